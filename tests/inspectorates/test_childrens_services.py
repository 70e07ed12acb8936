"""An invented authority, inspected by Ofsted under three frameworks, from document to history."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.compare import compare
from peeldiff.forces import by_force, same_body, same_force
from peeldiff.history import history
from peeldiff.model import (
    Addressee,
    FindingKind,
    Grade,
    GradeChangeKind,
    Inspection,
    Relation,
    Status,
)
from peeldiff.report import read_inspection

YEARS = ("2013.md", "2016.md", "2019.md", "2023.txt")
GRADES = {
    "2013.md": [
        ("Overall effectiveness", "adequate"),
        (
            "The effectiveness of the help and protection provided to children, young people, "
            "families and carers",
            "adequate",
        ),
        ("The quality of practice", "good"),
        ("Leadership and governance", "adequate"),
    ],
    "2016.md": [
        ("Children’s services in Marlshire", "requires_improvement"),
        ("1. Children who need help and protection", "requires_improvement"),
        ("2. Children looked after and achieving permanence", "good"),
        ("2.1 Adoption performance", "outstanding"),
        ("2.2 Experiences and progress of care leavers", "requires_improvement"),
        ("3. Leadership, management and governance", "requires_improvement"),
        ("The Local Safeguarding Children Board", "good"),
    ],
    "2019.md": [
        ("The impact of leaders on social work practice with children and families", "good"),
        (
            "The experiences and progress of children who need help and protection",
            "requires_improvement",
        ),
        ("The experiences and progress of children in care and care leavers", "good"),
        ("Overall effectiveness", "good"),
    ],
    "2023.txt": [
        ("The impact of leaders on social work practice with children and families", "good"),
        ("The experiences and progress of children who need help and protection", "good"),
        ("The experiences and progress of children in care", "outstanding"),
        ("The experiences and progress of care leavers", "good"),
        ("Overall effectiveness", "good"),
    ],
}


@pytest.fixture(scope="module")
def read(fixtures_dir: Path) -> dict[str, Inspection]:
    folder = fixtures_dir / "childrens-services"
    return {year: read_inspection(folder / f"marlshire-{year}") for year in YEARS}


@pytest.mark.parametrize(
    ("year", "told"),
    [
        ("2013.md", ("Child protection 2013", "2013-03-15", "2013-02-04", "2013-02-12")),
        ("2016.md", ("SIF 2016", "2017-02-03", "2016-11-07", "2016-12-01")),
        ("2019.md", ("ILACS 2019", None, "2019-03-04", "2019-03-08")),
        ("2023.txt", ("ILACS 2023", None, "2023-01-16", "2023-01-20")),
    ],
)
def test_the_title_page(
    read: dict[str, Inspection], year: str, told: tuple[str | None, ...]
) -> None:
    found = read[year]
    assert (found.cycle, found.published, found.visit_from, found.visit_to) == told
    assert (found.inspectorate, found.programme) == ("Ofsted", "Children's services inspection")
    assert found.force in ("Marlshire County Council", "Marlshire")


@pytest.mark.parametrize("year", YEARS)
def test_each_judgement_is_a_section_under_its_printed_area(
    read: dict[str, Inspection], year: str
) -> None:
    graded = [(s.heading, s.grade.value.value) for s in read[year].sections if s.grade]
    assert graded == GRADES[year]


@pytest.mark.parametrize(
    ("year", "kinds"),
    [
        ("2013.md", {FindingKind.AREA_FOR_IMPROVEMENT: 3}),
        ("2016.md", {FindingKind.RECOMMENDATION: 4}),
        ("2019.md", {FindingKind.AREA_FOR_IMPROVEMENT: 2}),
        ("2023.txt", {FindingKind.AREA_FOR_IMPROVEMENT: 1}),
    ],
)
def test_what_is_asked_for(
    read: dict[str, Inspection], year: str, kinds: dict[FindingKind, int]
) -> None:
    found = [finding.kind for finding in read[year].findings]
    assert {kind: found.count(kind) for kind in found} == kinds


def test_a_line_over_a_list_says_by_when(read: dict[str, Inspection]) -> None:
    first, *_, last = read["2013.md"].findings
    assert first.deadline is not None
    assert last.deadline is not None
    assert (first.deadline.text, last.deadline.date) == ("Immediately", "2013-06-15")


def test_a_recommendation_to_the_board_is_not_the_authority_s(read: dict[str, Inspection]) -> None:
    told = [finding.addressed_to for finding in read["2016.md"].findings]
    assert told == [Addressee.FORCE] * 3 + [Addressee.OTHER_BODY]


def test_a_part_in_bullets_stays_with_its_recommendation(read: dict[str, Inspection]) -> None:
    assert [len(finding.items) for finding in read["2016.md"].findings] == [0, 2, 0, 0]


def test_adequate_and_requires_improvement_are_not_compared(read: dict[str, Inspection]) -> None:
    changes = compare(read["2013.md"], read["2016.md"]).grades
    both = [row for row in changes if row.old and row.new]
    assert len(both) == 3
    assert {row.change for row in both} == {GradeChangeKind.NOT_COMPARABLE}
    assert "four grades to four" not in " ".join(row.why for row in both)


def test_an_area_is_followed_into_the_next_framework(read: dict[str, Inspection]) -> None:
    changes = {
        (row.old.heading, row.new.heading): row.steps
        for row in compare(read["2016.md"], read["2019.md"]).grades
        if row.old and row.new
    }
    care = "The experiences and progress of children in care and care leavers"
    assert changes == {
        (GRADES["2016.md"][0][0], "Overall effectiveness"): 1,
        (GRADES["2016.md"][1][0], GRADES["2019.md"][1][0]): 0,
        (GRADES["2016.md"][2][0], care): 0,
        (GRADES["2016.md"][4][0], care): 1,
        (GRADES["2016.md"][5][0], GRADES["2019.md"][0][0]): 1,
    }


def test_only_what_nobody_looks_at_any_more_was_not_inspected_again(
    read: dict[str, Inspection],
) -> None:
    diff = compare(read["2016.md"], read["2019.md"])
    status = {change.old[0].id: change.status for change in diff.findings if change.old}
    assert [id_ for id_, told in status.items() if told is Status.NOT_REINSPECTED] == ["f4"]


def test_a_history_over_the_frameworks(read: dict[str, Inspection]) -> None:
    told = history([read[year] for year in reversed(YEARS)])
    assert [column.cycle for column in told.inspections] == [read[year].cycle for year in YEARS]
    overall = next(line for line in told.questions if line.name == "Overall effectiveness")
    assert [point and point.grade for point in overall.points] == [
        Grade.ADEQUATE, Grade.REQUIRES_IMPROVEMENT, Grade.GOOD, Grade.GOOD,
    ]  # fmt: skip
    assert [point and point.change for point in overall.points] == [
        None, GradeChangeKind.NOT_COMPARABLE, GradeChangeKind.IMPROVED, GradeChangeKind.UNCHANGED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        ("Marlshire County Council", "Marlshire"),
        ("London Borough of Marl", "Marl"),
        ("the Royal Borough of Marl and Oxley", "Marl and Oxley"),
        ("Metropolitan Borough of Marl Council", "Marl"),
        ("Hull", "Kingston upon Hull City Council"),
    ],
)
def test_an_authority_by_other_names(names: tuple[str, str]) -> None:
    assert same_force(*names)


def test_an_authority_is_not_the_police_force_of_its_place(
    read: dict[str, Inspection], fixtures_dir: Path
) -> None:
    police = read_inspection(fixtures_dir / "2018-19-report.txt")
    council = read["2019.md"]
    assert not same_body(council, police)
    assert by_force([police, council]) == [[0], [1]]
    assert compare(police, council).relation is Relation.DIFFERENT_FORCE


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted produces this report for the council and its partners, who may publish it.",
        "Ofsted produces this report on the council alone: the board was not looked at this time.",
        "The team had six of His Majesty’s Inspectors and a seconded inspector from Marl.",
        "Inspectors read ninety files, and spoke with those who had written them.",
        "Ofsted inspects a council once in three years and tells it on a Monday.",
    ],
)
@pytest.mark.parametrize("head", ["Information about this inspection", "The inspection team"])
def test_how_an_inspection_was_made_is_text_down_to_the_publishers_page(
    fixtures_dir: Path, tmp_path: Path, told: str, head: str
) -> None:
    report = (fixtures_dir / "childrens-services" / "marlshire-2019.md").read_text()
    publisher = (
        "The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates "
        "and inspects nurseries.\n\nYou may reuse this.\n"
    )
    path = tmp_path / "report.md"
    path.write_text(f"{report}\n\n## {head}\n\nWe were there in March.\n\n{told}\n\n{publisher}")
    read = read_inspection(path)
    section = read.sections[-1]
    assert section.heading == head
    assert [paragraph.text for paragraph in section.paragraphs] == ["We were there in March.", told]
    assert "nurseries" in " ".join(f.text for f in read.furniture if f.kind == "imprint")
