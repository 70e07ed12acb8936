"""What it means that both reports ask for the same: kept, reworded, raised or lowered in weight."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.model import Finding, FindingKind, Status

__all__ = ["WEIGHT", "joined_text", "restated"]

WEIGHT = {
    FindingKind.CAUSE_OF_CONCERN: 2,
    FindingKind.RECOMMENDATION: 2,
    FindingKind.AREA_FOR_IMPROVEMENT: 1,
}
"""How grave a kind is; a recommendation goes with a cause of concern."""

_COUNT = {2: "two", 3: "three", 4: "four", 5: "five"}


def joined_text(findings: Sequence[Finding]) -> str:
    """The texts of a side, a line each: what `wording` runs over."""
    return "\n".join(finding.text for finding in findings)


def restated(olds: Sequence[Finding], news: Sequence[Finding]) -> tuple[Status, str]:
    """The status of findings that both reports list, and the reason in one sentence."""
    before = max(WEIGHT.get(finding.kind, 0) for finding in olds)
    after = max(WEIGHT.get(finding.kind, 0) for finding in news)
    if after > before:
        return Status.ESCALATED, "What was an area for improvement is now a cause of concern."
    if after < before:
        return Status.DE_ESCALATED, "What was a cause of concern is now an area for improvement."
    if joined_text(olds) == joined_text(news):
        return Status.PERSISTING, "Both reports ask for the same, word for word."
    if len(news) > len(olds):
        count = _COUNT.get(len(news), str(len(news)))
        return Status.PERSISTING, f"The newer report asks for the same, as {count} findings."
    if len(olds) > len(news):
        count = _COUNT.get(len(olds), str(len(olds)))
        return Status.PERSISTING, f"The newer report asks for the same, {count} findings as one."
    return Status.PERSISTING, "Both reports ask for the same in other words."
