"""Whether a sentence tells of all of something, or of less, as far as words of number and "all" tell it.

A count of a sample tells it best ("58 of the 60", "all but two of the 71", "we read 60 files and in 58 …");
else its subject does ("Every call …", "None of the stores …").
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from peeldiff.statements.extents import number_of, read_measures
from peeldiff.statements.periods import TIMES
from peeldiff.statements.sentences import Token

__all__ = ["Reach", "is_look_alone", "reach_of"]


class Reach(Enum):
    """How much a sentence tells of."""

    ALL = auto()
    SHORT = auto()
    """Of a counted part."""


_ENOUGH = 0.95
"""Share of a sample from which nothing is made of the rest."""
_HARDLY = 0.05
_EACH = frozenset({"all", "each", "every", "everybody", "everyone"})
_ALL = _EACH | {"any", "anybody", "anyone", "both"}
_NONE = frozenset({"neither", "no", "nobody", "none", "nothing"})
_BEGINNING = 6
"""Words in which a sentence tells of whom or what it speaks."""
_BEFORE_A_COUNT = frozenset({"and", "but", "found", "in", ","})
_FEWEST = 10
"""Things of which a sample has at least."""
_YEARS = range(1990, 2101)
_WITHIN = 8
"""Words between what is left out and what it is left out of: "all but two of the 71"."""


def reach_of(tokens: Sequence[Token]) -> Reach | None:
    """How much a sentence tells of; None where nothing tells it."""
    words = [token.word for token in tokens]
    left_out = _all_but(words)
    if left_out is not None:
        return _of_share(left_out)
    shares = [m.share for m in read_measures(tokens) if m.share is not None]
    if any(_HARDLY < share < _ENOUGH for share in shares):
        return Reach.SHORT
    if any(share >= _ENOUGH for share in shares) or _begins_with_all(words):
        return Reach.ALL
    sample = _of_a_sample(words)
    if sample is not None:
        return _of_share(sample)
    return Reach.ALL if _tells_of_each(words) else None


def is_look_alone(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells no more than what the inspectorate looked at: "We read all 40 plans."."""
    words = [token.word for token in tokens]
    return words[:1] == ["we"] and {",", ";", ":", "and"}.isdisjoint(words)


def _of_share(share: float) -> Reach:
    return Reach.ALL if share >= _ENOUGH else Reach.SHORT


def _all_but(words: Sequence[str]) -> float | None:
    """The share that "all but two of the 71" leaves; 0 where it does not say of how many."""
    for at, word in enumerate(words[:-2]):
        if word == "all" and words[at + 1] == "but":
            left = number_of(words[at + 2])
            told = (*words[at + 3 : at + _WITHIN], *reversed(words[:at]))
            every = next((n for w in told if (n := number_of(w)) is not None), None)
            return 1 - left / every if left is not None and every and every > left else 0.0
    return None


def _begins_with_all(words: Sequence[str]) -> bool:
    begins = list(words[:_BEGINNING])
    if begins[:1] and (begins[0] in _NONE or begins[:2] == ["not", "one"]):
        return True
    if begins[:3] == ["not", "a", "single"]:
        return True
    return any(
        word in _ALL and TIMES.isdisjoint(words[at + 1 : at + 3]) for at, word in enumerate(begins)
    )


def _of_a_sample(words: Sequence[str]) -> float | None:
    """The share in "we listened to 60 calls and in 57 …"."""
    counts = [(at, n) for at, word in enumerate(words) if (n := _count(words, at, word))]
    if len(counts) < 2:
        return None
    (_, every), (at, some) = counts[0], counts[1]
    is_of_it = every >= _FEWEST and 1 < some <= every and words[at - 1] in _BEFORE_A_COUNT
    return some / every if is_of_it else None


def _count(words: Sequence[str], at: int, word: str) -> float | None:
    """A number that counts things: no time, share or year."""
    value = number_of(word)
    if value is None or (not word[0].isdigit() and value < _FEWEST) or value in _YEARS:
        return None
    behind = words[at + 1 : at + 3]
    return None if not TIMES.isdisjoint(behind) or behind[:1] in (["percent"], ["%"]) else value


def _tells_of_each(words: Sequence[str]) -> bool:
    """Whether it says of each or all of something that it is so; "each week" tells how often."""
    for at, word in enumerate(words):
        if word in _EACH and words[max(0, at - 1) : at] not in (["at"], ["not"]):
            behind = words[at + 1 : at + 3]
            if behind and TIMES.isdisjoint(behind):
                return True
    return False
