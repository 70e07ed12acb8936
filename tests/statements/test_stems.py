"""What a statement is about: the name of a kind of finding is no part of it."""

from __future__ import annotations

import pytest

from alignment.words import stem
from peeldiff.statements import read_statement


@pytest.mark.parametrize(
    "text",
    [
        "That area for improvement is accordingly discharged.",
        "Both areas for improvement have been met, and these areas for improvement are closed.",
        "Areas for improvement that we listed were closed.",
        "We no longer list it as an area for improvement.",
        "Of the five areas for improvement, four are closed.",
    ],
)
def test_an_area_for_improvement_is_no_area_of_the_force(text: str) -> None:
    assert stem("area") not in read_statement(text).stems


@pytest.mark.parametrize(
    "text",
    [
        "The scheme now runs in all three policing areas.",
        "That area for improvement is met in every area of the force.",
        "The area for which the inspector answers has no plan.",
        "Area by area the force has improved.",
    ],
)
def test_another_area_stays(text: str) -> None:
    assert stem("area") in read_statement(text).stems
