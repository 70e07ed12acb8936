"""The newer report closes the cause of concern that a recommendation was made for."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Decided
from peeldiff.status.case import Case, Quoted
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import is_taken_back, quoted
from peeldiff.status.rules.formally_closed import decided_on

__all__ = ["RULE"]


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.concern is None or case.again is not None or case.concern.again is not None:
        return None
    told = decided_on(case.concern, Decided.CLOSED)
    return (
        None
        if told is None or is_taken_back(told, lambda row: row.decision is not None)
        else quoted(told, Verdict.IMPROVED)
    )


RULE = Rule(
    name="concern-closed",
    status=Status.RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report says that it has closed the cause of concern for which this was recommended.",
    applies=_applies,
)
