"""What all papers share: which reports are compared, and when a file is written or refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from peeldiff.cli import main
from peeldiff.cli.paper_options import PAPERS
from peeldiff.errors import UsageError
from peeldiff.folders import report_files
from peeldiff.inputs import read_inspection
from peeldiff.papers import KINDS, Dossier, PaperFile, PaperKind, PaperOptions
from peeldiff.papers.shapes import assemble

OLD, NEW = "2015-effectiveness-web.txt", "2016-effectiveness-report.md"
LATER = "2018-19-report.txt"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Dossier, PaperOptions]]:
    """What a maker in the tracker's place was asked to make."""
    calls: list[tuple[Dossier, PaperOptions]] = []

    def make(dossier: Dossier, options: PaperOptions) -> Sequence[PaperFile]:
        calls.append((dossier, options))
        return [PaperFile(path=options.output, content=b"made")]

    monkeypatch.setattr(PaperKind, "make", property(lambda _: make))
    return calls


@pytest.fixture
def folder(tmp_path: Path, fixtures_dir: Path) -> Path:
    """A folder with three inspections of one force."""
    for name in (OLD, NEW, LATER):
        (tmp_path / name).write_bytes((fixtures_dir / name).read_bytes())
    return tmp_path


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence on standard error; nothing on standard output."""
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1), err
    return err


def run(*arguments: object) -> int:
    try:
        return main(["paper", "tracker", *map(str, arguments)])
    except SystemExit as ended:  # argparse
        return int(ended.code or 0)


def test_the_command_line_offers_the_papers_that_can_be_made() -> None:
    assert list(PAPERS) == list(KINDS)
    assert all(kind.make for kind in KINDS.values())


def test_the_newest_two_are_compared_whatever_the_order(
    folder: Path, made: list[tuple[Dossier, PaperOptions]]
) -> None:
    files = [folder / name for name in (LATER, OLD, NEW)]
    assert run(*files, "--output", folder / "t.csv") == 0
    dossier, _ = made[0]
    assert (dossier.pair.old.cycle, dossier.pair.new.cycle) == ("2016", "2018/19")
    assert [column.label for column in dossier.columns] == ["2015", "2016", "2018/19"]


def test_a_folder_is_the_reports_in_it(
    folder: Path, made: list[tuple[Dossier, PaperOptions]]
) -> None:
    (folder / "tracker.csv").write_text("no report")
    (folder / "page.html").write_text('<meta name="generator" content="peeldiff 1">')
    (folder / "response.md").write_text("<!-- peeldiff paper response -->\n")
    assert [Path(name).name for name in report_files(folder)] == [OLD, NEW, LATER]
    assert run(folder, "--output", folder / "t.csv") == 0
    assert len(made[0][0].columns) == 3


@pytest.mark.parametrize("name", ["t.pdf", "t", "t.xls", ".csv"])
def test_an_ending_that_is_not_offered_is_refused(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "--output", folder / name) == 2
    assert "ends in .xlsx or .csv" in said(capsys)


def test_a_file_that_is_there_is_not_replaced(
    folder: Path,
    made: list[tuple[Dossier, PaperOptions]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = folder / "t.csv"
    output.write_text("theirs")
    assert run(folder, "--output", output) == 2
    assert "was not replaced" in said(capsys)
    assert (output.read_text(), made) == ("theirs", [])
    assert run(folder, "--output", output, "--overwrite") == 0
    assert output.read_text() == "made"


def test_a_report_is_never_replaced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    linked = folder / "linked.csv"
    linked.symlink_to(folder / OLD)
    assert run(folder / OLD, folder / NEW, "--output", linked, "--overwrite") == 2
    assert "is one of the reports" in said(capsys)


def test_one_inspection_is_not_enough(fixtures_dir: Path) -> None:
    names = ("2016-effectiveness-web.txt", NEW)
    with pytest.raises(UsageError, match="reports of two inspections"):
        assemble([read_inspection(fixtures_dir / name) for name in names])


def test_a_report_without_a_year_has_no_place(
    read: Callable[[str], Any], fixtures_dir: Path
) -> None:
    undated = read("An inspection of Marlshire Police\n\n# Crime\n\nThe force is good at it.\n")
    with pytest.raises(UsageError, match=r"report\.txt does not say of which year it is"):
        assemble([undated, read_inspection(fixtures_dir / NEW)])


def test_two_forces_are_no_paper(
    fixtures_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = fixtures_dir / OLD, fixtures_dir / "other-force-2016-web.txt"
    assert run(*reports, "--output", tmp_path / "t.csv") == 2
    assert "on 2 forces" in said(capsys)


@pytest.mark.parametrize(
    ("given", "day"),
    [("2019-05-02", "2019-05-02"), ("2 May 2019", "2019-05-02"), ("2/5/2019", "2019-05-02")],
)
def test_a_day_may_be_written_as_people_write_it(
    given: str, day: str, folder: Path, made: list[tuple[Dossier, PaperOptions]]
) -> None:
    assert run(folder, "--output", folder / "t.csv", "--made-on", given) == 0
    assert made[0][0].made_on == day


@pytest.mark.parametrize("given", ["2019-02-30", "May 2019", "tomorrow", "5/13/2019", "٢٠١٩-٠١-٠١"])
def test_what_is_no_day_is_refused(
    given: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(folder, "--output", folder / "t.csv", "--made-on", given) == 2
    assert "is no day" in said(capsys)


def test_a_publication_date_may_not_contradict_the_report(fixtures_dir: Path) -> None:
    inspections = [read_inspection(fixtures_dir / name) for name in (OLD, LATER)]
    printed = inspections[-1].published
    assert printed is not None
    assert len(printed) == len("2019-05")
    day = f"{printed}-02"
    assert assemble(inspections, published=day).published == day
    with pytest.raises(UsageError, match="contradicts"):
        assemble(inspections, published="2001-01-01")


def test_an_inspection_that_was_given_is_missing_in_no_paper(fixtures_dir: Path) -> None:
    names = ("2016-effectiveness-report.md", "2018-19-report.txt", "2021-22-report.md")
    reports = [read_inspection(fixtures_dir / name) for name in names]
    without = {one.refers_to for one in assemble(reports[1:]).pair.diff.missing}
    given = {one.refers_to for one in assemble(reports).pair.diff.missing}
    assert without - given == {"2016 effectiveness"}
