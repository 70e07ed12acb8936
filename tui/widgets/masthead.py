"""The top of every screen with a comparison: whose reports these are, and the tabs.

One widget that draws two lines, or one where the screen is low: Textual's own tabs are a dozen
widgets that a first paint waits for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from alignment.records import dataclass
from tui.plain import fit, fitting, shorten

__all__ = ["TABS", "Masthead", "Tab"]


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab with the key that leads to it."""

    key: str
    name: str


TABS = (
    Tab("1", "Summary"),
    Tab("2", "Grades"),
    Tab("3", "Concerns"),
    Tab("4", "History"),
    Tab("5", "Texts"),
)


class Masthead(Widget):
    """Draws what it is told; a click on a tab does what its key does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "masthead--force",
        "masthead--reports",
        "masthead--tab",
        "masthead--key",
        "masthead--active",
        "masthead--count",
        "masthead--facts",
    }

    class TabClicked(Message):
        """The reader wants this tab."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, active: str, *, id: str = "masthead") -> None:
        """`active` is the key of the tab that is shown."""
        super().__init__(id=id)
        self._active = active
        self._force = ""
        self._reports: Sequence[str] = ("",)
        self._counts: dict[str, int] = {}
        self._facts: tuple[str, ...] = ()
        self._places: list[tuple[int, int, str]] = []

    def name_reports(self, force: str, reports: Sequence[str], counts: dict[str, int]) -> None:
        """Say whose reports are compared, in the longest of the wordings that fits, and how much each tab
        holds, by its key."""
        self._force, self._reports, self._counts = force, reports, counts
        self.refresh()

    def activate(self, key: str) -> None:
        """Show another tab as the one that is open."""
        if key != self._active:
            self._active = key
            self.refresh()

    def tell(self, facts: Sequence[str]) -> None:
        """Say at the right end of the tabs how things stand, where no frame says it: as many facts
        as there is room for."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self.refresh()

    # ---- drawing --------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """The reports above, the tabs below."""
        width = self.size.width
        if y == self.size.height - 1:
            return self._tabs(width)
        return self._heading(width) if y == 0 else Strip.blank(width, self.rich_style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"masthead--{name}")

    def _heading(self, width: int) -> Strip:
        force = f" {shorten(self._force, max(width - 2, 1))}  "
        rest = max(width - cell_len(force), 0)
        reports = next((one for one in self._reports if cell_len(one) <= rest), self._reports[-1])
        return Strip(
            [
                Segment(force, self._style("force")),
                Segment(fit(reports, rest), self._style("reports")),
            ]
        ).crop(0, width)

    def _tabs(self, width: int) -> Strip:
        names = self._shown(width)
        segments: list[Segment] = [Segment(" ", self.rich_style)]
        self._places = []
        at = 1
        for tab, label in zip(TABS, names, strict=True):
            active = tab.key == self._active
            parts = [
                (f" {tab.key}", "active" if active else "key"),
                (f" {label[0]}" if label[0] else "", "active" if active else "tab"),
                (f" {label[1]}" if label[1] else "", "active" if active else "count"),
                (" ", "active" if active else "tab"),
            ]
            start = at
            for text, style in parts:
                segments.append(Segment(text, self._style(style)))
                at += cell_len(text)
            self._places.append((start, at, tab.key))
        room = width - at - 2
        facts = fitting(self._facts, room)
        segments.append(Segment(" " * max(width - at - cell_len(facts) - 1, 0), self.rich_style))
        segments.append(Segment(f"{facts} ", self._style("facts")))
        return Strip(segments).crop(0, width)

    def _shown(self, width: int) -> Sequence[tuple[str, str]]:
        """Name and count of each tab: without counts, then all but the open one without names,
        where there is no room."""
        full = [(tab.name, str(self._counts[tab.key]) if tab.key in self._counts else "")
                for tab in TABS]  # fmt: skip
        bare = [(tab.name, "") for tab in TABS]
        for shown in (full, bare):
            if 2 + sum(3 + len(name) + (1 + len(count) if count else 0) + 1
                       for name, count in shown) <= width:  # fmt: skip
                return shown
        return [(tab.name if tab.key == self._active else "", "") for tab in TABS]

    def on_click(self, event: events.Click) -> None:
        """Ask for the tab under the pointer."""
        if event.y != self.size.height - 1:
            return
        for start, end, key in self._places:
            if start <= event.x < end:
                self.post_message(self.TabClicked(key))
                return
