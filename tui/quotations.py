"""The words quoted for a concern, one after the other, and what is true of one that has none."""

from __future__ import annotations

from peeldiff.model import DEMANDS, Evidence, FindingChange, InspectionDiff, Passage, Status
from peeldiff.neutral import two_forces
from peeldiff.phrasing.quoting import Quoter, steps
from tui.summary import years
from tui.work import Comparison

__all__ = ["Quotation", "quotations_of", "why_nothing_is_quoted"]

Quotation = tuple[FindingChange, Evidence | Passage]
"""A concern or a part of one, and words that are quoted for it."""


def quotations_of(
    finding: FindingChange | None, item: int | None, diff: InspectionDiff
) -> tuple[Quotation, ...]:
    """What is quoted for the concern and for its items; of the position `item`, if given, first."""
    # A quotation says what became of a concern, which between two forces nothing can.
    if finding is None or two_forces(diff):
        return ()
    parts = [finding, *finding.items]
    if item is not None:
        parts.insert(0, parts.pop(item + 1))
    return tuple(steps(parts))


def why_nothing_is_quoted(finding: FindingChange | None, comparison: Comparison) -> str:
    """What is true of the concern that the reader is at, and has no quotation."""
    if finding is None:
        return "No evidence is quoted here: go to a concern with ] first"
    if two_forces(comparison.pair.diff):
        return "No evidence is quoted here: of two forces nothing has become of a concern"
    if finding.kind not in DEMANDS:
        return "No evidence is quoted of good practice: it asks for nothing"
    newer = years(comparison)[1]
    if not finding.old and finding.status is Status.RECURRING:
        return f"Raised before by an inspection that is not compared: the {newer} report says so"
    if not finding.old:
        return f"New in the {newer} report: there is no older point that it could answer"
    told = [quoted.text for quoted in Quoter().quote(finding) if quoted.source is None]
    if told:
        return told[0]
    if finding.new:
        return f"Raised again: the words of the {newer} report stand beside the older ones"
    return f"No words of the {newer} report are quoted for this: {finding.why}"
