"""The first thing a person sees: what changed, then the grades, the concerns and the history.

A tab each; Enter on a line goes to it in the texts. What each key does there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import OptionList

from peeldiff.model import Relation
from tui.keys import OVERVIEW_KEYS
from tui.lines import Goal
from tui.quotations import quotations_of, why_nothing_is_quoted
from tui.screens.listing import ListingScreen
from tui.screens.tabbed import WIDE
from tui.widgets.panel import Panel

if TYPE_CHECKING:
    from peeldiff.phrasing.quoting import Quotable

__all__ = ["OverviewScreen"]


class OverviewScreen(ListingScreen):
    """Posts where the reader wants to go."""

    BINDINGS: ClassVar[list[BindingType]] = [*OVERVIEW_KEYS]

    class GoalChosen(Message):
        """The reader wants to read; `goal` is None for the place where they were."""

        def __init__(self, goal: Goal | None) -> None:
            super().__init__()
            self.goal = goal

    class SearchAsked(Message):
        """The reader wants to search in the texts."""

    class QuotationAsked(Message):
        """The reader wants to see these words where they stand."""

        def __init__(self, source: Quotable) -> None:
            super().__init__()
            self.source = source

    class SwapAsked(Message):
        """The reader wants the older report taken for the newer."""

    class EvidenceAsked(Message):
        """The reader wants to see what is quoted for the concern in this row."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    # ---- keys -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Swapping is offered where the order looks wrong, a way back where something is hidden."""
        if action == "swap":
            return self.comparison.pair.diff.relation is Relation.REVERSED
        return bool(self.filter) or bool(self.zoomed) if action == "escape" else True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to what the line is about; some lines are only there to be read."""
        event.stop()
        goal = self._goal_at(event.option_index)
        if goal is None:
            return
        if goal.thread is not None and goal.row is None:  # neither of the two reports raises it
            self.panel_mode = "card"
            self._fill()
        else:
            self.post_message(self.GoalChosen(goal))

    def action_read(self) -> None:
        """Go to what the line is about, or to the words quoted under the cursor."""
        focused = self.focused
        (focused if isinstance(focused, OptionList) else self.options).action_select()

    def action_read_all(self) -> None:
        """Read from the line that the reader has gone to here, or go on where they were."""
        goal = self._goal_at(self.options.highlighted)
        went = (self.tab, goal) != self._came and goal is not None and goal.row is not None
        self.post_message(self.GoalChosen(goal if went else None))

    def action_concern(self, direction: int) -> None:
        """To the next line about another concern; without one here, to the first of the concerns."""
        here = self.options.highlighted
        about = [self._concern_of(line.goal) for line in self._lines]
        begins = [
            n for n, one in enumerate(about) if one is not None and (n == 0 or one != about[n - 1])
        ]
        ahead = [n for n in begins if here is None or (n - here) * direction > 0]
        if ahead:
            self.options.highlighted = ahead[0] if direction > 0 else ahead[-1]
        elif not begins and self.tab != "3":
            self.action_tab("3")
        else:
            where = "after" if direction > 0 else "before"
            self.notify(f"No concern {where} this one", timeout=3)

    def action_search(self) -> None:
        """Search in the texts."""
        self.post_message(self.SearchAsked())

    def action_filter(self) -> None:
        """Choose what is shown."""
        self.post_message(self.FilterAsked())

    def action_escape(self) -> None:
        """Bring back the panes beside the one that stands alone, or what the filter hides."""
        if self.zoomed:
            self.action_zoom()
        else:
            self.post_message(self.FilterDropped())

    def action_zoom(self) -> None:
        """One pane alone: its lines are set for the new width."""
        super().action_zoom()
        self._fill()

    def action_down(self) -> None:
        """One line down."""
        self.options.action_cursor_down()

    def action_up(self) -> None:
        """One line up."""
        self.options.action_cursor_up()

    def action_first(self) -> None:
        """To the first line."""
        self.options.action_first()

    def action_last(self) -> None:
        """To the last line."""
        self.options.action_last()

    def action_swap(self) -> None:
        """Take the older report for the newer."""
        self.post_message(self.SwapAsked())

    def action_export(self) -> None:
        """Keep the overview as a file."""
        self.post_message(self.ExportAsked())

    def action_panel(self, mode: str) -> None:
        """Show the card or the reason; the same key again closes it."""
        if self.tab == "1" and self.size.width < WIDE:
            self.notify("Cards are in the tabs Grades (2) and Concerns (3)", timeout=3)
            return
        now = (self.panel_mode or "card") if self._carded else ""
        self.panel_mode = "" if now == mode else mode
        self._fill()

    def on_panel_quotation_chosen(self, message: Panel.QuotationChosen) -> None:
        """Go to the words where they stand."""
        self.post_message(self.QuotationAsked(message.source))

    def action_evidence(self) -> None:
        """Go to the words quoted for the concern under the cursor; without any, say why."""
        finding = self.concern
        number = self._concern_of(self._goal_at(self.options.highlighted))
        row = None if number is None else self.comparison.table.findings.get(number)
        if row is None or not quotations_of(finding, None, self.comparison.pair.diff):
            self.notify(why_nothing_is_quoted(finding, self.comparison), timeout=3)
        else:
            self.post_message(self.EvidenceAsked(row))

    def action_decide(self) -> None:
        """Decide on the concern under the cursor."""
        if self.concern is None:
            self.notify("Go to a concern first: ] takes you to the next one", timeout=3)
        else:
            self.post_message(self.DecideAsked(self.concern))

    def action_undo(self) -> None:
        """Take the last decision back."""
        self.post_message(self.UndoAsked())
