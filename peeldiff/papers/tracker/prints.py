"""Which cells of an old tracker peeldiff wrote itself: fingerprints kept in the workbook's properties.

Without them, what a person wrote over one of our cells could not be told from what stood there before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

__all__ = ["Prints", "print_of", "print_properties"]

_LENGTH = 6
_NAME = "peeldiff cells "
_EACH = 40
"""Fingerprints in one property, which holds 255 characters."""


def print_of(sheet: str, row: str, column: str, text: str) -> str:
    """The fingerprint of a cell; `row` is the text of the first cell of its row."""
    joined = "\0".join((sheet, row, column, text))
    return sha256(joined.encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def print_properties(prints: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The properties that keep the fingerprints: names and values."""
    every = sorted(set(prints))
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
