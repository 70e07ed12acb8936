"""A Chromium and axe-core, for what only a browser can tell; skipped, visibly, without them."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent


def _driver() -> ModuleType:
    if "chromium" not in sys.modules:
        spec = importlib.util.spec_from_file_location("chromium", HERE / "chromium.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["chromium"] = module
        spec.loader.exec_module(module)
    return sys.modules["chromium"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium."""
    driver = _driver()
    path = driver.find()
    if path is None:
        pytest.skip("there is no Chromium (apt-get install chromium)")
    with driver.running(path) as browser:
        yield browser


@pytest.fixture(scope="session")
def axe(root_dir: Path) -> str:
    """The script of axe-core, from PEELDIFF_AXE or from node_modules beside the checkout."""
    named = os.environ.get("PEELDIFF_AXE")
    path = Path(named) if named else root_dir / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip("there is no axe-core (npm install --no-save axe-core, or PEELDIFF_AXE)")
    return path.read_text(encoding="utf-8")
