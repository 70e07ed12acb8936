"""The figures that both reports give."""

from __future__ import annotations

from peeldiff.compare.figures import BOTH
from peeldiff.model import FigureChange, Pair
from peeldiff.pages.page import Cell, Section, Table
from peeldiff.pages.places import Places

__all__ = ["figures"]


def _figure_note(figure: FigureChange) -> str:
    """Why two figures cannot be compared, or for which periods they stand."""
    if not figure.comparable:
        return f"Not comparable: {figure.why}"
    return figure.why if figure.why != BOTH else ""


def figures(pair: Pair, old: Places, new: Places, *, everything: bool = False) -> Section | None:
    """Figures that both reports give and that differ, or that do not mean the same; or `everything`."""
    found = [
        figure
        for figure in pair.diff.figures
        if everything or figure.old != figure.new or not figure.comparable
    ]
    if not found:
        return None
    rows = tuple(
        (
            Cell(text=figure.label),
            Cell(text=f"{figure.old} ({old.line(figure.old_line)})"),
            Cell(text=f"{figure.new} ({new.line(figure.new_line)})"),
            Cell(text=_figure_note(figure)),
        )
        for figure in found
    )
    table = Table(
        caption="Figures that both reports give",
        columns=("Figure", old.name, new.name, "Note"),
        rows=rows,
    )
    return Section(id="figures", heading=f"Figures ({len(found)})", blocks=(table,))
