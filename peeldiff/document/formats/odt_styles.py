"""What an OpenDocument text says of its styles and lists: headings, bold, bullets and numbers."""

from __future__ import annotations

from alignment.late import late
from alignment.records import dataclass
from peeldiff.document.formats.archive import Node
from peeldiff.document.formats.numerals import numeral
from peeldiff.document.formats.printed import Look
from peeldiff.document.formats.verbatim import VERBATIM

__all__ = ["ListStyles", "Style", "Styles"]

_BOLD = late(r"bold|[6-9]00")
_LENGTH = late(r"(\d{1,4}(?:\.\d{1,6})?)(pt|cm|mm|in)\Z")
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0}
_MOST_PARENTS = 20
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Style:
    """What a style means; `title`: it is, or stems from, the style of the document's title.

    `verbatim`: each paragraph is a line of a text file that the word processor has opened.
    """

    bold: bool = False
    title: bool = False
    hidden: bool = False
    raised: bool = False
    breaks_page: bool = False
    verbatim: bool = False
    look: Look = Look()
    above: int = 0
    below: int = 0
    """The space above and below a paragraph, in twentieths of a point."""


class Styles:
    """The styles of paragraphs and characters by their names."""

    def __init__(self, roots: list[Node]) -> None:
        self._nodes: dict[tuple[str, str], Node] = {}
        for root in roots:
            for node in root.every("style"):
                self._nodes[node.get("family"), node.get("name")] = node
        self._known: dict[tuple[str, str], Style] = {}

    def style(self, family: str, name: str) -> Style:
        """Return a style ("paragraph" or "text") with what it inherits."""
        key = (family, name)
        if key not in self._known:
            self._known[key] = self._resolved(family, name)
        return self._known[key]

    def _resolved(self, family: str, name: str) -> Style:
        weight = hidden = position = broken = size = above = below = ""
        told: tuple[str, str] = ("", "")
        title = verbatim = False
        for _ in range(_MOST_PARENTS):
            title = title or name == "Title"
            verbatim = verbatim or name.replace("_20_", " ").casefold() in VERBATIM
            node = self._nodes.get((family, name))
            if node is None:
                break
            text = node.child("text-properties")
            paragraph = node.child("paragraph-properties")
            if text is not None:
                weight = weight or text.get("font-weight")
                hidden = hidden or text.get("display")
                position = position or text.get("text-position")
                size = size or text.get("font-size")
                told = (told[0] or text.get("color"), told[1] or text.get("font-style"))
            if paragraph is not None:
                broken = broken or paragraph.get("break-before")
                above = above or paragraph.get("margin-top")
                below = below or paragraph.get("margin-bottom")
            name = node.get("parent-style-name")
        return Style(
            bold=bool(_BOLD.match(weight)),
            title=title,
            hidden=hidden == "none",
            raised=position.startswith("super"),
            breaks_page=broken == "page",
            verbatim=verbatim,
            look=Look(round(2 * _points(size)), (bool(_BOLD.match(weight)), *told)),
            above=round(20 * _points(above)),
            below=round(20 * _points(below)),
        )


class ListStyles:
    """The styles of lists, and how far each has counted."""

    def __init__(self, roots: list[Node]) -> None:
        self._levels: dict[str, dict[int, Node]] = {}
        for root in roots:
            for style in root.every("list-style"):
                self._levels[style.get("name")] = {
                    _number(level.get("level"), 1): level for level in style.children
                }

    def first(self, name: str, depth: int) -> int:
        """Return the number that a list of this style starts with, `depth` counted from 0."""
        level = self._levels.get(name, {}).get(depth + 1)
        return _number(level.get("start-value"), 1) if level is not None else 1

    def mark(self, name: str, counts: list[int]) -> str:
        """Return the bullet or number of an item; `counts` holds its number on each level."""
        level = self._levels.get(name, {}).get(len(counts))
        if level is None:
            return _BULLET
        if level.tag == "list-level-style-bullet":
            return level.get("bullet-char").strip() or _BULLET
        kind = level.get("num-format")
        if level.tag != "list-level-style-number" or not kind:
            return ""
        shown = counts[-_number(level.get("display-levels"), 1) :]
        number = ".".join(numeral(count, kind) for count in shown)
        return f"{level.get('num-prefix')}{number}{level.get('num-suffix')}".strip()


def _points(text: str) -> float:
    length = _LENGTH.match(text)
    return float(length[1]) * _POINTS[length[2]] if length else 0.0


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 6 else default
