"""What the browser remembers from one day to the next, in the user's own state folder.

Never in the reports' folder, which may be shared or read-only. A file that is missing, damaged or
from another version counts as no file: looks are not worth an error.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path

from peeldiff.errors import OutputError
from tui.themes import DEFAULT_THEME

__all__ = ["BrowserState", "Layout", "load_state", "save_state", "state_file"]


class Layout(StrEnum):
    """How the two sides stand; `AUTO` is side by side from 100 columns on."""

    AUTO = "auto"
    SIDE_BY_SIDE = "side by side"
    UNIFIED = "unified"


@dataclass(slots=True)
class BrowserState:
    """`list_width` in cells, 0 for what suits the screen; `split` is the older side's share of the
    text; `initials` are written beside each decision."""

    theme: str = DEFAULT_THEME
    layout: str = Layout.AUTO.value
    navigator: bool = True
    list_width: int = 0
    split: float = 0.5
    numbers: bool = False
    fold: bool = True
    furniture: bool = False
    initials: str = ""


def state_file() -> Path:
    """Where the platform keeps a user's state; `PEELDIFF_STATE` names another file."""
    named = os.environ.get("PEELDIFF_STATE")
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("peeldiff", appauthor=False) / "browser.json"


def load_state(path: Path) -> BrowserState:
    """The remembered state; fields that are missing or of another type take their defaults."""
    state = BrowserState()
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return state
    if isinstance(found, dict):
        for field in fields(BrowserState):
            value = found.get(field.name)
            if type(value) is type(getattr(state, field.name)):
                setattr(state, field.name, value)
    if state.list_width:
        state.list_width = min(max(state.list_width, 20), 80)
    state.split = min(max(state.split, 0.2), 0.8)
    if state.layout not in {layout.value for layout in Layout}:
        state.layout = Layout.AUTO.value
    return state


def save_state(path: Path, state: BrowserState) -> bool:
    """Write the state in one step; False if the place cannot be written, which harms nothing."""
    from peeldiff.output import write_file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, json.dumps(asdict(state), indent=1) + "\n")
    except (OSError, OutputError):
        return False
    return True
