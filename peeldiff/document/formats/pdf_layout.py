"""From pieces of text on a page to blocks in reading order: paragraphs, table rows, list items.

Works on geometry alone: columns by their gap, rows by pieces side by side, paragraphs by spacing,
by indents and by lines that end before the margin. What the words say plays no part but for
capitals and stops, which tell a broken sentence from a new one.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from alignment.records import dataclass, field, replace
from peeldiff.document.formats.bullets import DASHES, leads_to_part, split_bullet
from peeldiff.document.formats.pdf_edges import Edge, Margins
from peeldiff.document.formats.pdf_grid import Grid
from peeldiff.document.formats.pdf_lines import Cell, Span
from peeldiff.document.formats.pdf_margin import Margin, with_labels
from peeldiff.document.formats.pdf_order import first_word, in_reading_order
from peeldiff.document.formats.pdf_panels import are_apart, is_parted
from peeldiff.document.formats.pdf_rows import (
    Columns,
    gutters_of,
    is_beside,
    is_icon,
    is_next_line,
    is_over,
    label_lines,
    runs_on,
    runs_over,
    same_block,
)  # fmt: skip
from peeldiff.document.formats.pdf_tags import Kind, Tag

__all__ = ["Block", "blocks_of_page", "paragraphs_of"]

_NUMBER = late(
    r"(\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?)"
    r"(?:\s+(?=\S)|(?=[A-Z]))"
)
# A line of a contents list ends with its page.
_LEADERS = late(r"(?:\.{3,}|…|(?:\. ){3,}|_{3,})\s*[0-9]{1,4}\Z")
_ROMAN = late(r"[ivx]{3,4}[.)]\s+\S")
_STOPS = (".", "?", "!", ":", ";", ".”", ".’", ".)")
_NEXT_ROW = 2.5
# What a first line may fall short of its margin where the block itself is narrower.
_SPARE = 4.0
_BULLET = "•"
# A word that is not known, on the next page, has at most this width as a multiple of its size.
_LONG_WORD = 8.0
# Columns from which a table is one with a column for each grade.
_FEW = 4


@dataclass(slots=True)
class Block:
    """Lines that belong together; `cells` holds the columns of a table row instead of `spans`.

    `mark` is the bullet or number before an item; `close`: it stands right under the one before.
    """

    spans: list[Span]
    cells: list[list[Span]] = field(default_factory=list)
    mark: str = ""
    close: bool = False
    right: float = 0.0
    """The right margin of its last line."""
    grid: Grid | None = None
    """The drawn borders of the table that it is a row of, or stands in."""
    row: int = 0
    """Which row of `grid` it is."""
    repeats: bool = False
    """The row says again on another page what stands over the columns."""

    def ends_before(self, other: Block) -> bool:
        """Tell whether the paragraph surely ended here, as the other's first word had room."""
        last = self.spans[-1]
        return not last.hyphen and last.x1 + first_word(other.spans[0]) < self.right - last.size

    @property
    def tag(self) -> Tag | None:
        """What the file itself says of the first line."""
        return self.spans[0].tag

    @property
    def size(self) -> float:
        """The size of most of the letters, in points."""
        return max(self.spans, key=lambda span: len(span.text)).size

    @property
    def bold(self) -> bool:
        """Whether every line is bold."""
        return all(span.bold for span in self.spans)

    @property
    def x0(self) -> float:
        """The left edge of the first line."""
        return self.spans[0].x0


def blocks_of_page(
    spans: list[Span],
    all_lines: list[Span],
    grids: Sequence[Grid] = (),
    margin: Margin | None = None,
) -> list[Block]:
    """Return the blocks of one page in reading order; every span is in exactly one of them.

    `all_lines` are those of the whole document, `margin` is where they begin; `grids` are the tables
    with drawn borders.
    """
    text = list(spans)
    labels = margin.labels(text) if margin else []
    ordered = in_reading_order(_tables_apart(text, grids) if grids else text)
    ordered = with_labels(ordered, labels)
    margins = Margins([span for span in spans if span.cell is None], all_lines)
    if not grids:
        return _laid_out(ordered, margins)
    blocks: list[Block] = []
    run: list[Span] = []
    for span in ordered:
        if span.cell is None:
            run.append(span)
            continue
        blocks += _laid_out(run, margins)
        run = []
        blocks += _rows(spans, grids[span.cell.grid], span.cell)
    return blocks + _laid_out(run, margins)


def _tables_apart(spans: list[Span], grids: Sequence[Grid]) -> list[Span]:
    """Return the spans of a page with one, as wide as the table, for all that stand in its cells."""
    inside: dict[tuple[int, int], list[Span]] = {}
    for span in spans:
        if cell := span.cell:
            inside.setdefault((cell.grid, grids[cell.grid].part_of(cell.row)), []).append(span)
    apart: list[Span] = []
    for span in spans:
        if (cell := span.cell) is None:
            apart.append(span)
        elif found := inside.pop((cell.grid, grids[cell.grid].part_of(cell.row)), None):
            left, right = min(s.x0 for s in found), max(s.x1 for s in found)
            top = max(found, key=lambda span: span.y)
            apart.append(Span("", left, right, top.y, top.size, False, cell=cell))
    return apart


def _rows(spans: list[Span], grid: Grid, first: Cell) -> list[Block]:
    """Return the rows of a table with drawn borders that hold text, down to the next box."""
    cells: dict[tuple[int, int], list[Span]] = {}
    part = grid.part_of(first.row)
    for span in spans:
        if (cell := span.cell) and cell.grid == first.grid and grid.part_of(cell.row) == part:
            cells.setdefault((cell.row, cell.column), []).append(span)
    blocks: list[Block] = []
    for row in sorted({row for row, _ in cells}):
        texts = [
            in_reading_order(cells.get((row, column), [])) for column in range(len(grid.xs) - 1)
        ]
        blocks.append(Block([span for cell in texts for span in cell], texts, grid=grid, row=row))
    return blocks


def _laid_out(ordered: list[Span], margins: Margins) -> list[Block]:
    """Return the blocks of lines that no border parts."""
    blocks: list[Block] = []
    row: list[list[Span]] = []
    run: list[Span] = []
    columns = Columns(ordered)
    gutters = gutters_of(ordered)
    for span in ordered:
        if not run:
            run = [span]
        elif run[-1].runs_in:
            blocks += _finished(row, run, margins)
            row, run = [], [span]
        elif is_next_line(span, run[-1]) or (not row and runs_over(gutters, span, run)):
            run.append(span)
        elif (
            is_beside(span, run)
            and (not is_over(gutters, span, run) or columns.are_rows(span))
            and not are_apart(run, span, ordered)
        ):
            if not row and is_icon(run) and not columns.are_rows(span):
                blocks += _paragraphs(run, margins)
                run = [span]
                continue
            if not row:
                before, run = label_lines(run, span, columns.hold(span))
                blocks += _paragraphs(before, margins)
            row.append(run)
            run = [span]
        elif (
            runs_on(run[-1], span)
            and not is_parted(run[-1], span)
            and not (row and span.x0 < row[-1][-1].x1)
        ):
            run.append(span)
        else:
            blocks += _finished(row, run, margins)
            row, run = [], [span]
    if run:
        blocks += _finished(row, run, margins)
    _set_in_columns(blocks)
    return blocks


def _set_in_columns(blocks: list[Block]) -> None:
    """Give each row the empty cells that its neighbour with the most cells has text in.

    Where an overview has a column for each grade, the place of a cell says everything.
    """
    index = 0
    while index < len(blocks):
        end = index
        while end < len(blocks) and blocks[end].cells:
            end += 1
        table = blocks[index:end]
        if len(table) > 1:
            heads = max(table, key=lambda block: len(block.cells)).cells
            columns = [_edges(cell) for cell in heads]
            if end < len(blocks) and (place := _lone_cell(blocks[end], table[-1], columns)):
                blocks[end].cells = [[], *([] for _ in columns[1:])]
                blocks[end].cells[place] = blocks[end].spans
                table.append(blocks[end])
            for block in table:
                _set_in(block, columns)
        index = end + 1


def _edges(cell: list[Span]) -> tuple[float, float]:
    return min(span.x0 for span in cell), max(span.x1 for span in cell)


def _column_of(cell: list[Span], columns: list[tuple[float, float]]) -> int:
    """Return the column with whose left or right edge, or middle, a cell agrees best."""
    left, right = _edges(cell)

    def apart(at: int) -> float:
        x0, x1 = columns[at]
        return min(abs(left - x0), abs(right - x1), abs(left + right - x0 - x1) / 2)

    return min(range(len(columns)), key=apart)


def _set_in(block: Block, columns: list[tuple[float, float]]) -> None:
    places = [_column_of(cell, columns) for cell in block.cells if cell]
    if len(block.cells) < len(columns) and len(set(places)) == len(places):
        cells: list[list[Span]] = [[] for _ in columns]
        for place, cell in zip(places, block.cells, strict=True):
            cells[place] = cell
        block.cells = cells


def _lone_cell(block: Block, above: Block, columns: list[tuple[float, float]]) -> int | None:
    """Return the column of the only cell of a last row: one that does not stand at the left margin."""
    drop = above.spans[-1].y - block.spans[0].y
    if block.mark or not 0 < drop < _NEXT_ROW * block.size or len(columns) < _FEW:
        return None
    return _column_of(block.spans, columns) if block.x0 > columns[0][1] else None


def _finished(row: list[list[Span]], run: list[Span], margins: Margins) -> list[Block]:
    if not row:
        return _paragraphs(run, margins)
    # The last cell takes its row's lines; what stands under the whole row is the next block.
    lowest = min(span.y for cell in row for span in cell)
    reach = lowest - 3 * run[0].size
    inside = [span for span in run if span.y >= reach]
    cells = [*row, inside]
    merged = [span for cell in cells for span in cell]
    return [Block(merged, cells), *_paragraphs(run[len(inside) :], margins)]


# ---- paragraphs ----------------------------------------------------------------------------------


def paragraphs_of(cell: list[Span], right: float) -> list[Block]:
    """Return the paragraphs and items of a cell, given the right margin of its lines."""
    return _paragraphs(cell, Edge(right))


def _paragraphs(run: list[Span], margins: Margins) -> list[Block]:
    blocks: list[Block] = []
    for span, below in zip(run, [*run[1:], None], strict=False):
        mark, text = (span.mark, span.text) if span.mark else _mark_of(span.text)
        previous = blocks[-1] if blocks else None
        if mark and previous is not None and (mark[:1].isalnum() or mark in DASHES):
            mark = "" if _is_mid_sentence(previous, span, margins) else mark
        alone = previous is not None and _is_heading_line(previous, span, below, margins)
        if previous is not None and not mark and not alone and _continues(previous, span, margins):
            previous.spans.append(span)
            previous.right = margins.right(span.x0)
            continue
        if mark:
            # A new object, because others hold the span as the page prints it.
            span = replace(span, text=text, note="")
        elif span.tag is not None and span.tag.kind is Kind.ITEM and span.tag.label >= 0:
            mark = _BULLET if previous is None or not same_block(previous.spans[0], span) else ""
        close = previous is not None and not previous.mark and not mark
        blocks.append(Block([span], mark=mark, close=close, right=margins.right(span.x0)))
    return blocks


def _is_mid_sentence(block: Block, span: Span, margins: Margins) -> bool:
    """Tell whether a number or dash that begins a line belongs to the sentence above it."""
    last = block.spans[-1]
    if last.tag is not None and span.tag is not None and not same_block(last, span):
        return False
    below_text = span.x0 > block.x0 + 3 if block.mark else abs(span.x0 - last.x0) <= 3
    if not below_text or _is_stopped(last):
        return False
    return last.x1 > margins.right(last.x0) - 6 * last.size and not last.text[-1:].isdigit()


def _mark_of(text: str) -> tuple[str, str]:
    first = text[:1]
    word = first.islower() and text[1:2].isalpha() and text[2:3].isalpha()
    if first.isupper() or (word and not _ROMAN.match(text)):
        return "", text
    mark, rest = split_bullet(text)
    if mark:
        return mark, rest
    found = _NUMBER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _continues(block: Block, span: Span, margins: Margins) -> bool:
    """Tell whether a line goes on with the paragraph above it."""
    last = block.spans[-1]
    begins_small = span.text[:1].islower()
    full = last.x1 + first_word(span) > margins.right(last.x0) - 2
    if last.tag is not None and last.tag.alone and not same_block(last, span):
        return False
    if last.tag is not None and span.tag is not None:
        if not same_block(last, span):
            # Some programs tag the second line of a paragraph as another one.
            unbroken = full or span.tag.label < 0
            if last.tag.kind is span.tag.kind is Kind.ITEM:
                return False
            return begins_small and unbroken and (last.text[-1:].isalpha() or last.text[-1:] == ",")
        parted = last.text.endswith((":", ";")) or leads_to_part(last.text)
        if last.tag.kind is Kind.HEADING or (begins_small and not _is_stopped(last) and not parted):
            return True
        # A line that leaves room, beside the others of its block, was ended by its author.
        widest = max(line.x1 for line in (*block.spans, span))
        begins = (_is_stopped(last) and span.text[:1].isupper()) or parted
        if begins and len(block.spans) == 1:
            widest = max(widest, margins.right(last.x0) - _SPARE * last.size)
        return last.x1 + first_word(span) > widest - last.size
    if last.hyphen:
        return True
    if span.note or (last.text[-1:].isdigit() and _LEADERS.search(last.text)):
        return False
    if last.bold != span.bold and (not begins_small or _is_stopped(last)):
        return False
    if last.bold and span.bold and last.ink != span.ink and not begins_small:
        return False  # a label over a title
    if not full:
        centred = abs((last.x0 + last.x1) - (span.x0 + span.x1)) < 12
        goes_on = begins_small and not _is_stopped(last) and not leads_to_part(last.text)
        return goes_on or (centred and last.bold and span.bold)
    if block.mark:
        return span.x0 > block.x0 + 3 or begins_small or not _is_stopped(last)
    indented = span.x0 > last.x0 + 6 and len(block.spans) > 1
    return not (indented and _is_stopped(last))


def _is_heading_line(block: Block, span: Span, below: Span | None, margins: Margins) -> bool:
    """Tell whether a line behind a full sentence, or the line above it, is one of its own.

    A paragraph does not end with a short line that lacks a stop, and hardly begins with a question
    that fills its line. Lines of one tag are left to it.
    """
    last = block.spans[-1]
    if not _is_stopped(last) or not span.text[:1].isupper() or same_block(last, span):
        return False
    if len(block.spans) == 1 and last.text.endswith("?") and not block.mark:
        return True
    if _is_stopped(span) or span.hyphen:
        return False
    width = first_word(below) + span.size if below is not None else _LONG_WORD * span.size
    return span.x1 + width < margins.right(span.x0)


def _is_stopped(span: Span) -> bool:
    return span.text.endswith(_STOPS)
