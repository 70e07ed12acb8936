from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.errors import FormatError
from peeldiff.papers.spreadsheet.comma import guarded, read_csv, unguarded, write_csv

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
RISKY = st.builds(
    lambda head, rest: head + rest, st.sampled_from(["=", "+", "-", "@", "'=", "''", "\t"]), ANY
)
ROWS = st.lists(st.lists(st.one_of(ANY, RISKY), min_size=2, max_size=5), min_size=1, max_size=5)


def texts(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_csv(data, "t.csv").sheets[0].rows]


@given(ROWS)
@settings(deadline=None)
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    heading = ["ref", "text"]  # the delimiter is told by the first row
    assert texts(write_csv([heading, *rows])) == [heading, *rows]


@given(st.one_of(ANY, RISKY))
def test_a_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))


def test_the_file_is_one_that_excel_opens() -> None:
    data = write_csv([["ref", "owner"], ["A-1", "Zoë\nÅ"]])
    assert data == b'\xef\xbb\xbfref,owner\r\nA-1,"Zo\xc3\xab\n\xc3\x85"\r\n'


@pytest.mark.parametrize(
    "data",
    [
        "ref;owner\r\nA-1;Zoë\r\n".encode("cp1252"),
        "sep=;\r\nref;owner\r\nA-1;Zoë\r\n".encode(),
        "ref\towner\r\nA-1\tZoë\r\n".encode("utf-16"),
        "ref,owner\nA-1,Zoë\n".encode(),
        "\ufeffref|owner\r\nA-1|Zoë\r\n".encode(),
    ],
    ids=["semicolon", "named", "tabs", "comma", "bar"],
)
def test_what_colleagues_save_is_understood(data: bytes) -> None:
    assert texts(data) == [["ref", "owner"], ["A-1", "Zoë"]]


def test_a_cell_may_be_longer_than_pythons_own_limit() -> None:
    long = "x" * 200_000
    assert texts(write_csv([["ref", "text"], ["A-1", long]]))[1][1] == long


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(FormatError, match=r"t\.csv is no spreadsheet"):
        read_csv(b"\x00\x01\xfe\xfd", "t.csv")
