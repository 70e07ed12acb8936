"""How alike two demands are in what they are about.

Every demand ensures, improves and reviews; such words are left out, because they make any two findings
look alike. How telling the rest are is measured over both whole reports.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.similarity import Corpus
from alignment.words import stems
from peeldiff.model import Finding

__all__ = ["Likeness", "whole_text"]

_TELLING = 0.9
"""Part of the weight of a text's most telling word from which another counts as one of its most telling."""


def whole_text(finding: Finding) -> str:
    """A finding's text with its items'."""
    return " ".join((finding.text, *(item.text for item in finding.items)))


class Likeness:
    """Weighs the stems of demands for one comparison; `sides` are the sentences of each report."""

    def __init__(self, sides: Sequence[Corpus], asking: frozenset[str]) -> None:
        self._asking = asking
        self._corpus = Corpus.of(sides)
        self._known: dict[str, frozenset[str]] = {}

    def stems(self, text: str) -> frozenset[str]:
        """The stems that tell what a demand is about."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = frozenset(stems(text)) - self._asking
        return known

    def reduced(self, text: str) -> str:
        """A text with only its telling stems, in order, for a matcher that counts words."""
        return " ".join(stem for stem in stems(text) if stem not in self._asking)

    def overlap(self, one: str, other: str) -> float:
        """How alike two demands are, rare words counting most; 0 to 1, symmetric."""
        return self._corpus.overlap(self.stems(one), self.stems(other))

    def share_telling(self, one: str, other: str) -> bool:
        """Whether two demands have one of the most telling words of the first in common."""
        ours = {stem: self._corpus.weight(stem) for stem in sorted(self.stems(one))}
        most = max(ours.values(), default=0.0)
        theirs = self.stems(other)
        return any(weight >= most * _TELLING and stem in theirs for stem, weight in ours.items())
