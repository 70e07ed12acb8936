"""Which inspection stands before which: one answer for the command line and the browser."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from peeldiff.model import Inspection
from peeldiff.report import read_inspection
from peeldiff.timeline import fullest, in_order, is_later, newest

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def page() -> Inspection:
    return read_inspection(FIXTURES / "2016-effectiveness-web.txt")


def named(page: Inspection, name: str, cycle: str | None, published: str | None) -> Inspection:
    return replace(page, cycle=cycle, published=published, source=replace(page.source, name=name))


def test_what_stands_last_in_order_is_the_newest(page: Inspection) -> None:
    given = [
        named(page, "a", "2018/19", "2019-05"),
        named(page, "b", "Pilot round", "2013-02"),
        named(page, "c", None, "2017-03"),
        named(page, "d", "2018/19", None),
    ]
    for some in permutations(given):
        assert [one.source.name for one in in_order(some)] == ["b", "c", "a", "d"]
        assert some[newest(some)].source.name == "d"


def test_a_tie_has_the_same_winner_in_both_answers(page: Inspection) -> None:
    twins = [replace(page), replace(page)]
    assert in_order(twins)[-1] is twins[newest(twins)]


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        (("2018/19", None), ("2016", None), True),
        (("2016", None), ("2018/19", None), False),
        (("2016", "2017-03"), ("2016", "2016-12"), False),
        (("Pilot round", None), ("2016", None), False),
        (("Pilot round", "2017-03"), (None, "2016-12"), True),
    ],
)
def test_only_a_year_makes_one_later(
    page: Inspection, first: tuple[str, str], second: tuple[str, str], later: bool
) -> None:
    assert is_later(named(page, "a", *first), named(page, "b", *second)) is later


def test_asking_costs_no_other_module() -> None:
    program = "import sys, peeldiff.timeline; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name for name in done.stdout.split() if name.startswith(("peeldiff", "tui"))}
    assert loaded == {"peeldiff", "peeldiff._version", "peeldiff.timeline"}


def test_a_revisit_is_no_lesser_document_of_its_cycle(page: Inspection) -> None:
    first = named(page, "a", "2016", "2017-03")
    revisit = replace(named(page, "b", "2016", "2018-01"), title="PEEL 2016 revisit")
    twin = named(page, "c", "2016", "2017-04")
    assert [one.source.name for one in fullest([revisit, twin, first])] == ["a", "b"]
