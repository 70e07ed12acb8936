"""The grade that the text under a question states, or says that there is none."""

from __future__ import annotations

from alignment.late import late, late_with
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.inspectorates.patterns import caught
from peeldiff.model import Grade, GradeStatement, Stated
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.grades.mentions import GradeMentions
from peeldiff.report.grades.passages import PassageGrades, ToldGrade, stems_asked
from peeldiff.report.judgments.overviews import Overviews
from peeldiff.report.outline.headed_text import HeadedText
from peeldiff.report.outline.heading import Heading
from peeldiff.report.questions import WHOLE
from peeldiff.words import ends_sentence, plain, sentences, unnumbered, words_in

__all__ = ["GradeSentences"]

_SENTENCES = 3
_PARAGRAPHS = 3
_SHORTEST_JUDGMENT = 40
_LONGEST_LABELLED = 60
_OUR = frozenset(("our", "the", "final", "in", "short"))
_CYCLE = late(r"\b20\d\d(?:/\d\d)?\b")
_STAYS = late_with(
    (
        *(
            "stays",
            "applies",
            "counts",
            "remain",
            "continues to",
            "is still ",
            "keeps ",
            "in force",
        ),
        *("change", "alter", "reopen", "revise", "replace", "withdraw"),
    ),
    r"\b(?:stays|applies|counts)(?=[.,;]|$)|\bremains (?:what it was|so)\b|\b(?:what|so) it remains\b"
    r"|\bcontinues to\b"
    r"|\bis still (?:its|the|our)\b|\bkeeps (?:it|that)\b|\bin force\b"
    r"|\bnot (?:be )?(?:change|alter|reopen|revise|replace|withdraw)\w*\b",
)
"""What says that a judgment stands, where one of an earlier time is named and none of now."""
_YEAR = late(r"\b20\d\d\b")
_OTHER = late(r"\b(?:look|inspect|assess|examin|consider|review)\w*(?: at)? (?!this|it\b)\w")
_THIS = late(r" ?(?:on|of|for|in|about) (this|it)(?: (?:this|in this) \w+)?[.,;]*$")
_IT = late(r"(?:it|this) ")
_ABOUT = late(r" ?(?:(?:on|of|for|in|about) )?([^.;:]+)")


class GradeSentences:
    """Reads the judgments of one report out of the text under its headings."""

    def __init__(
        self,
        text: HeadedText,
        overviews: Overviews,
        words: Inspectorate,
        mentions: GradeMentions,
        cycle: str | None,
    ) -> None:
        self.text, self.overviews, self.words = text, overviews, words
        self.cycle = cycle
        self.blocks, self.own, self.taken = text.blocks, text.own, text.taken
        self.standing_grade = words.pattern(Judgments.standing_grade_patterns)
        self.stands = words.pattern(Judgments.standing_patterns)
        self.not_graded = words.pattern(Judgments.ungraded_patterns)
        names = [heading.text for heading in text.headings]
        families = (family for heading in text.headings for family in heading.families)
        names += [name for family in families for name in family.names]
        self.passages = PassageGrades(mentions, cycle, names)

    def labelled(self, index: int) -> tuple[Grade, str, int] | None:
        """A grade behind its label that ends a paragraph, "… carried over. Judgment: Good", or is one;
        or that opens the first: "GOOD. The force …"."""
        own = [
            at for at in self.own(index) if self.blocks[at].first not in self.overviews.row_lines
        ]
        first = True
        for nth, at in enumerate(own):
            block = self.blocks[at]
            if at in self.taken or not self.text.is_text(at):
                continue
            told = sentences(block.text)
            last = unnumbered(told[-1])
            if nth >= _PARAGRAPHS and len(told) > 1:
                continue
            if len(last) < _LONGEST_LABELLED and (grade := self.words.labelled_grade(last)):
                return grade, told[-1], block.first
            if first and len(told) > 1 and is_grade_line(told[0], self.words):
                grade = self.words.grade_alone(told[0])
                return (grade, told[0], block.first) if grade else None
            first = False
        return None

    def judged(self, index: int, heading: Heading) -> tuple[Grade, str, int] | None:
        """The grade that the text under a heading, or under its summary, tells."""
        told = self.told(index, heading)
        return (told[0].grade, told[0].sentence, told[1]) if told else None

    def told(
        self, index: int, heading: Heading, *, loosely: bool = False, whole: bool = False
    ) -> tuple[ToldGrade, int] | None:
        """The same, and the line that it stands on; `loosely` and `whole` as in `PassageGrades.told`."""
        texts = [
            at
            for place in [index, *self.text.summaries.get(index, ()), *self._answers(index)]
            for at in self.own(place)
        ]
        texts += self.text.closing(index)
        places = [at for at in texts if at not in self.taken and self._may_tell(at)]
        names = [heading.text, *(name for family in heading.families for name in family.names)]
        told = self.passages.told(
            names,
            [sentences(self.blocks[at].text) for at in places],
            whole=whole or self._asks_for_whole(heading),
            loosely=loosely,
            above=self._above(index),
        )
        return (told, self.blocks[places[told.paragraph]].first) if told else None

    def _above(self, index: int) -> list[str]:
        """The headings that mark-up sets over one."""
        found: list[str] = []
        markup = self.text.headings[index].markup
        for at in reversed(range(index)):
            heading = self.text.headings[at]
            if heading.markup < markup:
                markup = heading.markup
                found.append(heading.text)
        return found

    def _answers(self, index: int) -> list[int]:
        """The headings below one that head its judgment in words of the report's own: "Our answer"."""
        nouns = self.words.plain_set(Judgments.verdict_nouns)
        return [
            at
            for at in self.text.parts(index)
            if not (heading := self.text.headings[at]).is_summary
            and (said := set(words_in(heading.text)) - _OUR)
            and said <= nouns
        ]

    def left_standing(self, index: int, heading: Heading) -> GradeStatement | None:
        """The judgment of an earlier time that the text under a heading gives, and says that it stands."""
        places = [at for at in self.own(index) if at not in self.taken and self._may_tell(at)]
        passage = [sentences(self.blocks[at].text) for at in places]
        told = self.passages.left_standing([heading.text], passage, self._stands)
        if told is None:
            return None
        text = " ".join(passage[told.paragraph])
        years = [year for year in _CYCLE.findall(text) if year[:4] not in (self.cycle or year)]
        line = self.blocks[places[told.paragraph]].first
        return GradeStatement(
            told.grade, Stated.PROSE, line, next(iter(years), None), told.sentence
        )

    def _stands(self, said: str) -> bool:
        return self.stands.search(said) is not None or _STAYS.search(said) is not None

    def _asks_for_whole(self, heading: Heading) -> bool:
        """Whether a heading asks for a pillar, or for everything, or says nothing of what it asks."""
        return (
            heading.asks_for_whole
            or heading.key in WHOLE
            or not stems_asked(heading.text)
            or "overall" in words_in(heading.text)
            or any(heading.key.startswith(pillar) for pillar in self.words.pillars)
        )

    def _may_tell(self, at: int) -> bool:
        """Whether a block is text that may tell a grade, and no line that other rules read."""
        block = self.blocks[at]
        return not is_grade_line(block.text, self.words) and (
            self._may_judge(at) or (":" in block.text and block.role in (Role.TEXT, Role.ITEM))
        )

    def _may_judge(self, at: int) -> bool:
        """Whether a block is text: not one of the figures that are set beside it."""
        block = self.blocks[at]
        return (self.text.is_text(at) or block.role is Role.ITEM) and (
            len(block.text) >= _SHORTEST_JUDGMENT or ends_sentence(block.text)
        )

    def standing(self, index: int, *, said_so: bool) -> tuple[Grade, str, int] | None:
        """The grade that the text under a question names which lets an earlier judgment stand.

        `said_so` says that the text tells which judgment stands; else a sentence has to say that one does.
        """
        places = [at for at in self.own(index) if at not in self.taken]
        passage = [sentences(self.blocks[at].text) for at in places]
        for at, told in zip(places[:_PARAGRAPHS], passage, strict=False):
            for sentence in told[:_SENTENCES] if said_so else ():
                match = self.standing_grade.search(plain(sentence))
                if match and (word := caught(match, "grade")):
                    return self.words.grade_names[word], sentence, self.blocks[at].first
        if not any(
            self._stands(plain(sentence))
            and self.passages.mentions.speaks_of_grades(sentence, named=True)
            for told in passage
            for sentence in told
        ):
            return None
        one = self.passages.recalled(passage)
        return (one.grade, one.sentence, self.blocks[places[one.paragraph]].first) if one else None

    def ungraded(self, index: int, heading: Heading) -> GradeStatement | None:
        """What a question that no grade is printed for says of not being graded in this cycle.

        What a heading is that the data file does not know, and that asks nothing, is unknown, unless
        the sentence points to it: "We do not give a graded judgment on leadership", "… on this".
        """
        known = bool(heading.families) or heading.text.endswith("?")
        texts = self.text.own_text(index)
        if len(texts) <= 1 and index + 1 < len(self.text.headings):
            # What is but introduced is told under the first heading inside it.
            inner = self.text.headings[index + 1]
            if inner.tier > heading.tier and not inner.families:
                texts += self.text.own_text(index + 1)[:1]
        for at in texts[:_PARAGRAPHS]:
            if at in self.taken:
                continue
            block = self.blocks[at]
            above = ""
            for sentence in sentences(block.text):
                said = plain(sentence)
                years = _YEAR.findall(said) if "20" in said else []
                denied = self.not_graded.search(said)
                before, above = above, said
                if denied is None or not (
                    known
                    or _points_to(said[denied.end() :], heading, said[: denied.start()])
                    or (_IT.match(denied[0]) and _names(before, heading))
                ):
                    continue
                if all(y in (self.cycle or "") for y in years):
                    return GradeStatement(Grade.UNGRADED, Stated.PROSE, block.first, None, sentence)
        return None


def _points_to(behind: str, heading: Heading, before: str) -> bool:
    """Whether what stands behind the words of a sentence names what a heading is on, or points to it.

    "It" is what the sentence spoke of before: "We looked at how it treats victims, but gave no grade for it".
    """
    if this := _THIS.match(behind):
        return this[1] == "this" or _OTHER.search(before) is None or _names(before, heading)
    about = _ABOUT.match(behind)
    return about is not None and _names(about[1], heading)


def _names(text: str, heading: Heading) -> bool:
    named = set(words_in(heading.text))
    return bool(named) and named <= set(words_in(text))
