"""Names in capitals of more than one word, and which of them stand for another thing than a point's own.

"The code of practice" of one name says nothing of that of another: two names that share some of their
words, and have words of their own on both sides, name two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from alignment.late import late
from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.sentences import content_stems, tokenise
from peeldiff.words import straight

__all__ = ["EVERYBODY", "foreign_stems", "long_names", "names_of_force", "names_within"]

_MONTHS = words_of(Words.MONTHS)
_CAPITALS = r"[A-Z][\w’'-]*"
_NAME = late(rf"{_CAPITALS}(?:(?: (?:of|for|on|in|and|to|the|with))* {_CAPITALS})+")
_WITHIN = late(r"(?<=[a-z0-9,;:] )[A-Z][a-z][\w-]+")
EVERYBODY = frozenset({"Police", "Constabulary", "HMIC", "HMICFRS", "PEEL", "Force", "The", "It"})
"""Words in capitals that do not tell one thing from another: who speaks, who is inspected, first words."""
_OF_FORCES = frozenset({"Service", "City"})


def names_of_force(force: str) -> frozenset[str]:
    """The stems of what a force is called beside what all forces are: "Police", "Service"."""
    words = (word for word in straight(force).split() if word not in EVERYBODY | _OF_FORCES)
    return content_stems(tokenise(" ".join(words)))


def long_names(text: str) -> tuple[frozenset[str], ...]:
    """The stems of each name in capitals that has two words or more."""
    found = []
    for name in _NAME.findall(straight(text)):
        words = [word for word in re.findall(r"[\w'-]+", name) if word not in EVERYBODY]
        stems = content_stems(tokenise(" ".join(words)))
        if len(stems) > 1:
            found.append(stems)
    return tuple(found)


def names_within(text: str) -> frozenset[str]:
    """The stems of the words in capitals that begin no sentence; months and who is inspected are none."""
    words = [word for word in _WITHIN.findall(straight(text)) if word not in EVERYBODY]
    return content_stems(tokenise(" ".join(w for w in words if w.casefold() not in _MONTHS)))


def foreign_stems(own: Iterable[frozenset[str]], told: Iterable[frozenset[str]]) -> frozenset[str]:
    """The stems that the names `told` share with those of a point only as part of another thing's name."""
    own, told = tuple(own), tuple(told)
    pairs = [(name, mine) for name in told for mine in own]
    same = [name for name, mine in pairs if name <= mine or mine <= name]
    shared = [name & mine for name, mine in pairs if name - mine and mine - name]
    return frozenset().union(*shared).difference(*same)
