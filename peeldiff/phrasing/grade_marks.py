"""A grade as letters and a sign in a table of years: the same on a page, in the browser and in a survey."""

from __future__ import annotations

import re
from collections.abc import Iterable

from peeldiff.history.shapes import GradePoint
from peeldiff.model import Grade, GradeChangeKind
from peeldiff.model.vocabulary import GRADE_CHANGES, GRADES
from peeldiff.phrasing.phrases import SHARED_SIGN

__all__ = ["grade_mark", "mark_meanings"]

_CARRIED = "←"
_NOT_ASKED = "·"
_NOT_GRADED = GRADES[Grade.UNGRADED].short
_NOT_PRINTED = "?"
_MOVES = {
    kind: GRADE_CHANGES[kind].sign for kind in (GradeChangeKind.IMPROVED, GradeChangeKind.DECLINED)
}
_LEGEND = (
    *((term.short, term.heading.lower()) for term in GRADES.values() if term.short.isalpha()),
    (_MOVES[GradeChangeKind.IMPROVED], "better than the grade that stood before"),
    (_MOVES[GradeChangeKind.DECLINED], "worse than the grade that stood before"),
    (_CARRIED, "not inspected, an earlier judgment stands"),
    (SHARED_SIGN, "one grade for several of these questions"),
    (_NOT_GRADED, "asked but not graded"),
    (_NOT_PRINTED, "no grade printed"),
    (_NOT_ASKED, "not asked"),
)


def grade_mark(point: GradePoint | None) -> str:
    """The mark of a question in one inspection: "RI ▼", "G ←", "A†", "?", "·"."""
    if point is None:
        return _NOT_ASKED
    shared = SHARED_SIGN if point.shared_with else ""
    if point.grade is None:
        return f"{_NOT_PRINTED}{shared}"
    letters = GRADES[point.grade].short
    if point.grade is Grade.UNGRADED:
        return f"{letters}{shared}"
    sign = _CARRIED if point.carried_over else _MOVES.get(point.change, "") if point.change else ""
    return f"{letters}{shared} {sign}".rstrip()


def mark_meanings(marks: Iterable[str]) -> str:
    """What marks mean, in one order, each sign once; "" for none."""
    there = {piece for mark in marks for piece in re.findall(r"[A-Z]+|[^A-Z ]", mark)}
    return "; ".join(f"{sign} {meaning}" for sign, meaning in _LEGEND if sign in there)
