"""By which years a newer report may mean the older one, and by which it means another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import InspectionDiff, Status

ASKED = "The force should give each of its kayaks a lamp."
DONE = (
    "{lead} we asked the force to give each of its kayaks a lamp. This has been fully implemented."
)


@pytest.mark.parametrize(
    ("lead", "cycles", "status"),
    [
        ("In 2018", ("2018/19", "2021/22"), Status.RESOLVED),
        ("In 2019", ("2018/19", "2021/22"), Status.RESOLVED),
        ("In our 2018/19 report", ("2018/19", "2021/22"), Status.RESOLVED),
        ("In 2022", ("2021/22", "2023-25"), Status.RESOLVED),
        ("In 2016", ("2016", "2018/19"), Status.RESOLVED),
        ("In 2017", ("2016", "2018/19"), Status.NOT_RAISED),
        ("In 2020", ("2018/19", "2021/22"), Status.NOT_RAISED),
        ("In 2017", ("2018/19", "2021/22"), Status.NOT_RAISED),
    ],
)
def test_a_recall_means_the_older_report_by_any_of_its_years(
    diff: Callable[..., InspectionDiff],
    question: Callable[..., str],
    lead: str,
    cycles: tuple[str, str],
    status: Status,
) -> None:
    old = question("Investigating crime", ASKED)
    new = question("Investigating crime", prose=DONE.format(lead=lead))
    (change,) = diff(old, new, cycles=cycles).findings
    assert change.status is status
