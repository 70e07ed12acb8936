"""How a web page sets its words and its paragraphs, as far as their own attributes say."""

from __future__ import annotations

from alignment.late import late
from peeldiff.document.formats.markup import Element
from peeldiff.document.formats.printed import Look

__all__ = ["Spaces", "look_of"]

_LENGTH = late(
    r"(?:^|[;\s])(font-size|line-height|margin-top|margin-bottom|top)\s*:\s*"
    r"(\d{1,5}(?:\.\d{1,4})?)(pt|px|in|cm|mm)"
)
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}


def look_of(element: Element, outer: Look, *, bold: bool) -> Look:
    """How the words of an element are set that stands in others of this look.

    What a class means is not asked, only whether two have the same.
    """
    size = _lengths(element).get("font-size")
    name = element.attributes.get("class", "") or (outer.rest[1] if outer.rest else "")
    return Look(outer.size if size is None else round(2 * size), (bold, name))


class Spaces:
    """Tells the space above each paragraph of a page, in twentieths of a point."""

    def __init__(self) -> None:
        self._below = 0.0
        self._top: float | None = None

    def above(self, element: Element) -> int:
        """The margins between a paragraph and the one before, and how far they stand apart if placed."""
        lengths = _lengths(element)
        space = self._below + lengths.get("margin-top", 0.0)
        self._below = lengths.get("margin-bottom", 0.0)
        top = lengths.get("top")
        if top is not None and self._top is not None:
            space += abs(top - self._top - lengths.get("line-height", 0.0))
        self._top = top
        return round(20 * space)


def _lengths(element: Element) -> dict[str, float]:
    """The lengths that the style of an element gives, in points."""
    style = element.attributes.get("style", "")
    if not style:
        return {}
    found = _LENGTH.finditer(style.casefold())
    return {one[1]: float(one[2]) * _POINTS[one[3]] for one in found}
