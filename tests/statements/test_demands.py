"""What a demand sets as its limits, and what it only sets as the time by which it is to be met."""

from __future__ import annotations

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.inspectorates import load_inspectorate
from peeldiff.report import read_document
from peeldiff.statements import Demand, demand_of, load_lexicon

HEAD = "PEEL: Police effectiveness 2016\nAn inspection of Marlshire Police\n\n## Crime\n\n**Good**"


def _demand(text: str) -> Demand:
    report = f"{HEAD}\n\n### Areas for improvement\n\n- {text}\n"
    finding = read_document(load_bytes(report.encode(), "2016.txt")).findings[0]
    return demand_of(finding, None, "", load_lexicon(), load_inspectorate().demand_stems)


@pytest.mark.parametrize(
    "lead",
    [
        "By 31 March 2017, the force should",
        "By the end of May 2017, the force should",
        "Within six months, the force should",
        "Within the next 3 months, the force should",
        "By September 2017, Marlshire Police should",
        "The force should immediately",
    ],
)
def test_the_time_by_which_a_demand_is_to_be_met_is_no_part_of_what_it_asks_for(lead: str) -> None:
    demand = _demand(f"{lead} give each kayak a lamp.")
    assert not demand.limits
    assert {"kayak", "lamp"} <= demand.asked
    assert not any(word[0].isdigit() or word in ("march", "six", "month") for word in demand.asked)
    assert len(demand.parts) == 1


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("The force should mend each kayak within three days.", "three"),
        ("Within two days of a report of a lost kayak, the force should look for it.", "two"),
        ("By 31 March 2017, the force should check its kayaks at least every 28 days.", "28"),
        ("Within six months, the force should mend each kayak within a week.", "a"),
        ("The force should answer nine in ten letters on kayaks within 14 days.", "14"),
    ],
)
def test_a_limit_stays_a_limit_beside_the_time_by_which_it_is_to_be_met(
    text: str, limit: str
) -> None:
    assert limit in _demand(text).limits


def test_a_demand_that_only_leads_to_its_list_keeps_its_words() -> None:
    demand = _demand(
        "By 31 March 2017, the force should:\n  - mend its kayaks;\n  - count its lamps."
    )
    assert demand.asked
