"""The newer report speaks of the point, but not in words that say plainly what became of it."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Case, Quoted
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import nearest
from peeldiff.status.thresholds import SPOKEN_OF

__all__ = ["RULE"]


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    told = nearest(case)
    return () if told is not None and told.score >= SPOKEN_OF else None


RULE = Rule(
    name="spoken-of",
    status=Status.NOT_RAISED,
    confidence=Confidence.LOW,
    mention=Mention.SPOKEN_OF,
    why="The report speaks of this; whether its words settle it is for the reader to judge.",
    applies=_applies,
)
