"""One side of a wording in Markdown, with marks on words only, where Markdown reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late
from peeldiff.model import Wording, WordingOp
from peeldiff.phrasing.rewording import alike_in_print
from peeldiff.render.escaping import escape

__all__ = ["one_side"]

_EDGES = late(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


def one_side(wording: Wording, weighty: Sequence[int], side: WordingOp) -> str:
    """The older wording (`DELETE`), what was taken out struck through, or the newer one (`INSERT`)."""
    sign = "~~" if side is WordingOp.DELETE else "**"
    parts = []
    alike = alike_in_print(wording)
    for position, (op, text) in enumerate(wording):
        if op is WordingOp.EQUAL or (op is side and position in alike):
            parts.append(escape(text))
        elif op is side:
            found = _EDGES.match(text)
            before, inner, after = found.groups() if found else ("", text, "")
            if not inner:
                parts.append(escape(text))
                continue
            marked = f"{sign}{escape(inner)}{sign}"
            if position in weighty:
                marked = f"*{marked}*"
            parts.append(f"{escape(before)}{marked}{escape(after)}")
    return "".join(parts).strip()
