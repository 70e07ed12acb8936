"""What every test may ask for: the invented reports, the real ones, the program, golden files."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from peeldiff import inputs
from peeldiff.cli import main
from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.inputs import read_inspection
from peeldiff.model import Inspection, Pair
from peeldiff.report import read_document
from tests.remembering import remembering

ROOT = Path(__file__).parent.parent

# Here, because a law takes the profile that is loaded when its module is imported.
_PATIENT = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=_PATIENT
)
settings.register_profile(
    "nightly", max_examples=2000, deadline=None, suppress_health_check=_PATIENT
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-golden",
        action="store_true",
        help="write the golden files anew, to be read before they are committed",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect the tests of `not_yet.toml` to fail; one that passes must leave the table."""
    table = tomllib.loads((ROOT / "tests" / "not_yet.toml").read_text("utf-8"))
    reasons = {test: row["reason"] for row in table["not_yet"] for test in row["tests"]}
    for item in items:
        name = item.nodeid.removeprefix("tests/")
        if name in reasons:
            item.add_marker(pytest.mark.xfail(strict=True, reason=reasons[name]))


def pytest_collection_finish() -> None:
    """Spare the garbage collector ten thousand tests: it would look through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def root_dir() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def fixtures_dir() -> Path:
    return ROOT / "fixtures"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The published reports with their labels, which are no part of this repository."""
    shared = ROOT.parent / "shared"
    if not (shared / "seeds").is_dir():
        pytest.skip("the published reports are not beside the checkout (../shared)")
    return shared


Read = Callable[[str], Inspection]
"""A few lines of a report, understood as a file with them would be."""

TITLE = "PEEL: Police effectiveness 2016\nAn inspection of Marlshire Police\n\n"
"""A title page that makes what follows a report on effectiveness of 2016."""


def _read(text: str) -> Inspection:
    return read_document(load_bytes(dedent(text).encode(), "report.txt"))


@pytest.fixture(scope="session")
def read() -> Read:
    """Understand a text as it stands."""
    return _read


@pytest.fixture(scope="session")
def read_2016() -> Read:
    """Understand a text that stands under the title of a report of 2016."""
    return lambda text: _read(TITLE + dedent(text))


@pytest.fixture(scope="session")
def read_2021() -> Read:
    """The same for a report of 2021/22, with five grades and titled findings."""
    return lambda text: _read("PEEL 2021/22\nAn inspection of Marlshire Police\n\n" + dedent(text))


@cache
def _compared(old: Path, new: Path) -> Pair:
    ours, theirs = read_inspection(old), read_inspection(new)
    return Pair(ours, theirs, compare(ours, theirs))


@pytest.fixture(scope="session")
def compared(fixtures_dir: Path) -> Callable[[str, str], Pair]:
    """Two invented reports by their file names, compared once a session."""
    return lambda old, new: _compared(fixtures_dir / old, fixtures_dir / new)


@pytest.fixture(scope="module")
def remembered() -> Iterator[None]:
    """For a module that asks what is made of comparisons of the invented reports, not how they are made."""
    with remembering():
        yield


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    code: int
    out: str
    err: str


_OF_A_TERMINAL = ("NO_COLOR", "COLUMNS")
"""Variables that say how wide and coloured a terminal is: a process under test has none."""

_read_inspection = inputs.read_inspection


@cache
def _read_once(source: str, **options: Any) -> Inspection:
    return _read_inspection(source, **options)


def _read_fixture_once(source: Any, **options: Any) -> Inspection:
    """The invented reports stay as they are, so that each is read once."""
    if str(source).startswith(str(ROOT / "fixtures")):
        return _read_once(str(source), **options)
    return _read_inspection(source, **options)


@pytest.fixture(scope="session")
def peeldiff(process: Callable[..., Ended]) -> Callable[..., Ended]:
    """Run the program as `process` does, but here, where all is loaded; with an environment there."""

    def run(
        *arguments: str | Path,
        data: bytes | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Ended:
        if env is not None:
            return process(*arguments, data=data, env=env, cwd=cwd)
        out, err = io.BytesIO(), io.BytesIO()
        with pytest.MonkeyPatch.context() as patch, remembering():
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data or b""), "utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", "backslashreplace"))
            patch.setattr(inputs, "read_inspection", _read_fixture_once)
            for name in _OF_A_TERMINAL:
                patch.delenv(name, raising=False)
            if cwd is not None:
                patch.chdir(cwd)
            try:
                code = int(main([*map(str, arguments)]))
            except SystemExit as ended:  # argparse
                code = int(ended.code or 0)
            sys.stdout.flush()
            sys.stderr.flush()
            return Ended(code, out.getvalue().decode(), err.getvalue().decode())

    return run


@pytest.fixture(scope="session")
def process() -> Callable[..., Ended]:
    """Run the program as a process of its own."""

    def run(
        *arguments: str | Path,
        data: bytes | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Ended:
        clean = {k: v for k, v in os.environ.items() if k not in _OF_A_TERMINAL}
        done = subprocess.run(
            [sys.executable, "-m", "peeldiff", *map(str, arguments)],
            input=data,
            stdin=subprocess.DEVNULL if data is None else None,
            capture_output=True,
            env={**clean, "PYTHONPATH": str(ROOT), **(env or {})},
            cwd=cwd,
            timeout=120,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Hold a text against `tests/golden/NAME`, which a person has read."""

    def check(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--write-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return check
