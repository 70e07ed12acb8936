"""The tracker: a spreadsheet with a row for each finding, and columns that people fill in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from peeldiff.errors import OutputError
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.papers.shapes import Dossier, PaperFile, PaperOptions, needed
from peeldiff.papers.spreadsheet import Book, Sheet, read_book
from peeldiff.papers.tracker.building import as_csv, as_xlsx
from peeldiff.papers.tracker.carry import carry
from peeldiff.papers.tracker.columns import LISTS, REGISTER
from peeldiff.papers.tracker.filled import Filled, empty
from peeldiff.papers.tracker.foreign import read_foreign
from peeldiff.papers.tracker.leaving import LEFT_SHEET, left_csv, to_decide
from peeldiff.papers.tracker.old import is_own, read_own
from peeldiff.papers.tracker.points import Register
from peeldiff.papers.tracker.rows import finding_rows
from peeldiff.phrasing.phrases import listed

__all__ = ["make"]


def make(dossier: Dossier, options: PaperOptions) -> Sequence[PaperFile]:
    """Make the tracker as XLSX or CSV, with what people wrote in an earlier one."""
    if options.ending == ".xlsx":
        needed("xlsxwriter", "An XLSX tracker")
    return _Making(dossier, options).files()


class _Making:
    def __init__(self, dossier: Dossier, options: PaperOptions) -> None:
        self.dossier, self.options = dossier, options
        self.is_csv = options.ending == ".csv"
        self.rows = finding_rows(dossier)
        self.before: list[PaperFile] = []
        """Copies of what is about to be replaced."""
        self.unread: tuple[str, ...] = ()

    def files(self) -> list[PaperFile]:
        filled = self._filled()
        if not self.is_csv:
            content = as_xlsx(self.dossier, self.rows, filled)
            return [*self.before, self._paper(content, filled)]
        content = as_csv(self.rows, filled)
        return [*self.before, *self._with_left(self._paper(content, filled), filled)]

    def _filled(self) -> Filled:
        register_kept = inspectorate_of(self.dossier.pair.new).has_register
        lists = {name: entries for name, entries in LISTS if register_kept or name not in REGISTER}
        if self.options.carry is None:
            return empty(self.rows, lists, with_register=register_kept)
        book, left = self._read(self.options.carry)
        register = Register(self.dossier, self.rows)
        old = read_own(book, left) if is_own(book) else read_foreign(book, register)
        return carry(
            old,
            register,
            self.rows,
            lists,
            with_items=not self.is_csv,
            with_register=register_kept,
        )

    def _read(self, path: str) -> tuple[Book, list[Sheet]]:
        """The old tracker, and what an earlier run left beside it if it is a CSV file."""
        book, data = read_book(path)
        self.unread = book.unread
        is_replaced = _is_same(path, self.options.output)
        if is_replaced:
            self.before.append(PaperFile(path=f"{path}.bak", content=data))
        beside = _left_path(path)
        if book.format != "csv" or not os.path.isfile(beside):
            return book, []
        more, content = read_book(beside)
        if is_replaced and self.is_csv:
            self.before.append(PaperFile(path=f"{beside}.bak", content=content))
        return book, [Sheet(name=LEFT_SHEET, rows=more.sheets[0].rows)]

    def _paper(self, content: bytes, filled: Filled) -> PaperFile:
        path = self.options.output
        told = []
        where = _left_path(path) if self.is_csv else f"its sheet {LEFT_SHEET}"
        if waiting := to_decide(filled.left):
            entries = "one entry" if waiting == 1 else f"{waiting} entries"
            told.append(f"{entries} that could not be carried: see {where}, for you to decide")
        if kept := len(filled.left) - waiting:
            titles = (
                "one title, heading or note" if kept == 1 else f"{kept} titles, headings and notes"
            )
            told.append(f"{titles} of your sheets: kept on {where}")
        if filled.shown_as:
            shown = [f"{name} under {label}" for name, label in filled.shown_as.items()]
            told.append(f"your columns are shown as well: {listed(shown)}")
        if filled.empty:
            told.append(
                f"no column of yours was taken for {listed(filled.empty)}, empty on the Board"
            )
        if self.unread:
            told.append(f"without the {' and '.join(self.unread)} of {self.options.carry}")
        return PaperFile(
            path=path, content=content, note=f"{path} is made; {'; '.join(told)}." if told else ""
        )

    def _with_left(self, paper: PaperFile, filled: Filled) -> Iterator[PaperFile]:
        """The CSV file with what was not carried beside it.

        Before the tracker is replaced the file beside it holds both what was left before and what is
        left now, so that a run that is cut off in between loses nothing.
        """
        beside = _left_path(self.options.output)
        there = os.path.lexists(beside)
        refreshes = self.options.carry is not None and _is_same(
            self.options.carry, self.options.output
        )
        if there and filled.left and not (refreshes or self.options.overwrite):
            raise OutputError(
                f"{beside} is there already and was not replaced; give another name after --output, "
                "or --overwrite."
            )
        if refreshes and there:
            yield PaperFile(path=beside, content=left_csv([*filled.left, *filled.waited], filled))
        elif filled.left:
            yield PaperFile(path=beside, content=left_csv(filled.left, filled))
        yield paper
        if refreshes and there:
            yield PaperFile(path=beside, content=left_csv(filled.left, filled))


def _left_path(path: str) -> str:
    root, _ = os.path.splitext(path)
    return f"{root}-not-carried.csv"


def _is_same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False
