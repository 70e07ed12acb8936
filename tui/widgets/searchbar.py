"""The line in which words to search for are typed, with the live count of places."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.plain import content

__all__ = ["SearchBar"]


class SearchBar(Horizontal):
    """Posts what is typed as it is typed; the screen searches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave(False)", "Clear the search", id="search.clear"),
        Binding("enter", "leave(True)", "Keep", id="search.keep", priority=True),
    ]

    class Typed(Message):
        """The words to search for."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The reader is done typing; `keep` tells whether the hits stay."""

        def __init__(self, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    def compose(self) -> ComposeResult:
        """A slash, the input, the count."""
        yield Static(Content("/"), id="search-slash")
        yield Input(placeholder="words in either report", id="search-input", compact=True)
        yield Static(Content(""), id="search-count")

    def open(self) -> None:
        """Show the line and type into it."""
        self.display = True
        self.query_one(Input).focus()

    def clear(self) -> None:
        """Forget the words without telling anyone."""
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.count("")

    def count(self, words: str) -> None:
        """Show how many places there are."""
        self.query_one("#search-count", Static).update(content(words), layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search at every key."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def action_leave(self, keep: bool) -> None:
        """Go back to the text, with or without the hits."""
        if not keep:
            self.clear()
        self.post_message(self.Left(keep))
