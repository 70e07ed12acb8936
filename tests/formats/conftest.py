"""Every report in every format, written and read once a run.

The writers are a package of their own beside this file, which test modules cannot import: it comes
as a fixture.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.document.files import load, load_bytes
from peeldiff.document.source import Document
from peeldiff.model import Inspection
from peeldiff.report import read_document

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def _load_writers() -> ModuleType:
    if "writers" not in sys.modules:
        spec = importlib.util.spec_from_file_location("writers", HERE / "writers" / "__init__.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["writers"] = module
        spec.loader.exec_module(module)
    return sys.modules["writers"]


class Shelf:
    """The reports by path and format; "text" is the file as it stands."""

    def __init__(self) -> None:
        self.writers = _load_writers()

    @cache  # noqa: B019 - one shelf a run
    def document(self, path: Path, form: str) -> Document:
        """The lines of a report in a format."""
        if form == "text":
            return load(path)
        data = self.writers.WRITERS[form](self.report(path))
        return load_bytes(data, f"{path.stem}.{form}")

    @cache  # noqa: B019 - one shelf a run
    def inspection(self, path: Path, form: str) -> Inspection:
        """What peeldiff reads in it."""
        return read_document(self.document(path, form))

    @cache  # noqa: B019 - one shelf a run
    def report(self, path: Path) -> object:
        """The parts that the writers set."""
        return self.writers.report_of(self.document(path, "text"), self.inspection(path, "text"))


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf()


def _reports(folder: Path) -> list[Path]:
    found = [path for path in folder.glob("*") if path.suffix in {".txt", ".md"}]
    return sorted(path for path in found if path.name != "README.md")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `path` each report; the published ones skip where they are not."""
    if "path" not in metafunc.fixturenames:
        return
    given = [pytest.param(path, id=path.stem) for path in _reports(ROOT / "fixtures")]
    published = _reports(ROOT.parent / "shared" / "seeds")
    given += [pytest.param(path, id=path.stem, marks=pytest.mark.real) for path in published]
    if not published:
        missing = pytest.mark.skip(reason="no published reports beside the checkout (../shared)")
        given.append(pytest.param(None, id="published", marks=[pytest.mark.real, missing]))
    metafunc.parametrize("path", given)
