"""A spreadsheet in, told by its content; `openpyxl` is imported only for XLSX."""

from __future__ import annotations

from peeldiff.document.files import read_bytes
from peeldiff.errors import FormatError
from peeldiff.papers.spreadsheet.cells import Book
from peeldiff.papers.spreadsheet.comma import read_csv

__all__ = ["read_book"]

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def read_book(path: str) -> tuple[Book, bytes]:
    """Read the spreadsheet at `path` and return it with its bytes.

    Raises `SourceError` if there is no such file, `FormatError` if it is none.
    """
    data, name = read_bytes(path)
    if data.startswith(_OLD_EXCEL):
        raise FormatError(
            f"{name} is an old Excel file or has a password; save it as XLSX without a password."
        )
    if _OPEN_DOCUMENT in data[:200]:
        raise FormatError(f"{name} is an OpenDocument spreadsheet; save it as XLSX or CSV.")
    if data.startswith(b"PK"):
        from peeldiff.papers.spreadsheet.excel_reading import read_xlsx

        return read_xlsx(data, name), data
    if data.startswith((b"%PDF", b"{", b"\x89PNG")):
        raise FormatError(f"{name} is no spreadsheet; give a tracker as XLSX or CSV.")
    return read_csv(data, name), data
