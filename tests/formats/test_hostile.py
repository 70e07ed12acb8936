"""Files that mean harm or had bad luck, through the whole program: an answer, or one clear sentence.

Bounds are generous, because the machine may be busy; they catch what grows without end. Memory is
that of the program's own process.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TITLE = "PEEL: Police effectiveness 2016\nAn inspection of Marlshire Police\n\n"
MIB = 1024 * 1024
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Python runs this before the program: a socket or a foreign process ends it at once. The peak memory
# is asked of the kernel at the end, as a parent sees its own in that of its children.
GUARD = """
import atexit, os, socket, subprocess
def tell_peak():
    with open("/proc/self/status") as status, open(os.environ["PEAK"], "w") as told:
        told.write(next(line for line in status if line.startswith("VmHWM:")))
if os.path.exists("/proc/self/status") and "PEAK" in os.environ:
    atexit.register(tell_peak)
def refused(*args, **kwargs):
    raise SystemExit("NETWORK")
socket.socket = socket.create_connection = socket.getaddrinfo = subprocess.Popen = refused
"""


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str
    peak: int
    """Bytes; 0 where the system does not tell."""


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in an empty folder, with a bound on its time, and see how it ended."""
    folder = tmp_path / "empty"
    folder.mkdir()
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD)

    def start(*arguments: str | Path, seconds: float = 60) -> Ended:
        with (tmp_path / "out").open("w+b") as out, (tmp_path / "err").open("w+b") as err:
            try:
                done = subprocess.run(
                    [sys.executable, "-m", "peeldiff", *map(str, arguments)],
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                    cwd=folder,
                    env={
                        **os.environ,
                        "PYTHONPATH": f"{guard}{os.pathsep}{ROOT}",
                        "PEAK": str(tmp_path / "peak"),
                    },
                    timeout=seconds,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                pytest.fail(f"no end after {seconds} seconds")
            out.seek(0)
            err.seek(0)
            peak = tmp_path / "peak"
            kib = int(peak.read_text().split()[1]) if peak.exists() else 0
            return Ended(done.returncode, out.read().decode(), err.read().decode(), kib * 1024)

    return start


def saved(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def word_file(body: str, **more: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, data in more.items():
            archive.writestr(name, data)
    return packed.getvalue()


def paragraphs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def is_refused(ended: Ended) -> bool:
    """Whether it ended with exit code 2 and one sentence."""
    return ended.code == 2 and ended.err.count("\n") == 1 and "Traceback" not in ended.err


# ---- much of everything --------------------------------------------------------------------------


@pytest.mark.slow
def test_five_thousand_findings_are_all_read(run: Run, tmp_path: Path) -> None:
    asked = "".join(f"- The force should improve point {n} of its plan.\n" for n in range(5_000))
    path = saved(
        tmp_path, "r.txt", f"{TITLE}Investigating crime\n\nAreas for improvement\n\n{asked}"
    )

    ended = run("read", path, "--format", "json")

    assert len(json.loads(ended.out)["findings"]) == 5_000
    assert ended.peak < 300 * MIB


@pytest.mark.slow
def test_fifteen_hundred_findings_persist_against_themselves(run: Run, tmp_path: Path) -> None:
    asked = "".join(
        f"- The force should improve point {n} of its plan for ward {n * 7919 % 10007}.\n"
        for n in range(1_500)
    )
    path = saved(
        tmp_path, "r.txt", f"{TITLE}Investigating crime\n\nAreas for improvement\n\n{asked}"
    )

    ended = run("diff", path, path, "--format", "json")

    assert [row["status"] for row in json.loads(ended.out)["findings"]] == ["persisting"] * 1_500
    assert ended.peak < 450 * MIB


@pytest.mark.slow
def test_twelve_thousand_headings_are_read_in_bounded_memory(run: Run, tmp_path: Path) -> None:
    text = "".join(f"## Heading {n}\n" for n in range(12_000))

    ended = run("read", saved(tmp_path, "r.md", TITLE + text), "--format", "json")

    assert len(json.loads(ended.out)["sections"]) == 12_000
    assert ended.peak < 220 * MIB


@pytest.mark.parametrize("verb", ["read", "diff"])
def test_a_line_of_fifty_megabytes_is_refused(run: Run, tmp_path: Path, verb: str) -> None:
    path = saved(tmp_path, "r.txt", TITLE + "The force is good. " * (50 * MIB // 19))

    ended = run(verb, *([path] if verb == "read" else [path, path]))

    assert is_refused(ended)
    assert "r.txt has a line of 52,428,7" in ended.err
    assert ended.peak < 700 * MIB


def test_a_paragraph_of_fifty_megabytes_is_refused_in_html(run: Run, tmp_path: Path) -> None:
    text = "The force is good. " * (50 * MIB // 19)
    path = saved(tmp_path, "r.html", f"<html><body><p>{text}</p></body></html>")

    ended = run("read", path)

    assert is_refused(ended)
    assert ended.peak < 300 * MIB


def test_ten_thousand_nested_lists_are_read_flat(run: Run, tmp_path: Path) -> None:
    path = saved(
        tmp_path, "r.html", "<html><body><h1>PEEL 2016</h1><p>x y z</p>" + "<ul><li>point" * 10_000
    )

    ended = run("read", path, "--format", "json")

    assert ended.code == 0
    assert ended.out.count("point") >= 10_000
    assert ended.peak < 250 * MIB


def test_deeply_nested_word_files_are_refused(run: Run, tmp_path: Path) -> None:
    body = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000

    ended = run("read", saved(tmp_path, "r.docx", word_file(body)))

    assert is_refused(ended)
    assert "nest" in ended.err


# ---- odd characters --------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_nothing(run: Run, tmp_path: Path, end: str) -> None:
    text = (ROOT / "fixtures" / "2015-effectiveness-web.txt").read_text()
    given = saved(tmp_path, "given.txt", text)
    other = saved(tmp_path, "other.txt", text.replace("\n", end))

    read = [json.loads(run("read", path, "--format", "json").out) for path in (given, other)]
    for inspection in read:
        del inspection["source"]

    assert read[0] == read[1]


@pytest.mark.parametrize("output", ["text", "json", "tree"])
def test_nothing_unseen_reaches_the_terminal(run: Run, tmp_path: Path, output: str) -> None:
    nasty = "\x1b[31m\x1b]0;title\x07\u202e\u2066\u200b\ufeff\x9b5m\x08"
    path = saved(
        tmp_path,
        f"r{nasty}.txt",
        f"{TITLE}Investigating{nasty} crime\n\nThe force{nasty} is good at it, and\x00 it has a plan.\n\n"
        f"Areas for improvement\n\n- The force should{nasty} improve its plan.\n",
    )

    ended = run("read", path, "--format", output)

    assert "Investigating crime" in ended.out
    unseen = {c for c in nasty if not c.isprintable()} | {"\x00"}
    assert [c for c in ended.out + ended.err if c in unseen] == []


# ---- archives and references --------------------------------------------------------------------


def test_a_zip_bomb_is_refused(run: Run, tmp_path: Path) -> None:
    bomb = word_file(paragraphs("a" * (150 * MIB)))

    ended = run("read", saved(tmp_path, "r.docx", bomb))

    assert is_refused(ended)
    assert ended.peak < 400 * MIB


def test_expanding_entities_are_refused(run: Run, tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]><w:document xmlns:w="{W}"><w:body>'
            "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>",
        )

    ended = run("read", saved(tmp_path, "r.docx", packed.getvalue()))

    assert is_refused(ended)
    assert ended.peak < 200 * MIB


def test_path_names_in_an_archive_are_no_paths(run: Run, tmp_path: Path) -> None:
    names = ("../outside.txt", "/tmp/peeldiff-outside.txt", "..\\outside.txt")
    body = paragraphs("Areas for improvement", "The force should improve its plan.")
    file = word_file(body, **dict.fromkeys(names, b"x"))

    ended = run("read", saved(tmp_path, "r.docx", file))

    assert ended.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "empty",
        "err",
        "guard",
        "out",
        "peak",
        "r.docx",
    ]
    assert not Path("/tmp/peeldiff-outside.txt").exists()
    assert list((tmp_path / "empty").iterdir()) == []


def test_no_reference_in_a_page_is_followed(run: Run, tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "r.html",
        "<!DOCTYPE html SYSTEM 'http://example.org/x.dtd'><html><head>"
        "<base href='http://example.org/'><link rel=stylesheet href=a.css>"
        "<script src=//example.org/a.js>fetch('/x')</script><meta http-equiv=refresh "
        "content='0;url=http://example.org'></head><body><img src=http://example.org/a.png>"
        "<iframe src=http://example.org></iframe><object data=http://example.org/a></object>"
        f"<p>An inspection of Marlshire Police</p><p>{'The force is good. ' * 20}</p></body></html>",
    )

    read, compared = run("read", path), run("diff", path, path)

    assert (read.code, compared.code) == (0, 0)
    assert "NETWORK" not in read.err + compared.err


def test_the_guard_against_the_network_holds(tmp_path: Path, run: Run) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.socket()"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "guard")},
        capture_output=True,
        check=False,
    )

    assert b"NETWORK" in done.stderr


# ---- what is written -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2015-effectiveness-web.txt", "2016-effectiveness-report.md"])
def test_no_file_is_written_but_the_one_asked_for(run: Run, tmp_path: Path, name: str) -> None:
    path = ROOT / "fixtures" / name

    run("diff", path, path, "--format", "markdown", "--output", "asked.md")

    assert [file.name for file in (tmp_path / "empty").iterdir()] == ["asked.md"]


@pytest.mark.parametrize("step", range(6))
def test_killing_it_leaves_the_old_file_or_the_new_one(tmp_path: Path, step: int) -> None:
    """The process kills itself at a system call of the writing, the one before, and so on."""
    killed = f"""
import os, signal, sys
calls = 0
def watch(event, args):
    global calls
    if event in ("open", "os.rename", "os.remove", "tempfile.mkstemp", "os.chmod") and any(
        "asked" in str(a) or {str(tmp_path)!r} in str(a) for a in args
    ):
        calls += 1
        if calls > {step}:
            os.kill(os.getpid(), signal.SIGKILL)
from peeldiff.cli import main
sys.addaudithook(watch)
main(["read", {str(ROOT / "fixtures" / "2015-effectiveness-web.txt")!r}, "--format", "json",
      "--output", {str(tmp_path / "asked.json")!r}])
"""
    asked = saved(tmp_path, "asked.json", "old")

    subprocess.run(
        [sys.executable, "-c", killed], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )

    left = asked.read_text()
    assert left == "old" or json.loads(left)["force"] == "Marlshire Police"


def test_killing_it_in_the_middle_of_a_write_leaves_the_old_file(tmp_path: Path) -> None:
    """The system kills it when the file that it writes passes 2,000 bytes."""
    pytest.importorskip("resource")
    killed = f"""
import resource, signal, sys
from peeldiff.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
main(["read", {str(ROOT / "fixtures" / "2015-effectiveness-web.txt")!r}, "--format", "json",
      "--output", {str(tmp_path / "asked.json")!r}])
"""
    asked = saved(tmp_path, "asked.json", "old")

    done = subprocess.run(
        [sys.executable, "-c", killed], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )

    assert done.returncode < 0
    assert asked.read_text() == "old"
