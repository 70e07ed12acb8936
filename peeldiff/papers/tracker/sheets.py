"""The sheets of a tracker beside Findings and Items: Cover, Grades, History, Notes, Lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from alignment.records import replace
from peeldiff._version import __version__
from peeldiff.history import (
    EventKind,
    GradePoint,
    QuestionHistory,
    Thread,
    ThreadEvent,
    ThreadEvidence,
    ThreadPassage,
)
from peeldiff.model import Confidence, FindingKind, GradeChangeKind, Mention, Status
from peeldiff.model.vocabulary import GRADE_CHANGES, KINDS, MENTIONS, STATUSES
from peeldiff.papers.response.section55 import response_day
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import Cell, Value, column_name
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.columns import CARRIED, ITEM_COLUMNS, OURS, THEIRS
from peeldiff.papers.tracker.rows import FindingRow, label_of, sureness
from peeldiff.papers.words import count_words
from peeldiff.render.counting import COUNTING, counted_by_status
from peeldiff.render.history_words import grade_notes, inspection_words, wording
from peeldiff.render.phrases import (
    date_words,
    grade_words,
    mention_words,
    missing_words,
    place,
    warning_words,
)

__all__ = [
    "BOARD_SHEET",
    "CHANGED_SHEET",
    "CONTACT",
    "NO_CONTACT",
    "Lists",
    "cover",
    "grades",
    "history",
    "list_names",
    "lists",
    "notes",
    "title_of",
]

BOARD_SHEET = "Board"
CHANGED_SHEET = "Changed since last tracker"

CONTACT = "Contact"
"""The label on the Cover beside which people write their name; it is kept."""
NO_CONTACT = "(write here whom to ask)"

Lists = Mapping[str, Sequence[str]]
"""The entries of each drop-down by the name of its column."""

_LIST_ROWS = 500
_EVENTS = {
    EventKind.RAISED: "Raised",
    EventKind.RAISED_AGAIN: "Raised again",
    EventKind.CAME_BACK: "Raised again after a report that looked and did not raise it",
}


_TOLD_BESIDE = (
    Status.ESCALATED,
    Status.DE_ESCALATED,
    Status.PARTLY_RESOLVED,
    Status.RECURRING,
)
"""What an inspection that raises a finding says of it besides."""


def title_of(dossier: Dossier) -> str:
    """ "Marlshire Police: inspection tracker"."""
    return f"{dossier.history.force or 'Unknown force'}: inspection tracker"


def _cells(*values: Value) -> tuple[Cell, ...]:
    return tuple(Cell(value=value) for value in values)


# ---- Cover --------------------------------------------------------------------------------------


def cover(
    dossier: Dossier, rows: Sequence[FindingRow], contact: str, more: Sequence[tuple[str, Value]]
) -> SheetPlan:
    """What the tracker is about, the counts, and what stands on each sheet; `more` after the counts."""
    lines = [
        *_reports(dossier),
        (CONTACT, contact or NO_CONTACT),
        *_response_day(dossier),
        *_counts(dossier, rows),
        *more,
        *_contents(rows),
        ("How to use it", "Dark headings are peeldiff's columns: they are made anew each time. Pale "
         "ones are yours: write there, and add columns of your own. If you read a finding otherwise, "
         "write your reading under “Our own reading, and why”: it is kept. Columns that say where "
         "something stands are folded: press [+] above the headings, or 2 at the top left, to see them."),
        ("Colours of RAG", "Blue: complete. Green: on track. Amber: at risk. Red: late or not possible. "
         "White: not ours to deliver. You choose; peeldiff never does."),
        ("When the next report comes", "peeldiff paper tracker ALL-REPORTS --carry THIS.xlsx --output "
         "NEW.xlsx keeps all that you wrote; give every report that this tracker was made from, and the "
         "new one. If you name THIS.xlsx after --output as well, the old file stays as THIS.xlsx.bak. "
         "The column “Carried from the last tracker” then says where entries come from; what found no "
         "place stands on the sheet Not carried."),
        ("What it does not say", "peeldiff never rates progress and never closes a finding: those are "
         "decisions of the force and of HMICFRS."),
        ("Made by", f"peeldiff {__version__}"),
    ]  # fmt: skip
    if dossier.made_on:
        lines.append(("Made on", date_words(dossier.made_on)))
    return SheetPlan(
        name="Cover",
        columns=(ColumnPlan(header=title_of(dossier), width=44), ColumnPlan(header="", width=90)),
        rows=tuple(_cells(*line) for line in lines),
        titled=True,
    )


def _response_day(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    if told := response_day(dossier.columns[-1]):
        yield "Last day for the response under section 55", f"{told[0].upper()}{told[1:]}"


def _reports(dossier: Dossier) -> Iterator[tuple[str, Value]]:
    last = len(dossier.columns) - 1
    names = {last: "Newest report", last - 1: "Compared with"}
    for at in range(last, -1, -1):
        yield names.get(at, "Earlier report"), _report(dossier, at)
    if missing := dossier.pair.diff.missing:
        yield "Not among these reports", missing_words(missing)


def _report(dossier: Dossier, at: int) -> str:
    inspection = dossier.history.inspections[at]
    words = inspection_words(inspection)
    programme = inspection.programme
    cycle = f" {inspection.cycle}" if inspection.cycle else ""
    if programme and words.startswith(programme):
        return f"{programme}{cycle}{words.removeprefix(programme)}"
    return f"{label_of(dossier.columns[at])}: {words}"


def _counts(dossier: Dossier, rows: Sequence[FindingRow]) -> Iterator[tuple[str, Value]]:
    """The findings of the two reports compared, as every paper counts them; then the rows here."""
    old, new = (column.label for column in dossier.columns[-2:])
    found = counted_by_status(dossier.pair.diff)
    asked = count_words(dossier.columns[-1].inspection.findings) or "none"
    yield f"Findings of {new}", f"{sum(one.newer for one in found)}: {asked}" if found else "None"
    asked = count_words(dossier.columns[-2].inspection.findings) or "none"
    yield f"Findings of {old}", f"{sum(one.older for one in found)}: {asked}" if found else "None"
    for one in found:
        words = STATUSES[one.status]
        guard = f". {words.guard}" if words.guard else ""
        yield f"– {words.heading}", f"{one.older} of {old}, {one.newer} of {new}{guard}"
    yield "How they are counted", COUNTING
    told = "None"
    if rows:
        kinds = Counter(row.cells["kind"] for row in rows)
        told = ", ".join(
            f"{kinds[term.heading]} {term.short if kinds[term.heading] == 1 else term.several}"
            for term in KINDS.values()
            if kinds[term.heading]
        )
        told = (
            f"{len(rows)}: {told}. Each finding of all reports given stands once, as last worded."
        )
    yield "Rows on the sheet Findings", told


def _contents(rows: Sequence[FindingRow]) -> Iterator[tuple[str, str]]:
    yield "Sheet Board", "What a board reads, ready to print; it shows what you write in Findings."
    yield "Sheet Findings", "One row for each finding in its latest wording, worst news first."
    empty = "" if any(row.items for row in rows) else " None of these has parts."
    yield "Sheet Items", f"One row for each part of a finding that has parts.{empty}"
    yield "Sheet Grades", "The grade of each question in each inspection."
    yield "Sheet History", "What each inspection said of each finding."
    yield "Sheet Notes", "What the columns and the words mean, and what to be careful with."
    yield "Sheet Lists", "The choices of the drop-downs: change them as you like."


# ---- Grades and History -------------------------------------------------------------------------


def grades(dossier: Dossier) -> SheetPlan:
    """One row for each question, one column for each inspection that grades."""
    inspections = dossier.history.inspections
    shown = [at for at, inspection in enumerate(inspections) if inspection.graded]
    columns = [
        ColumnPlan(header="question", label="Question", width=36),
        ColumnPlan(header="pillar", label="Pillar", width=16),
        *(ColumnPlan(header=inspections[at].label, width=24) for at in shown),
        ColumnPlan(header="last_move", label="Last move", width=24),
    ]
    return SheetPlan(
        name="Grades",
        columns=tuple(_unique(columns)),
        rows=tuple(
            _cells(
                question.name,
                (question.pillar or "").capitalize() or None,
                *(_grade(question.points[at]) for at in shown),
                _move(question, shown, dossier),
            )
            for question in dossier.history.questions
        ),
        table="grades",
    )


def _unique(columns: Sequence[ColumnPlan]) -> Iterator[ColumnPlan]:
    seen: set[str] = set()
    for column in columns:
        name = column.header
        while name.casefold() in seen:
            name += " "
        seen.add(name.casefold())
        yield replace(column, header=name)


def _grade(point: GradePoint | None) -> str:
    if point is None:
        return "Not in this report"
    words = grade_words(point.grade)
    words = words[0].upper() + words[1:]
    if point.carried_over:
        since = f" of {point.carried_over_from}" if point.carried_over_from else ""
        return f"{words} (not inspected: the judgment{since} stands)"
    return words


def _move(question: QuestionHistory, shown: Sequence[int], dossier: Dossier) -> str | None:
    point = question.points[shown[-1]] if shown else None
    if point is None or point.change is None:
        return None
    words = GRADE_CHANGES[point.change].heading
    if point.compared_with is None:
        return words
    label = dossier.history.inspections[point.compared_with].label
    if point.steps:
        return f"{words} by {abs(point.steps)} step{'s' * (abs(point.steps) > 1)} than in {label}"
    return f"{words} since {label}" if point.change is GradeChangeKind.UNCHANGED else words


def history(dossier: Dossier, refs: Mapping[str, str]) -> SheetPlan:
    """One row for each time that an inspection spoke, or was silent, of a finding.

    `refs` gives for each reference that of the row of Findings where it stands now.
    """
    columns = (
        ColumnPlan(header="ref_now", label="Reference now", width=26),
        ColumnPlan(header="inspection", label="Inspection", width=14),
        ColumnPlan(header="what_happened", label="What happened", width=28),
        ColumnPlan(header="ref_then", label="Reference then", width=26),
        ColumnPlan(header="text_then", label="Text then", width=60),
        ColumnPlan(header="evidence", label="The report's words", width=60),
        ColumnPlan(header="evidence_place", label="Where they stand", width=24),
    )
    rows = [
        _event(event, thread, dossier, refs)
        for thread in dossier.history.threads
        for event in thread.events
    ]
    return SheetPlan(name="History", columns=columns, rows=tuple(rows), table="history")


def _event(
    event: ThreadEvent, thread: Thread, dossier: Dossier, refs: Mapping[str, str]
) -> tuple[Cell, ...]:
    latest = next(e for e in reversed(thread.events) if e.findings)
    now = dict.fromkeys(refs.get(finding.ref, finding.ref) for finding in latest.findings)
    label = dossier.history.inspections[event.inspection].label
    words, said = _said(event)
    numbered = len(said) > 1
    quotes = [
        f"{f'[{number}] ' if numbered else ''}“{quote.text}”"
        for number, quote in enumerate(said, 1)
    ]
    places = [
        f"{f'[{number}] ' if numbered else ''}{place(quote.line, _page(quote), label)}"
        for number, quote in enumerate(said, 1)
    ]
    return _cells(
        "\n".join(now),
        label,
        _happened(event),
        "\n".join(finding.ref for finding in event.findings) or None,
        "\n".join(wording(finding) for finding in event.findings) or None,
        "\n".join([*words, *quotes]) or None,
        "\n".join(places) or None,
    )


def _page(quote: ThreadEvidence | ThreadPassage) -> int | None:
    return quote.page if isinstance(quote, ThreadPassage) else None


def _said(event: ThreadEvent) -> tuple[list[str], Sequence[ThreadEvidence | ThreadPassage]]:
    """What is quoted of an inspection; where it is silent the nearest passage, under words that say so."""
    if event.evidence or event.mention is None:
        return [], event.evidence
    nearest = event.passages[:1]
    return ([mention_words(event.mention, len(nearest))], nearest) if nearest else ([], ())


def _happened(event: ThreadEvent) -> str:
    words = _EVENTS.get(event.kind)
    status = event.status
    if words is None:
        words = STATUSES[status].heading if status is not None else "Nothing said"
        silent = event.kind is EventKind.SILENT and event.mention is not Mention.ANSWERED
        if event.mention is not None and silent:
            words += f" ({MENTIONS[event.mention].short})"
    elif status in _TOLD_BESIDE:
        words += f" ({STATUSES[status].short})"
    return words


# ---- Notes --------------------------------------------------------------------------------------


def notes(dossier: Dossier, own: Sequence[str], *, carried: bool) -> SheetPlan:
    """What the columns and words mean; `own` are what to say of this tracker besides."""
    lines = [
        ("what_became_of_it", term.heading, term.guard or _PLAIN[status])
        for status, term in STATUSES.items()
    ]
    lines += [
        ("what_became_of_it", f"({MENTIONS[mention].short})", words) for mention, words in _MENTIONS
    ]
    lines += [("confidence", sureness(confidence), words) for confidence, words in _CONFIDENCES]
    lines += [
        ("column", column.name, column.meaning)
        for column in (*OURS, *((CARRIED,) if carried else ()))
    ]
    lines += [("your column", column.name, column.meaning) for column in THEIRS]
    lines += [
        ("column of Items", column.name, column.meaning)
        for column in ITEM_COLUMNS
        if column.name == "item_ref"
    ]
    lines += [("grades", "Note", note) for note in grade_notes(dossier.history)]
    lines += [
        ("file read", source.name, f"{label_of(column)}, SHA-256 {source.sha256}")
        for column in dossier.columns
        for source in column.sources
    ]
    warnings = dict.fromkeys(
        map(warning_words, (*dossier.history.warnings, *dossier.pair.diff.warnings))
    )
    lines += [("warning", "Of these reports", text) for text in warnings]
    if missing := dossier.pair.diff.missing:
        lines.append(("warning", "Reports that are missing", missing_words(missing)))
    practices = sum(1 for change in dossier.pair.diff.findings if change.kind in _PRACTICES)
    if practices:
        lines.append(
            (
                "scope",
                "Good practice",
                f"{practices} boxes of good practice ask for nothing and are not tracked.",
            )
        )
    lines.append(
        (
            "scope",
            "What is tracked",
            "Every cause of concern, recommendation and area for improvement of every report given, "
            "each once in its latest wording.",
        )
    )
    lines.append(
        (
            "scope",
            "Quotations",
            "The quoted words are the inspectorate's, whole sentences as printed; read around them.",
        )
    )
    lines += [("your entries", "Note", text) for text in own]
    return SheetPlan(
        name="Notes",
        columns=(
            ColumnPlan(header="about", width=20),
            ColumnPlan(header="word", width=34),
            ColumnPlan(header="meaning", width=60),
        ),
        rows=tuple(_cells(*line) for line in lines),
        table="notes",
    )  # fmt: skip


_PRACTICES = (FindingKind.INNOVATIVE_PRACTICE, FindingKind.PROMISING_PRACTICE)
_PLAIN = {
    Status.PERSISTING: "Both reports ask for it.",
    Status.NEW: "Only the newest report asks for it, and it does not say that it was raised before.",
}
_MENTIONS = (
    (Mention.SPOKEN_OF, "The report speaks of it; whether its words settle it is for the reader to judge."),
    (Mention.NOT_MENTIONED, "No sentence on it was found; the passages quoted are merely the nearest."),
    (Mention.UNSURE, "peeldiff cannot tell whether the report speaks of it; please look at the passages."),
)  # fmt: skip
_CONFIDENCES = (
    (Confidence.HIGH, "Certain enough to use; the words quoted let you check."),
    (Confidence.MEDIUM, "Read the words quoted before you rely on it."),
    (Confidence.LOW, "Do not use it before you have read the report at the place given."),
)


# ---- Lists --------------------------------------------------------------------------------------


def lists(entries: Lists) -> SheetPlan:
    """A column for each drop-down."""
    names = list(entries)
    most = max((len(entries[name]) for name in names), default=0)
    return SheetPlan(
        name="Lists",
        columns=tuple(ColumnPlan(header=name, width=28, theirs=True) for name in names),
        rows=tuple(
            _cells(*(entries[name][at] if at < len(entries[name]) else None for name in names))
            for at in range(most)
        ),
    )


def list_names(entries: Lists) -> dict[str, tuple[str, str]]:
    """For each column with a drop-down the defined name of its list and the formula behind that.

    The formula counts what stands in the column, so that entries that people add are offered too.
    """
    found = {}
    for at, name in enumerate(entries):
        letter = column_name(at)
        cells = f"Lists!${letter}$2:${letter}${_LIST_ROWS}"
        formula = f"=OFFSET(Lists!${letter}$2,0,0,MAX(1,COUNTA({cells})),1)"
        found[name] = (f"list_{at + 1}", formula)
    return found
