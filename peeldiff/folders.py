"""From what the command line names to files: a folder stands for the reports that it holds.

Every verb that takes reports asks here, so that a folder, its files one by one, and any mix of both
mean the same. Nothing is read but the beginning of web pages: a page that peeldiff wrote is no report.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from peeldiff.errors import SourceError

__all__ = ["GENERATOR", "SUFFIXES", "ReportFile", "files_of", "report_files"]

SUFFIXES = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    *(".pdf", ".docx", ".odt", ".json"),
)
"""Endings of the files of a folder that are looked into; a file that is named may have any."""

GENERATOR = '<meta name="generator" content="peeldiff '
"""What stands near the beginning of every web page that peeldiff writes."""
_BEGINNING = 2048  # bytes within which it stands


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
            files += [ReportFile(str(found), True) for found in report_files(Path(path))]
        else:
            files.append(ReportFile(path, False))
    return files


def report_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be reports, by name; raises `SourceError` if it has none."""
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in SUFFIXES and path.is_file() and not _is_ours(path)
        )
    except OSError as error:
        raise SourceError(f"{folder}: cannot be opened ({error.strerror})") from error
    if not found:
        raise SourceError(f"{folder}: no report here; peeldiff reads {', '.join(SUFFIXES)}")
    yield from found


def _is_ours(path: Path) -> bool:
    """Whether peeldiff wrote the file: a page that was kept beside the reports would be one more."""
    if path.suffix.lower() != ".html":
        return False
    try:
        with path.open("rb") as file:
            return GENERATOR.encode() in file.read(_BEGINNING)
    except OSError:
        return False  # the reader will say what is wrong
