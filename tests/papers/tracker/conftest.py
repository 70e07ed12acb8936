"""Trackers of the invented reports, made once a session, and what a test does with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.inputs import read_inspection
from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.shapes import assemble
from peeldiff.papers.spreadsheet import Book, Cell, read_book
from peeldiff.papers.tracker import make
from peeldiff.papers.tracker.points import Register
from peeldiff.papers.tracker.rows import FindingRow, finding_rows
from peeldiff.report import read_document

FIRST = ("2015-effectiveness-web.txt", "2016-effectiveness-report.md")
SECOND = (*FIRST, "2018-19-report.txt")


@pytest.fixture(scope="session")
def first(fixtures_dir: Path) -> Dossier:
    """The tracker's reports in its first year: 2015 and 2016."""
    return assemble([read_inspection(fixtures_dir / name) for name in FIRST])


@pytest.fixture(scope="session")
def second(fixtures_dir: Path) -> Dossier:
    """The same when the report of 2018/19 has come."""
    return assemble([read_inspection(fixtures_dir / name) for name in SECOND])


@pytest.fixture(scope="session")
def first_rows(first: Dossier) -> list[FindingRow]:
    return finding_rows(first)


@pytest.fixture(scope="session")
def second_rows(second: Dossier) -> list[FindingRow]:
    return finding_rows(second)


@pytest.fixture(scope="session")
def register(second: Dossier, second_rows: list[FindingRow]) -> Register:
    return Register(second, second_rows)


CRIME, PEOPLE = "Investigating crime", "Protecting vulnerable people"
PROSE = (
    "The force knows its neighbourhoods, and it has a plan for each of the places that suffer most."
)


def _question(name: str, *demands: str, items: Sequence[str] = ()) -> str:
    """A question with its grade, some prose and its list of findings."""
    listed = "\n".join(f"- {demand}" for demand in demands)
    nested = "".join(f"\n  - {item}" for item in items)
    return f"## {name}\n\n**Good**\n\n{PROSE}\n\n### Areas for improvement\n\n{listed}{nested}\n\n"


@pytest.fixture(scope="session")
def question() -> Callable[..., str]:
    return _question


@pytest.fixture(scope="session")
def reports() -> Callable[..., Dossier]:
    """A dossier of small reports: bodies by the cycle of each."""

    def put_together(**bodies: str) -> Dossier:
        inspections = []
        for name, body in bodies.items():
            cycle = name.removeprefix("of_")
            text = (
                f"PEEL: Police effectiveness {cycle}\nAn inspection of Marlshire Police\n\n{body}"
            )
            inspections.append(read_document(load_bytes(text.encode(), f"{cycle}.txt")))
        return assemble(inspections)

    return put_together


Made = Callable[..., Path]


@pytest.fixture(scope="session")
def new_tracker(second: Dossier) -> Callable[[str], list[tuple[str, bytes]]]:
    """The files of a tracker that carries nothing, by their names."""

    @cache
    def files(name: str) -> list[tuple[str, bytes]]:
        options = PaperOptions(output=name, ending=Path(name).suffix, overwrite=True)
        return [(Path(file.path).name, file.content) for file in make(second, options)]

    return files


@pytest.fixture
def made(tmp_path: Path, second: Dossier, new_tracker: Callable[..., Any]) -> Made:
    """Make a tracker and write its files: `made("t.xlsx", carry=path)`."""

    def write(name: str, *, carry: Path | None = None, dossier: Dossier | None = None) -> Path:
        output = tmp_path / name
        if carry is None and dossier is None:
            for own, content in new_tracker(name):
                (tmp_path / own).write_bytes(content)
            return output
        options = PaperOptions(
            output=str(output),
            ending=output.suffix,
            carry=None if carry is None else str(carry),
            overwrite=True,
        )
        for file in make(dossier or second, options):
            Path(file.path).write_bytes(file.content)
        return output

    return write


class Table:
    """A table of a book that was read: cells by reference and column."""

    def __init__(self, book: Book, name: str = "Findings", key: str = "ref") -> None:
        sheet = next(sheet for sheet in book.sheets if sheet.name == name)
        self.header = [cell.text for cell in sheet.rows[0]]
        self.rows: list[dict[str, Cell]] = [
            dict(zip(self.header, row, strict=False)) for row in sheet.rows[1:]
        ]
        self.by_ref = {row[key].text: row for row in self.rows if key in row}

    def text(self, ref: str, column: str) -> str:
        """What stands in the row of `ref`."""
        cell = self.by_ref[ref].get(column)
        return "" if cell is None else cell.text

    def column(self, name: str) -> list[str]:
        """All of a column."""
        return [row[name].text if name in row else "" for row in self.rows]


@pytest.fixture(scope="session")
def table() -> Callable[..., Table]:
    """Read a table of the spreadsheet at a path."""

    def read(path: Path, name: str = "Findings", key: str = "ref") -> Table:
        return Table(read_book(str(path))[0], name, key)

    return read


@pytest.fixture(scope="session")
def dated() -> Callable[[Dossier, str], Dossier]:
    """The same dossier for a paper that bears a date."""
    return lambda dossier, day: replace(dossier, made_on=day)


def rows_of(path: Path) -> Sequence[Sequence[Cell]]:
    """The rows of the first sheet."""
    return read_book(str(path))[0].sheets[0].rows
