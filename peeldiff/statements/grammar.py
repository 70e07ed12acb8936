"""The lists of words with which an inspectorate speaks of its own work, from the inspectorate's data.

`grammar.txt` holds each list of `Words` and `Phrases` under its value, `formal.txt` each of `Formal`, and
neither holds another.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from os import pardir

from peeldiff.parsed import beside, parsed

__all__ = [
    "Formal",
    "Phrases",
    "Words",
    "formal",
    "parse",
    "parse_formal",
    "phrases_of",
    "words_of",
]

_FILE, _FORMAL = "grammar.txt", "formal.txt"


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
    OF_THIS_REPORT = "of this report"
    SETS_GOING = "sets going"
    SCRUTINISES = "scrutinises"
    KNOWS = "knows"
    SHOWS_THAT_IT_IS_KNOWN = "shows that it is known"
    TAKES_OUT = "takes out"


class Phrases(Enum):
    """The lists that may hold phrases of several words."""

    MEANS_TO_DO = "means to do"
    IN_A_PART_OF_THE_AREA = "in a part of the area"
    NOT_RECALLED = "not recalled"
    OUTSIDE_THE_SCOPE = "outside the scope"
    INSPECTED_ELSEWHERE = "inspected elsewhere"
    CARRIES_ON = "carries on"
    SETS_BESIDE = "sets beside"
    BEGINS_AN_EXCEPTION = "begins an exception"
    ANNOUNCES = "announces"


class Formal(Enum):
    """The lists with which the inspectorate settles a finding; all may hold phrases."""

    SETTLES = "settles"
    SETTLES_IN_FULL = "settles in full"
    IS_SETTLED = "is settled"
    ENDS = "ends"
    HAS_ENDED = "has ended"
    WE_CLOSE = "we close"
    WE_CAN_CLOSE = "we can close"
    WE_ARE_CLOSING = "we are closing"
    WE_HOLD = "we hold"
    HELD = "held"
    ALL_OF_IT = "all of it"
    BESIDE_IT = "beside it"
    LEADS_IN = "leads in"
    WHOLE_OF = "whole of"
    OLDER = "older"
    POINTS = "points"
    ON_WHAT = "on what"
    WHAT = "what"
    AT_THAT_TIME = "at that time"
    GLAD = "glad"
    TELL = "tell"
    TOLD = "told"
    CREDITABLE = "creditable"
    LEAVES_SOMETHING = "leaves something"
    IS_INSPECTED = "is inspected"
    QUANTITIES = "quantities"
    IN_PART = "in part"
    FOR_A_PART = "for a part"
    SETTLING = "settling"
    PRAISED = "praised"
    PRAISES = "praises"
    NOTHING_MORE = "nothing more"
    IS_LEFT = "is left"
    WANT = "want"
    KEEP = "keep"
    IN_THIS_RESPECT = "in this respect"
    CONCERNS = "concerns"
    LIMITS = "limits"
    END_OF = "end of"
    UNDER_IT = "under it"
    CLOSED = "closed"
    RAISES = "raises"
    DEMANDED = "demanded"
    FURTHER = "further"
    ANOTHER_POINT = "another point"


def words_of(name: Words) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_lists()[name.value])


def phrases_of(name: Phrases) -> tuple[str, ...]:
    """The phrases of a list, in order, as they stand in a sentence in small letters."""
    return tuple(_lists()[name.value])


def formal(name: Formal) -> tuple[str, ...]:
    """The words and phrases of a list of formal words, in order."""
    return tuple(_lists(_FORMAL)[name.value])


@cache
def _lists(file: str = _FILE) -> dict[str, list[str]]:
    path = beside(__file__, pardir, "inspectorates", "lexicon", file)
    makers = (__file__, beside(__file__, pardir, "inspectorates", "word_rows.py"))
    make = parse if file == _FILE else parse_formal
    told: dict[str, list[str]] = parsed(path, make, makers)
    return told


def parse(content: bytes) -> dict[str, list[str]]:
    """The rows of each list of words of grammar; raises `DataFileError`."""
    from peeldiff.inspectorates.word_rows import word_rows

    words = [one.value for one in Words]
    return word_rows(content, f"lexicon/{_FILE}", (*words, *(one.value for one in Phrases)), words)


def parse_formal(content: bytes) -> dict[str, list[str]]:
    """The rows of each list of formal words; raises `DataFileError`."""
    from peeldiff.inspectorates.word_rows import word_rows

    return word_rows(content, f"lexicon/{_FORMAL}", [one.value for one in Formal])
