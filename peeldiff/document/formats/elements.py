"""What an element of a web page says of itself: heading, note, footnote mark, list number, frame.

Asked of one element alone, by its tag and its attributes.
"""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.document.formats.markup import BLOCKS, LONG_CELL, NUMBERED_ROW, WIDE_ROW, Element

__all__ = [
    "FOLDING",
    "bold_style",
    "heading_level",
    "integer",
    "is_layout",
    "is_note",
    "is_preformatted",
    "is_raised",
    "item_level",
]

FOLDING = ("summary", "button")
"""Elements that head what folds away."""
_HEADING = late(r"h([1-6])\Z")
_HEADING_CLASS = late(
    r"(?:^|\s)(?:[a-z0-9]{1,12}[_-])?(?:mso)?heading(?:[_-]|_20_)?([1-9])(?=\s|$)", re.IGNORECASE
)
"""What a program of offices calls a paragraph of a style that is deeper than HTML has headings for, and what
those that only show its files call every heading."""
_BOLD_STYLE = late(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOTE_PLACE = late(r"footnote|endnote|fn\d|_ftn\d|note-?\d", re.IGNORECASE)
_WORD_CLASS = late(r"mso(list|bullet)", re.IGNORECASE)
_WORD_LEVEL = late(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
_INDENT = late(r"margin-left\s*:\s*(\d{1,4}(?:\.\d{1,4})?)(pt|in|cm)", re.IGNORECASE)
_INDENT_STEPS = {"pt": 36.0, "in": 0.5, "cm": 1.27}
"""How far a word processor indents each level of a list."""
_PREFORMATTED = late(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


def heading_level(element: Element, last: int, inside: bool) -> int:
    """Return the level of the heading that the element is, or 0."""
    found = _HEADING.match(element.tag)
    attributes = element.attributes
    if found:
        return int(found[1])
    if element.tag == "p" and (named := _HEADING_CLASS.search(attributes.get("class", ""))):
        return min(6, int(named[1]))
    if attributes.get("role", "").lower() == "heading":
        return min(6, integer(attributes, "aria-level", 2, 1))
    if element.tag == "summary" or (
        element.tag == "button"
        and inside
        and ("aria-controls" in attributes or "accordion" in attributes.get("class", ""))
    ):
        return min(6, last + max(1, _folds_around(element)))
    return 0


def _folds_around(element: Element) -> int:
    """How many parts that fold away hold the element, one in the other."""
    depth, above = 0, element.parent
    while above is not None:
        depth += above.tag == "details"
        above = above.parent
    return depth


def item_level(element: Element) -> int | None:
    """Return the depth, from 0, of a paragraph that a word processor saved as an item, or None.

    The bullet or number before its text is text as well.
    """
    attributes = element.attributes
    style = attributes.get("style", "")
    if found := _WORD_LEVEL.search(style):
        return max(0, int(found[1]) - 1)
    if not _WORD_CLASS.match(attributes.get("class", "")):
        return None
    indent = _INDENT.search(style)
    steps = float(indent[1]) / _INDENT_STEPS[indent[2].lower()] if indent else 1.0
    return max(0, min(9, round(steps) - 1))


_FEWEST_HEADS = 3
"""Heads of columns by which a table of two rows is one of data, whatever its cells list."""
_FEWEST_ROWS = 3
"""Rows of several cells with which a table whose columns have heads is one of data."""


def is_raised(element: Element) -> bool:
    """Tell whether the element may hold the mark of a footnote."""
    if element.tag != "a":
        return element.tag == "sup"
    attributes = element.attributes
    if element.parent is not None and element.parent.tag == "sup":
        return True
    if attributes.get("role", "") == "doc-noteref":
        return True
    target = attributes.get("href", "").rpartition("#")
    return bool(target[1]) and bool(_NOTE_PLACE.search(target[2]))


def is_note(element: Element) -> bool:
    """Tell whether the element holds the text of a footnote."""
    attributes = element.attributes
    if not attributes or element.tag not in BLOCKS:
        return False
    return attributes.get("role", "") in ("doc-footnote", "doc-endnote", "doc-endnotes") or bool(
        _NOTE_PLACE.search(f"{attributes.get('class', '')} {attributes.get('id', '')}")
    )


def bold_style(attributes: dict[str, str]) -> bool:
    """Tell whether the element's own style sets its text in bold."""
    return bool(_BOLD_STYLE.search(attributes.get("style", "")))


def is_layout(table: Element) -> bool:
    """Tell whether a table only places blocks: boxes, lists, pictures beside text, other tables."""
    if table.attributes.get("role", "") in ("presentation", "none") or table.holds("table"):
        return True
    if any(table.holds(f"h{level}") for level in range(1, 7)):
        return True
    if table.holds(LONG_CELL):
        return True
    wide = table.holds(WIDE_ROW)
    if wide and table.holds(NUMBERED_ROW) == wide:
        return True
    heads = table.holds("th")
    headed = heads > 1 and (wide >= _FEWEST_ROWS or heads >= _FEWEST_HEADS)
    return (table.holds("li") > 1 and not headed) or not wide


def is_preformatted(element: Element) -> bool:
    """Tell whether the line ends and spaces of an element's text are printed as they come."""
    if element.tag in ("pre", "listing", "xmp"):
        return True
    # Where paragraphs or entries stand inside, these end its lines.
    return (
        "style" in element.attributes
        and bool(_PREFORMATTED.search(element.attributes["style"]))
        and not (element.holds("p") or element.holds("li"))
    )


def integer(attributes: dict[str, str], key: str, default: int, least: int) -> int:
    """Return a number that an attribute gives, at least `least`, or the default."""
    value = attributes.get(key, "").strip()
    if not value.isdecimal() or len(value) > 6:
        return default
    return max(least, int(value))
