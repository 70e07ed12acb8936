"""Which question bears which grade, and whether this inspection or an earlier one gave it.

A grade stands once, on the question that it judges, wherever it is printed: on a line of its own, in
the heading, in the first sentences, in an overview table. "Good" in ordinary praise, last year's
grade, the scale in a footnote and the grade of a part are not grades; so prose is believed only at
the head of a question, and only if it speaks of what the question asks.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property

from alignment.late import late
from alignment.records import dataclass
from alignment.words import stems
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.inspectorates.patterns import caught
from peeldiff.model import Grade, GradeStatement, Stated
from peeldiff.report.blocks import Block
from peeldiff.report.grade_lines import is_grade_line, is_interim_line, year_label
from peeldiff.report.heading import Heading, Tier
from peeldiff.report.predicates import PredicateReader
from peeldiff.report.questions import QuestionNames
from peeldiff.report.tables import TableRow
from peeldiff.words import ends_sentence, plain, sentences, unnumbered, words_in

__all__ = ["Judgment", "read_grades"]

_SENTENCES = 3
_PARAGRAPHS = 3
_SHORTEST_JUDGMENT = 40
_YEAR = late(r"\b20\d\d\b")
_CYCLE = late(r"\b20\d\d(?:/\d\d)?\b")
_NOT_GRADED = late(r"\b(?:is|are|was|were) not (?:being )?graded\b(?!.*\b20\d\d\b)")
_WHOLE = ("overall", "overall judgment", "overall judgement", "overall grade", "overall assessment")
"""How a report calls the judgment on the whole."""
_NAMED_YEAR = late(r"\b(?:in|from|our) (20\d\d(?:/\d\d)?)\b")


@dataclass(frozen=True, slots=True)
class Judgment:
    """What the report says of one question: its grade if any, and whether it was inspected."""

    grade: GradeStatement | None
    inspected: bool
    lines: tuple[int, ...] = ()
    """Block indexes that hold nothing but the grade."""


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
    reader = _Reader(blocks, headings, taken, names, words, cycle, listed, rows)
    found: dict[int, Judgment] = {}
    for index, heading in enumerate(headings):
        judgment = reader.judge(index, heading)
        if judgment.grade is not None or not judgment.inspected:
            found[index] = judgment
    return found


class _Reader:
    def __init__(
        self,
        blocks: Sequence[Block],
        headings: Sequence[Heading],
        taken: set[int],
        names: QuestionNames,
        words: Inspectorate,
        cycle: str | None,
        listed: Mapping[int, tuple[Grade, bool]],
        rows: Sequence[TableRow],
    ) -> None:
        self.blocks, self.headings, self.taken = blocks, headings, taken
        self.names, self.words, self.cycle = names, words, cycle
        self.predicates = PredicateReader(words, names.force, cycle)
        self.not_inspected = words.pattern(Judgments.not_inspected_patterns)
        self.standing = words.pattern(Judgments.standing_grade_patterns)
        self.not_graded = words.pattern(Judgments.ungraded_patterns)
        self.concludes = words.pattern(Judgments.concluding_patterns)
        self.stands = words.pattern(Judgments.standing_patterns)
        self.last_inspected = words.pattern(Judgments.last_inspected_patterns)
        self.table: dict[str, list[TableRow]] = {}
        self.row_lines = {row.line for row in rows}
        for row in rows:
            for family in row.families or (plain(row.name).rstrip("."),):
                self.table.setdefault(family, []).append(row)
            # "Investigating offending" is asked as "How effective is the force at investigating offending?".
            subject = plain(row.name).rstrip("?").partition(" at ")[2]
            if subject and row.name.endswith("?"):
                self.table.setdefault(subject, []).append(row)
        self._keys = frozenset(heading.key for heading in headings)
        self.starts = [heading.block for heading in headings] + [len(blocks)]
        self.grade_lists = listed
        self.listed = _listed_lines(blocks, headings, names, words, self.grade_lists)

    def own(self, index: int) -> Iterator[int]:
        """The blocks right under a heading, up to the next heading."""
        return iter(range(self.starts[index] + 1, self.starts[index + 1]))

    def judge(self, index: int, heading: Heading) -> Judgment:
        """The judgment on one heading."""
        is_question = heading.tier in (Tier.OVERALL, Tier.QUESTION) or bool(heading.families)
        if is_question and not heading.families and self._names_work(heading):
            return Judgment(None, inspected=True)
        line = self._line(index, is_question=is_question)
        # What heads the judgment on the whole, where nothing above asks for it, is judged itself.
        of_question = heading.is_summary and self._question_of(index) is not None
        if not is_question and (line is None or of_question or heading.is_annex):
            told = self._on_this_point(index, heading) or self._on_the_whole(index, heading)
            return Judgment(told, inspected=True)
        inspected, earlier = self._inspected(index, heading)
        if heading.tier is Tier.PART and heading.families and line is None:
            inspected, earlier = True, None
        grade = self._grade(index, heading, line, earlier)
        if grade is None and is_question:
            grade = self._elsewhere_printed(heading, earlier)
        if grade is None and heading.tier is Tier.QUESTION:
            grade = self._listed_in_prose.get(index)
        if grade is None and is_question and inspected:
            grade = self._ungraded(index, heading)
        return Judgment(grade, inspected, (line[1],) if line else ())

    def _names_work(self, heading: Heading) -> bool:
        """Whether a heading names work of the inspectorate, as "The 2015 inspection" does, and no area."""
        named = {stem for stem in stems(heading.text) if not stem[:1].isdigit()}
        pillars = any(pillar in heading.key for pillar in self.words.pillars)
        return bool(named) and not pillars and named <= self.words.inspecting_stems

    # -- the places, in the order in which they are believed --

    def _grade(
        self, index: int, heading: Heading, line: tuple[Grade, int] | None, earlier: str | None
    ) -> GradeStatement | None:
        if line:
            block = self.blocks[line[1]]
            return GradeStatement(line[0], Stated.LINE, block.first, earlier, block.text)
        in_heading = self._in_heading(heading)
        if in_heading:
            return GradeStatement(in_heading, Stated.LINE, heading.line, earlier, heading.text)
        prose = (
            self._labelled(index)
            or (self._prose(index, heading) if _asks(heading) or not earlier else None)
            or (self._standing(index) if earlier and _asks(heading) else None)
        )
        if prose:
            return GradeStatement(prose[0], Stated.PROSE, prose[2], earlier, prose[1])
        return None

    def _line(self, index: int, *, is_question: bool = True) -> tuple[Grade, int] | None:
        """A line that is nothing but a grade, first under the heading or under its summary.

        A label without a year that parts a grade from its heading is believed of a question only: print
        sets what stands beside the next heading under the one before.
        """
        places = [index]
        heading = self.headings[index]
        for child in range(index + 1, len(self.headings)):
            other = self.headings[child]
            if other.tier <= heading.tier:
                break
            if other.is_summary and self._question_of(child) == index:
                places.append(child)
        for place in places:
            table = False  # under an overview's, a grade needs its label
            earlier = False
            for at in self.own(place):
                block = self.blocks[at]
                if at in self.taken:
                    continue
                if label := year_label(block.text, self.words):
                    if not (is_question or label[1] or any(label[0].groupdict().values())):
                        break
                    earlier = not self._is_own_year(label[0])
                    if label[1] and not earlier:
                        return label[1], at
                    continue
                if earlier and is_grade_line(block.text, self.words):
                    earlier = False
                    continue
                if block.role is Role.ROW and heading.tier is Tier.PART:
                    table = True
                    continue
                if at in self.grade_lists:
                    break
                alone = self.words.labelled_grade if table else self.words.grade_alone
                if len(block.text) < 60 and (grade := alone(block.text)):
                    return grade, at
                break
        return None

    def _is_own_year(self, label: re.Match[str]) -> bool:
        """Whether a line over a grade says that this inspection gave it."""
        year = caught(label, "year")
        return not caught(label, "earlier") and (not year or year in (self.cycle or year))

    @cached_property
    def _summaries(self) -> dict[int, list[int]]:
        """Question → the headings of its summaries."""
        found: dict[int, list[int]] = {}
        for index, heading in enumerate(self.headings):
            if heading.is_summary and (question := self._question_of(index)) is not None:
                found.setdefault(question, []).append(index)
        return found

    def _question_of(self, index: int) -> int | None:
        """The nearest question or overview above a heading."""
        parent = self.headings[index].parent
        while parent is not None:
            heading = self.headings[parent]
            if heading.tier in (Tier.OVERALL, Tier.QUESTION) or heading.families:
                return parent
            parent = heading.parent
        return None

    def _in_heading(self, heading: Heading) -> Grade | None:
        told = self.words.grade_of_heading(heading.text)
        return told[1] if told else None

    def _labelled(self, index: int) -> tuple[Grade, str, int] | None:
        """A grade behind its label at the end of a paragraph: "… carried over. Judgment: Good"."""
        own = [at for at in self.own(index) if self.blocks[at].first not in self.row_lines]
        for at in own[:_PARAGRAPHS]:
            block = self.blocks[at]
            if at in self.taken or block.role is not Role.TEXT:
                continue
            last = unnumbered(sentences(block.text)[-1])
            if len(last) < 60 and (grade := self.words.labelled_grade(last)):
                return grade, last, block.first
        return None

    def _on_this_point(self, index: int, heading: Heading) -> GradeStatement | None:
        """The judgment that a part of a question prints behind a label of its own.

        Where only one part has one, and the question none, it is on the question.
        """
        question = heading.parent
        if question is None or not heading.text.endswith("?"):
            return None
        parts = [at for at, other in enumerate(self.headings) if other.parent == question]
        labelled = [
            at for at in parts if self.headings[at].text.endswith("?") and self._labelled(at)
        ]
        told = self._labelled(index)
        if told is None or (len(labelled) < 2 and self._line(question) is None):
            return None
        return GradeStatement(told[0], Stated.PROSE, told[2], None, told[1])

    def _on_the_whole(self, index: int, heading: Heading) -> GradeStatement | None:
        """The judgment of a table's row on the whole, where a heading of that name asks for it."""
        if heading.key not in _WHOLE or self._question_of(index) is not None:
            return None
        for at in self.own(index):
            block = self.blocks[at]
            cells = [cell for cell in block.cells if cell]
            if len(cells) == 2 and plain(cells[0]) in _WHOLE:
                if (grade := self.words.grade_alone(cells[1])) is None:
                    return None
                return GradeStatement(grade, Stated.TABLE, block.first, None, block.text)
        return None

    def _prose(self, index: int, heading: Heading) -> tuple[Grade, str, int] | None:
        """The grade that the first sentences of a question, or of its summary, state."""
        for place in [index, *self._summaries.get(index, ())]:
            texts = [
                at
                for at in self.own(place)
                if at not in self.taken and self._may_judge(self.blocks[at])
            ][:2]
            for nth, at in enumerate(texts):
                block = self.blocks[at]
                told = sentences(block.text)
                for turn, sentence in enumerate(told):
                    # Further down only what says that it is on the question.
                    if turn >= (1 if nth else _SENTENCES) and (
                        nth or not self.predicates.is_on_this(sentence)
                    ):
                        continue
                    grade = self._stated(sentence, heading, nth == turn == 0)
                    if grade:
                        return grade, sentence, block.first
        return self._concluded(index, heading)

    def _concluded(self, index: int, heading: Heading) -> tuple[Grade, str, int] | None:
        """The grade in a sentence by which the text under a question says that it sums up."""
        for at in self.own(index):
            block = self.blocks[at]
            if at in self.taken or block.role is not Role.TEXT:
                continue
            for sentence in sentences(block.text):
                said = plain(sentence)
                opening = self.concludes.match(said)
                if opening and (grade := self._stated(said[opening.end() :], heading, False)):
                    return grade, sentence, block.first
        return None

    def _may_judge(self, block: Block) -> bool:
        """Whether a block is text: not one of the figures that are set beside it."""
        return block.role is Role.TEXT and (
            len(block.text) >= _SHORTEST_JUDGMENT or ends_sentence(block.text)
        )

    def _standing(self, index: int) -> tuple[Grade, str, int] | None:
        """The grade that the sentence names which lets an earlier judgment stand."""
        for at in list(self.own(index))[:3]:
            block = self.blocks[at]
            for sentence in sentences(block.text)[:3]:
                match = self.standing.search(plain(sentence))
                if match and (word := caught(match, "grade")):
                    return self.words.grade_names[word], sentence, block.first
        return None

    def _stated(self, sentence: str, heading: Heading, first: bool) -> Grade | None:
        """The grade that a sentence gives the question of a heading, or None."""
        pillars = frozenset(
            family.pillar for family in heading.families if family.overall and family.pillar
        )
        return self.predicates.stated(sentence, heading.text, pillars=pillars, first=first)

    @cached_property
    def _listed_in_prose(self) -> dict[int, GradeStatement]:
        """Question → the grade that a sentence of the overview above it gives it among others, or that
        it is told there to have none."""
        found: dict[int, GradeStatement] = {}
        asked: dict[int, list[int]] = {}
        above: list[int] = []
        judging: set[int] = set()
        for index, heading in enumerate(self.headings):
            if heading.tier is Tier.OVERALL or heading.tier is Tier.PART:
                if above and above[-1] in asked:
                    above = []
                above.append(index)
                judging -= set(above[:-1])  # the last one judges those that follow it
                whole = heading.tier is Tier.OVERALL or heading.is_summary
                if whole or any(family.overall for family in heading.families):
                    judging.add(index)
            elif heading.tier is Tier.QUESTION:
                for one in above:
                    asked.setdefault(one, []).append(index)
        for index, questions in asked.items():
            texts = [at for at in self.own(index) if self.blocks[at].role is Role.TEXT]
            names = [self.headings[question].text for question in questions]
            for nth, at in enumerate(texts):
                block = self.blocks[at]
                for sentence in sentences(block.text):
                    told: dict[int, Grade] = {}
                    if index in judging and nth < _PARAGRAPHS:
                        told = self.predicates.listed(sentence, names)
                    if _NOT_GRADED.search(plain(sentence)):
                        told |= dict.fromkeys(
                            self.predicates.named(sentence, names), Grade.UNGRADED
                        )
                    for place, grade in told.items():
                        statement = GradeStatement(grade, Stated.PROSE, block.first, None, sentence)
                        found.setdefault(questions[place], statement)
        return found

    def _ungraded(self, index: int, heading: Heading) -> GradeStatement | None:
        """What a question that no grade is printed for says of not being graded in this cycle.

        What a heading is that the data file does not know, and that asks nothing, is unknown.
        """
        if not heading.families and not heading.text.endswith("?"):
            return None
        texts = [at for at in self.own(index) if self.blocks[at].role is Role.TEXT]
        if len(texts) <= 1 and index + 1 < len(self.headings):
            # What is but introduced is told under the first heading inside it.
            inner = self.headings[index + 1]
            if inner.tier > heading.tier and not inner.families:
                texts += [at for at in self.own(index + 1) if self.blocks[at].role is Role.TEXT][:1]
        for at in texts[:_PARAGRAPHS]:
            if at in self.taken:
                continue
            block = self.blocks[at]
            for sentence in sentences(block.text):
                said = plain(sentence)
                years = _YEAR.findall(said)
                if self.not_graded.search(said) and all(y in (self.cycle or "") for y in years):
                    return GradeStatement(Grade.UNGRADED, Stated.PROSE, block.first, None, sentence)
        return None

    def _elsewhere_printed(self, heading: Heading, earlier: str | None) -> GradeStatement | None:
        """A grade from the overview: a table row, or a question with its grade on the next line."""
        if not heading.families:
            named = next((row for row in self.table.get(heading.key, []) if row.grade), None)
            if named is not None and named.grade is not None:
                return GradeStatement(named.grade, Stated.TABLE, named.line, earlier, named.text)
        if heading.key in self.listed:
            grade, block = self.listed[heading.key]
            return GradeStatement(grade, Stated.LINE, block.first, earlier, block.text)
        for family in heading.families:
            for row in self.table.get(family.family, []):
                if plain(row.name) in self._keys and plain(row.name) != heading.key:
                    continue  # two headings may be of one family: the other has the row's very words
                if row.grade and len(heading.families) == len(row.families):
                    return GradeStatement(row.grade, Stated.TABLE, row.line, earlier, row.text)
            if family.family in self.listed:
                grade, block = self.listed[family.family]
                return GradeStatement(grade, Stated.LINE, block.first, earlier, block.text)
        return None

    # -- inspected or not --

    def _inspected(self, index: int, heading: Heading) -> tuple[bool, str | None]:
        """Whether the question was inspected, and the year whose judgment stands if it was not."""
        texts = [at for at in self.own(index) if self.blocks[at].role in (Role.TEXT, Role.ITEM)][:3]
        if texts and is_interim_line(self.blocks[texts[0]].text, self.words):
            return False, None
        for at in texts:
            before = ""
            for sentence in sentences(self.blocks[at].text)[:3]:
                said = plain(sentence)
                whole = f"{before} {said}" if said.startswith("it ") else said
                before = said
                if year := self._carried_from(whole):
                    return False, year
                if self.not_inspected.search(said):
                    return False, self._standing_year(texts, heading)
        for family in heading.families:
            for row in self.table.get(family.family, []):
                if row.inspected is False:
                    return False, self._standing_year(texts, heading)
        return True, None

    def _carried_from(self, said: str) -> str | None:
        """The year of the judgment that a sentence lets stand, or None."""
        if match := self.last_inspected.search(said):
            return caught(match, "year")
        nouns = self.words.plain_set(Judgments.standing_nouns)
        judged = not nouns.isdisjoint(words_in(said))
        stands = list(self.stands.finditer(said)) if judged or "carried" in said else []
        if not stands:
            return None
        years = [match for match in _CYCLE.finditer(said) if match[0] not in (self.cycle or "")]
        # "Carried over from 2016" and "the judgment of 2016 stands": the year nearest to the word.
        return min(years, key=lambda m: abs(m.start() - stands[0].start()))[0] if years else None

    def _standing_year(self, texts: Sequence[int], heading: Heading) -> str | None:
        for at in texts:
            said = plain(self.blocks[at].text)
            if year := self._carried_from(said):
                return year
            if "last year" in said and self.cycle and self.cycle.isdigit():
                return str(int(self.cycle) - 1)
        for family in heading.families:
            for row in self.table.get(family.family, []):
                if row.last_inspected and row.last_inspected != self.cycle:
                    return row.last_inspected
        nouns = self.words.plain_set(Judgments.standing_nouns)
        told = [plain(sentence) for at in texts for sentence in sentences(self.blocks[at].text)]
        # A sentence that judges tells when; another may tell when nobody looked.
        told.sort(key=lambda said: nouns.isdisjoint(words_in(said)))
        named = (match[1] for said in told for match in _NAMED_YEAR.finditer(said))
        return next((year for year in named if year != self.cycle), None)


def _asks(heading: Heading) -> bool:
    """Whether a heading asks something, known or not: what is said elsewhere of an earlier inspection
    judges nothing here."""
    return bool(heading.families) or heading.text.endswith("?")


def _listed_lines(
    blocks: Sequence[Block],
    headings: Sequence[Heading],
    names: QuestionNames,
    words: Inspectorate,
    otherwise: Container[int],
) -> dict[str, tuple[Grade, Block]]:
    """Family, or question in plain form → grade on the line after it in an overview that is no heading."""
    heads = {heading.block for heading in headings}
    found: dict[str, tuple[Grade, Block]] = {}
    for index in range(len(blocks) - 1):
        block, after = blocks[index], blocks[index + 1]
        if (
            index in heads
            or index in otherwise
            or len(block.text) > 220
            or not is_grade_line(after.text, words)
        ):
            continue
        for family in names.families(block.text):
            if grade := words.grade_alone(after.text):
                found.setdefault(family.family, (grade, after))
                # Two questions of one cycle may be of one family: their very words come first.
                found.setdefault(unnumbered(plain(block.text)), (grade, after))
    return found
