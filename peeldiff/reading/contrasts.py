"""What takes a good verdict back in the sentences after it: "However, this has not yet been done"."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from alignment.words import stems
from peeldiff.reading.verdicts import SHORT_OF_GOOD, VerdictReader
from peeldiff.words import plain

__all__ = ["TAKEN_BACK_WITHIN", "taken_back_at"]

TAKEN_BACK_WITHIN = 2
"""Sentences after a good verdict that may take it back."""

_CONTRAST = late(
    r"(but|however|although|though|yet|even so|nevertheless|nonetheless|that said|the same cannot"
    r"|still|despite|notwithstanding|on the other hand|by contrast|unfortunately|regrettably|latterly"
    r"|(that|those) (for|of|in|on))\b"
)
"""How a sentence opens that goes against the one before it."""

_WORRIES = late(r"\bwe (are|were|remain|remained) (still |also )?(concerned|worried)\b")
_RETURNED = late(r"\b(slipped|lapsed|crept|came|come|grown|risen) (back|again)\b|\brecurred\b")
"""Once settled, and there again."""
_INSISTS = late(r"\b(still|more work|more needs|not yet|remains?|further)\b")


def taken_back_at(after: Sequence[str], topic: frozenset[str], verdicts: VerdictReader) -> int:
    """Which of the sentences after an answer on a topic takes it back, counted from 1; 0 if none does."""
    for distance, text in enumerate(after, start=1):
        if _takes_back(text, verdicts, topic, distance):
            return distance
    return 0


def _takes_back(after: str, verdicts: VerdictReader, topic: frozenset[str], distance: int) -> bool:
    """Whether a sentence takes back what was said well of a topic `distance` sentences before.

    It does if it opens with a contrast, insists that something is still open or has come back, or
    speaks ill of the same things, be it by numbers: of one of them right after, of two further on.
    """
    said, reading = plain(after), verdicts.read(after)
    bad = reading.verdict in SHORT_OF_GOOD
    if _RETURNED.search(said) or _WORRIES.search(said):
        return True
    contrast = _CONTRAST.match(said)
    if contrast and (bad or reading.hedged):
        return True
    if bad and _INSISTS.search(said):
        return True
    silent = reading.verdict is None
    if bad or (silent and contrast):
        return len(topic.intersection(stems(after))) >= distance
    return False
