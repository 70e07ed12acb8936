"""Which statements of the newer report come nearest to an older point, best first.

Each candidate has measures in thousandths: the share of the point's words that it has, that its
neighbours and its heading have, words that are kin to them, what it is built like. Their whole-number
weights come from the corpus (`benchmarks/reader/rank.py`): there the statements that the labels name as
evidence are told from all others of the same report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from heapq import nsmallest
from operator import mul

from alignment.records import dataclass
from peeldiff.compare.bearing import Bearing, Bearings
from peeldiff.compare.kin import Kin
from peeldiff.compare.older_prose import OlderProse
from peeldiff.model import Inspection
from peeldiff.parsed import read_beside
from peeldiff.statements import Demand, Statements, content_stems, tokenise
from peeldiff.weights import weights

__all__ = ["MEASURES", "Ground", "Nearness", "headings_of"]

OWN = (
    "bearing", "lead", "own", "words", "kin", "saturated", "beside", "kin beside", "around", "heading",
    "in question", "demand", "table", "scope", "number", "colon",
)  # fmt: skip
"""The names of the measures by a point's own words and their kin, in their order."""
MEASURES = (*OWN, "before", "before saturated", "before beside")
"""The names of all measures: these ask what the older report says round a point, too."""
_REACH = 2
"""Statements before and after one that are around it: paragraphs of reports are long."""
_CANDIDATES = 40
"""Statements that are weighed for a point, by its own words and their kin."""
_FURTHER = 6
"""Statements that are weighed for what the older report says round it."""
_MARGIN = 600_000
"""How far behind the nearest statement another may lie and be near: four in five of those beyond it are
beside the point, and of the points with a right one among the first three one in fifty loses it."""
_FLOOR = 300_000
"""What a statement that is not the nearest must have: of those with less one in nine is on the point, and
a quarter of all that were shown for points on which a report is silent."""
_NONE = frozenset[str]()
_SATURATION, _LENGTH = 1.2, 0.75
"""The constants of BM25: how soon a statement has said enough, and how much a long one loses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What nearness asks of a statement alone: the statements beside it, the stems that these and that those
    within reach have, what its length takes from its words, and its last five measures."""

    beside: tuple[int, ...]
    stems_beside: frozenset[str]
    stems_around: frozenset[str]
    heading: frozenset[str]
    saturation: float
    told: tuple[int, int, int, int, int]


class Ground:
    """The statements of a report as nearness asks for them: each is looked at once, whatever comes near."""

    def __init__(self, new: Statements, headings: Sequence[frozenset[str]]) -> None:
        """`headings` are the stems of the heading of each section."""
        self.new = new
        self.headings = headings
        self._known: dict[int, _Facts] = {}

    def facts(self, at: int) -> _Facts:
        """What is asked of the statement at an index."""
        known = self._known.get(at)
        if known is None:
            known = self._known[at] = self._facts(at)
        return known

    def _facts(self, at: int) -> _Facts:
        rows = self.new.rows
        row = rows[at]
        sentence = row.sentence
        beside = tuple(n for n in (at - 1, at + 1) if self.new.are_together(at, n))
        near = self.new.around(at, _REACH)
        heading = frozenset[str]()
        if sentence.section is not None:
            heading = self.headings[sentence.section]
        return _Facts(
            beside=beside,
            stems_beside=frozenset().union(*(rows[n].stems for n in beside)) - row.stems,
            stems_around=frozenset().union(*(one.stems for one in near)),
            heading=heading,
            saturation=self._saturation(len(row.stems)),
            told=(
                1000 * sentence.is_demand,
                1000 * (" | " in sentence.text),
                1000 * row.is_scope,
                1000 * any(token.word[0].isdigit() for token in sentence.tokens),
                1000 * sentence.text.rstrip().endswith(":"),
            ),
        )

    def _saturation(self, count: int) -> float:
        length = 1 - _LENGTH + _LENGTH * count / self._usual
        return (_SATURATION + 1) / (1 + _SATURATION * length)

    @cached_property
    def _usual(self) -> float:
        """The usual count of stems of a statement."""
        rows = self.new.rows
        return sum(len(row.stems) for row in rows) / max(1, len(rows)) or 1.0


class Nearness:
    """The statements of one report as they come near to the points of another."""

    def __init__(
        self, bearings: Bearings, kin: Kin, ground: Ground, before: OlderProse | None = None
    ) -> None:
        """`ground` is that of the newer report, `before` what the older one says round the points."""
        self.bearings, self._kin, self._ground = bearings, kin, ground
        self._before = before
        self._weighed: dict[str, dict[int, int]] = {}
        self._measured: dict[str, dict[int, tuple[int, ...]]] = {}
        self._chosen: dict[str, list[int]] = {}

    def of(
        self, demand: Demand, most: int, counted: Callable[[int], float] = lambda _: 1.0
    ) -> list[Bearing]:
        """The statements that come nearest to a point, best first; those that lie far behind are left out.

        `counted` says what part of the nearness of each of these counts for their order.
        """
        found = self.shown(demand)
        best = max(found.values(), default=0)
        least = min(best, max(best - _MARGIN, _FLOOR))
        ranked = sorted((at for at in found if found[at] >= least), key=lambda at: (-found[at], at))
        ranked = sorted(ranked[:most], key=lambda at: -found[at] * counted(at))
        return [self.bearings.at(demand, at) for at in ranked]

    def shown(self, demand: Demand) -> dict[int, int]:
        """How near each candidate comes to a point by all measures, in millionths."""
        told = _weights("shown.tsv", MEASURES)
        return {at: sum(map(mul, told, row)) for at, row in self.measures(demand).items()}

    def weighed(self, demand: Demand) -> dict[int, int]:
        """How near each candidate comes to a point by its own words and their kin, in millionths."""
        known = self._weighed.get(demand.id)
        if known is None:
            told, measures = _weights("nearness.tsv", OWN), self.measures(demand)
            known = self._weighed[demand.id] = {
                at: sum(map(mul, told, measures[at])) for at in sorted(self._chosen[demand.id])
            }
        return known

    def measures(self, demand: Demand) -> dict[int, tuple[int, ...]]:
        """The measures of each candidate, in the order of `MEASURES`."""
        known = self._measured.get(demand.id)
        if known is None:
            known = self._measured[demand.id] = self._measures(demand)
        return known

    def _measures(self, demand: Demand) -> dict[int, tuple[int, ...]]:
        kin, before = self._kin_shares(demand), self._before_shares(demand)
        further = nsmallest(_FURTHER, before, key=lambda at: (-before[at], at))
        foreign = self.bearings.foreign(demand)
        words = {stem: self.bearings.weights.get(stem, 1.0) for stem in sorted(demand.asked)}
        share = _Shares(words)
        return {
            at: self._of(demand, at, share, kin, before, foreign.get(at, _NONE))
            for at in sorted({*self._candidates(demand, kin), *further})
        }

    def _candidates(self, demand: Demand, kin: Mapping[int, int]) -> list[int]:
        """The statements that have most of a point's own words and their kin."""
        known = self._chosen.get(demand.id)
        if known is None:
            scores = self.bearings.scores(demand)
            near = {at: scores.get(at, 0.0) + kin.get(at, 0) / 1000 for at in {*scores, *kin}}
            known = sorted(near, key=lambda at: (-near[at], at))[:_CANDIDATES]
            self._chosen[demand.id] = known
        return known

    def _of(
        self,
        demand: Demand,
        at: int,
        share: _Shares,
        kin: Mapping[int, int],
        before: Mapping[int, int],
        foreign: frozenset[str],
    ) -> tuple[int, ...]:
        score, own, rival, in_question = self.bearings.told_at(demand, at)
        facts = self._ground.facts(at)
        told = share.of(self.bearings.new.rows[at].stems - foreign)
        return (
            _thousandths(score),
            _thousandths(score - rival),
            _thousandths(own),
            told,
            kin.get(at, 0),
            int(told * facts.saturation),
            share.of(facts.stems_beside),
            max([kin.get(n, 0) for n in facts.beside], default=0),
            share.of(facts.stems_around),
            share.of(facts.heading),
            1000 * in_question,
            *facts.told,
            before.get(at, 0),
            int(before.get(at, 0) * facts.saturation),
            max([before.get(n, 0) for n in facts.beside], default=0),
        )

    def _before_shares(self, demand: Demand) -> dict[int, int]:
        """For each statement that has one of the words round a point in the older report: their share."""
        if self._before is None:
            return {}
        met: dict[int, float] = defaultdict(float)
        for stem, part in self._before.of(demand).items():
            for at in self.bearings.new.postings.get(stem, ()):
                met[at] += part
        return {at: round(1000 * told) for at, told in met.items()}

    def _kin_shares(self, demand: Demand) -> dict[int, int]:
        """For each statement that has a word of a point or one of its kin: the share that they meet."""
        total = sum(map(self._kin.rarity, demand.asked)) or 1
        met: dict[int, int] = defaultdict(int)
        postings, foreign = self.bearings.new.postings, self.bearings.foreign(demand)
        for stem in sorted(demand.asked):
            best: dict[int, int] = {}
            for other, near in (*self._kin.of(stem).items(), (stem, 100)):
                for at in postings.get(other, ()):
                    if near > best.get(at, 0):
                        best[at] = near
            rarity = self._kin.rarity(stem)
            for at, near in best.items():
                if not foreign or stem not in foreign.get(at, ()):
                    met[at] += rarity * near
        return {at: 10 * told // total for at, told in met.items()}


def headings_of(inspection: Inspection) -> list[frozenset[str]]:
    """The stems of the heading of each section."""
    return [content_stems(tokenise(section.heading)) for section in inspection.sections]


def _thousandths(share: float) -> int:
    return round(1000 * share)


class _Shares:
    """The share of weighed words that some stems have, in thousandths."""

    def __init__(self, words: Mapping[str, float]) -> None:
        self._words = words
        self._total = sum(words.values()) or 1.0

    def of(self, stems: frozenset[str]) -> int:
        if stems.isdisjoint(self._words):
            return 0
        met = [weight for stem, weight in self._words.items() if stem in stems]
        return round(1000 * sum(met) / self._total)


@cache
def _weights(table: str, names: tuple[str, ...]) -> tuple[int, ...]:
    """The weight of each of some measures, in their order."""
    told = weights(read_beside(__file__, table), table, 1, known=(), needed=names)
    return tuple(told[name][0] for name in names)
