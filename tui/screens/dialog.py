"""What the dialogs with a list share: how high the list may be, and fields with their names."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from tui.plain import content
from tui.widgets.keybar import KeyBar

__all__ = ["field", "fit_list"]

_HIGHEST = 88
"""Hundredths of the screen that a dialog may have, as in the style sheet."""

_LEAST = 3
"""Lines that the list has at least."""


def field(name: str, entry: Input, cells: int) -> Horizontal:
    """A line to write in behind its name, which has so many cells as the names above it."""
    label = Static(content(f" {name}", "bold"), classes="field-name")
    label.styles.width = cells
    return Horizontal(label, entry, classes="field")


def fit_list(screen: Screen[object]) -> None:
    """Give the list the lines that the rest of the dialog leaves, so that nothing below it is cut off."""
    dialog, options = screen.query_one("#dialog"), screen.query_one(OptionList)
    others = [widget for widget in dialog.children if widget is not options]
    used = sum(one.outer_size.height + one.styles.margin.height for one in others)
    keys = screen.query_one(KeyBar).outer_size.height
    room = (screen.size.height - keys) * _HIGHEST // 100 - dialog.gutter.height - used
    options.styles.max_height = max(room, _LEAST)
