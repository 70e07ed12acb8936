"""Two reports side by side, or in one column: a virtual view that draws only what is on screen.

It draws the entries that its screen gives it and keeps the reader's row at its line when they or
the width change. No widget stands for a row: a thousand of them take seconds. Moving about is in
`diffview`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from peeldiff.model import Pair
from peeldiff.neutral import same_words
from peeldiff.rows import Fold, RowTable
from tui.layout import Geometry, Sheet
from tui.paint import STYLE_NAMES, Highlight, Place, RowPainter, paint_fold
from tui.view import Entry, hunks
from tui.widgets.scrollbar import light_scrollbar

__all__ = ["SheetView"]

KEPT_STRIPS = 240
"""Some six screens: a strip with Textual's caches inside takes several kilobytes."""


SMALLEST_WIDTH = 20
"""Columns below which the view is not made narrower but cut."""


class SheetView(ScrollView):
    """Shows entries; `cursor` is the position of the one that the reader is at."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"diff--{name}" for name in STYLE_NAMES}

    class LaidOut(Message):
        """The texts were wrapped anew: the divider may stand elsewhere."""

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
        self._ground: Color | None = None
        self._style_stamp = 0
        self._anchor: int | None = None
        self._dragging = False
        self.cursor = 0
        self.strips: LRUCache[tuple[object, ...], Strip] = LRUCache(KEPT_STRIPS)

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
        offset, first = self._standing()
        width = max(self.scrollable_content_region.width, SMALLEST_WIDTH)
        geometry = Geometry(width, self._unified, self._split, self._numbers)
        self._sheet = Sheet(self._table.rows, self._entries, geometry)
        self.virtual_size = Size(width, self._sheet.height)
        position = 0 if row is None else self._sheet.nearest(row)
        self.cursor = position or 0
        height = max(self.scrollable_content_region.height, 1)
        if self._entries:
            top = self._sheet.top(self.cursor)
            offset = min(max(offset, 0), height - 1)
            if first is not None and 0 <= top - self._sheet.top(first) < height:
                offset = top - self._sheet.top(first)
            self.scroll_to(y=max(top - offset, 0), animate=False)
            self._reveal()
        self.refresh()
        self.screen.post_message(self.LaidOut())

    def _standing(self) -> tuple[int, int | None]:
        """The line of the screen at which the reader's row begins, and the position of the row that
        begins at the first line; None if none does, or if other rows are shown now."""
        sheet = self._sheet
        if sheet is None or not sheet.entries or self.cursor >= len(sheet.entries):
            return 0, None
        y = self.scroll_offset.y
        first, within = sheet.locate(y)
        whole = not within and sheet.entries is self._entries and first <= self.cursor
        return sheet.top(self.cursor) - y, first if whole else None

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

    def on_resize(self) -> None:
        """Wrap for the new width; the reader's row stays where it was on the screen."""
        if self._fits:
            self._reveal()
        else:
            self._lay_out(self.row)

    @property
    def _fits(self) -> bool:
        width = max(self.scrollable_content_region.width, SMALLEST_WIDTH)
        return self._sheet is not None and self._sheet.geometry.width == width

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The light one."""
        return light_scrollbar(self)

    # ---- drawing --------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """The theme changed: every strip is stale."""
        super().notify_style_update()
        self._palette = {}
        self._ground = None
        self._style_stamp += 1
        self.strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are painted: this view has no border, padding or opacity to add.

        Textual asks of each line whether there are any, which takes longer than painting it.
        """
        if self._sheet is not None and not self._fits:
            # A panel opened while the rows were being laid out leaves them at the old width.
            self.call_later(self._lay_out, self.row)
        top, columns = self.scroll_offset.y, self.scrollable_content_region.width
        strips = [self._strip(top + y) for y in crop.line_range]
        strips = [
            self._filled(strip, columns) if strip.cell_length < columns else strip
            for strip in strips
        ]
        if crop.x or crop.width < columns:
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        return self._strip(y + self.scroll_offset.y)

    def _strip(self, line: int) -> Strip:
        """One line of the sheet, kept as it goes to the terminal."""
        sheet = self._sheet
        if sheet is None or self._table is None or self._pair is None or line >= sheet.height:
            return self._filtered(Strip.blank(self.size.width, self.rich_style))
        position, within = sheet.locate(line)
        place = self._place(position)
        entry = sheet.entries[position]
        key = (entry, within, sheet.geometry, place, self._highlights, self._style_stamp)
        strip = self.strips.get(key)
        if strip is None:
            if isinstance(entry, Fold):
                words = same_words(self._pair.diff)
                strip = paint_fold(entry, within, sheet.geometry, self.palette, place, words)
            else:
                painter = RowPainter(
                    self._table.rows[entry],
                    sheet.lines(entry),
                    sheet.geometry,
                    self.palette,
                    self._pair.diff,
                    self._highlights,
                )
                strip = painter.paint(within, place)
            strip = self.strips[key] = self._filtered(strip)
        return strip

    def _filled(self, strip: Strip, columns: int) -> Strip:
        """The strip, filled up to so many columns: it was wrapped for fewer a moment ago."""
        return self._filtered(strip.adjust_cell_length(columns, self.palette["text"]))

    def _filtered(self, strip: Strip) -> Strip:
        """The strip in the colours that this terminal has."""
        if self._ground is None:
            self._ground = self.background_colors[1]
        for one in self.get_line_filters():
            strip = strip.apply_filter(one, self._ground)
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
