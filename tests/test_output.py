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
from peeldiff.output import (
    narrate,
    progress,
    terminal_width,
    wants_colour,
    whole_file,
    write_file,
)


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


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc on this system")
@pytest.mark.parametrize(
    "path",
    [
        "/proc/out.md",
        "/proc/version",
        "/proc/self/out.md",
        "/sys/out.md",
        "/dev/out.md",
        "/dev/zero",
    ],
)
def test_a_place_of_the_system_is_refused_in_one_sentence(path: str) -> None:
    with pytest.raises(OutputError) as caught:
        write_file(path, "x")
    assert str(caught.value) == (
        f"{path} belongs to the system and is no file to keep anything in; "
        "give a file in a folder of your own."
    )


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="no /proc on this system")
def test_a_folder_of_ours_may_be_reached_through_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_file("/proc/self/cwd/out.md", "x")
    assert (tmp_path / "out.md").read_text() == "x"


def test_a_web_address_is_no_file_to_write() -> None:
    with pytest.raises(OutputError, match="is a web address; give the name of a file"):
        write_file("https://example.org/out.md", "x")


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.chdir(tmp_path)  # the names of sockets are short
    with socket.socket(socket.AF_UNIX) as end:
        end.bind("s")
        with pytest.raises(OutputError, match="belongs to the system"):
            write_file("s", "x")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(pipe, "x")
        assert os.read(reader, 9) == b"x"
    finally:
        os.close(reader)


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


def test_what_is_written_piece_by_piece_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with whole_file(path) as file:
        file.write(b"one\n")
        assert not path.exists()
        file.write(b"two\n")
    with pytest.raises(KeyError), whole_file(path) as file:
        {}[file.write(b"three\n")]  # what fails inside comes out
    assert path.read_bytes() == b"one\ntwo\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]


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


def test_the_second_is_counted_from_the_beginning_of_all_the_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_SLOW", 0)
    with progress("Working"):
        assert terminal.written.wait(30)
        with progress("Comparing"):
            pass
    shown = "\rWorking …\r\x1b[K" + "\rComparing …\r\x1b[K" + "\rWorking …\r\x1b[K"
    assert terminal.getvalue() == shown


def test_what_is_said_meanwhile_stands_on_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_SLOW", 0)
    with progress("Working"):
        assert terminal.written.wait(30)
        narrate("left out.")
    assert "\r\x1b[Kpeeldiff: left out.\n\rWorking …" in terminal.getvalue()


def test_the_line_is_gone_before_the_answer_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_SLOW", 0)
    with progress("Working"):
        assert terminal.written.wait(30)
        output.write_stdout("")
        before = terminal.getvalue()
    assert before == terminal.getvalue() == "\rWorking …\r\x1b[K"


def test_a_progress_line_may_say_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_SLOW", 0)
    with progress("Reading") as say:
        assert terminal.written.wait(30)
        say("Reading 2 of 9")
        say("Reading 2 of 9")
    assert terminal.getvalue() == "\rReading …\r\x1b[K\rReading 2 of 9 …\r\x1b[K"


def test_a_progress_line_that_has_ended_says_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_SLOW", 0)
    with progress("Reading") as say:
        assert terminal.written.wait(30)
        output.write_stdout("")
        before = terminal.getvalue()
        say("Reading 2 of 9")
    assert terminal.getvalue() == before


def test_a_progress_line_is_never_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Recorder()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_SLOW", 0)
    monkeypatch.setenv("COLUMNS", "40")
    with progress("x" * 200):
        assert terminal.written.wait(30)
    assert terminal.getvalue() == "\r" + "x" * 37 + " …\r\x1b[K"


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
