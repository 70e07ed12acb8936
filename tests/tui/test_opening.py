"""What is on the screen before a comparison is: paths that are not there, errors behind a dialog."""

from __future__ import annotations

from pathlib import Path

from peeldiff.model import Pair


async def test_a_name_that_nothing_has_is_told_as_that(browse, pair: Pair) -> None:
    async with browse(pair, paths=("nofolder",)) as browser:
        assert "nofolder does not exist" in browser.screen
        assert "alone" not in browser.screen


async def test_one_report_alone_is_told(browse, pair: Pair, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("x")
    async with browse(pair, paths=(str(tmp_path / "old.txt"),)) as browser:
        assert "one report alone cannot be compared" in " ".join(browser.screen.split())
