"""Headings in boxes of PDF files: a border parts them from their grade, and print tells their rank."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role

Draw = Callable[[Canvas], None]
PROSE = [
    "The drivers of Oxley keep a book in which each of them writes what the van drank.",
    "Nobody has ever asked them why it drinks so very much more on Mondays than on others.",
    "In Harrowby the book was lost in a flood, and a new one is kept on a high shelf.",
    "Only the tallest sergeant reaches it, and no van is filled while he is away.",
]
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"


def drawn(*pages: Draw) -> bytes:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for page in pages:
        canvas.setFont(PLAIN, 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def read(data: bytes) -> list[Line]:
    return [line for line in read_pdf(data, "a.pdf", DEFAULT_LIMITS)[0] if line.text]


def put(
    canvas: Canvas, x: float, y: float, *lines: str, size: float = 11, bold: bool = False
) -> float:
    canvas.setFont(BOLD if bold else PLAIN, size)
    for number, line in enumerate(lines):
        canvas.drawString(x, y - 1.3 * size * number, line)
    return y - 1.3 * size * len(lines)


def boxed(
    head: list[str], grade: str, *, size: float = 14, bold: bool = True, gap: float = 9,
    names: tuple[str, str] | None = None, under: str = "",
) -> Draw:  # fmt: skip
    """A heading and its grade side by side over a box of text, `gap` points apart."""

    def page(canvas: Canvas) -> None:
        font = BOLD if bold else PLAIN
        wide = [canvas.stringWidth(line, font, size) for line in head]
        wide += [canvas.stringWidth(names[0], BOLD, 11)] if names else []
        wall = 72 + max(wide) + gap / 2
        top = y = 760.0
        if names:
            put(canvas, 72, y - 14, names[0], bold=True)
            put(canvas, wall + gap / 2, y - 14, names[1], bold=True)
            y -= 24
            canvas.line(66, y, 540, y)
        last = put(canvas, 72, y - size - 2, *head, size=size, bold=bold) + 1.3 * size
        put(canvas, wall + gap / 2, last, grade, size=size, bold=bold)
        floor = last - 0.6 * size
        canvas.line(wall, top, wall, floor)
        canvas.line(66, floor, 540, floor)
        y = floor - 16
        if under:
            y = put(canvas, 72, y, under, bold=True) - 4
        y = put(canvas, 72, y, *PROSE)
        canvas.rect(66, y, 474, top - y)

    return page


HEADS = [
    (["How the vans are kept"], "Good"),
    (["How well the dogs are fed", "and walked by night"], "Requires improvement"),
    (["Leaders, shelves", "and sergeants"], "Outstanding"),
    (["The book of Stanwick Cross", "and the vans that nobody", "has driven"], "Inadequate"),
    (["Vans"], "Requires improvement to be good"),
]


@pytest.mark.parametrize(("head", "grade"), HEADS)
@pytest.mark.parametrize("gap", [5, 9, 60])
@pytest.mark.parametrize("names", [None, ("Key question", "Grade")])
def test_a_border_parts_a_heading_from_its_grade(
    head: list[str], grade: str, gap: float, names: tuple[str, str] | None
) -> None:
    lines = read(drawn(boxed(head, grade, gap=gap, names=names, under="Summary")))
    assert [line.cells for line in lines if line.role is Role.ROW][-1:] == [(" ".join(head), grade)]


@pytest.mark.parametrize("size", [12.5, 13, 14, 16, 18])
def test_a_boxed_heading_ranks_as_one_of_its_size(size: float) -> None:
    def like(canvas: Canvas) -> None:
        put(canvas, 72, 700, "How the book is read", size=size, bold=True)
        put(canvas, 72, 660, "Findings", bold=True)
        put(canvas, 72, 640, *PROSE)

    def title(canvas: Canvas) -> None:
        put(canvas, 72, 700, "The book of Oxley", size=26, bold=True)
        put(canvas, 72, 640, *PROSE)

    boxes = [boxed(head, grade, size=size, under="Findings") for head, grade in HEADS[:2]]
    lines = read(drawn(title, like, *boxes))
    heading = next(line for line in lines if line.text == "How the book is read")
    rows = [line for line in lines if line.role is Role.ROW]
    assert [row.level for row in rows] == [heading.level] * 2
    assert all(line.level > heading.level for line in lines if line.text == "Findings")


def test_a_row_of_text_has_no_rank() -> None:
    lines = read(drawn(boxed(["We looked at vans"], "Good", size=11, bold=False, gap=60)))
    assert [line.level for line in lines if line.role is Role.ROW] == [0]


# ---- levels that a file gives ---------------------------------------------------------------------

SIZES = {"The force": 18, "What we found": 15, "Vans": 12}


def chapters(levels: dict[str, int], times: int = 3) -> bytes:
    """A file whose bookmarks give levels to headings of three sizes."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=A4)
    for number in range(times):
        y = 780.0
        for name, size in SIZES.items():
            title = f"{name} {'abc'[number]}"
            put(canvas, 72, y, title, size=size, bold=True)
            y = put(canvas, 72, y - 24, *PROSE) - 24
            if name in levels:
                canvas.bookmarkPage(title)
                for between in range(levels[name]):  # no level may be skipped
                    canvas.addOutlineEntry("…", title, between)
                canvas.addOutlineEntry(title, title, levels[name])
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def ranks(data: bytes) -> dict[str, int]:
    return {line.text[:-2]: line.level for line in read(data) if line.role is Role.HEADING}


@pytest.mark.parametrize(
    "levels",
    [
        {"Vans": 0, "What we found": 1, "The force": 2},
        {"What we found": 0, "Vans": 1, "The force": 2},
        {"What we found": 0, "The force": 1},
        {"Vans": 0, "The force": 1},
        {"Vans": 0, "What we found": 1},
    ],
)
def test_levels_against_the_print_are_not_believed(levels: dict[str, int]) -> None:
    told = ranks(chapters(levels))
    assert told["The force"] < told["What we found"] < told["Vans"]


def test_levels_that_agree_with_the_print_stand() -> None:
    told = ranks(chapters({"The force": 0, "What we found": 1, "Vans": 2}))
    assert told == {"The force": 1, "What we found": 2, "Vans": 3}
