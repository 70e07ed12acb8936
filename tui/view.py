"""Which rows are on show: the filter, furniture and folds. Knows nothing of widths or widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from alignment.records import dataclass, field
from peeldiff.model import DEMANDS, GradeChangeKind, InspectionDiff, Status
from peeldiff.neutral import Whose, whose
from peeldiff.phrasing.facts import shown_status
from peeldiff.rows import Fold, Mark, Row, RowChange, RowKind, RowTable, folded

__all__ = [
    "Entry",
    "Filter",
    "View",
    "first_that_matters",
    "hunks",
    "sections_of",
    "visible",
]

Entry = int | Fold
"""A row by its number, or a fold of several."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show; an empty set asks for nothing. `sections` are positions in the comparison's.

    `asked` is for two forces, of which no status may be told.
    """

    statuses: frozenset[Status] = frozenset()
    grades: frozenset[GradeChangeKind] = frozenset()
    sections: frozenset[int] = frozenset()
    only_changes: bool = False
    asked: frozenset[Whose] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return self.only_changes or self.narrowed

    @property
    def narrowed(self) -> bool:
        """Whether only some concerns, grades or sections are wanted."""
        return bool(self.statuses or self.grades or self.sections or self.asked)


@dataclass(frozen=True, slots=True)
class View:
    """Everything that decides which rows are on show."""

    filter: Filter = field(default_factory=Filter)
    furniture: bool = False
    fold: bool = True
    opened: frozenset[int] = frozenset()


def sections_of(rows: Sequence[Row]) -> list[int | None]:
    """For each row the section change under whose heading it stands."""
    found: list[int | None] = []
    section: int | None = None
    for row in rows:
        if row.kind is RowKind.HEADING:
            section = row.section
        found.append(section)
    return found


def visible(table: RowTable, diff: InspectionDiff, view: View) -> list[Entry]:
    """The entries to draw, in order; headings stay where anything under them does."""
    numbers = list(_filtered(table, diff, view))
    if not view.fold:
        return list(numbers)
    return list(folded(table.rows, numbers, view.opened))


def _filtered(table: RowTable, diff: InspectionDiff, view: View) -> Iterator[int]:
    chosen = view.filter
    homes = sections_of(table.rows)
    graded = {
        homes[number]
        for number, row in enumerate(table.rows)
        if row.grade is not None and diff.grades[row.grade].change in chosen.grades
    }
    heading: int | None = None
    for number, row in enumerate(table.rows):
        if row.kind is RowKind.HEADING:
            heading = number
            if not chosen or (not chosen.narrowed and row.change is not RowChange.SAME):
                yield number
                heading = None
            continue
        if row.kind is RowKind.FURNITURE:
            keep = view.furniture and not chosen
        else:
            keep = _passes(row, homes[number], chosen, graded, diff)
        if keep:
            if heading is not None and chosen:
                yield heading
                heading = None
            yield number


def _passes(
    row: Row,
    home: int | None,
    chosen: Filter,
    graded: set[int | None],
    diff: InspectionDiff,
) -> bool:
    if chosen.statuses and (
        row.finding is None or shown_status(diff.findings[row.finding]) not in chosen.statuses
    ):
        return False
    if chosen.asked and (
        row.finding is None or whose(diff.findings[row.finding]) not in chosen.asked
    ):
        return False
    if chosen.grades and home not in graded:
        return False
    if chosen.sections and home not in chosen.sections:
        return False
    return not (chosen.only_changes and row.change is RowChange.SAME)


def hunks(rows: Sequence[Row], entries: Sequence[Entry]) -> list[int]:
    """Positions among `entries` where a change begins; a run of additions is one."""
    starts: list[int] = []
    before = RowChange.SAME
    for position, entry in enumerate(entries):
        change = RowChange.SAME if isinstance(entry, Fold) else rows[entry].change
        heading = not isinstance(entry, Fold) and rows[entry].kind is RowKind.HEADING
        goes_on = change is before and change in (RowChange.ADDED, RowChange.REMOVED)
        if change is not RowChange.SAME and (heading or not goes_on):
            starts.append(position)
        before = change
    return starts


_MOVED = (GradeChangeKind.DECLINED, GradeChangeKind.IMPROVED)
_WEIGHTY = (Mark.WEIGHTY_REMOVED, Mark.WEIGHTY_ADDED)


def first_that_matters(table: RowTable, diff: InspectionDiff) -> int | None:
    """The row at which to begin reading: the first grade that moved or thing that is asked for.

    Reports begin with pages on the inspectorate and its method, which change every year and say
    nothing of the force. Without grades and concerns it is the first changed number or "must", then
    the first change at all; None where nothing has changed.
    """
    numbered = list(enumerate(table.rows))
    tellings: tuple[Callable[[Row], bool], ...] = (
        lambda row: row.grade is not None and diff.grades[row.grade].change in _MOVED,
        lambda row: _is_demand(row, diff),
        lambda row: any(
            mark in _WEIGHTY
            for cell in (row.old, row.new)
            if cell is not None
            for mark, _ in cell.spans
        ),
        lambda row: row.change is not RowChange.SAME,
    )
    found = [next((n for n, row in numbered if tells(row)), None) for tells in tellings]
    first = [number for number in found[:2] if number is not None]
    return min(first) if first else next((n for n in found[2:] if n is not None), None)


def _is_demand(row: Row, diff: InspectionDiff) -> bool:
    """Whether the row is a finding that asks for something, in its own place."""
    if row.kind is not RowKind.FINDING or row.finding is None:
        return False
    moved_away = row.change is RowChange.MOVED and row.target is not None
    return diff.findings[row.finding].kind in DEMANDS and not moved_away
