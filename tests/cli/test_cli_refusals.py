"""What cannot be read or written ends with 2 and one sentence that helps."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.inputs import read_inspection
from peeldiff.jsonio import to_json

OLD, NEW = "2015-effectiveness-web.txt", "2016-effectiveness-web.txt"

Run = Callable[..., Any]


def sentence(done: Any) -> str:
    """The one sentence of a run that could not be done."""
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    return str(done.err)


# ---- standard output -----------------------------------------------------------------------------

WORDS = [["--version"], ["--help"], ["read", "--help"], ["--print-completion", "bash"]]


@pytest.mark.parametrize("arguments", WORDS)
@pytest.mark.parametrize(
    ("where", "said"), [(">/dev/full", "cannot be written"), (">&-", "is closed")]
)
def test_what_needs_no_report_cannot_be_lost_either(
    arguments: list[str], where: str, said: str, root_dir: Path
) -> None:
    if "full" in where and not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    command = shlex.join([sys.executable, "-m", "peeldiff", *arguments])
    done = subprocess.run(
        ["sh", "-c", f"{command} {where}"], stderr=subprocess.PIPE, cwd=root_dir, check=False
    )
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", WORDS)
def test_a_reader_that_has_gone_is_no_error(arguments: list[str], root_dir: Path) -> None:
    command = shlex.join([sys.executable, "-m", "peeldiff", *arguments])
    done = subprocess.run(
        ["bash", "-c", f"{command} | true; exit ${{PIPESTATUS[0]}}"],
        stderr=subprocess.PIPE,
        cwd=root_dir,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


# ---- output --------------------------------------------------------------------------------------


def test_standard_output_may_be_named_as_a_file(process: Run, fixtures_dir: Path) -> None:
    if not Path("/dev/stdout").exists():
        pytest.skip("no /dev/stdout on this system")
    plain = process("read", fixtures_dir / OLD)
    named = process("read", fixtures_dir / OLD, "--output", "/dev/stdout")
    assert (named.code, named.out, named.err) == (0, plain.out, "")


@pytest.mark.parametrize(("name", "said"), [("", "is empty"), ("none/", "is a folder")])
def test_an_output_that_names_no_file_is_refused(
    name: str, said: str, peeldiff: Run, fixtures_dir: Path, tmp_path: Path
) -> None:
    done = peeldiff("read", fixtures_dir / OLD, "--output", name, cwd=tmp_path)
    assert said in sentence(done)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc on this system")
@pytest.mark.parametrize(
    "arguments",
    [
        ["diff", "none.txt", "none.txt", "--output", "/proc/a.md"],
        ["history", "none.txt", "--output", "/dev/a.md"],
        ["read", "none.txt", "--output", "/sys/a.txt"],
        ["paper", "cover", "none.txt", "none.txt", "--output", "/proc/a.md"],
    ],
)
def test_an_output_of_the_system_is_refused_before_anything_is_read(
    arguments: list[str], peeldiff: Run
) -> None:
    assert "belongs to the system" in sentence(peeldiff(*arguments))


# ---- web addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["https://example.org/report.pdf", "HTTP://example.org", "www.example.org/a", "file:///a.pdf"],
)
@pytest.mark.parametrize(
    "verb",
    [["read"], ["summary", "-"], ["history"], ["browse", "--web"], ["decide", "--list", "x.txt"]],
)
def test_a_web_address_is_to_be_saved_first(verb: list[str], address: str, peeldiff: Run) -> None:
    if verb[0] in ("summary", "decide"):
        verb, address_at = [verb[0], address, *verb[1:]], address
    else:
        verb, address_at = [*verb, address], address
    said = sentence(peeldiff(*verb, data=b""))
    assert "is a web address, and peeldiff does not download: save it first" in said
    assert address_at.split("/")[-1] in said


@pytest.mark.parametrize(
    "arguments", [["tracker", "--carry", "ADDRESS"], ["response", "--template", "ADDRESS"]]
)
def test_a_web_address_is_no_earlier_paper(
    arguments: list[str], peeldiff: Run, fixtures_dir: Path, tmp_path: Path
) -> None:
    pytest.importorskip("docx")
    kind, *rest = (part.replace("ADDRESS", "https://example.org/a.docx") for part in arguments)
    output = tmp_path / ("a.xlsx" if kind == "tracker" else "a.docx")
    reports = (fixtures_dir / OLD, fixtures_dir / "2016-effectiveness-report.md")
    done = peeldiff("paper", kind, *reports, *rest, "--output", output)
    assert "does not download: save it first" in done.err
    assert (done.code, output.exists()) == (2, False)


def test_a_file_that_is_called_like_an_address_is_read(
    peeldiff: Run, fixtures_dir: Path, tmp_path: Path
) -> None:
    if sys.platform == "win32":
        pytest.skip("no file may be called so")
    (tmp_path / "http:").mkdir()
    shutil.copy(fixtures_dir / OLD, tmp_path / "http:" / "report.txt")
    assert peeldiff("read", "http:/report.txt", cwd=tmp_path).code == 0


# ---- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [None, b"", b"no report\n", b"\x89PNG\r\n\x1a\n" + b"\0" * 99])
def test_of_two_files_with_one_name_the_right_one_is_named(
    content: bytes | None, peeldiff: Run, fixtures_dir: Path, tmp_path: Path
) -> None:
    for folder in ("2015", "2016"):
        (tmp_path / folder).mkdir()
    shutil.copy(fixtures_dir / OLD, tmp_path / "2015" / "report.txt")
    if content is not None:
        (tmp_path / "2016" / "report.txt").write_bytes(content)
    done = peeldiff("summary", "2015/report.txt", "2016/report.txt", cwd=tmp_path)
    assert "2016/report.txt" in sentence(done)


def test_the_document_is_called_by_the_last_part(fixtures_dir: Path) -> None:
    assert read_inspection(fixtures_dir / OLD).source.name == OLD


def test_a_report_given_twice_is_not_said_to_be_another(peeldiff: Run, fixtures_dir: Path) -> None:
    shown = peeldiff("history", fixtures_dir / OLD, fixtures_dir / OLD).out
    assert f"{OLD} was given twice: it is read once." in " ".join(shown.split())


# ---- formats and JSON ----------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["pdf", "docx", "odt"])
def test_a_format_that_is_not_the_files_is_not_called_damage(
    asked: str, peeldiff: Run, fixtures_dir: Path
) -> None:
    said = sentence(peeldiff("read", "--from", asked, fixtures_dir / OLD))
    assert f"cannot be read as {asked.upper()}, because it looks like plain text" in said
    assert "leave out --from" in said


@pytest.mark.parametrize("depth", [500, 900])
def test_json_nested_in_a_key_that_nobody_reads_is_refused(
    depth: int, peeldiff: Run, fixtures_dir: Path
) -> None:
    value = json.loads(to_json(read_inspection(fixtures_dir / OLD)))
    value["more"] = "deep"
    text = json.dumps(value).replace('"deep"', "[" * depth + "]" * depth)
    assert "nested too deeply" in sentence(peeldiff("read", "-", data=text.encode()))


def test_a_mistake_in_json_ends_with_what_is_valid(peeldiff: Run, fixtures_dir: Path) -> None:
    value = json.loads(to_json(read_inspection(fixtures_dir / OLD)))
    value["sections"][0]["line"] = "one"
    said = sentence(peeldiff("read", "-", data=json.dumps(value).encode()))
    assert said.endswith("; give what `peeldiff read FILE --format json` prints.\n")
