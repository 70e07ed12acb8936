"""Numbers of lines in the margin of a PDF page, as courts and committees print them: told and cut out.

They count on by one step, stand in one column outside the text, and count its lines: that tells them
from the numbers of paragraphs, of a list's entries, of a table's rows and of pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from alignment.late import late

__all__ = ["LineNumbers", "Part"]

Part = tuple[str, int]
"""A line as PDFium gives its text, and where it starts among the characters of the page."""

_NUMBER = late(r"(?<!\S)[0-9]{1,4}(?!\S)")
_FIRST, _LAST = late(r"\s*([0-9]{1,4})(?!\S)"), late(r"(?:\A|\s)([0-9]{1,4})\s*\Z")
_STEPS = (1, 2, 3, 4, 5, 10)
# Numbers at least, and those at least where each line has one.
_FEWEST, _FEWEST_OF_EACH = 3, 8
# Lines of a step that there must be, on average: space that is counted, too, holds none.
_COUNTED = 0.5
# Of lines with a number each, so many go on in a sentence, and so many of a page's lines have one.
_IN_SENTENCE, _OF_PAGE = 0.12, 0.7
# Lines that may reach into the column, such as a running header.
_REACHING = 0.1
# So many count on: a program may tear one apart.
_IN_STEP = 0.9
# Places in one column, and baselines of one line, in points.
_SAME, _LEVEL = 2.6, 3.0


class _Number(NamedTuple):
    """A number at the edge of a line: its value, its two edges and its baseline."""

    value: int
    edges: tuple[float, float]
    y: float


class _Column(NamedTuple):
    """Where line numbers stand: right of the text or left of it, in line at one edge; how they count."""

    right: bool
    edge: int
    place: float
    step: int

    def holds(self, edges: tuple[float, float]) -> bool:
        return abs(edges[self.edge] - self.place) < _SAME


class LineNumbers:
    """The line numbers of a document; what one page told holds for those behind it."""

    def __init__(self) -> None:
        self._known: list[_Column] = []

    def cut(
        self,
        parts: list[Part],
        edges: Callable[[int], tuple[float, float]],
        baseline: Callable[[int], float],
    ) -> tuple[list[Part], list[str]]:
        """Return the lines of a page without the numbers in its margin, and these.

        `edges` gives where a character begins and ends, `baseline` how high it stands.
        """
        page = _Lines(parts, edges, baseline)
        for right in (False, True):
            numbers = page.numbers(right)
            column = self._column(numbers, page, right) if numbers else None
            if column is not None:
                return page.without(column)
        return parts, []

    def _column(self, numbers: Sequence[_Number], page: _Lines, right: bool) -> _Column | None:
        for known in self._known:
            inside = [number for number in numbers if known.holds(number.edges)]
            if known.right is right and inside and _count_on(inside) in (known.step, 0):
                return known
        for edge in (1, 0):
            # Lines of text may begin with a number, too; those in the margin stand outside of them.
            places = [number.edges[edge] for number in numbers]
            column = _Column(right, edge, max(places) if right else min(places), 0)
            inside = [number for number in numbers if column.holds(number.edges)]
            column = column._replace(step=_count_on(inside))
            if page.are_counted(inside, column.step) and page.are_beside(column):
                self._known.append(column)
                return column
        return None


class _Lines:
    """The lines of one page."""

    def __init__(
        self,
        parts: list[Part],
        edges: Callable[[int], tuple[float, float]],
        baseline: Callable[[int], float],
    ) -> None:
        self._parts = parts
        self._edges = edges
        self._baseline = baseline

    def numbers(self, right: bool) -> list[_Number]:
        """Return the numbers that begin or end lines, from above."""
        found: list[_Number] = []
        for text, start in self._parts:
            number = _at_edge(text, right)
            if number is not None:
                begin, end = number.span(1)
                edges = self._extent(start + begin, start + end)
                found.append(_Number(int(number[1]), edges, self._baseline(start + begin)))
        return sorted(found, key=lambda number: -number.y)

    def are_counted(self, numbers: Sequence[_Number], step: int) -> bool:
        """Tell whether numbers that count on by a step count the lines."""
        if len(numbers) < _FEWEST or step not in _STEPS:
            return False
        printed: list[float] = []
        for y in sorted(map(self._y, self._parts), reverse=True):
            if not printed or printed[-1] - y > _LEVEL:
                printed.append(y)
        lines = [
            sum(below.y + _LEVEL < y <= above.y + _LEVEL for y in printed)
            for above, below in pairwise(numbers)
            if below.value - above.value == step
        ]
        if max(lines) > step:
            return False
        if step > 1:
            return sum(lines) >= _COUNTED * step * len(lines)
        bare = (_FIRST.sub("", text).strip() for text, _ in self._parts)
        going_on = sum(text[:1].islower() for text in bare)
        enough = max(_FEWEST_OF_EACH, _OF_PAGE * len(printed))
        return len(numbers) >= enough and going_on >= _IN_SENTENCE * len(numbers)

    def are_beside(self, column: _Column) -> bool:
        """Tell whether hardly a line reaches into a column."""
        reaching = 0
        for text, start in self._parts:
            number = _at_edge(text, column.right)
            begin, end = 0, len(text)
            if number and column.holds(
                self._extent(start + number.start(1), start + number.end(1))
            ):
                begin, end = (0, number.start(1)) if column.right else (number.end(1), end)
            bare = text[begin:end].strip()
            if bare:
                begin = text.index(bare, begin)
                edges = self._extent(start + begin, start + begin + len(bare))
                reaching += edges[1] > column.place if column.right else edges[0] < column.place
        return reaching <= _REACHING * len(self._parts)

    def without(self, column: _Column) -> tuple[list[Part], list[str]]:
        """Part the lines at the numbers that stand in a column; return the rest, and these."""
        kept: list[Part] = []
        cut: list[str] = []
        for text, start in self._parts:
            done = 0
            for number in _NUMBER.finditer(text):
                if column.holds(self._extent(start + number.start(), start + number.end())):
                    cut.append(number[0])
                    kept.append((text[done : number.start()], start + done))
                    done = number.end()
            kept.append((text[done:], start + done))
        return [(text, start) for text, start in kept if text.strip()], cut

    def _extent(self, begin: int, end: int) -> tuple[float, float]:
        return self._edges(begin)[0], self._edges(end - 1)[1]

    def _y(self, part: Part) -> float:
        text, start = part
        return self._baseline(start + len(text) - len(text.lstrip()))


def _at_edge(text: str, right: bool) -> re.Match[str] | None:
    """The number with which a line ends, or begins."""
    return _LAST.search(text) if right else _FIRST.match(text)


def _count_on(numbers: Sequence[_Number]) -> int:
    """Return the step by which numbers count on down the page: 0 for one number, -1 for none."""
    steps = Counter(below.value - above.value for above, below in pairwise(numbers))
    if not steps:
        return 0
    step, times = steps.most_common(1)[0]
    return step if step > 0 and times >= _IN_STEP * steps.total() else -1
