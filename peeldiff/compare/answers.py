"""One passage of the newer report that speaks of a point of the older one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from peeldiff.compare.outline import Outline
from peeldiff.model import Evidence, Verdict
from peeldiff.reading.verdicts import Reading

__all__ = ["Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage that speaks of a point. `share` is how much of the point it speaks of, `score` the
    same with its place weighed in; `recalls` is True for a follow-up that names an earlier inspection
    (its words in `refers_to`)."""

    text: str
    line: int
    section: int | None
    share: float
    score: float
    reading: Reading
    follows_up: bool
    recalls: bool
    refers_to: str = ""
    recall: str = ""
    begins: int = 0
    """The line of the sentence that recalls the point, which is `recall`."""
    telling: bool = False
    """Whether it has one of the most telling words of the point."""
    around: float = 0.0
    """How much of the point the passage speaks of with the sentences beside it."""
    in_question: bool = False
    in_answer: bool = False
    """A sentence of a paragraph that says of earlier points that they, or some, are dealt with."""
    anothers: bool = False
    """Whether another point of the older report has clearly better words for it."""
    alone: float = 0.0
    """How much of the sentence speaks of the point, and of nothing else."""
    own: bool = False
    """Whether it is this point's alone, in a paragraph that goes from point to point."""

    def recalled(self) -> Answer:
        """The sentence that recalls the point, as an answer of its own."""
        return replace(self, text=self.recall, line=self.begins)

    def evidence(self, outline: Outline) -> Evidence:
        """The answer as the model has it."""
        section = outline.sections[self.section] if self.section is not None else None
        return Evidence(
            self.text,
            self.line,
            section.id if section else None,
            section.heading if section else None,
            self.reading.verdict or Verdict.UNCLEAR,
        )
