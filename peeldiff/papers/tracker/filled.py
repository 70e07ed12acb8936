"""What people wrote, in the new tracker: beside which row it stands, and what found no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alignment.records import dataclass, field
from peeldiff.papers.spreadsheet import BLANK, Cell, Sheet
from peeldiff.papers.tracker.columns import ITEM_THEIRS, usual_columns
from peeldiff.papers.tracker.points import Point
from peeldiff.papers.tracker.rows import FindingRow

__all__ = ["Filled", "Left", "Place", "empty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A row, or a single `cell` of one, that found no place."""

    why: str
    place: str = ""
    column: str = ""
    cell: Cell = BLANK
    nearest: Point | None = None
    carry_to: Cell = BLANK
    ours: Mapping[str, Cell] = field(default_factory=dict)
    theirs: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(slots=True)
class Place:
    """A row of the new tracker with what people wrote beside it."""

    cells: dict[str, Cell] = field(default_factory=dict)
    marks: dict[str, Cell] = field(default_factory=dict)
    """Comments and colours that people put on our own cells, by column."""
    notes: list[str] = field(default_factory=list)
    """What to say under `carried`."""
    sources: list[str] = field(default_factory=list)
    """The references of the old rows that came here."""
    decided: list[str] = field(default_factory=list)
    """Lines of people's own reading of the finding."""
    is_of_another: bool = False
    """Whether entries of an older finding came here, whose place this one has taken."""
    before: str = ""
    """What the last tracker said of the finding of the same reference, or "" if it had none."""


@dataclass(slots=True, kw_only=True)
class Filled:
    """Everything of people's own in the new tracker."""

    columns: list[str]
    item_columns: list[str]
    rows: list[Place]
    items: list[Place]
    own_rows: list[Place] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    waited: list[Left] = field(default_factory=list)
    """What was left before, as it was."""
    sheets: list[Sheet] = field(default_factory=list)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contact: Cell = BLANK
    carried: bool = False
    """Whether an old tracker was given."""
    shown_as: dict[str, str] = field(default_factory=dict)
    """The usual heading under which a column of people's own is shown as well."""
    empty: list[str] = field(default_factory=list)
    """The headings of the board for which a sheet that peeldiff did not make has no column."""
    was_own: bool = False
    """Whether peeldiff had made that."""


def empty(
    rows: Sequence[FindingRow], lists: Mapping[str, tuple[str, ...]], *, with_register: bool = True
) -> Filled:
    """A tracker that nobody has written in; `with_register` as in `usual_columns`."""
    return Filled(
        columns=[column.name for column in usual_columns(with_register=with_register)],
        item_columns=[column.name for column in ITEM_THEIRS],
        rows=[Place() for _ in rows],
        items=[Place() for row in rows for _ in row.items],
        lists=dict(lists),
    )
