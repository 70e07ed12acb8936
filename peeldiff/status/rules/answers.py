"""What the rules on answers share: which threads count, and how they are quoted."""

from __future__ import annotations

from collections.abc import Iterable

from peeldiff.model import Verdict
from peeldiff.statements import Statement
from peeldiff.status.case import Case, Quoted, Told
from peeldiff.status.thresholds import BEARS, NEARLY_AS_NEAR

__all__ = ["answers", "near", "quoted", "speaks_against"]


def answers(told: Told) -> tuple[Statement, ...]:
    """The statements of a thread that answer rather than recall."""
    rows = tuple(row for row in told.thread.rows if row.recall is None or row.decision is not None)
    return rows or told.thread.rows[-1:]


def near(case: Case) -> tuple[Told, ...]:
    """The threads about as near to the point as the nearest; sentences of scope and newer demands left out."""
    told = [
        one
        for one in case.told
        if one.score >= BEARS
        and not one.thread.heart.is_scope
        and not one.thread.heart.sentence.is_demand
    ]
    if not told:
        return ()
    return tuple(one for one in told if one.score >= told[0].score * NEARLY_AS_NEAR)


def speaks_against(told: Iterable[Told]) -> bool:
    """Whether one of some threads says something that falls short of done."""
    return any(one.reading.best in ("partly", "not", "worse", "claim", "plan") for one in told)


def quoted(told: Told, verdict: Verdict) -> tuple[Quoted, ...]:
    """A thread as it is quoted: all its statements, in order."""
    return (Quoted(rows=told.thread.rows, verdict=verdict),)
