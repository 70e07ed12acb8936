"""A report on an invented authority as it is printed: chapters in boxes with their grade beside them,
and a summary before the contents list."""

from __future__ import annotations

import io
from functools import cache

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection, Section
from peeldiff.report import read_document

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
PROSE = (
    "The council keeps a book of every visit that its workers make, and writes in it by",
    "the next morning. In Oxley the book was lost in a flood, and a new one is kept dry.",
    "Families like to be asked what Ofsted asks them, and all but a few of them were asked.",
)
FRONT = (
    ("1. Children who need help and protection", "Requires improvement"),
    ("2. Children looked after and achieving permanence", "Good"),
    ("3. Leadership, management and governance", "Inadequate"),
)
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children looked after and achieving permanence"
LEADERS = "Leadership, management and governance"
WRAPPED = {
    HELP: ("The experiences and progress of", "children who need help and protection"),
    CARE: ("The experiences and progress of", "children looked after and achieving", "permanence"),
    LEADERS: ("Leadership, management and", "governance"),
}


class Press:
    """Sets a report line by line."""

    def __init__(self) -> None:
        self._packed = io.BytesIO()
        self.canvas = Canvas(self._packed, pagesize=A4)
        self.y = 760.0

    def put(self, *lines: str, size: float = 12, bold: bool = False, x: float = 72) -> None:
        self.canvas.setFont(BOLD if bold else PLAIN, size)
        for line in lines:
            self.canvas.drawString(x, self.y, line)
            self.y -= 1.25 * size
        self.y -= size

    def row(
        self, left: tuple[str, ...], right: str, *, size: float, bold: bool, wall: float
    ) -> None:
        top = self.y + 1.6 * size
        self.canvas.setFont(BOLD if bold else PLAIN, size)
        for line in left:
            self.canvas.drawString(72, self.y, line)
            self.y -= 1.2 * size
        self.canvas.drawString(wall + 5, self.y + 1.2 * size, right)
        floor = self.y + 0.5 * size
        self.canvas.rect(66, floor, 480, top - floor)
        self.canvas.line(wall, floor, wall, top)
        self.y = floor - 1.4 * size

    def box(self, top: float) -> None:
        self.canvas.rect(66, self.y, 480, top - self.y)

    def turn(self) -> None:
        self.canvas.setFont(PLAIN, 10)
        self.canvas.drawString(300, 30, str(self.canvas.getPageNumber()))
        self.canvas.showPage()
        self.y = 760.0

    def done(self) -> bytes:
        self.turn()
        self.canvas.save()
        return self._packed.getvalue()


@cache
def report(
    summary: str = "Executive summary", listed: bool = True, size: float = 14, wall: float = 350,
    grades: tuple[str, ...] = ("Requires improvement", "Good", "Inadequate"), under: str = "Summary",
) -> Inspection:  # fmt: skip
    """The report as a PDF, read."""
    press = Press()
    press.put("Marlshire County Council", size=24)
    press.put(
        "Inspection of services for children in need of help and",
        "protection, children looked after and care leavers", size=14, bold=True,
    )  # fmt: skip
    press.put("Inspection date: 7 November 2016 to 1 December 2016", size=14)
    press.put("Children’s services in Marlshire require improvement", size=14, bold=True)
    for area, grade in FRONT:
        press.row((area,), grade, size=12, bold=False, wall=400)
    press.turn()
    press.put(summary, size=14, bold=True)
    for _ in range(3):
        press.put(*PROSE)
    press.turn()
    press.put("Contents", size=16, bold=True)
    names = [summary] * listed + ["The local authority", "What to do next", HELP, CARE, LEADERS]
    for page, name in enumerate([*names, "The board"]):
        press.put(f"{name} {'.' * 12} {page + 2}")
    press.turn()
    press.put("The local authority", size=16, bold=True)
    press.put("What to do next", size=14, bold=True)
    press.put(*PROSE)
    for chapter, grade in zip((HELP, CARE, LEADERS), grades, strict=True):
        press.turn()
        top = press.y + 1.6 * size
        press.row(WRAPPED[chapter], grade, size=size, bold=True, wall=wall)
        if under:
            press.put(under, bold=True)
        press.put(*PROSE)
        press.put(*PROSE)
        press.box(top)
        press.y -= 30
        press.put("Inspection findings", bold=True)
        press.put(*PROSE)
    press.turn()
    press.put("The board", size=16, bold=True)
    press.put(*PROSE)
    return read_document(load_bytes(press.done(), "report.pdf"))


def section(inspection: Inspection, heading: str) -> Section:
    return next(one for one in inspection.sections if one.heading == heading)


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(
    "summary",
    ["Executive summary", "Foreword", "Main findings", "What we found in Marlshire", "In brief"],
)
def test_a_part_before_the_contents_list_is_headed(summary: str, listed: bool) -> None:
    read = report(summary=summary, listed=listed)
    assert len(section(read, summary).paragraphs) == 3
    assert not section(read, FRONT[-1][0]).paragraphs


CHAPTERS = pytest.mark.parametrize(
    "given",
    [
        {},
        {"wall": 338},  # hardly any room before the border
        {"wall": 420},
        {"size": 12},  # as large as the headings that stand under it
        {"size": 15},
        {"under": "What we found first"},
        {"grades": ("Good", "Outstanding", "Requires improvement")},
    ],
)


@CHAPTERS
def test_chapters_of_one_rank_stand_side_by_side(given: dict[str, object]) -> None:
    read = report(**given)  # type: ignore[arg-type]
    part = section(read, "The local authority")
    told = [section(read, chapter) for chapter in (HELP, CARE, LEADERS)]
    assert {(one.parent, one.level) for one in told} == {(part.id, 2)}
    findings = [one.parent for one in read.sections if one.heading == "Inspection findings"]
    assert findings == [one.id for one in told]


@CHAPTERS
def test_the_heading_of_a_chapter_is_its_words(given: dict[str, object]) -> None:
    headings = [one.heading for one in report(**given).sections]  # type: ignore[arg-type]
    assert [headings.count(chapter) for chapter in (HELP, CARE, LEADERS)] == [1, 1, 1]


def test_a_grade_stands_once_where_the_table_has_it() -> None:
    read = report()
    graded = [(one.heading, one.grade.value.value) for one in read.sections if one.grade]
    assert graded[1:] == [(area, grade.lower().replace(" ", "_")) for area, grade in FRONT]
    texts = [told.text for one in read.sections for told in one.paragraphs]
    assert not {"Good", "Inadequate", "Requires improvement"}.intersection(texts)


def test_another_grade_than_that_of_the_table_stays_in_the_text() -> None:
    read = report(grades=("Good", "Good", "Inadequate"))
    assert section(read, HELP).paragraphs[0].text == "Good"


TABLE = """
# Marlshire County Council

## Inspection of services for children in need of help and protection, children looked after and care leavers

| Judgement | Grade |
|---|---|
| 1. Children who need help and protection | Good |
| 2. Children looked after and achieving permanence | Good |

The council has read what Ofsted told it in the year before, and has bought a new book.

## The local authority

{help}

### Inspection findings

Families like to be asked what Ofsted asks them, and all but a few of them were asked.

{care}

### Inspection findings

Children say that they are asked as well, and that somebody writes it into the book.
"""


@pytest.mark.parametrize("head", ["Key judgement | Grade", "Area | What we judged", ""])
def test_what_names_the_columns_of_a_box_is_no_text(head: str) -> None:
    def table(chapter: str) -> str:
        rows = [f"| {head} |"] if head else []
        rows += [f"| {chapter} | Good |"]
        return "\n".join([rows[0], "|---|---|", *rows[1:]])

    text = TABLE.format(help=table(HELP), care=table(CARE))
    read = read_document(load_bytes(text.encode(), "report.md"))
    told = [section(read, one) for one in (HELP, CARE)]
    assert len({(one.parent, one.level) for one in told}) == 1
    findings = [one.parent for one in read.sections if one.heading == "Inspection findings"]
    assert findings == [one.id for one in told]
    assert not section(read, "The local authority").paragraphs
    assert all(len(one.paragraphs) == 1 for one in read.sections if "findings" in one.heading)


def test_a_box_under_its_own_heading_heads_nothing() -> None:
    def table(chapter: str) -> str:
        return f"### {chapter}\n\n| Key judgement | Grade |\n|---|---|\n| {chapter} | Good |"

    text = TABLE.format(help=table(HELP), care=table(CARE))
    headings = [
        one.heading for one in read_document(load_bytes(text.encode(), "report.md")).sections
    ]
    assert (headings.count(HELP), headings.count(CARE)) == (1, 1)
