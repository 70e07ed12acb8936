"""The package of a survey in the browser: the grid, down to a body's reports, and the peers of a concern."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.notifications import Notification

from peeldiff.survey import survey
from tests.peers.conftest import NEW, OLD, write
from tests.tui.conftest import Browser
from tui.app import PeeldiffApp
from tui.screens.overview import OverviewScreen
from tui.screens.package import PackageScreen
from tui.screens.peers import PeersScreen
from tui.screens.reader import ReaderScreen
from tui.work import CoreWork

ALDER, BIRCH, CEDAR = "Aldershire Police", "Birchshire Police", "Cedarshire Police"

Open = Callable[..., AbstractAsyncContextManager[Browser]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports on three forces and, in `package`, their survey; not to be changed."""
    folder = tmp_path_factory.mktemp("surveyed")
    given = folder / "reports"
    given.mkdir()
    later = OLD.replace("answer more of its 101 calls", "answer its 101 calls in time")
    # The newer report comes first by its name: the order is that of the inspections.
    write(given, "a-2017.txt", ALDER, "2017", "March 2018", NEW)
    write(given, "b-2016.txt", ALDER, "2016", "March 2017", OLD)
    for cycle, published, body in (
        ("2015", "March 2016", OLD),
        ("2016", "March 2017", later),
        ("2017", "March 2018", NEW),
    ):
        write(given, f"birch-{cycle}.txt", BIRCH, cycle, published, body)
    write(given, "cedar-2016.txt", CEDAR, "2016", "March 2017", OLD)
    (folder / "forces.csv").write_text(
        "force,region,most_similar_group\n"
        f"{ALDER},Northern,Rural\n{BIRCH},Southern,Rural\n{CEDAR},Southern,Coastal\n"
    )
    survey([str(given)], folder / "package", forces=str(folder / "forces.csv"))
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    return Path(shutil.copytree(made, tmp_path / "surveyed"))


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the browser on a package."""
    monkeypatch.setattr(Notification, "time_left", property(lambda self: 3600.0))

    @asynccontextmanager
    async def on(
        package: Path, *keys: str, size: tuple[int, int] = (120, 40)
    ) -> AsyncIterator[Browser]:
        app = PeeldiffApp((str(package),), work=CoreWork(), state_path=tmp_path / "state.json")
        async with app.run_test(size=size, notifications=True) as pilot:
            browser = Browser(app, pilot)
            await browser.settle()
            await browser.settle()
            await browser.press(*keys)
            for _ in range(3):
                await app.workers.wait_for_complete()
                await browser.settle()
            yield browser

    return on


async def go(browser: Browser, *keys: str) -> None:
    """Press keys and wait for what they set going."""
    for key in keys:
        await browser.press(key)
        for _ in range(2):
            await browser.app.workers.wait_for_complete()
            await browser.settle()


async def test_a_package_opens_with_all_bodies_and_their_grades(opened: Open, made: Path) -> None:
    async with opened(made / "package") as browser:
        assert isinstance(browser.app.screen, PackageScreen)
        for name in (ALDER, BIRCH, CEDAR):
            assert name in browser.screen
        line = next(line for line in browser.screen.splitlines() if BIRCH in line)
        assert "2017" in line
        assert "G ▲" in line


async def test_the_card_follows_the_cursor(opened: Open, made: Path) -> None:
    async with opened(made / "package") as browser:
        assert "2 inspections, 2 reports" in browser.words
        await browser.press("down")
        assert "3 inspections, 3 reports" in browser.words
        assert "dealt with" in browser.words


async def test_enter_goes_down_to_the_history_and_on_to_the_texts(opened: Open, made: Path) -> None:
    async with opened(made / "package", "j") as browser:
        await go(browser, "enter")
        assert isinstance(browser.app.screen, OverviewScreen)
        assert browser.app.screen.tab == "4"
        assert "Concerns through the years" in browser.screen
        await go(browser, "5")
        assert isinstance(browser.app.screen, ReaderScreen)


async def test_two_reports_stand_in_the_order_of_their_inspections(
    opened: Open, made: Path
) -> None:
    async with opened(made / "package") as browser:
        await go(browser, "enter")
        assert [one.cycle for one in browser.app.inspections] == ["2016", "2017"]
        assert "2016, published March 2017 → PEEL 2017" in browser.words


async def test_one_report_alone_is_told(opened: Open, made: Path) -> None:
    async with opened(made / "package", "j", "j") as browser:
        await go(browser, "enter")
        assert isinstance(browser.app.screen, PackageScreen)
        assert f"one report on {CEDAR} here" in browser.words
        await browser.press("k")
        assert "here, and nothing to compare" not in browser.words


async def test_a_file_that_is_gone_is_named(opened: Open, copy: Path) -> None:
    (copy / "reports" / "a-2017.txt").unlink()
    async with opened(copy / "package") as browser:
        assert "Not where it was: a-2017.txt" in browser.words
        await go(browser, "enter")
        assert isinstance(browser.app.screen, PackageScreen)
        assert "are not where they were (a-2017.txt)" in browser.words


async def test_what_is_left_is_opened_and_what_is_gone_is_told(opened: Open, copy: Path) -> None:
    (copy / "reports" / "birch-2015.txt").unlink()
    async with opened(copy / "package", "j") as browser:
        await go(browser, "enter")
        assert isinstance(browser.app.screen, OverviewScreen)
        assert "Not where it was: birch-2015.txt" in browser.notices


async def test_a_package_that_was_moved_alone_says_what_to_do(opened: Open, copy: Path) -> None:
    (copy / "package" / ".work" / "places.json").unlink()
    async with opened(copy / "package") as browser:
        await go(browser, "enter")
        assert "does not know where the reports on Aldershire Police lie" in browser.words


async def test_p_shows_who_else_was_asked_and_what_closed_it(opened: Open, made: Path) -> None:
    async with opened(made / "package", size=(120, 60)) as browser:
        await go(browser, "enter", "3", "]", "p")
        assert isinstance(browser.app.screen, PeersScreen)
        assert BIRCH in browser.screen
        assert CEDAR in browser.screen
        await go(browser, "escape")
        assert isinstance(browser.app.screen, OverviewScreen)


async def test_p_works_in_the_texts_too(opened: Open, made: Path) -> None:
    async with opened(made / "package") as browser:
        await go(browser, "enter", "5", "]", "p")
        assert isinstance(browser.app.screen, PeersScreen)


async def test_enter_on_a_peer_opens_its_body(opened: Open, made: Path) -> None:
    async with opened(made / "package", size=(120, 60)) as browser:
        await go(browser, "enter", "3", "]", "p")
        peers = browser.app.screen
        assert isinstance(peers, PeersScreen)
        while BIRCH not in peers.here:
            await browser.press("n")
        await go(browser, "enter")
        assert browser.app.inspections[0].force == BIRCH


async def test_p_away_from_a_concern_says_where_to_go(opened: Open, made: Path) -> None:
    async with opened(made / "package") as browser:
        await go(browser, "enter", "4", "p")
        assert isinstance(browser.app.screen, OverviewScreen)
        assert any("Go to a concern first" in notice for notice in browser.notices)


async def test_help_names_the_key_where_a_package_is_open(opened: Open, made: Path) -> None:
    async with opened(made / "package") as browser:
        await go(browser, "enter", "3", "question_mark")
        shown = str(browser.app.screen.query_one("#help-text").render())
        assert "Who else was asked for the same" in " ".join(shown.split())


async def test_without_a_package_p_does_nothing(browse: Open, pair: object) -> None:
    async with browse(pair, "3", "]", "p") as browser:
        assert isinstance(browser.app.screen, OverviewScreen)
        assert browser.notices == []
        assert "Peers" not in browser.screen


async def test_the_way_back_leads_to_the_body_that_was_open(opened: Open, made: Path) -> None:
    async with opened(made / "package", "j") as browser:
        await go(browser, "enter", "ctrl+o")
        screen = browser.app.screen
        assert isinstance(screen, PackageScreen)
        assert screen.body is not None
        assert screen.body.name == BIRCH
        await go(browser, "escape")
        assert isinstance(browser.app.screen, OverviewScreen)


async def test_another_database_is_told_in_one_sentence(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "peeldiff.sqlite").write_bytes(b"not a database, but of some length")
    async with opened(tmp_path / "package") as browser:
        assert "make it anew with `peeldiff survey`" in browser.words


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (40, 10)])
async def test_no_line_is_wider_than_the_screen(
    opened: Open, made: Path, size: tuple[int, int]
) -> None:
    async with opened(made / "package", size=size) as browser:
        assert ALDER[:9] in browser.screen
        assert max(map(len, browser.screen.splitlines())) <= size[0]


# ---- one group of bodies alone ------------------------------------------------------------------------


def edge(browser: Browser) -> str:
    """The lower edge of the frame of the bodies."""
    pane = browser.app.screen.query_one("#package-pane")
    return browser.screen.splitlines()[pane.region.bottom - 1]


def bodies(browser: Browser) -> list[str]:
    return [body.name for body in browser.app.screen._bodies if body is not None]


async def test_f_offers_the_groups_and_regions_with_their_numbers(opened: Open, made: Path) -> None:
    async with opened(made / "package", "f") as browser:
        for words in ("All bodies 3", "Most similar group Coastal 1 Rural 2",
                      "Region Northern 1 Southern 2"):  # fmt: skip
            assert words in browser.words


async def test_one_group_is_shown_alone_and_the_frame_says_so(opened: Open, made: Path) -> None:
    async with opened(made / "package", "f", "down", "down", "enter") as browser:
        assert bodies(browser) == [ALDER, BIRCH]
        assert "1 of 2 bodies · most similar group Rural alone · Esc shows all" in edge(browser)
        await go(browser, "escape")
        assert bodies(browser) == [ALDER, BIRCH, CEDAR]
        assert "alone" not in edge(browser)


async def test_a_region_is_a_group_too(opened: Open, made: Path) -> None:
    async with opened(made / "package", "f", "j", "j", "j", "j", "space") as browser:
        assert bodies(browser) == [BIRCH, CEDAR]
        assert "region Southern alone" in edge(browser)


async def test_all_bodies_can_be_chosen_again_and_escape_changes_nothing(
    opened: Open, made: Path
) -> None:
    async with opened(made / "package", "f", "down", "enter", "f", "escape") as browser:
        assert bodies(browser) == [CEDAR]
        await go(browser, "f", "up", "enter")
        assert bodies(browser) == [ALDER, BIRCH, CEDAR]


async def test_a_low_screen_says_beside_the_title_which_group_is_shown(
    opened: Open, made: Path
) -> None:
    async with opened(made / "package", "f", "down", "down", "enter", size=(80, 24)) as browser:
        first = browser.screen.splitlines()[0]
        assert first.strip().split("  ")[0] == "Survey of 3 bodies"
        assert first.endswith("1 of 2 bodies · most similar group Rural alone")


async def test_the_group_stays_on_the_way_back_from_a_body(opened: Open, made: Path) -> None:
    async with opened(made / "package", "f", "down", "down", "enter", "j", "enter") as browser:
        assert isinstance(browser.app.screen, OverviewScreen)
        await go(browser, "ctrl+o")
        assert bodies(browser) == [ALDER, BIRCH]
        assert browser.app.screen.body.name == BIRCH


async def test_peers_are_looked_for_in_the_group_that_is_shown(opened: Open, made: Path) -> None:
    async with opened(made / "package", "enter", "3", "p") as browser:
        assert isinstance(browser.app.screen, PeersScreen)
        everywhere = browser.app.screen.focused_pane.state
        assert CEDAR in browser.words
    async with opened(made / "package", "f", "down", "down", "enter", "enter", "3", "p") as browser:
        assert isinstance(browser.app.screen, PeersScreen)
        assert CEDAR not in browser.words
        assert browser.app.screen.focused_pane.state != everywhere
        assert browser.app.screen.focused_pane.state.endswith("most similar group Rural alone")


async def test_without_groups_f_says_how_to_get_them(opened: Open, copy: Path) -> None:
    survey([str(copy / "reports")], copy / "bare")
    async with opened(copy / "bare", "f") as browser:
        assert isinstance(browser.app.screen, PackageScreen)
        (told,) = browser.notices
        assert (
            told
            == "No groups are known here: survey again with --forces FILE.csv, which names them"
        )


async def test_the_card_says_to_which_groups_a_body_belongs(opened: Open, made: Path) -> None:
    async with opened(made / "package") as browser:
        assert (
            "2 inspections, 2 reports, region Northern, most similar group Rural" in browser.words
        )


async def test_a_card_longer_than_its_room_is_read_by_tab_and_j(opened: Open, made: Path) -> None:
    async with opened(made / "package", size=(44, 16)) as browser:
        before = browser.app.screen.panel.scroll_offset.y
        await go(browser, "tab", "j", "j")
        assert browser.app.screen.panel.scroll_offset.y > before


async def test_help_tells_the_keys_of_a_survey(opened: Open, made: Path) -> None:
    async with opened(made / "package", "question_mark") as browser:
        assert "Show one most similar group or one region alone" in browser.words


async def test_names_are_whole_where_there_is_room(opened: Open, copy: Path) -> None:
    programme = "Aldershire and the Royal Borough of Birchington"
    async with opened(copy / "package", size=(120, 40)) as browser:
        screen = browser.app.screen
        (one, *rest) = screen._all
        long = replace(one.bodies[0], name=programme)
        screen._all = [replace(one, bodies=(long, *one.bodies[1:])), *rest]
        screen._fill()
        await browser.settle()
        assert programme in browser.screen


async def test_peers_begin_at_the_first_and_a_low_screen_counts_them(
    opened: Open, made: Path
) -> None:
    async with opened(made / "package", "enter", "3", "p", size=(80, 24)) as browser:
        assert browser.app.screen.here
        assert " finding" in browser.screen.splitlines()[1]
