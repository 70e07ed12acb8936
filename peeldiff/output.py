"""Where the program's words go: standard output, a file, the terminal's narration.

A file is written beside its place and renamed, so that a process killed at any moment leaves the
old file or the new one. Nothing here knows what is written, and nothing here colours it.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Callable, Iterator

from peeldiff.errors import OutputError

TYPE_CHECKING = False  # `--help` takes less time than importing `typing`

if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

__all__ = [
    "narrate",
    "progress",
    "refuse_no_file",
    "terminal_width",
    "wants_colour",
    "whole_file",
    "write_file",
    "write_stdout",
]

DEFAULT_WIDTH = 80
"""Columns assumed where nothing tells: a pipe reads like a page."""
_SLOW = 1.0  # seconds before a progress line is worth its flicker
_SYSTEM = ("/proc", "/sys", "/dev")
"""Folders of Unix in which the system shows itself: what is written there is no file."""
_STREAMS = ("/dev/null", "/dev/full", "/dev/tty", "/dev/stdout", "/dev/stderr")
_OPEN_FILES = ("/dev/fd/", "/proc/self/fd/")
_MEMORY = "/dev/shm/"  # a folder like any other


def write_file(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Write `content`, text as UTF-8, to `path` in one step; raises `OutputError` and then changes nothing.

    A symbolic link keeps pointing where it did, an existing file keeps its permissions, and a
    device such as `/dev/null` is written to instead of being replaced.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    with whole_file(path) as file:
        file.write(data)


@contextlib.contextmanager
def whole_file(path: str | os.PathLike[str], *, synced: bool = True) -> Iterator[BinaryIO]:
    """A file to write piece by piece, which takes the place of `path` when all is written.

    As `write_file`; if anything fails inside, nothing is changed. Without `synced` it is not waited
    for until it is on the disk: for what can be made again, and is looked at before it is believed.
    """
    refuse_no_file(path)
    beside = None
    try:
        if os.fspath(path).endswith(("/", os.sep)):  # the real path would not
            raise IsADirectoryError
        mode = _mode(path)
        if mode is not None and not stat.S_ISREG(mode):
            # By the name as given: the real path of a pipe leads nowhere.
            with open(path, "wb") as device:
                yield device
            return
        target = os.path.realpath(path)
        beside, handle = _open_beside(target)
        with open(handle, "wb") as file:
            yield file
            file.flush()
            if synced:
                os.fsync(file.fileno())
        if mode is not None:
            os.chmod(beside, stat.S_IMODE(mode))
        os.replace(beside, target)
    except (OSError, ValueError) as error:
        if beside is not None:
            with contextlib.suppress(OSError):
                os.unlink(beside)
        raise OutputError(_cannot_write(path, error)) from error
    except BaseException:
        if beside is not None:
            os.unlink(beside)
        raise


def refuse_no_file(path: str | os.PathLike[str]) -> None:
    """Raise `OutputError` for what is no name of a file that can be written, whatever is in it.

    Streams such as `/dev/stdout`, and named pipes, are written to. `write_file` asks this itself;
    who works long before writing asks first.
    """
    name = os.fspath(path)
    if not name:
        raise OutputError("The name of the file to write is empty; give one after --output.")
    if "://" in name:
        raise OutputError(f"{name} is a web address; give the name of a file after --output.")
    kind = 0
    real = name
    with contextlib.suppress(OSError, ValueError):  # said when it is written
        kind = os.stat(name).st_mode
    with contextlib.suppress(OSError, ValueError):
        real = os.path.realpath(name)
    if stat.S_ISFIFO(kind) or (kind and _is_stream(name)):
        return
    is_system = os.name == "posix" and any(
        real == folder or real.startswith(f"{folder}/") for folder in _SYSTEM
    )
    is_system = is_system and not (_is_stream(real) or real.startswith(_MEMORY))
    if is_system or stat.S_ISBLK(kind) or stat.S_ISSOCK(kind):
        raise OutputError(
            f"{name} belongs to the system and is no file to keep anything in; give a file in a "
            "folder of your own."
        )


def _is_stream(name: str) -> bool:
    name = os.path.normpath(name)
    return name in _STREAMS or name.startswith(_OPEN_FILES)


def _mode(path: str | os.PathLike[str]) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _open_beside(target: str) -> tuple[str, int]:
    """Create a new file in the folder of `target`; the user's umask decides who may read it."""
    folder, name = os.path.split(target)
    for attempt in range(100):
        beside = os.path.join(folder, f".{name[:80]}.{os.getpid()}-{attempt}.tmp")
        with contextlib.suppress(FileExistsError):
            return beside, os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    raise FileExistsError(17, "temporary files of earlier runs are in the way")


def _cannot_write(path: str | os.PathLike[str], error: OSError | ValueError) -> str:
    name = os.fspath(path)
    if isinstance(error, IsADirectoryError):
        return f"{name} is a folder; give the name of a file to write."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{name} cannot be written: there is no folder {os.path.dirname(name)}; create it first."
    if isinstance(error, PermissionError):
        return (
            f"{name} cannot be written (no permission); close it if another program has it open, or "
            "give a file in a folder of your own."
        )
    reason = getattr(error, "strerror", None) or "not a file name"
    return f"{name} cannot be written ({reason}); nothing was changed."


def write_stdout(text: str) -> None:
    """Write to standard output: UTF-8 with "\\n", or on a terminal in the terminal's encoding.

    A reader that has seen enough (`| head`) is no error. Raises `OutputError` for a full disk and
    where there is no standard output at all.
    """
    if sys.stdout is None:
        raise OutputError("Standard output is closed; write to a file with --output.")
    if _line is not None:
        _line.end()  # both may be the same terminal
    try:
        if sys.stdout.isatty():
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
            sys.stdout.flush()
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        _mute_stdout()
    except OSError as error:
        _mute_stdout()
        reason = error.strerror or "closed"
        raise OutputError(f"Standard output cannot be written ({reason}).") from error


def _mute_stdout() -> None:
    """Let the interpreter's own flush at the end find nothing to fail on."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def narrate(message: str) -> None:
    """Say something to the person, on standard error, as one clean line."""
    aside = _line.aside() if _line is not None else contextlib.nullcontext()
    with aside, contextlib.suppress(OSError, ValueError):
        print(f"peeldiff: {_one_line(message)}", file=sys.stderr, flush=True)


def _one_line(message: str) -> str:
    """The message without anything that a terminal would obey: file names come from anywhere."""
    return "".join(character if character.isprintable() else " " for character in message)


@contextlib.contextmanager
def progress(message: str) -> Iterator[Callable[[str], None]]:
    """Show `message` on the terminal while the work inside takes more than a second.

    Inside another, it takes the place of that one's message, and the second is counted from the
    beginning of the outermost: many short steps are a long wait too. What it gives, called with
    another message, says that instead.
    """
    global _line
    if not _is_terminal(sys.stderr):
        yield lambda _: None
        return
    outermost = _line is None
    line = _line = _line or _Line()
    line.begin(message)
    try:
        yield line.change
    finally:
        line.finish()
        if outermost:
            line.end()
            _line = None


class _Line:
    """The one progress line of the terminal; a timer draws it first, what follows only changes it."""

    def __init__(self) -> None:
        from threading import RLock, Timer

        self._messages: list[str] = []
        self._slow = False
        self._drawn = False
        self._lock = RLock()
        self._timer = Timer(_SLOW, self._show)
        self._timer.daemon = True
        self._timer.start()

    def begin(self, message: str) -> None:
        with self.aside():
            self._messages.append(message)

    def change(self, message: str) -> None:
        if self._messages and message != self._messages[-1]:
            with self.aside():
                self._messages[-1] = message

    def finish(self) -> None:
        with self.aside():
            del self._messages[-1:]

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line away while something else is written or changed."""
        with self._lock:
            self._erase()
            try:
                yield
            finally:
                if self._slow:
                    self._draw()

    def end(self) -> None:
        """Take the line away for good."""
        self._timer.cancel()
        with self._lock:
            self._erase()
            self._slow = False
            self._messages.clear()  # the timer may wait for the lock

    def _show(self) -> None:
        with self._lock:
            self._slow = True
            self._draw()

    def _draw(self) -> None:
        if self._messages:  # longer than the terminal is wide, it could not be taken away again
            self._write(f"\r{_one_line(self._messages[-1])[: terminal_width() - 3]} …")
            self._drawn = True

    def _erase(self) -> None:
        if self._drawn:
            self._write("\r\x1b[K")
            self._drawn = False

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # a terminal that has gone
            sys.stderr.write(text)
            sys.stderr.flush()


_line: _Line | None = None


def terminal_width() -> int:
    """Columns to lay text out for: COLUMNS, or the terminal's, or 80."""
    with contextlib.suppress(ValueError):
        if (columns := int(os.environ.get("COLUMNS", "0"))) > 0:
            return columns
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH
    return DEFAULT_WIDTH


def wants_colour(choice: str) -> bool:
    """Whether to mark text with ANSI colours. `choice` is "auto", "always" or "never".

    "auto" is: a terminal, no NO_COLOR (https://no-color.org) and no TERM=dumb.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return _is_terminal(sys.stdout)


def _is_terminal(stream: TextIO) -> bool:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return stream.isatty()
    return False
