"""Titles of the entries of a list, where an entry is a statement with its explanation under it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.report.blocks import Block
from peeldiff.report.findings.entries import EntryReader
from peeldiff.report.findings.labels import LabelReader
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.words import ends_sentence, plain, sentences, words_in

__all__ = ["ASKED", "EntryTitles"]

_LONGEST_TITLE, _FEWEST_WORDS = 160, 4
ASKED = late(r"\b(?:should|must|needs? (?:to|more|better|an?|the))\b")
"""How a title asks for something of whomever it names."""
_IT_SHOULD = late(r"it (?:should|must|needs? to|has to)\b")


class EntryTitles:
    """Tells the titles of entries from the headings of the text in one report."""

    def __init__(
        self,
        blocks: Sequence[Block],
        headings: HeadingReader,
        labels: LabelReader,
        entries: EntryReader,
    ) -> None:
        self.blocks, self.headings, self.labels, self.entries = blocks, headings, labels, entries
        self._known: dict[tuple[Role, int, bool], bool] = {}

    def is_next(self, index: int, opener: int, *, several: bool, second: bool) -> bool:
        """Whether a statement is the title of the next entry: printed like the last, with text under it.

        Headings of the text look the same. A title asks for something, or stands before the line that ends
        the list; where the label promises several it may say what is wrong, in a report whose text has no
        such headings, or ask in its explanation.

        `opener` is the block that opened the last entry; `several` says that the label promises more than
        one, `second` that one has been read.
        """
        block = self.blocks[index]
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if under is None or _form(block) != _form(self.blocks[opener]):
            return False
        if several and self._is_paired(index, opener):
            return True
        if several and second and self._states_alone(index, self.blocks[opener]):
            return True
        marked = block.bold or block.role is Role.HEADING
        if not (marked or self._is_plain_title(index, self.blocks[opener])):
            return False
        explained = under.role is Role.TEXT and ends_sentence(under.text)
        if explained and self.entries.states(block.text) and self._is_entry(block, index, several):
            return True
        return (
            marked
            and second
            and under.role is Role.TEXT
            and any(
                self.labels.is_demand(sentence) or _IT_SHOULD.match(plain(sentence))
                for sentence in sentences(under.text)
            )
        )

    def is_beside(self, index: int, opener: int, label: Block | None, *, several: bool) -> bool:
        """Whether a heading stands under the heading of the list as the last title does, and what stands
        there are titles: of several words each, of which half or more ask or say what is wrong."""
        first = self.blocks[opener]
        if label is None or not label.role is first.role is Role.HEADING:
            return False
        if not label.level < first.level == self.blocks[index].level:
            return False
        if not self._is_wrong(self.blocks[index]) and (
            not several or self._heads_text(self.blocks[index])
        ):
            return False
        beside = [first]
        for block in self.blocks[index:]:
            if block.role is Role.HEADING and block.level <= label.level:
                break
            if block.role is Role.HEADING and block.level == first.level:
                beside.append(block)
        wrong = [block for block in beside if self._is_wrong(block)]
        return 2 * len(wrong) >= len(beside) and all(
            len(words_in(plain(block.text))) >= _FEWEST_WORDS for block in beside
        )

    def _is_wrong(self, block: Block) -> bool:
        return self.entries.faults(block.text) or ASKED.search(plain(block.text)) is not None

    def _is_paired(self, index: int, opener: int) -> bool:
        """Whether a plain statement stands right over its explanation, line by line, as the last title does.

        A blank line parts it from the entry above, or else the lines up to the next blank one are title
        and explanation in turn.
        """
        block, first = self.blocks[index], self.blocks[opener]
        if block.bold or block.role is not Role.TEXT or not self._touches(opener):
            return False
        if index == opener + 2 and self._touches(index - 1):
            end = index
            while self._touches(end):
                end += 1
            titles = range(index, end + 1, 2)
            return (end - index) % 2 == 1 and all(self._pairs(at, first) for at in titles)
        return self._pairs(index, first)

    def _pairs(self, index: int, first: Block) -> bool:
        """Whether a line is one statement of what is wrong, with as much of an end as the first title has."""
        block = self.blocks[index]
        return (
            self._touches(index)
            and not self.entries.points_back(block.text)
            and ends_sentence(block.text) == ends_sentence(first.text)
            and block.text[-1] not in "?:;"
            and len(sentences(block.text)) == 1
            and len(block.text) <= _LONGEST_TITLE
            and self.entries.states(block.text)
            and self.entries.faults(block.text)
            and ends_sentence(self.blocks[index + 1].text)
        )

    def _states_alone(self, index: int, first: Block) -> bool:
        """Whether a paragraph is one sentence on what is wrong over its explanation, where the label promises
        more than the one entry above, which is one sentence too."""
        block, under = self.blocks[index], self.blocks[index + 1]
        return (
            block.role is Role.TEXT
            and not block.bold
            and ends_sentence(block.text) == ends_sentence(first.text)
            and len(block.text) <= _LONGEST_TITLE
            and len(sentences(block.text)) == len(sentences(first.text)) == 1
            and (
                (self.entries.states(block.text) and self.entries.faults(block.text))
                or ASKED.search(plain(block.text)) is not None
            )
            and not self.entries.points_back(block.text)
            and under.role is Role.TEXT
            and ends_sentence(under.text)
        )

    def _touches(self, index: int) -> bool:
        """Whether text stands on the line right below a block."""
        if index + 1 >= len(self.blocks):
            return False
        under = self.blocks[index + 1]
        return under.role is Role.TEXT and under.first == self.blocks[index].last + 1

    def _is_entry(self, block: Block, index: int, several: bool) -> bool:
        """Whether a statement in the form of the last title is the title of another entry."""
        if self._is_before_end(index) or self.entries.asks(block.text):
            return True
        return (
            several
            and self.entries.faults(block.text)
            and not self._heads_text(block)
            and not self._praises_below(block, index)
        )

    def _praises_below(self, block: Block, index: int) -> bool:
        """Whether the text below, up to the next label or question, has a statement of this form that finds
        no fault: then such statements head text here."""
        for at in range(index + 1, len(self.blocks)):
            other = self.blocks[at]
            if self.labels.label(at) is not None or self.entries.ends_parts(at):
                return False
            states = _form(other) == _form(block) and self._heads(other)
            if states and not self.entries.faults(other.text):
                return True
        return False

    def _is_plain_title(self, index: int, opener: Block) -> bool:
        """Whether a line without mark-up has the form of a title, as the one that opened the last entry."""
        lines = self.headings.lines
        return (
            lines.is_short(self.blocks[index])
            and lines.is_short(opener)
            and lines.stands_apart(index)
        )

    def _is_before_end(self, index: int) -> bool:
        """Whether what ends a list in its own words stands below, with no question between."""
        for at in range(index + 1, len(self.blocks)):
            if self.entries.closes_list(self.blocks[at].text):
                return True
            if self.labels.label(at) is not None or self.entries.ends_parts(at):
                return False
        return False

    def _heads_text(self, block: Block) -> bool:
        """Whether the report prints statements in the form of a block over text that is in no list."""
        form = _form(block)
        if form not in self._known:
            self._known[form] = any(
                _form(self.blocks[index]) == form and self._heads(self.blocks[index])
                for index in self._outside_lists
            )
        return self._known[form]

    def _heads(self, block: Block) -> bool:
        """Whether a block is a statement that may head text; the sentence with the grade heads none."""
        return self.entries.states(block.text) and not self.entries.judges(block.text)

    @cached_property
    def _outside_lists(self) -> list[int]:
        """The blocks that stand under a question, a grade or what ends a list, before the next label."""
        outside: list[int] = []
        inside = False
        for index in range(len(self.blocks)):
            if self.labels.label(index) is not None:
                inside = True
            elif self.entries.ends_parts(index):
                inside = False
            elif not inside:
                outside.append(index)
        return outside


def _form(block: Block) -> tuple[Role, int, bool]:
    return block.role, block.level, block.bold
