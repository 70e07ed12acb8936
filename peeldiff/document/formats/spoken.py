"""Text that a screen reader has spoken of a page, as Markdown: what it says of headings, lists and tables.

NVDA's speech viewer and its like print what they would say: "heading    level 2  Introduction", "list  with
2 items", "bullet  The force should …", "out of list". Each line stays where it is, so that numbers hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late

__all__ = ["without_speech"]

_FEWEST = 3
"""Headings that are spoken as such, from which a text is one that was spoken."""
_PLACE = late(
    r"(?:(?:banner|navigation|main|complementary|content info|search|form|region|article) landmark[,\s]+)+"
    r"|(?:clickable|visited|same page|current page)[,\s]+(?=link\b)",
    re.IGNORECASE,
)
"""The part of a page that begins, and what a link is, before what is read."""
_HEADING = late(r"heading,?\s+level ([1-6])[,\s]+(?=\S)(.+)", re.IGNORECASE)
_HEADING_BEHIND = late(r"(\S.*?),?\s+heading,?\s+level ([1-6])", re.IGNORECASE)
_LIST = late(r"list,?\s+(?:with|of)\s+\d+\s+items?(?:,?\s+nesting level \d+)?", re.IGNORECASE)
_OUT = late(
    r"(?:(?:out of|leaving|end of)\s+)?(?:block ?quote|figure|table|frame|region)|separator|blank"
    r"|table,?\s+with\s+\d+\s+rows?\s+and\s+\d+\s+columns?(?:\s.*)?|(?:out of|end of) (?:article|form)",
    re.IGNORECASE,
)
_LIST_END = late(r"(?:(?:out of|leaving|end of)\s+)list|list end", re.IGNORECASE)
_BULLET = late(r"(?:bullet|•|(\d{1,2}\.))\s+(?=\S)")
_CELL = late(r"(?:row (\d+)[,\s]+)?column \d+[,\s]+(.*)", re.IGNORECASE)
_LINK = late(r"link[,\s]+(?=\S)(.+)", re.IGNORECASE)
_PICTURE = late(r"(?:graphic|image)[,\s]+(?=\S)(.+)", re.IGNORECASE)


def without_speech(text: str) -> str:
    """A text with what a screen reader says of its structure put as Markdown; other texts as they are."""
    told = text.lower()
    if min(told.count("heading"), told.count("level ")) < _FEWEST:
        return text
    lines = text.split("\n")
    bare = [_PLACE.sub("", line.strip()) for line in lines]
    spoken = sum(_heading(line) is not None for line in bare)
    return "\n".join(_Spoken().read_all(bare)) if spoken >= _FEWEST else text


def _heading(line: str) -> str | None:
    if match := _HEADING.fullmatch(line):
        return f"{'#' * int(match[1])} {match[2]}"
    if match := _HEADING_BEHIND.fullmatch(line):
        return f"{'#' * int(match[2])} {match[1]}"
    return None


class _Spoken:
    """Reads the lines of one text in order, and knows how deep the list is."""

    def __init__(self) -> None:
        self._depth = 0

    def read_all(self, lines: Sequence[str]) -> list[str]:
        """The lines as Markdown; the cells of a row stand where its first does."""
        found: list[str] = []
        row = -1
        for line in lines:
            if not (cell := _CELL.fullmatch(line)):
                found.append(self._read(line))
            elif cell[1] or row < 0:
                row = len(found)
                found.append(f"| {cell[2]} |")
            else:
                found[row] += f" {cell[2]} |"
                found.append("")
        return found

    def _read(self, line: str) -> str:
        if _LIST.fullmatch(line):
            self._depth += 1
            return ""
        if _LIST_END.fullmatch(line):
            self._depth = max(0, self._depth - 1)
            return ""
        if _OUT.fullmatch(line):
            return ""
        if (heading := _heading(line)) is not None:
            self._depth = 0
            return heading
        if self._depth and (bullet := _BULLET.match(line)):
            return f"{'  ' * (self._depth - 1)}{bullet[1] or '-'} {line[bullet.end() :]}"
        if link := _LINK.fullmatch(line):
            return f"[{link[1]}](#)"
        if picture := _PICTURE.fullmatch(line):
            return f"[Image: {picture[1]}]"
        return line
