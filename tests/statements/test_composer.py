"""Meaning follows from classes of words: good and bad, denied or not, how much, when."""

from __future__ import annotations

import pytest

from peeldiff.statements import content_stems, load_lexicon, tokenise
from peeldiff.statements.composer import Meaning, Sign, Time, clauses, compose, speaks_ill
from peeldiff.statements.marks import bare, lay_bare, skeleton


def meaning(text: str, asked: str = "rope") -> Meaning:
    marks = lay_bare(tokenise(text), load_lexicon())
    return compose(skeleton(marks, content_stems(tokenise(asked))))


@pytest.mark.parametrize(
    ("names", "sign"),
    [
        (["good"], Sign.GOOD),
        (["bad"], Sign.BAD),
        (["not", "good"], Sign.BAD),
        (["not", "bad"], Sign.GOOD),
        (["none", "not", "good"], Sign.GOOD),
        (["not", "D"], Sign.DENIED),
        (["none", "D", "not", "x"], Sign.TWICE_DENIED),
        (["good", "bad"], Sign.BOTH),
        (["x", "D"], Sign.NONE),
        (["Dgood"], Sign.GOOD),
        (["good+done"], Sign.GOOD),
    ],
)
def test_the_sign_of_a_clause_is_composed(names: list[str], sign: Sign) -> None:
    assert compose(names).sign is sign


@pytest.mark.parametrize("sign", [["good"], ["bad"], ["done"], ["worse"]])
def test_two_denials_cancel_each_other(sign: list[str]) -> None:
    assert compose(["not", "none", *sign]).sign is compose(sign).sign


@pytest.mark.parametrize("sign", [["good"], ["bad"], ["done"], ["worse"]])
def test_one_denial_turns_the_sign(sign: list[str]) -> None:
    assert compose(["not", *sign]).sign is not compose(sign).sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The rope is now in good order.", Sign.GOOD),
        ("The rope is not in good order.", Sign.BAD),
        ("No rope is lost.", Sign.GOOD),
        ("This has been fully implemented.", Sign.GOOD),
        ("This has not been implemented.", Sign.BAD),
    ],
)
def test_the_sign_of_a_sentence(text: str, sign: Sign) -> None:
    assert meaning(text).sign is sign


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The rope will be dried.", Time.PLAN),
        ("The force plans to dry the rope.", Time.PLAN),
        ("The rope still lies in the rain.", Time.LEFT),
        ("The rope is now dried.", Time.NOW),
        ("The chief constable told us that the rope is dried.", Time.CLAIM),
    ],
)
def test_the_time_of_a_sentence(text: str, time: Time) -> None:
    assert meaning(text).time is time


def test_what_no_longer_is_has_ended() -> None:
    assert meaning("Ropes no longer lie in the rain.").ended


def test_a_contrast_begins_a_clause() -> None:
    found = clauses(["D", "good", "but", "not", "all"])
    assert [clause[0] for clause in found] == ["D", "but"]


def test_a_semicolon_parts_clauses() -> None:
    assert len(clauses(["D", "good", ";", "D", "bad"])) >= 2


def test_only_the_demand_s_own_words_are_of_it() -> None:
    assert (meaning("The rope is dry.").of_asked, meaning("The horse is dry.").of_asked) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("sentence", "ill"),
    [
        ("The lanterns do not work.", True),
        ("The ropes are weak.", True),
        ("Nobody now waits for a rope.", False),
        ("The ropes are kept in the east store.", False),
    ],
)
def test_a_sentence_that_speaks_ill_is_told_from_others(sentence: str, ill: bool) -> None:
    assert speaks_ill(bare(lay_bare(tokenise(sentence), load_lexicon()))) is ill
