"""The newer report says in its own words that it has closed the finding."""

from __future__ import annotations

from peeldiff.model import Confidence, FindingKind, Mention, Status, Verdict
from peeldiff.statements import Decided
from peeldiff.status.case import Case, Coverage, Names, Quoted, Told
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import is_taken_back, names_it, quoted
from peeldiff.status.rules.formal_words import (
    asked_of_another,
    is_about,
    is_of_something_between,
    settled_on,
)
from peeldiff.status.thresholds import BEHIND, DECIDED_BOUND, UNSURE

__all__ = ["RULE", "decided_on", "formally", "is_closed_within_a_demand"]


def decided_on(case: Case, decided: Decided) -> Told | None:
    """The thread with such a formal decision on this point, or None."""
    if case.coverage is Coverage.ANOTHER_FORCE:
        return None
    for told in case.told:
        decision = told.decision
        if decision is None or decision.decided is not decided or told.names is Names.ANOTHER:
            continue
        if decision.kind is not None and decision.kind is not case.demand.kind:
            continue
        if told.of_another or not names_it(case, told) or not is_about(case, decision.about):
            continue
        bound = told.bound >= DECIDED_BOUND and told.lead >= BEHIND
        if bound or (case.is_only and decision.kind is not None and told.lead >= BEHIND):
            return told
    return None


def _closed_on(case: Case) -> Told | None:
    """The thread that closes this point, and does not take that back."""
    told = decided_on(case, Decided.CLOSED)
    if told is None or is_taken_back(told, lambda row: row.decision is not None):
        return None
    row = next(row for row in reversed(told.thread.rows) if row.decision is not None)
    recalled = told.thread.recall is not None and told.thread.recall is not row
    between = recalled and is_of_something_between(case, told, row)
    return None if between or asked_of_another(case, told) else told


def formally(case: Case, decided: Decided, verdict: Verdict) -> tuple[Quoted, ...] | None:
    """What is quoted where a point is decided on by formal words that name it, or None."""
    formal = case.formal
    if formal is None or formal.decided is not decided or case.coverage is Coverage.ANOTHER_FORCE:
        return None
    return (Quoted(rows=formal.rows, verdict=verdict),)


def _is_asked_as_less(case: Case) -> bool:
    """Whether a newer demand, linked with nothing, comes nearer to a cause of concern than to other points.

    What is left of a cause that is closed is mostly asked for as an area for improvement.
    """
    return case.demand.kind is FindingKind.CAUSE_OF_CONCERN and any(
        told.thread.heart.sentence.finding is not None and told.score >= UNSURE and told.lead >= 0
        for told in case.told
    )


def is_closed_within_a_demand(case: Case, told: Told) -> bool:
    """Whether a newer finding explains that it stands in the place of a cause of concern: "We have withdrawn
    the cause of concern and put this area for improvement in its place."."""
    return case.demand.kind is FindingKind.CAUSE_OF_CONCERN and any(
        row.sentence.finding is not None for row in told.thread.rows
    )


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    if case.again is None and _is_asked_as_less(case):
        return None
    told = _closed_on(case) or settled_on(case)
    formal = case.formal
    if formal is not None and formal.decided is not Decided.CLOSED:
        recall = told.thread.recall if told is not None else None
        if recall is None or recall in formal.rows or not formal.doubted:
            return None
    if told is None:
        return formally(case, Decided.CLOSED, Verdict.IMPROVED) if case.again is None else None
    if is_closed_within_a_demand(case, told):
        return None
    lowered = case.again is not None and case.again.status is Status.DE_ESCALATED
    if lowered or (case.again is not None and case.again.score >= told.bound):
        return None
    return quoted(told, Verdict.IMPROVED)


RULE = Rule(
    name="formally-closed",
    status=Status.RESOLVED,
    confidence=Confidence.HIGH,
    mention=Mention.ANSWERED,
    why="The report recalls this point and says in so many words that it is closed.",
    applies=_applies,
    examples=(
        Yes(
            asked="The force should cut the time that seized phones wait to be examined.",
            said="In 2016 we said that seized phones wait too long to be examined. "
            "This is no longer an area for improvement.",
        ),
        Yes(
            asked="The force should have its cells checked every night for ligature points.",
            said="Last time we asked for cells to be checked every night for ligature points. "
            "We have closed this area for improvement.",
        ),
        No(
            asked="The force should cut the time that seized phones wait to be examined.",
            said="In 2016 we said that seized phones wait too long to be examined. "
            "We will close this area for improvement when they do not.",
            because="a condition is no decision",
        ),
        No(
            asked="The force should cut the time that seized phones wait to be examined.",
            said="In 2016 we said that seized phones wait too long to be examined. "
            "We have not closed this area for improvement.",
            because="it is denied",
        ),
        No(
            asked="The force should cut the time that seized phones wait to be examined.",
            said="In 2016 we said that seized phones wait too long to be examined. "
            "This is no longer an area for improvement, but more has to be done about tablets.",
            because="the same sentence leaves something to do",
        ),
        No(
            asked="The force should cut the time that seized phones wait to be examined.",
            said="In 2016 we said that seized phones wait too long to be examined. "
            "We have closed this area for improvement. However, some phones still wait for months.",
            because="the next sentence takes it back",
        ),
    ),
)
