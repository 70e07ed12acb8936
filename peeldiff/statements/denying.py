"""Sentences that deny of something else what the sentence before them says: "Those in the east have not.".

They leave their predicate out or only point to it, so that words of grammar tell them.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements.sentences import Token

__all__ = ["denies_likewise", "denies_outright"]

_AUXILIARIES = frozenset("are can could did do does had has have is was were".split())  # noqa: SIM905
_AT_THE_END = frozenset("all at done either however so though yet".split())  # noqa: SIM905
_LIKE_IT = (
    "no such", "no comparable", "no similar", "nothing comparable", "nothing like it", "nothing of that kind",
    "nothing of the kind", "nothing of the sort", "nothing similar",
)  # fmt: skip
_NOT_THE_SAME = ("cannot be said", "is not so", "is not the case", "is not true", "can not be said")
_NONE = frozenset({"none", "nothing"})
_SHORT, _SHORTEST = 14, 10
"""Words up to which a sentence that ends in "not", or in "none", leaves out what it denies."""
_DENIES = frozenset("cannot never no nobody none not nothing".split())  # noqa: SIM905
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})
_BEFORE = 3
"""Words before a denial among which "who" makes it one of those alone who are spoken of."""


def denies_likewise(tokens: Sequence[Token]) -> bool:
    """Whether a sentence denies of another thing what was said before it."""
    words = [token.word for token in tokens if token.word != ","]
    while words and words[-1] in _AT_THE_END:
        words.pop()
    told = f" {' '.join(words)} "
    if any(f" {phrase} " in told for phrase in _LIKE_IT):
        return True
    if "same" in words[:3] and any(f" {phrase} " in told for phrase in _NOT_THE_SAME):
        return True
    if len(words) <= _SHORT and words[-1:] == ["not"] and not _AUXILIARIES.isdisjoint(words[-2:-1]):
        return True
    return 2 < len(words) <= _SHORTEST and words[-1] in _NONE


def denies_outright(tokens: Sequence[Token]) -> bool:
    """Whether a sentence denies something of what it is about, and not only of those "who could not"."""
    words = [token.word for token in tokens]
    return any(
        word in _DENIES and _RELATIVE.isdisjoint(words[max(0, at - _BEFORE) : at])
        for at, word in enumerate(words)
    )
