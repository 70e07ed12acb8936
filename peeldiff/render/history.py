"""A history as text for a terminal or a page: readable at 80 columns and without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from peeldiff.history import GradePoint, History, Thread
from peeldiff.model.vocabulary import GRADE_CHANGES, THREAD_STATES
from peeldiff.render.history_events import told
from peeldiff.render.history_words import (
    age,
    by_state,
    concern,
    grade_mark,
    grade_notes,
    headline,
    inspection_words,
    legend,
    state_meaning,
    state_words,
)
from peeldiff.render.lines import (
    Line,
    Span,
    Style,
    accented,
    cell_width,
    clip,
    plain,
    shorten,
    to_text,
    wrap,
)
from peeldiff.render.phrases import kind_label, warning_words

__all__ = ["history_text"]

_SHORT = 2
"""Lines that an older wording may take before it is shortened; evidence is never shortened."""

_NAME_WIDTH = 22


def history_text(history: History, width: int = 80, *, colour: bool = False) -> str:
    """The history as text of at most `width` columns."""
    return to_text(_lines(history, width), colour=colour)


def _lines(history: History, width: int) -> Iterator[Line]:
    labels = [inspection.label for inspection in history.inspections]
    years = labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"
    yield from wrap([(Style.STRONG, f"{history.force or 'Unknown force'}, {years}")], width)
    margin = max(map(cell_width, labels)) + 4
    for inspection in history.inspections:
        label = f"  {inspection.label}".ljust(margin)
        yield from wrap(plain(inspection_words(inspection)), width, label, " " * margin)
    for warning in history.warnings:
        yield ()
        yield from wrap([(Style.WARN, warning_words(warning))], width, "Note: ", "  ")
    yield ()
    yield from wrap([(Style.STRONG, " ".join(headline(history)))], width)
    yield from _grades(history, width)
    number = 0
    for state, threads in by_state(history):
        yield ()
        title = f"{state_words(state)} ({len(threads)})"
        yield ((accented(THREAD_STATES[state].accent, Style.STRONG), title.upper()),)
        yield from wrap([(Style.QUIET, state_meaning(state, threads))], width)
        for thread in threads:
            number += 1
            yield ()
            yield from _thread(thread, number, history, width)


# ---- grades -------------------------------------------------------------------------------------


def _grades(history: History, width: int) -> Iterator[Line]:
    columns = [at for at, inspection in enumerate(history.inspections) if inspection.graded]
    if not columns:
        return
    yield ()
    yield ((Style.STRONG, "GRADES"),)
    labels = {at: shorten(history.inspections[at].label, 12) for at in columns}
    cell = max(7, *map(cell_width, labels.values()))
    room = max(1, (width - 2 - _NAME_WIDTH) // (cell + 1))
    # More inspections than fit stand in further tables, as many in each.
    tables = ceil(len(columns) / room)
    size = ceil(len(columns) / tables)
    for start in range(0, len(columns), size):
        shown = columns[start : start + size]
        name_width = min(width - 2 - len(shown) * (cell + 1), 44)
        yield ()
        yield _row(
            history, shown, "", [(Style.STRONG, labels[at]) for at in shown], name_width, cell
        )
        for question in history.questions:
            points = [question.points[at] for at in shown]
            if not any(points):
                continue
            marks = [(_tone(point), grade_mark(point)) for point in points]
            *above, name = wrap(plain(question.name), name_width - 1)
            for line in above:
                yield ((Style.PLAIN, "  "), *line)
            yield _row(history, shown, name[0][1], marks, name_width, cell)
    yield ()
    yield from wrap([(Style.QUIET, legend(history))], width, "  ", "  ")
    for note in grade_notes(history):
        yield from wrap([(Style.QUIET, note)], width, "  ", "  ")


def _row(
    history: History,
    shown: Sequence[int],
    name: str,
    cells: Sequence[Span],
    name_width: int,
    cell: int,
) -> Line:
    row: list[Span] = [(Style.PLAIN, f"  {name}{' ' * (name_width - cell_width(name))}")]
    for at, (style, text) in zip(shown, cells, strict=True):
        row.append((Style.PLAIN, _bar(history, at)))
        row += [(style, text), (Style.PLAIN, " " * (cell - cell_width(text)))]
    return tuple(row)


def _bar(history: History, at: int) -> str:
    return "|" if history.inspections[at].scale_changed else " "


def _tone(point: GradePoint | None) -> Style:
    if point is None or point.change is None:
        return Style.PLAIN
    return accented(GRADE_CHANGES[point.change].accent)


# ---- threads ------------------------------------------------------------------------------------


def _thread(thread: Thread, number: int, history: History, width: int) -> Iterator[Line]:
    first = f"{number}. ".rjust(4)
    text = [(Style.STRONG, kind_label(thread.kind) + concern(thread))]
    yield from clip(wrap(text, width, first), _SHORT + 1, width)
    facts = age(thread, history)
    if thread.heading:
        facts = f"{facts} Under: {thread.heading}"
    yield from wrap([(Style.QUIET, facts)], width, "    ")
    labels = [label for label, _ in told(thread, history)]
    margin = max(map(cell_width, labels)) + 6
    for label, entries in told(thread, history):
        lead = f"    {label}".ljust(margin)
        for entry in entries:
            lines = wrap(plain(entry.words), width, lead, " " * margin)
            yield from clip(lines, _SHORT, width) if entry.what == "asked" else lines
            lead = " " * margin
