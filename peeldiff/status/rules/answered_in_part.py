"""The newer report says that some of it is done and some is not."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.status.case import Case, Coverage, Quoted
from peeldiff.status.doubts import Doubt, doubts
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import answers, near, quoted
from peeldiff.status.thresholds import BEHIND, PARTLY, PARTLY_BEARS

__all__ = ["RULE"]


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.coverage is Coverage.ANOTHER_FORCE:
        return None
    for told in near(case)[:1]:
        if (
            told.score >= PARTLY_BEARS
            and told.lead >= BEHIND
            and told.reading.lead("partly") >= PARTLY
            and Doubt.PART in doubts(case.demand, answers(told))
        ):
            return quoted(told, Verdict.PARTLY)
    return None


RULE = Rule(
    name="answered-in-part",
    status=Status.PARTLY_RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report says that some of it is done and some is not.",
    applies=_applies,
)
