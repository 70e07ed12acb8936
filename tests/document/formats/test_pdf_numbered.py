"""PDF files whose lines are numbered in the margin, as courts and committees print them."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role

TEXT = [
    "The drivers of Oxley keep a book in which each of them writes what the van drank on",
    "that day, and nobody has ever asked them why it drinks so very much more on Mondays",
    "than on the days behind it. In Harrowby the book was lost in a flood.",
    "Washing the vans",
    "12 vans are washed each week. The tallest of the sergeants holds the hose, and no van",
    "is filled while he is away from the yard, whatever the drivers may say about it.",
    "Vans that were washed are dried by the wind, which in Harrowby blows on most days of",
    "the year. Those who wait for it read the book.",
    "Area for improvement",
    "• The force should keep its books on a shelf that no flood of the last ten years has",
    "reached, and read them there.",
]
WHOLE = " ".join(TEXT[:3])
Numbered = dict[int, int]
"""The number beside a line of the text, by its index."""


def read(*pages: Numbered, x: float = 48, size: float = 7, lines: list[str] = TEXT) -> list[Line]:
    """Pages of one text, with numbers that end at a place beside its lines."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for numbers in pages:
        y = 760.0
        for index, line in enumerate(lines):
            alone = len(line) < 24
            y -= 30 if alone else 15
            if index in numbers:
                canvas.setFont("Helvetica", size)
                canvas.drawRightString(x, y, str(numbers[index]))
            canvas.setFont("Helvetica-Bold" if alone else "Helvetica", 11)
            canvas.drawString(86 if index == len(lines) - 1 else 72, y, line)
        canvas.showPage()
    canvas.save()
    found = read_pdf(packed.getvalue(), "a.pdf", DEFAULT_LIMITS)[0]
    return [line for line in found if line.text]


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.role is not Role.HEADER]


@pytest.mark.parametrize(
    "numbers",
    [
        {index: index + 1 for index in range(11)},
        {index: index + 90 for index in range(11)},
        {1: 2, 3: 4, 5: 6, 7: 8, 9: 10},
        {2: 3, 5: 6, 8: 9},
        {0: 5, 5: 10, 10: 15},
    ],
)
@pytest.mark.parametrize("x", [48, 62, 545])
@pytest.mark.parametrize("size", [6, 9, 11])
def test_numbers_that_count_the_lines_are_no_text(numbers: Numbered, x: float, size: float) -> None:
    lines = read(numbers, x=x, size=size)
    assert texts(lines)[:2] == [WHOLE, "Washing the vans"]
    assert [line.role for line in lines if line.text == "Washing the vans"] == [Role.HEADING]
    assert texts(lines)[-1].endswith("has reached, and read them there.")
    assert [line.mark for line in lines if line.role is Role.ITEM] == ["•"]
    aside = " ".join(line.text for line in lines if line.role is Role.HEADER)
    assert aside == " ".join(map(str, numbers.values()))


def test_a_page_with_few_of_them_has_them_where_the_others_do() -> None:
    lines = read({0: 5, 5: 10, 10: 15}, {4: 20})
    assert texts(lines)[: len(texts(lines)) // 2] == texts(lines)[len(texts(lines)) // 2 :]


@pytest.mark.parametrize(
    "numbers",
    [
        {0: 1, 4: 2, 6: 3},
        {0: 5, 4: 6, 6: 7},
        {0: 12, 3: 15, 6: 20},
        {0: 5, 4: 5, 6: 5},
        {4: 10, 6: 5, 9: 1},
        {4: 5},
        {0: 1, 3: 2, 4: 3, 6: 4, 8: 5, 9: 6},
    ],
)
def test_numbers_of_paragraphs_are_text(numbers: Numbered) -> None:
    lines = read(numbers)
    aside = {line.text for line in lines if line.role is Role.HEADER}
    assert not aside & {str(number) for number in numbers.values()}


@pytest.mark.parametrize("gap", [20, 60])
def test_numbers_of_entries_and_rows_are_text(gap: float) -> None:
    entries = [f"{name} keeps its vans dry" for name in ("Oxley", "Harrowby", "Stanwick") * 4]
    lines = read({index: index + 1 for index in range(12)}, x=72 - gap, lines=entries)
    assert not [line for line in lines if line.role is Role.HEADER]
