"""XLSX in: every cell with its value, formula, link, comment and colours, exactly as it was saved.

`openpyxl` reads the sheets, twice, because a formula and what it last showed come from two readings.
Texts are read here: openpyxl does not undo the escapes of control characters ("_x000D_").
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

from alignment.late import late
from peeldiff.document.formats.archive import Archive, Node
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.errors import FormatError, LimitError, PeeldiffError
from peeldiff.papers.shapes import needed
from peeldiff.papers.spreadsheet.cells import BLANK, PLAIN, Book, Cell, Look, Sheet
from peeldiff.papers.spreadsheet.colours import Colours

__all__ = ["read_xlsx"]

_ESCAPE = late(r"_x([0-9A-Fa-f]{4})_")
_LINKS = ("0563C1", "0000FF", "000080")
"""Blues that programs give to a link, which are no mark of anybody's."""
_MOST_CELLS = 2_000_000


def read_xlsx(data: bytes, name: str) -> Book:
    """Read a workbook; raises `FormatError` for a damaged or encrypted one."""
    excel = needed("openpyxl.reader.excel", "Reading an XLSX tracker")
    strings = _checked(data, name)

    class Reader(excel.ExcelReader):  # type: ignore[misc, name-defined]
        """openpyxl's reader with the texts as they were saved."""

        def read_strings(self) -> None:
            part = self.package.find(excel.SHARED_STRINGS)
            self.shared_strings = [] if part is None else strings[part.PartName[1:]]

    def read(*, shown: bool) -> Any:
        reader = Reader(io.BytesIO(data), data_only=shown, keep_links=False)
        reader.read()
        return reader.wb

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that it leaves out
            return _book(read(shown=False), read(shown=True), name)
    except PeeldiffError:
        raise
    except Exception as error:  # whatever a damaged workbook makes openpyxl stumble over
        raise _damaged(name) from error


def _checked(data: bytes, name: str) -> dict[str, list[str]]:
    """The texts of each part that holds shared ones.

    All parts are parsed by a reader that refuses entities and archives that unpack to too much,
    before openpyxl sees any.
    """
    texts = {}
    try:
        archive = Archive(data, name, "Excel", DEFAULT_LIMITS)
        for part in archive.names():
            if part.endswith((".xml", ".rels")):
                tree = archive.tree(part)
                if tree is not None and tree.tag == "sst":
                    texts[part] = list(_strings(tree))
    except (FormatError, LimitError) as error:
        raise _damaged(name) from error
    return texts


def _damaged(name: str) -> FormatError:
    return FormatError(
        f"{name} cannot be read as an Excel workbook; open it in Excel or LibreOffice and save it "
        "again as XLSX."
    )


def _strings(tree: Node) -> Iterator[str]:
    for entry in tree.children:
        texts = []
        for child in entry.children:
            # Phonetic hints ("rPh") are no part of the text.
            part = child if child.tag == "t" else child.child("t") if child.tag == "r" else None
            texts.append("" if part is None else part.text)
        yield _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    whole = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _book(typed: Any, shown: Any, name: str) -> Book:
    colours = Colours(typed)
    sheets = []
    unread: dict[str, None] = {}
    for sheet in typed.worksheets:
        sheets.append(_sheet(sheet, shown[sheet.title], colours, name))
        unread.update({"pictures": None} if sheet._images else {})
        unread.update({"charts": None} if sheet._charts else {})
    if typed.chartsheets:
        unread["charts"] = None
    return Book(
        name=name,
        format="xlsx",
        sheets=tuple(sheets),
        properties={prop.name: str(prop.value) for prop in typed.custom_doc_props.props},
        unread=tuple(unread),
    )


def _sheet(sheet: Any, shown: Any, colours: Colours, name: str) -> Sheet:
    values = shown._cells
    cells = {
        place: _cell(cell, values.get(place), colours)
        for place, cell in sheet._cells.items()
        if cell.value is not None or cell.has_style or cell.comment or cell.hyperlink
    }
    if len(cells) > _MOST_CELLS:
        raise FormatError(f"{name} has more than {_MOST_CELLS:,} cells; give the tracker alone.")
    for merged in sheet.merged_cells.ranges:
        _spread(cells, merged.min_row, merged.max_row, merged.min_col)
    cells = {place: cell for place, cell in cells.items() if not cell.is_blank or cell.look.fill}
    rows: list[list[Cell]] = []
    for row, column in sorted(place for place, cell in cells.items()):
        rows += [[] for _ in range(row - len(rows))]
        rows[row - 1] += [BLANK] * (column - 1 - len(rows[row - 1]))
        rows[row - 1].append(cells[row, column])
    return Sheet(name=sheet.title, rows=tuple(map(tuple, rows)))


def _spread(cells: dict[tuple[int, int], Cell], first: int, last: int, column: int) -> None:
    """What is merged down several rows is true of each of them."""
    if (first, column) in cells:
        for row in range(first + 1, min(last, first + 1_000) + 1):
            cells[row, column] = cells[first, column]


def _cell(cell: Any, shown: Any, colours: Colours) -> Cell:
    value, formula = cell.value, ""
    if cell.data_type == "f":
        formula = value if isinstance(value, str) else f"={getattr(value, 'text', '') or ''}"
        formula = formula.replace("==", "=", 1) if formula.startswith("==") else formula
        value = None if shown is None else shown.value
    number_format = cell.number_format
    link = cell.hyperlink
    target = ""
    if link is not None:
        place = f"#{link.location}" if link.location else ""
        target = f"{link.target or ''}{place}"
    return Cell(
        value=value,
        formula=formula,
        number_format="" if number_format == "General" else number_format,
        link=target,
        comment="" if cell.comment is None else str(cell.comment.text),
        look=_look(cell, colours, is_link=bool(target)) if cell.has_style else PLAIN,
    )


def _look(cell: Any, colours: Colours, *, is_link: bool) -> Look:
    font, fill = cell.font, cell.fill
    colour = colours.of(font.color) if font.color is not None else ""
    solid = fill is not None and fill.fill_type == "solid"
    return Look(
        fill=colours.of(fill.fgColor) if solid else "",
        colour="" if is_link and colour in _LINKS else colour,
        bold=bool(font.b),
        italic=bool(font.i),
        strike=bool(font.strike),
    )
