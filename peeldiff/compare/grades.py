"""What became of the grade of each question.

A change is only called one where both grades are in print, were given by the inspections compared and
stand on the same scale. Everything else is said for what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from alignment.records import replace
from peeldiff.compare.outline import Outline
from peeldiff.compare.sections import SectionMatch
from peeldiff.inspectorates import Inspectorate, Scale
from peeldiff.inspectorates.lists import Judgments, Structure
from peeldiff.inspectorates.patterns import Patterns
from peeldiff.model import Grade, GradeChange, GradeChangeKind, GradeRef, Inspection, Quote, Section
from peeldiff.model.vocabulary import GRADE_CHANGES, rank
from peeldiff.words import plain, sentences

__all__ = ["change_grades"]

Verdict = tuple[GradeChangeKind, int | None, str]


def change_grades(
    old: Outline,
    new: Outline,
    matches: Sequence[SectionMatch],
    words: Inspectorate,
    *,
    same_inspection: bool,
) -> tuple[GradeChange, ...]:
    """One row for each pair of matched questions, and for each graded question without a match.

    Worst news first, then in the order of the newer report.
    """
    reader = _Reader(old, new, words, same_inspection)
    rows: list[GradeChange] = []
    for match in matches:
        if not match.old or not match.new:
            continue
        rows += [
            row
            for i in match.old
            for j in match.new
            if (row := reader.pair(old.sections[i], new.sections[j], j))
        ]
    in_pairs = [m for m in matches if m.old and m.new]
    done_old = {i for match in in_pairs for i in match.old}
    done_new = {j for match in in_pairs for j in match.new}
    rows += [
        reader.gone(old.sections[i])
        for i in old.questions
        if i not in done_old and old.sections[i].grade
    ]
    rows += [
        reader.come(new.sections[j], j)
        for j in new.questions
        if j not in done_new and new.sections[j].grade
    ]
    # An overview may print a question with its grade once more: the last one is the section itself.
    once = {(_printed(row.old), _printed(row.new)): row for row in rows}
    return tuple(sorted(_with_shared(list(once.values())), key=_order))


def _with_shared(rows: Sequence[GradeChange]) -> Iterable[GradeChange]:
    """The rows with each grade marked that is printed once and stands in several."""
    sides = [Counter(ref and (ref.section, ref.line) for ref in side) for side in _sides(rows)]
    for row in rows:
        old, new = (
            replace(ref, is_shared=True)
            if ref is not None and ref.grade is not None and seen[ref.section, ref.line] > 1
            else ref
            for ref, seen in zip((row.old, row.new), sides, strict=True)
        )
        yield replace(row, old=old, new=new)


def _sides(rows: Sequence[GradeChange]) -> tuple[list[GradeRef | None], list[GradeRef | None]]:
    return [row.old for row in rows], [row.new for row in rows]


def _order(row: GradeChange) -> tuple[int, int, int]:
    ref = row.new or row.old
    return rank(GRADE_CHANGES, row.change), row.steps or 0, ref.line if ref else 0


class _Reader:
    def __init__(self, old: Outline, new: Outline, words: Inspectorate, same: bool) -> None:
        self.old, self.new, self.words, self.same = old, new, words, same
        self.old_scale = words.scale(old.inspection.cycle)
        self.new_scale = words.scale(new.inspection.cycle)
        self.caveats = words.pattern(Judgments.caveat_patterns)
        self.report_caveats = words.pattern(Judgments.report_caveat_patterns)
        self.says_change = words.pattern(Judgments.change_stated_patterns)

    def pair(self, ours: Section, theirs: Section, index: int) -> GradeChange | None:
        """The change between two matched questions; None where neither is graded."""
        if ours.grade is None and theirs.grade is None and not self._lack_grades(ours, theirs):
            return None
        change, steps, why = self._verdict(ours, theirs)
        earlier = theirs.grade.carried_over_from if theirs.grade else None
        return GradeChange(
            change,
            _ref(ours),
            _ref(theirs),
            steps,
            earlier if change is GradeChangeKind.CARRIED_OVER else None,
            self._quote(index, "caveat")
            or (self._for_all if _both_printed(ours, theirs) else None),
            self._quote(index, "stated"),
            why,
        )

    def _lack_grades(self, ours: Section, theirs: Section) -> bool:
        """Whether two questions without a grade are told of: both reports judge the others.

        A question may stand twice in a report, and be graded in one of the places.
        """
        if not (ours.questions and theirs.questions):
            return False
        if not theirs.inspected:
            return True
        return all(
            graded and graded.isdisjoint(section.questions)
            for section, graded in (
                (ours, _graded(self.old.inspection)),
                (theirs, _graded(self.new.inspection)),
            )
        )

    def gone(self, ours: Section) -> GradeChange:
        """A graded question of the older report that the newer one does not ask."""
        if not self._covers(ours):
            return GradeChange(
                GradeChangeKind.NOT_COMPARABLE, _ref(ours), None, None, None, None, None,
                f"The newer report does not cover {ours.pillar}: the earlier grade was not looked at.",
            )  # fmt: skip
        return GradeChange(
            GradeChangeKind.NO_LONGER_GRADED, _ref(ours), None, None, None, None, None,
            "The newer report does not ask this question.",
        )  # fmt: skip

    def come(self, theirs: Section, index: int) -> GradeChange:
        """A graded question of the newer report that the older one did not ask."""
        why = "The older report did not ask this question."
        pillars = self.old.inspection.pillars
        if theirs.pillar and pillars and theirs.pillar not in pillars:
            why = f"The older report does not cover {theirs.pillar}."
        earlier = theirs.grade.carried_over_from if theirs.grade else None
        if not theirs.inspected:
            why = f"Not inspected this time: the judgment of {earlier or 'an earlier year'} stands. {why}"
            change = GradeChangeKind.CARRIED_OVER
        elif theirs.grade and theirs.grade.value is Grade.UNGRADED:
            change = GradeChangeKind.NOT_COMPARABLE
            why = f"{why} The newer one asks it but gives no grade."
        else:
            change, earlier = GradeChangeKind.NEWLY_GRADED, None
        return GradeChange(
            change, None, _ref(theirs), None, earlier,
            self._quote(index, "caveat"), self._quote(index, "stated"), why,
        )  # fmt: skip

    def _covers(self, ours: Section) -> bool:
        pillars = self.new.inspection.pillars
        return not ours.pillar or not pillars or ours.pillar in pillars

    def _verdict(self, ours: Section, theirs: Section) -> Verdict:
        before = ours.grade.value if ours.grade else None
        after = theirs.grade.value if theirs.grade else None
        if not theirs.inspected and after is None and not self.same:
            return (
                GradeChangeKind.NOT_COMPARABLE,
                None,
                "The newer report has not graded this question, or not yet.",
            )
        if not theirs.inspected and not self.same:
            year = (theirs.grade.carried_over_from if theirs.grade else None) or "an earlier year"
            return (
                GradeChangeKind.CARRIED_OVER,
                None,
                f"Not inspected this time: the judgment of {year} stands.",
            )
        if before is None or after is None:
            side = "older" if before is None else "newer"
            if before is after is None:
                why = "No grade for this question is printed in either report."
            else:
                why = f"No grade for this question is printed in the {side} report."
            return GradeChangeKind.NOT_COMPARABLE, None, why
        if before is Grade.UNGRADED or after is Grade.UNGRADED:
            return _ungraded(before, after)
        if self._scale_changed():
            if _count(self.old_scale) == _count(self.new_scale):
                return (
                    GradeChangeKind.NOT_COMPARABLE,
                    None,
                    f"The scale of {self.old.inspection.cycle} had other grades than that of "
                    f"{self.new.inspection.cycle}.",
                )
            return (
                GradeChangeKind.NOT_COMPARABLE,
                None,
                f"The scale changed from {_count(self.old_scale)} grades to {_count(self.new_scale)} "
                f"between {self.old.inspection.cycle} and {self.new.inspection.cycle}.",
            )
        return self._compared(before, after)

    def _scale_changed(self) -> bool:
        old, new = self.old_scale, self.new_scale
        return old is not None and new is not None and old.grades != new.grades

    def _compared(self, before: Grade, after: Grade) -> Verdict:
        grades = list((self.new_scale or self.words.scales[-1]).grades)
        if before not in grades or after not in grades:
            grades = list(self.words.scales[-1].grades)
        steps = grades.index(before) - grades.index(after)
        if not steps:
            return GradeChangeKind.UNCHANGED, 0, "Both reports give the same grade."
        count = "one step" if abs(steps) == 1 else f"{abs(steps)} steps"
        if steps > 0:
            return GradeChangeKind.IMPROVED, steps, f"{count.capitalize()} better than last time."
        return GradeChangeKind.DECLINED, steps, f"{count.capitalize()} worse than last time."

    def _quote(self, index: int, what: str) -> Quote | None:
        """A sentence of the question or its summary that limits or states the comparison."""
        if self.same:
            return None
        pattern = self.caveats if what == "caveat" else self.says_change
        return self._find(pattern, (index, *self._summaries(index)))

    @cached_property
    def _for_all(self) -> Quote | None:
        """A sentence beside the questions that limits the comparison of all grades."""
        if self.same:
            return None
        beside = (i for i, question in enumerate(self.new.question_of) if question is None)
        return self._find(self.report_caveats, beside)

    def _find(self, pattern: Patterns, sections: Iterable[int]) -> Quote | None:
        for at in sections:
            for paragraph in self.new.sections[at].paragraphs:
                for sentence in sentences(paragraph.text):
                    if pattern.search(plain(sentence)):
                        return Quote(sentence, paragraph.line)
        return None

    def _summaries(self, index: int) -> list[int]:
        summaries = self.words.plain_set(Structure.summaries)
        return [
            i for i in self.new.under(index) if plain(self.new.sections[i].heading) in summaries
        ]


def _graded(inspection: Inspection) -> frozenset[str]:
    """The families of the questions for which a report prints a grade."""
    return frozenset(
        family for section in inspection.sections if section.grade for family in section.questions
    )


def _both_printed(ours: Section, theirs: Section) -> bool:
    """Whether two grades of inspections stand beside each other, to be compared by any reader."""
    return ours.grade is not None and theirs.grade is not None and theirs.inspected


def _ungraded(before: Grade, after: Grade) -> Verdict:
    if before is after:
        return GradeChangeKind.UNCHANGED, None, "Neither report grades this question."
    if after is Grade.UNGRADED:
        return GradeChangeKind.NO_LONGER_GRADED, None, "The newer report leaves it ungraded."
    return GradeChangeKind.NEWLY_GRADED, None, "The older report left it ungraded."


def _count(scale: Scale | None) -> str:
    return {4: "four", 5: "five"}.get(len(scale.grades), str(len(scale.grades))) if scale else "?"


def _printed(ref: GradeRef | None) -> tuple[str, Grade | None] | None:
    return None if ref is None else (plain(ref.heading), ref.grade)


def _ref(section: Section) -> GradeRef:
    grade = section.grade
    return GradeRef(
        section.id,
        section.heading,
        grade.line if grade else section.line,
        grade.value if grade else None,
        grade.stated if grade else None,
    )
