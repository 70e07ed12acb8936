"""A passage does not end before the sentence that turns it, gives its number or tells what was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.compare.going_on import goes_on_from, is_on_it_too
from peeldiff.model import Inspection
from peeldiff.statements import read_statement

Report = Callable[..., Inspection]
Question = Callable[..., str]

CRIME = "Investigating crime"
ROPES = "The force should dry its diving ropes before the next search."
FOUND = "By day 96 percent of diving ropes are dry before the next search."
CALM = (
    "Oakham has a library.",
    "Wells has a mayor.",
    "Norley has a band.",
    "Upton has a fair.",
    "Kirby has a bakery.",
)
ITS_NUMBER = [
    "Between nine and six it is 71 percent, and on Sundays 58.",
    "At Wells it was 40 percent.",
    "In the winter they were fewer than half.",
    "At the other boathouse that is three in ten.",
    "In spring it had been a little over a third.",
    "Wardens had checked 19.",
    "A warden had signed for 26 of these.",
    "The diver had weighed eleven of them.",
]
SET_BESIDE = [
    "On Sundays it is another story.",
    "The smaller boathouse is a different matter.",
    "Only the divers at Wells have a stove.",
    "Elsewhere they hang in the rain.",
    "Less attention is paid to nets.",
    "Not all sheds have a stove.",
    "Apart from two sheds, none has a stove.",
    "We are less content with the nets.",
    "By contrast, the nets hang outside.",
]
OF_ITS_FIGURE = [
    "After 4am nobody lights the stove.",
    "Of the 96, a quarter had mould on it.",
]
TESTED = [
    "We tested this on two evenings.",
    "We asked to see them at Wells.",
]


@pytest.mark.parametrize("end", [*ITS_NUMBER, *SET_BESIDE, *TESTED])
def test_a_passage_goes_on_to_what_turns_it(report: Report, question: Question, end: str) -> None:
    old = report("2016", question(CRIME, ROPES))
    new = report("2017", question(CRIME, prose=" ".join([FOUND, end, *CALM])))
    found = next(one for one in compare(old, new).findings if one.old)
    assert found.passages[0].text.startswith(f"{FOUND} {end}")


@pytest.mark.parametrize("end", [*ITS_NUMBER, *SET_BESIDE])
def test_however_long_it_is_already(report: Report, question: Question, end: str) -> None:
    long = [FOUND, *(f"Each of the ropes at {name} has a hook." for name in ("Esk", "Ure", "Nidd"))]
    old = report("2016", question(CRIME, ROPES))
    new = report("2017", question(CRIME, prose=" ".join([*long, end, *CALM])))
    found = next(one for one in compare(old, new).findings if one.old)
    assert end in found.passages[0].text


@pytest.mark.parametrize(
    ("before", "end"),
    [
        ("Where the river is high, ropes are dried in all cases.", "Where it is low they lie in heaps."),
        ("When divers are on duty, ropes are dried.", "When a warden is alone they lie in heaps."),
        ("After the storm, ropes were dried.", "Before that they lay in heaps."),
        ("A stove burns from 6pm until 4am to dry ropes.", "After 4am the room is cold."),
        ("We looked at ropes in each shed.", "Mould grew in most sheds."),
        ("We read 60 of the cards that hang on the ropes.", "A date was missing on a great many."),
        ("There is one exception to how ropes are dried.", "Nobody does it at Wells."),
        ("Ropes are another matter.", "Mould grew in each shed."),
    ],
)  # fmt: skip
def test_two_sentences_that_need_each_other_stand_together(before: str, end: str) -> None:
    assert goes_on_from(read_statement(end), read_statement(before))


@pytest.mark.parametrize("end", CALM)
def test_a_sentence_on_something_else_is_left_out(
    report: Report, question: Question, end: str
) -> None:
    old = report("2016", question(CRIME, ROPES))
    new = report("2017", question(CRIME, prose=" ".join([FOUND, end, *CALM])))
    found = next(one for one in compare(old, new).findings if one.old)
    assert found.passages[0].text == FOUND


@pytest.mark.parametrize(
    "recall",
    [
        "It was 40 percent when we last inspected.",
        "Our 2016 report asked for this.",
        "We found the same in 2015.",
        "Our 2016 inspection had told the force to do so.",
        "We have closed this area for improvement.",
        "That is better than in 2016, when we asked for a stove.",
        "We raised these concerns in 2016.",
    ],
)
def test_a_recall_that_points_back_is_of_the_same_point(recall: str) -> None:
    assert is_on_it_too(read_statement(recall))


@pytest.mark.parametrize(
    "recall",
    [
        "In 2016 we asked for a list of anchors.",
        "This year we also looked at what we said of anchors in 2016.",
        "Our 2016 report said that anchors rust.",
    ],
)
def test_a_recall_of_its_own_is_the_next_point(recall: str) -> None:
    assert not is_on_it_too(read_statement(recall))


def test_a_passage_goes_on_to_a_recall_of_it(report: Report, question: Question) -> None:
    recall = "It was 40 percent when we inspected in 2016, so little is left to do."
    prose = " ".join([FOUND, *CALM[:1], FOUND.replace("day", "night"), recall, *CALM])
    old = report("2016", question(CRIME, ROPES))
    new = report("2017", question(CRIME, prose=prose))
    found = next(one for one in compare(old, new).findings if one.old)
    assert any(recall in passage.text for passage in found.passages)
