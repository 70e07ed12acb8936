"""What is on the screen before a comparison is: paths that are not there, errors behind a dialog."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from peeldiff.errors import SourceError
from peeldiff.model import Pair
from tui.app import PeeldiffApp
from tui.screens.help import HelpScreen
from tui.screens.loading import LoadingScreen
from tui.screens.overview import OverviewScreen
from tui.screens.picker import PickerScreen
from tui.screens.small import SmallScreen


async def test_a_name_that_nothing_has_is_told_as_that(browse, pair: Pair) -> None:
    async with browse(pair, paths=("nofolder",)) as browser:
        assert "nofolder does not exist" in browser.screen
        assert "alone" not in browser.screen


async def test_one_report_alone_is_told(browse, pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("x")
    async with browse(pair, paths=(str(tmp_path / "old.txt"),)) as browser:
        assert "one report alone cannot be compared" in " ".join(browser.screen.split())


class Held:
    """A browser whose first report is being read until it is let go."""

    def __init__(self, work, path: Path) -> None:
        self.begun, self.let_go = threading.Event(), threading.Event()
        self.work, self._read = work, work.read
        work.read = self.read
        self.app = PeeldiffApp(("old.txt", "new.txt"), work=work, state_path=path / "s.json")

    def read(self, path: Path):
        self.begun.set()
        assert self.let_go.wait(30)
        return self._read(path)

    async def end(self, pilot, error: Exception | None) -> None:
        """Let the reading end, well or not, and wait until it is heard of."""
        self.work.error = error
        self.let_go.set()
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await pilot.pause()


TROUBLE = SourceError("old.txt may not be read")


@pytest.mark.parametrize("over", ["help", "small"])
async def test_an_error_behind_another_screen_is_there_when_that_is_gone(
    fake_work, pair: Pair, tmp_path: Path, over: str
) -> None:
    held = Held(fake_work(pair), tmp_path)
    async with held.app.run_test(size=(80, 24)) as pilot:
        while not held.begun.is_set():
            await pilot.pause()
        if over == "help":
            await pilot.press("question_mark")
            assert isinstance(held.app.screen, HelpScreen)
        else:
            await pilot.resize_terminal(30, 8)
            assert isinstance(held.app.screen, SmallScreen)
        await held.end(pilot, TROUBLE)
        if over == "help":
            await pilot.press("escape")
        else:
            await pilot.resize_terminal(80, 24)
        await pilot.pause()
        screen = held.app.screen
        assert isinstance(screen, LoadingScreen)
        assert str(TROUBLE) in str(screen.query_one("#loading-steps").render())
        held.work.error = None
        await pilot.press("r")
        for _ in range(2):
            await held.app.workers.wait_for_complete()
            await pilot.pause()
        assert isinstance(held.app.screen, OverviewScreen)


async def test_a_comparison_that_is_done_while_the_terminal_is_small_waits_behind_the_notice(
    fake_work, pair: Pair, tmp_path: Path
) -> None:
    held = Held(fake_work(pair), tmp_path)
    async with held.app.run_test(size=(30, 8)) as pilot:
        while not held.begun.is_set():
            await pilot.pause()
        await held.end(pilot, None)
        assert isinstance(held.app.screen, SmallScreen)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(held.app.screen, OverviewScreen)


async def test_an_error_behind_help_is_told_among_the_reports_to_choose(
    browse, fake_work, pair: Pair, tmp_path: Path
) -> None:
    for name in ("old.txt", "new.txt"):
        (tmp_path / name).write_text("x")
    async with browse(pair, "ctrl+o", "ctrl+o", paths=(tmp_path / "old.txt", "new.txt")) as browser:
        await browser.press("question_mark")
        browser.app._fail(str(TROUBLE), "")
        await browser.press("escape")
        assert isinstance(browser.app.screen, PickerScreen)
        assert str(TROUBLE) in browser.screen
        await browser.press("escape")
        assert isinstance(browser.app.screen, OverviewScreen)
