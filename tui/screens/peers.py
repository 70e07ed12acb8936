"""Who else was asked for the same: the page of `peeldiff peers`, line by line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from peeldiff.pages.page import Page
from tui.labels import plural
from tui.lines import Goal, OverviewLine
from tui.pages import page_lines
from tui.plain import content, shorten
from tui.widgets.keybar import KeyBar
from tui.widgets.options import Options
from tui.widgets.pane import Pane
from tui.work import Comparison

__all__ = ["PeersScreen"]

_WIDEST = 118
"""Cells of a line of sentences."""

_HELP = (
    "Findings of other bodies in this survey that ask for the same, the most alike first, with what became "
    "of each there. Enter opens the reports on that body; Esc goes back to the concern."
)


class PeersScreen(Screen[None]):
    """Posts which body the reader wants to see."""

    VERTICAL_BREAKPOINTS = [(0, "-compact"), (25, "-tall")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open body", id="peers.open", priority=True,
                tooltip="Open the reports on the body of this finding"),
        Binding("n", "peer(1)", "Next", id="peers.next", tooltip="Next finding"),
        Binding("N", "peer(-1)", "Previous", id="peers.previous", show=False),
        Binding("j", "down", "Down", id="peers.down", show=False),
        Binding("k", "up", "Up", id="peers.up", show=False),
        Binding("escape", "leave", "Back", id="peers.leave", tooltip="Back to the concern"),
    ]  # fmt: skip

    class BodyChosen(Message):
        """The id of the body whose reports the reader wants."""

        def __init__(self, force: str) -> None:
            super().__init__()
            self.force = force

    def __init__(
        self, page: Page, comparison: Comparison, bodies: dict[str, str], among: str = ""
    ) -> None:
        """`bodies` gives the body of each entry of the page by the entry's id; `among` says in words
        which bodies alone were asked, "" for all."""
        super().__init__()
        self._page = page
        self._comparison = comparison
        self._among = among
        self._goals = {entry: Goal(body=force) for entry, force in bodies.items()}
        self._lines: list[OverviewLine] = []

    def compose(self) -> ComposeResult:
        """What was asked, the findings, the keys."""
        yield Static(content(self._page.title, "bold"), id="overview-title")
        with Pane(id="peers-pane", called="Peers", help=_HELP):
            yield Options(id="peers-list")
        yield KeyBar()

    def on_mount(self) -> None:
        """Give the list the focus."""
        self.focused_pane.entitle("Peers")
        self._tell()
        self.options.focus()

    @property
    def focused_pane(self) -> Pane:
        """The pane that the help is about."""
        return self.query_one(Pane)

    @property
    def options(self) -> OptionList:
        """The lines."""
        return self.query_one(OptionList)

    def on_resize(self) -> None:
        """Set the lines for this width."""
        self.call_after_refresh(self._fill)

    def _tell(self) -> None:
        """Say how many there are, in the frame or, where there is none, under the title."""
        facts = [plural(len(self._goals), "finding"), *filter(None, [self._among])]
        self.focused_pane.tell(*facts)
        parts = [content(shorten(self._page.title, self.size.width - 4), "bold")]
        if not self.focused_pane.gutter.top:
            parts.append(content(" · ".join(facts), "$quiet"))
        self.query_one("#overview-title", Static).update(Content("\n").join(parts))

    def _fill(self) -> None:
        self._tell()
        options = self.options
        here = options.highlighted
        width = min(max(options.scrollable_content_region.width, 30), _WIDEST)
        lines = page_lines(self._page, self._comparison, width, self._goals)
        self._lines = list(lines)
        options.clear_options()
        options.add_options(Option(line.content, disabled=line.is_title) for line in self._lines)
        if here is None:
            options.action_first()
            self.action_peer(1)
        else:
            options.highlighted = min(here, len(self._lines) - 1)

    # ---- keys -----------------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens too."""
        event.stop()
        self.action_open()

    @property
    def here(self) -> str:
        """The lines of the finding under the cursor, as they are shown."""
        goal = self._goal
        return "\n".join(line.content.plain for line in self._lines if goal and line.goal == goal)

    @property
    def _goal(self) -> Goal | None:
        """Where the finding under the cursor leads: what is told below it leads there too."""
        here = self.options.highlighted
        lines = reversed(self._lines[: 0 if here is None else here + 1])
        return next((line.goal for line in lines if line.goal is not None), None)

    def action_open(self) -> None:
        """Ask for the body of the finding under the cursor."""
        goal = self._goal
        if goal is not None and goal.body:
            self.post_message(self.BodyChosen(goal.body))

    def action_peer(self, direction: int) -> None:
        """To the next finding, or to the one before."""
        here = self.options.highlighted
        heads = [
            n
            for n, line in enumerate(self._lines)
            if line.goal is not None and (n == 0 or self._lines[n - 1].goal != line.goal)
        ]
        ahead = [n for n in heads if here is None or (n - here) * direction > 0]
        if ahead:
            self.options.highlighted = ahead[0] if direction > 0 else ahead[-1]

    def action_down(self) -> None:
        """One line down."""
        self.options.action_cursor_down()

    def action_up(self) -> None:
        """One line up."""
        self.options.action_cursor_up()

    def action_leave(self) -> None:
        """Back to the concern."""
        self.dismiss()
