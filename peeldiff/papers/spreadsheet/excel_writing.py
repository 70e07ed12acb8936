"""XLSX out, by XlsxWriter: the same cells give the same bytes.

Text is written as text, never as a formula. Only a formula that a person wrote in a tracker and that
was read from there is written as one.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from alignment.late import late
from alignment.records import replace
from peeldiff.papers.shapes import needed
from peeldiff.papers.spreadsheet.cells import Cell, Look, cell_name
from peeldiff.papers.spreadsheet.lettering import lines_of
from peeldiff.papers.spreadsheet.plans import ROOM, BookPlan, ColumnPlan, SheetPlan

__all__ = ["DAY", "MOST_UNITS", "excel_link", "fits", "write_xlsx"]

MOST_UNITS = 32_767
"""UTF-16 units that a cell of Excel holds."""
_MOST_LINK = 2_000
_A4 = 9
_MARGIN = 0.25
"""Inches."""
DAY = "dd/mm/yyyy"
"""How a day is shown."""
_FORMATS = (
    (datetime, "dd/mm/yyyy hh:mm"),
    (date, DAY),
    (time, "hh:mm"),
    (timedelta, "[h]:mm"),
)
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)
"""Days that a person may mean."""
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_LINE = 12.75
"""Points that a line of Arial 10 takes."""
_HIGHEST = 409.0
_LINES = {"border": 1, "border_color": "#8C8C8C"}
"""Thin lines round a cell, for a sheet whose spare rows have none."""
_RAG = (
    ("blue", "#12436D", "#FFFFFF"),
    ("green", "#00703C", "#FFFFFF"),
    ("amber", "#F9B000", "#000000"),
    ("red", "#C2290C", "#FFFFFF"),
)
"""First words of a rating, with ground and ink; contrast is 4.5 or more."""
_RISKY = ("=", "+", "-", "@")
_NO_XML = late("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no XML file holds; the library escapes it in typed texts alone."""
_WEB = late(r"(?:https?|ftps?|mailto):", re.IGNORECASE)


def fits(text: str) -> bool:
    """Whether a cell of Excel holds all of the text."""
    return len(text) <= MOST_UNITS // 2 or len(text.encode("utf-16-le")) // 2 <= MOST_UNITS


def write_xlsx(plan: BookPlan) -> bytes:
    """The workbook; raises `PeeldiffError` if XlsxWriter is not installed."""
    xlsxwriter = needed("xlsxwriter", "An XLSX tracker")
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": plan.title, "author": "peeldiff", "created": plan.created})
    for name, value in plan.properties:
        book.set_custom_property(name, value, "text")
    formats = _Formats(book)
    for sheet in plan.sheets:
        _Sheet(book.add_worksheet(sheet.name), sheet, plan, formats).write()
    for name, formula in plan.names:
        book.define_name(name, formula)
    book.worksheets()[0].activate()
    book.close()
    return _finished(out.getvalue())


def _finished(data: bytes) -> bytes:
    """The same workbook in British English, with rows that still grow with what is typed.

    The library marks every height as set by hand, and a row so marked hides what no longer fits.
    """
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as made, ZipFile(out, "w", ZIP_DEFLATED) as finished:
        for entry in made.infolist():
            content = made.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                content = content.replace(b' customHeight="1"', b"")
            elif entry.filename == "docProps/core.xml":
                end = b"</cp:coreProperties>"
                content = content.replace(end, b"<dc:language>en-GB</dc:language>" + end)
            part = ZipInfo(entry.filename, _ZIP_DAY)
            part.compress_type = ZIP_DEFLATED
            part.create_system = _UNIX  # else Windows would say that it was Windows
            part.external_attr = 0o600 << 16
            finished.writestr(part, content)
    return out.getvalue()


class _Formats:
    """Each look of a cell once, in the order of first use."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}
        book.formats[0].set_font_name("Arial")
        book.formats[0].set_font_size(10)

    def cell(self, cell: Cell, *, ruled: bool = False) -> Any:
        number_format = cell.number_format
        if not number_format:
            number_format = next((f for kind, f in _FORMATS if isinstance(cell.value, kind)), "")
        risky = isinstance(cell.value, str) and cell.value.startswith(_RISKY) and not cell.formula
        counts = (isinstance(cell.value, int) and not number_format) or number_format == DAY
        return self._get(number_format, cell.look, risky, bool(cell.link), counts, ruled)

    def _get(
        self, number_format: str, look: Look, risky: bool, link: bool, counts: bool, ruled: bool
    ) -> Any:
        key = (number_format, look, risky, link, counts, ruled)
        if key not in self._made:
            shape: dict[str, Any] = {"text_wrap": True, "valign": "top"}
            if number_format:
                shape["num_format"] = number_format
            if look.fill:
                shape |= {"bg_color": f"#{look.fill}", "pattern": 1}
            if look.colour or link:
                shape["font_color"] = f"#{look.colour or '0563C1'}"
            shape |= {"bold": look.bold, "italic": look.italic, "font_strikeout": look.strike}
            shape |= {"underline": int(link), "quote_prefix": risky}
            if counts:
                shape["align"] = "left"  # a count or day beside a column of words
            if ruled:
                shape |= _LINES
            self._made[key] = self._new(shape)
        return self._made[key]

    def heading(self, *, theirs: bool, label: str = "") -> Any:
        """The look of a heading. With a `label` the cell keeps its name and shows the label: a format
        of numbers says what is shown for a text."""
        key = ("heading", theirs, label)
        if key not in self._made:
            ground, ink = ("#DCE6F1", "#000000") if theirs else ("#12436D", "#FFFFFF")
            shape: dict[str, Any] = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
            if label:
                shape["num_format"] = f';;;"{label}"'
            self._made[key] = self._new(
                {**shape, "bg_color": ground, "font_color": ink, "border_color": "#FFFFFF"}
            )
        return self._made[key]

    def ruled(self) -> Any:
        if ("ruled",) not in self._made:
            self._made[("ruled",)] = self._book.add_format(_LINES)
        return self._made[("ruled",)]

    def rag(self, fill: str, ink: str) -> Any:
        key = ("rag", fill)
        if key not in self._made:
            self._made[key] = self._book.add_format({"bg_color": fill, "font_color": ink})
        return self._made[key]

    def title(self) -> Any:
        if ("title",) not in self._made:
            self._made[("title",)] = self._new({"bold": True, "font_size": 16})
        return self._made[("title",)]

    def _new(self, shape: dict[str, Any]) -> Any:
        return self._book.add_format({"font_name": "Arial", "font_size": 10, **shape})


class _Sheet:
    def __init__(self, sheet: Any, plan: SheetPlan, book: BookPlan, formats: _Formats) -> None:
        self.sheet, self.plan, self.book, self.formats = sheet, plan, book, formats

    def write(self) -> None:
        plan = self.plan
        first = 1 if plan.columns else 0
        for at, cells in enumerate(plan.rows, start=first):
            spare = at > len(plan.rows) - plan.spare
            if plan.columns:
                least = 1 if spare else plan.least_lines
                self.sheet.set_row(at, _height(plan.columns, cells, least))
            for column, cell in enumerate(cells):
                is_date = bool(plan.columns) and plan.columns[column].is_date
                # A formula that gave a plain number keeps it: as a day it could not be read.
                is_day = is_date and not cell.number_format and cell.value in (None, "")
                told = replace(cell, number_format=DAY) if is_day else cell
                self._put(at, column, told, ruled=bool(plan.spare) and not spare)
        if plan.spare:
            self._rule_spare()
        if plan.columns:
            self._columns()
            self._heading()
            self.sheet.freeze_panes(1, 0 if plan.titled else plan.kept)
            self.sheet.repeat_rows(0)
            if not (plan.titled or plan.table or all(one.theirs for one in plan.columns)):
                self.sheet.autofilter(0, 0, max(1, len(plan.rows)), len(plan.columns) - 1)
        self._page()

    def _columns(self) -> None:
        for at, column in enumerate(self.plan.columns):
            options: dict[str, Any] = {}
            if column.folded:
                options = {"level": 1, "hidden": True}
            elif at and self.plan.columns[at - 1].folded:
                options = {"collapsed": True}
            look = self.formats.cell(Cell(number_format=DAY)) if column.is_date else None
            self.sheet.set_column(at, at, column.width, look, options)
            self._offer(at, column)
            if column.coloured:
                self._colour(at)
        if self.plan.columns[-1].folded:
            end = len(self.plan.columns)
            self.sheet.set_column(end, end, None, None, {"collapsed": True})

    def _offer(self, at: int, column: ColumnPlan) -> None:
        """A drop-down, or a hint: neither forbids other words."""
        shown: dict[str, Any] = {"ignore_blank": True, "error_type": "information"}
        if column.hint:
            shown |= {"input_title": column.header[:32], "input_message": column.hint[:255]}
        if column.choices:
            shown |= {"validate": "list", "source": f"={column.choices}"}
            shown |= {
                "error_title": "Not in the list",
                "error_message": "The lists stand on the sheet Lists.",
            }
        elif column.is_date and column.theirs:
            shown |= {"validate": "date", "criteria": "between"}
            shown |= {"minimum": _FIRST_DAY, "maximum": _LAST_DAY}
            shown |= {
                "error_title": "Not a date",
                "error_message": "A date such as 31/03/2026 can be sorted and counted. Other words are kept.",
            }
        elif column.hint:
            shown |= {"validate": "any"}
        else:
            return
        self.sheet.data_validation(1, at, max(1, len(self.plan.rows)) + ROOM, at, shown)

    def _colour(self, at: int) -> None:
        """Colours that follow what people choose; the words stay, so that none is told by colour alone."""
        last = max(1, len(self.plan.rows)) + ROOM
        first = cell_name(1, at).rstrip("1234567890")
        for word, fill, ink in _RAG:
            rule = {
                "type": "formula",
                "criteria": f'=LOWER(LEFT(${first}2,{len(word)}))="{word}"',
                "format": self.formats.rag(fill, ink),
            }
            self.sheet.conditional_format(1, at, last, at, rule)

    def _heading(self) -> None:
        plan = self.plan
        if plan.table:
            headers = [
                {
                    "header": column.header,
                    "header_format": self.formats.heading(theirs=column.theirs, label=column.label),
                }
                for column in plan.columns
            ]
            self.sheet.add_table(
                0,
                0,
                max(1, len(plan.rows)),
                len(plan.columns) - 1,
                {"name": plan.table, "columns": headers, "style": "Table Style Light 1"},
            )
        for at, column in enumerate(plan.columns):
            look = (
                self.formats.title()
                if plan.titled
                else self.formats.heading(theirs=column.theirs, label=column.label)
            )
            self._text(0, at, column.header, look)
        heading = max(
            lines_of(column.label or column.header, column.width - 3) for column in plan.columns
        )
        self.sheet.set_row(0, heading * _LINE + (9 if plan.titled else 2))

    def _rule_spare(self) -> None:
        """Lines round the spare rows as soon as anything stands in one: an empty grid looks unfinished."""
        plan = self.plan
        first, last = len(plan.rows) - plan.spare + 1, len(plan.rows)
        told = "&".join(f"${cell_name(first, at)}" for at in range(len(plan.columns)))
        rule = {"type": "formula", "criteria": f'=({told})<>""', "format": self.formats.ruled()}
        self.sheet.conditional_format(first, 0, last, len(plan.columns) - 1, rule)

    def _page(self) -> None:
        sheet, plan = self.sheet, self.plan
        sheet.set_landscape()
        # 0: they are printed too, so that a row is seen to be one; 1: its cells have lines of their own.
        sheet.hide_gridlines(1 if plan.spare else 0)
        sheet.set_paper(_A4)
        sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.5, bottom=0.6)
        title = self.book.title.replace("&", "&&")[:120]
        name = plan.name.replace("&", "&&")
        sheet.set_footer(f"&L{title}&C{name}&RPage &P of &N")
        if plan.dated:
            sheet.set_header(f"&L&B{title}: {name}&R{self.book.made.replace('&', '&&')}")
        if plan.scale:
            sheet.set_print_scale(plan.scale)
            sheet.repeat_columns(0, plan.kept - 1)
            sheet.set_v_pagebreaks(list(plan.breaks))
        else:
            sheet.fit_to_pages(1, 1 if plan.titled else 0)

    def _put(self, row: int, column: int, cell: Cell, *, ruled: bool = False) -> None:
        look = self.formats.cell(cell, ruled=ruled)
        value = cell.value
        sheet = self.sheet
        if cell.comment:
            comment = _NO_XML.sub("\ufffd", cell.comment)
            sheet.write_comment(row, column, comment, {"author": "", "x_scale": 2})
        if cell.formula:
            sheet.write_formula(row, column, cell.formula, look, _shown(value))
        elif cell.link and (link := excel_link(cell.link)):
            shown = cell.text or cell.link
            sheet.write_url(row, column, link, look, _NO_XML.sub("\ufffd", shown))
            # Once more: the library's own writing of a link has no guard.
            self._text(row, column, shown, look)
        elif value is None or value == "":
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, look)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, look)
        elif isinstance(value, date | time | timedelta):
            sheet.write_datetime(row, column, value, look)
        else:
            self._text(row, column, value, look)

    def _text(self, row: int, column: int, text: str, look: Any) -> None:
        assert fits(text), "the tracker parts longer texts before"
        if text.startswith("<r>") and text.endswith("</r>"):
            # The library would take such a text for its own mark-up.
            self.sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], look)
        else:
            self.sheet.write_string(row, column, text, look)


def _height(columns: tuple[ColumnPlan, ...], cells: tuple[Cell, ...], least: int) -> float:
    """Points for all lines of a row, `least` or more, as far as characters tell; what is folded away
    counts nothing."""
    most = max(
        (lines_of(cell.text, column.width) for column, cell in zip(columns, cells, strict=True)
         if not column.folded),
        default=1,
    )  # fmt: skip
    return min(_HIGHEST, max(most, least) * _LINE + 2)


def _shown(value: Any) -> Any:
    """What a formula last showed, as the library takes it: dates as the number of a day."""
    if isinstance(value, date | time | timedelta):
        return needed("openpyxl.utils.datetime", "An XLSX tracker").to_excel(value)
    return _NO_XML.sub("\ufffd", value) if isinstance(value, str) else value or 0


def excel_link(target: str) -> str:
    """The target in the library's words; "" for one that Excel does not take."""
    if len(target) > _MOST_LINK:
        return ""
    if target.startswith("#"):
        return f"internal:{target[1:]}"
    return target if _WEB.match(target) else f"external:{target.removeprefix('file:///')}"
