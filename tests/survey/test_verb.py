"""`peeldiff survey` as its user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.cli.surveying import Pace
from peeldiff.render.text import text
from peeldiff.schema import adapter
from peeldiff.survey import survey
from peeldiff.survey.overview import overview
from peeldiff.survey.overview_page import survey_page

Run = Callable[..., Any]


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory, fixtures_dir: Path) -> Path:
    """The package on all invented reports and two files that are none."""
    given = tmp_path_factory.mktemp("given")
    for path in fixtures_dir.iterdir():
        if path.suffix in (".txt", ".md"):
            (given / path.name).write_bytes(path.read_bytes())
    (given / "marlshire-2019.pdf").write_bytes(b"%PDF-1.7\nbroken")
    out = tmp_path_factory.mktemp("survey") / "package"
    survey([str(given)], out)
    return out


@pytest.mark.parametrize("width", [80, 200])
def test_the_page_reads_as_the_golden_text(
    whole: Path, width: int, golden: Callable[[str, str], None]
) -> None:
    page = survey_page(overview(whole), width, "package")
    golden(f"survey-{width}.txt", text(page, width, colour=False))


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_is_wider_than_the_terminal(whole: Path, width: int) -> None:
    page = text(survey_page(overview(whole), width, "package"), width, colour=False)
    assert max(map(len, page.splitlines())) <= width


def test_a_survey_of_no_report_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes\n\nBuy biscuits.\n")
    survey([str(tmp_path / "notes.md")], tmp_path / "package")
    page = text(survey_page(overview(tmp_path / "package"), 80, "package"), 80, colour=False)
    assert " No inspection was found." in " ".join(page.split())
    assert "They hold" not in page


def test_the_verb_prints_the_page_and_ends_with_0(
    peeldiff: Run, package: Path, reports: Path, tmp_path: Path
) -> None:
    done = peeldiff("survey", reports, "--out", tmp_path / "package", "--jobs", "1")
    assert done.code == 0
    assert done.err == ""
    assert done.out == text(
        survey_page(overview(package), 80, str(tmp_path / "package")), 80, colour=False
    )


def test_json_says_the_same_and_follows_its_schema(
    peeldiff: Run, package: Path, reports: Path, tmp_path: Path
) -> None:
    done = peeldiff(
        "survey", reports, "--out", tmp_path / "package", "--format", "json", "--jobs", "1"
    )
    assert adapter("survey").validate_json(done.out) == overview(package)
    assert json.loads(done.out)["forces"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing", "--out", "package"], "nothing does not exist"),
        (["empty", "--out", "package"], "empty: no file here"),
        (["https://example.org/a.pdf", "--out", "package"], "does not download"),
        (["-", "--out", "package"], "files and folders"),
        (["given", "--out", "given"], "folder of its own"),
        (["given", "--out", "other"], "no survey"),
        (["given", "--out", "package", "--jobs", "0"], "no number of processes"),
        (["given"], "--out"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    peeldiff: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    for name in ("given", "other", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "given" / "report.txt").write_text("PEEL 2016\n", encoding="utf-8")
    (tmp_path / "other" / "letter.txt").write_text("mine", encoding="utf-8")
    done = peeldiff("survey", *arguments, cwd=tmp_path)
    assert done.code == 2
    assert done.out == ""
    [line] = done.err.splitlines()
    assert said in line


def test_one_survey_at_a_time_writes_into_a_folder(
    peeldiff: Run, reports: Path, tmp_path: Path
) -> None:
    out = tmp_path / "package"
    peeldiff("survey", reports, "--out", out, "--jobs", "1")
    holder = (
        "import sys, time\nfrom pathlib import Path\nfrom peeldiff.survey.package import held\n"
        "with held(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", holder, str(out)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        done = peeldiff("survey", reports, "--out", out, "--jobs", "1")
    finally:
        other.communicate()
    assert done.code == 2
    assert "Another survey" in done.err
    assert peeldiff("survey", reports, "--out", out, "--jobs", "1").code == 0


# ---- how far it is ------------------------------------------------------------------------------


def test_the_pace_says_how_much_is_done_how_fast_and_how_long_it_takes() -> None:
    said: list[str] = []
    now = [100.0]
    pace = Pace(said.append, lambda: now[0])
    pace.tell("Reading", 0, 480)
    now[0] += 4
    pace.tell("Reading", 40, 480)
    assert said == ["Reading 0 of 480", "Reading 40 of 480, 10 a second, 44 s left"]


def test_a_slow_pace_is_told_by_the_minute() -> None:
    said: list[str] = []
    now = [100.0]
    pace = Pace(said.append, lambda: now[0])
    pace.tell("Reading", 0, 900)
    now[0] += 60
    pace.tell("Reading", 6, 900)
    assert said[-1] == "Reading 6 of 900, 6 a minute, 2 h 29 min left"


def test_each_pass_has_a_pace_of_its_own() -> None:
    said: list[str] = []
    now = [100.0]
    pace = Pace(said.append, lambda: now[0])
    pace.tell("Reading", 0, 10)
    now[0] += 100
    pace.tell("Comparing", 0, 10)
    now[0] += 2
    pace.tell("Comparing", 4, 10)
    assert said[-1] == "Comparing 4 of 10, 2 a second, 3 s left"
