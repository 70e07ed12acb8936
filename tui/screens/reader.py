"""The reading screen: what each key does there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from alignment.records import replace
from peeldiff.model import DEMANDS, Passage
from peeldiff.phrasing.phrases import passage_words
from peeldiff.rows import Fold, RowChange, RowKind
from tui.export import rows_as_text
from tui.keys import READER_KEYS
from tui.labels import change_word, plural
from tui.quotations import Quotation, quotations_of, why_nothing_is_quoted
from tui.screens.jump import Place
from tui.screens.reading import ReadingScreen
from tui.searching import Search
from tui.state import Layout
from tui.summary import years
from tui.widgets.diffview import DiffView
from tui.widgets.navigator import Navigator
from tui.widgets.pane import Pane
from tui.widgets.panel import Panel
from tui.widgets.searchbar import SearchBar

if TYPE_CHECKING:
    from tui.view import Entry

__all__ = ["ReaderScreen"]


class ReaderScreen(ReadingScreen):
    """Side by side or unified, with search, filter, folds, panels, copying and jumps."""

    BINDINGS: ClassVar[list[BindingType]] = [*READER_KEYS]

    _quotations: tuple[Quotation, ...] = ()
    """Those of the concern that the reader came from, the one that is shown first."""
    _quoted_at: int | None = None

    came_to_search = False
    """Whether the reader came from the overview to search, and may want to go back there."""

    class OverviewAsked(Message):
        """The reader wants to go back to the overview."""

    # ---- going about ----------------------------------------------------------------------------

    def action_next(self, direction: int) -> None:
        """Go to the next change, or through the hits while there is a search."""
        row = self.diff.row
        if row is None:
            return
        if self.search.words:
            found = self.search.step(row, direction)
            if found is not None:
                self.go(found, top=False, jump=False)
            return
        if not self.diff.go_to_change(direction):
            word = change_word(self.comparison.pair.diff)
            self._say(f"No {word} {'after' if direction > 0 else 'before'} this one")

    def action_concern(self, direction: int) -> None:
        """Go to the next or previous concern on show."""
        here = self.diff.row
        if here is None:
            return
        numbers = [
            entry
            for entry in self.entries
            if not isinstance(entry, Fold)
            and self.rows[entry].kind is RowKind.FINDING
            and (entry - here) * direction > 0
            and not self._stub(entry)
        ]
        if numbers:
            self.go(numbers[0] if direction > 0 else numbers[-1], jump=False)
        else:
            self._say(
                "No concern after this one" if direction > 0 else "No concern before this one"
            )

    def _stub(self, number: int) -> bool:
        row = self.rows[number]
        finding = None if row.finding is None else self.comparison.pair.diff.findings[row.finding]
        demand = finding is not None and finding.kind in DEMANDS
        return not demand or (row.change is RowChange.MOVED and row.target is not None)

    def action_back(self) -> None:
        """Go back to where the last jump began."""
        if self.jumps:
            self.go(self.jumps.pop(), top=False, jump=False)
        else:
            self._say("No jump to go back from")

    def on_diff_view_opened(self, message: DiffView.Opened) -> None:
        """Open a fold, follow a moved part, or show what is known of the row."""
        entry: Entry = message.entry
        if isinstance(entry, Fold):
            self.view = replace(self.view, opened=self.view.opened | {entry.start})
            self.show_rows(entry.start)
            return
        row = self.rows[entry]
        if row.target is not None:
            self.go(row.target)
        else:
            self.action_panel("why" if row.kind is RowKind.PARAGRAPH else "card")

    def on_navigator_chosen(self, message: Navigator.Chosen) -> None:
        """Show the row that the list points at; Enter goes on reading there."""
        if message.target.row is not None:
            self.go(message.target.row, jump=message.entered)
        if message.entered:
            self.diff.focus()
            if message.target.finding is not None:
                self.show_panel("card")

    # ---- jumping --------------------------------------------------------------------------------

    def places(self) -> list[Place]:
        """The list, either side of the texts, the card, the search."""
        found = []
        listing, texts, card = (
            self.query_one(f"#{id}", Pane) for id in ("list-pane", "texts-pane", "card-pane")
        )
        if listing.display:
            x, y = listing.region.offset
            go = self.query_one(Navigator).focus
            found.append(Place(letter="l", name="list", column=x + 1, line=y, go=go))
        if texts.display:
            x, y = texts.region.offset
            second = x + (12 if self.unified else self.diff.left_width + 2)
            names = ("first", "second") if self.of_two_forces else ("older", "newer")
            letters = ("f", "s") if self.of_two_forces else ("o", "n")
            for name, letter, side, column in zip(
                names, letters, ("old", "new"), (x + 1, second), strict=True
            ):
                go_to = partial(self._go_to_side, side)
                found.append(Place(letter=letter, name=name, column=column, line=y, go=go_to))
            below = texts.region.bottom - 1
            found.append(
                Place(letter="/", name="search", column=x + 1, line=below, go=self.action_search)
            )
        if card.display:
            x, y = card.region.offset
            found.append(
                Place(letter="c", name="card", column=x + 1, line=y, go=self.query_one(Panel).focus)
            )
        return found

    def _go_to_side(self, side: str) -> None:
        """To the texts, at the nearest row from here on in which this report has words."""
        self.diff.focus()
        here = self.diff.row
        if here is None:
            return
        numbers = [n for n in self.entries if not isinstance(n, Fold)]
        found = [n for n in numbers if (self.rows[n].old if side == "old" else self.rows[n].new)]
        if found:
            self.diff.go(next((n for n in found if n >= here), found[-1]))

    # ---- search ---------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Type words to search for."""
        self.search_from = self.diff.row or 0
        self.query_one(SearchBar).open()

    def on_search_bar_typed(self, message: SearchBar.Typed) -> None:
        """Search as the words are typed and show the first hit from here."""
        self.search = self.find(message.words)
        count = f"{plural(self.search.places, 'hit')} in {plural(len(self.search.rows), 'place')}"
        self.query_one(SearchBar).count(count if message.words.strip() else "")
        self.mark()
        found = self.search.step(self.search_from - 1, 1)
        if found is not None:
            self.go(found, top=False, jump=False)
        self.tell()

    def on_search_bar_left(self, message: SearchBar.Left) -> None:
        """Back to the text; the hits stay if the reader keeps them."""
        self.query_one(SearchBar).display = False
        if not message.keep:
            self._clear_search()
        self.diff.focus()
        back, self.came_to_search = self.came_to_search and not message.keep, False
        if back:
            self.action_overview()

    def _clear_search(self) -> None:
        self.search = Search("", (), 0)
        self.mark()
        self.tell()

    # ---- looks ----------------------------------------------------------------------------------

    def action_layout(self) -> None:
        """Side by side or in one column, whatever the width."""
        self.state.layout = (Layout.SIDE_BY_SIDE if self.unified else Layout.UNIFIED).value
        self.arrange_panes()
        self.tell()

    def action_fold(self) -> None:
        """Fold unchanged paragraphs, or show them all."""
        self.state.fold = not self.view.fold
        self.view = replace(self.view, fold=self.state.fold, opened=frozenset())
        self.show_rows()
        self._say("Unchanged paragraphs folded" if self.view.fold else "Everything unfolded")

    def action_furniture(self) -> None:
        """Show or hide page numbers, running headers, contents."""
        self.state.furniture = not self.view.furniture
        self.view = replace(self.view, furniture=self.state.furniture)
        self.show_rows()
        now = "shown, dimmed" if self.view.furniture else "hidden"
        self._say(f"Page numbers, contents and the like are {now}")

    def action_numbers(self) -> None:
        """Show or hide the line numbers of the sources."""
        self.state.numbers = not self.state.numbers
        self.arrange_panes()

    def action_navigator(self) -> None:
        """Show or hide the list."""
        self.state.navigator = not self.state.navigator
        if not self.state.navigator and self.query_one(Navigator).has_focus:
            self.diff.focus()
        self.zoomed = ""
        self.arrange_panes()

    def action_widen(self, cells: int) -> None:
        """Make the list wider or narrower."""
        self.state.list_width = min(max(self.list_width + cells, 20), 80)
        self.arrange_panes()

    def on_diff_view_split_moved(self, message: DiffView.SplitMoved) -> None:
        """Give the older text the share that the reader dragged it to."""
        self.state.split = message.share
        self.arrange_panes()
        self.tell()

    def action_filter(self) -> None:
        """Choose what to show."""
        self.post_message(self.FilterAsked())

    # ---- panels, copying, asking ----------------------------------------------------------------

    def action_panel(self, mode: str) -> None:
        """Show the card or the reason for the match; the same key again closes it."""
        self.show_panel("" if self.panel_mode == mode else mode)

    def action_evidence(self) -> None:
        """Go to the first quotation of this concern; from there to its next, and round again.

        All evidence comes first, then the passages, of which is said what they are.
        """
        row = self.diff.row
        going_on = bool(self._quotations) and row == self._quoted_at
        if going_on:
            self._quotations = (*self._quotations[1:], self._quotations[0])
        else:
            item = None if row is None else self.rows[row].item
            self._quotations = quotations_of(self.finding, item, self.comparison.pair.diff)
        if not self._quotations:
            self._say(why_nothing_is_quoted(self.finding, self.comparison))
            return
        about, source = self._quotations[0]
        self.go_to_quotation(source, jump=not going_on)  # one way back, to the concern
        self._quoted_at = self.diff.row
        if isinstance(source, Passage):
            self._say(passage_words(about))

    def action_copy(self) -> None:
        """Copy the selected rows as text."""
        numbers = self.diff.selection
        text = rows_as_text(self.comparison, numbers, years(self.comparison))
        if text:
            self.app.copy_to_clipboard(text)
            self._say(f"Copied {plural(len(numbers), 'row')}")

    def action_export(self) -> None:
        """Keep what is on show as a file."""
        self.post_message(self.ExportAsked())

    def action_overview(self) -> None:
        """Back to the overview."""
        self.post_message(self.OverviewAsked())

    def action_decide(self) -> None:
        """Decide on the concern that the reader is at."""
        number, finding = self.diff.row, self.finding
        if number is None or finding is None:
            self._say("Go to a concern first: ] takes you to the next one")
            return
        item = self.rows[number].item
        self.post_message(self.DecideAsked(finding if item is None else finding.items[item]))

    def action_undo(self) -> None:
        """Take the last decision back."""
        self.post_message(self.UndoAsked())

    def action_escape(self) -> None:
        """Drop the search, bring back the other panes, close the card, drop the filter, or go to the
        overview: one of them a time."""
        if self.search.words:
            self.query_one(SearchBar).clear()
            self._clear_search()
        elif self.zoomed:
            self.action_zoom()
        elif self.quoted:
            self.quoted = ()
            self.mark()
        elif self.panel_mode:
            self.show_panel("")
        elif self.view.filter:
            self.post_message(self.FilterDropped())
        else:
            self.action_overview()

    def _say(self, words: str) -> None:
        self.notify(words, timeout=3, markup=False)
