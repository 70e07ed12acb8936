"""Headings that a report's mark-up passes over, where it tells others.

A program knows the headings of its own styles and makes plain paragraphs of those that an office has named
itself. What such a line says, and what stands above and below it, tells it from the text.
"""

from __future__ import annotations

from collections.abc import Container

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates.lists import Structure
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.outline.short_lines import SHORT_PROSE, ShortLines
from peeldiff.words import ends_sentence, plain, unnumbered

__all__ = ["unmarked_headings"]

_FEWEST = 2
"""Such lines from which on they are the report's headings; one alone may be anything."""
_MOST_WORDS = 12
"""Words of one that names nothing known and asks nothing."""
_ASKS = late(r"\b(?:should|must)\b")


def unmarked_headings(lines: ShortLines) -> frozenset[int]:
    """The plain paragraphs of a report with marked headings that are headings, too.

    Each follows the end of a text or a heading's grade, and has a grade or a text below it. None where a
    format does not tell whole paragraphs.
    """
    if not (lines.marked and lines.whole_paragraphs):
        return frozenset()
    blocks = lines.blocks
    first = next(index for index, block in enumerate(blocks) if block.role is Role.HEADING)
    marked = {_name(block) for block in blocks if block.role is Role.HEADING or block.bold}
    told = set(lines.lone_lines)
    for index in range(first + 1, len(blocks) - 1):
        if (
            _may_head(lines, index, told)
            and _name(blocks[index]) not in marked
            and (_is_known(lines, index) or _heads_grade(lines, index))
        ):
            told.add(index)
    if len(told) < _FEWEST:
        return frozenset()
    longer = (index for index in range(first + 1, len(blocks) - 1) if index not in told)
    return frozenset((*told, *(index for index in longer if _heads_like(lines, index, told))))


def _name(block: Block) -> str:
    return unnumbered(plain(block.text))


def _may_head(lines: ShortLines, index: int, told: Container[int]) -> bool:
    """Whether a plain paragraph of one line has the form of a heading, and nothing above it goes on in it.

    A grade above it is that of a heading, and not of a name beside others.
    """
    above, block, under = lines.blocks[index - 1 : index + 2]
    over = lines.blocks[index - 2] if index > 1 else None
    return (
        block.role is Role.TEXT
        and not block.bold
        and len(block.lines) == 1
        and under.first != block.last + 1
        and ": " not in block.text
        and lines.is_short(block)
        and not lines.goes_on(index)
        and (
            above.role is Role.ROW
            or ends_sentence(above.text)
            or (
                over is not None
                and (over.role is Role.HEADING or index - 2 in told)
                and is_grade_line(above.text, lines.words)
            )
        )
    )


def _is_known(lines: ShortLines, index: int) -> bool:
    """Whether a line asks something, or bears a name that heads parts, over what such a part has."""
    block, words = lines.blocks[index], lines.words
    name = _name(block)
    summary = name in words.plain_set(Structure.summaries) or name in words.plain_set(
        Structure.parts
    )
    if not (summary or block.text.endswith("?") or lines.families_at(index)):
        return False
    return _has_text(lines, index) or (
        is_grade_line(lines.blocks[index + 1].text, words)
        and not words.printed_grades.is_label(name)
    )


def _has_text(lines: ShortLines, index: int) -> bool:
    """Whether a sentence, or what leads to a list, stands right under a line."""
    under = lines.blocks[index + 1]
    return (
        under.role is Role.TEXT
        and len(under.text) >= SHORT_PROSE
        and (ends_sentence(under.text) or under.text.endswith(":"))
        and not under.text[0].islower()
    )


def _heads_grade(lines: ShortLines, index: int) -> bool:
    """Whether a line of some words has a grade under it, and a text below that."""
    block, under = lines.blocks[index], lines.blocks[index + 1]
    return (
        len(block.text.split()) <= _MOST_WORDS
        and under.role is Role.TEXT
        and is_grade_line(under.text, lines.words)
        and not lines.words.printed_grades.is_label(block.text)
        and index + 2 < len(lines.blocks)
        and _has_text(lines, index + 1)
    )


def _heads_like(lines: ShortLines, index: int, told: set[int]) -> bool:
    """Whether a longer line heads a text as those do that are told, and stands in no list of findings."""
    block = lines.blocks[index]
    if len(block.text.split()) > _MOST_WORDS or _ASKS.search(block.text):
        return False
    if is_grade_line(block.text, lines.words):
        return False
    if not (_may_head(lines, index, told) and _has_text(lines, index)):
        return False
    for at in range(index - 1, -1, -1):
        above = lines.blocks[at]
        if above.role is Role.HEADING or at in told:
            return plain(above.text) not in lines.words.finding_labels
        if plain(above.text) in lines.words.finding_labels:
            return False
    return False
