"""Whether a passage that shares words with a point is on that point, and on all of it.

Likeness alone takes one subject for another, and a part for the whole.
"""

from __future__ import annotations

import re

from peeldiff.compare.owning import Owners
from peeldiff.compare.telling import Point, Telling
from peeldiff.inspectorates import Inspectorate
from peeldiff.reading.contrasts import taken_back
from peeldiff.reading.passages import Passage
from peeldiff.reading.verdicts import Reading
from peeldiff.words import plain

__all__ = ["Bearing"]

_LISTS = re.compile(r",| and ")
_NAMED_AGAIN = 0.28
"""Share of a point that has to be named by what is now done, to settle it; and of an item:"""
_NAMED_AGAIN_ITEM = 0.2
_NOTHING_ELSE = 0.6
"""Part of such a sentence that the point and its recall speak of, if it names little of the point."""
_WHOLLY = 0.7
"""Part of a recall that speaks of a point from which it is on nothing else."""
_WORDS = 3
"""Stems that such a recall has in common with the point at least."""
_HARDLY = 0.25
"""Part of a recall below which it is on something beside the point."""


class Bearing:
    """Answers for one comparison, with one inspectorate's words."""

    def __init__(self, telling: Telling, owners: Owners, words: Inspectorate) -> None:
        self.telling, self.owners = telling, owners
        self.one_cause = words.pattern("followups", "one_cause_patterns")
        self.does_this = words.pattern("followups", "does_this_patterns")

    def limited(self, reading: Reading, point: Point, said: str, recall: str = "") -> Reading:
        """A settled verdict is part of one if it is limited to what neither the point nor its recall
        speaks of, or if what is said leaves something out that was asked for together with the rest."""
        if not reading.settled and not reading.practice:
            return reading
        known = point.stems | self.telling.stems(recall)
        limited = reading.settled and not self.telling.stems(reading.scope) <= known
        return taken_back(reading) if limited or self._leaves_out(point, said, recall) else reading

    def is_beside(self, point: Point, passage: Passage) -> bool:
        """Whether a recall of one thing names its own subject, of which the point is hardly a word: one
        on training in disclosure settles nothing of supervision, though both speak of investigators."""
        several = len(passage.others) > 1 and _LISTS.search(passage.recall)
        if passage.points_back or several:
            return False
        recalled = self._recalled(passage)
        common = self.telling.weight(recalled & point.stems)
        return common < _HARDLY * self.telling.weight(recalled)

    def _recalled(self, passage: Passage) -> frozenset[str]:
        """The stems of what a follow-up recalls."""
        stems = self.telling.stems(passage.recall) - self.telling.recalling
        return frozenset(
            stem for stem in stems if not stem[0].isdigit() or stem in self.telling.kept_numbers
        )

    def names_a_cause(self, passage: Passage) -> bool:
        """Whether a follow-up speaks of one cause of concern: in the question of the only one, it is
        that, in whatever words."""
        return bool(self.one_cause.search(plain(passage.text)))

    def is_wholly_on(self, point: Point, passage: Passage) -> bool:
        """Whether a recall names hardly anything but this point, however little of it that is."""
        recalled = self._recalled(passage)
        common = recalled & point.stems
        if len(common) < _WORDS:
            return False
        return self.telling.weight(common) >= _WHOLLY * self.telling.weight(recalled)

    def _leaves_out(self, point: Point, said: str, recall: str) -> bool:
        """Whether an answer speaks of one of two things that were asked for together, and not of the
        other: "phones" of "phones and computers"."""
        if self.owners.several.search(plain(said)):
            return False
        told = self.telling.stems(said)
        if not any(one in told or other in told for one, other in point.joined):
            told = self.telling.stems(recall)  # "this" is what was recalled
        return any((one in told) is not (other in told) for one, other in point.joined)

    def names_again(self, point: Point, passage: Passage, text: str) -> bool:
        """Whether what is said to be done now is the very point that was recalled."""
        said = text.removeprefix(passage.recall) or text
        told = self.telling.stems(said)
        if self.share(point, told) >= (_NAMED_AGAIN if point.whole else _NAMED_AGAIN_ITEM):
            return True
        known = told & (point.stems | self.telling.stems(passage.recall))
        if self.telling.weight(known) >= _NOTHING_ELSE * self.telling.weight(told):
            return True
        return bool(self.does_this.search(plain(said)))

    def share(self, point: Point, passage: frozenset[str]) -> float:
        """How much of a point, or of its main clause, a passage speaks of; 0 to 1."""
        share = self.telling.share(point.stems, passage)
        if point.core:
            share = max(share, self.telling.share(point.core, passage))
        return share
