"""From pieces of text on a page to blocks in reading order: paragraphs, table rows, list items.

Works on geometry alone: columns by their gap, rows by pieces side by side, paragraphs by spacing,
by indents and by lines that end before the margin. What the words say plays no part but for
capitals and stops, which tell a broken sentence from a new one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from peeldiff.document.formats.builder import DASHES, split_bullet
from peeldiff.document.formats.pdf_spans import Span

__all__ = ["Block", "blocks_of_page"]

_NUMBER = re.compile(
    r"(\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?)"
    r"(?:\s+(?=\S)|(?=[A-Z]))"
)
# A line of a contents list ends with its page.
_LEADERS = re.compile(r"(?:\.{3,}|…|(?:\. ){3,}|_{3,})\s*[0-9]{1,4}\Z")
_LETTER_O = re.compile(r"(o)\s+(?=\S)")
_STOPS = (".", "?", "!", ":", ";", ".”", ".’", ".)")
# Distances between baselines as multiples of the size of the letters.
_TIGHT = 1.55
_SAME_SIZE = 0.6
# Rows at least that must face each other before two pieces side by side are columns of prose.
_COLUMN_ROWS = 6
_COLUMN_CHARS = 22
_CELL_LINES = 12
# Fewer lines than this do not show where their margin is.
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


def blocks_of_page(spans: list[Span]) -> list[Block]:
    """Return the blocks of one page in reading order; every span is in exactly one of them."""
    blocks: list[Block] = []
    row: list[list[Span]] = []
    run: list[Span] = []
    margins = _Margins(spans)
    for span in _in_reading_order(spans):
        if not run:
            run = [span]
        elif _is_beside(span, run):
            if not row:
                before, run = _label_lines(run, span)
                blocks += _paragraphs(before, margins)
            row.append(run)
            run = [span]
        elif _runs_on(run[-1], span):
            run.append(span)
        else:
            blocks += _finished(row, run, margins)
            row, run = [], [span]
    if run:
        blocks += _finished(row, run, margins)
    return blocks


def _finished(row: list[list[Span]], run: list[Span], margins: _Margins) -> list[Block]:
    if not row:
        return _paragraphs(run, margins)
    # The last cell takes its row's lines; what stands under the whole row is the next block.
    lowest = min(span.y for cell in row for span in cell)
    reach = lowest - 3 * run[0].size
    inside = [span for span in run if span.y >= reach]
    cells = [*row, inside]
    merged = [span for cell in cells for span in cell]
    return [Block(merged, cells), *_paragraphs(run[len(inside) :], margins)]


# ---- order ---------------------------------------------------------------------------------------


def _in_reading_order(spans: list[Span]) -> list[Span]:
    """Return the spans as a reader takes them.

    Nearly every producer writes pages in reading order, so its order stands unless it jumps back up
    without going to a column on the right, or runs along both columns line by line.
    """
    jumps = sum(
        after.y > before.y + 1.5 * before.size and after.x0 < before.x1 - before.size
        for before, after in pairwise(spans)
    )
    if jumps > 0:
        spans = sorted(spans, key=lambda span: (-round(span.y / 3), span.x0))
    return _columns_apart(spans)


def _columns_apart(spans: list[Span]) -> list[Span]:
    """Where two columns of prose come line by line, put the left one before the right one."""
    # Most pages print nothing side by side.
    if not any(right.x0 > left.x1 for left, right in pairwise(spans)):
        return spans
    ordered: list[Span] = []
    facing: list[tuple[Span, Span]] = []
    index = 0
    while index < len(spans):
        left = spans[index]
        right = spans[index + 1] if index + 1 < len(spans) else None
        pair = right is not None and abs(left.y - right.y) < 2 and right.x0 > left.x1
        if pair and right is not None and (not facing or abs(facing[-1][1].x0 - right.x0) < 24):
            facing.append((left, right))
            index += 2
            continue
        if facing:
            ordered += _unfaced(facing)
            facing = []
            continue
        ordered.append(left)
        index += 1
    return ordered + _unfaced(facing)


def _unfaced(facing: list[tuple[Span, Span]]) -> list[Span]:
    letters = [(len(left.text), len(right.text)) for left, right in facing]
    prose = len(facing) >= _COLUMN_ROWS and all(
        sum(side) >= _COLUMN_CHARS * len(facing) for side in zip(*letters, strict=True)
    )
    if prose:
        return [left for left, _ in facing] + [right for _, right in facing]
    return [span for pair in facing for span in pair]


# ---- rows ----------------------------------------------------------------------------------------


def _is_beside(span: Span, run: list[Span]) -> bool:
    """Tell whether a piece stands to the right of the lines before it, as the next cell does."""
    last = run[-1]
    if span.y < last.y - 0.6 * last.size or len(run) > _CELL_LINES:
        return False
    near = [line for line in run if abs(line.y - span.y) < 1.3 * line.size]
    return bool(near) and all(span.x0 > line.x1 + 0.3 * line.size for line in run)


def _label_lines(run: list[Span], span: Span) -> tuple[list[Span], list[Span]]:
    """Part the lines above a row from those that are its first cell."""
    if len(run) > 4 and abs(run[-1].y - span.y) < 2:
        return run[:-1], run[-1:]
    return [], run


def _runs_on(before: Span, after: Span) -> bool:
    """Tell whether a line follows close under another, in the same column and size."""
    drop = before.y - after.y
    size = max(before.size, after.size)
    if not 0 < drop <= _TIGHT * size or abs(before.size - after.size) > _SAME_SIZE:
        return False
    return after.x0 < before.x1 and after.x1 > before.x0


# ---- paragraphs ----------------------------------------------------------------------------------


class _Margins:
    """The right edge of the lines that begin near a place."""

    def __init__(self, spans: list[Span]) -> None:
        self._lines = [(span.x0, span.x1) for span in spans]
        self._known: dict[int, float] = {}

    def right(self, x0: float) -> float:
        key = round(x0 / 6)
        known = self._known.get(key)
        if known is None:
            ends = sorted(end for start, end in self._lines if abs(start - 6 * key) < 12)
            if len(ends) < _FEW:
                ends = sorted(end for start, end in self._lines if abs(start - 6 * key) < 45)
            known = self._known[key] = ends[int(0.9 * (len(ends) - 1))] if ends else 0.0
        return known


def _paragraphs(run: list[Span], margins: _Margins) -> list[Block]:
    blocks: list[Block] = []
    for span in run:
        mark, text = _mark_of(span.text)
        previous = blocks[-1] if blocks else None
        if mark and previous is not None and (mark[:1].isalnum() or mark in DASHES):
            mark = "" if _is_mid_sentence(previous, span, margins) else mark
        if previous is not None and not mark and _continues(previous, span, margins):
            previous.spans.append(span)
            continue
        if mark:
            # A new object, because others hold the span as the page prints it.
            span = Span(text, span.x0, span.x1, span.y, span.size, span.bold, span.hyphen)
        close = previous is not None and not previous.mark and not mark
        blocks.append(Block([span], mark=mark, close=close))
    return blocks


def _is_mid_sentence(block: Block, span: Span, margins: _Margins) -> bool:
    """Tell whether a number or dash that begins a line belongs to the sentence above it."""
    last = block.spans[-1]
    below_text = span.x0 > block.x0 + 3 if block.mark else abs(span.x0 - last.x0) <= 3
    if not below_text or _is_stopped(last):
        return False
    return last.x1 > margins.right(last.x0) - 6 * last.size and not last.text[-1:].isdigit()


def _mark_of(text: str) -> tuple[str, str]:
    first = text[:1]
    if first.isupper() or (first.islower() and text[1:2].isalpha() and text[2:3].isalpha()):
        return "", text
    mark, rest = split_bullet(text)
    if mark:
        return mark, rest
    found = _NUMBER.match(text) or _LETTER_O.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _continues(block: Block, span: Span, margins: _Margins) -> bool:
    """Tell whether a line goes on with the paragraph above it."""
    last = block.spans[-1]
    if last.hyphen:
        return True
    if span.note or (last.text[-1:].isdigit() and _LEADERS.search(last.text)):
        return False
    begins_small = span.text[:1].islower()
    if last.bold != span.bold and (not begins_small or _is_stopped(last)):
        return False
    first_word = span.text.split(" ", 1)[0]
    room = (span.x1 - span.x0) * (len(first_word) + 1) / max(1, len(span.text))
    full = last.x1 + room > margins.right(last.x0) - 2
    if not full:
        centred = abs((last.x0 + last.x1) - (span.x0 + span.x1)) < 12
        return (begins_small and not _is_stopped(last)) or (centred and last.bold and span.bold)
    if block.mark:
        return span.x0 > block.x0 + 3 or begins_small or not _is_stopped(last)
    indented = span.x0 > last.x0 + 6 and len(block.spans) > 1
    return not (indented and _is_stopped(last))


def _is_stopped(span: Span) -> bool:
    return span.text.endswith(_STOPS)
