"""What is open: the reports that were named, chosen or surveyed, their comparison and their history.

How they are looked at is `tui.app`'s affair. Screens and the core are imported when they are first
needed, after the first frame: the imports below are all that stands between the command and a painted
screen.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from peeldiff.errors import PeeldiffError
from peeldiff.folders import is_package
from tui.desk import Desk
from tui.loader import Failed, Followed, Found, Loaded, Loader, Told
from tui.opening import problem_with
from tui.package import PackageDesk
from tui.screens.loading import LoadingScreen

if TYPE_CHECKING:
    from peeldiff.history import History
    from peeldiff.model import Inspection
    from tui.screens.package import PackageScreen
    from tui.screens.peers import PeersScreen
    from tui.screens.picker import Candidate, PickerScreen
    from tui.state import BrowserState
    from tui.surveyed import Body
    from tui.view import Entry
    from tui.work import Comparison, Work

__all__ = ["ReportsApp"]

_STYLES = Path(__file__).parent / "peeldiff.tcss"

ADVICE = "Press r to try again, o to choose other reports, q to leave."


class ReportsApp(App[int]):
    """Opens `paths`: two or more reports, a folder, a package, or nothing for the current folder.

    `work` reads and compares; looks and initials are remembered in `state`.
    """

    def __init__(
        self,
        paths: Sequence[str | Path],
        decisions: str | None,
        work: Work | None,
        state: BrowserState,
    ) -> None:
        super().__init__()
        self.state = state
        self.paths = [Path(path) for path in paths]
        self.inspections: list[Inspection] = []
        self.comparison: Comparison | None = None
        self.history: History | None = None
        """Of all `inspections`; None for two, and until it is known."""
        self.loader = Loader(self, work)
        self.desk = Desk(self, None if decisions is None else Path(decisions))
        self.package: PackageDesk | None = None
        """The package of a survey, if one is open."""
        self._picker: PickerScreen | PackageScreen | None = None
        self._candidates: list[Candidate] = []

    # ---- what shows it --------------------------------------------------------------------------

    def show_comparison(self, comparison: Comparison) -> None:
        """Show other reports than before."""
        raise NotImplementedError

    def replace_comparison(self, comparison: Comparison) -> None:
        """Show another outcome of the same comparison, at the same place."""
        raise NotImplementedError

    def show_history(self, history: History) -> None:
        """Show what became of grades and concerns through all inspections."""
        raise NotImplementedError

    @property
    def entries_on_show(self) -> Sequence[Entry] | None:
        """What of the texts is on show; None while they are not."""
        raise NotImplementedError

    # ---- loading --------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """The first frame."""
        return LoadingScreen()

    def on_mount(self) -> None:
        """Work begins once the frame is painted."""
        self.call_after_refresh(self.begin)

    def begin(self) -> None:
        """Load the rest of the style sheet, which no first frame needs to wait for, and open."""
        self.stylesheet.read(_STYLES)
        self.refresh_css(animate=False)
        self.open_paths()

    def open_paths(self) -> None:
        """Read what the command named, or offer what the folder holds."""
        if len(self.paths) > 1:
            self.loader.load(self.paths, self.desk.decisions)
        elif self.paths and is_package(self.paths[0]):
            self.package = PackageDesk(self, self.paths[0])
            self._open_package(self.package)
        elif not self.paths or self.paths[0].is_dir():
            self.show_picker(self.paths[0] if self.paths else Path.cwd())
        else:
            self._fail(problem_with(self.paths), ADVICE)

    def on_told(self, message: Told) -> None:
        """Show the step."""
        if message.generation != self.loader.generation:
            return
        if self._waiting is not None:
            self._waiting.tell(message.step)

    @property
    def _waiting(self) -> LoadingScreen | PickerScreen | PackageScreen | None:
        """The screen that shows how the work goes, also while help or a notice stands over it."""
        if self._picker is not None:
            return self._picker
        loading = self.screen_stack[0]
        if self.comparison is None and isinstance(loading, LoadingScreen):
            return loading
        return None

    def on_failed(self, message: Failed) -> None:
        """Say what went wrong, where the reader looks."""
        if message.generation == self.loader.generation:
            self._fail(message.problem, ADVICE)

    def _fail(self, problem: str, advice: str) -> None:
        if self._waiting is not None:
            self._waiting.fail(problem, advice)
        else:
            self.notify(problem, title="Not done", severity="error", markup=False)

    def on_loading_screen_asked(self, message: LoadingScreen.Asked) -> None:
        """Do what the reader asked for while loading."""
        if message.wish == "cancel":
            self.loader.stop()
            self._fail("Stopped.", ADVICE)
        elif message.wish == "again" and isinstance(self.screen, LoadingScreen):
            self.screen.start()
            self.loader.forget()
            self.open_paths()
        else:
            self.action_choose()

    # ---- choosing reports -----------------------------------------------------------------------

    def action_choose(self) -> None:
        """Offer the reports beside those that are open."""
        if self._picker is not None:
            return
        if self.package is not None:
            self._open_package(self.package)
            return
        first = self.paths[0] if self.paths else Path.cwd()
        self.show_picker(first if first.is_dir() else first.parent)

    def show_picker(self, folder: Path) -> None:
        """Offer the reports of a folder, as they are read."""
        from tui.screens.picker import PickerScreen

        self._candidates = []
        self._picker = PickerScreen(folder)
        self.push_screen(self._picker)
        self.call_after_refresh(self.loader.look, folder)

    def on_found(self, message: Found) -> None:
        """List one more file."""
        from tui.screens.picker import Candidate, PickerScreen

        if message.generation == self.loader.generation and isinstance(self._picker, PickerScreen):
            self._candidates.append(Candidate(message.path, message.inspection, message.problem))
            self._picker.show(self._candidates, message.left)

    def on_picker_screen_chosen(self, message: PickerScreen.Chosen) -> None:
        """Compare what was chosen."""
        self.paths = [candidate.path for candidate in message.candidates]
        self.history = None
        self.loader.load(self.paths, self.desk.decisions)

    def on_picker_screen_left(self) -> None:
        """Back to what was there before; the first frame has nothing to go back to."""
        if self.comparison is not None:
            self.loader.stop()
            self.pop_screen()
            self._picker = None
            if self.history_wanted:
                self.loader.follow(self.inspections, self.desk.decisions)

    # ---- the package of a survey ------------------------------------------------------------------

    def _open_package(self, package: PackageDesk) -> None:
        try:
            package.show()
        except PeeldiffError as error:
            self._fail(str(error), ADVICE)

    def show_package(self, screen: PackageScreen) -> None:
        """Show the bodies of a survey."""
        self._picker = screen
        self.push_screen(screen)

    def on_package_screen_chosen(self, message: PackageScreen.Chosen) -> None:
        """Open the reports on a body."""
        self._open_body(message.body)

    def on_package_screen_narrowed(self, message: PackageScreen.Narrowed) -> None:
        """Keep which group of bodies alone is shown, for the way back and for peers."""
        if self.package is not None:
            self.package.among = message.among

    def on_package_screen_left(self) -> None:
        """Back to the body that is open."""
        self.on_picker_screen_left()

    def on_peers_screen_body_chosen(self, message: PeersScreen.BodyChosen) -> None:
        """Open the reports on the body of a peer, by way of the grid."""
        body = None if self.package is None else self.package.body(message.force)
        if body is not None:
            self.pop_screen()
            self.action_choose()
            self._open_body(body)

    def _open_body(self, body: Body) -> None:
        if self.package is None:
            return
        try:
            self.paths = self.package.paths(body)
        except PeeldiffError as error:
            self._fail(str(error), ADVICE)
            return
        self.package.force = body.force
        self.history = None
        self.loader.load(self.paths, self.desk.decisions)

    # ---- the comparison -------------------------------------------------------------------------

    def on_loaded(self, message: Loaded) -> None:
        """Show the overview; after a decision, the same screen at the same place."""
        if message.generation != self.loader.generation:
            return
        before = self.comparison
        self.inspections, self.comparison = message.inspections, message.comparison
        pair = message.comparison.pair
        if before is not None and (before.pair.old, before.pair.new) == (pair.old, pair.new):
            self.replace_comparison(message.comparison)
            return
        self._picker = None
        self.show_comparison(message.comparison)
        self.call_after_refresh(_set_aside_from_collection)

    def on_followed(self, message: Followed) -> None:
        """Keep and show the history."""
        if message.generation == self.loader.generation and self.comparison is not None:
            self.history = message.history
            self.show_history(message.history)

    @property
    def history_wanted(self) -> bool:
        """Whether there is a history to follow that has not been followed yet."""
        return len(self.inspections) > 2 and self.history is None

    def compare(self, old: Inspection, new: Inspection) -> None:
        """Compare two of the inspections, and follow all if that is still to be done."""
        self.loader.compare(
            self.inspections, old, new, self.desk.decisions, follow=self.history_wanted
        )

    def compare_again(self) -> None:
        """Compare the same two once more: a decision has changed."""
        if self.comparison is not None:
            self.history = None  # the concerns that it follows are those that were matched
            self.compare(self.comparison.pair.old, self.comparison.pair.new)


def _set_aside_from_collection() -> None:
    """Have the garbage collector pass over all that is there when the overview is painted.

    Most of it is a comparison, tens of thousands of objects without a cycle among them; to look
    through them takes 50 ms, again and again in the middle of some key.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
