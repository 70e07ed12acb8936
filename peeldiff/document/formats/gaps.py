"""Headings of a plain text that only the blank lines around them tell.

Programs that make a text of a book for reading set paragraphs one blank line apart, and headings several:
more above than below. Where mark-up tells headings, nothing is looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from alignment.late import late

__all__ = ["mark_headings_between_gaps"]

_FEWEST = 3
_ABOVE, _BELOW = 4, 2
"""Blank lines at least that stand above a heading, and exactly those that stand below it."""
_MOST_LINES, _LONGEST = 4, 250
_MARKED = late(r"[ \t]*(?:#{1,6} |[=-]{3,}\s*\Z)")
_OPENS = late(r"[^\W_a-z]|[\"'“‘(]\w")
_COUNTS = late(r"\d+")
_CLOSES = (".", ";", ",", ":", "!")


def mark_headings_between_gaps(lines: list[str]) -> None:
    """Set number signs before such headings, each on one line, if there are several.

    A print has such gaps at the ends of its pages, round what stands there again and again.
    """
    if any("\f" in line or _MARKED.match(line) for line in lines):
        return
    paragraphs = list(_paragraphs(lines))
    gaps = [below[0] - above[1] for above, below in pairwise(paragraphs)]
    if not gaps or Counter(gaps).most_common(1)[0][0] != 1:
        return
    found = [
        paragraph
        for above, paragraph, below in zip(gaps, paragraphs[1:], gaps[1:], strict=False)
        if above >= _ABOVE and below == _BELOW and _may_head(lines, paragraph)
    ]
    said = Counter(_COUNTS.sub("", _joined(lines, paragraph)) for paragraph in found)
    found = [one for one in found if said[_COUNTS.sub("", _joined(lines, one))] == 1]
    if len(found) < _FEWEST:
        return
    for first, end in found:
        lines[first] = f"## {_joined(lines, (first, end))}"
        lines[first + 1 : end] = [""] * (end - first - 1)


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each paragraph, and the one behind its last."""
    first: int | None = None
    for at, line in enumerate([*lines, ""]):
        if line.strip():
            first = at if first is None else first
        elif first is not None:
            yield first, at
            first = None


def _joined(lines: Sequence[str], paragraph: tuple[int, int]) -> str:
    return " ".join(line.strip() for line in lines[paragraph[0] : paragraph[1]])


def _may_head(lines: Sequence[str], paragraph: tuple[int, int]) -> bool:
    first, end = paragraph
    text = _joined(lines, paragraph)
    return (
        end - first <= _MOST_LINES
        and len(text) <= _LONGEST
        and not text.endswith(_CLOSES)
        and _OPENS.match(text) is not None
    )
