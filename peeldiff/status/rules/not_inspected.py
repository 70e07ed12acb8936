"""The question under which the point stood was not inspected this time."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Coverage
from peeldiff.status.rule import Rule

__all__ = ["RULE"]

RULE = Rule(
    name="not-inspected",
    status=Status.NOT_REINSPECTED,
    confidence=Confidence.HIGH,
    mention=Mention.NOT_MENTIONED,
    why="The question was not inspected this time, so silence proves nothing.",
    applies=lambda case: () if case.coverage is Coverage.NOT_INSPECTED else None,
)
