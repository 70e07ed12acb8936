"""Frames and what they say, one pane alone, letters over the panes, and the sizes of screens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.geometry import Region

from peeldiff.model import FindingKind, Pair, Relation
from peeldiff.model.vocabulary import GRADE_CHANGES, STATUSES
from tui.screens.overview import OverviewScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.navigator import Navigator
from tui.widgets.pane import Pane
from tui.widgets.panel import Panel


def pane(browser, name: str) -> Pane:
    return browser.app.screen.query_one(f"#{name}-pane", Pane)


def edges(browser, name: str) -> tuple[str, str]:
    """Upper and lower edge of a pane, as painted."""
    region = pane(browser, name).region
    lines = browser.screen.splitlines()
    return tuple(lines[y][region.x : region.right] for y in (region.y, region.bottom - 1))


def colour_of_edge(browser, name: str) -> str:
    region = pane(browser, name).region
    strip = browser.app.screen._compositor.render_strips()[region.y]
    corner = next(iter(strip.crop(region.x, region.x + 1)))
    assert corner.style is not None
    assert corner.style.color is not None
    return corner.style.color.name


# ---- what frames say ------------------------------------------------------------------------------


async def test_each_text_has_its_year_in_the_frame_over_it(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", size=(160, 40)) as browser:
        pane(browser, "texts").tell()  # or it might stand where the divider ends
        await browser.settle()
        upper, lower = edges(browser, "texts")
        left = browser.diff.left_width + 1
        assert upper.startswith("╭─ 2016 ─")
        assert upper[left:].startswith("┬─ 2018/19 ─")
        assert lower[left] == "┴"


async def test_the_lower_edge_says_where_the_reader_is(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", "]") as browser:
        assert edges(browser, "texts")[1].endswith(
            "─ change 2 of 15 · line 25 · 2 page numbers and the like hidden (i) ─╯"
        )


async def test_a_status_stands_as_a_chip_in_the_frame(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", "]") as browser:
        assert edges(browser, "texts")[0].endswith(" √ dealt with ─╮")
        await browser.press("c")  # the card says it now
        assert "dealt with" not in edges(browser, "texts")[0]
        assert edges(browser, "card")[0].endswith(" √ dealt with ─╮")


@pytest.mark.parametrize("size", [(160, 40), (100, 24)], ids=["in the frame", "beside the tabs"])
async def test_concerns_are_counted_without_good_practice(browse, pair: Pair, size) -> None:
    *demands, last = pair.diff.findings
    practice = replace(last, kind=FindingKind.PROMISING_PRACTICE)
    kept = replace(pair, diff=replace(pair.diff, findings=(*demands, practice)))
    async with browse(kept, "3", size=size) as browser:
        assert "3 Concerns 2" in browser.words
        assert "1 of 2 concerns" in browser.words
        assert "Good practice 1" in browser.words


async def test_two_forces_have_no_chip(browse, pair: Pair) -> None:
    apart = replace(pair, diff=replace(pair.diff, relation=Relation.DIFFERENT_FORCE))
    async with browse(apart, "5", "g", "]", "c") as browser:
        for name in ("texts", "card"):
            assert "√" not in edges(browser, name)[0]


async def test_a_frame_lights_with_the_focus(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g") as browser:
        lit, dim = colour_of_edge(browser, "texts"), colour_of_edge(browser, "list")
        assert lit != dim
        await browser.press("shift+tab")
        assert colour_of_edge(browser, "list") == lit
        assert colour_of_edge(browser, "texts") == dim


async def test_words_too_long_for_a_frame_leave_its_corners(browse, pair: Pair) -> None:
    async with browse(pair, size=(60, 30)) as browser:
        frame = browser.app.screen.pane
        frame.entitle("A name " * 20)
        frame.tell("a state " * 20)
        await browser.settle()
        upper, lower = edges(browser, "overview")
        assert (upper[0], upper[-1], lower[0], lower[-1]) == tuple("╭╮╰╯")
        assert "…" in upper
        assert "…" in lower


async def test_a_scrap_of_a_fact_is_told_nowhere(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", "]", size=(60, 20)) as browser:
        assert browser.screen.splitlines()[0].endswith("5 Texts")
        await browser.pilot.resize_terminal(80, 20)
        await browser.settle()
        assert browser.screen.splitlines()[0].endswith("change 2 of 15")


async def test_telling_a_frame_something_paints_only_its_edge(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g") as browser:
        frame, asked = pane(browser, "texts"), []
        refresh = frame.refresh
        frame.refresh = lambda *regions, **how: asked.append(regions) or refresh(*regions, **how)
        frame.tell("something else")
        assert asked == [(Region(-1, frame.size.height, frame.outer_size.width, 1),)]


# ---- tabs -----------------------------------------------------------------------------------------


async def test_number_keys_go_from_tab_to_tab_and_each_keeps_its_place(browse, pair: Pair) -> None:
    async with browse(pair, "3", "j") as browser:
        options = browser.app.screen.options
        here = options.highlighted
        await browser.press("2")
        assert "Good → Requires improvement" in browser.screen
        await browser.press("5")
        assert isinstance(browser.app.screen, ReaderScreen)
        await browser.press("3")
        assert isinstance(browser.app.screen, OverviewScreen)
        assert options.highlighted == here


async def test_a_click_on_a_tab_opens_it(browse, pair: Pair) -> None:
    async with browse(pair) as browser:
        at = browser.screen.splitlines()[1].index("Concerns")
        await browser.pilot.click("#masthead", offset=(at, 1))
        await browser.settle()
        assert browser.app.screen.tab == "3"


async def test_the_open_tab_can_be_told_without_colour(browse, pair: Pair) -> None:
    async with browse(pair, "2") as browser:
        strip = browser.app.screen._compositor.render_strips()[1]
        grounds = {s.text.strip(): s.style.bgcolor for s in strip if s.style is not None}
        assert grounds["Grades"] != grounds["Summary"]


@pytest.mark.parametrize(("width", "named"), [(120, 5), (80, 5), (60, 5), (44, 1)])
async def test_tabs_lose_counts_and_then_names_where_there_is_no_room(
    browse, pair: Pair, width: int, named: int
) -> None:
    async with browse(pair, size=(width, 30)) as browser:
        line = browser.screen.splitlines()[1]
        names = ("Summary", "Grades", "Concerns", "History", "Texts")
        assert sum(name in line for name in names) == named
        assert all(key in line for key in "12345")


async def test_without_a_third_report_the_history_says_how_to_get_one(browse, pair: Pair) -> None:
    async with browse(pair, "4") as browser:
        assert "A history needs three reports or more: ctrl+o chooses them." in browser.words
        assert "╱" in browser.screen


# ---- one pane alone -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (170, 40)], ids=str)
async def test_z_gives_the_pane_with_the_focus_the_screen_and_back(
    browse, pair: Pair, size: tuple[int, int]
) -> None:
    async with browse(pair, "5", "g", "]", "c", size=size) as browser:
        panes = [pane(browser, name) for name in ("list", "texts", "card")]
        row, before = browser.diff.row, [one.region for one in panes]
        await browser.press("z")
        assert [one.display for one in panes] == [False, True, False]
        assert panes[1].region.width == size[0]
        await browser.press("z")
        assert [one.region for one in panes] == before
        assert browser.diff.row == row
        await browser.press("tab", "z")
        assert [one.display for one in panes] == [False, False, True]
        assert panes[2].region.size.width == size[0]
        await browser.press("escape")
        assert [one.region for one in panes] == before


async def test_z_on_the_overview_gives_the_lines_the_room_of_the_card(browse, pair: Pair) -> None:
    async with browse(pair, "3", size=(170, 40)) as browser:
        assert pane(browser, "card").display
        await browser.press("z")
        assert not pane(browser, "card").display
        assert pane(browser, "overview").region.width == 170
        await browser.press("escape")
        assert pane(browser, "card").display


# ---- jumping --------------------------------------------------------------------------------------


async def test_the_jump_mode_shows_a_letter_over_each_pane(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", "]", "c", "apostrophe") as browser:
        lines = browser.screen.splitlines()
        for name, label in (("list", " l list "), ("texts", " o older "), ("card", " c card ")):
            region = browser.app.screen_stack[-2].query_one(f"#{name}-pane").region
            assert lines[region.y][region.x + 1 :].startswith(label)
        assert " n newer " in browser.screen
        assert " / search " in browser.screen


async def test_a_letter_goes_to_its_pane(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", "]", "c", "apostrophe", "l") as browser:
        assert browser.app.screen.query_one(Navigator).has_focus
        await browser.press("apostrophe", "c")
        assert browser.app.screen.query_one(Panel).has_focus
        await browser.press("apostrophe", "slash")
        await browser.write("backlog")
        assert "2 places" in browser.screen
        await browser.press("escape", "apostrophe", "o")
        assert browser.diff.has_focus


async def test_the_letters_of_the_sides_go_to_words_of_that_side(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", "]") as browser:
        assert browser.reading.new is None
        await browser.press("apostrophe", "n")
        assert browser.reading.new is not None
        await browser.press("G", "apostrophe", "o")
        assert browser.reading.old is not None


@pytest.mark.parametrize("key", ["escape", "q", "x", "apostrophe"])
async def test_any_other_key_only_ends_the_jump_mode(browse, pair: Pair, key: str) -> None:
    async with browse(pair, "5", "g", "apostrophe", key) as browser:
        assert isinstance(browser.app.screen, ReaderScreen)
        assert browser.diff.has_focus


async def test_the_overview_can_be_jumped_about_in(browse, pair: Pair) -> None:
    async with browse(pair, "3", "G", "apostrophe", "c") as browser:
        assert browser.app.screen.focused_pane.id == "card-pane"
        await browser.press("apostrophe", "l")
        assert browser.app.screen.options.has_focus


# ---- sizes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("tab", ["1", "4"])
@pytest.mark.parametrize(
    ("width", "told"), [(80, "2016 → 2018/19"), (100, "2016 → 2018/19 · Marlshire Police")]
)
async def test_a_low_screen_says_beside_the_tabs_whose_reports_these_are(
    browse, pair: Pair, tab: str, width: int, told: str
) -> None:
    async with browse(pair, tab, size=(width, 24)) as browser:
        tabs = browser.screen.splitlines()[0]
        assert tabs.startswith("  1 Summary")
        assert tabs.partition("5 Texts")[2].strip() == told


@pytest.mark.parametrize(("height", "framed"), [(24, False), (25, True)])
async def test_a_low_screen_has_no_frames(browse, pair: Pair, height: int, framed: bool) -> None:
    async with browse(pair, "5", "g", size=(120, height)) as browser:
        assert ("╭" in browser.screen) is framed
        top = browser.screen.splitlines()[0]
        assert ("change 1 of 15" in top) is not framed  # what the frame said
        assert "2018/19" in browser.screen


@pytest.mark.parametrize(
    ("width", "cells"), [(60, None), (80, 28), (120, 36), (160, 46), (200, 58)]
)
async def test_the_list_is_as_wide_as_suits_the_screen(
    browse, pair: Pair, width: int, cells: int | None
) -> None:
    async with browse(pair, "5", "g", size=(width, 40)) as browser:
        found = pane(browser, "list")
        assert (found.region.width if found.display else None) == cells


async def test_a_width_that_the_reader_chose_is_kept(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", "greater_than_sign", size=(120, 40)) as browser:
        assert pane(browser, "list").region.width == 38
        await browser.pilot.resize_terminal(200, 60)
        await browser.settle()
        assert pane(browser, "list").region.width == 38


@pytest.mark.parametrize(("width", "beside"), [(149, False), (150, True)])
async def test_the_card_stands_beside_where_there_is_room(
    browse, pair: Pair, width: int, beside: bool
) -> None:
    async with browse(pair, "5", "g", "]", "c", size=(width, 40)) as browser:
        card, texts = pane(browser, "card").region, pane(browser, "texts").region
        assert (card.x >= texts.right) is beside
        assert (card.y >= texts.bottom) is not beside
        await browser.press("3")
        card, lines = pane(browser, "card").region, pane(browser, "overview").region
        assert (card.x >= lines.right) is beside


async def test_no_line_of_the_list_is_cut_without_a_sign_of_it(browse, pair: Pair) -> None:
    async with browse(pair, "5", "g", size=(80, 30)) as browser:
        region = browser.app.screen.query_one(Navigator).region
        listed = [line[region.x : region.right] for line in browser.screen.splitlines()]
        cut = next(line for line in listed if "Too many victims" in line)
        assert cut.rstrip().endswith("…")


# ---- help -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "title", "told", "untold"),
    [
        (("5", "g"), "The texts", "level with each other", "The list"),
        (("5", "g", "shift+tab"), "The list", "how many paragraphs are reworded", "The texts"),
        (("5", "g", "]", "c", "tab"), "The card", "Enter on words quoted", "The list"),
        (("3",), "The tab Concerns", "What is not raised again is not dealt with", "The texts"),
        (("2",), "The tab Grades", "what moved first", "The list"),
        (("ctrl+o",), "Choosing reports", "the others tell the history", "The overview"),
    ],
)
async def test_help_is_about_the_pane_with_the_focus(
    browse, pair: Pair, keys: tuple[str, ...], title: str, told: str, untold: str
) -> None:
    async with browse(pair, *keys, "question_mark", size=(120, 60)) as browser:
        screen = browser.app.screen
        assert str(screen.query_one("#dialog-title").render()) == title
        text = " ".join(str(screen.query_one("#help-text").render()).split())
        assert told in text
        assert f" {untold} " not in text.replace(told, "")


async def test_help_leaves_out_keys_that_do_nothing_here(browse, pair: Pair) -> None:
    for relation, offered in ((Relation.SUCCESSIVE, False), (Relation.REVERSED, True)):
        given = replace(pair, diff=replace(pair.diff, relation=relation))
        async with browse(given, "question_mark") as browser:
            text = str(browser.app.screen.query_one("#help-text").render())
            assert ("Take the older report for the newer" in text) is offered
            assert "filter hides" not in text
    async with browse(pair, "f", "space", "a", "question_mark") as browser:
        assert "filter hides" in str(browser.app.screen.query_one("#help-text").render())


async def test_help_has_the_legend_of_every_mark(browse, pair: Pair) -> None:
    async with browse(pair, "question_mark") as browser:
        text = str(browser.app.screen.query_one("#help-text").render())
        for term in (*STATUSES.values(), *GRADE_CHANGES.values()):
            assert f"  {term.sign} {term.short}" in text
        told = " ".join(text.split())
        for term in STATUSES.values():
            assert term.guard in told
        for sign in "-+¦~»•≡▌":
            assert f"\n  {sign} " in text


async def test_help_on_two_forces_tells_of_no_movement(browse, pair: Pair) -> None:
    apart = replace(pair, diff=replace(pair.diff, relation=Relation.DIFFERENT_FORCE))
    async with browse(apart, "5", "question_mark") as browser:
        text = str(browser.app.screen.query_one("#help-text").render())
        assert "What became of" not in text
        assert "1 and 2" in text
