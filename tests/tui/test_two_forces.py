"""Two forces in the browser: side by side, and nowhere a word or a sign of movement."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from peeldiff.model import FigureChange, Pair, Relation
from peeldiff.rows import build_rows
from tui.findings import concern_lines
from tui.grading import grade_lines
from tui.screens.decide import DecideScreen
from tui.screens.filter import FilterScreen
from tui.widgets.panel import Panel
from tui.work import Comparison

FIRST, SECOND = "Marlshire Police", "Brackenshire Constabulary"
MOVEMENT = re.compile(
    r"[▲→√○]|\b(?:down|steps?|again|older|newer|(?:more|less) serious|raised before|new|carried over|worse|"
    r"declined|improved|dealt with|changes?|unchanged|renamed|"
    r"inspected|Evidence|status)\b",
    re.IGNORECASE,
)


@pytest.fixture
def forces(pair: Pair) -> Pair:
    """The pair as reports on two forces, its texts without any word that tells of time."""
    diff = pair.diff
    figures = (FigureChange("Cost per head", "£164", "£171", True, "", 80, 91),)
    head = replace(diff.new, force=SECOND, cycle="2018/19")
    apart = replace(diff, relation=Relation.DIFFERENT_FORCE, new=head, figures=figures)
    return replace(pair, new=replace(pair.new, force=SECOND), diff=apart)


SAID = (
    *("that we found last time has been cleared", "has since written"),  # by a report of itself
    "tells of no change",
)


def own_words(shown: str) -> str:
    """What the browser claims of itself."""
    for words in SAID:
        shown = shown.replace(words, "")
    return shown


def on_screen(browser) -> str:
    """The screen without its last line, which names keys."""
    return own_words(browser.words.rpartition(" enter ")[0] or browser.words)


@pytest.mark.parametrize("size", [(80, 40), (120, 50)])
async def test_the_overview_claims_no_movement(browse, forces: Pair, size: tuple[int, int]) -> None:
    async with browse(forces, size=size) as browser:
        tabs = []
        for key in "1234":
            await browser.press(key)
            tabs.append(on_screen(browser))
        assert MOVEMENT.findall(" ".join(tabs[:3])) == []
        assert "Two forces" in tabs[0]
        for title in ("Asked of both 2", f"Asked of {FIRST} 1"):
            assert title in tabs[2]
        for name in (FIRST, SECOND):
            assert f"{name}: " in tabs[2]


@pytest.mark.parametrize("width", [56, 76, 116, 200])
def test_the_grades_of_both_stand_on_one_line_and_none_is_cut(forces: Pair, width: int) -> None:
    comparison = Comparison(forces, build_rows(forces))
    lines = [*grade_lines(comparison, width), *concern_lines(comparison, width)]
    shown = "\n".join(line.content.plain for line in lines)
    told = " ".join(shown.split())
    assert re.search("Protecting vulnerable.*Good.*Requires improvement", told)
    assert "…" not in shown[: shown.index("Asked of")]
    assert max(map(len, shown.splitlines())) <= width


async def test_enter_on_a_grade_or_a_concern_goes_to_it(browse, forces: Pair) -> None:
    async with browse(forces, "2", "enter") as browser:
        assert browser.reading.grade is not None
        await browser.press("3", "enter")
        assert browser.reading.finding is not None


READING = {
    "side by side": ("o", "g"),
    "one column": ("o", "g", "v"),
    "card": ("o", "g", "]", "]", "c"),
    "why": ("o", "g", "]", "]", "w"),
    "card of one": ("o", "g", "]", "c"),
    "why of one": ("o", "g", "]", "w"),
    "card of a grade": ("o", "g", "j", "j", "c"),
    "why of sections": ("o", "g", "w"),
    "filter": ("o", "g", "f"),
    "end": ("o", "g", "G"),
}


@pytest.mark.parametrize("size", [(80, 40), (160, 60)])
@pytest.mark.parametrize("keys", READING.values(), ids=list(READING))
async def test_reading_claims_no_movement(
    browse, forces: Pair, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with browse(forces, *keys, size=size) as browser:
        shown = on_screen(browser)
        assert MOVEMENT.findall(shown) == []
        assert FIRST in shown


async def test_no_evidence_is_looked_for(browse, forces: Pair) -> None:
    async with browse(forces, "o", "g", "]", "e") as browser:
        assert browser.notices[-1].startswith("No evidence is quoted here")


async def test_the_filter_asks_who_is_asked(browse, forces: Pair) -> None:
    async with browse(forces, "o", "g", "f", size=(100, 40)) as browser:
        assert isinstance(browser.app.screen, FilterScreen)
        assert f"asked of {FIRST}  1" in browser.screen
        await browser.press("j", "j", "space", "a")
        assert "filtered" in browser.screen
        await browser.press("right_square_bracket")
        assert browser.reading.finding == 2


async def test_nothing_can_be_decided_to_have_become_of_it(browse, forces: Pair) -> None:
    async with browse(forces, "o", "g", "]", "d") as browser:
        assert isinstance(browser.app.screen, DecideScreen)
        assert MOVEMENT.findall(on_screen(browser)) == []
        assert f"asked of {FIRST}" in browser.screen


async def test_the_palette_calls_no_concern_by_a_status(browse, forces: Pair) -> None:
    async with browse(forces, "ctrl+p") as browser:
        await browser.write("concern asked of")
        await browser.settle()
        assert f"Concern, asked of {FIRST}" in browser.screen


@pytest.mark.parametrize("keys", [("x",), ("o", "g", "x")], ids=["overview", "texts"])
async def test_what_is_exported_claims_no_movement(
    browse, forces: Pair, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    target = tmp_path / "forces.md"
    async with browse(forces, *keys) as browser:
        browser.app.screen.query_one(Input).value = str(target)
        await browser.press("enter")
        await browser.until(target.exists)
    text = target.read_text(encoding="utf-8")
    assert MOVEMENT.findall(own_words(text)) == []
    assert FIRST in text
    assert SECOND in text


@pytest.mark.parametrize(("size", "keys"), [
    ((120, 50), ()), ((80, 40), ()), ((120, 50), ("o", "g", "]", "c")), ((80, 40), ("o", "g", "]")),
])  # fmt: skip
async def test_the_screen_of_two_forces_looks_as_it_was_approved(
    browse, golden: Callable[[str, str], None], forces: Pair, size, keys
) -> None:
    name = f"two-forces-{'reader' if keys else 'overview'}-{size[0]}.txt"
    async with browse(forces, *keys, size=size) as browser:
        golden(name, browser.screen + "\n")


async def test_a_concern_is_not_told_as_graver_than_each_force_is_told(
    browse, forces: Pair
) -> None:
    async with browse(forces, "o", "g", "]", "]", "]", "c", size=(120, 50)) as browser:
        assert browser.reading.label == "area for improvement | cause of concern: asked of both"
        card = browser.app.screen.query_one(Panel).text.plain
        assert "area for improvement | cause of concern" in card
        assert "Cause of concern: Too many victims" in card


@pytest.mark.parametrize("keys", [("o", "g"), ("o", "g", "v")], ids=["side by side", "one column"])
async def test_what_one_force_is_asked_is_drawn_as_neither_new_nor_gone(
    browse, forces: Pair, keys: tuple[str, ...]
) -> None:
    async with browse(forces, *keys, "]", size=(120, 40)) as browser:
        strips = browser.app.screen._compositor.render_strips()
        line = next(s for s in strips if "The force should answer messages" in s.text)
        assert re.search(r"▌1 The force should answer messages", line.text)
        of_a_report = {s.style.color for s in line if "answer messages from" in s.text}
        await browser.press("]")
        strips = browser.app.screen._compositor.render_strips()
        both = [s for s in strips if "1 The force should improve" in s.text]
        assert of_a_report <= {s.style.color for s in both[0]}
        assert "2 The force must improve" in browser.screen
