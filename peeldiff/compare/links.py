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
from alignment.records import dataclass, replace
from peeldiff.compare.bridge import Bridge
from peeldiff.compare.concerns import Concern, Side, concerns_of
from peeldiff.compare.grouping import LINKED, groups_of, recalled
from peeldiff.compare.kin import load_kin
from peeldiff.compare.likeness import Likeness, whole_text
from peeldiff.compare.pairing import Pair, Pairing, likelihood, weigh
from peeldiff.model import DEMANDS, Confidence, FindingKind
from peeldiff.report.particulars import causes_of

__all__ = ["FindingMatch", "match_findings"]

NOT_UNLIKE = 0
"""Weight of the words of a pair alone below which what the later report says links two demands only where it
plainly speaks of both (`Bridge.meets`): one paragraph may tell of demands for different things."""
HIGH, MEDIUM = 200, 125
"""Weights from which a link is of high and of medium confidence: both that of its words and that with what
the later report says."""
_HELD = (60, 20)
"""Share of an area, in hundredths, that a recommendation of the earlier and of the later side must meet to go
along with its cause of concern: what is asked for under a new one are the steps by which it is to be met."""
_OF_ITS_OWN = (57, 48)
"""What must be left of that share and the share of the recommendation that the area meets. Of an earlier one
what its cause meets of the area is taken off: one that has no more of it than its cause may have been met."""
_IN_PASSING = (20, 20, 75)
"""Likeness of what two concerns ask, and share of what the later asks that the earlier speaks of, in
hundredths, below which the later speaks of the earlier in its explanation alone, and how near that then comes
to it. Of the corpus's links such pairs are one in four right."""

_UNLINKED = -1000
"""The weight of a pair that is none, whatever it measures."""

_PRACTICE = Weights(heading=0.1, content=0.9, position=0.0)
_PRACTICE_FLOOR = 0.4
"""Likeness from which praise is for the same thing: under one heading it may be for anything."""
_CAUSE, _AREA = FindingKind.CAUSE_OF_CONCERN, FindingKind.AREA_FOR_IMPROVEMENT


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

        def may_merge(one: int, other: int, there: int) -> bool:
            """Only areas for improvement merge: of what stands beside a cause of concern, or under one, a
            likeness to what became of that tells nothing."""
            kinds = earlier[one].kind, earlier[other].kind, later[there].kind
            return all(kind is _AREA for kind in kinds)

        groups = groups_of(weights, may_merge, sure)
        groups += recalled(groups, weights, earlier, later)
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
        if _is_in_passing(measures):
            return _UNLINKED, _UNLINKED
        bridged = weigh(measures, tables, bridged=True)
        sure = min(words, bridged)
        if sure >= LINKED or words >= HIGH:
            return max(words, bridged), sure  # in a long report other things may come nearer
        is_told = words >= NOT_UNLIKE or self.bridge.meets(measures)
        if sure < 0 and bridged < MEDIUM:
            return sure, sure  # the one speaks against it, the other hardly for it
        return bridged if is_told else sure, sure

    def _members(
        self, ours: Sequence[Concern], theirs: Sequence[Concern], pairing: Pairing, side: int
    ) -> list[int]:
        """The findings of concerns that are linked with `theirs`.

        A cause of concern brings those of its recommendations along that bear on the one area that it was or
        became; over against another cause they have partners of their own. What it does not bring along has a
        fate of its own.
        """
        found = [concern.indexes[0] for concern in ours]
        if len(theirs) > 1 or theirs[0].kind is _CAUSE:
            return found
        (other,) = theirs
        for concern in ours:
            by_cause = pairing.met(other.asked, concern.asks[0]) if side == 0 else 0
            for at, asks in zip(concern.indexes[1:], concern.asks[1:], strict=True):
                pair = (at, other.indexes[0]) if side == 0 else (other.indexes[0], at)
                held = pairing.met(other.asked, asks)
                own = held - by_cause + pairing.met(asks, other.whole)
                if pair in self.forbidden or held < _HELD[side] or own < _OF_ITS_OWN[side]:
                    continue
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
            if any(kind is not _AREA for kind in theirs):
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


def _is_in_passing(measures: Mapping[str, int]) -> bool:
    """Whether the later concern of a pair speaks of the earlier in its explanation only, and not in what it
    asks: "calls are answered in time; students are left alone" explains why students need tutors."""
    asks, met, near = _IN_PASSING
    return (
        measures["asks"] < asks
        and measures["later met"] < met
        and measures.get("earlier at its own", 0) >= near
    )


def _confidence(weight: int) -> Confidence:
    if weight >= HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if weight >= MEDIUM else Confidence.LOW
