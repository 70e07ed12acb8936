"""What the rules on answers share: which thread counts, and how it is quoted."""

from __future__ import annotations

from peeldiff.model import Verdict
from peeldiff.status.case import Case, Quoted, Told
from peeldiff.status.thresholds import UNSURE
from peeldiff.status.weighing import statements_of

__all__ = ["nearest", "quoted"]


def nearest(case: Case) -> Told | None:
    """The thread that bears most on the point, if it bears on it at all."""
    told = statements_of(case)
    return told[0] if told and told[0].score >= UNSURE else None


def quoted(told: Told, verdict: Verdict) -> tuple[Quoted, ...]:
    """A thread as it is quoted: all its statements, in order."""
    return (Quoted(rows=told.thread.rows, verdict=verdict),)
