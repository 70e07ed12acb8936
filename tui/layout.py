"""From entries to terminal lines: how high each is at a width, and which line is whose.

Heights are found for all rows at once when the width or the entries change, never while drawing;
the offsets of a row's lines are made again when it is drawn, for one screen at a time, so that a
long report costs one small number a row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from textual.cache import LRUCache

from alignment.records import dataclass
from peeldiff.rows import Cell, Fold, Mark, Row, RowChange, RowKind, Span
from tui.plain import clean
from tui.view import Entry
from tui.wrap import Line, wrap

__all__ = ["Geometry", "Lines", "Sheet", "merged"]

MARGIN = 3
"""Cells before a text: the place's bar, the sign, a space."""

GAP = 1
"""Cells after a text."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """What wrapping depends on; `numbers` is the width of a column of line numbers, or 0."""

    width: int
    unified: bool
    split: float = 0.5
    numbers: int = 0

    @property
    def left(self) -> int:
        """Cells for the older text, or for both in the unified view."""
        room = self.width - MARGIN - self.numbers - GAP
        if self.unified:
            return max(room, 1)
        room -= MARGIN + self.numbers + GAP
        return max(min(round(room * self.split), room - 8), 8)

    @property
    def right(self) -> int:
        """Cells for the newer text; 0 in the unified view."""
        if self.unified:
            return 0
        return max(self.width - 2 * (MARGIN + self.numbers + GAP) - self.left, 8)

    @property
    def divider(self) -> int:
        """The column between the two sides, which can be dragged."""
        return MARGIN + self.numbers + self.left + GAP


@dataclass(frozen=True, slots=True)
class Block:
    """Wrapped text: `side` says whose words and sign it bears ("both": the unified view's)."""

    side: str
    spans: tuple[Span, ...]
    text: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one row: `above` empty ones, the label's, then the text.

    Side by side `left` and `right` stand level; in the unified view the blocks of `left` follow one
    another and `right` is empty.
    """

    above: int
    label: tuple[str, ...]
    left: tuple[Block, ...]
    right: tuple[Block, ...]

    @property
    def body(self) -> int:
        """How many lines the text takes."""
        return max(
            sum(len(block.lines) for block in self.left),
            sum(len(block.lines) for block in self.right),
        )

    @property
    def height(self) -> int:
        """All lines of the row."""
        return self.above + len(self.label) + self.body


class Sheet:
    """All lines of the entries at one geometry. `height` is their number."""

    def __init__(self, rows: Sequence[Row], entries: Sequence[Entry], geometry: Geometry) -> None:
        self.rows = rows
        self.entries = entries
        self.geometry = geometry
        self._lines: LRUCache[int, Lines] = LRUCache(512)
        heights = (
            2 if isinstance(entry, Fold) else _measure(rows[entry], geometry).height
            for entry in entries
        )
        self._tops = list(accumulate(heights, initial=0))
        self.height = self._tops[-1]
        self._positions = {
            entry.start if isinstance(entry, Fold) else entry: position
            for position, entry in enumerate(entries)
        }

    def locate(self, y: int) -> tuple[int, int]:
        """The position among the entries of the line `y`, and the line's number within it."""
        position = min(max(bisect_right(self._tops, y) - 1, 0), len(self.entries) - 1)
        return position, y - self._tops[position]

    def top(self, position: int) -> int:
        """The first line of the entry at `position`."""
        return self._tops[position]

    def bottom(self, position: int) -> int:
        """The line after the last of the entry at `position`."""
        return self._tops[position + 1]

    def position(self, row: int) -> int | None:
        """Where the row stands among the entries, inside a fold too; None if it is not on show."""
        if row in self._positions:
            return self._positions[row]
        for position, entry in enumerate(self.entries):
            if isinstance(entry, Fold) and entry.start <= row < entry.end:
                return position
        return None

    def nearest(self, row: int) -> int | None:
        """The position of the row, or of the last entry on show before it; None without entries."""
        found = self.position(row)
        if found is not None or not self.entries:
            return found
        starts = [e.start if isinstance(e, Fold) else e for e in self.entries]
        return max(bisect_right(starts, row) - 1, 0)

    def lines(self, row: int) -> Lines:
        """The lines of a row, wrapped."""
        found = self._lines.get(row)
        if found is None:
            found = self._lines[row] = _measure(self.rows[row], self.geometry)
        return found


def merged(old: Cell, new: Cell) -> tuple[Span, ...]:
    """Both wordings in one text, what is gone before what replaces it."""
    spans: list[Span] = []
    left, right = list(reversed(old.spans)), list(reversed(new.spans))
    while left or right:
        while left and left[-1][0] is not Mark.PLAIN:
            spans.append(left.pop())
        if right and right[-1][0] is not Mark.PLAIN and spans and _gone(spans[-1]):
            spans.append((Mark.PLAIN, " "))  # or "39" and "61" would read as one number
        while right and right[-1][0] is not Mark.PLAIN:
            spans.append(right.pop())
        if right:
            spans.append(right.pop())
        if left:
            left.pop()
    return tuple(spans)


def _gone(span: Span) -> bool:
    mark, text = span
    return mark is not Mark.PLAIN and not text[-1:].isspace()


def _block(side: str, spans: tuple[Span, ...], width: int) -> Block:
    spans = tuple((mark, clean(text)) for mark, text in spans)
    text = "".join(text for _, text in spans)
    return Block(side, spans, text, wrap(text, width))


def _measure(row: Row, geometry: Geometry) -> Lines:
    above = 0 if row.kind in (RowKind.GRADE, RowKind.ITEM) else 1
    alone = row.kind is RowKind.HEADING and None in (row.old, row.new) and not row.note
    label = "" if alone and not geometry.unified else _label(row)
    wide = geometry.width - MARGIN - GAP - geometry.numbers
    labels = tuple(label[a:b] for a, b in wrap(label, wide)) if label else ()
    if geometry.unified:
        return Lines(above, labels, tuple(_unified(row, geometry.left)), ())
    left = () if row.old is None else (_block("old", row.old.spans, geometry.left),)
    right = () if row.new is None else (_block("new", row.new.spans, geometry.right),)
    words = _sentence(row.label) if alone else "" if row.kind is RowKind.HEADING else row.note
    if words:
        note = ((Mark.PLAIN, words),)
        if row.new is None:
            right = (_block("note", note, geometry.right),)
        elif row.old is None:
            left = (_block("note", note, geometry.left),)
    return Lines(above, labels, left, right)


def _label(row: Row) -> str:
    if row.kind is RowKind.HEADING:
        return _sentence(": ".join(part for part in (row.label, row.note) if part))
    if row.kind is RowKind.PARAGRAPH and row.change is RowChange.MOVED and row.new is not None:
        return _sentence(row.note)
    return _sentence(row.label)


def _sentence(words: str) -> str:
    return clean(words[:1].upper() + words[1:])


def _unified(row: Row, width: int) -> list[Block]:
    old, new = row.old, row.new
    if old is not None and new is not None:
        if row.change in (RowChange.SAME, RowChange.MOVED) and old.text == new.text:
            return [_block("both", new.spans, width)]
        if row.kind is not RowKind.GRADE and _alike(old, new):
            return [_block("both", merged(old, new), width)]
        return [_block("old", old.spans, width), _block("new", new.spans, width)]
    blocks = [
        _block(side, cell.spans, width)
        for side, cell in (("old", old), ("new", new))
        if cell is not None
    ]
    if row.note and row.kind in (RowKind.FINDING, RowKind.ITEM, RowKind.PARAGRAPH):
        blocks.append(_block("note", ((Mark.PLAIN, row.note),), width))
    return blocks


def _alike(old: Cell, new: Cell) -> bool:
    """Whether one text with marks reads well: most of both is the same."""
    kept, before = (
        "".join(text for mark, text in cell.spans if mark is Mark.PLAIN) for cell in (new, old)
    )
    return kept == before and 0 < max(len(old.text), len(new.text)) <= 2 * len(kept)
