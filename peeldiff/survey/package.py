"""A survey as files: CSV tables, the descriptor of the Data Package, the database, a page to read first.

Everything is made in a folder of its own inside `.work` and moved to its place when all of it is
there, the descriptor last: it names the digest of every table.
"""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from alignment.records import replace
from peeldiff._version import __version__
from peeldiff.errors import OutputError
from peeldiff.folders import DATABASE
from peeldiff.model import Grade
from peeldiff.survey.assembling import Assembly
from peeldiff.survey.database import Database
from peeldiff.survey.finding import DESCRIPTOR
from peeldiff.survey.readme import readme
from peeldiff.survey.site import INDEX, put_pages, write_site
from peeldiff.survey.store import WORK
from peeldiff.survey.tables import (
    FORCES_BY_QUESTION,
    TABLES,
    Cell,
    Column,
    Row,
    Table,
)

__all__ = ["DATA", "held", "write_package"]

DATA = "data"
_README = "README.md"
_LOCK = "lock"
_NOBODYS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""What systems put into any folder."""


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Make the folder of a package and keep other surveys from it.

    Raises `OutputError` for one that holds something else, or that a survey is writing into.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        others = {entry.name for entry in out.iterdir()} if not (out / WORK).is_dir() else set()
        if others - _NOBODYS:
            raise OutputError(
                f"{out} holds files that are no survey; give a new folder, or that of an earlier survey."
            )
        (out / WORK).mkdir(exist_ok=True)
        (out / DATA).mkdir(exist_ok=True)
        (out / WORK / _LOCK).touch()
    except OSError as error:
        reason = error.strerror or "not a folder"
        raise OutputError(f"{out} cannot be made a folder for the survey ({reason}).") from error
    with (out / WORK / _LOCK).open("ab") as lock:
        if not _locked(lock):
            raise OutputError(f"Another survey is writing into {out}; wait until it has ended.")
        yield


def _locked(file: BinaryIO) -> bool:
    """Whether the file is ours until it is closed, or the process ends however it may."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network drives know no locks: that is no other survey.
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def write_package(assembly: Assembly, out: Path) -> None:
    """Write every file of the package; raises `OutputError`.

    The old package stands until the new one is there whole; a folder without a descriptor is none.
    """
    building = out / WORK / "building"
    try:
        shutil.rmtree(building, ignore_errors=True)
        (building / DATA).mkdir(parents=True)
        database = Database(building / DATABASE)
        try:
            tables = _write_tables(assembly, database, building)
            database.finish()
            tables.append(_write_wide(database, building))
            text = readme(database, tables)
            pages = write_site(database, assembly.pages(), building)
        finally:
            database.close()
        (building / _README).write_bytes(text.encode("utf-8", "replace"))
        descriptor = json.dumps(_descriptor(tables, building), ensure_ascii=False, indent=1) + "\n"
        (building / DESCRIPTOR).write_bytes(descriptor.encode("utf-8", "replace"))
        # Whoever is killed from here on leaves no descriptor: tables of two runs are no package.
        (out / DESCRIPTOR).unlink(missing_ok=True)
        for found in tables:
            name = f"{found.name}.csv"
            os.replace(building / DATA / name, out / DATA / name)
        put_pages(pages, building, out)
        for name in (DATABASE, _README, INDEX, DESCRIPTOR):
            os.replace(building / name, out / name)
        shutil.rmtree(building, ignore_errors=True)
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"{out} cannot be written ({reason}).") from error


def _write_tables(assembly: Assembly, database: Database, building: Path) -> list[Table]:
    with ExitStack() as stack:
        files: dict[str, _CsvFile] = {}
        for found in TABLES:
            handle = stack.enter_context(open(building / DATA / f"{found.name}.csv", "wb"))
            files[found.name] = _CsvFile(handle, found)
        for name, rows in assembly.tables():
            files[name].write(rows)
            database.add(name, rows)
        for file in files.values():
            file.flush()
    return list(TABLES)


class _CsvFile:
    """A table as CSV: UTF-8, a comma, quotation marks where they are needed, "\\n" behind each row."""

    def __init__(self, handle: BinaryIO, found: Table) -> None:
        self._handle = handle
        self.write([found.names])

    def write(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(
            [_printed(cell) for cell in row] for row in rows
        )
        self._handle.write(text.getvalue().encode("utf-8", "replace"))

    def flush(self) -> None:
        """Have everything on the disk."""
        self._handle.flush()
        os.fsync(self._handle.fileno())


def _printed(cell: Cell) -> str | int | float:
    """A cell as Table Schema reads it: true and false, nothing for what is unknown."""
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else cell


# ---- the wide table -----------------------------------------------------------------------------


def _write_wide(database: Database, building: Path) -> Table:
    families = [
        (str(family), str(question))
        for family, question in database.select(
            "SELECT question_family, min(question) FROM grades WHERE question_family IS NOT NULL "
            "GROUP BY 1 ORDER BY min(rowid)"
        )
    ]
    columns = [
        Column(
            name=family.replace("-", "_"),
            type="string",
            description=f"{question}: the grade.",
            values=tuple(map(str, Grade)),
        )
        for family, question in families
    ]
    wide = replace(FORCES_BY_QUESTION, columns=(*FORCES_BY_QUESTION.columns, *columns))
    with open(building / DATA / f"{wide.name}.csv", "wb") as handle:
        file = _CsvFile(handle, wide)
        file.write(_wide_rows(database, [family for family, _ in families]))
        file.flush()
    return wide


def _wide_rows(database: Database, families: list[str]) -> Iterator[Row]:
    grades: dict[str, dict[str, Cell]] = {}
    for inspection, family, grade in database.select(
        "SELECT inspection_id, question_family, grade FROM grades WHERE question_family IS NOT NULL"
    ):
        grades.setdefault(str(inspection), {}).setdefault(str(family), grade)
    for row in database.select(
        "SELECT i.inspection_id, i.force_id, f.name, i.programme, i.label "
        "FROM inspections i JOIN forces f USING (force_id) ORDER BY i.rowid"
    ):
        own = grades.get(str(row[0]), {})
        yield (*row, *(own.get(family) for family in families))


# ---- the descriptor -----------------------------------------------------------------------------


def _descriptor(tables: list[Table], building: Path) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "inspections",
        "title": "Inspection reports: grades, findings, and what became of them",
        "description": "Made by peeldiff from inspection reports. README.md says how to read it.",
        "version": __version__,
        "licenses": [
            {
                "name": "OGL-UK-3.0",
                "title": "Open Government Licence v3.0 (the texts of the reports)",
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            }
        ],
        "resources": [_resource(found, building) for found in tables],
    }


def _resource(found: Table, building: Path) -> dict[str, Any]:
    path = f"{DATA}/{found.name}.csv"
    data = building / path
    with data.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column) for column in found.columns],
        "primaryKey": list(found.key),
    }
    if found.links:
        schema["foreignKeys"] = [
            {
                "fields": [link.column],
                "reference": {
                    "resource": "" if link.table == found.name else link.table,
                    "fields": [link.key],
                },
            }
            for link in found.links
        ]
    return {
        "name": found.name,
        "type": "table",
        "title": found.name.replace("_", " "),
        "description": found.description,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": data.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if constraints:
        field["constraints"] = constraints
    return field
