"""What was reworded, and which changes weigh more than the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.compare.wording import compare_paragraphs, reword
from peeldiff.model import Wording

texts = st.lists(
    st.sampled_from(["the", "force", "should", "must", "all", "some", "calls", "12", "24", "."]),
    max_size=15,
).map(" ".join)


def sides(wording: Wording) -> tuple[str, str]:
    return (
        "".join(text for op, text in wording if op != "insert"),
        "".join(text for op, text in wording if op != "delete"),
    )


def heavy(old: str, new: str) -> list[str]:
    wording, weighty = reword(old, new)
    return [wording[at][1].strip() for at in weighty]


@given(texts, texts)
def test_a_wording_rebuilds_both_texts(old: str, new: str) -> None:
    assert sides(reword(old, new)[0]) == (old, new)


@given(texts)
def test_nothing_weighs_where_nothing_changed(text: str) -> None:
    assert reword(text, text)[1] == ()


@pytest.mark.parametrize(
    ("old", "new", "weighty"),
    [
        ("The force should record calls.", "The force must record calls.", ["should", "must"]),
        ("The force may record calls.", "The force should record calls.", ["may", "should"]),
        ("Some calls are recorded.", "Most calls are recorded.", ["Some", "Most"]),
        ("Records are often late.", "Records are rarely late.", ["often", "rarely"]),
        ("It took 12 days to answer.", "It took 41 days to answer.", ["12", "41"]),
        ("It fell to 12 percent.", "It fell to 12.5 percent.", ["12", "12.5"]),
        ("This is a minor weakness.", "This is a serious weakness.", ["minor", "serious"]),
        ("Officers do not record calls.", "Officers do record calls.", ["not"]),
    ],
)
def test_obligation_frequency_severity_and_numbers_weigh(
    old: str, new: str, weighty: list[str]
) -> None:
    assert heavy(old, new) == weighty


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The force records calls.", "The force records visits."),
        ("Officers from Harrowby help.", "Officers from Oxley help."),
        ("The force should record all calls.", "The force should write down all calls."),
    ],
)
def test_other_words_do_not_weigh(old: str, new: str) -> None:
    assert heavy(old, new) == []


def test_paragraphs_that_are_alike_stand_side_by_side() -> None:
    first, second = "Officers count the bats at dusk.", "The council repairs the lamps in a week."
    rows = compare_paragraphs([first, second], ["Cadets learn to swim.", first, f"{second} Good."])
    assert [(row.old, row.new) for row in rows] == [(None, 0), (0, 1), (1, 2)]


def test_each_paragraph_stands_in_one_row() -> None:
    rows = compare_paragraphs(["one bat", "two lamps", "three cars"], ["two lamps", "four dogs"])
    assert sorted(row.old for row in rows if row.old is not None) == [0, 1, 2]


def test_a_paragraph_without_partner_is_all_of_one_kind() -> None:
    (row,) = compare_paragraphs([], ["Officers count the 12 bats."])
    assert ([op.value for op, _ in row.wording], row.weighty) == (["insert"], ())


def test_the_same_paragraph_has_the_full_score() -> None:
    (row,) = compare_paragraphs(["Officers count bats."], ["Officers count bats."])
    assert row.score == 1.0
