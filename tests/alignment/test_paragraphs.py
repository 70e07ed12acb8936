from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignment.paragraphs import rows

paragraphs = st.lists(
    st.sampled_from(
        [
            "",
            "Neighbourhood officers in Oxley know their area well.",
            "Neighbourhood officers in Oxley know their area and its schools well.",
            "The control room grades calls by threat and harm.",
            "The control room no longer grades calls by threat.",
            "Detectives carry too many cases.",
            "Marlshire Police plans to buy new radios.",
        ]
    ),
    max_size=9,
)


@given(paragraphs, paragraphs)
def test_each_index_stands_in_one_row_in_order(old: list[str], new: list[str]) -> None:
    found = rows(old, new)
    assert [i for i, _, _ in found if i is not None] == list(range(len(old)))
    assert [j for _, j, _ in found if j is not None] == list(range(len(new)))


@given(paragraphs, paragraphs)
def test_no_row_is_empty_and_scores_are_shares(old: list[str], new: list[str]) -> None:
    for i, j, score in rows(old, new):
        assert (i, j) != (None, None)
        assert 0 <= score <= 1


@given(paragraphs, paragraphs)
def test_swapping_the_sides_keeps_the_pairs(old: list[str], new: list[str]) -> None:
    there = [(i, j, s) for i, j, s in rows(old, new) if i is not None and j is not None]
    back = [(i, j, s) for j, i, s in rows(new, old) if i is not None and j is not None]
    assert there == back


@given(paragraphs)
def test_a_section_pairs_with_itself(old: list[str]) -> None:
    assert rows(old, old) == [(k, k, 1.0) for k in range(len(old))]


def test_a_reworded_paragraph_pairs_beside_new_and_dropped_ones() -> None:
    old = [
        "Marlshire Police plans to buy new radios.",
        "Detectives in Harrowby carry too many fraud cases.",
    ]
    new = [
        "Detectives in Harrowby now carry fewer fraud cases.",
        "The force has hired six call handlers.",
    ]
    assert [(i, j) for i, j, _ in rows(old, new)] == [(0, None), (1, 0), (None, 1)]


def test_a_long_stretch_is_compared_within_a_band() -> None:
    old = [f"Paragraph {k} about topic{k} and place{k}" for k in range(700)]
    new = [f"Paragraph {k} on topic{k} near place{k}" for k in range(700)]
    assert [(i, j) for i, j, _ in rows(old, new)] == [(k, k) for k in range(700)]
