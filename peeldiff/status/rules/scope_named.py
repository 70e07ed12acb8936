"""The newer report says that it did not look at what the point is about."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.status.case import Case, Quoted
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import nearest
from peeldiff.status.thresholds import BEHIND, SPOKEN_OF

__all__ = ["RULE"]


def _comes_nearest(case: Case) -> bool:
    """Whether nothing that the report tells comes nearer to the point than a sentence of scope.

    One that shares a word with the point is mostly about something else, and the point told elsewhere; one
    that has all that the point names in capitals is about just that.
    """
    if case.scope is not None and case.demand.names and case.demand.names <= case.scope.stems:
        return True
    if case.near and not case.near[0].thread.heart.is_scope:
        return False
    told = nearest(case)
    shown = case.near[0].score if case.near else 0.0
    return told is None or told.score < max(SPOKEN_OF, shown) or told.lead < BEHIND


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.scope is None or case.again is not None or not _comes_nearest(case):
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
