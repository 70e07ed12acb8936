"""Two small reports, understood and compared."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection, InspectionDiff, Status
from peeldiff.report import read_document

ADVISERS = "The force should ensure that its search advisers refresh their licence every two years."
RECALLED = "In 2016 we said that search advisers should refresh their licence every two years."
CALM = "The canteen was painted in the spring, and the choir meets there on Tuesdays."
PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)


def _report(
    cycle: str, body: str, *, force: str = "Marlshire Police", title: str | None = None
) -> Inspection:
    pillar = "" if len(cycle) > 4 else ": Police effectiveness"
    head = title or f"PEEL{pillar} {cycle}"
    text = f"{head}\nAn inspection of {force}\n\n{dedent(body)}"
    return read_document(load_bytes(text.encode(), f"{cycle.replace('/', '-')}.txt"))


@pytest.fixture(scope="session")
def report() -> Callable[..., Inspection]:
    """A report of the invented force; one of 2018/19 and later has no pillar in its title."""
    return _report


@pytest.fixture(scope="session")
def diff(report: Callable[..., Inspection]) -> Callable[..., InspectionDiff]:
    """Compare two bodies, of 2016 and 2017 unless said otherwise."""

    def run(old: str, new: str, *, cycles: tuple[str, str] = ("2016", "2017")) -> InspectionDiff:
        return compare(report(cycles[0], old), report(cycles[1], new))

    return run


@pytest.fixture(scope="session")
def question() -> Callable[..., str]:
    """A question with its grade, some prose and its finding list."""

    def make(
        name: str,
        *demands: str,
        grade: str = "Good",
        prose: str = PROSE,
        items: tuple[str, ...] = (),
    ) -> str:
        listed = "\n".join(f"- {demand}" for demand in demands)
        nested = "".join(f"\n  - {item}" for item in items)
        label = f"### Areas for improvement\n\n{listed}{nested}\n\n" if demands else ""
        bold = f"**{grade}**\n\n" if grade else ""
        return f"## {name}\n\n{bold}{prose}\n\n{label}"

    return make


@pytest.fixture(scope="session")
def told(
    diff: Callable[..., InspectionDiff], question: Callable[..., str]
) -> Callable[[str], Status]:
    """What becomes of a point of 2016 by what follows its recall in 2017."""

    def run(said: str) -> Status:
        old = question("Investigating crime", ADVISERS)
        new = question("Investigating crime", prose=f"{RECALLED} {said}\n\n{CALM}")
        return diff(old, new).findings[0].status

    return run
