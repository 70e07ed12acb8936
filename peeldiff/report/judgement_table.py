"""Judgements that a report prints as a table on its first page, or as a sentence set like a heading.

Where an inspectorate prints them so, each is a section of its own: its heading is the area as printed,
and its grade stands there and nowhere else, though the text below may say it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import dataclass
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate, Question
from peeldiff.inspectorates.patterns import caught
from peeldiff.model import Grade, GradeStatement, Stated
from peeldiff.report.blocks import Block
from peeldiff.report.questions import QuestionNames
from peeldiff.words import plain, unnumbered

__all__ = ["Judgement", "free_boxed_headings", "read_judgements"]

_FEWEST_ROWS = 2
"""Rows from which a table is one: a grade in a box beside a heading looks like a row."""
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


def free_boxed_headings(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Make a heading of each known area that is set as a lone row with its grade in a box beside it."""
    if words.judgement_tables is None:
        return
    for run in list(_runs(blocks, names, words)):
        block = blocks[run[0].block]
        if len(run) == 1 and run[0].families and block.role is Role.ROW:
            area, grade = _cells(block, words) or ("", "")
            block.role, block.text, block.cells = Role.HEADING, f"{area}: {grade}", ()


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
