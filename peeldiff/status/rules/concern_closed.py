"""The newer report closes the cause of concern that a recommendation was made for."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Decided
from peeldiff.status.case import Case, Quoted, Told
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import is_taken_back, nearest, quoted
from peeldiff.status.rules.formally_closed import decided_on, is_closed_within_a_demand
from peeldiff.status.thresholds import BOUND

__all__ = ["RULE"]


def _is_told_otherwise(case: Case, closing: Told) -> bool:
    """Whether something beside the closing comes near to the recommendation and does not say that it is done.

    A cause of concern may be closed while a step that was recommended for it was never taken.
    """
    told = nearest(case)
    if told is None or told.bound < BOUND or told.reading.best == "done":
        return False
    return not any(row is other for row in told.thread.rows for other in closing.thread.rows)


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.concern is None or case.again is not None or case.concern.again is not None:
        return None
    told = decided_on(case.concern, Decided.CLOSED)
    if told is None or is_taken_back(told, lambda row: row.decision is not None):
        return None
    if is_closed_within_a_demand(case.concern, told):
        return None
    return None if _is_told_otherwise(case, told) else quoted(told, Verdict.IMPROVED)


RULE = Rule(
    name="concern-closed",
    status=Status.RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report says that it has closed the cause of concern for which this was recommended.",
    applies=_applies,
)
