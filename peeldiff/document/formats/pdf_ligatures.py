"""Ligatures that a program which rewrites PDF files has cut to one byte: "eûective", "oþcer", "ürst".

Unicode numbers ff, fi, fl, ffi and ffl from FB00 on; what is left are these bytes, counted from FB. English
prints no such letters in the middle of its words but in a name now and then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.formats.pdf_lines import Span

__all__ = ["mend_ligatures"]

_CUT = {"û": "ff", "ü": "fi", "ý": "fl", "þ": "ffi", "ÿ": "ffl"}
_MENDED = str.maketrans(_CUT)
_IN_WORD = late(r"(?<=[A-Za-z])[ûþÿý](?=[a-z])|\bü(?=[a-z])|(?<=[a-z])[ûü](?=[a-z]|\b)")
# So many of them, of so many kinds, are no names.
_FEWEST, _KINDS = 4, 2


def mend_ligatures(pages: Sequence[Sequence[Span]]) -> None:
    """Set the ligatures of a document in its lines, where they are surely cut."""
    found = Counter(
        letter for spans in pages for span in spans for letter in _IN_WORD.findall(span.text)
    )
    if sum(found.values()) < _FEWEST or len(found) < _KINDS or not found.keys() & {"þ", "û"}:
        return
    for spans in pages:
        for span in spans:
            span.text = span.text.translate(_MENDED)
