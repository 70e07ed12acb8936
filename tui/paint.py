"""One terminal line of a row as a strip of styled segments. No wrapping, no state, no widgets.

Styles come in by name (`STYLE_NAMES`), so that the theme stays in the style sheet; a mark is drawn
over the style of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from alignment.records import dataclass
from peeldiff.model import InspectionDiff
from peeldiff.neutral import two_forces
from peeldiff.rows import Fold, Mark, Row, RowChange, RowKind
from tui.labels import CHANGE_SIGNS, plural, row_badge
from tui.layout import GAP, MARGIN, Block, Geometry, Lines
from tui.plain import fit

__all__ = ["STYLE_NAMES", "Highlight", "Place", "RowPainter", "paint_fold"]

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


_TOLD = (RowKind.GRADE, RowKind.FINDING, RowKind.DETAIL, RowKind.ITEM)
"""Rows of what an inspectorate says of one force; in all others only wordings are compared."""

_SIDES = ("only-removed", "only-added")
"""The styles of a text that stands in one of the reports alone."""

GOES_ON = "¦"
"""The sign of a text that stands on one side alone, on each line below its first."""

_WHOSE = {"old": "1", "new": "2"}
"""The sign of each of two forces, as the head of the one column names them."""


def paint_fold(
    fold: Fold,
    line: int,
    geometry: Geometry,
    palette: Palette,
    place: int,
    words: tuple[str, str] = ("unchanged paragraph", "unchanged paragraphs"),
) -> Strip:
    """The one line of a fold, with an empty one above it."""
    if line == 0:
        return _blank(geometry, palette)
    label = f"≡ {plural(fold.count, *words)} "
    room = geometry.width - MARGIN
    text = fit(label + "─" * max(room - cell_len(label) - GAP, 0), room)
    return Strip(
        [_bar(place, palette), Segment("  ", palette["text"]), Segment(text, palette["fold"])],
        geometry.width,
    )


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


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Paints one row; `lines` are its lines at `geometry`, `highlights` words to mark in it."""

    row: Row
    lines: Lines
    geometry: Geometry
    palette: Palette
    diff: InspectionDiff
    highlights: Sequence[Highlight] = ()

    def paint(self, line: int, place: int) -> Strip:
        """Line number `line` of the row, from 0, as it stands to the reader (`Place`)."""
        if line < self.lines.above:
            return _blank(self.geometry, self.palette)
        line -= self.lines.above
        segments = [_bar(place, self.palette)]
        if line < len(self.lines.label):
            segments += self._label(line)
        elif self.geometry.unified:
            segments += self._unified(line - len(self.lines.label))
        else:
            line -= len(self.lines.label)
            segments += self._side(self.lines.left, line, self.geometry.left)
            segments.append(Segment("│", self.palette["divider"]))
            segments += self._side(self.lines.right, line, self.geometry.right)
        return Strip(segments, self.geometry.width)

    @property
    def _told(self) -> bool:
        """Whether the row is what an inspectorate says of the force, and where it says so.

        Then the colours of words that are new or gone would say the wrong thing: a new demand is
        no good news, and one that is gone need not be. The label above it has the colour.
        """
        return self.row.kind in _TOLD and self.row.change is not RowChange.MOVED

    @property
    def _base(self) -> Style:
        return self.palette[_BASES.get(self.row.kind, "text")]

    def _label(self, line: int) -> Iterator[Segment]:
        badge = row_badge(self.row, self.diff)
        style = self.palette["text"] + self.palette["note" if badge is None else badge.tone]
        sign = CHANGE_SIGNS[self.row.change] if badge is None else badge.sign
        yield Segment((sign if line == 0 else " ") + " ", style)
        if self.geometry.numbers:
            yield Segment(" " * self.geometry.numbers, self.palette["text"])
        room = self.geometry.width - MARGIN - self.geometry.numbers
        left = self.geometry.divider - MARGIN - self.geometry.numbers
        # Where the words leave it free, the divider goes on.
        if not self.geometry.unified and cell_len(self.lines.label[line]) <= left:
            yield Segment(fit(self.lines.label[line], left), style)
            yield Segment("│", self.palette["divider"])
            yield Segment(" " * (room - left - 1), self.palette["text"])
        else:
            yield Segment(fit(self.lines.label[line], room), style)

    def _unified(self, line: int) -> Iterator[Segment]:
        for block in self.lines.left:
            if line < len(block.lines):
                yield from self._text(block, line, self.geometry.left)
                return
            line -= len(block.lines)

    def _side(self, blocks: Sequence[Block], line: int, width: int) -> Iterator[Segment]:
        if blocks and line < len(blocks[0].lines):
            yield from self._text(blocks[0], line, width)
        else:
            blank = MARGIN - 1 + self.geometry.numbers + width + GAP
            yield Segment(" " * blank, self._base)

    def _text(self, block: Block, line: int, width: int) -> Iterator[Segment]:
        """A line of text with its sign and number before it, filled up to `width`."""
        base = self._base
        sign, tone = _sign(self.row, block, line)
        if self._told:
            tone = "sign"
            if two_forces(self.diff):
                sign = _WHOSE.get(block.side, " ") if line == 0 else " "
        yield Segment(sign + " ", base + self.palette[tone])
        if self.geometry.numbers:
            cell = {"old": self.row.old, "note": None}.get(block.side, self.row.new)
            number = "" if cell is None or line else str(cell.line)
            yield Segment(
                number.rjust(self.geometry.numbers - 1) + " ", base + self.palette["number"]
            )
        start, end = block.lines[line]
        side = _alone(self.row, block)
        plain = side is None or (self._told and side in _SIDES)
        style = base if plain or side is None else base + self.palette[side]
        yield from self._pieces(block, start, end, style, marks=side is None)
        used = cell_len(block.text[start:end])
        yield Segment(" " * (max(width - used, 0) + GAP), base)

    def _pieces(
        self, block: Block, start: int, end: int, base: Style, *, marks: bool
    ) -> Iterator[Segment]:
        """The text from `start` to `end`, with its marks or without, and what is highlighted."""
        here = [
            (*place, highlight.style)
            for highlight in self.highlights
            for place in highlight.places(block.text)
            if place[0] < end and place[1] > start
        ]
        at = 0
        for mark, text in block.spans:
            begin, stop = max(start, at), min(end, at + len(text))
            at += len(text)
            if begin >= stop:
                continue
            marked = marks and mark is not Mark.PLAIN
            style = base + self.palette[mark.value] if marked else base
            if marked and not here:
                yield from _trimmed(block.text[begin:stop], style, base)
                continue
            cuts = {begin, stop}
            for left, right, _ in here:
                cuts.update(n for n in (left, right) if begin < n < stop)
            for first, last in pairwise(sorted(cuts)):
                painted = style
                for left, right, name in here:
                    if left <= first < right:
                        painted = painted + self.palette[name]
                yield Segment(block.text[first:last], painted)


def _alone(row: Row, block: Block) -> str | None:
    """The style of a text that is all new, all gone or all rewritten; None where marks tell more.

    Marks on everything would only make it hard to read.
    """
    if block.side == "note":
        return "note"
    if row.change is RowChange.REMOVED:
        return "only-removed"
    if row.change is RowChange.ADDED:
        return "only-added"
    if row.change is RowChange.REWORDED and block.side != "both" and row.old and row.new:
        kept = sum(len(text) for mark, text in row.new.spans if mark is Mark.PLAIN)
        if 5 * kept < max(len(row.old.text), len(row.new.text)):
            return "only-removed" if block.side == "old" else "only-added"
    return None


def _sign(row: Row, block: Block, line: int) -> tuple[str, str]:
    """The sign before a line, and the style of it.

    Each line of what stands on one side alone has one, as colour need not be seen. Only the first has
    a dash or a plus: before every line of a sentence it would read as one point after the other.
    """
    if block.side == "note" or row.kind is RowKind.FURNITURE:
        return " ", "sign"
    if row.kind is RowKind.ITEM and line == 0 and row.change is RowChange.SAME:
        return "•", "sign"
    match row.change:
        case RowChange.SAME:
            return " ", "sign"
        case RowChange.ADDED:
            return ("+" if line == 0 else GOES_ON), "sign-added"
        case RowChange.REMOVED:
            return ("-" if line == 0 else GOES_ON), "sign-removed"
        case RowChange.MOVED:
            return ("»" if line == 0 else " "), "sign"
        case RowChange.REWORDED:
            sign = {"old": "-", "new": "+"}.get(block.side, "~")
            tone = {"old": "sign-removed", "new": "sign-added"}.get(block.side, "sign")
            return (sign if line == 0 else " "), tone


def _trimmed(text: str, style: Style, base: Style) -> Iterator[Segment]:
    """The text in its style, the spaces at its ends in the row's: a struck space reads as a dash."""
    words = text.strip()
    start = text.find(words) if words else len(text)
    parts = ((text[:start], base), (words, style), (text[start + len(words) :], base))
    yield from (Segment(part, over) for part, over in parts if part)
