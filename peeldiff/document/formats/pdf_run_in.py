"""Headings that a PDF prints on the line with which their text begins, as LaTeX sets its lower ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from alignment.late import late
from alignment.records import replace
from peeldiff.document.formats.pdf_lines import Span
from peeldiff.document.formats.pdf_looks import Looks
from peeldiff.document.formats.pdf_notes import without_cuts

__all__ = ["RUN_IN", "head_parted"]

RUN_IN = (0.8, 1.3)
"""How far from a heading its text stands, in sizes of print: an em, which no space of a line is wide."""
_SPACES = late(r"\s+")
# Letters of a heading, at least: a number or a letter before an item may be bold, too.
_FEWEST_LETTERS = 4


def head_parted(
    looks: Looks,
    edges: Callable[[Any, int], tuple[float, float]],
    page: Any,
    text: str,
    start: int,
    line: Span,
) -> list[Span]:
    """Return the heading that begins a line, and its text, or nothing where none does.

    The heading is bold and its text is not, and what leads to it by a colon is a label. `edges` gives
    the left and right edge of a character of the page.
    """
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if not looks.is_bold(page, start + begin) or looks.is_bold(page, start + end - 1):
        return []
    for gap in _SPACES.finditer(text, begin, end):
        right = edges(page, start + gap.start() - 1)[1]
        left = edges(page, start + gap.end())[0]
        if not RUN_IN[0] * line.size < left - right < RUN_IN[1] * line.size:
            continue
        head, rest = text[begin : gap.start()], text[gap.end() : end]
        letters = sum(map(str.isalpha, head))
        bold = looks.is_bold(page, start + gap.start() - 1)
        if letters < _FEWEST_LETTERS or head[-1] in ":;,." or not bold:
            return []
        if looks.is_bold(page, start + gap.end()) or rest[0].islower():
            return []
        return [
            replace(line, text=without_cuts(head), x1=right, bold=True, runs_in=True),
            replace(line, text=without_cuts(rest), x0=left, bold=False),
        ]
    return []
