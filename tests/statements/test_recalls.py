"""Which sentences recall an earlier inspection, and which only name a year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.statements import Recall, Statements

Read = Callable[..., Statements]

RECALLS = (
    "In 2016 we said that divers should dry their ropes.",
    "In our 2016 effectiveness inspection we asked the force to dry its ropes.",
    "Our previous report criticised how ropes were dried.",
    "Last year we had a cause of concern about the ropes.",
    "Two years ago we judged the diving section to be poor.",
    "HMIC recommended in 2015 that ropes be dried.",
    "We had recommended that the force dry its ropes.",
    "When we last visited, the ropes were wet.",
    "This was an area for improvement in our 2016 report.",
    "We previously found wet ropes.",
)
NO_RECALLS = (
    "In the 12 months to 31 March 2016 the force searched 40 wells.",
    "The force bought its ropes in 2016.",
    "The judgment of 2016 has been carried over.",
    "Divers dry their ropes each night.",
    "We will inspect the diving section in 2019.",
    "The chief constable joined the force last year.",
    "We found dry ropes this year.",
    "In 2017 we said that ropes were dry.",
)


def recall(read: Read, text: str) -> Recall | None:
    return read(text).rows[-1].recall


@pytest.mark.parametrize("text", RECALLS)
def test_a_recall_is_heard(statements: Read, text: str) -> None:
    assert recall(statements, text) is not None


@pytest.mark.parametrize("text", NO_RECALLS)
def test_what_only_names_a_time_is_none(statements: Read, text: str) -> None:
    assert recall(statements, text) is None


def test_a_recall_names_its_years(statements: Read) -> None:
    found = recall(statements, "In 2014 and again in 2016 we said that ropes were wet.")
    assert found is not None
    assert found.years == ("2014", "2016")


def test_a_recall_of_an_area_for_improvement_is_formal(statements: Read) -> None:
    found = recall(statements, "In 2016 we made the wet ropes an area for improvement.")
    assert found is not None
    assert found.is_formal


def test_the_words_for_the_inspection_are_those_of_the_report(statements: Read) -> None:
    text = "In our 2016 effectiveness inspection we asked the force to dry its ropes."
    found = recall(statements, text)
    assert found is not None
    assert found.refers_to in text
    assert "2016" in found.refers_to


def test_a_demand_recalls_nothing(statements: Read) -> None:
    listed = "### Areas for improvement\n\n- The force should do what we asked for in 2016.\n"
    rows = statements("Ropes are dry.", listed).rows
    assert [row.recall for row in rows if row.sentence.is_demand] == [None]


@pytest.mark.parametrize(
    ("text", "looked_at"),
    [
        ("Our diving safety inspection in 2017 found wet ropes.", {"diving", "safety"}),
        ("Our national harbour inspection of 2017 criticised the ropes.", {"harbour"}),
        ("HMIC pointed this out in its 2017 review of diving.", {"diving"}),
        ("We found this in our joint inspection of 2017, too.", set()),
        ("Our 2017 effectiveness report found wet ropes.", set()),
        ("Our 2017 inspection of the force found no review of ropes.", set()),
        ("During our inspection of the harbour in 2017, we found wet ropes.", set()),
        ("The force wrote its diving review of 2017 itself.", set()),
    ],
)
def test_an_inspection_of_another_name_in_the_same_year_is_an_earlier_one(
    statements: Read, text: str, looked_at: set[str]
) -> None:
    found = recall(statements, text)
    assert (found.looked_at if found else frozenset()) == looked_at
