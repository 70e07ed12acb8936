from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import FindingKind, Inspection
from peeldiff.report.refs import force_short

Read = Callable[[str], Inspection]

DEMANDS = "\n## Areas for improvement\n\n* The force should count.\n\n* The force should sort.\n"


@pytest.mark.parametrize(
    ("force", "short"),
    [
        ("Leicestershire Police", "LEI"),
        ("Leicestershire", "LEI"),
        ("Devon & Cornwall Police", "DAC"),
        ("Devon and Cornwall Police", "DAC"),
        ("Metropolitan Police Service", "MPS"),
        ("Leicestershire Fire and Rescue Service", "LEI"),
        ("Northamptonshire Police", "NHA"),
        ("Police Service of Northern Ireland", "NIR"),
        ("Marlshire Police", "MAR"),
        ("East Marl Constabulary", "EAS"),
        ("Leightonshire Police", "LEIG"),
        ("Ur Police", "URX"),
        ("", "XXX"),
        (None, "XXX"),
    ],
)
def test_a_force_has_its_letters_however_it_is_written(force: str | None, short: str) -> None:
    assert force_short(force, load_inspectorate()) == short


def test_no_two_forces_of_the_list_share_letters() -> None:
    known = load_inspectorate().refs.forces
    twice = {
        place: short for place, short in known.items() if place != "Hampshire and Isle of Wight"
    }
    assert len(set(twice.values())) == len(twice)


def test_every_kind_has_its_letters() -> None:
    assert set(load_inspectorate().refs.kinds) == set(FindingKind)


def test_a_report_on_all_questions_is_named_by_force_cycle_kind_and_order(
    fixtures_dir: Path,
) -> None:
    found = read_inspection(fixtures_dir / "2021-22-report.md").findings
    assert [finding.ref for finding in found][:6] == [
        "MAR-2021/22-AFI-01",
        "MAR-2021/22-AFI-02",
        "MAR-2021/22-IP-01",
        "MAR-2021/22-COC-01",
        "MAR-2021/22-REC-01",
        "MAR-2021/22-REC-02",
    ]


def test_a_report_on_one_pillar_says_so(fixtures_dir: Path) -> None:
    found = read_inspection(fixtures_dir / "2017-legitimacy-web.md").findings
    assert found[0].ref == "MAR-2017-LEGIT-AFI-01"


def test_web_page_and_report_of_one_inspection_agree(fixtures_dir: Path) -> None:
    refs = [
        [finding.ref for finding in read_inspection(fixtures_dir / name).findings]
        for name in ("2016-effectiveness-web.txt", "2016-effectiveness-report.md")
    ]
    assert refs[0] == refs[1]


def test_a_report_that_names_nothing_still_tells_its_findings_apart(read: Read) -> None:
    found = read("# A page\n" + DEMANDS).findings
    assert [finding.ref for finding in found] == ["XXX-XXX-OTHER-AFI-01", "XXX-XXX-OTHER-AFI-02"]
