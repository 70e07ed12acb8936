"""One finding list, read from its label to its end: entries, their parts and their explanations."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.inspectorates.patterns import Patterns
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.entries import EntryReader, comes_next
from peeldiff.report.entry_titles import EntryTitles
from peeldiff.report.finding_list import FindingList, ReadFinding
from peeldiff.report.finding_parts import PARAGRAPH, TO_GO_ON, PartReader, leads_on
from peeldiff.report.headings import HeadingReader
from peeldiff.report.labels import LONGEST_LABEL, PRACTICE, STATED, LabelReader
from peeldiff.report.typed_marks import TypedMarks
from peeldiff.words import chapter, ends_sentence, plain, sentences, starts_lower, unnumbered

__all__ = ["ListReader"]

_NUMBER = late(r"(?:\d+\.)*\d+[.)]?")
"""The mark of a paragraph with a number, with or without that of its chapter."""
_SEVERAL = late(r"\b(?:areas|causes|recommendations|practices|afis)\b")
"""A label that promises more than one entry."""
_MOST_BESIDE = 8


class ListReader:
    """Reads the finding lists of one report, each into a `FindingList`."""

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

    def read(self, found: FindingList, index: int, kind: FindingKind, same_line: str = "") -> int:
        """Read entries from a block on; returns the index of the first block that is not taken.

        `same_line` is the text behind the label when the block at `index` is the label itself.
        """
        return _OneList(self, found, index, kind, same_line).read()

    def skip(self, index: int, kind: FindingKind, same_line: str) -> tuple[int, bool]:
        """The index of the first block behind a list that is not taken, and whether the list goes up
        to there; it ends before what explains an entry, which may be said today."""
        found = FindingList(labels={index})
        end = self.read(found, index if same_line else index + 1, kind, same_line)
        explained = [line for one in found.findings for line in one.detail_lines]
        for at in range(index + 1, end):
            if self.blocks[at].first in explained:
                return at, False
        return end, True


class _OneList:
    """The state of one list while it is read: the finding that is open, and whether it has parts."""

    def __init__(
        self, reader: ListReader, found: FindingList, index: int, kind: FindingKind, same_line: str
    ) -> None:
        self.reader = reader
        self.blocks, self.headings, self.titled = reader.blocks, reader.headings, reader.titled
        self.labels, self.entries, self.parted = reader.labels, reader.entries, reader.parted
        self.remark: Patterns | None = reader.remark
        self.found, self.index, self.kind = found, index, kind
        self.current: ReadFinding | None = None
        self.bulleted = False
        self.marks = TypedMarks()
        self.first = len(found.findings)
        self.label = reader.blocks[index - 1] if index and not same_line else None
        self.by = self.labels.dated(index - 1)[1] if self.label is not None else ""
        self.column = self.labels.column(index - 1) if self.label is not None else None
        self.second: int | None = None
        """How many findings there are once the first of a list that promises several is read."""
        if self.label is not None and _SEVERAL.search(plain(self.label.text)):
            self.second = self.first + 1
        if same_line:
            if reader.blocks[index].role is Role.ROW:
                self._open_cell(kind, same_line)
            else:
                self._open(kind, same_line)
            found.labels.discard(index)
            self.index += 1

    def read(self) -> int:
        """Read up to the end of the list; returns the index of the first block that is not taken."""
        while self.index < len(self.blocks) and self._take(self.blocks[self.index]):
            self.index += 1
        if self.by and self.label is not None:
            for one in self.found.findings[self.first :]:
                one.detail.insert(0, self.by)
                one.detail_lines.insert(0, self.label.first)
        return self.index

    def _take(self, block: Block) -> bool:
        """Read the block at the index, and perhaps some behind it; False if the list ends before it."""
        index, inner = self.index, self.current is not None
        self.marks.take_off(block, inner=inner)
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if under is not None and self.marks.take_lone(block, under, inner=inner):
            self.found.labels.add(index)
            return True
        if self.entries.is_code(index):
            self._close(index)
            return True
        if block.role is Role.ROW and self.labels.label(index) is None:
            return self._row(block)
        if self._is_grade_beside(block):
            return True
        if beside := self._set_beside():
            self.found.beside |= {*range(self.index, self.index + beside)}
            self.index += beside - 1
            return True
        if self._ends(block):
            return False
        if (
            self.label is not None
            and self.entries.themed
            and self.entries.is_theme(index, self.label)
        ):
            self.found.themes.add(index)
            self._close(index)
            return True
        if self.entries.themed and self.entries.is_numbered_entry(block):
            self._open(self.kind, unnumbered(block.text))
            self.bulleted = True
            return True
        if self.current is not None and self.parted.closes(block, index, self.current):
            self.found.explain(self.current, block, index)
            return True
        if block.role is Role.ITEM:
            return self._item(block)
        return self._parts(block) or self._paragraph(block)

    def _is_grade_beside(self, block: Block) -> bool:
        """Whether print has set the grade of the question between the label of a box and its entries."""
        under = self.blocks[self.index + 1] if self.index + 1 < len(self.blocks) else None
        return (
            self.current is None
            and under is not None
            and under.role in (Role.ITEM, Role.TEXT)
            and self.labels.is_demand(under.text)
            and self.entries.is_grade(block.text)
        )

    def _set_beside(self) -> int:
        """How many blocks from here on print has set between a finding that leads on and its parts.

        They are a caption or links of the page: short, no sentences, and a part stands under them.
        """
        current = self.current
        if current is None or not leads_on(current):
            return 0
        for count, at in enumerate(
            range(self.index, min(self.index + _MOST_BESIDE, len(self.blocks)))
        ):
            block = self.blocks[at]
            if block.role is Role.ITEM:
                return count if self.parted.is_part(block, current) else 0
            if (
                block.role is Role.ROW
                or len(block.text) > LONGEST_LABEL
                or ends_sentence(block.text)
                or starts_lower(block.text)
                or self.entries.ends_parts(at)
                or self.entries.asks(block.text)
            ):
                return 0
        return 0

    def _ends(self, block: Block) -> bool:
        """Whether a block ends the list, whatever stands in it."""
        return (
            self.labels.label(self.index) is not None
            or self.entries.ends_list(block.text)
            or (self.remark is not None and self.remark.fullmatch(plain(block.text)) is not None)
            or (self.current is None and self.entries.defines(block.text))
        )

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
        told = dict(zip(block.cells, block.parts, strict=False)).get(demand, (demand,))
        current = first = self._open(kind, told[0])
        for part in told[1:]:
            above = current.items[-1][0] if current.items else current.text
            if self.labels.is_demand(part):
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
            if any(map(str.isalpha, cell)) and cell != demand and self.labels.kind_of(cell) is None
        ]
        first.detail += beside
        first.detail_lines += [block.first for _ in beside]

    def _explain(self, block: Block, text: str | None = None) -> bool:
        if self.current is not None:
            self.found.explain(self.current, block, self.index, text)
        return True

    # -- rows, items and parts --

    def _row(self, block: Block) -> bool:
        index, current = self.index, self.current
        titles = self.kind in STATED or (
            self.titled and self.kind is not FindingKind.RECOMMENDATION
        )
        stated = self.labels.stated_in(index) if titles else None
        if stated and current is not None and not self.labels.demand_in(index):
            return self._explain(block)
        demand = self.labels.demand_in(index) or self.labels.asked_in(index, self.column) or stated
        if demand:
            self._open_cell(self.kind, demand)
        elif current is not None and (told := self.parted.explained(index, current)):
            self._explain(block, told)
        elif current is not None and (part := self.parted.row_part(block, current)):
            self.found.add_part(current, block, index, part)
        elif current is None and self.labels.demand_in(index + 1):
            self.found.labels.add(index)  # the heads of the columns
        else:
            return False
        return True

    def _item(self, block: Block) -> bool:
        """A bullet: a finding of its own, or a part of the finding before it."""
        index, current, kind = self.index, self.current, self.kind
        if current is None:
            if self.labels.is_general(plain(block.text)[:200]):
                return False
            if self.entries.leads_to_demands(index):
                return True  # it stays text, as an introduction without a number does
        elif self._is_next_paragraph(index) or self.parted.is_paragraph(block, current):
            return False
        if current is not None and self.parted.is_part(block, current):
            self.found.add_part(current, block, index)
        else:
            if kind is FindingKind.CAUSE_OF_CONCERN and current is not None:
                kind = current.kind
            self._open(kind, block.text)
        self.bulleted = True
        return True

    def _parts(self, block: Block) -> bool:
        """Paragraphs that are parts of the open finding and have lost their bullets."""
        index, current = self.index, self.current
        if current is None:
            return False
        if many := self.parted.begin_unmarked(index, current, self.entries.ends_parts):
            for at in range(index, index + many):
                self.found.add_part(current, self.blocks[at], at)
            self.index += many - 1
        elif self.parted.goes_on_as_part(block, current):
            self.found.add_part(current, block, index)
        else:
            return False
        self.bulleted = True
        return True

    # -- paragraphs and headings --

    def _paragraph(self, block: Block) -> bool:
        """A paragraph or heading inside a list: a new finding, an explanation, or the list's end."""
        index, current, kind = self.index, self.current, self.kind
        text = unnumbered(block.text)  # of a report whose paragraphs are numbered
        asks = self.labels.is_demand(text)
        if self.entries.dates(index):
            self.found.labels.add(index)
            return True
        if (
            current is not None
            and self.entries.counts_on(block, current)
            and self.entries.asks(text)
        ):
            return self._begin(current.kind if kind in STATED else kind, text)
        if (
            current is None
            and not asks
            and text.endswith((":", "."))
            and self.entries.dates(index + 1)
        ):
            return True  # what introduces the demands of all dates stays text
        if self.bulleted and self._groups(index):
            under = self.blocks[index + 1].text
            if self.labels.is_demand(under) or (block.bold and self.entries.asks(under)):
                return True
        if block.role is Role.HEADING and not (
            asks and (self.titled or self._follows_entries(index))
        ):
            return self._heading(block)
        if current is None:
            return self._first(block, text, asks=asks)
        leads_on = self.parted.leads_on(block, index, current)
        if asks and not leads_on and self.entries.is_title(block, current, self.bulleted):
            if kind is FindingKind.CAUSE_OF_CONCERN:
                kind = FindingKind.RECOMMENDATION
            return self._begin(kind, text)
        if leads_on:
            return self._explain(block)
        # A summary says in which paragraph each stands; a numbered paragraph has to count on.
        bare = text if chapter(block.text) else PARAGRAPH.sub("", text, count=1)
        if (
            not self.bulleted
            and self.entries.asks_of_others(bare)
            and self.entries.asks_of_others(PARAGRAPH.sub("", current.text, count=1))
        ) or self._recommends_to_others(block, current):
            return self._begin(kind, text)
        if self.bulleted or self.headings.families_at(index):
            return False
        if self._is_next_title(index):
            return self._begin(kind, block.text)
        in_box = self.blocks[current.block].role is Role.ROW  # which ends where its rows end
        explains = (self.titled or kind in STATED) and not in_box
        if not explains or block.bold or self.headings.lines.looks_like_heading(index):
            return False
        return self._explain(block)

    def _heading(self, block: Block) -> bool:
        """A heading that asks for nothing: the title of an entry, what entries are about, or the end."""
        index, current, kind = self.index, self.current, self.kind
        label = self.blocks[index - 1]
        deeper = label.role is Role.HEADING and 0 < label.level < block.level
        states = self.headings.names.begins_with_force(block.text)
        titles = deeper or (states and not self.headings.families_at(index))
        if current is None and self.titled and titles and index - 1 in self.found.labels:
            return self._begin(kind, block.text)  # a title printed as a heading
        if self.headings.families_at(index):
            return False
        if current is not None and self._is_next_title(index):
            return self._begin(kind, block.text)
        if current is None and kind in STATED:
            return self._begin(kind, block.text)
        return self._groups(index) and (
            current is None or self.entries.asks(self.blocks[index + 1].text)
        )

    def _first(self, block: Block, text: str, *, asks: bool) -> bool:
        """The first paragraph under a label: an entry, or what introduces or groups the entries."""
        index, kind = self.index, self.kind
        if self.labels.is_general(plain(block.text[:200])) and kind not in PRACTICE:
            return False
        # "Each year, the force …"
        if asks and self.entries.only_leads(index):
            return True
        asks = asks or self.labels.is_demand(block.text.partition(", ")[2])
        if asks or kind in STATED or self.entries.is_imperative(text):
            return self._begin(kind, text)
        if self.entries.introduces(index, kind) or self._groups(index):
            return True
        if self.entries.asks_of_others(text):
            return self._begin(kind, text)
        follower = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if block.text.endswith(":") and follower is not None and follower.role is Role.ITEM:
            return self._begin(kind, block.text)
        # What does not begin like a demand is an entry only where titles are usual.
        if self.titled and not self.headings.families_at(index) and len(sentences(block.text)) == 1:
            return self._begin(kind, block.text)
        return False

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
            and self.reader.titles.is_next(
                index,
                current.block,
                several=self.second is not None,
                second=len(self.found.findings) == self.second,
            )
        )

    def _groups(self, index: int) -> bool:
        """Whether a line parts the entries of a list by what they are about: short, over items.

        It stays a heading. Where titles are usual, such a line is a title.
        """
        if self.titled or self.entries.themed or index + 1 == len(self.blocks):
            return False
        line, under = self.blocks[index], self.blocks[index + 1]
        opens = index - 1 in self.found.labels or index - 1 in self.found.taken
        return (
            opens
            and under.role is Role.ITEM
            and len(line.text) <= LONGEST_LABEL
            and not line.text.endswith((".", ";"))
            and not (line.text.endswith(":") and not self.labels.is_demand(under.text))
            and not self.headings.families_at(index)
            and not self.entries.list_end.fullmatch(plain(line.text))
        )
