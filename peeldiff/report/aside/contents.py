"""The contents list: where it stands, and which headings it promises.

A contents list tells which plain lines of the report are headings and, where it sets its entries off
from each other, which of them govern the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alignment.late import late
from alignment.records import dataclass
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.words import ends_sentence, plain, starts_lower, unnumbered

__all__ = ["Contents", "Entry", "find_contents"]

_TO_PAGE = late(r"(?<![\s.…·_])[\s.…·_]++(?=\d{1,3}$)")
"""What stands between an entry and its page: taken whole, so that a line of dots is gone through once."""
_LEADER = late(r"\.\.|…|\s")
_DOTTED = late(r"\.\.\.|…|(?:\s[.·]){3}")
"""The dots there by which a list without a title is told."""
_LONE_PAGE = late(r"[\s.…·_]*\d{1,3}$")
"""The page of an entry that a line end parts from its heading."""
_PAGE_FIRST = late(r"(\d{1,3})[.:)]?\s+(\D.*)")
_OF_LEVEL = late(r"\.\.+ (?=\S)")
"""What some programs set before entries of a deeper level."""
_FEWEST = 3
_LOOK_AHEAD = 40
"""Lines without an entry after which a list has surely ended."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One promised heading in plain form; `strong` where the list prints it bold or less indented."""

    heading: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The list from line index `start` to `end` (exclusive), and its entries in order.

    `graded` is True where the list itself tells strong entries from weak ones.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    graded: bool


def find_contents(lines: Sequence[Line], words: Inspectorate) -> Contents | None:
    """The first contents list of a report, or None."""
    titles = words.plain_set(Structure.contents)
    found = [
        index
        for index, line in enumerate(lines)
        if line.text and len(line.text) < 40 and plain(line.text) in titles
    ]
    # A site lists the headings of each page beside it; the report's own list stands in its text.
    for index in sorted(found, key=lambda index: lines[index].role is Role.NAVIGATION):
        if contents := (
            _page_first(lines, index)
            or _numbered(lines, index + 1, title=index)
            or _repeated(lines, index, words)
        ):
            return contents
    return _dotted(lines) or _untitled(lines)


def _dotted(lines: Sequence[Line]) -> Contents | None:
    """A list without a title: dots lead from entries to their pages, and most entries come again."""
    first = next((at for at, line in enumerate(lines) if _is_dotted(line.text)), None)
    if first is None:
        return None
    while first and _goes_on_in(lines[first - 1], lines[first]):
        first -= 1
    found = _numbered(lines, first)
    if found is None:
        return None
    later = {_bare(line.text) for line in lines[found.end :] if line.text}
    again = sum(_bare(entry.heading) in later for entry in found.entries)
    above = {_bare(line.text) for line in lines[:first]}
    headed = any(_bare(entry.heading) in above for entry in found.entries)
    return None if headed or again * 2 < len(found.entries) else found


def _is_dotted(text: str) -> bool:
    """Whether dots lead to a number at the end of a line."""
    if not text[-1:].isdigit() or not ("…" in text or "·" in text or text.count(".") > 2):
        return False
    match = _TO_PAGE.search(text)
    return match is not None and _DOTTED.search(match[0]) is not None


def _bare(text: str) -> str:
    return unnumbered(plain(text))


def _goes_on_in(line: Line, under: Line) -> bool:
    """Whether an entry of several lines begins on the upper of two: what is below has a small letter."""
    return bool(line.text) and starts_lower(under.text) and not ends_sentence(line.text)


def _untitled(lines: Sequence[Line]) -> Contents | None:
    """A list all entries of which come again as headings below it, with its title if it has one.

    Above it stands one heading at most, that of the report, and then no sentence: an introduction may
    list the questions as well.
    """
    headed = {plain(line.text): at for at, line in enumerate(lines) if line.role is Role.HEADING}
    begin = next((at for at, line in enumerate(lines) if line.role is Role.ITEM), len(lines))
    if not headed or begin > max(headed.values()):
        return None
    entries: list[tuple[str, bool, int]] = []
    start = end = begin
    for at in range(begin, len(lines)):
        line = lines[at]
        if line.role is Role.ITEM:
            start = at if not entries else start
            entries.append((line.text, line.bold, line.indent))
        elif entries and line.text and lines[at - 1].text and line.role is Role.TEXT:
            text, bold, indent = entries[-1]
            entries[-1] = (f"{text} {line.text}", bold, indent)
        elif line.text:
            if _all_come_again(entries, headed, at):
                break
            entries = []
            continue
        end = at + 1 if line.text else end
    if not _all_come_again(entries, headed, end):
        return None
    over = [line for line in lines[:start] if line.role is Role.HEADING]
    above = next((line for line in reversed(lines[:start]) if line.text), None)
    introduced = above is not None and (ends_sentence(above.text) or above.text.endswith(":"))
    if len(over) > 1 or (over and introduced):
        return None
    titled = above is not None and above is lines[start - 1] and above.role is Role.TEXT
    return _contents(start - (titled and not introduced), end, entries)


def _all_come_again(
    entries: Sequence[tuple[str, bool, int]], headed: dict[str, int], end: int
) -> bool:
    """Whether there are entries enough, each of which is a heading below the list."""
    return len(entries) >= _FEWEST and all(headed.get(plain(e[0]), 0) >= end for e in entries)


def _entry(line: Line) -> tuple[str, bool] | None:
    """The heading and whether a page number follows it."""
    if line.role is Role.ROW:
        cells = [cell for cell in line.cells if cell]
        if len(cells) > 1 and cells[-1].isdigit():
            return " ".join(cells[:-1]), True
        return None
    if _LONE_PAGE.match(line.text):
        return "", True
    match = _TO_PAGE.search(line.text)
    if match and _LEADER.search(match[0]):
        return line.text[: match.start()].rstrip(" ."), True
    return line.text.rstrip(" ."), False


def _numbered(lines: Sequence[Line], begin: int, *, title: int | None = None) -> Contents | None:
    """Entries that end in a page number; an entry may run over two lines.

    Under a title one is enough to which dots lead: a conversion may have lost the others.
    """
    entries: list[tuple[str, bool, int]] = []
    end = begin
    held: list[tuple[str, Line]] = []
    blank_or_odd = 0
    page = 0
    led = False
    for index in range(begin, len(lines)):
        line = lines[index]
        if not line.text or line.role is Role.HEADER:
            continue
        parts = _entry(line)
        if parts is None:
            break
        heading, numbered = parts
        if not numbered:
            blank_or_odd += 1
            held.append((heading, line))
            if blank_or_odd > 3 or len(line.text) > 200 or index > end + _LOOK_AHEAD:
                break
            continue
        if not heading and not (held and held[-1][1].number == line.number - 1):
            continue
        led = led or _is_dotted(line.text)
        number = int(re.findall(r"\d+$", line.text)[0]) if line.text[-1].isdigit() else 0
        if number < page:  # page numbers only rise: a table has begun
            break
        page = number
        blank_or_odd = 0
        first = line
        if held and held[-1][1].number >= line.number - 1 and _may_go_on(held[-1][1], line):
            heading = f"{held[-1][0]} {heading}".rstrip(" .")
            first = held[-1][1]
        held = []
        strong = first.bold or first.role is Role.HEADING
        entries.append((heading, strong, first.indent))
        end = index + 1
    if len(entries) < (1 if led and title is not None else _FEWEST):
        return None
    return _contents(begin if title is None else title, end, entries)


def _may_go_on(line: Line, under: Line) -> bool:
    """Whether one line of a list may go on on the next; the first alone has the number of a chapter."""
    counted = line.role is Role.ITEM and under.role is Role.TEXT and starts_lower(under.text)
    return line.role is under.role or counted


def _page_first(lines: Sequence[Line], title: int) -> Contents | None:
    """Entries that begin with a page number, the numbers rising; most come again without it."""
    later = {plain(line.text) for line in lines[title + 1 :] if line.text}
    entries: list[tuple[str, bool, int]] = []
    end, page = title + 1, 0
    for index in range(title + 1, len(lines)):
        line = lines[index]
        if not line.text:
            continue
        match = _PAGE_FIRST.match(line.text)
        if match is None or int(match[1]) < page:
            break
        page, end = int(match[1]), index + 1
        entries.append((match[2], line.bold or line.role is Role.HEADING, line.indent))
    again = sum(plain(heading) in later for heading, _, _ in entries)
    if len(entries) < _FEWEST or again * 2 < len(entries):
        return None
    return _contents(title, end, entries)


def _repeated(lines: Sequence[Line], title: int, words: Inspectorate) -> Contents | None:
    """Entries without page numbers: short lines each of which comes again later."""
    later: dict[str, int] = {}
    for index, line in enumerate(lines):
        if line.text and len(line.text) < 200:
            later[text := plain(line.text)] = index
            if (line.bold or line.role is Role.HEADING) and (named := unnumbered(text)) != text:
                later[named] = index  # the list may have its number apart
            if line.role is Role.HEADING and text.endswith(tuple(words.grade_names)):
                # The heading may bear its grade behind it.
                word = max((w for w in words.grade_names if text.endswith(w)), key=len)
                later.setdefault(text.removesuffix(word).rstrip(), index)
    entries: list[tuple[str, bool, int]] = []
    end = title + 1
    for index in range(title + 1, len(lines)):
        line = lines[index]
        if not line.text:
            continue
        key = plain(line.text)
        if _OF_LEVEL.match(key):
            key = unnumbered(_OF_LEVEL.sub("", key))
        if any(key in (plain(entry[0]), unnumbered(plain(entry[0]))) for entry in entries):
            break
        if later.get(key, index) <= index:
            if not entries and index - title < 4:
                continue
            break
        printed = lines[later[key]]
        entries.append(
            (
                printed.text if unnumbered(plain(printed.text)) == key else line.text,
                line.bold or (line.level == 0 and line.role is Role.ITEM),
                line.indent,
            )
        )
        end = index + 1
    if len(entries) < _FEWEST:
        return None
    return _contents(title, end, entries)


def _contents(start: int, end: int, entries: list[tuple[str, bool, int]]) -> Contents:
    bold = {strong for _, strong, _ in entries}
    indents = sorted({indent for _, _, indent in entries})
    if len(bold) == 2:
        made = [Entry(plain(heading), strong) for heading, strong, _ in entries]
        return Contents(start, end, tuple(made), graded=True)
    if len(indents) > 1:
        made = [Entry(plain(heading), indent == indents[0]) for heading, _, indent in entries]
        return Contents(start, end, tuple(made), graded=True)
    return Contents(start, end, tuple(Entry(plain(h), True) for h, _, _ in entries), graded=False)
