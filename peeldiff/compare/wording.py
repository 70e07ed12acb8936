"""What was reworded inside a matched pair, in the model's terms."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.paragraphs import rows
from alignment.wording import opcodes, weighty
from peeldiff.model import ParagraphChange, Wording, WordingOp

__all__ = ["compare_paragraphs", "reword"]


def reword(old: str, new: str) -> tuple[Wording, tuple[int, ...]]:
    """The steps from one wording to another, and which of them weigh more than the rest."""
    steps = opcodes(old, new)
    return tuple((WordingOp(op), text) for op, text in steps), weighty(steps)


def compare_paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphChange, ...]:
    """The paragraphs of two sections row by row, each with its wording."""
    changes = []
    if old and new:
        pairs = rows(old, new)
    else:  # nothing to compare: most sections stand in one report only
        pairs = [(i, None, 0.0) for i in range(len(old))]
        pairs += [(None, j, 0.0) for j in range(len(new))]
    for i, j, score in pairs:
        if i is not None and j is not None:
            wording, heavy = reword(old[i], new[j])
        else:
            wording, heavy = _one_sided(old, i, new, j), ()
        changes.append(ParagraphChange(i, j, round(score, 4), wording, heavy))
    return tuple(changes)


def _one_sided(old: Sequence[str], i: int | None, new: Sequence[str], j: int | None) -> Wording:
    if i is not None:
        return ((WordingOp.DELETE, old[i]),) if old[i] else ()
    return ((WordingOp.INSERT, new[j]),) if j is not None and new[j] else ()
