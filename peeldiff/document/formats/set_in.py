"""Headings of a text that is set in: they alone stand left of it, between blank lines.

Browsers for terminals, and what prints manuals, set all text some columns in and headings less far, each
level in a column of its own. A text at the margin, or one in which anything else stands there, has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from alignment.late import late
from alignment.records import dataclass

__all__ = ["mark_headings_left_of_text"]

_FEWEST_PARAGRAPHS, _FEWEST_HEADINGS = 5, 3
_LINES_OF_PARAGRAPH = 3
_FURTHEST_IN = 8
_MOSTLY = 0.9
_MOST_LINES = 4
_LONGEST = 240
_HEADING = late(r"[^\W_][^|]*[^\s.,;|]\Z|[\"'“‘(][^\W_][^|]*[^\s.,;|]\Z")
_NO_HEADING = late(r"(?i)(?:https?|file|mailto):|.* {3,}\S|references\Z")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines between blank ones: where they begin and end, and the column of the first and of the others."""

    first: int
    end: int
    column: int
    rest: int


def mark_headings_left_of_text(raws: list[str]) -> None:
    """Put number signs before headings that stand left of all text; a heading goes on its first line."""
    if not any(raw[:2] == "  " for raw in raws):
        return
    runs = _runs(raws)
    margin = _margin(runs)
    if margin is None:
        return
    outside = [run for run in runs if run.column < margin]
    found = [run for run in outside if _is_heading(raws, run)]
    if len(found) < _FEWEST_HEADINGS or len(found) < _MOSTLY * len(outside):
        return
    found += _further_in(raws, runs, {run.column for run in found}, margin)
    columns = sorted({run.column for run in found})
    for run in found:
        level = min(columns.index(run.column) + 2, _DEEPEST)
        words = " ".join(raws[at].strip() for at in range(run.first, run.end))
        raws[run.first : run.end] = [f"{'#' * level} {words}", *[""] * (run.end - run.first - 1)]


def _runs(raws: Sequence[str]) -> list[_Run]:
    runs: list[_Run] = []
    at = 0
    while at < len(raws):
        end = at
        while end < len(raws) and raws[end].strip():
            end += 1
        if end > at:
            columns = [len(raw) - len(raw.lstrip(" \f")) for raw in raws[at:end]]
            runs.append(_Run(at, end, columns[0], min(columns[1:], default=columns[0])))
        at = max(end, at + 1)
    return runs


def _margin(runs: Sequence[_Run]) -> int | None:
    """The column in which nearly all paragraphs stand, if it is not the first."""
    long = [run for run in runs if run.end - run.first >= _LINES_OF_PARAGRAPH]
    if len(long) < _FEWEST_PARAGRAPHS:
        return None
    ((margin, _),) = Counter(run.column for run in long).most_common(1)
    inside = sum(min(run.column, run.rest) >= margin for run in long)
    return margin if 1 < margin <= _FURTHEST_IN and inside >= _MOSTLY * len(long) else None


def _further_in(
    raws: Sequence[str], runs: Sequence[_Run], columns: set[int], margin: int
) -> list[_Run]:
    """Headings of deeper levels, which stand further in than text by the same step as the others."""
    if len(columns) < 2:
        return []
    first, second = sorted(columns)[:2]
    deeper = set(range(first, margin + _DEEPEST, second - first)) - columns - {margin}
    return [
        run
        for run, under in pairwise(runs)
        if run.column in deeper and under.column == margin == under.rest and _is_heading(raws, run)
    ]


def _is_heading(raws: Sequence[str], run: _Run) -> bool:
    """Whether lines between blank ones have the form of a heading, with text somewhere below them."""
    lines = [raw.strip() for raw in raws[run.first : run.end]]
    words = " ".join(lines)
    return (
        len(lines) <= _MOST_LINES
        and run.rest == run.column
        and len(words) <= _LONGEST
        and "\f" not in raws[run.first]
        and _HEADING.match(words) is not None
        and _NO_HEADING.match(words) is None
        and (words[0].isupper() or not words[0].isalpha())
    )
