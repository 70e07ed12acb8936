"""The scrollbar of texts, list and card: one cell wide, painted from a handful of cells that are kept.

It moves at nearly every key. Textual paints each of its cells as a line of a widget with borders,
colours and filters, which takes as long as the texts beside it.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

__all__ = ["LightScrollBar", "light_scrollbar"]


class LightScrollBar(ScrollBar):
    """A vertical scrollbar; whatever it does with the mouse is Textual's."""

    def __init__(self, *, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._cells: LRUCache[Segment, Strip] = LRUCache(64)

    def notify_style_update(self) -> None:
        """The theme changed: what is kept has other colours."""
        super().notify_style_update()
        self._cells.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The cells of the bar, as far as they are asked for."""
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or crop.column_span != (0, self.size.width):
            return super().render_lines(crop)
        style = self.app.console.get_style(bar.style)
        segments = bar.render_bar(
            size=self.size.height,
            window_size=bar.window_size,
            virtual_size=bar.virtual_size,
            position=bar.position,
            thickness=self.size.width,
            back_color=style.bgcolor,  # type: ignore[arg-type]  # `render` gives both
            bar_color=style.color,  # type: ignore[arg-type]
        ).segments
        base = self.rich_style
        filters, background = self.get_line_filters(), self.background_colors[1]
        strips = []
        for segment in list(segments)[crop.y : crop.bottom]:
            strip = self._cells.get(segment)
            if strip is None:
                strip = Strip([segment], self.size.width).apply_style(base)
                for one in filters:
                    strip = strip.apply_filter(one, background)
                self._cells[segment] = strip
            strips.append(strip)
        return strips


def light_scrollbar(widget: Widget) -> ScrollBar:
    """The widget's scrollbar, made when it is first asked for, as Textual makes its own."""
    if widget._vertical_scrollbar is None:
        bar = LightScrollBar(thickness=widget.scrollbar_size_vertical)
        widget._vertical_scrollbar = bar
        bar.display = False
        widget.app._start_widget(widget, bar)
    return widget._vertical_scrollbar
