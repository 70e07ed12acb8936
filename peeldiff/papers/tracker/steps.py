"""What peeldiff suggests to do next: a suggestion that follows from the status, and never "closed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.model import Addressee, Confidence, FindingChange, Mention, Status
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import SILENT
from peeldiff.phrasing.each_newer import letter
from peeldiff.phrasing.phrases import listed
from peeldiff.status.rules import asked_otherwise, no_questions, silent

__all__ = ["next_step", "why_words"]

_NOT_OURS = "Addressed to another body: record who answers it."
_REFERRED = "Show the words quoted, if they settle it."
_CHECK = "Check: read the words quoted, as it is not sure that they settle it."

_SPOKEN = "The report speaks of this; whether it settles it is for you to judge."
_NONE_FOUND = frozenset({silent.RULE.why, asked_otherwise.RULE.why, no_questions.RULE.why})
"""Reasons that say that no words were found."""


def next_step(
    change: FindingChange,
    addressed_to: Addressee | None,
    parts: Sequence[FindingChange],
    terms: Terms,
    between: str = "",
) -> str:
    """The suggestion for a finding; `parts` are those of it that are not told as dealt with, `between` says
    where else to read."""
    told = [terms.statuses[change.status].next_step]
    if change.status is Status.PARTLY_RESOLVED and parts:
        told = list(_of_parts(parts))
    elif change.status is Status.NOT_RAISED and change.mention is Mention.SPOKEN_OF:
        told.append(_REFERRED)
    elif change.status is Status.RESOLVED and _is_unsure(change):
        told = [_CHECK]
    if addressed_to is Addressee.OTHER_BODY:
        told.insert(0, _NOT_OURS)
    if between:
        told.append(between)
    return " ".join(told)


def _of_parts(parts: Sequence[FindingChange]) -> Iterator[str]:
    """What is asked again, and apart from it what no words answer: that is not known to be open."""
    silent = [letter(part) for part in parts if part.status in SILENT and part.set_by is None]
    asked = [letter(part) for part in parts if letter(part) not in silent]
    if asked:
        yield f"Open: answer part{'s' * (len(asked) > 1)} {listed(asked)}."
    if silent:
        those = f"part{'s' * (len(silent) > 1)} {listed(silent)}"
        yield f"Keep {those} open: no plain answer was found."


def _is_unsure(change: FindingChange) -> bool:
    """Whether peeldiff is less than sure of it; of what the reader decided it has no say."""
    return change.set_by is None and change.confidence is not Confidence.HIGH


def why_words(change: FindingChange) -> str:
    """Why peeldiff says so; beside words that speak of a point it is not told that none were found."""
    spoken = change.status is Status.NOT_RAISED and change.mention is Mention.SPOKEN_OF
    return _SPOKEN if spoken and change.why in _NONE_FOUND else change.why
