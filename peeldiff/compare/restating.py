"""What it means that both reports ask for the same: kept, reworded, raised or lowered in weight."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.model import DEMANDS, Finding, FindingKind, Status
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import KINDS, rank
from peeldiff.words import same_letters

__all__ = ["joined_text", "restated"]

_COUNT = {2: "two", 3: "three", 4: "four", 5: "five"}


def joined_text(findings: Sequence[Finding]) -> str:
    """The texts of a side, a line each: what `wording` runs over."""
    return "\n".join(finding.text for finding in findings)


def restated(olds: Sequence[Finding], news: Sequence[Finding], terms: Terms) -> tuple[Status, str]:
    """The status of findings that both reports list, and the reason in one sentence."""
    before, after = _kind(olds), _kind(news)
    area, concern = FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.CAUSE_OF_CONCERN
    if before in DEMANDS and after in DEMANDS and before is not after:
        why = f"What was {terms.kinds[before].one} is now {terms.kinds[after].one}."
        if (before, after) == (area, concern):
            return Status.ESCALATED, why
        if (before, after) == (concern, area):
            return Status.DE_ESCALATED, why
        # A recommendation may stand with a concern or alone: it says nothing of weight.
        return Status.PERSISTING, why
    demanded = before in DEMANDS
    both, newer = ("ask for", "asks for") if demanded else ("praise", "praises")
    if same_letters(joined_text(olds), joined_text(news)):
        return Status.PERSISTING, f"Both reports {both} the same, word for word."
    parts = "findings" if demanded else "examples"
    if len(news) > len(olds):
        count = _COUNT.get(len(news), str(len(news)))
        return Status.PERSISTING, f"The newer report {newer} the same, as {count} {parts}."
    if len(olds) > len(news):
        count = _COUNT.get(len(olds), str(len(olds)))
        return Status.PERSISTING, f"The newer report {newer} the same, {count} {parts} as one."
    return Status.PERSISTING, f"Both reports {both} the same in other words."


def _kind(findings: Sequence[Finding]) -> FindingKind:
    """The gravest kind of one side; a cause of concern stands for the recommendations beside it."""
    kinds = [finding.kind for finding in findings]
    return min(kinds, key=lambda kind: rank(KINDS, kind))
