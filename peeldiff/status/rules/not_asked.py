"""The newer report does not ask the question under which the point stood, and says nothing near the point."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Case, Coverage
from peeldiff.status.rule import Rule
from peeldiff.status.thresholds import NOT_TOLD, TOLD, UNSURE
from peeldiff.status.weighing import statements_of, weigh

__all__ = ["RULE", "is_out_of_sight"]


def is_out_of_sight(case: Case) -> bool:
    """Whether it is as good as certain that a report that does not ask a question is silent on a point of it.

    What comes nearest says that the inspectorate did not look at something, the report has no word for the
    subject, nothing comes near, or silence is likelier by far than any answer. A report may well tell under
    other headings what it no longer asks about by name.
    """
    told = statements_of(case)
    if not told:
        return True
    lead = weigh(case).lead("silent")
    first = (*case.near[:1], *case.told[:1])
    is_left_out = any(row.is_scope for one in first for row in one.thread.rows)
    if lead > TOLD and (is_left_out or not case.has_subject):
        return True
    if max(one.score for one in (*case.near[:1], told[0])) < UNSURE:
        return True
    return lead >= NOT_TOLD


RULE = Rule(
    name="not-asked",
    status=Status.NOT_REINSPECTED,
    confidence=Confidence.MEDIUM,
    mention=Mention.NOT_MENTIONED,
    why="The newer report does not ask the question under which this stood.",
    applies=lambda case: (
        () if case.coverage is Coverage.NOT_ASKED and is_out_of_sight(case) else None
    ),
)
