"""Tells the format of a file by its content; a name is never believed."""

from __future__ import annotations

import re

from alignment.late import late

__all__ = ["VALID", "foreign", "looks_like_markdown", "sniff"]

VALID = "a PDF, HTML, DOCX, ODT, text or Markdown file"

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
_PREAMBLE = late(rb"\A(?:\xef\xbb\xbf)?(?:\s+|<\?[^>]{0,400}>|<!--(?:[^-]|-(?!->)){0,4000}-->)*")
_HTML_START = late(
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|base|link|script|style"
    rb"|(div|article|main|section|header|nav|table|h[1-6]|p|ul|ol))[\s>/])",
    re.IGNORECASE,
)
# What a page marks up with tags and Markdown at the beginning of a line.
_MARKDOWN = late(rb"^(?:#{1,6} +\S|[-*] +\S|\*\*\S|> +\S|\d\. +\S)", re.MULTILINE)
_CODE = late(rb"<(pre|script|style)[\s>].{0,20000}?</\1>", re.DOTALL | re.IGNORECASE)
_ATX = late(rb"^#{1,6} +\S", re.MULTILINE)
_TAGGED = late(rb"^\s*<(?:h[1-6]|li|p)[\s>]", re.MULTILINE | re.IGNORECASE)
_HTML_ANYWHERE = late(rb"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_MHTML = late(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_MAIL_HEADER = late(rb"\A\s*(?:from|mime-version|snapshot-content-location|subject|date):", re.I)
# A list of anything but objects may as well be a text that begins with a bracket.
_JSON = late(r"\s*(?:\[\s*)?\{\s*[\"}]")

_SIGNED = late(r"#{1,6}\s+\S")
_FEWEST_HEADINGS = 2


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
    if body[:1] == b"<" and (found := _HTML_START.match(body)):
        return "text" if found[1] and _is_markdown(head) else "html"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _JSON.match(text):
        return "json"
    if _MAIL_HEADER.match(head) and _MHTML.search(head):
        return "mhtml"
    return "html" if b"<" in head and _HTML_ANYWHERE.search(head) else "text"


def _is_markdown(head: bytes) -> bool:
    """Whether a text that begins with a block's tag goes on in Markdown, as pandoc writes a page.

    HTML has no lines that begin with number signs, but for code; Markdown has few tags of text.
    """
    head = _CODE.sub(b"", head)
    marked = len(_MARKDOWN.findall(head))
    return bool(_ATX.search(head)) and marked > len(_TAGGED.findall(head))


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


def foreign(data: bytes) -> str:
    """What a file is that peeldiff does not read."""
    known = next((text for magic, text in _FOREIGN if data.startswith(magic)), None)
    return known or f"an archive that holds no Word or OpenDocument text; give {VALID}"


def looks_like_markdown(text: str) -> bool:
    """Whether the text has Markdown headings: two lines at least that begin with number signs."""
    found = behind = 0
    while found < _FEWEST_HEADINGS and (at := text.find("#", behind)) >= 0:
        begin = text.rfind("\n", 0, at) + 1
        opens = begin >= behind and not text[begin:at].strip("> ")
        heading = _SIGNED.match(text, at) if opens else None
        found += heading is not None
        behind = heading.end() if heading else at + 1
    return found >= _FEWEST_HEADINGS
