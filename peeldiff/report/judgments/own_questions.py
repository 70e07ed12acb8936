"""What a report asks under names of its own, which no data file knows, and how it judges that.

A row of its overview gives the grade, or its heading, or the first words of the text under it, which may
let an earlier judgment stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.model import Grade, GradeStatement, Stated
from peeldiff.report.judgments.carried_over import CarriedOver
from peeldiff.report.judgments.overviews import Overviews
from peeldiff.report.judgments.sentences import GradeSentences
from peeldiff.report.outline.headed_text import HeadedText
from peeldiff.report.outline.heading import Heading, Tier
from peeldiff.report.outline.headings import BOLD_LEVEL
from peeldiff.words import chapter, plain, sentences, unnumbered, words_in

__all__ = ["OwnQuestions"]

_YEAR = late(r"\b20\d\d\b")
_OF_WORK = late(
    r"\b(?:inspections?|findings|compares?|judge?ments?|grades|inspectors|us"
    r"|(?:this|the|our|your|these|read\w*|about) reports?)\b|^reports?\b|\breport$"
)
"""How a heading names the work of the inspectorate; "from report to result" is on crime that is reported."""
_QUOTED = late(r"[“‘\"']([^“”‘’\"]{3,80}?)[.,]?[”’\"']")
_CHAPTER = late_with((":", "."), r"(?i)^(?:unit|part|chapter|section|question) \w{1,5}[:.] *")
_CODE = late(r"([A-Z]\d{1,2})[.:)]? +\S")
"""The code of a heading, by which a table may name it: "A3. Answering calls"; a bare number may count."""
_FRAMES = (Structure.parts, Structure.summaries, Structure.annex_groups, Structure.text_heads)
"""The lists of headings that are of a report's frame."""
_MOST = 0.5
"""Share of the headings of a level from which it is the report's way to judge them in prose."""
_PARAGRAPH = 100
_FEWEST_FRAMED = 3
"""Headings judged in prose that may be framed by others."""
_FEWEST = 2
"""Headings with a grade of their own from which they are what the report asks: one may be anything."""


def _code(heading: str) -> str:
    match = _CODE.match(heading)
    return plain(match[1]) if match else ""


_Told = tuple[GradeStatement, bool, tuple[int, ...]]
_Prose = tuple[_Told, bool]
"""What prose tells, and whether somebody says that it judges."""


class OwnQuestions:
    """Tells which headings of one report ask what no data file knows, and what is judged of that."""

    def __init__(
        self,
        text: HeadedText,
        overviews: Overviews,
        sentences: GradeSentences,
        carried_over: CarriedOver,
        words: Inspectorate,
        line_of: Callable[[int], tuple[Grade, int] | None],
    ) -> None:
        """`line_of` gives the grade on a line of its own under a heading, and the block that it is."""
        self.line_of = line_of
        self.text, self.overviews, self.sentences = text, overviews, sentences
        self.carried_over, self.words = carried_over, words

    @cached_property
    def judged(self) -> dict[int, tuple[GradeStatement, bool, tuple[int, ...]]]:
        """Heading → its grade, whether this inspection gave it, and the block that is nothing else."""
        asked = [
            index
            for index, heading in enumerate(self.text.headings)
            if not heading.families and not self._is_inside(index) and self._may_ask(heading)
        ]
        found: dict[int, _Told] = {}
        for level in {self.text.headings[index].markup for index in asked}:
            found |= self._of_level([at for at in asked if self.text.headings[at].markup == level])
        printed = any(told and told.stated is Stated.LINE for told, _, _ in found.values())
        enough = len(found) >= _FEWEST or (bool(found) and self._judges_known(printed=printed))
        return found if enough else {}

    def _of_level(self, asked: Sequence[int]) -> dict[int, _Told]:
        """The judgments on headings of one level.

        Where most of them are judged in prose, what is judged need not be said in the words of the
        heading; where few are, prose judges only if the inspectorate says that it does.
        """
        headings = self.text.headings
        found = {index: told for index in asked if (told := self._printed(index, headings[index]))}
        left = [index for index in asked if index not in found]
        prose = {index: self._in_prose(index) for index in left}
        strictly = {index: told for index, (told, _) in prose.items() if told}
        loosely = {index: told for index, (_, told) in prose.items() if told}
        for some in (
            asked,
            [index for index in asked if headings[index].text.endswith("?")],
            self._without_frame(asked, [index for index in asked if index in loosely]),
        ):
            judged = [index for index in some if index in loosely]
            with_text = [index for index in some if index in found or self._has_text(index)]
            printed = sum(index in found for index in some)
            if len(judged) >= _FEWEST and printed + len(judged) >= _MOST * len(with_text):
                return found | {index: loosely[index][0] for index in judged}
        found |= {index: told for index, (told, formal) in strictly.items() if formal}
        # A list of sources may say as well which judgments are earlier ones.
        return found if any(inspected for _, inspected, _ in found.values()) else {}

    def _without_frame(self, asked: Sequence[int], judged: Sequence[int]) -> Sequence[int]:
        """What is asked between the first and the last of enough headings that are judged: a covering paper
        and a report frame their text with others."""
        if len(judged) < _FEWEST_FRAMED:
            return ()
        return [index for index in asked if judged[0] <= index <= judged[-1]]

    def _in_prose(self, index: int) -> tuple[_Prose | None, _Prose | None]:
        """The judgment that the text under a heading tells in the words of the heading, and in any."""
        heading = self.text.headings[index]
        inspected, earlier = self.carried_over.inspected(index, heading)
        if inspected:
            stood = self.sentences.left_standing(index, heading)
            if stood is None:
                strictly = self._told(index, heading)
                return strictly, strictly or self._told(index, heading, loosely=True)
        else:
            stands = self.sentences.standing(index, said_so=earlier is not None)
            if stands is None:
                return None, None
            grade, said, line = stands
            stood = GradeStatement(grade, Stated.PROSE, line, earlier, said)
        told = (stood, False, ()), True
        return told, told

    def _told(self, index: int, heading: Heading, *, loosely: bool = False) -> _Prose | None:
        """What the text under a heading judges now, and whether somebody says that it judges."""
        told = self.sentences.told(index, heading, loosely=loosely)
        if told is None:
            return None
        one, line = told
        statement = GradeStatement(one.grade, Stated.PROSE, line, None, one.sentence)
        return (statement, True, ()), one.formal

    def _has_text(self, index: int) -> bool:
        """Whether a paragraph stands right under a heading."""
        return any(len(self.text.blocks[at].text) >= _PARAGRAPH for at in self.text.own_text(index))

    def _printed(self, index: int, heading: Heading) -> _Told | None:
        """The judgment on a line, in the heading, in a row of the overview, or one that stands."""
        if line := self.line_of(index):
            block = self.text.blocks[line[1]]
            inspected, earlier = self.carried_over.inspected(index, heading)
            told = GradeStatement(line[0], Stated.LINE, block.first, earlier, block.text)
            return told, inspected, line[1:]
        if printed := self.words.grade_of_heading(heading.text):
            return (
                GradeStatement(printed[1], Stated.LINE, heading.line, None, heading.text),
                True,
                (),
            )
        row = self.overviews.row_of(heading.key) or self.named_above.get(index)
        return (row, True, ()) if row else None

    @cached_property
    def named_above(self) -> dict[int, GradeStatement]:
        """Heading → the grade that a sentence above it gives it by its name, or a row by its number."""
        headings = self.text.headings
        asked = [
            index
            for index, heading in enumerate(headings)
            if not self._is_inside(index) and self._may_ask(heading)
        ]
        names = [_CHAPTER.sub("", unnumbered(headings[index].text)) for index in asked]
        codes = {code: index for index in asked if (code := _code(headings[index].text))}
        found: dict[int, GradeStatement] = {}
        for at, block in enumerate(self.text.blocks):
            if at in self.text.taken:
                continue
            if block.role is Role.ROW:
                graded = [grade for cell in block.cells if (grade := self.words.grade_alone(cell))]
                named = [codes[plain(cell)] for cell in block.cells if plain(cell) in codes]
                if len(graded) == len(named) == 1:
                    row = GradeStatement(graded[0], Stated.TABLE, block.first, None, block.text)
                    found.setdefault(named[0], row)
            elif self.text.is_text(at):
                for sentence in sentences(block.text):
                    for place, grade in self._listed(sentence, names).items():
                        if headings[asked[place]].block > at:
                            told = GradeStatement(grade, Stated.PROSE, block.first, None, sentence)
                            found.setdefault(asked[place], told)
        return found if len(found) >= _FEWEST else {}

    def _listed(self, sentence: str, names: Sequence[str]) -> dict[int, Grade]:
        """The places of the names that a sentence gives a grade, quoted or whole."""
        given = [
            one
            for one in self.overviews.sentences.mentions.of(sentence)
            if one.governed and not (one.denied or one.then)
        ]
        if not given:
            return {}
        said = plain(sentence)
        whole = {place: key for place, name in enumerate(names) if (key := plain(name)) in said}
        if not whole:
            return {}
        quoted = {plain(name) for name in _QUOTED.findall(sentence)}
        if quoted and len(given) == 1:
            return {place: given[0].grade for place, key in whole.items() if key in quoted}
        told = self.overviews.sentences.listed(sentence, names)
        return {place: grade for place, grade in told.items() if place in whole}

    def _judges_known(self, *, printed: bool) -> bool:
        """Whether a question that the data file knows has its grade in its heading or in prose too, or, if
        `printed`, on a line."""
        return any(
            (printed and self.line_of(index))
            or self.words.grade_of_heading(heading.text)
            or self.sentences.judged(index, heading)
            for index, heading in enumerate(self.text.headings)
            if heading.families
        )

    def _is_inside(self, index: int) -> bool:
        """Whether a heading stands inside a question, and not beside it or that on the whole.

        Without mark-up nobody can tell what stands beside a question.
        """
        above = self.text.question_of(index)
        if above is None:
            return False
        question, heading = self.text.headings[above], self.text.headings[index]
        if question.tier is Tier.OVERALL:
            return False
        plain_one = heading.markup >= BOLD_LEVEL
        return plain_one or heading.markup > question.markup

    def _may_ask(self, heading: Heading) -> bool:
        """Whether a heading may be what a report asks, and is no part of its frame."""
        frame = any(heading.key in self.words.plain_set(listed) for listed in _FRAMES)
        said = words_in(heading.text)
        ours = said[:1] == ["our"] or not (
            {"we", "you"}.isdisjoint(said) or heading.text.endswith("?")
        )
        part = "." in chapter(heading.text) and any(one.families for one in self.text.headings)
        of_work = ours or part or _OF_WORK.search(heading.key)
        other = heading.is_summary or heading.is_annex or _YEAR.search(heading.text)
        return not (frame or of_work or other or heading.key in self.words.pillars)
