"""Lines that say one thing: a grade, whose grade it is, that it is to come, yes or no."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments, Structure
from peeldiff.model import Grade
from peeldiff.report.blocks import Block
from peeldiff.words import plain

__all__ = [
    "answer_rows",
    "is_grade_line",
    "is_interim_line",
    "is_row_of_grades",
    "pillar_grade",
    "year_label",
]

_YEAR_ALONE = late(r"(?P<year>20\d\d(?:/\d\d)?)")
_LONGEST_GRADE = 100
"""Characters of a line that is nothing but a grade: a choice of five with boxes is long."""
_LONGEST_OVER_GRADE = 60
_LONGEST_ANSWER = 170


def is_grade_line(text: str, words: Inspectorate) -> bool:
    """Whether a line is nothing but a grade."""
    return len(text) < _LONGEST_GRADE and words.grade_alone(text) is not None


def is_row_of_grades(text: str, words: Inspectorate) -> bool:
    """Whether a line is several grades side by side, each of something above it or with a box."""
    if words.printed_grades.is_choice(text):
        return True
    rest, found = plain(text), 0
    while name := next((name for name in words.grade_names if rest.startswith(name)), None):
        rest, found = rest[len(name) :].lstrip(), found + 1
    return not rest and found > 1


def year_label(text: str, words: Inspectorate) -> tuple[re.Match[str], Grade | None] | None:
    """What a line says of whose grade stands under it, or behind its colon; None for other lines."""
    if len(text) >= _LONGEST_OVER_GRADE:
        return None
    head, _, rest = text.partition(":")
    match = words.pattern(Judgments.year_label_patterns).fullmatch(plain(head))
    grade = words.grade_alone(rest) if rest.strip() else None
    if match is None and grade:
        match = _YEAR_ALONE.fullmatch(plain(head))  # "2018/19: Adequate", over "2021/22: Good"
    return (match, grade) if match and (grade or not rest.strip()) else None


def pillar_grade(text: str, words: Inspectorate) -> Grade | None:
    """The grade of a line that names a pillar before it and nothing else: "Efficiency: Good"."""
    pillar, colon, rest = plain(text).partition(":")
    return words.grade_alone(rest.strip()) if colon and pillar in words.pillars else None


def is_interim_line(text: str, words: Inspectorate) -> bool:
    """Whether a line says that the grade is still to come."""
    return len(text) < 60 and plain(text) in words.plain_set(Judgments.interim)


def answer_rows(blocks: Sequence[Block], words: Inspectorate) -> frozenset[int]:
    """The indexes of lines of text, one under another, that end with yes or no: rows of a table."""
    pattern = words.pattern(Structure.answer_patterns)
    ends = [
        block.role is Role.TEXT
        and len(block.text) <= _LONGEST_ANSWER
        and pattern.fullmatch(plain(block.text)) is not None
        for block in blocks
    ]
    return frozenset(
        index
        for index, is_answer in enumerate(ends)
        if is_answer and True in (*ends[max(0, index - 1) : index], *ends[index + 1 : index + 2])
    )
