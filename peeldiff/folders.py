"""From what the command line names to files: a folder stands for the reports that it holds.

Every verb that takes reports asks here, so that a folder, its files one by one, and any mix of both
mean the same. Nothing is read but what tells that peeldiff itself wrote a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from io import BytesIO

from alignment.records import dataclass
from peeldiff.errors import SourceError

TYPE_CHECKING = False

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "DATABASE",
    "GENERATOR",
    "SUFFIXES",
    "ReportFile",
    "files_of",
    "is_own_paper",
    "is_package",
    "report_files",
]

SUFFIXES = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    *(".pdf", ".docx", ".odt", ".json"),
)
"""Endings of files that may be reports; what they are is told by their content."""

GENERATOR = 'name="generator" content="peeldiff'
"""What stands near the beginning of every web page that peeldiff writes."""
DATABASE = "peeldiff.sqlite"
"""The file by which the package of a survey is known."""
_MARKS = (GENERATOR.encode(), b"<!-- peeldiff paper")
"""What a page or a Markdown file says near its beginning that peeldiff wrote."""
_HEAD = 2_000


def is_package(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder is the package of a survey; told without opening it."""
    return os.path.isfile(os.path.join(folder, DATABASE))


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file to read. `found` in a folder: if it is no report, it is left out and that is said.

    A file that was named must be a report.
    """

    path: str
    found: bool


def files_of(given: Sequence[str]) -> list[ReportFile]:
    """The files that `given` names, those of a folder by name; "-" is standard input.

    Raises `SourceError` for a folder that cannot be opened or holds nothing that may be a report.
    """
    files: list[ReportFile] = []
    for path in given:
        if path != "-" and os.path.isdir(path):
            from pathlib import Path  # for folders alone: it loads five modules

            files += [ReportFile(str(found), True) for found in report_files(Path(path))]
        else:
            files.append(ReportFile(path, False))
    return files


def report_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be reports, by name; raises `SourceError` if it has none.

    Papers that peeldiff wrote into the folder, and hidden files, are no reports.
    """
    try:
        found = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
    except OSError as error:
        raise SourceError(f"{folder}: cannot be opened ({error.strerror})") from error
    found = [path for path in found if not _is_no_report(path)]
    if not found:
        raise SourceError(f"{folder}: no report here; peeldiff reads {', '.join(SUFFIXES)}")
    yield from found


def _is_no_report(file: Path) -> bool:
    if file.name.startswith((".", "~$")):
        return True
    try:
        with file.open("rb") as content:
            if content.read(2) == b"PK":
                return _is_own_document(file)
            content.seek(0)
            return _is_marked(content.read(_HEAD))
    except OSError:
        return False  # the reader says why


def is_own_paper(data: bytes) -> bool:
    """Whether peeldiff itself wrote a file of this content."""
    return _is_own_document(BytesIO(data)) if data.startswith(b"PK") else _is_marked(data[:_HEAD])


def _is_marked(head: bytes) -> bool:
    return any(mark in head for mark in _MARKS)


def _is_own_document(file: Path | BytesIO) -> bool:
    """Whether the word-processor file says among its properties that peeldiff made it."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(file) as archive, archive.open("docProps/core.xml") as properties:
            return b"peeldiff" in properties.read(20_000)
    except (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False
