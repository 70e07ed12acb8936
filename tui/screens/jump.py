"""Letters over the panes: one more key, and the focus is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from alignment.records import dataclass
from tui.plain import content
from tui.widgets.keybar import KeyBar

__all__ = ["JumpScreen", "Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere to go: its letter, what it is, where the letter is drawn, and how to get there."""

    letter: str
    name: str
    column: int
    line: int
    go: Callable[[], object]


class JumpScreen(ModalScreen[str | None]):
    """Gives back the letter that was pressed, or None for any other key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Stay here", id="jump.stay"),
    ]

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        """A letter for each place, and the way out."""
        for place in self._places:
            label = Static(content(f" {place.letter} {place.name} "), classes="jump-label")
            label.styles.offset = (place.column, place.line)
            yield label
        yield KeyBar()

    def on_key(self, event: events.Key) -> None:
        """Go where the letter says; any other key only closes this."""
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        letters = {place.letter for place in self._places}
        self.dismiss(event.character if event.character in letters else None)
