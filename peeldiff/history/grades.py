"""The grade of each question through the years.

A question keeps its line through new names, splits and merges: by the families of the
inspectorate's data file, and for questions that it does not know by what the comparisons match. A
grade is compared with the grade that stood before it, and only on the same scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import dataclass, field
from peeldiff.history.gathering import Column
from peeldiff.history.pairs import Pairs
from peeldiff.history.shapes import GradePoint, QuestionHistory
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Grade, GradeChangeKind, Quote, Section

__all__ = ["is_graded", "scales_differ", "trace_grades"]

Outcome = tuple[GradeChangeKind | None, int | None, int | None]


@dataclass(slots=True)
class _Line:
    """One question: the section that asks it in each inspection that does.

    `short` is the short name of its family, None for a question that the data file does not know.
    """

    short: str | None
    family: str | None
    pillar: str | None
    overall: bool
    place: float
    cells: dict[int, Section] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """A short name that does not change with the headings, or that of the latest section."""
        if self.short:
            return self.short
        latest = self.cells[max(self.cells)]
        return latest.short or latest.heading


def is_graded(column: Column) -> bool:
    """Whether an inspection grades anything."""
    return any(section.grade for section in column.inspection.sections)


def scales_differ(words: Inspectorate, old: Column, new: Column) -> bool:
    """Whether the grades of two inspections stand on different scales."""
    before, after = (words.scale(column.inspection.cycle) for column in (old, new))
    return before is not None and after is not None and before.grades != after.grades


def trace_grades(
    columns: Sequence[Column], pairs: Pairs, words: Inspectorate
) -> tuple[QuestionHistory, ...]:
    """The questions in the order of the data file, each with one point for each inspection."""
    lines = _known(columns, words)
    places = {line.pillar: line.place for line in lines}
    for at, section in _unknown(columns):
        home = _overall(lines, at, section, columns[at]) or _home(
            lines, at, section, len(columns), pairs
        )
        if home is None:
            home = _Line(
                None, None, section.pillar, False, places.get(section.pillar, len(lines)) + 0.5
            )
            lines.append(home)
        home.cells[at] = section
    lines = sorted((line for line in lines if line.cells), key=lambda line: line.place)
    return tuple(_traced(line, lines, columns, pairs, words) for line in lines)


def _known(columns: Sequence[Column], words: Inspectorate) -> list[_Line]:
    """A line for each family of the data file, with the sections that name it."""
    lines = [
        _Line(question.short, question.family, question.pillar, question.overall, place)
        for place, question in enumerate(words.questions)
    ]
    by_family = {line.family: line for line in lines}
    for at, column in enumerate(columns):
        for section in column.inspection.sections:
            for family in section.questions:
                line = by_family[family]
                there = line.cells.get(at)
                # Of two shapes or parts that ask the same, the one with a grade in print.
                if there is None or (there.grade is None and section.grade is not None):
                    line.cells[at] = section
    return lines


def _unknown(columns: Sequence[Column]) -> Iterator[tuple[int, Section]]:
    for at, column in enumerate(columns):
        for section in column.inspection.sections:
            if section.grade is not None and not section.questions:
                yield at, section


def _overall(lines: Sequence[_Line], at: int, section: Section, column: Column) -> _Line | None:
    """The line of a pillar as a whole, for a question in new words that holds the pillar's others."""
    pillars = column.inspection.pillars
    pillar = section.pillar or (pillars[0] if len(pillars) == 1 else None)
    if not any(
        other.parent == section.id and (other.questions or other.grade)
        for other in column.inspection.sections
    ):
        return None
    return next(
        (line for line in lines if line.overall and line.pillar == pillar and at not in line.cells),
        None,
    )


def _home(
    lines: Sequence[_Line], at: int, section: Section, count: int, pairs: Pairs
) -> _Line | None:
    """The line of a question without a family: the nearest that a comparison matches it with."""
    for other in (*range(at - 1, -1, -1), *range(at + 1, count)):
        if not any(other in line.cells for line in lines):
            continue
        older, newer = min(at, other), max(at, other)
        for change in pairs.grades(older, newer):
            if change.old is None or change.new is None:
                continue
            mine, theirs = (change.old, change.new) if at < other else (change.new, change.old)
            if mine.section != section.id:
                continue
            for line in lines:
                there = line.cells.get(other)
                if there is not None and there.id == theirs.section and at not in line.cells:
                    return line
    return None


def _traced(
    line: _Line,
    lines: Sequence[_Line],
    columns: Sequence[Column],
    pairs: Pairs,
    words: Inspectorate,
) -> QuestionHistory:
    points: list[GradePoint | None] = []
    standing: int | None = None
    for at, column in enumerate(columns):
        section = line.cells.get(at)
        if section is None:
            points.append(None)
            continue
        grade = section.grade.value if section.grade else None
        change, steps, compared = _outcome(line, columns, words, standing, at)
        source, number = column.place(section.grade.line if section.grade else section.line)
        points.append(
            GradePoint(
                inspection=at,
                heading=section.heading,
                grade=grade,
                carried_over=not section.inspected and grade is not None,
                carried_over_from=section.grade.carried_over_from if section.grade else None,
                change=change,
                steps=steps,
                compared_with=compared,
                shared_with=tuple(
                    other.name
                    for other in lines
                    if other is not line and other.cells.get(at) is section
                ),
                caveat=_caveat(section, at, column, pairs),
                source=source,
                line=number,
            )
        )
        if grade is not None and grade is not Grade.UNGRADED:
            standing = at
    return QuestionHistory(line.name, line.family, line.pillar, line.overall, tuple(points))


def _outcome(
    line: _Line, columns: Sequence[Column], words: Inspectorate, standing: int | None, at: int
) -> Outcome:
    """What became of the grade that stood: the change, its steps, and what it is compared with."""
    grade = line.cells[at].grade
    if grade is not None and not line.cells[at].inspected:
        return GradeChangeKind.CARRIED_OVER, None, standing
    if standing is None:
        return None, None, None
    if grade is None:
        return GradeChangeKind.NOT_COMPARABLE, None, standing
    if grade.value is Grade.UNGRADED:
        return GradeChangeKind.NO_LONGER_GRADED, None, standing
    scale = words.scale(columns[at].inspection.cycle)
    before = line.cells[standing].grade
    if before is None or scale is None or scales_differ(words, columns[standing], columns[at]):
        return GradeChangeKind.NOT_COMPARABLE, None, standing
    if before.value not in scale.grades or grade.value not in scale.grades:
        return GradeChangeKind.NOT_COMPARABLE, None, standing
    steps = scale.grades.index(before.value) - scale.grades.index(grade.value)
    if steps == 0:
        return GradeChangeKind.UNCHANGED, 0, standing
    kind = GradeChangeKind.IMPROVED if steps > 0 else GradeChangeKind.DECLINED
    return kind, steps, standing


def _caveat(section: Section, at: int, column: Column, pairs: Pairs) -> Quote | None:
    """What the report says itself against comparing the grade with the one before."""
    if at == 0:
        return None
    for change in pairs.grades(at - 1, at):
        if change.new is not None and change.new.section == section.id and change.caveat:
            return Quote(change.caveat.text, column.place(change.caveat.line)[1])
    return None
