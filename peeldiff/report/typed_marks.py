"""Numbers and letters that are typed before the entries of a list, in paragraphs of their own."""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.report.blocks import Block

__all__ = ["TypedMarks"]

_INNER = late(r"(\(?(\d{1,2})\.(\d{1,2})[.):]?)\s+(?=\S)")
"""The number of a part under that of its finding: "2.1"."""
_MARK = late(
    r"(\(?(?:(\d{1,2})|([a-z]))[.)]|(\d{1,2})(?=\s+[A-Z])|[A-Z]{1,2}(\d{1,2})[.):]?(?=\s+[A-Z])"
    r"|\[(?:(\d{1,2})|([a-z]))\]|\(?([A-Z]|I{2,3}|IV|VI{1,3})[.)])\s+(?=\S)"
    r"|((\d{1,2})[.)])(?=[^\W\d_]{2})"
)
_LONE = late(r"\(?(?:[a-z]|[ivx]{2,4}|\d{1,2}(?:\.\d{1,2})?)[.)]|[o•▪■◼○◦‣✓–-]")
_BULLETS = "•▪■◼"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}


_KINDS = ("number", "capital", "letter", "roman")
"""From entries to the parts of parts."""


class TypedMarks:
    """The marks of one list as they come: only what counts on is one, so that a year is none."""

    def __init__(self) -> None:
        self._last = dict.fromkeys(_KINDS, 0)
        self._inner = (0, 0)

    def take_off(self, block: Block, *, inner: bool) -> None:
        """Make an item of a paragraph that begins with the next number or letter of the list.

        `inner` says that an entry stands above, whose parts may be lettered.
        """
        if block.role is not Role.TEXT:
            return
        if inner and (match := _INNER.match(block.text)):
            number, part = int(match[2]), int(match[3])
            if number == self._last["number"] and (number, part - 1) in ((number, 0), self._inner):
                self._inner = (number, part)
                self._make_item(block, match, 1)
            return
        if not (match := _MARK.match(block.text)):
            return
        kind, value = self._counted(match)
        if value not in (1, self._last[kind] + 1):
            return
        self._last[kind] = value
        for below in _KINDS[_KINDS.index(kind) + 1 :]:
            self._last[below] = 0
        self._make_item(block, match, int(inner and kind != _KINDS[0] and self._is_inner(kind)))

    def _counted(self, match: re.Match[str]) -> tuple[str, int]:
        """The kind of a mark and its place in the count."""
        # That of a row has no stop, "R1" has a letter.
        if number := match[2] or match[4] or match[5] or match[6] or match[10]:
            return "number", int(number)
        if letter := match[3] or match[7]:
            return "letter", ord(letter) - ord("a") + 1
        capital = match[8]
        roman = _ROMAN.get(capital, 0)
        if roman and (
            roman == self._last["roman"] + 1 and capital != chr(ord("A") + self._last["capital"])
        ):
            return "roman", roman
        return "capital", ord(capital[0]) - ord("A") + 1

    def _is_inner(self, kind: str) -> bool:
        """Whether parts have marks of this kind, under entries with another or with none."""
        return kind != "capital" or self._last["number"] > 0

    def take_lone(self, block: Block, under: Block, *, inner: bool) -> bool:
        """Make an item of a paragraph whose mark stands in the paragraph above it, and no more."""
        if (
            block.role is not Role.TEXT
            or under.role is not Role.TEXT
            or not _LONE.fullmatch(block.text)
        ):
            return False
        under.role, under.mark = Role.ITEM, block.text
        under.level = int(inner and not block.text[:1].isdigit() and block.text not in _BULLETS)
        return True

    def _make_item(self, block: Block, match: re.Match[str], level: int) -> None:
        block.role, block.mark, block.text = (
            Role.ITEM,
            match[1] or match[9],
            block.text[match.end() :],
        )
        block.level = level
        block.pieces = [(max(0, at - match.end()), line) for at, line in block.pieces]
