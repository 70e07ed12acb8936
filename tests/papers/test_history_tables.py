"""A history as rows: one fact a row, joined again without loss."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.history import EventKind, History, history
from peeldiff.inputs import read_inspection
from peeldiff.papers.history_tables import CONCERNS, GRADES, concern_rows, grade_rows
from peeldiff.papers.spreadsheet.comma import write_csv

REPORTS = (
    "2014-core-business-letter.txt",
    "2015-effectiveness-web.txt",
    "2016-effectiveness-report.md",
    "2021-22-report.md",
)


@pytest.fixture(scope="module")
def told(fixtures_dir: Path) -> History:
    return history([read_inspection(fixtures_dir / name) for name in REPORTS])


def rows(found: Any) -> list[dict[str, str]]:
    heads, *others = found
    return [dict(zip(heads, row, strict=True)) for row in others]


def test_each_event_of_each_concern_has_a_row(told: History) -> None:
    found = rows(concern_rows([told]))
    assert [(row["event"], row["status"]) for row in found] == [
        (event.kind, event.status or "") for thread in told.threads for event in thread.events
    ]
    assert len({row["concern"] for row in found}) == len(told.threads)


def test_a_concern_is_called_by_the_finding_that_first_raised_it(told: History) -> None:
    for row in rows(concern_rows([told])):
        if row["event"] == EventKind.RAISED:
            assert row["concern"] in row["refs"].split(" | ")


def test_each_question_that_an_inspection_asks_has_a_row(told: History) -> None:
    found = rows(grade_rows([told]))
    points = [point for question in told.questions for point in question.points if point]
    assert [row["grade"] for row in found] == [point.grade or "" for point in points]
    assert {row["carried_over"] for row in found} <= {"true", "false"}


def test_what_is_unknown_is_an_empty_cell(told: History) -> None:
    for row in rows(grade_rows([told])):
        assert "None" not in row.values()
    assert all("\n" not in str(cell) for row in concern_rows([told]) for cell in row)


def test_a_number_stays_a_number(told: History) -> None:
    table = list(csv.DictReader(io.StringIO(write_csv(grade_rows([told])).decode("utf-8-sig"))))
    steps = {row["change"]: row["steps"] for row in table}
    assert (steps["declined"], steps["improved"]) == ("-1", "1")


def test_several_forces_are_in_one_table(told: History, fixtures_dir: Path) -> None:
    other = history([read_inspection(fixtures_dir / "other-force-2016-web.txt")])
    forces = [row["force"] for row in rows(concern_rows([other, told]))]
    assert sorted(set(forces)) == ["Brackenshire Constabulary", "Marlshire Police"]


@pytest.mark.parametrize(
    ("options", "heads"),
    [((), CONCERNS), (("--table", "concerns"), CONCERNS), (("--table", "grades"), GRADES)],
)
def test_the_table_that_is_asked_for_is_written(
    options: tuple[str, ...],
    heads: tuple[str, ...],
    peeldiff: Callable[..., Any],
    fixtures_dir: Path,
    tmp_path: Path,
) -> None:
    path = tmp_path / "history.csv"
    reports = [fixtures_dir / name for name in REPORTS[1:3]]
    assert peeldiff("history", *reports, "--output", path, *options).code == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfforce,")  # as Excel needs it
    first = next(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(first) == heads
    assert peeldiff("history", *reports, "--format", "csv", *options).out.encode() == data


def test_a_table_is_chosen_for_csv_alone(peeldiff: Callable[..., Any], fixtures_dir: Path) -> None:
    done = peeldiff("history", fixtures_dir / REPORTS[1], "--table", "grades")
    assert done.code == 2
    assert "--table chooses a table of csv" in done.err
