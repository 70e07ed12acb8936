"""What a recall of an earlier grade says beside the grade that the report itself gives."""

from __future__ import annotations

from collections.abc import Mapping

from alignment.late import late
from peeldiff.model import Grade, Section, Verdict
from peeldiff.words import plain

__all__ = ["against_earlier_grade", "grade_of"]

_JUDGED = r"(?:judged|graded|rated|assessed|judge?ment|grade)"
_GRADE = r"(?P<grade>outstanding|good|adequate|inadequate|requir(?:e|es|ed|ing) improvement)"
_THEN = late(rf"\b{_JUDGED}\b(?:[^.;:,]{{0,40}}?)\b{_GRADE}\b")
_SAME = late(rf"\b{_JUDGED}\b[^.;:]{{0,40}}?\b(?:was|were|is) (?:also )?(?:the same|unchanged)\b")
_ORDER = (
    Grade.INADEQUATE,
    Grade.REQUIRES_IMPROVEMENT,
    Grade.ADEQUATE,
    Grade.GOOD,
    Grade.OUTSTANDING,
)


def grade_of(section: Section, by_id: Mapping[str, Section]) -> Grade | None:
    """The grade of a section's question: its own, or that of the nearest section above that has one."""
    at: Section | None = section
    while at is not None:
        if at.grade is not None and at.grade.value in _ORDER:
            return None if at.grade.carried_over_from else at.grade.value
        at = by_id.get(at.parent or "")
    return None


def against_earlier_grade(sentence: str, now: Grade | None) -> Verdict | None:
    """Better, worse or the same as the grade that a recall names; None where it names none."""
    if now is None:
        return None
    said = plain(sentence)
    if _SAME.search(said):
        return Verdict.UNCHANGED
    named = _THEN.search(said)
    if named is None:
        return None
    word = named["grade"]
    then = Grade.REQUIRES_IMPROVEMENT if word.startswith("requir") else Grade(word)
    if (then is Grade.ADEQUATE) is not (now is Grade.ADEQUATE):
        return None  # a scale of four steps beside one of five
    step = _ORDER.index(now) - _ORDER.index(then)
    return Verdict.UNCHANGED if not step else Verdict.IMPROVED if step > 0 else Verdict.WORSE
