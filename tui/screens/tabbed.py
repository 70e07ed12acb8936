"""What the screens with a comparison share: tabs, frames, jumping between panes, one pane alone.

How wide and how high the screen is becomes a class of it, so that the style sheet chooses the
arrangement: `-narrow`, `-normal` or `-wide`, and `-compact` or `-tall`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from peeldiff.model import DEMANDS
from peeldiff.neutral import two_forces
from peeldiff.phrasing.facts import title
from tui.summary import heads, years
from tui.widgets.masthead import TABS, Masthead
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from peeldiff.model import FindingChange
    from tui.screens.jump import Place
    from tui.work import Comparison

__all__ = ["HELP_CARD", "NORMAL", "WIDE", "TabbedScreen"]

NORMAL = 100
"""Columns from which two texts stand side by side, and a list beside both."""

WIDE = 150
"""Columns from which the card stands beside what it is about and not under it."""

TALL = 25
"""Lines from which panes have frames."""

HELP_CARD = (
    "All that is known of the concern, grade or section under the cursor. Enter on words quoted "
    "from the report goes to them in the texts; backspace comes back."
)


class TabbedScreen(Screen[None]):
    """Posts which tab the reader wants; going there is the application's affair."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NORMAL, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-compact"), (TALL, "-tall")]  # noqa: RUF012

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(tab.key, f"tab('{tab.key}')", tab.name, show=False, id=f"tabs.{tab.key}",
                    tooltip=f"The tab {tab.name}")
            for tab in TABS
        ),
        Binding("apostrophe", "jump", "Jump", show=False, id="tabs.jump",
                tooltip="Show a letter over each pane; the letter goes there"),
        Binding("z", "zoom", "Zoom", show=False, id="tabs.zoom",
                tooltip="This pane alone on the screen, or all of them again"),
    ]  # fmt: skip

    class TabAsked(Message):
        """The reader wants the tab with this key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

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

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison
        self.zoomed: str = ""
        """The id of the pane that stands alone; "" while all are there."""
        self.whose: tuple[str, ...] = ()
        """Which reports on whom, for a screen too low to say so in full."""

    # ---- tabs -----------------------------------------------------------------------------------

    @property
    def masthead(self) -> Masthead:
        """The reports and the tabs."""
        return self.query_one(Masthead)

    def name_reports(self) -> None:
        """Say above the tabs whose reports these are."""
        pair = self.comparison.pair
        diff = pair.diff
        force = title(diff).rpartition(":")[0] or "Unknown force"
        demands = sum(finding.kind in DEMANDS for finding in diff.findings)
        reports = (heads(pair), heads(pair, when=False))
        self.masthead.name_reports(force, reports, {"2": len(diff.grades), "3": demands})
        old, new = years(self.comparison)
        self.whose = (f"{old} {'|' if self.of_two_forces else '→'} {new}", force)

    def action_tab(self, key: str) -> None:
        """Ask for a tab."""
        self.post_message(self.TabAsked(key))

    def on_masthead_tab_clicked(self, message: Masthead.TabClicked) -> None:
        """A click on a tab does what its key does."""
        self.action_tab(message.key)

    @property
    def of_two_forces(self) -> bool:
        """Whether nothing may be told as a change."""
        return two_forces(self.comparison.pair.diff)

    # ---- panes ----------------------------------------------------------------------------------

    @property
    def is_compact(self) -> bool:
        """Whether there is no room for frames."""
        return self.size.height < TALL

    @property
    def focused_pane(self) -> Pane | None:
        """The pane in which the focus is."""
        node = self.focused
        while node is not None and not isinstance(node, Pane):
            node = node.parent if node.parent is not self else None  # type: ignore[assignment]
        return node

    def panes_on_show(self) -> Iterator[Pane]:
        """Every pane that can be seen."""
        for pane in self.query(Pane):
            if pane.display and pane.region:
                yield pane

    def action_zoom(self) -> None:
        """Let the pane with the focus have the whole screen, or give the others theirs back."""
        pane = self.focused_pane
        self.zoomed = "" if self.zoomed or pane is None else pane.id or ""
        self.arrange_panes()

    def arrange_panes(self) -> None:
        """Give each pane its room."""
        self.set_class(bool(self.zoomed), "-zoom")
        for pane in self.query(Pane):
            pane.set_class(pane.id == self.zoomed, "-alone")

    def places(self) -> list[Place]:
        """Where the jump mode can lead."""
        return []

    def action_jump(self) -> None:
        """Lay letters over the panes and go where the reader says."""
        from tui.screens.jump import JumpScreen

        places = self.places()

        def chosen(letter: str | None) -> None:
            for place in places:
                if place.letter == letter:
                    place.go()

        self.app.push_screen(JumpScreen(places), chosen)
