"""The lists of words with which an inspectorate speaks of its own work, from the inspectorate's data.

`grammar.txt` holds each list of `Words` and `Phrases` under its value, and no other.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from os import pardir

from peeldiff.parsed import beside, parsed

__all__ = ["Phrases", "Words", "parse", "phrases_of", "words_of"]

_FILE = "grammar.txt"


class Words(Enum):
    """The lists of single words that code asks for."""

    CLOSES = "closes"
    KEEPS_OPEN = "keeps open"
    NOT_MEANT = "not meant"
    LEFT_TO_DO = "left to do"
    TELLS_OF_TODAY = "tells of today"
    SETTLED = "settled"
    MONTHS = "months"
    EARLIER = "earlier"
    REPORTS = "reports"
    INSPECTORATE_SPEAKS = "inspectorate speaks"
    SAID_THEN = "said then"
    LOOKS = "looks"
    THIS_TIME = "this time"
    LEANING = "leaning"
    POINTING = "pointing"
    CRIMES_TOLD_APART = "crimes told apart"
    RISKS_TOLD_APART = "risks told apart"
    PEOPLE_TOLD_APART = "people told apart"
    CALLS_TOLD_APART = "calls told apart"
    SPEAKS = "speaks"
    NAMES_OF_EVERY_INSPECTION = "names of every inspection"
    UNREAL = "unreal"
    JOINS_CLAUSES = "joins clauses"
    TURNS_WITHIN = "turns within"
    CONTRASTS = "contrasts"
    SOUND_ILL = "sound ill"
    FINITE_VERBS = "finite verbs"
    PARTS_OF_A_COUNT = "parts of a count"
    WHAT_IS_COUNTED = "what is counted"
    THE_SAME_FIGURE = "the same figure"


class Phrases(Enum):
    """The lists that may hold phrases of several words."""

    MEANS_TO_DO = "means to do"
    IN_A_PART_OF_THE_AREA = "in a part of the area"
    NOT_RECALLED = "not recalled"
    OUTSIDE_THE_SCOPE = "outside the scope"


def words_of(name: Words) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists()[name.value])


def phrases_of(name: Phrases) -> tuple[str, ...]:
    """The phrases of a list, in order, as they stand in a sentence in small letters."""
    return tuple(_lists()[name.value])


@cache
def _lists() -> dict[str, list[str]]:
    path = beside(__file__, pardir, "inspectorates", "lexicon", _FILE)
    makers = (__file__, beside(__file__, pardir, "inspectorates", "word_rows.py"))
    told: dict[str, list[str]] = parsed(path, parse, makers)
    return told


def parse(content: bytes) -> dict[str, list[str]]:
    """The rows of each list of the file; raises `DataFileError`."""
    from peeldiff.inspectorates.word_rows import word_rows

    words = [one.value for one in Words]
    return word_rows(content, f"lexicon/{_FILE}", (*words, *(one.value for one in Phrases)), words)
