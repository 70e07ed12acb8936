"""The panel beside or under the text: the card of a concern, or why two things were matched.

It shows what it is given and posts which quoted evidence was chosen.
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

from peeldiff.model import Evidence
from tui.plain import content

__all__ = ["Panel"]


class Panel(VerticalScroll, can_focus=False):
    """A text and, under it, a list of evidence to jump to."""

    class EvidenceChosen(Message):
        """The reader wants to see this evidence where it stands."""

        def __init__(self, evidence: Evidence) -> None:
            super().__init__()
            self.evidence = evidence

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", id="panel.down", show=False),
        Binding("k", "scroll_up", "Up", id="panel.up", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._evidence: tuple[Evidence, ...] = ()

    def compose(self) -> ComposeResult:
        """The text and the list."""
        yield Static(Content(""), id="panel-text")
        yield OptionList(id="panel-evidence")

    def show(self, text: Content, evidence: tuple[Evidence, ...] = ()) -> None:
        """Replace what is shown."""
        self.query_one("#panel-text", Static).update(text)
        options = self.query_one(OptionList)
        if evidence != self._evidence:
            self._evidence = evidence
            options.clear_options()
            options.add_options(Option(_quote(quoted)) for quoted in evidence)
            options.highlighted = 0 if evidence else None
        options.display = bool(evidence)
        self.can_focus = not evidence  # else the list takes the keys, and j and k scroll from there
        self.scroll_home(animate=False)

    def scroll_to(self, x: float | None = None, y: float | None = None, **how: Any) -> None:
        """Scroll at once: a step put off to the next refresh is reckoned from where the panel stood
        when the key came, so that of two quick keys one is lost."""
        super().scroll_to(x, y, **{**how, "animate": False, "immediate": True})

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the evidence in its context."""
        event.stop()
        self.post_message(self.EvidenceChosen(self._evidence[event.option_index]))


def _quote(evidence: Evidence) -> Content:
    where = f"line {evidence.line}"
    if evidence.heading:
        where += f", {evidence.heading}"
    return Content("\n").join([content(f"“{evidence.text}”"), content(where, "$quiet")])
