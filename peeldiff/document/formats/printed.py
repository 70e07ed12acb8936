"""Lines of print that a program has made paragraphs of their own, as some do that turn PDF into Word.

Whether a file is of that kind is asked of the whole of it: its text stands in lines of one measure,
which go on with a small letter, and hardly a paragraph is longer. Then each line is joined to the one
that it goes on from, if both are set alike and nothing parts them.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from alignment.late import late
from alignment.records import replace
from peeldiff.document.source import Line, Role
from peeldiff.words import MAY_END, OPEN_WORDS, ends_sentence, starts_lower

__all__ = ["Look", "PrintedLines"]

_FEWEST_SURE = 8
_SHORTEST, _LONGEST = 40, 130
"""Characters of a line of print."""
_MOSTLY = 0.7
"""The share of the lines that go on which must reach the measure."""
_FILLED = 0.86
"""The share of the measure from which a line is full; letters of print have several widths."""
_FILLED_HEADING = 0.92
_FEWEST_LONGER = 0.05
_LONGER = 1.15
_FEWEST_GAPS = 3
_MORE = 60
"""Twentieths of a point by which the space between paragraphs is wider than that between lines."""
_SHORTEST_TITLE = 15
"""A shorter line is a label, and what begins small below it is its text."""
_NUMBERED = late(r"\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[A-Z]{1,4} ?[0-9]{1,2}[.):]\s")
_TOLD = (Role.TEXT, Role.ITEM, Role.HEADING)
_LEADERS = late(r"(?:[.·_]{3}|…|(?:\. ){2})\s*\d*\Z")
_BETWEEN_PARTS = late(r"[;:]\Z|; (?:and|or)\Z")


class Look(NamedTuple):
    """How words are set: size in half points, 0 if nothing tells it, and all else that tells it apart."""

    size: int = 0
    rest: tuple[object, ...] = ()


class _Print(NamedTuple):
    first: Look
    last: Look
    parted: bool
    space: int


class PrintedLines:
    """Notes how the paragraphs of a file are set, and joins those that are lines of print."""

    def __init__(self) -> None:
        self._prints: dict[int, _Print] = {}
        self._parted = True

    def part(self) -> None:
        """Note that something stands between the last paragraph and the next, if only a blank one."""
        self._parted = True

    def note(self, lines: Iterable[Line], looks: Sequence[Look], space: int = 0) -> None:
        """Note a paragraph by its lines: how its first and last words are set, the space above.

        Without words, and so without looks, it only parts those around it.
        """
        self._parted = self._parted or not looks
        if not looks:
            return
        for line in lines:
            if line.text:
                self._prints[line.number - 1] = _Print(looks[0], looks[-1], self._parted, space)
                self._parted = True
        self._parted = False

    def joined(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The lines with those joined that go on; all as they are if the file is not of the kind."""
        told = [
            (at, line)
            for at, line in enumerate(lines)
            if line.text and line.role in _TOLD and at in self._prints
        ]
        pairs = [
            _Pair(at, below, line, under, self._prints[at], self._prints[below])
            for (at, line), (below, under) in pairwise(told)
            if not any(other.text for other in lines[at + 1 : below])
        ]
        alike = [pair for pair in pairs if pair.is_alike]
        measure = _measure([line for _, line in told], alike)
        return _put_together(lines, measure.going_on(alike)) if measure else tuple(lines)


class _Pair(NamedTuple):
    at: int
    below: int
    line: Line
    under: Line
    print: _Print
    print_under: _Print

    @property
    def is_alike(self) -> bool:
        """Whether two paragraphs are set alike, and the second has no mark of its own."""
        if self.under.role is Role.HEADING:
            roles = self.line.role is Role.HEADING and self.line.level == self.under.level
        else:
            roles = self.under.role is Role.TEXT and self.line.role in (Role.TEXT, Role.ITEM)
        return roles and self.print.last == self.print_under.first

    @property
    def is_sure(self) -> bool:
        """Whether the second surely goes on with the sentence of the first."""
        return (
            not self.print_under.parted
            and starts_lower(self.under.text)
            and not ends_sentence(self.line.text)
            and not _BETWEEN_PARTS.search(self.line.text)
        )

    def fills(self, width: float) -> bool:
        """Whether the first had no room for the first word of the second."""
        return len(self.line.text) + 1 + len(self.under.text.split(None, 1)[0]) > width


class _Measure(NamedTuple):
    look: Look
    width: int
    space: int
    has_gaps: bool

    def going_on(self, alike: Sequence[_Pair]) -> list[_Pair]:
        """The pairs of which the second goes on with the first."""
        near = [pair for pair in alike if not self.parts(pair)]
        found: list[_Pair] = []
        for run in _runs(near):
            width = self._of_run(run)
            found += [pair for pair in run if self._goes_on(pair, width)]
        return found

    def parts(self, pair: _Pair) -> bool:
        """Whether a blank line, or as much space, stands between two paragraphs."""
        return pair.print_under.parted or pair.print_under.space > self.space + _MORE

    def _of_run(self, run: Sequence[_Pair]) -> float:
        """The length from which a line of these is full: a box has a measure of its own."""
        look = run[0].print.last
        if sum(pair.is_sure for pair in run) > 1:
            return _FILLED * min(self.width, max(len(pair.line.text) for pair in run))
        if look == self.look:
            return _FILLED * self.width
        if look.size and self.look.size:
            return _FILLED_HEADING * self.width * self.look.size / look.size
        return float("inf")

    def _goes_on(self, pair: _Pair, width: float) -> bool:
        text, under = pair.line.text, pair.under.text
        if _LEADERS.search(text) or _NUMBERED.match(under) or not _has_letters(text, under):
            return False
        if pair.is_sure or _ends_open(text):
            return len(text) >= _SHORTEST_TITLE
        if not pair.fills(width) or text.endswith(":"):
            return False
        if pair.line.role is Role.ITEM and _BETWEEN_PARTS.search(text):
            return False
        prose = self.has_gaps and pair.print.last == self.look
        return prose or not ends_sentence(text)


def _ends_open(text: str) -> bool:
    """Whether nothing ends with the last word of a line: "… of the"."""
    return text.rsplit(None, 1)[-1].casefold() in OPEN_WORDS - MAY_END


def _has_letters(*texts: str) -> bool:
    return all(any(map(str.isalpha, text)) for text in texts)


def _measure(lines: Sequence[Line], alike: Sequence[_Pair]) -> _Measure | None:
    """The measure of a file whose paragraphs are lines; None if it is none."""
    sure = [pair for pair in alike if pair.is_sure and len(pair.line.text) >= _SHORTEST]
    if len(sure) < _FEWEST_SURE:
        return None
    look = Counter(pair.print.last for pair in sure).most_common(1)[0][0]
    body = [pair for pair in sure if pair.print.last == look]
    lengths = sorted(len(pair.line.text) for pair in body)
    width = lengths[int(len(lengths) * 0.97)]
    full = sum(pair.fills(_FILLED * width) for pair in body)
    if len(body) < _FEWEST_SURE or width > _LONGEST or full < _MOSTLY * len(body):
        return None
    all_lengths = sorted(len(line.text) for line in lines if len(line.text) >= _SHORTEST)
    longer = len(all_lengths) - bisect(all_lengths, _LONGER * width)
    if longer > _FEWEST_LONGER * len(all_lengths):
        return None
    space = Counter(pair.print_under.space for pair in body).most_common(1)[0][0]
    measure = _Measure(look, width, space, has_gaps=False)
    gaps = sum(pair.print.last == look and measure.parts(pair) for pair in alike)
    return measure._replace(has_gaps=gaps >= _FEWEST_GAPS)


def _runs(pairs: Iterable[_Pair]) -> list[list[_Pair]]:
    """The pairs of which each begins with the line that ends the one before."""
    runs: list[list[_Pair]] = []
    for pair in pairs:
        if runs and runs[-1][-1].below == pair.at:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _put_together(lines: Sequence[Line], pairs: Sequence[_Pair]) -> tuple[Line, ...]:
    """The lines, numbered anew, with the second of each pair behind the first."""
    above = {pair.below: pair.at for pair in pairs}
    between = {index for pair in pairs for index in range(pair.at + 1, pair.below)}
    found: list[Line] = []
    for index, line in enumerate(lines):
        if index in between:
            continue
        if index in above:
            last = found[-1]
            text = f"{last.text} {line.text}"
            found[-1] = replace(last, text=text, bold=last.bold and line.bold, ends=line.ends)
        else:
            found.append(replace(line, number=len(found) + 1))
    return tuple(found)
