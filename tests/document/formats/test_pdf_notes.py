"""Footnote marks in PDF files: what is left of a line when they are taken out."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.limits import DEFAULT_LIMITS

PROSE = "The drivers of Oxley keep a book in which each of them writes what the van drank."
Draw = Callable[[Canvas, float, float, str, str], float]
"""Draws a mark at a place, and returns where the text behind it begins."""


def typed(canvas: Canvas, x: float, y: float, mark: str, after: str) -> float:
    """The mark right behind the word."""
    canvas.setFont("Helvetica", 7)
    canvas.drawString(x, y + 4, mark)
    return x + float(canvas.stringWidth(mark, "Helvetica", 7))


def spaced(canvas: Canvas, x: float, y: float, mark: str, after: str) -> float:
    """A space of the size of the text before the mark."""
    return typed(canvas, x + 3.1, y, mark, after)


def in_one_text(canvas: Canvas, x: float, y: float, mark: str, after: str) -> float:
    """The mark by a rise of the line that it stands in."""
    text = canvas.beginText(x, y)
    text.setFont("Helvetica", 7)
    text.setRise(4)
    text.textOut(mark)
    text.setRise(0)
    text.setFont("Helvetica", 11)
    text.textOut(after)
    canvas.drawText(text)
    return -1.0


def line_of(before: str, mark: str, after: str, draw: Draw) -> str:
    """What is read of a line with a mark in it."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for number in range(6):
        canvas.drawString(72, 740 - 14 * number, PROSE)
    canvas.drawString(72, 600, before)
    end = 72 + canvas.stringWidth(before, "Helvetica", 11)
    begins = draw(canvas, end, 600, mark, after)
    if begins >= 0:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(begins, 600, after)
    canvas.save()
    lines, _ = read_pdf(packed.getvalue(), "a.pdf", DEFAULT_LIMITS)
    return [line.text for line in lines if line.text][-1]


@pytest.mark.parametrize("draw", [typed, spaced, in_one_text])
@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("Of the dogs nine live in kennels", "3", ", all of them in Oxley."),
        ("Of the dogs nine live in kennels", "12", "; the others live at home."),
        ("The force keeps nine dogs in kennels", "4", "."),
        ("Nine dogs (those of the kennels", "7", ") live in Oxley."),
        ("Who keeps the dogs in the kennels", "5", "?"),
        ("Nine live in the kennels", "6", " and two at home."),
        ("Nine live there.", "8", " Two live at home."),
    ],
)
def test_a_footnote_mark_leaves_no_room(before: str, mark: str, after: str, draw: Draw) -> None:
    assert line_of(before, mark, after, draw) == before + after


@pytest.mark.parametrize("draw", [typed, in_one_text])
@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("This is fewer than nine at 31 March 2014", "9", "."),
        ("This is more than in 2015", "11", ", when there were two."),
        ("Between 2009 and 2013", "2", " the force kept no dogs."),
        ("It was so in the year 1999", "4", " and is so now."),
        ("The force kept them until 2020", "10", "; it has none now."),
    ],
)
def test_a_footnote_mark_behind_a_year_is_taken_out(
    before: str, mark: str, after: str, draw: Draw
) -> None:
    assert line_of(before, mark, after, draw) == before + after


@pytest.mark.parametrize("before", ["The yard has 10", "Its tank holds 9 m", "It is about 250"])
def test_a_power_is_no_footnote_mark(before: str) -> None:
    assert line_of(before, "3", " in all.", in_one_text) == f"{before}3 in all."
