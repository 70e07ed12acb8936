"""The borders of tables on a PDF page: drawn rules, joined to grids, whose cells the text stands in.

Programs draw the border of a table as lines, as rectangles or as thin filled boxes, whole or cell by
cell. A grid is rules that touch each other; a frame, an underline and the axes of a chart are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from alignment.records import dataclass, field
from peeldiff.document.formats.bullets import is_headed
from peeldiff.document.formats.pdf_lines import Cell, Span
from peeldiff.document.formats.pdf_rules import Box, Rule, Rules

__all__ = ["Grid", "frames_of", "grids_of", "groups_of"]

Group = tuple[list[Rule], list[Rule]]
"""Rules that touch each other: level ones and upright ones."""

# What rules may miss each other by where they touch, in points, and the gaps inside one rule.
_TOUCH = 2.5
_SAME = 1.5
_JOIN = 3.0
# Rows and columns are no narrower, and rules of a table no shorter.
_NARROWEST = 5.0
# Charts and maps draw many more rules than tables do.
_MOST_RULES = 400
# The share of a table's cells that hold text, at least, and of its pieces of text that may lie over
# a border, at most.
_FILLED = 0.25
_OVER = 0.05
# How far a piece of text may reach over a border.
_REACH = 4.0
# A cell from side to side of more lines is a box with prose.
_TITLE = 2


@dataclass(slots=True, eq=False)
class Grid:
    """The edges of a table's rows (downwards) and columns (rightwards), in points.

    `walls` are the edges between the cells of each row, `floors` those under each row's cells: they
    are missing where cells are merged. `open_above`, `open_below`: no rule closes it there.
    """

    xs: list[float]
    ys: list[float]
    walls: list[list[bool]]
    floors: list[list[bool]]
    open_above: bool = False
    open_below: bool = False
    boxes: list[int] = field(default_factory=list)
    """The rows that are one cell from side to side and hold prose: text in a box, as it stands."""
    is_head: bool = False
    """A heading and its grade stand side by side over a box of text, perhaps under what names them."""

    def row_at(self, y: float) -> int | None:
        """Return the row at a height."""
        if not self.ys[-1] < y < self.ys[0]:
            return None
        return next(row for row, low in enumerate(self.ys[1:]) if y >= low)

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and column of the cell at a place, by the upper left of merged ones."""
        row = self.row_at(y)
        if row is None or not self.xs[0] <= x <= self.xs[-1]:
            return None
        column = min(max(bisect_left(self.xs, x) - 1, 0), len(self.xs) - 2)
        column = self._leftmost(row, column)
        while row and not self.floors[row - 1][column]:
            row -= 1
            column = self._leftmost(row, column)
        return row, column

    def _leftmost(self, row: int, column: int) -> int:
        while column and not self.walls[row][column - 1]:
            column -= 1
        return column

    def part_of(self, row: int) -> int:
        """Return how many boxes stand above a row: they part the table."""
        return sum(box < row for box in self.boxes)

    def right_of(self, row: int, column: int) -> float:
        """Return the right edge of a cell."""
        while column < len(self.xs) - 2 and not self.walls[row][column]:
            column += 1
        return self.xs[column + 1]

    def walls_between(self, y: float, x0: float, x1: float) -> list[float]:
        """Return the borders that stand between two places of one height."""
        row = self.row_at(y)
        if row is None or x1 < self.xs[0] or x0 > self.xs[-1]:
            return []
        inner = [x for x, wall in zip(self.xs[1:-1], self.walls[row], strict=True) if wall]
        return [x for x in (self.xs[0], *inner, self.xs[-1]) if x0 < x < x1]

    def place(self, spans: list[Span], number: int) -> None:
        """Give the spans that stand in a cell its place, in the grid of that number on its page."""
        for span, (row, column) in self._inside(spans):
            if row not in self.boxes:
                span.cell = Cell(number, row, column)

    def is_like(self, other: Grid) -> bool:
        """Tell whether another grid has the same columns, at the same place."""
        return len(self.xs) == len(other.xs) and all(
            abs(a - b) < _JOIN for a, b in zip(self.xs, other.xs, strict=True)
        )

    def holds(self, spans: list[Span]) -> bool:
        """Tell whether the text of a page stands in the cells as it does in a table."""
        inside = self._inside(spans)
        lines = Counter(row for _, (row, _) in inside)
        self.boxes = [row for row in lines if lines[row] > _TITLE and not any(self.walls[row])]
        filled = {cell for _, cell in inside}
        cells = Counter(row for row, _ in filled if row not in self.boxes)
        if max(cells.values(), default=0) < 2:
            return False
        parted = [cells[row] for row in cells if any(self.walls[row])]
        self.is_head = bool(self.boxes) and parted in ([2], [2, 2])
        if self.is_head and len(cells) == 1:
            return False
        over = sum(
            bool(self.walls_between(_middle(span), span.x0 + _REACH, span.x1 - _REACH))
            for span, _ in inside
        )
        return len(filled) >= _FILLED * self._cells() and over <= _OVER * len(inside)

    def names_columns(self, spans: list[Span]) -> bool:
        """Tell whether the first row has the heads of columns that all rows below fill."""
        letters = [[0] * (len(self.xs) - 1) for _ in self.ys[1:]]
        for span, (row, column) in self._inside(spans):
            letters[row][column] += len(span.text)
        return is_headed(letters)

    def _inside(self, spans: list[Span]) -> list[tuple[Span, tuple[int, int]]]:
        return [
            (span, cell)
            for span in spans
            if (cell := self.cell_at((span.x0 + span.x1) / 2, _middle(span)))
        ]

    def _cells(self) -> int:
        places = (
            self.cell_at((left + right) / 2, (top + low) / 2)
            for top, low in pairwise(self.ys)
            for left, right in pairwise(self.xs)
        )
        return len(set(places))


def _middle(span: Span) -> float:
    """Return the height of the middle of a line's small letters."""
    return span.y + span.size / 3


def groups_of(rules: Rules) -> list[Group]:
    """Return the rules of a page, level and upright, in groups that touch each other."""
    level, upright = _joined(rules.level), _joined(rules.upright)
    if len(level) < 2 or not upright or len(level) + len(upright) > _MOST_RULES:
        return []
    return _groups(level, upright)


def grids_of(groups: Sequence[Group]) -> list[Grid]:
    """Return the grids that groups of rules make, those that lie higher first."""
    grids = [_grid(*group) for group in groups]
    return sorted((grid for grid in grids if grid), key=lambda grid: (-grid.ys[0], grid.xs[0]))


def frames_of(groups: Sequence[Group]) -> list[Box]:
    """Return the boxes that rules draw side by side alone, without a cell beside another."""
    frames: list[Box] = []
    for rows, columns in groups:
        sides = sorted({round(rule.at) for rule in columns})
        if len(rows) < 2 or len(sides) != 2:
            continue
        ys = sorted(rule.at for rule in rows)
        frames += [
            (sides[0], low, sides[1], top) for low, top in pairwise(ys) if top - low >= _NARROWEST
        ]
    return frames


def _joined(rules: list[Rule]) -> list[Rule]:
    """Join the pieces of each rule that were drawn cell by cell."""
    lanes: list[list[Rule]] = []
    for rule in sorted(rules):
        if lanes and rule.at - lanes[-1][0].at <= _SAME:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    joined: list[Rule] = []
    for lane in lanes:
        at = lane[len(lane) // 2].at
        begin, end = None, 0.0
        for _, start, stop in sorted(lane, key=lambda rule: rule.start):
            if begin is not None and start <= end + _JOIN:
                end = max(end, stop)
                continue
            if begin is not None:
                joined.append(Rule(at, begin, end))
            begin, end = start, stop
        if begin is not None:
            joined.append(Rule(at, begin, end))
    return [rule for rule in joined if rule.stop - rule.start >= _NARROWEST]


def _groups(level: list[Rule], upright: list[Rule]) -> list[Group]:
    """Part the rules of a page into groups that touch each other."""
    groups: list[Group] = []
    left = list(level)
    free = list(upright)
    while left:
        rows, columns = [left.pop()], list[Rule]()
        while True:
            touched = [up for up in free if any(_touch(row, up) for row in rows)]
            free = [up for up in free if up not in touched]
            columns += touched
            more = [row for row in left if any(_touch(row, up) for up in touched)]
            left = [row for row in left if row not in more]
            rows += more
            if not more:
                break
        groups.append((rows, columns))
    return groups


def _touch(level: Rule, upright: Rule) -> bool:
    return (
        level.start - _TOUCH <= upright.at <= level.stop + _TOUCH
        and upright.start - _TOUCH <= level.at <= upright.stop + _TOUCH
    )


def _edges(places: list[float], first: float, last: float) -> list[float]:
    """Return the edges of columns or rows, the outer ones too where no rule is drawn."""
    edges: list[float] = []
    for place in sorted([first, *places, last]):
        if not edges or place - edges[-1] >= _NARROWEST:
            edges.append(place)
    return edges


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    if len(level) < 2 or not upright:
        return None
    left, right = min(rule.start for rule in level), max(rule.stop for rule in level)
    low, top = min(rule.start for rule in upright), max(rule.stop for rule in upright)
    drawn_xs, drawn_ys = [rule.at for rule in upright], [rule.at for rule in level]
    low, top = min(low, *drawn_ys), max(top, *drawn_ys)
    xs = _edges(drawn_xs, min(left, *drawn_xs), max(right, *drawn_xs))
    ys = _edges(drawn_ys, low, top)[::-1]
    closed = len(set(map(round, drawn_xs))) > 2
    if len(xs) < 3 or len(ys) < 2 or (len(ys) == 2 and not closed):
        return None
    walls = [
        [_is_drawn(upright, x, (above + below) / 2) for x in xs[1:-1]]
        for above, below in pairwise(ys)
    ]
    floors = [
        [_is_drawn(level, y, (before + after) / 2) for before, after in pairwise(xs)]
        for y in ys[1:]
    ]
    return Grid(
        xs,
        ys,
        walls,
        floors,
        open_above=top - max(drawn_ys) >= _NARROWEST,
        open_below=min(drawn_ys) - low >= _NARROWEST,
    )


def _is_drawn(rules: list[Rule], at: float, across: float) -> bool:
    """Tell whether a rule is drawn at an edge, over a place on its way."""
    return any(
        abs(rule.at - at) < _NARROWEST and rule.start - _TOUCH <= across <= rule.stop + _TOUCH
        for rule in rules
    )
