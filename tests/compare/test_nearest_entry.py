"""The nearest newer entry under what is not raised again: shown where links are weak, claiming nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff import inspection_history, read_inspection
from peeldiff.compare import compare
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import DEMANDS, Inspection, InspectionDiff, Pair, Status
from peeldiff.pages.history import history_page
from peeldiff.pages.summary import summary_page
from peeldiff.phrasing.headline import nothing_pressing
from peeldiff.render.text import text

LABEL = "Nearest in the newer list, and perhaps another thing"


@pytest.fixture(scope="module")
def council(fixtures_dir: Path) -> tuple[Inspection, Inspection]:
    folder = fixtures_dir / "childrens-services-urgent"
    old, new = (read_inspection(folder / f"ellenshire-{year}.md") for year in (2014, 2017))
    return old, new


def _compared(
    council: tuple[Inspection, Inspection], within: int | None, monkeypatch: pytest.MonkeyPatch
) -> InspectionDiff:
    monkeypatch.setattr(inspectorate_of(council[1]), "nearest_within", within)
    return compare(*council)


def test_each_point_that_is_not_raised_again_has_the_nearest_demand_of_the_newer_report(
    council: tuple[Inspection, Inspection], monkeypatch: pytest.MonkeyPatch
) -> None:
    diff = _compared(council, 10_000, monkeypatch)
    silent = [one for one in diff.findings if one.status is Status.NOT_RAISED]
    asked = {finding.id for finding in council[1].findings if finding.kind in DEMANDS}
    assert silent
    assert all(one.nearest is not None and one.nearest.id in asked for one in silent)


def test_what_has_another_status_has_none(
    council: tuple[Inspection, Inspection], monkeypatch: pytest.MonkeyPatch
) -> None:
    diff = _compared(council, 10_000, monkeypatch)
    others = [one for one in diff.findings if one.status is not Status.NOT_RAISED]
    assert others
    assert all(one.nearest is None for one in others)


def test_nearness_alters_nothing_else(
    council: tuple[Inspection, Inspection], monkeypatch: pytest.MonkeyPatch
) -> None:
    near = _compared(council, 10_000, monkeypatch)
    plain = _compared(council, None, monkeypatch)
    assert tuple(replace(one, nearest=None) for one in near.findings) == plain.findings


def test_what_is_too_far_off_is_not_shown(
    council: tuple[Inspection, Inspection], monkeypatch: pytest.MonkeyPatch
) -> None:
    diff = _compared(council, 1, monkeypatch)
    assert all(one.nearest is None for one in diff.findings)


def test_where_links_are_good_none_is_shown(fixtures_dir: Path) -> None:
    old, new = (fixtures_dir / f for f in ("2016-effectiveness-report.md", "2018-19-report.txt"))
    diff = compare(read_inspection(old), read_inspection(new))
    assert all(one.nearest is None for one in diff.findings)


def test_the_pages_say_that_it_may_be_another_thing(
    council: tuple[Inspection, Inspection], monkeypatch: pytest.MonkeyPatch
) -> None:
    diff = _compared(council, 10_000, monkeypatch)
    history = history_page([inspection_history(council)])
    for page in (summary_page(Pair(*council, diff)), history):
        assert LABEL in " ".join(text(page, 200, colour=False).split())


# ---- what silence is told as --------------------------------------------------------------------


def test_no_page_says_that_nothing_is_raised_again(fixtures_dir: Path) -> None:
    folder = fixtures_dir / "childrens-services-urgent"
    old, new = (read_inspection(folder / f"ellenshire-{year}.md") for year in (2017, 2021))
    pair = Pair(old, new, compare(old, new))
    told = " ".join(text(summary_page(pair), 80, colour=False).split())
    assert nothing_pressing(pair.diff) in told
    assert nothing_pressing(pair.diff) == (
        "The newer report sets no deadline, and none of its findings was recognised as raised before."
    )
    assert "raises nothing again" not in told


def test_where_links_are_weak_silence_says_how_much_is_recognised(
    council: tuple[Inspection, Inspection],
) -> None:
    told = text(summary_page(Pair(*council, compare(*council))), 80, colour=False)
    assert " ".join(told.split()).count("about one in four is recognised") == 2
