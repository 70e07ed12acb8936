"""How much each sentence of the newer report speaks of each older point: one table for all points.

A sentence counts for what it says of the point itself, and less for what its neighbours add. The point that
a sentence fits best owns it: another that shares its words is told how far it lies behind.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import chain

from alignment.records import dataclass
from peeldiff.statements.demands import Demand
from peeldiff.statements.names import foreign_stems, long_names
from peeldiff.statements.table import Statement, Statements

__all__ = ["Bearing", "Bearings"]

_NONE: frozenset[str] = frozenset()
_NAMED_IN_SHORT = 12
"""Sentences after one that names a thing in full in which its name may stand in short."""
_NEIGHBOURS = ((-1, 0.5), (1, 0.5), (-2, 0.25), (2, 0.25))
"""What a neighbour's further words of the point count beside the sentence's own, by steps from it. Set on
the corpus: from .3 to .7 for the next the passages among the first three stay within .01."""
_DEMAND_AGAIN = 0.1
"""What a newer demand loses against a statement: it asks and does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How a sentence bears on a point.

    `score` runs from 0 to 1; `own` is the part of it that the sentence says itself, `rival` the best score
    that a point of another finding has there.
    """

    index: int
    score: float
    own: float
    rival: float
    in_question: bool

    @property
    def lead(self) -> float:
        """How far the point lies before the others at this sentence; below 0 it lies behind."""
        return self.score - self.rival


class Bearings:
    """The table of points × sentences of one comparison."""

    def __init__(
        self,
        demands: Sequence[Demand],
        new: Statements,
        old: Statements,
        questions: Sequence[Collection[int]],
    ) -> None:
        """`old` and `new` tell in how many sentences of both reports each stem stands; `questions` gives
        for each demand the newer sections that succeed its own."""
        self.new = new
        self.old = old
        self.demands = tuple(demands)
        self._foreign: dict[str, dict[int, frozenset[str]]] = {}
        self._concerns = {demand.finding.id: demand.finding.concern for demand in demands}
        self._questions = {
            demand.id: frozenset(own) for demand, own in zip(demands, questions, strict=True)
        }

    @property
    def all_rows(self) -> Iterator[Statement]:
        """The statements of both reports, the older one's first."""
        return chain(self.old.rows, self.new.rows)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How telling each stem of the points is."""
        before, after = self.old.spread, self.new.spread
        count = len(self.old.rows) + len(self.new.rows)
        stems = frozenset().union(*(demand.weights for demand in self.demands))
        return {
            stem: math.log(1 + count / max(1, before[stem] + after[stem])) for stem in sorted(stems)
        }

    @cached_property
    def _scores(self) -> dict[str, dict[int, tuple[float, float]]]:
        """For each demand the sentences near it; twins of one inspection never ask for them."""
        return {demand.id: self._of(demand) for demand in self.demands}

    @cached_property
    def _best(self) -> dict[int, list[tuple[str, float]]]:
        return self._rivals(self.demands)

    def scores(self, demand: Demand) -> dict[int, float]:
        """The score of each sentence near a point."""
        return {at: score for at, (score, _) in self._scores[demand.id].items()}

    def of(self, demand: Demand, most: int) -> list[Bearing]:
        """The sentences that bear most on a point, best first."""
        scores = self._scores[demand.id]
        ranked = sorted(scores, key=lambda at: (-scores[at][0], at))[:most]
        return [self._bearing(demand, at) for at in ranked]

    def at(self, demand: Demand, index: int) -> Bearing:
        """How the sentence at `index` bears on a point."""
        return self._bearing(demand, index)

    def told_at(self, demand: Demand, index: int) -> tuple[float, float, float, bool]:
        """Score, own part, rival and whether it stands in the question, as a bearing has them."""
        score, own = self._scores[demand.id].get(index, (0.0, 0.0))
        rival = 0.0
        for finding, best in self._best.get(index, ()):
            if finding not in (demand.finding.id, demand.finding.concern) and (
                self._concerns.get(finding) != demand.finding.id
            ):
                rival = best
                break
        section = self.new.rows[index].sentence.section
        return score, own, rival, section is not None and section in self._questions[demand.id]

    def _bearing(self, demand: Demand, at: int) -> Bearing:
        score, own, rival, in_question = self.told_at(demand, at)
        return Bearing(index=at, score=score, own=own, rival=rival, in_question=in_question)

    def foreign(self, demand: Demand) -> dict[int, frozenset[str]]:
        """For each sentence the stems of a point that stand there as part of another thing's name.

        What is named in short further on ("the code") is the thing of that name that was named last.
        """
        found = self._foreign.get(demand.id)
        if found is None:
            found = self._foreign[demand.id] = {}
            own = long_names(demand.text)
            last, until = _NONE, -1
            for at, row in enumerate(self.new.rows if own else ()):
                stems = foreign_stems(own, row.names)
                if stems:
                    last, until = stems, at + _NAMED_IN_SHORT
                elif any(not name.isdisjoint(last) for name in row.names):
                    until = -1  # named in full, and not as another thing
                if stems or at <= until:
                    found[at] = stems or last
        return found

    def _of(self, demand: Demand) -> dict[int, tuple[float, float]]:
        """For each sentence near one that shares a stem with a point: its score and its own part."""
        weights = {stem: part * self.weights[stem] for stem, part in sorted(demand.weights.items())}
        total = math.fsum(weights.values()) or 1.0
        told: dict[int, list[str]] = {}
        postings, foreign = self.new.postings, self.foreign(demand)
        for stem in weights:
            for at in postings.get(stem, ()):
                if not foreign or stem not in foreign.get(at, ()):
                    told.setdefault(at, []).append(stem)
        found = {}
        paragraphs = self.new.paragraphs
        for at in sorted(told):
            own = math.fsum(weights[stem] for stem in told[at])
            seen = set(told[at])
            score = own
            for step, part in _NEIGHBOURS:
                beside = told.get(at + step)
                if beside is None or paragraphs[at] != paragraphs[at + step]:
                    continue
                further = [s for s in beside if s not in seen]
                if further:
                    score += part * math.fsum(weights[stem] for stem in further)
                    seen.update(further)
            score = score / total - _DEMAND_AGAIN * self.new.rows[at].sentence.is_demand
            found[at] = (score, own / total)
        return found

    def _rivals(self, demands: Sequence[Demand]) -> dict[int, list[tuple[str, float]]]:
        """For each sentence the findings that it fits, best first, with their scores.

        A cause of concern and a recommendation that answers it are no rivals: what closes one is mostly said
        of both.
        """
        best: dict[int, dict[str, float]] = {}
        for demand in demands:
            for at, (score, _) in self._scores[demand.id].items():
                known = best.setdefault(at, {})
                known[demand.finding.id] = max(score, known.get(demand.finding.id, 0.0))
        return {
            at: sorted(known.items(), key=lambda entry: (-entry[1], entry[0]))
            for at, known in best.items()
        }
