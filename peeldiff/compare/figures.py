"""Figures that both reports give, and whether the two may be compared at all."""

from __future__ import annotations

from peeldiff.model import FigureChange, Inspection

__all__ = ["change_figures"]


def change_figures(old: Inspection, new: Inspection) -> tuple[FigureChange, ...]:
    """Figures with the same label."""
    return ()
