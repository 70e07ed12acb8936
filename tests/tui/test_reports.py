"""The browser on whole reports: the invented ones, and the published ones where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.rows import RowKind
from tui.app import PeeldiffApp
from tui.screens.loading import LoadingScreen
from tui.screens.overview import OverviewScreen
from tui.view import sections_of
from tui.widgets.diffview import DiffView

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
SEEDS = ROOT.parent / "shared" / "seeds"

PAIRS = [
    ("2016-effectiveness-report.md", "2018-19-report.txt"),
    ("2021-22-report.md", "2023-25-report.txt"),
]

REAL = [
    ("leicestershire-peel-2015-effectiveness-web.txt", "leicestershire-peel-2016-effectiveness-report.md"),
    ("leicestershire-peel-2016-effectiveness-report.md", "leicestershire-peel-2018-19-report.txt"),
]  # fmt: skip


async def read_through(old: Path, new: Path, state: Path) -> None:
    """Open two reports and go through them by pages, changes, concerns, views and sizes."""
    app = PeeldiffApp((old, new), state_path=state)
    async with app.run_test(size=(120, 40)) as pilot:
        while isinstance(app.screen, LoadingScreen) and not app.screen.failed:
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert isinstance(app.screen, OverviewScreen)
        assert app.comparison is not None
        rows = app.comparison.table.rows
        await pilot.press("o")
        await pilot.pause()
        diff = app.screen.query_one(DiffView)
        reached = set()
        while diff.row is not None and diff.row not in reached:
            reached.add(diff.row)
            await pilot.press("right_square_bracket")
        concerns = {n for n, row in enumerate(rows) if row.kind is RowKind.FINDING}
        assert len(reached & concerns) > 0.8 * len(
            concerns
        )  # the rest are old places of moved ones
        row = diff.row
        for keys in ("v", "u", "c", "w", "l", "i", "t"):
            await pilot.press(keys)
            assert diff.row == row
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert diff.row == row
        await pilot.press("G", "pageup", "pageup", "n", "N", "g")
        assert diff.cursor == 0
        assert len(sections_of(rows)) == len(rows)


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[1])
async def test_the_invented_reports_are_read_through(
    names: tuple[str, str], tmp_path: Path
) -> None:
    await read_through(*(FIXTURES / name for name in names), tmp_path / "state.json")


@pytest.mark.real
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the published reports are not beside the checkout")
@pytest.mark.parametrize("names", REAL, ids=lambda names: names[1])
async def test_the_published_reports_are_read_through(
    names: tuple[str, str], tmp_path: Path
) -> None:
    await read_through(*(SEEDS / name for name in names), tmp_path / "state.json")
