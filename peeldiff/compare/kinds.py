"""Things of one sort that reports tell apart: what is said of burglary is no answer on rape.

Two such sentences may differ in that one word, so that likeness alone takes one for the other.
"""

from __future__ import annotations

import re

from peeldiff.inspectorates import Inspectorate
from peeldiff.words import plain

__all__ = ["Kinds", "Named"]

Named = frozenset[tuple[int, int]]
"""The kinds that a text names: the number of the sort, and that of the kind in it."""


class Kinds:
    """Tells which kinds a text names, with one inspectorate's words for them."""

    def __init__(self, words: Inspectorate) -> None:
        sorts: list[list[str]] = words.data["kinds"]["told_apart"]
        self._kinds = [
            ((place, number), re.compile(rf"\b(?:{kind})\b"))
            for place, sort in enumerate(sorts)
            for number, kind in enumerate(sort)
        ]
        self._known: dict[str, Named] = {}

    def named(self, text: str) -> Named:
        """The kinds that a text names."""
        known = self._known.get(text)
        if known is None:
            said = plain(text)
            named = frozenset(kind for kind, words in self._kinds if words.search(said))
            known = self._known[text] = named
        return known

    def differ(self, point: Named, text: str) -> bool:
        """Whether a text names other kinds than a point of the same sort, and none of the point's."""
        if not point:
            return False
        said = self.named(text)
        ours = {sort for sort, _ in point - said} - {sort for sort, _ in point & said}
        return any(sort in ours for sort, _ in said)
