from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.wrap import _SINGLE_CELL, wrap

TEXTS = st.lists(
    st.sampled_from(["a", "bb", " ", "  ", "\n", "日本", "é", "e\u0301", "😀", "👩‍👩‍👧", "–"]),
    max_size=30,
).map("".join)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_every_character_of_the_fast_path_has_one_cell() -> None:
    fast = [chr(n) for n in range(0x20, 0x2100) if _SINGLE_CELL.fullmatch(chr(n))]
    assert len(fast) > 500
    assert {cell_len(character) for character in fast} == {1}


@given(TEXTS, st.integers(2, 12))
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(TEXTS, st.integers(1, 12))
def test_wrapping_loses_nothing_but_white_space(text: str, width: int) -> None:
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


@given(st.lists(st.text("abc", min_size=1, max_size=6), max_size=12), st.integers(1, 9))
def test_both_paths_break_at_the_same_places(words: list[str], width: int) -> None:
    text = " ".join(words)
    # A combining accent on the last letter sends the same text down the slow path.
    slow = lines(text + "z\u0301", width)
    assert [line.replace("\u0301", "") for line in slow] == lines(text + "z", width)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("a bb ccc", 4, ["a bb", "ccc"]),
        ("one\ntwo", 10, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("日本語 です", 6, ["日本語", "です"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_lines_break_at_words_or_cells(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected
