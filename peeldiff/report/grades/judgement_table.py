"""Judgements that a report prints as a table on its first page, or as a sentence set like a heading.

Where an inspectorate prints them so, each is a section of its own: its heading is the area as printed,
and its grade stands there and nowhere else, though the text below may say it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from alignment.records import dataclass, replace
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate, Question
from peeldiff.inspectorates.patterns import caught
from peeldiff.model import Grade, GradeStatement, Stated
from peeldiff.report.blocks import Block
from peeldiff.report.questions import QuestionNames
from peeldiff.words import plain, unnumbered

__all__ = ["Judgement", "free_boxed_headings", "read_judgements", "said_again"]

_FEWEST_ROWS = 2
"""Rows from which a table is one: a grade in a box beside a heading looks like a row."""
_OF_A_BOX = 2
"""Cells of a box beside a heading: what it is on, and its grade."""
_SHORTEST_NAME = 6
_LONGEST_NAME = 160
_LONGEST_SENTENCE = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement: the block that prints it, its area as printed, and the grade.

    `also` is the block of the grade where that stands on a line of its own, or None.
    """

    block: int
    area: str
    families: tuple[Question, ...]
    grade: GradeStatement
    also: int | None = None


def read_judgements(
    blocks: Sequence[Block], names: QuestionNames, words: Inspectorate
) -> list[Judgement]:
    """The judgements of a report in reading order; none for an inspectorate that prints no such tables."""
    if words.judgement_tables is None:
        return []
    found: list[Judgement] = []
    seen: set[str] = set()
    said: set[tuple[str, Grade]] = set()
    for run in _runs(blocks, names, words):
        known = sum(bool(row.families) for row in run)
        if len(run) < _FEWEST_ROWS or not (known or _is_headed(blocks, run[0].block, words)):
            continue
        told = {(plain(unnumbered(row.area)), row.grade.value) for row in run}
        if not told <= said:  # a table that comes again says nothing new
            said |= told
            seen.update(*map(_keys, run))
            found += run
    found += _stated(blocks, seen, words)
    return sorted(found, key=lambda row: row.block)


def free_boxed_headings(
    blocks: list[Block], names: QuestionNames, words: Inspectorate
) -> list[Block]:
    """Make a heading of each known area that is set as a lone row with its grade in a box beside it, and
    a line of the grade; return the rows that only named the columns of such a box.

    Where the heading stands right over the box as well, that is left as it is.
    """
    if words.judgement_tables is None:
        return []
    lone = [
        run[0].block for run in _runs(blocks, names, words) if len(run) == 1 and run[0].families
    ]
    boxed = [
        at for at in lone if blocks[at].role is Role.ROW and not _is_headed_alike(blocks, at, words)
    ]
    levels = [_level_of_box(blocks, at) for at in boxed]
    rank = max(levels, key=levels.count, default=0) or max(levels, default=0)
    rank = rank or _level_above(blocks, boxed, words)
    named: list[Block] = []
    for at, level in zip(reversed(boxed), reversed(levels), strict=True):
        row = blocks[at]
        area, grade = _cells(row, words) or ("", "")
        head = replace(row, role=Role.HEADING, text=area, cells=(), parts=(), level=level or rank)
        blocks[at : at + 1] = [head, replace(head, role=Role.TEXT, text=grade, level=0)]
        if _names_columns(blocks, at - 1, words):
            named.append(blocks.pop(at - 1))
    return named


def _level_of_box(blocks: Sequence[Block], at: int) -> int:
    """The level of a boxed heading: what its look tells, but above that of the heading right under it."""
    level = blocks[at].level
    under = blocks[at + 1] if at + 1 < len(blocks) else None
    if under is None or under.role is not Role.HEADING or not under.level:
        return level
    above = max(1, under.level - 1)
    # Nothing of its own leaves the part that it stands in.
    return min(level, above) if level and above > 1 else level or above


def _level_above(blocks: Sequence[Block], boxed: Sequence[int], words: Inspectorate) -> int:
    """The level of boxed headings by the heading above the first: right under it they stand in its part."""
    first = boxed[0] if boxed else 0
    over = first - 2 if _names_columns(blocks, first - 1, words) else first - 1
    for at in range(over, -1, -1):
        if blocks[at].role is Role.HEADING and blocks[at].level:
            return blocks[at].level + (at == over)
    return 0


def _names_columns(blocks: Sequence[Block], at: int, words: Inspectorate) -> bool:
    """Whether a block is a row over another one that names an area and its grade."""
    if at < 0 or blocks[at].role is not Role.ROW:
        return False
    cells = _filled(blocks[at])
    return len(cells) == _OF_A_BOX and not any(map(words.grade_alone, cells))


def _is_headed_alike(blocks: Sequence[Block], at: int, words: Inspectorate) -> bool:
    """Whether the heading right over a box, or over the names of its columns, is the area in it."""
    over = at - 2 if _names_columns(blocks, at - 1, words) else at - 1
    area, _ = _cells(blocks[at], words) or ("", "")
    return (
        over >= 0 and blocks[over].role is Role.HEADING and plain(blocks[over].text) == plain(area)
    )


def said_again(
    blocks: Sequence[Block], found: Sequence[Judgement], names: QuestionNames, words: Inspectorate
) -> set[int]:
    """The lines that only say the grade of a judgement again, right under the area that they are on."""
    grades = {family: row.grade.value for row in found for family in _keys(row)}
    return {
        at
        for at, (head, block) in enumerate(pairwise(blocks), start=1)
        if head.role is Role.HEADING
        and block.role is Role.TEXT
        and (grade := words.grade_alone(block.text))
        and any(grades.get(family.family) is grade for family in names.families(head.text))
    }


def _keys(row: Judgement) -> set[str]:
    return {family.family for family in row.families}


def _runs(
    blocks: Sequence[Block], names: QuestionNames, words: Inspectorate
) -> Iterator[list[Judgement]]:
    """Rows of judgements that stand one under another."""
    run: list[Judgement] = []
    at = 0
    while at < len(blocks):
        row = _row(blocks, at, names, words)
        if row is not None:
            run.append(row)
            at = (row.also or at) + 1
            continue
        # A row of one cell heads those under it.
        if run and not (blocks[at].role is Role.ROW and len(_filled(blocks[at])) == 1):
            yield run
            run = []
        at += 1
    if run:
        yield run


def _row(
    blocks: Sequence[Block], at: int, names: QuestionNames, words: Inspectorate
) -> Judgement | None:
    """The judgement that a row of a table prints, or a line, or a line with the grade under it."""
    block = blocks[at]
    if block.role is Role.ROW:
        cells = _cells(block, words)
        if cells is None:
            return None
        return _judgement(block, at, *cells, names.families(cells[0]), words)
    if len(block.text) > _LONGEST_NAME:
        return None
    families = names.families(block.text)
    if families and names.is_known(block.text):
        under = blocks[at + 1] if at + 1 < len(blocks) else None
        if under is None or under.role is Role.ROW or not words.grade_alone(under.text):
            return None
        return _judgement(block, at, block.text, under.text, families, words, also=under)
    if block.role is Role.HEADING:
        return None  # "Help and protection: Good" heads its text
    said = plain(block.text)
    for word in words.grade_names:
        if said.endswith(f" {word}"):
            area, grade = block.text[: -len(word)].rstrip(" :-–"), block.text[-len(word) :]
            if (families := names.families(area)) and names.is_known(area):
                return _judgement(block, at, area, grade, families, words)
    return None


def _judgement(
    block: Block,
    at: int,
    area: str,
    printed: str,
    families: tuple[Question, ...],
    words: Inspectorate,
    *,
    also: Block | None = None,
) -> Judgement | None:
    grade = words.grade_alone(printed)
    if grade is None:
        return None
    statement = (
        GradeStatement(grade, Stated.TABLE, block.first, None, f"{area}: {printed}")
        if also is None
        else GradeStatement(grade, Stated.LINE, also.first, None, printed)
    )
    return Judgement(
        block=at, area=area, families=families, grade=statement, also=at + 1 if also else None
    )


def _filled(block: Block) -> list[str]:
    return [cell for cell in block.cells if cell.strip()]


def _cells(block: Block, words: Inspectorate) -> tuple[str, str] | None:
    """The area and the grade of a row that holds both and nothing else."""
    cells = _filled(block)
    grades = [cell for cell in cells if words.grade_alone(cell)]
    areas = [cell for cell in cells if not words.grade_alone(cell)]
    if len(grades) != 1 or not areas:
        return None
    # The number of an area may have a cell of its own.
    area = " ".join(areas)
    return (area, grades[0]) if _SHORTEST_NAME <= len(area) <= _LONGEST_NAME else None


def _is_headed(blocks: Sequence[Block], first: int, words: Inspectorate) -> bool:
    """Whether the row above the first is the head of a table of judgements."""
    if first == 0 or blocks[first - 1].role is not Role.ROW:
        return False
    tables = words.judgement_tables
    heads = frozenset(map(plain, tables.heads)) if tables else frozenset[str]()
    return any(plain(cell) in heads for cell in blocks[first - 1].cells)


def _first_words(text: str, area: str) -> str:
    """As many words of a text as an area has, or all of it for none."""
    words = text.split()
    return " ".join(words[: len(area.split()) or None])


def _stated(blocks: Sequence[Block], seen: set[str], words: Inspectorate) -> Iterator[Judgement]:
    """The first sentence for each judgement that no table has given."""
    known = {question.family: question for question in words.questions}
    for entry in words.judgement_tables.stated if words.judgement_tables else ():
        family = entry.family
        if family in seen:
            continue
        pattern = words.pattern_of(entry.patterns)
        for at, block in enumerate(blocks):
            if block.role not in (Role.TEXT, Role.HEADING) or len(block.text) > _LONGEST_SENTENCE:
                continue
            match = pattern.fullmatch(plain(unnumbered(block.text)).rstrip("."))
            if match is None:
                continue
            grade = words.grade_names[caught(match, "grade") or ""]
            statement = GradeStatement(grade, Stated.PROSE, block.first, None, block.text)
            area = _first_words(unnumbered(block.text), caught(match, "area") or "")
            yield Judgement(block=at, area=area, families=(known[family],), grade=statement)
            break
