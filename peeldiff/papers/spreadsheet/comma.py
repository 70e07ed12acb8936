"""CSV for Excel: UTF-8 with a byte order mark, CRLF, and cells that cannot be taken for formulas.

A cell that begins with one of = + - @ would be worked out by the program that opens the file, wherever
its text is from. It gets an apostrophe in front, and so does one that has apostrophes there already, so
that what is read back is what was written.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Sequence

from alignment.late import late
from peeldiff.errors import FormatError
from peeldiff.papers.spreadsheet.cells import Book, Cell, Sheet

__all__ = ["guarded", "read_csv", "unguarded", "write_csv"]

_RISKY = late(r"'*[=+\-@\t\r]")
_GUARDED = late(r"'+[=+\-@\t\r]")
_BOM = "\ufeff"
_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = late(r"sep=(.)\r?\n", re.IGNORECASE)
"""What Excel understands as a first line that names the delimiter."""


def guarded(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet would work it out."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text


def write_csv(rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows as a CSV file that Excel opens as it stands; a number is no text and needs no guard."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return (_BOM + out.getvalue()).encode("utf-8", "replace")


def read_csv(data: bytes, name: str) -> Book:
    """Read a CSV file as Excel, LibreOffice or a colleague saved it; raises `FormatError`.

    Delimiters are told by the first line: comma, semicolon, tab or bar.
    """
    text = _decoded(data, name)
    delimiter = ""
    if named := _SEPARATOR_LINE.match(text):
        delimiter, text = named[1], text[named.end() :]
    delimiter = delimiter or _delimiter(text)
    before = csv.field_size_limit(sys.maxsize)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FormatError(
            f"{name} cannot be read as CSV ({error}); save it again as XLSX or CSV."
        ) from error
    finally:
        csv.field_size_limit(before)
    cells = tuple(tuple(Cell(value=unguarded(text) or None) for text in row) for row in rows)
    return Book(name=name, format="csv", sheets=(Sheet(name="Findings", rows=cells),))


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise FormatError(f"{name} is no spreadsheet; give a tracker as XLSX or CSV.")
    try:
        return data.decode("cp1252")  # what Excel writes as "CSV" on Windows
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _delimiter(text: str) -> str:
    """The one that stands most often in the first row, outside of quotation marks."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    for character in text:
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character in "\r\n":
            break
        elif character in counts:
            counts[character] += 1
    best = max(counts, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ","
