"""PDF files as other tools build them: bullets, columns, justified lines, hyphens, hidden text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.formats.pdf import read_pdf, read_print
from peeldiff.document.formats.pdf_lines import Span
from peeldiff.document.formats.pdf_spans import _are_all_bold
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role

Draw = Callable[[Canvas], None]
VANS = [
    "The force should clean each of its vans before the night turn takes them out of the",
    "yard, and note who has done it.",
]
DOGS = ["The force should feed its dogs."]
LEFT = [
    "The drivers of Oxley keep a book",
    "in which each of them writes what",
    "the van has drunk. Nobody reads",
    "the book, but it is well kept and",
    "has no blots. We read it all from",
    "beginning to end in one morning.",
    "It has a page on tyres too.",
]
RIGHT = [
    "In Harrowby the book was lost in a",
    "flood. A new one has been bought",
    "and is kept on a high shelf, where",
    "only the tallest sergeant reaches",
    "it. He is away on Fridays, and no",
    "van is filled on those days.",
    "Stanwick Cross has no book.",
]


def drawn(*pages: Draw) -> bytes:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def put(canvas: Canvas, x: float, y: float, lines: list[str], lead: float = 14) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(x, y - number * lead, line)


def read(data: bytes) -> list[Line]:
    return [line for line in read_pdf(data, "report.pdf", DEFAULT_LIMITS)[0] if line.text]


def shape(*pages: Draw) -> list[tuple[str, str]]:
    return [(str(line.role), line.text) for line in read(drawn(*pages))]


def warnings(*pages: Draw) -> list[tuple[str, str]]:
    found = read_pdf(drawn(*pages), "report.pdf", DEFAULT_LIMITS)[1]
    return [(warning.code, warning.text) for warning in found]


ITEMS = [("item", " ".join(VANS)), ("item", " ".join(DOGS))]

# ---- bullets ------------------------------------------------------------------------------------


def list_texts(canvas: Canvas) -> None:
    put(canvas, 90, 700, VANS)
    put(canvas, 90, 672, DOGS)


@pytest.mark.parametrize("bullet", ["•", "1.", "a)"])
@pytest.mark.parametrize("gap", [5, 9, 14])
def test_bullets_may_be_drawn_after_all_text(bullet: str, gap: float) -> None:
    second = {"•": "•", "1.": "2.", "a)": "b)"}[bullet]

    def page(canvas: Canvas) -> None:
        list_texts(canvas)
        canvas.drawRightString(90 - gap, 700, bullet)
        canvas.drawRightString(90 - gap, 672, second)

    lines = read(drawn(page))

    assert [(str(line.role), line.text) for line in lines] == ITEMS
    assert [line.mark for line in lines] == [bullet, second]


def test_bullets_may_be_drawn_before_all_text() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 76, 700, ["•"])
        put(canvas, 76, 672, ["•"])
        list_texts(canvas)

    assert shape(page) == ITEMS


@pytest.mark.parametrize("build", ["disc", "circle", "square", "large"])
def test_bullets_may_be_shapes(build: str) -> None:
    def page(canvas: Canvas) -> None:
        list_texts(canvas)
        for y in (704, 676):
            if build == "square":
                canvas.rect(78, y - 2, 4, 4, fill=1)
            else:
                radius = 3 if build == "large" else 2
                canvas.circle(80, y, radius, fill=build != "circle", stroke=build == "circle")

    assert shape(page) == ITEMS


def test_drawn_bullets_nest_by_their_place() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 90, 700, ["The force should look after:"])
        put(canvas, 120, 686, ["its vans; and"])
        put(canvas, 120, 672, ["its dogs."])
        put(canvas, 60, 720, ["Areas"])
        for x, y in ((80, 704), (110, 690), (110, 676)):
            canvas.circle(x, y, 2, fill=1)

    lines = read(drawn(page))

    assert [(line.role, line.level) for line in lines[1:]] == [
        (Role.ITEM, 0),
        (Role.ITEM, 1),
        (Role.ITEM, 1),
    ]


def test_other_shapes_are_no_bullets() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 60, 720, ["Areas"])
        put(canvas, 90, 700, VANS)
        canvas.rect(50, 600, 400, 200)
        canvas.rect(60, 690, 3, 30, fill=1)
        canvas.line(60, 640, 500, 640)
        canvas.circle(300, 760, 2, fill=1)

    assert [line.role for line in read(drawn(page))] == [Role.TEXT, Role.TEXT]


def test_a_dash_in_an_empty_cell_is_no_bullet() -> None:
    def page(canvas: Canvas) -> None:
        for y, cells in ((700, ["Oxley", "–", "4"]), (680, ["Harrowby", "3", "5"])):
            for x, cell in zip((72, 250, 282), cells, strict=True):
                put(canvas, x, y, [cell])

    assert [line.cells for line in read(drawn(page))] == [
        ("Oxley", "–", "4"),
        ("Harrowby", "3", "5"),
    ]


# ---- columns ------------------------------------------------------------------------------------

COLUMNS = [("text", " ".join(LEFT)), ("text", " ".join(RIGHT))]


def left(canvas: Canvas) -> None:
    put(canvas, 60, 640, LEFT)


def right(canvas: Canvas) -> None:
    put(canvas, 310, 640, RIGHT)


def test_columns_drawn_one_after_the_other_stay_apart() -> None:
    assert shape(lambda c: (left(c), right(c), None)[-1]) == COLUMNS


def test_a_header_drawn_last_does_not_weave_columns() -> None:
    def page(canvas: Canvas) -> None:
        left(canvas)
        right(canvas)
        put(canvas, 60, 815, ["Marlshire Police"])

    assert shape(page) == [("text", "Marlshire Police"), *COLUMNS]


def test_columns_drawn_from_right_to_left_are_read_from_left_to_right() -> None:
    def page(canvas: Canvas) -> None:
        right(canvas)
        left(canvas)

    assert shape(page) == COLUMNS


def test_bullets_drawn_last_do_not_weave_columns() -> None:
    def page(canvas: Canvas) -> None:
        left(canvas)
        put(canvas, 330, 640, DOGS)
        put(canvas, 318, 640, ["•"])

    assert shape(page) == [COLUMNS[0], ITEMS[1]]


SHORT = ["The vans", "and the", "boats of Oxley"]
"""Lines beside a box, which make room for it."""


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("boxes", [["Good"], ["Requires", "improvement"]])
def test_a_box_that_floats_in_a_column_does_not_weave_columns(
    boxes: list[str], first: bool
) -> None:
    def page(canvas: Canvas) -> None:
        if first:
            put(canvas, 150, 682, boxes)
            put(canvas, 150, 520, ["Good"])
        put(canvas, 60, 740, ["How well are the vans kept?"])
        put(canvas, 60, 682, SHORT)
        left(canvas)
        put(canvas, 60, 520, SHORT)
        put(canvas, 60, 478, LEFT)
        right(canvas)
        if not first:
            put(canvas, 150, 682, boxes)
            put(canvas, 150, 520, ["Good"])

    told = " ".join(line.text for line in read(drawn(page)))
    under = " ".join([*SHORT, *LEFT])
    assert told == " ".join(["How well are the vans kept?", *boxes, under, "Good", under, *RIGHT])


def test_columns_need_not_begin_or_end_at_one_height() -> None:
    def page(canvas: Canvas) -> None:
        left(canvas)
        put(canvas, 310, 700, RIGHT)
        put(canvas, 60, 760, ["Vans and what they drink"])

    assert shape(page) == [("text", "Vans and what they drink"), *COLUMNS]


def test_lines_drawn_out_of_order_are_read_from_the_top() -> None:
    def page(canvas: Canvas) -> None:
        for y in (700, 600):
            put(canvas, 72, y, [f"Part {y}"])
        put(canvas, 72, 650, ["The vans of Oxley are clean, and so are those of Harrowby."])
        put(canvas, 72, 550, ["The dogs of Oxley are fed, and so are those of Harrowby."])

    assert [line.text[:8] for line in read(drawn(page))] == [
        "Part 700", "The vans", "Part 600", "The dogs",
    ]  # fmt: skip


# ---- justified lines ----------------------------------------------------------------------------


def justified(canvas: Canvas, x: float, y: float, lines: list[str], width: float) -> None:
    """Set lines to a width, all but the last."""
    for number, line in enumerate(lines):
        words = line.split()
        free = width - sum(canvas.stringWidth(word, "Helvetica", 11) for word in words)
        step = free / (len(words) - 1) if number + 1 < len(lines) and len(words) > 1 else 3
        at = x
        for word in words:
            canvas.drawString(at, y - 14 * number, word)
            at += canvas.stringWidth(word, "Helvetica", 11) + step


@pytest.mark.parametrize("count", [2, 3, 4])
def test_wide_gaps_between_margins_are_of_a_justified_line(count: int) -> None:
    words = ["superintendents", "and", "of", "ours"]
    lines = [
        "The force should keep the vans of its",
        " ".join(words[:count]),
        "clean by day and by night, and note it.",
    ]
    page = drawn(lambda c: justified(c, 72, 700, [*lines, "So it was in May."], 200))

    assert [line.text for line in read(page)] == [" ".join([*lines, "So it was in May."])]


def test_wide_lines_may_follow_each_other() -> None:
    lines = [
        "The force should keep all its vans",
        "clean everywhere",
        "throughout Marlshire",
        "now.",
    ]
    page = drawn(lambda c: justified(c, 72, 700, lines, 200))

    assert [line.text for line in read(page)] == [" ".join(lines)]


def test_a_table_beside_nothing_stays_a_table() -> None:
    def page(canvas: Canvas) -> None:
        for y, (name, grade) in zip(
            (700, 686, 672),
            [("Oxley", "Good"), ("Stanwick", "Poor"), ("Harrowby", "Good")],
            strict=True,
        ):
            put(canvas, 72, y, [name])
            canvas.drawRightString(272, y, grade)

    assert [line.role for line in read(drawn(page))] == [Role.ROW] * 3


# ---- paragraphs and pages -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "after", ["Each of them waits for a day.", "We saw 44 of 100.", "In May 2024 we saw 44 of 100."]
)
def test_a_paragraph_ends_with_a_page_that_had_room_for_more(after: str) -> None:
    title = [
        "The force should find out why so many of its vans stand idle in the yard, and",
        "say so",
    ]
    page = drawn(
        lambda c: (put(c, 72, 740, VANS * 4), put(c, 72, 400, title), None)[-1],
        lambda c: put(c, 72, 740, [after]),
    )
    lines = read(page)

    assert [line.ends for line in lines if line.text.endswith("say so")] == [True]


def test_a_paragraph_may_go_on_where_its_page_was_full() -> None:
    page = drawn(
        lambda c: put(c, 72, 740, [*VANS, VANS[0]]),
        lambda c: put(c, 72, 740, ["Yard of Oxley. That is all."]),
    )

    assert not any(line.ends for line in read(page))


@pytest.mark.parametrize("number", ["7", "Page 7", "- 7 -", "7 / 9", "[7]", "(7 of 9)"])
def test_a_page_number_that_comes_once_is_furniture(number: str) -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 740, VANS)
        canvas.drawCentredString(297, 30, number)

    assert shape(page)[-1] == ("header", number)


def test_a_number_right_under_a_text_is_no_page_number() -> None:
    assert shape(lambda c: put(c, 72, 60, ["Vans in the yard of Oxley", "44"]))[-1] != (
        "header",
        "44",
    )


def test_a_short_line_behind_a_sentence_is_a_line_of_its_own() -> None:
    lines = [
        *VANS,
        "The yard is large. It has room for eleven vans and for three dogs, which sleep well.",
        "Areas to mend",
    ]

    assert shape(lambda c: put(c, 72, 740, lines))[-1] == ("text", "Areas to mend")


@pytest.mark.parametrize("hyphen", ["\u2010", "\u00ad"])
def test_a_hyphen_of_the_typesetter_is_taken_out(hyphen: str) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    path = _font()
    if path is None:
        pytest.skip("no font with this character is installed")
    pdfmetrics.registerFont(TTFont("Wide", path))

    def page(canvas: Canvas) -> None:
        canvas.setFont("Wide", 11)
        put(canvas, 72, 700, [f"The force should keep its ar{hyphen}", "rangements for vans."])

    assert [line.text for line in read(drawn(page))] == [
        "The force should keep its arrangements for vans."
    ]


def _font() -> str | None:
    places = ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",)
    return next((place for place in places if Path(place).exists()), None)


# ---- hidden text --------------------------------------------------------------------------------


@pytest.mark.parametrize(("x", "y"), [(72, -50), (72, 900), (-400, 500), (700, 500)])
def test_text_off_the_page_is_left_out_with_a_warning(x: float, y: float) -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 740, VANS)
        put(canvas, x, y, DOGS)

    assert shape(page) == [("text", " ".join(VANS))]
    assert warnings(page) == [("hidden-text", "Text that no reader sees was not read (page 1).")]


@pytest.mark.parametrize("colour", [white, HexColor("#fdfdfd")])
def test_text_in_the_colour_of_the_page_is_left_out_with_a_warning(colour: object) -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 740, VANS)
        canvas.setFillColor(colour)
        put(canvas, 72, 500, DOGS)

    assert shape(page) == [("text", " ".join(VANS))]
    assert [code for code, _ in warnings(page)] == ["hidden-text"]


@pytest.mark.parametrize("under", ["box", "picture"])
def test_white_text_on_something_is_read(under: str) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def page(canvas: Canvas) -> None:
        put(canvas, 72, 740, VANS)
        if under == "box":
            canvas.setFillColor(HexColor("#003366"))
            canvas.rect(60, 480, 400, 40, fill=1, stroke=0)
        else:
            canvas.drawImage(ImageReader(Image.new("RGB", (9, 9), "navy")), 60, 480, 400, 40)
        canvas.setFillColor(white)
        put(canvas, 72, 500, DOGS)
        canvas.setFillColor(black)

    assert shape(page)[-1][1] == DOGS[0]
    assert warnings(page) == []


def test_white_text_on_a_white_box_is_hidden() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 740, VANS)
        canvas.setFillColor(white)
        canvas.rect(0, 0, 595, 842, fill=1, stroke=0)
        put(canvas, 72, 500, DOGS)

    assert len(shape(page)) == 1


# ---- boxes ---------------------------------------------------------------------------------------


def box_page(under: str, *, head_size: float = 16, rows: int = 1) -> Draw:
    def page(canvas: Canvas) -> None:
        for row in range(rows):
            y = 700 - 24 * row
            canvas.setFont("Helvetica-Bold", head_size)
            canvas.drawString(60, y, "Feeding the dogs")
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(330, y, "Requires")
            canvas.drawString(324, y - 12, "improvement")
        canvas.setFont("Helvetica", 11)
        put(canvas, 60, 660 - 24 * rows, [under, *LEFT])

    return page


PROSE = "The force feeds its dogs at six and at noon, and nobody has heard one bark at night since."


def test_a_heading_beside_a_box_is_a_heading_and_the_box_a_line() -> None:
    assert shape(box_page(PROSE))[:2] == [
        ("heading", "Feeding the dogs"),
        ("text", "Requires improvement"),
    ]


@pytest.mark.parametrize(
    "page",
    [box_page("Dogs"), box_page(PROSE, head_size=11), box_page(PROSE, rows=3)],
    ids=["no prose", "no heading", "a table"],
)
def test_other_pieces_side_by_side_are_a_row(page: Draw) -> None:
    assert shape(page)[0][0] == "row"


# ---- prints of text files ------------------------------------------------------------------------

LONG = "The drivers of Oxley keep a book in which each of them writes what the van"


def print_of(lines: list[str], font: str = "Courier") -> Draw:
    def page(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        put(canvas, 60, 780, lines, 12)

    return page


def test_the_print_of_a_text_file_is_read_line_by_line() -> None:
    typed = [LONG, "has drunk.", "", "Answering calls", "", LONG, f"{LONG}", "too.", ""] * 4
    lines, _, is_text, _ = read_print(drawn(print_of(typed)), "a.pdf", DEFAULT_LIMITS)
    assert is_text
    assert [line.text for line in lines][:5] == [LONG, "has drunk.", "", "Answering calls", ""]


@pytest.mark.parametrize(
    ("lines", "font"),
    [([LONG, "has drunk.", ""] * 8, "Helvetica"), ([LONG] * 20, "Courier")],
    ids=["letters of many widths", "no blank line"],
)
def test_other_prints_are_laid_out(lines: list[str], font: str) -> None:
    assert not read_print(drawn(print_of(lines, font)), "a.pdf", DEFAULT_LIMITS)[2]


# ---- headers that change -------------------------------------------------------------------------


def body_of(title: str) -> list[str]:
    """Lines that no other page has."""
    return [f"{line} {title}" for line in (*LEFT, *RIGHT)]


TITLES = ["Vans", "Dogs", "Horses", "Boats", "Drones"]


@pytest.mark.parametrize("size", [9, 11])
def test_headers_that_come_once_are_told_by_their_place(size: float) -> None:
    def headed(title: str) -> Draw:
        def page(canvas: Canvas) -> None:
            canvas.setFont("Helvetica", size)
            canvas.drawString(60, 800, title)
            canvas.setFont("Helvetica", 11)
            put(canvas, 60, 740, body_of(title))

        return page

    lines = read(drawn(*map(headed, TITLES)))
    assert [line.text for line in lines if line.role is Role.HEADER] == TITLES


def test_text_that_begins_each_page_at_one_height_is_none() -> None:
    pages = [print_of(body_of(title), "Helvetica") for title in TITLES]
    assert [line for line in read(drawn(*pages)) if line.role is Role.HEADER] == []


# ---- files that a program has rewritten ----------------------------------------------------------

CUT = [
    "The ürst oþcers who came were eûective and wrote all that they saw down in their books",
    "and nobody could ünd a fault in the üles. Sta\u00fb from the oþce had read each of them.",
]


def test_ligatures_that_were_cut_to_one_byte_are_set_again() -> None:
    assert [text for _, text in shape(lambda canvas: put(canvas, 70, 700, CUT))] == [
        "The first officers who came were effective and wrote all that they saw down in their books "
        "and nobody could find a fault in the files. Staff from the office had read each of them."
    ]


def test_letters_of_names_are_no_ligatures() -> None:
    names = ["Inspector Müller met Mr Brûlé and Mrs Müller in the yard of Zürich Road."]
    assert shape(lambda canvas: put(canvas, 70, 700, names))[0][1] == names[0]


def test_a_page_of_prose_in_bold_shows_that_only_names_tell_what_is_bold() -> None:
    line = [Span("x" * 70, 70, 500, 700, 11, True)]
    assert _are_all_bold([line] * 12)
    assert not _are_all_bold([line] * 11)
    assert not _are_all_bold([*([line] * 12), [Span("Plain", 70, 100, 80, 11, False)]])
    assert not _are_all_bold([[Span("Short", 70, 100, 700, 11, True)]] * 30)


def test_the_head_of_a_column_over_cells_that_are_set_in_is_a_cell_too() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 72, 780, ["Area"])
        put(canvas, 360, 780, ["Grade"])
        for y, cells in (
            (758, ["Vans", "Good"]),
            (736, ["Dogs", "Adequate"]),
            (714, ["Yards", "Good"]),
        ):
            put(canvas, 72, y, cells[:1])
            put(canvas, 368, y, cells[1:])
        put(canvas, 72, 600, LEFT)
        put(canvas, 300, 600, RIGHT)

    assert shape(page)[:4] == [
        ("row", "Area Grade"),
        ("row", "Vans Good"),
        ("row", "Dogs Adequate"),
        ("row", "Yards Good"),
    ]


@pytest.mark.parametrize(("stem", "bold"), [(80, False), (160, True), (268, False)])
def test_a_font_that_weighs_more_than_any_is_bold_by_its_name_alone(stem: int, bold: bool) -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pageCompression=0)
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas.setFont("Vera", 11)
    canvas.drawString(70, 700, "Vans in the yard of Oxley")
    canvas.save()
    data = re.sub(rb"/StemV [0-9]+", b"/StemV %d" % stem, packed.getvalue())
    lines = read_pdf(data, "a.pdf", DEFAULT_LIMITS)[0]
    assert [line.bold for line in lines if line.text] == [bold]
