"""The newer report is on something else: its silence proves nothing."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Case, Coverage
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import nearest

__all__ = ["ANOTHER_BODY", "ANOTHER_FORCE", "RULE"]

_WHY = "This report does not cover the subject, so its silence proves nothing."


def _is_not_covered(case: Case) -> bool:
    """Whether the report is of another pillar, or of another programme and comes near the point nowhere."""
    if case.coverage is Coverage.OTHER_PROGRAMME:
        return nearest(case) is None
    return case.coverage is Coverage.NOT_COVERED


ANOTHER_FORCE = Rule(
    name="another-force",
    status=Status.NOT_REINSPECTED,
    confidence=Confidence.HIGH,
    mention=Mention.NOT_MENTIONED,
    why=_WHY,
    applies=lambda case: () if case.coverage is Coverage.ANOTHER_FORCE else None,
)
ANOTHER_BODY = Rule(
    name="another-body",
    status=Status.NOT_REINSPECTED,
    confidence=Confidence.HIGH,
    mention=Mention.NOT_MENTIONED,
    why="The newer report does not look at the body that this was asked of, so its silence proves nothing.",
    applies=lambda case: () if case.coverage is Coverage.ANOTHER_BODY else None,
)
RULE = Rule(
    name="not-covered",
    status=Status.NOT_REINSPECTED,
    confidence=Confidence.HIGH,
    mention=Mention.NOT_MENTIONED,
    why=_WHY,
    applies=lambda case: () if _is_not_covered(case) else None,
)
