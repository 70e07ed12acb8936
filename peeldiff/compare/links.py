"""Which findings of two inspections are the same concern.

What is pinned or identical is taken first; the rest is weighed concern by concern (`pairing.py`), one best
assignment over all, then concerns left over that split or merge a link. Nothing goes across the border
between what is demanded and what is praised. The earlier inspection always stands first here, whichever
was given first, so that a comparison turned round links the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from alignment import Entry, Weights, align
from alignment.assignment import assign
from alignment.records import dataclass, replace
from peeldiff.compare.bridge import Bridge
from peeldiff.compare.concerns import Concern, Side, concerns_of
from peeldiff.compare.kin import load_kin
from peeldiff.compare.likeness import Likeness, whole_text
from peeldiff.compare.pairing import Pair, Pairing, likelihood, weigh
from peeldiff.model import DEMANDS, Confidence, FindingKind
from peeldiff.report.particulars import causes_of

__all__ = ["FindingMatch", "match_findings"]

LINKED = 75
"""Least weight of a pair that is taken, in hundredths of a natural logarithm of its odds. From here on .96 of
the links are right, and .73 of all are found, where the writer taught nothing (`reader/link.py`)."""
NOT_UNLIKE = 0
"""Weight of the words of a pair alone below which what the later report says links two demands only where it
plainly speaks of both (`Bridge.meets`): one paragraph may tell of demands for different things."""
JOINED = 125
"""The same for a concern that makes a link of one with one a split or a merge."""
RECALLED = -300
"""The same where the later report says that the earlier one raised this, and one is left under the question:
four in five pairs of one question that are not one weigh less."""
HIGH, MEDIUM = 200, 125
"""Weights from which a link is of high and of medium confidence: both that of its words and that with what
the later report says."""
_HELD = (60, 20)
"""Share of an area, in hundredths, that a recommendation of the earlier and of the later side must meet to go
along with its cause of concern: what is asked for under a new one are the steps by which it is to be met."""

_PRACTICE = Weights(heading=0.1, content=0.9, position=0.0)
_PRACTICE_FLOOR = 0.4
"""Likeness from which praise is for the same thing: under one heading it may be for anything."""
_CAUSE = FindingKind.CAUSE_OF_CONCERN

Group = tuple[list[int], list[int]]
"""Earlier and later concerns that are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMatch:
    """Indexes of findings that are one concern.

    `score` is the likeness of their texts from 0 to 1; `margin` the lead of the link over that with
    `runner_up`, the text of the next best finding of either side, or None without one.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    confidence: Confidence
    margin: float | None = None
    runner_up: str | None = None
    pinned: bool = False

    @property
    def turned(self) -> FindingMatch:
        """The same with the sides changed over."""
        return replace(self, old=self.new, new=self.old)


def match_findings(
    old: Side,
    new: Side,
    likeness: Likeness,
    *,
    pinned: Sequence[Pair] = (),
    forbidden: Collection[Pair] = (),
    turned: bool = False,
    bridge: Bridge | None = None,
) -> list[FindingMatch]:
    """Match findings; `turned` says that `old` is the later inspection.

    `bridge` measures pairs by what the later report says.
    """
    if turned:
        pins, never = [(j, i) for i, j in pinned], {(j, i) for i, j in forbidden}
        found = _Matcher(new, old, likeness, pins, never, bridge).matches()
        found = [match.turned for match in found]
    else:
        found = _Matcher(old, new, likeness, pinned, frozenset(forbidden), bridge).matches()
    return sorted(found, key=lambda match: (match.old, match.new))


class _Matcher:
    """Finds the matches of one comparison, earlier side first; `taken` are the findings that have theirs."""

    def __init__(
        self,
        earlier: Side,
        later: Side,
        likeness: Likeness,
        pinned: Sequence[Pair],
        forbidden: Collection[Pair],
        bridge: Bridge | None,
    ) -> None:
        self.sides = earlier, later
        self.bridge = bridge
        self.likeness = likeness
        self.pinned, self.forbidden = pinned, forbidden
        self.taken: tuple[set[int], set[int]] = set(), set()

    def matches(self) -> list[FindingMatch]:
        found = [
            self._match(olds, news, Confidence.HIGH, pinned=True) for olds, news in self._pins()
        ]
        found += [self._match((i,), (j,), Confidence.HIGH) for i, j in self._identical()]
        found += self._weighed(self._left(0), self._left(1))
        found = [self._with_causes(match) for match in found]
        return found + self._practices()

    def _match(
        self,
        olds: Iterable[int],
        news: Iterable[int],
        confidence: Confidence,
        *,
        pinned: bool = False,
    ) -> FindingMatch:
        earlier, later = tuple(sorted(olds)), tuple(sorted(news))
        self.taken[0].update(earlier)
        self.taken[1].update(later)
        texts = (
            " ".join(whole_text(side.findings[at]) for at in indexes)
            for side, indexes in zip(self.sides, (earlier, later), strict=True)
        )
        score = self.likeness.overlap(*texts)
        return FindingMatch(
            old=earlier, new=later, score=score, confidence=confidence, pinned=pinned
        )

    def _left(self, side: int) -> list[int]:
        """The demands of a side that have no partner yet."""
        return [
            at
            for at, finding in enumerate(self.sides[side].findings)
            if finding.kind in DEMANDS and at not in self.taken[side]
        ]

    # -- what needs no weighing --

    def _pins(self) -> list[tuple[set[int], set[int]]]:
        """The pinned pairs, those that share an end as one."""
        groups: list[tuple[set[int], set[int]]] = []
        for i, j in self.pinned:
            touching = [group for group in groups if i in group[0] or j in group[1]]
            groups = [group for group in groups if group not in touching]
            groups.append(
                (
                    {i}.union(*(group[0] for group in touching)),
                    {j}.union(*(group[1] for group in touching)),
                )
            )
        return groups

    def _identical(self) -> list[Pair]:
        """Findings of one kind with the same words, first those of one question, where they stand as often
        on both sides."""
        found: list[Pair] = []
        for with_question in (True, False):
            places: dict[tuple[str, ...], tuple[list[int], list[int]]] = {}
            for at, side in enumerate(self.sides):
                for index, finding in enumerate(side.findings):
                    if index in self.taken[at] or any(pair[at] == index for pair in found):
                        continue
                    face: tuple[str, ...] = (
                        finding.kind.value,
                        " ".join(whole_text(finding).casefold().split()),
                    )
                    if with_question:
                        face += (side.questions[index],)
                    places.setdefault(face, ([], []))[at].append(index)
            for ours, theirs in places.values():
                if len(ours) == len(theirs):
                    pairs = zip(ours, theirs, strict=True)
                    found += [pair for pair in pairs if pair not in self.forbidden]
        return found

    # -- what is weighed --

    def _weighed(self, left: Sequence[int], right: Sequence[int]) -> list[FindingMatch]:
        """Matches of some demands, then of the recommendations under causes of concern that are matched."""
        years = [side.year for side in self.sides]
        earlier = concerns_of(self.sides[0], left, years[1])
        later = concerns_of(self.sides[1], right, years[0])
        pairing = Pairing(earlier, later, load_kin(self.sides[1].tables), self.bridge)
        weights: dict[Pair, int] = {}
        sure: dict[Pair, int] = {}
        for (i, j), measures in pairing.measures().items():
            if (earlier[i].indexes[0], later[j].indexes[0]) in self.forbidden:
                continue
            weights[i, j], sure[i, j] = self._weigh(measures)
        found = []
        groups = _groups(weights)
        groups += _recalled(groups, weights, earlier, later)
        for olds, news in groups:
            ours, theirs = [earlier[i] for i in olds], [later[j] for j in news]
            match = self._match(
                self._members(ours, theirs, pairing, 0),
                self._members(theirs, ours, pairing, 1),
                _confidence(max(sure[i, j] for i in olds for j in news if (i, j) in sure)),
            )
            found.append(replace(match, **self._rival(weights, earlier, later, olds, news)))
            if all(concern.kind is _CAUSE for concern in (*ours, *theirs)):
                under = ([at for c in side for at in c.indexes[1:]] for side in (ours, theirs))
                found += self._weighed(*under)
        return found

    def _weigh(self, measures: Mapping[str, int]) -> tuple[int, int]:
        """The weight of a pair, and the one that says how sure it is."""
        tables = self.sides[1].tables
        words = weigh(measures, tables)
        if self.bridge is None:
            return words, words
        bridged = weigh(measures, tables, bridged=True)
        sure = min(words, bridged)
        if sure >= LINKED or words >= HIGH:
            return max(words, bridged), sure  # in a long report other things may come nearer
        is_told = words >= NOT_UNLIKE or self.bridge.meets(measures)
        return bridged if is_told else sure, sure

    def _members(
        self, ours: Sequence[Concern], theirs: Sequence[Concern], pairing: Pairing, side: int
    ) -> list[int]:
        """The findings of concerns that are linked with `theirs`.

        A cause of concern brings those of its recommendations along that bear on the one area that it was or
        became; over against another cause they have partners of their own.
        """
        found = [concern.indexes[0] for concern in ours]
        if len(theirs) > 1 or theirs[0].kind is _CAUSE:
            return found
        (other,) = theirs
        for concern in ours:
            for at, asks in zip(concern.indexes[1:], concern.asks[1:], strict=True):
                pair = (at, other.indexes[0]) if side == 0 else (other.indexes[0], at)
                if pair not in self.forbidden and pairing.met(other.asked, asks) >= _HELD[side]:
                    found.append(at)
        return found

    def _rival(
        self,
        weights: Mapping[Pair, int],
        earlier: Sequence[Concern],
        later: Sequence[Concern],
        olds: Sequence[int],
        news: Sequence[int],
    ) -> dict[str, Any]:
        """The next best partner of either end, and by how much it is less likely."""
        ours = max(weights[i, j] for i in olds for j in news if (i, j) in weights)
        rivals = [
            (weight, 0, earlier[i].indexes[0]) if j in news else (weight, 1, later[j].indexes[0])
            for (i, j), weight in weights.items()
            if (i in olds) is not (j in news)
        ]
        if not rivals:
            return {}
        weight, side, at = min(rivals, key=lambda rival: (-rival[0], -rival[1], rival[2]))
        margin = likelihood(ours) - likelihood(weight)
        return {"margin": margin, "runner_up": self.sides[side].findings[at].text}

    # -- what goes along --

    def _with_causes(self, match: FindingMatch) -> FindingMatch:
        """A match in which a recommendation that belongs with an area brings its cause of concern along."""
        indexes = [match.old, match.new]
        for side, other in ((0, 1), (1, 0)):
            findings = self.sides[side].findings
            theirs = (self.sides[other].findings[at].kind for at in indexes[other])
            if any(kind is not FindingKind.AREA_FOR_IMPROVEMENT for kind in theirs):
                continue
            causes = causes_of(findings)
            more = {causes[at] for at in indexes[side] if at in causes} - self.taken[side]
            self.taken[side].update(more)
            indexes[side] = tuple(sorted({*indexes[side], *more}))
        return replace(match, old=indexes[0], new=indexes[1])

    # -- praise --

    def _practices(self) -> list[FindingMatch]:
        """Matches of practices that are praised, by their words alone."""
        chosen = [
            [
                at
                for at, finding in enumerate(side.findings)
                if finding.kind not in DEMANDS and at not in self.taken[n]
            ]
            for n, side in enumerate(self.sides)
        ]
        entries = [
            [
                Entry(side.questions[at], self.likeness.reduced(whole_text(side.findings[at])), 0.0)
                for at in indexes
            ]
            for side, indexes in zip(self.sides, chosen, strict=True)
        ]
        barred = [
            (chosen[0].index(i), chosen[1].index(j))
            for i, j in self.forbidden
            if i in chosen[0] and j in chosen[1]
        ]
        links = align(entries[0], entries[1], _PRACTICE, forbidden=barred).links
        return [
            self._match(
                [chosen[0][i] for i in link.old],
                [chosen[1][j] for j in link.new],
                Confidence(link.confidence),
            )
            for link in links
            if link.content >= _PRACTICE_FLOOR
        ]


def _groups(weights: Mapping[Pair, int]) -> list[Group]:
    """The best assignment over all pairs, then those left over that split or merge one of its pairs."""
    most = max((max(i, j) for i, j in weights), default=0) + 1
    tried = {
        (i, j): (weight - LINKED + 1) * most + most - 1 - abs(i - j)
        for (i, j), weight in weights.items()
        if weight >= LINKED
    }
    groups = [([i], [j]) for i, j in assign(tried)]
    linked = {i for olds, _ in groups for i in olds}, {j for _, news in groups for j in news}
    for (i, j), weight in sorted(weights.items(), key=lambda entry: (-entry[1], entry[0])):
        if weight < JOINED:
            break
        if (i in linked[0]) is (j in linked[1]):
            continue
        olds, news = next(group for group in groups if i in group[0] or j in group[1])
        if j in linked[1] and len(news) == 1:
            olds.append(i)
            linked[0].add(i)
        elif i in linked[0] and len(olds) == 1:
            news.append(j)
            linked[1].add(j)
    return groups


def _recalled(
    groups: Sequence[Group],
    weights: Mapping[Pair, int],
    earlier: Sequence[Concern],
    later: Sequence[Concern],
) -> list[Group]:
    """The later concerns that say that the earlier report raised them, each with the one that it can mean.

    That is the only one left under the same question, and not wholly unlike.
    """
    left = set(range(len(earlier))) - {i for olds, _ in groups for i in olds}
    linked = {j for _, news in groups for j in news}
    found = []
    for j, concern in enumerate(later):
        if not concern.was_raised or j in linked:
            continue
        there = [i for i in sorted(left) if earlier[i].question == concern.question]
        if len(there) == 1 and weights.get((there[0], j), RECALLED - 1) >= RECALLED:
            left.discard(there[0])
            found.append((there, [j]))
    return found


def _confidence(weight: int) -> Confidence:
    if weight >= HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if weight >= MEDIUM else Confidence.LOW
