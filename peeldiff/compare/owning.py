"""Whose answer a sentence of the newer report is, where several points of the older one could have it.

Points of one finding share their subject, so that the answer to one speaks of the others too. A
sentence belongs to the point whose own words it has: what it shares with a neighbour tells nothing.
Only a sentence that says more of a point than its subject may answer it beside its neighbour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from alignment.words import stems
from peeldiff.compare.telling import Telling
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import DEMANDS, Finding
from peeldiff.words import plain

__all__ = ["Owners"]

_CLAIM = 0.2
"""Share of a point that a sentence has to speak of to be its answer."""
_WORDS = 2
"""Stems of a point that it has to have in common with it, for one may be there by chance."""
_APART = 0.3
"""The same of that in which the point differs from a rival, to answer both."""
_WHOLLY = 0.9
"""Share of a point from which a sentence says all of it, whoever else is answered by it."""
_ALIKE = 0.6
"""The same where nothing in the sentence tells two parts of a finding apart."""
_CLEARLY = 0.5
"""Part of a rival's own words from which those of a point are about as many."""

_ANY = frozenset(stems("every one"))
"""Words of number that tell no point from another."""

Stems = frozenset[str]


class Owners:
    """All points of the older report, ready to be asked whether a sentence is another's."""

    def __init__(self, telling: Telling, findings: Sequence[Finding], words: Inspectorate) -> None:
        self.telling = telling
        self.several = words.pattern("followups", "several_patterns")
        self.answers_back = words.pattern("followups", "answers_back_patterns")
        self._points: dict[Stems, int] = {}
        """Each point that can own a sentence → the number of its finding."""
        self._wholes: dict[Stems, int] = {}
        """The same of each finding with its parts."""
        self._leads: set[Stems] = set()
        """Findings with parts, these left out."""
        self._sections = [finding.section for finding in findings]
        for number, finding in enumerate(findings):
            if finding.kind not in DEMANDS:
                continue
            for text in (finding.text, *(item.text for item in finding.items)):
                self._points.setdefault(telling.stems(text), number)
            self._wholes.setdefault(telling.stems(telling.whole(finding)), number)
            if finding.items:
                self._leads.add(telling.stems(finding.text))
        self._listed = tuple(self._points)
        self._having: dict[str, list[int]] = {}
        """Each stem → the points that have it, by their place in the list."""
        for place, point in enumerate(self._listed):
            for stem in point:
                self._having.setdefault(stem, []).append(place)
        self._claims: dict[str, tuple[Stems, ...]] = {}
        self._winners: dict[str, tuple[Stems, ...]] = {}

    def is_anothers(self, point: Stems, text: str) -> bool:
        """Whether a sentence answers another point than this one, by clearly better words."""
        if not self._is_known(point) or self.several.search(plain(text)):
            return False
        said = self.telling.stems(text)
        if self.telling.share(point, said) >= _WHOLLY:
            return False
        return any(self._outbids(rival, point, said) for rival in self._rivals(point, text))

    def owner(self, text: str) -> Stems | None:
        """The one point that a sentence answers by its own words, if there is just one."""
        left = self._unbeaten(text)
        return left[0] if len(left) == 1 else None

    def is_anothers_after(self, point: Stems, recall: str, before: str, answer: str) -> bool:
        """Whether an answer is another point's, given the recall that it follows and the sentence
        before it.

        One that names nothing answers what stands before it. Where several points were recalled, one
        that names something answers those of which it says what it does not say of the others.
        """
        if not self._is_known(point):
            return False
        if self.is_anothers(point, answer):
            return True
        back, said = plain(answer), self.telling.stems(answer)
        if self.several.search(back):
            return self.is_anothers(point, recall)
        named = [rival for rival in self._unbeaten(recall) if not self._holds(point, rival)]
        if self.answers_back.search(back):
            if self.is_anothers(point, recall) or self.is_anothers(point, before):
                return True
            return any(self._speaks_only_of(rival, point, said) for rival in named)
        if self.telling.share(point, said) >= _ALIKE:
            return False
        return any(not self.telling.has_telling(point, said - rival) for rival in named)

    def _is_known(self, point: Stems) -> bool:
        return point in self._points or point in self._wholes

    def _speaks_only_of(self, rival: Stems, point: Stems, said: Stems) -> bool:
        """Whether a sentence has a telling word of one of two points, and none of the other."""
        has = self.telling.has_telling
        return has(rival, said - point) and not has(point, said - rival)

    def is_neighbours(self, point: Stems, text: str) -> bool:
        """Whether a sentence answers another point that stood in the same section as this one."""
        owner = self.owner(text)
        if owner in (None, point):
            return False
        return self._sections[self._points[owner]] == self._sections[self._points[point]]

    def _rivals(self, point: Stems, text: str) -> Iterator[Stems]:
        """The other points that a sentence speaks of: not a finding for its own parts."""
        return (rival for rival in self._claimants(text) if not self._are_kin(rival, point))

    def _are_kin(self, rival: Stems, point: Stems) -> bool:
        """Whether two points are one, or one of them is a part of the other."""
        return self._holds(point, rival) or (
            rival in self._leads and self._are_of_one(rival, point)
        )

    def _holds(self, point: Stems, other: Stems) -> bool:
        """Whether a point is the other or a finding that has the other as a part."""
        return other == point or (point in self._wholes and self._are_of_one(other, point))

    def _are_of_one(self, rival: Stems, point: Stems) -> bool:
        return self._points[rival] == self._points.get(point, self._wholes.get(point))

    def _unbeaten(self, text: str) -> tuple[Stems, ...]:
        """The points of which a sentence says enough, but for those that another outbids."""
        known = self._winners.get(text)
        if known is None:
            said = self.telling.stems(text)
            claimants = self._claimants(text)
            known = self._winners[text] = tuple(
                point
                for point in claimants
                if not any(self._outbids(r, point, said) for r in claimants if r != point)
            )
        return known

    def _claimants(self, text: str) -> tuple[Stems, ...]:
        """The points of which a sentence says enough to be their answer."""
        known = self._claims.get(text)
        if known is None:
            said = self.telling.stems(text)
            shared = Counter(point for stem in said for point in self._having.get(stem, ()))
            known = self._claims[text] = tuple(
                self._listed[point]
                for point, count in sorted(shared.items())
                if count >= min(_WORDS, len(self._listed[point]))
                and self.telling.share(self._listed[point], said) >= _CLAIM
                and self.telling.has_telling(self._listed[point], said)
            )
        return known

    def _outbids(self, rival: Stems, point: Stems, said: Stems) -> bool:
        """Whether what tells two points apart speaks for the rival."""
        said = said - _ANY
        if self.telling.share(point - rival - _ANY, said) >= _APART:
            return False
        ours = self.telling.weight((point - rival) & said)
        theirs = self.telling.weight((rival - point) & said)
        return ours < theirs * _CLEARLY
