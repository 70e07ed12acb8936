"""List, both texts and panel, and where the reader is among them. The keys are in `reader`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from peeldiff.model import FindingChange
from peeldiff.neutral import two_forces
from peeldiff.render.facts import title
from peeldiff.render.quoting import Quotable, Quoter
from peeldiff.rows import Fold, Row, RowKind
from tui import beside, cards
from tui.labels import change_word
from tui.paint import Highlight
from tui.plain import content, fit
from tui.searching import Index, Search
from tui.state import Layout
from tui.summary import years
from tui.view import View, visible
from tui.widgets.diffview import DiffView
from tui.widgets.keybar import KeyBar
from tui.widgets.navigator import Navigator
from tui.widgets.panel import Panel
from tui.widgets.searchbar import SearchBar

if TYPE_CHECKING:
    from tui.state import BrowserState
    from tui.view import Filter
    from tui.work import Comparison

__all__ = ["ReadingScreen"]

WIDE = 100
"""Columns from which two texts stand side by side."""

PANEL_BESIDE = 150
"""Columns from which the panel stands beside the text and not under it."""


def _place(line: int, page: int | None) -> str:
    return str(line) if page is None else f"{line} (p. {page})"


class ReadingScreen(Screen[None]):
    """Shows `comparison`; looks come from `state` and are kept in it."""

    def __init__(self, comparison: Comparison, state: BrowserState) -> None:
        super().__init__()
        self.comparison = comparison
        self.state = state
        self.view = View(furniture=state.furniture, fold=state.fold)
        self.search = Search("", (), 0)
        self.panel_mode = ""
        self.width = WIDE
        self.search_from = 0
        self._index = Index(comparison.table.rows)
        self.quoted: tuple[Highlight, ...] = ()
        self.jumps: list[int] = []
        self._start: int | None = None
        self.entries: list[int | Fold] = []

    def compose(self) -> ComposeResult:
        """Title, list and texts, search line, panel, keys."""
        yield Static(id="reader-title")
        with Horizontal(id="reader-body"):
            yield Navigator(id="navigator")
            with Vertical(id="reader-main"):
                yield Static(id="reader-sides")
                yield DiffView(self._follow, id="diff")
                yield SearchBar(id="search")
            yield Panel(id="panel")
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill everything and read from the place that was asked for."""
        self.query_one(SearchBar).display = False
        self.query_one(Panel).display = False
        self.query_one(Navigator).fill(self.comparison.table, self.comparison.pair.diff)
        self.diff.focus()
        self.call_after_refresh(self.show_rows, self._start)

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
        self.query_one(Navigator).fill(comparison.table, comparison.pair.diff)
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
        self.arrange_panes()
        place = self.diff.row if row is None else row
        self.diff.show(self.comparison.pair, self.comparison.table, self.entries, place)
        if self.search.words:
            self.search = self._index.find(self.search.words, self.entries)
        self._follow()

    def set_filter(self, chosen: Filter) -> None:
        """Show only what the filter lets through."""
        self.view = replace(self.view, filter=chosen)
        self.show_rows()

    @property
    def unified(self) -> bool:
        """Whether both texts stand in one column now."""
        layout = Layout(self.state.layout)
        return layout is Layout.UNIFIED or (layout is Layout.AUTO and self.width < WIDE)

    def arrange_panes(self) -> None:
        """Give list, texts and panel the room that fits the screen and the reader's wishes."""
        state = self.state
        navigator = self.query_one(Navigator)
        navigator.display = state.navigator and self.width >= 72
        widest = max(self.width // 3, 20)
        navigator.styles.width = min(state.navigator_width, widest)
        self.set_class(self.width >= PANEL_BESIDE, "-beside")
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
            self.view = replace(self.view, filter=type(self.view.filter)(), furniture=furniture)
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
    def finding(self) -> FindingChange | None:
        """The concern that the reader is at."""
        row = self.diff.row
        number = None if row is None else self.rows[row].finding
        return None if number is None else self.comparison.pair.diff.findings[number]

    def tell(self) -> None:
        """Write the title line and the heads of the two columns."""
        diff = self.comparison.pair.diff
        old, new = years(self.comparison)
        force = diff.new.force or diff.old.force or "Unknown force"
        left = title(diff) if two_forces(diff) else f"{force} · {old} → {new}"
        right = "  ".join(self._facts())
        width = self.width
        line = " " + fit(left, max(width - cell_len(right) - 3, 10)) + f" {right} "
        self.query_one("#reader-title", Static).update(content(line), layout=False)
        self.query_one("#reader-sides", Static).update(self._sides(old, new), layout=False)

    def _facts(self) -> list[str]:
        facts = []
        if self.search.words:
            row = self.diff.row
            here = 0 if row is None else self.search.number(row)
            facts.append(f"hit {here or '–'} of {len(self.search.rows)}")
        else:
            here, total = self.diff.change_number
            word = change_word(self.comparison.pair.diff)
            facts.append(f"{word} {here} of {total}" if total else f"no {word}s")
        if self.view.filter:
            facts.append("filtered")
        hidden = sum(row.kind is RowKind.FURNITURE for row in self.rows)
        if hidden and not self.view.furniture and self.width >= 80:
            facts.append(f"{hidden} furniture hidden (i)")
        row = self.diff.row
        if row is not None and self.width >= 100:
            cells = [c for c in (self.rows[row].old, self.rows[row].new) if c is not None]
            between = " | " if two_forces(self.comparison.pair.diff) else " → "
            facts.append("line " + between.join(_place(c.line, c.page) for c in cells))
        return facts

    def _sides(self, old: str, new: str) -> Content:
        if self.unified and two_forces(self.comparison.pair.diff):
            return content(f" 1 {old}, 2 {new}, in one column", "$quiet")
        if self.unified:
            return content(f" {old} and {new} in one column", "$quiet")
        left = self.diff.left_width
        return Content("").join(
            [
                content("   " + fit(old, max(left - 3, 0)), "$quiet"),
                content("│", "$rule"),
                content(f"  {new}", "$quiet"),
            ]
        )

    def find(self, words: str) -> Search:
        """Search in what is on show."""
        return self._index.find(words, self.entries)

    # ---- the panel ------------------------------------------------------------------------------

    def show_panel(self, mode: str) -> None:
        """Show the "card", the reason "why", or neither ("")."""
        self.panel_mode = mode
        self._fill_panel()

    def _fill_panel(self) -> None:
        panel = self.query_one(Panel)
        panel.display = bool(self.panel_mode)
        row = self.diff.row
        if not self.panel_mode or row is None:
            return
        shown = self.rows[row]
        diff = self.comparison.pair.diff
        finding = self.finding
        if two_forces(diff):
            panel.show(self._neutral_card(shown))
        elif finding is not None:
            if self.panel_mode == "card":
                told = tuple(Quoter().quote(finding))
                panel.show(cards.finding_card(finding, years(self.comparison)), told)
            else:
                panel.show(cards.finding_why(finding))
        elif shown.grade is not None:
            panel.show(cards.grade_card(diff.grades[shown.grade]))
        elif shown.section is not None:
            panel.show(cards.section_card(diff.sections[shown.section]))
        else:
            panel.show(cards.nothing_card())

    def _neutral_card(self, row: Row) -> Content:
        """Of two forces: who is asked for what, or how alike two wordings are."""
        diff, finding = self.comparison.pair.diff, self.finding
        if finding is not None:
            if self.panel_mode == "why" and finding.old and finding.new:
                return cards.likeness_card(finding)
            return beside.finding_beside(finding, diff)
        if row.grade is not None:
            return beside.grade_beside(diff.grades[row.grade], diff)
        if row.section is not None:
            return beside.section_beside(diff.sections[row.section], diff)
        return cards.nothing_card()

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
