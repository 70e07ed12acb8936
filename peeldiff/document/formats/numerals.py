"""The numbers that word processors print before list items, which their files only count."""

from __future__ import annotations

__all__ = ["numeral"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 4_999

_FORMATS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}


def numeral(number: int, style: str) -> str:
    """Return a number as "1", "a", "A", "i" or "I" counts, by these names or by those of Word."""
    style = _FORMATS.get(style, style)
    if style in ("i", "I") and 0 < number <= _MOST_ROMAN:
        text = ""
        for value, letters in _ROMAN:
            text += letters * (number // value)
            number %= value
    elif style in ("a", "A") and number > 0:
        # Both word processors go on after z with aa, bb, cc.
        text = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 20)
    else:
        return str(number)
    return text.upper() if style.isupper() else text
