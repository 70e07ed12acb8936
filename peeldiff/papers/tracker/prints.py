"""Which cells of an old tracker peeldiff wrote itself: fingerprints kept in the workbook's properties.

Without them, what a person wrote over one of our cells could not be told from what stood there before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from alignment.late import late

__all__ = ["Prints", "print_of", "print_of_formula", "print_properties"]

_LENGTH = 6
_NAME = "peeldiff cells "
_EACH = 40
"""Fingerprints in one property, which holds 255 characters."""


def print_of(sheet: str, row: str, column: str, text: str) -> str:
    """The fingerprint of a cell; `row` is the text of the first cell of its row."""
    joined = "\0".join((sheet, row, column, text))
    return sha256(joined.encode("utf-8", "replace")).hexdigest()[:_LENGTH]


_STRING = late(r'"(?:[^"]|"")*"')
_REFERENCE = late(r"\$?\b[A-Z]{1,3}\$?\d+\b|\w+\[[^\]]*\]+", re.IGNORECASE)
_TOLD = late(r'"(?:[^"]|"")*"|[A-Z][A-Z.]*(?=\s*\()|\d+(?:\.\d+)?', re.IGNORECASE)


def print_of_formula(sheet: str, column: str, formula: str) -> str:
    """The fingerprint of a formula: its functions, texts and numbers, wherever it looks.

    A program that saves the workbook may write references and spaces in its own way.
    """
    texts = iter(_STRING.findall(formula))
    bare = _REFERENCE.sub(" ", _STRING.sub('""', formula)).upper().replace("_XLFN.", "")
    told = (next(texts) if part == '""' else part for part in _TOLD.findall(bare))
    return print_of(sheet, "=", column, "\0".join(told))


_FORMULAS = print_of("", "=", "", "")
"""Stands among the fingerprints of a workbook that keeps those of its formulas too."""


def print_properties(prints: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The properties that keep the fingerprints: names and values."""
    every = sorted({*prints, _FORMULAS})
    for start in range(0, len(every), _EACH):
        yield f"{_NAME}{start // _EACH + 1:04d}", "".join(every[start : start + _EACH])


class Prints:
    """The fingerprints that a workbook keeps."""

    def __init__(self, properties: Mapping[str, str]) -> None:
        self._known = {
            value[at : at + _LENGTH]
            for name, value in properties.items()
            if name.startswith(_NAME)
            for at in range(0, len(value), _LENGTH)
        }

    def __bool__(self) -> bool:
        return bool(self._known)

    def know(self, sheet: str, row: str, column: str, text: str) -> bool:
        """Whether peeldiff wrote this cell; True where no fingerprints are kept."""
        return not self._known or print_of(sheet, row, column, text) in self._known

    def know_formula(self, sheet: str, column: str, formula: str) -> bool:
        """Whether peeldiff wrote this formula; True where no fingerprints of formulas are kept."""
        kept = _FORMULAS in self._known
        return not kept or print_of_formula(sheet, column, formula) in self._known
