"""The last line of the screen: the keys that do something here and now, as many as fit.

One widget that draws one line: Textual's own footer mounts a widget for every key, anew at every
change of focus.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

__all__ = ["KeyBar"]

_ALWAYS = ("help", "quit")
"""Actions for which there is always room."""

_GAP = 2
"""Cells after a word, which the last of the line does without."""


class KeyBar(Widget):
    """Shows the active bindings that want to be shown; a click does the same as the key."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the bindings as the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> RenderResult:
        """Key and word, key and word; help and leaving always fit."""
        shown: dict[str, tuple[str, str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled:
                label = self.app.get_key_display(binding)
                shown.setdefault(binding.action, (label, binding.description, binding.key))
        self._places = []
        parts: list[tuple[str, str] | str] = []
        room = (
            self.size.width
            + _GAP
            - sum(_cells(shown[action]) for action in _ALWAYS if action in shown)
        )
        used = 0
        keys = [action for action in shown if action not in _ALWAYS]
        for action in [*keys, *(action for action in _ALWAYS if action in shown)]:
            label, description, key = shown[action]
            cells = _cells(shown[action])
            if action in _ALWAYS:
                room += cells
            if used + cells > room:
                continue
            parts += [(label, "bold $primary"), f" {description}{' ' * _GAP}"]
            self._places.append((used, used + cells - _GAP, key))
            used += cells
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)
                return


def _cells(key: tuple[str, str, str]) -> int:
    return cell_len(key[0]) + 1 + cell_len(key[1]) + _GAP
