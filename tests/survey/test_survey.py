"""What a survey makes of a folder: every file is told of, and every report is in its place."""

from __future__ import annotations

from pathlib import Path

from tests.survey.conftest import rows_of


def test_every_file_that_is_not_hidden_is_a_document(package: Path, reports: Path) -> None:
    files = {
        path.relative_to(reports).as_posix()
        for path in reports.rglob("*")
        if path.is_file() and ".hidden" not in path.parts
    }
    assert {row["path"] for row in rows_of(package, "documents")} == files


def test_what_is_no_report_says_why(package: Path) -> None:
    rows = {row["path"]: row for row in rows_of(package, "documents")}
    assert rows["damaged.pdf"]["status"] == "unreadable"
    assert rows["damaged.pdf"]["reason"].startswith("damaged.pdf ")
    assert rows["notes.md"]["status"] == "foreign"


def test_passages_stand_apart_from_evidence(package: Path) -> None:
    evidence = {row["evidence_id"] for row in rows_of(package, "evidence")}
    passages = {row["passage_id"] for row in rows_of(package, "passages")}
    assert passages
    assert not evidence & passages
