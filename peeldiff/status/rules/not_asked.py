"""The newer report does not ask the question under which the point stood."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Coverage
from peeldiff.status.rule import Rule

__all__ = ["RULE"]

RULE = Rule(
    name="not-asked",
    status=Status.NOT_REINSPECTED,
    confidence=Confidence.MEDIUM,
    mention=Mention.NOT_MENTIONED,
    why="The newer report does not ask the question under which this stood.",
    applies=lambda case: () if case.coverage is Coverage.NOT_ASKED else None,
)
