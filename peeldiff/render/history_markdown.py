"""A history as a Markdown paper: for the board's pack, or to be turned into Word.

Text and names from reports pass through `escape`; nothing is shortened.
"""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff.history import History, Thread
from peeldiff.render.escaping import escape
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
from peeldiff.render.phrases import kind_label, warning_words

__all__ = ["history_markdown"]


def history_markdown(history: History) -> str:
    """The history as Markdown."""
    return "\n\n".join(_blocks(history)) + "\n"


def _blocks(history: History) -> Iterator[str]:
    labels = [inspection.label for inspection in history.inspections]
    years = labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"
    title = f"{history.force or 'Unknown force'}, {years}"
    yield f"# {escape(title)}"
    yield "\n".join(
        f"- **{escape(inspection.label)}** {escape(inspection_words(inspection))}"
        for inspection in history.inspections
    )
    for warning in history.warnings:
        yield f"> **Note:** {escape(warning_words(warning))}"
    yield f"**{escape(' '.join(headline(history)))}**"
    columns = [at for at, inspection in enumerate(history.inspections) if inspection.graded]
    if columns:
        yield "## Grades"
        yield _table(history, columns)
        yield escape(legend(history), at_start=True)
        notes = [f"- {escape(note, at_start=True)}" for note in grade_notes(history)]
        if notes:
            yield "\n".join(notes)
    number = 0
    for state, threads in by_state(history):
        yield f"## {state_words(state)} ({len(threads)})"
        yield state_meaning(state, threads)
        for thread in threads:
            number += 1
            yield from _thread(thread, number, history)


def _table(history: History, columns: list[int]) -> str:
    """The grades; a column of bars stands where the scale changed."""
    head, rule = ["Question"], ["---"]
    for at in columns:
        if history.inspections[at].scale_changed:
            head.append("")
            rule.append(":-:")
        head.append(escape(history.inspections[at].label))
        rule.append(":-:")
    rows = [head, rule]
    for question in history.questions:
        row = [escape(question.name)]
        for at in columns:
            if history.inspections[at].scale_changed:
                row.append("\\|")
            row.append(escape(grade_mark(question.points[at])))
        rows.append(row)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _thread(thread: Thread, number: int, history: History) -> Iterator[str]:
    yield f"### {number}. {escape(kind_label(thread.kind) + concern(thread))}"
    facts = escape(age(thread, history), at_start=True)
    if thread.heading:
        facts += f" Under: *{escape(thread.heading)}*"
    yield facts
    lines = []
    for label, entries in told(thread, history):
        first, *others = entries
        lines.append(f"- **{escape(label)}** {escape(first.words)}")
        lines += [f"  - {escape(entry.words, at_start=True)}" for entry in others]
    yield "\n".join(lines)
