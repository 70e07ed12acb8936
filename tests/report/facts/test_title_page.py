"""Who was inspected and by which framework, on the title pages of an inspectorate with set phrases."""

from __future__ import annotations

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.report.facts.title_page import read_title_page

OFSTED = load_inspectorate("ofsted_childrens_services")
CHILDREN = "Children's services inspection"


@pytest.mark.parametrize(
    ("lines", "force", "programme", "framework"),
    [
        (
            ["Marlshire County Council", "Inspection of children’s social care services"],
            "Marlshire County Council",
            CHILDREN,
            "ILACS",
        ),
        (
            [
                "Inspection of the Royal Borough of Marl and Oxley local authority children’s services"
            ],
            "Royal Borough of Marl and Oxley",
            CHILDREN,
            "ILACS",
        ),
        (["Inspection of Marlshire children’s services"], "Marlshire", CHILDREN, "ILACS"),
        (
            [
                "Marl Council",
                "Re-inspection of services for children in need of help and",
                "protection, children looked after and care leavers",
            ],
            "Marl Council",
            CHILDREN,
            "SIF",
        ),
        (
            [
                "Inspection of local authority arrangements for the protection of children",
                "Marlshire",
            ],
            "Marlshire",
            CHILDREN,
            "Child protection",
        ),
        (
            ["Inspection of safeguarding and looked after children services", "Marlshire"],
            "Marlshire",
            CHILDREN,
            "SLAC",
        ),
        (
            ["Inspection of looked after children services", "Marlshire County Council"],
            "Marlshire County Council",
            CHILDREN,
            "Looked after children",
        ),
        (
            [
                "Marlshire Safeguarding Children Board",
                "Review of the effectiveness of the Local Safeguarding Children Board",
            ],
            "Marlshire",
            "Review of a safeguarding board",
            "LSCB",
        ),
        (
            ["Focused visit to Marlshire County Council children’s services"],
            "Marlshire County Council",
            "Focused visit",
            "ILACS",
        ),
        (
            ["Monitoring visit of Marlshire local authority children’s services"],
            "Marlshire",
            "Monitoring visit",
            "ILACS",
        ),
        (
            ["Dear partners", "Joint targeted area inspection of Marlshire"],
            "Marlshire",
            "Joint targeted area inspection",
            "JTAI",
        ),
        (
            [
                "Joint targeted area inspection of the multi-agency response to children who go "
                "missing in Marlshire"
            ],
            "Marlshire",
            "Joint targeted area inspection",
            "JTAI",
        ),
    ],
)
def test_what_a_title_page_says(
    lines: list[str], force: str, programme: str, framework: str
) -> None:
    found = read_title_page(lines, OFSTED)
    assert found is not None
    assert (found.force, found.programme, found.framework) == (force, programme, framework)


def test_a_page_without_a_known_title_says_nothing() -> None:
    assert read_title_page(["Report not found", "Marlshire County Council"], OFSTED) is None


@pytest.mark.parametrize("line", ["Dear all:", "12 May 2021", "A sentence ends here.", "Ofsted"])
def test_what_stands_above_a_title_may_be_no_name(line: str) -> None:
    found = read_title_page([line, "Inspection of children’s social care services"], OFSTED)
    assert found is not None
    assert found.force is None


@pytest.mark.parametrize(
    ("days", "cycle"),
    [
        (("2019-12-16", "2020-01-10"), "ILACS 2019"),
        ((None, "2020-01-10"), "ILACS 2020"),
        ((None,), "ILACS"),
    ],
)
def test_a_cycle_is_the_framework_and_the_first_year_known(
    days: tuple[str | None, ...], cycle: str
) -> None:
    found = read_title_page(["Marl", "Inspection of children’s social care services"], OFSTED)
    assert found is not None
    assert found.cycle(*days) == cycle
