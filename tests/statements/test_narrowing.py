"""What one sentence says of one part of a finding, where it speaks of several."""

from __future__ import annotations

import pytest

from peeldiff.statements import content_stems, narrowed, read_statement, tokenise

HORSES = content_stems(tokenise("shoes horses every month"))
BOATS = content_stems(tokenise("paints boats at Easter"))


def words_left(text: str) -> str | None:
    """The words of a sentence that are read for the horses, beside the boats."""
    found = narrowed(read_statement(text), HORSES, [BOATS])
    return None if found is None else " ".join(token.word for token in found.sentence.tokens)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Horses are shod every month, but boats are not painted.", "horses are shod every month ,"),
        ("Boats are painted at Easter, while horses are not shod.", "horses are not shod"),
        ("Horses are shod every month whereas boats are not painted.", "horses are shod every month"),
        ("No boat has been painted; and horses are shod every month.", "horses are shod every month"),
        ("All but one of the boats are painted, and horses are shod.", "horses are shod"),
    ],
)  # fmt: skip
def test_a_clause_on_another_part_that_says_something_else_is_left_out(
    text: str, left: str
) -> None:
    assert words_left(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Horses are shod every month, and boats are painted at Easter.",
        "Horses and boats are not seen to.",
        "Horses are not shod or boats painted in any month.",
    ],
)
def test_what_is_said_alike_or_in_one_clause_is_read_whole(text: str) -> None:
    told = " ".join(token.word for token in tokenise(text))
    assert words_left(text) == told


def test_a_sentence_that_goes_through_what_was_asked_is_on_the_part_that_it_names_most() -> None:
    assert words_left("We said horses should be shod and boats painted at Easter.") is None


@pytest.mark.parametrize(
    "text", ["Boats are painted at Easter.", "Boats are painted, and the paint is dry by Easter."]
)
def test_a_sentence_on_another_part_is_left_out(text: str) -> None:
    assert words_left(text) is None


def test_the_text_stays_whole_to_be_quoted() -> None:
    text = "Horses are shod every month, but boats are not painted."
    found = narrowed(read_statement(text), HORSES, [BOATS])
    assert found is not None
    assert found.sentence.text == text
