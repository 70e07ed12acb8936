"""What became of the findings: changes, concerns through the years, and the words that they rest on."""

from __future__ import annotations

from peeldiff.model import EventKind, FindingKind, Relation, Status, ThreadState, Verdict
from peeldiff.survey.tables.shapes import (
    CONFIDENCE,
    FORCE_ID,
    MENTION,
    PLACE,
    WHY,
    Table,
    count,
    flag,
    link,
    number,
    one_of,
    text,
)

__all__ = [
    "CHANGES",
    "CHANGE_FINDINGS",
    "EVENTS",
    "EVIDENCE",
    "ITEM_CHANGES",
    "PASSAGES",
    "THREADS",
]

_RULE = (
    number("score", "How like the two wordings are, from 0 to 1."),
    text("rule", "The rule that decided the status."),
)
_WORDS = (
    text("inspection_id", "The newer inspection.", required=True),
    one_of("verdict", Verdict, "What the words say.", required=True),
    text("heading", "The heading under which they stand."),
    text("text", "The words, as printed.", required=True),
)
_WORDS_OF = (
    link("change_id", "changes"),
    link("item_change_id", "item_changes"),
    link("inspection_id", "inspections"),
    link("document_id", "documents"),
)
"""What the words of a newer report belong to."""

CHANGES = Table(
    name="changes",
    description="What became of each finding from one inspection of a body to a later one.",
    columns=(
        text(
            "change_id",
            "The older finding and the newer inspection, or the reverse.",
            required=True,
        ),
        FORCE_ID,
        text("old_inspection_id", "The older inspection.", required=True),
        text("new_inspection_id", "The newer one.", required=True),
        flag(
            "successive",
            "Whether the two follow each other. Others stand here only where a thread rests on them: "
            "leave them out of counts.",
        ),
        one_of("relation", Relation, "How the two inspections stand to each other.", required=True),
        text("old_finding_id", "The older finding; the first, where several were merged."),
        text("new_finding_id", "The newer finding; the first, where it was split."),
        count("old_findings", "Older findings; all stand in change_findings.", required=True),
        count("new_findings", "Newer findings; all stand in change_findings.", required=True),
        one_of(
            "kind",
            FindingKind,
            "What it is called in the newer report, or else in the older.",
            required=True,
        ),
        one_of(
            "status",
            Status,
            "What became of it. not_raised: looked at again, and neither repeated nor said to be done; "
            "not_reinspected: not looked at. Neither means that it is dealt with.",
            required=True,
        ),
        CONFIDENCE,
        *_RULE,
        WHY,
        MENTION,
        text("set_by", "Who decided otherwise than the program."),
    ),
    key=("change_id",),
    links=(
        link("force_id", "forces"),
        link("old_inspection_id", "inspections", "inspection_id"),
        link("new_inspection_id", "inspections", "inspection_id"),
        link("old_finding_id", "findings", "finding_id"),
        link("new_finding_id", "findings", "finding_id"),
    ),
)


CHANGE_FINDINGS = Table(
    name="change_findings",
    description="The findings of each change: several on a side where one was split or some were merged.",
    columns=(
        text("change_id", "The change.", required=True),
        one_of("side", ("old", "new"), "The older or the newer report's.", required=True),
        text("finding_id", "The finding.", required=True),
    ),
    key=("change_id", "side", "finding_id"),
    links=(link("change_id", "changes"), link("finding_id", "findings")),
)


ITEM_CHANGES = Table(
    name="item_changes",
    description="What became of each bulleted part of an older finding.",
    columns=(
        text("item_change_id", "The change and a number.", required=True),
        text("change_id", "The change of the whole finding.", required=True),
        text("old_item_id", "The older part; empty for one that is only in the newer report."),
        text("new_item_id", "The newer part, where it was a part too."),
        text("old_text", "The older part, as printed."),
        text("new_text", "The newer wording, as printed."),
        one_of("status", Status, "As in changes.", required=True),
        CONFIDENCE,
        *_RULE,
        WHY,
        MENTION,
    ),
    key=("item_change_id",),
    links=(
        link("change_id", "changes"),
        link("old_item_id", "items", "item_id"),
        link("new_item_id", "items", "item_id"),
    ),
)


THREADS = Table(
    name="threads",
    description="The concerns: each from the inspection that first raised it to the last.",
    columns=(
        text("thread_id", "The finding that first raised it.", required=True),
        FORCE_ID,
        one_of("kind", FindingKind, "What it was called last.", required=True),
        one_of(
            "state",
            ThreadState,
            "How it stands after the body's last inspection. not_raised and not_reinspected rest on "
            "silence: neither means that it is dealt with.",
            required=True,
        ),
        text("text", "Its last wording.", required=True),
        text("heading", "The heading of its last wording."),
        text("question_family", "The family of the question of its last wording."),
        text("first_inspection_id", "The inspection that first raised it.", required=True),
        text("last_inspection_id", "The last that raised it.", required=True),
        count("times_raised", "How many inspections raised it.", required=True),
        count(
            "running",
            "How many of these without a break up to the last; inspections that did not look are no break.",
            required=True,
        ),
    ),
    key=("thread_id",),
    links=(
        link("force_id", "forces"),
        link("first_inspection_id", "inspections", "inspection_id"),
        link("last_inspection_id", "inspections", "inspection_id"),
    ),
)


EVENTS = Table(
    name="events",
    description="What each inspection did with each concern.",
    columns=(
        text("event_id", "The thread and a number.", required=True),
        text("thread_id", "The concern.", required=True),
        text("inspection_id", "The inspection.", required=True),
        one_of("kind", EventKind, "What it did with the concern.", required=True),
        one_of("status", Status, "As in changes; empty where it was raised first of all."),
        text("compared_with", "The inspection against which the status was found."),
        text("change_id", "The change that says so, with its evidence."),
        MENTION,
        CONFIDENCE,
        WHY,
    ),
    key=("event_id",),
    links=(
        link("thread_id", "threads"),
        link("inspection_id", "inspections"),
        link("compared_with", "inspections", "inspection_id"),
        link("change_id", "changes"),
    ),
)


EVIDENCE = Table(
    name="evidence",
    description="The newer report's own words on which the status of a change rests.",
    columns=(
        text("evidence_id", "The change and a number.", required=True),
        text("change_id", "The change.", required=True),
        text("item_change_id", "The part of the finding, where it says something of that alone."),
        *_WORDS,
        *PLACE,
    ),
    key=("evidence_id",),
    links=_WORDS_OF,
)


PASSAGES = Table(
    name="passages",
    description="Words of the newer report that bear on an older finding, the nearest first. They prove "
    "nothing by themselves: what a status rests on stands in evidence.",
    columns=(
        text("passage_id", "The change and a number.", required=True),
        text("change_id", "The change.", required=True),
        text("item_change_id", "The part of the finding that they bear on, where it has parts."),
        *_WORDS,
        number("score", "How near they are, from 0 to 1."),
        count("page", "The page, where the document has pages."),
        *PLACE,
    ),
    key=("passage_id",),
    links=_WORDS_OF,
)
