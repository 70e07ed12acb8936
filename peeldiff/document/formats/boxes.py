"""The titles of boxes, which dialects of Markdown and the templates of sites set behind the box's kind.

`> [!NOTE] Title`, `!!! note "Title"`, `::: warning Title`, `{{< callout title="Title" >}}`,
`/// note | Title`, `=== "Title"`, `{% note "Title" %}` and `<Callout title="Title">` are one thing. Each
becomes a line of its own, so that lines keep their numbers; the line that ends a box becomes empty. The
line is bold where a text has few headings: among headings the title of a box is none.
"""

from __future__ import annotations

import re

from alignment.late import late

__all__ = ["with_titles_of_boxes"]

_QUOTED = late(r"((?:[ \t]*>)+[ \t]?)\[!\w+\][+-]?[ \t]+(?P<title>\S.*)")
_ALONE = late(
    r"(?P<before>(?:[ \t]*>)+[ \t]?)\[!(?P<quoted>[\w -]+)\][+-]?[ \t]*\Z"
    r"|(?P<indent>[ \t]*)(?:!!!|\?\?\?\+?|///) (?P<kind>[a-z][\w-]*)(?: [a-z ]+)?[ \t]*\Z"
)
"""A box without a title: its kind is shown instead."""
_BANGS = late(r"([ \t]*)(?:(?:!!!|\?\?\?\+?) \w[\w -]*|===[!+]?) \"(?P<title>[^\"\n]+)\"[^\n]*")
_SLASHES = late(r"([ \t]*)/{3,} ?[\w-]+ \| (?P<title>\S[^\n]*)")
_COLONS = late(
    r"([ \t]*):{3,} ?(?:\{?[\w-]+\}?[ \t]+|[\w-]+\[)(?P<title>[^\W\d_][^{}\[\]\n=]*?)\]?[ \t]*:*\Z"
)
_TAG = late(
    r"([ \t]*)(?:\{\{[<%][ \t]*(?P<kind>[\w/-]+)\b(?P<values>[^\n]*?)/?[>%]\}\}"
    r"|\{%[ \t]*(?P<liquid>[\w-]+)\b(?P<told>[^\n]*?)%\}"
    r"|<(?P<component>[A-Z][A-Za-z]{1,30})\b(?P<attributes>[^<>\n]*)>"
    r"|:{3,} ?\{(?P<pandoc>[^{}\n]*)\})[ \t]*\Z"
)
_END = late(
    r"[ \t]*(?:/{3,}|\{\{[<%][ \t]*/[^\n]*[>%]\}\}|\{%[ \t]*end\w+[ \t]*%\}|</[A-Z][A-Za-z]{1,30}>)[ \t]*\Z"
)
_NAMED = late(
    r"\b(?:title|heading|header|label|summary|caption)[ \t]*=[ \t]*"
    r"(?P<mark>[\"'])(?P<title>.+?)(?P=mark)(?=\s|\Z)"
)
_UNNAMED = late(r"(?<![=\w])(?P<mark>[\"'])(?P<title>[^\W\d_].*?)(?P=mark)(?=\s|\Z)")
_KINDS_THAT_POINT = frozenset(
    ("ref", "relref", "figure", "img", "image", "link", "toc", "include", "youtube", "video")
)
"""Tags whose quoted words are an address, or what a picture shows."""
_BLOCKS = frozenset(("if", "elif", "else", "for", "set", "assign", "capture", "import", "extends"))
"""What a template's own language does, of which no reader sees a word."""


def with_titles_of_boxes(text: str) -> str:
    """The same text, line by line, with the title of each box as a bold line."""
    bold = "" if len(_HEADING.findall(text)) >= _FEWEST_HEADINGS else "**"
    return "\n".join(
        _with_title(line, bold) if line.lstrip()[:1] in _FIRST else line
        for line in text.split("\n")
    )


_HEADING = late(r"^[ \t>]*#{1,6} ", re.MULTILINE)
_FEWEST_HEADINGS = 3
_FIRST = frozenset(">!?:{</=")
_TITLED = (_QUOTED, _BANGS, _SLASHES, _COLONS)
_COLOURS = (
    "note info tip hint important warning caution danger error failure fail missing bug attention "
    "abstract summary tldr todo success check done question help faq example quote cite details "
    "admonition tab html define"
)
_USUAL = frozenset(_COLOURS.split())
"""Kinds that only colour a box."""


def _with_title(line: str, bold: str) -> str:
    if box := next((found for shape in _TITLED if (found := shape.match(line))), None):
        return f"{box[1]}{bold}{box['title'].strip()}{bold}"
    if alone := _ALONE.match(line):
        kind = (alone["quoted"] or alone["kind"]).replace("-", " ").replace("_", " ")
        title = "" if kind.casefold() in _USUAL else f"{bold}{kind.capitalize()}{bold}"
        return f"{alone['before'] or alone['indent'] or ''}{title}".rstrip()
    if _END.match(line):
        return ""
    if tag := _TAG.match(line):
        kind = tag["kind"] or tag["liquid"] or tag["component"] or ""
        told = tag["values"] or tag["told"] or tag["attributes"] or tag["pandoc"] or ""
        if kind.casefold() not in _KINDS_THAT_POINT | _BLOCKS and (title := _title(told)):
            return f"{tag[1]}{bold}{title}{bold}"
    return line


def _title(told: str) -> str:
    """The title among the values of a tag: the one that is called so, or the only one without a name."""
    if named := _NAMED.search(told):
        return named["title"].strip()
    unnamed = [match["title"].strip() for match in _UNNAMED.finditer(told)]
    return unnamed[0] if len(unnamed) == 1 else ""
