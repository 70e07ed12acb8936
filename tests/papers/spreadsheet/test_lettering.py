from __future__ import annotations

import pytest

from peeldiff.papers.spreadsheet.lettering import lines_of


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 12, 1),
        ("one", 12, 1),
        ("one\ntwo", 12, 2),
        ("1234567890", 11, 1),
        ("1234567890 1234567890", 11, 2),
        ("12345 12345 12345", 12, 2),
        ("iiiiiiiiiiiiiiiiiiiiii", 12, 1),
        ("MMMMMMMMMMMM", 12, 2),
        ("MAR-2016-EFFECT-AFI-02", 15, 2),
        ("1" * 50, 11, 5),
    ],
)
def test_words_are_measured_as_they_are_wrapped(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_a_wider_column_never_takes_more_lines() -> None:
    text = "The force should ensure that it understands its workforce’s skills – and close gaps."
    taken = [lines_of(text, width) for width in range(8, 90)]
    assert taken == sorted(taken, reverse=True)
