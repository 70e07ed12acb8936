"""What stands aside in a block of a web page: words for screen readers, buttons, and what opens a part.

Beside what is seen it is no part of that; where nothing else is told it is what the page says.
"""

from __future__ import annotations

import re
from collections.abc import Container
from enum import IntEnum

from alignment.late import late
from peeldiff.document.formats.markup import BLOCKS, Element

__all__ = ["OUT_OF_SIGHT", "Aside", "SetAside", "aside_of", "is_apart", "is_icon", "is_sign"]

OUT_OF_SIGHT = late(
    r"\bclip(?:-path)?\s*:|(?:left|top|text-indent)\s*:\s*-\d{3,}|\bwidth\s*:\s*1px", re.IGNORECASE
)
"""Declarations by which a style leaves a text to those who hear the page."""
_SIGNS = frozenset("#¶§+−▾▿▸▹▼▽▲△►▶◀◄⌄⌃˅˄›»×✕⊕⊖➕➖↑↓→🔗")
_ICONS = frozenset("!?iⓘ⚠")
"""What a box has in a circle beside its text."""
_LINK = late(r"\[ ?(?:edit|link|copy|top|hide|show|expand|collapse)(?: \w+)? ?\]", re.IGNORECASE)
"""What a page offers to do beside a heading."""
_SWITCH = late(r"toggle|edit-?(?:section|link)|header-?link|perma-?link", re.IGNORECASE)
_UNSEEN = late(r"\b(?:visually-?hidden|sr-only|screen-?reader(?:-text|-only)?)\b", re.IGNORECASE)


class Aside(IntEnum):
    """How far a text stands aside: what is seen first, what is only read aloud last."""

    SEEN = 0
    BUTTON = 1
    """In a button, which may hold all of a heading or stand beside it."""
    SWITCH = 2
    """What opens or closes a part of the page."""
    UNSEEN = 3


def aside_of(element: Element, unseen: Container[str], *, in_heading: bool) -> Aside:
    """Tell how far the text of an element stands aside from the block that it is in.

    `unseen` are the classes that the page's style sheets take out of sight. Buttons and switches stand
    aside in a heading only.
    """
    found = Aside.SEEN
    inner: Element | None = element
    while inner is not None and (inner.tag == "button" or inner.tag not in BLOCKS):
        if inner.attributes:
            found = max(found, _by_itself(inner, unseen))
        if inner.tag == "button" and in_heading:
            found = max(found, Aside.BUTTON)
        inner = inner.parent
    return found if in_heading or found is Aside.UNSEEN else Aside.SEEN


def _by_itself(element: Element, unseen: Container[str]) -> Aside:
    named = element.attributes.get("class", "")
    if named and (_UNSEEN.search(named) or any(name in unseen for name in named.split())):
        return Aside.UNSEEN
    if "style" in element.attributes and OUT_OF_SIGHT.search(element.attributes["style"]):
        return Aside.UNSEEN
    return Aside.SWITCH if element.tag == "span" and _SWITCH.search(named) else Aside.SEEN


_WHOLE_WORD = late(r"[A-Za-z][a-z]{3}\Z")
"""How a piece of text ends that is no beginning of a name: not "Mac", before "Donald"."""


def is_apart(before: str, text: str, element: Element) -> bool:
    """Tell whether a style parts a text from the one before: a note behind a word, a unit behind a figure, a
    badge from what stands beside it."""
    if element.tag == "small":
        return before[-1:].isalnum() and text[:1].isalnum()
    if element.tag != "span":
        return False
    beside = text[:1].isupper() and text[1:2].islower() and _WHOLE_WORD.search(before)
    return bool(beside) or (before[-1:].isdigit() and text[:3].isalpha())


def is_sign(text: str) -> bool:
    """Whether a text is nothing but a sign that a page sets beside a heading: of a link to it, or of a
    part that opens."""
    told = text.strip()
    return bool(told) and (told in _SIGNS or _LINK.fullmatch(told) is not None)


def is_icon(text: str, element: Element) -> bool:
    """Whether a text is a sign that stands for a picture, which the page hides from those who hear it."""
    return text.strip("\ufe0f \n") in _ICONS and element.attributes.get("aria-hidden") == "true"


class SetAside:
    """The pieces of a block that stand aside, with their places among those that do not."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, str, Aside]] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def add(self, place: int, text: str, aside: Aside) -> None:
        """Set a piece of text aside that stands before the seen piece of that place."""
        self._pieces.append((place, text, aside))

    def last(self, aside: Aside) -> str:
        """The last of the pieces that stand so far aside, or ""."""
        return next((text for _, text, far in reversed(self._pieces) if far is aside), "")

    def part_from(self, seen: list[str]) -> tuple[list[str], Aside]:
        """Return what was set aside, and how far what is told stands aside; begin anew.

        If nothing is seen, the pieces that stand least aside are put among `seen` and told.
        """
        pieces, told = self._pieces, Aside.SEEN
        self._pieces = []
        if pieces and not "".join(seen).strip():
            told = min(aside for *_, aside in pieces)
            for place, text, aside in reversed(pieces):
                if aside is told:
                    seen.insert(place, text)
        return [" ".join(text.split()) for _, text, aside in pieces if aside is not told], told
