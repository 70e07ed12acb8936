"""Moving about in the two texts, by keys and by mouse.

What is on show, and why, is the screen's affair; how it looks is `SheetView`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from peeldiff.rows import Fold
from tui.view import Entry
from tui.widgets.sheetview import SheetView

__all__ = ["DiffView"]


class DiffView(SheetView, can_focus=True):
    """The texts with the reader in them."""

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

    def __init__(self, follow: Callable[[], None], *, id: str | None = None) -> None:
        """`follow` is called when the reader went to another row.

        Called, where a message might be posted: what follows the reader is then painted in the same
        frame as the texts, and not in the one after it, which doubles the time from key to screen.
        """
        super().__init__(id=id)
        self._follow = follow

    # ---- moving ---------------------------------------------------------------------------------

    def go(self, row: int, *, top: bool = False) -> None:
        """Go to a row, or to the fold that holds it; `top` puts it at the top of the screen."""
        if self._sheet is not None and (position := self._sheet.nearest(row)) is not None:
            self._move(position)
            if top:
                self.scroll_to(y=self._sheet.top(position), animate=False)

    def show_from(self, row: int) -> None:
        """Scroll so that `row` is the first on the screen, if the reader's own row still is on it."""
        if self._sheet is None or (position := self._sheet.nearest(row)) is None:
            return
        top = self._sheet.top(position)
        if self._sheet.top(self.cursor) - top < self.scrollable_content_region.height // 2:
            self.scroll_to(y=top, animate=False)

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
            self._follow()

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
