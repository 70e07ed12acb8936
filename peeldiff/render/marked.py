"""A wording as marked text: what was taken out, what was put in, and which of it weighs more.

Without colour the marks are signs, so that they survive a pipe, a printer and colour blindness.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.model import Wording, WordingOp
from peeldiff.phrasing.rewording import alike_in_print
from peeldiff.render.lines import Span, Style, plain

__all__ = ["LEGEND", "marked"]

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
