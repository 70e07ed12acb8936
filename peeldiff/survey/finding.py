"""Which files a survey takes: everything below the folders that were given, and the files given.

Nothing is opened here. Hidden files are left out, and so are packages that a survey wrote; papers of
peeldiff are told by their content when they are read (`peeldiff.survey.tasks`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from alignment.records import dataclass
from peeldiff.document.files import is_web_address, printable_name, web_address
from peeldiff.errors import SourceError, UsageError
from peeldiff.folders import DATABASE

__all__ = ["DESCRIPTOR", "FoundFile", "find_files"]

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file: `path` opens it, `shown` says where it is relative to what was given."""

    path: str
    shown: str


def find_files(given: Sequence[str], out: str | os.PathLike[str]) -> list[FoundFile]:
    """Every file once, in the order of what is shown, whatever the order of `given`.

    A folder below that cannot be opened stands for what it holds. Links to folders are not followed.

    What stands in `out` is left out. Raises `UsageError` for standard input, `SourceError` for what is
    not there, for a folder that cannot be opened and where there is no file at all.
    """
    if "-" in given:
        raise UsageError("`peeldiff survey` reads files and folders; give the path of a report.")
    named = [_absolute(path) for path in given]
    root = _common([path if os.path.isdir(path) else os.path.dirname(path) for path in named])
    avoid = os.path.realpath(out)
    if avoid in map(os.path.realpath, named):
        raise UsageError(
            f"{printable_name(os.fspath(out))} holds the reports; give --out a folder of its own."
        )
    found: dict[str, FoundFile] = {}
    for path in named:
        for file in _below(path, avoid) if os.path.isdir(path) else [path]:
            shown = os.path.relpath(file, root) if root else file
            found[file] = FoundFile(file, printable_name(Path(shown).as_posix()))
    if not found:
        names = " and ".join(map(printable_name, given))
        raise SourceError(f"{names}: no file here; give a folder with reports.")
    return sorted(found.values(), key=lambda file: file.shown)


def _absolute(path: str) -> str:
    if not path:
        raise SourceError("An empty name was given; give a folder with reports.")
    if not os.path.lexists(path):
        name = printable_name(path)
        if is_web_address(path):
            raise SourceError(web_address(name))
        raise SourceError(f"{name} does not exist; give a folder with reports, or a report.")
    return os.path.abspath(path)


def _common(folders: Sequence[str]) -> str:
    """The folder that holds all of these, "" where there is none (two drives)."""
    try:
        return os.path.commonpath(folders)
    except ValueError:
        return ""


def _below(folder: str, avoid: str) -> Iterator[str]:
    closed: list[str] = []

    def note(error: OSError) -> None:
        if error.filename == folder:
            name = printable_name(folder)
            raise SourceError(f"{name}: cannot be opened ({error.strerror})") from error
        closed.append(error.filename)

    for here, folders, names in os.walk(folder, onerror=note):
        if os.path.realpath(here) == avoid or {DESCRIPTOR, DATABASE} <= set(names):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and os.path.isfile(os.path.join(here, name)):
                yield os.path.join(here, name)
    yield from closed  # whoever reads it says that it could not be opened
