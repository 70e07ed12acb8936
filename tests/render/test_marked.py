from __future__ import annotations

import pytest

from peeldiff.compare.wording import reword
from peeldiff.model import WordingOp
from peeldiff.phrasing.rewording import is_close, is_reworded, one_side
from peeldiff.render.lines import Style
from peeldiff.render.marked import marked

EQUAL, DELETE, INSERT = WordingOp.EQUAL, WordingOp.DELETE, WordingOp.INSERT
WORDING = ((EQUAL, "Officers "), (DELETE, "should "), (INSERT, "must "), (EQUAL, "record it."))


def text(colour: bool, weighty: tuple[int, ...] = ()) -> str:
    return "".join(piece for _, piece in marked(WORDING, weighty, colour=colour))


def test_without_colour_the_marks_are_signs_around_words() -> None:
    assert text(False) == "Officers [-should-] {+must+} record it."


def test_weighty_marks_are_doubled() -> None:
    assert text(False, (1, 2)) == "Officers [--should--] {++must++} record it."


def test_with_colour_only_the_style_marks() -> None:
    assert text(True) == "Officers should must record it."
    assert (Style.REMOVED, "should") in marked(WORDING, (), colour=True)


def test_each_side_is_rebuilt() -> None:
    assert one_side(WORDING, DELETE) == "Officers should record it."
    assert one_side(WORDING, INSERT) == "Officers must record it."


def test_wordings_with_little_in_common_are_not_close() -> None:
    assert is_close(WORDING)
    assert not is_close(((EQUAL, "The "), (DELETE, "old remark"), (INSERT, "entirely new one")))


LETTERS = [
    ("Read each officer's file.", "Read each officer’s file."),
    ('Say "yes" - or no.', "Say “yes” – or no."),
    ("Call 101 - not 999.", "Call 101 — not 999."),
    ("A well-known rule.", "A well‑known rule."),
    ("A well-known rule.", "A well‐known rule."),
]


@pytest.mark.parametrize(("old", "new"), LETTERS)
def test_kinds_of_quotes_and_dashes_are_not_marked(old: str, new: str) -> None:
    wording, weighty = reword(old, new)
    assert not is_reworded(wording)
    assert "".join(piece for _, piece in marked(wording, weighty, colour=False)) == new


def test_a_word_beside_them_is_marked() -> None:
    wording, _ = reword("Read the officer's file soon.", "Read the officer’s file today.")
    assert is_reworded(wording)
    shown = "".join(piece for _, piece in marked(wording, (), colour=False))
    assert shown == "Read the officer’s file [-soon-]{+today+}."
