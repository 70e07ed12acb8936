"""What can be said of the paths on the command line before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["problem_with"]


def problem_with(paths: Sequence[Path]) -> str:
    """Why these cannot be opened, in one sentence, or ""; no path stands for the current folder."""
    for path in paths:
        if not path.exists():
            from peeldiff.document.files import is_web_address, web_address

            if is_web_address(str(path)):
                return web_address(str(path))
            return f"{path} does not exist; give two reports or more, or a folder with reports."
    if len(paths) == 1 and not paths[0].is_dir():
        return f"{paths[0]}: one report alone cannot be compared; give a second one, or a folder."
    return ""
