"""The tables of a survey's data package: the only place that knows their columns.

CSV files, the Data Package descriptor, the database and the page of documentation are made from what
stands here. A cell is None where something is unknown or does not apply; it is empty in CSV.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from alignment.records import dataclass
from peeldiff.model import (
    Addressee,
    Confidence,
    DatePrecision,
    DeadlineKind,
    EventKind,
    FindingKind,
    Grade,
    GradeChangeKind,
    Mention,
    Relation,
    Stated,
    Status,
    ThreadState,
    Verdict,
)

__all__ = [
    "FORCES_BY_QUESTION",
    "TABLES",
    "Cell",
    "Column",
    "CoverageState",
    "DocumentStatus",
    "ForeignKey",
    "Row",
    "Table",
    "table",
]

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


class DocumentStatus(StrEnum):
    """What a survey made of a file."""

    READ = "read"
    COPY = "copy"
    """The same content as another file, which is the one that was read."""
    UNASSIGNED = "unassigned"
    """A report that does not say which body it is on, so that it is part of no history."""
    FOREIGN = "foreign"
    """A file that is no inspection report, or one of an inspectorate that peeldiff does not know."""
    UNREADABLE = "unreadable"


class CoverageState(StrEnum):
    """Whether a survey has an inspection."""

    THERE = "there"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column. `type` is one of Table Schema: string, integer, number, boolean.

    `values` is the closed set of what may stand there, empty for any; `required` says that it is never
    unknown; `pattern` is a regular expression for the whole cell.
    """

    name: str
    type: str
    description: str
    values: tuple[str, ...] = ()
    required: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignKey:
    """A column whose every value stands in the first column of another table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. `key` names the columns that tell its rows apart."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def row(self, cells: Mapping[str, Cell]) -> Row:
        """The cells in the order of the columns; raises `KeyError` unless there is one for each."""
        if len(cells) != len(self.columns):
            raise KeyError(sorted(set(cells) ^ set(self.names)))
        return tuple(_plain(cells[column.name]) for column in self.columns)


def _plain(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, StrEnum) else cell


def _text(name: str, description: str, *, required: bool = False, pattern: str = "") -> Column:
    return Column(
        name=name, type="string", description=description, required=required, pattern=pattern
    )


def _one_of(
    name: str, values: Iterable[str], description: str, *, required: bool = False
) -> Column:
    return Column(
        name=name,
        type="string",
        description=description,
        values=tuple(map(str, values)),
        required=required,
    )


def _count(name: str, description: str, *, required: bool = False) -> Column:
    return Column(name=name, type="integer", description=description, required=required)


def _number(name: str, description: str) -> Column:
    return Column(name=name, type="number", description=description)


def _flag(name: str, description: str) -> Column:
    return Column(name=name, type="boolean", description=description, required=True)


def _to(column: str, table: str, key: str = "") -> ForeignKey:
    return ForeignKey(column=column, table=table, key=key or column)


_PLACE = (
    _text("document_id", "The document in which it stands."),
    _count(
        "line",
        "The line of that document, counted from 1 in its text as `peeldiff read --format text` prints it.",
    ),
)
_FORCE_ID = _text("force_id", "The body inspected.", required=True)
_WHY = _text("why", "One sentence that says why.")
_CONFIDENCE = _one_of("confidence", Confidence, "How sure the program is.", required=True)
_MENTION = _one_of(
    "mention",
    Mention,
    "Whether the newer report speaks of the older point. not_mentioned: nothing was found, which is "
    "no denial.",
)

FORCES = Table(
    name="forces",
    description="The bodies of which at least one document was read: police forces, services, authorities.",
    columns=(
        _text(
            "force_id", "A short name in small letters that stays from run to run.", required=True
        ),
        _text("name", "The fullest name that a document gives.", required=True),
        _text("also_known_as", "Other names in the documents, joined by ' | '."),
        _text("inspectorate", "The inspectorate by the name that it has today.", required=True),
        _text(
            "words",
            "The data file of peeldiff that knows the words of its inspections: hmicfrs for police forces.",
            required=True,
        ),
        _count("documents", "Documents that were read, without identical copies.", required=True),
        _count("inspections", "Inspections that these print.", required=True),
    ),
    key=("force_id",),
)

DOCUMENTS = Table(
    name="documents",
    description="Every file that was found, one row each: read or not.",
    columns=(
        _text(
            "document_id",
            "The SHA-256 of the content; an identical copy has a tilde and a number behind it.",
            required=True,
        ),
        _text("path", "Where the file is, relative to what was given.", required=True),
        _one_of(
            "status",
            DocumentStatus,
            "read; copy: the same content as another file; unassigned: a report that names no body; "
            "foreign: no inspection report that peeldiff knows; unreadable.",
            required=True,
        ),
        _text("reason", "Why it is not read, in one sentence."),
        _text("copy_of", "The document with the same content."),
        _text("sha256", "The SHA-256 of the content; empty if the file could not be opened."),
        _count("bytes", "Its size."),
        _text("format", "What it is by its content: text, markdown, html, pdf, docx, odt, json."),
        _count("pages", "Pages, where the format has some."),
        _count("lines", "Lines of its text."),
        _text("inspectorate", "The inspectorate's name as the report gives it."),
        _text("force_id", "The body that it is on."),
        _text("inspection_id", "The inspection that it prints."),
        _text("programme", "The programme of inspections."),
        _text("cycle", "The cycle as the report names it."),
        _text("published", "When it was published, as exactly as it prints that.", pattern=_DATE),
        _text("visit_from", "The first day on which the inspectors were there.", pattern=_DATE),
        _text("visit_to", "The last day on which they were there.", pattern=_DATE),
        _text("title", "Its title."),
        _count("grades", "Sections with a grade."),
        _count("findings", "Findings of every kind."),
        _count("warning_count", "What somebody should look at before trusting what was read."),
        _text("warnings", "The warnings, joined by ' | '."),
        _text("peeldiff_version", "The version that read it.", required=True),
    ),
    key=("document_id",),
    links=(
        _to("copy_of", "documents", "document_id"),
        _to("force_id", "forces"),
        _to("inspection_id", "inspections"),
    ),
)

INSPECTIONS = Table(
    name="inspections",
    description="The inspections, the oldest of each body first. Several documents may print one.",
    columns=(
        _text("inspection_id", "Body, programme and cycle in small letters.", required=True),
        _FORCE_ID,
        _count("number", "Its place among those of the body, the oldest is 1.", required=True),
        _text("label", "What tells it from the body's others: the cycle, mostly.", required=True),
        _text("inspectorate", "The inspectorate's name as the report gives it."),
        _text("programme", "The programme of inspections."),
        _text("cycle", "The cycle as the report names it."),
        _text("published", "When it was published, as exactly as it is printed.", pattern=_DATE),
        _one_of("published_precision", DatePrecision, "How exact that is."),
        _text("visit_from", "The first day on which the inspectors were there.", pattern=_DATE),
        _text("visit_to", "The last day on which they were there.", pattern=_DATE),
        _text("pillars", "The pillars that it covers, joined by ' | '."),
        _flag("graded", "Whether it gives any grade."),
        _count("scale", "Steps of the scale of its grades."),
        _flag("scale_changed", "Whether that is another scale than that of the graded one before."),
        _text("document_id", "The document that is followed; others fill its gaps.", required=True),
        _count("documents", "Documents that print it.", required=True),
        _count("demands", "Findings that ask for something.", required=True),
    ),
    key=("inspection_id",),
    links=(_to("force_id", "forces"), _to("document_id", "documents")),
)

GRADES = Table(
    name="grades",
    description="The grade of each question in each inspection that asks it.",
    columns=(
        _text("grade_id", "Inspection and question.", required=True),
        _text("inspection_id", "The inspection.", required=True),
        _FORCE_ID,
        _text("question", "A short name that stays when the heading changes.", required=True),
        _text("question_family", "The family of questions; empty if it is not known."),
        _text("pillar", "The pillar."),
        _flag("overall", "Whether it judges a whole pillar or the body as a whole."),
        _text("heading", "The heading as printed.", required=True),
        _one_of("grade", Grade, "The grade; empty where none is in print."),
        _one_of("stated", Stated, "Where in print the grade stands."),
        *_PLACE,
        _flag("carried_over", "Whether an earlier judgment stands, as it was not inspected."),
        _text("carried_from", "The inspection or year of that judgment."),
        _one_of(
            "change",
            GradeChangeKind,
            "What became of the grade that stood before; empty for the first.",
        ),
        _count("steps", "Steps up (positive) or down on the scale."),
        _flag("comparable", "Whether the grade may be set against the one before."),
        _text("compared_with", "The inspection whose grade stood before."),
        _text(
            "shared_with", "Other questions that the same printed grade judges, joined by ' | '."
        ),
        _text("caveat", "What the report says itself against comparing it."),
    ),
    key=("grade_id",),
    links=(
        _to("inspection_id", "inspections"),
        _to("force_id", "forces"),
        _to("document_id", "documents"),
        _to("compared_with", "inspections", "inspection_id"),
    ),
)

FINDINGS = Table(
    name="findings",
    description="What the inspections formally ask for, and the practice that they praise.",
    columns=(
        _text("finding_id", "Inspection, kind and number.", required=True),
        _text("inspection_id", "The inspection that raises it.", required=True),
        _FORCE_ID,
        _text("ref", "How peeldiff quotes it elsewhere: LEI-2018/19-AFI-03.", required=True),
        _one_of(
            "kind",
            FindingKind,
            "What the inspectorate calls it; the practice kinds ask for nothing.",
            required=True,
        ),
        _text("question_family", "The family of the question under which it stands."),
        _text("heading", "The heading under which it stands."),
        _text("text", "What is asked for, as printed.", required=True),
        _text("detail", "The explanation printed under it."),
        _count("items", "Bulleted parts.", required=True),
        _text("deadline_text", "When it must be done, as printed."),
        _one_of("deadline_kind", DeadlineKind, "How that is said."),
        _text("deadline_date", "The date that follows from it, as exact as it is.", pattern=_DATE),
        _one_of("addressed_to", Addressee, "Whom it asks."),
        _one_of("question_grade", Grade, "The grade of the question under which it stands."),
        _text("concern_id", "The cause of concern that a recommendation answers."),
        _text("thread_id", "The concern through the years; empty for praise."),
        _count("page", "The page, where the document has pages."),
        *_PLACE,
    ),
    key=("finding_id",),
    links=(
        _to("inspection_id", "inspections"),
        _to("force_id", "forces"),
        _to("concern_id", "findings", "finding_id"),
        _to("thread_id", "threads"),
        _to("document_id", "documents"),
    ),
)

ITEMS = Table(
    name="items",
    description="The bulleted parts of findings.",
    columns=(
        _text("item_id", "The finding and a letter.", required=True),
        _text("finding_id", "The finding.", required=True),
        _count("item_no", "Its place, from 1.", required=True),
        _text("text", "The part, as printed.", required=True),
        *_PLACE,
    ),
    key=("item_id",),
    links=(_to("finding_id", "findings"), _to("document_id", "documents")),
)

CHANGES = Table(
    name="changes",
    description="What became of each finding from one inspection of a body to a later one.",
    columns=(
        _text(
            "change_id",
            "The older finding and the newer inspection, or the reverse.",
            required=True,
        ),
        _FORCE_ID,
        _text("old_inspection_id", "The older inspection.", required=True),
        _text("new_inspection_id", "The newer one.", required=True),
        _flag(
            "successive",
            "Whether the two follow each other. Others stand here only where a thread rests on them: "
            "leave them out of counts.",
        ),
        _one_of(
            "relation", Relation, "How the two inspections stand to each other.", required=True
        ),
        _text("old_finding_id", "The older finding; the first, where several were merged."),
        _text("new_finding_id", "The newer finding; the first, where it was split."),
        _count("old_findings", "Older findings; all stand in change_findings.", required=True),
        _count("new_findings", "Newer findings; all stand in change_findings.", required=True),
        _one_of(
            "kind",
            FindingKind,
            "What it is called in the newer report, or else in the older.",
            required=True,
        ),
        _one_of(
            "status",
            Status,
            "What became of it. not_raised: looked at again, and neither repeated nor said to be done; "
            "not_reinspected: not looked at. Neither means that it is dealt with.",
            required=True,
        ),
        _CONFIDENCE,
        _number("score", "How like the two wordings are, from 0 to 1."),
        _text("rule", "The rule that decided the status."),
        _WHY,
        _MENTION,
        _text("set_by", "Who decided otherwise than the program."),
    ),
    key=("change_id",),
    links=(
        _to("force_id", "forces"),
        _to("old_inspection_id", "inspections", "inspection_id"),
        _to("new_inspection_id", "inspections", "inspection_id"),
        _to("old_finding_id", "findings", "finding_id"),
        _to("new_finding_id", "findings", "finding_id"),
    ),
)

CHANGE_FINDINGS = Table(
    name="change_findings",
    description="The findings of each change: several on a side where one was split or some were merged.",
    columns=(
        _text("change_id", "The change.", required=True),
        _one_of("side", ("old", "new"), "The older or the newer report's.", required=True),
        _text("finding_id", "The finding.", required=True),
    ),
    key=("change_id", "side", "finding_id"),
    links=(_to("change_id", "changes"), _to("finding_id", "findings")),
)

ITEM_CHANGES = Table(
    name="item_changes",
    description="What became of each bulleted part of an older finding.",
    columns=(
        _text("item_change_id", "The change and a number.", required=True),
        _text("change_id", "The change of the whole finding.", required=True),
        _text("old_item_id", "The older part; empty for one that is only in the newer report."),
        _text("new_item_id", "The newer part, where it was a part too."),
        _text("old_text", "The older part, as printed."),
        _text("new_text", "The newer wording, as printed."),
        _one_of("status", Status, "As in changes.", required=True),
        _CONFIDENCE,
        _number("score", "How like the two wordings are, from 0 to 1."),
        _text("rule", "The rule that decided the status."),
        _WHY,
        _MENTION,
    ),
    key=("item_change_id",),
    links=(
        _to("change_id", "changes"),
        _to("old_item_id", "items", "item_id"),
        _to("new_item_id", "items", "item_id"),
    ),
)

THREADS = Table(
    name="threads",
    description="The concerns: each from the inspection that first raised it to the last.",
    columns=(
        _text("thread_id", "The finding that first raised it.", required=True),
        _FORCE_ID,
        _one_of("kind", FindingKind, "What it was called last.", required=True),
        _one_of(
            "state",
            ThreadState,
            "How it stands after the body's last inspection. not_raised and not_reinspected rest on "
            "silence: neither means that it is dealt with.",
            required=True,
        ),
        _text("text", "Its last wording.", required=True),
        _text("heading", "The heading of its last wording."),
        _text("question_family", "The family of the question of its last wording."),
        _text("first_inspection_id", "The inspection that first raised it.", required=True),
        _text("last_inspection_id", "The last that raised it.", required=True),
        _count("times_raised", "How many inspections raised it.", required=True),
        _count(
            "running",
            "How many of these without a break up to the last; inspections that did not look are no break.",
            required=True,
        ),
    ),
    key=("thread_id",),
    links=(
        _to("force_id", "forces"),
        _to("first_inspection_id", "inspections", "inspection_id"),
        _to("last_inspection_id", "inspections", "inspection_id"),
    ),
)

EVENTS = Table(
    name="events",
    description="What each inspection did with each concern.",
    columns=(
        _text("event_id", "The thread and a number.", required=True),
        _text("thread_id", "The concern.", required=True),
        _text("inspection_id", "The inspection.", required=True),
        _one_of("kind", EventKind, "What it did with the concern.", required=True),
        _one_of("status", Status, "As in changes; empty where it was raised first of all."),
        _text("compared_with", "The inspection against which the status was found."),
        _text("change_id", "The change that says so, with its evidence."),
        _MENTION,
        _CONFIDENCE,
        _WHY,
    ),
    key=("event_id",),
    links=(
        _to("thread_id", "threads"),
        _to("inspection_id", "inspections"),
        _to("compared_with", "inspections", "inspection_id"),
        _to("change_id", "changes"),
    ),
)

EVIDENCE = Table(
    name="evidence",
    description="The newer report's own words on which the status of a change rests.",
    columns=(
        _text("evidence_id", "The change and a number.", required=True),
        _text("change_id", "The change.", required=True),
        _text("item_change_id", "The part of the finding, where it says something of that alone."),
        _text("inspection_id", "The newer inspection.", required=True),
        _one_of("verdict", Verdict, "What the words say.", required=True),
        _text("heading", "The heading under which they stand."),
        _text("text", "The words, as printed.", required=True),
        *_PLACE,
    ),
    key=("evidence_id",),
    links=(
        _to("change_id", "changes"),
        _to("item_change_id", "item_changes"),
        _to("inspection_id", "inspections"),
        _to("document_id", "documents"),
    ),
)

PASSAGES = Table(
    name="passages",
    description="Words of the newer report that bear on an older finding, the nearest first. They prove "
    "nothing by themselves: what a status rests on stands in evidence.",
    columns=(
        _text("passage_id", "The change and a number.", required=True),
        _text("change_id", "The change.", required=True),
        _text("item_change_id", "The part of the finding that they bear on, where it has parts."),
        _text("inspection_id", "The newer inspection.", required=True),
        _one_of("verdict", Verdict, "What the words say.", required=True),
        _text("heading", "The heading under which they stand."),
        _text("text", "The words, as printed.", required=True),
        _number("score", "How near they are, from 0 to 1."),
        _count("page", "The page, where the document has pages."),
        *_PLACE,
    ),
    key=("passage_id",),
    links=(
        _to("change_id", "changes"),
        _to("item_change_id", "item_changes"),
        _to("inspection_id", "inspections"),
        _to("document_id", "documents"),
    ),
)

COVERAGE = Table(
    name="coverage",
    description="What the survey has and has not: every body in every cycle of its programme that occurs.",
    columns=(
        _text("coverage_id", "Body, programme and cycle.", required=True),
        _text("name", "The body.", required=True),
        _text("force_id", "The body, if any document of it was read."),
        _text("inspectorate", "The inspectorate.", required=True),
        _text("programme", "The programme; empty where it is not known."),
        _text("cycle", "The cycle, or the framework that is missing; empty where it is not known."),
        _one_of(
            "state",
            CoverageState,
            "there; missing: no document was found; unreadable: a document whose path names the body could "
            "not be read.",
            required=True,
        ),
        _text("inspection_id", "The inspection that is there."),
        _text("document_id", "The document that prints it, or that could not be read."),
    ),
    key=("coverage_id",),
    links=(
        _to("force_id", "forces"),
        _to("inspection_id", "inspections"),
        _to("document_id", "documents"),
    ),
)

FORCES_BY_QUESTION = Table(
    name="forces_by_question",
    description="The grades as a wide table: a row for each inspection, a column for each family of "
    "questions. Questions without a family stand in grades alone.",
    columns=(
        _text("inspection_id", "The inspection.", required=True),
        _FORCE_ID,
        _text("name", "The body.", required=True),
        _text("programme", "The programme of inspections."),
        _text("label", "The cycle, mostly.", required=True),
    ),
    key=("inspection_id",),
    links=(_to("inspection_id", "inspections"), _to("force_id", "forces")),
)
"""The columns that are always there; the families of questions follow them."""

TABLES = (
    FORCES,
    DOCUMENTS,
    INSPECTIONS,
    GRADES,
    FINDINGS,
    ITEMS,
    CHANGES,
    CHANGE_FINDINGS,
    ITEM_CHANGES,
    THREADS,
    EVENTS,
    EVIDENCE,
    PASSAGES,
    COVERAGE,
)
"""Every table but `FORCES_BY_QUESTION`, whose columns depend on the survey."""


def table(name: str) -> Table:
    """The table of that name; raises `KeyError`."""
    return next(found for found in TABLES if found.name == name)
