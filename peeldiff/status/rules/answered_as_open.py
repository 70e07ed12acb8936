"""The newer report does not list the point again, but tells that it is no better."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.status.case import Case, Coverage, Quoted
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import near, quoted
from peeldiff.status.thresholds import BEHIND, NOT, NOT_BEARS

__all__ = ["RULE"]


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.coverage is Coverage.ANOTHER_FORCE:
        return None
    for told in near(case)[:1]:
        if (
            told.score >= NOT_BEARS
            and told.lead >= BEHIND
            and told.reading.lead("not", "worse") >= NOT
        ):
            return quoted(
                told, Verdict.WORSE if told.reading.best == "worse" else Verdict.NOT_IMPROVED
            )
    return None


RULE = Rule(
    name="answered-as-open",
    status=Status.PERSISTING,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report does not list this again, but what it tells is that it has not been done.",
    applies=_applies,
)
