"""A console of 80 by 24, as many offices have: nothing cut, nothing out of sight, every mark in its fonts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peeldiff.model import Grade, GradeChange, GradeChangeKind, Pair
from tui.grading import grade_lines
from tui.work import Comparison

LOW = (80, 24)

_CODE_PAGES = ("cp437", "cp850", "cp1250", "cp1252", "cp1253")
_DRAWN = set("←↑→↓≡≤≥─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓■□▲►▼◄◊○●√±…")
"""The rest of the characters of Windows' own list (WGL4) that are drawn here."""

_LAID_OVER = set("╭╮╰╯▁▂▃▅▆▇█▔")
"""Frames of dialogs and the ends of scrollbars, which the terminal draws or leaves out without harm."""


def in_old_fonts(character: str) -> bool:
    """Whether the fonts of a Windows console have it."""
    if character in _DRAWN | _LAID_OVER:
        return True
    return any(character.encode(page, "ignore") for page in _CODE_PAGES)


@pytest.mark.parametrize("lines", [16, 24])
async def test_the_summary_begins_at_what_needs_an_answer(browse, pair: Pair, lines: int) -> None:
    async with browse(pair, size=(80, lines)) as browser:
        screen = browser.app.screen
        assert screen.lines[screen.options.highlighted].goal is not None
        assert screen.options.scroll_offset.y == 0  # the headline stays in sight


async def test_no_concern_is_cut_where_no_card_has_the_rest(browse, pair: Pair) -> None:
    async with browse(pair, "3", size=LOW) as browser:
        assert "…" not in browser.screen
        for finding in pair.diff.findings:
            assert (finding.new or finding.old)[0].text in browser.words


def test_a_long_question_is_whole_beside_its_badge_and_grades(
    pair: Pair, risen: GradeChange
) -> None:
    _, stands = pair.diff.grades
    called = replace(stands.new, heading="Treating the workforce fairly")
    first = replace(stands, change=GradeChangeKind.NEWLY_GRADED, old=None, new=called)
    given = replace(pair, diff=replace(pair.diff, grades=(risen, first)))
    told = [line.content.plain for line in grade_lines(comparison(given), 76)]
    assert " + no older grade Treating the workforce fairly Good" in told
    assert max(len(line) for words in told for line in words.split("\n")) <= 76


def comparison(pair: Pair) -> Comparison:
    from peeldiff.rows import build_rows

    return Comparison(pair, build_rows(pair))


async def test_what_is_chosen_stands_in_sight_below_the_filter(browse, pair: Pair) -> None:
    async with browse(pair, "f", size=LOW) as browser:
        assert "nothing chosen: everything is shown" in browser.screen
        await browser.press(*["down"] * 9, "enter")
        assert "1 choice" in browser.screen


async def test_the_filter_does_not_call_unchanged_what_nobody_grades(browse, pair: Pair) -> None:
    fell, stands = pair.diff.grades
    left_open = replace(
        stands, change=GradeChangeKind.UNCHANGED,
        old=replace(stands.old, grade=Grade.UNGRADED), new=replace(stands.new, grade=Grade.UNGRADED),
    )  # fmt: skip
    given = replace(pair, diff=replace(pair.diff, grades=(fell, left_open)))
    async with browse(given, "f") as browser:
        assert "▼ down  1" in browser.screen
        assert "? not graded  1" in browser.screen
        assert "unchanged" not in browser.screen


async def test_the_line_of_the_list_stays_in_sight_when_the_card_opens(browse, pair: Pair) -> None:
    async with browse(pair, "o", "G", size=(120, 30)) as browser:
        before = [line[:30] for line in browser.screen.splitlines()]
        assert any("Use of technology" in line for line in before)
        await browser.press("c")
        assert any("Use of technology" in line[:30] for line in browser.screen.splitlines())


async def test_the_line_of_a_tab_stays_in_sight_when_the_card_opens(browse, pair: Pair) -> None:
    last = pair.diff.findings[-1].old[0].text
    async with browse(pair, "3", "G", "c", size=(80, 16)) as browser:
        options = browser.app.screen.options
        assert browser.app.screen.query_one("#card-pane").display
        assert last[:40] in "\n".join(browser.screen.splitlines()[: options.region.bottom])


@pytest.mark.parametrize("tab", ["2", "3"])
@pytest.mark.parametrize("size", [(80, 24), (80, 16), (90, 20), (100, 24), (120, 24)])
async def test_a_low_screen_says_that_something_is_filtered(
    browse, pair: Pair, tab: str, size: tuple[int, int]
) -> None:
    async with browse(pair, "3", "f", "j", "space", "a", tab, size=size) as browser:
        assert "filtered" in browser.screen.splitlines()[0]
        await browser.press("escape")
        assert "filtered" not in browser.screen.splitlines()[0]


async def test_the_terminals_own_colours_bring_no_frames_back(browse, pair: Pair) -> None:
    async with browse(pair, "t", "t", "t", "t", "o", size=LOW) as browser:
        assert browser.app.theme == "peeldiff-ansi"
        assert not set("┏┓┗┛╭╮╰╯") & set(browser.screen)


@pytest.mark.parametrize(
    "keys",
    [("1",), ("2",), ("3",), ("o",), ("o", "g", "]", "c"), ("o", "g", "]", "w"), ("f",), ("?",)],
    ids=" ".join,
)
async def test_every_mark_is_in_the_fonts_of_a_windows_console(browse, pair: Pair, keys) -> None:
    async with browse(pair, *keys, size=LOW) as browser:
        assert {c for c in browser.screen if c != "\n" and not in_old_fonts(c)} == set()


async def test_keys_are_told_by_words_and_the_most_useful_have_room(browse, pair: Pair) -> None:
    async with browse(pair, "o", size=LOW) as browser:
        assert browser.screen.splitlines()[-1].strip() == (
            "enter Open  n Next  ] Concern  / Search  f Filter  e Evidence  ? Help  q Quit"
        )


async def test_of_a_wide_key_bar_deciding_is_part(browse, pair: Pair) -> None:
    async with browse(pair, "o", size=(120, 40)) as browser:
        assert "d Decide" in browser.screen.splitlines()[-1]
