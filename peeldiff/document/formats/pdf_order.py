"""The lines of a PDF page in the order in which a reader takes them.

Nearly every producer writes a page in reading order, so that order stands where it makes sense.
"""

from __future__ import annotations

from heapq import merge
from itertools import pairwise

from peeldiff.document.formats.pdf_lines import Panel, Span
from peeldiff.document.formats.pdf_panels import bands_whole, is_in, panels_in_order, text_boxes

__all__ = [
    "COLUMN_ROWS", "first_word", "flows_over", "has_long_lines", "in_reading_order", "is_mid_paragraph",
    "is_unended",
]  # fmt: skip

COLUMN_ROWS = 6
"""Rows at least that must face each other before two pieces side by side are columns of prose."""
_COLUMN_CHARS = 22
"""Characters of each of these rows, on average."""
# Lines of a column from which a sentence may be seen to run over into the next one.
_FLOW_ROWS = 3
# Lines of one paragraph stand no further apart, as a multiple of the size of print.
_TIGHT = 1.55
# Lines that a run has on average, or the order of the file means nothing.
_FEWEST_LINES = 2
# The share of a run's lines from which its tags tell where it belongs.
_TAGGED = 0.75
# Lines that a box has which floats beside text, and how far apart two of them are, in sizes of print.
_LINES_OF_FLOAT, _FAR = 3, 6
_SHORTEST_FLOAT, _LINES_UNDER = 4, 4
# A page drawn in more runs than this is sorted by place alone.
_MOST_RUNS = 60


def in_reading_order(spans: list[Span]) -> list[Span]:
    """Return the spans of a page as a reader takes them.

    The order of the file stands unless it jumps back up without going to a column on the right, or
    runs along both columns line by line.
    """
    spans = panels_in_order(bands_whole(spans))
    jumps = any(
        after.y > before.y + 1.5 * before.size
        and (after.x0 < before.x1 - before.size or _is_over(after, spans[:at]))
        for at, (before, after) in enumerate(pairwise(spans), 1)
    )
    return _columns_apart(_boxes_placed(spans) if jumps else spans)


def _is_over(line: Span, before: list[Span]) -> bool:
    """Tell whether a line stands over most of what the file sets before it and lower, in one column."""
    under = [span for span in before if span.y < line.y]
    faced = sum(span.x0 < line.x1 and span.x1 > line.x0 + line.size for span in under)
    return 2 * faced > len(under)


def _boxes_placed(spans: list[Span]) -> list[Span]:
    """Put the runs of a page in order, and each box with a text where it stands among them."""
    ordered = _runs_in_order(spans)
    # What the file tags has its place by that.
    boxes = [] if _is_tagged(spans) else text_boxes(spans)
    if all(_is_in_place(box, ordered) for box in boxes):
        return ordered
    ordered = _runs_in_order([span for span in spans if not any(is_in(span, box) for box in boxes)])
    for box in sorted(boxes, key=lambda box: (-box.top, box.left)):
        at = _place_of(box, ordered)
        while 0 < at < len(ordered) and is_mid_paragraph(ordered[at - 1], ordered[at]):
            at += 1
        ordered[at:at] = _runs_in_order([span for span in spans if is_in(span, box)])
    return ordered


def _is_in_place(box: Panel, ordered: list[Span]) -> bool:
    """Tell whether the lines of a box stand together, behind what is above it and before what is below."""
    first = next(at for at, span in enumerate(ordered) if is_in(span, box))
    others = [span for span in ordered if not is_in(span, box)]
    inside = len(ordered) - len(others)
    low, high = _between(box, others)
    return low <= first <= high and all(
        is_in(span, box) for span in ordered[first : first + inside]
    )


def _between(box: Panel, others: list[Span]) -> tuple[int, int]:
    """Return between which places among the other lines of a page a box must stand."""
    letters: dict[float, int] = {}
    for span in others:
        size = round(span.size, 1)
        letters[size] = letters.get(size, 0) + len(span.text)
    usual = max(letters, key=lambda size: letters[size], default=0.0)
    above: list[tuple[float, int]] = []
    below: list[tuple[float, int]] = []
    for at, span in enumerate(others):
        # A heading stands over all that is right of it, too.
        heads = span.size > usual + 1 and span.x0 <= box.left
        if span.x0 < box.right and (heads or span.x1 > box.left):
            if span.y > box.top:
                above.append((span.y, at + 1))
            elif span.y < box.low:
                below.append((-span.y, at))
    # The nearest ones count: a page's head may be drawn last.
    return min(above, default=(0.0, 0))[1], min(below, default=(0.0, len(others)))[1]


def _place_of(box: Panel, ordered: list[Span]) -> int:
    """Return the place of a box: behind the lines beside it, but in its own column."""
    low, high = _between(box, ordered)
    for at in range(low, high):
        if 0 < at < high and _goes_up(ordered[at - 1], ordered[at]) and ordered[at].y > box.top:
            return at
    return max(low, high)


def is_mid_paragraph(above: Span, line: Span) -> bool:
    """Tell whether a line goes on with the paragraph of the one that is read before it."""
    alike = above.bold == line.bold and abs(above.size - line.size) < 1
    return alike and 0 < above.y - line.y < _TIGHT * line.size and above.panel is line.panel


def flows_over(column: list[Span], first: Span) -> bool:
    """Tell whether the sentence in which a column ends goes on in the first line of the next one.

    Its last line is full: the word that follows had no room on it.
    """
    last = column[-1]
    right = max(line.x1 for line in column)
    return (
        len(column) >= _FLOW_ROWS
        and has_long_lines(column)
        and first.text[:1].islower()
        and first.x0 > right
        and abs(first.size - last.size) < 1
        and first.bold == last.bold
        and is_unended(last)
        and last.x1 + first_word(first) > right - last.size
    )


def has_long_lines(lines: list[Span]) -> bool:
    """Tell whether lines are, on average, as long as those of a column of prose."""
    return sum(len(line.text) for line in lines) >= _COLUMN_CHARS * len(lines)


def is_unended(line: Span) -> bool:
    """Tell whether a line ends inside a sentence."""
    return bool(line.hyphen) or line.text[-1:].isalnum() or line.text[-1:] == ","


def first_word(span: Span) -> float:
    """Return the width of the first word of a line, with the space before it."""
    word = span.text.split(" ", 1)[0]
    return (span.x1 - span.x0) * (len(word) + 1) / max(1, len(span.text))


def _top_down(spans: list[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: (-round(span.y / 3), span.x0))


# ---- runs ----------------------------------------------------------------------------------------


def _runs_in_order(spans: list[Span]) -> list[Span]:
    """Put the runs in which a page is drawn in order: upper before lower, left before right.

    A run goes down the page without a jump up. Runs that interleave are no columns: their lines are
    sorted by place.
    """
    runs: list[list[Span]] = [[]]
    for span in spans:
        if runs[-1] and _goes_up(runs[-1][-1], span):
            runs.append([])
        runs[-1].append(span)
    if all(map(_is_tagged, runs)):
        tree = merge(*map(_with_blocks, runs), key=lambda found: found[0])
        return _left_to_right([span for _, span in tree])
    if len(runs) * _FEWEST_LINES >= len(spans):
        return _top_down(spans)
    merged: list[list[Span]] = []
    for run in _floats_placed(runs):
        while True:
            mixed = next((other for other in merged if _place(other, run) is None), None)
            if mixed is None:
                break
            merged.remove(mixed)
            run = _top_down([*mixed, *run])
        merged.append(run)
        if len(merged) > _MOST_RUNS:
            return _top_down(spans)
    return [span for run in _sorted_runs(merged) for span in run]


def _floats_placed(runs: list[list[Span]]) -> list[list[Span]]:
    """Put what floats beside text, and is drawn before or after it, over the line that it stands beside.

    A run of floats has a few lines here and there. What no column holds stays a run of its own.
    """
    columns = [list(run) for run in runs if not _only_floats(run)]
    alone: list[list[Span]] = []
    for piece in (piece for run in runs if _only_floats(run) for piece in _pieces(run)):
        held = next((column for column in columns if _holds(column, piece)), None)
        if held is None:
            alone.append(piece)
            continue
        top = piece[0].y + 0.8 * piece[0].size
        beside = [at for at, span in enumerate(held) if _is_beside(span, piece)]
        # A line that stands a little higher than the piece is read before it.
        at = next((at for at in beside if held[at].y <= top), beside[-1] + 1)
        held[at:at] = piece
    return columns + alone


def _only_floats(run: list[Span]) -> bool:
    return all(len(piece) <= _LINES_OF_FLOAT for piece in _pieces(run))


def _pieces(run: list[Span]) -> list[list[Span]]:
    """Return the parts of a run that stand far above each other."""
    pieces = [run[:1]]
    for before, after in pairwise(run):
        if before.y - after.y > _FAR * after.size:
            pieces.append([])
        pieces[-1].append(after)
    return pieces


def _holds(column: list[Span], piece: list[Span]) -> bool:
    """Tell whether the lines of a column go round a piece: short beside it, of full measure under it."""
    x0, x1 = min(one.x0 for one in piece), max(one.x1 for one in piece)
    under = sorted(
        (span for span in column if span.y < piece[-1].y - piece[-1].size),
        key=lambda span: -span.y,
    )
    return (
        sum(len(one.text) for one in piece) >= _SHORTEST_FLOAT
        and any(_is_beside(span, piece) for span in column)
        and any(span.y > piece[0].y + piece[0].size for span in column)
        and any(
            span.x0 <= x0 + span.size and span.x1 >= x1 - span.size for span in under[:_LINES_UNDER]
        )
    )


def _is_beside(span: Span, piece: list[Span]) -> bool:
    near = piece[-1].y - span.size < span.y < piece[0].y + span.size
    apart = span.x1 <= min(one.x0 for one in piece) or span.x0 >= max(one.x1 for one in piece)
    return near and apart


def _is_tagged(run: list[Span]) -> bool:
    return sum(_number(span) > 0 for span in run) >= _TAGGED * len(run)


def _left_to_right(spans: list[Span]) -> list[Span]:
    """Put what floats at the end of a line, and comes before it in the tree, behind the line."""
    for at, (floated, line) in enumerate(pairwise([*spans]), 1):
        level = abs(floated.y - line.y) < 2 and line.x1 <= floated.x0
        below = spans[at + 1] if at + 1 < len(spans) else None
        alone = below is None or _number(below) != _number(line)
        if level and alone and floated is spans[at - 1]:
            spans[at - 1], spans[at] = line, floated
    return spans


def _number(span: Span) -> int:
    """Return the number of the block that a line stands in or would be, or 0."""
    return span.place if span.tag is None else span.tag.block


def _with_blocks(run: list[Span]) -> list[tuple[int, Span]]:
    """Give each line of a run the number of its block, the highest that has come in the run.

    So what stands in the file's tree has its place among the other runs, and what does not, or is tagged as
    part of something above it (a note), stays with the lines before it.
    """
    highest = min(_number(span) for span in run if _number(span))
    found: list[tuple[int, Span]] = []
    for span in run:
        highest = max(highest, _number(span))
        found.append((highest, span))
    return found


def _goes_up(before: Span, after: Span) -> bool:
    """Tell whether a line stands above the one that the file sets before it, and not beside it."""
    beside = after.x0 >= before.x1 - before.size
    return after.y > before.y + (1.5 if beside else 0.5) * after.size


def _sorted_runs(runs: list[list[Span]]) -> list[list[Span]]:
    ordered: list[list[Span]] = []
    waiting = list(runs)
    while waiting:
        first = next(
            (run for run in waiting if all(_place(run, o) != 1 for o in waiting if o is not run)),
            waiting[0],
        )
        waiting.remove(first)
        ordered.append(first)
    return ordered


def _place(run: list[Span], other: list[Span]) -> int | None:
    """Return -1 if a run comes before another, 1 if after it, and None if they interleave."""
    facing = _facing(run, other), _facing(other, run)
    if not facing[0] or not facing[1]:
        if _stands_between(run, other) or _stands_between(other, run):
            return None
        return -1 if _middle(run) > _middle(other) else 1
    ours, theirs = facing
    if max(span.x1 for span in ours) <= min(span.x0 for span in theirs):
        return -1
    if max(span.x1 for span in theirs) <= min(span.x0 for span in ours):
        return 1
    return None


def _stands_between(run: list[Span], other: list[Span]) -> bool:
    """Tell whether a run stands in a gap between two lines of another, in the same column."""
    x0, x1 = min(span.x0 for span in run), max(span.x1 for span in run)
    above = min((span for span in other if span.y > run[0].y), key=lambda s: s.y, default=None)
    below = max((span for span in other if span.y < run[-1].y), key=lambda s: s.y, default=None)
    return all(line is not None and line.x0 < x1 and line.x1 > x0 for line in (above, below))


def _facing(run: list[Span], other: list[Span]) -> list[Span]:
    """Return the lines of a run at the height of the lines of another."""
    lowest = min(span.y for span in other) - 1
    highest = max(span.y for span in other) + 1
    return [span for span in run if lowest <= span.y <= highest]


def _middle(run: list[Span]) -> float:
    return (max(span.y for span in run) + min(span.y for span in run)) / 2


# ---- columns set line by line --------------------------------------------------------------------


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
    lefts, rights = [left for left, _ in facing], [right for _, right in facing]
    if (
        facing
        and (len(facing) >= COLUMN_ROWS or flows_over(lefts, rights[0]))
        and has_long_lines(lefts)
        and has_long_lines(rights)
    ):
        return lefts + rights
    return [span for pair in facing for span in pair]
