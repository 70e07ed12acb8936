"""Wrapping at words by terminal cells, fast enough for a whole report on every resize.

Lines come back as offsets into the text, so that marks and search hits, which are offsets too, can
be laid over them. Most text is one cell a character and is wrapped with `str.rfind`; only text with
wide, combining or emoji characters is taken apart into graphemes. Nothing here knows colours.
"""

from __future__ import annotations

import re

from rich.cells import split_graphemes

__all__ = ["Line", "wrap"]

Line = tuple[int, int]
"""Start and end of a line in the text; spaces at the break and line breaks are in no line."""

_SINGLE_CELL = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20ac\n]*")
"""Characters that every terminal gives one cell; `tests/tui/test_wrap.py` checks each."""


def wrap(text: str, width: int) -> list[Line]:
    """The lines of `text` in at most `width` cells; a longer word is cut.

    No text is one empty line; a character wider than `width` gets a line of its own.
    """
    width = max(width, 1)
    lines: list[Line] = []
    single = _SINGLE_CELL.fullmatch(text) is not None
    start = 0
    while True:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if single:
            _wrap_single(text, start, end, width, lines)
        else:
            _wrap_graphemes(text, start, end, width, lines)
        if end == len(text):
            return lines
        start = end + 1


def _wrap_single(text: str, start: int, end: int, width: int, lines: list[Line]) -> None:
    while end - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut < 0:
            lines.append((start, start + width))
            start += width
            continue
        lines.append((start, cut))
        start = cut + 1
        while start < end and text[start] == " ":
            start += 1
    lines.append((start, end))


def _wrap_graphemes(text: str, start: int, end: int, width: int, lines: list[Line]) -> None:
    spans, _ = split_graphemes(text[start:end])
    first = begin = start
    used = 0
    space: tuple[int, int] | None = (
        None  # where the last space begins, and the cells up to after it
    )
    for left, right, cells in spans:
        left, right = left + first, right + first
        blank = text[left] == " "
        if used + cells > width and not (blank and used == width) and left > begin:
            if space is not None:
                lines.append((begin, space[0]))
                begin, used = space[0] + 1, used - space[1]
            if used + cells > width and left > begin:
                lines.append((begin, left))
                begin, used = left, 0
            space = None
        used += cells
        if blank:
            space = (left, used)
    if used > width and space is not None:
        lines.append((begin, space[0]))
        begin = space[0] + 1
    lines.append((begin, end))
