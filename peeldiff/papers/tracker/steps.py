"""What peeldiff suggests to do next: a suggestion that follows from the status, and never "closed"."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.model import Addressee, Confidence, FindingChange, Mention, Status
from peeldiff.model.terms import Terms
from peeldiff.render.phrases import listed

__all__ = ["next_step"]

_NOT_OURS = "Addressed to another body: record who answers it."
_REFERRED = "Show the words quoted, if they settle it."
_DOUBTFUL = "Read the words quoted first, as this is doubtful."


def next_step(
    change: FindingChange, addressed_to: Addressee | None, letters: Sequence[str], terms: Terms
) -> str:
    """The suggestion for a finding; `letters` name its parts that are not told as dealt with."""
    told = [terms.statuses[change.status].next_step]
    if change.status is Status.PARTLY_RESOLVED and letters:
        told = [f"Outstanding: part{'s' * (len(letters) > 1)} {listed(list(letters))}."]
    elif change.status is Status.NOT_RAISED and change.mention is Mention.SPOKEN_OF:
        told.append(_REFERRED)
    elif change.status is Status.RESOLVED and change.confidence is Confidence.LOW:
        told.insert(0, _DOUBTFUL)
    if addressed_to is Addressee.OTHER_BODY:
        told.insert(0, _NOT_OURS)
    return " ".join(told)
