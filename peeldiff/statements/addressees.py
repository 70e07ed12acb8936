"""Of whom an earlier inspection asked what a sentence recalls: "we asked the harbour board to …"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from peeldiff.statements.grammar import Formal, Words, formal, words_of
from peeldiff.statements.sentences import Token
from peeldiff.statements.settling.naming import OURS

__all__ = ["is_asked_of_another"]

_ASKED = words_of(Words.SAID_THEN)
_OWN = frozenset(formal(Formal.IS_INSPECTED))
_DEMANDS = frozenset({"should", "must", "needs", "need", "ought"})
_REACH = 8
"""Words at most that name of whom something is asked."""


def is_asked_of_another(tokens: Sequence[Token], asked: Collection[str]) -> bool:
    """Whether a sentence recalls a demand with the stems `asked` as one on another body.

    Of whom something is asked stands between "asked" and "to", or between "that" and "should". It is another
    body if it neither names whoever is inspected nor has a word of the demand.
    """
    words = [token.word for token in tokens]
    for at, word in enumerate(words):
        ends = "to" if word in _ASKED and not OURS.isdisjoint(words[max(0, at - 3) : at]) else ""
        named = tokens[at + 1 : at + 1 + _REACH]
        if word == "that":
            end = next((i for i, one in enumerate(named) if one.word in _DEMANDS), None)
        else:
            end = next((i for i, one in enumerate(named) if ends and one.word == ends), None)
        if not end:
            continue
        told = named[:end]
        own = any(_is_own(told, i) or one.stem in asked for i, one in enumerate(told))
        if not own and any(one.stem for one in told):
            return True
    return False


def _is_own(told: Sequence[Token], at: int) -> bool:
    """Whether a word names whoever is inspected; "the police and crime commissioner" does not."""
    after = told[at + 1].word if at + 1 < len(told) else ""
    return told[at].word in _OWN and (told[at].word, after) != ("police", "and")
