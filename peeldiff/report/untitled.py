"""What stands before the first heading: the sentences of a text, or the facts of a title page."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.document.source import Role
from peeldiff.report.blocks import Block
from peeldiff.words import ends_sentence

__all__ = ["is_fact", "is_lone_link", "is_prose"]

_LONGEST_TITLE = 120
_LONGEST_ALONE = 60


def is_prose(block: Block, letter: bool) -> bool:
    """Whether a block is text rather than a line of a title page; a letter opens with short sentences."""
    if block.role is Role.ITEM or (block.role is not Role.ROW and len(block.text) > _LONGEST_TITLE):
        return True
    return letter and block.role is Role.TEXT and ends_sentence(block.text)


def is_fact(block: Block) -> bool:
    """Whether an item is one of the facts of a title page: a few words and no sentence."""
    return (
        block.role is Role.ITEM
        and len(block.text) <= _LONGEST_ALONE
        and not ends_sentence(block.text)
        and not block.text.endswith((";", ",", ":"))
    )


def is_lone_link(blocks: Sequence[Block], index: int) -> bool:
    """Whether an item is the only one of its list and no sentence: a menu of one entry."""
    if blocks[index].role is not Role.ITEM or ends_sentence(blocks[index].text):
        return False
    beside = (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
    return all(block.role is not Role.ITEM for block in beside)
