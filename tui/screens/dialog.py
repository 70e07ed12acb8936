"""What the dialogs with a list share: how high the list may be."""

from __future__ import annotations

from textual.screen import Screen
from textual.widgets import OptionList

from tui.widgets.keybar import KeyBar

__all__ = ["fit_list"]

_HIGHEST = 88
"""Hundredths of the screen that a dialog may have, as in the style sheet."""

_LEAST = 3
"""Lines that the list has at least."""


def fit_list(screen: Screen[object]) -> None:
    """Give the list the lines that the rest of the dialog leaves, so that nothing below it is cut off."""
    dialog, options = screen.query_one("#dialog"), screen.query_one(OptionList)
    others = [widget for widget in dialog.children if widget is not options]
    used = sum(one.outer_size.height + one.styles.margin.height for one in others)
    keys = screen.query_one(KeyBar).outer_size.height
    room = (screen.size.height - keys) * _HIGHEST // 100 - dialog.gutter.height - used
    options.styles.max_height = max(room, _LEAST)
