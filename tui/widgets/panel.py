"""The panel beside or under the text: the card of a concern, or why two things were matched.

It shows what it is given and posts which quotation was chosen. It draws its lines itself: a text
whose height changes with every key, as a widget among others, has the whole screen laid out anew.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from peeldiff.phrasing.phrases import place
from peeldiff.phrasing.quoting import Quotable, Quoted, page_of
from tui.plain import content
from tui.widgets.options import turned
from tui.widgets.scrollbar import light_scrollbar

__all__ = ["Panel"]


class Panel(ScrollView, can_focus=True):
    """A text and, under it, quotations of which one is chosen by up, down and Enter, or a click."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"panel--here"}

    class QuotationChosen(Message):
        """The reader wants to see these words where they stand."""

        def __init__(self, source: Quotable) -> None:
            super().__init__()
            self.source = source

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next quotation", id="panel.next", show=False),
        Binding("up", "step(-1)", "Previous quotation", id="panel.previous", show=False),
        Binding("enter", "choose", "Go to the quotation", id="panel.choose", show=False),
        Binding("j", "scroll_down", "Down", id="panel.down", show=False),
        Binding("k", "scroll_up", "Up", id="panel.up", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = Content("")
        self.quoted: tuple[Quoted, ...] = ()
        self.chosen: int | None = None
        """The position of the quotation that Enter goes to."""
        self._blocks: list[list[Strip]] = []
        """The lines of the text, and then of each quotation."""
        self._tops: list[int] = [0]
        """The first line of each block, and the number of all lines."""
        self._width = 0

    # ---- what is shown --------------------------------------------------------------------------

    def show(self, text: Content, quoted: tuple[Quoted, ...] = ()) -> None:
        """Replace what is shown. Words about quotations stand among them and cannot be chosen."""
        self.text = text
        self.quoted = quoted if any(one.source for one in quoted) else ()
        self.chosen = next(iter(self._choices), None)
        self._lay_out()
        self.scroll_to(y=0)

    @property
    def _choices(self) -> list[int]:
        return [number for number, one in enumerate(self.quoted) if one.source is not None]

    def _lay_out(self) -> None:
        """Wrap everything for the width there is; nothing else on the screen moves."""
        self._width = self.scrollable_content_region.width
        self._blocks = [self._wrapped(self.text, None)] if self._width else []
        for number, one in enumerate(self.quoted if self._width else ()):
            self._blocks.append(self._wrapped(_lines(one), number))
        self._tops = [0, *accumulate(map(len, self._blocks))]
        size = Size(self._width, self._tops[-1])
        if size != self.virtual_size:
            # Set as other widgets do, it would have the whole screen laid out anew.
            self.set_reactive(Panel.virtual_size, size)
            self._scroll_update(size)
        self.refresh()

    def _wrapped(self, words: Content, number: int | None) -> list[Strip]:
        here = number is not None and number == self.chosen
        style = self.visual_style
        if here:
            style = turned(self.get_visual_style("panel--here"), self, ("panel--here",))
        strips = Visual.to_strips(self, words, self._width, None, style, apply_selection=False)
        return [strip.extend_cell_length(self._width, style.rich_style) for strip in strips]

    def notify_style_update(self) -> None:
        """Theme or focus has changed: every line is stale."""
        super().notify_style_update()
        self._width = 0
        self.refresh()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        if self._width != self.scrollable_content_region.width:
            self._lay_out()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The light one."""
        return light_scrollbar(self)

    # ---- drawing --------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Wrap first what a change of theme, focus or width has made stale."""
        if self._width != self.scrollable_content_region.width:
            self._lay_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the text or of a quotation."""
        line = y + self.scroll_offset.y
        block = self._block_at(line)
        if block is None:
            return Strip.blank(self._width, self.rich_style)
        strip = self._blocks[block][line - self._tops[block]]
        selection = self.text_selection
        span = None if selection is None else selection.get_span(line)
        if span is not None:
            start, end = span
            end = strip.cell_length if end < 0 else min(end, strip.cell_length)
            style = self.screen.get_component_rich_style("screen--selection")
            parts = (strip.crop(0, start), strip.crop(start, end), strip.crop(end))
            strip = Strip.join([parts[0], parts[1].apply_style(style), parts[2]])
        return strip.apply_offsets(0, line)

    def _block_at(self, line: int) -> int | None:
        ends = enumerate(self._tops[1:])
        return next((block for block, end in ends if line < end), None)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that the mouse has selected."""
        lines = [strip.text.rstrip() for block in self._blocks for strip in block]
        return selection.extract("\n".join(lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what the mouse has selected."""
        self.refresh()

    # ---- choosing -------------------------------------------------------------------------------

    def action_step(self, direction: int) -> None:
        """To the next or previous quotation; where there is none, one line."""
        choices = self._choices
        if self.chosen is None:
            self.scroll_relative(y=direction)
            return
        place = choices.index(self.chosen) + direction
        self._choose(choices[min(max(place, 0), len(choices) - 1)])
        if place < 0:
            self.scroll_to(y=0)  # nothing above it can be chosen, but it can be read

    def _choose(self, number: int) -> None:
        before, self.chosen = self.chosen, number
        for one in (before, number):
            if one is not None and one + 1 < len(self._blocks):
                self._blocks[one + 1] = self._wrapped(_lines(self.quoted[one]), one)
        self.refresh()
        height = self.scrollable_content_region.height
        top, bottom = self._tops[number + 1], self._tops[number + 2]
        if top < self.scroll_offset.y:
            self.scroll_to(y=top)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=min(bottom - height, top))

    def action_choose(self) -> None:
        """Ask for the words in their context."""
        source = None if self.chosen is None else self.quoted[self.chosen].source
        if source is not None:
            self.post_message(self.QuotationChosen(source))

    def on_click(self, event: events.Click) -> None:
        """Ask for the words that were clicked on."""
        line = event.get_content_offset_capture(self).y + self.scroll_offset.y
        block = self._block_at(line)
        if block and block - 1 in self._choices:
            self._choose(block - 1)
            self.action_choose()

    def scroll_to(self, x: float | None = None, y: float | None = None, **how: Any) -> None:
        """Scroll at once: nothing here glides."""
        super().scroll_to(x, y, **{**how, "animate": False})


def _lines(quoted: Quoted) -> Content:
    source = quoted.source
    if source is None:
        return content(quoted.text, "italic")
    where = place(source.line, page_of(source))
    if source.heading:
        where += f", {source.heading}"
    return Content("\n").join([content(quoted.text), content(where, "$quiet")])
