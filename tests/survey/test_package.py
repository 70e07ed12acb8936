"""The laws of a package: its tables hold together, and the same files give the same bytes."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from peeldiff.survey import PoolEngine, survey
from peeldiff.survey.store import WORK
from peeldiff.survey.tables import TABLES
from tests.survey.conftest import rows_of


@pytest.fixture(scope="session")
def described(package: Path) -> dict[str, Any]:
    resources = json.loads((package / "datapackage.json").read_text("utf-8"))["resources"]
    return {resource["name"]: resource for resource in resources}


def files_of(package: Path) -> dict[str, bytes]:
    return {
        path.relative_to(package).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file() and WORK not in path.parts
    }


# ---- the tables hold together -------------------------------------------------------------------


def test_a_package_is_made_of_these_files(package: Path) -> None:
    tables = {f"data/{table.name}.csv" for table in TABLES} | {"data/forces_by_question.csv"}
    assert tables | {"datapackage.json", "peeldiff.sqlite", "README.md"} <= set(files_of(package))


def test_the_descriptor_has_the_digest_and_the_columns_of_each_table(
    package: Path, described: dict[str, Any]
) -> None:
    for name, resource in described.items():
        data = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        header = next(csv.reader([data.decode("utf-8").splitlines()[0]]))
        assert [field["name"] for field in resource["schema"]["fields"]] == header, name


def test_every_cell_is_what_the_descriptor_says(package: Path, described: dict[str, Any]) -> None:
    for name, resource in described.items():
        for row in rows_of(package, name):
            for field in resource["schema"]["fields"]:
                cell, constraints = row[field["name"]], field.get("constraints", {})
                where = f"{name}.{field['name']}: {cell!r}"
                if cell == "":
                    assert not constraints.get("required"), where
                    continue
                if field["type"] == "integer":
                    int(cell)
                elif field["type"] == "number":
                    float(cell)
                elif field["type"] == "boolean":
                    assert cell in ("true", "false"), where
                assert cell in constraints.get("enum", [cell]), where
                assert re.fullmatch(constraints.get("pattern", ".*"), cell, re.DOTALL), where


def test_the_rows_of_a_table_are_told_apart_by_its_key(
    package: Path, described: dict[str, Any]
) -> None:
    for name, resource in described.items():
        keys = [
            tuple(row[column] for column in resource["schema"]["primaryKey"])
            for row in rows_of(package, name)
        ]
        assert len(set(keys)) == len(keys), name


def test_every_link_leads_to_a_row(package: Path, described: dict[str, Any]) -> None:
    for name, resource in described.items():
        for link in resource["schema"].get("foreignKeys", []):
            [column], reference = link["fields"], link["reference"]
            [key] = reference["fields"]
            there = {row[key] for row in rows_of(package, reference["resource"] or name)}
            here = {row[column] for row in rows_of(package, name)} - {""}
            assert here <= there, f"{name}.{column}"


def test_the_database_holds_the_same_rows(package: Path, database: sqlite3.Connection) -> None:
    database.row_factory = sqlite3.Row
    for table in TABLES:
        rows = database.execute(f"SELECT * FROM {table.name}").fetchall()
        flags = {column.name for column in table.columns if column.type == "boolean"}
        printed = [
            {
                name: ""
                if row[name] is None
                else str(bool(row[name])).lower()
                if name in flags
                else str(row[name])
                for name in table.names
            }
            for row in rows
        ]
        assert printed == rows_of(package, table.name), table.name


def test_the_database_checks_its_links(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES:
        found = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
        assert len(found) == len(table.links)


def test_no_name_of_the_reading_is_left(package: Path) -> None:
    for name, data in files_of(package).items():
        assert not re.search(rb"document-[0-9a-f]{16}", data), name


def test_nothing_tells_where_the_package_was_made(package: Path, reports: Path) -> None:
    for name, data in files_of(package).items():
        assert str(reports.parent).encode() not in data, name


# ---- the same files, the same bytes -------------------------------------------------------------


def test_the_order_of_the_files_makes_no_difference(
    package: Path, reports: Path, tmp_path: Path
) -> None:
    given = [
        str(path) for path in reports.rglob("*") if path.is_file() and path.parent.name[0] != "."
    ]
    survey(given[::-1], tmp_path / "package")
    assert files_of(tmp_path / "package") == files_of(package)


def test_processes_make_no_difference(package: Path, reports: Path, tmp_path: Path) -> None:
    survey([str(reports)], tmp_path / "package", engine=PoolEngine(2))
    assert files_of(tmp_path / "package") == files_of(package)


def test_a_second_run_reads_nothing_and_changes_nothing(
    package: Path, reports: Path, tmp_path: Path
) -> None:
    out = tmp_path / "package"
    shutil.copytree(package, out)
    found = survey([str(reports)], out)
    assert (found.read, found.followed) == (0, 0)
    assert files_of(out) == files_of(package)


# ---- only what changed --------------------------------------------------------------------------


@pytest.fixture
def again(package: Path, reports: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The reports and their package, both to be changed."""
    shutil.copytree(package, tmp_path / "package")
    shutil.copytree(reports, tmp_path / "reports")
    return tmp_path / "reports", tmp_path / "package"


def test_a_new_report_is_read_alone_and_its_force_followed_alone(
    again: tuple[Path, Path], fixtures_dir: Path
) -> None:
    given, out = again
    (given / "2021-22.md").write_bytes((fixtures_dir / "2021-22-report.md").read_bytes())
    found = survey([str(given)], out)
    assert (found.read, found.followed) == (1, 1)
    assert "marlshire-peel-2021-22" in {row["inspection_id"] for row in rows_of(out, "inspections")}


def test_a_new_report_leaves_the_comparisons_of_the_others_as_they_are(
    again: tuple[Path, Path], fixtures_dir: Path
) -> None:
    given, out = again
    before = set((out / WORK / "pairs").rglob("*.z"))
    stamps = {path: path.stat().st_mtime_ns for path in before}
    (given / "2021-22.md").write_bytes((fixtures_dir / "2021-22-report.md").read_bytes())
    survey([str(given)], out)
    assert {path: path.stat().st_mtime_ns for path in before} == stamps
    assert set((out / WORK / "pairs").rglob("*.z")) > before


def test_a_renamed_report_is_not_read_again(again: tuple[Path, Path], tmp_path: Path) -> None:
    given, out = again
    (given / "2018-19-report.txt").rename(given / "web" / "renamed.txt")
    (given / "2016-effectiveness-report.md").rename(given / "a.md")
    assert survey([str(given)], out).read == 0
    assert "web/renamed.txt" in {row["path"] for row in rows_of(out, "documents")}
    survey([str(given)], tmp_path / "fresh")
    assert files_of(out) == files_of(tmp_path / "fresh")


def test_a_report_that_is_gone_is_gone_from_the_package(again: tuple[Path, Path]) -> None:
    given, out = again
    (given / "web" / "other-force-2016-web.txt").unlink()
    survey([str(given)], out)
    assert [row["force_id"] for row in rows_of(out, "forces")] == ["marlshire"]


@pytest.mark.parametrize("kind", ["facts", "readings", "bodies", "pairs"])
def test_what_is_damaged_in_the_store_is_made_again(
    again: tuple[Path, Path], package: Path, kind: str
) -> None:
    given, out = again
    for path in (out / WORK / kind).rglob("*.z"):
        path.write_bytes(path.read_bytes()[:20])
    if kind in ("readings", "pairs"):  # otherwise nobody asks for them
        shutil.rmtree(out / WORK / "bodies")
    survey([str(given)], out)
    assert files_of(out) == files_of(package)
