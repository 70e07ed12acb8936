"""Which question bears which grade, and whether this inspection or an earlier one gave it.

A grade stands once, on the question that it judges, wherever it is printed: on a line of its own, in
the heading, in the first sentences, in an overview table. "Good" in ordinary praise, last year's
grade, the scale in a footnote and the grade of a part are not grades; so prose is believed only at
the head of a question, and only if it speaks of what the question asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from alignment.records import replace
from alignment.words import stems
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.patterns import caught
from peeldiff.model import Grade, GradeStatement, Stated
from peeldiff.report.blocks import Block
from peeldiff.report.grades.lines import is_grade_line, pillar_grade, year_label
from peeldiff.report.grades.mentions import GradeMentions
from peeldiff.report.grades.tables import TableRow
from peeldiff.report.judgments.carried_over import CarriedOver
from peeldiff.report.judgments.judgment import Judgment
from peeldiff.report.judgments.on_the_whole import OnTheWhole
from peeldiff.report.judgments.overviews import Overviews
from peeldiff.report.judgments.own_questions import OwnQuestions
from peeldiff.report.judgments.sentences import GradeSentences
from peeldiff.report.outline.headed_text import HeadedText
from peeldiff.report.outline.heading import Heading, Tier
from peeldiff.report.questions import WHOLE, QuestionNames
from peeldiff.words import plain

__all__ = ["read_grades"]

_OPENING = 3
"""Blocks under a heading among which a grade that is carried over stands."""
_LABELLED = 2
"""Cells of a row that has a label and a grade."""


def read_grades(
    blocks: Sequence[Block],
    headings: Sequence[Heading],
    taken: set[int],
    names: QuestionNames,
    words: Inspectorate,
    cycle: str | None,
    listed: Mapping[int, tuple[Grade, bool]],
    rows: Sequence[TableRow],
) -> dict[int, Judgment]:
    """Heading index → judgment, for every heading that is judged or said not to be inspected.

    `listed` are the report's `grade_lists`, `rows` those of its overviews.
    """
    text = HeadedText(blocks, headings, taken)
    reader = _Reader(text, names, words, cycle, listed, rows)
    found: dict[int, Judgment] = {}
    for index, heading in enumerate(headings):
        judgment = reader.judge(index, heading)
        if judgment.grade is not None or not judgment.inspected:
            found[index] = judgment
    for index in reader.on_the_whole.judged_anew(found):
        grade = found[index].grade
        found[index] = replace(
            found[index], inspected=True, grade=grade and replace(grade, carried_over_from=None)
        )
    found |= reader.on_the_whole.told(found, reader.own_questions.judged)
    for index in reader.on_the_whole.told_twice(found):
        del found[index]
    return found


class _Reader:
    def __init__(
        self,
        text: HeadedText,
        names: QuestionNames,
        words: Inspectorate,
        cycle: str | None,
        grade_lists: Mapping[int, tuple[Grade, bool]],
        rows: Sequence[TableRow],
    ) -> None:
        self.text, self.words, self.cycle = text, words, cycle
        self.blocks, self.headings, self.own = text.blocks, text.headings, text.own
        self.grade_lists = grade_lists
        mentions = GradeMentions(words, names.force, cycle)
        self.overviews = Overviews(text, names, words, mentions, grade_lists, rows)
        self.sentences = GradeSentences(text, self.overviews, words, mentions, cycle)
        self.carried_over = CarriedOver(text, self.overviews, words, cycle)
        self.on_the_whole = OnTheWhole(
            text, self.overviews, words, self.sentences, self._stands_alone
        )
        self.own_questions = OwnQuestions(
            text, self.overviews, self.sentences, self.carried_over, words, self._line_anywhere
        )

    def judge(self, index: int, heading: Heading) -> Judgment:
        """The judgment on one heading."""
        is_question = heading.tier in (Tier.OVERALL, Tier.QUESTION) or bool(heading.families)
        if is_question and not heading.families and self._names_work(heading):
            return Judgment(None, inspected=True)
        line = self._line(index, is_question=is_question)
        # What heads the judgment on the whole, where nothing above asks for it, is judged itself.
        of_question = heading.is_summary and not self._stands_alone(index, heading)
        if not is_question and (line is None or of_question or heading.is_annex):
            told = (
                self._on_this_point(index, heading)
                or self._on_the_whole(index, heading)
                or (None if heading.is_annex else self.sentences.ungraded(index, heading))
            )
            if told and told.stated is Stated.PROSE and heading.text.endswith("?"):
                inspected, earlier = self.carried_over.inspected(index, heading)
                told = told if inspected else replace(told, carried_over_from=earlier)
                return Judgment(told, inspected)
            return Judgment(told, inspected=True) if told else self._in_own_words(index)
        if line is None and is_question and (carried := self._carried_line(index)):
            return carried
        inspected, earlier = self.carried_over.inspected(index, heading)
        if heading.tier is Tier.PART and heading.families and line is None:
            inspected, earlier = True, None
        grade = self._grade(index, heading, line, earlier, inspected=inspected)
        if grade is None and is_question:
            grade = self.overviews.graded(heading, earlier)
        if grade is None and any(family.overall for family in heading.families):
            grade = self._row_on_the_whole(index)
        if grade is None and heading.tier is Tier.QUESTION:
            grade = self.overviews.told.get(index) or self._line_below(index, earlier)
        if grade is None and is_question and inspected:
            grade = self.own_questions.named_above.get(index)
        if grade is None and index in self.own_questions.judged:
            return self._in_own_words(index)
        if grade is None and is_question and inspected:
            if stands := self.sentences.left_standing(index, heading):
                return Judgment(stands, inspected=False)
            grade = self.sentences.ungraded(index, heading)
        return Judgment(grade, inspected, (line[1],) if line else ())

    def _carried_line(self, index: int) -> Judgment | None:
        """A line near the heading that has a grade and the earlier year that it is carried over from."""
        for at in self.own(index)[:_OPENING]:
            block = self.blocks[at]
            cells = [cell for cell in block.cells if cell]
            labelled = len(cells) == _LABELLED and self.words.printed_grades.is_label(cells[0])
            said = cells[1] if labelled else block.text
            if at in self.text.taken or not (told := self.words.carried_grade(said)):
                continue
            grade, year = told
            if year in (self.cycle or ""):
                return None
            statement = GradeStatement(grade, Stated.LINE, block.first, year, block.text)
            return Judgment(statement, False, (at,))
        return None

    def _names_work(self, heading: Heading) -> bool:
        """Whether a heading names work of the inspectorate, as "The 2015 inspection" does, and no area."""
        named = {stem for stem in stems(heading.text) if not stem[:1].isdigit()}
        pillars = any(pillar in heading.key for pillar in self.words.pillars)
        return bool(named) and not pillars and named <= self.words.inspecting_stems

    # -- the places, in the order in which they are believed --

    def _grade(
        self,
        index: int,
        heading: Heading,
        line: tuple[Grade, int] | None,
        earlier: str | None,
        *,
        inspected: bool,
    ) -> GradeStatement | None:
        if line:
            block = self.blocks[line[1]]
            return GradeStatement(line[0], Stated.LINE, block.first, earlier, block.text)
        in_heading = self._in_heading(heading)
        if in_heading:
            return GradeStatement(in_heading, Stated.LINE, heading.line, earlier, heading.text)
        prose = (
            self.sentences.labelled(index)
            or (self.sentences.judged(index, heading) if _asks(heading) or not earlier else None)
            or (
                self.sentences.standing(index, said_so=earlier is not None)
                if not inspected and _asks(heading)
                else None
            )
        )
        if prose:
            return GradeStatement(prose[0], Stated.PROSE, prose[2], earlier, prose[1])
        return None

    def _line(self, index: int, *, is_question: bool = True) -> tuple[Grade, int] | None:
        """A line that is nothing but a grade, first under the heading or under its summary.

        A label without a year that parts a grade from its heading is believed of a question, or of what heads
        the judgment on the whole, only: print
        sets what stands beside the next heading under the one before.
        """
        places = [index]
        heading = self.headings[index]
        asks = is_question or heading.key in WHOLE
        pillar = heading.tier is Tier.PART and heading.key in self.words.pillars
        for child in range(index + 1, len(self.headings)):
            other = self.headings[child]
            if other.tier <= heading.tier:
                break
            if other.is_summary and (
                self.text.question_of(child) == index or (pillar and other.parent == index)
            ):
                places.append(child)
        for place in places:
            table = False  # under an overview's, a grade needs its label
            place_start = self.headings[place].block + 1
            earlier = False
            for at in self.own(place):
                block = self.blocks[at]
                if at in self.text.taken:
                    continue
                if label := year_label(block.text, self.words):
                    if not (asks or label[1] or any(label[0].groupdict().values())):
                        break
                    earlier = not self._is_own_year(label[0])
                    if label[1] and not earlier:
                        return label[1], at
                    continue
                on_whole = is_question or self.text.question_of(index) is None
                if on_whole and self.words.printed_grades.is_label(block.text, whole=not asks):
                    continue
                if earlier and is_grade_line(block.text, self.words):
                    earlier = False
                    continue
                if block.role is Role.ROW and heading.tier is Tier.PART:
                    cells = [cell for cell in block.cells if cell]
                    if len(cells) == 2 and (grade := self.words.labelled_grade(": ".join(cells))):
                        return grade, at
                    table = True
                    continue
                if at in self.grade_lists:
                    break
                if at == place_start and pillar and block.text.endswith("?"):
                    continue  # what the pillar asks stands above its grade
                alone = self.words.labelled_grade if table else self.words.grade_alone
                if grade := alone(block.text):
                    return grade, at
                if heading.key in WHOLE and (grade := self._of_only_pillar(at)):
                    return grade, at
                break
        return None

    def _of_only_pillar(self, at: int) -> Grade | None:
        """The grade of a line with one pillar before it, where no neighbour has one: "Legitimacy: Good"."""
        near = [self.blocks[place] for place in (at - 1, at + 1) if place < len(self.blocks)]
        alone = not any(pillar_grade(block.text, self.words) for block in near)
        return pillar_grade(self.blocks[at].text, self.words) if alone else None

    def _line_anywhere(self, index: int) -> tuple[Grade, int] | None:
        """The line that is nothing but a grade first under a heading, or the one that comes later."""
        if line := self._line(index):
            return line
        line = self._lone_line(index)
        text = self.blocks[line[1]].text if line else ""
        if not text[:1].isupper() or any(pillar in plain(text) for pillar in self.words.pillars):
            return None  # the end of a sentence, or the judgment on a pillar
        return line

    def _line_below(self, index: int, earlier: str | None) -> GradeStatement | None:
        """The one line under a heading that is nothing but a grade, where print has set text above it."""
        line = self._lone_line(index)
        if line is None:
            return None
        block = self.blocks[line[1]]
        return GradeStatement(line[0], Stated.LINE, block.first, earlier, block.text)

    def _lone_line(self, index: int) -> tuple[Grade, int] | None:
        """The one block under a heading that is nothing but a grade, of this inspection."""
        places = [
            at
            for at in self.own(index)
            if at not in self.text.taken
            and at not in self.grade_lists
            and self.blocks[at].role in (Role.TEXT, Role.HEADING)
            and is_grade_line(self.blocks[at].text, self.words)
            and year_label(self.blocks[at - 1].text, self.words) is None
        ]
        grade = self.words.grade_alone(self.blocks[places[0]].text) if len(places) == 1 else None
        return (grade, places[0]) if grade else None

    def _is_own_year(self, label: re.Match[str]) -> bool:
        """Whether a line over a grade says that this inspection gave it."""
        year = caught(label, "year")
        return not caught(label, "earlier") and (not year or year in (self.cycle or year))

    def _in_heading(self, heading: Heading) -> Grade | None:
        told = self.words.grade_of_heading(heading.text)
        return told[1] if told else None

    def _on_this_point(self, index: int, heading: Heading) -> GradeStatement | None:
        """The judgment that a part of a question prints behind a label of its own.

        Where only one part has one, and the question none, it is on the question.
        """
        question = heading.parent
        if not heading.text.endswith("?"):
            return None
        if question is None:  # another programme's question, which no data file names
            own = self.sentences.labelled(index)
            return GradeStatement(own[0], Stated.PROSE, own[2], None, own[1]) if own else None
        parts = self.text.parts(question)
        labelled = [
            at
            for at in parts
            if self.headings[at].text.endswith("?") and self.sentences.labelled(at)
        ]
        told = self.sentences.labelled(index)
        if told is None or (len(labelled) < 2 and self._line(question) is None):
            return None
        return GradeStatement(told[0], Stated.PROSE, told[2], None, told[1])

    def _on_the_whole(self, index: int, heading: Heading) -> GradeStatement | None:
        """The judgment of a table's row on the whole, where a heading of that name asks for it."""
        if not self._stands_alone(index, heading):
            return None
        if heading.key not in WHOLE:
            return None
        if row := self._row_on_the_whole(index) or self.overviews.row_of(heading.key):
            return row
        if prose := self.sentences.judged(index, heading):
            return GradeStatement(prose[0], Stated.PROSE, prose[2], None, prose[1])
        return self._line_below(index, None)

    def _in_own_words(self, index: int) -> Judgment:
        """The judgment on what the report asks under a name of its own."""
        return Judgment(*self.own_questions.judged.get(index, (None, True, ())))

    def _stands_alone(self, index: int, heading: Heading) -> bool:
        """Whether a summary is that of no question: none is above it, or one that has its grade already
        above a judgment on the whole. That of a pillar with a grade is the pillar's."""
        parent = heading.parent
        if parent is not None and self.headings[parent].key in self.words.pillars:
            line = self._line(parent)
            if line is not None and line[1] > heading.block:
                return False
        question = self.text.question_of(index)
        if question is None or heading.key not in WHOLE:
            return question is None
        line = self._line(question) if self.headings[question].tier is Tier.QUESTION else None
        return line is not None and line[1] < heading.block

    def _row_on_the_whole(self, index: int) -> GradeStatement | None:
        for at in self.own(index):
            block = self.blocks[at]
            cells = [cell for cell in block.cells if cell]
            if len(cells) == 2 and plain(cells[0]) in WHOLE:
                if (grade := self.words.grade_alone(cells[1])) is None:
                    return None
                return GradeStatement(grade, Stated.TABLE, block.first, None, block.text)
        return None


def _asks(heading: Heading) -> bool:
    """Whether a heading asks something, known or not: what is said elsewhere of an earlier inspection
    judges nothing here."""
    return bool(heading.families) or heading.text.endswith("?")
