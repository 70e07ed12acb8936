"""Which blocks are headings.

Where a report has mark-up, mark-up decides (levels do not: see `nesting`). Where it has none, a
heading is a line that the contents list promises, that is a known question, or that is short, ends
without a full stop and has prose under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate, Question
from peeldiff.inspectorates.lists import Structure
from peeldiff.report.aside.contents import Contents
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.grades.lists import grade_lists, paired_areas
from peeldiff.report.grades.mentions import GradeMentions
from peeldiff.report.grades.passages import PassageGrades
from peeldiff.report.outline.masthead import cards, masthead
from peeldiff.report.outline.not_headings import NotHeadings
from peeldiff.report.outline.short_lines import MOST_CHARACTERS, ShortLines, may_name
from peeldiff.report.outline.unmarked import unmarked_headings
from peeldiff.report.questions import QuestionNames
from peeldiff.words import ends_sentence, plain, unnumbered

__all__ = ["BOLD_LEVEL", "HeadingReader"]

BOLD_LEVEL = 7
"""The mark-up level of a heading without any: bold, or told by what it says and where it stands."""
_PROSE = 60
_WORDS_OF_LABEL = 3
_LISTED = (Role.TEXT, Role.HEADING, Role.ITEM)
_LONGEST_PROMISED = 250
_LONGEST_LISTED = 200
"""Characters within which a line may be the next in a list of questions."""
_LONGEST_ANNEX = 80


_FIGURE = late(
    r"(?!\d{1,2}\.\d{1,2}$|\d{1,2}$)[£+~<>–−-]?\d[\d,.]*(?:(?:%|p| ?per ?cent| ?million|m|k)(?!\w)|$| \()"
)
"""How a figure begins that is set under what it counts."""


class HeadingReader:
    """Decides for each block of one report whether it is a heading, and remembers why."""

    def __init__(
        self,
        blocks: Sequence[Block],
        contents: Contents | None,
        names: QuestionNames,
        words: Inspectorate,
        title: str | None,
        *,
        whole_paragraphs: bool = False,
        printed: bool = False,
    ) -> None:
        self.printed = printed
        self.blocks = blocks
        self.names = names
        self.words = words
        self.marked = sum(1 for block in blocks if block.role is Role.HEADING) >= 3
        self.contents_graded = contents is not None and contents.graded
        self.listed = grade_lists(blocks, names, words)
        paired = paired_areas(blocks, names, words)
        self.lines = ShortLines(
            blocks, names, words, marked=self.marked, whole_paragraphs=whole_paragraphs
        )
        self.barred = NotHeadings(
            self.lines,
            title=plain(title or ""),
            contents_end=contents.end if contents else 0,
            listed=paired.union(
                self.listed, masthead(blocks, names, plain(title or "")), cards(blocks, names)
            ),
        )
        self.promised = self._promised(contents)
        self._levels: dict[int, int | None] = {}

    @cached_property
    def passages(self) -> PassageGrades:
        """What reads judgments in the text under a heading, whatever the cycle."""
        return PassageGrades(GradeMentions(self.words, self.names.force, None), None)

    def _promised(self, contents: Contents | None) -> dict[int, bool]:
        """Block index → whether its contents entry is a strong one; matched in order, each once."""
        found: dict[int, bool] = {}
        if contents is None:
            return found
        at = 0
        while at < len(self.blocks) and self.blocks[at].first <= contents.end:
            at += 1
        places: dict[str, list[int]] = {}
        for index in range(at, len(self.blocks)):
            block = self.blocks[index]
            if len(block.text) < _LONGEST_PROMISED and block.role in _LISTED:
                places.setdefault(_loose(block.text), []).append(index)
        after = at - 1
        for entry in contents.entries:
            options = [index for index in places.get(_loose(entry.heading), []) if index > after]
            marked = [
                i for i in options if self.blocks[i].role is Role.HEADING or self.blocks[i].bold
            ]
            options = marked or [i for i in options if not self.marked] or options
            if options:
                chosen = next((i for i in options if self._has_body(i)), options[0])
                found[chosen] = entry.strong
                after = chosen
        return found

    def _has_body(self, index: int) -> bool:
        """Whether something other than a grade and the next listed question stands under a line."""
        under = self.lines.follower(index)
        if under is not None and is_grade_line(under.text, self.words):
            under = self.lines.follower(index + 1)
        return under is not None and not (
            under.role is Role.TEXT
            and len(under.text) < _LONGEST_LISTED
            and bool(self.names.families(under.text))
        )

    def level(self, index: int) -> int | None:
        """The mark-up level of a heading (7 for a bold or plain line), or None for no heading."""
        if index not in self._levels:
            self._levels[index] = self._level(index)
        return self._levels[index]

    def _level(self, index: int) -> int | None:
        block = self.blocks[index]
        if (level := self._marked_level(index)) is not None:
            return None if self.barred.holds(index) else level
        if self.marked or block.role is not Role.TEXT or block.bold or not may_name(block):
            return None
        if self.barred.holds(index) or not self._is_plain_heading(index):
            return None
        return self._plain_level(block)

    def _marked_level(self, index: int) -> int | None:
        """The level of a line that mark-up, the contents list or its place sets apart."""
        block = self.blocks[index]
        if block.role is Role.HEADING:
            return block.level or BOLD_LEVEL
        if index in self.promised:
            return BOLD_LEVEL
        if block.role is Role.TEXT and block.bold and self._fits(block):
            return None if self._labels_value(index) else BOLD_LEVEL
        unmarked = self.marked and (index in self.lines.lone_lines or index in self._unmarked)
        return BOLD_LEVEL + 1 if unmarked else None

    @cached_property
    def _unmarked(self) -> frozenset[int]:
        # What is read off print has its headings by their looks, which show no paragraph's style.
        return frozenset() if self.printed else unmarked_headings(self.lines)

    def _labels_value(self, index: int) -> bool:
        """Whether a bold line of a word or two with a colon has a value under it: "Published on:"; or
        any has a figure."""
        text, follower = self.blocks[index].text, self.lines.follower(index)
        under = follower.text if follower is not None else ""
        short = text.endswith(":") and len(text.split()) <= _WORDS_OF_LABEL
        figure = (
            _FIGURE.match(under) is not None
            and text[-1:] not in "?:"
            and not under.endswith((".", ":"))
        )
        return (short or figure) and 0 < len(under) < _PROSE and not ends_sentence(under)

    def _plain_level(self, block: Block) -> int:
        """The level of a plain heading: deeper ones stand further in, where text does not."""
        indents = self.lines.indents
        return BOLD_LEVEL + indents.index(block.indent) if block.indent in indents else BOLD_LEVEL

    def _fits(self, block: Block) -> bool:
        text = block.text
        return (
            len(text) <= MOST_CHARACTERS + 80
            and not text.endswith((".", ",", ";"))
            and (text[0].isupper() or text[0].isdigit() or text[0] in "'\"‘“")
        )

    def _is_plain_heading(self, index: int) -> bool:
        text = plain(self.blocks[index].text)
        if self.lines.goes_on(index):
            return False
        if self.families_at(index):
            if self._has_grade(text) and any(
                self._has_grade(plain(beside.text)) for beside in self._on_lines_beside(index)
            ):
                return False  # rows of areas with their grades
            if self._closes_overview(index, text) or self._is_flat_row(text):
                return False
            return self._has_body(index) or text not in self._bodied
        text = unnumbered(text)
        if text in self.words.plain_set(Structure.parts) or text in self.words.plain_set(
            Structure.summaries
        ):
            return True
        if self.is_pillar(text):
            return self._has_pillars and not self.barred.in_row_of_pillars(index)
        if (
            self.words.pattern(Structure.annex_patterns).fullmatch(text)
            and len(text) < _LONGEST_ANNEX
        ):
            return True
        if text in self.words.plain_set(Structure.annex_groups):
            return True
        return index in self.lines.over_headings or self.lines.looks_like_heading(index)

    def _has_grade(self, text: str) -> bool:
        """Whether a line in plain form has a grade at its end or behind its colon: "Vetting: good (2016)"."""
        behind = text.partition(": ")[2]
        grades = tuple(self.words.grade_names)
        return text.endswith(tuple(f" {grade}" for grade in grades)) or behind.startswith(grades)

    def _on_lines_beside(self, index: int) -> list[Block]:
        """The blocks on the lines right above and right below one."""
        block = self.blocks[index]
        above, below = self.blocks[max(index - 1, 0) : index], self.blocks[index + 1 : index + 2]
        return [
            *(other for other in above if other.last + 1 == block.first),
            *(other for other in below if block.last + 1 == other.first),
        ]

    def is_pillar(self, text: str) -> bool:
        """Whether a heading in plain form names a pillar that holds questions.

        What is only ever told in words is a pillar beside others, and else a matter like any other.
        """
        narrative = text in self.words.head.narrative_pillars
        return text in self.words.pillars and (self._has_pillars or not narrative)

    @cached_property
    def _has_pillars(self) -> bool:
        """A pillar's name alone heads a part only in a report that has several."""
        return sum(unnumbered(plain(block.text)) in self.words.pillars for block in self.blocks) > 1

    @cached_property
    def _bodied(self) -> dict[str, int]:
        """The questions that stand somewhere over a body, in plain form, and where they do last."""
        return {
            plain(block.text): index
            for index, block in enumerate(self.blocks)
            if self.families_at(index) and self._has_body(index)
        }

    def _is_flat_row(self, text: str) -> bool:
        """Whether a line is a question that stands elsewhere over a body, with its grade behind it."""
        grade = next((word for word in self.words.grade_names if text.endswith(f" {word}")), None)
        return grade is not None and text.removesuffix(grade).rstrip() in self._bodied

    def _closes_overview(self, index: int, text: str) -> bool:
        """Whether a question is the last in a list of questions, and the prose under it the list's."""
        above = index - 1
        if above > 0 and is_grade_line(self.blocks[above].text, self.words):
            above -= 1
        if above < 0 or self._bodied.get(text, -1) <= index or self._has_body(above):
            return False
        families = self.families_at(above)
        again = self._bodied.get(plain(self.blocks[above].text), -1) > index
        return again and bool(families) and not all(family.overall for family in families)

    def families_at(self, index: int) -> tuple[Question, ...]:
        """The question families that a block names, if it is short enough for a heading."""
        return self.lines.families_at(index)


def _loose(text: str) -> str:
    """A heading as a contents list may have it: no spaces, stops or dashes."""
    return re.sub(r"[\W_]+", "", plain(text))
