"""The page on the architecture names every module of the rooms that judge text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("report", "compare", "statements", "status")
PAGE = ROOT / "docs" / "architecture.md"


def _modules() -> list[Path]:
    """The modules of these rooms, without the rules, which are one file each."""
    found = (path for room in ROOMS for path in (ROOT / "peeldiff" / room).rglob("*.py"))
    return sorted(
        path.relative_to(ROOT)
        for path in found
        if path.stem != "__init__" and path.parent.name != "rules"
    )


@pytest.mark.parametrize("module", _modules(), ids=str)
def test_a_module_is_named_where_a_newcomer_looks(module: Path) -> None:
    assert re.search(rf"[`/]{module.stem}(?:\.py)?[`/]", PAGE.read_text("utf-8"))
