"""What the inspectorate formally asks for: finding lists, their entries, items and explanations.

A finding stands in a list that a label opens ("Areas for improvement"). The same words inside a
sentence, demands to all forces and the template's dummies open nothing. Blocks that a list takes are
not looked at again by the outline, so that the title of an area for improvement is never a heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Findings, Structure
from peeldiff.inspectorates.patterns import Patterns
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.finding_list import FindingList, ReadFinding
from peeldiff.report.finding_parts import TO_GO_ON, PartReader, breaks_off
from peeldiff.report.grade_lines import is_grade_line
from peeldiff.report.headings import HeadingReader
from peeldiff.report.labels import DEADLINE, LONGEST_LABEL, PRACTICE, STATED, LabelReader
from peeldiff.report.prose_demands import demands_in_prose
from peeldiff.report.recalled import RecalledLists
from peeldiff.report.typed_marks import TypedMarks
from peeldiff.words import chapter, ends_sentence, plain, sentences, starts_lower, unnumbered

__all__ = ["read_findings"]

_DEADLINE = late(DEADLINE)
_CODE = late(r"(?:[A-Z]{1,3} ?)?\d{1,2}(?:\.\d{1,2})?[.):]?")
"""The number of an entry in a paragraph of its own."""
_NUMBER = late(r"(?:\d+\.)*\d+[.)]?")
"""The mark of a paragraph with a number, with or without that of its chapter."""
_SEVERAL = late(r"\b(?:areas|causes|recommendations|practices|afis)\b")
"""A label that promises more than one entry."""
_SHOULD = late(r"[^.;]{0,90}?\b(?:should|must|needs? to)\b")
_NOUN = late(
    r"(?:of|for|is|are|was|were|has|have|had|from|by|and|at|in)\b"
    r"|(?!that\b|sure\b)[^.,:;]{0,40} (?:is|are|was|were) "
)
"""What stands behind a word that asks nothing here: "Support for victims is …", "Work is …"."""
_IT_SHOULD = late(r"it (?:should|must|needs? to|has to)\b")
_ENTRY = late(r"\d{1,2}[.)] .*[.;]$")
"""An entry with its number in front."""
_DEFINES = late(r"(?:an?|any|something|one|where|when)\s")
"""How a glossary begins to say what the label above means; no statement begins small."""
_LONGEST_THEME = 110
_LONGEST_INTRODUCTION = 3
"""Paragraphs that may stand between a label and the first demand."""


def read_findings(
    blocks: Sequence[Block],
    headings: HeadingReader,
    words: Inspectorate,
    *,
    titled: bool,
    letter: bool = False,
    recalled: RecalledLists | None = None,
) -> FindingList:
    """Read every finding list of a report.

    `titled` is True for the cycles in which an area for improvement is a title sentence with a
    paragraph of explanation under it; `letter` for a letter, whose closing remarks explain nothing.
    `recalled` tells lists that an earlier report had, which stay text.
    """
    reader = _Reader(blocks, headings, words, titled)
    if letter:
        reader.remark = words.pattern(Structure.letter_remark_patterns)
    index = 0
    quoted_to = -1
    quoted: set[int] = set()
    while index < len(blocks):
        label = reader.labels.label(index)
        if label and recalled and index:
            goes_on = index == quoted_to and label[0] is FindingKind.RECOMMENDATION
            above = blocks[index - 1]
            if (
                goes_on
                or recalled.heads(above.text)
                or (
                    above.role in (Role.TEXT, Role.ITEM)
                    and recalled.leads_in(above.text, again=bool(quoted))
                )
                or (
                    # What is quoted may begin with the concern itself, without a label.
                    letter
                    and index > 1
                    and label[0] is FindingKind.RECOMMENDATION
                    and above.role is blocks[index - 2].role is Role.TEXT
                    and recalled.leads_in(blocks[index - 2].text, again=bool(quoted))
                )
            ):
                end, goes_on = reader.skip_list(index, *label)
                quoted |= {*range(index, end)}
                quoted_to = end if goes_on and label[0] is FindingKind.CAUSE_OF_CONCERN else -1
                index = end
                continue
        if label is None:
            kind = reader.labels.announced(index, again=bool(reader.found.findings))
            index = reader.read_list(index + 1, kind) if kind else index + 1
        else:
            kind, rest = label
            reader.found.labels.add(index)
            before, at = len(reader.found.findings), index
            index = (
                reader.read_list(index, kind, rest) if rest else reader.read_list(index + 1, kind)
            )
            below = reader.labels.label(index) if index == at + 1 < len(blocks) else None
            over_more = below is not None and (below[0] is kind or reader.themed)
            if index < len(blocks) and reader.says_none.fullmatch(plain(blocks[index].text)):
                over_more = True  # "There are no priority actions."
            if before == len(reader.found.findings) and not over_more:
                reader.found.empty.append(at)
    found = reader.found
    found.quoted = quoted
    taken = found.taken | found.labels | quoted
    found.findings += demands_in_prose(blocks, taken, found.findings, reader.labels)
    found.findings.sort(key=lambda finding: (finding.block, finding.first))
    found.taken |= taken - found.labels - quoted
    return found


class _Reader:
    def __init__(
        self, blocks: Sequence[Block], headings: HeadingReader, words: Inspectorate, titled: bool
    ) -> None:
        self.blocks = blocks
        self.headings = headings
        self.words = words
        self.titled = titled
        self.labels = LabelReader(blocks, headings, words, titled=titled)
        self.parted = PartReader(blocks, self.labels, words, titled=titled)
        self.list_end = words.pattern(Structure.list_end_patterns)
        self.remark: Patterns | None = None
        self.found = FindingList()
        self.themed = words.head.list_themes
        self.says_none = words.pattern(Findings.none_patterns)
        self.parts = words.plain_set(Structure.parts)
        self.part = words.pattern(Structure.part_patterns)
        self.second: int | None = None
        """How many findings there are once the first of a list that promises several is read."""

    # -- lists --

    def read_list(self, index: int, kind: FindingKind, same_line: str = "") -> int:
        """Read entries from a block on; returns the index of the first block that is not taken.

        `same_line` is the text behind the label when the block at `index` is the label itself.
        """
        current: ReadFinding | None = None
        bulleted = False
        label = self.blocks[index - 1] if index and not same_line else None
        first = len(self.found.findings)
        by = self.labels.dated(index - 1)[1] if label is not None else ""
        column = self.labels.column(index - 1) if label is not None else None
        self.second = None
        if index and not same_line and _SEVERAL.search(plain(self.blocks[index - 1].text)):
            self.second = len(self.found.findings) + 1
        if same_line:
            block = self.blocks[index]
            if block.role is Role.ROW:
                current = self._open_cell(kind, same_line, index)
            else:
                current = self._open(kind, same_line, index)
            self.found.labels.discard(index)
            index += 1
        marks = TypedMarks()
        while index < len(self.blocks):
            block = self.blocks[index]
            marks.take_off(block, inner=current is not None)
            if index + 1 < len(self.blocks) and marks.take_lone(
                block, self.blocks[index + 1], inner=current is not None
            ):
                self.found.labels.add(index)
                index += 1
                continue
            if self._is_code(index):
                self.found.labels.add(index)
                current, bulleted = None, False
                index += 1
                continue
            text = plain(block.text)
            if block.role is Role.ROW and self.labels.label(index) is None:
                titles = kind in STATED or (self.titled and kind is not FindingKind.RECOMMENDATION)
                stated = self.labels.stated_in(index) if titles else None
                if stated and current is not None and not self.labels.demand_in(index):
                    self._explain(block, index, current)
                    index += 1
                    continue
                demand = self.labels.demand_in(index) or self.labels.asked_in(index, column)
                if demand := demand or stated:
                    current = self._open_cell(kind, demand, index)
                elif current is not None and (told := self.parted.explained(index, current)):
                    self._explain(block, index, current, told)
                elif current is not None and (part := self.parted.row_part(block, current)):
                    self._add_part(block, index, current, part)
                elif current is None and self.labels.demand_in(index + 1):
                    self.found.labels.add(index)  # the heads of the columns
                else:
                    break
                index += 1
                continue
            if (
                self.labels.label(index) is not None
                or self.list_end.fullmatch(text)
                or self.says_none.fullmatch(text)
                or (self.remark is not None and self.remark.fullmatch(text))
                or is_grade_line(block.text, self.words)
            ):
                break
            if current is None and _DEFINES.match(block.text) and not self._asks(block.text):
                break
            if label is not None and self.themed and self._is_theme(index, label):
                self.found.labels.add(index)
                self.found.themes.add(index)
                current, bulleted = None, False
            elif self.themed and self._is_numbered_entry(block):
                current = self._open(kind, unnumbered(block.text), index)
                bulleted = True
            elif current is not None and self.parted.closes(block, index, current):
                self._explain(block, index, current)
            elif block.role is Role.ITEM:
                if current is None and self.labels.is_general(text[:200]):
                    break
                if current is not None and self._is_next_paragraph(index, first):
                    break
                if current is None and self._leads_to_demands(index):
                    index += 1  # it stays text, as an introduction without a number does
                    continue
                if current is not None and self.parted.is_paragraph(block, current):
                    break
                current = self._item(block, index, kind, current)
                bulleted = True
            elif current is not None and (
                many := self.parted.begin_unmarked(index, current, self._ends_parts)
            ):
                for at in range(index, index + many):
                    self._add_part(self.blocks[at], at, current)
                bulleted = True
                index += many - 1
            elif current is not None and self.parted.goes_on_as_part(block, current):
                self._add_part(block, index, current)
                bulleted = True
            elif not (step := self._paragraph(block, index, kind, current, bulleted)):
                break
            elif isinstance(step, ReadFinding):
                current, bulleted = step, False
            index += 1
        if by and label is not None:
            for one in self.found.findings[first:]:
                one.detail.insert(0, by)
                one.detail_lines.insert(0, label.first)
        return index

    def _ends_parts(self, index: int) -> bool:
        """Whether a paragraph is surely no part of a finding: a label, a grade, a known heading."""
        text = self.blocks[index].text
        return (
            self.labels.label(index) is not None
            or bool(self.headings.families_at(index))
            or self.list_end.fullmatch(plain(text)) is not None
            or is_grade_line(text, self.words)
        )

    def _is_code(self, index: int) -> bool:
        """Whether a paragraph is the number of the demand that stands under it, and no more."""
        if index + 1 == len(self.blocks) or self.blocks[index].role is not Role.TEXT:
            return False
        under = self.blocks[index + 1]
        return (
            _CODE.fullmatch(self.blocks[index].text) is not None
            and under.role is Role.TEXT
            and self.labels.is_demand(under.text)
        )

    def skip_list(self, index: int, kind: FindingKind, same_line: str) -> tuple[int, bool]:
        """The index of the first block behind a list that is not taken, and whether the list goes up
        to there; it ends before what explains an entry, which may be said today."""
        kept = self.found
        self.found = FindingList()
        self.found.labels.add(index)
        end = self.read_list(index if same_line else index + 1, kind, same_line)
        explained = [line for one in self.found.findings for line in one.detail_lines]
        self.found = kept
        for at in range(index + 1, end):
            if self.blocks[at].first in explained:
                return at, False
        return end, True

    def _open(self, kind: FindingKind, text: str, index: int) -> ReadFinding:
        block = self.blocks[index]
        opened = ReadFinding(kind, text, index, block.first, block.last, block.page)
        self.found.findings.append(opened)
        self.found.taken.add(index)
        return opened

    def _open_cell(self, kind: FindingKind, demand: str, index: int) -> ReadFinding:
        """The findings of a cell: each paragraph that asks is one, what follows is a part or explains."""
        block = self.blocks[index]
        told = dict(zip(block.cells, block.parts, strict=False)).get(demand, (demand,))
        current = self._open(kind, told[0], index)
        first = current
        for part in told[1:]:
            above = current.items[-1][0] if current.items else current.text
            if self.labels.is_demand(part):
                current = self._open(kind, part, index)
            elif TO_GO_ON.search(above):
                current.items.append((part, block.first, block.last))
            else:
                current.detail.append(part)
                current.detail_lines.append(block.first)
        self._add_cells(block, first, demand)
        return current

    def _add_cells(self, block: Block, found: ReadFinding, demand: str | None = None) -> None:
        """Keep what a row of a table says beside its demand: by when, of whom, why."""
        beside = [
            cell
            for cell in block.cells
            if any(map(str.isalpha, cell))
            and cell != (demand or found.text)
            and self.labels.kind_of(cell) is None
        ]
        found.detail += beside
        found.detail_lines += [block.first for _ in beside]

    def _item(
        self, block: Block, index: int, kind: FindingKind, current: ReadFinding | None
    ) -> ReadFinding:
        """A bullet: a finding of its own, or a part of the finding before it."""
        belongs = current is not None and self.parted.is_part(block, current)
        if current is None or not belongs:
            if kind is FindingKind.CAUSE_OF_CONCERN and current is not None:
                kind = current.kind
            return self._open(kind, block.text, index)
        self._add_part(block, index, current)
        return current

    def _leads_to_demands(self, index: int) -> bool:
        """Whether a numbered paragraph asks for nothing itself and has demands under it."""
        block = self.blocks[index]
        under = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if block.mark[:1].isdigit() and block.text.endswith((":", ".")) and self._dates(index + 1):
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

    def _add_part(
        self, block: Block, index: int, current: ReadFinding, text: str | None = None
    ) -> None:
        current.items.append((text or block.text, block.first, block.last))
        current.last = block.last
        self.found.taken.add(index)

    def _paragraph(
        self,
        block: Block,
        index: int,
        kind: FindingKind,
        current: ReadFinding | None,
        bulleted: bool,
    ) -> ReadFinding | bool:
        """A paragraph or heading inside a list: a new finding, an explanation, or the list's end."""
        text = unnumbered(block.text)  # of a report whose paragraphs are numbered
        asks = self.labels.is_demand(text)
        if self._dates(index):
            self.found.labels.add(index)
            return True
        if current is not None and self._counts_on(block, current) and self._asks(text):
            return self._open(current.kind if kind in STATED else kind, text, index)
        if current is None and text.endswith((":", ".")) and self._dates(index + 1):
            return True  # what introduces the demands of all dates stays text
        if (
            bulleted
            and self._groups(index)
            and (
                self.labels.is_demand(self.blocks[index + 1].text)
                or (block.bold and self._asks_on(index + 1))
            )
        ):
            return True
        if block.role is Role.HEADING and not (
            asks and (self.titled or self._follows_entries(index, current))
        ):
            label = self.blocks[index - 1]
            deeper = label.role is Role.HEADING and 0 < label.level < block.level
            states = self.headings.names.begins_with_force(block.text)
            titles = deeper or (states and not self.headings.families_at(index))
            if current is None and self.titled and titles and index - 1 in self.found.labels:
                return self._open(kind, block.text, index)  # a title printed as a heading
            if self.headings.families_at(index):
                return False
            if current is not None and self._is_second(block, index, current):
                return self._open(kind, block.text, index)
            if current is None and kind in STATED:
                return self._open(kind, block.text, index)
            return self._groups(index) and (current is None or self._asks_on(index + 1))
        if current is None:
            if self.labels.is_general(plain(block.text[:200])) and kind not in PRACTICE:
                return False
            asks = asks or self.labels.is_demand(
                block.text.partition(", ")[2]
            )  # "Each year, the force …"
            if asks or kind in STATED or self._is_imperative(text):
                return self._open(kind, text, index)
            if self._introduces(index, kind) or self._groups(index):
                return True
            if self._asks_of_others(text):
                return self._open(kind, text, index)
            follower = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
            if block.text.endswith(":") and follower is not None and follower.role is Role.ITEM:
                return self._open(kind, block.text, index)
            return self._title(block, index, kind)
        if (
            asks
            and not self.parted.leads_on(block, index, current)
            and self._is_title(block, current, bulleted)
        ):
            if kind is FindingKind.CAUSE_OF_CONCERN:
                kind = FindingKind.RECOMMENDATION
            return self._open(kind, text, index)
        if self.parted.leads_on(block, index, current):
            self._explain(block, index, current)
            return True
        if not bulleted and self._asks_of_others(text) and self._asks_of_others(current.text):
            return self._open(kind, text, index)
        if bulleted or self.headings.families_at(index):
            return False
        if self._is_second(block, index, current):
            return self._open(kind, block.text, index)
        in_box = self.blocks[current.block].role is Role.ROW  # which ends where its rows end
        explains = (self.titled or kind in STATED) and not in_box
        if not explains or block.bold or self.headings.lines.looks_like_heading(index):
            return False
        self._explain(block, index, current)
        return True

    def _explain(
        self, block: Block, index: int, current: ReadFinding, text: str | None = None
    ) -> None:
        text = text or block.text
        if current.detail and starts_lower(text) and not ends_sentence(current.detail[-1]):
            current.detail[-1] += f" {text}"  # a page end parts the text of a box
        else:
            current.detail.append(text)
            current.detail_lines.append(block.first)
        current.last = block.last
        self.found.taken.add(index)

    def _counts_on(self, block: Block, current: ReadFinding) -> bool:
        """Whether a paragraph has the next number of those that a report's paragraphs have: 6.6 on 6.5."""
        above = chapter(self.blocks[current.block].text)
        return "." in above and _comes_next(chapter(block.text), above)

    def _is_next_paragraph(self, index: int, first: int) -> bool:
        """Whether an entry has the next number of the report's paragraphs and asks for nothing: "11." where
        the text above the list ends with 10. `first` is how many findings stand before the list."""
        here = self.blocks[index]
        if not _NUMBER.fullmatch(here.mark) or self._asks(here.text):
            return False
        at = next(
            (at for at in range(index - 1, -1, -1) if _NUMBER.fullmatch(self.blocks[at].mark)), None
        )
        listed = self.found.findings[first:]
        if at is None or at in self.found.taken or (listed and at >= listed[0].block):
            return False
        return _comes_next(here.mark.rstrip(".)"), self.blocks[at].mark.rstrip(".)"))

    def _follows_entries(self, index: int, current: ReadFinding | None) -> bool:
        """Whether a heading stands under a label, or under an entry that was one too."""
        if current is None:
            return index - 1 in self.found.labels
        return self.blocks[current.block].role is Role.HEADING

    def _asks_of_others(self, text: str) -> bool:
        """Whether one sentence says what people or things should be: "Detainees should have …"."""
        return (
            not self.titled
            and len(sentences(text)) == 1
            and not self.labels.is_general(plain(text[:200]))
            and (_SHOULD.match(plain(text)) is not None or self._is_imperative(text))
        )

    def _is_imperative(self, text: str) -> bool:
        """Whether one sentence without a subject asks for something: "Ensure that victims are told."."""
        first, _, rest = plain(text[:200]).partition(" ")
        return (
            not self.titled
            and first in self.words.plain_set(Findings.asking_words)
            and _NOUN.match(rest) is None
            and len(sentences(text)) == 1
            and ends_sentence(text)
        )

    def _asks_on(self, index: int) -> bool:
        """Whether an entry under a theme asks for something, with a subject or without."""
        return self._asks(self.blocks[index].text)

    def _asks(self, text: str) -> bool:
        # "Ensure that …", or behind a lead-in: "Working with the board, ensure that …".
        openers = (clause.split(" ", 1)[0] for clause in plain(text[:200]).split(", "))
        asking = self.words.plain_set(Findings.asking_words)
        asks = self.labels.is_demand(text) or _SHOULD.match(plain(text)) is not None
        return asks or not asking.isdisjoint(openers)

    def _is_numbered_entry(self, block: Block) -> bool:
        """Whether what a file calls a heading or a paragraph is the next entry of a numbered list."""
        return (
            block.role in (Role.HEADING, Role.TEXT)
            and _ENTRY.match(block.text) is not None
            and self._asks(unnumbered(block.text))
        )

    def _dates(self, index: int) -> bool:
        """Whether a line says by when what stands under it is asked for: "Within three months"."""
        if index + 1 >= len(self.blocks):
            return False
        line, under = self.blocks[index], self.blocks[index + 1]
        return (
            len(line.text) <= LONGEST_LABEL
            and _DEADLINE.fullmatch(plain(line.text)) is not None
            and (under.role is Role.ITEM or self.labels.is_demand(under.text))
        )

    def _is_second(self, block: Block, index: int, current: ReadFinding) -> bool:
        """Whether a statement is the title of the second entry, where the label promises several.

        It looks like the first title, and what is asked for stands in its explanation.
        """
        opener = self.blocks[current.block]
        if (
            not self.titled
            or len(self.found.findings) != self.second
            or not current.detail
            or index + 1 == len(self.blocks)
            or (block.role, block.level, block.bold) != (opener.role, opener.level, opener.bold)
            or not (block.bold or block.role is Role.HEADING)
        ):
            return False
        under = self.blocks[index + 1]
        return under.role is Role.TEXT and any(
            self.labels.is_demand(sentence) or _IT_SHOULD.match(plain(sentence))
            for sentence in sentences(under.text)
        )

    def _groups(self, index: int) -> bool:
        """Whether a line parts the entries of a list by what they are about: short, over items.

        It stays a heading. Where titles are usual, such a line is a title.
        """
        if self.titled or self.themed or index + 1 == len(self.blocks):
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
            and not self.list_end.fullmatch(plain(line.text))
        )

    def _is_theme(self, index: int, label: Block) -> bool:
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
            or self.says_none.fullmatch(plain(line.text))
            or plain(line.text) in self.parts
            or self.part.fullmatch(plain(line.text))
            or self.words.grade_of_heading(line.text)
        ):
            return False
        deeper = (line.role is Role.TEXT and label.role is Role.HEADING and not line.bold) or (
            line.role is label.role is Role.HEADING and line.level > label.level > 0
        )
        asks = self._asks_on(index + 1)
        return asks or (deeper and not self.headings.families_at(index))

    def _introduces(self, index: int, kind: FindingKind) -> bool:
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
            if self.labels.is_demand(under.text):
                titles = self.titled and kind is not FindingKind.RECOMMENDATION
                return not titles or under.role is Role.ITEM or block.text.endswith(":")
            if under.role is Role.ITEM:
                if self._asks_of_others(block.text) and not self._asks(under.text):
                    return False
                return not self.titled and ends_sentence(block.text) and block.text[-1] != ":"
        return False

    def _title(self, block: Block, index: int, kind: FindingKind) -> ReadFinding | bool:
        """A first entry that does not begin like a demand: one only where titles are usual."""
        if self.titled and not self.headings.families_at(index) and len(sentences(block.text)) == 1:
            return self._open(kind, block.text, index)
        return False

    def _is_title(self, block: Block, current: ReadFinding, bulleted: bool) -> bool:
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
            return True
        return len(sentences(block.text)) == 1 or not ends_sentence(block.text)


def _comes_next(here: str, above: str) -> bool:
    """Whether a number comes right behind another in its chapter: 6.6 behind 6.5, 12 behind 11."""
    chapter_here, _, number = here.rpartition(".")
    chapter_above, _, last = above.rpartition(".")
    return chapter_here == chapter_above and bool(number) and int(number) == int(last) + 1
