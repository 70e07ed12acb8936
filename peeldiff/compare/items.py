"""Items: the bulleted parts of a finding, linked with items and findings of the other report.

They are weighed like whole findings (`pairing.py`). A part of a finding may come back as a finding, and a
finding as a part: that links the two findings where one of them has no partner as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from alignment.records import dataclass, field, replace
from peeldiff.compare.concerns import Concern, Side, concerns_of, stems_of
from peeldiff.compare.kin import load_kin
from peeldiff.compare.likeness import Likeness, whole_text
from peeldiff.compare.links import FindingMatch
from peeldiff.compare.pairing import Pair, Pairing, likelihood, weigh
from peeldiff.model import DEMANDS, Finding, Item
from peeldiff.words import same_letters

__all__ = ["Candidate", "PartMatch", "Parts", "match_parts"]

_SURE = 300
"""Least weight of two parts that belong together by itself. A part is short, and shares its subject with its
neighbours: below this, one in three pairs of the corpus and of the published reports is wrong."""
_ALIKE = 0.35
"""Likeness from which two parts belong together at a weight of `_SURE_OF_ALIKE` and more."""
_TELLING = 0.15
"""That likeness under one question, if the most telling word of the item is shared by a finding without
items."""
_SURE_OF_ALIKE = 200
"""Weight from which parts that are alike are one; below it they only share their subject."""
_FITTING = 50_000
"""What is added to the weight of parts that belong together."""
_IDENTICAL = 100_000
"""The weight of parts in the same words."""
_PINNED = 1_000_000
"""The weight of parts that the reader has decided to be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A finding, or one of its items."""

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
class PartMatch:
    """Two points that belong together, at least one of them an item.

    `score` is the likeness of their texts from 0 to 1, `margin` the lead over the next best of either.
    """

    old: Candidate
    new: Candidate
    score: float
    margin: float | None

    @property
    def turned(self) -> PartMatch:
        """The same with the sides changed over."""
        return replace(self, old=self.new, new=self.old)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What parts link: `matches` are those of findings with what a part joins to them, `loose` the indexes of
    findings that only parts link, `links` the parts themselves."""

    matches: Sequence[FindingMatch]
    loose: Sequence[tuple[tuple[int, ...], tuple[int, ...]]] = ()
    links: Sequence[PartMatch] = ()

    @property
    def turned(self) -> Parts:
        """The same with the sides changed over."""
        return Parts(
            matches=[match.turned for match in self.matches],
            loose=[(news, olds) for olds, news in self.loose],
            links=[link.turned for link in self.links],
        )


def match_parts(
    old: Side,
    new: Side,
    matches: Sequence[FindingMatch],
    likeness: Likeness,
    *,
    pinned: Mapping[str, str],
    forbidden: Collection[tuple[str, str]],
    turned: bool = False,
) -> Parts:
    """Match items; `pinned` and `forbidden` hold older and newer ids; `turned`: `old` is the later side."""
    if not any(finding.items for side in (old, new) for finding in side.findings):
        return Parts(matches=matches)
    if not turned:
        return _PartMatcher(old, new, matches, likeness, set(pinned.items()), forbidden).parts()
    pins = {(theirs, ours) for ours, theirs in pinned.items()}
    barred = {(theirs, ours) for ours, theirs in forbidden}
    back = [match.turned for match in matches]
    return _PartMatcher(new, old, back, likeness, pins, barred).parts().turned


@dataclass(kw_only=True)
class _Group:
    """Indexes of findings that belong together, the match that they have as wholes, and what parts joined."""

    earlier: set[int]
    later: set[int]
    match: FindingMatch | None = None
    links: list[PartMatch] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A point of one side: an item, or a finding without any."""

    index: int
    point: Candidate
    concern: Concern


class _PartMatcher:
    """Matches the items of one comparison, earlier side first."""

    def __init__(
        self,
        earlier: Side,
        later: Side,
        matches: Sequence[FindingMatch],
        likeness: Likeness,
        pinned: Collection[tuple[str, str]],
        forbidden: Collection[tuple[str, str]],
    ) -> None:
        self.likeness, self.tables = likeness, later.tables
        self.pinned, self.forbidden = pinned, forbidden
        self.units = (
            list(_units(earlier, later.year)),
            list(_units(later, earlier.year)),
        )
        self.groups = [
            _Group(earlier=set(match.old), later=set(match.new), match=match) for match in matches
        ]
        taken = [{at for m in matches for at in m.old}, {at for m in matches for at in m.new}]
        self.groups += [
            _Group(earlier={at}, later=set())
            for at in range(len(earlier.findings))
            if at not in taken[0]
        ]
        self.groups += [
            _Group(earlier=set(), later={at})
            for at in range(len(later.findings))
            if at not in taken[1]
        ]

    def parts(self) -> Parts:
        weights = self._weights()
        used: set[str] = set()
        for (i, j), weight in sorted(weights.items(), key=lambda entry: (-entry[1], entry[0])):
            if weight < _FITTING // 2:
                break
            ours, theirs = self.units[0][i], self.units[1][j]
            sides = (("earlier", ours.point), ("later", theirs.point))
            items = {f"{side} {point.id}" for side, point in sides if point.item is not None}
            wholes = {f"{side} {point.id}" for side, point in sides if point.item is None}
            if not items or not used.isdisjoint(items):
                continue
            if weight < _FITTING + _SURE_OF_ALIKE and not used.isdisjoint(wholes):
                continue  # it has a word of one item, and is wholly like another
            if not self._joins(ours, theirs):
                continue
            used |= items | wholes
            self._group(0, ours.index).links.append(
                PartMatch(
                    old=ours.point,
                    new=theirs.point,
                    score=self.likeness.overlap(ours.point.text, theirs.point.text),
                    margin=_margin(weights, i, j),
                )
            )
        return self._found()

    def _weights(self) -> dict[Pair, int]:
        """The weight of each pair of points that may be one."""
        earlier, later = ([unit.concern for unit in side] for side in self.units)
        found = {}
        for (i, j), measures in Pairing(earlier, later, load_kin(self.tables)).measures().items():
            ours, theirs = self.units[0][i].point, self.units[1][j].point
            pair = (ours.id, theirs.id)
            if (ours.finding.kind in DEMANDS) is not (theirs.finding.kind in DEMANDS):
                continue
            if pair in self.pinned:
                found[i, j] = _PINNED
            elif pair not in self.forbidden:
                told = weigh(measures, self.tables)
                if same_letters(ours.text, theirs.text):
                    told = _IDENTICAL
                elif told >= _SURE or self._belong(told, self.units[0][i], self.units[1][j]):
                    told += _FITTING
                found[i, j] = told
        return found

    def _belong(self, weight: int, ours: _Unit, theirs: _Unit) -> bool:
        """Whether two points belong together by their words."""
        one, other = ours.point, theirs.point
        score = self.likeness.overlap(one.text, other.text)
        if score >= _ALIKE:
            return weight >= _SURE_OF_ALIKE
        if score < _TELLING or ours.concern.question != theirs.concern.question:
            return False
        if one.item is None:
            one, other = other, one
        return other.item is None and self.likeness.share_telling(one.text, other.text)

    def _group(self, side: int, index: int) -> _Group:
        return next(g for g in self.groups if index in (g.earlier if side == 0 else g.later))

    def _joins(self, ours: _Unit, theirs: _Unit) -> bool:
        """Whether two points belong together; findings that this links are put into one group."""
        left, right = self._group(0, ours.index), self._group(1, theirs.index)
        if left is right:
            return True
        left_alone, right_alone = not left.later, not right.earlier
        # A finding without a partner joins others only as a whole, never for one of its parts.
        joins = (
            (left_alone and right_alone)
            or (left_alone and ours.point.item is None)
            or (right_alone and theirs.point.item is None)
        )
        if not joins:
            return False
        earlier, later = left.earlier | right.earlier, left.later | right.later
        if min(len(earlier), len(later)) > 1 or (
            len(earlier) > 1 and not (left.match or right.match)
        ):
            return False
        left.earlier, left.later = earlier, later
        left.match = left.match or right.match
        left.links += right.links
        self.groups.remove(right)
        return True

    def _found(self) -> Parts:
        matches, loose = [], []
        for group in self.groups:
            earlier, later = tuple(sorted(group.earlier)), tuple(sorted(group.later))
            if group.match is not None:
                matches.append(replace(group.match, old=earlier, new=later))
            elif earlier and later:
                loose.append((earlier, later))
        return Parts(
            matches=matches,
            loose=loose,
            links=[link for group in self.groups for link in group.links],
        )


def _units(side: Side, year: str) -> Iterator[_Unit]:
    for at, finding in enumerate(side.findings):
        (concern,) = concerns_of(side, [at], year)
        if not finding.items:
            yield _Unit(index=at, point=Candidate(finding=finding, item=None), concern=concern)
        for item in finding.items:
            asks = stems_of(item.text)
            part = replace(concern, asks=(asks,), whole=asks)
            yield _Unit(index=at, point=Candidate(finding=finding, item=item), concern=part)


def _margin(weights: Mapping[Pair, int], i: int, j: int) -> float | None:
    """By how much a pair is likelier than the next best of either end."""
    rivals = [weight for (a, b), weight in weights.items() if (a == i) is not (b == j)]
    if not rivals:
        return None
    return round(likelihood(weights[i, j]) - likelihood(max(rivals)), 4)
