"""One terminal line of a row as a strip of styled segments. No wrapping, no state, no widgets.

Styles come in by name (`STYLE_NAMES`), so that the theme stays in the style sheet; a mark is drawn
over the style of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from peeldiff.model import InspectionDiff
from peeldiff.rows import Cell, Fold, Mark, Row, RowChange, RowKind
from tui.labels import CHANGE_SIGNS, plural, row_badge
from tui.layout import GAP, MARGIN, Block, Geometry, Lines
from tui.plain import fit

__all__ = ["STYLE_NAMES", "Highlight", "Place", "paint_fold", "paint_row"]

STYLE_NAMES = (
    "text",
    "heading",
    "detail",
    "furniture",
    "note",
    "fold",
    "sign",
    "number",
    "divider",
    "place",
    "selected",
    "hit",
    "hit-here",
    "evidence",
    "bad",
    "good",
    "warn",
    "quiet",
    "sign-removed",
    "sign-added",
    "only-removed",
    "only-added",
    *(mark.value for mark in Mark if mark is not Mark.PLAIN),
)
"""Each is a component class of the widget, "diff--" and this name."""

Palette = Mapping[str, Style]


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words to mark wherever they stand in the row, in any case, with the style of that name."""

    words: str
    style: str

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in `text`."""
        pattern = re.compile(re.escape(self.words), re.IGNORECASE)
        return [found.span() for found in pattern.finditer(text)]


class Place:
    """How a line stands to the reader: elsewhere, within the selection, or here."""

    ELSEWHERE = 0
    SELECTED = 1
    HERE = 2


_BASES = {
    RowKind.HEADING: "heading",
    RowKind.DETAIL: "detail",
    RowKind.FURNITURE: "furniture",
}


def paint_fold(fold: Fold, line: int, geometry: Geometry, palette: Palette, place: int) -> Strip:
    """The one line of a fold, with an empty one above it."""
    if line == 0:
        return _blank(geometry, palette)
    label = f"⋯ {plural(fold.count, 'unchanged paragraph')} "
    room = geometry.width - MARGIN
    text = fit(label + "┄" * max(room - cell_len(label) - GAP, 0), room)
    return Strip(
        [_bar(place, palette), Segment("  ", palette["text"]), Segment(text, palette["fold"])],
        geometry.width,
    )


def paint_row(
    row: Row,
    lines: Lines,
    line: int,
    geometry: Geometry,
    palette: Palette,
    place: int,
    diff: InspectionDiff,
    highlights: Sequence[Highlight] = (),
) -> Strip:
    """Line number `line` of the row, from 0."""
    base = palette[_BASES.get(row.kind, "text")]
    if line < lines.above:
        return _blank(geometry, palette)
    segments = [_bar(place, palette)]
    line -= lines.above
    if line < len(lines.label):
        segments += _label(row, lines.label[line], line, geometry, palette, diff)
        return Strip(segments, geometry.width)
    line -= len(lines.label)
    if geometry.unified:
        segments += _unified(row, lines, line, geometry, palette, base, highlights)
        return Strip(segments, geometry.width)
    segments += _side("old", row, lines.left, line, geometry, palette, base, highlights)
    segments.append(Segment("│", palette["divider"]))
    segments += _side("new", row, lines.right, line, geometry, palette, base, highlights)
    return Strip(segments, geometry.width)


def _blank(geometry: Geometry, palette: Palette) -> Strip:
    """An empty line, through which the divider goes on."""
    text = palette["text"]
    if geometry.unified:
        return Strip.blank(geometry.width, text)
    left = geometry.divider
    return Strip(
        [
            Segment(" " * left, text),
            Segment("│", palette["divider"]),
            Segment(" " * (geometry.width - left - 1), text),
        ],
        geometry.width,
    )


def _bar(place: int, palette: Palette) -> Segment:
    if place == Place.ELSEWHERE:
        return Segment(" ", palette["text"])
    return Segment("▌", palette["place" if place == Place.HERE else "selected"])


def _label(
    row: Row, text: str, line: int, geometry: Geometry, palette: Palette, diff: InspectionDiff
) -> Iterator[Segment]:
    badge = row_badge(row, diff)
    style = palette["text"] + palette["note" if badge is None else badge.tone]
    sign = CHANGE_SIGNS[row.change] if badge is None else badge.sign
    yield Segment((sign if line == 0 else " ") + " ", style)
    room = geometry.width - MARGIN - geometry.numbers
    yield Segment(" " * geometry.numbers, palette["text"])
    yield Segment(fit(text, room), style)


def _unified(
    row: Row,
    lines: Lines,
    line: int,
    geometry: Geometry,
    palette: Palette,
    base: Style,
    highlights: Sequence[Highlight],
) -> Iterator[Segment]:
    for block in lines.left:
        if line < len(block.lines):
            cell = {"old": row.old, "note": None}.get(block.side, row.new)
            yield from _text(
                row, block, cell, line, geometry.left, geometry, palette, base, highlights
            )
            return
        line -= len(block.lines)


def _side(
    side: str,
    row: Row,
    blocks: Sequence[Block],
    line: int,
    geometry: Geometry,
    palette: Palette,
    base: Style,
    highlights: Sequence[Highlight],
) -> Iterator[Segment]:
    width = geometry.left if side == "old" else geometry.right
    for block in blocks:
        if line < len(block.lines):
            cell = row.old if side == "old" else row.new
            yield from _text(row, block, cell, line, width, geometry, palette, base, highlights)
            return
    blank = MARGIN - 1 + geometry.numbers + width + GAP
    yield Segment(" " * blank, base)


def _text(
    row: Row,
    block: Block,
    cell: Cell | None,
    line: int,
    width: int,
    geometry: Geometry,
    palette: Palette,
    base: Style,
    highlights: Sequence[Highlight],
) -> Iterator[Segment]:
    sign, tone = _sign(row, block, line)
    yield Segment(sign + " ", base + palette[tone])
    if geometry.numbers:
        number = "" if cell is None or line else str(cell.line)
        yield Segment(number.rjust(geometry.numbers - 1) + " ", base + palette["number"])
    start, end = block.lines[line]
    padding = base
    if block.side == "note":
        base = base + palette["note"]
    elif row.change is RowChange.REMOVED:
        base = base + palette["only-removed"]
    elif row.change is RowChange.ADDED:
        base = base + palette["only-added"]
    plain = row.change in (RowChange.REMOVED, RowChange.ADDED)
    yield from _pieces(block, start, end, palette, base, highlights, plain)
    used = cell_len(block.text[start:end])
    yield Segment(" " * max(width - used, 0) + " " * GAP, padding)


def _sign(row: Row, block: Block, line: int) -> tuple[str, str]:
    """The sign before a line, and the style of it: each line of what stands on one side alone."""
    if block.side == "note" or row.kind is RowKind.FURNITURE:
        return " ", "sign"
    if row.kind is RowKind.ITEM and line == 0 and row.change is RowChange.SAME:
        return "•", "sign"
    match row.change:
        case RowChange.SAME:
            return " ", "sign"
        case RowChange.ADDED:
            return "+", "sign-added"
        case RowChange.REMOVED:
            return "-", "sign-removed"
        case RowChange.MOVED:
            return ("»" if line == 0 else " "), "sign"
        case RowChange.REWORDED:
            sign = {"old": "-", "new": "+"}.get(block.side, "~")
            tone = {"old": "sign-removed", "new": "sign-added"}.get(block.side, "sign")
            return (sign if line == 0 else " "), tone


def _pieces(
    block: Block,
    start: int,
    end: int,
    palette: Palette,
    base: Style,
    highlights: Sequence[Highlight],
    plain: bool,
) -> Iterator[Segment]:
    """The text from `start` to `end`; `plain` leaves out marks, where all would be marked."""
    here = [
        (*place, highlight.style)
        for highlight in highlights
        for place in highlight.places(block.text)
        if place[0] < end and place[1] > start
    ]
    at = 0
    for mark, text in block.spans:
        begin, stop = max(start, at), min(end, at + len(text))
        at += len(text)
        if begin >= stop:
            continue
        style = base if plain or mark is Mark.PLAIN else base + palette[mark.value]
        if not here:
            yield Segment(block.text[begin:stop], style)
            continue
        cuts = {begin, stop}
        for left, right, _ in here:
            cuts.update(n for n in (left, right) if begin < n < stop)
        for first, last in pairwise(sorted(cuts)):
            painted = style
            for left, right, name in here:
                if left <= first < right:
                    painted = painted + palette[name]
            yield Segment(block.text[first:last], painted)
