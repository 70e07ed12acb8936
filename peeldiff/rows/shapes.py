"""What a row is, and folding: the part that renderers import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Literal

from alignment.records import dataclass, field

__all__ = [
    "Cell",
    "Fold",
    "Mark",
    "Row",
    "RowChange",
    "RowKind",
    "RowTable",
    "Side",
    "Span",
    "folded",
    "steps_in_words",
]

Side = Literal["old", "new"]


class RowKind(StrEnum):
    """What a row holds."""

    HEADING = "heading"
    GRADE = "grade"
    PARAGRAPH = "paragraph"
    FINDING = "finding"
    DETAIL = "detail"
    ITEM = "item"
    FURNITURE = "furniture"


class RowChange(StrEnum):
    """How the two sides of a row differ."""

    SAME = "same"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Mark(StrEnum):
    """How a stretch of text is to be marked; the weighty ones hold a number or a modal word."""

    PLAIN = "plain"
    REMOVED = "removed"
    ADDED = "added"
    WEIGHTY_REMOVED = "weighty-removed"
    WEIGHTY_ADDED = "weighty-added"


Span = tuple[Mark, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row; `line` to `end_line` (from 1) is where it stands in that side's source."""

    spans: tuple[Span, ...]
    line: int
    end_line: int
    page: int | None = None

    @property
    def text(self) -> str:
        """The text without its marks."""
        return "".join(text for _, text in self.spans)


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A side that has nothing here is None.

    `section`, `grade`, `finding` and `item` are positions in the comparison's lists and in that
    finding's `items`; `level` is the depth of a heading from 0; `label` is the status,
    relation or change in words and `note` what a reader should know besides; `target` is the
    number of the row where a moved, split or merged part goes on.
    """

    kind: RowKind
    change: RowChange
    old: Cell | None
    new: Cell | None
    section: int | None = None
    grade: int | None = None
    finding: int | None = None
    item: int | None = None
    level: int = 0
    label: str = ""
    note: str = ""
    target: int | None = None

    def side(self, side: Side) -> Cell | None:
        """The cell of one side."""
        return self.old if side == "old" else self.new


class _Lookup(dict[Side, dict[int, tuple[int, int]]]):
    """What is made when it is first asked for, and is no part of what a table says: all are equal."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lookup)

    __hash__ = None


@dataclass(frozen=True, slots=True)
class RowTable:
    """All rows of a comparison with the ways into them.

    `sections` and `findings` give the first row of the section or finding change at that position.
    """

    rows: tuple[Row, ...]
    sections: dict[int, int]
    findings: dict[int, int]
    _of_lines: _Lookup = field(default_factory=_Lookup)
    """For each line of a side how many lines its narrowest row has, and which that is."""

    def at_line(self, side: Side, line: int) -> int | None:
        """The row that shows this source line, the narrowest if several do, or None."""
        if side not in self._of_lines:
            self._of_lines[side] = self._narrowest(side)
        found = self._of_lines[side].get(line)
        return None if found is None else found[1]

    def _narrowest(self, side: Side) -> dict[int, tuple[int, int]]:
        rows: dict[int, tuple[int, int]] = {}
        for number, row in enumerate(self.rows):
            cell = row.side(side)
            if cell is not None:
                rank = (cell.end_line - cell.line, number)
                for line in range(cell.line, cell.end_line + 1):
                    if line not in rows or rank < rows[line]:
                        rows[line] = rank
        return rows

    def above_line(self, side: Side, line: int) -> int | None:
        """The row that begins last at or above this source line: an explanation stands in none."""
        begun = [
            (cell.line, number)
            for number, row in enumerate(self.rows)
            if (cell := row.side(side)) is not None and cell.line <= line
        ]
        return max(begun)[1] if begun else None


@dataclass(frozen=True, slots=True)
class Fold:
    """`count` unchanged rows from row number `start` to before `end`, shown as one line."""

    start: int
    end: int
    count: int


def steps_in_words(steps: int | None) -> str:
    """`-2` → "two steps down"; empty where there is no movement to tell."""
    if not steps:
        return ""
    names = {1: "one", 2: "two", 3: "three", 4: "four"}
    count = names.get(abs(steps), str(abs(steps)))
    return f"{count} step{'s' if abs(steps) > 1 else ''} {'up' if steps > 0 else 'down'}"


def folded(
    rows: Sequence[Row], numbers: Iterable[int], opened: frozenset[int], shortest: int = 2
) -> Iterator[int | Fold]:
    """Put runs of at least `shortest` unchanged paragraphs among `numbers` into folds.

    A run ends at any other kind of row; a fold whose first row is in `opened` stays open.
    """
    run: list[int] = []
    for number in numbers:
        row = rows[number]
        if row.kind is RowKind.PARAGRAPH and row.change is RowChange.SAME:
            run.append(number)
            continue
        yield from _close(run, opened, shortest)
        run = []
        yield number
    yield from _close(run, opened, shortest)


def _close(run: list[int], opened: frozenset[int], shortest: int) -> Iterator[int | Fold]:
    if len(run) >= shortest and run[0] not in opened:
        yield Fold(run[0], run[-1] + 1, len(run))
    else:
        yield from run
