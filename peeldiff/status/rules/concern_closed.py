"""The newer report closes the cause of concern that a recommendation was made for."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Decided
from peeldiff.status.case import Case, Quoted, Told
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import is_taken_back, quoted
from peeldiff.status.rules.formally_closed import decided_on
from peeldiff.status.thresholds import BOUND, UNSURE

__all__ = ["RULE"]


_SETTLES_NOTHING = ("other", "unclear")
"""What a passage is read as that is on something else, or leaves open what it says."""


def _is_told_otherwise(case: Case, closing: Told) -> bool:
    """Whether the first passage that answers the recommendation itself says that it is not all done."""
    for told in case.told:
        closes = any(row is other for row in told.thread.rows for other in closing.thread.rows)
        if told.bound < BOUND or told.score < UNSURE or told.reading.best in _SETTLES_NOTHING:
            continue
        return told.reading.best != "done" and not closes
    return False


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.concern is None or case.again is not None or case.concern.again is not None:
        return None
    told = decided_on(case.concern, Decided.CLOSED)
    if told is None or is_taken_back(told, lambda row: row.decision is not None):
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
