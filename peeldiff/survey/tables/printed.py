"""What the inspections print: grades, findings and their parts."""

from __future__ import annotations

from peeldiff.model import Addressee, DeadlineKind, FindingKind, Grade, GradeChangeKind, Stated
from peeldiff.survey.tables.shapes import (
    DATE,
    FORCE_ID,
    PLACE,
    Table,
    count,
    flag,
    link,
    one_of,
    text,
)

__all__ = ["FINDINGS", "FORCES_BY_QUESTION", "GRADES", "ITEMS"]

GRADES = Table(
    name="grades",
    description="The grade of each question in each inspection that asks it.",
    columns=(
        text("grade_id", "Inspection and question.", required=True),
        text("inspection_id", "The inspection.", required=True),
        FORCE_ID,
        text("question", "A short name that stays when the heading changes.", required=True),
        text("question_family", "The family of questions; empty if it is not known."),
        text("pillar", "The pillar."),
        flag("overall", "Whether it judges a whole pillar or the body as a whole."),
        text("heading", "The heading as printed.", required=True),
        one_of("grade", Grade, "The grade; empty where none is in print."),
        one_of("stated", Stated, "Where in print the grade stands."),
        *PLACE,
        flag("carried_over", "Whether an earlier judgment stands, as it was not inspected."),
        text("carried_from", "The inspection or year of that judgment."),
        one_of(
            "change",
            GradeChangeKind,
            "What became of the grade that stood before; empty for the first.",
        ),
        count("steps", "Steps up (positive) or down on the scale."),
        flag("comparable", "Whether the grade may be set against the one before."),
        text("compared_with", "The inspection whose grade stood before."),
        text("shared_with", "Other questions that the same printed grade judges, joined by ' | '."),
        text("caveat", "What the report says itself against comparing it."),
    ),
    key=("grade_id",),
    links=(
        link("inspection_id", "inspections"),
        link("force_id", "forces"),
        link("document_id", "documents"),
        link("compared_with", "inspections", "inspection_id"),
    ),
)


FINDINGS = Table(
    name="findings",
    description="What the inspections formally ask for, and the practice that they praise.",
    columns=(
        text("finding_id", "Inspection, kind and number.", required=True),
        text("inspection_id", "The inspection that raises it.", required=True),
        FORCE_ID,
        text("ref", "How peeldiff quotes it elsewhere: LEI-2018/19-AFI-03.", required=True),
        one_of(
            "kind",
            FindingKind,
            "What the inspectorate calls it; the practice kinds ask for nothing.",
            required=True,
        ),
        text("question_family", "The family of the question under which it stands."),
        text("heading", "The heading under which it stands."),
        text("text", "What is asked for, as printed.", required=True),
        text("detail", "The explanation printed under it."),
        count("items", "Bulleted parts.", required=True),
        text("deadline_text", "When it must be done, as printed."),
        one_of("deadline_kind", DeadlineKind, "How that is said."),
        text("deadline_date", "The date that follows from it, as exact as it is.", pattern=DATE),
        one_of("addressed_to", Addressee, "Whom it asks."),
        one_of("question_grade", Grade, "The grade of the question under which it stands."),
        text("concern_id", "The cause of concern that a recommendation answers."),
        text("thread_id", "The concern through the years; empty for praise."),
        count("page", "The page, where the document has pages."),
        *PLACE,
    ),
    key=("finding_id",),
    links=(
        link("inspection_id", "inspections"),
        link("force_id", "forces"),
        link("concern_id", "findings", "finding_id"),
        link("thread_id", "threads"),
        link("document_id", "documents"),
    ),
)


ITEMS = Table(
    name="items",
    description="The bulleted parts of findings.",
    columns=(
        text("item_id", "The finding and a letter.", required=True),
        text("finding_id", "The finding.", required=True),
        count("item_no", "Its place, from 1.", required=True),
        text("text", "The part, as printed.", required=True),
        *PLACE,
    ),
    key=("item_id",),
    links=(link("finding_id", "findings"), link("document_id", "documents")),
)


FORCES_BY_QUESTION = Table(
    name="forces_by_question",
    description="The grades as a wide table: a row for each inspection, a column for each family of "
    "questions. Questions without a family stand in grades alone.",
    columns=(
        text("inspection_id", "The inspection.", required=True),
        FORCE_ID,
        text("name", "The body.", required=True),
        text("programme", "The programme of inspections."),
        text("label", "The cycle, mostly.", required=True),
    ),
    key=("inspection_id",),
    links=(link("inspection_id", "inspections"), link("force_id", "forces")),
)
"""The columns that are always there; the families of questions follow them."""
