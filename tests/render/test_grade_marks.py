"""The marks of grades in a table of years: no sign stands there that the line below does not explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest

from peeldiff.history.shapes import GradePoint
from peeldiff.model import Grade, GradeChangeKind
from peeldiff.pages.grid import grade_cell
from peeldiff.phrasing.grade_marks import grade_mark, mark_meanings


def point(
    grade: Grade | None,
    change: GradeChangeKind | None = None,
    *,
    carried: bool = False,
    shared: tuple[str, ...] = (),
) -> GradePoint:
    steps = (
        {GradeChangeKind.IMPROVED: 1, GradeChangeKind.DECLINED: -1}.get(change) if change else None
    )
    return GradePoint(
        1, "Calls", grade, carried, "2016" if carried else None, change, steps, 0, shared, None, "a.md", 3
    )  # fmt: skip


def points() -> Iterator[GradePoint]:
    for grade, change, carried, shared in product(
        (None, *Grade), (None, *GradeChangeKind), (False, True), ((), ("Crime", "Victims"))
    ):
        yield point(grade, change, carried=carried, shared=shared)


@pytest.mark.parametrize("one", [None, *points()], ids=grade_mark)
def test_every_sign_of_a_mark_is_explained(one: GradePoint | None) -> None:
    mark = grade_mark(one)
    told = mark_meanings([mark])
    for sign in re.findall(r"[A-Z]+|[^A-Z ]", mark):
        assert re.search(rf"(?:^|; ){re.escape(sign)} \w", told), (mark, told)


@pytest.mark.parametrize("one", [None, *points()], ids=grade_mark)
def test_a_cell_of_a_page_has_the_mark_that_stands_in_the_browser(one: GradePoint | None) -> None:
    assert grade_cell(one, ("2016", "2018/19")).text == grade_mark(one)


@pytest.mark.parametrize(
    ("one", "mark"),
    [
        (None, "·"),
        (point(None), "?"),
        (point(None, shared=("Crime",)), "?†"),
        (point(Grade.GOOD, carried=True), "G ←"),
        (point(Grade.REQUIRES_IMPROVEMENT, GradeChangeKind.DECLINED, shared=("Crime",)), "RI† ▼"),
        (point(Grade.GOOD, GradeChangeKind.UNCHANGED), "G"),
        (point(Grade.UNGRADED, GradeChangeKind.IMPROVED), "–"),
    ],
)
def test_what_a_mark_says(one: GradePoint | None, mark: str) -> None:
    assert grade_mark(one) == mark


def test_nothing_is_explained_twice_or_without_need() -> None:
    assert mark_meanings(["G", "G ←", "G†"]) == (
        "G good; ← not inspected, an earlier judgment stands; "
        "† one grade for several of these questions"
    )
    assert mark_meanings([]) == ""
