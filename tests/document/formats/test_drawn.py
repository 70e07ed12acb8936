"""Tables and boxes that a text draws with lines: what stands in them is read, line for line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.document.formats.drawn import with_drawn_tables
from peeldiff.document.formats.text import read_text_lines
from peeldiff.document.source import Role

BOX = """\
+----------------------------+
| **Areas for improvement**  |
|                            |
| -   The force should dry   |
|     its ropes.             |
|                            |
|     -   each night; and    |
|     -   in the sun.        |
+----------------------------+
"""
GRID = """\
+-----------+----------+
| Question  | Judgment |
+===========+==========+
| Drying    | Requires |
| ropes     | improve- |
|           | ment     |
+-----------+----------+
| Wells     | Good     |
+-----------+----------+
"""
HEAD = ("Question", "Judgment")
GRID_ROWS = [HEAD, ("Drying ropes", "Requires improve- ment"), ("Wells", "Good")]
RULED = """\
  --------------------------------
  Question              Judgment
  --------------------- ----------
  Drying ropes in all   Good
  weathers

  Wells                 Inadequate
  --------------------------------
"""
COLUMNS = """\
Question         Judgment
---------------- ----------
Drying ropes     Good
Wells            Inadequate
"""
TITLES = """\
Drying ropes
------------------------

The force dries its ropes -- every one.

Wells and the care of them
--------------------------

Water    Depth
"""


def drawn(text: str) -> str:
    """The same table with the signs that browsers draw with."""
    return text.translate(str.maketrans("+-=|", "┼─═│"))


def rows(text: str) -> list[tuple[str, ...]]:
    return [line.cells for line in read_text_lines(text) if line.role is Role.ROW]


@pytest.mark.parametrize("text", [BOX, drawn(BOX).replace("─   ", "-   ")], ids=["typed", "drawn"])
def test_a_box_is_taken_off_what_stands_in_it(text: str) -> None:
    read = [(line.role, line.text) for line in read_text_lines(text) if line.text]
    assert read[0] == (Role.TEXT, "Areas for improvement")
    assert (Role.ITEM, "The force should dry") in read
    assert (Role.ITEM, "in the sun.") in read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GRID, GRID_ROWS),
        (drawn(GRID).replace("improve─", "improve-"), GRID_ROWS),
        (RULED, [HEAD, ("Drying ropes in all weathers", "Good"), ("Wells", "Inadequate")]),
        (COLUMNS, [HEAD, ("Drying ropes", "Good"), ("Wells", "Inadequate")]),
    ],
    ids=["a grid", "a drawn grid", "rows parted by blank lines", "a row a line"],
)  # fmt: skip
def test_a_table_has_its_rows(text: str, told: list[tuple[str, ...]]) -> None:
    assert rows(text) == told


def test_titles_with_dashes_under_them_are_no_table() -> None:
    assert rows(TITLES) == []
    assert with_drawn_tables(TITLES) == TITLES


@given(st.text(alphabet="+-=| ab\n─│┼", max_size=300))
def test_every_line_keeps_its_number_and_no_word_is_lost(text: str) -> None:
    opened = with_drawn_tables(text)
    assert opened.count("\n") == text.count("\n")
    assert sorted(filter(str.isalnum, opened)) == sorted(filter(str.isalnum, text))
