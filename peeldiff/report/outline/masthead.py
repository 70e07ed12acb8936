"""What is set like a heading and heads nothing: the lines over a paper, and cards of facts.

Both are told by what they are made of. A masthead names who meets, when and where, over the first
sentence; a card has one value, a day or the force, for all of its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.report.blocks import FIELD, Block
from peeldiff.report.facts.dates import WEEKDAY, find_day, find_month, uniform_dates
from peeldiff.report.questions import QuestionNames
from peeldiff.words import ends_sentence, plain, year_in

__all__ = ["cards", "masthead"]

_LINES = 12
"""Blocks among which a masthead stands."""
_PROSE = 40
"""Characters of a sentence with which the text begins."""
_MOST_WORDS = 12
_ITEM = late_with(
    tuple("0123456789"),
    r"(?:agenda )?item(?: (?:no\.?|number))? ?\d+[a-z]?(?:\.\d+)?|(?:agenda|minute|paper|report|enclosure)"
    r"(?: (?:no\.?|number))? ?[a-z]?\d+[a-z]?(?:[./]\d+)*|(?:exhibit|bundle|tab)(?: (?:no\.?|number))?"
    r" ?[a-z]{0,3}[/-]?\d+[a-z]?",
)
_WITH_TIME = late(r"\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|noon|hours|hrs)\b")
_FOR_WHOM = late(
    r"for (?:information|decision|noting|discussion|approval|consideration|action)\b.{0,30}"
)
_OF_AUTHOR = late(
    r"(?:joint )?(?:report|paper|note|briefing|presentation) (?:of|by|from) (?:the )?\w.*"
)
_MEETS = late(
    r"(?:\b(?:panel|committee|board|council|commission|cabinet|authority|assembly|forum|library|archives?"
    r"|bulletin|newsletter|gazette|court|tribunal|inquiry|inquest|visit(?:ing|ors) scheme"
    r"|society|association|federation|trust)|\bcommissioner)(?: (?:meeting|agenda|paper|- .*))?"
)
_DAY_FIRST = late(rf"{WEEKDAY}\d{{1,2}}\b", re.IGNORECASE)
_MEETS_THEN = late(rf"[^,:|-]{{0,60}}{_MEETS.pattern} ?[,:|-]")
_LONGEST_LABEL, _WORDS_OF_LABEL, _LONGEST_VALUE = 40, 4, 60


def masthead(blocks: Sequence[Block], names: QuestionNames, title: str) -> frozenset[int]:
    """The blocks before the first sentence that say for whom, when and where a paper is, or whose it is.

    `title` is the report's in plain form.
    """
    first = next((at for at, block in enumerate(blocks) if _is_prose(block)), len(blocks))
    found: set[int] = set()
    for at in range(min(first, _LINES)):
        block = blocks[at]
        if block.role is Role.ROW or names.families(block.text) or block.text.endswith("?"):
            continue
        over = at + 1 < first and _stands_over_line(blocks, at)
        if (
            (_says_when(block.text) and (over or _opens_with_it(block.text)))
            or names.is_the_force(plain(block.text))
            or (over and _says_whose(block.text))
            or _ITEM.fullmatch(plain(block.text))
            or (at + 1 < first and _is_field(block))
            or (over and _stands_over_title(blocks, at, names, title))
            or (over and _is_title(block, names))
        ):
            found.add(at)
    return frozenset(found)


def cards(blocks: Sequence[Block], names: QuestionNames) -> frozenset[int]:
    """The blocks that are labels of facts: each has one short value for all of its text.

    One is told by its value, a day or the force's name; those beside it are cards as well.
    """
    found: set[int] = set()
    run: list[int] = []
    for at in range(len(blocks) + 1):
        if at < len(blocks) and _is_card(blocks, at, names):
            if run and at != run[-1] + 2:
                run = []
            run.append(at)
            if _is_fact(blocks[at + 1].text, names) or found.intersection(run):
                found.update(run)
    return frozenset(found)


def _is_prose(block: Block) -> bool:
    return (
        block.role in (Role.TEXT, Role.ITEM)
        and len(block.text) >= _PROSE
        and ends_sentence(block.text)
    )


def _says_when(text: str) -> bool:
    """Whether a line has the day of a meeting, with its hour or its place, or without."""
    said = uniform_dates(plain(text))
    return bool(find_day(said)) or (bool(find_month(said)) and bool(_WITH_TIME.search(said)))


def _opens_with_it(text: str) -> bool:
    """Whether a line has the day first, or behind the name of those who meet."""
    return _DAY_FIRST.match(text) is not None or _MEETS_THEN.match(plain(text)) is not None


def _says_whose(printed: str) -> bool:
    text = plain(printed)
    met = _MEETS.search(text)
    return len(text.split()) <= _MOST_WORDS and bool(
        _ITEM.fullmatch(text)
        or _FOR_WHOM.fullmatch(text)
        or _OF_AUTHOR.fullmatch(text)
        or (met and met.end() == len(text))
    )


def _is_field(block: Block) -> bool:
    """Whether a plain line is a label with several names behind it: "Present: …, …"."""
    plainly = block.role is Role.TEXT and not block.bold and "," in block.text
    return plainly and FIELD.match(block.text) is not None


def _stands_over_line(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line, and no row or list, stands under another."""
    return blocks[at + 1].role in (Role.TEXT, Role.HEADING) or _says_when(blocks[at + 1].text)


def _stands_over_title(blocks: Sequence[Block], at: int, names: QuestionNames, title: str) -> bool:
    """Whether what stands under a line is the report's title, which has the force or a year."""
    under = blocks[at + 1].text
    told = names.names_force(under) or bool(year_in(under))
    return len(under) > _PROSE and told and plain(under) in title


def _is_title(block: Block, names: QuestionNames) -> bool:
    """Whether a line says of which force this is, in which year."""
    return (
        _looks_set_apart(block)
        and not ends_sentence(block.text)
        and names.names_force(block.text)
        and bool(year_in(block.text))
    )


def _looks_set_apart(block: Block) -> bool:
    return block.role is Role.HEADING or (block.role is Role.TEXT and block.bold)


def _is_card(blocks: Sequence[Block], at: int, names: QuestionNames) -> bool:
    block = blocks[at]
    if at + 1 >= len(blocks) or not _looks_set_apart(block):
        return False
    value, after = blocks[at + 1], blocks[at + 2] if at + 2 < len(blocks) else None
    return (
        len(block.text) <= _LONGEST_LABEL
        and len(block.text.split()) <= _WORDS_OF_LABEL
        and not names.families(block.text)
        and value.role in (Role.TEXT, Role.ITEM)
        and not _looks_set_apart(value)
        and len(value.text) <= _LONGEST_VALUE
        and not ends_sentence(value.text)
        and (after is None or _looks_set_apart(after) or _goes_on_in_facts(value, after, names))
    )


def _goes_on_in_facts(value: Block, after: Block, names: QuestionNames) -> bool:
    """Whether a day or the force stands over another short line: the last card of several."""
    short = len(after.text) <= _LONGEST_VALUE and not ends_sentence(after.text)
    return short and after.role is Role.TEXT and _is_fact(value.text, names)


def _is_fact(text: str, names: QuestionNames) -> bool:
    said = uniform_dates(plain(text))
    return bool(find_day(said) or find_month(said)) or names.is_the_force(plain(text))
