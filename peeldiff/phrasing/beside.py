"""Two forces side by side: what each report grades and asks for, without a word of movement.

The comparison of two forces has the fields of every other, but "worse than last time" or "raised
again" would be untrue of reports of which neither is the other's past.
"""

from __future__ import annotations

from collections.abc import Iterator

from alignment.records import dataclass
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import DEMANDS, FindingChange, FindingRef, GradeRef, InspectionDiff
from peeldiff.model.terms import Terms
from peeldiff.neutral import Whose, told_of, whose
from peeldiff.phrasing.facts import Pages, full_text, names, question
from peeldiff.phrasing.phrases import confidence_words, grade_words, place

__all__ = ["BesideGrade", "SideWording", "asked", "bullets", "grades_beside", "sides"]


@dataclass(frozen=True, slots=True)
class BesideGrade:
    """One question with the grade of each force in words; a ref is None where it is not asked."""

    number: int
    """Its position among the grades of the comparison."""
    question: str
    words: tuple[str, str]
    refs: tuple[GradeRef | None, GradeRef | None]


def grades_beside(diff: InspectionDiff) -> list[BesideGrade]:
    """The graded questions in the order of the first report, then what the second asks besides."""
    rows = [
        BesideGrade(
            number,
            question(grade),
            (_words(grade.old), _words(grade.new)),
            (grade.old, grade.new),
        )
        for number, grade in enumerate(diff.grades)
    ]
    return sorted(rows, key=_place)


def _words(ref: GradeRef | None) -> str:
    return "not asked" if ref is None else grade_words(ref.grade)


def bullets(ref: FindingRef) -> list[str]:
    """The parts to print below the text, unless it is nothing without them and so has them."""
    return [] if ref.text.endswith(":") else [item.text for item in ref.items]


def _place(row: BesideGrade) -> tuple[bool, int]:
    first, second = row.refs
    return first is None, (first or second).line  # type: ignore[union-attr]


def asked(diff: InspectionDiff) -> list[tuple[str, list[FindingChange]]]:
    """What is asked of both, of the first and of the second, each in reading order."""
    demands = [finding for finding in diff.findings if finding.kind in DEMANDS]
    demands.sort(key=lambda finding: (finding.old or finding.new)[0].line)
    found = [[f for f in demands if whose(f) is side] for side in Whose]
    return [(_sentence(told_of(some[0], diff)), some) for some in found if some]


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class SideWording:
    """What one of two forces is asked. `name` stands before it ("" where one force alone has it);
    the place needs none. `doubt` is what to add to the second of two that may not belong together."""

    name: str
    ref: FindingRef
    second: bool
    doubt: str
    terms: Terms

    @property
    def words(self) -> str:
        """The name and the whole text."""
        return self.name + full_text(self.ref, self.terms)

    def place(self, pages: tuple[Pages, Pages]) -> str:
        """Where it stands in its report, given the pages of both."""
        return place(self.ref.line, self.ref.page or pages[self.second].of(self.ref.line))

    def whereabouts(self, pages: tuple[Pages, Pages]) -> str:
        """Where it stands in its report, under which heading, and how doubtful it is."""
        under = f", under “{self.ref.heading}”" if self.ref.heading else ""
        return self.place(pages) + under + (f"; {self.doubt}" if self.doubt else "")


def sides(finding: FindingChange, diff: InspectionDiff) -> Iterator[SideWording]:
    """The wordings of the first force, then those of the second."""
    both = bool(finding.old and finding.new)
    for name, refs, second in zip(
        names(diff), (finding.old, finding.new), (False, True), strict=True
    ):
        doubt = confidence_words(finding.confidence) if both and second else ""
        terms = terms_of(diff.new if second else diff.old)
        for ref in refs:
            yield SideWording(f"{name}: " if both else "", ref, second, doubt, terms)
