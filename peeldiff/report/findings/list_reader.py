"""One finding list, read from its label to its end: entries, their parts and their explanations."""

from __future__ import annotations

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.model import FindingKind
from peeldiff.report.blocks import FIELD, Block
from peeldiff.report.findings.entry_titles import ASKED
from peeldiff.report.findings.found import PRACTICE, STATED, FindingList
from peeldiff.report.findings.labels import LONGEST_LABEL
from peeldiff.report.findings.leads import PARAGRAPH
from peeldiff.report.findings.open_list import ListTools, OpenList
from peeldiff.report.findings.parts import leads_on
from peeldiff.words import chapter, ends_sentence, plain, sentences, starts_lower, unnumbered

__all__ = ["ListReader"]

_REPLY = late(
    r"\b(?:commissioner|force|constabulary|chief constable)(?:'s)? (?:reply|response|comments?)\b"
    r"|^(?:reply|response)$"
)
"""The head of a row that has what somebody answers to the report."""
_MOST_BESIDE = 8


class ListReader(ListTools):
    """Reads the finding lists of one report, each into a `FindingList`."""

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


class _OneList(OpenList):
    """One list, read block by block: rows, items, paragraphs and headings."""

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
        if number := self._note_of(block):
            self._take_note(number)
            return True
        if inner and "." in block.text and PARAGRAPH.fullmatch(block.text):
            return self._explain(block)  # where the report tells of it, on a line of its own
        self.marks.take_off(block, inner=inner)
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if under is not None and self.marks.take_lone(block, under, inner=inner):
            self.found.labels.add(index)
            return True
        if self.entries.is_code(index):
            self._close(index)
            return True
        if block.role is Role.ROW and (self._is_entry(block) or self.labels.label(index) is None):
            return self._row(block)
        if self._is_grade_beside(block):
            return True
        if beside := self._set_beside():
            self.found.beside |= {*range(self.index, self.index + beside)}
            self.index += beside - 1
            return True
        if self._ends(block) or self._is_next_chapter(block):
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
        return self._field(block) or self._parts(block) or self._paragraph(block)

    def _is_entry(self, block: Block) -> bool:
        """Whether a row of the list's table has an entry beside the name of its kind: "AFI 1 | The force"."""
        table = self.table
        if table is None or len(block.cells) <= table.column:
            return False
        return self.labels.label(self.index) == (self.kind, block.cells[table.column])

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

    def _take_note(self, number: str) -> None:
        """Set a footnote aside that stands behind what it is on, and take its mark off that."""
        self.found.beside.add(self.index)
        if self.current is not None and self.current.items:
            text, first, last = self.current.items[-1]
            self.current.items[-1] = (text.removesuffix(number), first, last)
        elif self.current is not None:
            self.current.text = self.current.text.removesuffix(number)

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

    # -- rows, items and parts --

    def _row(self, block: Block) -> bool:
        index, current = self.index, self.current
        filled = [cell for cell in block.cells if cell]
        if len(filled) > 1 and _REPLY.search(plain(filled[0])):
            return False  # somebody else's words on the report
        if self.table is not None and len(block.cells) > self.table.column:
            if self.table.headed and index == self.start:
                self.found.labels.add(index)
            elif not self.labels.is_general(plain(block.cells[self.table.column])):
                self._open_cell(self.kind, block.cells[self.table.column])
            return True
        titles = self.kind in STATED or (
            self.titled and self.kind is not FindingKind.RECOMMENDATION
        )
        stated = self.labels.rows.stated_in(index) if titles else None
        if stated and current is not None and not self.labels.rows.demand_in(index):
            return self._explain(block)
        demand = (
            (self.owned and self.labels.rows.asked_in(index, self.column))
            or self.labels.rows.demand_in(index)
            or self.labels.rows.asked_in(index, self.column)
            or stated
        )
        if demand:
            answers = self.kind is FindingKind.CAUSE_OF_CONCERN and self.labels.is_demand(demand)
            again = answers and current is not None
            self._open_cell(FindingKind.RECOMMENDATION if again else self.kind, demand)
        elif current is not None and (told := self.parted.explained(index, current)):
            self._explain(block, told)
        elif current is not None and (part := self.parted.row_part(block, current)):
            self.found.add_part(current, block, index, part)
        elif current is None and self.labels.rows.demand_in(index + 1):
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

    def _field(self, block: Block) -> bool:
        """A line of a card: what is asked for behind the name of the line, then why, by when, of whom."""
        name = FIELD.match(block.text) if block.role is Role.TEXT else None
        if name is None:
            return False
        told = block.text[name.end() :]
        if self.current is not None:
            return self.fields and self._explain(block)
        states = self.kind in STATED and self.labels.names_force(told)
        self.fields = states or self.labels.is_demand(told) or self.entries.is_imperative(told)
        return self.fields and self._begin(self.kind, told)

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
        if current is not None and self._groups(index) and self._counts_under(index):
            return True
        if self.bulleted and self._groups(index):
            under = self.blocks[index + 1].text
            if self.labels.is_demand(under) or (block.bold and self.entries.asks(under)):
                return True
        if block.role is Role.HEADING and not (
            asks and (self.titled or self._follows_entries(index) or self._has_next_mark(block))
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
        if self._stands_between(index) if self.bulleted else self._explains_before_next(index):
            return self._explain(block)
        if self.bulleted or self.headings.families_at(index):
            return False
        if self._is_next_title(index):
            return self._begin(kind, block.text)
        in_box = self.blocks[current.block].role is Role.ROW  # which ends where its rows end
        explains = (self.titled or kind in STATED) and not in_box
        if not explains or block.bold or self.headings.lines.looks_like_heading(index):
            return False
        return self._explain(block)

    def _only_tells_of_one(self, block: Block) -> bool:
        """Whether a text says that there is a cause of concern, and the next what it is."""
        under = self.blocks[self.index + 1] if self.index + 1 < len(self.blocks) else None
        return (
            "of concern" in block.text
            and not self.labels.names_force(block.text)
            and under is not None
            and under.role is Role.TEXT
            and self.labels.names_force(under.text)
            and not self.labels.is_demand(under.text)
        )

    def _is_the_one(self, block: Block, follower: Block | None) -> bool:
        """Whether a short sentence stands alone between the label of one finding and a heading."""
        label = self.label
        return (
            label is not None
            and self.kind not in STATED
            and self.second is None
            and ends_sentence(block.text)
            and len(sentences(block.text)) == 1
            and not self.entries.points_back(block.text)
            and (
                follower is None
                or follower.role is Role.HEADING
                or self.labels.label(self.index + 1) is not None
                or self.headings.level(self.index + 1) is not None
            )
        )

    def _heading(self, block: Block) -> bool:
        """A heading that asks for nothing: the title of an entry, what entries are about, or the end."""
        index, current, kind = self.index, self.current, self.kind
        label = self.blocks[index - 1]
        deeper = label.role is Role.HEADING and 0 < label.level < block.level
        states = self.headings.names.begins_with_force(block.text)
        wants = ASKED.search(plain(block.text)) is not None or self.entries.faults(block.text)
        titles = deeper or ((states or wants) and not self.headings.families_at(index))
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
        if kind is FindingKind.CAUSE_OF_CONCERN and self._only_tells_of_one(block):
            return True
        if asks or kind in STATED or self.entries.is_imperative(text):
            return self._begin(kind, text)
        if self.entries.introduces(index, kind) or self._groups(index):
            return True
        if self.entries.asks_of_others(text):
            return self._begin(kind, text)
        follower = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if self._is_the_one(block, follower):
            return self._begin(kind, block.text)
        if block.text.endswith(":") and follower is not None and follower.role is Role.ITEM:
            return self._begin(kind, block.text)
        # What does not begin like a demand is an entry only where titles are usual.
        if self.titled and not self.headings.families_at(index) and len(sentences(block.text)) == 1:
            return self._begin(kind, block.text)
        return False
