"""What all threads of a case say together, weighed: how likely each outcome is.

A small linear model over the measures of a case: how its threads bear, what the reader makes of them, what
doubts they leave. Its whole-number weights come from `benchmarks/reader/weigh.py`. It decides nothing:
rules ask it and bind what it says to the point.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from alignment.records import dataclass
from peeldiff.parsed import read_beside
from peeldiff.statements import Decided, Statement
from peeldiff.status.case import Case, Names, Told
from peeldiff.status.doubts import Doubt, doubts
from peeldiff.weights import weights

__all__ = ["MEASURES", "OUTCOMES", "Odds", "answers", "measures", "statements_of", "weigh"]

OUTCOMES = ("open", "partly", "resolved", "silent")
"""What may have become of a point as far as prose tells it; the order of the weights."""

_SAYINGS = {
    "done": ("done",),
    "good": ("done", "better"),
    "bad": ("not", "worse"),
    "partly": ("partly",),
    "silent": ("other", "unclear", "plan", "claim"),
}
_LEAST, _MOST = -400, 400
"""Bounds of a lead in hundredths of a natural logarithm: beyond them it says no more."""
_THREADS = 3
_LATER = frozenset({Doubt.FAILED, Doubt.GROWING, Doubt.PLANNED, Doubt.COMPARED})
"""Doubts that came after the weights: rules ask for them, the weights do not know them."""
MEASURES = (
    "lead", "bound", "least part", "margin", "in question", "length", "asked shared", "told shared", "asked",
    "recalls the older", "recalls another", "closed", "kept", "part in the second",
    *(f"doubt {doubt}" for doubt in Doubt if doubt not in _LATER),
    *(f"{place}{name}" for place in ("", *map(str, range(2, _THREADS + 1)))
      for name in ("score", *_SAYINGS, *(f"{saying} by score" for saying in _SAYINGS))),
)  # fmt: skip
"""The names of the measures of a case, each of which may have weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """The weight of each outcome, in hundredths of a natural logarithm of its odds."""

    weights: tuple[int, ...]

    def lead(self, outcome: str) -> int:
        """By how much an outcome outweighs the next; below 0 if it does not."""
        ours = self.weights[OUTCOMES.index(outcome)]
        return ours - max(
            w for name, w in zip(OUTCOMES, self.weights, strict=True) if name != outcome
        )


def statements_of(case: Case) -> tuple[Told, ...]:
    """The threads of a case that tell something: no sentence of scope, no newer demand at their heart."""
    return tuple(
        told
        for told in case.told
        if not told.thread.heart.is_scope and not told.thread.heart.sentence.is_demand
    )


def answers(told: Told) -> tuple[Statement, ...]:
    """The statements of a thread that answer rather than recall."""
    rows = tuple(row for row in told.thread.rows if row.recall is None or row.decision is not None)
    return rows or told.thread.rows[-1:]


def measures(case: Case) -> dict[str, int]:
    """The measures of a case by name, shares in hundredths; empty where nothing bears on it."""
    told = statements_of(case)[:_THREADS]
    if not told:
        return {}
    found = dict(_of_nearest(case, told))
    for place, one in enumerate(told):
        found.update(_of_reading(one, "" if not place else str(place + 1)))
    return found


def _of_reading(told: Told, place: str) -> dict[str, int]:
    score = _hundredths(told.score)
    found = {f"{place}score": score}
    for name, sayings in _SAYINGS.items():
        lead = max(_LEAST, min(_MOST, told.reading.lead(*sayings)))
        found[f"{place}{name}"] = lead
        found[f"{place}{name} by score"] = lead * score // 100
    return found


def _of_nearest(case: Case, told: Sequence[Told]) -> dict[str, int]:
    best = told[0]
    heart, asked = best.thread.heart, case.demand.asked
    shared = len(heart.stems & asked)
    left = doubts(case.demand, answers(best))
    return {
        "lead": _hundredths(best.lead),
        "bound": _hundredths(best.bound),
        "least part": _hundredths(best.least_part),
        "margin": _hundredths(best.score - told[1].score)
        if len(told) > 1
        else _hundredths(best.score),
        "in question": 100 * best.in_question,
        "length": 100 * len(best.thread.rows),
        "asked shared": 100 * shared // max(1, len(asked)),
        "told shared": 100 * shared // max(1, len(heart.stems)),
        "asked": 100 * min(len(asked), 12) // 12,
        "recalls the older": 100 * (best.names is Names.THE_OLDER),
        "recalls another": 100 * (best.names is Names.ANOTHER),
        "closed": 100 * (best.decision is not None and best.decision.decided is Decided.CLOSED),
        "kept": 100 * (best.decision is not None and best.decision.decided is Decided.KEPT),
        "part in the second": 100
        * (len(told) > 1 and Doubt.PART in doubts(case.demand, answers(told[1]))),
        **{f"doubt {doubt}": 100 * (doubt in left) for doubt in Doubt if doubt not in _LATER},
    }


def _hundredths(share: float) -> int:
    return round(share * 100)


@lru_cache(maxsize=1)  # several rules ask one after the other
def weigh(case: Case) -> Odds:
    """The odds of each outcome of a case."""
    bias, rows = _weights()
    total = [weight * 10_000 for weight in bias]
    for name, value in measures(case).items():
        row = rows.get(name)
        if row is not None:
            total = [sum_ + weight * value for sum_, weight in zip(total, row, strict=True)]
    return Odds(weights=tuple(sum_ // 10_000 for sum_ in total))


@cache
def _weights() -> tuple[tuple[int, ...], dict[str, tuple[int, ...]]]:
    """The bias, in hundredths, and the weight of each measure, in hundredths a ten-thousandth of it."""
    text = read_beside(__file__, "outcomes.tsv")
    rows = weights(text, "outcomes.tsv", len(OUTCOMES), known=MEASURES)
    return rows.pop("bias"), rows
