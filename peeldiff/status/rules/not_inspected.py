"""The question under which the point stood was not inspected this time."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.status.case import Case, Coverage, Quoted
from peeldiff.status.rule import Rule

__all__ = ["RULE"]


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.coverage is not Coverage.NOT_INSPECTED:
        return None
    said = case.question_scope
    return (Quoted(rows=(said,), verdict=Verdict.UNCLEAR),) if said is not None else ()


RULE = Rule(
    name="not-inspected",
    status=Status.NOT_REINSPECTED,
    confidence=Confidence.HIGH,
    mention=Mention.NOT_MENTIONED,
    why="The question was not inspected this time, so silence proves nothing.",
    applies=_applies,
)
