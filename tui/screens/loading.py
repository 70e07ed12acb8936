"""The first frame: what is being read, how far it is, and in plain words what went wrong.

It draws what the application tells it and reads nothing itself.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.plain import content
from tui.widgets.keybar import KeyBar

__all__ = ["LoadingScreen"]


class LoadingScreen(Screen[None]):
    """Shown until a comparison is there; `failed` says whether it waits for the reader."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Stop", id="loading.cancel"),
        Binding("r", "again", "Try again", id="loading.again"),
        Binding("o", "choose", "Choose reports", id="loading.choose"),
    ]

    class Asked(Message):
        """The reader wants to "cancel", to try "again" or to "choose" other reports."""

        def __init__(self, wish: str) -> None:
            super().__init__()
            self.wish = wish

    def __init__(self) -> None:
        super().__init__()
        self.failed = False
        self._done: list[str] = []

    def compose(self) -> ComposeResult:
        """A title, the steps so far and the keys."""
        with Vertical(id="loading"):
            steps = Static(Content("Opening the reports …"), id="loading-steps")
            steps.border_title = "peeldiff"
            yield steps
        yield KeyBar()

    def tell(self, step: str) -> None:
        """Show what is being done now; the steps before it count as done."""
        self._done.append(step)
        lines = [content(f"√ {done}", "$quiet") for done in self._done[:-1][-8:]]
        lines.append(content(f"… {step}"))
        self.query_one("#loading-steps", Static).update(Content("\n").join(lines))

    def fail(self, problem: str, advice: str) -> None:
        """Say what went wrong and what can be done."""
        self.failed = True
        self._done.clear()
        text = Content("\n\n").join([content(problem, "$error"), content(advice)])
        self.query_one("#loading-steps", Static).update(text)
        self.refresh_bindings()

    def start(self) -> None:
        """Forget what went wrong."""
        self.failed = False
        self._done.clear()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Stopping makes sense while it works, trying again after it failed."""
        if action in ("again", "choose"):
            return self.failed
        return not self.failed if action == "cancel" else True

    def action_cancel(self) -> None:
        """Stop reading."""
        self.post_message(self.Asked("cancel"))

    def action_again(self) -> None:
        """Read the same reports again."""
        self.post_message(self.Asked("again"))

    def action_choose(self) -> None:
        """Choose among the reports of the folder."""
        self.post_message(self.Asked("choose"))
