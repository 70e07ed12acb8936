"""The grades in one line for a board: which are lower, which higher, which stay as they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.model import Grade, GradeChange, GradeChangeKind
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.words import Reader, question_list
from peeldiff.phrasing.facts import grade_values
from peeldiff.phrasing.phrases import SHARED_SIGN, grade_words, number

__all__ = ["grades_line"]

_MOVED = ((GradeChangeKind.DECLINED, "Lower"), (GradeChangeKind.IMPROVED, "Higher"))


def grades_line(dossier: Dossier, old: Reader, new: Reader, *, whole: bool) -> str:
    """ "Lower: X (Good → Inadequate). Y remains Good. All three pillars are graded Good."; or "".

    Without `whole` only what moved.
    """
    found = dossier.pair.diff.grades
    told = []
    for kind, word in _MOVED:
        alike = _alike([grade for grade in found if grade.change is kind])
        moves = [f"{question_list(same, old, new)} ({values})" for values, same in alike]
        told += [f"{word}: {'; '.join(moves)}."] if moves else []
    if not whole:
        return " ".join(told)
    stay = _alike([grade for grade in found if grade.change is GradeChangeKind.UNCHANGED])
    kept = []
    for values, same in stay:
        if values == grade_words(Grade.UNGRADED):
            continue
        names = question_list(same, old, new)
        several = names != question_list(same[:1], old, new)
        kept.append(f"{names} {'remain' if several else 'remains'} {values}")
    if kept:
        words = "; ".join(kept)
        told.append(f"{words[0].upper()}{words[1:]}.")
    told += _pillars(dossier)
    return " ".join(told)


def _alike(grades: Sequence[GradeChange]) -> list[tuple[str, list[GradeChange]]]:
    """The changes that have the same grades, under these."""
    alike: dict[str, list[GradeChange]] = {}
    for grade in grades:
        alike.setdefault(grade_values(grade).replace(SHARED_SIGN, ""), []).append(grade)
    return list(alike.items())


def _pillars(dossier: Dossier) -> Iterator[str]:
    """That all pillars of the newest report have one grade, where it grades several as a whole."""
    wholes = [q.points[-1] for q in dossier.history.questions if q.overall and q.pillar]
    graded = [point for point in wholes if point is not None and not point.carried_over]
    grades = {point.grade for point in graded}
    if len(graded) > 1 and len(grades) == 1 and (grade := grades.pop()) is not None:
        which = "Both" if len(graded) == 2 else f"All {number(len(graded))}"
        yield f"{which} pillars are graded {grade_words(grade)}."
