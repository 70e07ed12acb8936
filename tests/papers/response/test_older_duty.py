"""Of a report of before 2 May 2017 no duty of the Act that came into force then is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.papers import PaperOptions
from peeldiff.papers.response import make
from peeldiff.papers.shapes import assemble
from peeldiff.report.particulars import with_published

FIXTURES = Path(__file__).parents[3] / "fixtures"


def response(day: str) -> str:
    older, newer = (
        with_published(read_inspection(FIXTURES / name), published, load_inspectorate())
        for name, published in (
            ("2016-effectiveness-report.md", "2015-03-09"),
            ("2018-19-report.txt", day),
        )
    )
    (file,) = make(assemble([older, newer]), PaperOptions(output="response.md", ending=".md"))
    return file.content.decode()


@pytest.mark.parametrize("day", ["2016-02-18", "2016-12", "2017-03-09", "2017-04", "2017-05-01"])
def test_a_report_of_before_the_act_is_told_the_older_duty_alone(day: str) -> None:
    told = response(day)
    assert "as it stood when the report was published, required the local policing body" in told
    for later in ("recommendation the comments must", "copy to the inspectors", "or why there is"):
        assert later not in told
    assert "**Chief constable’s comment:** **\\[To write: the answer\\]**" in told


@pytest.mark.parametrize("day", ["2017-05-02", "2017-05", "2018-07-03", "2019-05"])
def test_a_report_of_since_the_act_is_told_what_it_asks(day: str) -> None:
    told = response(day)
    assert "send a copy to the inspectors and to the Secretary of State" in told
    assert "as it stood" not in told
    assert "**Chief constable’s comment and action:**" in told
