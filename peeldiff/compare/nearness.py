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
from operator import mul

from alignment.records import dataclass
from peeldiff.compare.bearing import Bearing, Bearings
from peeldiff.compare.kin import Kin
from peeldiff.model import Inspection
from peeldiff.parsed import read_beside
from peeldiff.statements import Demand, Statements, content_stems, tokenise
from peeldiff.weights import weights

__all__ = ["MEASURES", "Ground", "Nearness", "headings_of"]

MEASURES = (
    "bearing", "lead", "own", "words", "kin", "saturated", "beside", "kin beside", "around", "heading",
    "in question", "demand", "table", "scope", "number", "colon",
)  # fmt: skip
"""The names of the measures, in their order."""
_REACH = 2
"""Statements before and after one that are around it: paragraphs of reports are long."""
_CANDIDATES = 40
"""Statements that are weighed for a point."""
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

    def __init__(self, bearings: Bearings, kin: Kin, ground: Ground) -> None:
        """`ground` is that of the newer report."""
        self.bearings, self._kin, self._ground = bearings, kin, ground
        self._weighed: dict[str, dict[int, int]] = {}

    def of(
        self, demand: Demand, most: int, counted: Callable[[int], float] = lambda _: 1.0
    ) -> list[Bearing]:
        """The statements that come nearest to a point, best first; those that lie far behind are left out.

        `counted` says what part of the nearness of each of these counts for their order.
        """
        found = self.weighed(demand)
        best = max(found.values(), default=0)
        least = min(best, max(best - _MARGIN, _FLOOR))
        ranked = sorted((at for at in found if found[at] >= least), key=lambda at: (-found[at], at))
        ranked = sorted(ranked[:most], key=lambda at: -found[at] * counted(at))
        return [self.bearings.at(demand, at) for at in ranked]

    def weighed(self, demand: Demand) -> dict[int, int]:
        """How near each candidate comes to a point, in millionths."""
        known = self._weighed.get(demand.id)
        if known is None:
            told = _weights()
            known = self._weighed[demand.id] = {
                at: sum(map(mul, told, measures)) for at, measures in self.measures(demand).items()
            }
        return known

    def measures(self, demand: Demand) -> dict[int, tuple[int, ...]]:
        """The measures of each candidate, in the order of `MEASURES`."""
        kin, scores = self._kin_shares(demand), self.bearings.scores(demand)
        near = {at: scores.get(at, 0.0) + kin.get(at, 0) / 1000 for at in {*scores, *kin}}
        candidates = sorted(near, key=lambda at: (-near[at], at))[:_CANDIDATES]
        foreign = self.bearings.foreign(demand)
        words = {stem: self.bearings.weights.get(stem, 1.0) for stem in sorted(demand.asked)}
        share = _Shares(words)
        return {
            at: self._of(demand, at, share, kin, foreign.get(at, _NONE))
            for at in sorted(candidates)
        }

    def _of(
        self,
        demand: Demand,
        at: int,
        share: _Shares,
        kin: Mapping[int, int],
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
        )

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
def _weights() -> tuple[int, ...]:
    """The weight of each measure, in the order of `MEASURES`."""
    text = read_beside(__file__, "nearness.tsv")
    told = weights(text, "nearness.tsv", 1, known=(), needed=MEASURES)
    return tuple(told[name][0] for name in MEASURES)
