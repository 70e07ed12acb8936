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
from typing import NamedTuple

from alignment.late import late
from peeldiff.document.decode import clean, decode
from peeldiff.document.emphasis import without_idle_bold
from peeldiff.document.limits import DEFAULT_LIMITS, Limits
from peeldiff.document.sniff import VALID, foreign, looks_like_markdown, sniff
from peeldiff.document.source import Document, Line
from peeldiff.errors import FormatError, LimitError, SourceError, UsageError
from peeldiff.model import ReportWarning

__all__ = [
    "SOURCE_FORMATS",
    "STANDARD_INPUT",
    "is_web_address",
    "load",
    "load_bytes",
    "printable_name",
    "read_bytes",
    "web_address",
]

SOURCE_FORMATS = ("text", "markdown", "html", "pdf", "docx", "odt")
"""What `--from` accepts."""
STANDARD_INPUT = "standard input"
"""The name that a document read from "-" bears."""

_LABELS = {
    "text": "plain text",
    "html": "HTML",
    "mhtml": "a saved web page",
    "pdf": "PDF",
    "docx": "DOCX",
    "odt": "ODT",
    "json": "JSON",
}


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
        name = printable_name(given)
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
        read = _read(source_format or shown, data, name, limits)
    except FormatError as error:
        # "Damaged" would be untrue of a file that is whole and of another format.
        if source_format in (None, "text", "markdown", "html", shown):
            raise
        raise FormatError(
            f"{name} cannot be read as {_LABELS[source_format]}, because it looks like "
            f"{_LABELS.get(shown, 'something else')}; leave out --from, or give {VALID}."
        ) from error
    lines = read.lines
    if read.whole and read.format != "pdf":
        from peeldiff.document.formats.text_tables import with_tables_read_down

        lines = with_tables_read_down(lines)
    if not any(line.text for line in lines):
        raise SourceError(f"{name} holds no text; give {VALID} with the words of a report.")
    return Document(
        name=_last_part(name),
        format=source_format or read.format,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=without_idle_bold(lines),
        whole_paragraphs=read.whole,
        recognised=read.recognised,
        warnings=tuple(read.warnings),
    )


class _Read(NamedTuple):
    """What a reader gives: the format in the words of `SOURCE_FORMATS`, lines, warnings.

    `whole`: each line of text is a whole paragraph. `recognised`: as `Document` has it.
    """

    format: str
    lines: tuple[Line, ...]
    warnings: Sequence[ReportWarning]
    whole: bool
    recognised: bool = False


def _read(source_format: str, data: bytes, name: str, limits: Limits) -> _Read:
    """What the reader of a format gives."""
    match source_format:
        case "pdf":
            from peeldiff.document.formats.pdf import read_print

            lines, warnings, is_text, recognised = read_print(data, name, limits)
            return _Read(source_format, lines, warnings, not is_text, recognised)
        case "docx":
            from peeldiff.document.formats.docx import read_word

            lines, warnings, verbatim = read_word(data, name, limits)
            return _Read(source_format, lines, warnings, not verbatim)
        case "odt":
            from peeldiff.document.formats.odt import read_opendocument

            lines, warnings, verbatim = read_opendocument(data, name, limits)
            return _Read(source_format, lines, warnings, not verbatim)
        case "html" | "mhtml":
            from peeldiff.document.formats.html import read_page

            lines, warnings, preformatted = read_page(data, name, limits)
            return _Read("html", lines, warnings, not preformatted)
        case "text" | "markdown" | "json":
            text, warnings = decode(data, name)
            lines, parted = _text_lines(text, name, limits)
            if parted:
                from peeldiff.document.formats.warned import COLUMNS_PARTED

                warnings = [*warnings, COLUMNS_PARTED]
            found = "markdown" if looks_like_markdown(text) else "text"
            return _Read(found, lines, warnings, False)
        case _:
            raise FormatError(f"{name} is {foreign(data)}.")
    return _Read(source_format, lines, warnings, True)


def _text_lines(text: str, name: str, limits: Limits) -> tuple[tuple[Line, ...], bool]:
    from peeldiff.document.formats.text import read_text

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
    return read_text(text)


_WEB_ADDRESS = late(r"(?:[a-z][a-z0-9+.-]+:/|www\.\S)", re.IGNORECASE)


def is_web_address(given: str) -> bool:
    """Whether what was given for a file looks like an address; "https:/x" is how a path writes one."""
    return (":" in given or "." in given[:5]) and _WEB_ADDRESS.match(given) is not None


def web_address(name: str) -> str:
    """What is said to who gave an address, in one sentence."""
    return (
        f"{name} is a web address, and peeldiff does not download: save it first (the PDF, or the page "
        "from your browser) and give the file."
    )


def printable_name(given: str) -> str:
    """The name of a file as given, without what a terminal would obey."""
    return clean(given.encode("utf-8", "replace").decode()).replace("\n", " ") or repr(given)


def _last_part(name: str) -> str:
    return os.path.basename(name.rstrip("/\\")) or name


def _file_bytes(given: str, name: str, most: int) -> bytes:
    """Read at most one byte more than `most`, so that an endless device ends too."""
    if is_web_address(given) and not os.path.lexists(given):
        raise SourceError(web_address(name))
    try:
        with open(given.rstrip(os.sep) or os.curdir, "rb") as file:
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
