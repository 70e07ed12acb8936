"""The account of every line holds for every format, and for what other people's tools write.

Documents of every format come from the corpus of reading, and from the tools of
`benchmarks/conversions.py` where these are installed.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.document.files import load
from peeldiff.report import read_document

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for path in (ROOT / "fixtures" / "corpus" / "reading").glob("*/*")
    if not path.name.endswith(".labels.json")
)
CONVERTED = sorted(
    path.name
    for path in (ROOT / "fixtures").glob("*")
    if path.suffix in {".txt", ".md"} and path.name != "README.md"
)
TOOLS = (
    "LibreOffice PDF", "LibreOffice DOCX", "LibreOffice ODT", "LibreOffice HTML", "pandoc DOCX",
    "pandoc ODT", "pandoc GFM", "pandoc DOCX, LibreOffice PDF", "Chromium print", "WeasyPrint",
    "WeasyPrint two columns", "wkhtmltopdf",
)  # fmt: skip


def broken(path: Path, accounting: ModuleType) -> dict[str, list[object]]:
    """The laws that a file breaks, by name, and where."""
    document = load(path)
    inspection = read_document(document)
    told = {law.__name__: law(document, inspection) for law in accounting.LAWS}
    return {name: found for name, found in told.items() if found}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_line_of_a_document_of_the_corpus(path: Path, accounting: ModuleType) -> None:
    assert broken(path, accounting) == {}


@pytest.fixture(scope="session")
def conversions() -> ModuleType:
    path = ROOT / "benchmarks" / "conversions.py"
    spec = importlib.util.spec_from_file_location("conversions", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["conversions"] = module  # its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where conversions are kept for the session: one is the source of another."""
    return tmp_path_factory.mktemp("conversions")


@pytest.mark.slow
@pytest.mark.parametrize("report", CONVERTED)
@pytest.mark.parametrize("name", TOOLS)
def test_every_line_of_what_a_tool_makes_of_a_report(
    name: str, report: str, conversions: ModuleType, folder: Path, accounting: ModuleType
) -> None:
    [tool] = [tool for tool in conversions.TOOLS if tool.name == name]
    program = shutil.which(tool.program)
    if program is None:
        pytest.skip(f"{tool.program} is not installed")
    given = conversions.sources(ROOT / "fixtures" / report, folder, conversions.load_writers())
    if not given["docx"].exists():
        pandoc = shutil.which("pandoc")
        if pandoc is None and given[tool.source] == given["docx"]:
            pytest.skip("pandoc is not installed, which makes what this tool converts")
        if pandoc is not None:
            [first] = [one for one in conversions.TOOLS if one.name == "pandoc DOCX"]
            conversions.converted(first, pandoc, given["page"], folder)
    made = conversions.converted(tool, program, given[tool.source], folder)
    assert made is not None, f"{name} wrote nothing"
    assert broken(made, accounting) == {}


def test_the_tools_are_those_of_the_benchmark(conversions: ModuleType) -> None:
    assert [tool.name for tool in conversions.TOOLS] == list(TOOLS)
