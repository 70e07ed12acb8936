"""A finding list while it is read: the finding that is open, and what the list above it tells."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.formats.bullets import unmarked
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.inspectorates.patterns import Patterns
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.findings.entries import EntryReader, comes_next
from peeldiff.report.findings.entry_tables import POINTER, EntryTable, entry_table, is_owned
from peeldiff.report.findings.entry_titles import EntryTitles
from peeldiff.report.findings.found import FindingList, ReadFinding
from peeldiff.report.findings.labels import LONGEST_LABEL, LabelReader
from peeldiff.report.findings.parts import TO_GO_ON, PartReader
from peeldiff.report.findings.typed_marks import TypedMarks
from peeldiff.report.outline.headings import HeadingReader
from peeldiff.words import chapter, ends_sentence, plain, sentences, unnumbered

__all__ = ["ListTools", "OpenList"]

_NUMBER = late(r"(?:\d+\.)*\d+[.)]?")
"""The mark of a paragraph with a number, with or without that of its chapter."""
_NOTE = late(r"(\d{1,2}) (?=[A-Z\"'“‘])")
_NOTE_MARK = late(r"(?<=[^\W\d][.!?;,])\d{1,2}$")
"""A footnote, and its mark behind the text that it is on."""
_NOTE_MARKS = late(r"[^\W\d][.!?;,:][\"'”’)]?(\d{1,2})(?=\s|$)")
"""The marks of footnotes anywhere in a text."""
_LONGEST_NUMBER, _MOST_ABOVE_NOTE = 2, 12
"""Digits of a footnote's number, and blocks above a list in which its mark may stand."""
_DATE = late(r"(?:\d{1,4}[./-]){2}\d{2,4}")
_MOST_EXPLAINING = 4
"""Paragraphs between two entries that explain the first, and the second entry."""
_SEVERAL = late(r"\b(?:areas|causes|recommendations|practices|afis)\b")
"""A label that promises more than one entry."""


class ListTools:
    """What the finding lists of one report are read with."""

    def __init__(
        self,
        blocks: Sequence[Block],
        headings: HeadingReader,
        words: Inspectorate,
        *,
        titled: bool,
        letter: bool,
    ) -> None:
        self.blocks, self.headings, self.words, self.titled = blocks, headings, words, titled
        self.labels = LabelReader(blocks, headings, words, titled=titled)
        self.entries = EntryReader(blocks, headings, self.labels, words, titled=titled)
        self.parted = PartReader(blocks, self.labels, words, titled=titled)
        self.remark = words.pattern(Structure.letter_remark_patterns) if letter else None
        self.titles = EntryTitles(blocks, headings, self.labels, self.entries)
        self.marked: dict[str, int] = {}
        """Kind of typed mark → the last of it that an entry of a list had."""


class OpenList:
    """The state of one list while it is read: the finding that is open, and whether it has parts."""

    def __init__(
        self, tools: ListTools, found: FindingList, index: int, kind: FindingKind, same_line: str
    ) -> None:
        self.tools = tools
        self.blocks, self.headings, self.titled = tools.blocks, tools.headings, tools.titled
        self.labels, self.entries, self.parted = tools.labels, tools.entries, tools.parted
        self.remark: Patterns | None = tools.remark
        self.found, self.index, self.kind = found, index, kind
        self.current: ReadFinding | None = None
        self.bulleted = self.fields = False
        self.marks = TypedMarks(tools.marked)
        self.first, self.start = len(found.findings), index
        self.label = tools.blocks[index - 1] if index and not same_line else None
        self.by = self.labels.dated(index - 1)[1] if self.label is not None else ""
        self.column = self.labels.rows.column(index - 1) if self.label is not None else None
        self.owned = self.column is not None and is_owned(tools.blocks[index - 1].cells)
        # A table under its label; where it has no head, each row asks for itself or is an entry by its place.
        self.table = None if self.label is None else entry_table(self.blocks, index)
        if self.label is not None and self.label.role is Role.ROW and self.column is None:
            under_head = entry_table(self.blocks, index - 1)
            if under_head is not None and under_head.headed:
                self.table = EntryTable(under_head.column, headed=False)
        self.second: int | None = None
        """How many findings there are once the first of a list that promises several is read."""
        if self.label is not None and _SEVERAL.search(plain(self.label.text)):
            self.second = self.first + 1
        if same_line:
            if tools.blocks[index].role is Role.ROW:
                self.column = self.labels.rows.boxed(index)
                self._open_cell(kind, same_line)
            else:
                self._open(kind, same_line)
            found.labels.discard(index)
            self.index += 1

    # -- what is taken --

    def _close(self, index: int) -> None:
        """Take a line that parts entries as one of the list's labels."""
        self.found.labels.add(index)
        self.current, self.bulleted = None, False

    def _open(self, kind: FindingKind, text: str) -> ReadFinding:
        self.current = self.found.open(kind, text, self.index, self.blocks[self.index])
        return self.current

    def _begin(self, kind: FindingKind, text: str) -> bool:
        """Open a finding whose parts are still to come."""
        self._open(kind, text)
        self.bulleted = False
        return True

    def _open_cell(self, kind: FindingKind, demand: str) -> None:
        """The findings of a cell: each paragraph that asks is one, what follows is a part or explains."""
        block = self.blocks[self.index]
        bare = unmarked([demand])
        told = dict(zip(block.cells, block.parts, strict=False)).get(demand, bare) or bare
        if len(told) > 1 and self.labels.kind_of(told[0]):
            told = told[1:]  # the label of what the cell has
        current = first = self._open(kind, told[0])
        labelled = False
        for part in told[1:]:
            above = current.items[-1][0] if current.items else current.text
            if named := self.labels.kind_of(part):
                kind, labelled = named, True
            elif self.labels.is_demand(part) or (labelled and self.labels.asks(part)):
                if kind is FindingKind.CAUSE_OF_CONCERN:
                    kind = FindingKind.RECOMMENDATION
                current = self._open(kind, part)
            elif TO_GO_ON.search(above):
                current.items.append((part, block.first, block.last))
            else:
                current.detail.append(part)
                current.detail_lines.append(block.first)
        # What a row says beside its demand is kept: by when, of whom, why.
        beside = [
            cell
            for cell in block.cells
            if (any(map(str.isalpha, cell)) or _DATE.fullmatch(cell))
            and not cell.endswith(demand)
            and self.labels.kind_of(cell) is None
            and not POINTER.fullmatch(plain(cell))
        ]
        first.detail += beside
        first.detail_lines += [block.first for _ in beside]

    def _explain(self, block: Block, text: str | None = None) -> bool:
        if self.current is not None:
            self.found.explain(self.current, block, self.index, text)
        return True

    # -- what the blocks above became tells --

    def _is_next_paragraph(self, index: int) -> bool:
        """Whether an entry has the next number of the report's paragraphs and asks for nothing: "11." where
        the text above the list ends with 10."""
        here = self.blocks[index]
        if not _NUMBER.fullmatch(here.mark) or self.entries.asks(here.text):
            return False
        at = next(
            (at for at in range(index - 1, -1, -1) if _NUMBER.fullmatch(self.blocks[at].mark)), None
        )
        listed = self.found.findings[self.first :]
        if at is None or at in self.found.taken or (listed and at >= listed[0].block):
            return False
        return comes_next(here.mark.rstrip(".)"), self.blocks[at].mark.rstrip(".)"))

    def _follows_entries(self, index: int) -> bool:
        """Whether a heading stands under a label, or under an entry that was one too."""
        if self.current is None:
            return index - 1 in self.found.labels
        return self.blocks[self.current.block].role is Role.HEADING

    def _has_next_mark(self, block: Block) -> bool:
        """Whether a line has the number behind that of the open entry, of which print has the mark apart."""
        if self.current is None:
            return False
        mark, number = self.blocks[self.current.block].mark, chapter(block.text)
        return bool(_NUMBER.fullmatch(mark)) and comes_next(number, mark.rstrip(".)"))

    def _recommends_to_others(self, block: Block, current: ReadFinding) -> bool:
        """Whether a paragraph is the next of several recommendations, and asks others than the force."""
        last = current.items[-1][0] if current.items else current.text
        return (
            self.kind is FindingKind.RECOMMENDATION
            and self.second is not None
            and not block.bold
            and not current.detail
            and ends_sentence(last)
            and self.entries.should(block.text)
        )

    def _is_next_title(self, index: int) -> bool:
        """Whether a statement is the title of the next entry, where entries have titles."""
        current = self.current
        return (
            self.titled
            and self.kind is not FindingKind.RECOMMENDATION
            and current is not None
            and bool(current.detail)
            and (
                self.tools.titles.is_next(
                    index,
                    current.block,
                    several=self.second is not None,
                    second=len(self.found.findings) == self.second,
                )
                or self.tools.titles.is_beside(
                    index, current.block, self.label, several=self.second is not None
                )
            )
        )

    def _stands_between(self, index: int) -> bool:
        """Whether a paragraph stands between the open entry and the next of the same list, which has its
        bullet and asks for something: it explains the open one."""
        if self.current is None or self.current.items:
            return False
        entry = self.blocks[self.current.block]
        for block in self.blocks[index : index + _MOST_EXPLAINING]:
            if block.role is Role.ITEM:
                return (
                    entry.role is Role.ITEM
                    and (block.indent, block.level) == (entry.indent, entry.level)
                    and (block.mark == entry.mark or self._counts_on(block.mark, entry.mark))
                    and (self.entries.asks(block.text) or self._are_titles(entry, block))
                )
            leads = block.text.endswith(":") or not ends_sentence(block.text)
            if block.role is not Role.TEXT or leads:
                return False
        return False

    def _are_titles(self, entry: Block, block: Block) -> bool:
        """Whether two entries are statements without a full stop, where findings have titles."""
        return self.titled and not any(
            ends_sentence(one.text) or not self.entries.states(one.text) for one in (entry, block)
        )

    def _explains_before_next(self, index: int) -> bool:
        """Whether a paragraph stands between two demands that are paragraphs of a sentence each: it
        explains the first."""
        if self.current is None or self.current.items:
            return False
        opener = self.blocks[self.current.block]
        if opener.role is not Role.TEXT or not self._asks_alone(opener):
            return False
        for at in range(index, min(index + _MOST_EXPLAINING, len(self.blocks))):
            block = self.blocks[at]
            if self.labels.label(at) is not None:
                return False
            if at > index and _form(block) == _form(opener) and self._asks_alone(block):
                return True
            if (
                block.role is not Role.TEXT
                or not ends_sentence(block.text)
                or block.text.endswith(":")
                or self.entries.ends_parts(at)
            ):
                return False
        return False

    def _asks_alone(self, block: Block) -> bool:
        """Whether a paragraph is one sentence, which asks for something; a bold one needs no stop."""
        text = unnumbered(block.text)
        if not self.labels.is_demand(text):
            return self.entries.asks_of_others(text)
        return len(sentences(text)) == 1 and (block.bold or ends_sentence(text))

    def _note_of(self, block: Block) -> str:
        """The number of the footnote that a paragraph is, if the text above it bears it: "… days.1"."""
        if self.current is None:
            return ""
        last = self.current.items[-1][0] if self.current.items else self.current.text
        if self._is_note_of_page(block):
            return block.mark.rstrip(".)") or block.text.split(" ", 1)[0]
        if not (block.text[0].isdigit() and last[-1:].isdigit()):
            return ""
        note, mark = _NOTE.match(block.text), _NOTE_MARK.search(last)
        return note[1] if note and mark and note[1] == mark[0] else ""

    def _is_note_of_page(self, block: Block) -> bool:
        """Whether a line is the footnote of a text above the list, which bears its number: "… say.2 In".

        It asks for nothing, and the entries of the list have no numbers.
        """
        told = _NOTE.match(block.text) if block.role is Role.TEXT else None
        number = told[1] if told else block.mark.rstrip(".)")
        entry = self.blocks[self.current.block] if self.current else block
        if (
            not (number.isdigit() and len(number) <= _LONGEST_NUMBER)
            or not (told or block.role is Role.ITEM)
            or (entry.role is Role.ITEM and _NUMBER.fullmatch(entry.mark))
            or entry.text[:1].isdigit()
            or self.entries.asks(block.text[told.end() :] if told else block.text)
        ):
            return False
        above = self.blocks[max(0, self.start - _MOST_ABOVE_NOTE) : self.index]
        marks = (mark for one in above for mark in _NOTE_MARKS.findall(one.text))
        return number in marks

    def _is_next_chapter(self, block: Block) -> bool:
        """Whether what has the form of an entry is a numbered heading that the contents list promises."""
        return (
            block.role is Role.ITEM
            and self.index in self.headings.promised
            and _NUMBER.fullmatch(block.mark) is not None
            and not ends_sentence(block.text)
            and not self.entries.asks(block.text)
        )

    def _counts_on(self, mark: str, before: str) -> bool:
        """Whether a mark is the number behind another."""
        numbered = _NUMBER.fullmatch(mark) and _NUMBER.fullmatch(before)
        return bool(numbered) and comes_next(mark.rstrip(".)"), before.rstrip(".)"))

    def _counts_under(self, index: int) -> bool:
        """Whether an entry stands under a line that has a number and goes on from the open one."""
        under = self.blocks[index + 1]
        number = chapter(under.text)
        if under.role is not Role.TEXT or "." not in number:
            return False
        above = chapter(self.blocks[self.current.block].text) if self.current else ""
        return (not above or comes_next(number, above)) and self.entries.asks(
            unnumbered(under.text)
        )

    def _heads_beside_label(self, line: Block) -> bool:
        """Whether a heading has the level of the one above it under which the label of the list is a line
        of text."""
        if line.role is not Role.HEADING or self.label is None or self.label.role is Role.HEADING:
            return False
        above = (self.blocks[at] for at in reversed(range(self.start)))
        head = next((block for block in above if block.role is Role.HEADING), None)
        return head is not None and line.level <= head.level

    def _groups(self, index: int) -> bool:
        """Whether a line parts the entries of a list by what they are about: short, over items.

        It stays a heading. Where titles are usual, such a line is a title.
        """
        if self.titled or self.entries.themed or index + 1 == len(self.blocks):
            return False
        line, under = self.blocks[index], self.blocks[index + 1]
        if self._heads_beside_label(line) or (
            self.current is not None and self.blocks[self.current.block].bold > under.bold
        ):
            return False
        opens = index - 1 in self.found.labels or index - 1 in self.found.taken
        return (
            opens
            and (under.role is Role.ITEM or self._counts_under(index))
            and len(line.text) <= LONGEST_LABEL
            and not line.text.endswith((".", ";"))
            and not (line.text.endswith(":") and not self.labels.is_demand(under.text))
            and not self.headings.families_at(index)
            and not self.entries.list_end.fullmatch(plain(line.text))
        )


def _form(block: Block) -> tuple[bool, int]:
    return block.bold, block.indent
