"""Numbers and letters that are typed before the entries of a list, in paragraphs of their own."""

from __future__ import annotations

import re

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.report.blocks import Block

__all__ = ["TypedMarks", "without_first_mark"]

_INNER = late(r"(\(?(\d{1,2})\.(\d{1,2})[.):]?)\s+(?=\S)")
"""The number of a part under that of its finding: "2.1"."""
_MARK = late(
    r"(\(?(?:\d{1,2}|[a-z]|[ivx]{2,5}|[A-Z]|[IVX]{2,5})[.)]|\d{1,2}(?=\s+[A-Z])|\[(?:\d{1,2}|[a-z])\]"
    r"|[A-Z]{1,2}\d{1,2}[.):]?(?=\s+[A-Z]))\s+(?=\S)"
    r"|(\d{1,2}[.)])(?=[^\W\d_]{2})"
)
_FIRST = late(r"^\W*[A-Z]{0,2}1\W*$|^\W*[aAiI]\W*$")
_DIGITS = late(r"\d+")
_LONE = late(r"\(?(?:[a-z]|[ivx]{2,4}|\d{1,2}(?:\.\d{1,2})?)[.)]|[o•▪■◼○◦‣✓–-]")
_LONGEST_LONE = 7
_BULLETS = "•▪■◼"
_ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(),  # noqa: SIM905
        start=1,
    )
}
_KINDS = ("number", "capital", "great", "letter", "small")
"""Numbers, capitals, Roman numerals in capitals, letters, Roman numerals in small letters."""


def without_first_mark(text: str) -> str:
    """A paragraph without the mark with which a list begins: "1.", "(a)", "R1"."""
    found = _MARK.match(text)
    if found is None or not _FIRST.search(found[1] or found[2]):
        return text
    return text[found.end() :]


class TypedMarks:
    """The marks of one list as they come: only what counts on is one, so that a year is none.

    `above` has the last mark of each kind that entries of the report's earlier lists had, as a paper letters
    its demands through all of its parts; the list adds its own.
    """

    def __init__(self, above: dict[str, int]) -> None:
        self._above = above
        self._last = dict.fromkeys(_KINDS, 0)
        self._open: list[str] = []
        """The kinds that count on at this place, from entries to the parts of parts."""
        self._entries = ""
        """The kind that entries have, where one was marked before any stood above."""
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
        mark = match[1] or match[2]
        kind, value = self._counted(mark)
        if not (self._open or inner or mark[-1].isalnum()) and value == self._next_above(kind):
            self._last[kind] = value - 1
        if value not in (1, self._last[kind] + 1):
            return
        if kind in self._open:
            for deeper in self._open[self._open.index(kind) + 1 :]:
                self._last[deeper] = 0
            del self._open[self._open.index(kind) :]
        elif not (self._open or inner):
            self._entries = kind
        self._open.append(kind)
        self._last[kind] = value
        next_entry = kind == self._entries and value > 1
        level = int(inner and not next_entry and self._is_inner(kind))
        if not level:
            self._above[kind] = value
        self._make_item(block, match, level)

    def _next_above(self, kind: str) -> int:
        """What comes behind the last entry of the lists above; 0 where none had a mark of this kind."""
        return self._above[kind] + 1 if kind in self._above else 0

    def _counted(self, mark: str) -> tuple[str, int]:
        """The kind of a mark and its place in the count; what may be two things is what counts on."""
        if number := _DIGITS.search(mark):  # that of a row has no stop, "R1" has a letter
            return "number", int(number[0])
        bare = mark.strip("()[].")
        letter, roman = ("letter", "small") if bare.islower() else ("capital", "great")
        numeral = _ROMAN.get(bare.casefold(), 0)
        place = ord(bare.casefold()) - ord("a") + 1 if len(bare) == 1 else 0
        if numeral and (
            not place or (numeral == self._last[roman] + 1 and place != self._last[letter] + 1)
        ):
            return roman, numeral
        return letter, place

    def _is_inner(self, kind: str) -> bool:
        """Whether parts have marks of this kind, under entries with another or with none."""
        return kind != "number" and (kind != "capital" or self._last["number"] > 0)

    def take_lone(self, block: Block, under: Block, *, inner: bool) -> bool:
        """Make an item of a paragraph whose mark stands in the paragraph above it, and no more."""
        if (
            block.role is not Role.TEXT
            or under.role is not Role.TEXT
            or len(block.text) > _LONGEST_LONE
            or not _LONE.fullmatch(block.text)
        ):
            return False
        under.role, under.mark = Role.ITEM, block.text
        under.level = int(inner and not block.text[:1].isdigit() and block.text not in _BULLETS)
        return True

    def _make_item(self, block: Block, match: re.Match[str], level: int) -> None:
        block.role, block.mark, block.text = (
            Role.ITEM,
            match[1] or match[2],
            block.text[match.end() :],
        )
        block.level = level
        block.pieces = [(max(0, at - match.end()), line) for at, line in block.pieces]
