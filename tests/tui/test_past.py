"""The history in the browser: how each concern stands, where the scale changed, and that it stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from peeldiff.history import History, history
from peeldiff.inputs import read_inspection
from peeldiff.model import Inspection, Pair, ReportWarning
from peeldiff.phrasing.grade_marks import grade_mark
from peeldiff.phrasing.history_words import age
from peeldiff.rows import build_rows
from tests.tui.conftest import AFI_GONE, Browser
from tui.past import history_lines
from tui.screens.overview import OverviewScreen
from tui.screens.picker import PickerScreen
from tui.screens.reader import ReaderScreen
from tui.tabs import Shown, tab_lines
from tui.widgets.panel import Panel
from tui.work import Comparison

NAMES = ("2016-effectiveness-report.md", "2018-19-report.txt", "2021-22-report.md")


@pytest.fixture(scope="module")
def followed(fixtures_dir: Path) -> History:
    return history([read_inspection(fixtures_dir / name) for name in NAMES])


@pytest.fixture
def first(pair: Pair) -> Inspection:
    """An inspection before those of the pair."""
    return replace(pair.old, cycle="2014", published="2014-05")


@pytest.fixture
def work(fake_work, pair: Pair, identical: Pair, first: Inspection):
    """Of three reports any two can be compared; each history that is asked for is kept."""
    work = fake_work(pair, {"first.txt": first})
    compare, follow = work.compare, work.history
    work.histories = []

    def compare_any(old: Inspection, new: Inspection, decisions: object = None) -> Comparison:
        prepared = compare(old, new, decisions)
        if new is not pair.old:
            return prepared
        other = Pair(old, new, identical.diff)
        return Comparison(other, build_rows(other))

    def follow_and_keep(inspections: Sequence[Inspection], decisions: object = None) -> History:
        assert [i.cycle for i in inspections] == ["2014", "2016", "2018/19"]
        warning = f"This is history {len(work.histories) + 1}."
        work.histories.append(
            replace(
                follow(inspections, decisions), warnings=(ReportWarning(code="test", text=warning),)
            )
        )
        return work.histories[-1]

    work.compare, work.history = compare_any, follow_and_keep
    return work


@pytest.fixture
def three(tmp_path: Path) -> tuple[Path, ...]:
    paths = tuple(tmp_path / "reports" / name for name in ("first.txt", "old.txt", "new.txt"))
    paths[0].parent.mkdir()
    for path in paths:
        path.write_text("x")
    return paths


@pytest.mark.parametrize("width", [56, 76, 116])
def test_a_bar_stands_where_the_scale_changed_with_the_reason(
    followed: History, width: int
) -> None:
    lines = [line.content.plain for line in history_lines(followed, width)]
    head = next(line for line in lines if line.rstrip().endswith("2021/22"))
    bar = head.index("| 2021/22")
    end = next(n for n, line in enumerate(lines) if "requires improvement" in line)
    table = lines[lines.index(head) : end - 1]
    assert len(table) == len(followed.questions) + 1
    assert all(line[bar] == "|" for line in table)
    told = " ".join(" ".join(lines).split())
    assert "The scale changed in 2021/22: grades on the two sides of the line cannot" in told


def test_grades_stand_close_to_their_questions_on_a_wide_screen(followed: History) -> None:
    lines = [line.content.plain for line in history_lines(followed, 190)]
    longest = max(len(question.name) for question in followed.questions)
    for question in followed.questions:
        line = next(line for line in lines if line.startswith(f" {question.name} "))
        marks = line[len(question.name) + 1 :]
        assert len(marks) - len(marks.lstrip()) <= longest - len(question.name) + 4 + 20


@pytest.mark.parametrize(
    "labels", [("2014", "2015", "2016"), ("16", "18", "21"), ("2016", "2018/19", "2021/22")]
)
@pytest.mark.parametrize("width", [40, 76, 116])
def test_no_mark_of_a_grade_is_cut_however_short_the_years_are(
    followed: History, labels: tuple[str, ...], width: int
) -> None:
    """A grade for several questions that has moved takes more cells than a year."""
    inspections = tuple(
        replace(one, label=label) for one, label in zip(followed.inspections, labels, strict=True)
    )
    questions = tuple(
        replace(
            question,
            points=tuple(
                point and replace(point, shared_with=("Crime", "Victims"))
                for point in question.points
            ),
        )
        for question in followed.questions
    )
    shown = replace(followed, inspections=inspections, questions=questions)
    table = [line.content.plain for line in history_lines(shown, width)]
    text = "\n".join(table)
    for question in questions:
        for point in question.points:
            assert f" {grade_mark(point)} " in text
    assert "† one grade for several" in " ".join(text.split())


@pytest.fixture(scope="module")
def long_followed(fixtures_dir: Path) -> History:
    """All that the fixtures have on one force: more years than a narrow screen has room for."""
    names = (
        "2014-core-business-letter.txt",
        "2015-effectiveness-web.txt",
        "2017-legitimacy-web.md",
    )
    names = (*names, *NAMES, "2023-25-report.txt")
    return history([read_inspection(fixtures_dir / name) for name in names])


@pytest.mark.parametrize("width", [38, 48, 58, 76, 96, 120])
def test_no_line_of_the_table_is_wider_than_the_screen_however_many_the_years(
    long_followed: History, width: int
) -> None:
    lines = [line.content.plain for line in history_lines(long_followed, width)]
    table = lines[: next(n for n, line in enumerate(lines) if line.startswith(" G good"))]
    assert all(cell_len(line.rstrip()) <= width for line in table)
    for question in long_followed.questions:
        opening = f" {question.name}"[:20]
        told = " ".join(line for line in table if line.startswith(opening))
        graded = [n for n, one in enumerate(long_followed.inspections) if one.graded]
        for mark in (grade_mark(question.points[n]) for n in graded):
            assert f" {mark} " in told
            told = told.replace(f" {mark} ", "  ", 1)


def test_at_80_columns_six_years_stand_beside_each_other(long_followed: History) -> None:
    lines = [line.content.plain for line in history_lines(long_followed, 76)]
    head = next(line for line in lines if "2015 " in line and "2023-25" in line)
    assert head.split() == ["2015", "2016", "2017", "2018/19", "|", "2021/22", "2023-25"]
    assert any(line.startswith(" Protecting vulnerable people ") for line in lines)


@pytest.mark.parametrize("width", [56, 116])
def test_each_concern_stands_under_how_it_stands(followed: History, width: int) -> None:
    lines = [line.content.plain for line in history_lines(followed, width)]
    states = [
        n for n, line in enumerate(lines) if line.startswith((" Still open (", " Dealt with ("))
    ]
    assert len(states) == 2
    dealt = sum(thread.state == "resolved" for thread in followed.threads)
    assert f"Dealt with ({dealt}). A later report says so" in lines[states[1]]
    assert [line[1] for line in lines[states[1] + 1 :]] == ["√"] * dealt
    assert all(line[1] == "=" for line in lines[states[0] + 1 : states[0] + 3])


def test_where_there_is_room_the_years_of_a_concern_stand_whole(followed: History) -> None:
    lines = [line.content.plain for line in history_lines(followed, 220)]
    for thread in followed.threads:
        assert any(age(thread, followed) in line for line in lines)


@pytest.mark.parametrize("width", [56, 76, 116])
def test_neither_a_concern_nor_its_years_are_cut(followed: History, width: int) -> None:
    lines = [line.content.plain for line in history_lines(followed, width)]
    begin = next(n for n, line in enumerate(lines) if "Concerns through the years" in line)
    told = " ".join(" ".join(lines[begin:]).split())
    assert "…" not in told
    if width < 96:  # else they stand side by side, line by line
        for thread in followed.threads:
            assert age(thread, followed) in told


def test_no_line_is_wider_than_the_screen(followed: History) -> None:
    lines = [line.content.plain for line in history_lines(followed, 76)]
    assert max(len(part) for line in lines for part in line.split("\n")) <= 76


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("width", [40, 116])
def test_the_tab_says_that_the_history_is_still_to_come(
    pair: Pair, first: Inspection, count: int, width: int
) -> None:
    """Reading is done before the years are put together: an empty screen would look like the whole."""
    three = [replace(first, cycle="2013"), first, pair.old, pair.new][-count:]
    shown = Shown(
        comparison=Comparison(pair, build_rows(pair)),
        inspections=three,
        history=None,
        rows=None,
        whole=False,
    )
    text = "\n".join(line.content.plain for line in tab_lines("4", shown, width))
    assert ("Following the inspections" in text) is (count > 2)
    done = replace(shown, history=history(three))
    assert "Following" not in "\n".join(line.content.plain for line in tab_lines("4", done, width))


async def test_the_history_stays_when_another_pair_is_chosen(
    browse, pair, work, first, three
) -> None:
    async with browse(pair, work=work, paths=three) as browser:
        await browser.press("4")
        assert "This is history 1." in browser.screen
        await browser.press("g", "enter")
        assert work.compared[-1] == (first, pair.old)
        await browser.press("4")
        assert "This is history 1." in browser.screen
        assert len(work.histories) == 1


async def test_the_history_begins_at_the_two_that_are_compared_now(
    browse, pair, work, three
) -> None:
    async with browse(pair, "4", work=work, paths=three) as browser:
        screen = browser.app.screen
        here = screen.lines[screen.options.highlighted].content.plain
        assert here.strip() == "2016 → 2018/19  compared now"
        assert browser.screen.count("compared now") == 1
        await browser.press("g", "enter", "4")
        assert "2014 → 2016  compared now" in browser.screen


async def test_a_decision_is_followed_through_the_history(browse, pair, work, three) -> None:
    async with browse(pair, "o", "g", "]", "]", "d", "enter", work=work, paths=three) as browser:
        await browser.settle()
        await browser.press("4")
        assert "This is history 2." in browser.screen
        await browser.press("o", "U", "o")
        assert "This is history 3." in browser.screen
        await browser.press("g", "enter", "4")
        assert "This is history 3." in browser.screen


async def test_a_history_that_other_work_pushed_aside_is_taken_up_again(
    browse, pair, work, three
) -> None:
    follow, asked = work.history, []

    def stopped_once(*given: object) -> History:
        asked.append(given)
        if len(asked) == 1:
            raise RuntimeError("ended from outside")
        return follow(*given)

    work.history = stopped_once
    async with browse(pair, work=work, paths=three) as browser:
        assert "This is history" not in browser.screen
        await browser.press("ctrl+o")
        assert isinstance(browser.app.screen, PickerScreen)
        await browser.press("escape")
        assert isinstance(browser.app.screen, OverviewScreen)
        await browser.press("4")
        assert "This is history 1." in browser.screen


async def test_every_line_of_the_history_can_be_reached_by_key(browse, pair, work, three) -> None:
    async with browse(pair, "4", work=work, paths=three, size=(80, 16)) as browser:
        seen = browser.screen
        for _ in range(40):
            await browser.press("j")
            seen += browser.screen
        for words in ("2014 → 2016", "This is history 1.", "Concerns through the years"):
            assert words in seen


async def test_reports_on_two_forces_are_named_by_force_and_without_an_arrow(
    browse, fake_work, pair: Pair, first: Inspection, three: tuple[Path, ...]
) -> None:
    other = replace(first, force="Brackenshire Constabulary")
    work = fake_work(pair, {"first.txt": other})
    async with browse(pair, "4", work=work, paths=three) as browser:
        assert "Brackenshire Constabulary 2014 | Marlshire Police 2016" in browser.screen
        assert "Marlshire Police 2016 → Marlshire Police 2018/19" in browser.screen


async def test_enter_on_a_line_that_leads_nowhere_leaves_the_reader_there(
    browse, pair, work, three
) -> None:
    keys = ("4", "g", "j", "j", "j", "enter")
    async with browse(pair, *keys, work=work, paths=three) as browser:
        assert isinstance(browser.app.screen, OverviewScreen)
        assert len(work.compared) == 1


# ---- the card of a concern ----------------------------------------------------------------------------


def to_concern(browser: Browser, words: str) -> None:
    """Put the cursor on the concern of the history that begins with these words."""
    screen = browser.app.screen
    lines = screen.lines
    screen.options.highlighted = next(
        n for n, line in enumerate(lines)
        if line.goal is not None and line.goal.thread is not None and words in line.content.plain
    )  # fmt: skip


async def test_c_shows_what_each_inspection_said_of_a_concern(browse, pair, work, three) -> None:
    async with browse(pair, "4", work=work, paths=three) as browser:
        to_concern(browser, AFI_GONE[:40])
        await browser.press("c")
        card = browser.app.screen.query_one(Panel).text.plain
        assert AFI_GONE in " ".join(card.split())
        for inspection in browser.app.history.inspections[-2:]:
            assert inspection.label in card
        assert "Through the years" in browser.screen


async def test_enter_on_a_concern_of_the_history_goes_to_it(browse, pair, work, three) -> None:
    async with browse(pair, "4", work=work, paths=three) as browser:
        to_concern(browser, AFI_GONE[:40])
        await browser.press("enter")
        assert isinstance(browser.app.screen, ReaderScreen)
        assert browser.reading.old.text == AFI_GONE


async def test_enter_on_a_concern_that_neither_report_raises_shows_its_card(
    browse, pair, work, three
) -> None:
    async with browse(pair, "4", work=work, paths=three) as browser:
        screen = browser.app.screen
        number, line = next(
            (n, line) for n, line in enumerate(screen.lines)
            if line.goal is not None and line.goal.thread is not None
        )  # fmt: skip
        screen._lines[number] = replace(line, goal=replace(line.goal, row=None))
        screen.options.highlighted = number
        await browser.press("enter")
        assert browser.app.screen is screen
        assert screen.query_one("#card-pane").display
