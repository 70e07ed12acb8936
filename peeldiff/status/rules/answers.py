"""What the rules on answers share: which thread counts, and how it is quoted."""

from __future__ import annotations

from peeldiff.model import Verdict
from peeldiff.status.case import Case, Quoted, Told
from peeldiff.status.thresholds import UNSURE
from peeldiff.status.weighing import answers, statements_of

__all__ = ["answers_this", "keeps_limits", "names_it", "nearest", "quoted"]

_SHORT = 8
"""Stems up to which a demand is short: each of its parts is then half of it."""
_LEAST_PART = 0.3
"""Share of its words that each joined part of a short demand must have in the thread."""
_NEARLY_ALL = 0.7
"""Share of a point's words from which one that is missing tells it from another point."""


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


def answers_this(case: Case, told: Told) -> bool:
    """Whether what answers in a thread answers this point, and not a neighbour that its recall names too.

    A part of a finding must be named where it is answered; of a short demand each joined part must be
    spoken of; and a thread that has nearly all of its words must have the most telling one.
    """
    demand = case.demand
    rows = answers(told)
    if demand.item is not None and all(row.stems.isdisjoint(demand.asked) for row in rows):
        return False
    if len(demand.asked) <= _SHORT and told.least_part < _LEAST_PART:
        return False
    return told.bound < _NEARLY_ALL or told.has_most_telling
