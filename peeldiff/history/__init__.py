"""Many inspections of one force: the grade of each question and the thread of each concern.

Everything rests on `peeldiff.compare`: this package orders, merges and follows, and judges nothing
itself. It refuses reports on different forces.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alignment.records import dataclass
from peeldiff._version import __version__
from peeldiff.compare.rulings import unfit_warnings
from peeldiff.forces import full_name
from peeldiff.history.gathering import Column, gather
from peeldiff.history.grades import is_graded, scales_differ, trace_grades
from peeldiff.history.pairs import Kept, Pairs
from peeldiff.history.shapes import (
    EventKind,
    GradePoint,
    History,
    HistoryInspection,
    QuestionHistory,
    Thread,
    ThreadEvent,
    ThreadEvidence,
    ThreadFinding,
    ThreadItem,
    ThreadLink,
    ThreadPassage,
    ThreadState,
)
from peeldiff.history.threads import ThreadWeb, follow_threads
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Generator, Inspection, ReportWarning
from peeldiff.report.facts.publication import is_only_updated, published_day

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions

__all__ = [
    "EventKind",
    "Followed",
    "GradePoint",
    "History",
    "HistoryInspection",
    "QuestionHistory",
    "Thread",
    "ThreadEvent",
    "ThreadEvidence",
    "ThreadFinding",
    "ThreadItem",
    "ThreadLink",
    "ThreadPassage",
    "ThreadState",
    "follow",
    "history",
]


def history(inspections: Sequence[Inspection], *, decisions: Decisions | None = None) -> History:
    """The history of one force; the order of `inspections` makes no difference.

    Raises `UsageError` without an inspection, `PeeldiffError` for more than one force.
    """
    return follow(inspections, decisions=decisions).history


@dataclass(frozen=True, slots=True)
class Followed:
    """A history with what it was made from: the merged inspections, oldest first, their comparisons,
    and what these say of each finding."""

    history: History
    columns: tuple[Column, ...]
    pairs: Pairs
    web: ThreadWeb


def follow(
    inspections: Sequence[Inspection],
    *,
    decisions: Decisions | None = None,
    kept: Kept | None = None,
) -> Followed:
    """The history of one force, with the inspections and comparisons behind it; see `history`.

    `kept` has comparisons that were made before, and is given those that are made now; it goes with no
    decisions.
    """
    columns, warnings = gather(inspections)
    words = inspectorate_of(columns[-1].inspection)
    pairs = Pairs(columns, decisions, kept)
    questions = trace_grades(columns, pairs, words)
    web = ThreadWeb(columns, pairs)
    threads = follow_threads(web)
    if decisions is not None:
        warnings += _unfit(decisions, columns)
    found = History(
        generator=Generator("peeldiff", __version__),
        force=full_name(inspection.force for inspection in inspections),
        inspections=_heads(columns, words),
        questions=questions,
        threads=threads,
        warnings=tuple(dict.fromkeys(warnings)),
    )
    return Followed(found, tuple(columns), pairs, web)


def _unfit(decisions: Decisions, columns: Sequence[Column]) -> list[ReportWarning]:
    """Each decision that no longer fits the two inspections that it names."""
    from peeldiff.decisions import apply

    return [
        warning
        for new in range(1, len(columns))
        for old in range(new)
        for warning in unfit_warnings(
            apply(decisions, columns[old].inspection, columns[new].inspection)
        )
    ]


def _heads(columns: Sequence[Column], words: Inspectorate) -> tuple[HistoryInspection, ...]:
    heads = []
    before: Column | None = None
    for column in columns:
        graded = is_graded(column)
        heads.append(
            HistoryInspection(
                label=column.label,
                inspectorate=column.inspection.inspectorate,
                programme=column.inspection.programme,
                cycle=column.inspection.cycle,
                published=published_day(column.inspection) or column.inspection.published,
                only_updated=is_only_updated(column.inspection),
                visit_from=column.inspection.visit_from,
                visit_to=column.inspection.visit_to,
                pillars=column.inspection.pillars,
                sources=column.sources,
                graded=graded,
                scale_changed=graded
                and before is not None
                and scales_differ(words, before, column),
            )
        )
        if graded:
            before = column
    return tuple(heads)
