"""The application: which screen is up, what every tab shows, what is remembered.

What is open is `tui.reports`' affair. Screens are imported when they are first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.geometry import Size

from tui.plain import clean
from tui.reports import ReportsApp
from tui.state import load_state, save_state, state_file
from tui.themes import DEFAULT_THEME, THEMES, default_variables

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.notifications import SeverityLevel

    from peeldiff.history import History
    from tui.screens.overview import OverviewScreen
    from tui.screens.reader import ReaderScreen
    from tui.screens.tabbed import TabbedScreen
    from tui.view import Entry, Filter
    from tui.work import Comparison, Work

__all__ = ["PeeldiffApp"]

SMALLEST = (40, 10)
"""Columns and lines below which nothing can be read."""

_KEY_WORDS = {"enter": "enter", "backspace": "backspace"}
"""Keys whose signs the fonts of old consoles lack."""


def _commands() -> type[Provider]:
    """The palette's provider, loaded when the palette is first opened."""
    from tui.palette import BrowserCommands

    return BrowserCommands


class PeeldiffApp(ReportsApp):
    """Opens `paths`: two or more reports, a folder, or nothing for the current folder.

    `work` reads and compares; `state_path` is where looks are remembered.
    """

    TITLE = "peeldiff"
    CSS_PATH = "first.tcss"

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "Quit", id="app.quit"),
        Binding("question_mark", "help", "Help", id="app.help"),
        Binding("t", "next_theme", "Next theme", id="app.theme", show=False),
        Binding("ctrl+o", "choose", "Choose reports", id="app.choose", show=False),
        Binding("ctrl+p", "command_palette", "Palette", id="app.palette", show=False),
        Binding("p", "peers", "Peers", id="app.peers",
                tooltip="Who else was asked for the same, and what closed it there"),
    ]  # fmt: skip

    def __init__(
        self,
        paths: Sequence[str | Path] = (),
        *,
        decisions: str | None = None,
        work: Work | None = None,
        state_path: Path | None = None,
    ) -> None:
        self.state_path = state_path or state_file()
        super().__init__(paths, decisions, work, load_state(self.state_path))
        self.chosen: Filter | None = None
        """What the reader wants to see of the comparison; None for all of it."""
        self._overview: OverviewScreen | None = None
        self._reader: ReaderScreen | None = None
        for theme in THEMES:
            self.register_theme(theme)
        known = self.state.theme in {theme.name for theme in THEMES}
        self.theme = self.state.theme if known else DEFAULT_THEME

    def action_command_palette(self) -> None:
        """Open the palette, in our words."""
        from textual.command import CommandPalette

        # Textual asks for an App of any result, and none is one to the checker.
        if not CommandPalette.is_open(self):  # type: ignore[arg-type]
            ask = "An action, a section or a concern, by its words"
            self.push_screen(CommandPalette(placeholder=ask, id="--command-palette"))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of marks for themes that are not ours."""
        return default_variables(self.current_theme.dark)

    # ---- peers of a survey --------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Peers are looked for in a package, from a screen on which concerns stand."""
        if action == "peers":
            return self.package is not None and hasattr(self.screen, "concern")
        return super().check_action(action, parameters)

    def action_peers(self) -> None:
        """Look for the peers of the concern that the reader is at."""
        from peeldiff.model import DEMANDS

        concern = getattr(self.screen, "concern", None)
        if self.package is None or concern is None:
            self.notify("Go to a concern first: ] takes you to the next one", timeout=3)
        elif concern.kind not in DEMANDS:
            self.notify(
                "Good practice asks for nothing, so nobody was asked for the same", timeout=3
            )
        else:
            self.package.ask_peers(concern)

    # ---- the comparison -------------------------------------------------------------------------

    def show_comparison(self, comparison: Comparison) -> None:
        """Show the overview of other reports than before."""
        from tui.screens.overview import OverviewScreen

        while len(self.screen_stack) > 1:
            self.pop_screen()
        if self._reader is not None:
            self.uninstall_screen("reader")
            self._reader.remove()
            self._reader = None
        self.chosen = None
        # From the grid of a survey the way goes to a body's history first.
        opened = self.package is not None and self.history_wanted
        tab = "4" if opened else "1"
        self._overview = OverviewScreen(comparison, self.inspections, self.history, tab=tab)
        self.push_screen(self._overview)
        self._mind_size(self.size)

    def replace_comparison(self, comparison: Comparison) -> None:
        """Show another outcome of the same comparison, at the same place."""
        for screen in (self._overview, self._reader):
            if screen is not None:
                screen.replace(comparison)

    def show_history(self, history: History) -> None:
        """Add the history to the overview."""
        if self._overview is not None:
            self._overview.show_history(history)

    def on_overview_screen_goal_chosen(self, message: OverviewScreen.GoalChosen) -> None:
        """Read, from where the line leads."""
        goal = message.goal
        if goal is not None and goal.pair is not None:
            self.compare(*(self.inspections[number] for number in goal.pair))
            return
        self.read_from(None if goal is None else goal.row)

    def read_from(self, row: int | None) -> None:
        """Show the texts, from `row` or from where the reader was."""
        reader = self._reading()
        if reader is not None and row is not None:
            reader.go(row)

    def _reading(self) -> ReaderScreen | None:
        """The texts, on show; None without a comparison."""
        from tui.screens.reader import ReaderScreen
        from tui.view import Filter

        if self.comparison is None:
            return None
        if self._reader is None:
            self._reader = ReaderScreen(self.comparison, self.state, self.chosen or Filter())
            self.install_screen(self._reader, "reader")
        if self.screen is not self._reader:
            self.push_screen("reader")
        return self._reader

    def on_tabbed_screen_tab_asked(self, message: TabbedScreen.TabAsked) -> None:
        """Show a tab: the texts are a screen, the others are one."""
        if message.key == "5":
            self._reading()
        elif self._overview is not None:
            if self.screen is self._reader:
                self.pop_screen()
            self._overview.show_tab(message.key)

    def on_overview_screen_search_asked(self) -> None:
        """Search in the texts; who thinks better of it comes back here."""
        reader = self._reading()
        if reader is not None:
            reader.came_to_search = True
            reader.call_after_refresh(reader.action_search)

    def on_overview_screen_quotation_asked(self, message: OverviewScreen.QuotationAsked) -> None:
        """Show the words where they stand."""
        reader = self._reading()
        if reader is not None:
            reader.call_after_refresh(reader.go_to_quotation, message.source)

    def on_overview_screen_evidence_asked(self, message: OverviewScreen.EvidenceAsked) -> None:
        """Show what is quoted for a concern; backspace comes back to the concern."""
        reader = self._reading()
        if reader is not None:
            reader.go(message.row)
            reader.once_begun(reader.action_evidence)

    def on_tabbed_screen_filter_asked(self) -> None:
        """Choose what every tab shows."""
        self._ask_filter()

    def on_tabbed_screen_filter_dropped(self) -> None:
        """Show everything again."""
        self.set_filter(None)

    def _ask_filter(self) -> None:
        from tui.screens.filter import FilterScreen
        from tui.view import Filter

        def chosen(result: Filter | None) -> None:
            if result is not None:
                self.set_filter(result)
                if self.screen is self._overview:
                    self._overview.show_filtered()

        if self.comparison is not None:
            self.push_screen(FilterScreen(self.comparison, self.chosen or Filter()), chosen)

    def set_filter(self, chosen: Filter | None) -> None:
        """Let every tab show what the filter lets through; None for everything."""
        from tui.view import Filter

        self.chosen = chosen
        for screen in (self._overview, self._reader):
            if screen is not None:
                screen.set_filter(chosen or Filter())

    def on_overview_screen_swap_asked(self) -> None:
        """Take the older for the newer."""
        if self.comparison is not None:
            pair = self.comparison.pair
            if len(self.inspections) == 2:  # of more, the order is that of their cycles
                self.inspections.reverse()
            self.compare(pair.new, pair.old)

    def on_reader_screen_overview_asked(self) -> None:
        """Back to the overview; the reader's place is kept."""
        self.pop_screen()

    # ---- deciding and taking away: the desk's work -----------------------------------------------

    def on_tabbed_screen_decide_asked(self, message: TabbedScreen.DecideAsked) -> None:
        """Ask what the reader decides."""
        self.desk.ask_decision(message.finding)

    def on_tabbed_screen_undo_asked(self) -> None:
        """Take the last decision back."""
        self.desk.undo()

    def on_tabbed_screen_export_asked(self) -> None:
        """Ask where to keep what is on show."""
        self.desk.ask_export()

    @property
    def entries_on_show(self) -> Sequence[Entry] | None:
        """What the reading screen shows; None while the overview is up."""
        return self._reader.entries if self.screen is self._reader is not None else None

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice once; whatever is in it is shown as it is, mark-up too."""
        words = clean(message)
        # A key held down at the end of the text would pile up notices that all say the same.
        last = [*self._notifications][-1:]
        if [(one.message, one.title) for one in last] == [(words, clean(title))]:
            return
        super().notify(words, title=clean(title), severity=severity, timeout=timeout, markup=False)

    # ---- everywhere -----------------------------------------------------------------------------

    def get_key_display(self, binding: Binding) -> str:
        """A key by its sign, or by a word where old consoles have no such sign."""
        named = _KEY_WORDS.get(binding.key) or super().get_key_display(binding)
        return f"ctrl+{named[1:]}" if len(named) > 1 and named[0] == "^" else named

    def action_help(self) -> None:
        """Say what this pane is, which keys apply, and what every mark means."""
        from peeldiff.neutral import two_forces
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            nodes = [*(self.focused or self.screen).ancestors_with_self]
            bindings = [b for node in nodes for b in _bindings(node) if _applies(node, b)]
            pane = getattr(self.screen, "focused_pane", None)
            about = (pane.called, pane.help) if pane is not None else ("", "")
            apart = self.comparison is not None and two_forces(self.comparison.pair.diff)
            self.push_screen(HelpScreen(bindings, *about, of_two_forces=apart))

    def action_next_theme(self) -> None:
        """Go through the browser's own themes."""
        names = [theme.name for theme in THEMES]
        here = names.index(self.theme) if self.theme in names else -1
        self.set_theme(names[(here + 1) % len(names)])

    def set_theme(self, name: str) -> None:
        """Use and remember a theme."""
        self.theme = self.state.theme = name
        self.notify(name.removeprefix("peeldiff-"), title="Theme", timeout=2, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say when nothing can be read."""
        self._mind_size(event.size)

    def _mind_size(self, size: Size) -> None:
        from tui.screens.small import SmallScreen

        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen(SMALLEST))
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()

    def on_unmount(self) -> None:
        """However the browser ends, nothing goes on for it."""
        self.loader.stop()

    async def action_quit(self) -> None:
        """Remember the looks and leave."""
        save_state(self.state_path, self.state)
        self.loader.stop()
        self.exit(0)


def _applies(node: DOMNode, binding: Binding) -> bool:
    """Whether the key does something here and now."""
    name = binding.action.partition("(")[0]
    return node.check_action(name, ()) is not False


def _bindings(node: object) -> Iterable[Binding]:
    """The bindings of a node and of what its class is made from; Textual's own have no id."""
    found = [binding for kind in type(node).__mro__ for binding in vars(kind).get("BINDINGS", ())]
    return [binding for binding in found if isinstance(binding, Binding)]
