"""Text of a web page that stands in no paragraph, between those that do: entries of a list whose marks a
program has lost.

AbiWord writes each paragraph as one, and each entry of an outer list as a bare span, one right behind the
other, even behind the last entry of an inner list. An empty span stands where it knew a field to be, such
as the bullet. It ends some headings, and anchors, nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.formats.bullets import STOPS, leads_to_part
from peeldiff.document.formats.markup import Element, names

__all__ = ["begins_entry", "begins_outer_entry", "is_entry", "is_loose", "overflows"]

_HOLDERS = names("body div section article main h1 h2 h3 h4 h5 h6 a")
"""An anchor that was never closed holds all that comes."""
_STYLED = names("style lang xml:lang dir")
"""What a program of offices says of a span; one of a site has a class."""
_WITHIN = names("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote")
_LETTERS = late(r"[^\W\d_]{2}")
_SHORTEST = 20
_FARTHEST = 8
"""Pieces of white space behind which a program still goes on."""


def is_loose(element: Element) -> bool:
    """Whether a span of an office's program stands beside paragraphs, and in none of them."""
    holder = element.parent
    return (
        element.tag == "span"
        and holder is not None
        and holder.tag in _HOLDERS
        and holder.holds("p") > 0
        and "href" not in holder.attributes
        and _STYLED.issuperset(element.attributes)
    )


def is_entry(text: str) -> bool:
    """Whether a loose text is an entry, and not a name or a grade that a site sets beside its text."""
    return len(text) >= _SHORTEST and (text[-1] in STOPS or leads_to_part(text))


def begins_entry(element: Element, before: Sequence[str]) -> bool:
    """Whether a loose span begins an entry of its own; `before` are the pieces since the last block."""
    told = _last(before)
    return bool(told) and (_is_empty(element) or told[-1] in STOPS or leads_to_part(told))


def begins_outer_entry(element: Element, before: Sequence[str], text: str = "") -> bool:
    """Whether a span inside an entry begins the next one further out: behind a sentence it is empty, or its
    `text` stands hard behind that."""
    if element.tag != "span" or element.parent is None or element.parent.tag != "li":
        return False
    if _is_empty(element):
        return _last(before)[-1:] == "."
    hard = before[-1:] and before[-1][-1:] == "." and before[-1][-2:-1].isalpha()
    return bool(hard) and text[:1].isupper() and _STYLED.issuperset(element.attributes)


def overflows(element: Element, before: Sequence[str]) -> bool:
    """Whether an element that opens in a heading, behind `before`, stands below it: its end was lost."""
    return element.tag in _WITHIN and any(map(_LETTERS.search, before))


def _is_empty(element: Element) -> bool:
    return not (element.text_length or element.attributes)


def _last(pieces: Sequence[str]) -> str:
    """The last of some pieces that is no white space, without that behind it."""
    told = (piece.rstrip() for piece in pieces[: -_FARTHEST - 1 : -1])
    return next(filter(None, told), "")
