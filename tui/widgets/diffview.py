"""The two reports side by side, or in one column: a virtual view that draws only what is on screen.

It draws the entries that its screen gives it and keeps the reader's place in them; what is on show,
and why, is the screen's affair. No widget stands for a row: a thousand of them take seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from peeldiff.model import Pair
from peeldiff.rows import Fold, RowTable
from tui.layout import Geometry, Sheet
from tui.paint import STYLE_NAMES, Highlight, Place, paint_fold, paint_row
from tui.view import Entry, hunks

__all__ = ["DiffView"]


class DiffView(ScrollView, can_focus=True):
    """Shows entries; `cursor` is the position of the one that the reader is at."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"diff--{name}" for name in STYLE_NAMES}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "down", "Down", id="diff.down", show=False),
        Binding("up,k", "up", "Up", id="diff.up", show=False),
        Binding("pagedown,space", "page(1)", "Page down", id="diff.page-down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="diff.page-up", show=False),
        Binding("ctrl+d", "page(0.5)", "Half a page down", id="diff.half-down", show=False),
        Binding("ctrl+u", "page(-0.5)", "Half a page up", id="diff.half-up", show=False),
        Binding("g,home", "first", "To the beginning", id="diff.first", show=False),
        Binding("G,end", "last", "To the end", id="diff.last", show=False),
        Binding("shift+down,J", "extend(1)", "Select down", id="diff.select-down", show=False),
        Binding("shift+up,K", "extend(-1)", "Select up", id="diff.select-up", show=False),
        Binding("enter", "open", "Open", id="diff.open"),
    ]

    class Moved(Message):
        """The reader went to another row; `row` is its number."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    class Opened(Message):
        """The reader asked for more of a row or a fold."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class SplitMoved(Message):
        """The reader dragged the divider; `share` is the older side's part of the text, 0 to 1."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pair: Pair | None = None
        self._table: RowTable | None = None
        self._sheet: Sheet | None = None
        self._entries: Sequence[Entry] = ()
        self._hunks: list[int] = []
        self._unified = False
        self._split = 0.5
        self._numbers = 0
        self._highlights: tuple[Highlight, ...] = ()
        self._palette: dict[str, Style] = {}
        self._style_stamp = 0
        self._anchor: int | None = None
        self._dragging = False
        self.cursor = 0
        self.strips: LRUCache[tuple[object, ...], Strip] = LRUCache(4096)

    # ---- what is on show ------------------------------------------------------------------------

    def show(self, pair: Pair, table: RowTable, entries: Sequence[Entry], row: int | None) -> None:
        """Draw `entries` of `table`; the reader is at `row`, or at the nearest row on show."""
        if table is not self._table:
            self.strips.clear()
        self._pair, self._table, self._entries = pair, table, entries
        self._hunks = hunks(table.rows, entries)
        self._anchor = None
        self._lay_out(row)

    def set_form(self, *, unified: bool, split: float, numbers: bool) -> None:
        """Set how the sides stand; `split` is the older side's share, `numbers` shows lines."""
        width = 0
        if numbers and self._table is not None:
            cells = [c for row in self._table.rows for c in (row.old, row.new) if c is not None]
            width = len(str(max((cell.line for cell in cells), default=0))) + 1
        if (unified, split, width) != (self._unified, self._split, self._numbers):
            self._unified, self._split, self._numbers = unified, split, width
            self._lay_out(self.row)

    def highlight(self, highlights: tuple[Highlight, ...]) -> None:
        """Mark words in every row; an empty tuple takes the marks away."""
        if highlights != self._highlights:
            self._highlights = highlights
            self.refresh()

    @property
    def row(self) -> int | None:
        """The number of the row that the reader is at; a fold's first; None without rows."""
        if not self._entries or self.cursor >= len(self._entries):
            return None
        entry = self._entries[self.cursor]
        return entry.start if isinstance(entry, Fold) else entry

    @property
    def selection(self) -> list[int]:
        """The numbers of the selected rows, those in folds too; the reader's own if none is."""
        first, last = sorted((self.cursor, self.cursor if self._anchor is None else self._anchor))
        rows: list[int] = []
        for entry in self._entries[first : last + 1]:
            rows.extend(range(entry.start, entry.end) if isinstance(entry, Fold) else [entry])
        return rows

    def _lay_out(self, row: int | None) -> None:
        """Wrap everything anew and keep the line of the screen at which the reader's row stands."""
        if self._table is None:
            return
        offset = 0
        if (
            self._sheet is not None
            and self._sheet.entries
            and self.cursor < len(self._sheet.entries)
        ):
            offset = self._sheet.top(self.cursor) - self.scroll_offset.y
        width = max(self.scrollable_content_region.width, 20)
        geometry = Geometry(width, self._unified, self._split, self._numbers)
        self._sheet = Sheet(self._table.rows, self._entries, geometry)
        self.virtual_size = Size(width, self._sheet.height)
        position = 0 if row is None else self._sheet.nearest(row)
        self.cursor = position or 0
        height = max(self.scrollable_content_region.height, 1)
        if self._entries:
            top = self._sheet.top(self.cursor)
            offset = min(max(offset, 0), height - 1)
            self.scroll_to(y=max(top - offset, 0), animate=False)
            self._reveal()
        self.refresh()

    # ---- moving ---------------------------------------------------------------------------------

    def go(self, row: int, *, top: bool = False) -> None:
        """Go to a row, or to the fold that holds it; `top` puts it at the top of the screen."""
        if self._sheet is not None and (position := self._sheet.nearest(row)) is not None:
            self._move(position)
            if top:
                self.scroll_to(y=max(self._sheet.top(position) - 1, 0), animate=False)

    def go_to_change(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) change; False if there is none that way."""
        ahead = [n for n in self._hunks if (n - self.cursor) * direction > 0]
        if not ahead:
            return False
        self._move(ahead[0] if direction > 0 else ahead[-1])
        return True

    @property
    def change_number(self) -> tuple[int, int]:
        """How many changes begin up to here, and how many there are."""
        return sum(n <= self.cursor for n in self._hunks), len(self._hunks)

    def _move(self, position: int, *, keep_anchor: bool = False) -> None:
        if self._sheet is None or not self._entries:
            return
        position = min(max(position, 0), len(self._entries) - 1)
        if not keep_anchor and self._anchor is not None:
            self._anchor = None
            self.refresh()
        before, self.cursor = self.cursor, position
        if before != position:
            for place in (before, position):
                top = self._sheet.top(place)
                self.refresh_lines(top, self._sheet.bottom(place) - top)
            self._tell()
        self._reveal()

    def _tell(self) -> None:
        if self.row is not None:
            self.post_message(self.Moved(self.row))

    def _reveal(self) -> None:
        if self._sheet is None or not self._entries:
            return
        height = self.scrollable_content_region.height
        top, bottom = self._sheet.top(self.cursor), self._sheet.bottom(self.cursor)
        y = self.scroll_offset.y
        if top < y or bottom - top >= height:
            self.scroll_to(y=top, animate=False)
        elif bottom > y + height:
            self.scroll_to(y=bottom - height, animate=False)

    def _scroll_within(self, lines: int) -> bool:
        """Scroll inside a row that is higher than the screen; False if it is all seen."""
        if self._sheet is None or not self._entries:
            return False
        height = self.scrollable_content_region.height
        y = self.scroll_offset.y
        if lines > 0 and self._sheet.bottom(self.cursor) > y + height:
            self.scroll_to(y=y + lines, animate=False)
            return True
        if lines < 0 and self._sheet.top(self.cursor) < y:
            self.scroll_to(y=max(y + lines, 0), animate=False)
            return True
        return False

    def action_down(self) -> None:
        """One row down, or one line within a row that is higher than the screen."""
        if not self._scroll_within(1):
            self._move(self.cursor + 1)

    def action_up(self) -> None:
        """One row up, or one line within a row that is higher than the screen."""
        if not self._scroll_within(-1):
            self._move(self.cursor - 1)

    def action_page(self, pages: float) -> None:
        """Scroll by that many screens and go to the row at the same height of the screen."""
        if self._sheet is None or not self._entries:
            return
        height = self.scrollable_content_region.height
        step = int(pages * height)
        offset = min(max(self._sheet.top(self.cursor) - self.scroll_offset.y, 0), height - 1)
        y = min(max(self.scroll_offset.y + step, 0), max(self._sheet.height - height, 0))
        if y == self.scroll_offset.y:
            self._move(len(self._entries) - 1 if pages > 0 else 0)
            return
        self.scroll_to(y=y, animate=False)
        self._move_within_screen(y + offset, y)

    def _move_within_screen(self, line: int, y: int) -> None:
        """Go to the row at `line` without scrolling away from `y`."""
        assert self._sheet is not None
        position, _ = self._sheet.locate(line)
        if self._sheet.top(position) < y and position + 1 < len(self._entries):
            position += 1
        self._anchor = None
        changed, self.cursor = position != self.cursor, position
        self.refresh()
        if changed:
            self._tell()

    def action_first(self) -> None:
        """To the first row."""
        self._move(0)
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """To the last row."""
        self._move(len(self._entries) - 1)

    def action_extend(self, rows: int) -> None:
        """Make the selection longer or shorter."""
        self._anchor = self.cursor if self._anchor is None else self._anchor
        self._move(self.cursor + rows, keep_anchor=True)
        self.refresh()

    def action_open(self) -> None:
        """Ask the screen for more: what is folded, the other part, the card."""
        if self._entries:
            self.post_message(self.Opened(self._entries[self.cursor]))

    # ---- mouse and size -------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Wrap for the new width; the reader's row stays where it was on the screen."""
        if (
            self._sheet is None
            or self._sheet.geometry.width != self.scrollable_content_region.width
        ):
            self._lay_out(self.row)
        else:
            self._reveal()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll, and take the reader's row along."""
        self._wheel(event, 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll, and take the reader's row along."""
        self._wheel(event, -3)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        event.stop()
        event.prevent_default()
        if self._sheet is None or not self._entries:
            return
        height = self.scrollable_content_region.height
        y = min(max(self.scroll_offset.y + lines, 0), max(self._sheet.height - height, 0))
        self.scroll_to(y=y, animate=False)
        if self._sheet.top(self.cursor) < y:
            self._move_within_screen(y, y)
        elif self._sheet.top(self.cursor) >= y + height:
            self._move_within_screen(y + height - 1, y)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the divider."""
        if self._unified or self._sheet is None:
            return
        if abs(event.x - self._sheet.geometry.divider) <= 1:
            self._dragging = True
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the divider."""
        if self._dragging and self._sheet is not None:
            share = event.x / max(self._sheet.geometry.width, 1)
            self.post_message(self.SplitMoved(min(max(share, 0.2), 0.8)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the divider go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the pointer; a second click opens it."""
        if self._sheet is None or not self._entries:
            return
        y = event.y + self.scroll_offset.y
        if y < self._sheet.height and abs(event.x - self._sheet.geometry.divider) > 1:
            position, _ = self._sheet.locate(y)
            self._move(position)
            if event.chain == 2 or isinstance(self._entries[position], Fold):
                self.action_open()

    # ---- drawing --------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """The theme changed: every strip is stale."""
        super().notify_style_update()
        self._palette = {}
        self._style_stamp += 1
        self.strips.clear()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        sheet = self._sheet
        line = y + self.scroll_offset.y
        if sheet is None or self._table is None or self._pair is None or line >= sheet.height:
            return Strip.blank(self.size.width, self.rich_style)
        position, within = sheet.locate(line)
        place = self._place(position)
        entry = sheet.entries[position]
        key = (entry, within, sheet.geometry, place, self._highlights, self._style_stamp)
        strip = self.strips.get(key)
        if strip is None:
            if isinstance(entry, Fold):
                strip = paint_fold(entry, within, sheet.geometry, self.palette, place)
            else:
                strip = paint_row(
                    self._table.rows[entry],
                    sheet.lines(entry),
                    within,
                    sheet.geometry,
                    self.palette,
                    place,
                    self._pair.diff,
                    self._highlights,
                )
            self.strips[key] = strip
        return strip

    def _place(self, position: int) -> int:
        if position == self.cursor:
            return Place.HERE
        if self._anchor is not None:
            first, last = sorted((self._anchor, self.cursor))
            if first <= position <= last:
                return Place.SELECTED
        return Place.ELSEWHERE

    @property
    def palette(self) -> dict[str, Style]:
        """The styles by name, as the theme has them now."""
        if not self._palette:
            base = self.rich_style
            whole = {"text", "heading", "detail", "furniture", "fold"}
            self._palette = {
                name: (base if name in whole else Style())
                + self.get_component_rich_style(f"diff--{name}", partial=name not in whole)
                for name in STYLE_NAMES
            }
            for name in ("divider", "place", "selected"):
                self._palette[name] = base + self._palette[name]
        return self._palette

    @property
    def left_width(self) -> int:
        """The column of the divider; 0 before anything is shown."""
        return 0 if self._sheet is None else self._sheet.geometry.divider
