from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from peeldiff import output
from peeldiff.errors import OutputError
from peeldiff.output import narrate, progress, terminal_width, wants_colour, write_file


def test_a_new_file_holds_the_text_as_utf_8(tmp_path: Path) -> None:
    write_file(tmp_path / "out.md", "grade → fate\n")
    assert (tmp_path / "out.md").read_bytes() == "grade → fate\n".encode()


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    write_file(tmp_path / "out.md", "x")
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


def test_permissions_of_an_existing_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_keeps_its_target(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_file(tmp_path / "link.md", "new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_file(os.devnull, "x")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize(
    ("path", "said"),
    [(".", "is a folder"), ("none/out.md", "there is no folder"), ("a\0b", "not a file name")],
)
def test_an_unusable_place_is_said_in_one_sentence(tmp_path: Path, path: str, said: str) -> None:
    with pytest.raises(OutputError, match=said):
        write_file(os.path.join(tmp_path, path), "x")


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.md"
    path.write_text("old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left"):
        write_file(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.md"]


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_process_killed_while_writing_leaves_the_old_file(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "out.md"
    path.write_text("old")
    script = (
        "import os, signal\n"
        f"os.{moment} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from peeldiff.output import write_file\n"
        f"write_file({str(path)!r}, 'new' * 100000)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_text() == "old"


def test_stale_temporary_files_are_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / f".out.md.{os.getpid()}-0.tmp").write_text("left by a killed run")
    write_file(tmp_path / "out.md", "new")
    assert (tmp_path / "out.md").read_text() == "new"


def test_narration_is_one_line_without_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    narrate("a\nb\x1b[31mc")
    assert capsys.readouterr().err == "peeldiff: a b [31mc\n"


@pytest.mark.parametrize(("choice", "wanted"), [("always", True), ("never", False)])
def test_an_explicit_choice_of_colour_wins(
    choice: str, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert wants_colour(choice) is wanted


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [("NO_COLOR", "1", False), ("TERM", "dumb", False), ("TERM", "xterm", True)],
)
def test_a_terminal_is_coloured_unless_it_is_asked_not_to(
    name: str, value: str, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    assert wants_colour("auto") is wanted


@pytest.mark.parametrize(("columns", "width"), [("132", 132), ("wide", 80), ("", 80)])
def test_the_width_is_that_of_the_environment_or_of_a_page(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "stdout", None)
    assert terminal_width() == width


class Recorder(io.StringIO):
    """A terminal that remembers, and tells when it was first written to."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


def test_slow_work_is_told_on_a_terminal_and_the_line_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_SLOW", 0)
    with progress("Reading a.txt"):
        assert terminal.written.wait(30)
    assert terminal.getvalue() == "\rReading a.txt …\r\x1b[K"


def test_quick_work_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("Reading a.txt"):
        pass
    assert terminal.getvalue() == ""


def test_a_pipe_is_told_of_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Reading a.txt"):
        pass
    assert capsys.readouterr().err == ""


def test_the_name_of_a_file_cannot_move_the_cursor_in_the_progress_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_SLOW", 0)
    with progress("Reading a\x1b[2Jb.txt"):
        assert terminal.written.wait(30)
    assert "\x1b[2J" not in terminal.getvalue()
