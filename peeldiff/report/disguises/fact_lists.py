"""Lists of facts right under headings: a label on one line and what it says on the next.

Where several headings have the same labels under them, these are no headings, and the grade among what
they say is that of the heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from alignment.late import late
from alignment.records import replace
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.questions import QuestionNames
from peeldiff.words import ends_sentence, plain

__all__ = ["fold_fact_lists", "name_own_headings", "part_straps"]

_LONGEST_LABEL = 45
_LONGEST_FACT = 70
_MOST_LINES = 14
_TEXT = 90
"""Letters of a text that need not end with its sentence."""
_FEWEST = 2
"""Headings that have a label under them, from which it labels a fact."""
_STRAP = late(
    r"(?P<name>\w[^.?!:()\[\]]{3,80}?)\s*(?:[–—:|(\[]|(?<=\s)-(?=\s))\s*(?P<grade>\w[\w ]{2,24})[)\]]?\.?"
)
"""A name and what is said of it: "Responding to the public – good"."""
_EARLIER = late(r"\b(?:before|last|previous\w*|earlier|former\w*|stood|was|then)\b")
"""What the label of an earlier grade says."""


def fold_fact_lists(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Make rows of the lists of facts under the headings, and set the grade among them right under each."""
    runs = [
        (head + 1, pairs)
        for head, block in enumerate(blocks)
        if block.role is Role.HEADING and (pairs := _pairs(blocks, head + 1, names, words))
    ]
    count = Counter(label for _, pairs in runs for label in {plain(one.text) for one, _ in pairs})
    for start, pairs in reversed(runs):
        if not any(
            count[plain(label.text)] >= _FEWEST and not _is_known(label.text, fact.text, words)
            for label, fact in pairs
        ):
            continue
        first = next(at for at in range(start, len(blocks)) if blocks[at] is pairs[0][0])
        last = next(at for at in range(first, len(blocks)) if blocks[at] is pairs[-1][1])
        graded = [
            pair
            for pair in pairs
            if is_grade_line(pair[1].text, words) and not _EARLIER.search(plain(pair[0].text))
        ]
        if len(graded) != 1:
            graded = []  # nobody can tell which is the heading's
        blocks[start : last + 1] = [
            *(fact for _, fact in graded),
            *blocks[start:first],
            *_rows(blocks[first : last + 1], pairs, graded),
        ]


def part_straps(blocks: list[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Part the line under a heading of a report's own that names a question and its grade.

    "Responding to the public – good", under "Does it come when called?": at least two of a report, of
    which one names a question that is known, and none another heading.
    """
    heads = {plain(block.text) for block in blocks if block.role is Role.HEADING}
    straps: list[tuple[int, str, str]] = []
    for at, (head, under) in enumerate(pairwise(blocks), start=1):
        strap = _STRAP.fullmatch(under.text) if under.role is Role.TEXT else None
        if head.role is not Role.HEADING or names.families(head.text) or strap is None:
            continue
        name, grade = strap["name"], strap["grade"]
        if is_grade_line(grade, words) and not is_grade_line(under.text, words):
            straps.append((at, name, grade))
    if len(straps) < _FEWEST or not any(names.families(name) for _, name, _ in straps):
        return
    if any(plain(name) in heads for _, name, _ in straps):
        return
    for at, name, grade in reversed(straps):
        under = blocks[at]
        if families := names.families(name):
            names.call(blocks[at - 1].text, families)
        blocks[at : at + 1] = [
            replace(under, text=grade),
            replace(under, role=Role.ROW, text=name, cells=(name,)),
        ]


def name_own_headings(blocks: Sequence[Block], names: QuestionNames, words: Inspectorate) -> None:
    """Let headings of a report's own ask what a line right under each, or a fact in its list, names.

    "Looking after victims", over "Protecting vulnerable people": at least two of a report. The grade may
    stand between the two.
    """
    heads = Counter(plain(block.text) for block in blocks if block.role is Role.HEADING)
    told = Counter(plain(block.text) for block in blocks if block.role is not Role.HEADING)
    found: list[tuple[Block, Block]] = []
    alike: list[tuple[Block, Block]] = []
    for at, head in enumerate(blocks[:-1]):
        if head.role is not Role.HEADING or names.families(head.text):
            continue
        if is_grade_line(head.text, words) or plain(head.text) in words.pillars:
            continue
        graded = at + 2 < len(blocks) and is_grade_line(blocks[at + 1].text, words)
        place = at + 2 if graded else at + 1
        under, below = blocks[place], blocks[place + 1 : place + 2]
        if plain(under.text) in heads:
            continue
        text = bool(below) and _is_text(below[0])
        known = names.is_known(under.text) and (text or under.text.endswith("?"))
        asks = under.bold and text and under.text.endswith("?")
        named = under.cells[1:] and any(names.is_known(cell) for cell in under.cells[1:])
        if named or (under.role is Role.TEXT and (known or asks)):
            found.append((head, under))
        elif (
            text
            and graded
            and _is_name(under)
            # as an overview of this report calls it, or a data file
            and (told[plain(under.text)] > 1 or names.families(under.text))
        ):
            alike.append((head, under))
    if len(found) < _FEWEST:
        return
    for head, under in (*found, *alike):
        name = under.text if not under.cells else next(filter(names.is_known, under.cells[1:]))
        if families := names.families(name):
            names.call(head.text, families)
        if under.role is Role.TEXT:
            under.role, under.cells = Role.ROW, (under.text,)


def _is_text(block: Block) -> bool:
    """Whether a block is running text, which a box may break off."""
    return ends_sentence(block.text) or (len(block.text) >= _TEXT and ". " in block.text)


def _is_name(block: Block) -> bool:
    """Whether a block is a short line of its own, set as text."""
    named = block.role is Role.TEXT and not block.bold and len(block.text) <= _LONGEST_FACT
    return named and block.text[0].isupper() and not ends_sentence(block.text)


def _pairs(
    blocks: Sequence[Block], start: int, names: QuestionNames, words: Inspectorate
) -> list[tuple[Block, Block]]:
    """The short lines right under a heading, or behind its first sentence, two by two."""
    run: list[Block] = []
    opens = blocks[start : start + 1]
    if opens and opens[0].role is Role.TEXT and ends_sentence(opens[0].text):
        start += 1
    for block in blocks[start : start + _MOST_LINES]:
        if (
            block.role is not Role.TEXT
            or len(block.text) > _LONGEST_FACT
            or ends_sentence(block.text)
        ):
            break
        if plain(block.text) in words.finding_labels:
            break
        run.append(block)
    for offset in (0, 1):
        pairs = list(zip(run[offset::2], run[offset + 1 :: 2], strict=False))
        if pairs and all(_may_label(label, names, words) for label, _ in pairs):
            return pairs
    return []


def _is_known(label: str, fact: str, words: Inspectorate) -> bool:
    """Whether a label is one that others read: of a grade, or of a summary over one."""
    summary = plain(label) in words.plain_set(Structure.summaries)
    return summary or words.labelled_grade(f"{label}: {fact}") is not None


def _may_label(block: Block, names: QuestionNames, words: Inspectorate) -> bool:
    """Whether a line may be the label of a fact."""
    text = block.text
    return (
        len(text) <= _LONGEST_LABEL
        and text[:1].isalpha()
        and not names.families(text)
        and not is_grade_line(text, words)
    )


def _rows(
    blocks: Sequence[Block],
    pairs: Sequence[tuple[Block, Block]],
    graded: Sequence[tuple[Block, Block]],
) -> list[Block]:
    """The blocks of a list of facts with each label and its fact in one row, but for a grade set apart."""
    facts = {id(label): fact for label, fact in pairs}
    apart = {id(fact) for _, fact in graded}
    used: set[int] = set()
    rows: list[Block] = []
    for block in blocks:
        if id(block) in used or id(block) in apart:
            continue
        fact = facts.get(id(block))
        if fact is None:
            rows.append(block)
            continue
        used.add(id(fact))
        told = () if id(fact) in apart else (fact,)
        cells = (block.text, *(one.text for one in told))
        rows.append(
            replace(
                block,
                role=Role.ROW,
                text=" ".join(cells),
                cells=cells,
                last=max(block.last, *(one.last for one in told)) if told else block.last,
                lines=[*block.lines, *(number for one in told for number in one.lines)],
            )
        )
    return rows
