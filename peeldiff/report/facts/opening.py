"""The lines that a report opens with: without a site's links and buttons, and without running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from alignment.late import late
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.aside.chrome import find_menus, navigation_reader
from peeldiff.words import OPEN_WORDS, starts_lower, straight

__all__ = ["LONGEST_LINE", "TOP", "as_told", "opening_lines", "title_lines", "told_lines"]

TOP = 60
"""Lines among which a report says who was inspected, when and for what."""
_OPENING = 120
"""Lines of text among which the title page is looked for; a site's own links may come first."""
_ENTRIES = 30
"""Entries of a site's menus before the text; a long page has its outline beside it."""
_LONGEST_LINK = 120
LONGEST_LINE = 240
"""Characters from which a line is running text."""
_BYLINE = late(r"by (?:[A-Z]|the )")
_LEADERS = late(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{5,})\s*(?:\d{1,3}|[ivxl]{1,6})\Z")
"""How an entry of a contents list ends: it names a part, and no report."""
_HEAD, _ADDRESS = 8, 3
"""Lines among which the table of a letter's head stands, and lines of an address in a cell."""
_FACTS_BESIDE, _LONGEST_LABEL = 4, 30
"""Cells from which a row may have several facts, and characters of the label of each."""
_WRAPPED = 50
"""Characters from which a line may have been broken by its width."""


def as_told(line: Line) -> str:
    """The text of a line with straight quotes; a row of two cells as the fact that it tells: "Force: …"."""
    label, *values = [cell for cell in line.cells if cell] if line.role is Role.ROW else [""]
    return straight(f"{label.rstrip(' :')}: {values[0]}" if len(values) == 1 else line.text)


def told_lines(lines: Sequence[Line]) -> list[str]:
    """The texts of lines, and those of an address in a cell at the head of a letter, each by itself."""
    told: list[str] = []
    for line in lines:
        if not line.text:
            continue
        told.append(as_told(line))
        if len(told) <= _HEAD and line.role is Role.ROW:
            told += [
                straight(part) for parts in line.parts if len(parts) >= _ADDRESS for part in parts
            ]
            told += _facts_beside(line.cells)
    return told


def _facts_beside(cells: Sequence[str]) -> list[str]:
    """The facts of a row that has several, each behind its label: "Force | … | Published | …"."""
    filled = [cell for cell in cells if cell]
    labels = filled[::2]
    if len(filled) < _FACTS_BESIDE or len(filled) % 2:
        return []
    if any(len(label) > _LONGEST_LABEL or any(map(str.isdigit, label)) for label in labels):
        return []
    return [
        straight(f"{label.rstrip(' :')}: {value}")
        for label, value in zip(labels, filled[1::2], strict=True)
    ]


def _without_outline(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that hold text, without what a site's menus have beyond the first of their entries, and
    without a contents list."""
    entries = 0
    for line in lines:
        if _LEADERS.search(line.text[-20:]):
            continue
        entries += line.role is Role.NAVIGATION and bool(line.text)
        if line.text and (line.role is not Role.NAVIGATION or entries <= _ENTRIES):
            yield line


def opening_lines(lines: Sequence[Line], words: Inspectorate) -> list[Line]:
    """The opening lines that hold text, without the links and buttons of a site."""
    opening = list(islice(_without_outline(lines), _OPENING))
    is_navigation = navigation_reader(words)
    menus = set(find_menus(opening, is_navigation))
    kept = [
        line
        for index, line in enumerate(opening)
        if index not in menus and not (len(line.text) < _LONGEST_LINK and is_navigation(line))
    ]
    # What a file calls navigation may bear a title, but other pages' titles as well: it comes last.
    return sorted(kept, key=lambda line: line.role is Role.NAVIGATION)


def title_lines(lines: Sequence[Line]) -> list[str]:
    """The opening lines but for those that break off in a sentence, or go on with one that broke off."""
    kept: list[str] = []
    inside = False
    for line, after in zip_longest(lines, lines[1:]):
        if len(kept) == TOP:
            break
        follower = after.text if after else ""
        goes_on = (starts_lower(follower) and not _BYLINE.match(follower)) or follower.startswith(
            "("
        )
        wrapped = goes_on and min(len(line.text), len(follower)) >= _WRAPPED
        if after is not None and after.number > line.number + 1 and not line.page:
            wrapped = wrapped and line.text.rsplit(None, 1)[-1].casefold() in OPEN_WORDS
        inside = bool(line.text) and (wrapped or (inside and starts_lower(line.text)))
        if line.text and not inside:
            kept.append(as_told(line))
    return [text for text in kept if len(text) < LONGEST_LINE]
