"""PDF files of pictures with the text that recognition laid over them, unseen."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role

LONG = "The yards of Marlshire are swept on most days, and whoever sweeps them writes down what"
UNSEEN, SEEN = 3, 0


def recognised(*lines: tuple[float, float, float, str], mode: int = UNSEEN) -> list[Line]:
    """The lines of a page of text at (x, y, size)."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for x, y, size, text in lines:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text, mode=mode)
    canvas.save()
    read, _ = read_pdf(packed.getvalue(), "scan.pdf", DEFAULT_LIMITS)
    return [line for line in read if line.text]


def under(*texts: str, x: float = 70, top: float = 560) -> list[tuple[float, float, float, str]]:
    return [(x, top - 14 * at, 11, text) for at, text in enumerate(texts)]


def test_a_paragraph_is_whole_whatever_the_sizes_that_its_lines_were_measured_at() -> None:
    texts = [line.text for line in recognised(
        (70, 700, 11, LONG), (70, 686, 10, "was found there and what was thrown away. Nobody reads"),
        (70, 672, 11, "these lists."), *under(LONG, "nobody knows."),
    )]  # fmt: skip
    assert len(texts) == 2
    assert texts[0].endswith("Nobody reads these lists.")


def test_a_wrapped_heading_is_one_and_no_more_than_that() -> None:
    lines = recognised(
        (70, 760, 16, "How well does the force look after its vans in"),
        (70, 741, 17, "the north?"),
        (70, 716, 13, "Yards"),
        (70, 700, 11, LONG),
        (70, 686, 11, "was found there."),
        *under(LONG, "nobody knows."),
    )
    assert [line.text for line in lines if line.role is Role.HEADING] == [
        "How well does the force look after its vans in the north?",
        "Yards",
    ]


@pytest.mark.parametrize("mark", ["¢", "«", "e", "@", "¢ |", "¥"])
def test_signs_that_begin_no_line_are_bullets(mark: str) -> None:
    lines = recognised(*under(LONG, "nobody knows.", f"{mark} The force should wash its vans."))
    assert [line.text for line in lines if line.role is Role.ITEM] == [
        "The force should wash its vans."
    ]


def test_other_signs_are_bullets_where_bullets_stand_over_them() -> None:
    lines = recognised(
        *under("¢ The force should wash its vans.", "© The force should feed its dogs by:"),
        *under("© seeing to the bowls; and", "0 filling them.", x=84, top=530),
    )
    assert [(line.level, line.text) for line in lines if line.role is Role.ITEM] == [
        (0, "The force should wash its vans."),
        (0, "The force should feed its dogs by:"),
        (1, "seeing to the bowls; and"),
        (1, "filling them."),
    ]


@pytest.mark.parametrize("text", ["© Crown copyright 2020", "? Nobody knows", "eyes are shut"])
def test_other_lines_keep_their_first_letters(text: str) -> None:
    assert text in [
        line.text for line in recognised(*under(LONG, "nobody knows."), (70, 400, 11, text))
    ]


def test_text_that_is_seen_keeps_its_signs() -> None:
    lines = recognised(*under(LONG, "nobody knows."), (70, 400, 11, "¢ A cent"), mode=SEEN)
    assert lines[-1].text == "¢ A cent"


def test_the_sides_of_a_box_are_no_letters() -> None:
    lines = recognised(
        (70, 700, 11, "| The force should wash its vans. |"), *under(LONG, "nobody knows.")
    )
    assert lines[0].text == "The force should wash its vans."


def test_a_rule_between_two_cells_parts_them_and_a_cell_of_two_lines_is_whole() -> None:
    rows = [line.cells for line in recognised(
        (70, 700, 11, "How well are the vans kept over the whole of the winter? | Requires improvement"),
        (70, 684, 11, "How well are the dogs kept?"), (355, 684, 11, "Good"),
        (70, 668, 11, "How well are the yards kept that stand in the north"), (355, 668, 11, "Good"),
        (70, 654, 11, "and in the south?"),
        *under(LONG, "nobody knows."),
    ) if line.role is Role.ROW]  # fmt: skip
    assert rows == [
        ("How well are the vans kept over the whole of the winter?", "Requires improvement"),
        ("How well are the dogs kept?", "Good"),
        ("How well are the yards kept that stand in the north and in the south?", "Good"),
    ]


def test_a_rule_in_a_line_alone_parts_nothing() -> None:
    lines = recognised(*under(LONG, "nobody knows."), (70, 400, 11, "Vans | Dogs"))
    assert lines[-1].text == "Vans | Dogs"
