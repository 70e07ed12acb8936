"""Bullets and numbers that are typed before a text, and lines of a paragraph that go on or begin anew.

The one place for what HTML, DOCX, ODT and the cells of tables have in common there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from alignment.late import late

__all__ = [
    "BULLETS", "DASHES", "STOPS", "TAB", "is_headed", "leads_to_part", "numbered_lines", "part_glued_number",
    "places_prose", "sets_off_mark", "split_bullet", "split_number", "unmarked", "whole_lines",
]  # fmt: skip

BULLETS = "•‣⁃∙◦●○◉◘◎⚫⚪❍■□▪▫◼◻◾◽❑❒▶►▸▹▻➢➣➤➔➜→❖◆◇♦◊★☆✦✱△▲✓✔✗✘·\u0335\u0336−–—*-"
"""Glyphs that reports print before list items, beside those of the private-use area."""

DASHES = "−–—-"
"""Those of them that also stand between words."""

STOPS = ".:;?!"
"""What ends a line behind which the next one begins anew, whatever its first letter."""
TAB = "\t"

_BULLET = late(f"([{re.escape(BULLETS)}\ue000-\uf8ff])\\s*(?=\\S)")
_LETTER_O = late(r"(o)\s+(?=\S)")
"""What becomes of a circle of a font that a converter does not know."""
_NUMBER = late(r"(\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_SET_OFF = late(r"(\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)])|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}")
"""A number or letter that a program sets in a piece of its own before a text."""
_GLUED_NUMBER = late(r"(\d{1,2}(?:\.\d{1,2}){0,4}\.?)(?=[A-Z][a-z]{2})")
_ENDS_OPEN = late(
    r"\w [\w,’'-]+ (?:a|an|the|of|in|at|by|to|for|from|with|on|into|its|their|our|that|which)\Z"
)
"""How no line ends that its author ended: the next word may have a capital, or be a number."""
_TO_NEXT_PART = late(r"; (?:and|or)\Z")
_LONGEST_HEAD = 40
"""Letters that the head of a table's column may have."""
_PARAGRAPHS = 2
"""Paragraphs of a cell from which it holds prose."""
_FEWEST_ROWS = 3


def split_bullet(text: str) -> tuple[str, str]:
    """Return the bullet glyph before `text` and the rest, or ("", text) if it is no list item.

    A dash or an asterisk counts only with white space behind it.
    """
    found = _BULLET.match(text) or _LETTER_O.match(text)
    if not found:
        return "", text
    mark = found[1]
    if (mark in DASHES or mark == "*") and not text[1:2].isspace():
        return "", text
    return mark, text[found.end() :]


def split_number(line: str) -> tuple[str, str]:
    """Return the number or letter before a text and the rest, or ("", line)."""
    found = _NUMBER.match(line)
    return (found[1], line[found.end() :]) if found else ("", line)


def numbered_lines(lines: Iterable[str]) -> bool:
    """Whether several lines begin with a number or letter, so that it is the mark of each."""
    return sum(bool(_NUMBER.match(line)) for line in lines) > 1


def part_glued_number(heading: str) -> str:
    """A heading with a space behind its number, which LibreOffice prints before its text without one."""
    found = _GLUED_NUMBER.match(heading)
    return f"{found[1]} {heading[found.end() :]}" if found else heading


def sets_off_mark(pieces: Sequence[str], text: str) -> bool:
    """Whether a block has no more than its number or letter yet, and `text` stands hard behind that.

    On the page there is room between them. A word has to begin: what goes on with a small letter may be the
    rest of "a.m.", and of a number without a stop "21st".
    """
    if len(pieces) != 1 or not (found := _SET_OFF.fullmatch(pieces[0])):
        return False
    begins = text[:1].isalpha() and (text[1:2].isalpha() or text[:2] == "A ")
    return begins and (bool(found[1]) or text[:1].isupper())


def whole_lines(lines: Iterable[str]) -> list[str]:
    """Put lines together that a sentence only was wrapped into; bullets and parts begin anew."""
    whole: list[str] = []
    for line in lines:
        if whole and _goes_on(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def unmarked(lines: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs that the lines of a cell make, without their bullets or numbers."""
    whole = whole_lines(filter(None, lines))
    numbered = numbered_lines(whole)
    texts = (split_bullet(split_number(line)[1] if numbered else line)[1] for line in whole)
    return tuple(filter(None, texts))


def _goes_on(before: str, line: str) -> bool:
    if TAB in before or TAB in line or before[-1] in STOPS or leads_to_part(before):
        return False
    if split_bullet(line)[0]:
        return False
    return line[0].islower() or before[-1] == "," or _ENDS_OPEN.search(before) is not None


def leads_to_part(text: str) -> bool:
    """Whether a text ends as the last part but one does: "…; and"."""
    return _TO_NEXT_PART.search(text) is not None


def is_headed(rows: list[list[int]]) -> bool:
    """Whether the first row of a table names its columns, so that lists in it stand in cells.

    `rows` has how many letters stand in each cell. A table that only places boxes has fewer rows.
    """
    if len(rows) < _FEWEST_ROWS or len(rows[0]) < 2:
        return False
    heads = all(0 < letters <= _LONGEST_HEAD for letters in rows[0])
    return heads and all(sum(map(bool, row)) > 1 for row in rows[1:])


def places_prose(rows: Iterable[list[tuple[bool, int]]]) -> bool:
    """Whether each row of a table has paragraphs in one cell and beside them no more than a number.

    `rows` has, for each cell with text, whether it holds a letter and how many paragraphs.
    """
    found = False
    for row in rows:
        if not row:
            continue
        worded = [paragraphs for letters, paragraphs in row if letters]
        if len(worded) != 1 or worded[0] < _PARAGRAPHS:
            return False
        found = True
    return found
