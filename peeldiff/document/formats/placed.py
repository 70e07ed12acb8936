"""Lines of a printed page that a program set by their places on it: which of them run through all pages.

pdftohtml makes an element of each page, and a paragraph of each piece of text with its place. What stands at
the same place on most pages, but for its numbers, is a running header or footer.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.formats.markup import Element, Event

__all__ = ["running_lines"]

_PAGE = late(r"(?:page|pf)[_-]?[0-9a-f]+(?:-div)?\Z")
_PLACE = late(r"\btop\s*:\s*(\d{1,5})")
_LEFT = late(r"\bleft\s*:\s*(\d{1,5})")
_NUMBER = late(r"\d+")
_FEWEST = 3
_LONGEST = 200


def running_lines(events: Sequence[Event]) -> frozenset[Element]:
    """Return the paragraphs that stand at their place, in the same words, on at least half of the pages."""
    pages: set[Element] = set()
    texts: dict[Element, str] = {}
    for kind, element, text in events:
        if (
            kind == "open"
            and element.tag == "div"
            and _PAGE.match(element.attributes.get("id", ""))
        ):
            pages.add(element)
        elif kind == "text" and pages and (placed := _placed(element, pages)):
            texts[placed] = f"{texts.get(placed, '')}{text}"[:_LONGEST]
    if len(pages) < _FEWEST:
        return frozenset()
    alike: dict[tuple[str, str, str], list[Element]] = {}
    for element, text in texts.items():
        style = element.attributes.get("style", "")
        top, left = _PLACE.search(style), _LEFT.search(style)
        if top and left:
            told = _NUMBER.sub("#", " ".join(text.split()))
            # A page number of two figures stands a little further left.
            place = "" if told.strip("#/ ") == "" else left[1]
            alike.setdefault((top[1], place, told), []).append(element)
    return frozenset(
        element
        for found in alike.values()
        if len(found) >= _FEWEST and 2 * len(found) >= len(pages)
        for element in found
    )


def _placed(element: Element, pages: set[Element]) -> Element | None:
    """The paragraph right in one of some pages that holds an element, or is it."""
    inner: Element | None = element
    while inner is not None and inner.tag != "p":
        inner = inner.parent
    return inner if inner is not None and inner.parent in pages else None
