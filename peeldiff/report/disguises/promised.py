"""Numbered headings of the contents list that print sets right over their text, parted from it."""

from __future__ import annotations

from alignment.late import late
from alignment.records import replace
from peeldiff.document.source import Role
from peeldiff.report.aside.contents import Contents
from peeldiff.report.blocks import Block
from peeldiff.report.disguises.parting import parted
from peeldiff.words import letters_of

__all__ = ["part_promised_headings"]

_NUMBER = late(r"(?:\d{1,2}\.)*\d{1,2}[.)]?")
"""The mark that makes an item of a numbered heading."""
_MOST_LINES = 4


def part_promised_headings(blocks: list[Block], contents: Contents | None) -> None:
    """Part the numbered headings that the contents list promises from the text on the lines right below.

    "1. Introduction" has the form of an item, and its text that of the rest of one. An entry that stands
    somewhere by itself is not looked for.
    """
    if contents is None:
        return
    alone = {letters_of(block.text) for block in blocks if block.first > contents.end}
    promised = {letters_of(entry.heading) for entry in contents.entries} - alone
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.first <= contents.end:
            return
        if block.role is not Role.ITEM or not _NUMBER.fullmatch(block.mark):
            continue
        plainly = replace(block, role=Role.TEXT, level=0, mark="")
        for at, _ in block.pieces[:_MOST_LINES]:
            text = block.text[at:].lstrip()
            if letters_of(block.text[:at]) in promised and text[:1].isupper():
                blocks[index : index + 1] = parted(plainly, at)
                break
