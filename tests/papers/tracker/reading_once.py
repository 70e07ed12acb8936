"""For laws that make one tracker from another: what was looked at is what the next is made from.

It is read once.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from peeldiff.papers.spreadsheet import Book, read_book

__all__ = ["read_once"]

_KEPT: OrderedDict[tuple[str, bytes], tuple[Book, bytes]] = OrderedDict()
_MOST = 6


def read_once(path: str) -> tuple[Book, bytes]:
    """As `read_book`; a file with the same name and bytes as a moment ago is not read again."""
    key = Path(path).name, Path(path).read_bytes()
    if key not in _KEPT:
        _KEPT[key] = read_book(path)
    _KEPT.move_to_end(key)
    while len(_KEPT) > _MOST:
        _KEPT.popitem(last=False)
    return _KEPT[key]
