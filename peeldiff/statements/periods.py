"""The spaces of time that a sentence names, in days: "within 24 hours" and "within a day" are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.statements.extents import number_of
from peeldiff.statements.sentences import Token

__all__ = ["TIMES", "periods"]

_UNITS = {
    "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "quarter": 91.0,
    "year": 365.0,
}  # fmt: skip
_UNITS |= {f"{unit}s": days for unit, days in _UNITS.items()}
_WORDS = {
    "daily": 1.0, "weekly": 7.0, "fortnight": 14.0, "fortnightly": 14.0, "monthly": 30.0, "quarterly": 91.0,
    "annual": 365.0, "annually": 365.0, "yearly": 365.0,
}  # fmt: skip
_ONE = frozenset({"a", "an", "the", "each", "every", "per"})
"""Words right before a unit that count it once."""
TIMES = frozenset({*_UNITS, *_WORDS, *"morning evening night shift time times".split()})  # noqa: SIM905


def periods(tokens: Sequence[Token]) -> Iterator[float]:
    """Each space of time that is counted in a sentence, in days."""
    words = [token.word for token in tokens]
    for at, word in enumerate(words):
        if word in _WORDS:
            yield _WORDS[word]
        unit = _UNITS.get(word)
        if unit is None or not at:
            continue
        count = 1.0 if words[at - 1] in _ONE else number_of(words[at - 1])
        if count is None and at > 1:
            count = number_of(words[at - 2])
        if count is not None:
            yield count * unit
