"""Matching two lists of titled texts, and marking what was reworded inside a pair.

Generic on purpose: it knows titles, texts and places, and refuses to know what a text is about.
It imports the standard library and rapidfuzz (and diff-match-patch to place word marks), nothing
heavier, and loads each part when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignment.matching import align
    from alignment.shapes import Alignment, Entry, Link, Weights

__all__ = ["Alignment", "Entry", "Link", "Weights", "align"]

_HOME = {
    "Alignment": "alignment.shapes",
    "Entry": "alignment.shapes",
    "Link": "alignment.shapes",
    "Weights": "alignment.shapes",
    "align": "alignment.matching",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'alignment' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
