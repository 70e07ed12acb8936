"""The sheets Grades and History of a tracker: what each inspection said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from alignment.records import replace
from peeldiff.history import (
    EventKind,
    GradePoint,
    QuestionHistory,
    Thread,
    ThreadEvent,
    ThreadEvidence,
    ThreadPassage,
)
from peeldiff.model import GradeChangeKind, Mention, Status
from peeldiff.model.vocabulary import GRADE_CHANGES, MENTIONS, STATUSES
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import Cell
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.sheets import cells_of
from peeldiff.papers.words import Reader
from peeldiff.phrasing.history_words import latest, wording
from peeldiff.phrasing.phrases import (
    PERHAPS,
    grade_words,
    is_merely_near,
    listed,
    mention_words,
    place,
)
from peeldiff.phrasing.quoting import is_tied

__all__ = ["grades", "history"]

_EVENTS = {
    EventKind.RAISED: "Raised",
    EventKind.RAISED_AGAIN: "Raised again",
    EventKind.CAME_BACK: "Raised again after a report that looked and did not raise it",
    EventKind.JOINED: "Asked as one with another finding from here on",
    EventKind.ALIKE: "Not raised again as far as the program can tell; the finding named is like it",
}


_TOLD_BESIDE = (
    Status.ESCALATED,
    Status.DE_ESCALATED,
    Status.PARTLY_RESOLVED,
    Status.RECURRING,
)
"""What an inspection that raises a finding says of it besides."""


def grades(dossier: Dossier) -> SheetPlan:
    """One row for each question, one column for each inspection that grades."""
    inspections, questions = dossier.history.inspections, dossier.history.questions
    shown = [at for at, inspection in enumerate(inspections) if inspection.graded]
    newest = Reader(dossier)
    columns = [
        ColumnPlan(header="question", label="Question", width=36),
        ColumnPlan(header="pillar", label="Pillar", width=16),
        ColumnPlan(header="own_name", label=f"What {newest.column.label} calls it", width=36),
        *(ColumnPlan(header=inspections[at].label, width=24) for at in shown),
        ColumnPlan(header="last_move", label="Last move", width=24),
    ]
    return SheetPlan(
        name="Grades",
        columns=tuple(_unique(columns)),
        rows=tuple(
            cells_of(
                question.name,
                (question.pillar or "").capitalize() or None,
                _own_name(question, newest),
                *(_grade(question.points[at]) for at in shown),
                _move(question, questions[:at], shown, dossier),
            )
            for at, question in enumerate(questions)
        ),
        table="grades",
    )


def _own_name(question: QuestionHistory, newest: Reader) -> str | None:
    """The name that the newest report has for a question; None where it does not ask it."""
    point = question.points[-1]
    sections = newest.inspection.sections if point else ()
    asked = (section.id for section in sections if point and section.heading == point.heading)
    found = next(asked, None)
    return None if found is None else newest.own_question(found)


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
    if point.shared_with:
        words += f" (one grade with {listed(list(point.shared_with))})"
    if point.carried_over:
        since = f" of {point.carried_over_from}" if point.carried_over_from else ""
        return f"{words} (not inspected: the judgment{since} stands)"
    return words


def _move(
    question: QuestionHistory,
    above: Sequence[QuestionHistory],
    shown: Sequence[int],
    dossier: Dossier,
) -> str | None:
    """How the grade moved; one printed for several questions moves once, in the first of their rows."""
    point = question.points[shown[-1]] if shown else None
    if point is None or point.change is None:
        return None
    if first := next((one.name for one in above if one.name in point.shared_with), None):
        return f"The same grade as {first}"
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
        ColumnPlan(header="ref_now", label="Reference now", width=18),
        ColumnPlan(header="inspection", label="Inspection", width=13),
        ColumnPlan(header="what_happened", label="What happened", width=20),
        ColumnPlan(header="ref_then", label="Reference then", width=18),
        ColumnPlan(header="text_then", label="Text then", width=46),
        ColumnPlan(header="evidence", label="The report's words", width=54),
        ColumnPlan(header="evidence_place", label="Where they stand", width=18),
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
    # Where it is asked as one with another, that one's row is where it stands now.
    joined = [e for e in thread.events if e.kind is EventKind.JOINED and e.inspection > thread.last]
    standing = [link.finding for e in joined for link in e.elsewhere] or latest(thread)
    now = dict.fromkeys(refs.get(finding.ref, finding.ref) for finding in standing)
    named = [*event.findings, *(link.finding for link in event.elsewhere)]
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
    return cells_of(
        "\n".join(now),
        label,
        _happened(event),
        "\n".join(finding.ref for finding in named) or None,
        "\n".join(wording(finding) for finding in named) or None,
        "\n".join([*words, *quotes]) or None,
        "\n".join(places) or None,
    )


def _page(quote: ThreadEvidence | ThreadPassage) -> int | None:
    return quote.page if isinstance(quote, ThreadPassage) else None


def _said(event: ThreadEvent) -> tuple[list[str], Sequence[ThreadEvidence | ThreadPassage]]:
    """What is quoted of an inspection; where it is silent the nearest passage, under words that say so."""
    if event.evidence or event.mention is None:
        return [], event.evidence
    nearest = sorted(event.passages, key=lambda one: not is_tied(one))[:1]
    if not nearest:
        return [], ()
    if is_merely_near(event.mention) or is_tied(nearest[0]):
        return [mention_words(event.mention, 1)], nearest
    return [PERHAPS.strip()], nearest


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
