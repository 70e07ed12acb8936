"""What a line inside a finding list is: an entry, a theme over entries, a date, an introduction, no more.

Entries are asked for in many ways, and print sets between them what asks for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Findings, Structure
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.findings.asking import SHOULD, is_deadline, is_imperative, opens_asking
from peeldiff.report.findings.found import ReadFinding
from peeldiff.report.findings.labels import LONGEST_LABEL, LabelReader
from peeldiff.report.findings.leads import breaks_off
from peeldiff.report.findings.typed_marks import without_first_mark
from peeldiff.report.grades.lines import is_grade_line
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.words import chapter, ends_sentence, plain, sentences, unnumbered, words_in

__all__ = ["EntryReader", "comes_next"]

_CODE = late(r"(?:[A-Z]{1,3} ?)?\d{1,2}(?:\.\d{1,2})?[.):]?")
"""The number of an entry in a paragraph of its own."""
_ENTRY = late(r"\d{1,2}[.)] .*[.;]$")
"""An entry with its number in front."""
_DEFINES = late(r"(?:an?|any|something|one|where|when)\s")
"""How a glossary begins to say what the label above means; no statement begins small."""
_POINTS_BACK = late(r"(?:this|these|that|those|it|they|such|both|all of)\b")
_FEWEST_STATED = 4
_QUESTION = late(r"(?:how|what|why|where|who|which|whether)\b")
_FINITE = late(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|could|will|would|should|must"
    r"|needs? (?:to|more|better|an?|the))\b|n't\b"
)
"""Verbs by which a line without a stop is told to be a statement."""
_NEEDS = late(r"^(?!.*\b(?:should|must)\b).*\bneeds? to\b")
_ASKS = late(r"\b(?:should|must)\b")
_FOLLOWING = late(r"\b(?:following|as follows|these)\b")
_FAULT = late(
    r"n't\b|\b(?:not|cannot|no|never|nobody|none|neither|too|lacks?|fails?|failing|without|insufficient(?:ly)?"
    r"|inconsistent(?:ly)?|unclear|poor(?:ly)?|weak(?:ly|nesses)?|limited|delay(?:s|ed)?|backlogs?|missed|missing"
    r"|few|only|seldom|rarely|hardly|barely|scarcely|late|slow(?:ly)?|should|must|needs? to|needed|could|more"
    r"|better|improve)\b"
)
"""Words by which a title says what is wrong, or what should be so."""
_NO_FAULT = late(
    r"\b(?:without|no)(?: \w+)? (?:longer|delays?|backlogs?|exceptions?|difficult(?:y|ies)|fail|fault"
    r"|hesitation|weaknesses|doubt)\b"
)
"""Words that deny what is wrong."""
_LABELS = ("area for improvement", "areas for improvement", "cause of concern", "recommendation")
_LONGEST_THEME = 110
_LONGEST_INTRODUCTION = 3
"""Paragraphs that may stand between a label and the first demand."""


class EntryReader:
    """Tells what the lines of one report are inside a finding list."""

    def __init__(
        self,
        blocks: Sequence[Block],
        headings: HeadingReader,
        labels: LabelReader,
        words: Inspectorate,
        *,
        titled: bool,
    ) -> None:
        self.blocks = blocks
        self.headings = headings
        self.labels = labels
        self.words = words
        self.titled = titled
        self.themed = words.head.list_themes
        self.list_end = words.pattern(Structure.list_end_patterns)
        self._none = words.pattern(Findings.none_patterns)
        self.parts = words.plain_set(Structure.parts)
        self.part = words.pattern(Structure.part_patterns)

    def ends_parts(self, index: int) -> bool:
        """Whether a paragraph is surely no part of a finding: a label, a grade, a known heading."""
        text = self.blocks[index].text
        return (
            self.labels.label(index) is not None
            or bool(self.headings.families_at(index))
            or self.list_end.fullmatch(plain(text)) is not None
            or is_grade_line(text, self.words)
        )

    def defines(self, text: str) -> bool:
        """Whether a glossary says what the label above means."""
        said = plain(text)
        if said.startswith(_LABELS) and text[0].islower():
            return True
        return _DEFINES.match(text) is not None and not self.asks(text)

    def closes_list(self, text: str) -> bool:
        """Whether a line closes a list in set words: "Main findings"."""
        return self.list_end.fullmatch(plain(text)) is not None

    def states(self, text: str) -> bool:
        """Whether a line is a statement that no stop ends, and not the name of a matter."""
        said = plain(text)
        return (
            len(words_in(said)) >= _FEWEST_STATED
            and not said.endswith(("?", ":"))
            and not _QUESTION.match(said)
            and (_FINITE.search(said) is not None or self.faults(text))
        )

    def faults(self, text: str) -> bool:
        """Whether a statement says what is wrong, or what should be so."""
        said = _NO_FAULT.sub(" ", plain(text))
        return self.labels.is_demand(text) or _FAULT.search(said) is not None

    def judges(self, text: str) -> bool:
        """Whether a sentence about the force has a grade in it: "The force is good at …"."""
        said = plain(text)
        return (
            ends_sentence(text)
            and self.labels.names_force(text)
            and any(f" {grade} " in f" {said.rstrip('.')} " for grade in self.words.grade_names)
        )

    def points_back(self, text: str) -> bool:
        """Whether a sentence begins with a word for what stands above it."""
        return _POINTS_BACK.match(plain(text)) is not None

    def ends_list(self, text: str) -> bool:
        """Whether a line ends every list: what closes one, what says that there is none, a grade."""
        said = plain(text)
        return (
            self.list_end.fullmatch(said) is not None
            or self.says_none(text)
            or is_grade_line(text, self.words)
        )

    def says_none(self, text: str) -> bool:
        """Whether each sentence of a line says that nothing is asked for, or that it is closed."""
        return all(self._none.fullmatch(plain(said)) for said in sentences(text) or [text])

    def is_grade(self, text: str) -> bool:
        """Whether a line is nothing but a grade."""
        return is_grade_line(text, self.words)

    def is_code(self, index: int) -> bool:
        """Whether a paragraph is the number of the demand that stands under it, and no more."""
        if index + 1 == len(self.blocks) or self.blocks[index].role is not Role.TEXT:
            return False
        under = self.blocks[index + 1]
        return (
            _CODE.fullmatch(self.blocks[index].text) is not None
            and under.role is Role.TEXT
            and self.labels.is_demand(under.text)
        )

    def leads_to_demands(self, index: int) -> bool:
        """Whether a numbered paragraph asks for nothing itself and has demands under it."""
        block = self.blocks[index]
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if block.mark[:1].isdigit() and block.text.endswith((":", ".")) and self.dates(index + 1):
            # Over the first date; the entry of a list that is dated later is marked as others are.
            dated = self.blocks[index + 2]
            return dated.role is Role.ITEM and not dated.mark[:1].isdigit()
        return (
            under is not None
            and block.text.endswith(":")
            and under.role is Role.ITEM
            and not self.labels.is_demand(block.text)
            and self.labels.is_demand(under.text)
        )

    def only_leads(self, index: int) -> bool:
        """Whether a sentence with a colon asks for no more than the whole demands in the list under it:
        "To address this, we recommend that the force takes the following action:"."""
        block = self.blocks[index]
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return (
            under is not None
            and block.text.endswith(":")
            and under.role is Role.ITEM
            and len(sentences(block.text)) == 1
            and (self.labels.lead_in.match(plain(block.text)) or _FOLLOWING.search(block.text))
            is not None
            and self.labels.is_demand(under.text)
        )

    def counts_on(self, block: Block, current: ReadFinding) -> bool:
        """Whether a paragraph has the next number of those that a report's paragraphs have: 6.6 on 6.5."""
        above = chapter(self.blocks[current.block].text)
        return "." in above and comes_next(chapter(block.text), above)

    def asks_of_others(self, text: str) -> bool:
        """Whether one sentence says what people or things should be: "Detainees should have …"."""
        return (
            not self.titled
            and len(sentences(text)) == 1
            and not self.labels.is_general(plain(text[:200]))
            and (SHOULD.match(plain(text)) is not None or self.is_imperative(text))
        )

    def should(self, text: str) -> bool:
        """Whether one sentence says what somebody should do, behind a date perhaps."""
        said = plain(text)
        return (
            len(sentences(text)) == 1
            and ends_sentence(text)
            and not self.labels.is_general(said[:200])
            and not _POINTS_BACK.match(said)
            and SHOULD.match(said) is not None
        )

    def is_imperative(self, text: str) -> bool:
        """Whether one sentence without a subject asks for something, where entries have no titles."""
        return not self.titled and is_imperative(text, self.words)

    def asks(self, text: str) -> bool:
        """Whether a text asks for something of anybody: "Ensure that …", or behind a lead-in."""
        asks = self.labels.is_demand(text) or SHOULD.match(plain(text)) is not None
        clauses = plain(text[:200]).split(", ")
        return asks or any(opens_asking(clause, self.words) for clause in clauses)

    def is_numbered_entry(self, block: Block) -> bool:
        """Whether what a file calls a heading or a paragraph is the next entry of a numbered list."""
        return (
            block.role in (Role.HEADING, Role.TEXT)
            and _ENTRY.match(block.text) is not None
            and self.asks(unnumbered(block.text))
        )

    def dates(self, index: int) -> bool:
        """Whether a line says by when what stands under it is asked for: "Within three months"."""
        if index + 1 >= len(self.blocks):
            return False
        line, under = self.blocks[index], self.blocks[index + 1]
        return (
            len(line.text) <= LONGEST_LABEL
            and is_deadline(plain(line.text))
            and (under.role is Role.ITEM or self.labels.is_demand(under.text))
        )

    def is_theme(self, index: int, label: Block) -> bool:
        """Whether a line inside a list says what the items under it are about.

        It stands deeper than the label, or else the items under it are as plainly asked for as others.
        """
        line = self.blocks[index]
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if (
            line.role not in (Role.TEXT, Role.HEADING)
            or under is None
            or under.role is not Role.ITEM
            or len(line.text) > _LONGEST_THEME
            or line.text.endswith((".", ";"))
            or self.says_none(line.text)
            or plain(line.text) in self.parts
            or self.part.fullmatch(plain(line.text))
            or self.words.grade_of_heading(line.text)
        ):
            return False
        deeper = (line.role is Role.TEXT and label.role is Role.HEADING and not line.bold) or (
            line.role is label.role is Role.HEADING and line.level > label.level > 0
        )
        asks = self.asks(self.blocks[index + 1].text)
        return asks or (deeper and not self.headings.families_at(index))

    def introduces(self, index: int, kind: FindingKind) -> bool:
        """Whether a text under a label says something of the demands that follow it.

        It stays text of the section. Where titles are usual, a first sentence over a paragraph is a
        title, so that only a list, or a colon, tells an introduction.
        """
        for at in range(index, min(index + _LONGEST_INTRODUCTION, len(self.blocks) - 1)):
            block, under = self.blocks[at], self.blocks[at + 1]
            if block.role is not Role.TEXT or under.role not in (Role.TEXT, Role.ITEM):
                return False
            if self.headings.families_at(at) or self.labels.label(at) is not None:
                return False
            if self.labels.is_demand(without_first_mark(under.text)):
                titles = self.titled and kind is not FindingKind.RECOMMENDATION
                return not titles or under.role is Role.ITEM or block.text.endswith(":")
            if under.role is Role.ITEM:
                if self.asks_of_others(block.text) and not self.asks(under.text):
                    return False
                return not self.titled and ends_sentence(block.text) and block.text[-1] != ":"
        return False

    def is_title(self, block: Block, current: ReadFinding, bulleted: bool) -> bool:
        """Whether a demand opens the next finding rather than goes on explaining the last."""
        if current.kind is FindingKind.CAUSE_OF_CONCERN:
            return (
                bool(current.detail or bulleted or block.text.endswith(":"))
                or len(sentences(block.text)) == 1
            )
        explained = self.titled and current.detail
        if bulleted and self.blocks[current.block].role is not Role.ITEM and not explained:
            # A list without marks whose last entry had parts; prose goes on for longer.
            return len(sentences(block.text)) == 1 or breaks_off(block.text)
        if bulleted:
            return (
                self.titled
                or current.kind is FindingKind.RECOMMENDATION
                or block.text.endswith(":")
            )
        if not self.titled:
            return not _only_needs(block.text, current.text)
        return len(sentences(block.text)) == 1 or not ends_sentence(block.text)


def _only_needs(text: str, above: str) -> bool:
    """Whether a paragraph goes on from what the force needs, and the one sentence above says what it should
    do: with the first begins the text of the question."""
    told = sentences(text)
    return (
        len(told) > 1
        and _NEEDS.search(plain(told[0])) is not None
        and len(sentences(above)) == 1
        and _ASKS.search(plain(above)) is not None
    )


def comes_next(here: str, above: str) -> bool:
    """Whether a number comes right behind another in its chapter: 6.6 behind 6.5, 12 behind 11."""
    chapter_here, _, number = here.rpartition(".")
    chapter_above, _, last = above.rpartition(".")
    return chapter_here == chapter_above and bool(number) and int(number) == int(last) + 1
