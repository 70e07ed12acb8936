"""Tables with drawn borders: rows that run over a page end, repeated heads, and lists in cells.

The items of a list in a cell follow their row, whose cell keeps what stands before them.
"""

from __future__ import annotations

from itertools import chain

from peeldiff.document.formats.pdf_layout import Block, paragraphs_of
from peeldiff.document.formats.pdf_lines import Span

__all__ = ["tables_joined"]

_STOPS = (".", "?", "!", ":", ";", "”", ")")
# Items in a cell that make it one with a list.
_LIST = 2
_FEWEST_COLUMNS = 2


def tables_joined(pages: list[list[Block]]) -> None:
    """Join the rows that run over a page end, and set the lists in cells apart, in place."""
    table: list[Block] = []
    above: list[Block] = []
    for blocks in filter(None, pages):
        first = blocks[0].grid
        if not _is_next(above, blocks):
            table = []
        else:
            _join(table, blocks)
        if not blocks:
            continue  # all of it belonged to the row of the page before
        grid = blocks[-1].grid
        kept = table if grid is first and all(block.grid is grid for block in blocks) else []
        table = [*kept, *(block for block in blocks if block.grid is grid)]
        above = blocks
    for blocks in pages:
        blocks[:] = chain.from_iterable(_columns_apart(blocks, at) for at in range(len(blocks)))
        if any(block.grid for block in blocks):
            blocks[:] = chain.from_iterable(
                [block] if block.grid is None or block.repeats else _lists_apart(block)
                for block in blocks
            )


def _is_next(above: list[Block], below: list[Block]) -> bool:
    """Tell whether the table that begins a page may go on with the one that ends the page before."""
    if not above:
        return False
    last, first = above[-1].grid, below[0].grid
    return last is not None and first is not None and last.is_like(first)


def _join(table: list[Block], below: list[Block]) -> None:
    """Join what goes on behind a page end, and mark a head that the table repeats there."""
    last, grid = table[-1], below[0].grid
    at = int(len(table) > 1 and _texts(table[0]) == _texts(below[0]))
    below[0].repeats = bool(at)
    if at == len(below) or below[at].grid is not grid:
        return
    rest = below[at]
    others = [*table[:-1], *(row for row in below[at + 1 :] if row.grid is grid)]
    if _goes_on(last, rest, others, repeated=bool(at)):
        for upper, lower in zip(last.cells, rest.cells, strict=True):
            upper += lower
        last.spans = [span for cell in last.cells for span in cell]
        del below[at]


def _texts(block: Block) -> list[str]:
    return [" ".join(span.text for span in cell) for cell in block.cells]


def _goes_on(last: Block, rest: Block, others: list[Block], *, repeated: bool) -> bool:
    """Tell whether the first row of a page goes on with the last one of the page before."""
    pairs = [(upper, lower) for upper, lower in zip(last.cells, rest.cells, strict=True) if lower]
    if last.grid is None or rest.grid is None or not all(upper for upper, _ in pairs):
        return False
    if last.grid.open_below and (rest.grid.open_above or repeated):
        return True
    if any(_is_broken(upper[-1], lower[0]) for upper, lower in pairs):
        return True
    # Its number is on the page before, and every other row has one.
    numbered = len(others) > 1 and all(row.cells[0] for row in others)
    return numbered and bool(last.cells[0]) and not rest.cells[0]


def _is_broken(last: Span, first: Span) -> bool:
    """Tell whether a cell breaks off within a sentence."""
    return first.text[:1].islower() and not last.text.endswith(_STOPS)


def _columns_apart(blocks: list[Block], at: int) -> list[Block]:
    """Return a block; or the columns of what looks like the only row of a table without borders.

    Two lists side by side are no table: each of its cells has items, and one of them has several.
    """
    row = blocks[at]
    if row.grid is not None or len(row.cells) < _FEWEST_COLUMNS or not all(row.cells):
        return [row]
    if any(other.cells for other in blocks[max(0, at - 1) : at + 2] if other is not row):
        return [row]
    parts = [paragraphs_of(cell, max(span.x1 for span in cell)) for cell in row.cells]
    items = [sum(map(_is_item, found)) for found in parts]
    if not all(items) or max(items) < _LIST:
        return [row]
    for found in parts:
        found[0].close = False
    return list(chain.from_iterable(parts))


def _lists_apart(row: Block) -> list[Block]:
    """Return a row, and behind it the items of a cell that holds a list.

    Where several cells hold lists, no row can keep each with its own: they come cell by cell.
    """
    parts = [_parts(row, column) for column in range(len(row.cells))]
    listed = [at for at, found in enumerate(parts) if sum(map(_is_item, found)) >= _LIST]
    if not listed:
        return [row]
    if len(listed) > 1:
        return list(chain.from_iterable(parts))
    found = parts[listed[0]]
    first = next(at for at, part in enumerate(found) if _is_item(part))
    lead = [span for part in found[:first] for span in part.spans]
    row.cells[listed[0]] = lead
    row.spans = [span for cell in row.cells for span in cell]
    return [row, *found[first:]] if row.spans else found


def _parts(row: Block, column: int) -> list[Block]:
    """Return the paragraphs and items of a cell of a row."""
    cell, grid = row.cells[column], row.grid
    if not cell or grid is None:
        return []
    space = min(span.x0 for span in cell) - grid.xs[column]
    parts = paragraphs_of(cell, grid.right_of(row.row, column) - max(space, 0.0))
    for part in parts:
        part.grid, part.close = grid, False
    return parts


def _is_item(block: Block) -> bool:
    return bool(block.mark) and any(map(str.isalpha, block.spans[0].text))
