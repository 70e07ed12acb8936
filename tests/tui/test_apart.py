"""Reading and comparing in another process: the same results, the same errors, and an end."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from peeldiff.errors import SourceError
from tui.apart import WorkApart, _Helper, _StoppedError
from tui.app import PeeldiffApp
from tui.work import CoreWork

FIXTURES = Path(__file__).parents[2] / "fixtures"
OLD, NEW = FIXTURES / "2015-effectiveness-web.txt", FIXTURES / "2016-effectiveness-report.md"


@pytest.fixture
def work() -> Iterator[WorkApart]:
    work = WorkApart()
    yield work
    work.stop()


def test_a_report_read_apart_is_the_same_report(work: WorkApart) -> None:
    assert work.read(OLD) == CoreWork().read(OLD)


def test_a_comparison_made_apart_is_the_same_comparison(work: WorkApart) -> None:
    old, new = work.read(OLD), work.read(NEW)
    assert work.compare(old, new) == CoreWork().compare(old, new)


def helper(work: WorkApart) -> _Helper:
    assert work._helper is not None
    return work._helper


def test_the_process_is_another_one(work: WorkApart) -> None:
    work.read(OLD)
    assert helper(work).pid != os.getpid()


def test_reports_begun_ahead_come_to_whoever_asks_for_them(work: WorkApart) -> None:
    work.begin([OLD, NEW])
    assert [work.read(path).cycle for path in (OLD, NEW)] == ["2015", "2016"]


def test_reports_begun_ahead_may_be_asked_for_in_another_order(work: WorkApart) -> None:
    work.begin([OLD, NEW])
    assert [work.read(path).cycle for path in (NEW, OLD)] == ["2016", "2015"]


def test_an_error_of_the_reader_arrives_as_it_was_said(work: WorkApart, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as here:
        CoreWork().read(tmp_path / "none.txt")
    with pytest.raises(SourceError) as there:
        work.read(tmp_path / "none.txt")
    assert str(there.value) == str(here.value)


def test_after_an_error_the_next_report_is_read(work: WorkApart, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        work.read(tmp_path / "none.txt")
    assert work.read(OLD).cycle == "2015"


def test_a_process_that_dies_over_a_file_is_told_with_the_file(work: WorkApart) -> None:
    work.read(NEW)
    helper(work).kill()
    with pytest.raises(SourceError, match=r"2015-effectiveness-web\.txt ended the process"):
        work.read(OLD)


def test_after_a_death_the_next_request_begins_a_new_process(work: WorkApart) -> None:
    work.read(OLD)
    helper(work).kill()
    with pytest.raises(SourceError):
        work.read(OLD)
    assert work.read(OLD).cycle == "2015"
    assert work._helper is not None


@pytest.fixture
def endless(tmp_path: Path) -> Iterator[Path]:
    """A file that whoever reads it waits for."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes on this machine")
    path = tmp_path / "endless.txt"
    os.mkfifo(path)
    writer = os.open(path, os.O_RDWR)  # holds it open
    yield path
    os.close(writer)


def test_stopping_ends_a_read_that_would_never_end(work: WorkApart, endless: Path) -> None:
    work.read(OLD)
    problems: list[Exception] = []

    def read() -> None:
        try:
            work.read(endless)
        except Exception as error:
            problems.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    while thread.is_alive():
        work.stop()
        thread.join(0.05)
    assert [type(problem) for problem in problems] == [_StoppedError]
    assert work.read(OLD).cycle == "2015"


def test_a_reading_process_ends_when_the_browser_is_gone(work: WorkApart, endless: Path) -> None:
    work.read(OLD)
    helper(work).ask_ahead(("read", (endless,)))
    helper(work)._requests.close()
    assert helper(work)._process.wait(timeout=60) == 0


async def test_a_browser_that_ends_in_any_way_waits_for_no_reading(
    work: WorkApart, endless: Path, tmp_path: Path
) -> None:
    app = PeeldiffApp([endless, OLD], work=work, state_path=tmp_path / "state.json")
    async with app.run_test() as pilot:
        while work._helper is None:
            await pilot.pause()
        app.exit()
    assert work._helper is None


def test_a_module_in_the_readers_folder_is_not_taken_for_a_library(
    work: WorkApart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tomllib.py").write_text("raise SystemExit('taken')")
    (tmp_path / "tui.py").write_text("raise SystemExit('taken')")
    monkeypatch.chdir(tmp_path)
    assert work.read(OLD).cycle == "2015"


@pytest.mark.parametrize("executable", ["", "/nonexistent/python", shutil.which("false") or ""])
def test_where_no_process_gets_ready_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch, executable: str
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    work = WorkApart()
    work.begin([OLD])
    assert work.read(OLD).cycle == "2015"
    assert work._helper is None
