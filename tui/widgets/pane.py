"""A framed part of a screen: its name in the frame, how things stand in the frame's lower edge.

The frame lights while something inside it has the focus; its colours are the style sheet's. On a low
screen the style sheet takes frames away, and the screen tells elsewhere what stood in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip

from alignment.records import dataclass
from tui.labels import Badge
from tui.plain import fitting, shorten

__all__ = ["Pane"]

_CORNER = 2
"""Cells of an edge before the first word and after the last: a corner and a line."""

_LEAST = 6
"""Cells of an edge that a second name needs."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words on an edge from `column` on; without a style they have that of the edge itself."""

    column: int
    text: str
    style: Style | None


class Pane(Vertical):
    """Holds one thing, or several under one another.

    `called` is its name in the help, and `help` says in sentences what is in it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane--name",
        "pane--state",
        "pane--bad",
        "pane--warn",
        "pane--good",
        "pane--quiet",
    }

    def __init__(self, *, id: str, called: str, help: str = "") -> None:
        super().__init__(id=id, classes="pane")
        self.called = called
        self.help = help
        self._names = ("", "")
        self._joint = 0
        self._chip: Badge | None = None
        self._facts: tuple[str, ...] = ()
        self._laid: dict[int, tuple[Strip, Strip]] = {}
        """By line of the frame: the edge as it was without words, and with them."""

    @property
    def state(self) -> str:
        """What the lower edge would say if it had room for all of it."""
        return " · ".join(self._facts)

    def entitle(self, name: str, second: str = "", *, joint: int = 0) -> None:
        """Name the pane; a second name stands over what begins after the column `joint` inside."""
        if (self._names, self._joint) != ((name, second), joint):
            self._names, self._joint = (name, second), joint
            self._refresh_edge(-1)
            self._refresh_edge(self.size.height)

    def mark(self, chip: Badge | None) -> None:
        """Set a status into the upper edge, or take it out."""
        if chip != self._chip:
            self._chip = chip
            self._refresh_edge(-1)

    def tell(self, *facts: str) -> None:
        """Write how things stand into the lower edge: as many facts as there is room for."""
        if facts != self._facts:
            self._facts = facts
            self._refresh_edge(self.size.height)

    def _refresh_edge(self, y: int) -> None:
        """Paint the edge at this line of the inside anew, and nothing else: a key waits for it."""
        self.refresh(Region(-1, y, self.outer_size.width, 1))

    # ---- drawing --------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay the words over the frame's edges."""
        strips = super().render_lines(crop)
        if self.gutter.top:
            for y, words in ((0, self._upper), (self.outer_size.height - 1, self._lower)):
                if crop.y <= y < crop.bottom:
                    edge = strips[y - crop.y]
                    bare, laid = self._laid.get(y, (None, edge))
                    # Whatever changes words or colours has the edge made anew.
                    if bare is not edge:
                        laid = _laid(edge, crop.x, words())
                        self._laid[y] = edge, laid
                    strips[y - crop.y] = laid
        return strips

    @property
    def _joint_column(self) -> int:
        """Where the divider meets the edges; 0 if there is none or no room beyond it."""
        column = self._joint + self.gutter.left
        fits = _CORNER < column < self.outer_size.width - _CORNER - _LEAST
        return column if self._names[1] and self._joint and fits else 0

    @property
    def _is_heavy(self) -> bool:
        return self.styles.border_top[0] == "heavy"

    def _upper(self) -> Iterator[_Words]:
        style = self.get_component_rich_style("pane--name")
        right = self.outer_size.width - _CORNER
        chip = None if self._chip is None else f" {self._chip.sign} {self._chip.word} "
        if chip is not None and self._chip is not None:
            if cell_len(chip) <= right - _CORNER:
                tone = self.get_component_rich_style(f"pane--{self._chip.tone}")
                right -= cell_len(chip)
                yield _Words(right, chip, tone)
            right -= 1
        joint = self._joint_column
        first, second = self._names
        if joint:
            yield _Words(joint, "┳" if self._is_heavy else "┬", None)
            yield from _named(second, joint + 2, right, style)
        yield from _named(first, _CORNER, joint or right, style)

    def _lower(self) -> Iterator[_Words]:
        if joint := self._joint_column:
            yield _Words(joint, "┻" if self._is_heavy else "┴", None)
        right = self.outer_size.width - _CORNER
        if words := fitting(self._facts, right - _CORNER - 2):
            style = self.get_component_rich_style("pane--state")
            yield _Words(right - cell_len(words) - 2, f" {words} ", style)


def _named(name: str, left: int, right: int, style: Style) -> Iterator[_Words]:
    if name and right - left > 2:
        yield _Words(left, f" {shorten(name, right - left - 2)} ", style)


def _laid(strip: Strip, left: int, words: Iterable[_Words]) -> Strip:
    """`strip`, which begins at the column `left`, with words laid over it."""
    for one in words:
        cells = cell_len(one.text)
        start, end = one.column - left, one.column - left + cells
        if start < 0 or end > strip.cell_length:
            continue
        under = strip.crop(start, end)
        style = next((part.style for part in under), None) if one.style is None else one.style
        laid = Strip([Segment(one.text, style)], cells)
        strip = Strip.join([strip.crop(0, start), laid, strip.crop(end, strip.cell_length)])
    return strip
