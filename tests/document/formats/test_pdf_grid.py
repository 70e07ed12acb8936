"""Tables with drawn borders in PDF files: their cells are told by the rules that part them."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role
from peeldiff.inputs import read_inspection

Draw = Callable[[Canvas], None]
Rows = list[list[list[str]]]
"""The lines of each cell of each row."""

XS = [72, 105, 400, 520]
LEAD = 14
HEAD = [["No."], ["Area for improvement"], ["Question"]]
VANS = [
    ["1"],
    [
        "The force should clean each of its vans before the",
        "night turn takes them out of the yard.",
    ],
    ["1 Keeping the", "yard tidy"],
]
DOGS = [["2"], ["The force should feed its dogs."], ["2 Animals"]]
TOLD = [
    ("No.", "Area for improvement", "Question"),
    (
        "1",
        "The force should clean each of its vans before the night turn takes them out of the yard.",
        "1 Keeping the yard tidy",
    ),
    ("2", "The force should feed its dogs.", "2 Animals"),
]
LIST = [
    ["2"],
    [
        "The force should improve its kitchens by ensuring that:",
        "• pots are clean;",
        "• pans are hung on the hooks that were bought",
        "  for them; and",
        "• knives are counted.",
    ],
    ["2 Kitchens"],
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


def read(*pages: Draw) -> list[Line]:
    return [line for line in read_pdf(drawn(*pages), "a.pdf", DEFAULT_LIMITS)[0] if line.text]


def rows(*pages: Draw) -> list[tuple[str, ...]]:
    return [line.cells for line in read(*pages) if line.role is Role.ROW]


def heights(cells: Rows, top: float) -> list[float]:
    ys = [top]
    for row in cells:
        ys.append(ys[-1] - LEAD * max(map(len, row)) - 6)
    return ys


def put(canvas: Canvas, cells: Rows, ys: list[float], xs: list[int]) -> None:
    for row, y in zip(cells, ys, strict=False):
        for x, lines in zip(xs, row, strict=False):
            for number, line in enumerate(lines):
                indent = len(line) - len(line.lstrip())
                canvas.drawString(x + 4 + 4 * indent, y - LEAD * (number + 1), line.strip())


def as_lines(canvas: Canvas, xs: list[int], ys: list[float]) -> None:
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])


def as_pieces(canvas: Canvas, xs: list[int], ys: list[float]) -> None:
    """Lines cell by cell, not quite meeting."""
    for top, low in pairwise(ys):
        for x in xs:
            canvas.line(x, top - 0.5, x, low + 0.5)
    for left, right in pairwise(xs):
        for y in ys:
            canvas.line(left + 0.5, y, right - 0.5, y)


def as_rectangles(canvas: Canvas, xs: list[int], ys: list[float]) -> None:
    for top, low in pairwise(ys):
        for left, right in pairwise(xs):
            canvas.rect(left, low, right - left, top - low)


def as_thin_boxes(canvas: Canvas, xs: list[int], ys: list[float]) -> None:
    """As Word prints borders: each side a filled box, the corners apart."""
    for y in ys:
        for left, right in pairwise(xs):
            canvas.rect(left, y, 0.5, 0.5, stroke=0, fill=1)
            canvas.rect(left + 0.5, y, right - left - 0.5, 0.5, stroke=0, fill=1)
    for top, low in pairwise(ys):
        for x in xs:
            canvas.rect(x, low + 0.5, 0.5, top - low - 0.5, stroke=0, fill=1)


def as_one_path(canvas: Canvas, xs: list[int], ys: list[float]) -> None:
    path = canvas.beginPath()
    for y in ys:
        path.rect(xs[0], y, xs[-1] - xs[0], 0.6)
    for x in xs:
        path.rect(x, ys[-1], 0.6, ys[0] - ys[-1])
    canvas.drawPath(path, stroke=0, fill=1)


def without_sides(canvas: Canvas, xs: list[int], ys: list[float]) -> None:
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs[1:-1]:
        canvas.line(x, ys[0], x, ys[-1])


def table(
    cells: Rows,
    border: Callable[[Canvas, list[int], list[float]], None] = as_lines,
    top: float = 700,
    xs: list[int] = XS,
) -> Draw:
    def page(canvas: Canvas) -> None:
        ys = heights(cells, top)
        border(canvas, xs, ys)
        put(canvas, cells, ys, xs)

    return page


def both(*draws: Draw) -> Draw:
    def page(canvas: Canvas) -> None:
        for draw in draws:
            draw(canvas)

    return page


def text(x: float, y: float, *lines: str) -> Draw:
    def page(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(x, y - number * LEAD, line)

    return page


# ---- how borders are drawn ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "border", [as_lines, as_pieces, as_rectangles, as_thin_boxes, as_one_path, without_sides]
)
def test_wrapped_cells_are_told_by_borders(
    border: Callable[[Canvas, list[int], list[float]], None],
) -> None:
    assert rows(table([HEAD, VANS, DOGS], border)) == TOLD


def test_a_merged_cell_leaves_the_ones_that_it_covers_empty() -> None:
    def page(canvas: Canvas) -> None:
        cells: Rows = [[["Yards of the force"]], *[HEAD, VANS, DOGS]]
        ys = heights(cells, 700)
        as_lines(canvas, XS, ys[1:])
        canvas.rect(XS[0], ys[1], XS[-1] - XS[0], ys[0] - ys[1])
        put(canvas, cells, ys, XS)

    assert rows(page) == [("Yards of the force", "", ""), *TOLD]


def test_a_cell_that_reaches_over_two_rows_stands_in_the_first() -> None:
    def page(canvas: Canvas) -> None:
        cells: Rows = [HEAD, VANS, [[], *DOGS[1:]]]
        ys = heights(cells, 700)
        for y in ys:
            canvas.line(XS[1] if y == ys[2] else XS[0], y, XS[-1], y)
        for x in XS:
            canvas.line(x, ys[0], x, ys[-1])
        put(canvas, cells, ys, XS)

    assert rows(page) == [*TOLD[:2], ("", *TOLD[2][1:])]


def test_one_row_of_two_cells_is_a_table() -> None:
    cells = [[["How well does the force", "look after its vans?"], ["Requires", "improvement"]]]

    assert rows(table(cells, xs=[72, 300, 400])) == [
        ("How well does the force look after its vans?", "Requires improvement")
    ]


def test_a_table_stands_where_it_is_printed() -> None:
    page = both(
        text(72, 740, "We found these in the yards of Oxley."),
        table([HEAD, VANS, DOGS]),
        text(72, 560, "We will come again in May."),
    )

    lines = read(page)

    assert [line.role for line in lines] == [Role.TEXT, *[Role.ROW] * 3, Role.TEXT]
    assert lines[-1].text == "We will come again in May."


def test_prose_beside_a_table_stays_prose() -> None:
    xs = [72, 150, 250]
    cells = [[["Oxley"], ["4 vans"]], [["Harrowby"], ["9 vans", "and a cart"]]]
    beside = ["The vans of both towns are kept", "in one yard, which we saw in", "the morning."]

    lines = read(both(table(cells, xs=xs), text(300, 686, *beside)))

    assert [(line.role, line.cells or line.text) for line in lines] == [
        (Role.ROW, ("Oxley", "4 vans")),
        (Role.ROW, ("Harrowby", "9 vans and a cart")),
        (Role.TEXT, " ".join(beside)),
    ]


# ---- lists in cells and page ends ---------------------------------------------------------------


def test_the_items_of_a_list_in_a_cell_follow_their_row() -> None:
    lines = read(table([HEAD, VANS, LIST]))

    assert [(line.role, line.cells or line.text) for line in lines[2:]] == [
        (Role.ROW, ("2", "The force should improve its kitchens by ensuring that:", "2 Kitchens")),
        (Role.ITEM, "pots are clean;"),
        (Role.ITEM, "pans are hung on the hooks that were bought for them; and"),
        (Role.ITEM, "knives are counted."),
    ]


def test_lists_in_two_cells_of_a_row_come_cell_by_cell() -> None:
    cells = [
        [["The force keeps:", "• vans; and", "• dogs."], ["It has no:", "• cats; or", "• cows."]]
    ]

    lines = read(table(cells, xs=[72, 250, 400]))

    assert [line.text for line in lines] == [
        "The force keeps:", "vans; and", "dogs.", "It has no:", "cats; or", "cows.",
    ]  # fmt: skip


# Of a page that prints next to nothing PDFium does not tell the lines.
ABOVE = text(72, 700, "We read all the books of the force, which are kept in a tall cupboard in")

BROKEN = [VANS[0], VANS[1][:1], VANS[2][:1]]
REST = [[], VANS[1][1:], VANS[2][1:]]


def test_a_sentence_that_a_page_end_breaks_in_a_cell_is_joined() -> None:
    assert rows(table([HEAD, BROKEN], top=110), table([REST, DOGS], top=780)) == TOLD


def test_a_row_that_is_open_at_a_page_end_is_joined() -> None:
    def open_below(canvas: Canvas, xs: list[int], ys: list[float]) -> None:
        as_lines(canvas, xs, ys[:-1])
        for x in xs:
            canvas.line(x, ys[-2], x, ys[-1])

    def open_above(canvas: Canvas, xs: list[int], ys: list[float]) -> None:
        as_lines(canvas, xs, ys[1:])
        for x in xs:
            canvas.line(x, ys[0], x, ys[1])

    # Nothing but the missing rules tells that the dogs belong to the vans.
    above = [["1"], ["The force should clean its vans."], ["Vans."]]
    below = [[], ["It should feed its dogs."], []]

    found = rows(
        both(ABOVE, table([HEAD, above], open_below, top=110)),
        table([below, DOGS], open_above, top=780),
    )

    assert found[1:] == [
        ("1", "The force should clean its vans. It should feed its dogs.", "Vans."),
        TOLD[2],
    ]


def test_a_row_without_the_number_that_all_others_have_goes_on() -> None:
    above = [["1"], ["The force should clean its vans."], ["Vans"]]
    below = [[], ["Oxley has no broom."], []]

    found = rows(both(ABOVE, table([HEAD, DOGS, above], top=140)), table([below, DOGS], top=780))

    assert found[2] == ("1", "The force should clean its vans. Oxley has no broom.", "Vans")


def test_a_head_that_a_page_repeats_is_a_running_header_and_parts_no_row() -> None:
    pages = table([HEAD, BROKEN], top=110), table([HEAD, REST, DOGS], top=780)

    lines = read(*pages)

    assert [line.cells for line in lines if line.role is Role.ROW] == TOLD
    assert [line.text for line in lines if line.role is Role.HEADER] == [" ".join(TOLD[0])]


def test_rows_that_are_whole_stay_apart_over_a_page_end() -> None:
    assert rows(table([HEAD, VANS], top=130), table([DOGS], top=780)) == TOLD


def test_a_table_with_other_columns_is_another_table() -> None:
    other = [[["in Oxley and"], ["4 vans"], ["all blue"]]]

    found = rows(table([HEAD, BROKEN], top=110), table(other, top=780, xs=[72, 200, 300, 500]))

    assert found[-1] == ("in Oxley and", "4 vans", "all blue")


# ---- what is no table ---------------------------------------------------------------------------

PROSE = [
    "The force keeps its vans in a yard in Oxley, and its dogs in another one in Harrowby, so that",
    "neither of them wakes the other. We saw both yards in May, and found them tidy.",
]


def as_without(shapes: Draw, letters: Draw) -> None:
    told = [(line.role, line.text) for line in read(both(shapes, letters))]
    plain = [(line.role, line.text) for line in read(letters)]
    assert told == plain
    assert Role.ROW not in [role for role, _ in told]


def test_underlines_are_no_table() -> None:
    def shapes(canvas: Canvas) -> None:
        for y in (697, 667):
            canvas.line(72, y, 520, y)

    as_without(shapes, both(text(72, 700, "Vans"), text(72, 670, *PROSE)))


def test_a_box_around_text_is_no_table() -> None:
    as_without(lambda canvas: canvas.rect(66, 640, 480, 80), text(72, 700, *PROSE))


def test_boxes_above_each_other_are_no_table() -> None:
    def shapes(canvas: Canvas) -> None:
        canvas.rect(66, 690, 480, 30)
        canvas.rect(66, 640, 480, 50)

    as_without(shapes, both(text(72, 700, "Vans"), text(72, 670, *PROSE)))


def test_a_coloured_box_behind_a_heading_is_no_table() -> None:
    def shapes(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(66, 690, 480, 30, stroke=0, fill=1)
        canvas.setFillGray(0)

    as_without(shapes, both(text(72, 700, "Vans"), text(72, 660, *PROSE)))


def test_the_axes_of_a_chart_are_no_table() -> None:
    def shapes(canvas: Canvas) -> None:
        canvas.line(100, 400, 100, 600)
        for y in range(400, 601, 40):
            canvas.line(100, y, 400, y)
        for x in (150, 220, 290):
            canvas.rect(x, 400, 30, 90, fill=0)

    as_without(shapes, both(text(72, 700, *PROSE), text(105, 380, "2014"), text(80, 410, "5")))


def test_a_frame_with_a_rule_beside_prose_is_no_table() -> None:
    def shapes(canvas: Canvas) -> None:
        canvas.line(40, 780, 560, 780)
        canvas.line(60, 780, 60, 100)

    as_without(shapes, text(72, 700, *PROSE))


def test_prose_over_lines_that_cross_it_is_no_table() -> None:
    def shapes(canvas: Canvas) -> None:
        as_lines(canvas, [60, 200, 350, 560], [720, 692, 660])

    as_without(shapes, text(72, 700, *PROSE))


def test_a_heading_and_its_grade_over_a_box_of_text_stay_as_they_are() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(66, 690, 480, 30)
        canvas.line(400, 690, 400, 720)
        canvas.rect(66, 620, 480, 70)

    letters = both(text(72, 700, "Vans"), text(72, 670, *PROSE, "We ended in June."))
    lines = read(both(page, letters))

    assert [line.text for line in lines] == [line.text for line in read(letters)]


# ---- a whole report -----------------------------------------------------------------------------

REPORT = """
<html><body><h1>PEEL: Police effectiveness 2016. Marlshire Police</h1><h2>Introduction</h2>
<p>We read the books of the force. It was a long day and the books were long too.</p>
<h2>Schedule of areas for improvement</h2><p>The table sets out every area for improvement.</p>
<table border="1"><tr><th>No.</th><th>Area for improvement</th><th>Question</th></tr>
<tr><td>1</td><td>The force should clean its vans every night.</td><td>1 Vans</td></tr>
<tr><td>2</td><td><p>The force should improve its kitchens by ensuring that:</p><ul>
<li>pots are clean;</li><li>pans are hung; and</li><li>knives are counted.</li></ul></td>
<td>2 Kitchens</td></tr></table>
<h2>Next steps</h2><p>We will come again.</p></body></html>
"""


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_what_a_table_printed_by_libreoffice_asks_for_is_found(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(REPORT)
    for source, kind in ((page, "odt"), (tmp_path / "report.odt", "pdf")):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
             "--convert-to", kind, "--outdir", str(tmp_path), str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip

    findings = read_inspection(tmp_path / "report.pdf").findings

    assert [(one.text, [item.text for item in one.items]) for one in findings] == [
        ("The force should clean its vans every night.", []),
        (
            "The force should improve its kitchens by ensuring that:",
            ["pots are clean;", "pans are hung; and", "knives are counted."],
        ),
    ]
