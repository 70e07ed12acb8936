"""The history of three inspections or more, as lines of the overview, and which two to compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from textual.content import Content

from peeldiff.model import Inspection
from tui.plain import content, fit, one_line, shorten
from tui.summary import Goal, OverviewLine, title_line

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
    pairs = sorted(combinations(range(len(names)), 2), key=lambda pair: pair[1] - pair[0])
    yield title_line("Inspections", f"{len(names)}; Enter compares these two")
    for old, new in pairs if len(pairs) <= MOST_PAIRS else pairs[: len(names) - 1]:
        yield OverviewLine(content(f"   {names[old]} → {names[new]}"), Goal(pair=(old, new)))


def history_lines(history: History, width: int) -> Iterator[OverviewLine]:
    """Grades through the years and each concern with its age."""
    from peeldiff.render.history_words import age, concern, grade_mark, legend

    graded = [n for n, inspection in enumerate(history.inspections) if inspection.graded]
    labels = [one_line(history.inspections[n].label) for n in graded]
    cells = max((len(label) for label in labels), default=0) + 3
    name_cells = max(width - cells * len(labels) - 4, 20)
    if history.questions:
        yield title_line("Grades through the years", "")
        heads = "".join(fit(label, cells) for label in labels)
        yield OverviewLine(content(" " * (name_cells + 1) + heads, "$quiet"))
    for question in history.questions:
        marks = "".join(fit(grade_mark(question.points[n]), cells) for n in graded)
        yield OverviewLine(content(" " + fit(question.name, name_cells) + marks))
    if history.questions:
        yield OverviewLine(content(f" {legend(history)}", "$quiet"))
    if history.threads:
        yield title_line("Concerns through the years", str(len(history.threads)))
    told = 58 if width > 110 else 40
    for thread in history.threads:
        said = shorten(age(thread, history), told)
        room = max(width - told - 2, 20)
        yield OverviewLine(
            Content("").join(
                [content(" " + fit(concern(thread), room - 2) + "  "), content(said, "$quiet")]
            )
        )
