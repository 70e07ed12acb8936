from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peeldiff.errors import FormatError
from peeldiff.papers.spreadsheet import BLANK, Book, Cell, Look
from peeldiff.papers.spreadsheet.excel_reading import read_xlsx
from peeldiff.papers.spreadsheet.excel_writing import write_xlsx
from peeldiff.papers.spreadsheet.plans import BookPlan, ColumnPlan, SheetPlan

CREATED = datetime(2019, 5, 2)


def book(*rows: tuple[Cell, ...], columns: int = 2) -> bytes:
    plans = tuple(ColumnPlan(header=f"column {at}") for at in range(columns))
    sheet = SheetPlan(name="Findings", columns=plans, rows=rows, table="findings")
    plan = BookPlan(title="T", sheets=(sheet,), names=(), properties=(("p", "1"),), created=CREATED)
    return write_xlsx(plan)


def body(data: bytes) -> list[tuple[Cell, ...]]:
    return list(read_xlsx(data, "t.xlsx").sheets[0].rows[1:])


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
ODD = st.sampled_from(
    ["=1+1", "-", "+44", "@x", "'=1", "a\r\nb", "a\rb", "_x000D_", "_x005F_", "x005F_", "<r>x</r>",
     "<r><t>b</t></r>", " ", "\x00\x01", "\ufffe\uffff", "{=1}", "http://x", "#N/A", "TRUE", "1e5"]
)  # fmt: skip
DAYS = st.dates(date(1900, 3, 1), date(2100, 1, 1))
VALUES = st.one_of(
    TEXTS,
    ODD,
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: float(f"{number:.12g}")),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)).map(
        lambda d: d.replace(microsecond=0)
    ),
    DAYS.map(lambda day: datetime(day.year, day.month, day.day)),
    st.times().map(lambda t: t.replace(microsecond=0)),
    st.timedeltas(timedelta(days=1), timedelta(days=400)).map(
        lambda delta: timedelta(seconds=int(delta.total_seconds()))
    ),
)


def same(one: Any, other: Any) -> bool:
    """Equal, and of one kind: True is not 1 here; a number may have lost its point."""
    if isinstance(one, bool) or isinstance(other, bool) or isinstance(one, str):
        return type(one) is type(other) and bool(one == other)
    return bool(one == other)


@given(st.lists(VALUES, min_size=1, max_size=30))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_every_value_is_read_back(values: list[Any]) -> None:
    rows = body(book(*((Cell(value="A"), Cell(value=value)) for value in values)))
    assert len(rows) == len(values)
    for value, row in zip(values, rows, strict=True):
        read = row[1].value if len(row) > 1 else None
        if isinstance(value, str) and not isinstance(read, str):
            read = read or ""
        assert same(read, value), (read, value)


def test_text_is_never_a_formula() -> None:
    data = book((Cell(value="=1+1"), Cell(value='@SUM("x")')))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Findings"]
    assert [sheet["A2"].data_type, sheet["B2"].data_type] == ["s", "s"]
    assert sheet["A2"].quotePrefix


def test_what_people_put_on_a_cell_is_kept() -> None:
    look = Look(fill="FFC000", colour="C00000", bold=True, italic=True, strike=True)
    cells = (
        Cell(value=12.5, formula="=B2*2", number_format="0.00", look=look),
        Cell(value="Plan", link="https://example.org/a%20b#c", comment="seen\nby JB"),
    )
    read = body(book(cells))[0]
    assert read[0] == cells[0]
    assert (read[1].link, read[1].comment) == (cells[1].link, cells[1].comment)


@pytest.mark.parametrize(
    "link", ["mailto:a@example.org", "docs/plan.docx", r"\\server\share\plan.docx", "#Notes!A1"]
)
def test_links_of_all_kinds_are_kept(link: str) -> None:
    read = body(book((Cell(value="Plan", link=link), BLANK)))[0][0]
    again = body(book((read, BLANK)))[0][0]
    assert again.link == read.link
    assert read.link.removeprefix("file:///").replace("\\", "/") == link.replace("\\", "/")


@pytest.mark.parametrize("link", ["#Notes!A1", "https://example.org/"])
def test_a_link_may_stand_under_any_text(link: str) -> None:
    cell = Cell(value="\x01<r>=&\ufffe", link=link, comment="\x02 & <b>")
    read = body(book((cell, BLANK)))[0][0]
    assert (read.value, read.link, read.comment) == (cell.value, link, "\ufffd & <b>")


def test_the_same_cells_give_the_same_bytes() -> None:
    row = (Cell(value="A", comment="x"), Cell(value=date(2019, 5, 2)))
    assert book(row) == book(row)


def test_the_workbook_is_british_and_laid_out_for_paper() -> None:
    data = book((Cell(value="x\n" * 5), Cell(value="y")))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<dc:language>en-GB</dc:language>" in parts.read("docProps/core.xml")
        assert b"customHeight" not in parts.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Findings"]
    assert list(sheet.tables) == ["findings"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert not sheet.merged_cells.ranges


def test_what_is_merged_down_is_true_of_every_row() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (("report", "text"), ("2016", "a"), (None, "b")):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    out = io.BytesIO()
    made.save(out)
    rows = read_xlsx(out.getvalue(), "t.xlsx").sheets[0].rows
    assert [row[0].value for row in rows] == ["report", "2016", "2016"]


def test_colours_of_the_theme_are_told(tmp_path: Path) -> None:
    from openpyxl.styles import Color, PatternFill

    made = openpyxl.Workbook()
    cell = made.active["A1"]
    cell.value = "x"
    cell.fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))
    made.active["B1"].fill = PatternFill("solid", fgColor=Color(indexed=5))
    out = io.BytesIO()
    made.save(out)
    row = read_xlsx(out.getvalue(), "t.xlsx").sheets[0].rows[0]
    assert [cell.look.fill for cell in row] == ["A7C0DE", "FFFF00"]


@pytest.mark.parametrize("damage", ["cut", "entities", "bomb", "no workbook"])
def test_a_damaged_workbook_is_one_sentence(damage: str) -> None:
    data = book((Cell(value="A"), Cell(value="B")))
    if damage == "cut":
        data = data[: len(data) // 2]
    else:
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(data)) as old,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                content = old.read(name)
                if name == "xl/sharedStrings.xml" and damage == "entities":
                    content = b'<!DOCTYPE x [<!ENTITY a "b">]><sst>&a;</sst>'
                elif name == "xl/sharedStrings.xml" and damage == "bomb":
                    content = b"<sst>" + b" " * 300_000_000 + b"</sst>"
                elif name == "xl/workbook.xml" and damage == "no workbook":
                    continue
                new.writestr(name, content)
        data = out.getvalue()
    with pytest.raises(FormatError, match=r"t\.xlsx cannot be read as an Excel workbook"):
        read_xlsx(data, "t.xlsx")


def office(path: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice saves it again."""
    program = shutil.which("soffice")
    if program is None or not Path("/usr/lib/libreoffice/program/libsclo.so").exists():
        pytest.skip("LibreOffice Calc is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", kind, "--outdir", out, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out / f"{path.stem}.{kind}"


@pytest.mark.slow
def test_libreoffice_reads_the_same_and_gives_it_back(tmp_path: Path) -> None:
    cells = [
        (Cell(value="=1+1"), Cell(value="a\nb")),
        (Cell(value="Zoë – “x”"), Cell(value=datetime(2019, 5, 2), number_format="dd/mm/yyyy")),
        (Cell(value=12.5), Cell(value=True)),
        (Cell(value="Plan", link="https://example.org/", comment="seen"), Cell(value=" lead ")),
    ]
    path = tmp_path / "t.xlsx"
    path.write_bytes(book(*cells))
    saved = body(office(path, "xlsx", tmp_path).read_bytes())
    assert [[cell.value for cell in row] for row in saved] == [
        [cell.value for cell in row] for row in cells
    ]
    assert (saved[3][0].link, saved[3][0].comment) == ("https://example.org/", "seen")


def test_the_properties_come_back() -> None:
    read: Book = read_xlsx(book((Cell(value="A"), BLANK)), "t.xlsx")
    assert read.properties == {"p": "1"}
