"""The history of three inspections or more, as lines of the overview, and which two to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, combinations, zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from peeldiff.forces import same_force
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import Grade, Inspection, Pair
from peeldiff.model.vocabulary import GRADES, THREAD_STATES
from peeldiff.phrasing.phrases import warning_words
from peeldiff.timeline import fullest
from tui.lines import TONES, Goal, OverviewLine, paragraph, title_line
from tui.pages import entry_lines
from tui.plain import content, fit, one_line
from tui.wrap import wrap

if TYPE_CHECKING:
    from peeldiff.history import History
    from peeldiff.history.shapes import Thread
    from tui.work import Comparison

__all__ = ["ground", "history_lines", "pair_lines", "rows_of_findings", "thread_card"]

_NARROW = 96
"""Cells of a line below which a concern and its years stand under each other."""

_NAME = 22
"""Cells that a question gets at least, or the years stand under each other in parts."""

MOST_PAIRS = 15
"""Beyond, only inspections that follow each other are offered."""


def pair_lines(inspections: Sequence[Inspection], compared: Pair) -> Iterator[OverviewLine]:
    """Which two can be compared: neighbours first, and what tells less of an inspection last.

    The two that are `compared` now are marked. Nothing for fewer than three.
    """
    if len(inspections) < 3:
        return
    told = fullest(inspections)
    lesser = [not any(one is other for other in told) for one in inspections]
    names = _names(inspections, lesser)
    forces = [i.force or "" for i in inspections]
    places = list(accumulate((not less for less in lesser), initial=0))
    pairs = sorted(
        combinations(range(len(names)), 2),
        key=lambda pair: (sum(lesser[n] for n in pair), places[pair[1]] - places[pair[0]]),
    )
    two = (compared.old, compared.new)
    compared_now = [next((n for n, i in enumerate(inspections) if i == one), None) for one in two]
    yield title_line("Inspections", f"{len(told)}; Enter compares these two")
    for old, new in pairs if len(pairs) <= MOST_PAIRS else pairs[: len(told) - 1]:
        known = bool(forces[old] and forces[new])
        apart = known and not same_force(forces[old], forces[new])
        words = f"   {names[old]} {'|' if apart else '→'} {names[new]}"
        now = [old, new] == compared_now
        mark = content("  compared now" if now else "", "$quiet")
        shown = Content("").join([content(words), mark])
        yield OverviewLine(shown, Goal(pair=(old, new)), is_first=now)


def _names(inspections: Sequence[Inspection], lesser: Sequence[bool]) -> list[str]:
    """What each is called: its cycle, and what else it takes to tell it from the others.

    Of two documents of one inspection the `lesser` bears its file's name.
    """
    names = [one_line(i.cycle or i.published or i.source.name) for i in inspections]
    forces = [i.force or "" for i in inspections]
    alike = [same_force(*two) for two in combinations(filter(None, forces), 2)]
    if not all(alike):  # a year alone would not say of whom
        names = [f"{one_line(f)} {name}".strip() for f, name in zip(forces, names, strict=True)]
    several = Counter(name for name, less in zip(names, lesser, strict=True) if not less)
    return [
        f"{name} ({one_line(i.source.name)})" if less or several[name] > 1 else name
        for name, less, i in zip(names, lesser, inspections, strict=True)
    ]


def history_lines(
    history: History, width: int, rows: Mapping[str, int] = MappingProxyType({})
) -> Iterator[OverviewLine]:
    """Grades through the years, then each concern with its age, under how it stands.

    `rows` are the rows of the texts in which findings stand, by their references.
    """
    yield from _grade_lines(history, width)
    yield from _thread_lines(history, width, rows)


def _grade_lines(history: History, width: int) -> Iterator[OverviewLine]:
    """The table; a bar stands where the scale changed, as nothing can be compared across it."""
    from peeldiff.phrasing.grade_marks import grade_mark, mark_meanings
    from peeldiff.phrasing.history_words import grade_notes

    if not history.questions:
        return
    graded = [n for n, inspection in enumerate(history.inspections) if inspection.graded]
    bars = ["| " if history.inspections[n].scale_changed else "  " for n in graded]
    labels = [one_line(history.inspections[n].label) for n in graded]
    table = [
        (one_line(question.name), [grade_mark(question.points[n]) for n in graded])
        for question in history.questions
    ]
    longest = max(cell_len(name) for name, _ in table)
    needed = [
        max(map(cell_len, column)) + 1
        for column in zip(labels, *(told for _, told in table), strict=True)
    ]
    alike = [max(needed, default=0) + 2] * len(needed)
    if sum(alike) <= width - longest - 3:
        sizes = alike
    else:  # as little as each year needs
        bars = [bar if bar.strip() else " " for bar in bars]
        sizes = [cells + len(bar) for cells, bar in zip(needed, bars, strict=True)]
    name_cells = min(longest + 2, max(width - sum(sizes) - 1, min(longest + 2, _NAME)))

    def row(name: str, values: Sequence[str], part: range, marked: bool) -> Content:
        """A line of the table; marks stand on a ground that says how good the grade is."""
        parts = [content(" " + fit(name, name_cells))]
        for number in part:
            parts.append(content(bars[number], "$quiet"))
            style = ground(values[number]) if marked else "$quiet"
            cells = sizes[number] - len(bars[number]) - 1
            parts += [content(fit(values[number], cells), style), content(" ")]
        return Content("").join(parts)

    yield title_line("Grades through the years", "")
    for part in _parts(sizes, width - 1 - name_cells):
        if part.start:
            yield OverviewLine(content(""), is_title=True)
        yield OverviewLine(row("", labels, part, False), is_title=True)
        for name, told in table:
            yield OverviewLine(row(name, told, part, True))
    yield OverviewLine(content(""), is_title=True)
    marks = [mark for _, told in table for mark in told]
    for note in (f"{mark_meanings(marks)}.", *grade_notes(history)):
        yield _said(note, width, "$quiet")


def _parts(sizes: Sequence[int], room: int) -> Iterator[range]:
    """Which years stand beside each other: as many as fit, and at least one."""
    start, used = 0, 0
    for number, cells in enumerate(sizes):
        if number > start and used + cells > room:
            yield range(start, number)
            start, used = number, 0
        used += cells
    yield range(start, len(sizes))


_GROUNDS = {
    GRADES[Grade.OUTSTANDING].short: "bold $success on $good-soft",
    GRADES[Grade.GOOD].short: "$success on $good-soft",
    GRADES[Grade.ADEQUATE].short: "$foreground on $quiet-soft",
    GRADES[Grade.REQUIRES_IMPROVEMENT].short: "$warning on $warn-soft",
    GRADES[Grade.INADEQUATE].short: "bold $error on $bad-soft",
}


def ground(mark: str) -> str:
    """The style of a cell by the letters in its mark, which are there without any colour."""
    letters = "".join(letter for letter in mark if letter.isalpha())
    return _GROUNDS.get(letters, "$quiet")


def _thread_lines(history: History, width: int, rows: Mapping[str, int]) -> Iterator[OverviewLine]:
    from peeldiff.phrasing.history_words import (
        age,
        by_state,
        concern,
        headline,
        state_meaning,
        state_words,
    )

    if not history.threads:
        return
    yield title_line("Concerns through the years", str(len(history.threads)))
    yield _said(" ".join(headline(history)), width)
    for warning in history.warnings:
        yield _said(f"Note: {warning_words(warning)}", width, "$warning")
    longest = max(cell_len(one_line(age(thread, history))) for thread in history.threads)
    told = min(longest, max(width * 2 // 5, 40))
    room = max(width - told - 4, 20)
    places = {id(thread): number for number, thread in enumerate(history.threads)}
    terms = terms_of(history.inspections[-1])
    for state, threads in by_state(history):
        words = f"{state_words(state)} ({len(threads)}). {state_meaning(state, threads, terms)}"
        yield _said(words, width, "bold")
        badge = THREAD_STATES[state]
        for thread in threads:
            name = one_line(terms.label(thread.kind) + concern(thread))
            sign = content(f" {badge.sign} ", TONES[badge.accent])
            both = _beside(name, one_line(age(thread, history)), room, told, width)
            row = next((rows[ref] for ref in _refs(thread) if ref in rows), None)
            goal = Goal(row, thread=places[id(thread)])
            yield OverviewLine(Content("").join([sign, both]), goal)


def _refs(thread: Thread) -> Iterator[str]:
    """The references of its findings, the newest first."""
    for event in reversed(thread.events):
        yield from (finding.ref or finding.text for finding in event.findings)


def rows_of_findings(comparison: Comparison) -> dict[str, int]:
    """The rows in which the findings of both reports stand, by their references, or by their words where
    they have none."""
    rows = comparison.table.findings
    return {
        ref.ref or ref.text: rows[number]
        for number, finding in enumerate(comparison.pair.diff.findings)
        if number in rows
        for ref in (*finding.old, *finding.new)
    }


def thread_card(history: History, number: int, comparison: Comparison, width: int) -> Content:
    """All that the history tells of one concern: what each inspection said of it, in its own words."""
    from peeldiff.pages.history import thread_entry

    entry = thread_entry(history.threads[number], history)
    lines = entry_lines(entry, comparison, width)
    return Content("\n").join(line.content for line in lines)


def _beside(name: str, years: str, room: int, told: int, width: int) -> Content:
    """A concern and its years, both whole: side by side, or on a narrow screen under each other."""
    if width < _NARROW:
        lines = [content(name[a:b]) for a, b in wrap(name, width - 4)]
        lines += [content(years[a:b], "$quiet") for a, b in wrap(years, width - 4)]
    else:
        left = [name[a:b] for a, b in wrap(name, room - 2)]
        right = [years[a:b] for a, b in wrap(years, told)]
        lines = [
            Content("").join([content(fit(text, room)), content(when, "$quiet")])
            for text, when in zip_longest(left, right, fillvalue="")
        ]
    return Content("\n   ").join(lines)


def _said(words: str, width: int, style: str = "") -> OverviewLine:
    """Whole sentences, on as many lines as they need."""
    return OverviewLine(content(paragraph(one_line(words), width - 1, " "), style))
