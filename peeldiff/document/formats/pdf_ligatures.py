"""Ligatures that a PDF gives as other characters: "eûective", "oþcer", "ürst", or as none at all.

Fonts that TeX sets as pictures tell no letters, so that a ligature comes as its number in TeX's own
tables: a control character.

A program which rewrites PDF files cuts them to one byte. Unicode numbers ff, fi, fl, ffi and ffl from FB00
on; what is left are these bytes, counted from FB. English prints no such letters in the middle of its words
but in a name now and then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alignment.late import late
from peeldiff.document.formats.pdf_lines import Span

__all__ = ["mend_ligatures", "with_ligatures"]

_CUT = {"û": "ff", "ü": "fi", "ý": "fl", "þ": "ffi", "ÿ": "ffl"}
_MENDED = str.maketrans(_CUT)
_IN_WORD = late(r"(?<=[A-Za-z])[ûþÿý](?=[a-z])|\bü(?=[a-z])|(?<=[a-z])[ûü](?=[a-z]|\b)")
# The tables that fonts of TeX have by default, and those with all of Europe's letters.
_SETS = dict(zip("\x0b\x0c\x0e\x0f\x1b\x1c\x1d\x1e\x1f", "ﬀﬁﬃﬄﬀﬁﬂﬃﬄ", strict=True))
_SIGNS = str.maketrans("\x10\x11\x15\x16", "“”–—")
_SET = late(
    r"(?<=[A-Za-z])(?:[\x0b\x0c\x0e\x0f](?=[a-z])|[\x1b-\x1f](?=[a-z\s.,;:?!’”)-]|\Z))"
    r"|(?<![^\s(‘“])[\x1b-\x1d](?=[a-z])"
)
# So many of them, of so many kinds, are no names.
_FEWEST, _KINDS = 4, 2


def with_ligatures(text: str) -> str:
    """Return the text of a page, as long as it was, with the ligatures of fonts that tell no letters."""
    mended = _SET.sub(lambda found: _SETS[found[0]], text)
    return mended if mended == text else mended.translate(_SIGNS)


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
