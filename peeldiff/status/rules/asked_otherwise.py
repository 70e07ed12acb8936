"""The newer report asks about the subject under another name, and not for the point."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Coverage
from peeldiff.status.rule import Rule

__all__ = ["RULE"]

RULE = Rule(
    name="asked-otherwise",
    status=Status.NOT_RAISED,
    confidence=Confidence.LOW,
    mention=Mention.NOT_MENTIONED,
    why="The newer report does not ask this question by its name, but one on the same subject; it does not "
    "ask for this there, and no words that settle it were found.",
    applies=lambda case: () if case.coverage is Coverage.ASKED_OTHERWISE else None,
)
