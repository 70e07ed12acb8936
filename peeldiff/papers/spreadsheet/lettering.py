"""How many lines a text takes in a column: words are measured, as a spreadsheet wraps them."""

from __future__ import annotations

from alignment.late import late

__all__ = ["lines_of"]

_WIDTHS = {
    278: " !,./:;I[]\\ft",
    222: "ijl‘’",
    333: "()-`r“”",
    191: "'",
    350: "•",
    355: '"',
    500: "Jckssvxyz",
    584: "+<=>",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…@",
}
"""Thousandths of the size of Arial that characters take; the rest is as wide as a digit."""
_DIGIT = 556
_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_ROUNDED = 0.97
"""On a screen letters are rounded to whole points of it, in which fewer fit a line."""
_PIECES = late(r"[^\s-]*-+|[^\s-]+")


def lines_of(text: str, width: float) -> int:
    """The lines of a text in a column as wide as so many digits."""
    room = width * _DIGIT * _ROUNDED
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    lines, used, end = 1, 0.0, 0
    for piece in _PIECES.finditer(line):
        gap = _OF[" "] * (piece.start() - end)
        size = sum(_OF.get(letter, _DIGIT) for letter in piece[0])
        end = piece.end()
        if used and used + gap + size > room:
            lines, used, gap = lines + 1, 0.0, 0
        used += gap + size
        while used > room:  # a word that is longer than a line is broken
            lines, used = lines + 1, used - room
    return lines
