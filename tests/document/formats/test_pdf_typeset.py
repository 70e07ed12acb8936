"""PDF files of typesetters and browsers: headings that run into text, boxes over page ends, signs."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.formats.pdf_layout import blocks_of_page
from peeldiff.document.formats.pdf_lines import STARTS_ITEM, Span
from peeldiff.document.formats.pdf_order import in_reading_order
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role

Draw = Callable[[Canvas], None]
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
PROSE = [
    "The drivers of Oxley keep a book in which each of them writes what the van drank.",
    "Nobody has ever asked them why it drinks so very much more on Mondays than on others.",
    "In Harrowby the book was lost in a flood, and a new one is kept on a high shelf.",
    "Only the tallest sergeant reaches it, and no van is filled while he is away.",
]


def put(canvas: Canvas, x: float, y: float, *lines: str, size: float = 11) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(x, y - 1.3 * size * number, line)


def read(*pages: Draw) -> list[Line]:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for page in pages:
        canvas.setFont(PLAIN, 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    lines = read_pdf(packed.getvalue(), "a.pdf", DEFAULT_LIMITS)[0]
    return [line for line in lines if line.text]


# ---- headings on the line of their text ------------------------------------------------------------


def headed(head: str, text: str, gap: float, bold: bool = False) -> Draw:
    """Prose, and a paragraph that a bold text begins, `gap` sizes of print before the rest."""

    def page(canvas: Canvas) -> None:
        put(canvas, 72, 760, *PROSE)
        canvas.setFont(BOLD, 11)
        canvas.drawString(72, 680, head)
        canvas.setFont(BOLD if bold else PLAIN, 11)
        x = 72 + canvas.stringWidth(head, BOLD, 11) + 11 * gap
        canvas.drawString(x, 680, text)
        canvas.setFont(PLAIN, 11)
        put(canvas, 72, 665, *PROSE)

    return page


@pytest.mark.parametrize("gap", [0.9, 1.0, 1.2])
@pytest.mark.parametrize(
    "text", ["Vans are washed by those who drive them, once in each week.", "Good"]
)
def test_a_heading_may_stand_on_the_line_with_which_its_text_begins(gap: float, text: str) -> None:
    lines = read(headed("Washing the vans", text, gap))
    at = next(n for n, line in enumerate(lines) if line.role is Role.HEADING)
    assert lines[at].text == "Washing the vans"
    assert lines[at + 1].text.startswith(text)


@pytest.mark.parametrize(
    ("head", "text", "gap", "bold"),
    [
        ("Washing the vans", "is what drivers do on Mondays, and on no other day.", 1.0, False),
        ("Washing the vans", "Drivers do it on Mondays, and on no other day.", 0.3, False),
        ("Washing the vans", "Drivers do it on Mondays, and on no other day.", 0.5, False),
        ("Washing the vans:", "Drivers do it on Mondays, and on no other day.", 1.0, False),
        ("The vans are clean.", "Drivers wash them on Mondays, and on no other day.", 1.0, False),
        ("2.1", "Drivers wash them on Mondays, and on no other day of the week.", 1.0, False),
        ("Washing the vans", "Drivers do it on Mondays, and on no other day.", 1.0, True),
    ],
)  # fmt: skip
def test_other_bold_words_before_a_text_are_no_heading(
    head: str, text: str, gap: float, bold: bool
) -> None:
    lines = read(headed(head, text, gap, bold))
    assert not any(line.text == head for line in lines)


def test_headings_on_the_line_of_their_text_are_lower_than_those_on_their_own() -> None:
    def page(canvas: Canvas) -> None:
        headed("Washing the vans", "Drivers do it on Mondays.", 1.0)(canvas)
        canvas.setFont(BOLD, 11)
        canvas.drawString(72, 790, "What we saw of the vans")

    levels = {line.text: line.level for line in read(page) if line.role is Role.HEADING}
    assert levels["What we saw of the vans"] < levels["Washing the vans"]


# ---- gaps inside a piece of text -------------------------------------------------------------------


def set_in_one_go(text: str, space: float) -> Draw:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 760, *PROSE)
        canvas.setFillColor(HexColor("#00467f"))
        canvas.rect(66, 674, 460, 20, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#ffffff"))
        canvas.setFont(BOLD, 11)
        canvas.drawString(72, 680, text, wordSpace=space)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont(PLAIN, 11)
        put(canvas, 72, 655, *PROSE)

    return page


@pytest.mark.parametrize("space", [60, 350])
def test_a_gap_inside_a_piece_of_text_parts_it(space: float) -> None:
    found = [line for line in read(set_in_one_go("Verdict Good", space)) if "Good" in line.text]
    assert [line.cells for line in found] == [("Verdict", "Good")]


@pytest.mark.parametrize("text", ["Verdict on Oxley", "VERDICT ON THE VANS OF OXLEY", "WWW MMM"])
def test_words_that_are_wide_or_set_wide_are_not_parted(text: str) -> None:
    assert text in [line.text for line in read(set_in_one_go(text, 6))]


def test_the_spaces_of_a_justified_line_do_not_part_it() -> None:
    assert "Vans of the force" in [
        line.text for line in read(set_in_one_go("Vans of the force", 22))
    ]


# ---- boxes at the head of a page -------------------------------------------------------------------


def with_box(label: str, text: list[str], *, framed: bool = False) -> Draw:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 815, "Vans of Oxley", size=8)
        canvas.setFillColor(HexColor("#fdf0d5"))
        top, low = (830, 40) if framed else (790, 760 - 14.3 * len(text))
        canvas.rect(60, low, 470, top - low, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#000000"))
        canvas.setFont(BOLD, 11)
        canvas.drawString(72, 770, label)
        canvas.setFont(PLAIN, 11)
        put(canvas, 72, 752, *text)
        put(canvas, 72, 600, *PROSE)
        put(canvas, 300, 30, str(canvas.getPageNumber()), size=8)

    return page


BOXES = [
    ["The force should wash each of its vans before the night turn takes it."],
    ["The force should feed its dogs twice a day, and write down what they ate."],
    ["The force should find the key of the garage, which it lost three years ago."],
    ["The force should tell its drivers where the garage is, and who has the key."],
]


def test_the_label_of_a_box_is_no_header_where_many_pages_begin_with_one() -> None:
    lines = read(*(with_box("Area for improvement", text) for text in BOXES))
    headers = [line.text for line in lines if line.role is Role.HEADER]
    assert "Area for improvement" not in headers
    assert [line.text for line in lines].count("Area for improvement") == 4
    assert headers.count("Vans of Oxley") == 4


@pytest.mark.parametrize("framed", [True, False])
def test_a_header_in_a_box_is_one_where_the_box_is_the_page_or_its_band(framed: bool) -> None:
    pages = [with_box("Vans of 2016", PROSE if framed else [], framed=framed) for _ in range(4)]
    headers = [line.text for line in read(*pages) if line.role is Role.HEADER]
    assert headers.count("Vans of 2016") == 4


# ---- order ----------------------------------------------------------------------------------------


def column(x: float, y: float, *texts: str, bold: bool = False) -> list[Span]:
    return [Span(text, x, x + 5 * len(text), y - 14 * n, 10, bold) for n, text in enumerate(texts)]


def test_a_label_that_is_drawn_last_has_its_place_over_a_short_last_line() -> None:
    text = [*column(60, 700, *PROSE), *column(60, 620, *PROSE, "2016.")]
    label = Span("Areas for improvement", 85, 185, 640, 10, False)
    ordered = [span.text for span in in_reading_order([*text, label])]
    assert ordered[4] == "Areas for improvement"


def test_a_column_that_begins_over_the_last_line_of_the_one_before_follows_it() -> None:
    left = column(60, 700, *(f"left line {n} of a column of prose" for n in range(9)), "2016.")
    right = column(310, 700, *(f"right line {n} of a column of prose" for n in range(9)))
    assert in_reading_order([*left, *right]) == [*left, *right]


COLUMNS = [
    *column(58, 560, *(f"left line {n} of a column of prose that goes on" for n in range(8))),
    *column(309, 560, *(f"right line {n} of a column of prose that goes on" for n in range(8))),
]


def rows_of(page: list[Span]) -> list[list[str]]:
    blocks = blocks_of_page(page, page)
    return [[cell[0].text for cell in block.cells] for block in blocks if block.cells]


@pytest.mark.parametrize("apart", [16.0, 22.0])
def test_a_table_over_two_columns_of_prose_is_one(apart: float) -> None:
    facts = [("Vans", "14"), ("Dogs", "Three, one of them small"), ("Tyres of the vans", "Round")]
    table = [
        span
        for at, pair in enumerate(facts)
        for span in (
            *column(58, 700 - apart * at, pair[0], bold=True),
            *column(324, 700 - apart * at, pair[1]),
        )
    ]
    assert rows_of([*table, *COLUMNS]) == [list(pair) for pair in facts]


# ---- signs and syllables --------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["!", "?", "\u26a0", "\u2714"])
def test_a_sign_beside_a_label_is_no_cell(sign: str) -> None:
    page = [
        Span(sign, 62, 66, 703, 11, True),
        *column(90, 707, "Cause of concern", bold=True),
        *column(90, 690, "The force does not know where its vans are, or who drives them."),
    ]
    texts = [[span.text for span in block.spans] for block in blocks_of_page(page, page)]
    assert texts[:2] == [[sign], ["Cause of concern"]]
    assert rows_of(page) == []


def test_signs_in_a_column_are_cells() -> None:
    page = [
        span
        for at, text in enumerate(("Vans are washed", "Dogs are fed", "Tyres are round"))
        for span in (Span("\u2714", 62, 70, 700 - 20 * at, 11, False), *column(120, 700 - 20 * at, text))
    ]  # fmt: skip
    assert len(rows_of(page)) == 3


@pytest.mark.parametrize(
    "mark", ["1", "12.", "1.2", "1.2.3.", "a)", "(iv)", "xii.", "B1.", "3a)", "o", "-"]
)
def test_what_may_be_the_mark_of_an_item(mark: str) -> None:
    assert STARTS_ITEM.match(mark)


@pytest.mark.parametrize("syllable", ["ded.", "ing)", "ty.", "Van.", "met."])
def test_the_last_syllable_of_a_sentence_is_no_mark(syllable: str) -> None:
    assert not STARTS_ITEM.match(syllable)


@pytest.mark.parametrize("scale", [0.6, 0.83, 0.9])
def test_a_raised_number_is_a_footnote_mark_though_it_is_hardly_smaller(scale: float) -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 760, *PROSE)
        text = "The dogs of Oxley are fed at night and at weekends."
        canvas.setFont(PLAIN, 10)
        canvas.drawString(72, 640, text)
        x = 72 + canvas.stringWidth(text, PLAIN, 10)
        canvas.setFont(PLAIN, 10 * scale)
        canvas.drawString(x + 1, 644.5, "16")

    assert read(page)[-1].text == "The dogs of Oxley are fed at night and at weekends."
