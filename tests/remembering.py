"""The invented reports stay as they are, so that a session reads each once and compares two once.

For tests of what is made of a comparison: how reports are read and compared is tested without this. Only
files of `fixtures/` are remembered, and only comparisons that no decision of a reader changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from peeldiff import compare as comparing
from peeldiff import inputs
from peeldiff.compare import Between
from peeldiff.compare.sides import Sides
from peeldiff.document.source import Document
from peeldiff.history import pairs
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Inspection, InspectionDiff
from peeldiff.report import read_document

FIXTURES = Path(__file__).parent.parent / "fixtures"


@cache
def _digests() -> frozenset[str]:
    files = [path for path in FIXTURES.iterdir() if path.suffix in {".txt", ".md"}]
    return frozenset(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)


class _Remembered(Between):
    """A comparison that keeps all that it was asked."""

    def __init__(self, old: Inspection, new: Inspection, sides: Sides) -> None:
        super().__init__(old, new, sides=sides)
        self._diffs: dict[bool, InspectionDiff] = {}

    def diff(self, *, with_sections: bool = True) -> InspectionDiff:
        if with_sections not in self._diffs:
            self._diffs[with_sections] = super().diff(with_sections=with_sections)
        return self._diffs[with_sections]


_SIDES = Sides()
_same: dict[Inspection, Inspection] = {}
_compared: dict[tuple[Inspection, Inspection, int], tuple[Between, Inspectorate]] = {}


def _read(document: Document, **options: Any) -> Inspection:
    if document.sha256 not in _digests():
        return read_document(document, **options)
    return _read_once(document, **options)


@cache
def _read_once(document: Document, **options: Any) -> Inspection:
    return read_document(document, **options)


def _between(old: Inspection, new: Inspection, *, decisions: Any = None, sides: Any = None) -> Any:
    if decisions is not None or not {old.source.sha256, new.source.sha256} <= _digests():
        return Between(old, new, decisions=decisions, sides=sides)
    old, new = (_same.setdefault(side, side) for side in (old, new))  # `Sides` goes by identity
    words = inspectorate_of(new)
    key = old, new, id(words)
    if key not in _compared:
        _compared[key] = _Remembered(old, new, _SIDES), words
    return _compared[key][0]


@contextmanager
def remembering() -> Iterator[None]:
    """Read and compare the invented reports once, wherever it is asked for meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "read_document", _read)
        for module in (comparing, pairs):
            if module.Between is Between:  # a test may have put something else there
                patch.setattr(module, "Between", _between)
        yield
