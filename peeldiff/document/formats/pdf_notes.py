"""Footnote marks in a line of a PDF: told by how small and how high they stand, and cut out of it."""

from __future__ import annotations

from typing import Any

from alignment.late import late
from peeldiff.document.formats.pdf_calls import Calls
from peeldiff.document.formats.pdf_lines import NOTE, UNIT

__all__ = ["may_hold_marks", "without_cuts", "without_marks"]

_MARK = late(r"[0-9*†‡§]")
# Stands for a mark that was read; no text holds it.
_CUT = "\x00"
# A mark with the room before a stop; elsewhere that room is the space between two words.
_CUTS = late(r"\s*\x00+\s*(?=[,.;:?!)\]’”])|\x00+")
# Behind the digits of a year a raised figure is no power.
_YEAR = late(r"(?<!\d)(?:19|20)\d\d\Z")
# Marks are at most this many times the size of the letters beside them, and have so many digits.
_SIZE = 0.91
_LONGEST = 3


def may_hold_marks(calls: Calls, page: Any, text: str, start: int, size: float) -> bool:
    """Tell whether a character of a line is one of footnote marks and as small as they are.

    Asked first, because PDFium looks through a whole page for the character at a place.
    """
    return any(
        calls.size(page, start + found.start()) <= _SIZE * size for found in _MARK.finditer(text)
    )


def without_marks(
    calls: Calls, page: Any, text: str, start: int, size: float, places: list[int]
) -> tuple[str, str]:
    """Return the text with the marks at some places cut out, and the mark before it if there is one.

    A mark is small, and stands behind a letter, a stop or a year. `size` is that of the letters.
    """
    leading = ""

    def is_digit(at: int) -> bool:
        inside = 0 <= at < len(text) and text[at].isdigit()
        return inside and calls.size(page, start + at) <= _SIZE * size

    for at in places:
        if not 0 <= at < len(text) or not NOTE.match(text[at]):
            continue
        if calls.size(page, start + at) > _SIZE * size:
            continue
        begin, end = at, at + 1
        while text[at].isdigit() and is_digit(begin - 1):
            begin -= 1
        while text[at].isdigit() and is_digit(end):
            end += 1
        before = text[:begin].replace(_CUT, "")
        if end - begin > _LONGEST or (before[-1:].isdigit() and not _YEAR.search(before)):
            continue
        if not before.strip():
            leading = text[begin:end]
        elif UNIT.search(before):
            continue
        text = text[:begin] + _CUT * (end - begin) + text[end:]
    return text, leading


def without_cuts(text: str) -> str:
    """Return the text of a line without the marks that were cut out of it."""
    return _CUTS.sub("", text).strip()
