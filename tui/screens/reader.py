"""The reading screen: what each key does there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from alignment.records import replace
from peeldiff.model import DEMANDS, Passage, Status
from peeldiff.neutral import two_forces
from peeldiff.render.phrases import passage_words
from peeldiff.render.quoting import Quoter, steps
from peeldiff.rows import Fold, RowChange, RowKind
from tui.export import rows_as_text
from tui.keys import READER_KEYS
from tui.labels import change_word, plural
from tui.screens.reading import ReadingScreen
from tui.searching import Search
from tui.state import Layout
from tui.summary import years
from tui.widgets.diffview import DiffView
from tui.widgets.navigator import Navigator
from tui.widgets.searchbar import SearchBar

if TYPE_CHECKING:
    from peeldiff.model import Evidence, FindingChange
    from tui.view import Entry

__all__ = ["ReaderScreen"]


class ReaderScreen(ReadingScreen):
    """Side by side or unified, with search, filter, folds, panels, copying and jumps."""

    BINDINGS: ClassVar[list[BindingType]] = [*READER_KEYS]

    _quotations: tuple[tuple[FindingChange, Evidence | Passage], ...] = ()
    """Those of the concern that the reader came from, the one that is shown first."""
    _quoted_at: int | None = None

    came_to_search = False
    """Whether the reader came from the overview to search, and may want to go back there."""

    class OverviewAsked(Message):
        """The reader wants to go back to the overview."""

    class FilterAsked(Message):
        """The reader wants to choose what is shown."""

    class FilterDropped(Message):
        """The reader wants to see everything again."""

    class ExportAsked(Message):
        """The reader wants to keep what is on show."""

    class DecideAsked(Message):
        """The reader wants to decide on this concern, or on this item of one."""

        def __init__(self, finding: FindingChange) -> None:
            super().__init__()
            self.finding = finding

    class UndoAsked(Message):
        """The reader wants to take the last decision back."""

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
        self._say("Furniture shown, dimmed" if self.view.furniture else "Furniture hidden")

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
            self._quotations = self._quotations_here()
        if not self._quotations:
            self._say(self._why_nothing_is_quoted())
            return
        about, source = self._quotations[0]
        self.go_to_quotation(source, jump=not going_on)  # one way back, to the concern
        self._quoted_at = self.diff.row
        if isinstance(source, Passage):
            self._say(passage_words(about))

    def _why_nothing_is_quoted(self) -> str:
        """What is true of the concern that the reader is at, and has no quotation."""
        finding, diff = self.finding, self.comparison.pair.diff
        if finding is None:
            return "No evidence is quoted here: go to a concern with ] first"
        if two_forces(diff):
            return "No evidence is quoted here: of two forces nothing has become of a concern"
        if finding.kind not in DEMANDS:
            return "No evidence is quoted of good practice: it asks for nothing"
        newer = years(self.comparison)[1]
        if not finding.old and finding.status is Status.RECURRING:
            return (
                f"Raised before by an inspection that is not compared: the {newer} report says so"
            )
        if not finding.old:
            return f"New in the {newer} report: there is no older point that it could answer"
        told = [quoted.text for quoted in Quoter().quote(finding) if quoted.source is None]
        if told:
            return told[0]
        if finding.new:
            return f"Raised again: the words of the {newer} report stand beside the older ones"
        return f"No words of the {newer} report are quoted for this: {finding.why}"

    def _quotations_here(self) -> tuple[tuple[FindingChange, Evidence | Passage], ...]:
        """What is quoted for the concern and for its items, of an item that the reader is at first."""
        finding, row = self.finding, self.diff.row
        # A quotation says what became of a concern, which between two forces nothing can.
        if finding is None or row is None or two_forces(self.comparison.pair.diff):
            return ()
        parts = [finding, *finding.items]
        item = self.rows[row].item
        if item is not None:
            parts.insert(0, parts.pop(item + 1))
        return tuple(steps(parts))

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
