"""The command line: what comes out, where, and how it ends, in a process as in a call."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff._version import __version__
from peeldiff.jsonio import to_json
from peeldiff.model import Pair
from peeldiff.schema import adapter

OLD, NEW = "2015-effectiveness-web.txt", "2016-effectiveness-web.txt"

Run = Callable[..., Any]


@pytest.fixture
def two(fixtures_dir: Path) -> tuple[Path, Path]:
    return fixtures_dir / OLD, fixtures_dir / NEW


def test_the_version_is_that_of_the_package(peeldiff: Run) -> None:
    assert peeldiff("--version").out == f"peeldiff {__version__}\n"


def test_help_shows_every_verb_with_examples_and_exit_codes(peeldiff: Run) -> None:
    shown = peeldiff("--help").out
    for word in ("summary", "diff", "read", "history", "decide", "browse", "schema"):
        assert re.search(rf"^    {word} ", shown, re.MULTILINE)
    assert "examples:" in shown
    assert "exit codes:" in shown


@pytest.mark.parametrize(
    "verb", ["summary", "diff", "read", "history", "decide", "browse", "schema"]
)
def test_each_verb_has_help_that_fits_80_columns(verb: str, peeldiff: Run) -> None:
    done = peeldiff(verb, "--help", env={"COLUMNS": "80"})
    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 80


def test_nothing_asked_for_says_what_can_be(peeldiff: Run) -> None:
    done = peeldiff()
    assert (done.code, done.out) == (2, "")
    assert "peeldiff --help" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sumary"], "'summary', 'diff', 'why', 'read'"),
        (["diff", "a"], "the following arguments are required: NEW"),
        (["diff", "a", "b", "--format", "pdf"], "'text', 'markdown', 'html', 'json'"),
        (["diff", "a", "b", "--only", "all"], "'grades', 'findings', 'sections'"),
        (["diff", "a", "b", "--width", "wide"], "from 40 to 1000"),
        (["schema", "everything"], "'inspection', 'diff', 'history'"),
        (["diff", "-", "-"], "Only one of the two reports"),
        (["history", "-", "-"], "Only one of the reports"),
        (["decide", "-", "b"], "both reports must be files"),
        (["browse", "a", "b"], "needs a terminal"),
    ],
)
def test_a_wrong_command_line_is_one_sentence_with_what_is_valid(
    arguments: list[str], said: str, peeldiff: Run
) -> None:
    done = peeldiff(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_an_option_is_never_guessed_from_its_beginning(
    peeldiff: Run, two: tuple[Path, Path]
) -> None:
    done = peeldiff("diff", *two, "--form", "json")
    assert done.code == 2


# ---- inputs that cannot be used --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.txt", None, "none.txt does not exist"),
        ("empty.txt", b"", "empty.txt is empty"),
        ("noise.bin", bytes(range(256)) * 40, "noise.bin is a binary file"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture.png is a picture"),
        ("note.txt", b"no report at all\n", "note.txt was read, but it has no heading"),
        ("bad.json", b'{"force": }', "bad.json is not valid JSON at line 1"),
        ("old.json", b'{"schema_version": 0}', "old.json has schema_version 0"),
        ("map.json", b'{"type": "Map"}', "map.json is JSON that peeldiff did not write; give "),
        ("rows.json", b'[{"id": 1}]', "rows.json is JSON that peeldiff did not write; give "),
    ],
)
@pytest.mark.parametrize("verb", ["read", "summary"])
def test_a_file_that_cannot_be_used_is_named_in_one_sentence(
    verb: str,
    name: str,
    data: bytes | None,
    said: str,
    tmp_path: Path,
    peeldiff: Run,
    fixtures_dir: Path,
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    done = peeldiff(verb, path) if verb == "read" else peeldiff(verb, fixtures_dir / OLD, path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err


def test_a_folder_is_told_from_a_file(tmp_path: Path, peeldiff: Run) -> None:
    assert f"{tmp_path.name} is a folder" in peeldiff("read", tmp_path).err


def test_the_name_of_a_file_cannot_write_to_the_terminal(tmp_path: Path, peeldiff: Run) -> None:
    done = peeldiff("read", tmp_path / "a\x1b[31mb.txt")
    assert "\x1b" not in done.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_reads_the_same(
    encoding: str, tmp_path: Path, peeldiff: Run, fixtures_dir: Path
) -> None:
    path = tmp_path / "report.txt"
    text = (fixtures_dir / OLD).read_text(encoding="utf-8")
    path.write_bytes(text.encode(encoding, "replace"))
    done = peeldiff("read", path, "--format", "json")
    assert [s["heading"] for s in json.loads(done.out)["sections"]] == [
        s["heading"]
        for s in json.loads(peeldiff("read", fixtures_dir / OLD, "--format", "json").out)[
            "sections"
        ]
    ]


def test_a_mistake_in_the_decisions_file_names_it(
    tmp_path: Path, peeldiff: Run, two: tuple[Path, Path]
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("version = 1\noops\n")
    done = peeldiff("summary", *two, "--decisions", path)
    assert done.code == 2
    assert "mine.toml" in done.err
    assert "line 2" in done.err


# ---- outputs ------------------------------------------------------------------------------------------


def test_json_of_a_comparison_validates(peeldiff: Run, two: tuple[Path, Path]) -> None:
    done = peeldiff("diff", *two, "--format", "json")
    assert done.err == ""
    adapter("diff").validate_json(done.out, strict=True)


def test_json_of_a_history_validates(peeldiff: Run, two: tuple[Path, Path]) -> None:
    done = peeldiff("history", *two, "--format", "json")
    adapter("history").validate_json(done.out, strict=True)


def test_json_that_read_printed_compares_like_the_reports(
    tmp_path: Path, peeldiff: Run, two: tuple[Path, Path]
) -> None:
    written = []
    for number, path in enumerate(two):
        written.append(tmp_path / f"{number}.json")
        assert peeldiff("read", path, "--format", "json", "--output", written[-1]).code == 0
    direct = peeldiff("diff", *two, "--format", "json").out
    assert peeldiff("diff", *written, "--format", "json").out == direct


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_same_reports_give_the_same_bytes_under_any_hash_seed(
    form: str, peeldiff: Run, fixtures_dir: Path
) -> None:
    pair = (fixtures_dir / "2021-22-report.md", fixtures_dir / "2023-25-report.txt")
    outputs = {
        peeldiff("diff", *pair, "--format", form, env={"PYTHONHASHSEED": seed}).out
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


def test_standard_input_stands_in_for_a_report(peeldiff: Run, two: tuple[Path, Path]) -> None:
    piped = json.loads(
        peeldiff("diff", two[0], "-", "--format", "json", data=two[1].read_bytes()).out
    )
    direct = json.loads(peeldiff("diff", *two, "--format", "json").out)
    assert piped["new"]["source"]["name"] == "standard input"
    assert piped["findings"] == direct["findings"]


def test_an_output_file_holds_what_standard_output_would(
    tmp_path: Path, peeldiff: Run, two: tuple[Path, Path]
) -> None:
    path = tmp_path / "changes.md"
    done = peeldiff("diff", *two, "--format", "markdown", "--output", path)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert path.read_text(encoding="utf-8") == peeldiff("diff", *two, "--format", "markdown").out


def test_an_output_that_cannot_be_written_is_said_and_nothing_is_left(
    tmp_path: Path, peeldiff: Run, two: tuple[Path, Path]
) -> None:
    done = peeldiff("diff", *two, "--output", tmp_path / "none" / "out.txt")
    assert done.code == 2
    assert "there is no folder" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_never_overwritten(tmp_path: Path, peeldiff: Run, fixtures_dir: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes((fixtures_dir / OLD).read_bytes())
    done = peeldiff("read", path, "--output", path)
    assert done.code == 2
    assert "was not overwritten" in done.err
    assert path.read_bytes() == (fixtures_dir / OLD).read_bytes()


def test_a_pipe_gets_no_colour_and_80_columns(process: Run, two: tuple[Path, Path]) -> None:
    shown = process("summary", *two).out
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_colour_can_be_asked_for(peeldiff: Run, two: tuple[Path, Path]) -> None:
    assert "\x1b[" in peeldiff("summary", *two, "--color", "always").out


@pytest.mark.parametrize("width", ["60", "80", "200"])
def test_lines_keep_within_the_width(width: str, peeldiff: Run, two: tuple[Path, Path]) -> None:
    for verb in ("summary", "diff"):
        shown = peeldiff(verb, *two, "--width", width).out
        assert max(map(len, shown.splitlines())) <= int(width)


def test_a_reader_that_has_seen_enough_is_no_error(root_dir: Path, two: tuple[Path, Path]) -> None:
    command = [sys.executable, "-m", "peeldiff", "diff", *map(str, two), "--format", "json"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root_dir
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(), said) == (0, b"")


def test_a_closed_standard_output_is_said(root_dir: Path, two: tuple[Path, Path]) -> None:
    command = shlex.join([sys.executable, "-m", "peeldiff", "summary", *map(str, two)])
    done = subprocess.run(
        ["sh", "-c", f"{command} >&-"], stderr=subprocess.PIPE, cwd=root_dir, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"peeldiff: Standard output is closed")


def test_a_full_disk_is_said(root_dir: Path, two: tuple[Path, Path]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "peeldiff", "summary", *map(str, two)],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=root_dir,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        b"peeldiff: Standard output cannot be written (No space left on device).\n"
    )


# ---- exit codes ---------------------------------------------------------------------------------------


def test_a_change_ends_with_0_unless_it_is_asked_for(peeldiff: Run, two: tuple[Path, Path]) -> None:
    assert peeldiff("diff", *two).code == 0
    assert peeldiff("diff", *two, "--exit-code").code == 1


def test_a_mistake_of_the_program_never_looks_like_a_change(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from peeldiff.cli import run, verbs

    def fail(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setitem(verbs.VERBS, "summary", fail)
    assert run.run(["summary", "a", "b"]) == 2
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "a mistake in peeldiff" in said


def test_the_same_report_twice_is_no_change(peeldiff: Run, two: tuple[Path, Path]) -> None:
    assert peeldiff("diff", two[0], two[0], "--exit-code").code == 0


def test_only_what_is_shown_decides_the_exit_code(
    tmp_path: Path, peeldiff: Run, two: tuple[Path, Path]
) -> None:
    edited = tmp_path / "edited.txt"
    text = two[0].read_text(encoding="utf-8")
    edited.write_text(
        text.replace("Neighbourhood constables", "Local constables"), encoding="utf-8"
    )
    assert edited.read_text(encoding="utf-8") != text
    pair = (two[0], edited)
    assert peeldiff("diff", *pair, "--exit-code", "--only", "sections").code == 1
    assert peeldiff("diff", *pair, "--exit-code", "--only", "grades").code == 0


def test_one_part_alone_leaves_the_other_lists_empty(peeldiff: Run, two: tuple[Path, Path]) -> None:
    found = json.loads(peeldiff("diff", *two, "--format", "json", "--only", "grades").out)
    assert found["grades"]
    assert (found["findings"], found["sections"], found["figures"]) == ([], [], [])


# ---- the other verbs ----------------------------------------------------------------------------------


def test_read_shows_an_outline_with_what_was_set_aside(
    peeldiff: Run, two: tuple[Path, Path]
) -> None:
    shown = peeldiff("read", two[0]).out
    assert "SECTIONS AND FINDINGS" in shown
    assert "SET ASIDE AS FURNITURE" in shown


def test_read_as_text_numbers_every_line(peeldiff: Run, two: tuple[Path, Path]) -> None:
    lines = peeldiff("read", two[0], "--format", "text").out.splitlines()
    source = two[0].read_text(encoding="utf-8").splitlines()
    assert [int(line.split()[0]) for line in lines] == list(range(1, len(source) + 1))


def test_a_format_can_be_forced(peeldiff: Run, two: tuple[Path, Path]) -> None:
    done = peeldiff("read", two[0], "--from", "markdown", "--format", "json")
    assert json.loads(done.out)["source"]["format"] == "markdown"


@pytest.mark.parametrize("name", ["inspection", "diff", "history"])
def test_a_schema_is_json(name: str, peeldiff: Run) -> None:
    assert json.loads(peeldiff("schema", name).out)["$schema"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_completion_knows_the_verbs(shell: str, peeldiff: Run) -> None:
    script = peeldiff("--print-completion", shell).out
    for verb in ("summary", "diff", "read", "history", "decide", "browse", "schema"):
        assert verb in script


def test_decide_lists_what_is_doubtful_where_nobody_can_answer(
    peeldiff: Run, fixtures_dir: Path
) -> None:
    pair = (fixtures_dir / "2021-22-report.md", fixtures_dir / "2023-25-report.txt")
    done = peeldiff("decide", *pair)
    assert done.code == 0
    assert "the most doubtful first" in done.out


def test_a_decisions_file_beside_the_newer_report_is_used_and_said(
    tmp_path: Path, peeldiff: Run, two: tuple[Path, Path]
) -> None:
    new = tmp_path / NEW
    new.write_bytes(two[1].read_bytes())
    (tmp_path / "peeldiff.toml").write_text(
        'version = 1\n[[decision]]\naction = "status"\nstatus = "resolved"\nold_cycle = "2015"\n'
        'new_cycle = "2016"\n[[decision.old]]\ntext = "The force should"\n'
    )
    done = peeldiff("summary", two[0], new)
    assert done.code == 0
    assert "peeldiff.toml are applied" in done.err


@pytest.mark.parametrize("content", ["", "\n", "# Nothing yet.\n", "version = 1\n"])
@pytest.mark.parametrize("named", [False, True])
def test_an_empty_decisions_file_says_nothing(
    content: str, named: bool, tmp_path: Path, peeldiff: Run, two: tuple[Path, Path]
) -> None:
    new = tmp_path / NEW
    new.write_bytes(two[1].read_bytes())
    path = tmp_path / "peeldiff.toml"
    path.write_text(content)
    done = peeldiff("summary", two[0], new, *(("--decisions", path) if named else ()))
    assert (done.code, done.err, done.out) == (0, "", peeldiff("summary", *two).out)


def test_the_name_of_the_decisions_file_is_the_one_of_the_decisions() -> None:
    from peeldiff.cli import writing
    from peeldiff.decisions import DECISIONS_NAME

    assert writing.DECISIONS_NAME == DECISIONS_NAME


def test_the_parser_offers_what_the_readers_offer() -> None:
    from peeldiff.cli import verb_options
    from peeldiff.document.files import SOURCE_FORMATS
    from peeldiff.schema import SCHEMAS

    assert verb_options.FILE_FORMATS == SOURCE_FORMATS
    assert verb_options.SCHEMAS == SCHEMAS


def test_every_verb_of_the_parser_can_be_run() -> None:
    from peeldiff.cli import verb_options, verbs

    assert sorted(verb_options.VERBS) == sorted(verbs.VERBS)


def test_json_is_what_the_library_gives(
    peeldiff: Run, two: tuple[Path, Path], compared: Callable[[str, str], Pair]
) -> None:
    assert peeldiff("diff", *two, "--format", "json").out == to_json(compared(OLD, NEW).diff)
