"""What peeldiff suggests to do next: a suggestion that follows from the status, and never "closed"."""

from __future__ import annotations

from peeldiff.model import Addressee, Confidence, FindingChange, Status

__all__ = ["next_step"]

_STEPS = {
    Status.ESCALATED: "Open: answer again, now as a cause of concern",
    Status.PERSISTING: "Open: answer again",
    Status.DE_ESCALATED: "Open: answer again, now as an area for improvement",
    Status.RECURRING: "Allocate an owner; look up what was done before",
    Status.NEW: "Allocate an owner",
    Status.NOT_RAISED: "Keep open; ask HMICFRS how it stands",
    Status.NOT_REINSPECTED: "Keep open: nobody has looked again",
}
_DONE = "Propose closure with the words quoted as evidence"
_DOUBTFULLY_DONE = "Read the words quoted first; propose closure if they say so to you"
_PARTLY = "Keep open for what is not done: read the words quoted"
_NOT_OURS = {
    Addressee.OTHER_BODY: "Addressed to another body: record who answers it. ",
    Addressee.ALL_FORCES: "",
    Addressee.FORCE: "",
}


def next_step(
    change: FindingChange, addressed_to: Addressee | None, letters: tuple[str, ...]
) -> str:
    """The suggestion for a finding; `letters` name its parts that are not dealt with."""
    before = _NOT_OURS[addressed_to] if addressed_to is not None else ""
    return before + _step(change, letters)


def _step(change: FindingChange, letters: tuple[str, ...]) -> str:
    if change.status is Status.RESOLVED:
        return _DOUBTFULLY_DONE if change.confidence is Confidence.LOW else _DONE
    if change.status is Status.PARTLY_RESOLVED:
        if not letters:
            return _PARTLY
        return f"Keep open for the part{'s' * (len(letters) > 1)} {', '.join(letters)}"
    return _STEPS[change.status]
