"""What a report says of one question: its grade if any, and whether it was inspected."""

from __future__ import annotations

from alignment.records import dataclass
from peeldiff.model import GradeStatement

__all__ = ["Judgment"]


@dataclass(frozen=True, slots=True)
class Judgment:
    """What the report says of one question: its grade if any, and whether it was inspected."""

    grade: GradeStatement | None
    inspected: bool
    lines: tuple[int, ...] = ()
    """Block indexes that hold nothing but the grade."""
