"""The lists of words with which an inspectorate speaks of its own work, from the inspectorate's data."""

from __future__ import annotations

from functools import cache
from os import pardir

from peeldiff.parsed import read_beside

__all__ = ["phrases_of", "words_of"]


def words_of(name: str) -> frozenset[str]:
    """The words of a list; a name that the data file does not have is a `KeyError` on import."""
    return frozenset(_lists()[name])


def phrases_of(name: str) -> tuple[str, ...]:
    """The phrases of a list, in order, as they stand in a sentence in small letters."""
    return tuple(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    text = read_beside(__file__, pardir, "inspectorates", "lexicon", "grammar.txt")
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name].append(line)
    return found
