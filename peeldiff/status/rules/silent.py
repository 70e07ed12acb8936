"""The area was looked at again, and the newer report neither repeats the point nor answers it."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.rule import Rule

__all__ = ["RULE"]

RULE = Rule(
    name="silent",
    status=Status.NOT_RAISED,
    confidence=Confidence.LOW,
    mention=Mention.NOT_MENTIONED,
    why="The area was inspected again; the report does not ask for this again, and no words that settle it "
    "were found.",
    applies=lambda _: (),
)
