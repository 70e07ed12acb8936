"""How headings nest: by what they mean first, by their mark-up only where meaning says nothing.

Mark-up levels of real reports do not follow the logic (parent and child at the same level, peers at
two), so a heading gets a tier from the domain's words and the contents list: a part or pillar holds
the overall question, that holds the core questions, these hold what stands under them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum

from alignment.records import dataclass
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate, Question
from peeldiff.inspectorates.lists import Structure
from peeldiff.report.blocks import Block
from peeldiff.report.grade_lines import is_grade_line
from peeldiff.report.headings import BOLD_LEVEL, HeadingReader
from peeldiff.report.judgement_table import Judgement
from peeldiff.report.predicates import PredicateReader
from peeldiff.words import chapter, plain, sentences, unnumbered

__all__ = ["Heading", "Tier", "nest", "nest_beside_judgements", "put_under_wider", "question_above"]


_TITLE_PAGE = 30
"""Blocks within which a table of judgements stands on the title page."""


class Tier(IntEnum):
    """How high a heading stands; a heading holds those after it with a greater tier."""

    PART = 0
    OVERALL = 1
    QUESTION = 2
    LISTED = 3
    """Promised by the contents list, under a question."""
    SUMMARY = 4
    GROUP = 5
    OTHER = 6


@dataclass(slots=True)
class Heading:
    """A heading in the outline; `parent` is the index of another, `level` counts from 1."""

    block: int
    text: str
    line: int
    key: str
    """The text in plain form, without the number of a chapter."""
    tier: Tier
    markup: int
    families: tuple[Question, ...]
    parent: int | None = None
    level: int = 1
    pillar: str | None = None
    is_summary: bool = False
    is_annex: bool = False
    order: int = 0
    is_judgement: bool = False
    """Prints a judgement of a table: nothing stands under it but text."""


def nest(
    blocks: Sequence[Block],
    reader: HeadingReader,
    words: Inspectorate,
    taken: frozenset[int] | set[int],
    graded: Collection[str] = (),
) -> list[Heading]:
    """The headings of a report with their parents; `taken` are blocks that findings hold, `graded`
    what the report's overviews grade, by its name in plain form."""
    headings: list[Heading] = []
    for index, block in enumerate(blocks):
        if index in taken:
            continue
        level = reader.level(index)
        if level is not None:
            headings.append(_heading(index, block, level, reader, words))
    for heading in headings:
        if heading.tier is Tier.OTHER and heading.key in graded:
            heading.tier = Tier.QUESTION
    _settle_tiers(headings, reader, words)
    _take_as_parts(headings, blocks, reader, words, graded, taken)
    _link(headings, words)
    return headings


def nest_beside_judgements(
    blocks: Sequence[Block],
    reader: HeadingReader,
    words: Inspectorate,
    taken: frozenset[int] | set[int],
    judgements: Sequence[Judgement],
    labels: Collection[int],
    themes: Collection[int],
) -> list[Heading]:
    """The headings of a report whose questions are the `judgements` of its table, or that has none.

    The other headings nest by their mark-up alone, those of its finding lists among them:
    `labels`, and their `themes`.
    """
    printed = {judgement.block: judgement for judgement in judgements}
    headings: list[Heading] = []
    first = min(printed, default=0)
    held = any(index < first for index in (*labels, *taken))
    title = 0 if held or first >= _TITLE_PAGE else first
    for index, block in enumerate(blocks):
        if index < title:
            continue  # the title page says who was inspected, and heads nothing
        if judgement := printed.get(index):
            key = unnumbered(plain(judgement.area))
            headings.append(
                Heading(
                    index, judgement.area, block.first, key, Tier.QUESTION, BOLD_LEVEL,
                    judgement.families, is_judgement=True,
                )
            )  # fmt: skip
            continue
        if index in themes or (index in labels and _is_set_apart(block, reader)):
            level: int | None = block.level or BOLD_LEVEL
        else:
            level = None if index in taken or index in labels else reader.level(index)
        if level is not None:
            key = unnumbered(plain(block.text))
            headings.append(Heading(index, block.text, block.first, key, Tier.OTHER, level, ()))
    _link(headings, words)
    return headings


def _is_set_apart(block: Block, reader: HeadingReader) -> bool:
    """Whether the label of a list heads a section: where a report has mark-up, that says so."""
    return block.role is Role.HEADING or block.bold or not reader.marked


def put_under_wider(headings: list[Heading], judged: Collection[int], words: Inspectorate) -> None:
    """Take a question that the one before it asks among others, and that is not judged, as its part.

    "Managing offenders" under "investigating crime and managing offenders" is a sub-heading there.
    `judged` holds the headings that have a grade, or whose grade is told to be missing.
    """
    before: Heading | None = None
    found = False
    for index, heading in enumerate(headings):
        if heading.tier > Tier.QUESTION:
            continue
        if heading.tier is Tier.QUESTION and before is not None and index not in judged:
            asked = {family.family for family in heading.families}
            if asked and asked < {family.family for family in before.families}:
                heading.tier, heading.families, found = Tier.OTHER, (), True
                continue
        before = heading
    if found:
        _link(headings, words)


def question_above(headings: Sequence[Heading], at: int | None) -> int | None:
    """The nearest question that holds a heading, or the heading itself."""
    place = at
    while place is not None:
        heading = headings[place]
        if heading.tier in (Tier.OVERALL, Tier.QUESTION):
            return place
        place = heading.parent
    return at


def _heading(
    index: int, block: Block, level: int, reader: HeadingReader, words: Inspectorate
) -> Heading:
    text = unnumbered(plain(block.text))
    # The contents list outranks the wording: what it sets under a question is a part of that.
    weak = reader.contents_graded and reader.promised.get(index) is False
    families = () if weak else reader.families_at(index)
    is_annex = bool(words.pattern(Structure.annex_patterns).fullmatch(text))
    heading = Heading(
        index, block.text, block.first, text, Tier.OTHER, level, families, is_annex=is_annex
    )
    heading.is_summary = text in words.plain_set(Structure.summaries)
    if is_annex or reader.is_pillar(text):
        heading.tier = Tier.PART
    elif families:
        overall = all(family.overall for family in families)
        heading.tier = Tier.OVERALL if overall else Tier.QUESTION
        if words.pattern(Structure.part_patterns).fullmatch(text):
            heading.tier = Tier.PART
    elif text in words.plain_set(Structure.parts) or words.pattern(
        Structure.part_patterns
    ).fullmatch(text):
        heading.tier = Tier.PART
    elif heading.is_summary:
        heading.tier = Tier.SUMMARY
    elif index in reader.over_headings:
        heading.tier = Tier.GROUP
    return heading


def _settle_tiers(headings: list[Heading], reader: HeadingReader, words: Inspectorate) -> None:
    """Give the rest their tier: from the contents list, the place, and top-level mark-up."""
    pillar_parts = words.plain_set(Structure.pillar_parts)
    groups = words.plain_set(Structure.annex_groups)
    asked = any(
        heading.tier is Tier.QUESTION or heading.tier is Tier.OVERALL for heading in headings
    )
    top = min((h.markup for h in headings if h.tier <= Tier.QUESTION), default=1)
    levels = _levels_of_questions(headings)
    if reader.contents_graded:  # then the list itself tells questions from their parts
        levels = set()
    lowest = max((h.markup for h in headings if h.tier is Tier.QUESTION), default=0)
    depth = _numbered_depth(headings)
    pillar = False
    annex = False
    question = False
    for at, heading in enumerate(headings):
        text = heading.key
        if heading.is_annex:
            annex, question = True, False
        elif annex:
            if text in groups:
                heading.tier = Tier.GROUP
            elif heading.tier is Tier.GROUP:
                pass
            elif heading.tier is not Tier.PART or text in words.plain_set(Structure.parts):
                heading.tier = Tier.OTHER
        elif reader.is_pillar(text):
            pillar, question = True, False
        elif pillar and text in pillar_parts:
            heading.tier = Tier.OVERALL
        elif heading.is_summary:
            # "Overall summary" stands alone in front of the questions, or inside the one before it.
            if not question and heading.tier is Tier.PART and not pillar:
                heading.tier = Tier.SUMMARY if _overview_open(headings, heading) else Tier.PART
            else:
                heading.tier = Tier.SUMMARY
        elif heading.tier <= Tier.QUESTION:
            question = question or heading.tier is Tier.QUESTION
        elif heading.block in reader.promised and not _is_deeper(heading, levels):
            strong = reader.promised[heading.block]
            if not reader.contents_graded and pillar:
                # In a pillar the core questions are named, the overall one is asked.
                overall = heading.text.endswith("?") and not question
                heading.tier = Tier.OVERALL if overall else Tier.QUESTION
                question = question or not overall
            elif strong and not (question and _is_summed_up(headings, at)):
                heading.tier = Tier.QUESTION if asked else Tier.PART
            else:
                heading.tier = Tier.LISTED
        elif (not asked and heading.markup <= top) or (
            depth is not None and question and _depth(heading) == depth
        ):
            heading.tier = Tier.QUESTION
        elif (
            heading.text.endswith("?")
            and not question
            and heading.markup <= lowest
            and _is_told(heading, reader.blocks, PredicateReader(words, reader.names.force, None))
        ):
            heading.tier = Tier.OVERALL  # asked before the others, and judged in its first sentence
        elif heading.text.endswith("?") and levels:
            # A question that the data file does not know, printed like those that it knows.
            if heading.markup in levels:
                heading.tier = Tier.QUESTION
            elif heading.markup < min(levels) and not question:
                heading.tier = Tier.OVERALL


def _levels_of_questions(headings: Sequence[Heading]) -> set[int]:
    """The levels at which known questions stand, but for that of what is only asked inside others."""
    levels: set[int] = set()
    above = BOLD_LEVEL
    for heading in headings:
        if heading.tier in (Tier.PART, Tier.OVERALL):
            above = BOLD_LEVEL
        elif heading.tier is Tier.QUESTION and heading.markup < BOLD_LEVEL:
            if heading.markup <= above:
                levels.add(heading.markup)
            above = min(above, heading.markup)
    return levels


def _is_summed_up(headings: Sequence[Heading], at: int) -> bool:
    """Whether what a heading holds is summed up, before the next question, for the one before it."""
    if headings[at].text.endswith("?"):
        return False
    for heading in headings[at + 1 :]:
        if heading.is_summary:
            return heading.tier is Tier.SUMMARY
        if heading.tier <= Tier.QUESTION or heading.text.endswith("?"):
            return False
    return False


def _is_deeper(heading: Heading, levels: Collection[int]) -> bool:
    """Whether mark-up sets a heading under the known questions, which stand at `levels`.

    A contents list whose lines are all alike promises headings and says nothing of their levels.
    """
    return bool(levels) and max(levels) < heading.markup < BOLD_LEVEL


def _take_as_parts(
    headings: Sequence[Heading],
    blocks: Sequence[Block],
    reader: HeadingReader,
    words: Inspectorate,
    graded: Collection[str],
    taken: Collection[int],
) -> None:
    """Take what is asked between a question and its grade as parts of the question.

    Mark-up and contents lists print parts like questions; a question has one grade, and it may come last.
    What a question asks for, in the blocks `taken`, ends it.
    """
    grades = [
        index
        for index, block in enumerate(blocks)
        if index not in reader.listed and is_grade_line(block.text, words)
    ]
    predicates = PredicateReader(words, reader.names.force, None)
    question: Heading | None = None
    for at, heading in enumerate(headings):
        if heading.tier in (Tier.PART, Tier.OVERALL):
            question = None
        if heading.tier is not Tier.QUESTION:
            continue
        named_like = question is not None and _is_named_like(heading, question, reader)
        if named_like and heading.block + 1 not in grades:
            heading.tier, heading.families = Tier.OTHER, ()
            continue
        if (
            question is None
            or not _may_be_part(heading, question, reader)
            or heading.block + 1 in grades
            or heading.key.rstrip(".") in graded
            or any(question.block < grade < heading.block for grade in grades)
            or (heading.markup <= question.markup and _is_told(question, blocks, predicates))
            or (heading.families and _is_told(heading, blocks, predicates))
            or (heading.markup <= question.markup and _is_ended(question, heading, taken))
        ):
            question = heading
            continue
        end = _next_question(headings, at, question, reader, len(blocks))
        if _is_left_out(heading, question, reader) or any(
            heading.block < grade < end for grade in grades
        ):
            heading.tier, heading.families = Tier.OTHER, ()


def _is_ended(question: Heading, heading: Heading, taken: Collection[int]) -> bool:
    """Whether a list of findings stands between a question and the next heading like it."""
    return any(question.block < at < heading.block for at in taken)


def _is_told(question: Heading, blocks: Sequence[Block], predicates: PredicateReader) -> bool:
    """Whether the first sentence under a question states its grade: one that comes later is not its own."""
    under = blocks[question.block + 1 : question.block + 2]
    told = [sentence for block in under for sentence in sentences(block.text)[:1]]
    return any(
        predicates.stated(sentence, question.text, pillars=frozenset(), first=True)
        for sentence in told
    )


def _may_be_part(heading: Heading, question: Heading, reader: HeadingReader) -> bool:
    """Whether a heading asks something that no data file names, or that is like the question."""
    if not heading.families:
        return heading.text.endswith("?")
    if (
        question.text.endswith("?")
        and heading.text.endswith("?")
        and question.markup < heading.markup < BOLD_LEVEL
        and _is_left_out(heading, question, reader)
    ):
        return True  # mark-up and contents list agree
    asked = {family.family for family in question.families}
    return not reader.names.is_known(heading.text) and asked.issuperset(
        family.family for family in heading.families
    )


def _is_named_like(heading: Heading, question: Heading, reader: HeadingReader) -> bool:
    """Whether a deeper heading has words of the question that it stands under, and no known name."""
    return (
        bool(heading.families)
        and heading.markup > question.markup
        and _may_be_part(heading, question, reader)
        and reader.names.is_known(question.text)
    )


def _is_left_out(heading: Heading, question: Heading, reader: HeadingReader) -> bool:
    """Whether the contents list promises the question and not this heading."""
    return question.block in reader.promised and heading.block not in reader.promised


def _next_question(
    headings: Sequence[Heading], at: int, question: Heading, reader: HeadingReader, end: int
) -> int:
    return next(
        (
            heading.block
            for heading in headings[at + 1 :]
            if heading.tier < Tier.QUESTION
            or (heading.tier is Tier.QUESTION and not _may_be_part(heading, question, reader))
        ),
        end,
    )


def _depth(heading: Heading) -> int | None:
    """How many numbers a heading has in front: 1 for "4. ", 2 for "4.2 "; None without any."""
    number = chapter(heading.text)
    return number.count(".") + 1 if number else None


def _numbered_depth(headings: Sequence[Heading]) -> int | None:
    """The depth of number that all the questions have, if it is one and there are several."""
    depths = [_depth(heading) for heading in headings if heading.tier is Tier.QUESTION]
    return depths[0] if len(depths) > 1 and len(set(depths)) == 1 else None


def _overview_open(headings: list[Heading], heading: Heading) -> bool:
    at = headings.index(heading)
    return at > 0 and any(bool(h.families) for h in headings[:at])


def _link(headings: list[Heading], words: Inspectorate) -> None:
    """Find each heading's parent, level and pillar."""
    stack: list[int] = []
    for index, heading in enumerate(headings):
        heading.order = index
        if not heading.is_judgement:
            _close(headings, stack, heading)
        heading.parent = stack[-1] if stack else None
        heading.level = len(stack) + 1
        above = headings[heading.parent].pillar if heading.parent is not None else None
        text = heading.key
        own = text if text in words.pillars else None
        named = sorted({family.pillar for family in heading.families if family.pillar})
        heading.pillar = own or (named[0] if len(named) == 1 else None) or above
        if not heading.is_judgement:
            stack.append(index)


def _close(headings: list[Heading], stack: list[int], heading: Heading) -> None:
    while stack:
        top = headings[stack[-1]]
        if heading.tier is Tier.OTHER and top.tier is Tier.OTHER:
            # Bold lines have no level of their own: they stand beside the heading before them.
            if heading.markup >= BOLD_LEVEL > top.markup:
                heading.markup = top.markup
            if heading.markup > top.markup:
                return
        elif heading.tier > top.tier and not _stands_beside(top, heading):
            return
        stack.pop()


def _stands_beside(part: Heading, heading: Heading) -> bool:
    """Questions stand in a pillar, but beside an introduction, an overview or an annex."""
    return (
        part.tier is Tier.PART
        and heading.tier in (Tier.OVERALL, Tier.QUESTION)
        and part.pillar != part.key
    )
