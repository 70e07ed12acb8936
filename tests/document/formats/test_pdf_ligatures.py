"""Ligatures of PDF files whose fonts tell no letters."""

from __future__ import annotations

import pytest

from peeldiff.document.formats.pdf_ligatures import with_ligatures


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("O\x1ecers o\x1bended \x1crst and sti\x1fy", "Oﬃcers oﬀended ﬁrst and stiﬄy"),
        ("the \x1door is sti\x1b.", "the ﬂoor is stiﬀ."),
        ("o\x0ecers e\x0bective de\x0cned", "oﬃcers eﬀective deﬁned"),
        ("e\x1bective \x10vans\x11 \x15 two", "eﬀective “vans” – two"),
        ("\x1cnd", "ﬁnd"),
    ],
)
def test_a_control_character_in_a_word_is_a_ligature(text: str, mended: str) -> None:
    assert with_ligatures(text) == mended


@pytest.mark.parametrize(
    "text",
    ["The vans\r\nare washed", "a \x1c b", "\x10vans\x11", "12\x1e34", "vans\x02", "V\x0c\r\nans"],
)
def test_others_stay_as_they_are(text: str) -> None:
    assert with_ligatures(text) == text
