"""Boxes in a colour or a frame on a PDF page, and what stands in them: a text apart from what is beside it.

A box beside a column of prose is no cell of a table, and a heading in a coloured band is none beside
the grade that stands in the same band. Shaded cells of a table are boxes too: they are told by rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peeldiff.document.formats.pdf_lines import Panel, Span
from peeldiff.document.formats.pdf_rules import Box

__all__ = [
    "are_apart", "bands_whole", "fill_panels", "is_in", "is_parted", "panels_in_order", "panels_of",
    "place_in_panels", "sides_between", "text_boxes",
]  # fmt: skip

# How far a line may reach over the side of its box, in points.
_REACH = 3.0
# A box of one line is no higher, as a multiple of the size of print, where it only marks words.
_MARKED = 1.7
# A box of more lines is no band with a heading.
_BAND_LINES, _BAND_HEIGHT = 4, 6.0
# What stands in a band beside its heading is smaller by this, or has a box of its own.
_SMALLER = 0.87
# Lines and blocks that a text in a box has at least, and the share of blocks that stand level with
# others beside the box where it is a column of a table.
_BOX_LINES, _BOX_BLOCKS, _LEVEL = 3, 2, 0.5
_TIGHT = 1.55
# Cells that are shaded one by one stand nearer than this, in points.
_CELLS_APART = 6.0
# So do the rows of a table that are shaded one by one.
_ROWS_APART = 8.0
_COLOURED = 2
# A page with more boxes is a drawing.
_MOST_PANELS = 200


def panels_of(boxes: Mapping[Box, int]) -> list[Panel]:
    """Return the boxes of a page, the smallest first, each with the one that it stands in.

    `boxes` tells how each is seen: 0 for a white one, which is seen in a coloured one, 1 for a frame, 2
    for a colour.
    """
    panels: list[Panel] = []
    if not any(boxes.values()) or len(boxes) > _MOST_PANELS:
        return panels
    drawn = {box: number for number, box in enumerate(boxes)}
    for box in sorted(boxes, key=lambda one: (-_area(*one), not boxes[one])):
        if any(_is_same(panel, *box) for panel in panels):
            continue
        panel = Panel(*box, seen=boxes[box], drawn=drawn[box])
        panel.outer = next((other for other in panels[::-1] if _holds(other, panel)), None)
        if panel.seen or (panel.outer and panel.outer.seen == _COLOURED):
            panels.append(panel)
    return panels[::-1]


def place_in_panels(panels: Sequence[Panel], spans: Sequence[Span]) -> None:
    """Give each line the smallest box that it stands in whole; what only marks words is none."""
    for span in spans:
        span.panel = _panel_of([panel for panel in panels if _holds_line(panel, span)])
        if span.panel is not None:
            span.panel.lines.append(span)
    for panel in panels:
        if panel.lines and _only_marks(panel):
            for span in panel.lines:
                span.panel = panel.outer
            if panel.outer is not None:
                panel.outer.lines += panel.lines
            panel.lines = []
        elif panel.lines and _has_figures_only(panel):
            for span in panel.lines:
                span.bold = False  # its title heads nothing that stands below the box


def _panel_of(holding: list[Panel]) -> Panel | None:
    """Return the smallest of the boxes that hold a line, or one that is drawn over it."""
    best = holding[0] if holding else None
    for panel in holding[1:]:
        if best is not None and panel.drawn > best.drawn and panel not in _around(best):
            best = panel
    return best


def fill_panels(panels: Sequence[Panel], spans: Sequence[Span]) -> None:
    """Give each box its lines anew, once pieces are joined to lines."""
    for panel in panels:
        panel.lines = []
    for span in spans:
        if span.panel is not None:
            span.panel.lines.append(span)


def sides_between(panels: Sequence[Panel], y: float, x0: float, x1: float) -> list[float]:
    """Return the sides of boxes that stand between two places of one height."""
    return [
        side
        for panel in panels
        if panel.low < y < panel.top
        for side in (panel.left, panel.right)
        if x0 < side < x1
    ]


def bands_whole(spans: list[Span]) -> list[Span]:
    """Put what stands in a box of its own in a band behind the heading in the band."""
    ordered = spans
    for band in dict.fromkeys(
        span.panel.outer for span in spans if span.panel and span.panel.outer
    ):
        inside = [span for span in ordered if is_in(span, band)]
        own = [span for span in inside if span.panel is band]
        if not own or len(inside) > _BAND_LINES or not _is_band_high(band, own[0].size):
            continue
        rest = [span for span in inside if span.panel is not band]
        at = ordered.index(own[0])
        if ordered[at : at + len(inside)] != [*own, *rest]:
            others = [span for span in ordered if span not in inside]
            place = sum(span not in inside for span in ordered[:at])
            ordered = [*others[:place], *own, *rest, *others[place:]]
    return ordered


def panels_in_order(spans: list[Span]) -> list[Span]:
    """Put the lines of a box together that a file draws between those beside it.

    What stands to its left is read first, what stands to its right behind it.
    """
    ordered = spans
    for panel in _panels(spans):
        places = [at for at, span in enumerate(ordered) if is_in(span, panel)]
        first, last = places[0], places[-1] + 1
        if last - first == len(places) or not _is_text_box(panel, spans):
            continue
        between = [span for span in ordered[first:last] if not is_in(span, panel)]
        if not all(_is_beside(span, panel) for span in between):
            continue
        before = [span for span in between if span.x1 <= panel.left + _REACH]
        behind = [span for span in between if span.x1 > panel.left + _REACH]
        inside = [ordered[at] for at in places]
        ordered = [*ordered[:first], *before, *inside, *behind, *ordered[last:]]
    return ordered


def text_boxes(spans: Sequence[Span]) -> list[Panel]:
    """Return the boxes of a page that hold a text and have something beside them, none in another."""
    found = [
        panel
        for panel in _panels(spans)
        if any(not is_in(span, panel) and _is_beside(span, panel) for span in spans)
        and _is_text_box(panel, spans)
    ]
    return [panel for panel in found if not any(outer in found for outer in _around(panel)[1:])]


def are_apart(run: list[Span], span: Span, page: Sequence[Span]) -> bool:
    """Tell whether lines and a piece beside them are of two texts, by the boxes that they stand in."""
    ours, theirs = run[-1].panel, span.panel
    if ours is theirs is None:
        return False
    for panel in (ours, theirs):
        band = panel if panel is None or not _is_within(panel, ours, theirs) else panel.outer
        if band is not None and _is_band_of(band, run, span):
            return not any(_is_stacked(band, other) for other in _panels(page) if _is_low(other))
    if ours is theirs:
        return False
    if ours is not None and theirs is not None and _are_cells(ours, theirs):
        return False
    held, others = _around(ours), _around(theirs)
    parting = [panel for panel in (*held, *others) if panel not in held or panel not in others]
    return any(panel.alone or _is_text_box(panel, page) for panel in parting)


def is_parted(above: Span, line: Span) -> bool:
    """Tell whether the side of a box parts a line from the one above it; a line may stick out of its box."""
    if above.panel is line.panel:
        return False
    if line.text[:1].islower() and above.text[-1:].isalnum() and above.bold == line.bold:
        return False  # a sentence goes on
    held, others = _around(above.panel), _around(line.panel)
    return any(
        panel.alone or not panel.low < other.y + other.size / 3 < panel.top
        for panels, rest, other in ((held, others, line), (others, held, above))
        for panel in panels
        if panel not in rest
    )


def is_in(span: Span, panel: Panel) -> bool:
    """Tell whether a line stands in a box, or in another that stands in it."""
    inner = span.panel
    while inner is not None and inner is not panel:
        inner = inner.outer
    return inner is not None


def _around(panel: Panel | None) -> list[Panel]:
    """Return a box with those that it stands in."""
    found: list[Panel] = []
    while panel is not None:
        found.append(panel)
        panel = panel.outer
    return found


def _is_within(panel: Panel, ours: Panel | None, theirs: Panel | None) -> bool:
    """Tell whether one of two boxes stands in the other."""
    return ours is not theirs and panel.outer is not None and panel.outer in (ours, theirs)


def _is_band_of(band: Panel, run: list[Span], span: Span) -> bool:
    """Tell whether a box is a band with a heading and what stands beside it in other print or a box."""
    pieces = (run[-1], span)
    inner = [piece.panel for piece in pieces if piece.panel is not band]
    if any(panel is None or panel.outer is not band for panel in inner):
        return False
    size = max(piece.size for piece in pieces)
    if len(band.lines) > _BAND_LINES or not _is_band_high(band, size):
        return False
    return bool(inner) or min(piece.size for piece in pieces) <= _SMALLER * size


def _is_band_high(band: Panel, size: float) -> bool:
    return band.top - band.low <= _BAND_HEIGHT * size


def _are_cells(one: Panel, other: Panel) -> bool:
    """Tell whether two boxes stand side by side as the shaded cells of a row do."""
    gap = max(one.left, other.left) - min(one.right, other.right)
    level = abs(one.top - other.top) < _REACH and abs(one.low - other.low) < _REACH
    return level and gap < _CELLS_APART


def _is_text_box(panel: Panel, page: Sequence[Span]) -> bool:
    """Tell whether a box holds a text of its own, and is no column of a table of several rows."""
    if panel.text is None:
        panel.text = _is_text(panel) and not _is_cell(panel, page) and not _is_column(panel, page)
    return panel.text


def _is_column(panel: Panel, page: Sequence[Span]) -> bool:
    """Tell whether what a box holds begins level with what stands beside it, row by row."""
    starts = _starts(panel.lines)[1:]
    beside = _starts([span for span in page if _is_beside(span, panel)])
    level = [start for start in starts if any(abs(other.y - start.y) < 2 for other in beside)]
    return len(level) >= _LEVEL * len(starts)


def _is_cell(panel: Panel, page: Sequence[Span]) -> bool:
    """Tell whether a box is a shaded cell over another one: each begins level with what is beside it."""
    stack = [other for other in _panels(page) if _is_stacked(panel, other)]
    return bool(stack) and all(_begins_level(cell, page) for cell in (panel, *stack) if cell.lines)


def _begins_level(cell: Panel, page: Sequence[Span]) -> bool:
    """Tell whether a line beside a box stands level with the first of its own."""
    top = max(line.y for line in cell.lines)
    return any(_is_beside(span, cell) and abs(span.y - top) < 2 for span in page)


def _is_stacked(panel: Panel, other: Panel) -> bool:
    """Tell whether two boxes of one width stand right over each other."""
    wide = abs(panel.left - other.left) < _REACH and abs(panel.right - other.right) < _REACH
    gap = max(panel.low, other.low) - min(panel.top, other.top)
    return wide and panel is not other and -_REACH < gap < _ROWS_APART


def _is_low(panel: Panel) -> bool:
    return len(panel.lines) <= _BAND_LINES


def _panels(page: Sequence[Span]) -> list[Panel]:
    """Return the boxes of a page that hold a line."""
    return list(dict.fromkeys(panel for span in page for panel in _around(span.panel)))


def _is_text(panel: Panel) -> bool:
    return len(panel.lines) >= _BOX_LINES and len(_starts(panel.lines)) >= _BOX_BLOCKS


def _starts(lines: Sequence[Span]) -> list[Span]:
    """Return the first lines of the paragraphs and headings among lines, from above."""
    return [part[0] for part in _parts(lines)]


def _parts(lines: Sequence[Span]) -> list[list[Span]]:
    """Return the lines of each paragraph and heading among lines, from above."""
    parts: list[list[Span]] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x0)):
        above = parts[-1][-1] if parts else None
        if (
            above is None
            or above.y - line.y > _TIGHT * max(above.size, line.size)
            or above.bold != line.bold
            or abs(above.size - line.size) > 1
        ):
            parts.append([])
        parts[-1].append(line)
    return parts


def _is_beside(span: Span, panel: Panel) -> bool:
    level = panel.low - span.size < span.y < panel.top + span.size
    return level and (span.x1 <= panel.left + _REACH or span.x0 >= panel.right - _REACH)


def _only_marks(panel: Panel) -> bool:
    heights = {round(line.y) for line in panel.lines}
    return len(heights) == 1 and panel.top - panel.low < _MARKED * panel.lines[0].size


def _has_figures_only(panel: Panel) -> bool:
    """Tell whether a box holds figures with a word on each, under a title."""
    parts = _parts(panel.lines)[1:]
    return len(parts) >= _BOX_BLOCKS and all(
        any(character.isdigit() for character in part[0].text) and part[-1].text[-1:] not in ".?!:"
        for part in parts
    )


def _holds_line(panel: Panel, span: Span) -> bool:
    middle = span.y + span.size / 3
    across = panel.left - _REACH < span.x0 and span.x1 < panel.right + _REACH
    return across and panel.low < middle < panel.top


def _holds(outer: Panel, inner: Panel) -> bool:
    across = outer.left <= inner.left + 1 and inner.right <= outer.right + 1
    return across and outer.low <= inner.low + 1 and inner.top <= outer.top + 1


def _is_same(panel: Panel, left: float, low: float, right: float, top: float) -> bool:
    """Tell whether a box is the frame of another one, or its face."""
    sides = (panel.left - left, panel.low - low, panel.right - right, panel.top - top)
    return all(abs(side) < _REACH for side in sides)


def _area(left: float, low: float, right: float, top: float) -> float:
    return (right - left) * (top - low)
