"""What a survey makes of a folder: every file is told of, and every report is in its place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from peeldiff.document.files import load
from peeldiff.errors import OutputError, SourceError, UsageError
from peeldiff.history import Followed, follow, history
from peeldiff.inputs import read_inspection
from peeldiff.jsonio import to_json
from peeldiff.survey import survey
from peeldiff.survey.coverage import coverage_rows
from peeldiff.survey.grouping import bodies_of, documents_of
from peeldiff.survey.rows import body_rows
from peeldiff.survey.tables import COVERAGE, Cell, Row, Table
from peeldiff.survey.tasks import Facts, Receipt
from peeldiff.words import straight, words_in
from tests.survey.conftest import REPORTS, rows_of


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
    assert rows["notes.md"]["reason"].startswith("notes.md ")


def test_an_identical_copy_is_told_and_not_followed(package: Path) -> None:
    rows = {row["path"]: row for row in rows_of(package, "documents")}
    # The first by path is the one that is read.
    copy, read = rows["web/2015-effectiveness-web.txt"], rows["copy of 2015.txt"]
    assert (copy["status"], read["status"]) == ("copy", "read")
    assert copy["copy_of"] == read["document_id"] == read["sha256"] == copy["sha256"]
    assert copy["inspection_id"] == ""


def test_two_shapes_of_one_inspection_are_one(package: Path) -> None:
    [inspection] = [
        row
        for row in rows_of(package, "inspections")
        if row["inspection_id"] == "marlshire-peel-2016"
    ]
    assert inspection["documents"] == "2"
    printing = [
        row["path"]
        for row in rows_of(package, "documents")
        if row["inspection_id"] == "marlshire-peel-2016"
    ]
    assert printing == ["2016-effectiveness-report.md", "web/2016-effectiveness-web.txt"]


def test_a_force_is_there_only_with_a_report(package: Path) -> None:
    assert [row["force_id"] for row in rows_of(package, "forces")] == ["brackenshire", "marlshire"]


def facts(name: str, words: str) -> Facts:
    return Facts(sha256=name, status="read", words=words, force=name)


@pytest.mark.parametrize(
    ("words", "names", "identity", "called"),
    [
        ("hmicfrs", ["Marlshire", "Marlshire Police"], "marlshire", "Marlshire Police"),
        ("hmicfrs", ["Marlshire"], "marlshire", "Marlshire"),
        (
            "ofsted_childrens_services",
            ["Marl", "Marl Safeguarding Children Board", "London Borough of Marl"],
            "marl-ofsted",
            "London Borough of Marl",
        ),
        ("ofsted_childrens_services", ["Hull"], "kingston-upon-hull-ofsted", "Hull"),
        (
            "fire_and_rescue",
            ["Marlshire Fire and Rescue Service"],
            "marlshire-fire",
            "Marlshire Fire and Rescue Service",
        ),
    ],
)
def test_a_body_is_called_by_the_place_that_most_documents_name(
    words: str, names: list[str], identity: str, called: str
) -> None:
    receipts = [Receipt(name, name, facts(name, words), True) for name in names]
    [body] = bodies_of(documents_of(receipts))
    assert (body.id, body.name) == (identity, called)


def test_a_fire_service_is_no_police_force() -> None:
    receipts = [
        Receipt("a", "a", facts("Marlshire Police", "hmicfrs"), True),
        Receipt("b", "b", facts("Marlshire Fire and Rescue Service", "fire_and_rescue"), True),
    ]
    assert [body.id for body in bodies_of(documents_of(receipts))] == [
        "marlshire",
        "marlshire-fire",
    ]


def test_what_the_survey_has_not_is_in_its_coverage(package: Path) -> None:
    rows = rows_of(package, "coverage")
    states = {(row["name"], row["cycle"]): row["state"] for row in rows}
    assert states["Marlshire Police", "2018/19"] == "there"
    assert states["Brackenshire Constabulary", "2018/19"] == "missing"
    assert states["Wiltshire", ""] == "missing"


def test_a_framework_that_few_were_inspected_under_is_missing_nowhere() -> None:
    names = ("Marl", "Brack", "Oxley")
    bodies = bodies_of(
        documents_of([Receipt(n, n, facts(n, "ofsted_childrens_services"), True) for n in names])
    )
    cycles = [("marl", "SIF 2014"), ("brack", "SIF 2015"), ("marl", "Looked after children 2013")]
    inspections = [
        {
            "inspection_id": f"{force}-{cycle}",
            "force_id": f"{force}-ofsted",
            "programme": "Children's services inspection",
            "cycle": cycle,
            "label": cycle,
            "document_id": force,
        }
        for force, cycle in cycles
    ]
    rows = [
        dict(zip(COVERAGE.names, row, strict=True))
        for row in coverage_rows(bodies, inspections, [])
    ]
    missing = [(row["name"], row["cycle"]) for row in rows if row["state"] == "missing"]
    assert missing == [("Oxley", "SIF")]


def test_a_document_that_cannot_be_read_is_in_the_coverage_of_the_body_that_its_path_names(
    reports: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "2016.txt").write_bytes((reports / "web" / "2016-effectiveness-web.txt").read_bytes())
    (given / "marlshire-2014.pdf").write_bytes(b"%PDF-1.7\nbroken")
    survey([str(given)], tmp_path / "package")
    [row] = [r for r in rows_of(tmp_path / "package", "coverage") if r["state"] == "unreadable"]
    assert row["force_id"] == "marlshire"


def test_threads_and_grades_are_those_of_a_history(package: Path, reports: Path) -> None:
    files = [path for path in sorted(reports.rglob("*")) if path.name in REPORTS]
    found = history([read_inspection(path) for path in files if "other" not in path.name])
    threads = [row for row in rows_of(package, "threads") if row["force_id"] == "marlshire"]
    assert [(t.state, t.text, str(t.raised), str(t.running)) for t in found.threads] == [
        (row["state"], row["text"], row["times_raised"], row["running"]) for row in threads
    ]
    grades = [row for row in rows_of(package, "grades") if row["force_id"] == "marlshire"]
    assert {
        (question.name, point.heading, point.grade or "", point.change or "", point.line)
        for question in found.questions
        for point in question.points
        if point is not None
    } == {
        (row["question"], row["heading"], row["grade"], row["change"], int(row["line"]))
        for row in grades
    }


def test_every_demand_belongs_to_a_thread_and_praise_to_none(package: Path) -> None:
    for row in rows_of(package, "findings"):
        assert bool(row["thread_id"]) is not row["kind"].endswith("practice")


def test_every_finding_has_one_change_on_each_side_of_a_successive_pair(package: Path) -> None:
    successive = {
        r["change_id"]: r for r in rows_of(package, "changes") if r["successive"] == "true"
    }
    inspections = {row["finding_id"]: row["inspection_id"] for row in rows_of(package, "findings")}
    seen: dict[tuple[str, str, str], int] = {}
    for row in rows_of(package, "change_findings"):
        if row["change_id"] in successive:
            key = (row["finding_id"], row["side"], row["change_id"].rpartition("--")[0])
            seen[key] = seen.get(key, 0) + 1
    assert set(seen.values()) == {1}
    olds = {row["old_inspection_id"] for row in successive.values()}
    told = {finding for finding, side, _ in seen if side == "old"}
    assert {f for f, inspection in inspections.items() if inspection in olds} == told


def test_an_event_leads_to_the_change_that_says_so(package: Path) -> None:
    changes = {row["change_id"]: row for row in rows_of(package, "changes")}
    compared = [row for row in rows_of(package, "events") if row["compared_with"]]
    assert compared
    for row in compared:
        change = changes[row["change_id"]]
        assert change["status"] == row["status"]
        assert change["old_inspection_id"] == row["compared_with"]
        assert change["new_inspection_id"] == row["inspection_id"]


@pytest.mark.parametrize("table", ["findings", "items", "evidence"])
def test_words_stand_at_the_line_of_the_document_that_is_named(
    package: Path, reports: Path, table: str
) -> None:
    paths = {row["document_id"]: row["path"] for row in rows_of(package, "documents")}
    lines = {
        identity: [straight(line.text) for line in load(reports / path).lines]
        for identity, path in paths.items()
        if path.endswith((".txt", ".md")) and path != "notes.md"
    }
    rows = rows_of(package, table)
    assert rows
    for row in rows:
        at = int(row["line"]) - 1
        near = words_in(" ".join(lines[row["document_id"]][at : at + 2]))
        assert set(words_in(row["text"])[:3]) <= set(near), row


def test_a_report_and_the_json_that_was_read_from_it_are_one_document(
    reports: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    report = given / "report.txt"
    report.write_bytes((reports / "2018-19-report.txt").read_bytes())
    (given / "a.json").write_text(to_json(read_inspection(report)), encoding="utf-8")
    survey([str(given)], tmp_path / "package")
    rows = {row["path"]: row for row in rows_of(tmp_path / "package", "documents")}
    assert (rows["a.json"]["status"], rows["report.txt"]["status"]) == ("copy", "read")


def test_a_report_that_names_no_body_is_told_and_not_followed(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.txt").write_text(
        "PEEL: Police effectiveness 2016\n\nInvestigating crime\n\nGood\n\nAreas for improvement\n\n"
        "- The force should answer calls within ten seconds.\n",
        encoding="utf-8",
    )
    survey([str(given)], tmp_path / "package")
    [row] = rows_of(tmp_path / "package", "documents")
    assert row["status"] == "unassigned"
    assert rows_of(tmp_path / "package", "forces") == []


def test_papers_of_peeldiff_and_earlier_packages_are_no_documents(
    package: Path, reports: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "report.txt").write_bytes((reports / "2018-19-report.txt").read_bytes())
    (given / "paper.md").write_text("<!-- peeldiff paper: cover -->\n# Cover\n", encoding="utf-8")
    survey([str(given)], given / "package")
    survey([str(given)], tmp_path / "package")
    assert [row["path"] for row in rows_of(tmp_path / "package", "documents")] == ["report.txt"]


def test_a_folder_that_cannot_be_opened_is_a_row(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "given"
    (given / "closed").mkdir(parents=True)
    (given / "report.txt").write_bytes((reports / "2018-19-report.txt").read_bytes())
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    survey([str(given)], tmp_path / "package")
    rows = {row["path"]: row for row in rows_of(tmp_path / "package", "documents")}
    assert rows["closed"]["status"] == "unreadable"
    assert "folder that cannot be opened" in rows["closed"]["reason"]


def test_a_body_that_cannot_be_compared_costs_no_other(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(followed: Followed, force: str) -> dict[str, list[Row]]:
        if force == "marlshire":
            raise ValueError("a mistake")
        return body_rows(followed, force)

    monkeypatch.setattr("peeldiff.survey.following.body_rows", fail)
    survey([str(reports)], tmp_path / "package")
    rows = {row["path"]: row for row in rows_of(tmp_path / "package", "documents")}
    assert "a mistake" in rows["2018-19-report.txt"]["reason"]
    assert rows["2018-19-report.txt"]["inspection_id"] == ""
    assert rows["web/other-force-2016-web.txt"]["inspection_id"] == "brackenshire-peel-2016"


@pytest.mark.parametrize("cell", ["finding_id", "text"])
def test_rows_that_the_database_would_refuse_are_told_of_their_body(
    reports: Path, monkeypatch: pytest.MonkeyPatch, cell: str
) -> None:
    row = Table.row

    def wrong(self: Table, cells: Mapping[str, Cell]) -> Row:
        if self.name == "findings":
            cells = {**cells, cell: "twice" if cell == "finding_id" else None}
        return row(self, cells)

    monkeypatch.setattr(Table, "row", wrong)
    followed = follow([read_inspection(reports / "2018-19-report.txt")])
    with pytest.raises(ValueError, match="findings"):
        body_rows(followed, "marlshire")


# ---- what is refused ----------------------------------------------------------------------------


def test_a_folder_without_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    with pytest.raises(SourceError, match="no file here"):
        survey([str(tmp_path / "given")], tmp_path / "package")
    assert not (tmp_path / "package").exists()


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not exist"):
        survey([str(tmp_path / "nothing")], tmp_path / "package")


def test_standard_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="files and folders"):
        survey(["-"], tmp_path / "package")


def test_a_package_does_not_take_the_place_of_the_reports(reports: Path) -> None:
    with pytest.raises(UsageError, match="folder of its own"):
        survey([str(reports)], reports)


def test_a_folder_with_other_files_is_left_alone(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="no survey"):
        survey([str(reports)], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_file_is_no_folder(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "package").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be made a folder"):
        survey([str(reports)], tmp_path / "package")


def test_a_text_without_a_sign_of_an_inspection_is_told_so(tmp_path: Path) -> None:
    """It is not "of an inspectorate that peeldiff does not know"."""
    (tmp_path / "terms.md").write_text(
        "# Terms of use\n\nPublished 4 January 2004\n\nYou may copy this text.\n"
    )
    (tmp_path / "other.md").write_text(
        "# Prison inspection 2004\n\nPublished 4 January 2004\n\nInspectors looked at the kitchens.\n"
    )
    survey([str(tmp_path)], tmp_path.parent / f"{tmp_path.name}-out")
    told = {
        row["path"]: row["reason"]
        for row in rows_of(tmp_path.parent / f"{tmp_path.name}-out", "documents")
    }
    assert told["terms.md"] == "terms.md shows no sign of an inspection report."
    assert "an inspectorate that peeldiff does not know" in told["other.md"]


def test_unread_lines_are_those_in_no_section_and_no_finding(package: Path) -> None:
    for row in rows_of(package, "documents"):
        if row["lines"]:
            assert 0 <= int(row["unread_lines"]) <= int(row["lines"])
        else:
            assert row["unread_lines"] == ""
