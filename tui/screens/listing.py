"""The lines of the overview, a tab at a time, and the card of the line that the reader is at.

The keys are in `overview`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignment.records import replace
from peeldiff.model import DEMANDS, FindingChange, Inspection, Relation
from tui.carding import card_of
from tui.labels import plural
from tui.lines import Goal, OverviewLine, height_of, without_gap
from tui.past import thread_card
from tui.plain import content
from tui.screens.jump import Place
from tui.screens.tabbed import HELP_CARD, NORMAL, WIDE, TabbedScreen
from tui.tabs import Shown, tab_lines, why_empty
from tui.view import Filter, View, visible
from tui.widgets.empty import Empty
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import TABS, Masthead
from tui.widgets.options import Options
from tui.widgets.pane import Pane
from tui.widgets.panel import Panel
from tui.work import Comparison

if TYPE_CHECKING:
    from peeldiff.history import History

__all__ = ["ListingScreen"]

_CAVEATS = {
    Relation.DIFFERENT_FORCE: "",
    Relation.REVERSED: "The first report is the newer one: press s to swap them.",
    Relation.DIFFERENT_PROGRAMME: "These two reports belong to different programmes: few of their "
    "grades can be compared.",
    Relation.SAME_INSPECTION: "",
    Relation.SUCCESSIVE: "",
}

_AROUND_CARD = 5
"""Cells of a card's frame, margins and scrollbar."""

_CARD_PERCENT = 42
"""Of the lines of the screen, for a card that stands under the lines; as the style sheet has it."""

_CARDED = ("2", "3")
"""Tabs with a card under their lines where there is room, and whose lines are counted."""

_HELP = {
    "1": "What changed between the two reports, in sentences, and what the inspector says in his or "
    "her own name. Enter on a line that quotes a report goes to it in the texts.",
    "2": "Every question that either report grades, what moved first. The card says what is known "
    "of the question under the cursor; Enter goes to it in the texts.",
    "3": "Everything that either report asks for, under what became of it, the worst first. What "
    "is not raised again is not dealt with: the report is silent. Enter goes to it in the texts.",
    "4": "The grades and concerns of three inspections or more through the years. Enter on two "
    "inspections compares them. c shows what each inspection said of the concern under the cursor; Enter "
    "goes to it in the texts, if one of the two reports raises it.",
}


_NOTHING = "Nothing more is known of this line."
_PAIR = (
    "Enter compares these two inspections. Further down, on a concern, this card shows what each "
    "inspection said of it."
)


class ListingScreen(TabbedScreen):
    """Shows the lines of `comparison` that the tab and the filter let through."""

    def __init__(
        self,
        comparison: Comparison,
        inspections: Sequence[Inspection],
        history: History | None = None,
        *,
        tab: str = "1",
    ) -> None:
        """`tab` is the key of the tab that is shown first."""
        super().__init__(comparison)
        self.tab = tab
        self.filter = Filter()
        self.panel_mode: str | None = None
        """"card", "why" or neither (""); None until the reader says so: what the room allows."""
        self._inspections = inspections
        self._history = history
        self._rows: Collection[int] | None = None
        self._lines: list[OverviewLine] = []
        self._places: dict[str, int] = {}
        self._came: tuple[str, Goal | None] | None = None
        """The tab and what its line leads to when the reader came here; None until it is shown."""

    def compose(self) -> ComposeResult:
        """The reports and the tabs, the lines, the card, the keys."""
        yield Masthead(self.tab)
        yield Static(content(_CAVEATS[self.comparison.pair.diff.relation]), id="overview-caveat")
        with Pane(id="overview-pane", called="The overview"):
            yield Options(id="overview-list")
            yield Empty()
        with Pane(id="card-pane", called="The card", help=HELP_CARD):
            yield Panel(id="panel")
        yield KeyBar()

    def on_mount(self) -> None:
        """Give the list the focus."""
        caveat = self.query_one("#overview-caveat")
        caveat.display = bool(_CAVEATS[self.comparison.pair.diff.relation])
        self.name_reports()
        self.arrange_panes()  # before the first line is chosen by the height that is left
        self.options.focus()

    def on_screen_resume(self) -> None:
        """Remember where the reader comes to."""
        self._came = (self.tab, self._goal_at(self.options.highlighted)) if self._lines else None

    def on_resize(self) -> None:
        """Set the lines for this width."""
        self.call_after_refresh(self._fill)

    @property
    def options(self) -> OptionList:
        """The lines of the tab."""
        return self.query_one("#overview-list", OptionList)

    @property
    def pane(self) -> Pane:
        """The frame of the lines."""
        return self.query_one("#overview-pane", Pane)

    @property
    def lines(self) -> list[OverviewLine]:
        """What the list shows now."""
        return self._lines

    # ---- what is on show ------------------------------------------------------------------------

    def show_tab(self, key: str) -> None:
        """Show another tab, at the line where the reader left it."""
        if key != self.tab:
            self._remember()
            self.tab = key
            self.masthead.activate(key)
            self._lines = []
            if self.is_mounted:
                self._fill()
                self.options.focus()

    def _remember(self) -> None:
        if self.options.highlighted is not None:
            self._places[self.tab] = self.options.highlighted

    def _fill(self) -> None:
        self.arrange_panes()
        options = self.options
        here = options.highlighted if self._lines else self._places.get(self.tab)
        goal = self._goal_at(here)
        shown = self._shown
        self._lines = self._whole_or_cut(shown)
        options.clear_options()
        options.add_options(Option(line.content, disabled=line.is_title) for line in self._lines)
        goals = [line.goal for line in self._lines]
        if goal is not None and goal in goals:
            options.highlighted = goals.index(goal)
        elif here is not None and here < len(goals) and not self._lines[here].is_title:
            options.highlighted = here
        else:
            self._begin()
        if self._came is None:
            self._came = (self.tab, self._goal_at(options.highlighted))
        options.display = bool(self._lines)
        empty = "" if self._lines else why_empty(self.tab, shown)
        self.query_one(Empty).say(empty)
        tab = next(tab for tab in TABS if tab.key == self.tab)
        self.pane.entitle(tab.name)
        self.pane.help, self.pane.called = _HELP[self.tab], f"The tab {tab.name}"
        if not self._lines:
            self.query_one("#card-pane").display = False
        self._tell()
        self._fill_panel()
        # A card that has just opened takes room that the line of the reader may have stood in.
        self.call_after_refresh(options.scroll_to_highlight)

    @property
    def _shown(self) -> Shown:
        return Shown(
            comparison=self.comparison,
            inspections=self._inspections,
            history=self._history,
            rows=self._rows,
            whole=True,
        )

    def _whole_or_cut(self, shown: Shown) -> list[OverviewLine]:
        """The lines; where a card has what they would cut, whole only if all of them have room."""
        width = max(self._room - 2, 30)
        lines = without_gap(tab_lines(self.tab, shown, width))
        if self._card_on_show and sum(map(height_of, lines)) > self._height:
            lines = without_gap(tab_lines(self.tab, replace(shown, whole=False), width))
        return lines

    @property
    def _card_on_show(self) -> bool:
        return self._carded and self.zoomed in ("", "card-pane")

    @property
    def _height(self) -> int:
        """Lines that the list will have when the panes have been laid out."""
        frame = 0 if self.is_compact else 2
        panes = self.size.height - (2 if self.is_compact else 3)
        under = self._card_on_show and self.size.width < WIDE
        card = self.size.height * _CARD_PERCENT // 100 if under else 0
        return panes - card - frame

    def _begin(self) -> None:
        """Put the reader on the first line that leads somewhere, if that leaves the top in sight."""
        leading = [n for n, line in enumerate(self._lines) if line.goal is not None]
        first = next((n for n in leading if self._lines[n].is_first), next(iter(leading), None))
        above = self._lines[: (first or 0) + 1]
        height = sum(map(height_of, above))
        if first is not None and height <= self.options.size.height:
            self.options.highlighted = first
        else:
            self.options.action_first()

    @property
    def _room(self) -> int:
        """Cells for the lines: beside the card, or all."""
        frame = 0 if self.is_compact else 2
        beside = self.size.width >= WIDE and self._carded and not self.zoomed
        return self.size.width - frame - 2 - (self.card_width + frame if beside else 0)

    @property
    def card_width(self) -> int:
        """Cells of a card that stands beside the lines."""
        return max(self.size.width * 2 // 5, 56)

    def _goal_at(self, position: int | None) -> Goal | None:
        if position is None or position >= len(self._lines):
            return None
        return self._lines[position].goal

    def _tell(self) -> None:
        """Say in the frame, or where there is none beside the tabs, where the reader is."""
        leads = [n for n, line in enumerate(self._lines) if self._counts(line.goal)]
        here = self.options.highlighted
        facts = []
        if leads and self.tab in _CARDED:
            noun = "grade" if self.tab == "2" else "concern"
            at = sum(n <= here for n in leads) if here is not None else 0
            facts.append(f"{at} of {plural(len(leads), noun)}" if at else plural(len(leads), noun))
        if self._rows is not None and self.tab in _CARDED:
            facts.append("filtered, Esc shows all")
        self.pane.tell(*facts)
        if self._rows is not None and self.tab in _CARDED:  # the word that there is always room for
            facts = ["filtered", *facts[:-1]]
        self.masthead.tell((facts or self.whose) if self.is_compact else ())

    def _counts(self, goal: Goal | None) -> bool:
        """Whether the line is one of those that the tab's name counts: good practice is none."""
        if goal is None or goal.row is None:
            return False
        row = self.comparison.table.rows[goal.row]
        finding = None if row.finding is None else self.comparison.pair.diff.findings[row.finding]
        return finding is None or finding.kind in DEMANDS

    # ---- the card -------------------------------------------------------------------------------

    @property
    def _carded(self) -> bool:
        """Whether there is a card in this tab: beside the summary, if there is room beside it."""
        wide = self.size.width >= WIDE
        if (self.tab == "1" and not wide) or (self.tab == "4" and self._history is None):
            return False
        if self.panel_mode is None:
            room = wide or (self.tab in _CARDED and self.size.width >= NORMAL)
            return room and not self.is_compact
        return bool(self.panel_mode)

    def arrange_panes(self) -> None:
        """Give lines and card their room."""
        card = self.query_one("#card-pane", Pane)
        if self.zoomed == "card-pane" and not self._carded:
            self.zoomed = ""
        card.display = self._card_on_show
        self.pane.display = self.zoomed in ("", "overview-pane")
        beside = self.size.width >= WIDE and not self.zoomed
        card.styles.width = self.card_width if beside else None
        super().arrange_panes()

    def _fill_panel(self) -> None:
        if not self._carded:
            return
        pane, panel = self.query_one("#card-pane", Pane), self.query_one(Panel)
        goal = self._goal_at(self.options.highlighted)
        if goal is not None and goal.thread is not None and self._history is not None:
            beside = self.size.width >= WIDE and not self.zoomed
            width = (self.card_width if beside else self.size.width) - _AROUND_CARD
            pane.entitle("Through the years")
            pane.mark(None)
            panel.show(thread_card(self._history, goal.thread, self.comparison, width))
            return
        mode = self.panel_mode or "card"
        pane.entitle("Why" if mode == "why" else "Card")
        row = None if goal is None else goal.row if goal.about is None else goal.about
        if row is None:
            pane.mark(None)
            known = _PAIR if goal is not None and goal.pair is not None else _NOTHING
            panel.show(content(known, "$quiet"))
            return
        card = card_of(self.comparison, row, mode)
        pane.mark(card.chip)
        panel.show(card.text, card.quoted)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Let card and frame follow the reader."""
        if event.option_list is self.options:
            event.stop()
            self._tell()
            self._fill_panel()

    # ---- from outside ---------------------------------------------------------------------------

    def show_history(self, history: History) -> None:
        """Add what became of grades and concerns through all inspections."""
        self._history = history
        if self.tab == "4":
            self._fill()

    def replace(self, comparison: Comparison) -> None:
        """Show another outcome of the same comparison."""
        self.comparison = comparison
        self.set_filter(self.filter)

    def set_filter(self, chosen: Filter) -> None:
        """Show only the grades and concerns that the texts show with this filter."""
        self.filter = chosen
        view = View(filter=chosen, fold=False)
        diff = self.comparison.pair.diff
        shown = visible(self.comparison.table, diff, view) if chosen else None
        self._rows = None if shown is None else frozenset(n for n in shown if isinstance(n, int))
        if self.is_mounted:
            self._fill()

    def show_filtered(self) -> None:
        """Go to a tab that the filter narrows, where this one is not."""
        if self.filter and self.tab not in _CARDED:
            only_grades = self.filter.grades and not self.filter.statuses
            self.show_tab("2" if only_grades else "3")

    # ---- where the reader is --------------------------------------------------------------------

    @property
    def concern(self) -> FindingChange | None:
        """The concern under the cursor."""
        number = self._concern_of(self._goal_at(self.options.highlighted))
        return None if number is None else self.comparison.pair.diff.findings[number]

    def _concern_of(self, goal: Goal | None) -> int | None:
        row = None if goal is None else goal.row if goal.about is None else goal.about
        return None if row is None else self.comparison.table.rows[row].finding

    def places(self) -> list[Place]:
        """The lines, the card, the search."""
        found = []
        for letter, name, id in (("l", "Lines", "overview-pane"), ("c", "Card", "card-pane")):
            pane = self.query_one(f"#{id}", Pane)
            if pane.display:
                x, y = pane.region.offset
                go = self.options.focus if letter == "l" else partial(_into, pane)
                found.append(Place(letter=letter, name=name, column=x + 1, line=y, go=go))
        return found


def _into(pane: Pane) -> None:
    """Give the focus to the first thing in the pane that takes it."""
    for widget in pane.walk_children():
        if widget.focusable:  # type: ignore[attr-defined]
            widget.focus()  # type: ignore[attr-defined]
            return
