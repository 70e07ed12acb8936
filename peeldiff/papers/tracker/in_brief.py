"""A quotation for the board: whole sentences from its beginning, as many as a cell has room for.

Only what explains a new finding is shortened: of what answers an older one the answer may stand last.
"""

from __future__ import annotations

from peeldiff.words import sentences

__all__ = ["in_brief"]

_MOST = 60
"""Words of a quotation, unless its first sentence is longer or a turn follows."""
_HEAD = 4
_TURNS = frozenset({"but", "yet", "however", "nevertheless", "although", "despite", "conversely"})


def in_brief(text: str) -> str:
    """The quotation, with "…" where sentences are left out.

    It never ends before a sentence that turns against it: half of it may say the opposite of the whole.
    """
    told: list[str] = []
    for sentence in sentences(" ".join(text.split())):
        count = sum(len(one.split()) for one in (*told, sentence))
        if told and count > _MOST and not _turns(sentence):
            return f"{' '.join(told)} …"
        told.append(sentence)
    return " ".join(told)


def _turns(sentence: str) -> bool:
    words = [word.strip(",;:").lower() for word in sentence.split()[:_HEAD]]
    return not _TURNS.isdisjoint(words)
