"""Items: the bulleted parts of a finding, each with a fate of its own.

A part of an older finding may come back as a finding, and a finding as a part; so findings that found
no partner as wholes are tried once more part by part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peeldiff.compare.evidence import Library
from peeldiff.compare.fates import Fate, fate_of
from peeldiff.compare.points import PlaceReader, finding_ref, item_ref
from peeldiff.compare.restating import restated
from peeldiff.compare.rulings import Rulings
from peeldiff.compare.telling import Telling
from peeldiff.compare.wording import reword
from peeldiff.model import DEMANDS, Confidence, Finding, FindingChange, FindingRef, Item, Status

__all__ = ["ItemReader"]

_MATCH = 0.3
"""Likeness from which a part is taken for another part or finding."""
_NEAR = 0.25
"""The same under the question that succeeds its own."""
_TELLING = 0.15
"""The same there, if the most telling word is shared and the other has no parts of its own."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A newer finding, or one of its items."""

    finding: Finding
    item: Item | None

    @property
    def id(self) -> str:
        return self.item.id if self.item else self.finding.id

    @property
    def text(self) -> str:
        """All its words: what it is compared by."""
        return self.item.text if self.item else Telling.whole(self.finding)


class ItemReader:
    """Matches parts and reads their fates for one comparison."""

    def __init__(
        self, places: PlaceReader, library: Library, rulings: Rulings, telling: Telling
    ) -> None:
        self.places, self.library = places, library
        self.rulings, self.telling = rulings, telling

    # -- findings that belong together by a part --

    def bridges(self, olds: Sequence[Finding], news: Sequence[Finding]) -> dict[str, list[Finding]]:
        """Older finding's id → newer findings that a part links it with; neither is linked yet.

        A newer finding goes to the older one that it fits best. The same the other way round.
        """
        found: dict[str, list[Finding]] = {}
        for theirs in news:
            scored = [
                (score, -n, ours)
                for n, ours in enumerate(olds)
                if (ours.items or theirs.items)
                and (ours.kind in DEMANDS) is (theirs.kind in DEMANDS)
                and (score := self._bridge(ours, theirs)) > 0
            ]
            if scored:
                best = max(scored, key=lambda entry: entry[:2])[2]
                found.setdefault(best.id, []).append(theirs)
        return found

    def _bridge(self, ours: Finding, theirs: Finding) -> float:
        near = self.places.near(ours, theirs)
        scores = [self._fit(item, _Candidate(theirs, None), near) for item in ours.items]
        scores += [self._fit(item, _Candidate(ours, None), near) for item in theirs.items]
        scores += [
            self._fit(item, _Candidate(theirs, other), near)
            for item in ours.items
            for other in theirs.items
        ]
        if any(self._pinned(item, theirs) for item in ours.items):
            return 1.0
        return max(scores, default=0.0)

    def _pinned(self, item: Item, theirs: Finding) -> bool:
        pin = self.rulings.item_pins.get(item.id)
        return pin is not None and pin in (theirs.id, *(other.id for other in theirs.items))

    def _fit(self, item: Item, candidate: _Candidate, near: bool) -> float:
        """How well an item and another part or finding fit; 0 if they do not belong together."""
        if (item.id, candidate.id) in self.rulings.item_breaks:
            return 0.0
        score = self.telling.overlap(item.text, candidate.text)
        if score >= _MATCH or (near and score >= _NEAR):
            return score
        whole = candidate.item is None and not candidate.finding.items
        if near and whole and score >= _TELLING:
            return score if self.telling.share_telling(item.text, candidate.text) else 0.0
        return 0.0

    # -- the fate of each item --

    def changes(self, olds: Sequence[Finding], news: Sequence[Finding]) -> list[FindingChange]:
        """The change of each item of some older findings that belong with some newer ones."""
        found: list[FindingChange] = []
        pool = [_Candidate(finding, item) for finding in news for item in finding.items]
        pool += [_Candidate(finding, None) for finding in news]
        for finding in olds:
            used: set[str] = set()
            for item in finding.items:
                free = [candidate for candidate in pool if candidate.id not in used]
                change, taken = self._change(finding, item, free)
                if taken is not None and taken.item is not None:
                    used.add(taken.id)
                found.append(change)
        return found

    def _change(
        self, finding: Finding, item: Item, pool: Sequence[_Candidate]
    ) -> tuple[FindingChange, _Candidate | None]:
        place = self.places.place(finding)
        point = self.telling.part(item)
        fate = fate_of(
            point, self.library, place.questions, place.coverage, since=self.places.since
        )
        evidence = [answer.evidence(self.places.new) for answer in fate.answers]
        partner, score, margin = self._partner(finding, item, pool)
        if partner is not None and not self._outweighed(item, fate, score):
            status, why = restated([finding], [partner.finding])
            fate = Fate(status, Confidence.MEDIUM, why)
            told = self.library.follow_ups(point, place.questions, since=self.places.since)
            evidence += [answer.evidence(self.places.new) for answer in told[:2]]
        else:
            partner, score, margin = None, 0.0, None
        new = (self._ref(partner),) if partner else ()
        wording, weighty = reword(item.text, new[0].text if new else "")
        change = FindingChange(
            fate.status,
            finding.kind,
            (item_ref(finding, item, self.places.old),),
            new,
            round(score, 4),
            fate.confidence,
            fate.why,
            wording,
            tuple(dict.fromkeys(evidence)),
            (),
            weighty if partner else (),
            margin,
        )
        return change, partner

    def _outweighed(self, item: Item, fate: Fate, score: float) -> bool:
        """Whether a weak likeness gives way to words that say that the part is done."""
        pinned = item.id in self.rulings.item_pins
        return fate.status is Status.RESOLVED and score < 2 * _MATCH and not pinned

    def _partner(
        self, finding: Finding, item: Item, pool: Sequence[_Candidate]
    ) -> tuple[_Candidate | None, float, float | None]:
        """The part or finding that an item belongs with, its score and the lead over the next."""
        pin = self.rulings.item_pins.get(item.id)
        ranked = sorted(
            (
                (1.0 if pin else self._fit(item, c, self.places.near(finding, c.finding)), -n, c)
                for n, c in enumerate(pool)
                if pin in (None, c.id)
            ),
            key=lambda entry: (-entry[0], -entry[1]),
        )
        if not ranked or ranked[0][0] <= 0:
            return None, 0.0, None
        score, _, best = ranked[0]
        margin = round(score - ranked[1][0], 4) if len(ranked) > 1 else None
        return best, score, margin

    def _ref(self, candidate: _Candidate) -> FindingRef:
        if candidate.item is None:
            return finding_ref(candidate.finding, self.places.new)
        return item_ref(candidate.finding, candidate.item, self.places.new)
