"""Running headers, footers and page numbers, found by how they come again and what they interrupt.

A running header is told from a heading that recurs ("Summary of findings") by its effect: it stands
in the middle of sentences; or by its words, if they are the report's own title or force, programme
and year, and no more; or, where form feeds part the pages, by standing first or last on several. Text
formats only; paged formats tell their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

from alignment.late import late
from peeldiff.document.source import Line, Role
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Furniture, Structure
from peeldiff.report.facts.metadata import Metadata
from peeldiff.words import ends_sentence, plain, starts_lower, words_in

__all__ = ["find_page_numbers", "find_running_headers", "running_prefix"]

_LONGEST = 140
_ONE_IN = 12
"""Most page breaks fall between paragraphs: one in so many inside a sentence is enough."""
_DIGITS = late(r"\d+")
_YEAR = late(r"\b20\d\d\b")
_APART = 3
"""Lines that lie at least between a running header and the next."""
_LONGEST_CHAPTER = 70
_NEAR = 8
"""Lines, blank ones too, within which the text goes on over what interrupts it."""
_PAGE_AT_END = late(r"\s+\d{1,3}$")
_NOTE = late(r"\d{1,2}\s+\S")
_LONGEST_LEFT, _SHORTEST_BROKEN = 16, 45
_FEWEST_BROKEN = 3
"""Lines broken anew, each with a word left over, from which a mail has done that."""
_PAGES = 3
"""Pages that begin, or end, with a line that runs through them."""
_TITLE_LINES = 4
"""Where the report bears its title, which may have the words of its running header."""
_DASHES = "-–— "
_PAGE_NUMBER = late(
    rf"(?:page |p\. ?)?[{_DASHES}]*(\d{{1,3}})(?: ?(?:of|/) ?\d{{1,3}})?[{_DASHES}]*$",
    re.IGNORECASE,
)
_BRACKETED = late(r"\[(\d{1,3})\]")
"""The number of a page as who types a report off its print sets it."""
_TO_GO_ON = late(r"(?:[:;]|[;,] (?:and|or))$")
"""How a text ends behind which the next part of a list stands."""

_CODE_BEHIND = late(r"[\s-]+\(?[a-z]{1,4}(?:[ ./-]?[\d#]{1,2}(?:[./-][\d#]{1,2})?)?\)?$")
"""The code of what stands under a label, its number perhaps taken off: "area for improvement afi 2"."""

_Notes = Sequence[int | None]
"""What `_rules_above_notes` gives."""


def find_running_headers(
    lines: Sequence[Line], words: Inspectorate, metadata: Metadata, *, told: bool
) -> dict[int, str]:
    """Line index → "running_header" for every occurrence of a line that runs through the pages.

    `told` says that the format tells its own, so that what begins a page is believed to be text.
    """
    title = _Title(lines, words, metadata)
    notes = _rules_above_notes(lines)
    pattern = words.pattern(Furniture.running_patterns)
    places: dict[str, list[int]] = {}
    known: set[str] = set()
    broken_again = _broken_again(lines)
    for index, line in enumerate(lines):
        if not line.text or len(line.text) > _LONGEST or index in broken_again:
            continue
        if line.role in (Role.ITEM, Role.ROW, Role.HEADER):
            continue
        key = _DIGITS.sub("#", plain(line.text))
        places.setdefault(key, []).append(index)
        if pattern.fullmatch(plain(line.text)):
            known.add(key)
    edges = _page_edges(lines)
    recurring = _Recurring(words)
    found: dict[int, str] = {}
    for key, at in places.items():
        if key in known or (len(at) >= 3 and _interrupts(lines, notes, at)):
            found.update(dict.fromkeys(at, "running_header"))
        elif len(at) >= 3 and title.is_printed_at(at):
            found.update(dict.fromkeys(title.on_later_pages(at), "running_header"))
        elif not told and (
            len(on_edge := [index for index in at if index in edges]) >= _PAGES
            and lines[at[0]].role is Role.TEXT
            and not recurring.has(key)
            and not ends_sentence(key)
        ):
            found.update(dict.fromkeys(on_edge, "running_header"))
    if not told:
        _add_chapters(lines, notes, words, found)
    return found


def _broken_again(lines: Sequence[Line]) -> frozenset[int]:
    """The words alone on a line for which a mail had no room when it set marks before lines of full width."""
    found = [
        index
        for index in range(1, len(lines) - 1)
        if 0 < len(lines[index].text) <= _LONGEST_LEFT
        and lines[index].role is Role.TEXT
        and min(len(lines[index - 1].text), len(lines[index + 1].text)) >= _SHORTEST_BROKEN
        and not ends_sentence(lines[index - 1].text)
    ]
    small = sum(starts_lower(lines[index].text) for index in found)
    return frozenset(found) if small >= _FEWEST_BROKEN else frozenset()


def _add_chapters(
    lines: Sequence[Line], notes: _Notes, words: Inspectorate, found: dict[int, str]
) -> None:
    """Add the running headers of single chapters: they come once or twice, but cut a sentence.

    What stands apart between a sentence that breaks off and its small beginning is no heading.
    """
    apart = {
        index: _PAGE_AT_END.sub("", plain(line.text))
        for index, line in enumerate(lines)
        if 0 < len(line.text) <= _LONGEST_CHAPTER
        and line.role in (Role.TEXT, Role.HEADING)
        and index not in found
        and 0 < index < len(lines) - 1
        and not lines[index - 1].text
        and not lines[index + 1].text
    }
    recurring = _Recurring(words)
    candidates: dict[str, list[int]] = {}
    for index, key in apart.items():
        if (
            any(map(str.isalpha, key))
            and not ends_sentence(lines[index].text)
            and not lines[index].text[0].islower()
            and not recurring.has(key)
        ):
            candidates.setdefault(key, []).append(index)
    for at in candidates.values():
        opening = {index for index in at if _follows_page(lines, notes, index)}
        cutting = {
            index
            for index in at
            if _is_inside_sentence(lines, notes, index)
            or (index in opening and _is_inside_list(lines, notes, index))
        }
        marked = [index for index in at if lines[index].role is Role.HEADING]
        if len(marked) == 1 and not cutting:
            continue  # the heading itself, which begins a page, and its entry among the contents
        if cutting or (len(at) > 1 and len(opening) == len(at)):
            found.update(dict.fromkeys(sorted(cutting | opening), "running_header"))
    pages = _first_of_pages(lines)
    if sum(index in found for index in pages) * 2 >= len(pages) > _PAGES:
        for key, at in candidates.items():
            if len(at) == 1 and at[0] in pages and key not in words.question_names:
                found[at[0]] = "running_header"  # where the other pages have theirs


class _Recurring:
    """What comes again and again in the text itself: labels, with a code or without, and grades."""

    def __init__(self, words: Inspectorate) -> None:
        self.words = words
        self.known = words.plain_set(Structure.summaries).union(words.finding_labels)

    def has(self, key: str) -> bool:
        """Whether a line in plain form is a label or a grade."""
        known = key in self.known or _CODE_BEHIND.sub("", key) in self.known
        return known or self.words.grade_alone(key) is not None


def _first_of_pages(lines: Sequence[Line]) -> list[int]:
    """The first line of each page after the title page, page marks and numbers aside."""
    firsts: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.page is not None and line.text and line.role is not Role.HEADER:
            firsts.setdefault(line.page, index)
    return list(firsts.values())[1:]


def _follows_page(lines: Sequence[Line], notes: _Notes, index: int) -> bool:
    """Whether a page number, of its own line or of this one, says that a page begins here."""
    if _PAGE_AT_END.search(lines[index].text):
        return True
    above = next((at for at in range(index - 1, -1, -1) if lines[at].text), None)
    if above is None:
        return False
    before = lines[above]
    return (
        before.role is Role.HEADER
        or before.page != lines[index].page
        or _page_number(before.text) is not None
        or notes[above] is not None
    )


def _page_number(text: str) -> re.Match[str] | None:
    """The number of a page that is all of a line, between dashes or behind its name."""
    ends = text.rstrip(_DASHES)[-1:].isdigit()  # as few lines do
    return _PAGE_NUMBER.fullmatch(text) if ends else None


def _page_edges(lines: Sequence[Line]) -> frozenset[int]:
    """The first two lines of each page and, but for a page number, the last two; empty without pages.

    A page of a few lines is a title page.
    """
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.page is None or not line.text or line.role is Role.HEADER:
            continue
        if not _page_number(line.text):
            pages.setdefault(line.page, []).append(index)
    edges: set[int] = set()
    for inside in pages.values():
        most = min(2, (len(inside) - 1) // 2)
        edges.update(inside[:most], inside[len(inside) - most :])
    return frozenset(edges)


class _Title:
    """The words of a report's own name: its title, force, programme and year."""

    def __init__(self, lines: Sequence[Line], words: Inspectorate, metadata: Metadata) -> None:
        self.lines = lines
        self.force = plain(metadata.force or "")
        marks = words.programmes.get(metadata.programme or "", ())
        self.marks = [plain(mark) for mark in marks]
        own = [metadata.title or "", self.force, *self.marks, *words.short_names, *words.full_names]
        self.words = words.plain_set(Furniture.title_words).union(*(words_in(text) for text in own))
        texts = (index for index, line in enumerate(lines) if line.text)
        self.opening = frozenset(islice(texts, _TITLE_LINES))

    def is_printed_at(self, at: Sequence[int]) -> bool:
        """Whether a line that recurs says nothing but the report's name, and runs on and on."""
        line = self.lines[at[0]]
        if line.role is not Role.TEXT or any(b - a < _APART for a, b in pairwise(at)):
            return False
        text = plain(line.text)
        names = (
            bool(self.force) and self.force in text,
            any(mark in text for mark in self.marks),
            bool(_YEAR.search(text)),
        )
        if sum(names) < 2:
            return False
        return all(word in self.words or word.isdigit() for word in words_in(text))

    def on_later_pages(self, at: Sequence[int]) -> list[int]:
        """The places of a line but for the one on the title page."""
        return [index for index in at if index not in self.opening]


def _interrupts(lines: Sequence[Line], notes: _Notes, at: list[int]) -> bool:
    """Whether the line stands inside sentences often enough to be no part of the text."""
    words = [index for index in at if any(c.isalpha() for c in lines[index].text)]
    if not words:
        return False
    broken = sum(1 for index in words if _is_inside_sentence(lines, notes, index))
    return broken >= 2 and broken * _ONE_IN >= len(words)


def _is_inside_sentence(lines: Sequence[Line], notes: _Notes, index: int) -> bool:
    before = _neighbour(lines, notes, index, -1)
    after = _neighbour(lines, notes, index, 1)
    if before is None or after is None:
        return False
    return (
        len(before.text) > 40
        # A table ends without a stop.
        and not (before.role is Role.ROW and lines[index].role is Role.HEADING)
        and before.text[-1] not in ":;"
        and not ends_sentence(before.text)
        and starts_lower(after.text)
    )


def _is_inside_list(lines: Sequence[Line], notes: _Notes, index: int) -> bool:
    """Whether the line stands between a text that leads on to parts, or a part, and the next part."""
    before = _neighbour(lines, notes, index, -1)
    after = _neighbour(lines, notes, index, 1)
    if before is None or after is None or before.role not in (Role.TEXT, Role.ITEM):
        return False
    if not _TO_GO_ON.search(before.text):
        return False
    return after.role is Role.ITEM or (after.role is Role.TEXT and starts_lower(after.text))


def _neighbour(lines: Sequence[Line], notes: _Notes, index: int, step: int) -> Line | None:
    """The next line of prose in one direction, over blanks and page numbers."""
    index += step
    for _ in range(_NEAR):
        if not 0 <= index < len(lines):
            return None
        line = lines[index]
        if line.text and line.role is not Role.HEADER and not _page_number(line.text):
            if step > 0 or (above := notes[index]) is None:
                return line
            index = above
        index += step
    return None


def _rules_above_notes(lines: Sequence[Line]) -> list[int | None]:
    """For each line: if it is of a note at the foot of a page, the index of the rule above; else None."""
    above: list[int | None] = []
    for index, line in enumerate(lines):
        if index > 0 and lines[index - 1].text:
            above.append(above[-1])  # of the same note, or of no note either
        elif line.role is Role.FOOTNOTE or (line.text[:1].isdigit() and _NOTE.match(line.text)):
            above.append(_rule_above(lines, index))
        else:
            above.append(None)
    return above


def _rule_above(lines: Sequence[Line], index: int) -> int | None:
    above = index - 1
    while above > 0 and not lines[above].text and lines[above].role is not Role.RULE:
        above -= 1
    return above if above >= 0 and lines[above].role is Role.RULE else None


def find_page_numbers(lines: Sequence[Line], taken: dict[int, str]) -> dict[int, str]:
    """Line index → "page_number" for lone numbers that count up through the report.

    A number in a table of figures stands alone too, but its neighbours do not count on from it.
    """
    notes = _rules_above_notes(lines)
    broken_again = _broken_again(lines)
    lone: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if not line.text or line.bold or len(line.text) > 16 or index in broken_again:
            continue
        if index in taken and line.role is not Role.HEADER:
            continue
        # Numbers that the format tells count along.
        if line.role not in (Role.TEXT, Role.ITEM, Role.HEADER):
            continue
        if match := _page_number(line.text) or _BRACKETED.fullmatch(line.text):
            lone.append((index, int(match[1])))
    found: dict[int, str] = {}
    for place, (index, value) in enumerate(lone):
        if index in taken:
            continue
        before = lone[place - 1] if place else None
        after = lone[place + 1] if place + 1 < len(lone) else None
        counts_on = (after is not None and after[1] - value in (1, 2) and after[0] - index > 8) or (
            before is not None and value - before[1] in (1, 2) and index - before[0] > 8
        )
        shown = lines[index].text.strip("[]")  # brackets may be those of a note's number
        explicit = not shown[0].isdigit() or not shown[-1].isdigit() or " of " in shown
        beside = any(taken.get(near) == "running_header" for near in range(index - 2, index + 3))
        inside = _is_inside_sentence(lines, notes, index) or _is_inside_list(lines, notes, index)
        if counts_on or explicit or beside or inside:
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
