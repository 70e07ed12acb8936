"""What papers say of the inspector's concern and of causes of concern: quoted whole, counted apart."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import FindingChange, FindingKind, Inspection, Observation
from peeldiff.words import sentences

__all__ = ["under_causes", "whole_thought"]

_HEAD = 4
"""Words at the head of a sentence among which it may turn against the one before."""
_TURNS = frozenset({"but", "yet", "despite", "conversely"})


def whole_thought(one: Observation, inspection: Inspection) -> str:
    """What the inspector says, from the sentence before where it begins in the middle of an argument."""
    if not _turns(one.text):
        return one.text
    before = ""
    for section in inspection.sections:
        for paragraph in section.paragraphs:
            at = paragraph.text.find(one.text) if section.heading == one.heading else -1
            if at > 0:
                before = (sentences(paragraph.text[:at].strip()) or [before])[-1]
            if at >= 0:
                return f"{before} {one.text}".strip()
            before = (
                (sentences(paragraph.text) or [""])[-1] if section.heading == one.heading else ""
            )
    return one.text


def _turns(text: str) -> bool:
    """Whether a text begins with a turn against what stands before it: "I am, however, …", "But …"."""
    words = [word.strip(",;:").lower() for word in text.split()[:_HEAD]]
    return bool(words) and (words[0] in _TURNS or "however" in words or "nevertheless" in words)


def under_causes(changes: Sequence[FindingChange], inspection: Inspection) -> str:
    """How many newer findings are the recommendations of a cause of concern, as they are counted too."""
    under = {finding.id for finding in inspection.findings if finding.concern is not None}
    count = sum(ref.id in under for change in changes for ref in change.new)
    if not count:
        return ""
    kind = terms_of(inspection).kinds[FindingKind.RECOMMENDATION]
    return f" ({count} of them {kind.short if count == 1 else kind.several})"
