"""A few lines of a report, understood as a file with them would be."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from peeldiff.model import Finding, Inspection, Section
from peeldiff.reading import read_document
from peeldiff.reading.files import load_bytes

Read = Callable[[str], Inspection]

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


@pytest.fixture(scope="session")
def section() -> Callable[[Inspection, str], Section]:
    """The only section with a heading that begins so."""

    def find(inspection: Inspection, heading: str) -> Section:
        (found,) = [s for s in inspection.sections if s.heading.startswith(heading)]
        return found

    return find


@pytest.fixture(scope="session")
def asked() -> Callable[[Inspection], list[str]]:
    """The texts of the findings in reading order."""

    def texts(inspection: Inspection) -> list[str]:
        return [finding.text for finding in inspection.findings]

    return texts


@pytest.fixture(scope="session")
def parts() -> Callable[[Finding], list[str]]:
    """The texts of a finding's items."""
    return lambda finding: [item.text for item in finding.items]
