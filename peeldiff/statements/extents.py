"""Numbers as extents: how much of something is so ("68 of 70", "nine in ten", "92 percent").

And numbers as movement: "from 412 to none". A number alone says neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from alignment.records import dataclass
from peeldiff.statements.sentences import Token

__all__ = ["Extent", "Measure", "number_of", "read_measures"]

_UNITS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_NUMBERS = {word: float(value) for value, word in enumerate(_UNITS)} | {
    "none": 0.0, "nil": 0.0, "zero": 0.0, "nobody": 0.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0,
    "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0, "hundred": 100.0, "dozen": 12.0,
}  # fmt: skip
_FRACTIONS = {
    "half": 0.5, "third": 1 / 3, "thirds": 2 / 3, "quarter": 0.25, "quarters": 0.75, "fifth": 0.2,
    "fifths": 0.6, "tenth": 0.1, "tenths": 0.7,
}  # fmt: skip
_PERCENT = ("percent", "%", "cent")
_FILLERS = ("the", "those", "these", "our", "all")
_SAMPLE = 12
"""Words that may stand between "of 40" and ", 38"."""
_BETWEEN = 3
"""Words that may stand between "from 412" and "to none"."""

_OF_TIME = frozenset({"past", "day", "days", "hour", "hours", "hourly", "year", "term", "a", "an"})
"""What follows "half" where it is a part of a span of time: "half past five", "half an hour"."""
_ORDINALS = frozenset({"third", "quarter", "fifth", "tenth"})
_COUNTED = frozenset(
    {"of", "the", "were", "are", "was", "is", "had", "have", "has", "did", "do", "does"}
)
"""What follows "a third" where it is a share; in "a third team" it counts the team."""
_YEARS = range(1990, 2100)

_NEARLY_ALL = 0.95
_MOST = 0.7
_SOME = 0.3


class Extent(StrEnum):
    """How much of a group is so."""

    ALL = "all"
    NEARLY_ALL = "nearly-all"
    MOST = "most"
    SOME = "some"
    FEW = "few"
    NONE = "none"
    UP = "rises"
    DOWN = "falls"
    TO_NONE = "to-none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An extent read from the tokens `start` to `end` (exclusive); `share` is from 0 to 1, or None."""

    start: int
    end: int
    extent: Extent
    share: float | None = None


def number_of(word: str) -> float | None:
    """The value of a number in digits or in a word, or None."""
    if "0" <= word[0] <= "9":
        try:
            return float(word.replace(",", "").replace(":", "."))
        except ValueError:
            return None
    return _NUMBERS.get(word)


def _extent_of(share: float) -> Extent:
    if share >= 1:
        return Extent.ALL
    if share >= _NEARLY_ALL:
        return Extent.NEARLY_ALL
    if share >= _MOST:
        return Extent.MOST
    if share >= _SOME:
        return Extent.SOME
    return Extent.FEW if share > 0 else Extent.NONE


def read_measures(tokens: Sequence[Token]) -> tuple[Measure, ...]:
    """The extents and movements that the numbers of a sentence tell, in order."""
    words = [token.word for token in tokens]
    found: list[Measure] = []
    at = 0
    while at < len(words):
        measure = _moves(words, at) if words[at] == "from" else None
        if number_of(words[at]) is not None:  # few words are
            measure = _percent(words, at) or _of(words, at) or _of_before(words, at)
        measure = measure or _fraction(words, at)
        if measure is None:
            at += 1
        else:
            found.append(measure)
            at = measure.end
    return tuple(found)


def _percent(words: Sequence[str], at: int) -> Measure | None:
    value = number_of(words[at])
    if value is None or at + 1 >= len(words):
        return None
    end = at + 2 if words[at + 1] in _PERCENT else 0
    if words[at + 1 : at + 3] == ["per", "cent"]:
        end = at + 3
    if not end or value > 100:
        return None
    return Measure(start=at, end=end, extent=_extent_of(value / 100), share=value / 100)


def _of(words: Sequence[str], at: int) -> Measure | None:
    """ "68 of the 70", "nine out of ten", "nine in ten", "none of the 40"."""
    some = number_of(words[at])
    if some is None:
        return None
    rest = list(words[at + 1 : at + 6])
    joint = 2 if rest[:2] == ["out", "of"] else 1 if rest[:1] in (["of"], ["in"]) else 0
    if not joint:
        return None
    step = joint
    while step < len(rest) and rest[step] in _FILLERS:
        step += 1
    every = number_of(rest[step]) if step < len(rest) else None
    if not every or some > every or (every > 1000 and rest[0] == "in"):
        return None
    if rest[0] == "in" and step > joint:
        return None
    share = some / every
    return Measure(start=at, end=at + 2 + step, extent=_extent_of(share), share=share)


def _of_before(words: Sequence[str], at: int) -> Measure | None:
    """ "Of 40 owners of tractors, 38 …": the number after the comma, of the one before it."""
    some = number_of(words[at])
    if some is None or words[at - 1 : at] != [","]:
        return None
    for back in range(at - 2, max(-1, at - 2 - _SAMPLE), -1):
        every = number_of(words[back])
        if (
            every is not None
            and words[max(0, back - 2) : back].count("of")
            and every >= max(some, 2)
            and not (every in _YEARS and words[back - 1] != "of")  # "the calls of June 2022, 412 …"
        ):
            share = some / every
            return Measure(start=at, end=at + 1, extent=_extent_of(share), share=share)
    return None


def _fraction(words: Sequence[str], at: int) -> Measure | None:
    """ "half of", "a third of", "three quarters of"."""
    share = _FRACTIONS.get(words[at])
    if share is None:
        return None
    behind = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "half" and behind in _OF_TIME:
        return None
    if words[at] in _ORDINALS and (
        words[max(0, at - 1)] not in ("a", "one") or behind not in _COUNTED
    ):
        return None
    return Measure(start=at, end=at + 1, extent=_extent_of(share), share=share)


def _moves(words: Sequence[str], at: int) -> Measure | None:
    """ "from 412 to none", "from 60 percent last year to 92 percent"."""
    if words[at] != "from" or at + 1 >= len(words):
        return None
    before = number_of(words[at + 1])
    if before is None:
        return None
    for to in range(at + 2, min(at + 5 + _BETWEEN, len(words) - 1)):
        if words[to] != "to":
            continue
        step = to + 1
        while step < len(words) - 1 and words[step] in (
            "just",
            "only",
            "about",
            "under",
            "over",
            "fewer",
            "than",
        ):
            step += 1
        after = number_of(words[step])
        if after is None or (1990 < before < 2100 and 1990 < after < 2100):
            return None
        extent = Extent.TO_NONE if after == 0 else Extent.UP if after > before else Extent.DOWN
        end = step + 1
        while end < len(words) and words[end] in _PERCENT:
            end += 1
        return Measure(start=at, end=end, extent=extent)
    return None
