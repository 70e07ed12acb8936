"""What tests of one report ask of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Finding, Inspection, Section


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
