"""The account of every line holds for what other people's tools write, in every format.

The documents come from the tools of `benchmarks/conversions.py` where these are installed; those of the
corpus of reading are asked in `test_reading_corpus.py`.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.document.files import load
from peeldiff.report import read_document

ROOT = Path(__file__).parents[2]
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
NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"


def converted_by(tool: str) -> list[str]:
    """The reports that a tool converts: a third of them, each tool others; `make nightly` has all."""
    return CONVERTED if NIGHTLY else CONVERTED[TOOLS.index(tool) % 3 :: 3]


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


Convert = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def convert(conversions: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """What a tool makes of a report: of all of them at once, when it is first asked for one."""
    folder = tmp_path_factory.mktemp("conversions")
    tools = {tool.name: tool for tool in conversions.TOOLS}

    @cache
    def sources() -> dict[str, dict[str, Path]]:
        writers = conversions.load_writers()
        given = {
            name: conversions.sources(ROOT / "fixtures" / name, folder, writers)
            for name in CONVERTED
        }
        if pandoc := shutil.which("pandoc"):  # one conversion is the source of another
            pages = [paths["page"] for paths in given.values()]
            conversions.convert_all(tools["pandoc DOCX"], pandoc, pages, folder)
        return given

    @cache
    def made(name: str) -> dict[str, Path]:
        tool = tools[name]
        program = shutil.which(tool.program)
        if program is None:
            pytest.skip(f"{tool.program} is not installed")
        given = {report: sources()[report][tool.source] for report in converted_by(name)}
        there = [path for path in given.values() if path.exists()]
        conversions.convert_all(tool, program, there, folder)
        return {name: conversions.target_of(tool, path, folder) for name, path in given.items()}

    def one(name: str, report: str) -> Path:
        path = made(name)[report]
        source = sources()[report][tools[name].source]
        if not source.exists():
            pytest.skip("pandoc is not installed, which makes what this tool converts")
        assert path.exists(), f"{name} wrote nothing"
        return path

    return one


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "report"), [(name, report) for name in TOOLS for report in converted_by(name)]
)
def test_every_line_of_what_a_tool_makes_of_a_report(
    name: str, report: str, convert: Convert, accounting: ModuleType
) -> None:
    document = load(convert(name, report))
    assert accounting.broken(document, read_document(document)) == {}


def test_the_tools_are_those_of_the_benchmark(conversions: ModuleType) -> None:
    assert [tool.name for tool in conversions.TOOLS] == list(TOOLS)
