"""Text that a screen reader has spoken of a page, as Markdown: what it says of headings, lists and tables.

The speech viewers of NVDA, JAWS, VoiceOver and Orca print what they would say: "heading    level 2
Introduction", "list  with 2 items  bullet  The force should …", "out of list  button  expanded  Areas for
improvement", "Good, image". What is said of the structure stands before the words or behind them, and
several such things on one line. Each line stays where it is, so that numbers hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late

__all__ = ["without_speech"]

_FEWEST = 3
"""Headings that are spoken as such, from which a text is one that was spoken."""
_ENDS = r"(?:[,.\s]+|\Z)"
_STATES = (
    "clickable|(?:un)?visited|same[ -]page|current page|collapsed|expanded|(?:not )?pressed|busy"
)
_LANDMARK = late(
    r"(?:(?:out of|leaving|end of|entering)\s+)?(?:banner|navigation|main|complementary|content ?info|search"
    rf"|form|region|article)[,\s]+(?:landmark|region)(?:\s+end)?{_ENDS}",
    re.IGNORECASE,
)
"""The part of a page that begins or ends, before what is read."""
_STATE = late(
    rf"(?:{_STATES})[,\s]+(?=(?:[a-z -]+[,\s]+)?(?:link|button|heading)\b)", re.IGNORECASE
)
"""How a link or a button is, before its role."""
_LIST = late(
    r"(?:in\s+)?(?:bullet(?:ed)? |numbered )?list,?\s+(?:with\s+|of\s+)?\d+\s+items?"
    r"(?:[,\s]+(?:nesting )?level \d+)?(?:[,.\s]+|\Z)",
    re.IGNORECASE,
)
_LIST_END = late(
    rf"(?:(?:out of|leaving|end of)[,\s]+(?:bullet(?:ed)? |numbered )?list|list end){_ENDS}",
    re.IGNORECASE,
)
_TABLE = late(
    rf"table,?\s+(?:with\s+)?\d+\s+(?:rows?|columns?)(?:\s+and|,)?\s+\d+\s+(?:rows?|columns?){_ENDS}"
    rf"|(?:(?:out of|leaving|end of)[,\s]+table|table end){_ENDS}",
    re.IGNORECASE,
)
_OUT = late(
    rf"(?:out of|leaving|end of)[,\s]+(?:block ?quote|figure|frame|region|article|form){_ENDS}"
    r"|(?:block ?quote|figure|frame|region|separator|blank)\s*\Z",
    re.IGNORECASE,
)
_HEADING = late(r"heading,?\s+level ([1-6])[,\s]+(?=\S)(.+)", re.IGNORECASE)
_HEADING_BEHIND = late(r"(\S.*?),?\s+heading,?\s+level ([1-6])", re.IGNORECASE)
_BULLET = late(r"(?:bullet[,\s]|[•◦▪])\s*(?=\S)|(\d{1,2}\.)\s+(?=\S)", re.IGNORECASE)
_CELL = late(
    r"(?:row (\d+)(?: of \d+)?[,\s]+)?(?:(\S.{0,60}?)[,\s]+)?column \d+(?: of \d+)?[,\s]+(.*)",
    re.IGNORECASE,
)
_MOST_OF_HEAD = 5
"""Words of the head of a column, which is said before a cell."""
_SWITCH = late(rf"(?:push |toggle )?button[,\s]+(?:(?:{_STATES})[,\s]+)+(?=\S)(.+)", re.IGNORECASE)
_SWITCH_BEHIND = late(
    rf"(?-i:(?=[A-Z]))(\S.{{0,90}}?),?\s+(?:push |toggle )?button(?:[,\s]+(?:{_STATES}))*",
    re.IGNORECASE,
)
_LINK = late(r"(?:link|button)[,\s]+(?=\S)(.+)", re.IGNORECASE)
_LINK_BEHIND = late(rf"(\S.*?),\s+(?:(?:{_STATES})[,\s]+)*link", re.IGNORECASE)
_PICTURE = late(r"(?:graphic|image)[,\s]+(?=\S)(.+)", re.IGNORECASE)
_PICTURE_BEHIND = late(r"([A-Z][^\s,]*(?: [^\s,]+){0,3}),?\s+(?:[Gg]raphic|[Ii]mage)")
_WIDEST = 130
_LEAST_OF_WIDTH = 0.75


def without_speech(text: str) -> str:
    """A text with what a screen reader says of its structure put as Markdown; other texts as they are."""
    told = text.lower()
    if min(told.count("heading"), told.count("level ")) < _FEWEST:
        return text
    lines = [line.strip() for line in text.split("\n")]
    spoken = sum(_says_heading(line) for line in lines)
    return "\n".join(_Spoken().read_all(lines)) if spoken >= _FEWEST else text


def _says_heading(line: str) -> bool:
    for shape in (_LANDMARK, _LIST_END, _TABLE, _OUT):
        line = shape.sub("", line)
    return _heading(line) is not None


def _heading(line: str) -> str | None:
    if match := _HEADING.fullmatch(line):
        return f"{'#' * int(match[1])} {_shown(match[2])}"
    if match := _HEADING_BEHIND.fullmatch(line):
        return f"{'#' * int(match[2])} {_shown(match[1])}"
    return None


def _shown(line: str) -> str:
    """The words that a button shows which opens a part of the page; a line of anything else as it is."""
    if match := _SWITCH.fullmatch(line) or _SWITCH_BEHIND.fullmatch(line):
        return str(match[1])
    match = _LINK.fullmatch(line) or _LINK_BEHIND.fullmatch(line)
    return str(match[1]) if match else line


class _Spoken:
    """Reads the lines of one text in order, and knows how deep the list is."""

    def __init__(self) -> None:
        self._depth = 0
        self._in_table = False
        self._found: list[str] = []
        self._row = -1

    def read_all(self, lines: Sequence[str]) -> list[str]:
        """The lines as Markdown; the cells of a row stand where its first does, and a heading that was cut
        stands whole on its first line."""
        width = max(map(len, lines))
        for at, line in enumerate(lines):
            rest = self._without_places(line)
            above = lines[at - 1] if at else ""
            read = self._cell(rest) or self._read(rest)
            if read == line and self._goes_on(above, line, width):
                self._found[-1] += f" {line}"
                read = ""
            self._found.append(read)
            if not rest and line:
                self._row = -1
        return self._found

    def _goes_on(self, above: str, line: str, width: int) -> bool:
        """Whether a line goes on with the heading above it, which was cut at the width of the text."""
        return (
            bool(self._found)
            and self._found[-1][:1] == "#"
            and line[:1].islower()
            and width <= _WIDEST
            and len(above) >= _LEAST_OF_WIDTH * width
            and len(above) + len(line.split(None, 1)[0]) >= width
        )

    def _without_places(self, line: str) -> str:
        """A line without what it says, before its words, of parts that begin and end."""
        ended = False
        while line:
            if match := _LIST.match(line):
                self._depth += 1
            elif match := _LIST_END.match(line):
                self._depth = max(0, self._depth - 1)
                ended = True
            elif match := _TABLE.match(line):
                self._in_table = match[0][:5].casefold() == "table" and "end" not in match[0]
                self._row = -1
            elif not (match := _LANDMARK.match(line) or _STATE.match(line) or _OUT.match(line)):
                break
            line = line[match.end() :]
        if ended and line and self._found and self._found[-1]:
            self._found[-1] += "  "  # so that the entry ends here
        return line

    def _cell(self, line: str) -> str | None:
        """The first cell of a row; for another, put behind the first, an empty line; None for other lines."""
        cell = _CELL.fullmatch(line)
        if not cell or (cell[2] and (not self._in_table or len(cell[2].split()) > _MOST_OF_HEAD)):
            return None
        told = self._inline(cell[3])
        if cell[1] or self._row < 0:
            self._row = len(self._found)
            return f"| {told} |"
        self._found[self._row] += f" {told} |"
        return " "

    def _inline(self, line: str) -> str:
        match = _PICTURE.fullmatch(line) or _PICTURE_BEHIND.fullmatch(line)
        return str(match[1]) if match else _shown(line)

    def _read(self, line: str) -> str:
        self._row = -1
        if (heading := _heading(line)) is not None:
            self._depth = 0
            return heading
        if self._depth and (bullet := _BULLET.match(line)):
            rest = _without_state(line[bullet.end() :])
            if link := _LINK.fullmatch(rest) or _LINK_BEHIND.fullmatch(rest):
                rest = f"[{link[1]}](#)"
            return f"{'  ' * (self._depth - 1)}{bullet[1] or '-'} {rest}"
        if switch := _SWITCH.fullmatch(line) or (
            _SWITCH_BEHIND.fullmatch(line) if " button" in line.casefold() else None
        ):
            return str(switch[1])
        if link := _LINK.fullmatch(line) or _LINK_BEHIND.fullmatch(line):
            return f"[{link[1]}](#)"
        if picture := _PICTURE.fullmatch(line) or _PICTURE_BEHIND.fullmatch(line):
            return f"[Image: {picture[1]}]"
        return line


def _without_state(line: str) -> str:
    while match := _STATE.match(line):
        line = line[match.end() :]
    return line
