"""Rows of a PDF page that look like torn text: two columns line by line, which nothing tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from peeldiff.document.formats.pdf_layout import Block

__all__ = ["holds_torn_text"]

# Rows from which text is torn, and letters of a cell that may be a line of it.
_FEWEST, _LONG = 3, 20


def holds_torn_text(blocks: Sequence[Block]) -> bool:
    """Tell whether in several rows under each other two cells go on with those above them."""
    count = 1
    for above, below in pairwise(blocks):
        count = count + 1 if _go_on(above, below) else 1
        if count >= _FEWEST:
            return True
    return False


def _go_on(above: Block, below: Block) -> bool:
    if above.grid or below.grid or len(above.cells) != 2 or len(below.cells) != 2:
        return False
    return all(
        bool(first and then)
        and len(first[-1].text) >= _LONG
        and (first[-1].text[-1].isalnum() or bool(first[-1].hyphen))
        and then[0].text[:1].islower()
        for first, then in zip(above.cells, below.cells, strict=True)
    )
