"""Which files of a folder may be reports, told by their names alone: nothing is opened here."""

from __future__ import annotations

import os
from pathlib import Path

from peeldiff.errors import SourceError

__all__ = ["SUFFIXES", "report_files"]

SUFFIXES = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht"),
    *(".pdf", ".docx", ".odt", ".json"),
)
"""What the names of reports end in, whatever the case of the letters."""


def report_files(folder: Path, *, deep: bool = False) -> list[Path]:
    """The files of a folder that may be reports, by name; with `deep`, those of its folders too.

    Hidden folders are left out, and so are folders that are links, which may lead back. Raises
    `SourceError` for a folder that cannot be opened or that has no such file.
    """
    found: list[Path] = []

    def refuse(error: OSError) -> None:
        raise SourceError(f"{error.filename}: cannot be opened ({error.strerror})") from error

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if deep and not name.startswith("."))
        paths = (Path(place, name) for name in sorted(names))
        found += [path for path in paths if path.suffix.lower() in SUFFIXES and path.is_file()]
    if not found:
        raise SourceError(f"{folder}: no report here; peeldiff reads {', '.join(SUFFIXES)}")
    return found
