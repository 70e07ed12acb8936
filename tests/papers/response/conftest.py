"""A dossier made of invented reports, for the response and the cover."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from peeldiff.inputs import read_inspection
from peeldiff.papers import Dossier
from peeldiff.papers.shapes import assemble

FIXTURES = Path(__file__).parents[3] / "fixtures"


@cache
def _dossier(names: tuple[str, ...], published: str | None, made_on: str | None) -> Dossier:
    read = [read_inspection(FIXTURES / name) for name in names]
    return assemble(read, published=published, made_on=made_on)


Gather = Callable[..., Dossier]


@pytest.fixture(scope="session")
def gather() -> Gather:
    """Put invented reports together by their file names, once a session."""

    def put(*names: str, published: str | None = None, made_on: str | None = None) -> Dossier:
        return _dossier(names, published, made_on)

    return put
