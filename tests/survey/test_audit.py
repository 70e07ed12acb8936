"""A sample of claims to be judged, and what the judgments amount to."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.errors import PeeldiffError
from peeldiff.model import Status
from peeldiff.peers import Package
from peeldiff.survey.audit import AUDIT, read_audit, sample, wilson, write_sample

Run = Callable[..., Any]


@pytest.fixture
def copy(tmp_path: Path, package: Path) -> Path:
    """A copy of the package that may be written into."""
    folder = tmp_path / "package"
    folder.mkdir()
    shutil.copy(package / "peeldiff.sqlite", folder)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a sample."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def judge(path: Path, answer: Callable[[dict[str, str]], str]) -> None:
    """Write a judgment into every row, as a spreadsheet would save it."""
    told = rows(path)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(told[0]), delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "right": answer(row)} for row in told)


def test_every_row_has_words_to_look_at_and_nothing_judged(copy: Path) -> None:
    path, count = write_sample(copy, 10)
    told = rows(path)
    assert len(told) == count == 10
    assert {row["right"] for row in told} == {""}
    assert all(row["asked"] and (row["quotation"] or row["newer_wording"]) for row in told)


def test_each_status_has_as_many_as_another_as_far_as_there_are(package: Path) -> None:
    found = sample(Package(package), 12)
    counts = Counter(str(row[4]) for row in found)
    there = {str(row[4]): int(row[7]) for row in found}
    most = max(counts.values())
    assert all(count >= min(most - 1, there[status]) for status, count in counts.items())


def test_a_larger_sample_holds_the_smaller(package: Path) -> None:
    small, large = ({row[0] for row in sample(Package(package), n)} for n in (5, 11))
    assert small < large


def test_a_sample_larger_than_the_survey_is_all_of_it(package: Path) -> None:
    found = sample(Package(package), 10_000)
    assert sum({str(row[4]): int(row[7]) for row in found}.values()) == len(found)


def test_judgments_become_shares_with_intervals(copy: Path) -> None:
    path, count = write_sample(copy, 10)
    judge(path, lambda row: "no" if row["status"] == "not_raised" else "Yes ")
    found = {one.status: one for one in read_audit(str(path)).statuses}
    assert sum(one.judged for one in found.values()) == count
    wrong = found[Status.NOT_RAISED]
    assert (wrong.right, wrong.precision, wrong.low) == (0, 0.0, 0.0)
    assert all(one.precision == 1.0 for one in found.values() if one is not wrong)


def test_all_claims_weigh_as_often_as_they_are_told(copy: Path) -> None:
    path, _ = write_sample(copy, 10)
    judge(path, lambda row: "no" if row["status"] == "not_raised" else "yes")
    audit = read_audit(str(path))
    told = {one.status: one.told for one in audit.statuses}
    assert audit.precision == round(1 - told[Status.NOT_RAISED] / sum(told.values()), 4)


def test_of_what_is_not_judged_nothing_is_said(copy: Path) -> None:
    path, _ = write_sample(copy, 10)
    judge(path, lambda row: "yes" if row["status"] == "not_raised" else "?")
    audit = read_audit(str(path))
    assert audit.precision is None
    assert [one.status for one in audit.statuses if one.precision is not None] == ["not_raised"]


def test_a_sample_that_holds_judgments_is_not_replaced(copy: Path) -> None:
    path, _ = write_sample(copy, 5)
    write_sample(copy, 6)
    judge(path, lambda row: "yes")
    before = path.read_bytes()
    with pytest.raises(PeeldiffError, match="holds judgments"):
        write_sample(copy, 7)
    assert path.read_bytes() == before


def test_another_file_of_that_name_is_not_replaced(copy: Path) -> None:
    (copy / AUDIT).write_text("mine", "utf-8")
    with pytest.raises(PeeldiffError, match="not replaced"):
        write_sample(copy, 5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("status,right\nresolved,yes\n", "no column claim"),
        ("claim,status,right\na,resolved,maybe\n", "row 2: “maybe” under right"),
        ("claim,status,right\na,resolved,yes\nb,done,no\n", "row 3: done under status"),
    ],
)
def test_what_cannot_be_read_names_its_row(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "audit.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(PeeldiffError, match=said):
        read_audit(str(path))


@pytest.mark.parametrize(
    ("right", "judged", "interval"),
    [(8, 10, (0.4902, 0.9433)), (10, 10, (0.7225, 1.0)), (0, 20, (0.0, 0.1611))],
)
def test_the_interval_is_that_of_the_textbook(
    right: int, judged: int, interval: tuple[float, float]
) -> None:
    assert wilson(right, judged) == pytest.approx(interval, abs=1e-4)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    right, judged = counts
    low, high = wilson(right, judged)
    assert 0 <= low <= right / judged + 1e-4
    assert right / judged - 1e-4 <= high <= 1


def test_the_verb_writes_a_sample_and_reads_it_back(peeldiff: Run, copy: Path) -> None:
    done = peeldiff("survey", "--out", str(copy), "--audit", "8")
    assert done.code == 0
    assert "has 8 claims" in done.err
    judge(copy / AUDIT, lambda row: "yes")
    told = peeldiff("survey", "--audit", str(copy / AUDIT))
    assert told.code == 0
    assert "8 of 8 claims were judged, and 8 of these are right." in told.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--audit", "0", "--out", "x"], "samples nothing"),
        (["--audit", "none.csv"], "none.csv does not exist"),
        (["--audit", "5"], "give one after --out"),
        (["--out", "x"], "needs reports"),
        (["reports"], "give one after --out"),
        (["reports", "--audit", "a.csv"], "takes no report"),
    ],
)
def test_what_was_asked_wrongly_is_one_sentence(
    peeldiff: Run, arguments: list[str], said: str
) -> None:
    done = peeldiff("survey", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
