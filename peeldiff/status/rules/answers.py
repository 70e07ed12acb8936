"""What the rules on answers share: which thread counts, and how it is quoted."""

from __future__ import annotations

from peeldiff.model import Verdict
from peeldiff.status.case import Case, Quoted, Told
from peeldiff.status.thresholds import UNSURE
from peeldiff.status.weighing import statements_of

__all__ = ["keeps_limits", "names_it", "nearest", "quoted"]


def nearest(case: Case) -> Told | None:
    """The thread that bears most on the point, if it bears on it at all."""
    told = statements_of(case)
    return told[0] if told and told[0].score >= UNSURE else None


def quoted(told: Told, verdict: Verdict) -> tuple[Quoted, ...]:
    """A thread as it is quoted: all its statements, in order."""
    return (Quoted(rows=told.thread.rows, verdict=verdict),)


def names_it(case: Case, told: Told) -> bool:
    """Whether a thread names the places, units or methods that the demand names, if it names any."""
    names = case.demand.names
    return not names or any(not names.isdisjoint(row.stems) for row in told.thread.rows)


def keeps_limits(case: Case, told: Told) -> bool:
    """Whether a thread tells of the limits that the demand sets: the same numbers, or all and none."""
    limits = case.demand.limits
    words = {token.word for row in told.thread.rows for token in row.sentence.tokens}
    return not limits or bool(limits & words)
