from __future__ import annotations

from peeldiff.model import WordingOp
from peeldiff.render.lines import Style
from peeldiff.render.marked import is_close, marked, one_side

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
