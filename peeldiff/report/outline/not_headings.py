"""Lines that head nothing, whatever they look like: grades, dates, names, captions, quotations."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture, Judgments, Structure
from peeldiff.report.aside.covering import asks_its_readers
from peeldiff.report.blocks import Block
from peeldiff.report.facts.dates import MONTH_NAMES
from peeldiff.report.grades.lines import (
    answer_rows,
    is_grade_line,
    is_row_of_grades,
    pillar_grade,
    year_label,
)
from peeldiff.report.outline.short_lines import LETTERS, ShortLines
from peeldiff.report.questions import WHOLE, QuestionNames
from peeldiff.words import ends_sentence, plain, unnumbered, words_in

__all__ = ["NotHeadings"]

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_DATE = late_with(
    tuple(f"{month} 20" for month in _MONTHS),
    r"(?:\d{1,2}(?:st|nd|rd|th)? ?(?:(?:-|to|and) ?\d{1,2}(?:st|nd|rd|th)? )?)?"
    rf"(?:{'|'.join(_MONTHS)})"
    r" 20\d\d(?: ?[|©].*)?",
)
_BY_INSPECTORATES = late_with(
    ("inspectorate",), r"by (?:hm|her majesty's|his majesty's|the) [^.]*\binspectorate\b"
)
_QUOTED = late_with(('"', "'"), r"\"[^\"]{12,}\"|'[^']{12,}'")
"""A sentence of the text set large beside it."""
_FIGURES_AT_END = late(r" (?<=\D )\d[\d,.]*%?(?: \d[\d,.]*%?)+$")
"""The cells of a row that is printed as a line: "other offences 252 232 92.1%"."""
_FIGURES = late(r"[£+–−-]?\d[\d,.]*%?(?: [£+–−-]?\d[\d,.]*%?)+")
"""A row of figures alone."""
_NAME = late_with(("HM ", "His ", "Her "), r"(?:[A-Z][\w.'’-]*,? ){2,5}?(?=H(?:M|is|er) )")
_ASKS = late(r"\b(?:should|must)\b")
"""What a line asks that leads on to a list: no heading does."""
_TITLE_BLOCKS = 8
_SENTENCE = 60
"""Letters from which what stands under a heading before the contents list is text."""
_TITLE_WORDS = [
    "an",
    "a",
    "and",
    "by",
    "in",
    "into",
    "including",
    "of",
    "on",
    "the",
    "re",
    "inspection",
    "reinspection",
    "assessment",
    "report",
]
_OF_DATES = late(rf"\d{{1,4}}(?:st|nd|rd|th)?|to|from|between|{MONTH_NAMES}")
_YEARS = late(r"(?:20)?\d\d")
_PARTING = (" | ", " · ", " • ")
"""What parts the links of a page on one line, its facts, and those of a signature."""


def _ends_with_figures(text: str) -> bool:
    """Whether a text ends with the cells of a row of figures."""
    last = text[text.rfind(" ") + 1 :]
    return last[:1].isdigit() and _FIGURES_AT_END.search(text) is not None


class NotHeadings:
    """Tells the lines of one report that head nothing.

    `title` is the report's in plain form, `contents_end` the last line of its contents list, `listed` holds
    the blocks of its overviews, mastheads and cards.
    """

    def __init__(
        self, lines: ShortLines, *, title: str, contents_end: int, listed: Container[int]
    ) -> None:
        self.lines = lines
        self.blocks: Sequence[Block] = lines.blocks
        self.names: QuestionNames = lines.names
        self.words: Inspectorate = lines.words
        self.title = title
        self.contents_end = contents_end
        self.listed = listed

    def _ends_the_text(self, index: int) -> bool:
        """Whether a line is the last, behind text, and so heads nothing: what a page goes on with."""
        return 0 < index == len(self.blocks) - 1 and self.blocks[index - 1].role is not Role.HEADING

    def holds(self, index: int) -> bool:
        """Whether a block is surely no heading."""
        block = self.blocks[index]
        text = plain(block.text)
        words = self.words
        return (
            not text
            or (text in words.finding_labels and not asks_its_readers(self.blocks, index, words))
            or is_grade_line(block.text, words)
            or is_row_of_grades(text, words)
            or words.carried_grade(text) is not None
            or index in self.listed
            or words.printed_grades.with_areas(block.text) is not None
            or text in words.plain_set(Structure.not_headings)
            or text in words.plain_set(Judgments.interim)
            or text in words.plain_set(Structure.contents)
            or (
                bool(words.pattern(Structure.list_end_patterns).fullmatch(text))
                and text not in words.plain_set(Structure.text_heads)
            )
            or not LETTERS.search(text)
            or self._ends_the_text(index)
            or self._is_head_of_table(index, text)
            or self._is_over_figures(index)
            or index in self._answers
            or (index > 0 and self._grades_whole(index))
            or self._says_it_stands(index, text)
            or self._says_whose_grade(index, text)
            or (index > 0 and self._has_its_grade(index - 1))
            or self._signs(block.text)
            or any(block.text.count(sign) > 1 for sign in _PARTING)
            or self.lines.is_share(index)
            or _ends_with_figures(text)
            or not self.may_head(index)
            or _QUOTED.fullmatch(text) is not None
            or (block.first <= self.contents_end and not self._heads_prose(index))
            or self._is_title(index, text)
            or (block.text.endswith(":") and _ASKS.search(text) is not None)
            or (
                index < _TITLE_BLOCKS
                and text in self.title
                and (index < self._first_prose or 2 * len(text) > len(self.title))
                and not self.names.families(block.text)
            )
            or (
                block.role is not Role.HEADING
                and (self.lines.is_period(text) or self.names.is_the_force(text))
            )
            or (
                # The title page, where a file calls each of its lines a heading.
                index < _TITLE_BLOCKS
                and self.names.is_the_force(text)
                and not any(other.role is Role.HEADING for other in self.blocks[:index])
                and self._heads_titles(index)
            )
        )

    def _heads_prose(self, index: int) -> bool:
        """Whether a line that is marked as a heading stands right over a sentence of the text: a part of
        a report may come before the contents list."""
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return (
            self.blocks[index].role is Role.HEADING
            and under is not None
            and under.role is Role.TEXT
            and len(under.text) >= _SENTENCE
            and ends_sentence(under.text)
        )

    def _heads_titles(self, index: int) -> bool:
        """Whether no sentence stands between a line and the next heading."""
        for block in self.blocks[index + 1 :]:
            if block.role is Role.HEADING:
                return True
            if block.role is not Role.TEXT or ends_sentence(block.text):
                return False
        return False

    def may_head(self, index: int) -> bool:
        """Whether a line may name a section: the inspectorate's name or a date alone never does."""
        text = plain(self.blocks[index].text)
        return (
            text not in self.words.inspectorate_names
            and not _BY_INSPECTORATES.match(text)
            and not _DATE.fullmatch(text)
            and not self._names_visit(text)
            and not (text in self.words.pillars and self.in_row_of_pillars(index))
        )

    def _names_visit(self, text: str) -> bool:
        """Whether a line is the force's name and the days of a visit."""
        own, told = self._of_force, set(words_in(text))
        return bool(own) and own < told and all(map(_OF_DATES.fullmatch, told - own))

    def _is_title(self, index: int, text: str) -> bool:
        """Whether a line says which inspection of which force this is, and nothing else: it is a title
        wherever it stands."""
        own, told = self._of_force, set(words_in(text))
        if not all(map(_YEARS.fullmatch, told - self._of_titles - own)):
            return False
        named = bool(own) and own <= told
        dated = any(_YEARS.fullmatch(word) for word in told)
        inspected = "inspection" in told or "assessment" in told
        programme = any(set(words_in(mark)) <= told for mark in self._marks)
        early = index < min(_TITLE_BLOCKS, self._first_prose)
        pillar = not told.isdisjoint(self.words.pillars)
        again = early and text.startswith(("re-inspection", "reinspection"))
        if programme and (named or (dated and (pillar or early))):
            return True
        return inspected and (named or (dated and again))

    @cached_property
    def _of_force(self) -> frozenset[str]:
        return frozenset(words_in(self.names.force or ""))

    @cached_property
    def _marks(self) -> tuple[str, ...]:
        return tuple(mark for marks in self.words.programmes.values() for mark in marks)

    @cached_property
    def _of_titles(self) -> frozenset[str]:
        """The words that titles are made of."""
        named = (word for mark in self._marks for word in words_in(plain(mark)))
        return frozenset((*named, *self.words.pillars, *_TITLE_WORDS))

    def _signs(self, text: str) -> bool:
        """Whether a line is somebody's name with the office of an inspector behind it."""
        name = _NAME.match(text)
        office = self.words.pattern(Furniture.signature_patterns)
        return name is not None and office.fullmatch(plain(text[name.end() :])) is not None

    def _is_head_of_table(self, index: int, text: str) -> bool:
        """Whether a line names what the columns of the table under it compare."""
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if under is None or not (under.role is Role.ROW or under.text[-1:].isdigit()):
            return False
        return any(name in text for name in self.words.plain_set(Structure.compared))

    def _is_over_figures(self, index: int) -> bool:
        """Whether a line with a number in it says what is counted in the columns under it: their names in
        one row, and nothing but figures below these."""
        block = self.blocks[index]
        under = self.blocks[index + 1 : index + 3]
        return (
            block.role is Role.TEXT
            and len(under) > 1
            and any(map(str.isdigit, block.text))
            and under[0].role is Role.ROW
            and not any(map(str.isdigit, under[0].text))
            and _FIGURES.fullmatch(f"{under[1].mark} {under[1].text}".strip()) is not None
        )

    def _grades_whole(self, index: int) -> bool:
        """Whether a line under "Overall judgment" says on which pillar that is, with the grade."""
        over = plain(self.blocks[index - 1].text)
        return over in WHOLE and pillar_grade(self.blocks[index].text, self.words) is not None

    def _says_it_stands(self, index: int, text: str) -> bool:
        """Whether a line right under a grade says that an earlier inspection gave it."""
        stands = self.words.pattern(Judgments.standing_patterns)
        return (
            index > 0
            and is_grade_line(self.blocks[index - 1].text, self.words)
            and stands.search(text) is not None
        )

    def _says_whose_grade(self, index: int, text: str) -> bool:
        """Whether a line right over a grade says which inspection gave it: "2016 judgment"."""
        label = year_label(text, self.words)
        under = self.blocks[index + 1].text if index + 1 < len(self.blocks) else ""
        return label is not None and (label[1] is not None or is_grade_line(under, self.words))

    def _has_its_grade(self, index: int) -> bool:
        """Whether a line says whose the grade under it is: what stands there heads nothing."""
        label = year_label(self.blocks[index].text, self.words)
        return label is not None and label[1] is None

    @cached_property
    def _first_prose(self) -> int:
        """The first block that is a sentence under a heading: the title page ends above it."""
        headed = False
        for index, block in enumerate(self.blocks):
            headed = headed or (block.role is Role.HEADING and plain(block.text) not in self.title)
            if headed and block.role is Role.TEXT and ends_sentence(block.text):
                return index
        return len(self.blocks)

    @cached_property
    def _answers(self) -> frozenset[int]:
        return answer_rows(self.blocks, self.words)

    def in_row_of_pillars(self, index: int) -> bool:
        """Whether pillars stand one right under another with nothing between: links to their pages."""
        near = (*self.blocks[max(0, index - 1) : index], *self.blocks[index + 1 : index + 2])
        return any(unnumbered(plain(block.text)) in self.words.pillars for block in near)
