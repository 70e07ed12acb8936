"""What is read and compared, against labels made by people who read the reports.

The floors are in `score_floors.json`; they may only rise (`.ci/floors.py --raise`).
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from peeldiff.compare import compare
from peeldiff.inputs import read_inspection
from peeldiff.jsonio import plain_data
from peeldiff.model import Inspection

HERE = Path(__file__).parent
INVENTED = HERE.parent / "fixtures"
SHARED = HERE.parent.parent / "shared"
SCORER = SHARED / "score" / "score.py"
FLOORS = json.loads((HERE / "score_floors.json").read_text("utf-8"))

Figures = dict[str, float]


def module(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


OURS = module("peeldiff_score_labels", HERE / "score_labels.py")

no_published = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="no published reports beside the checkout (../shared)"
)
no_scorer = pytest.mark.skipif(
    not SCORER.is_file(), reason="no scorer beside the checkout (../shared/score)"
)


@cache
def inspection(path: Path) -> Inspection:
    return read_inspection(path)


@cache
def output(labels: Path, reports: Path) -> tuple[dict[str, Any], Any]:
    """The labels of one file, and what the program says of the reports that they are on."""
    wanted = json.loads(labels.read_text("utf-8"))
    if labels.stem.startswith("doc-"):
        return wanted, plain_data(inspection(reports / wanted["file"]))
    old, new = inspection(reports / wanted["old"]), inspection(reports / wanted["new"])
    return wanted, plain_data(compare(old, new))


@cache
def scored(labels: Path, reports: Path) -> Figures:
    wanted, got = output(labels, reports)
    score: Callable[[Any, Any], Figures]
    score = OURS.score_read if labels.stem.startswith("doc-") else OURS.score_diff
    return score(wanted, got)


def fallen(figures: Figures, floors: Figures) -> dict[str, tuple[float, float]]:
    """Each figure that is below its floor, with it."""
    return {
        name: (figures[name], floor)
        for name, floor in floors.items()
        if round(figures[name], 4) < floor
    }


INVENTED_LABELS = sorted((INVENTED / "labels").glob("*.json"))
PUBLISHED_LABELS = sorted((SHARED / "gold").glob("*.json")) or [SHARED / "gold" / "none.json"]


@pytest.mark.parametrize("labels", INVENTED_LABELS, ids=lambda path: path.stem)
def test_no_figure_of_an_invented_report_is_below_its_floor(labels: Path) -> None:
    assert fallen(scored(labels, INVENTED), FLOORS["invented"][labels.stem]) == {}


@pytest.mark.real
@no_published
@pytest.mark.parametrize("labels", PUBLISHED_LABELS, ids=lambda path: path.stem)
def test_no_figure_of_a_published_report_is_below_its_floor(labels: Path) -> None:
    assert fallen(scored(labels, SHARED / "seeds"), FLOORS["published"][labels.stem]) == {}


@pytest.mark.real
@no_scorer
@pytest.mark.parametrize("labels", INVENTED_LABELS[::4], ids=lambda path: path.stem)
def test_the_scorer_beside_the_checkout_measures_the_same(labels: Path) -> None:
    theirs = module("peeldiff_shared_score", SCORER)
    wanted, got = output(labels, INVENTED)
    score = theirs.score_read if labels.stem.startswith("doc-") else theirs.score_diff
    figures, _ = score(wanted, got)
    assert scored(labels, INVENTED) == pytest.approx(figures)


def statuses(labels: Path, reports: Path) -> list[tuple[str, str, set[str]]]:
    """Each text that is said to be resolved, with the labelled status and those accepted."""
    wanted, got = output(labels, reports)
    changes = [x for c in got["findings"] for x in (c, *c["items"]) if x["status"] == "resolved"]
    return [
        (row[side][0]["text"], row["status"], {row["status"], *row["accept"]})
        for row in wanted["findings"]
        for side in ("old" if row["old"] else "new",)
        if any(OURS.has(row[side][0]["text"], change[side]) for change in changes)
    ]


INVENTED_PAIRS = [path for path in INVENTED_LABELS if path.stem.startswith("pair-")]
PUBLISHED_PAIRS = [path for path in PUBLISHED_LABELS if path.stem.startswith("pair-")]


@pytest.mark.parametrize("labels", INVENTED_PAIRS, ids=lambda path: path.stem)
def test_nothing_invented_is_called_resolved_that_is_not(labels: Path) -> None:
    assert [row for row in statuses(labels, INVENTED) if "resolved" not in row[2]] == []


@pytest.mark.real
@no_published
@pytest.mark.parametrize("labels", PUBLISHED_PAIRS, ids=lambda path: path.stem)
def test_nothing_published_is_called_resolved_that_is_not(labels: Path) -> None:
    assert [row for row in statuses(labels, SHARED / "seeds") if "resolved" not in row[2]] == []


def test_every_label_file_has_floors() -> None:
    assert sorted(FLOORS["invented"]) == [path.stem for path in INVENTED_LABELS]
