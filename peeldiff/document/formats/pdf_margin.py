"""Labels that a PDF sets in the margin, beside the text that they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from peeldiff.document.formats.pdf_lines import NOTE, STARTS_ITEM, Panel, Span
from peeldiff.document.formats.pdf_order import is_mid_paragraph

__all__ = ["Margin", "with_labels"]

# Letters of a line that shows where the text of a document begins, and how many of such lines may
# begin further left.
_LONG, _OUTSIDE = 40, 0.1
_FEWEST_LONG = 12
# What a label may reach over the margin, in points, and its lines and letters at most.
_REACH, _MOST_LINES, _MOST_LETTERS = 6.0, 4, 60
_FEWEST_LETTERS = 4
# A label's own box has no more lines.
_CHIP = 2
_TIGHT = 1.9
# A label stands level with the first line of its text, or nearly so, in sizes of print.
_LEVEL = 1.2
# How far from a label its text begins, at most, in points.
_FAR = 100.0


class Margin:
    """Where the text of a document begins, and what stands to the left of it."""

    def __init__(self, lines: Sequence[Span]) -> None:
        begins = sorted(line.x0 for line in lines if len(line.text) >= _LONG and not line.cell)
        self._left = 0.0
        if len(begins) >= _FEWEST_LONG:
            usual = Counter(round(x0 / 3) for x0 in begins).most_common(1)[0][0] * 3.0
            if sum(x0 < usual - _REACH for x0 in begins) <= _OUTSIDE * len(begins):
                self._left = usual - 1.5

    def labels(self, spans: list[Span]) -> list[list[Span]]:
        """Return the labels in the margin of a page, each with a box of its own; they leave `spans`."""
        outside = [span for span in spans if self._is_outside(span)]
        groups: list[list[Span]] = []
        for line in sorted(outside, key=lambda span: -span.y):
            last = groups[-1][-1] if groups else line
            if groups and 0 < last.y - line.y < _TIGHT * max(last.size, line.size):
                groups[-1].append(line)
            else:
                groups.append([line])
        found = [group for group in groups if self._names_text(group, spans)]
        for group in found:
            left, right = min(line.x0 for line in group), max(line.x1 for line in group)
            panel = Panel(left, group[-1].y, right, group[0].y + group[0].size, group, alone=True)
            for line in group:
                line.panel = panel
                spans.remove(line)
        return found

    def _is_outside(self, span: Span) -> bool:
        return (
            self._left > 0
            and span.x1 < self._left + _REACH
            and span.cell is None
            and span.tag is None
            and (span.panel is None or len(span.panel.lines) <= _CHIP)
            and not STARTS_ITEM.match(span.text)
            and not NOTE.match(span.text)
        )

    def _names_text(self, group: list[Span], spans: Sequence[Span]) -> bool:
        """Tell whether lines in the margin are a label: short words level with a text beside them."""
        letters = sum(character.isalpha() for line in group for character in line.text)
        words = _FEWEST_LETTERS <= letters <= _MOST_LETTERS and len(group) <= _MOST_LINES
        return words and _beside(group, [span for span in spans if span not in group]) is not None


def with_labels(ordered: list[Span], labels: Sequence[list[Span]]) -> list[Span]:
    """Return the lines of a page with each label before the text that it names."""
    for group in labels:
        named = _beside(group, ordered)
        at = ordered.index(named) if named is not None else len(ordered)
        while named is not None and at and is_mid_paragraph(ordered[at - 1], ordered[at]):
            at -= 1
        ordered[at:at] = group
    return ordered


def _beside(group: list[Span], spans: Sequence[Span]) -> Span | None:
    """Return the line of text that begins right of a label, level with its head."""
    head = group[0]
    right = max(line.x1 for line in group)
    near = [
        span
        for span in spans
        if abs(span.y - head.y) < _LEVEL * span.size and right - 1 < span.x0 < right + _FAR
    ]
    return min(near, key=lambda span: (abs(span.y - head.y), span.x0), default=None)
