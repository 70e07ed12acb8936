"""Sentences that go on with what an earlier inspection said: "We also said that …", "Another recommendation
was that …". They name no inspection: it is the one that was recalled last, just before them.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements.grammar import Formal, formal
from peeldiff.statements.sentences import Token
from peeldiff.statements.settling.naming import KINDS, OURS
from peeldiff.statements.settling.slots import Slot

__all__ = ["BACK", "goes_on_recalling"]

BACK = 6
"""Statements before such a sentence among which the recall that it goes on with stands."""
_FURTHER = Slot(formal(Formal.FURTHER))
_ANOTHER = Slot(formal(Formal.ANOTHER_POINT))
_DEMANDED = frozenset(formal(Formal.DEMANDED))
_OF_WHOM = Slot(("the force", "it to", "for", "that", "them to", "the constabulary"))
_POINTS = frozenset(formal(Formal.POINTS))
_WAS = frozenset({"was", "were", "concerned", "related", "dealt", "called", "asked", "had"})
_BEGIN = 7
"""Words at the beginning of a sentence among which it says that it goes on."""


def goes_on_recalling(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says what else an inspection said that was recalled before it."""
    words = [token.word for token in tokens]
    begin = words[:_BEGIN]
    if not _FURTHER.may_begin(begin) and not _ANOTHER.may_begin(begin[:1]):
        return False
    if not OURS.isdisjoint(words):  # most sentences are not about us, and need no further look
        further = any(_FURTHER.end(begin, at) > at for at in range(len(begin)))
        if further and _we_demanded(words):
            return True
    noun = _ANOTHER.end(words, 0)
    if noun == 0:
        return False
    kinds = (len(name) for name, _ in KINDS if tuple(words[noun : noun + len(name)]) == name)
    length = next(kinds, int(words[noun : noun + 1] != [] and words[noun] in _POINTS))
    return (
        length > 0
        and words[noun + length : noun + length + 1] != []
        and (words[noun + length] in _WAS)
    )


def _we_demanded(words: Sequence[str]) -> bool:
    """Whether the inspectorate asked for something, then: "we said that …", "…, we said, …"."""
    for at, word in enumerate(words):
        if word not in OURS:
            continue
        verb = at + 1
        verb += words[verb : verb + 1] == ["had"]
        verb = _FURTHER.over(words, verb)
        if words[verb : verb + 1] == [] or words[verb] not in _DEMANDED:
            continue
        if words[verb] != "asked" or _OF_WHOM.end(words, verb + 1) > verb + 1:
            return True
    return False
