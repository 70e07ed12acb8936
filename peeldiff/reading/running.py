"""Running headers, footers and page numbers, found by how they come again and what they interrupt.

A running header is told from a heading that recurs ("Summary of findings") by its effect: it stands
in the middle of sentences. Text formats only; paged formats tell their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from peeldiff.inspectorates import Inspectorate
from peeldiff.reading.source import Line, Role
from peeldiff.words import ends_sentence, plain, starts_lower

__all__ = ["find_page_numbers", "find_running_headers", "running_prefix"]

_LONGEST = 140
_ONE_IN = 12
"""Most page breaks fall between paragraphs: one in so many inside a sentence is enough."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?)?[-–— ]*(\d{1,3})(?: ?(?:of|/) ?\d{1,3})?[-–— ]*$", re.IGNORECASE
)


def find_running_headers(lines: Sequence[Line], words: Inspectorate) -> dict[int, str]:
    """Line index → "running_header" for every occurrence of a line that runs through the pages."""
    pattern = words.pattern("furniture", "running_patterns")
    places: dict[str, list[int]] = {}
    known: set[str] = set()
    for index, line in enumerate(lines):
        if not line.text or len(line.text) > _LONGEST or line.role in (Role.ITEM, Role.ROW):
            continue
        key = _DIGITS.sub("#", plain(line.text))
        places.setdefault(key, []).append(index)
        if pattern.fullmatch(plain(line.text)):
            known.add(key)
    found: dict[int, str] = {}
    for key, at in places.items():
        if key in known or (len(at) >= 3 and _interrupts(lines, at)):
            found.update(dict.fromkeys(at, "running_header"))
    return found


def _interrupts(lines: Sequence[Line], at: list[int]) -> bool:
    """Whether the line stands inside sentences often enough to be no part of the text."""
    words = [index for index in at if any(c.isalpha() for c in lines[index].text)]
    if not words:
        return False
    broken = sum(1 for index in words if _is_inside_sentence(lines, index))
    return broken >= 2 and broken * _ONE_IN >= len(words)


def _is_inside_sentence(lines: Sequence[Line], index: int) -> bool:
    before = _neighbour(lines, index, -1)
    after = _neighbour(lines, index, 1)
    if before is None or after is None:
        return False
    return (
        len(before.text) > 40
        and before.text[-1] not in ":;"
        and not ends_sentence(before.text)
        and starts_lower(after.text)
    )


def _neighbour(lines: Sequence[Line], index: int, step: int) -> Line | None:
    """The next line of prose in one direction, over blanks and page numbers."""
    index += step
    for _ in range(6):
        if not 0 <= index < len(lines):
            return None
        line = lines[index]
        if line.text and not _PAGE_NUMBER.fullmatch(line.text):
            return line
        index += step
    return None


def find_page_numbers(lines: Sequence[Line], taken: dict[int, str]) -> dict[int, str]:
    """Line index → "page_number" for lone numbers that count up through the report.

    A number in a table of figures stands alone too, but its neighbours do not count on from it.
    """
    lone: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if index in taken or not line.text or line.bold or len(line.text) > 16:
            continue
        if line.role in (Role.TEXT, Role.ITEM) and (match := _PAGE_NUMBER.fullmatch(line.text)):
            lone.append((index, int(match[1])))
    found: dict[int, str] = {}
    for place, (index, value) in enumerate(lone):
        before = lone[place - 1] if place else None
        after = lone[place + 1] if place + 1 < len(lone) else None
        counts_on = (after is not None and after[1] - value in (1, 2) and after[0] - index > 8) or (
            before is not None and value - before[1] in (1, 2) and index - before[0] > 8
        )
        explicit = not lines[index].text[0].isdigit() or not lines[index].text[-1].isdigit()
        explicit = explicit or " of " in lines[index].text
        beside = any(taken.get(near) == "running_header" for near in range(index - 2, index + 3))
        if counts_on or explicit or beside or _is_inside_sentence(lines, index):
            found[index] = "page_number"
    return found


def running_prefix(line: Line, headers: Mapping[int, frozenset[str]]) -> str | None:
    """The rest of a line to which a running header is glued in front, or None.

    `headers` are headers as printed elsewhere alone on a line, by their length, the shortest first.
    """
    for length, texts in headers.items():
        if len(line.text) <= length + 3:
            return None
        if line.text[:length] in texts:
            rest = line.text[length:].strip()
            if rest and (rest[0].isupper() or rest[0].isdigit()):
                return rest
    return None
