"""Which headings that ask something are parts of the question above them.

A question has one grade. Mark-up and contents lists print what it asks inside like questions of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from alignment.words import stems
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.grades.passages import PassageGrades
from peeldiff.report.outline.heading import Heading, Tier
from peeldiff.report.outline.headings import BOLD_LEVEL, HeadingReader
from peeldiff.words import sentences

__all__ = ["is_judged_at_once", "take_as_parts", "take_narrower"]

_FEWEST_ASKED = 2
"""Known questions, asked in full, from which a report asks each of its own."""


def take_as_parts(
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
    passages = reader.passages
    asked = {h.key for h in headings if h.tier is Tier.QUESTION and _is_asked(h)}
    question: Heading | None = None
    for at, heading in enumerate(headings):
        if heading.tier in (Tier.PART, Tier.OVERALL):
            question = None
        if (
            len(asked) >= _FEWEST_ASKED
            and question is not None
            and _is_asked(question)
            and heading.tier is Tier.QUESTION
            and heading.families
            and not heading.text.endswith("?")
            and heading.block + 1 not in grades
            and heading.key.rstrip(".") not in graded
            and heading.markup >= question.markup
            and not is_judged_at_once(heading, blocks, passages, named=1)
        ):
            # What has but the name of a question, in a report that asks each of its own.
            heading.tier, heading.families = Tier.OTHER, ()
            continue
        if heading.tier is not Tier.QUESTION:
            continue
        named_like = question is not None and _is_named_like(heading, question, reader)
        if named_like and heading.block + 1 not in grades:
            heading.tier, heading.families = Tier.OTHER, ()
            continue
        if question is not None and _is_summed_up(headings, at, question, blocks, words):
            heading.tier = Tier.OTHER
            continue
        if (
            question is None
            or not _may_be_part(heading, question, reader)
            or heading.block + 1 in grades
            or heading.key.rstrip(".") in graded
            or any(question.block < grade < heading.block for grade in grades)
            or (heading.markup <= question.markup and is_judged_at_once(question, blocks, passages))
            or (heading.families and is_judged_at_once(heading, blocks, passages))
            or (heading.markup <= question.markup and _is_ended(question, heading, taken))
        ):
            question = heading
            continue
        end = _next_question(headings, at, question, reader, len(blocks))
        if _is_left_out(heading, question, reader) or any(
            heading.block < grade < end for grade in grades
        ):
            heading.tier, heading.families = Tier.OTHER, ()


def _is_summed_up(
    headings: Sequence[Heading],
    at: int,
    question: Heading,
    blocks: Sequence[Block],
    words: Inspectorate,
) -> bool:
    """Whether an unknown question without a grade stands between a known one that has its grade right under
    it and the summary that says this grade again, where mark-up has all of them on one level."""
    heading = headings[at]
    if heading.families or not question.families or heading.markup > question.markup:
        return False
    grade = words.grade_alone(blocks[question.block + 1].text)
    for other in headings[at:]:
        under = blocks[other.block + 1 : other.block + 2]
        told = words.grade_alone(under[0].text) if under else None
        if other.is_summary or told or other.families:
            return grade is not None and other.is_summary and told is grade
    return False


def _is_asked(heading: Heading) -> bool:
    """Whether a heading is a known question, in the words of one."""
    return bool(heading.families) and heading.text.endswith("?")


def _is_ended(question: Heading, heading: Heading, taken: Collection[int]) -> bool:
    """Whether a list of findings stands between a question and the next heading like it."""
    return any(question.block < at < heading.block for at in taken)


def is_judged_at_once(
    question: Heading,
    blocks: Sequence[Block],
    passages: PassageGrades,
    *,
    named: float = 0.0,
) -> bool:
    """Whether the first sentence under a question states its grade: one that comes later is not its own.

    The sentence has to hold the share `named` of the question's words.
    """
    under = blocks[question.block + 1 : question.block + 2]
    told = [sentence for block in under for sentence in sentences(block.text)[:1]]
    return any(
        passages.in_sentence(sentence, question.text)
        for sentence in told
        if not named or _share_named(question.text, sentence) >= named
    )


def _share_named(heading: str, sentence: str) -> float:
    """The share of the stems of a heading that a sentence has."""
    named = set(stems(heading))
    return len(named & set(stems(sentence))) / len(named) if named else 0.0


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


def take_narrower(headings: Sequence[Heading], judged: Collection[int]) -> bool:
    """Take a question that the one before it asks among others, and that is not judged, as its part.

    "Managing offenders" under "investigating crime and managing offenders" is a sub-heading there.
    `judged` holds the headings that have a grade, or whose grade is told to be missing. Returns whether
    there was one.
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
    return found
