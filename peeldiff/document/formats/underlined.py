"""Headings of a plain text that are told by the line drawn under them."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from alignment.records import replace
from peeldiff.document.source import Line, Role

__all__ = ["tell_underlined"]

_UNDER = late(r"={6,}")
_DRAWN = "=~^_*-"
_UNDER_ONE = late(rf"([{_DRAWN}])\1{{3,}}")
_UNEQUAL = 2
"""Columns by which a line drawn under a heading of one line may be longer or shorter."""
_MOST_UNDERLINED = 3
"""Lines of a heading over the line that is drawn under it."""


def tell_underlined(lines: list[Line], raws: Sequence[str]) -> None:
    """Tell a heading of several lines that has a line of equals signs under it, or of one line that has
    a line of its own length under it: its lines are bold."""
    for index, raw in enumerate(raws):
        under = raw.strip()
        if not under or under[0] not in _DRAWN:
            continue
        if _UNDER_ONE.fullmatch(under) and index and _is_lone_over(lines, index, len(under)):
            lines[index - 1] = replace(lines[index - 1], bold=True)
        if not _UNDER.fullmatch(under):
            continue
        first = index
        while first > 0 and lines[first - 1].text and lines[first - 1].role is Role.TEXT:
            first -= 1
        if 1 < index - first <= _MOST_UNDERLINED:
            for at in range(first, index):
                lines[at] = replace(lines[at], bold=True)


def _is_lone_over(lines: Sequence[Line], index: int, length: int) -> bool:
    """Whether one line of text, as long as the rule at `index`, stands right over it and alone."""
    over = lines[index - 1]
    alone = index < 2 or (not lines[index - 2].text and lines[index - 2].role is not Role.RULE)
    return over.role is Role.TEXT and alone and abs(len(over.text) - length) <= _UNEQUAL
