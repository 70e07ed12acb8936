"""A tracker refreshed where it stands: one step, a copy of the old one, and no moment at which it is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from peeldiff import inputs
from peeldiff.cli import main, papers
from peeldiff.model import Inspection
from peeldiff.papers import Dossier
from peeldiff.papers.shapes import assemble
from peeldiff.papers.spreadsheet import read_book
from peeldiff.papers.spreadsheet.comma import write_csv

Made = Callable[..., Path]
Table = Callable[..., Any]
NAMES = ("2015-effectiveness-web.txt", "2016-effectiveness-report.md", "2018-19-report.txt")
REF = "MAR-2016-EFFECT-AFI-02"

read_once = cache(inputs.read_inspection)


assembled: dict[object, Dossier] = {}


def assemble_once(inspections: Sequence[Inspection], **options: Any) -> Dossier:
    """What was read is kept, so that each of it is known by its identity."""
    key = (*map(id, inspections), repr(options))
    if key not in assembled:
        assembled[key] = assemble(inspections, **options)
    return assembled[key]


@pytest.fixture
def run(fixtures_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run `peeldiff paper tracker` on the invented reports, which are read and compared once."""
    monkeypatch.setattr(inputs, "read_inspection", read_once)
    monkeypatch.setattr(papers, "assemble", assemble_once)
    reports = [str(fixtures_dir / name) for name in NAMES]

    def tracker(*options: object) -> int:
        return main(["paper", "tracker", *reports, *map(str, options)])

    return tracker


def owned(path: Path) -> None:
    """Give a row of a workbook an owner."""
    book = openpyxl.load_workbook(path)
    sheet = book["Findings"]
    column = next(cell.column for cell in sheet[1] if cell.value == "owner")
    row = next(cell.row for cell in sheet["A"] if cell.value == REF)
    sheet.cell(row, column).value = "JB"
    book.save(path)


def test_a_refresh_keeps_entries_and_a_copy(
    run: Callable[..., int], tmp_path: Path, table: Table, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "t.xlsx"
    assert run("--output", path) == 0
    owned(path)
    before = path.read_bytes()
    assert run("--carry", path, "--output", path) == 0
    assert table(path).text(REF, "owner") == "JB"
    assert (tmp_path / "t.xlsx.bak").read_bytes() == before
    assert capsys.readouterr().err == ""


def test_two_runs_give_the_same_bytes(run: Callable[..., int], tmp_path: Path) -> None:
    for ending in ("xlsx", "csv"):
        one, two = (tmp_path / f"{name}.{ending}" for name in ("one", "two"))
        assert run("--output", one, "--made-on", "2019-06-03") == 0
        assert run("--output", two, "--made-on", "2019-06-03") == 0
        assert one.read_bytes() == two.read_bytes()


def test_the_bytes_depend_on_no_order_of_hashes(fixtures_dir: Path, tmp_path: Path) -> None:
    made = []
    for seed in ("0", "1"):
        output = tmp_path / f"{seed}.xlsx"
        command = [
            sys.executable,
            "-m",
            "peeldiff",
            "paper",
            "tracker",
            str(fixtures_dir / NAMES[0]),
        ]
        subprocess.run(
            [*command, fixtures_dir / NAMES[1], "--output", output],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        made.append(output.read_bytes())
    assert made[0] == made[1]


def test_what_stands_beside_another_tracker_is_not_replaced(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, beside = tmp_path / "old.csv", tmp_path / "new-not-carried.csv"
    old.write_bytes(
        write_csv(
            [
                ["ref", "kind", "text", "page", "line", "x"],
                [REF, "", "The dogs need vans.", "", "", "y"],
            ]
        )
    )
    beside.write_text("theirs")
    assert run("--carry", old, "--output", tmp_path / "new.csv") == 2
    assert "new-not-carried.csv is there already" in capsys.readouterr().err
    assert beside.read_text() == "theirs"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0", "old Excel file or has a password"),
        (b"PK\x03\x04", "cannot be read as an Excel workbook"),
        (b"%PDF-1.7", "is no spreadsheet"),
        (b"", "is empty"),
        (None, "does not exist"),
    ],
)
def test_what_is_no_tracker_is_one_sentence(
    content: bytes | None,
    said: str,
    run: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old = tmp_path / "old.xlsx"
    if content is not None:
        old.write_bytes(content)
    assert run("--carry", old, "--output", tmp_path / "new.xlsx") == 2
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1
    assert not (tmp_path / "new.xlsx").exists()


@pytest.mark.parametrize(("library", "ending"), [("xlsxwriter", "xlsx"), ("openpyxl", "csv")])
def test_a_missing_library_is_one_sentence(
    library: str, ending: str, fixtures_dir: Path, tmp_path: Path, made: Made
) -> None:
    old = made("old.xlsx")
    script = f"import sys; sys.modules[{library!r}] = None; from peeldiff.cli import main; sys.exit(main())"
    carry = ["--carry", str(old)] if library == "openpyxl" else []
    reports = [str(fixtures_dir / name) for name in NAMES[:2]]
    output = tmp_path / f"new.{ending}"
    done = subprocess.run(
        [sys.executable, "-c", script, "paper", "tracker", *reports, "--output", output, *carry],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert f"needs the library {library}, which is not installed" in done.stderr
    assert not output.exists()


def test_a_csv_tracker_needs_no_library_of_spreadsheets(fixtures_dir: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from peeldiff.cli import main; main()\n"
        "print(*sorted({'xlsxwriter', 'openpyxl', 'docx', 'jinja2'} & set(sys.modules)))"
    )
    reports = [fixtures_dir / name for name in NAMES[:2]]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            script,
            "paper",
            "tracker",
            *reports,
            "--output",
            tmp_path / "t.csv",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []


# ---- killed -------------------------------------------------------------------------------------

KILLER = """
import os, random, shutil, signal, sys, time
from functools import cache
from pathlib import Path
from peeldiff.cli import main, papers
from peeldiff import inputs

# What is read and compared is the same each time, and nothing of it is written.
inputs.read_inspection = cache(inputs.read_inspection)
put_together, dossiers = papers.assemble, []

def assemble(inspections, **options):
    if not dossiers:
        dossiers.append(put_together(inspections, **options))
    return dossiers[0]

papers.assemble = assemble

folder, ending, times, *reports = sys.argv[1:]
source = Path(folder)

def run(path):
    return main(["paper", "tracker", *reports, "--carry", path, "--output", path])

def copied(name):
    place = source / name
    place.mkdir()
    for name in (f"t.{ending}", "t-not-carried.csv"):
        if (source / name).exists():
            shutil.copy(source / name, place / name)
    return str(place / f"t.{ending}")

main(["paper", "tracker", *reports, "--output", str(source / f"warm.{ending}")])

# Before each step that the disk sees.
for moment in range(100):
    path = copied(f"killed-{moment:02d}")
    begun = time.monotonic()
    child = os.fork()
    if not child:
        left = moment
        def counted(call):
            def wrapped(*arguments, **named):
                global left
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1
                return call(*arguments, **named)
            return wrapped
        os.replace, os.fsync, os.open = map(counted, (os.replace, os.fsync, os.open))
        os._exit(run(path))
    if os.waitpid(child, 0)[1] == 0:
        break

# Whenever it happens to be, rather late than early: that is when files are written.
taken = time.monotonic() - begun
chance = random.Random()
for number in range(int(times)):
    path = copied(f"random-{number:02d}")
    child = os.fork()
    if not child:
        os._exit(run(path))
    time.sleep(taken * chance.random() ** 0.5)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


def everything(folder: Path) -> str:
    """All that stands in the spreadsheets of a folder."""
    files = [f for f in sorted(folder.iterdir()) if f.suffix in (".csv", ".xlsx", ".bak")]
    books = [read_book(str(file))[0] for file in files]
    return "\n".join(c.text for b in books for s in b.sheets for row in s.rows for c in row)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_killed_at_any_moment_the_old_tracker_or_the_new_one_stands(
    ending: str, fixtures_dir: Path, tmp_path: Path, made: Made
) -> None:
    """And what waits beside a CSV tracker is there as well, or in its copy."""
    old = made(f"t.{ending}")
    if ending == "xlsx":
        owned(old)
    else:
        plain = read_book(str(old))[0].sheets[0].rows
        header = [cell.text for cell in plain[0]]
        lines = [[cell.text for cell in row] for row in plain[1:]]
        next(line for line in lines if line[0] == REF)[header.index("owner")] = "JB"
        foreign = [""] * len(header)
        foreign[header.index("text")], foreign[header.index("owner")] = "The dogs need vans.", "KC"
        old.write_bytes(write_csv([header, *lines, foreign]))
        waiting = [
            "MAR-2016-EFFECT-AFI-04",
            "No report given here has this finding.",
            "A dog",
            "NN",
        ]
        beside = [
            ["carry_to", "why_not_carried", "text", "owner", "ref", "kind"],
            [*waiting, "X", ""],
        ]
        (tmp_path / "t-not-carried.csv").write_bytes(write_csv(beside))
    before = old.read_bytes()
    reports = [str(fixtures_dir / name) for name in NAMES]
    times = "60" if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else "8"
    command = [sys.executable, "-c", KILLER, str(tmp_path), ending, times, *reports]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    folders = sorted(tmp_path.glob("killed-*"))
    whole = (folders[-1] / old.name).read_bytes()
    assert len(folders) > 6
    assert before != whole
    for folder in (*folders, *tmp_path.glob("random-*")):
        assert (folder / old.name).read_bytes() in (before, whole)
        told = everything(folder)
        for entry in ("JB",) if ending == "xlsx" else ("JB", "KC", "NN"):
            assert entry in told.split("\n"), (folder.name, entry)
