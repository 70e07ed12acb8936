"""From a path to a `Document`: the file is read once and its format told by its content.

Extensions are never believed: a page saved as `report.pdf` is HTML. The readers of the heavier
formats are imported only when such a file comes. Nothing is fetched, unpacked to disk or written.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from peeldiff.errors import FormatError, LimitError, SourceError, UsageError
from peeldiff.model import ReportWarning
from peeldiff.reading.decode import clean, decode
from peeldiff.reading.limits import DEFAULT_LIMITS, Limits
from peeldiff.reading.source import Document, Line

__all__ = ["SOURCE_FORMATS", "STANDARD_INPUT", "load", "load_bytes", "read_bytes", "sniff"]

SOURCE_FORMATS = ("text", "markdown", "html", "pdf", "docx", "odt")
"""What `--from` accepts."""
STANDARD_INPUT = "standard input"
"""The name that a document read from "-" bears."""

VALID = "a PDF, HTML, DOCX, ODT, text or Markdown file"

_LABELS = {
    "text": "plain text",
    "html": "HTML",
    "mhtml": "a saved web page",
    "pdf": "PDF",
    "docx": "DOCX",
    "odt": "ODT",
    "json": "JSON",
}
_HEAD = 65_536
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file; save it as DOCX or PDF"),
    (b"{\\rtf", "a rich text (RTF) file; save it as DOCX or PDF"),
    (b"\x89PNG", "a picture; give the report itself or run OCR on it"),
    (b"\xff\xd8\xff", "a picture; give the report itself or run OCR on it"),
    (b"GIF8", "a picture; give the report itself or run OCR on it"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
    (b"7z\xbc\xaf", "a packed file; unpack it first"),
    (b"Rar!", "a packed file; unpack it first"),
    (b"bplist00", f"a web archive of Safari; save the page as HTML or give {VALID}"),
)
# A page may open with a byte order mark, an XML declaration and comments ("saved from url=…").
_PREAMBLE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s+|<\?[^>]{0,400}>|<!--(?:[^-]|-(?!->)){0,4000}-->)*"
)
_HTML_START = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|base|link|script|style|div|article|main"
    rb"|section|header|nav|table|h[1-6]|p|ul|ol)[\s>/])",
    re.IGNORECASE,
)
_HTML_ANYWHERE = re.compile(rb"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_MHTML = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MAIL_HEADER = re.compile(
    rb"\A\s*(?:from|mime-version|snapshot-content-location|subject|date):", re.I
)
_JSON = re.compile(r"\s*\{\s*[\"}]")


def load(
    source: str | os.PathLike[str],
    *,
    source_format: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read the file at `source`, or standard input for "-".

    `source_format` is one of `SOURCE_FORMATS` and overrides what the content says. Raises
    `SourceError` (or its kinds `FormatError` and `LimitError`); `UsageError` for another format.
    """
    data, name = read_bytes(source, limits=limits)
    return load_bytes(data, name, source_format=source_format, limits=limits)


def read_bytes(
    source: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS
) -> tuple[bytes, str]:
    """Return the bytes of a file, or of standard input for "-", and the name to call it by.

    The name is the path as given, safe to print: reports of two folders may share the last part of
    theirs. Raises `SourceError`.
    """
    given = os.fspath(source)
    most = limits.file_bytes
    if given == "-":
        name = STANDARD_INPUT
        data = sys.stdin.buffer.read(most + 1)
    else:
        name = _printable(given)
        data = _file_bytes(given, name, most)
    if len(data) > most:
        raise LimitError(
            f"{name} is larger than {most:,} bytes; give the report alone, without attachments."
        )
    if not data:
        raise SourceError(f"{name} is empty; give {VALID}.")
    return data, name


def load_bytes(
    data: bytes,
    name: str,
    *,
    source_format: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Document:
    """Read a report already in memory; see `load`.

    Messages call it `name`; the document bears the last part of that, as a path says where a file
    is and not what.
    """
    if source_format is not None and source_format not in SOURCE_FORMATS:
        raise UsageError(
            f"Unknown source format {source_format!r}; choose one of {', '.join(SOURCE_FORMATS)}."
        )
    shown = sniff(data)
    try:
        found, lines, warnings = _read(source_format or shown, data, name, limits)
    except FormatError as error:
        # "Damaged" would be untrue of a file that is whole and of another format.
        if source_format in (None, "text", "markdown", "html", shown):
            raise
        raise FormatError(
            f"{name} cannot be read as {_LABELS[source_format]}, because it looks like "
            f"{_LABELS.get(shown, 'something else')}; leave out --from, or give {VALID}."
        ) from error
    if not any(line.text for line in lines):
        raise SourceError(f"{name} holds no text; give {VALID} with the words of a report.")
    return Document(
        name=_last_part(name),
        format=source_format or found,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=lines,
        whole_paragraphs=found not in {"text", "markdown"},
        warnings=tuple(warnings),
    )


def _read(
    source_format: str, data: bytes, name: str, limits: Limits
) -> tuple[str, tuple[Line, ...], Sequence[ReportWarning]]:
    """The format in the words of `SOURCE_FORMATS`, the lines and the warnings of a reader."""
    match source_format:
        case "pdf":
            from peeldiff.reading.formats.pdf import read_pdf

            lines, warnings = read_pdf(data, name, limits)
        case "docx":
            from peeldiff.reading.formats.docx import read_docx

            lines, warnings = read_docx(data, name, limits)
        case "odt":
            from peeldiff.reading.formats.odt import read_odt

            lines, warnings = read_odt(data, name, limits)
        case "html" | "mhtml":
            from peeldiff.reading.formats.html import read_html

            lines, warnings = read_html(data, name, limits)
        case "text" | "markdown" | "json":
            from peeldiff.reading.marks import looks_like_markdown

            text, warnings = decode(data, name)
            lines = _text_lines(text, name, limits)
            return "markdown" if looks_like_markdown(text) else "text", lines, warnings
        case _:
            raise _not_readable(data, name)
    return "html" if source_format == "mhtml" else source_format, lines, warnings


def sniff(data: bytes) -> str:
    """Return the format that the content shows.

    One of "pdf", "docx", "odt", "html", "mhtml", "json" (a `peeldiff` output), "text" (Markdown
    included), or "foreign" for a known kind of file that peeldiff does not read.
    """
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return _sniff_archive(data)
    if any(head.startswith(magic) for magic, _ in _FOREIGN):
        return "foreign"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "ignore")
        head = text.encode()
    else:
        text = head[:256].decode("utf-8-sig", "ignore")
    body = head[_preamble_end(head) :]
    if _HTML_START.match(body):
        return "html"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _JSON.match(text):
        return "json"
    if _MAIL_HEADER.match(head) and _MHTML.search(head):
        return "mhtml"
    return "html" if _HTML_ANYWHERE.search(head) else "text"


def _preamble_end(head: bytes) -> int:
    found = _PREAMBLE.match(head)
    return found.end() if found else 0


def _sniff_archive(data: bytes) -> str:
    # Names inside an archive stand unpacked in it, so a damaged one is still told apart.
    if b"application/vnd.oasis.opendocument.text" in data[:256]:
        return "odt"
    if b"word/document" in data:
        return "docx"
    return "odt" if b"content.xml" in data else "foreign"


def _not_readable(data: bytes, name: str) -> FormatError:
    what = next((text for magic, text in _FOREIGN if data.startswith(magic)), "")
    if not what:
        what = f"an archive that holds no Word or OpenDocument text; give {VALID}"
    return FormatError(f"{name} is {what}.")


def _text_lines(text: str, name: str, limits: Limits) -> tuple[Line, ...]:
    from peeldiff.reading.marks import read_text_lines

    if text.count("\n") + text.count("\f") >= limits.lines:
        raise LimitError(
            f"{name} has more than {limits.lines:,} lines; give the report alone, as {VALID}."
        )
    longest = max(map(len, text.split("\n")))
    if longest > limits.line_length:
        raise LimitError(
            f"{name} has a line of {longest:,} characters, more than {limits.line_length:,}; "
            f"give the report with line breaks, as {VALID}."
        )
    return read_text_lines(text)


def _printable(given: str) -> str:
    return clean(given.encode("utf-8", "replace").decode()).replace("\n", " ") or repr(given)


def _last_part(name: str) -> str:
    return os.path.basename(name.rstrip("/\\")) or name


def _file_bytes(given: str, name: str, most: int) -> bytes:
    """Read at most one byte more than `most`, so that an endless device ends too."""
    try:
        with Path(given).open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        problem = "does not exist"
    except IsADirectoryError:
        problem = "is a folder"
    except PermissionError:
        problem = "may not be read (no permission)"
    except (OSError, ValueError) as error:
        problem = f"cannot be read ({getattr(error, 'strerror', None) or 'not a file name'})"
    raise SourceError(f"{name} {problem}; give the path of {VALID}.")
