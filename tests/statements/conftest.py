"""Sentences of an invented report as statements."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection
from peeldiff.report import read_document
from peeldiff.statements import Statements, read_statements


@pytest.fixture(scope="session")
def report() -> Callable[..., Inspection]:
    """A report of 2017 with one question, its prose and what is listed under it."""

    def make(prose: str, listed: str = "", cycle: str = "2017") -> Inspection:
        text = (
            f"PEEL: Police effectiveness {cycle}\nAn inspection of Marlshire Police\n\n"
            f"## Investigating crime\n\n**Good**\n\n{prose}\n\n{listed}"
        )
        return read_document(load_bytes(text.encode(), f"{cycle}.txt"))

    return make


@pytest.fixture(scope="session")
def statements(report: Callable[..., Inspection]) -> Callable[..., Statements]:
    """The statements of such a report."""

    def read(prose: str, listed: str = "", cycle: str = "2017") -> Statements:
        return read_statements(report(prose, listed, cycle))

    return read
