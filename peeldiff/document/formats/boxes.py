"""The titles of boxes, which dialects of Markdown and the templates of sites set behind the box's kind.

`> [!NOTE] Title`, `!!! note "Title"`, `::: warning Title`, `{{< callout title="Title" >}}`,
`{% note "Title" %}` and `<Callout title="Title">` are one thing. Each becomes a bold line, so that lines
keep their numbers; the line that ends a box becomes empty.
"""

from __future__ import annotations

from alignment.late import late

__all__ = ["with_titles_of_boxes"]

_QUOTED = late(r"((?:[ \t]*>)+[ \t]?)\[!\w+\][+-]?[ \t]+(?P<title>\S.*)")
_QUOTED_ALONE = late(r"(?:[ \t]*>)+[ \t]?\[!\w+\][+-]?[ \t]*\Z")
_BANGS = late(r"([ \t]*)(?:!!!|\?\?\?\+?) \w+ \"(?P<title>[^\"\n]+)\"[^\n]*")
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
    r"[ \t]*(?:\{\{[<%][ \t]*/[^\n]*[>%]\}\}|\{%[ \t]*end\w+[ \t]*%\}|</[A-Z][A-Za-z]{1,30}>)[ \t]*\Z"
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
    return "\n".join(
        _with_title(line) if line.lstrip()[:1] in _FIRST else line for line in text.split("\n")
    )


_FIRST = frozenset(">!?:{<")


def _with_title(line: str) -> str:
    if box := _QUOTED.match(line) or _BANGS.match(line) or _COLONS.match(line):
        return f"{box[1]}**{box['title'].strip()}**"
    if _QUOTED_ALONE.match(line) or _END.match(line):
        return ""
    if tag := _TAG.match(line):
        kind = tag["kind"] or tag["liquid"] or tag["component"] or ""
        told = tag["values"] or tag["told"] or tag["attributes"] or tag["pandoc"] or ""
        if kind.casefold() not in _KINDS_THAT_POINT | _BLOCKS and (title := _title(told)):
            return f"{tag[1]}**{title}**"
    return line


def _title(told: str) -> str:
    """The title among the values of a tag: the one that is called so, or the only one without a name."""
    if named := _NAMED.search(told):
        return named["title"].strip()
    unnamed = [match["title"].strip() for match in _UNNAMED.finditer(told)]
    return unnamed[0] if len(unnamed) == 1 else ""
