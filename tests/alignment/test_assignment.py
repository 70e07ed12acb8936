from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from alignment.assignment import assign

Weights = dict[tuple[int, int], int]

small = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-3, 20), max_size=25
)


def best_total(weights: Weights) -> int:
    """The slow, obvious answer: every way to give rows a column."""
    return max(
        sum(max(0, weights.get(pair, 0)) for pair in enumerate(columns))
        for columns in permutations(range(5))
    )


@given(small)
def test_total_is_the_best_there_is(weights: Weights) -> None:
    assert sum(weights[pair] for pair in assign(weights)) == best_total(weights)


@given(small)
def test_no_row_or_column_is_used_twice(weights: Weights) -> None:
    chosen = assign(weights)
    assert len({row for row, _ in chosen}) == len(chosen) == len({col for _, col in chosen})


@given(small)
def test_only_pairs_that_gain_are_chosen(weights: Weights) -> None:
    assert all(weights[pair] > 0 for pair in assign(weights))


@given(small)
def test_greedy_fallback_gets_at_least_half_of_the_best(weights: Weights) -> None:
    total = sum(weights[pair] for pair in assign(weights, most_cells=0))
    assert best_total(weights) <= 2 * total


def test_greed_is_resisted() -> None:
    weights = {(0, 0): 10, (0, 1): 9, (1, 0): 9}
    assert assign(weights) == [(0, 1), (1, 0)]


def test_order_of_the_input_does_not_matter() -> None:
    weights = {(0, 0): 5, (1, 1): 5, (0, 1): 5, (1, 0): 5}
    assert assign(weights) == assign(dict(reversed(weights.items())))
