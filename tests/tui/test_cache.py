"""The strip cache: hit where nothing changed, empty where something did."""

from __future__ import annotations

import pytest
from textual.strip import Strip

from peeldiff.model import Pair
from tui.widgets.pane import Pane


async def painted(browser) -> tuple[int, int]:
    """Hits and misses of painting the whole screen once more."""
    cache = browser.diff.strips
    hits, misses = cache.hits, cache.misses
    for y in range(browser.diff.size.height):
        browser.diff.render_line(y)
    return cache.hits - hits, cache.misses - misses


async def test_a_screen_painted_twice_is_taken_from_the_cache(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "u") as browser:
        await painted(browser)
        hits, misses = await painted(browser)
        assert misses == 0
        assert hits >= browser.diff.size.height - 1


async def test_moving_on_draws_only_the_rows_left_and_entered(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "u", "j") as browser:
        await painted(browser)
        browser.diff.cursor += 1
        _, misses = await painted(browser)
        assert 0 < misses <= 6


async def test_scrolling_back_draws_nothing_anew(browse, pair: Pair) -> None:
    async with browse(pair, "o", "g", "u", size=(120, 20)) as browser:
        misses = 0
        for _ in range(2):
            misses = browser.diff.strips.misses
            for key in ("pagedown", "g"):
                await browser.press(key)
                await painted(browser)  # a slow machine may have skipped the frame
        assert browser.diff.strips.misses - misses <= 12  # the rows that the reader went through


@pytest.mark.parametrize("keys", [("t",), ("v",), ("l",), ("less_than_sign",), ("slash", "i", "t")])
async def test_what_changes_the_look_is_never_served_stale(
    browse, pair: Pair, keys: tuple[str, ...]
) -> None:
    async with browse(pair, "o", "g", "u") as browser:
        before = [list(browser.diff.render_line(y)) for y in range(browser.diff.size.height)]
        await browser.press(*keys)
        after = [list(browser.diff.render_line(y)) for y in range(browser.diff.size.height)]
        assert before != after
        browser.diff.strips.clear()
        fresh = [list(browser.diff.render_line(y)) for y in range(browser.diff.size.height)]
        assert after == fresh


async def test_a_new_comparison_empties_the_cache(browse, pair: Pair, identical: Pair) -> None:
    async with browse(pair, "o", "g") as browser:
        browser.app.loader.work.pair = identical
        browser.app.screen.replace(browser.app.loader.work.compare(identical.old, identical.new))
        await browser.settle()
        assert "39" not in browser.screen


@pytest.mark.parametrize("key", ["pagedown", "n"])
async def test_what_follows_the_reader_is_told_before_the_frame_is_painted(
    browse, pair: Pair, key: str
) -> None:
    """Told later, it comes with a second frame, and a key takes twice as long to be answered."""
    async with browse(pair, "o", "g", "u", size=(120, 20)) as browser:
        frame = browser.app.screen.query_one("#texts-pane", Pane)
        before = frame.state
        if key == "n":
            browser.diff.go_to_change(1)
        else:
            browser.diff.action_page(1)
        assert frame.state != before


async def test_the_texts_and_their_scrollbar_are_painted_as_textual_would(
    browse, pair: Pair
) -> None:
    async with browse(pair, "o", "u", "pagedown") as browser:
        for widget in (browser.diff, browser.diff.vertical_scrollbar):
            region = widget.outer_size.region
            quick = widget.render_lines(region)
            slow = widget._styles_cache.render_widget(widget, region)
            columns = browser.diff.scrollable_content_region.width
            for one, other in zip(quick, slow, strict=True):
                shown = min(one.cell_length, other.cell_length, columns)
                assert cells(one)[:shown] == cells(other)[:shown]


def cells(strip: Strip) -> list[tuple[str, object]]:
    """What each cell of a line shows."""
    return [
        (sign, style and (style.color, style.bgcolor, style.bold, style.strike, style.underline))
        for text, style, _ in strip
        for sign in text
    ]
