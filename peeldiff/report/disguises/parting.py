"""One block made two at a place in its text."""

from __future__ import annotations

from alignment.records import replace
from peeldiff.report.blocks import Block

__all__ = ["parted"]


def parted(block: Block, at: int) -> tuple[Block, Block]:
    """The text up to a place in it, and the rest without the space before it.

    A line in which that place lies belongs to both; one that begins there to the rest alone.
    """
    line = max((number for place, number in block.pieces if place <= at), default=block.first)
    begins = (at, line) in block.pieces
    over = [number for number in block.lines if number < line or (number == line and not begins)]
    rest = block.text[at:].lstrip()
    moved = len(block.text) - len(rest)
    return (
        replace(
            block,
            text=block.text[:at].rstrip(),
            last=over[-1],
            lines=over,
            pieces=[piece for piece in block.pieces if piece[0] < at],
        ),
        replace(
            block,
            text=rest,
            first=line,
            lines=[number for number in block.lines if number >= line],
            pieces=[
                (max(0, place - moved), number) for place, number in block.pieces if place > at
            ],
        ),
    )
