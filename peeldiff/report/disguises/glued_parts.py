"""The first part of a list that a converter has set right behind the colon of the text above it.

Programs that take all marks off a list leave "The plan should include:how files are checked;" where an
entry has a list of its own: the other parts are paragraphs below.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from alignment.records import replace
from peeldiff.document.source import Role
from peeldiff.report.blocks import Block
from peeldiff.report.disguises.parting import parted
from peeldiff.words import starts_lower

__all__ = ["part_glued_lists"]

_GLUED = late(r"(?<=[a-z]{2}):(?=[^\W\d_]+[ ,])")
"""A colon with words on both sides and no space behind it; no address and no time has that."""
_TO_GO_ON = late(r"(?:[;,]|[;,] (?:and|or))\Z")
_FEWEST_BEFORE, _FEWEST_BEHIND = 4, 2
"""Words of the text that leads on, and of its first part."""


def part_glued_lists(blocks: list[Block]) -> None:
    """Part such texts behind their colon, where other parts are to come: the rest is a paragraph, or an
    entry below that."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.role not in (Role.TEXT, Role.ITEM) or ":" not in block.text:
            continue
        found = list(_GLUED.finditer(block.text))
        if not found:
            continue
        at = found[-1].end()
        lead, part = block.text[:at], block.text[at:]
        if (
            len(lead.split()) >= _FEWEST_BEFORE
            and len(part.split()) >= _FEWEST_BEHIND
            and (_TO_GO_ON.search(part) or _is_next(blocks, index))
        ):
            over, rest = parted(block, at)
            level = block.level + (block.role is Role.ITEM)
            blocks[index : index + 1] = [over, replace(rest, level=level)]


def _is_next(blocks: Sequence[Block], index: int) -> bool:
    """Whether a part without a capital stands right below a text."""
    under = blocks[index + 1] if index + 1 < len(blocks) else None
    return under is not None and under.role in (Role.TEXT, Role.ITEM) and starts_lower(under.text)
