"""What the newer report says that belongs to no finding: observations, recalls, missing inspections.

Each remark is one sentence for every format; layout and escaping are the renderers' work. Between
two forces nothing of this is told: "the newer report" would be one force's alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from peeldiff.model import InspectionDiff, Observation, Recall, Tone
from peeldiff.neutral import two_forces
from peeldiff.render.phrases import inspection_words, missing_words, tone_words, verdict_words

__all__ = ["Remark", "missing_sentence", "observations", "recalls"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A quotation. `lead` says what it is about; `tone` is None where it has none."""

    lead: str
    text: str
    line: int
    heading: str | None
    tone: Tone | None = None

    @property
    def words(self) -> str:
        """The lead and the quotation, without its place."""
        return f"{self.lead}: “{self.text}”" if self.lead else f"“{self.text}”"


def observations(diff: InspectionDiff) -> list[Remark]:
    """What the inspector says in his or her own name."""
    return [] if two_forces(diff) else [_observation(one) for one in diff.observations]


def _observation(one: Observation) -> Remark:
    return Remark(
        lead=tone_words(one.tone), text=one.text, line=one.line, heading=one.heading, tone=one.tone
    )


def recalls(diff: InspectionDiff) -> list[Remark]:
    """What the newer report says of earlier inspections and of no finding."""
    return [] if two_forces(diff) else [_recall(one) for one in diff.recalls]


def _recall(one: Recall) -> Remark:
    words = (inspection_words(one.refers_to, None), verdict_words(one.verdict))
    lead = ", ".join(part for part in words if part)
    return Remark(lead=lead, text=one.text, line=one.line, heading=one.heading)


def missing_sentence(diff: InspectionDiff) -> str:
    """The inspections that the newer report names and that neither file is; "" if there are none."""
    return "" if two_forces(diff) or not diff.missing else missing_words(diff.missing)
