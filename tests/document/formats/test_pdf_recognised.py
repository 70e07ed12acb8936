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


# ---- headings without bold -------------------------------------------------------------------------

PROSE = (LONG, "was found there and what was thrown away. Nobody reads these lists.")


def page(*paragraphs: tuple[float, tuple[str, ...]], x: float = 70) -> list[Line]:
    """Paragraphs in one size, each so far below the one above."""
    lines: list[tuple[float, float, float, str]] = []
    y = 780.0
    for space, texts in paragraphs:
        y -= space - 14
        for text in texts:
            y -= 14
            lines.append((x, y, 11, text))
    return recognised(*lines)


def headings(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.bold or line.role is Role.HEADING]


@pytest.mark.parametrize("above", [28, 34, 44])
@pytest.mark.parametrize(
    "head",
    [
        ("Sweeping the yards",),
        ("How well does the force sweep?",),
        ("3. Yards that nobody sweeps, and what is found", "in them"),
    ],
)
def test_what_stands_near_the_text_under_it_is_a_heading(
    above: float, head: tuple[str, ...]
) -> None:
    lines = page((14, PROSE), (20, PROSE), (20, PROSE), (above, head), (20, PROSE))
    assert headings(lines) == [" ".join(head)]


def test_a_heading_may_stand_under_another() -> None:
    lines = page((14, PROSE), (20, PROSE), (40, ("Yards",)), (22, ("Sweeping them",)), (18, PROSE))
    assert headings(lines)[0] == "Yards"


@pytest.mark.parametrize(
    ("above", "text", "below"),
    [
        (20, "Sweeping the yards", 20),
        (30, "Sweeping the yards", 30),
        (30, "Nobody sweeps there.", 20),
        (30, "They are asked to:", 20),
        (30, "Figure 1: yards that are swept", 20),
        (30, "and the yards", 20),
        (30, "• Yards", 20),
        (30, "12", 20),
    ],
)
def test_other_lines_that_stand_alone_are_none(above: float, text: str, below: float) -> None:
    lines = page((14, PROSE), (20, PROSE), (20, PROSE), (above, (text,)), (below, PROSE))
    assert not headings(lines)


def test_a_line_in_the_middle_of_its_page_is_none() -> None:
    lines = recognised(
        *under(*PROSE, top=760),
        *under(*PROSE, top=726),
        (250, 680, 11, "Helena Marchbank"),
        *under(*PROSE, top=660),
    )
    assert not headings(lines)


@pytest.mark.parametrize("size", [9.2, 9.6, 10])
def test_lines_are_of_one_paragraph_though_their_letters_were_measured_small(size: float) -> None:
    texts = (LONG + " no one", "who asks can say, as it is locked.")
    lines = recognised(
        *((70, 760 - 15.5 * at, size, text) for at, text in enumerate(texts * 1)),
        *((70, 700 - 15.5 * at, size, text) for at, text in enumerate(texts * 1)),
    )
    assert [line.text for line in lines] == [" ".join(texts)] * 2


@pytest.mark.parametrize("mark", ["e«", "eo", "o©"])
def test_a_bullet_may_be_taken_for_two_signs(mark: str) -> None:
    lines = recognised(
        *under(LONG, "nobody knows.", "o filling the bowls; and", f"{mark} seeing to them.")
    )
    assert [line.text for line in lines if line.role is Role.ITEM] == [
        "filling the bowls; and",
        "seeing to them.",
    ]


@pytest.mark.parametrize("text", ["eons went by", "o’clock it was", "eels are kept there"])
def test_words_are_no_bullets(text: str) -> None:
    assert not [line for line in recognised(*under(LONG, text)) if line.mark]
