"""Items: the bulleted parts of a finding, matched with parts and findings of the newer report.

A part of an older finding may come back as a finding, and a finding as a part; so findings that found
no partner as wholes are tried once more part by part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peeldiff.compare.likeness import Likeness, whole_text
from peeldiff.compare.points import PlaceReader
from peeldiff.compare.rulings import Rulings
from peeldiff.model import DEMANDS, Finding, Item

__all__ = ["Candidate", "ItemMatch", "ItemMatcher"]

_MATCH = 0.35
"""Likeness from which a part is taken for another part or finding."""
_NEAR = 0.35
"""The same under the question that succeeds its own."""
_TELLING = 0.15
"""The same there, if the most telling word is shared and the other has no parts of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A newer finding, or one of its items."""

    finding: Finding
    item: Item | None

    @property
    def id(self) -> str:
        """The id of the item, or of the finding."""
        return self.item.id if self.item else self.finding.id

    @property
    def text(self) -> str:
        """All its words: what it is compared by."""
        return self.item.text if self.item else whole_text(self.finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMatch:
    """An older item and what it belongs with; `margin` is the lead over the next candidate."""

    finding: Finding
    item: Item
    partner: Candidate | None
    score: float
    margin: float | None


class ItemMatcher:
    """Matches parts for one comparison."""

    def __init__(self, places: PlaceReader, likeness: Likeness, rulings: Rulings) -> None:
        self.places, self.likeness, self.rulings = places, likeness, rulings

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

    def matches(self, olds: Sequence[Finding], news: Sequence[Finding]) -> Iterator[ItemMatch]:
        """Each item of some older findings with its partner among some newer ones and their items."""
        pool = [Candidate(finding=finding, item=item) for finding in news for item in finding.items]
        pool += [Candidate(finding=finding, item=None) for finding in news]
        for finding in olds:
            used: set[str] = set()
            for item in finding.items:
                free = [candidate for candidate in pool if candidate.id not in used]
                match = self._match(finding, item, free)
                if match.partner is not None and match.partner.item is not None:
                    used.add(match.partner.id)
                yield match

    def _bridge(self, ours: Finding, theirs: Finding) -> float:
        near = self.places.near(ours, theirs)
        whole, mine = Candidate(finding=theirs, item=None), Candidate(finding=ours, item=None)
        scores = [self._fit(item, whole, near) for item in ours.items]
        scores += [self._fit(item, mine, near) for item in theirs.items]
        scores += [
            self._fit(item, Candidate(finding=theirs, item=other), near)
            for item in ours.items
            for other in theirs.items
        ]
        if any(self._pinned(item, theirs) for item in ours.items):
            return 1.0
        return max(scores, default=0.0)

    def _pinned(self, item: Item, theirs: Finding) -> bool:
        pin = self.rulings.item_pins.get(item.id)
        return pin is not None and pin in (theirs.id, *(other.id for other in theirs.items))

    def _fit(self, item: Item, candidate: Candidate, near: bool) -> float:
        """How well an item and another part or finding fit; 0 if they do not belong together."""
        if (item.id, candidate.id) in self.rulings.item_breaks:
            return 0.0
        score = self.likeness.overlap(item.text, candidate.text)
        if score >= _MATCH or (near and score >= _NEAR):
            return score
        whole = candidate.item is None and not candidate.finding.items
        if near and whole and score >= _TELLING:
            return score if self.likeness.share_telling(item.text, candidate.text) else 0.0
        return 0.0

    def _match(self, finding: Finding, item: Item, pool: Sequence[Candidate]) -> ItemMatch:
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
            return ItemMatch(finding=finding, item=item, partner=None, score=0.0, margin=None)
        score, _, best = ranked[0]
        margin = round(score - ranked[1][0], 4) if len(ranked) > 1 else None
        return ItemMatch(finding=finding, item=item, partner=best, score=score, margin=margin)
