"""A passage begins where its first sentence can be understood: not with what points back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.compare.leading_in import leads_in
from peeldiff.model import Inspection
from peeldiff.statements import read_statement

Report = Callable[..., Inspection]
Question = Callable[..., str]

BEFORE = "The wardens keep a register of lamps in the harbour office."
GOES_ON = [
    "As a result of these, most lamps are lit.",
    "Because of this rule the wardens walk.",
    "In contrast, the southern quay is dark.",
    "Consequently, nobody reads the register.",
    "Since then, 40 lamps have been bought.",
    "Nor is the southern quay lit.",
    "The gap, however, has grown.",
    "In the south, however, no lamp is lit.",
    "This was an increase from 212.",
    "They then call the harbour master by telephone.",
    "When it is lit, the quay is safe.",
    "In some of these cases the glass was broken.",
    "Both of them are painted yearly.",
    "Its wardens are content.",
    "For this reason, the quay was closed.",
    "The second was that wardens should carry a spare wick.",
    "One was that wardens should carry a spare wick.",
    "The other of these is kept by the choir.",
    "We found the standard was good in 31 of them.",
    "In six, nothing had been written down.",
    "It said that wardens should keep a register of lamps.",
    "It is working to buy more lamps.",
]
STANDS = [
    "This year, wardens bought 40 lamps.",
    "During this inspection, we found that lamps were lit.",
    "In this report wardens are praised.",
    "The wardens light each of their lamps at dusk.",
    "Wardens who carry a lamp say that it is heavy.",
    "The second quay was lit in May.",
    "One warden keeps the register.",
    "We found that lamps were lit, and this is good.",
    "In 2016, it rained.",
    "Wardens have a lamp, however old it may be.",
    "Result boards stand in each hall.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_what_goes_on_from_the_sentence_before_needs_it(text: str) -> None:
    assert leads_in(read_statement(text), [read_statement(BEFORE)]) == 1


@pytest.mark.parametrize("text", STANDS)
def test_what_stands_by_itself_needs_none(text: str) -> None:
    assert leads_in(read_statement(text), [read_statement(BEFORE)]) == 0


@pytest.mark.parametrize("text", GOES_ON)
def test_at_the_beginning_of_a_paragraph_there_is_nothing_to_need(text: str) -> None:
    assert leads_in(read_statement(text), []) == 0


SOURCE = "Our 2017 effectiveness report identified an area for improvement."
RECALLED = [
    "We said wardens should keep a register of lamps.",
    "We stated that a register of lamps should be kept, and recommended a lock for it.",
    "We had asked the force to keep a register of lamps.",
    "There we recommended a register of lamps.",
    "We advised wardens to keep a register of lamps.",
]


@pytest.mark.parametrize("text", RECALLED)
@pytest.mark.parametrize("between", [(), ("The choir sings on Tuesdays.",)])
def test_what_was_asked_then_needs_the_sentence_that_says_when(
    text: str, between: tuple[str, ...]
) -> None:
    before = [read_statement(one) for one in (*between, SOURCE)]
    assert leads_in(read_statement(text), before) == len(before)


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 we said wardens should keep a register of lamps.",
        "In our last inspection we recommended a register of lamps.",
        "In 2015 we asked the force to keep a register of lamps.",
    ],
)
def test_what_says_itself_when_needs_no_sentence_on_another_thing(text: str) -> None:
    assert leads_in(read_statement(text), [read_statement(BEFORE)]) == 0


def test_each_sentence_may_need_the_one_before_it() -> None:
    told = [BEFORE, "It was begun in 2011.", "This was late.", "However, it is complete."]
    rows = [read_statement(text) for text in reversed(told)]
    assert leads_in(rows[0], rows[1:]) == 3


ROPES = "The force should dry its diving ropes before the next search."
WHERE = "The boathouse of the northern quay was repaired by the council."
CALM = ("Oakham has a library.", "Wells has a mayor.", "Norley has a band.", "Upton has a fair.")
DRIED = [
    "As a result, most diving ropes are dried.",
    "This was where diving ropes are dried before a search.",
    "In it, diving ropes are dried before each search.",
    "Diving ropes, however, are dried before a search no more.",
    "Since then diving ropes have been dried before each search.",
]


@pytest.mark.parametrize("text", DRIED)
def test_a_passage_begins_with_what_its_first_sentence_needs(
    report: Report, question: Question, text: str
) -> None:
    crime = "Investigating crime"
    old = report("2016", question(crime, ROPES))
    new = report("2017", question(crime, prose=" ".join([*CALM, WHERE, text, *CALM])))
    found = next(one for one in compare(old, new).findings if one.old)
    assert found.passages[0].text == f"{WHERE} {text}"


def test_what_two_passages_need_hides_neither(report: Report, question: Question) -> None:
    crime = "Investigating crime"
    both = "The force should dry its diving ropes and should oil the lanterns of its boats."
    told = [
        "Diving ropes hang in the loft of the boathouse, where wardens dry them.",
        *CALM,
        "The lanterns of its boats are new.",
    ]
    old = report("2016", question(crime, both))
    new = report("2017", question(crime, prose=" ".join(told)))
    found = next(one for one in compare(old, new).findings if one.old)
    assert {told[0], told[-1]} <= {
        text for text in told for one in found.passages if text in one.text
    }
