"""The panel beside or under the text: the card of a concern, or why two things were matched.

It shows what it is given and posts which quotation was chosen.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from peeldiff.render.phrases import place
from peeldiff.render.quoting import Quotable, Quoted, page_of
from tui.plain import content

__all__ = ["Panel"]


class Panel(VerticalScroll, can_focus=False):
    """A text and, under it, a list of quotations to jump to."""

    class QuotationChosen(Message):
        """The reader wants to see these words where they stand."""

        def __init__(self, source: Quotable) -> None:
            super().__init__()
            self.source = source

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", id="panel.down", show=False),
        Binding("k", "scroll_up", "Up", id="panel.up", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._quoted: tuple[Quoted, ...] = ()

    def compose(self) -> ComposeResult:
        """The text and the list."""
        yield Static(Content(""), id="panel-text")
        yield OptionList(id="panel-evidence")

    @property
    def quotations(self) -> OptionList:
        """The list of quotations."""
        return self.query_one(OptionList)

    def show(self, text: Content, quoted: tuple[Quoted, ...] = ()) -> None:
        """Replace what is shown. Words about quotations stand in the list and cannot be chosen."""
        self.query_one("#panel-text", Static).update(text)
        options = self.query_one(OptionList)
        listed = any(one.source for one in quoted)
        quoted = quoted if listed else ()
        if quoted != self._quoted:
            self._quoted = quoted
            options.clear_options()
            options.add_options(Option(_line(one), disabled=one.source is None) for one in quoted)
            options.highlighted = None
            options.action_first()
        options.display = listed
        self.can_focus = not listed  # else the list takes the keys, and j and k scroll from there
        self.scroll_home(animate=False)

    def scroll_to(self, x: float | None = None, y: float | None = None, **how: Any) -> None:
        """Scroll at once: a step put off to the next refresh is reckoned from where the panel stood
        when the key came, so that of two quick keys one is lost."""
        super().scroll_to(x, y, **{**how, "animate": False, "immediate": True})

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the words in their context."""
        event.stop()
        source = self._quoted[event.option_index].source
        if source is not None:
            self.post_message(self.QuotationChosen(source))


def _line(quoted: Quoted) -> Content:
    source = quoted.source
    if source is None:
        return content(quoted.text, "italic")
    where = place(source.line, page_of(source))
    if source.heading:
        where += f", {source.heading}"
    return Content("\n").join([content(quoted.text), content(where, "$quiet")])
