"""Which statements of the newer report come nearest to an older point, best first.

Each candidate has measures in thousandths: the share of the point's words that it has, that its
neighbours and its heading have, words that are kin to them, what it is built like. Their whole-number
weights come from the corpus (`benchmarks/reader/rank.py`): there the statements that the labels name as
evidence are told from all others of the same report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from peeldiff.compare.bearing import Bearing, Bearings
from peeldiff.compare.kin import Kin
from peeldiff.model import Inspection
from peeldiff.parsed import read_beside
from peeldiff.statements import Demand, content_stems, tokenise

__all__ = ["MEASURES", "Nearness", "headings_of"]

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
"""What a statement that is not the nearest must have: of those that have less one in nine is on the point, and
a quarter of all that were shown for points on which a report is silent."""
_SATURATION, _LENGTH = 1.2, 0.75
"""The constants of BM25: how soon a statement has said enough, and how much a long one loses."""


class Nearness:
    """The statements of one report as they come near to the points of another."""

    def __init__(self, bearings: Bearings, kin: Kin, headings: Sequence[frozenset[str]]) -> None:
        """`headings` are the stems of the heading of each section of the newer report."""
        self.bearings, self._kin, self._headings = bearings, kin, headings
        self._rows = bearings.new.rows

    def of(self, demand: Demand, most: int) -> list[Bearing]:
        """The statements that come nearest to a point, best first; those that lie far behind are left out."""
        weights = _weights()
        found = {
            at: sum(weight * told for weight, told in zip(weights, measures, strict=True))
            for at, measures in self.measures(demand).items()
        }
        best = max(found.values(), default=0)
        least = min(best, max(best - _MARGIN, _FLOOR))
        ranked = sorted((at for at in found if found[at] >= least), key=lambda at: (-found[at], at))
        return [self.bearings.at(demand, at) for at in ranked[:most]]

    def measures(self, demand: Demand) -> dict[int, tuple[int, ...]]:
        """The measures of each candidate, in the order of `MEASURES`."""
        kin, scores = self._kin_shares(demand), self.bearings.scores(demand)
        near = {at: scores.get(at, 0.0) + kin.get(at, 0) / 1000 for at in {*scores, *kin}}
        candidates = sorted(near, key=lambda at: (-near[at], at))[:_CANDIDATES]
        foreign = self.bearings.foreign(demand)
        words = {stem: self.bearings.weights.get(stem, 1.0) for stem in sorted(demand.asked)}
        return {
            at: tuple(
                self._of(self.bearings.at(demand, at), words, kin, foreign.get(at, frozenset()))
            )
            for at in sorted(candidates)
        }

    def _of(
        self,
        bearing: Bearing,
        words: Mapping[str, float],
        kin: Mapping[int, int],
        foreign: frozenset[str],
    ) -> Iterator[int]:
        at = bearing.index
        row = self._rows[at]
        sentence = row.sentence
        beside = [n for n in (at - 1, at + 1) if self.bearings.new.are_together(at, n)]
        around = frozenset().union(*(self._rows[n].stems for n in beside)) - row.stems
        heading = frozenset[str]()
        if sentence.section is not None:
            heading = self._headings[sentence.section]
        yield _thousandths(bearing.score)
        yield _thousandths(bearing.lead)
        yield _thousandths(bearing.own)
        told = _share(words, row.stems - foreign)
        yield told
        yield kin.get(at, 0)
        yield int(told * self._saturation(len(row.stems)))
        yield _share(words, around)
        yield max((kin.get(n, 0) for n in beside), default=0)
        near = self.bearings.new.around(at, _REACH)
        yield _share(words, frozenset().union(*(one.stems for one in near)))
        yield _share(words, heading)
        yield 1000 * bearing.in_question
        yield 1000 * sentence.is_demand
        yield 1000 * (" | " in sentence.text)
        yield 1000 * row.is_scope
        yield 1000 * any(token.word[0].isdigit() for token in sentence.tokens)
        yield 1000 * sentence.text.rstrip().endswith(":")

    def _saturation(self, count: int) -> float:
        length = 1 - _LENGTH + _LENGTH * count / self._usual
        return (_SATURATION + 1) / (1 + _SATURATION * length)

    @cached_property
    def _usual(self) -> float:
        """The usual count of stems of a statement."""
        return sum(len(row.stems) for row in self._rows) / max(1, len(self._rows)) or 1.0

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        """The statements in which each stem stands."""
        found: dict[str, list[int]] = {}
        for at, row in enumerate(self._rows):
            for stem in row.stems:
                found.setdefault(stem, []).append(at)
        return found

    def _kin_shares(self, demand: Demand) -> dict[int, int]:
        """For each statement that has a word of a point or one of its kin: the share that they meet."""
        total = sum(map(self._kin.rarity, demand.asked)) or 1
        met: dict[int, int] = defaultdict(int)
        foreign = self.bearings.foreign(demand)
        for stem in sorted(demand.asked):
            best: dict[int, int] = {}
            for other, near in (*self._kin.of(stem).items(), (stem, 100)):
                for at in self._postings.get(other, ()):
                    best[at] = max(near, best.get(at, 0))
            rarity = self._kin.rarity(stem)
            for at, near in best.items():
                if stem not in foreign.get(at, ()):
                    met[at] += rarity * near
        return {at: 10 * told // total for at, told in met.items()}


def headings_of(inspection: Inspection) -> list[frozenset[str]]:
    """The stems of the heading of each section."""
    return [content_stems(tokenise(section.heading)) for section in inspection.sections]


def _thousandths(share: float) -> int:
    return round(1000 * share)


def _share(words: Mapping[str, float], stems: frozenset[str]) -> int:
    """The share of weighed words that some stems have."""
    total = sum(words.values()) or 1.0
    return round(1000 * sum(weight for stem, weight in words.items() if stem in stems) / total)


@cache
def _weights() -> tuple[int, ...]:
    """The weight of each measure, in the order of `MEASURES`."""
    text = read_beside(__file__, "nearness.tsv")
    rows = dict(line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(int(rows[name]) for name in MEASURES)
