"""Where the documents of a package lie on this machine.

It stands in the folder `.work` and in no table, because a package is handed on and a path tells of its
maker's machine. Paths are relative to the package where they can be, so that both may move together.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from peeldiff.output import write_file
from peeldiff.survey.store import WORK

__all__ = ["read_places", "write_places"]

_NAME = "places.json"


def write_places(package: Path, paths: Mapping[str, str]) -> None:
    """Keep the path of each document, by its id; raises `OutputError`."""
    told = {identity: _from(package, path) for identity, path in sorted(paths.items())}
    write_file(package / WORK / _NAME, json.dumps(told, ensure_ascii=False, indent=0) + "\n")


def read_places(package: Path) -> dict[str, Path]:
    """The path of each document by its id; empty where the package does not know any."""
    try:
        told = json.loads((package / WORK / _NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {str(identity): package / str(path) for identity, path in told.items()}


def _from(package: Path, path: str) -> str:
    try:
        return Path(os.path.relpath(path, package)).as_posix()
    except ValueError:  # another drive
        return os.path.abspath(path)
