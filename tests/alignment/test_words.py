from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.words import STOP_WORDS, normalised, stems, tokens, words_of


@given(st.text())
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(st.text(alphabet="ae\u0301\u0300 -’'1.,%\u200d", max_size=20))
def test_no_token_begins_with_a_combining_mark_unless_the_text_does(text: str) -> None:
    assert not any(token[0] in "\u0301\u0300" for token in tokens(text)[1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("39.5% of 1,000", ["39.5%", " ", "of", " ", "1,000"]),
        ("in 2018/19.", ["in", " ", "2018/19", "."]),
        ("the force’s decision-making", ["the", " ", "force’s", " ", "decision-making"]),
        ("re\u0301sume\u0301s", ["re\u0301sume\u0301s"]),
        ("a — b", ["a", " ", "—", " ", "b"]),
    ],
)
def test_what_is_read_as_one_word_is_one_token(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "forms",
    [
        "ensure ensures ensuring ensured",
        "investigate investigates investigating investigation investigations investigator",
        "allocate allocates allocation allocated",
        "improve improving improvement improvements",
        "vulnerable vulnerability",
        "effective effectively effectiveness",
        "supervise supervision supervisor supervising",
        "identify identifies identified identification",
        "stop stopped stopping",
        "reoffending re-offending",
        "consistent consistently consistency",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len(set(stems(forms))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("victims", "victory"), ("burglary", "burden"), ("offence", "office"), ("patrol", "petrol")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_stop_words_have_no_stem() -> None:
    assert stems(" ".join(sorted(STOP_WORDS))) == []


def test_kinds_of_quotes_and_dashes_do_not_matter() -> None:
    assert stems("the force’s ‘problem–solving’") == stems("the force's 'problem-solving'")


def test_normalised_hides_case_and_spacing() -> None:
    assert normalised("  Domestic\u00a0 ABUSE\n") == "domestic abuse"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("the well-run\tforce's 2 cells", ["the", "well", "run", "force", "s", "2", "cells"]),
        ("snake_case,\x1fand.so", ["snake", "case", "and", "so"]),
        ("café_5 – naïve", ["café", "5", "naïve"]),
        ("“Good”", ["Good"]),
    ],
)
def test_words_are_runs_of_letters_and_digits_in_ascii_and_beyond(
    text: str, words: list[str]
) -> None:
    assert words_of(text) == words
