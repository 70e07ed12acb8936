"""How the two inputs stand to each other, and what the reader is warned of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from peeldiff.compare import compare
from peeldiff.compare.relation import find_relation, warn
from peeldiff.model import Inspection, Relation, Status
from peeldiff.phrasing.facts import title

Report = Callable[..., Inspection]

BODY = (
    "## Investigating crime\n\n**Good**\n\nOfficers know whom to ask, and they ask in good time.\n"
)
OTHER = "## Investigating crime\n\n**Good**\n\nOfficers have learned whom they have to ask.\n"


def warned(old: Inspection, new: Inspection) -> str:
    return " ".join(w.text for w in warn(old, new, find_relation(old, new)))


def test_a_later_report_on_the_same_force_succeeds(report: Report) -> None:
    assert find_relation(report("2016", BODY), report("2017", OTHER)) is Relation.SUCCESSIVE


def test_successive_reports_need_no_warning(report: Report) -> None:
    assert warned(report("2016", BODY), report("2017", OTHER)) == ""


def test_a_report_with_itself_is_the_same_inspection(report: Report) -> None:
    one = report("2016", BODY)
    assert find_relation(one, one) is Relation.SAME_INSPECTION


def test_a_report_with_itself_needs_no_warning(report: Report) -> None:
    one = report("2016", BODY)
    assert warned(one, one) == ""


def test_two_documents_of_a_cycle_are_the_same_inspection(report: Report) -> None:
    assert find_relation(report("2016", BODY), report("2016", OTHER)) is Relation.SAME_INSPECTION


def test_two_documents_of_a_cycle_are_warned_of(report: Report) -> None:
    assert "in two shapes" in warned(report("2016", BODY), report("2016", OTHER))


BACK = "PEEL: Police effectiveness 2016 revisit"
ASKED = "### Areas for improvement\n\n- The force should {} its boats.\n\n"


def dated(report: Inspection, published: str | None) -> Inspection:
    return replace(report, published=published)


@pytest.mark.parametrize(
    "title",
    [
        BACK,
        "PEEL 2016: revisit to Marlshire Police",
        "Causes of concern re-visit: PEEL 2016",
        "Re-inspection of PEEL 2016",
        "PEEL 2016 post-inspection review",
        "REVISIT FOLLOWING PEEL 2016",
    ],
)
def test_a_revisit_of_a_cycle_is_an_inspection_of_its_own(report: Report, title: str) -> None:
    revisit = replace(report("2016", OTHER), title=title)
    assert find_relation(report("2016", BODY), revisit) is Relation.SUCCESSIVE


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("2016-05", "2017-06", Relation.SUCCESSIVE),
        ("2016-05-12", "2016-11", Relation.SUCCESSIVE),
        ("2016-05", "2016-09", Relation.SAME_INSPECTION),
        (None, "2017-06", Relation.SAME_INSPECTION),
        ("2017-06", "2016-05", Relation.REVERSED),
        ("2016-12", "2017-01", Relation.SAME_INSPECTION),
    ],
)
def test_what_is_published_half_a_year_later_is_no_other_shape(
    report: Report, first: str | None, second: str | None, relation: Relation
) -> None:
    two = dated(report("2016", BODY), first), dated(report("2016", OTHER), second)
    assert find_relation(*two) is relation


@pytest.mark.parametrize("later", ["2017-06", "2018-01-02", "2016-12"])
def test_what_is_published_again_with_the_same_demands_is(report: Report, later: str) -> None:
    demands = ASKED.format("tar") + ASKED.format("name")
    old, new = report("2016", BODY + demands), report("2016", OTHER + demands)
    assert find_relation(dated(old, "2016-05"), dated(new, later)) is Relation.SAME_INSPECTION


def test_a_day_of_updating_makes_no_other_inspection(report: Report) -> None:
    page = report("2016", BODY.replace("##", "Last updated 4 June 2018\n\n##", 1))
    assert find_relation(dated(report("2016", OTHER), "2016-05"), page) is Relation.SAME_INSPECTION


def test_a_revisit_that_is_given_first_is_told(report: Report) -> None:
    revisit = dated(replace(report("2016", OTHER), title=BACK), "2017-06")
    assert "Give the older report first" in warned(revisit, dated(report("2016", BODY), "2016-05"))


def test_a_revisit_of_a_cycle_may_say_what_became_of_a_point(report: Report) -> None:
    asked = report("2016", BODY + ASKED.format("tar"))
    said = (
        OTHER + "In 2016 we said that the force should tar its boats. It now tars all its boats.\n"
    )
    revisit = replace(report("2016", said), title=BACK)
    (change,) = compare(asked, revisit).findings
    assert change.passages
    assert change.status is not Status.NOT_REINSPECTED


def test_two_pillars_of_a_cycle_are_two_inspections(report: Report) -> None:
    other = report("2016", BODY, title="PEEL: Police legitimacy 2016")
    assert find_relation(report("2016", BODY), other) is Relation.SUCCESSIVE


def test_two_pillars_are_warned_of(report: Report) -> None:
    other = report("2017", BODY, title="PEEL: Police legitimacy 2017")
    assert "hardly speak of the same things" in warned(report("2016", BODY), other)


def test_another_force_is_told(report: Report) -> None:
    other = report("2017", BODY, force="Brackenshire Constabulary")
    assert find_relation(report("2016", BODY), other) is Relation.DIFFERENT_FORCE


def test_another_force_is_warned_of(report: Report) -> None:
    other = report("2017", BODY, force="Brackenshire Constabulary")
    assert "Marlshire Police and Brackenshire Constabulary" in warned(report("2016", BODY), other)


def test_another_programme_is_told(report: Report) -> None:
    letter = report("2014", BODY, title="Core business 2014")
    assert find_relation(letter, report("2016", BODY)) is Relation.DIFFERENT_PROGRAMME


def test_another_programme_is_warned_of(report: Report) -> None:
    letter = report("2014", BODY, title="Core business 2014")
    assert "different inspection programmes" in warned(letter, report("2016", BODY))


@pytest.mark.parametrize("cycles", [("2017", "2016"), ("2018/19", "2016"), ("2023-25", "2021/22")])
def test_the_newer_report_given_first_is_told(report: Report, cycles: tuple[str, str]) -> None:
    assert find_relation(report(cycles[0], BODY), report(cycles[1], OTHER)) is Relation.REVERSED


def test_a_reversed_order_is_not_silently_put_right(report: Report) -> None:
    diff = compare(report("2017", BODY), report("2016", OTHER))
    assert (diff.old.cycle, diff.new.cycle) == ("2017", "2016")


def test_a_reversed_order_is_warned_of(report: Report) -> None:
    diff = compare(report("2017", BODY), report("2016", OTHER))
    assert any("Give the older report first" in warning.text for warning in diff.warnings)


def test_a_report_that_names_no_force_is_warned_of(report: Report) -> None:
    nameless = report("2017", BODY, force="a county")
    assert "does not say which force" in warned(report("2016", BODY), nameless)


def test_a_report_without_a_cycle_is_warned_of(report: Report) -> None:
    undated = report("2017", BODY, title="PEEL")
    assert "does not say which inspection cycle" in warned(report("2016", BODY), undated)


def test_a_reversed_order_of_two_programmes_is_warned_of_too(report: Report) -> None:
    letter = report("2014", BODY, title="Core business 2014")
    said = warned(report("2016", BODY), replace(letter, cycle="2014"))
    assert "different inspection programmes" in said
    assert "Give the older report first" in said


def test_two_forces_have_no_order(report: Report) -> None:
    other = report("2016", BODY, force="Brackenshire Constabulary")
    assert "Give the older report first" not in warned(report("2017", BODY), other)


def test_a_cycle_without_a_year_has_no_place_in_time(report: Report) -> None:
    odd = replace(report("2016", BODY), cycle="winter round")
    assert find_relation(odd, report("2017", OTHER)) is Relation.SUCCESSIVE
    assert "Give the older report first" not in warned(odd, report("2017", OTHER))


@pytest.mark.parametrize("names", [("Marlshire", "Marlshire Police"), ("MARLSHIRE ", "Marlshire")])
def test_the_place_alone_is_the_same_force(report: Report, names: tuple[str, str]) -> None:
    for old, new in (names, names[::-1]):
        sides = replace(report("2016", BODY), force=old), replace(report("2017", OTHER), force=new)
        assert find_relation(*sides) is Relation.SUCCESSIVE


def test_the_title_gives_the_longer_name_once(report: Report) -> None:
    old = replace(report("2016", BODY), force="Marlshire")
    assert title(compare(old, report("2017", OTHER))) == "Marlshire Police: 2016 → 2017"
