"""Says that the terminal is too small to read in, until it is not."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.plain import content

__all__ = ["SmallScreen"]


class SmallScreen(ModalScreen[None]):
    """`needed` is columns and lines."""

    def __init__(self, needed: tuple[int, int]) -> None:
        super().__init__()
        self._needed = needed

    def compose(self) -> ComposeResult:
        """The notice."""
        columns, lines = self._needed
        yield Static(content(f"Too small: peeldiff needs {columns} × {lines}"), id="small")
