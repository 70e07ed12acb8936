"""What each tab of the overview lists, and the one sentence where it has nothing to list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from alignment.records import dataclass
from tui.findings import concern_lines
from tui.grading import grade_lines
from tui.lines import OverviewLine
from tui.past import history_lines, pair_lines, rows_of_findings
from tui.plain import content
from tui.summary import summary_lines
from tui.work import Comparison

if TYPE_CHECKING:
    from peeldiff.history import History
    from peeldiff.model import Inspection

__all__ = ["Shown", "tab_lines", "why_empty"]

_FOLLOWING = "Following the inspections through the years…"
"""What stands where the history will, until it has been put together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that a tab is made from; `rows` are those that pass the filter, None for all.

    `whole` is for where no card has what a line would cut.
    """

    comparison: Comparison
    inspections: Sequence[Inspection]
    history: History | None
    rows: Collection[int] | None
    whole: bool


def tab_lines(key: str, shown: Shown, width: int) -> Iterator[OverviewLine]:
    """The lines of the tab with this key, `width` cells wide at most."""
    match key:
        case "2":
            yield from grade_lines(shown.comparison, width, shown.rows)
        case "3":
            yield from concern_lines(shown.comparison, width, shown.rows, whole=shown.whole)
        case "4":
            yield from pair_lines(shown.inspections, shown.comparison.pair)
            if shown.history is not None:
                rows = rows_of_findings(shown.comparison)
                yield from history_lines(shown.history, width, rows)
            elif len(shown.inspections) > 2:
                yield OverviewLine(Content(""))
                yield OverviewLine(content(f" {_FOLLOWING}", "$quiet"))
        case _:
            yield from summary_lines(shown.comparison, width)


def why_empty(key: str, shown: Shown) -> str:
    """Why the tab has no line, and what to do about it."""
    diff = shown.comparison.pair.diff
    if key == "2":
        if shown.rows is not None and diff.grades:
            return "No grade passes the filter: Esc shows all of them."
        return "Neither report prints a grade."
    if key == "3":
        if shown.rows is not None and diff.findings:
            return "No concern passes the filter: Esc shows all of them."
        return "Neither report asks for anything formally."
    return "A history needs three reports or more: ctrl+o chooses them."
