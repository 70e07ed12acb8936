"""A number or letter that a program sets in a piece of its own stands apart from the text behind it."""

from __future__ import annotations

import pytest

from peeldiff.document.formats.bullets import part_glued_number, sets_off_mark


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["1."], "The force should"),
        (["12)"], "The force should"),
        (["a."], "tested plans; and"),
        (["(b)"], "tested plans"),
        (["iv."], "tested plans"),
        (["3.2"], "Summary of findings"),
        (["4"], "A plan for the year"),
    ],
)
def test_a_mark_is_apart_from_the_text_behind_it(pieces: list[str], text: str) -> None:
    assert sets_off_mark(pieces, text)


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["a."], "m. on the day"),
        (["i."], "e. all of them"),
        (["1."], "5 million people"),
        (["21"], "st of March"),
        (["4"], "G networks"),
        (["The force has 3."], "The next"),
        (["There are", "3."], "The next"),
        (["1."], " The force should"),
        ([], "The force should"),
    ],
)
def test_what_goes_on_with_a_number_is_no_text_behind_a_mark(pieces: list[str], text: str) -> None:
    assert not sets_off_mark(pieces, text)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("3.1How well does it search?", "3.1 How well does it search?"),
        ("4Summary", "4 Summary"),
        ("999 calls", "999 calls"),
        ("4G", "4G"),
        ("Part 3How", "Part 3How"),
    ],
)
def test_the_number_of_a_heading_is_set_apart_from_its_text(printed: str, read: str) -> None:
    assert part_glued_number(printed) == read
