"""How people read findings themselves, out of the tracker where they wrote it, for the other papers."""

from __future__ import annotations

from collections.abc import Mapping

from peeldiff.errors import FormatError
from peeldiff.papers.spreadsheet import read_book
from peeldiff.papers.tracker.old import is_own, read_own

__all__ = ["read_readings"]


def read_readings(path: str) -> Mapping[str, str]:
    """What stands under “Our own reading, and why” in the tracker at `path`, by reference.

    Parts of findings have their own. Raises `SourceError` if there is no such file, `FormatError` if
    it is no tracker of peeldiff.
    """
    book, _ = read_book(path)
    if not is_own(book):
        raise FormatError(
            f"{path} is no tracker that peeldiff made, so it has no column for your own readings; "
            "make one with `peeldiff paper tracker`."
        )
    return {row.ref: row.decided for row in read_own(book).rows if row.ref and row.decided}
