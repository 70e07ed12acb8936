"""From bytes to text that is safe to show."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.document.decode import clean, decode
from peeldiff.errors import SourceError
from peeldiff.model import ReportWarning

SAID = "The force “must” act – café."


@pytest.mark.parametrize(
    "data",
    [
        SAID.encode(),
        SAID.encode("utf-8-sig"),
        SAID.encode("utf-16"),
        SAID.encode("utf-16-le"),
        SAID.encode("utf-16-be"),
        b"\xfe\xff" + SAID.encode("utf-16-be"),
        SAID.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16", "utf-16-le", "utf-16-be", "utf-16-be-bom", "cp1252"],
)
def test_the_encoding_is_told_by_the_bytes(data: bytes) -> None:
    assert decode(data, "report.txt")[0] == SAID


def test_windows_1252_is_read_with_a_warning() -> None:
    assert decode(b"caf\xe9", "report.txt")[1] == [
        ReportWarning(code="not-utf-8", text="The file is not UTF-8 and was read as Windows-1252.")
    ]


def test_utf_8_with_a_damaged_byte_stays_utf_8() -> None:
    text, warnings = decode("naïve – café".encode() + b"\xe2\x80", "report.txt")

    assert text.startswith("naïve – café")
    assert warnings == [
        ReportWarning(code="damaged-characters", text="One damaged character was read as \ufffd.")
    ]


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x7fELF\x02\x01" + b"\0" * 64])
def test_binary_data_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^report\.txt is a binary file and not a report; give"):
        decode(data, "report.txt")


def test_a_few_nul_bytes_are_left_out_with_a_warning() -> None:
    text, warnings = decode(b"The force\0 acts. " * 20 + b"x" * 700, "report.txt")

    assert "\0" not in text
    assert warnings == [ReportWarning(code="nul-bytes", text="20 NUL bytes were left out.")]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x85", "\u2028", "\u2029", "\v"])
def test_every_line_end_becomes_one(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


def test_a_form_feed_stays_as_a_page_break() -> None:
    assert decode(b"one\ftwo", "report.txt")[0] == "one\ftwo"


@pytest.mark.parametrize("space", "\u00a0\u1680\u2003\u2009\u202f\u205f\u3000")
def test_odd_spaces_become_plain(space: str) -> None:
    assert clean(f"one{space}two") == "one two"


@pytest.mark.parametrize(
    "hidden",
    [
        "\x1b[31m",
        "\x1b[2J",
        "\x1b]0;title\x07",
        "\x1b]8;;https://marlshire.example\x1b\\",
        "\x1bP1$r\x1b\\",
        "\x9b31m",
        "\x1b(B",
        "\x08",
        "\x00",
        "\x7f",
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\u061c",
        "\U000e0041",
        "\ufdd0",
        "\ufffe",
    ],
    ids=ascii,
)
def test_what_no_reader_sees_is_taken_out(hidden: str) -> None:
    assert clean(f"one{hidden}two") == "onetwo"


def test_an_escape_without_an_end_loses_no_words() -> None:
    assert clean("one \x1b]two three\nfour") == "one two three\nfour"


def test_what_is_printed_is_not_made_plain() -> None:
    assert clean("ﬁne ½ “x” – y") == "ﬁne ½ “x” – y"


@pytest.mark.parametrize(
    ("apart", "one"),
    [("cafe\u0301", "café"), ("Zoe\u0308", "Zoë"), ("A\u030angstro\u0308m", "Ångström"),
     ("n\u0303", "ñ"), ("c\u0327a", "ça")],
)  # fmt: skip
def test_a_letter_and_its_accent_are_one(apart: str, one: str) -> None:
    assert clean(apart) == one


def test_private_use_bullets_stay() -> None:
    assert clean("\uf0b7 one") == "\uf0b7 one"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=60))
def test_visible_letters_and_digits_all_stay(text: str) -> None:
    kept = "".join(c for c in text if c.isalnum() and c not in "\u115f\u1160\u3164\uffa0")
    left = "".join(filter(str.isalnum, clean(text)))

    # Letters that have another code as well are the same letters.
    assert unicodedata.normalize("NFC", left) == unicodedata.normalize("NFC", kept)


def test_a_large_text_of_escapes_is_read_in_linear_time() -> None:
    data = b"a\x1b]" * 1_000_000
    began = time.process_time()
    decode(data, "report.txt")

    # Quadratic reading would take hours; the bound only tells the two apart.
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "text",
    [
        "It’s the force’s “own” café – and it costs £9.",
        "• The force should read each file.\n• It should keep it.",
        "Zoë met François … at Ærø",
        "naïve — “quoted”",
        "£5 · 3½ hours · 20°",
    ],
)
@pytest.mark.parametrize("undefined", ["c1", "lost"])
def test_letters_that_were_encoded_twice_are_mended(text: str, undefined: str) -> None:
    twice = "".join(
        bytes([byte]).decode("cp1252", "ignore") or (chr(byte) if undefined == "c1" else "\ufffd")
        for byte in text.encode()
    )
    found, (warning,) = decode(twice.encode(), "report.txt")
    if undefined == "c1" or "\ufffd" not in twice:
        assert found == text
    else:
        assert "too damaged" in warning.text
    assert warning.code == "encoded-twice"


@pytest.mark.parametrize(
    "text", ["CAFÉ– we went", "Château", "SÃO PAULO", "Â la carte", "10 € – ça va", "ï"]
)
def test_letters_that_print_may_hold_stay(text: str) -> None:
    assert decode(text.encode(), "report.txt") == (text, [])
