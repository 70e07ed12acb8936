"""The export dialog: what is written where, and what happens where nothing can be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Input

from peeldiff.model import Pair, Status
from peeldiff.model.vocabulary import STATUSES
from peeldiff.pages.summary import summary_page
from peeldiff.render.markdown import markdown
from tui.screens.export import ExportScreen
from tui.screens.overview import OverviewScreen
from tui.screens.reader import ReaderScreen


@pytest.mark.parametrize("form", ["md", "json", "svg"])
async def test_the_view_is_exported_in_each_form(
    browse, pair: Pair, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"view.{form}"
    async with browse(pair, "o", "g", "]", "x") as browser:
        screen = browser.app.screen
        screen.query_one(Input).value = str(tmp_path / "view.md")
        await browser.press(*["down"] * ["md", "json", "svg"].index(form), "enter")
        assert isinstance(browser.app.screen, ReaderScreen)
        await browser.until(target.exists)
    text = target.read_text(encoding="utf-8")
    if form == "json":
        assert json.loads(text)["findings"][0]["status"] == "escalated"
    elif form == "svg":
        assert text.startswith("<svg")
        assert STATUSES[Status.RESOLVED].short.replace(" ", "&#160;") in text
        assert "Markdown" not in text  # the dialog is no part of the picture
        assert "url(http" not in text
    else:
        assert "~~39~~ percent" in text
    assert [path.name for path in tmp_path.glob("view*")] == [target.name]


async def test_an_existing_file_is_replaced_only_after_asking(
    browse, pair: Pair, tmp_path: Path
) -> None:
    target = tmp_path / "notes.md"
    target.write_text("mine")
    async with browse(pair, "x") as browser:
        browser.app.screen.query_one(Input).value = str(target)
        await browser.press("enter")
        assert isinstance(browser.app.screen, ExportScreen)
        assert target.read_text() == "mine"
        await browser.press("down", "up", "enter")
        await browser.until(lambda: target.read_text(encoding="utf-8") != "mine")
        assert target.read_text(encoding="utf-8").startswith("# Marlshire Police")


async def test_a_folder_that_is_not_there_is_told(browse, pair: Pair, tmp_path: Path) -> None:
    async with browse(pair, "x") as browser:
        browser.app.screen.query_one(Input).value = str(tmp_path / "nowhere" / "a.md")
        await browser.press("enter")
        assert "There is no folder" in browser.screen
        await browser.press("escape")
        assert isinstance(browser.app.screen, OverviewScreen)


async def test_the_overview_as_a_file_is_the_summary(browse, pair: Pair, tmp_path: Path) -> None:
    target = tmp_path / "minutes.md"
    async with browse(pair, "x") as browser:
        browser.app.screen.query_one(Input).value = str(target)
        await browser.press("enter")
        await browser.until(target.exists)
    assert target.read_text(encoding="utf-8") == markdown(summary_page(pair))


@pytest.mark.parametrize("name", ["~nosuchuser/x.md", "x" * 303 + ".md"], ids=["user", "long"])
async def test_a_name_that_no_file_can_have_is_told_in_the_dialog(
    browse, pair: Pair, tmp_path: Path, name: str
) -> None:
    async with browse(pair, "x") as browser:
        field = browser.app.screen.query_one(Input)
        field.value = name if name.startswith("~") else str(tmp_path / name)
        await browser.press("enter")
        assert isinstance(browser.app.screen, ExportScreen)
        assert "This cannot be written" in browser.screen
        field.value = str(tmp_path / "notes.md")
        await browser.press("enter")
        await browser.until((tmp_path / "notes.md").exists)
    assert (tmp_path / "notes.md").exists()


async def test_a_name_too_long_for_the_disk_alone_is_told(
    browse, pair: Pair, tmp_path: Path
) -> None:
    deep = tmp_path.joinpath(*["d" * 200] * 25)
    async with browse(pair, "x") as browser:
        browser.app.screen.query_one(Input).value = str(deep / "a.md")
        await browser.press("enter")
        assert isinstance(browser.app.screen, ExportScreen)
        assert "This cannot be written" in browser.screen


CRASH = """
from tui.app import PeeldiffApp
from tui.start import open_browser

PeeldiffApp.open_paths = lambda self: 1 / 0
run = PeeldiffApp.run
PeeldiffApp.run = lambda self: run(self, headless=True)
raise SystemExit(open_browser([]))
"""


def test_a_browser_that_crashes_says_so_by_its_exit_code(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
