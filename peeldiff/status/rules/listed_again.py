"""The newer report asks for the same again: as it was, as a cause of concern, or no longer as one."""

from __future__ import annotations

from collections.abc import Callable

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Case, Quoted
from peeldiff.status.rule import Rule

__all__ = ["LOWERED", "RAISED", "RULE"]


def _with(status: Status) -> Callable[[Case], tuple[Quoted, ...] | None]:
    def applies(case: Case) -> tuple[Quoted, ...] | None:
        return () if case.again is not None and case.again.status is status else None

    return applies


def _rule(name: str, status: Status, why: str) -> Rule:
    return Rule(
        name=name, status=status, confidence=Confidence.MEDIUM, mention=Mention.ANSWERED, why=why,
        applies=_with(status),
    )  # fmt: skip


RAISED = _rule(
    "raised-to-concern",
    Status.ESCALATED,
    "What was an area for improvement is now a cause of concern.",
)
LOWERED = _rule(
    "lowered-from-concern",
    Status.DE_ESCALATED,
    "What was a cause of concern is now an area for improvement.",
)
RULE = _rule("listed-again", Status.PERSISTING, "Both reports ask for the same.")
