"""Overview, loading, picker, dialogs, palette, help, themes, sizes: each with real keys."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from textual.binding import Binding

from peeldiff.errors import SourceError
from peeldiff.model import Pair, Relation, Status
from peeldiff.model.vocabulary import STATUSES
from peeldiff.phrasing.headline import headline
from peeldiff.timeline import newest
from tui.app import PeeldiffApp
from tui.screens.export import ExportScreen
from tui.screens.filter import FilterScreen
from tui.screens.help import HelpScreen
from tui.screens.loading import LoadingScreen
from tui.screens.overview import OverviewScreen
from tui.screens.picker import PickerScreen
from tui.screens.reader import ReaderScreen
from tui.screens.small import SmallScreen
from tui.screens.tabbed import TabbedScreen
from tui.themes import THEMES
from tui.widgets.diffview import DiffView
from tui.widgets.navigator import Navigator
from tui.widgets.panel import Panel
from tui.widgets.searchbar import SearchBar


def with_relation(pair: Pair, relation: Relation) -> Pair:
    return replace(pair, diff=replace(pair.diff, relation=relation))


# ---- overview -----------------------------------------------------------------------------------


async def test_the_overview_says_who_when_and_what_changed(browse, pair: Pair) -> None:
    async with browse(pair) as browser:
        for words in (
            "Marlshire Police",
            "PEEL 2016, published May 2016 → PEEL 2018/19, published May 2018",
            headline(pair.diff)[0][:60],
            "▲ 1 more serious",
            "√ 1 dealt with",
        ):
            assert words in browser.screen
        await browser.press("2")
        for words in (
            "▼ down 1 step",
            "Good → Requires improvement",
            "… carried over",
            "not inspected this time",
        ):
            assert words in browser.screen


async def test_enter_on_a_line_of_the_overview_goes_there(browse, pair: Pair) -> None:
    async with browse(pair, "2", "enter") as browser:
        assert browser.reading.label == "worse, one step down"


async def test_a_tab_is_walked_with_j_k_g_and_G(browse, pair: Pair) -> None:
    async with browse(pair, "3") as browser:
        options = browser.app.screen.options
        first = options.highlighted
        await browser.press("G")
        last = options.highlighted
        await browser.press("g", "j", "j")
        assert first < options.highlighted <= last
        await browser.press("k", "k")
        assert options.highlighted == first
        await browser.press("G", "enter")
        assert browser.reading.label.endswith("dealt with")
        await browser.press("o")
        assert options.highlighted == last


async def test_reversed_reports_are_told_and_s_swaps_them(browse, fake_work, pair: Pair) -> None:
    work = fake_work(with_relation(pair, Relation.REVERSED))
    async with browse(pair, work=work) as browser:
        assert "press s to swap them" in browser.screen
        await browser.press("s")
        assert work.compared == [(pair.old, pair.new), (pair.new, pair.old)]


async def test_swapping_is_not_offered_where_the_order_is_right(
    browse, fake_work, pair: Pair
) -> None:
    work = fake_work(pair)
    async with browse(pair, "s", work=work):
        assert len(work.compared) == 1


async def test_another_force_is_told_in_plain_words(browse, pair: Pair) -> None:
    async with browse(with_relation(pair, Relation.DIFFERENT_FORCE)) as browser:
        assert "sets their reports side by side" in browser.screen


async def test_identical_reports_say_that_nothing_changed(browse, identical: Pair) -> None:
    async with browse(identical) as browser:
        assert headline(identical.diff)[0][:60] in browser.screen
        await browser.press("o", "n")
        assert browser.notices == ["No change after this one"]
        assert "no changes" in browser.screen


async def test_reports_without_anything_can_be_opened(browse, empty: Pair) -> None:
    async with browse(empty) as browser:
        await browser.press("2")
        assert "Neither report prints a grade." in browser.screen
        await browser.press("3")
        assert "Neither report asks for anything formally." in browser.screen
        await browser.press("o", "n", "j", "pagedown", "G", "]", "y", "e", "w", "c", "d", "enter")
        assert isinstance(browser.app.screen, ReaderScreen)


async def test_with_three_reports_two_others_can_be_compared(browse, fake_work, pair: Pair) -> None:
    third = replace(pair.new, cycle="2021/22", published="2022-05")
    work = fake_work(pair, {"third.txt": third})
    async with browse(pair, work=work, paths=("third.txt", "old.txt", "new.txt")) as browser:
        assert work.compared == [(pair.new, third)]
        await browser.press("4")
        assert "2016 → 2018/19" in browser.screen
        for words in ("Concerns through the years", "New in 2016."):
            assert words in browser.screen
        await browser.press("g", "enter")
        assert work.compared[-1] == (pair.old, pair.new)


@pytest.mark.parametrize("cycle", ["Pilot round", "the autumn round"])
async def test_a_cycle_without_a_year_stands_where_the_command_line_puts_it(
    browse, fake_work, pair: Pair, cycle: str
) -> None:
    odd = replace(pair.new, cycle=cycle, published="2013-02")
    work = fake_work(pair, {"odd.txt": odd})
    async with browse(pair, work=work, paths=("old.txt", "new.txt", "odd.txt")):
        given = [pair.old, pair.new, odd]
        assert given[newest(given)] is pair.new
        assert work.compared == [(pair.old, pair.new)]


async def test_two_reports_of_a_folder_are_compared_in_order_of_time(
    browse, fake_work, pair: Pair, tmp_path: Path
) -> None:
    for name in ("odd.txt", "old.txt"):
        (tmp_path / name).write_text("x")
    odd = replace(pair.new, cycle="Pilot round", published="2013-02")
    work = fake_work(pair, {"odd.txt": odd})
    async with browse(pair, work=work, paths=(str(tmp_path),)) as browser:
        await browser.until(lambda: "2 reports found" in browser.screen)
        await browser.press("space", "j", "space", "c")
        await browser.until(lambda: bool(work.compared))
        assert work.compared == [(odd, pair.old)]


# ---- loading ------------------------------------------------------------------------------------


async def test_the_frame_stands_before_anything_is_read(pair: Pair, fake_work, tmp_path) -> None:
    work = fake_work(pair)
    app = PeeldiffApp(("old.txt", "new.txt"), work=work, state_path=tmp_path / "s.json")
    read_at: list[str] = []
    reading = work.read

    def read(path: Path):
        read_at.append(str(app.screen.query_one("#loading-steps").render()))
        return reading(path)

    work.read = read
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await app.workers.wait_for_complete()
            await pilot.pause()
    assert read_at[0] in ("Opening the reports …", "… Reading old.txt")


@pytest.mark.parametrize("key", ["r", "o"])
async def test_a_file_that_is_no_report_is_told_with_the_way_on(
    browse, fake_work, pair: Pair, key: str
) -> None:
    async with browse(pair, paths=("old.txt", "letter.txt")) as browser:
        assert "letter.txt: nothing in it looks like an inspection report" in browser.screen
        assert "r to try again, o to choose other reports" in browser.screen
        await browser.press(key)
        expected = LoadingScreen if key == "r" else PickerScreen
        assert isinstance(browser.app.screen, expected)


async def test_r_reads_again_after_the_trouble_is_mended(browse, fake_work, pair: Pair) -> None:
    work = fake_work(pair)
    work.error = SourceError("old.txt: no permission to read it")
    async with browse(pair, work=work) as browser:
        assert "no permission to read it" in browser.screen
        work.error = None
        await browser.press("r")
        assert isinstance(browser.app.screen, OverviewScreen)


async def test_a_bug_in_the_core_is_told_and_does_not_end_the_browser(
    browse, fake_work, pair: Pair
) -> None:
    work = fake_work(pair)
    work.error = ZeroDivisionError("[/b] [red]division[/red]")
    async with browse(pair, work=work) as browser:
        assert "ZeroDivisionError: [/b] [red]division[/red]" in browser.words


async def test_escape_stops_reading_and_what_comes_late_is_not_heard(
    pair: Pair, fake_work, tmp_path
) -> None:
    import threading

    work, go_on, begun = fake_work(pair), threading.Event(), threading.Event()
    reading = work.read

    def read(path: Path):
        begun.set()
        assert go_on.wait(30)
        return reading(path)

    work.read = read
    app = PeeldiffApp(("old.txt", "new.txt"), work=work, state_path=tmp_path / "s.json")
    async with app.run_test(size=(80, 24)) as pilot:
        while not begun.is_set():
            await pilot.pause()
        await pilot.press("escape")
        go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, LoadingScreen)
        assert "Stopped." in str(app.screen.query_one("#loading-steps").render())


# ---- choosing reports ---------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name in ("old.txt", "new.txt", "letter.txt", "photo.jpg"):
        (place / name).write_text("x")
    return place


async def test_a_folder_offers_its_reports_by_force_and_cycle(browse, pair: Pair, folder) -> None:
    async with browse(pair, paths=(str(folder),)) as browser:
        screen = browser.screen
        assert "2 reports found" in screen
        assert screen.index("PEEL 2016") < screen.index("PEEL 2018/19") < screen.index("letter.txt")
        assert "photo.jpg" not in screen
        assert "     letter.txt: nothing in it looks like an inspection report" in screen
        assert screen.count("letter.txt") == 1


@pytest.mark.parametrize("ending", ["mhtml", "mht", "xhtml", "HTM", "odt", "docx", "pdf"])
async def test_a_folder_offers_every_format_that_is_read(
    browse, fake_work, pair: Pair, folder, ending: str
) -> None:
    (folder / f"saved.{ending}").write_text("x")
    work = fake_work(pair, {f"saved.{ending}": replace(pair.old, cycle="2014")})
    async with browse(pair, paths=(str(folder),), work=work) as browser:
        assert "PEEL 2014" in browser.screen
        assert "3 reports found" in browser.screen


async def test_chosen_reports_are_compared(browse, fake_work, pair: Pair, folder) -> None:
    work = fake_work(pair)
    async with browse(pair, paths=(str(folder),), work=work) as browser:
        await browser.press("space", "j", "enter", "c")
        assert isinstance(browser.app.screen, OverviewScreen)
        assert work.compared == [(pair.old, pair.new)]


async def test_a_chooses_all_reports_and_the_frame_counts_them(
    browse, fake_work, pair: Pair, folder
) -> None:
    (folder / "first.txt").write_text("x")
    work = fake_work(pair, {"first.txt": replace(pair.old, cycle="2014", published="2014-05-09")})
    async with browse(pair, paths=(str(folder),), work=work) as browser:
        assert "chosen" not in browser.screen
        assert "9 May 2014" in browser.screen
        await browser.press("space")
        assert " 1 of 3 chosen ─╯" in browser.screen
        await browser.press("a")
        assert " 3 of 3 chosen ─╯" in browser.screen
        await browser.press("a")
        assert "chosen" not in browser.screen
        await browser.press("a", "c", "4")
        assert "2014 → 2016" in browser.screen


async def test_a_name_without_room_beside_its_report_stands_below(
    browse, fake_work, pair: Pair, folder
) -> None:
    name = "a-name-that-somebody-has-made-much-too-long-to-stand-beside-it.txt"
    (folder / name).write_text("x")
    work = fake_work(pair, {name: replace(pair.old, cycle="2014")})
    async with browse(pair, paths=(str(folder),), work=work, size=(80, 24)) as browser:
        assert f"│      {name}" in browser.screen
        assert "May 2016  old.txt" in browser.screen


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (100, 30), (120, 40)])
@pytest.mark.parametrize("force", ["Marlshire Police", "Marlshire and Brackenshire Constabulary"])
async def test_no_line_of_a_report_to_choose_begins_at_the_frame(
    browse, fake_work, pair: Pair, folder, size: tuple[int, int], force: str
) -> None:
    """What has no room beside the report stands below it, beside the name of its file."""
    later = replace(pair.new, force=force, published="2019-05-28", cycle="2018/19")
    work = fake_work(pair, {"new.txt": later})
    async with browse(pair, paths=(str(folder),), work=work, size=size) as browser:
        told = [line.strip("│ ▌") for line in browser.screen.splitlines()]
        at = next(n for n, line in enumerate(told) if line.startswith("[ ] Mar") and "2018" in line)
        assert "28 May 2019" in told[at] + told[at + 1]
        for line in browser.screen.splitlines():
            if "│" in line and "Reports" not in line and line.strip("│ "):
                assert line.lstrip("│").startswith((" [", "  [", "     "))


async def test_one_chosen_report_is_not_enough(browse, pair: Pair, folder) -> None:
    async with browse(pair, paths=(str(folder),)) as browser:
        await browser.press("space", "space", "j", "k", "space", "c")
        assert browser.notices == ["Choose at least two reports with space"]


async def test_a_folder_without_reports_says_so(browse, pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    async with browse(pair, paths=(str(tmp_path / "none"),)) as browser:
        assert "no report here" in browser.screen


async def test_ctrl_o_offers_other_reports_and_escape_comes_back(
    browse, pair: Pair, folder
) -> None:
    paths = (str(folder / "old.txt"), str(folder / "new.txt"))
    async with browse(pair, paths=paths) as browser:
        await browser.press("ctrl+o")
        assert isinstance(browser.app.screen, PickerScreen)
        await browser.press("escape")
        assert isinstance(browser.app.screen, OverviewScreen)


# ---- dialogs ------------------------------------------------------------------------------------


async def test_the_filter_is_walked_switched_reset_and_left(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "f") as browser:
        reader = browser.app.screen_stack[-2]
        assert isinstance(browser.app.screen, FilterScreen)
        await browser.press("j", "k", "enter")
        assert "[x] only changes" in browser.screen
        await browser.press("escape")
        assert not reader.view.filter
        await browser.press("f", "space", "f")
        assert reader.view.filter.only_changes
        await browser.press("f", "r")
        assert not reader.view.filter


async def test_help_lists_every_key_that_applies(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "question_mark") as browser:
        assert isinstance(browser.app.screen, HelpScreen)
        text = " ".join(str(browser.app.screen.query_one("#help-text").render()).split())
        bindings = (*ReaderScreen.BINDINGS, *DiffView.BINDINGS, *PeeldiffApp.BINDINGS)
        for binding in (*bindings, *TabbedScreen.BINDINGS):
            if binding.id == "app.peers":  # no package of a survey is open
                continue
            assert (binding.tooltip or binding.description) in text
        scroll = browser.app.screen.query_one("#help-scroll")
        await browser.press("j", "space")
        assert scroll.scroll_offset.y > 2
        await browser.press("k", "pageup")
        assert scroll.scroll_offset.y == 0
        await browser.press("escape")
        assert isinstance(browser.app.screen, ReaderScreen)


async def test_the_palette_goes_to_a_concern_by_its_words(browse, pair: Pair) -> None:
    async with browse(pair, "ctrl+p") as browser:
        await browser.write("answer messages")
        await browser.press("enter")
        await browser.settle()
        assert browser.reading.label.endswith(STATUSES[Status.RESOLVED].short)


async def test_the_palette_runs_an_action(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "ctrl+p") as browser:
        await browser.write("both in one column")
        await browser.press("enter")
        await browser.settle()
        assert browser.app.screen.unified


# ---- themes, state, sizes -----------------------------------------------------------------------


async def test_t_goes_through_the_themes_and_the_last_is_remembered(
    browse, pair: Pair, tmp_path: Path
) -> None:
    async with browse(pair) as browser:
        for theme in (*THEMES[1:], THEMES[0], THEMES[1]):
            await browser.press("t")
            assert browser.app.theme == theme.name
        await browser.press("q")
    state = json.loads((tmp_path / "state" / "browser.json").read_text())
    assert state["theme"] == "peeldiff-light"
    async with browse(pair) as browser:
        assert browser.app.theme == "peeldiff-light"


async def test_without_colours_the_marks_are_still_there(
    browse, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with browse(pair, "o", "g") as browser:
        strips = browser.app.screen._compositor.render_strips()
        segments = [segment for strip in strips for segment in strip]
        assert browser.app.no_color
        struck = [s.text for s in segments if s.style is not None and s.style.strike]
        assert "39" in struck


async def test_resizing_keeps_the_row_and_chooses_the_view(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "]", "]") as browser:
        row = browser.diff.row
        for size, unified in (((80, 24), True), ((60, 20), True), ((200, 60), False)):
            await browser.pilot.resize_terminal(*size)
            await browser.settle()
            assert browser.diff.row == row
            assert browser.app.screen.unified is unified
            assert ("in one column" in browser.screen) is unified
            assert f"Area for improvement: {STATUSES[Status.PERSISTING].short}" in browser.screen


async def test_at_sixty_columns_everything_can_be_read(browse, pair: Pair) -> None:
    async with browse(pair, size=(60, 20)) as browser:
        assert all(len(line) <= 60 for line in browser.screen.splitlines())
        await browser.press("o", "g", "]", "c")
        assert not browser.app.screen.query_one("#list-pane").display
        assert f"√ {STATUSES[Status.RESOLVED].short}" in browser.screen


async def test_a_terminal_too_small_says_so_until_it_is_not(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        await browser.pilot.resize_terminal(30, 8)
        await browser.settle()
        assert isinstance(browser.app.screen, SmallScreen)
        await browser.pilot.resize_terminal(80, 24)
        await browser.settle()
        assert isinstance(browser.app.screen, ReaderScreen)


# ---- bindings -----------------------------------------------------------------------------------

OWNERS = (
    PeeldiffApp,
    DiffView,
    ExportScreen,
    FilterScreen,
    HelpScreen,
    LoadingScreen,
    Navigator,
    OverviewScreen,
    Panel,
    PickerScreen,
    ReaderScreen,
    SearchBar,
    TabbedScreen,
)


def test_every_binding_has_an_id_of_its_own_and_says_what_it_does() -> None:
    bindings = [binding for owner in OWNERS for binding in vars(owner)["BINDINGS"]]
    assert all(isinstance(binding, Binding) for binding in bindings)
    ids = [binding.id for binding in bindings]
    assert None not in ids
    assert len(set(ids)) == len(ids)
    assert all(binding.description for binding in bindings)
