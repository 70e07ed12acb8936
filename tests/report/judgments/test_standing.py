"""Which sentences say that a question was not looked at, or that an earlier judgment stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.report.judgments.looked_at import LookedAt
from peeldiff.report.judgments.standing import Standing
from peeldiff.words import plain
from tests.conftest import Read

ASKED = "How well does the force run its harbour patrols?"
CORPUS = Path(__file__).parents[3] / "fixtures" / "corpus" / "standing"
FILLER = "Those who call are told what will happen next, and staff know what they have to do. "
MISSED = {
    "s1": {3, 42, 64, 71, 87, 95},
    "s2": {23},
}
"""Snippets of a file that say by other means that the question was not inspected."""


@pytest.mark.parametrize(
    "said",
    [
        "We did not look at harbour patrols on this occasion.",
        "We chose not to examine this again.",
        "Our fieldwork did not extend to this area.",
        "No inspection of this question took place in 2018/19.",
        "There was no fresh look at this question.",
        "This question was skipped in 2018/19.",
        "The question lay outside what we could cover.",
        "It was not among the questions on which we visited the force.",
        "The force was not assessed on this question this year.",
        "The force was excused from this part of the programme.",
        "We have not, for want of time, returned to this question.",
        "Unchanged; not re-inspected this time.",
        "We left this area out.",
        "The force's patrols were good in 2016 and we have not tested this area since.",
        "This report does not cover harbour patrols.",
        "We postponed our inspection of this area.",
        "The question was not put to Marlshire Police in 2018.",
        "We did not go back to the question.",
        "We did not inspect the running of harbour patrols in Marlshire.",
        "We did not spend time on how the force runs its harbour patrols.",
    ],
)
def test_a_question_was_not_looked_at(said: str) -> None:
    assert LookedAt(load_inspectorate()).denied(plain(said), ASKED, "2018/19")


@pytest.mark.parametrize(
    "said",
    [
        "We did not look at the boathouse.",
        "The force did not inspect its patrols this year.",
        "Inspectors from the coastguard did not cover this.",
        "It does not have one of the new launches.",
        "The launch was left at its mooring.",
        "The work lies outside the skills that it has.",
        "Supervisors told us that they had not looked at this area.",
        "In 2016 we did not inspect this question.",
        "This area is not one of strength.",
        "Part of this area was not inspected.",
        "Such trips take a quarter of the day - an estimate that has never been tested.",
        "There was no audit in 2018.",
        "Nobody in the force has looked at this since.",
        "It has not looked at its launches either.",
        "It has kept its patrols in every port.",
        "That part of the agreement has never been reviewed.",
        "The ports have new lights, and we have not tested them.",
        "The rest of this area of the coast has not been visited.",
    ],
)
def test_a_question_was_looked_at(said: str) -> None:
    assert not LookedAt(load_inspectorate()).denied(plain(said), ASKED, "2018/19")


@pytest.mark.parametrize(
    "said",
    [
        "The grade is the one that we gave in 2016.",
        "The judgment printed above comes from our 2016 report.",
        "The grade for this question was awarded in 2016.",
        "We show here the grade of 2016.",
        "Readers should treat the grade as that of 2016.",
        "The previous assessment has been retained.",
        "Its judgment is last year's.",
        "The earlier grade is still the force's grade.",
        "The previous judgment has been confirmed.",
        "We have therefore repeated the grade of the last inspection.",
        "The force's grade for this area is still that of the 2016 inspection.",
    ],
)
def test_an_earlier_judgment_stands(said: str) -> None:
    assert Standing(load_inspectorate(), "2018/19").told(plain(said))


@pytest.mark.parametrize(
    "said",
    [
        "Our judgment is the same as last year.",
        "Our judgment is that the fault of 2016 is still there.",
        "The grade that we gave in 2016 was inadequate.",
        "The force has kept the grade that it won in 2016.",
        "The previous grade was given in 2016, before the new launches came.",
        "The grade is good.",
        "The rule of 2016 has been retained.",
        "This grade is a step up from 2016.",
    ],
)
def test_no_earlier_judgment_stands(said: str) -> None:
    assert not Standing(load_inspectorate(), "2018/19").told(plain(said))


def _snippets() -> Iterator[Any]:
    for path in sorted(CORPUS.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))["snippet"]
        for number, snippet in enumerate(told):
            marks = [pytest.mark.xfail(strict=True)] if number in MISSED.get(path.stem, ()) else []
            yield pytest.param(snippet, id=f"{path.stem}-{number}", marks=marks)


@pytest.mark.parametrize("snippet", list(_snippets()))
def test_snippets_say_whether_the_question_was_inspected(
    read: Read, snippet: dict[str, Any]
) -> None:
    inspection = read(
        f"# PEEL {snippet['cycle']}: An inspection of Marlshire Police\n\n## {snippet['heading']}\n\n"
        f"**{snippet['grade']}**\n\n{snippet['text'].strip()}\n\n{FILLER * 2}\n\n"
        f"## Annex A - About the data\n\n{FILLER}\n"
    )
    section = next(s for s in inspection.sections if s.heading.startswith(snippet["heading"][:20]))
    assert section.inspected == snippet["inspected"]
