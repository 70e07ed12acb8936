"""The history of three inspections or more, as lines of the overview, and which two to compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from textual.content import Content

from peeldiff.forces import same_force
from peeldiff.model import Inspection
from peeldiff.model.vocabulary import THREAD_STATES
from peeldiff.render.phrases import kind_label, warning_words
from tui.lines import TONES, Goal, OverviewLine, paragraph, title_line
from tui.plain import content, fit, one_line, shorten

if TYPE_CHECKING:
    from peeldiff.history import History

__all__ = ["history_lines", "pair_lines"]

MOST_PAIRS = 15
"""Beyond, only inspections that follow each other are offered."""


def pair_lines(inspections: Sequence[Inspection]) -> Iterator[OverviewLine]:
    """Which two can be compared: neighbours first. Nothing for fewer than three."""
    if len(inspections) < 3:
        return
    names = [one_line(i.cycle or i.published or i.source.name) for i in inspections]
    forces = [i.force or "" for i in inspections]
    alike = [same_force(*two) for two in combinations(filter(None, forces), 2)]
    if not all(alike):  # a year alone would not say of whom
        names = [f"{one_line(f)} {name}".strip() for f, name in zip(forces, names, strict=True)]
    pairs = sorted(combinations(range(len(names)), 2), key=lambda pair: pair[1] - pair[0])
    yield title_line("Inspections", f"{len(names)}; Enter compares these two")
    for old, new in pairs if len(pairs) <= MOST_PAIRS else pairs[: len(names) - 1]:
        known = bool(forces[old] and forces[new])
        apart = known and not same_force(forces[old], forces[new])
        words = f"   {names[old]} {'|' if apart else '→'} {names[new]}"
        yield OverviewLine(content(words), Goal(pair=(old, new)))


def history_lines(history: History, width: int) -> Iterator[OverviewLine]:
    """Grades through the years, then each concern with its age, under how it stands."""
    yield from _grade_lines(history, width)
    yield from _thread_lines(history, width)


def _grade_lines(history: History, width: int) -> Iterator[OverviewLine]:
    """The table; a bar stands where the scale changed, as nothing can be compared across it."""
    from peeldiff.render.history_words import grade_mark, grade_notes, legend

    if not history.questions:
        return
    graded = [n for n, inspection in enumerate(history.inspections) if inspection.graded]
    bars = ["| " if history.inspections[n].scale_changed else "  " for n in graded]
    labels = [one_line(history.inspections[n].label) for n in graded]
    cells = max((len(label) for label in labels), default=0) + 1
    name_cells = max(width - (cells + 2) * len(labels) - 2, 20)

    def row(name: str, values: Iterable[str]) -> str:
        shown = (bar + fit(value, cells) for bar, value in zip(bars, values, strict=True))
        return (" " + fit(name, name_cells) + "".join(shown)).rstrip()

    yield title_line("Grades through the years", "")
    yield OverviewLine(content(row("", labels), "$quiet"))
    for question in history.questions:
        marks = (grade_mark(question.points[n]) for n in graded)
        yield OverviewLine(content(row(question.name, marks)))
    for note in (legend(history), *grade_notes(history)):
        yield _said(note, width, "$quiet")


def _thread_lines(history: History, width: int) -> Iterator[OverviewLine]:
    from peeldiff.render.history_words import (
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
    told = 58 if width > 110 else 40
    room = max(width - told - 4, 20)
    for state, threads in by_state(history):
        words = f"{state_words(state)} ({len(threads)}). {state_meaning(state, threads)}"
        yield _said(words, width, "bold")
        badge = THREAD_STATES[state]
        for thread in threads:
            name = kind_label(thread.kind) + concern(thread)
            parts = [
                content(f" {badge.sign} ", TONES[badge.accent]),
                content(fit(name, room - 2) + "  "),
                content(shorten(age(thread, history), told), "$quiet"),
            ]
            yield OverviewLine(Content("").join(parts))


def _said(words: str, width: int, style: str = "") -> OverviewLine:
    """Whole sentences, on as many lines as they need."""
    return OverviewLine(content(paragraph(one_line(words), width - 1, " "), style))
