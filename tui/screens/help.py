"""Help, made from the bindings themselves: what is written here is what the keys do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.plain import content, fit

__all__ = ["HelpScreen"]

_MARKS = (
    ("-  struck", "words that only the older report has, or the first of two forces"),
    ("+  underlined", "words that only the newer report has, or the second of two forces"),
    ("1  2", "what the first or the second of two forces is graded and asked"),
    ("~  reworded", "both have it, in other words; numbers, must, should and the like stand out"),
    ("»  moved", "Enter goes to the other place, backspace comes back"),
    ("⋯  folded", "unchanged paragraphs; Enter opens them, u opens all"),
)

_GROUPS = {
    "diff": "The texts",
    "reader": "Reading",
    "navigator": "The list",
    "overview": "The overview",
    "panel": "The panel",
    "picker": "Choosing reports",
    "app": "Everywhere",
}


class HelpScreen(ModalScreen[None]):
    """Shows the keys that apply where help was asked for, by group."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss(None)", "Close", id="help.close"),
        Binding("down,j", "scroll(2)", "Down", id="help.down", show=False),
        Binding("up,k", "scroll(-2)", "Up", id="help.up", show=False),
        Binding(
            "pagedown,space,ctrl+d", "scroll(12)", "Page down", id="help.page-down", show=False
        ),
        Binding("pageup,ctrl+u", "scroll(-12)", "Page up", id="help.page-up", show=False),
    ]

    def __init__(self, bindings: Iterable[Binding]) -> None:
        super().__init__()
        known = [binding for binding in bindings if binding.id and binding.description]
        self._known = list(Binding.make_bindings(known))

    def compose(self) -> ComposeResult:
        """Keys by group, then the marks."""
        with Vertical(id="dialog", classes="-wide"):
            yield Static(Content("Help"), id="dialog-title")
            with VerticalScroll(id="help-scroll"):
                yield Static(self._text(), id="help-text")
            yield Static(content("Esc closes", "$quiet"), id="dialog-note")

    def _text(self) -> Content:
        keys: dict[str, list[Binding]] = {}
        for binding in self._known:
            keys.setdefault(binding.id or "", []).append(binding)
        groups: dict[str, list[Content]] = {}
        for name, bindings in keys.items():
            shown = "  ".join(dict.fromkeys(self.app.get_key_display(b) for b in bindings))
            use = bindings[0].tooltip or bindings[0].description
            line = Content("").join([content("  " + fit(shown, 18), "bold"), content(use)])
            groups.setdefault(name.partition(".")[0], []).append(line)
        blocks = [
            Content("\n").join([content(title, "bold $primary"), *groups[group]])
            for group, title in _GROUPS.items()
            if group in groups
        ]
        marks = [
            Content("").join([content("  " + fit(sign, 18), "bold"), content(meaning)])
            for sign, meaning in _MARKS
        ]
        blocks.append(Content("\n").join([content("Marks", "bold $primary"), *marks]))
        return Content("\n\n").join(blocks)

    def action_scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one("#help-scroll").scroll_relative(y=lines, animate=False)
