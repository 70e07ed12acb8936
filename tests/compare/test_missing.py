"""Which inspections the newer report names that are not compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alignment.records import replace
from peeldiff.compare import compare
from peeldiff.model import Inspection, InspectionDiff

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]


@pytest.fixture
def named(diff: Diff, question: Question) -> Callable[[str], dict[str, int]]:
    """The missing inspections of a report of 2018/19 with some prose, with how many lines name each."""

    def run(prose: str) -> dict[str, int]:
        body = question("Preventing crime")
        new = question("Preventing crime", prose=prose)
        found = diff(body, new, cycles=("2016", "2018/19")).missing
        return {one.refers_to: len(one.lines) for one in found}

    return run


Named = Callable[[str], dict[str, int]]


@pytest.mark.parametrize(
    "prose",
    [
        "However, the force has published a 2015 study by a university.",
        "Our next inspection will look at the records of the years 2012 to 2015.",
        "The force bought its boats in 2014.",
        "In the 12 months to 31 March 2015 we counted 40 boats.",
        "The review of boats finishes in 2019.",
    ],
)
def test_what_the_inspectorate_did_not_do_is_no_inspection(named: Named, prose: str) -> None:
    assert not named(prose)


@pytest.mark.parametrize(
    ("published", "year", "is_missing"),
    [
        ("2017-03", "2017", False),
        ("2017-03-02", "2017", False),
        ("2016-11", "2017", True),
        (None, "2017", True),
        ("2017-03", "2015", True),
        ("2017-03", "2017 efficiency", True),
    ],
)
def test_the_year_in_which_the_older_report_was_published_may_mean_that_report(
    report: Callable[..., Inspection],
    question: Question,
    published: str | None,
    year: str,
    is_missing: bool,
) -> None:
    prose = f"Our {year} inspection found boats that leak."
    old = replace(report("2016", question("Preventing crime")), published=published)
    found = compare(old, report("2018/19", question("Preventing crime", prose=prose)))
    assert bool(found.missing) == is_missing


def test_one_inspection_has_one_name_whatever_a_report_calls_it(named: Named) -> None:
    found = named(
        "Our 2017 efficiency report asked for boats.\n\n"
        "We said in our 2017 efficiency inspection that boats leak.\n\n"
        "Our 2017 PEEL efficiency assessment found boats that leak."
    )
    assert found == {"2017 efficiency": 3}


def test_an_inspection_of_one_matter_is_named_whole(named: Named) -> None:
    found = named(
        "This follows our harbour records inspection, published in September 2017.\n\n"
        "It was better in our harbour records re-inspection report of January 2019.\n\n"
        "Our lighthouse protection inspection of 2015 asked for lamps."
    )
    assert found == {
        "2015 lighthouse protection": 1,
        "2017 harbour records": 1,
        "2019 harbour records": 1,
    }


def test_a_follow_up_goes_to_the_one_matter_that_was_inspected_in_its_year(named: Named) -> None:
    found = named(
        "Our harbour records re-inspection report of January 2019 was better.\n\n"
        "Our follow-up report, published in January 2019, showed that boats are dry."
    )
    assert found == {"2019 harbour records": 2}


@pytest.mark.parametrize(
    "prose",
    [
        "Our follow-up report, published in January 2019, showed that boats are dry.",
        "Our follow-up visit in May 2019 found dry boats.",
        "The follow-up inspection of March 2019 found dry boats.",
    ],
)
def test_a_follow_up_of_which_nothing_else_is_told_is_named(named: Named, prose: str) -> None:
    assert named(prose) == {"2019 follow-up": 1}


@pytest.mark.parametrize("called", ["report", "inspection"])
def test_a_report_on_a_part_of_a_pillar_is_another_one(named: Named, called: str) -> None:
    found = named(
        f"Our 2016 effectiveness (harbours) {called} asked for boats.\n\n"
        f"We praised them in our 2016 harbours {called}.\n\n"
        "Our 2016 effectiveness report asked for lamps."
    )
    assert found == {"2016 effectiveness (harbours)": 2}


@pytest.mark.parametrize(
    ("prose", "what"),
    [
        (
            "Reports on the force's efficiency, legitimacy and leadership inspections are available online.",
            ("efficiency", "leadership", "legitimacy"),
        ),
        ("Our efficiency and legitimacy reports are published.", ("efficiency", "legitimacy")),
        ("Our other reports are published online.", ()),
        ("The harbour report is available online.", ()),
        ("The legitimacy report can be found online.", ("legitimacy",)),
        (
            "Our reports on legitimacy and efficiency can be read online.",
            ("efficiency", "legitimacy"),
        ),
    ],
)
def test_reports_of_the_same_year_on_other_matters_are_named(
    report: Callable[..., Inspection], question: Question, prose: str, what: tuple[str, ...]
) -> None:
    old = report("2015", question("Preventing crime"))
    new = replace(
        report("2016", question("Preventing crime", prose=prose)), pillars=("effectiveness",)
    )
    found = compare(old, new).missing
    assert tuple(one.refers_to for one in found) == tuple(f"2016 {one}" for one in what)
