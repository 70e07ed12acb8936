"""The newer report says that the finding stands, though it does not list it again."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Decided
from peeldiff.status.case import Case, Quoted
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import quoted
from peeldiff.status.rules.formally_closed import decided_on, formally

__all__ = ["RULE"]


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    told = decided_on(case, Decided.KEPT)
    if told is None:
        return formally(case, Decided.KEPT, Verdict.NOT_IMPROVED)
    return quoted(told, Verdict.NOT_IMPROVED)


RULE = Rule(
    name="formally-kept",
    status=Status.PERSISTING,
    confidence=Confidence.HIGH,
    mention=Mention.ANSWERED,
    why="The report does not list this again, but says in so many words that it stands.",
    applies=_applies,
    examples=(
        Yes(
            asked="The force should visit the owners of stolen tractors within two days.",
            said="In 2016 we asked the force to visit the owners of stolen tractors within two days. "
            "This remains an area for improvement.",
        ),
        No(
            asked="The force should visit the owners of stolen tractors within two days.",
            said="In 2016 we asked the force to visit the owners of stolen tractors within two days. "
            "This is no longer an area for improvement.",
            because="it is closed",
        ),
    ),
)
