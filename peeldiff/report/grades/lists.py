"""Overviews that print areas and grades on lines of their own: a grade over all its areas, or each area
over its grade.

A copy of an overview whose columns are the grades leaves a grade once and under it the areas that have it;
one of cards or of two columns leaves pairs. Questions with their grades look the same line by line. What
tells a list of grades is how it begins, and pairs that each question comes again further down.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.model import Grade
from peeldiff.report.blocks import Block
from peeldiff.report.questions import QuestionNames
from peeldiff.words import ends_sentence, plain

__all__ = ["grade_lists", "paired_areas"]

_LONGEST = 200
_LONGEST_NAME = 60
_FEWEST_CARDS = 4
"""Pairs from which an overview may call areas by names that do not come again."""
_FEWEST_SUMMED = 3
"""Pairs from which one that has other names than the questions below sums them up."""
_LONGEST_ANSWER = 20
_HEAD_OF_TABLE = 2
"""Lines over the pairs of an overview that may name their pillar and what its columns are."""
_YEAR = late(r"(?:19|20)\d\d(?:[/–-](?:20)?\d\d)?")
"""When an area was looked at last, in a column of its own."""
_FEWEST = 2
"""Areas from which a list is one."""
_NO_AREA = ("none", "no areas", "no area", "nothing", "nil", "n/a", "-", "0")
"""What stands under a grade that no area has."""


def grade_lists(
    blocks: Sequence[Block], names: QuestionNames, words: Inspectorate
) -> dict[int, tuple[Grade, bool]]:
    """Block index → its grade, and whether the block is the grade itself; for every such list."""
    found: dict[int, tuple[Grade, bool]] = {}
    index = 0
    while index < len(blocks):
        run = _run(blocks, index, names, words)
        before = blocks[index - 1].text if index else ""
        if _leads_with_grades(run) and not (len(before) < _LONGEST and names.families(before)):
            found.update({at: (grade, is_grade) for at, grade, is_grade in run})
        index += max(1, len(run))
    return found


def paired_areas(
    blocks: Sequence[Block], names: QuestionNames, words: Inspectorate
) -> frozenset[int]:
    """The blocks that name an area in an overview of pairs: its grade stands behind it or under it.

    Each comes again further down, over its text.
    """
    found = _summed_up(blocks, names, words)
    index = 0
    while index < len(blocks):
        run: dict[int, frozenset[str]] = {}
        at = index
        told: set[str] = set()
        while pair := _pair(blocks, at, names, words, inside=bool(run)):
            families, length = pair
            if plain(blocks[at].text) in told:
                break
            told.add(plain(blocks[at].text))
            run[at] = families
            at += length
        if len(run) >= _FEWEST:
            again = {
                here
                for here, families in run.items()
                if (families and _heads_later(blocks, at, families, names, words))
                or _is_asked_later(blocks, at, blocks[here].text)
            }
            # Most come again: so do the others, by another name.
            most = len(run) >= _FEWEST_CARDS and 2 * len(again) >= len(run)
            barred = set(run) if most else again
            found |= barred | (_pillars_over(blocks, index, at, words) if barred else set())
        index = max(at, index + 1)
    return frozenset(found)


def _summed_up(blocks: Sequence[Block], names: QuestionNames, words: Inspectorate) -> set[int]:
    """The areas of pairs that sum up the questions below them in short names of their own: as many grades,
    the same in the same order, stand right under these."""
    found: set[int] = set()
    pairs: list[int] = []
    for at in range(len(blocks)):
        goes_on = pairs and at < pairs[-1] + 2
        if goes_on or not _is_card(blocks, at, words):
            continue
        pairs = [*pairs, at] if pairs and at == pairs[-1] + 2 else [at]
        if at + 2 < len(blocks) and _is_card(blocks, at + 2, words):
            continue
        if len(pairs) < _FEWEST_SUMMED:
            continue
        below = [
            words.grade_alone(blocks[asked + 1].text)
            for asked in range(at + 2, len(blocks) - 1)
            if _is_card(blocks, asked, words)
            and (blocks[asked].text.endswith("?") or names.families(blocks[asked].text))
        ]
        grades = [words.grade_alone(blocks[area + 1].text) for area in pairs]
        for first in range(len(pairs) - _FEWEST_SUMMED + 1):
            if grades[first:] == below:
                found |= set(pairs[first:])
                break
    return found


def _is_card(blocks: Sequence[Block], at: int, words: Inspectorate) -> bool:
    """Whether a short line has nothing but a grade under it, and is none itself."""
    return (
        at + 1 < len(blocks)
        and blocks[at].role in (Role.TEXT, Role.HEADING)
        and len(blocks[at].text) < _LONGEST
        and words.grade_alone(blocks[at].text) is None
        and words.grade_alone(blocks[at + 1].text) is not None
    )


def _pair(
    blocks: Sequence[Block],
    at: int,
    names: QuestionNames,
    words: Inspectorate,
    *,
    inside: bool = False,
) -> tuple[frozenset[str], int] | None:
    """The families of an area with its grade, and how many blocks the two take; `inside` a run of pairs,
    an area may have a name that nobody knows."""
    if at >= len(blocks) or blocks[at].role is Role.ROW or len(blocks[at].text) >= _LONGEST:
        return None
    if words.grade_of_heading(blocks[at].text):
        length = 1
    elif at + 1 < len(blocks) and _says_grade(blocks[at + 1].text, words):
        length = 3 if at + 2 < len(blocks) and _YEAR.fullmatch(blocks[at + 2].text) else 2
    elif at + 1 < len(blocks) and _answers(blocks[at + 1].text, words):
        length = 2
    else:
        return None
    families = frozenset(family.family for family in names.families(blocks[at].text))
    unknown = inside and length > 1 and blocks[at].role is not Role.ROW
    pillar = plain(blocks[at].text) in words.pillars
    known = families or unknown or pillar or _is_asked_later(blocks, at + 1, blocks[at].text)
    return (families, length) if known else None


def _says_grade(text: str, words: Inspectorate) -> bool:
    """Whether a line is a grade of now, or one that stands from an earlier year."""
    return words.grade_alone(text) is not None or words.carried_grade(text) is not None


def _answers(text: str, words: Inspectorate) -> bool:
    """Whether a line only says of the area above it whether it was inspected."""
    return len(text) < _LONGEST_ANSWER and bool(
        words.pattern(Structure.answer_patterns).fullmatch(f"it {plain(text)}")
    )


def _pillars_over(blocks: Sequence[Block], first: int, end: int, words: Inspectorate) -> set[int]:
    """The line above the pairs of an overview that names their pillar, which comes again further down."""
    for at in range(first - 1, max(first - 1 - _HEAD_OF_TABLE, -1), -1):
        said = plain(blocks[at].text)
        if said in words.pillars:
            again = any(plain(block.text) == said for block in blocks[end:])
            return {at} if again and blocks[at].role is Role.TEXT else set()
        if len(said) >= _LONGEST_NAME or ends_sentence(said):
            break
    return set()


def _is_asked_later(blocks: Sequence[Block], start: int, area: str) -> bool:
    """Whether a question from a block on ends with an area's name: "How effective is the force at …?"."""
    said = plain(area)
    if len(said.split()) < _FEWEST or said.endswith("?"):
        return False
    return any(
        block.text.endswith("?") and plain(block.text).removesuffix("?").rstrip().endswith(said)
        for block in blocks[start:]
    )


def _heads_later(
    blocks: Sequence[Block],
    start: int,
    families: frozenset[str],
    names: QuestionNames,
    words: Inspectorate,
) -> bool:
    """Whether a line from a block on names the same area over a text, its grade aside."""
    for at in range(start, len(blocks) - 1):
        block = blocks[at]
        if block.role not in (Role.TEXT, Role.HEADING) or len(block.text) >= _LONGEST:
            continue
        if families == {family.family for family in names.families(block.text)}:
            under = at + 1
            if words.grade_alone(blocks[under].text):
                under += 1
            if under < len(blocks) and not names.families(blocks[under].text):
                return True
    return False


def _run(
    blocks: Sequence[Block], start: int, names: QuestionNames, words: Inspectorate
) -> list[tuple[int, Grade, bool]]:
    """The lines from a grade on that are grades or areas, each with the grade last printed."""
    run: list[tuple[int, Grade, bool]] = []
    named: set[str] = set()
    for at in range(start, len(blocks)):
        block = blocks[at]
        if block.role is Role.ROW or len(block.text) >= _LONGEST:
            break
        if grade := words.grade_alone(block.text):
            run.append((at, grade, True))
        elif run and run[-1][2] and plain(block.text) in _NO_AREA:
            run.append((at, run[-1][1], False))
        elif run and (families := _named(blocks, at, names)):
            if _heads_prose(blocks, at) and (
                families <= named or not _named_again(blocks, at, families, names)
            ):
                break
            named |= families
            run.append((at, run[-1][1], False))
        elif run and _is_set_in(blocks, at, run):
            run.append((at, run[-1][1], False))
        else:
            break
    return run


def _is_set_in(blocks: Sequence[Block], at: int, run: Sequence[tuple[int, Grade, bool]]) -> bool:
    """Whether a short line is set in as far as the areas above it: one by a name that nobody knows."""
    block = blocks[at]
    areas = {blocks[above].indent for above, _, is_grade in run if not is_grade}
    return (
        areas == {block.indent}
        and block.indent > 0
        and len(block.text) < _LONGEST_NAME
        and not ends_sentence(block.text)
    )


def _named(blocks: Sequence[Block], at: int, names: QuestionNames) -> set[str]:
    """The families that a line names, or else its own words where they stand alone again further down."""
    found = {family.family for family in names.families(blocks[at].text)}
    said = plain(blocks[at].text)
    if found or ends_sentence(said) or len(said.split()) < _FEWEST:
        return found
    again = any(_stands_over_text(blocks, below, said) for below in range(at + 1, len(blocks) - 1))
    return {said} if again else set()


def _stands_over_text(blocks: Sequence[Block], at: int, said: str) -> bool:
    """Whether a line has these words, and a grade or a text stands under it."""
    return (
        blocks[at].role in (Role.TEXT, Role.HEADING)
        and len(blocks[at].text) < _LONGEST
        and plain(blocks[at].text) == said
        and blocks[at + 1].role is Role.TEXT
    )


def _heads_prose(blocks: Sequence[Block], at: int) -> bool:
    """Whether an area may be the heading of the text under it rather than the last of a list."""
    if blocks[at].role is Role.ITEM or at + 1 == len(blocks):
        return False
    under = blocks[at + 1]
    return blocks[at].role is Role.HEADING or (
        under.role is Role.TEXT and ends_sentence(under.text)
    )


def _named_again(
    blocks: Sequence[Block], at: int, families: set[str], names: QuestionNames
) -> bool:
    return any(
        block.role in (Role.TEXT, Role.HEADING)
        and len(block.text) < _LONGEST
        and not families.isdisjoint(
            (plain(block.text), *(family.family for family in names.families(block.text)))
        )
        for block in blocks[at + 1 :]
    )


def _leads_with_grades(run: Sequence[tuple[int, Grade, bool]]) -> bool:
    """Whether no grade stands twice, and areas follow on each."""
    grades = [grade for _, grade, is_grade in run if is_grade]
    areas = len(run) - len(grades)
    if areas < _FEWEST or len(set(grades)) < len(grades) or run[-1][2]:
        return False
    return not any(one[2] and two[2] for one, two in pairwise(run))
