"""The newer report has no questions, so nobody can tell by their names what it looked at.

A letter of a revisit goes through its points in its own order, and answers many under no heading.
"""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Coverage
from peeldiff.status.rule import Rule

__all__ = ["RULE"]

RULE = Rule(
    name="no-questions",
    status=Status.NOT_RAISED,
    confidence=Confidence.LOW,
    mention=Mention.NOT_MENTIONED,
    why="The newer report goes by no questions, as a letter does; it does not ask for this again, and no "
    "words that settle it were found.",
    applies=lambda case: () if case.coverage is Coverage.NO_QUESTIONS else None,
)
