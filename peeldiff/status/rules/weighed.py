"""The newer report says, in words, facts or numbers, that all that was asked for is now so.

A trained reader weighs what the thread says; the rule binds it: the point's own words are there, each joined
part of it, no number falls short, and no thread about as near says less.
"""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.status.case import Case, Coverage, Names, Quoted, Told
from peeldiff.status.doubts import Doubt, doubts
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import answers, near, quoted, speaks_against
from peeldiff.status.thresholds import ALIKE, BEHIND, DONE, LEAST_PART, PLAINLY_DONE, SETTLES

__all__ = ["RECALLED", "RULE"]


def _settles(case: Case, told: Told) -> bool:
    return (
        told.names is not Names.ANOTHER
        and told.score >= SETTLES
        and told.lead >= BEHIND
        and _says_all(case, told)
    )


def _says_all(case: Case, told: Told) -> bool:
    """Whether a thread says that all of it is so: of each joined part, or so plainly that none is left."""
    doubted = doubts(case.demand, answers(told))
    lead = told.reading.lead("done")
    if Doubt.PART in doubted or lead < DONE:
        return False
    return told.least_part >= LEAST_PART or (lead >= PLAINLY_DONE and Doubt.LEFT not in doubted)


def _settling(case: Case, *, recalled: bool) -> tuple[Quoted, ...] | None:
    if case.parts or case.coverage is Coverage.ANOTHER_FORCE:
        return None
    close = near(case)
    if speaks_against(close):
        return None
    if case.again is not None and case.again.score >= min(ALIKE, close[0].score if close else 0.0):
        return None
    for told in close:
        if (told.names is Names.THE_OLDER) is recalled and _settles(case, told):
            return quoted(told, Verdict.IMPROVED)
    return None


RECALLED = Rule(
    name="answered-in-full",
    status=Status.RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report recalls this point, and what it tells is that all of it is now so.",
    applies=lambda case: _settling(case, recalled=True),
    examples=(
        Yes(
            asked="The force should make sure that every firearms licence is checked against health records.",
            said="In 2016 we said that firearms licences should be checked against health records. Every licence is now checked against them.",
        ),
        No(
            asked="The force should make sure that every firearms licence is checked against health records.",
            said="In 2016 we said that firearms licences should be checked against health records. The force plans to check them next year.",
            because="a plan is not done",
        ),
    ),
)
RULE = Rule(
    name="stated-as-done",
    status=Status.RESOLVED,
    confidence=Confidence.LOW,
    mention=Mention.ANSWERED,
    why="The report states as a fact what was asked for, without recalling the finding.",
    applies=lambda case: (
        None if case.coverage is Coverage.NOT_COVERED else _settling(case, recalled=False)
    ),
    examples=(
        No(
            asked="The force should see that every seized car is photographed.",
            said="We reviewed 40 records of seized cars, and 12 had been photographed.",
            because="12 of 40 is a part",
        ),
    ),
)
