"""What stands where there is nothing to show: one sentence in the middle of a hatched ground."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from tui.plain import content

__all__ = ["Empty"]


class Empty(Container):
    """Hidden until it is told what to say."""

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(Content(""), classes="empty-words")

    def on_mount(self) -> None:
        """Nothing is missing yet."""
        self.display = False

    def say(self, words: str) -> None:
        """Say why there is nothing; "" where there is something."""
        self.display = bool(words)
        self.query_one(Static).update(content(words))
