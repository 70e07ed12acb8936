"""A history as rows for a spreadsheet or a statistics program: one row for one fact.

Concerns have a row for each inspection that says something of them, or is silent; grades have one for
each question and inspection. Names of columns and values are those of the JSON; an empty cell is
unknown or does not apply. Lists inside a cell are joined by " | ".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from peeldiff.history import History, HistoryInspection, Thread, ThreadEvent

__all__ = ["CONCERNS", "GRADES", "concern_rows", "grade_rows"]

CONCERNS = (
    *("force", "concern", "state", "kind", "heading", "text"),
    *("first_raised", "last_raised", "times_raised", "times_running"),
    *("inspection", "programme", "published", "event", "status", "compared_with"),
    *("refs", "wording", "source", "line", "asked_with", "elsewhere"),
    *("evidence", "evidence_lines", "mention", "passages", "passage_lines"),
    *("confidence", "why", "set_by", "note"),
)
"""The columns of `concern_rows`. `concern` is the reference of the finding that first raised it; `asked_with`
are those of older findings of other concerns that this row's findings ask for as well, `elsewhere` those of
findings of this inspection that stand under another concern."""

GRADES = (
    *("force", "question", "family", "pillar", "overall", "heading"),
    *("inspection", "programme", "published", "scale_changed"),
    *("grade", "carried_over", "carried_over_from", "change", "steps", "compared_with"),
    *("shared_with", "caveat", "source", "line"),
)
"""The columns of `grade_rows`."""

Row = Sequence[str | int]


def concern_rows(histories: Iterable[History]) -> Iterator[Row]:
    """The names of the columns, then a row for each event of each concern."""
    yield CONCERNS
    for history in histories:
        for thread in history.threads:
            for event in thread.events:
                yield _concern(history, thread, event)


def _concern(history: History, thread: Thread, event: ThreadEvent) -> Row:
    inspections = history.inspections
    inspection = inspections[event.inspection]
    first = thread.events[0].findings[0]
    cells = {
        "force": history.force,
        "concern": first.ref or thread.id,
        "state": thread.state,
        "kind": event.findings[0].kind if event.findings else thread.kind,
        "heading": thread.heading,
        "text": thread.text,
        "first_raised": inspections[thread.first].label,
        "last_raised": inspections[thread.last].label,
        "times_raised": thread.raised,
        "times_running": thread.running,
        **_inspection(inspection),
        "event": event.kind,
        "status": event.status,
        "compared_with": _label(inspections, event.compared_with),
        "refs": _joined(finding.ref for finding in event.findings),
        "wording": _joined(
            " • ".join([finding.text, *finding.items]) for finding in event.findings
        ),
        "source": _joined(finding.source for finding in event.findings),
        "line": _joined(finding.line for finding in event.findings),
        "asked_with": _joined(link.finding.ref for link in event.joins),
        "elsewhere": _joined(link.finding.ref for link in event.elsewhere),
        "evidence": _joined(one.text for one in event.evidence),
        "evidence_lines": _joined(f"{one.source}: {one.line}" for one in event.evidence),
        "mention": event.mention,
        "passages": _joined(one.text for one in event.passages),
        "passage_lines": _joined(f"{one.source}: {one.line}" for one in event.passages),
        "confidence": event.confidence,
        "why": event.why,
        "set_by": event.set_by,
        "note": event.note,
    }
    return [_cell(cells[name]) for name in CONCERNS]


def grade_rows(histories: Iterable[History]) -> Iterator[Row]:
    """The names of the columns, then a row for each question that an inspection asks."""
    yield GRADES
    for history in histories:
        for question in history.questions:
            for point in filter(None, question.points):
                cells = {
                    "force": history.force,
                    "question": question.name,
                    "family": question.family,
                    "pillar": question.pillar,
                    "overall": question.overall,
                    "heading": point.heading,
                    **_inspection(history.inspections[point.inspection]),
                    "scale_changed": history.inspections[point.inspection].scale_changed,
                    "grade": point.grade,
                    "carried_over": point.carried_over,
                    "carried_over_from": point.carried_over_from,
                    "change": point.change,
                    "steps": point.steps,
                    "compared_with": _label(history.inspections, point.compared_with),
                    "shared_with": _joined(point.shared_with),
                    "caveat": point.caveat.text if point.caveat else None,
                    "source": point.source,
                    "line": point.line,
                }
                yield [_cell(cells[name]) for name in GRADES]


def _inspection(inspection: HistoryInspection) -> dict[str, object]:
    return {
        "inspection": inspection.label,
        "programme": inspection.programme,
        "published": inspection.published,
    }


def _label(inspections: Sequence[HistoryInspection], at: int | None) -> str | None:
    return None if at is None else inspections[at].label


def _joined(parts: Iterable[object]) -> str:
    return " | ".join(map(str, parts))


def _cell(value: object) -> str | int:
    """A number, or text on one line; `true` and `false` as in JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, int) else " ".join(str(value).split())
