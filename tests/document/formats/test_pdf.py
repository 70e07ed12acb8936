"""PDF files: what stands on the pages becomes paragraphs, headings, items and rows."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.limits import DEFAULT_LIMITS, Limits
from peeldiff.document.source import Line, Role

PROSE = (
    "The force should publish its plan for Harrowby and keep it under review, so that officers in "
    "Stanwick Cross and in Oxley know what is expected of them when they meet the public. "
)
OTHER = (
    "Leaders understand demand well and have moved staff to where they are needed most, but the "
    "control room still answers too few emergency calls within ten seconds at weekends. "
)
Draw = Callable[[Canvas], None]


def drawn(*pages: Draw, **options: object) -> bytes:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4, **options)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def lines_at(canvas: Canvas, x: float, y: float, lines: list[str], size: float = 11) -> None:
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(x, y - number * size * 1.25, line)


def page_of(*parts: tuple[float, float, list[str]], size: float = 11) -> Draw:
    """A page with lines set from each (x, y) downwards."""

    def page(canvas: Canvas) -> None:
        for x, y, lines in parts:
            lines_at(canvas, x, y, lines, size)

    return page


def flowed(*flowables: object) -> bytes:
    packed = io.BytesIO()
    SimpleDocTemplate(packed, pagesize=A4).build(list(flowables))
    return packed.getvalue()


def style(size: float = 11, bold: bool = False, **more: float) -> ParagraphStyle:
    font = "Helvetica-Bold" if bold else "Helvetica"
    return ParagraphStyle(
        "s", fontName=font, fontSize=size, leading=size * 1.25, spaceAfter=size, **more
    )


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Line]:
    lines, _ = read_pdf(data, "report.pdf", limits)
    return [line for line in lines if line.text]


def texts(data: bytes) -> list[str]:
    return [line.text for line in read(data)]


# ---- paragraphs ---------------------------------------------------------------------------------


def test_wrapped_lines_become_one_paragraph_each() -> None:
    first, second = PROSE * 3, OTHER * 3

    assert texts(flowed(Paragraph(first, style()), Paragraph(second, style()))) == [
        first.strip(),
        second.strip(),
    ]


def test_short_lines_are_not_joined() -> None:
    address = ["Marlshire Police", "12 High Street", "Harrowby", "MA1 2BC"]
    page = drawn(page_of((72, 700, [PROSE] * 3), (72, 500, address)))

    assert texts(page)[-4:] == address


def test_a_word_broken_by_a_line_end_is_mended_as_the_document_prints_it() -> None:
    page = drawn(
        lambda c: lines_at(
            c,
            72,
            700,
            [
                "Safeguarding matters to every officer in the force. It has improved its safe-",
                "guarding of children in Oxley.",
            ],
        )
    )

    assert "improved its safeguarding of children" in " ".join(texts(page))


def test_a_hyphen_of_a_compound_word_stays_at_a_line_end() -> None:
    page = drawn(
        lambda c: lines_at(
            c, 72, 700, ["The force has a well-run control room and a well-", "run front desk."]
        )
    )

    assert "and a well-run front desk" in " ".join(texts(page))


def test_every_line_has_its_page() -> None:
    pages = [lambda c, n=n: lines_at(c, 72, 600, [f"Only on sheet {n} of it."]) for n in range(3)]

    assert [line.page for line in read(drawn(*pages))] == [1, 2, 3]


# ---- columns ------------------------------------------------------------------------------------

LEFT = [f"left line {n} of the column here" for n in range(12)]
RIGHT = [f"right line {n} of the column here" for n in range(12)]


def test_two_columns_set_one_after_the_other_are_read_so() -> None:
    page = drawn(page_of((60, 700, LEFT), (320, 700, RIGHT)))

    assert " ".join(texts(page)) == " ".join(LEFT + RIGHT)


def test_two_columns_set_line_by_line_are_read_one_after_the_other() -> None:
    def across(canvas: Canvas) -> None:
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            lines_at(canvas, 60, 700 - 14 * number, [left])
            lines_at(canvas, 320, 700 - 14 * number, [right])

    assert " ".join(texts(drawn(across))) == " ".join(LEFT + RIGHT)


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_turned_page_is_read_as_it_is_held(degrees: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.translate(*{90: (595, 0), 270: (0, 842)}[degrees])
        canvas.rotate(degrees)
        lines_at(canvas, 72, 500, [PROSE[:80], PROSE[80:].strip()])
        lines_at(canvas, 72, 400, ["Custody"])
        lines_at(canvas, 300, 400, ["Good"])

    lines = read(drawn(turned))

    assert [(line.role, line.text) for line in lines] == [
        (Role.TEXT, PROSE.strip()),
        (Role.ROW, "Custody Good"),
    ]


# ---- furniture ----------------------------------------------------------------------------------


def numbered(number: int) -> Draw:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 72, 810, ["Marlshire Police: inspection"], 9)
        lines_at(canvas, 72, 690, [f"{PROSE[:70]} ({number})", f"{OTHER[:70]} {number}."])
        lines_at(canvas, 290, 30, [str(number)], 9)

    return page


def test_running_headers_and_page_numbers_are_headers() -> None:
    lines = read(drawn(*(numbered(n) for n in range(1, 6))))
    headers = [line.text for line in lines if line.role is Role.HEADER]

    assert headers == [t for n in range(1, 6) for t in ("Marlshire Police: inspection", str(n))]


def test_a_heading_that_begins_several_pages_is_no_running_header() -> None:
    def page(title: str) -> Draw:
        return page_of((72, 770, [title]), size=16) if title else page_of((72, 700, [PROSE]))

    titles = ["Areas for improvement", "Our view", "Areas for improvement", "Next steps"]
    lines = read(drawn(*map(page, [*titles, "Areas for improvement", "About us", ""])))

    assert sum(line.role is Role.HEADER for line in lines) == 0


def test_a_number_in_the_text_is_no_page_number() -> None:
    pages = [
        lambda c, n=n: lines_at(c, 72, 400, [str(n), "burglaries last year"]) for n in (1, 2, 3)
    ]

    assert all(line.role is not Role.HEADER for line in read(drawn(*pages)))


def test_footnotes_are_told_by_size_and_place_and_their_marks_are_gone() -> None:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 72, 700, [PROSE[:80]] * 6)
        end = 72 + canvas.stringWidth(PROSE[:80], "Helvetica", 11)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(end, 700 - 5 * 13.75 + 4, "1")
        canvas.drawString(72, 93, "1")
        lines_at(canvas, 77, 90, ["Figures are for the year that ended in March."], 8)

    lines = read(drawn(page))

    assert [(line.text, line.mark) for line in lines if line.role is Role.FOOTNOTE] == [
        ("Figures are for the year that ended in March.", "1")
    ]
    assert all("1" not in line.text for line in lines)


# ---- styles -------------------------------------------------------------------------------------


def test_headings_are_ranked_by_size_and_bold_comes_last() -> None:
    page = flowed(
        Paragraph("Marlshire Police", style(24)),
        Paragraph("Preventing crime", style(16, bold=True)),
        Paragraph("Our findings", style(11, bold=True)),
        Paragraph(PROSE * 2, style()),
        Paragraph("Investigating crime", style(16, bold=True)),
        Paragraph(OTHER * 2, style()),
    )

    assert [(line.text, line.level) for line in read(page) if line.role is Role.HEADING] == [
        ("Marlshire Police", 1),
        ("Preventing crime", 2),
        ("Our findings", 3),
        ("Investigating crime", 2),
    ]


def test_a_contents_list_stays_line_by_line_and_names_headings() -> None:
    def contents(canvas: Canvas) -> None:
        for number, title in enumerate(["Introduction", "Our findings", "Next steps"]):
            lines_at(canvas, 72, 700 - 20 * number, [title])
            canvas.drawRightString(520, 700 - 20 * number, str(number + 2))

    def chapter(title: str) -> Draw:
        return page_of((72, 640, [title]), (72, 600, [PROSE[:90]] * 4))

    def last(canvas: Canvas) -> None:
        lines_at(canvas, 72, 640, ["Next steps"], size=16)

    lines = read(drawn(contents, chapter("Introduction"), chapter("Our findings"), last))

    assert [line.text for line in lines[:3]] == ["Introduction 2", "Our findings 3", "Next steps 4"]
    assert [line.text for line in lines if line.role is Role.HEADING] == [
        "Introduction",
        "Our findings",
        "Next steps",
    ]


def test_a_contents_list_names_no_headings_where_none_looks_like_one() -> None:
    def contents(canvas: Canvas) -> None:
        for number, title in enumerate(["Introduction", "Our findings", "Next steps"]):
            lines_at(canvas, 72, 700 - 20 * number, [title])
            canvas.drawRightString(520, 700 - 20 * number, str(number + 2))

    chapter = page_of((72, 640, ["Introduction"]), (72, 600, [PROSE[:90]] * 4))

    assert not [line for line in read(drawn(contents, chapter)) if line.role is Role.HEADING]


def test_a_table_of_figures_is_no_contents_list() -> None:
    figures = [["Burglaries", "3"], ["Robberies", "5"], ["Thefts", "8"], ["Arsons", "9"]]
    page = flowed(Paragraph(PROSE, style()), Spacer(1, 20), Table(figures, colWidths=[150, 150]))

    assert [line.cells for line in read(page) if line.role is Role.ROW] == [
        tuple(row) for row in figures
    ]


def test_dot_leaders_keep_the_entries_apart() -> None:
    entries = [f"{title} {'.' * 90} {n}" for n, title in enumerate(["Scope", "View", "Steps"], 2)]

    assert texts(drawn(lambda c: lines_at(c, 72, 700, entries))) == entries


@pytest.mark.parametrize("glyph", "•–")
def test_bullets_make_items_with_their_wrapped_lines(glyph: str) -> None:
    def page(canvas: Canvas) -> None:
        lines_at(canvas, 72, 750, [PROSE[:90], "The force should:"])
        for number in range(2):
            lines_at(canvas, 72, 700 - 40 * number, [glyph])
            lines_at(canvas, 90, 700 - 40 * number, [PROSE[:85], "and then act."])

    items = [line for line in read(drawn(page)) if line.role is Role.ITEM]

    assert [(line.mark, line.text) for line in items] == [
        (glyph, f"{PROSE[:85].strip()} and then act.")
    ] * 2


def test_bullets_of_a_symbol_font_make_items() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("ZapfDingbats", 9)
        canvas.drawString(72, 700, "n")
        lines_at(canvas, 90, 700, ["trains its officers"])

    (line,) = read(drawn(page))

    assert (line.role, line.text) == (Role.ITEM, "trains its officers")


def test_nested_bullets_have_their_depth() -> None:
    def page(canvas: Canvas) -> None:
        for number, (x, text) in enumerate(
            [(72, "one"), (100, "two"), (100, "three"), (72, "four")]
        ):
            lines_at(canvas, x, 700 - 16 * number, [f"• {text}"])

    assert [line.level for line in read(drawn(page))] == [0, 1, 1, 0]


def test_a_number_inside_a_sentence_is_no_item() -> None:
    lines = [
        "At the end of May the force had counted in its custody suites a rate of",
        "46.2 for each",
    ]

    assert [line.role for line in read(drawn(lambda c: lines_at(c, 72, 700, lines)))] == [Role.TEXT]


def test_table_rows_keep_their_cells_and_wrapped_labels() -> None:
    cells = [
        ["Question", "Grade"],
        [Paragraph("How well does the force prevent crime in Oxley?", style()), "Good"],
        [Paragraph("How well does it manage offenders who move?", style()), "Requires improvement"],
    ]
    page = flowed(Paragraph(PROSE, style()), Spacer(1, 20), Table(cells, colWidths=[150, 150]))

    assert [line.cells for line in read(page) if line.role is Role.ROW] == [
        ("Question", "Grade"),
        ("How well does the force prevent crime in Oxley?", "Good"),
        ("How well does it manage offenders who move?", "Requires improvement"),
    ]
