"""Headings of Markdown that a converter has broken where its lines end, as Markdown has no such thing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from alignment.late import late

__all__ = ["join_wrapped_headings"]

_HEADING = late(r"[ \t>]*#{1,6} +\S")
_BEGINS_ANEW = late(r"[ \t]*(?:[#>|*+-]|\d{1,2}[.)]\s|!?\[|```|~~~|<)")
_FEWEST_WRAPPED = 6
_SHORTEST_WIDTH, _LONGEST_WIDTH = 50, 130
_MOST_BELOW = 2
"""Lines on which a heading goes on."""
_STOPS = ".:;!"


def join_wrapped_headings(lines: list[str]) -> None:
    """Put the rest of each heading behind it; the lines where it stood are blank.

    A heading goes on where its line had no room for the first word of the one right under it, which
    ends with the paragraph.
    """
    if not (width := _width(lines)):
        return
    for at, line in enumerate(lines):
        if line.lstrip(" >")[:1] != "#" or not _HEADING.match(line):
            continue
        below = _rest(lines, at, width)
        if below:
            for one in below:
                lines[at] = _joined(lines[at].rstrip(), lines[one].strip(" \t>"))
            for one in below:
                lines[one] = ""


def _joined(line: str, rest: str) -> str:
    """A heading with its rest; what was broken behind a hyphen is one word: "re-offending"."""
    return f"{line}{'' if line[-1] == '-' and line[-2:-1].isalpha() else ' '}{rest}"


def _rest(lines: Sequence[str], at: int, width: int) -> list[int]:
    below: list[int] = []
    for one in range(at + 1, min(len(lines), at + 2 + _MOST_BELOW)):
        body = lines[one].strip(" \t>")
        if not body:
            return below if below and _may_end(lines[below[-1]]) else []
        full = len(lines[one - 1].rstrip()) + 1 + len(body.split(None, 1)[0]) > width
        if not full or lines[one - 1].rstrip()[-1:] in _STOPS or _BEGINS_ANEW.match(body):
            return []
        below.append(one)
    return []


def _may_end(line: str) -> bool:
    """Whether a line is no sentence, or begins inside one."""
    body = line.strip(" \t>")
    return body[-1] not in _STOPS or body[0].islower()


def _width(lines: Sequence[str]) -> int:
    """The column at which the lines are broken; 0 where they are not."""
    wrapped = sorted(
        len(line.rstrip())
        for line, below in pairwise(lines)
        if below[:1].islower()
        and "|" not in line
        and line[:1] != "#"
        and len(line) > _SHORTEST_WIDTH
    )
    if len(wrapped) < _FEWEST_WRAPPED:
        return 0
    longest = wrapped[int(len(wrapped) * 0.97)]
    return longest if longest <= _LONGEST_WIDTH else 0
