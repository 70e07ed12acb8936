"""PDF pages as a studio lays them out: boxes beside columns, bands with a grade, labels in the margin."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role

Draw = Callable[[Canvas], None]
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
LEFT, RIGHT, GREY, BLUE = 60, 312, HexColor("#e6ecf0"), HexColor("#1c4f9c")
PROSE = [
    "The drivers of Oxley keep a book in which each of them writes what the van drank.",
    "Nobody has ever asked them why it drinks so very much more on Mondays than it does.",
    "In Harrowby the book was lost in a flood, and a new one is kept on a high shelf there.",
    "Only the tallest sergeant reaches it, and no van is filled while he is away from us.",
]
PARAGRAPH = simpleSplit(
    "The drivers of Oxley keep a book in which each of them writes what the van drank. If it is ill it "
    "still will fill its little tin until it is still. Mr M. W. Mowmer of Wammersham knows who has the "
    "key to it, and why it drinks so very much more on Mondays than on other days of the week.",
    PLAIN, 10, 340,
)  # fmt: skip
SHORT = ["Vans are washed on Fridays by those", "who drove them last."]
BOX = [
    ("Area for improvement", True),
    ("The force should count its keys", True),
    ("Four stations have no list of keys,", False),
    ("and two have a list but no keys.", False),
    ("The force should feed its dogs", True),
    ("One of them is fed by mistake.", False),
]
ABOVE, BELOW = (
    "Oxley has a yard, and all of its vans stand in it.",
    "Stanwick Cross has no van at all, but its sergeant has a bicycle with a basket.",
)
READ_BOX = [
    "Area for improvement",
    "The force should count its keys",
    "Four stations have no list of keys, and two have a list but no keys.",
    "The force should feed its dogs",
    "One of them is fed by mistake.",
]


def read(*pages: Draw) -> list[Line]:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return [line for line in read_pdf(packed.getvalue(), "a.pdf", DEFAULT_LIMITS)[0] if line.text]


def warned(page: Draw) -> list[str]:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    page(canvas)
    canvas.save()
    return [warning.code for warning in read_pdf(packed.getvalue(), "a.pdf", DEFAULT_LIMITS)[1]]


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def put(
    canvas: Canvas, x: float, y: float, text: str, bold: bool = False, size: float = 10
) -> None:
    canvas.setFont(BOLD if bold else PLAIN, size)
    canvas.drawString(x, y, text)


def column(canvas: Canvas, x: float, y: float, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        put(canvas, x, y - 13 * number, line)


def box_lines(x: float, y: float) -> list[tuple[float, float, str, bool]]:
    """The lines of the box with their places, with room between the first two and above the last two."""
    drops = (0, 16, 29, 42, 60, 76)
    return [(x, y - drop, *line) for line, drop in zip(BOX, drops, strict=True)]


def shape(canvas: Canvas, x: float, y: float, kind: str) -> None:
    canvas.setFillColor(HexColor("#f6f6f4") if kind == "pale" else GREY)
    canvas.setStrokeColor(BLUE)
    if kind == "lines":
        for a, b in (((0, 0), (220, 0)), ((220, 0), (220, 110)), ((220, 110), (0, 110))):
            canvas.line(x + a[0], y + a[1], x + b[0], y + b[1])
        canvas.line(x, y + 110, x, y)
    elif kind == "round":
        canvas.roundRect(x, y, 220, 110, 6, fill=1, stroke=0)
    else:
        canvas.rect(x, y, 220, 110, fill=int(kind != "frame"), stroke=int(kind != "filled"))
    canvas.setFillColor(HexColor("#000000"))


def beside(order: str, kind: str = "filled", *, left: bool = False) -> Draw:
    """A short text with a box beside it, under a line and over another one."""

    def page(canvas: Canvas) -> None:
        text, box = (RIGHT, LEFT) if left else (LEFT, RIGHT)
        ours = [(float(text), 700 - 13 * n, line, False) for n, line in enumerate(SHORT)]
        theirs = box_lines(box + 8, 700)
        shape(canvas, box, 606, kind)
        if order == "box first":
            for one in theirs:
                put(canvas, *one)
        put(canvas, LEFT, 740, ABOVE)
        if order == "rows":
            ours = sorted([*ours, *theirs], key=lambda one: (-round(one[1]), one[0]))
        for one in ours:
            put(canvas, *one)
        if order == "in turn":
            for one in theirs:
                put(canvas, *one)
        put(canvas, LEFT, 580, BELOW)
        if order == "box last":
            for one in theirs:
                put(canvas, *one)

    return page


@pytest.mark.parametrize("order", ["in turn", "box first", "box last", "rows"])
@pytest.mark.parametrize("left", [False, True])
def test_a_box_beside_a_short_text_is_read_apart_from_it(order: str, left: bool) -> None:
    lines = read(beside(order, left=left))
    assert not [line for line in lines if line.role is Role.ROW]
    told = texts(lines)
    assert (told[0], told[-1]) == (ABOVE, BELOW)
    at = told.index(READ_BOX[0])
    assert told[at : at + len(READ_BOX)] == READ_BOX
    assert " ".join(SHORT) in told


@pytest.mark.parametrize("kind", ["filled", "pale", "frame", "round", "lines"])
def test_a_box_may_be_filled_or_framed(kind: str) -> None:
    told = texts(read(beside("in turn", kind)))
    assert told == [ABOVE, " ".join(SHORT), *READ_BOX, BELOW]


def test_a_label_in_a_strip_of_its_own_stays_with_its_box() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 740, ABOVE)
        column(canvas, LEFT, 700, SHORT)
        shape(canvas, RIGHT, 606, "filled")
        canvas.setFillColor(BLUE)
        canvas.rect(RIGHT, 694, 220, 22, fill=1, stroke=0)
        canvas.setFillColor(white)
        for one in box_lines(RIGHT + 8, 700):
            put(canvas, *one)
            canvas.setFillColor(HexColor("#000000"))
        put(canvas, LEFT, 580, BELOW)

    assert texts(read(page)) == [ABOVE, " ".join(SHORT), *READ_BOX, BELOW]


def test_a_label_in_a_colour_of_its_own_is_no_part_of_the_title_below_it() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 780, "Yards", bold=True, size=16)
        for number, label in enumerate(("Innovative practice", "Area for improvement")):
            y = 740 - 90 * number
            canvas.setFillColor(BLUE)
            put(canvas, LEFT, y, label, bold=True)
            canvas.setFillColor(HexColor("#000000"))
            put(canvas, LEFT, y - 13, "Keys are counted", bold=True)
            column(canvas, LEFT, y - 31, ["Oxley has a list of", "keys and no keys."])

    assert texts(read(page)) == [
        "Yards",
        "Innovative practice", "Keys are counted", "Oxley has a list of keys and no keys.",
        "Area for improvement", "Keys are counted", "Oxley has a list of keys and no keys.",
    ]  # fmt: skip


def test_a_column_of_a_few_lines_runs_over_into_the_next_one() -> None:
    def page(canvas: Canvas) -> None:
        column(canvas, LEFT, 700, [
            "The yard of Oxley has a gate that", "shuts of itself, and those who come",
            "late wait for somebody to open it", "from within, as nobody has a key to",
        ])  # fmt: skip
        column(canvas, RIGHT, 700, ["the gate. In Harrowby it stands", "open by day and by night."])

    assert texts(read(page)) == [
        "The yard of Oxley has a gate that shuts of itself, and those who come late wait for somebody "
        "to open it from within, as nobody has a key to the gate. In Harrowby it stands open by day "
        "and by night."
    ]


def test_cells_of_two_lines_are_no_columns() -> None:
    def page(canvas: Canvas) -> None:
        column(canvas, LEFT, 700, ["Vans that were washed in the yard", "of Oxley"])
        column(canvas, RIGHT, 700, ["four of them"])
        column(canvas, LEFT, 660, ["Dogs"])
        column(canvas, RIGHT, 660, ["none of them"])

    assert [line.cells for line in read(page)] == [
        ("Vans that were washed in the yard of Oxley", "four of them"), ("Dogs", "none of them"),
    ]  # fmt: skip


@pytest.mark.parametrize("gap", [10, 160])
@pytest.mark.parametrize("pill", ["frame", "plain"])
def test_a_heading_in_a_band_is_read_before_its_grade(pill: str, gap: float) -> None:
    def band(canvas: Canvas, y: float, head: str, grade: str) -> None:
        canvas.setFillColor(BLUE)
        canvas.rect(54, y - 12, 480, 36, fill=1, stroke=0)
        canvas.setFillColor(white)
        put(canvas, 64, y, head, bold=True, size=16)
        x = 64 + canvas.stringWidth(head, BOLD, 16) + gap + 8
        put(canvas, x, y + 2, grade, bold=True, size=9)
        if pill == "frame":
            canvas.setStrokeColor(white)
            canvas.rect(x - 6, y - 4, canvas.stringWidth(grade, BOLD, 9) + 12, 18, fill=0)
        canvas.setFillColor(HexColor("#000000"))

    def page(canvas: Canvas) -> None:
        for number, (head, grade) in enumerate((("Vans", "Good"), ("Keys of the yard", "Poor"))):
            band(canvas, 740 - 200 * number, head, grade)
            column(canvas, LEFT, 700 - 200 * number, PROSE)

    if pill == "plain" and gap < 20:
        pytest.skip("nothing sets the two apart but their size")
    lines = read(page)
    assert texts(lines) == [
        "Vans",
        "Good",
        " ".join(PROSE),
        "Keys of the yard",
        "Poor",
        " ".join(PROSE),
    ]
    assert lines[0].role is lines[3].role is Role.HEADING


def test_bands_under_each_other_are_rows() -> None:
    def page(canvas: Canvas) -> None:
        column(canvas, LEFT, 780, PROSE)
        for number, (head, grade) in enumerate(
            (("Vans", "Good"), ("Keys", "Poor"), ("Dogs", "Good"))
        ):
            y = 700 - 30 * number
            canvas.setFillColor(GREY)
            canvas.rect(54, y - 8, 480, 28, fill=1, stroke=0)
            canvas.setFillColor(HexColor("#000000"))
            put(canvas, 64, y, head, bold=True, size=14)
            put(canvas, 400, y, grade, size=9)

    assert [line.cells for line in read(page)][1:] == [
        ("Vans", "Good"), ("Keys", "Poor"), ("Dogs", "Good"),
    ]  # fmt: skip


def shaded(which: str) -> Draw:
    def page(canvas: Canvas) -> None:
        for row in range(3):
            y = 700 - 50 * row
            canvas.setFillColor(GREY)
            if which == "rows" and row % 2:
                canvas.rect(54, y - 34, 480, 50, fill=1, stroke=0)
            elif which in ("label", "text"):
                canvas.rect(54 if which == "label" else 300, y - 34, 236, 50, fill=1, stroke=0)
            elif which == "column" and not row:
                canvas.rect(300, y - 134, 236, 150, fill=1, stroke=0)
            canvas.setFillColor(HexColor("#000000"))
            column(canvas, LEFT, y, [f"Row {row} has a name of its", "own in two lines"])
            column(canvas, RIGHT, y, ["What was found stands beside", "its name in two lines"])

    return page


@pytest.mark.parametrize("which", ["rows", "label", "text", "column"])
def test_shaded_cells_stay_rows(which: str) -> None:
    assert [line.cells for line in read(shaded(which))] == [
        (f"Row {row} has a name of its own in two lines",
         "What was found stands beside its name in two lines")
        for row in range(3)
    ]  # fmt: skip


def test_words_that_are_marked_in_a_colour_part_no_sentence() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor("#ffff66"))
        canvas.rect(140, 697, 120, 13, fill=1, stroke=0)
        canvas.rect(60, 684, 380, 13, fill=1, stroke=0)
        canvas.setFillColor(HexColor("#000000"))
        column(canvas, LEFT, 700, PROSE)

    assert texts(read(page)) == [" ".join(PROSE)]


def test_the_title_of_a_box_of_figures_heads_nothing() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 780, "Our view of it", bold=True, size=16)
        column(canvas, LEFT, 740, SHORT)
        shape(canvas, RIGHT, 646, "filled")
        put(canvas, RIGHT + 8, 740, "In numbers", bold=True)
        for number, line in enumerate(("612 vans", "18 yards and 4 gates", "£203 for each dog")):
            put(canvas, RIGHT + 8, 720 - 18 * number, line)
        column(canvas, LEFT, 620, PROSE)

    found = {line.text: line for line in read(page)}
    assert found["Our view of it"].role is Role.HEADING
    assert (found["In numbers"].role, found["In numbers"].bold) == (Role.TEXT, False)


def line_by_line(left: list[str], right: list[str]) -> Draw:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 780, "Yards", bold=True, size=16)
        for number, pair in enumerate(zip(left, right, strict=True)):
            column(canvas, LEFT, 700 - 13 * number, [pair[0]])
            column(canvas, RIGHT, 700 - 13 * number, [pair[1]])

    return page


def test_columns_that_come_line_by_line_are_parted_where_a_sentence_runs_over() -> None:
    left = ["The yard of Oxley has a gate that", "shuts of itself, and those who come",
            "late wait for somebody to open it", "from within, as nobody has a key to"]  # fmt: skip
    right = ["the gate. In Harrowby it stands", "open by day and by night, and no",
             "dog goes in. Nobody knows why it", "was built so high in those days."]  # fmt: skip
    assert texts(read(line_by_line(left, right))) == ["Yards", " ".join([*left, *right])]
    assert not warned(line_by_line(left, right))


def test_texts_side_by_side_that_nothing_tells_apart_are_warned_of() -> None:
    left = ["The yard of Oxley has a gate that", "shuts of itself, and those who come",
            "late wait for somebody to open it", "from within."]  # fmt: skip
    right = ["In Harrowby it stands open by day", "and by night, and no dog goes in it",
             "of itself, as nobody knows why it", "was built so high."]  # fmt: skip
    assert warned(line_by_line(left, right)) == ["torn-text"]
    rows = [
        "Vans of Oxley and their drivers",
        "Dogs of Oxley and of Harrowby",
        "Keys of all the yards",
    ]
    assert not warned(line_by_line(rows, rows[::-1]))


# ---- labels in the margin ------------------------------------------------------------------------


def margin(*label: str, last: bool = True, right: bool = True, box: bool = False) -> Draw:
    """Paragraphs with a label in the margin beside the third, drawn before them or behind them."""

    def page(canvas: Canvas) -> None:
        def named() -> None:
            for number, line in enumerate(label):
                wide = canvas.stringWidth(line, BOLD, 10)
                put(canvas, 150 - wide if right else 60, 640 - 13 * number, line, bold=True)

        put(canvas, 162, 810, "Yards", bold=True, size=16)
        if not last:
            named()
        for number in range(3):
            if box and number == 2:
                canvas.setFillColor(GREY)
                canvas.rect(160, 596, 390, 60, fill=1, stroke=0)
                canvas.setFillColor(HexColor("#000000"))
            x = 170 if box and number == 2 else 162
            column(canvas, x, 780 - 70 * number, PARAGRAPH)
        column(canvas, 162, 560, PARAGRAPH)
        if last:
            named()

    return page


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("box", [True, False])
@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("label", [("Keys",), ("Area for", "improvement"), ("Cause of concern",)])
def test_a_label_in_the_margin_is_read_before_its_text(
    label: tuple[str, ...], right: bool, box: bool, last: bool
) -> None:
    lines = read(margin(*label, last=last, right=right, box=box))
    whole = " ".join(PARAGRAPH)
    assert texts(lines) == ["Yards", whole, whole, " ".join(label), whole, whole]
    assert not [line for line in lines if line.role is Role.ROW]


@pytest.mark.parametrize("number", ["1.", "(a)"])
def test_a_number_in_the_margin_is_that_of_its_paragraph(number: str) -> None:
    lines = read(margin(number))
    assert len(lines) == 5
    assert lines[3].text.endswith(lines[1].text)


def test_a_long_line_that_begins_in_the_margin_is_no_label() -> None:
    head = "What the drivers of Oxley say of their own yard"
    lines = read(margin(head, right=False))
    assert head in " ".join(texts(lines))
