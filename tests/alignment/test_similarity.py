from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.similarity import Corpus, heading_similarity
from alignment.words import stems

words = st.lists(st.sampled_from(["bail", "cell", "custod", "radio", "crim", "forc"]), max_size=6)
lists = st.lists(words, max_size=5)


@given(lists, lists)
def test_the_batch_gives_what_single_pairs_give(old: list[list[str]], new: list[list[str]]) -> None:
    corpus = Corpus(old + new)
    for a, row in zip(old, corpus.matrix(old, new), strict=True):
        for j, b in enumerate(new):
            if a or b:
                assert row.get(j, 0.0) == pytest.approx(corpus.overlap(a, b))


@given(lists, words, words)
def test_overlap_is_a_symmetric_share(texts: list[list[str]], a: list[str], b: list[str]) -> None:
    corpus = Corpus(texts)
    assert corpus.overlap(a, b) == pytest.approx(corpus.overlap(b, a))
    assert 0 <= corpus.overlap(a, b) <= 1


@given(lists, words)
def test_a_text_overlaps_itself_fully(texts: list[list[str]], a: list[str]) -> None:
    assert Corpus(texts).overlap(a, a) == pytest.approx(1)


@given(lists, words, words)
def test_a_text_is_contained_in_itself_with_more(
    texts: list[list[str]], a: list[str], b: list[str]
) -> None:
    assert Corpus(texts).containment(a, [*b, *a]) == pytest.approx(1 if a else 0)


def test_rare_words_tell_more_than_common_ones() -> None:
    corpus = Corpus([["forc", "bail"], ["forc", "cell"], ["forc", "radio"], ["bail", "dog"]])
    assert corpus.overlap(["forc", "bail"], ["bail", "dog"]) > corpus.overlap(
        ["forc", "bail"], ["forc", "cell"]
    )


def test_only_the_best_are_kept_on_request() -> None:
    old, new = [["bail", "cell"]], [["cell", "dog"], ["bail", "cell"], ["radio"]]
    assert list(Corpus(old + new).matrix(old, new, keep=1)[0]) == [1]


def test_work_on_hostile_input_is_bounded_by_leaving_out_the_commonest_words() -> None:
    old = [["forc", f"word{k}"] for k in range(2500)]
    rows = Corpus(old + old).matrix(old, old)
    assert rows[7] == {7: 1.0}


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("Investigating crime", "Force in context"),
        ("How well does the force investigate crime?", "How well does the force treat its staff?"),
        ("Re-offending", "Recruitment"),
    ],
)
def test_like_titles_score_above_unlike_ones(near: str, far: str) -> None:
    title = {"Re-offending": "Reducing reoffending"}.get(near, "Investigating crime")
    assert heading_similarity(title, near) > heading_similarity(title, far)


def test_a_misspelt_title_is_still_alike() -> None:
    assert heading_similarity("Neighbourhood policing", "Nieghbourhood policng") > 0.5


def test_titles_of_one_pattern_are_not_alike() -> None:
    assert heading_similarity("Use of dogs", "Use of drones") < 0.7


@given(st.text(max_size=20), st.text(max_size=20))
def test_title_likeness_is_a_symmetric_share(a: str, b: str) -> None:
    assert heading_similarity(a, b) == pytest.approx(heading_similarity(b, a))
    assert 0 <= heading_similarity(a, b) <= 1


def test_a_passage_that_answers_contains_the_telling_words() -> None:
    demand = stems("The force should supervise its fraud investigations in Harrowby.")
    answer = stems("Supervisors in Harrowby now review each fraud investigation every week.")
    praise = stems("Neighbourhood teams in Oxley work well with schools.")
    corpus = Corpus([demand, answer, praise])
    assert corpus.containment(demand, answer) > 0.7 > corpus.containment(demand, praise)
