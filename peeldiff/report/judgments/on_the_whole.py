"""Judgments on the whole, or on a pillar: those that only rows print, and those that are told twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from alignment.late import late
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Grade, GradeStatement, Stated
from peeldiff.report.judgments.judgment import Judgment
from peeldiff.report.judgments.overviews import Overviews
from peeldiff.report.judgments.sentences import GradeSentences
from peeldiff.report.outline.headed_text import HeadedText
from peeldiff.report.outline.heading import Heading, Tier
from peeldiff.report.questions import WHOLE
from peeldiff.words import plain

__all__ = ["OnTheWhole"]

_ON_WHOLE = late(r"\boverall (?:grade|judge?ment|rating|verdict)\b|\bas a whole\b|^overall\b")
_CALLED_WHOLE = late(rf"(?:(?:our|the) )?(?:{'|'.join(WHOLE)}|overall (?:rating|verdict))")

_SUM_UP = frozenset(("overview", *WHOLE))
"""What heads a summing up, beside the names that the data file has."""
_OF_ALL = late(r"\b(?:effectiveness|efficiency|legitimacy|overall|as a whole|on the whole)\b")
"""How a sentence says that it judges all that a report is about."""


class OnTheWhole:
    """Tells which headings of one report are judged on the whole, once each other one is judged."""

    def __init__(
        self,
        text: HeadedText,
        overviews: Overviews,
        words: Inspectorate,
        sentences: GradeSentences,
        stands_alone: Callable[[int, Heading], bool],
    ) -> None:
        """`stands_alone` tells whether a heading is the summary of no question."""
        self.blocks, self.headings, self.own = text.blocks, text.headings, text.own
        self.overviews, self.words, self.sentences = overviews, words, sentences
        self.stands_alone = stands_alone

    def told(
        self, judged: Mapping[int, Judgment], of_its_own: Collection[int]
    ) -> dict[int, Judgment]:
        """The judgments on pillars, and on the whole, that only rows of an overview print, or the opening
        says.

        A pillar's stands on its own heading, that on the whole where the overview stands; none where a
        heading already has it. `of_its_own` are headings that the report judges under names of its own.
        """
        on_whole = [
            self.headings[index]
            for index in judged
            if (
                index not in of_its_own
                and self.headings[index].tier > Tier.QUESTION
                and not self.headings[index].families
                and not self._is_below_pillar(index)
            )
            or self.headings[index].key in WHOLE
            or self.headings[index].asks_for_whole
        ]
        told = {
            pillar
            for heading in on_whole
            for pillar in (heading.pillar, *(family.pillar for family in heading.families))
        }
        found: dict[int, Judgment] = {}
        for index, heading in enumerate(self.headings):
            if index in judged or heading.is_annex:
                continue
            if heading.tier is Tier.PART and heading.key in self.words.pillars:
                asked = any(
                    self.headings[at].parent == index and self.headings[at].text.endswith("?")
                    for at in judged
                )
                named = asked or heading.key in told
                row = None
                if not named:
                    row = self._row_of_pillar(heading.key) or self._said(index)
            elif heading.families or on_whole or found or not self.stands_alone(index, heading):
                row = None
            else:
                lines = [self.blocks[at].first for at in self.own(index)]
                row = self.overviews.whole_within(lines[0], lines[-1]) if lines else None
            if row is not None:
                found[index] = Judgment(row, inspected=True)
        if of_its_own and not (on_whole or found):
            found = self._in_opening(min(judged))
        return found

    def _in_opening(self, first: int) -> dict[int, Judgment]:
        """The judgment on the whole in the text before the `first` heading that is judged."""
        for index in range(first):
            if told := self._said(index):
                return {index: Judgment(told, inspected=True)}
        return {}

    def _said(self, index: int) -> GradeStatement | None:
        """The judgment on the whole in a sentence under a heading that says what it is on."""
        told = self.sentences.told(index, self.headings[index], whole=True)
        if told is None or told[0].grade is Grade.UNGRADED:
            return None
        said = plain(told[0].sentence)
        pillars = {pillar for pillar in self.words.pillars if pillar in said}
        asked = self.headings[index].key
        another = asked in self.words.pillars and pillars and asked not in pillars
        if another or not _OF_ALL.search(said):
            return None
        return GradeStatement(told[0].grade, Stated.PROSE, told[1], None, told[0].sentence)

    def judged_anew(self, judged: Mapping[int, Judgment]) -> list[int]:
        """The headings on the whole that seem to keep an earlier grade, where a question was graded anew: the
        force keeps its grade then, and the inspectorate gives it."""
        anew = {
            self.headings[index].pillar
            for index, known in judged.items()
            if known.inspected
            and known.grade
            and known.grade.value is not Grade.UNGRADED
            and not self.headings[index].asks_for_whole
        }
        return [
            index
            for index, known in judged.items()
            if not known.inspected and known.grade and self._is_on_the_whole(index, anew)
        ]

    def _is_on_the_whole(self, index: int, anew: Collection[str | None]) -> bool:
        """Whether a heading asks for a pillar of those that were judged `anew`, or sums up all of them."""
        heading = self.headings[index]
        sums_up = heading.is_summary or heading.key in _SUM_UP
        return (heading.asks_for_whole and heading.pillar in anew) or (sums_up and bool(anew))

    def told_twice(self, judged: Mapping[int, Judgment]) -> list[int]:
        """The headings of an overview or a conclusion that only say again what is judged on the whole."""
        on_whole = {
            index: known.grade.value
            for index, known in judged.items()
            if known.grade
            and (
                self.headings[index].asks_for_whole
                or self.headings[index].key in self.words.pillars
                or _ON_WHOLE.search(plain(known.grade.text))
            )
        }
        asked = (
            [index for index in on_whole if self.headings[index].asks_for_whole]
            or [at for at, known in judged.items() if known.grade and self._heads_whole(at)]
            or list(on_whole)[:1]
        )
        return [
            index
            for index, value in on_whole.items()
            if index not in asked
            and not self.headings[index].families
            and any(
                (known := judged[one].grade) is not None
                and known.value is value
                and self._share_pillar(index, one)
                for one in asked
            )
        ]

    def _heads_whole(self, index: int) -> bool:
        """Whether a heading is called as the judgment on the whole is: "Our overall judgment"."""
        return _CALLED_WHOLE.fullmatch(self.headings[index].key) is not None

    def _share_pillar(self, index: int, other: int) -> bool:
        """Whether two headings may be on the same pillar: one may not tell of which it is."""
        one, two = self.headings[index].pillar, self.headings[other].pillar
        return one == two or one is None or two is None

    def _row_of_pillar(self, pillar: str) -> GradeStatement | None:
        """The grade in a row that names a pillar, or asks the question on the whole of it."""
        keys = [pillar] + [
            family.family
            for family in self.words.questions
            if family.overall and family.pillar == pillar
        ]
        return next(filter(None, map(self.overviews.row_of, keys)), None)

    def _is_below_pillar(self, index: int) -> bool:
        """Whether a heading stands below that of a pillar, which asks for more than it does."""
        parent = self.headings[index].parent
        while parent is not None:
            if self.headings[parent].key in self.words.pillars:
                return True
            parent = self.headings[parent].parent
        return False
