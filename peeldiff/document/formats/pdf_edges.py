"""Where the lines of a PDF page end: the right edge of a paragraph, by the lines that begin near it."""

from __future__ import annotations

from peeldiff.document.formats.pdf_lines import Span

__all__ = ["Edge", "Margins"]

# Lines of prose end near their margin: so many, within so many times their size.
_PROSE = 0.4
_NEAR_MARGIN = 6.0
# Fewer lines than this do not show where their margin is; of fewer than so many each counts.
_FEW = 4
_MANY = 12


class Margins:
    """The right edge of the lines that begin near a place, on one page.

    `all_lines` are those of the document: a page of short lines does not show where its margin is.
    """

    def __init__(self, spans: list[Span], all_lines: list[Span]) -> None:
        self._lines = [(span.x0, span.x1) for span in spans]
        self._all = all_lines
        self._size = max((span.size for span in spans), default=0.0)
        self._known: dict[int, float] = {}

    def right(self, x0: float) -> float:
        """Return the right margin of lines that begin at `x0`."""
        key = round(x0 / 6)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._right(6 * key)
        return known

    def _right(self, x0: float) -> float:
        ends = sorted(end for start, end in self._lines if abs(start - x0) < 12)
        if len(ends) < _FEW:
            ends = sorted(end for start, end in self._lines if abs(start - x0) < 45)
        if not ends:
            return 0.0
        right = ends[int(0.9 * (len(ends) - 1))] if len(ends) >= _MANY else ends[-1]
        near = sum(end > right - _NEAR_MARGIN * self._size for end in ends)
        if near >= _PROSE * len(ends):
            return right
        wide = sorted(span.x1 for span in self._all if abs(span.x0 - x0) < 12)
        return max(ends[-1], wide[int(0.98 * (len(wide) - 1))] if wide else 0.0)


class Edge(Margins):
    """The right edge of a cell."""

    def __init__(self, right: float) -> None:
        super().__init__([], [])
        self._edge = right

    def right(self, x0: float) -> float:
        """Return that edge, wherever a line begins."""
        return self._edge
