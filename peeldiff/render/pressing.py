"""What needs an answer first: one choice and one order for the summary, the page and the cover."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.model import (
    DEMANDS,
    Evidence,
    FindingChange,
    FindingKind,
    FindingRef,
    InspectionDiff,
    Status,
)
from peeldiff.model.vocabulary import KINDS, STATUSES, Terms, rank

__all__ = ["heads", "pressing", "pressing_label", "pressing_words", "told_again"]

_RAISED_BEFORE = (Status.ESCALATED, Status.PERSISTING, Status.RECURRING)


def pressing(diff: InspectionDiff) -> list[FindingChange]:
    """What is graver than an area for improvement, was raised before, or has a deadline: gravest first.

    An older finding with a deadline that the newer report does not say is met is among them.
    """
    found = [change for change in diff.findings if _is_pressing(change)]
    return sorted(found, key=_press)


def heads(change: FindingChange) -> Sequence[FindingRef]:
    """What is told of it: a cause of concern stands for the recommendations under it."""
    shown = change.new or change.old
    return [ref for ref in shown if ref.kind is FindingKind.CAUSE_OF_CONCERN] or shown


def pressing_label(change: FindingChange, terms: Terms) -> str:
    """ "Raised again"; "Cause of concern, new"; "Recommendation, new, asked of the board"."""
    words = told_again(change) or STATUSES[change.status].short
    ref = (change.new or change.old)[0]
    if ref.kind is not FindingKind.AREA_FOR_IMPROVEMENT:
        words = f"{terms.kind(ref.kind)}, {words}"
    if ref.asked_of is not None:
        words += f", asked of {ref.asked_of}"
    return words[0].upper() + words[1:]


def told_again(change: FindingChange) -> str:
    """ "raised again, partly dealt with": of what is asked again though a part of it is done; else ""."""
    if change.status is not Status.PARTLY_RESOLVED or not (change.old and change.new):
        return ""
    return f"{STATUSES[Status.PERSISTING].short}, {STATUSES[change.status].short}"


def pressing_words(change: FindingChange) -> Evidence | None:
    """The one quotation that says why it presses; None where its status rests on none."""
    if not change.evidence:
        return None
    # Of what was raised elsewhere the last words are the judgement on it.
    return change.evidence[-1 if change.status is Status.RECURRING else 0]


def _is_pressing(change: FindingChange) -> bool:
    if change.kind not in DEMANDS:
        return False
    if change.status in _RAISED_BEFORE or (change.old and change.new):
        return True
    if not change.new:
        is_open = change.status is not Status.RESOLVED
        return is_open and any(ref.deadline is not None for ref in change.old)
    return any(ref.deadline is not None or KINDS[ref.kind].gravity > 1 for ref in change.new)


def _press(change: FindingChange) -> tuple[int, int, str, int]:
    ref = (change.new or change.old)[0]
    deadline = ref.deadline.date if ref.deadline is not None else None
    status = Status.PERSISTING if told_again(change) else change.status
    return rank(KINDS, ref.kind), rank(STATUSES, status), deadline or "9", ref.line
