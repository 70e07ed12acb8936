"""What the laws are tested on: the invented reports, the real ones where they are, and made ones.

Reading is what costs, so inspections and comparisons are kept for the whole run. Test files here
cannot import each other: what they share comes as fixtures, from `whole_reports.py` (generated
reports with their truth), `accounting.py` (the account of a report's lines), `planting.py` (changes
planted in a report) and `fates.py` (what a newer report may say of an older point) beside this file.
Nothing here knows what the right answer is but those four.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load, load_bytes
from peeldiff.document.source import Document
from peeldiff.model import Inspection, InspectionDiff
from peeldiff.report import read_document

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
FIXTURES = tuple(
    sorted(
        path
        for path in (ROOT / "fixtures").iterdir()
        if path.suffix in {".txt", ".md"} and path.name != "README.md"
    )
)


def _real_reports() -> list[object]:
    found = sorted(path for path in SEEDS.glob("*") if path.suffix in {".txt", ".md"})
    if not found:
        missing = pytest.mark.skip(reason="no published reports beside the checkout")
        return [pytest.param(None, id="published", marks=[pytest.mark.real, missing])]
    return [pytest.param(path, id=path.name, marks=pytest.mark.real) for path in found]


def _sibling(name: str) -> ModuleType:
    """A module beside this file: `--import-mode=importlib` gives it no package to stand in."""
    full = f"peeldiff_laws_{name}"
    if full not in sys.modules:
        spec = importlib.util.spec_from_file_location(full, HERE / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[full] = module
        spec.loader.exec_module(module)
    return sys.modules[full]


class Reports:
    """Reads and compares each thing once."""

    def __init__(self) -> None:
        self._documents: dict[Path, Document] = {}
        self._inspections: dict[str, Inspection] = {}
        self._diffs: dict[tuple[str, str], InspectionDiff] = {}

    def document(self, path: Path) -> Document:
        """The lines of a file, as the program sees them."""
        if path not in self._documents:
            self._documents[path] = load(path)
        return self._documents[path]

    def inspection(self, path: Path) -> Inspection:
        """A file understood."""
        document = self.document(path)
        if document.sha256 not in self._inspections:
            self._inspections[document.sha256] = read_document(document)
        return self._inspections[document.sha256]

    def diff(self, old: Path, new: Path) -> InspectionDiff:
        """Two files compared."""
        key = (str(old), str(new))
        if key not in self._diffs:
            self._diffs[key] = compare(self.inspection(old), self.inspection(new))
        return self._diffs[key]

    @staticmethod
    def lines_of(text: str, name: str = "made.txt") -> Document:
        """The lines of a text that is in no file."""
        return load_bytes(text.encode(), name)

    def of_text(self, text: str, name: str = "made.txt") -> Inspection:
        """A text understood that is in no file."""
        return read_document(self.lines_of(text, name))


@pytest.fixture(scope="session")
def reports() -> Reports:
    return Reports()


@pytest.fixture(scope="session")
def thorough() -> bool:
    """Whether there is time for every case of every table: in the nightly profile."""
    return os.environ.get("HYPOTHESIS_PROFILE") == "nightly"


@pytest.fixture(scope="session")
def fixture_files() -> tuple[Path, ...]:
    """The reports of the invented force, and the one of its neighbour."""
    return FIXTURES


@pytest.fixture(scope="session")
def labels() -> Path:
    return ROOT / "fixtures" / "labels"


@pytest.fixture(scope="session", params=FIXTURES, ids=lambda path: path.name)
def fixture_file(request: pytest.FixtureRequest) -> Path:
    """Each report of the invented force in turn."""
    path: Path = request.param
    return path


@pytest.fixture(
    scope="session", params=[*(pytest.param(p, id=p.name) for p in FIXTURES), *_real_reports()]
)
def report_file(request: pytest.FixtureRequest) -> Path:
    """Each report that there is in turn, the published ones too."""
    path: Path = request.param
    return path


@pytest.fixture(
    scope="session", params=[(a, b) for a in FIXTURES for b in FIXTURES if a != b],
    ids=lambda pair: f"{pair[0].stem}--{pair[1].stem}",
)  # fmt: skip
def fixture_pair(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """Each ordered pair of two reports of the invented force."""
    pair: tuple[Path, Path] = request.param
    return pair


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the published reports; skips where there is none."""
    if not SEEDS.is_dir():
        pytest.skip("no published reports beside the checkout")
    return SEEDS


@pytest.fixture(scope="session")
def whole_reports() -> ModuleType:
    return _sibling("whole_reports")


@pytest.fixture(scope="session")
def accounting() -> ModuleType:
    return _sibling("accounting")


@pytest.fixture(scope="session")
def planting() -> ModuleType:
    return _sibling("planting")


@pytest.fixture(scope="session")
def fates() -> ModuleType:
    return _sibling("fates")


@pytest.fixture(scope="session")
def letters() -> Callable[[str], Counter[str]]:
    """The letters and digits of a text, with how often each stands there."""
    return lambda text: Counter(filter(str.isalnum, text))


@pytest.fixture(scope="session")
def stands_at() -> Callable[[Inspection, Document, int, str], bool]:
    """Whether a text stands in a report at a line: begins on it and goes on over page breaks."""

    def check(inspection: Inspection, document: Document, number: int, text: str) -> bool:
        aside = {n for f in inspection.furniture for n in range(f.line, f.end_line + 1)}
        source = [
            "".join(line.text.split())
            for line in document.lines[number - 1 :]
            if line.number == number or line.number not in aside
        ]
        at = "".join(source).replace("-", "").find("".join(text.split()).replace("-", ""))
        return 0 <= at < max(1, len(source[0]))

    return check
