"""What a wording amounts to: whether it differs, how far, and each of its two sides."""

from __future__ import annotations

from itertools import pairwise

from peeldiff.model import Wording, WordingOp
from peeldiff.words import same_letters

__all__ = ["alike_in_print", "is_close", "is_reworded", "one_side"]

_CLOSE = 0.4
"""Share of the longer wording that must have stayed for the two to be read as one marked text."""


def is_reworded(wording: Wording) -> bool:
    """Whether anything was taken out or put in but other kinds of quotes, dashes and spaces."""
    if all(op is WordingOp.EQUAL for op, _ in wording):
        return False
    old = "".join(text for op, text in wording if op is not WordingOp.INSERT)
    new = "".join(text for op, text in wording if op is not WordingOp.DELETE)
    return not same_letters(old, new)


def is_close(wording: Wording) -> bool:
    """Whether enough stayed for the two wordings to be read as one marked text."""
    kept = sum(len(text) for op, text in wording if op is WordingOp.EQUAL)
    longest = max(len(one_side(wording, side)) for side in (WordingOp.DELETE, WordingOp.INSERT))
    return kept >= _CLOSE * longest


def one_side(wording: Wording, side: WordingOp) -> str:
    """The older text (`DELETE`) or the newer one (`INSERT`) alone."""
    return "".join(text for op, text in wording if op in (WordingOp.EQUAL, side))


def alike_in_print(wording: Wording) -> frozenset[int]:
    """The steps that change a kind of quote, dash or space and nothing that is read."""
    return frozenset(
        place
        for at, ((op, old), (then, new)) in enumerate(pairwise(wording))
        if op is WordingOp.DELETE and then is WordingOp.INSERT and same_letters(old, new)
        for place in (at, at + 1)
    )
