"""A wording as marked text: what was taken out, what was put in, and which of it weighs more.

Without colour the marks are signs, so that they survive a pipe, a printer and colour blindness.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from peeldiff.model import Wording, WordingOp
from peeldiff.render.lines import Span, Style, plain
from peeldiff.words import same_letters

__all__ = ["LEGEND", "alike_in_print", "is_close", "marked", "one_side"]

LEGEND = (
    "[-taken out-] {+put in+}; signs are doubled [--some--] {++most++} where a number or a word "
    "such as must, most or serious changed."
)

_STYLES = {
    (WordingOp.DELETE, False): (Style.REMOVED, "[-", "-]"),
    (WordingOp.DELETE, True): (Style.WEIGHTY_REMOVED, "[--", "--]"),
    (WordingOp.INSERT, False): (Style.ADDED, "{+", "+}"),
    (WordingOp.INSERT, True): (Style.WEIGHTY_ADDED, "{++", "++}"),
}
_CLOSE = 0.4


def marked(wording: Wording, weighty: Sequence[int], *, colour: bool) -> list[Span]:
    """Both wordings as one text; white space stays outside the marks."""
    spans: list[Span] = []
    alike = alike_in_print(wording)
    for position, (op, text) in enumerate(wording):
        if position in alike and op is WordingOp.DELETE:
            continue
        if op is WordingOp.EQUAL or position in alike or not text.strip():
            spans += plain(text)
            continue
        style, before, after = _STYLES[op, position in weighty]
        inner = text.strip()
        start = text.index(inner)
        shown = inner if colour else f"{before}{inner}{after}"
        spans += [*plain(text[:start]), (style, shown), *plain(text[start + len(inner) :])]
    return spans


def alike_in_print(wording: Wording) -> frozenset[int]:
    """The steps that change a kind of quote, dash or space and nothing that is read."""
    return frozenset(
        place
        for at, ((op, old), (then, new)) in enumerate(pairwise(wording))
        if op is WordingOp.DELETE and then is WordingOp.INSERT and same_letters(old, new)
        for place in (at, at + 1)
    )


def one_side(wording: Wording, side: WordingOp) -> str:
    """The older text (`DELETE`) or the newer one (`INSERT`) alone."""
    return "".join(text for op, text in wording if op in (WordingOp.EQUAL, side))


def is_close(wording: Wording) -> bool:
    """Whether enough stayed for the two wordings to be read as one marked text."""
    kept = sum(len(text) for op, text in wording if op is WordingOp.EQUAL)
    longest = max(len(one_side(wording, side)) for side in (WordingOp.DELETE, WordingOp.INSERT))
    return kept >= _CLOSE * longest
