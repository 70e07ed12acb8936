"""Grades that the overviews of a report give its questions: in rows, on lines of a list, in a sentence."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cached_property

from alignment.late import late
from alignment.records import replace
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.model import Grade, GradeStatement, Stated
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.grades.mentions import GradeMentions
from peeldiff.report.grades.tables import TableRow
from peeldiff.report.judgments.overview_sentences import OverviewSentences
from peeldiff.report.outline.headed_text import HeadedText
from peeldiff.report.outline.heading import Heading, Tier
from peeldiff.report.questions import QuestionNames, subject_of, unglossed
from peeldiff.words import plain, sentences, unnumbered, words_in

__all__ = ["Overviews"]

_PARAGRAPHS = 3
"""Paragraphs of an overview that may judge its questions."""
_LONGEST_LISTED = 220
_YEAR = late(r"\b20\d\d\b")
_NOT_GRADED = late(r"\b(?:is|are|was|were) not (?:being )?graded\b")
_POINTS_BACK = late(r"\b(?:this|that|it|which)\b")


class Overviews:
    """What the overviews of one report say of its questions; `grade_lists` are its lists of grades by
    block, `rows` those of its tables."""

    def __init__(
        self,
        text: HeadedText,
        names: QuestionNames,
        words: Inspectorate,
        mentions: GradeMentions,
        grade_lists: Container[int],
        rows: Sequence[TableRow],
    ) -> None:
        self.text, self.sentences = text, OverviewSentences(mentions)
        self.not_graded = words.pattern(Judgments.ungraded_patterns)
        self.row_lines = frozenset(row.line for row in rows)
        self.whole = [row for row in rows if row.grade and names.is_whole(plain(row.name))]
        self.table: dict[str, list[TableRow]] = {}
        # "Effectiveness (overall)" beside "Efficiency (overall)" judges a pillar and not the whole.
        pillars = {row.line: _pillars_in(row.name, words) for row in self.whole}
        if len({name for named in pillars.values() for name in named}) > 1:
            self.whole = [row for row in self.whole if not pillars[row.line]]
            for row in rows:
                for pillar in pillars.get(row.line, ()):
                    self.table.setdefault(pillar, []).append(row)
        for row in rows:
            name = plain(row.name).rstrip(".")
            for key in dict.fromkeys((*row.families, name, unglossed(name))):
                self.table.setdefault(key, []).append(row)
            # "Investigating offending" is asked as "How effective is the force at investigating offending?".
            named = plain(row.name)
            if not row.families and (asked := names.question_named(named)) and asked != named:
                self.table.setdefault(asked, []).append(row)
            if subject := subject_of(named):
                self.table.setdefault(subject, []).append(row)
        keys = frozenset(heading.key for heading in text.headings)
        self._keys = keys.union(map(subject_of, keys)) - {""}
        self.listed = _listed_lines(text, names, words, grade_lists)

    def rows_of(self, heading: Heading) -> Iterator[TableRow]:
        """The rows of all overviews that name what a heading asks."""
        for key in dict.fromkeys((*(family.family for family in heading.families), heading.key)):
            yield from self.table.get(key, [])

    def whole_within(self, first: int, last: int) -> GradeStatement | None:
        """The grade in a row on the whole between two lines of the report."""
        row = next((row for row in self.whole if first <= row.line <= last), None)
        return self._told(row) if row else None

    def row_of(self, key: str) -> GradeStatement | None:
        """The grade in a row that has these very words."""
        row = next((row for row in self.table.get(key, []) if row.grade), None)
        return self._told(row) if row else None

    def _told(self, row: TableRow) -> GradeStatement | None:
        if row.grade is None:
            return None
        return GradeStatement(row.grade, Stated.TABLE, row.line, None, row.text)

    def graded(self, heading: Heading, earlier: str | None) -> GradeStatement | None:
        """A grade from the overview: a table row, or a question with its grade on the next line."""
        # The row that has the heading's very words comes before others of its family.
        if told := self.row_of(heading.key):
            return replace(told, carried_over_from=earlier)
        for row in self.table.get(subject_of(heading.key), []):
            if row.grade:  # the table has but what the question asks about
                return GradeStatement(row.grade, Stated.TABLE, row.line, earlier, row.text)
        if heading.key in self.listed:
            grade, block, _ = self.listed[heading.key]
            return GradeStatement(grade, Stated.LINE, block.first, earlier, block.text)
        for family in heading.families:
            for row in self.table.get(family.family, []):
                if self._is_anothers(plain(row.name), heading):
                    continue
                if row.grade and len(heading.families) == len(row.families):
                    return GradeStatement(row.grade, Stated.TABLE, row.line, earlier, row.text)
            if family.family in self.listed:
                grade, block, said = self.listed[family.family]
                if not self._is_anothers(said, heading):
                    return GradeStatement(grade, Stated.LINE, block.first, earlier, block.text)
        return None

    def _is_anothers(self, said: str, heading: Heading) -> bool:
        """Whether the overview has the very words of another heading: two may be of one family."""
        return heading.key not in (said, subject_of(said)) and (
            said in self._keys or subject_of(said) in self._keys
        )

    @cached_property
    def told(self) -> dict[int, GradeStatement]:
        """Question → the grade that a sentence of the overview above it gives it among others, or that
        it is told there to have none."""
        found: dict[int, GradeStatement] = {}
        asked: dict[int, list[int]] = {}
        above: list[int] = []
        judging: set[int] = set()
        for index, heading in enumerate(self.text.headings):
            # "Overall judgment", before the first question, judges them all.
            opens = heading.is_summary and not asked
            if opens or heading.tier is Tier.OVERALL or heading.tier is Tier.PART:
                if above and above[-1] in asked:
                    above = []
                above.append(index)
                if not opens:
                    judging -= set(above[:-1])  # the last one judges those that follow it
                if heading.asks_for_whole or heading.is_summary:
                    judging.add(index)
            elif heading.tier is Tier.QUESTION:
                for one in above:
                    asked.setdefault(one, []).append(index)
        for index, questions in asked.items():
            texts = self.text.own_text(index)
            names = [self.text.headings[question].text for question in questions]
            for nth, at in enumerate(texts):
                block = self.text.blocks[at]
                above_it = ""
                for sentence in sentences(block.text):
                    told: dict[int, Grade] = {}
                    if index in judging and nth < _PARAGRAPHS:
                        told = self.sentences.listed(sentence, names)
                    said = plain(sentence)
                    denies = _NOT_GRADED.search(said) or self.not_graded.search(said)
                    if denies and not _YEAR.search(said):
                        # "The last is the service to victims. We don't grade this area."
                        about = f"{above_it} {sentence}" if _POINTS_BACK.search(said) else sentence
                        told |= dict.fromkeys(self.sentences.named(about, names), Grade.UNGRADED)
                    above_it = sentence
                    for place, grade in told.items():
                        statement = GradeStatement(grade, Stated.PROSE, block.first, None, sentence)
                        found.setdefault(questions[place], statement)
        return found


def _pillars_in(name: str, words: Inspectorate) -> list[str]:
    return [word for word in words_in(plain(name)) if word in words.pillars]


def _listed_lines(
    text: HeadedText,
    names: QuestionNames,
    words: Inspectorate,
    otherwise: Container[int],
) -> dict[str, tuple[Grade, Block, str]]:
    """Family, or question in plain form → grade on the line after it in an overview that is no heading, and
    the words of the line."""
    blocks = text.blocks
    heads = {heading.block for heading in text.headings}
    found: dict[str, tuple[Grade, Block, str]] = {}
    for index in range(len(blocks) - 1):
        block, after = blocks[index], blocks[index + 1]
        if (
            index in heads
            or index in otherwise
            or len(block.text) > _LONGEST_LISTED
            or not is_grade_line(after.text, words)
        ):
            continue
        for family in names.families(block.text):
            if grade := words.grade_alone(after.text):
                said = unnumbered(plain(block.text))
                found.setdefault(family.family, (grade, after, said))
                # Two questions of one cycle may be of one family: their very words come first.
                found.setdefault(said, (grade, after, said))
    return found
