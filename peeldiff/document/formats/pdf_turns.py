"""Paragraphs at the turn of a page: which surely end there, and which surely go on.

Where a page ends between two sentences, only the place of what follows tells whether it is the same
paragraph: the lines of an entry with a number or bullet hang, and what begins anew has its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from peeldiff.document.formats.pdf_layout import Block

__all__ = ["Turns"]

# Edges that differ by less than this, in points, are the same, and lines that hang stand so far in.
_SAME = 3.0
_HANGS = 6.0
# One entry in so many may have several paragraphs where they have one as a rule.
_RARE = 20


class Turns:
    """The blocks of each page that are text; footnotes and what pages repeat are left out."""

    def __init__(self, pages: Sequence[Sequence[Block]]) -> None:
        self._pages = pages

    def end_with(self, block: Block, page: int) -> bool:
        """Tell whether a block ends its page, and its paragraph does not go on on the next one."""
        pages = self._pages
        if not pages[page] or pages[page][-1] is not block:
            return False
        after = next((blocks[0] for blocks in pages[page + 1 :] if blocks), None)
        if after is None or block.cells or after.cells:
            return False
        return not after.spans[0].text[:1].islower() and block.ends_before(after)

    def go_on_with(self, block: Block, page: int) -> bool:
        """Tell whether a block begins its page, and goes on with the entry that ends the one before.

        Never where such entries of the document often have several paragraphs.
        """
        pages = self._pages
        if not pages[page] or pages[page][0] is not block or block.mark or block.cells:
            return False
        last = next((blocks[-1] for blocks in reversed(pages[:page]) if blocks), None)
        hang = None if last is None else _hang(last)
        if last is None or hang is None or abs(block.x0 - hang) > _SAME:
            return False
        alike = block.bold == last.bold and abs(block.size - last.size) < 1
        if not alike or block.spans[0].note or last.ends_before(block):
            return False
        leads = last.spans[-1].text.endswith(":")  # on to what is quoted or listed
        return not leads and not self._has_parted(last, hang)

    def _has_parted(self, entry: Block, hang: float) -> bool:
        """Tell whether other entries that hang so have several paragraphs, all on one page."""
        entries = parted = 0
        for blocks in self._pages:
            for block, below in pairwise(blocks):
                edge = _hang(block)
                if edge is None or abs(edge - hang) > _SAME or _kind(block) != _kind(entry):
                    continue
                entries += 1
                same = not below.mark and not below.cells and below.bold == block.bold
                parted += same and abs(below.x0 - edge) < _SAME
        return parted * _RARE > entries


def _kind(block: Block) -> bool:
    """Tell whether a number or letter stands before a block, and no bullet."""
    return block.mark.rstrip(".)")[-1:].isalnum()


def _hang(block: Block) -> float | None:
    """Return the edge at which the lines of an entry hang, or None if they do not."""
    if not block.mark or len(block.spans) == 1 or block.spans[1].x0 < block.x0 + _HANGS:
        return None
    return block.spans[1].x0
