"""The newer report says that it did not look at what the point is about."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.status.case import Case, Quoted
from peeldiff.status.rule import Rule

__all__ = ["RULE"]


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.scope is None or case.again is not None:
        return None
    return (Quoted(rows=(case.scope,), verdict=Verdict.UNCLEAR),)


RULE = Rule(
    name="scope-named",
    status=Status.NOT_REINSPECTED,
    confidence=Confidence.HIGH,
    mention=Mention.SPOKEN_OF,
    why="The report says that it did not look at this, so silence proves nothing.",
    applies=_applies,
)
