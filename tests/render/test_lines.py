from __future__ import annotations

from unicodedata import bidirectional, category

from hypothesis import given
from hypothesis import strategies as st

from peeldiff.render.lines import Style, cell_width, columns, plain, shorten, to_text, wrap

OVERRIDES = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=80)


@given(TEXTS, st.integers(4, 40))
def test_no_wrapped_line_is_wider_than_asked_for(text: str, width: int) -> None:
    shown = to_text(wrap(plain(text), width, "- "), colour=False)
    assert all(cell_width(line) <= width for line in shown.splitlines())


@given(st.text(alphabet="ab \n\t", max_size=80), st.integers(4, 40))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    shown = to_text(wrap(plain(text), width), colour=False)
    assert "".join(shown.split()) == "".join(text.split())


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert to_text(wrap(plain("abcdefgh"), 3), colour=False) == "abc\ndef\ngh\n"


def test_words_of_two_styles_without_a_blank_stay_together() -> None:
    spans = [(Style.PLAIN, "one tw"), (Style.ADDED, "o three")]
    assert to_text(wrap(spans, 7), colour=False) == "one two\nthree\n"


def test_wide_characters_take_two_columns() -> None:
    assert cell_width("日本") == 4


def test_combining_characters_take_no_column() -> None:
    assert cell_width("e\u0301") == 1


@given(TEXTS, st.integers(3, 30))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert cell_width(shorten(text, width)) <= width


def test_shortening_ends_at_a_word() -> None:
    assert shorten("The force should answer", 14) == "The force …"


def test_columns_keep_cells_level() -> None:
    lines = columns([(plain("a b"), 1), (plain("c"), 1)])
    assert to_text(lines, colour=False) == "a  c\nb\n"


@given(TEXTS)
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    shown = to_text([plain(text)], colour=False)
    assert not any(category(character) == "Cc" for character in shown[:-1])
    assert not any(bidirectional(character) in OVERRIDES for character in shown)


def test_ansi_codes_come_only_from_styles() -> None:
    lines = [((Style.BAD, "x\x1b[32my"),)]
    assert to_text(lines, colour=True) == "\x1b[31mxy\x1b[0m\n"
