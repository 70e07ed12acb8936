"""Whether a sentence turns from what it says to what is left."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.sentences import Token

__all__ = ["takes_back"]

_TURNS = frozenset({"but", "although", "though", "however", "while", "whilst", "yet"})
_LEFT = words_of(Words.LEFT_TO_DO)


def takes_back(tokens: Sequence[Token]) -> bool:
    """Whether a sentence turns to what is still to do: "…, but it does need to be put right"."""
    words = [token.word for token in tokens]
    turn = next((at for at, word in enumerate(words) if word in _TURNS), None)
    return turn is not None and not _LEFT.isdisjoint(words[turn:])
