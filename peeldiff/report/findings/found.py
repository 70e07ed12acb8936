"""The findings of a report while it is read, before they have ids and sections."""

from __future__ import annotations

from alignment.records import dataclass, field
from peeldiff.model import Finding, FindingKind, Item
from peeldiff.report.blocks import Block
from peeldiff.words import ends_sentence, starts_lower

__all__ = ["PRACTICE", "SAME_DEMAND", "STATED", "FindingList", "ReadFinding"]

PRACTICE = (FindingKind.INNOVATIVE_PRACTICE, FindingKind.PROMISING_PRACTICE)
STATED = (*PRACTICE, FindingKind.CAUSE_OF_CONCERN)
"""Kinds that are stated and ask for nothing themselves."""
SAME_DEMAND = 40
"""Letters at the beginning by which two demands are told to be one."""


@dataclass(slots=True)
class ReadFinding:
    """A finding before it has an id and a section; `block` is the index of its first block."""

    kind: FindingKind
    text: str
    block: int
    first: int
    last: int
    page: int | None
    detail: list[str] = field(default_factory=list)
    detail_lines: list[int] = field(default_factory=list)
    items: list[tuple[str, int, int]] = field(default_factory=list)

    def finding(self, number: int, section: str | None) -> Finding:
        """The finding as the model has it, with ids that count from 1 and letters for items."""
        id_ = f"f{number}"
        items = tuple(
            Item(f"{id_}{_letters(n)}", text, first, last)
            for n, (text, first, last) in enumerate(self.items)
        )
        detail = "\n".join(self.detail) or None
        return Finding(
            id_, self.kind, self.text, detail, items, section, self.first, self.last, self.page,
            tuple(self.detail_lines),
        )  # fmt: skip


@dataclass(slots=True)
class FindingList:
    """All findings of a report, and which blocks they and their labels took."""

    findings: list[ReadFinding] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    labels: set[int] = field(default_factory=set)
    themes: set[int] = field(default_factory=set)
    """Labels that part the entries of a list by what they are about."""
    empty: list[int] = field(default_factory=list)
    """Labels under which nothing was read, and no label of the same kind stands."""
    beside: set[int] = field(default_factory=set)
    """What print has set inside a list: captions, links of the page."""
    quoted: set[int] = field(default_factory=set)
    """What lists of an earlier report hold."""

    def open(self, kind: FindingKind, text: str, index: int, block: Block) -> ReadFinding:
        """Begin a finding with the block at an index."""
        opened = ReadFinding(kind, text, index, block.first, block.last, block.page)
        self.findings.append(opened)
        self.taken.add(index)
        return opened

    def add_part(
        self, found: ReadFinding, block: Block, index: int, text: str | None = None
    ) -> None:
        """Give a finding an item: the text of a block, or what of it is one."""
        found.items.append((text or block.text, block.first, block.last))
        found.last = block.last
        self.taken.add(index)

    def explain(
        self, found: ReadFinding, block: Block, index: int, text: str | None = None
    ) -> None:
        """Give a finding an explanation: the text of a block, or what of it is one."""
        text = text or block.text
        if found.detail and starts_lower(text) and not ends_sentence(found.detail[-1]):
            found.detail[-1] += f" {text}"  # a page end parts the text of a box
        else:
            found.detail.append(text)
            found.detail_lines.append(block.first)
        found.last = block.last
        self.taken.add(index)


def _letters(number: int) -> str:
    """a, b … z, aa, ab …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
