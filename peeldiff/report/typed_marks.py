"""Numbers and letters that are typed before the entries of a list, in paragraphs of their own."""

from __future__ import annotations

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.report.blocks import Block

__all__ = ["TypedMarks"]

_MARK = late(
    r"(\(?(?:(\d{1,2})|([a-z]))[.)]|(\d{1,2})(?=\s+[A-Z])|[A-Z]{1,2}(\d{1,2})[.):]?(?=\s+[A-Z]))\s+(?=\S)"
)


class TypedMarks:
    """The marks of one list as they come: only what counts on is one, so that a year is none."""

    def __init__(self) -> None:
        self._last = {"number": 0, "letter": 0}

    def take_off(self, block: Block, *, inner: bool) -> None:
        """Make an item of a paragraph that begins with the next number or letter of the list.

        `inner` says that an entry stands above, whose parts may be lettered.
        """
        if block.role is not Role.TEXT or not (match := _MARK.match(block.text)):
            return
        number = match[2] or match[4] or match[5]  # that of a row has no stop, "R1" has a letter
        kind = "number" if number else "letter"
        value = int(number) if number else ord(match[3]) - ord("a") + 1
        if value not in (1, self._last[kind] + 1):
            return
        self._last[kind] = value
        if kind == "number":
            self._last["letter"] = 0
        block.role, block.mark, block.text = Role.ITEM, match[1], block.text[match.end() :]
        block.level = int(inner and kind == "letter")
        block.pieces = [(max(0, at - match.end()), line) for at, line in block.pieces]
