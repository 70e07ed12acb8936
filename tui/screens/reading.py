"""List, both texts and panel, and where the reader is among them. The keys are in `reader`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from alignment.records import replace
from peeldiff.model import FindingChange
from peeldiff.neutral import two_forces
from peeldiff.phrasing.quoting import Quotable
from peeldiff.rows import Fold, Row, RowKind
from tui.carding import card_of
from tui.labels import change_word, row_badge
from tui.paint import Highlight
from tui.screens.tabbed import HELP_CARD, NORMAL, WIDE, TabbedScreen
from tui.searching import Index, Search
from tui.standing import Standing, column_heads, facts, one_column
from tui.state import Layout
from tui.summary import years
from tui.view import Filter, View, first_that_matters, visible
from tui.widgets.diffview import DiffView
from tui.widgets.empty import Empty
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.navigator import Navigator
from tui.widgets.pane import Pane
from tui.widgets.panel import Panel
from tui.widgets.searchbar import SearchBar

if TYPE_CHECKING:
    from tui.state import BrowserState
    from tui.work import Comparison

__all__ = ["ReadingScreen"]

_LISTED = 72
"""Columns from which there is room for the list."""

_LIST_WIDTHS = ((190, 58), (WIDE, 46), (NORMAL, 36), (0, 28))
"""Cells of the list by the columns of the screen, until the reader chooses another width."""

_HELP_LIST = (
    "Grades, concerns and sections. A section's numbers say how many paragraphs are reworded (~), "
    "new (+), gone (-) and moved (»). Moving here moves the texts; Enter goes on reading there."
)
_HELP_TEXTS = (
    "Both reports, level with each other, in the order of the newer one. What is struck stands only "
    "in the older report, what is underlined only in the newer one. Enter opens what is folded, "
    "follows what has moved, and shows the card of a concern."
)


def _furniture(comparison: Comparison) -> int:
    """How many rows are no text of a report; counted once, as it is told at every key."""
    return sum(row.kind is RowKind.FURNITURE for row in comparison.table.rows)


class ReadingScreen(TabbedScreen):
    """Shows `comparison`; looks come from `state` and are kept in it."""

    def __init__(self, comparison: Comparison, state: BrowserState, chosen: Filter) -> None:
        super().__init__(comparison)
        self.state = state
        self.view = View(filter=chosen, furniture=state.furniture, fold=state.fold)
        self.search = Search("", (), 0)
        self.panel_mode = ""
        self.width = NORMAL
        self.search_from = 0
        self._index = Index(comparison.table.rows)
        self._hidden = _furniture(comparison)
        self.quoted: tuple[Highlight, ...] = ()
        self.jumps: list[int] = []
        self._start: int | None = None
        self.entries: list[int | Fold] = []
        self._listed: Collection[int] | None = ()
        self.has_begun = False
        """Whether the place to begin at is on the screen."""
        self._then: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """The reports and the tabs, list and texts, search line, panel, keys."""
        yield Masthead("5")
        # Right on the screen: what a container holds is painted once more at every key.
        with Pane(id="list-pane", called="The list", help=_HELP_LIST):
            yield Navigator(id="navigator")
        with Pane(id="texts-pane", called="The texts", help=_HELP_TEXTS):
            yield Static(id="reader-sides")
            yield DiffView(self._follow, id="diff")
            yield Empty()
            yield SearchBar(id="search")
        with Pane(id="card-pane", called="The card", help=HELP_CARD):
            yield Panel(id="panel")
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill everything and read from the place that was asked for, or from what matters."""
        self.query_one(SearchBar).display = False
        self.query_one("#card-pane").display = False
        self.query_one("#list-pane", Pane).entitle("List")
        self.name_reports()
        self.diff.focus()
        if self._start is None:
            self._start = first_that_matters(self.comparison.table, self.comparison.pair.diff)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Show the first place under the heading that it stands under, if both fit."""
        self.show_rows(self._start)
        if self._start is not None:
            headings = [n for n in self.entries if not isinstance(n, Fold) and n <= self._start
                        and self.rows[n].kind is RowKind.HEADING]  # fmt: skip
            if headings:
                self.diff.show_from(headings[-1])
        self.has_begun = True
        if self._then is not None:
            self._then()

    def once_begun(self, act: Callable[[], None]) -> None:
        """Do something at the place to begin at, as soon as that is on the screen."""
        if self.has_begun:
            act()
        else:
            self._then = act

    @property
    def diff(self) -> DiffView:
        """The texts."""
        return self.query_one(DiffView)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of the comparison."""
        return self.comparison.table.rows

    # ---- what is on show ------------------------------------------------------------------------

    def replace(self, comparison: Comparison) -> None:
        """Show another outcome of the same comparison (after a decision) at the same place."""
        row = self.diff.row
        old = None if row is None else self.rows[row]
        self.comparison = comparison
        self._index = Index(self.rows)
        self._hidden = _furniture(comparison)
        self._listed = ()
        self.name_reports()
        place = row
        if old is not None:
            if old.new is not None:
                place = comparison.table.at_line("new", old.new.line)
            elif old.old is not None:
                place = comparison.table.at_line("old", old.old.line)
        self.view = replace(self.view, opened=frozenset())
        self.show_rows(place)

    def show_rows(self, row: int | None = None) -> None:
        """Draw the entries that the view lets through."""
        if not self.is_mounted:
            self._start = row
            return
        diff = self.comparison.pair.diff
        self.entries = visible(self.comparison.table, diff, self.view)
        self._list()
        empty = (
            ""
            if self.entries or not self.view.filter
            else (f"No {change_word(diff)} passes this filter: Esc shows everything.")
        )
        self.query_one(Empty).say(empty)
        self.diff.display = not empty
        self.arrange_panes()
        place = self.diff.row if row is None else row
        self.diff.show(self.comparison.pair, self.comparison.table, self.entries, place)
        if self.search.words:
            self.search = self._index.find(self.search.words, self.entries)
        self._follow()

    def _list(self) -> None:
        """List what the filter lets through; furniture and folds leave the list as it is."""
        listed: frozenset[int] | None = None
        if self.view.filter:
            view = View(filter=self.view.filter, fold=False)
            shown = visible(self.comparison.table, self.comparison.pair.diff, view)
            listed = frozenset(number for number in shown if isinstance(number, int))
        if listed != self._listed:
            self._listed = listed
            pair = self.comparison.pair
            self.query_one(Navigator).fill(self.comparison.table, pair, listed)

    def set_filter(self, chosen: Filter) -> None:
        """Show only what the filter lets through."""
        self.view = replace(self.view, filter=chosen)
        self.show_rows()

    @property
    def unified(self) -> bool:
        """Whether both texts stand in one column now."""
        layout = Layout(self.state.layout)
        return layout is Layout.UNIFIED or (layout is Layout.AUTO and self.width < NORMAL)

    @property
    def list_width(self) -> int:
        """Cells of the list: as the reader wishes, or what suits the screen."""
        suits = next(cells for columns, cells in _LIST_WIDTHS if self.width >= columns)
        return min(self.state.list_width or suits, max(self.width // 2, 20))

    def arrange_panes(self) -> None:
        """Give list, texts and card the room that fits the screen and the reader's wishes."""
        state = self.state
        alone = self.zoomed
        if alone == "card-pane" and not self.panel_mode:
            alone = self.zoomed = ""
        listing = self.query_one("#list-pane", Pane)
        listing.display = alone in ("", "list-pane") and bool(
            alone or (state.navigator and self.width >= _LISTED)
        )
        listing.styles.width = None if alone else self.list_width
        self.query_one("#texts-pane").display = alone in ("", "texts-pane")
        card = self.query_one("#card-pane")
        card.display = bool(self.panel_mode) and alone in ("", "card-pane")
        super().arrange_panes()
        self.diff.set_form(unified=self.unified, split=state.split, numbers=state.numbers)

    def on_resize(self, event: events.Resize) -> None:
        """Choose the view that fits; the texts keep the reader's place themselves."""
        self.width = event.size.width
        if self.entries:
            self.arrange_panes()

    def go(self, row: int, *, top: bool = True, jump: bool = True) -> None:
        """Go to a row, opening its fold or dropping the filter that hides it."""
        if not self.is_mounted or not self.entries:
            self._start = row
            return
        if jump and self.diff.row is not None and self.diff.row != row:
            self.jumps.append(self.diff.row)
        shown = self._holding(row)
        if shown is None and (self.view.filter or not self.view.furniture):
            furniture = self.rows[row].kind is RowKind.FURNITURE
            self.view = replace(self.view, filter=Filter(), furniture=furniture)
            self.show_rows()
            shown = self._holding(row)
        if isinstance(shown, Fold):
            self.view = replace(self.view, opened=self.view.opened | {shown.start})
            self.show_rows(row)
        self.diff.go(row, top=top)

    def _holding(self, row: int) -> int | Fold | None:
        for entry in self.entries:
            if entry == row or (isinstance(entry, Fold) and entry.start <= row < entry.end):
                return entry
        return None

    # ---- following the reader -------------------------------------------------------------------

    def on_sheet_view_laid_out(self, message: DiffView.LaidOut) -> None:
        """Keep the heads of the columns over them."""
        self.tell()

    def _follow(self) -> None:
        """Keep list, title and panel with the reader."""
        row = self.diff.row
        if row is not None:
            navigator = self.query_one(Navigator)
            if not navigator.has_focus:
                navigator.follow(self.rows[row], row)
        self.tell()
        self._fill_panel()

    @property
    def concern(self) -> FindingChange | None:
        """The concern that the reader is at."""
        return self.finding

    @property
    def finding(self) -> FindingChange | None:
        """The concern that the reader is at."""
        row = self.diff.row
        number = None if row is None else self.rows[row].finding
        return None if number is None else self.comparison.pair.diff.findings[number]

    def tell(self) -> None:
        """Write what the frames say: which reports, which change, how much is hidden."""
        diff = self.comparison.pair.diff
        old, new = years(self.comparison)
        pane = self.query_one("#texts-pane", Pane)
        if self.unified:
            pane.entitle(one_column(old, new, apart=two_forces(diff)))
        else:
            pane.entitle(old, new, joint=self.diff.left_width)
        row = self.diff.row
        told = row is None or two_forces(diff) or self.panel_mode  # the card says it too
        pane.mark(None if told or row is None else row_badge(self.rows[row], diff))
        facts = self._facts()
        pane.tell(*facts)
        self.query_one("#list-pane", Pane).tell(*(["filtered"] if self.view.filter else []))
        compact = self.is_compact
        self.masthead.tell(facts if compact else ())
        if compact:
            left = None if self.unified else self.diff.left_width
            heads = column_heads(old, new, left, apart=two_forces(diff))
            self.query_one("#reader-sides", Static).update(heads, layout=False)

    def _facts(self) -> list[str]:
        row = self.diff.row
        return facts(
            Standing(
                row=None if row is None else self.rows[row],
                hit=0 if row is None else self.search.number(row),
                hits=len(self.search.rows) if self.search.words else None,
                change=self.diff.change_number,
                filtered=bool(self.view.filter),
                hidden=0 if self.view.furniture else self._hidden,
            ),
            self.comparison.pair.diff,
            self.width,
        )

    def find(self, words: str) -> Search:
        """Search in what is on show."""
        return self._index.find(words, self.entries)

    # ---- the panel ------------------------------------------------------------------------------

    def show_panel(self, mode: str) -> None:
        """Show the "card", the reason "why", or neither ("")."""
        self.panel_mode = mode
        self._fill_panel()
        self.tell()

    def _fill_panel(self) -> None:
        card = self.query_one("#card-pane", Pane)
        if card.display != (bool(self.panel_mode) and self.zoomed in ("", "card-pane")):
            self.arrange_panes()
        row = self.diff.row
        if not self.panel_mode or row is None:
            return
        shown = card_of(self.comparison, row, self.panel_mode)
        card.entitle("Why" if self.panel_mode == "why" else "Card")
        card.mark(shown.chip)
        self.query_one(Panel).show(shown.text, shown.quoted)

    def on_panel_quotation_chosen(self, message: Panel.QuotationChosen) -> None:
        """Go to the words where they stand and mark them."""
        self.go_to_quotation(message.source)

    def go_to_quotation(self, source: Quotable, *, jump: bool = True) -> None:
        """Show the quoted words in their context in the newer report."""
        row = self.comparison.table.at_line("new", source.line)
        if row is None:
            self.notify(
                f"Line {source.line} is not among the rows", severity="warning", markup=False
            )
            return
        self.quoted = (Highlight(source.text, "evidence"),)
        self.mark()
        self.go(row, jump=jump)
        self.diff.focus()

    def mark(self) -> None:
        """Mark the words searched for and the evidence jumped to."""
        marks = (Highlight(self.search.words, "hit"),) if self.search.words else ()
        self.diff.highlight(self.quoted + marks)
