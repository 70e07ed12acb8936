"""Sentences that leave their predicate to the one before: "Nor is the choir.", "So are the boats."."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.lexicon import load_lexicon
from peeldiff.statements.marks import lay_bare
from peeldiff.statements.sentences import Token

__all__ = ["is_elliptic"]

_FINITE = words_of(Words.FINITE_VERBS)
_IS = frozenset({"are", "is", "was", "were"})
"""Verbs behind which a subject may end a sentence; behind others its own verb follows."""
_LONGEST = 12
"""Words of such a sentence at most: a longer one says something of its own."""
_TAKES_ON = frozenset({"neither", "nor", "so"})
_THE_SAME = (("is", "true"), ("was", "true"), ("goes",), ("applies",), ("applied",), ("holds",))
_OF_WHAT = frozenset({"for", "of", "to", "with"})
_TOO = frozenset({"either", "neither"})
_INSPECTED = frozenset(
    "constabulary force he it officers she staff that they this we you".split()  # noqa: SIM905
)
"""Subjects of which a report says something of its own: "Nor is the force ready."."""


def is_elliptic(tokens: Sequence[Token]) -> bool:
    """Whether a sentence names something and has no predicate of its own for it."""
    told = [token for token in tokens if token.word[0].isalnum()]
    words = [token.word for token in told]
    if words[:1] == ["and"]:
        told, words = told[1:], words[1:]
    if not 3 <= len(words) <= _LONGEST or not _INSPECTED.isdisjoint(words):
        return False
    return _takes_it_on(told, words) or _is_the_same(words) or _ends_with_either(words)


def _takes_it_on(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """ "Nor is the choir.": a subject behind its verb, and nothing that is said of it."""
    if words[0] not in _TAKES_ON or words[1] not in _IS or not _FINITE.isdisjoint(words[2:]):
        return False
    if not tokens[-1].stem or words[-1].endswith("ed"):
        return False
    return not lay_bare(tokens[-1:], load_lexicon())[-1].is_sense


def _is_the_same(words: Sequence[str]) -> bool:
    """ "The same is true of the choir."."""
    if list(words[:2]) != ["the", "same"]:
        return False
    return any(
        tuple(words[2 : 2 + len(verb)]) == verb and words[2 + len(verb)] in _OF_WHAT
        for verb in _THE_SAME
        if len(words) > 2 + len(verb)
    )


def _ends_with_either(words: Sequence[str]) -> bool:
    """ "The choir is not, either."."""
    verbs = [word for word in words[:-1] if word in _FINITE]
    return words[-1] in _TOO and len(verbs) == 1 and list(words[-3:-1]) == [verbs[0], "not"]
