"""A folder given instead of files: the reports that lie in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from peeldiff.errors import SourceError

__all__ = ["SUFFIXES", "report_files", "reports_of"]

SUFFIXES = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    *(".pdf", ".docx", ".odt", ".json"),
)
"""Endings of files that may be reports; what they are is told by their content."""


def report_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be reports, by name; raises `SourceError` if it has none."""
    try:
        found = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
    except OSError as error:
        raise SourceError(f"{folder}: cannot be opened ({error.strerror})") from error
    if not found:
        raise SourceError(f"{folder}: no report here; peeldiff reads {', '.join(SUFFIXES)}")
    yield from found


def reports_of(paths: Sequence[str]) -> list[str]:
    """The paths with each folder replaced by the reports in it; raises `SourceError`.

    Papers that peeldiff wrote into the folder, and hidden files, are no reports.
    """
    found: list[str] = []
    for path in paths:
        if not os.path.isdir(path):
            found.append(path)
            continue
        files = report_files(Path(path))
        found += [str(file) for file in files if not _is_no_report(file)]
    return found


_MARKS = (
    b'name="generator" content="peeldiff',
    b"<!-- peeldiff paper",
)
"""What the first 2,000 bytes of a page or a Markdown file say that peeldiff wrote."""


def _is_no_report(file: Path) -> bool:
    if file.name.startswith((".", "~$")):
        return True
    try:
        with file.open("rb") as content:
            head = content.read(2_000)
    except OSError:
        return False  # the reader says why
    if head.startswith(b"PK"):
        return _is_own_document(file)
    return any(mark in head for mark in _MARKS)


def _is_own_document(file: Path) -> bool:
    """Whether the word-processor file says among its properties that peeldiff made it."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(file) as archive, archive.open("docProps/core.xml") as properties:
            return b"peeldiff" in properties.read(20_000)
    except (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False
