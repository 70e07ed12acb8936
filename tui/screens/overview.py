"""The first thing a person sees: force, inspections, one sentence, then every grade and concern.

Enter on a line goes to it in the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from peeldiff.model import Inspection, Relation
from peeldiff.render.facts import headline
from tui.lines import Goal, OverviewLine
from tui.past import history_lines, pair_lines
from tui.plain import content
from tui.summary import heads, overview_lines
from tui.widgets.keybar import KeyBar
from tui.work import Comparison

if TYPE_CHECKING:
    from peeldiff.history import History

__all__ = ["OverviewScreen"]

_CAVEATS = {
    Relation.DIFFERENT_FORCE: "",
    Relation.REVERSED: "The first report is the newer one: press s to swap them.",
    Relation.DIFFERENT_PROGRAMME: "These two reports belong to different programmes: few of their "
    "grades can be compared.",
    Relation.SAME_INSPECTION: "",
    Relation.SUCCESSIVE: "",
}


class OverviewScreen(Screen[None]):
    """Posts where the reader wants to go."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "read", "Read", id="overview.read", priority=False),
        Binding("o", "read_all", "Side by side", id="overview.read-all"),
        Binding("j", "down", "Down", id="overview.down", show=False),
        Binding("k", "up", "Up", id="overview.up", show=False),
        Binding("g", "first", "To the beginning", id="overview.first", show=False),
        Binding("G", "last", "To the end", id="overview.last", show=False),
        Binding("s", "swap", "Swap old and new", id="overview.swap"),
        Binding("x", "export", "Export", id="overview.export"),
        Binding("ctrl+o", "app.choose", "Other reports", id="overview.choose"),
    ]

    class GoalChosen(Message):
        """The reader wants to read; `goal` is None for the place where they were."""

        def __init__(self, goal: Goal | None) -> None:
            super().__init__()
            self.goal = goal

    class SwapAsked(Message):
        """The reader wants the older report taken for the newer."""

    class ExportAsked(Message):
        """The reader wants to keep the overview."""

    def __init__(
        self,
        comparison: Comparison,
        inspections: Sequence[Inspection],
        history: History | None = None,
    ) -> None:
        super().__init__()
        self.comparison = comparison
        self._inspections = inspections
        self._history = history
        self._lines: list[OverviewLine] = []

    def compose(self) -> ComposeResult:
        """Who and when, the sentence, the lines, the keys."""
        diff = self.comparison.pair.diff
        force = diff.new.force or diff.old.force or "Unknown force"
        if diff.relation is Relation.DIFFERENT_FORCE:
            force = f"{diff.old.force or 'Unknown force'} and {diff.new.force or 'unknown force'}"
        yield Static(
            Content("\n").join([content(force, "bold"), content(heads(diff, "  "), "$quiet")]),
            id="overview-title",
        )
        yield Static(content(" ".join(headline(diff))), id="overview-headline")
        caveat = Static(content(_CAVEATS[diff.relation]), id="overview-caveat")
        caveat.display = bool(_CAVEATS[diff.relation])
        yield caveat
        yield OptionList(id="overview-list")
        yield KeyBar()

    def on_mount(self) -> None:
        """Give the list the focus."""
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Set the lines for this width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        here = options.highlighted
        goal = None if here is None or here >= len(self._lines) else self._lines[here].goal
        width = max(self.size.width - 4, 30)
        self._lines = [
            *pair_lines(self._inspections),
            *(() if self._history is None else history_lines(self._history, width)),
            *overview_lines(self.comparison, width),
        ]
        options.clear_options()
        options.add_options(Option(line.content, disabled=line.is_title) for line in self._lines)
        goals = [line.goal for line in self._lines]
        if goal is not None and goal in goals:
            options.highlighted = goals.index(goal)
        elif here is not None and here < len(goals) and not self._lines[here].is_title:
            options.highlighted = here
        else:
            options.action_first()

    @property
    def lines(self) -> list[OverviewLine]:
        """What the list shows now."""
        return self._lines

    def show_history(self, history: History) -> None:
        """Add what became of grades and concerns through all inspections."""
        self._history = history
        self._fill()

    def replace(self, comparison: Comparison) -> None:
        """Show another outcome of the same comparison."""
        self.comparison = comparison
        self.query_one("#overview-headline", Static).update(
            content(" ".join(headline(comparison.pair.diff)))
        )
        self._fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Swapping is offered where the order looks wrong."""
        if action == "swap":
            return self.comparison.pair.diff.relation is Relation.REVERSED
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to what the line is about; some lines are only there to be read."""
        event.stop()
        goal = self._lines[event.option_index].goal
        if goal is not None:
            self.post_message(self.GoalChosen(goal))

    def action_read(self) -> None:
        """Read what the line is about."""
        self.query_one(OptionList).action_select()

    def action_read_all(self) -> None:
        """Go on reading where the reader was."""
        self.post_message(self.GoalChosen(None))

    def action_down(self) -> None:
        """One line down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """One line up."""
        self.query_one(OptionList).action_cursor_up()

    def action_first(self) -> None:
        """To the first line."""
        self.query_one(OptionList).action_first()

    def action_last(self) -> None:
        """To the last line."""
        self.query_one(OptionList).action_last()

    def action_swap(self) -> None:
        """Take the older report for the newer."""
        self.post_message(self.SwapAsked())

    def action_export(self) -> None:
        """Keep the overview as a file."""
        self.post_message(self.ExportAsked())
