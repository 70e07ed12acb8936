"""Where the reader is can be seen without colour, and nothing is cut, lost or out of line on a screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from rich.segment import Segment
from textual.widgets import OptionList

from alignment.records import replace
from peeldiff.model import Pair, Passage, Status, Verdict
from tui.standing import Standing, facts
from tui.widgets.panel import Panel

_SIDES = str.maketrans("│┃", "  ")

LISTS = {
    "summary": (),
    "grades": ("2", "j"),
    "concerns": ("3", "j"),
    "filter": ("f", "j"),
    "decide": ("5", "g", "]", "d", "down"),
    "export": ("x", "down"),
    "palette": ("ctrl+p", "down"),
    "the card has the focus": ("3", "tab"),
}


def told_apart(widget) -> Iterator[Segment]:
    """What stands in a widget turned round or underlined."""
    region = widget.region
    for strip in widget.screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            style = segment.style
            words = segment.text.strip()
            if words and words not in "▁▂▃▄▅▆▇█" and style and (style.reverse or style.underline):
                yield segment


@pytest.mark.parametrize("place", list(LISTS))
async def test_the_line_of_the_reader_needs_no_colour(browse, pair: Pair, place: str) -> None:
    async with browse(pair, *LISTS[place]) as browser:
        browser.app.theme = "peeldiff-ansi"
        await browser.settle()
        options = browser.app.screen.query(OptionList).last()
        here = str(options.get_option_at_index(options.highlighted).prompt)
        found = " ".join(segment.text.strip() for segment in told_apart(options))
        assert found
        assert found.split() == here.split()


async def test_the_quotation_that_enter_goes_to_needs_no_colour(browse, pair: Pair) -> None:
    async with browse(pair, "3", "G", "tab") as browser:
        browser.app.theme = "peeldiff-ansi"
        await browser.settle()
        panel = browser.app.screen.query_one(Panel)
        assert panel.chosen is not None
        words = " ".join(segment.text.strip() for segment in told_apart(panel))
        assert panel.quoted[panel.chosen].text in words


def long_winded(pair: Pair, times: int) -> Pair:
    """The pair with so many more findings, each of them longer than a line."""
    first = pair.diff.findings[2]
    ref = first.old[0]
    words = f"{ref.text} {' '.join(['and without a word too many'] * 6)} at the end."
    more = tuple(
        replace(first, old=(replace(ref, id=f"m{n}", text=f"Point {n}: {words}"),))
        for n in range(times)
    )
    return replace(pair, diff=replace(pair.diff, findings=(*pair.diff.findings, *more)))


@pytest.mark.parametrize(
    ("size", "times", "keys", "whole"),
    [
        ((200, 60), 4, ("3",), True),
        ((120, 60), 2, ("3",), True),
        ((120, 40), 20, ("3",), False),
        ((200, 60), 40, ("3",), False),
        ((120, 40), 20, ("3", "z"), True),
        ((120, 40), 20, ("3", "c"), True),
        ((80, 24), 20, ("3",), True),
        ((80, 24), 20, ("3", "c"), False),
    ],
)
async def test_concerns_are_cut_only_where_a_card_has_them_and_not_all_have_room(
    browse, pair: Pair, size: tuple[int, int], times: int, keys: tuple[str, ...], whole: bool
) -> None:
    async with browse(long_winded(pair, times), *keys, size=size) as browser:
        listed = "\n".join(line.content.plain for line in browser.app.screen.lines)
        assert ("…" not in listed) is whole
        if whole and keys == ("3",) and size != (80, 24):
            assert browser.app.screen.options.max_scroll_y == 0


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_each_field_of_a_dialog_has_its_name_before_it(
    browse, pair: Pair, size: tuple[int, int]
) -> None:
    async with browse(pair, "3", "d", size=size, initials="QX") as browser:
        assert re.search(r"Reason +why, for", browser.screen)
        assert re.search(r"Initials +QX", browser.screen)
        await browser.press("escape", "x")
        assert re.search(r"File +\S", browser.screen)


@pytest.mark.parametrize("key", ["ctrl+o", "ctrl+p", "ctrl+d", "ctrl+u"])
async def test_help_names_the_key_that_is_held_as_the_keyboard_does(
    browse, pair: Pair, key: str
) -> None:
    async with browse(pair, "5", "g", "question_mark", size=(120, 100)) as browser:
        assert f" {key} " in browser.screen
        assert "^" not in browser.screen


@pytest.mark.parametrize("place", [("5", "g"), ("5", "g", "shift+tab"), ("1",), ("3", "tab")])
async def test_no_heading_of_the_help_stands_twice(
    browse, pair: Pair, place: tuple[str, ...]
) -> None:
    async with browse(pair, *place, "question_mark", size=(120, 140)) as browser:
        lines = [line.strip() for line in browser.screen.translate(_SIDES).splitlines()]
        heads = [line for line in lines if line and "  " not in line and line[0].isupper()]
        assert len(heads) == len(set(heads))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ((0, 2), "2 changes"),
        ((0, 1), "1 change"),
        ((0, 0), "no changes"),
        ((1, 1), "change 1 of 1"),
        ((3, 188), "change 3 of 188"),
    ],
)
def test_before_the_first_change_they_are_counted(
    pair: Pair, change: tuple[int, int], told: str
) -> None:
    at = Standing(row=None, hit=0, hits=None, change=change, filtered=False, hidden=0)
    assert facts(at, pair.diff, 120) == [told]


async def test_the_reason_says_what_the_number_before_a_passage_is(browse, pair: Pair) -> None:
    passage = Passage(
        text="Risk is read again.", line=40, page=None, section="n2", heading="Protecting",
        score=0.31, verdict=Verdict.UNCLEAR,
    )  # fmt: skip
    found = replace(pair.diff.findings[2], status=Status.NOT_RAISED, passages=(passage,))
    given = replace(pair, diff=replace(pair.diff, findings=(*pair.diff.findings[:2], found)))
    async with browse(given, "3", "G", "w", size=(160, 45)) as browser:
        assert "each with how much of the point it speaks of" in browser.words
        assert "0.31" in browser.screen


@pytest.mark.parametrize("size", [(80, 24), (99, 30), (120, 40), (200, 60)])
@pytest.mark.parametrize(
    "names",
    [
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
        ("2021-22-report.md", "2023-25-report.txt"),
    ],
    ids=lambda names: names[1],
)
async def test_the_texts_begin_with_the_first_line_of_a_row(
    browse, compared: Callable[[str, str], Pair], names: tuple[str, str], size: tuple[int, int]
) -> None:
    """And not with the rest of what stands above it: widths settle after the place was found."""
    async with browse(compared(*names), "5", size=size) as browser:
        view = browser.diff
        assert view._sheet.locate(view.scroll_offset.y)[1] == 0


@pytest.mark.parametrize("key", ["c", "b", "greater_than_sign", "l", "v"])
async def test_another_width_leaves_the_first_row_on_the_screen_whole(
    browse, pair: Pair, key: str
) -> None:
    async with browse(pair, "5", "g", size=(110, 40)) as browser:
        view = browser.diff
        await browser.press("n", "n", "n")
        first = view._sheet.locate(view.scroll_offset.y)[0]
        view.scroll_to(y=view._sheet.top(first), animate=False)
        await browser.press(key)
        assert view._sheet.locate(view.scroll_offset.y) == (first, 0)


@pytest.mark.parametrize(
    ("force", "columns", "told"),
    [
        (
            "Marlshire Police",
            120,
            "PEEL 2016, published May 2016 → PEEL 2018/19, published May 2018",
        ),
        ("Marlshire and the Vale of Oxley Constabulary", 100, "PEEL 2016 → PEEL 2018/19"),
        ("Marlshire Police", 78, "PEEL 2016 → PEEL 2018/19"),
        ("Marlshire Police", 44, "PEEL 2016 → PEEL 2018/19"),
    ],
)
async def test_no_date_in_the_head_is_cut(
    browse, pair: Pair, force: str, columns: int, told: str
) -> None:
    heads = [replace(head, force=force) for head in (pair.diff.old, pair.diff.new)]
    given = replace(
        pair,
        old=replace(pair.old, force=force),
        new=replace(pair.new, force=force),
        diff=replace(pair.diff, old=heads[0], new=heads[1]),
    )
    async with browse(given, size=(columns, 40)) as browser:
        assert browser.screen.splitlines()[0] == f" {force}  {told}"


@pytest.mark.parametrize("keys", [(), ("l",), ("n", "n", "n"), ("]",), ("b",)])
@pytest.mark.parametrize("columns", [110, 130, 200])
async def test_the_divider_goes_on_beside_labels_that_leave_it_room(
    browse, pair: Pair, keys: tuple[str, ...], columns: int
) -> None:
    async with browse(pair, "5", "g", *keys, size=(columns, 40)) as browser:
        view = browser.diff
        column = view.left_width
        broken = 0
        for y in range(view._sheet.height):
            text = view._strip(y).text
            if text[column] not in "│─":
                broken += 1
                assert text[column:].strip()  # words that need the room
        assert broken < 6


@pytest.mark.parametrize("size", [(80, 24), (100, 60), (200, 60)])
async def test_one_can_see_where_a_concern_ends_and_the_next_begins(
    browse, pair: Pair, size: tuple[int, int]
) -> None:
    async with browse(long_winded(pair, 3), "3", size=size) as browser:
        lines = [line.content.plain for line in browser.app.screen.lines if line.goal]
        several = [line.split("\n") for line in lines if "\n" in line]
        assert len(several) >= 3
        for first, *others in several:
            begins = len(first) - len(first.lstrip())
            assert all(len(other) - len(other.lstrip()) > begins for other in others)
