"""What was given and what it holds: bodies, documents, inspections, and what is missing."""

from __future__ import annotations

from peeldiff.model import DatePrecision
from peeldiff.survey.tables.shapes import DATE, FORCE_ID, Table, count, flag, link, one_of, text
from peeldiff.survey.tables.states import CoverageState, DocumentStatus

__all__ = ["COVERAGE", "DOCUMENTS", "FORCES", "INSPECTIONS"]

_INSPECTORATE = text("inspectorate", "The inspectorate's name as the report gives it.")
_CYCLE = (
    text("programme", "The programme of inspections."),
    text("cycle", "The cycle as the report names it."),
)
_PUBLISHED = text("published", "When it was published, as exactly as it is printed.", pattern=DATE)
_VISIT = (
    text("visit_from", "The first day on which the inspectors were there.", pattern=DATE),
    text("visit_to", "The last day on which they were there.", pattern=DATE),
)

FORCES = Table(
    name="forces",
    description="The bodies of which at least one document was read: police forces, services, authorities.",
    columns=(
        text(
            "force_id", "A short name in small letters that stays from run to run.", required=True
        ),
        text("name", "The fullest name that a document gives.", required=True),
        text("also_known_as", "Other names in the documents, joined by ' | '."),
        text("inspectorate", "The inspectorate by the name that it has today.", required=True),
        text(
            "words",
            "The data file of peeldiff that knows the words of its inspections: hmicfrs for police forces.",
            required=True,
        ),
        text("gss_code", "Its code of the Government Statistical Service, from the user's file."),
        text("region", "Its region, from the user's file."),
        text("most_similar_group", "Its most similar group, from the user's file."),
        count("documents", "Documents that were read, without identical copies.", required=True),
        count("inspections", "Inspections that these print.", required=True),
    ),
    key=("force_id",),
)


DOCUMENTS = Table(
    name="documents",
    description="Every file that was found, one row each: read or not.",
    columns=(
        text(
            "document_id",
            "The SHA-256 of the content; an identical copy has a tilde and a number behind it.",
            required=True,
        ),
        text("path", "Where the file is, relative to what was given.", required=True),
        one_of(
            "status",
            DocumentStatus,
            "read; copy: the same content as another file; unassigned: a report that names no body; "
            "foreign: no inspection report that peeldiff knows; unreadable.",
            required=True,
        ),
        text("reason", "Why it is not read, in one sentence."),
        text("copy_of", "The document with the same content."),
        text("sha256", "The SHA-256 of the content; empty if the file could not be opened."),
        count("bytes", "Its size."),
        text("format", "What it is by its content: text, markdown, html, pdf, docx, odt, json."),
        text("url", "The address that a saved web page names; others name none."),
        text(
            "retrieved",
            "The day on which a saved web page says that it was saved.",
            pattern=DATE,
        ),
        count("pages", "Pages, where the format has some."),
        count("lines", "Lines of its text."),
        count(
            "unread_lines",
            "Those of them that stand in no section and no finding: running heads, contents, menus.",
        ),
        _INSPECTORATE,
        text("force_id", "The body that it is on."),
        text("inspection_id", "The inspection that it prints."),
        *_CYCLE,
        _PUBLISHED,
        *_VISIT,
        text("title", "Its title."),
        count("grades", "Sections with a grade."),
        count("findings", "Findings of every kind."),
        count("warning_count", "What somebody should look at before trusting what was read."),
        text("warnings", "The warnings, joined by ' | '."),
        text("peeldiff_version", "The version that read it.", required=True),
    ),
    key=("document_id",),
    links=(
        link("copy_of", "documents", "document_id"),
        link("force_id", "forces"),
        link("inspection_id", "inspections"),
    ),
)


INSPECTIONS = Table(
    name="inspections",
    description="The inspections, the oldest of each body first. Several documents may print one.",
    columns=(
        text("inspection_id", "Body, programme and cycle in small letters.", required=True),
        FORCE_ID,
        count("number", "Its place among those of the body, the oldest is 1.", required=True),
        text("label", "What tells it from the body's others: the cycle, mostly.", required=True),
        _INSPECTORATE,
        *_CYCLE,
        _PUBLISHED,
        one_of("published_precision", DatePrecision, "How exact that is."),
        *_VISIT,
        text("pillars", "The pillars that it covers, joined by ' | '."),
        flag("graded", "Whether it gives any grade."),
        count("scale", "Steps of the scale of its grades."),
        flag("scale_changed", "Whether that is another scale than that of the graded one before."),
        text("document_id", "The document that is followed; others fill its gaps.", required=True),
        count("documents", "Documents that print it.", required=True),
        count("demands", "Findings that ask for something.", required=True),
    ),
    key=("inspection_id",),
    links=(link("force_id", "forces"), link("document_id", "documents")),
)


COVERAGE = Table(
    name="coverage",
    description="What the survey has and has not: every body in every cycle of its programme that occurs.",
    columns=(
        text("coverage_id", "Body, programme and cycle.", required=True),
        text("name", "The body.", required=True),
        text("force_id", "The body, if any document of it was read."),
        text("inspectorate", "The inspectorate.", required=True),
        text("programme", "The programme; empty where it is not known."),
        text("cycle", "The cycle, or the framework that is missing; empty where it is not known."),
        one_of(
            "state",
            CoverageState,
            "there; missing: no document was found; unreadable: a document whose path names the body could "
            "not be read.",
            required=True,
        ),
        text("inspection_id", "The inspection that is there."),
        text("document_id", "The document that prints it, or that could not be read."),
    ),
    key=("coverage_id",),
    links=(
        link("force_id", "forces"),
        link("inspection_id", "inspections"),
        link("document_id", "documents"),
    ),
)
