"""Entries of a PDF that go on on the next page with another sentence: told by where its lines stand."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.files import load_bytes
from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.report import read_document

Draw = Callable[[Canvas], None]
FULL = "The drivers of Oxley keep a book in which each of them writes what the van drank on"
WHOLE = "that day, and nobody has ever asked them why it drinks so very much more on Mondays."
SHORT = "the day before."
AFTER = "Sergeants in Stanwick Cross read the book on the first day of each month. They like it."
MARGIN, HANG = 72, 96


def entry(
    canvas: Canvas, y: float, mark: str, *lines: str, x: float = MARGIN, hang: float = HANG
) -> float:
    """An entry with its mark before the first line, and the rest of them hanging."""
    canvas.setFont("Helvetica", 11)
    canvas.drawString(x, y, mark)
    for number, line in enumerate(lines):
        canvas.drawString(hang, y - 14 * number, line)
    return y - 14 * len(lines) - 12


def marks(mark: str, count: int) -> list[str]:
    """So many marks of a list: a number or letter counts on, and a bullet stays."""
    core = mark.strip("().")
    if core.isdigit():
        return [mark.replace(core, str(int(core) + n)) for n in range(count)]
    if core.isalpha():
        return [mark.replace(core, chr(ord(core) + n)) for n in range(count)]
    return [mark] * count


def pages(mark: str, last: str, *after: str, x: float = HANG, foot: Draw | None = None) -> bytes:
    """Two pages of entries, the last one of the first page ending with a line."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    told = marks(mark, 5)
    y = 780.0
    for one in told[:3]:
        y = entry(canvas, y, one, FULL, WHOLE)
    entry(canvas, y, told[3], FULL, last)
    if foot:
        foot(canvas)
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(after):
        canvas.drawString(x, 780 - 14 * number, line)
    entry(canvas, 780 - 14 * len(after) - 12, told[4], FULL, WHOLE)
    if foot:
        foot(canvas)
    canvas.save()
    return packed.getvalue()


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of what is read."""
    inspection = read_document(load_bytes(data, "report.pdf"))
    return [told.text for section in inspection.sections for told in section.paragraphs]


def number_below(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(300, 40, f"Page {canvas.getPageNumber()}")


def note_below(canvas: Canvas) -> None:
    if canvas.getPageNumber() == 1:
        canvas.setFont("Helvetica", 6)
        canvas.drawString(72, 93, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(77, 90, "Figures are for the year that ended in March.")
    number_below(canvas)


@pytest.mark.parametrize("mark", ["12.", "7)", "(b)", "•", "c."])
@pytest.mark.parametrize("foot", [None, number_below, note_below])
def test_an_entry_goes_on_over_a_page_end_between_two_sentences(
    mark: str, foot: Draw | None
) -> None:
    assert f"{FULL} {WHOLE} {AFTER}" in paragraphs(pages(mark, WHOLE, AFTER, foot=foot))


@pytest.mark.parametrize("mark", ["12.", "7)", "(b)", "•", "c."])
def test_the_rest_of_an_entry_may_be_all_that_its_page_holds(mark: str) -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    y = 780.0
    for one in marks(mark, 4):
        y = entry(canvas, y, one, FULL, WHOLE)
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    canvas.drawString(HANG, 780, AFTER)
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    canvas.drawString(MARGIN, 780, "The publisher has an address in Marl.")
    canvas.save()
    assert f"{FULL} {WHOLE} {AFTER}" in paragraphs(packed.getvalue())


@pytest.mark.parametrize(
    "after",
    [
        "(SOX) and the others read the book on the first day of each month.",
        "2014 was the last year in which a sergeant of Oxley read what stands in it.",
        "‘Mondays’ is a word that they use for such a van.",
    ],
)
def test_it_may_go_on_with_anything(after: str) -> None:
    assert f"{FULL} {WHOLE} {after}" in paragraphs(pages("12.", WHOLE, after))


@pytest.mark.parametrize(
    ("last", "after", "x"),
    [
        (SHORT, AFTER, HANG),  # the line had room for another word
        (WHOLE, AFTER, MARGIN),  # a paragraph of the text
        (WHOLE, AFTER, 130),  # a quotation
        ("that day, and this is what the oldest of the drivers said to us about the book of it:",
         "‘It is a book like any other.’", HANG),
    ],
)  # fmt: skip
def test_what_begins_anew_stays_apart(last: str, after: str, x: float) -> None:
    assert after in paragraphs(pages("12.", last, after, x=x))


def test_a_bold_line_stays_apart() -> None:
    def bold(canvas: Canvas) -> None:
        if canvas.getPageNumber() == 2:
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(HANG, 806, "What Sergeants in Stanwick Cross read")

    lines, _ = read_pdf(pages("12.", WHOLE, foot=bold), "a.pdf", DEFAULT_LIMITS)
    assert not any(line.goes_on for line in lines)


def test_entries_that_have_several_paragraphs_may_end_with_their_page() -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    y = 780.0
    for number in range(4):
        y = entry(canvas, y, f"{number + 1}.", FULL, WHOLE)
        if number < 3:
            canvas.drawString(HANG, y, AFTER)
            y -= 26
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    canvas.drawString(HANG, 780, AFTER)
    entry(canvas, 750, "5.", FULL, WHOLE)
    canvas.save()
    assert paragraphs(packed.getvalue()).count(AFTER) == 4
