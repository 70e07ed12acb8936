"""Sentences that leave their predicate to the one before them."""

from __future__ import annotations

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.report import read_document
from peeldiff.statements import read_statements, tokenise
from peeldiff.statements.elliptic import is_elliptic

ELLIPTIC = [
    "Nor is the choir.",
    "Neither were the boats of the county.",
    "So is the work of the choir.",
    "And so are the boats.",
    "Nor was the joint unit for lanterns.",
    "The choir is not, either.",
    "Lanterns weren't either.",
    "The same is true of the choir.",
    "The same goes for diving.",
]
ITS_OWN = [
    "Nor did we look at ropes.",
    "Nor did our inspection cover the river.",
    "Nor have wardens dried the ropes.",
    "Nor does the choir check ropes.",
    "Nor is the force ready for floods.",
    "Nor was the register signed.",
    "Nor is the register complete.",
    "So wardens walk.",
    "So is it.",
    "The same wardens keep the boats.",
    "Wardens like neither.",
    "Wardens do not dry ropes or boats, and they do not paint the lanterns or keep a log, either.",
]


@pytest.mark.parametrize("text", ELLIPTIC)
def test_what_names_something_alone_takes_the_predicate_before_it(text: str) -> None:
    assert is_elliptic(tokenise(text))


@pytest.mark.parametrize("text", ITS_OWN)
def test_what_has_a_predicate_of_its_own_takes_none(text: str) -> None:
    assert not is_elliptic(tokenise(text))


def scopes(prose: str) -> list[bool]:
    text = (
        f"PEEL 2018/19\nAn inspection of Marlshire Police\n\nPreventing crime\n\nGood\n\n{prose}\n"
    )
    found = read_statements(read_document(load_bytes(text.encode(), "a.txt")))
    return [row.is_scope for row in found.rows if row.sentence.text in prose]


@pytest.mark.parametrize("text", ELLIPTIC)
@pytest.mark.parametrize(
    "before",
    [
        "The search of wells isn't covered here.",
        "We did not inspect the search of wells this year.",
        "The search of wells is the subject of a separate inspection by us.",
    ],
)
def test_what_was_not_looked_at_either_is_of_scope(before: str, text: str) -> None:
    assert scopes(f"{before} {text}") == [True, True]


@pytest.mark.parametrize("text", ITS_OWN[2:])
def test_what_says_something_of_its_own_is_not(text: str) -> None:
    assert scopes(f"The search of wells isn't covered here. {text}") == [True, False]


@pytest.mark.parametrize("text", ELLIPTIC)
def test_behind_what_is_no_scope_or_in_another_paragraph_it_is_none(text: str) -> None:
    assert scopes(f"The search of wells is not safe. {text}") == [False, False]
    assert scopes(f"The search of wells isn't covered here.\n\n{text}") == [True, False]


def test_each_may_take_it_from_the_one_before() -> None:
    told = "The search of wells isn't covered here. Nor is the choir. Nor are the boats."
    assert scopes(told) == [True, True, True]
