"""How high each heading stands: told by its words, the contents list, its place and its mark-up.

Mark-up levels of real reports do not follow the logic (parent and child at the same level, peers at
two), so mark-up is asked last.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.report.blocks import Block
from peeldiff.report.outline.heading import Heading, Tier
from peeldiff.report.outline.headings import BOLD_LEVEL, HeadingReader
from peeldiff.report.outline.question_parts import is_judged_at_once
from peeldiff.words import chapter, plain, unnumbered

__all__ = ["make_heading", "settle_tiers"]

_NAMED = 0.6
"""Share of an unknown heading's words in the sentence that judges it."""


def make_heading(
    index: int, block: Block, level: int, reader: HeadingReader, words: Inspectorate
) -> Heading:
    """A heading with the tier that its own words tell."""
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
    elif index in reader.lines.over_headings:
        heading.tier = Tier.GROUP
    return heading


def settle_tiers(headings: list[Heading], reader: HeadingReader, words: Inspectorate) -> None:
    """Give the rest their tier: from the contents list, the place, and top-level mark-up."""
    settler = _Settler(headings, reader, words)
    for at, heading in enumerate(headings):
        settler.settle(at, heading)


class _Settler:
    """Goes through the headings of one report in their order."""

    def __init__(self, headings: list[Heading], reader: HeadingReader, words: Inspectorate) -> None:
        self.headings, self.reader, self.words = headings, reader, words
        self.pillar_parts = words.plain_set(Structure.pillar_parts)
        self.parts = words.plain_set(Structure.parts)
        self.groups = words.plain_set(Structure.annex_groups)
        self.asked = any(heading.tier in (Tier.QUESTION, Tier.OVERALL) for heading in headings)
        self.top = min((h.markup for h in headings if h.tier <= Tier.QUESTION), default=1)
        # A graded contents list itself tells questions from their parts.
        self.levels = set() if reader.contents_graded else _levels_of_questions(headings)
        self.lowest = max((h.markup for h in headings if h.tier is Tier.QUESTION), default=0)
        self.depth = _numbered_depth(headings)
        self.pillar = self.annex = self.question = False
        """Whether a pillar, an annex or a question is open at the heading."""

    def settle(self, at: int, heading: Heading) -> None:
        """Give the heading at a place its tier."""
        if heading.is_annex:
            self.annex, self.question = True, False
        elif self.annex:
            self._in_annex(heading)
        elif self.reader.is_pillar(heading.key):
            self.pillar, self.question = True, False
        elif self.pillar and heading.key in self.pillar_parts:
            heading.tier = Tier.OVERALL
        elif heading.is_summary:
            heading.tier = self._of_summary(heading)
        elif heading.tier <= Tier.QUESTION:
            self.question = self.question or heading.tier is Tier.QUESTION
        elif heading.block in self.reader.promised and not _is_deeper(heading, self.levels):
            heading.tier = self._promised(at, heading)
        elif (tier := self._by_place(heading)) is not None:
            heading.tier = tier

    def _in_annex(self, heading: Heading) -> None:
        if heading.key in self.groups:
            heading.tier = Tier.GROUP
        elif heading.tier is not Tier.GROUP and (
            heading.tier is not Tier.PART or heading.key in self.parts
        ):
            heading.tier = Tier.OTHER

    def _of_summary(self, heading: Heading) -> Tier:
        # "Overall summary" stands alone in front of the questions, or inside the one before it.
        if self.question or heading.tier is not Tier.PART or self.pillar:
            return Tier.SUMMARY
        return Tier.SUMMARY if _overview_open(self.headings, heading) else Tier.PART

    def _promised(self, at: int, heading: Heading) -> Tier:
        """The tier of a heading that the contents list promises."""
        if not self.reader.contents_graded and self.pillar:
            # In a pillar the core questions are named, the overall one is asked.
            overall = heading.text.endswith("?") and not self.question
            self.question = self.question or not overall
            return Tier.OVERALL if overall else Tier.QUESTION
        strong = self.reader.promised[heading.block]
        if strong and not (self.question and _is_summed_up(self.headings, at)):
            return Tier.QUESTION if self.asked else Tier.PART
        return Tier.LISTED

    def _by_place(self, heading: Heading) -> Tier | None:
        """The tier of a heading by its mark-up, its number and what it asks; None to leave it."""
        if (not self.asked and heading.markup <= self.top) or (
            self.depth is not None and self.question and _depth(heading) == self.depth
        ):
            return Tier.QUESTION
        if not heading.text.endswith("?"):
            judged = heading.markup in self.levels and is_judged_at_once(
                heading, self.reader.blocks, self.reader.passages, named=_NAMED
            )
            # An area that the data file does not know, printed and judged like those that it knows.
            return Tier.QUESTION if judged else None
        if (
            not self.question
            and heading.markup <= self.lowest
            and is_judged_at_once(heading, self.reader.blocks, self.reader.passages)
        ):
            return Tier.OVERALL  # asked before the others, and judged in its first sentence
        if heading.markup in self.levels:
            # A question that the data file does not know, printed like those that it knows.
            return Tier.QUESTION
        if self.levels and heading.markup < min(self.levels) and not self.question:
            return Tier.OVERALL
        return None


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
