"""Grades that a page prints over their headings, put under them before anybody looks for judgments.

A card has its badge above its name. Below the text of the question before, it looks like the end of that.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.questions import QuestionNames
from peeldiff.words import plain

__all__ = ["lower_grades"]

_FEWEST = 2
"""Grades between a text and a heading from which on a page sets them so."""


def lower_grades(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Set each grade under the heading right below it, if the report prints them all above headings.

    The first must be that of no text before it, or the text below must say the grades again: a report may
    also end each part with its grade.
    """
    graded = [
        index
        for index, block in enumerate(blocks)
        if block.role is Role.TEXT and is_grade_line(block.text, words)
    ]
    above = [index for index in graded if _is_over_heading(blocks, index)]
    if not graded or len(above) < len(graded):
        return
    behind_text = sum(index > 0 and blocks[index - 1].role is not Role.HEADING for index in above)
    if behind_text < _FEWEST:
        return
    if not (_opens(blocks, above[0], names) or _are_said_below(blocks, above, names)):
        return
    for index in reversed(above):
        blocks[index : index + 2] = [blocks[index + 1], blocks[index]]


def _is_over_heading(blocks: Sequence[Block], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].role is Role.HEADING


def _are_said_below(blocks: Sequence[Block], above: Sequence[int], names: QuestionNames) -> bool:
    """Whether a known question stands under each grade, and the text under most of these says the grade."""
    said = [
        at
        for at in above
        if at + 2 < len(blocks)
        and f" {plain(blocks[at].text)} " in f"{plain(blocks[at + 2].text)} "
    ]
    known = all(names.families(blocks[at + 1].text) for at in above)
    return known and len(said) >= _FEWEST and 2 * len(said) > len(above)


def _opens(blocks: Sequence[Block], index: int, names: QuestionNames) -> bool:
    """Whether the first grade stands over a known question, or under the title alone, and no heading above
    it is a question."""
    headings = [block for block in blocks[:index] if block.role is Role.HEADING]
    first = len(headings) <= 1 or bool(names.families(blocks[index + 1].text))
    return first and not any(names.families(heading.text) for heading in headings)
