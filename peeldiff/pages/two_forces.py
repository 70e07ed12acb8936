"""Two forces side by side: what each report grades and asks for, without a word of movement.

The comparison of two forces has the fields of every other, but "worse than last time" or "raised
again" would be untrue of reports of which neither is the other's past.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import FindingChange, GradeRef, Pair
from peeldiff.neutral import force_names, kinds_of
from peeldiff.pages.figures import figures
from peeldiff.pages.naming import bare, entry_id, joined_places
from peeldiff.pages.page import Cell, Entry, Page, Section, Table
from peeldiff.pages.places import Places, question_name
from peeldiff.pages.sections import sections
from peeldiff.pages.summary import files, head
from peeldiff.phrasing.beside import SideWording, asked, bullets, grades_beside, sides
from peeldiff.phrasing.facts import full_text, practices, title

__all__ = ["two_forces_page"]


def two_forces_page(pair: Pair, parts: Sequence[str] = ("grades", "findings")) -> Page:
    """The reports of two forces side by side; `parts` says which parts of the comparison."""
    return Page(
        title=title(pair.diff),
        lead=head(pair),
        sections=tuple(s for s in _Beside(pair).sections(parts) if s is not None),
        footer=title(pair.diff),
    )


class _Beside:
    def __init__(self, pair: Pair) -> None:
        self.pair, self.diff = pair, pair.diff
        self.names = force_names(pair.diff)
        first, second = self.names
        self.places = (Places(pair.old, first), Places(pair.new, second))

    def sections(self, parts: Sequence[str]) -> Iterator[Section | None]:
        if "grades" in parts and self.diff.grades:
            yield Section(
                id="grades",
                heading=f"Grades ({len(self.diff.grades)})",
                blocks=(self._grades(),),
                first_screen=True,
            )
        if "findings" in parts:
            yield from self._findings()
        if "sections" in parts:
            yield sections(self.pair, *self.places)
            yield figures(self.pair, *self.places, everything=True)
        yield files(self.diff)

    def _findings(self) -> Iterator[Section]:
        for number, (words, findings) in enumerate(asked(self.diff), start=1):
            yield Section(
                id=f"asked-{number}",
                heading=f"{words} ({len(findings)})",
                blocks=tuple(map(self._entry, findings)),
            )
        if praised := practices(self.diff):
            yield Section(
                id="practice",
                heading=f"Good practice ({len(praised)})",
                blocks=tuple(map(self._entry, praised)),
            )

    def _grades(self) -> Table:
        rows = []
        for row in grades_beside(self.diff):
            question = question_name(self.diff.grades[row.number], *self.places)
            cells = [self._grade(*side) for side in zip(row.words, row.refs, strict=True)]
            rows.append((Cell(text=question), *cells))
        return Table(
            caption="The grades of each question",
            columns=("Question", *self.names),
            rows=tuple(rows),
        )

    @staticmethod
    def _grade(words: str, ref: GradeRef | None) -> Cell:
        if ref is None or ref.grade is None:
            return Cell(text=words)
        return Cell(text=f"{words} (line {ref.line})", grade=ref.grade)

    def _entry(self, finding: FindingChange) -> Entry:
        """What is asked of one force or of both, each in its own words and with its place."""
        shown = list(sides(finding, self.diff))
        kinds = kinds_of(finding)
        alike = len(kinds) == 1
        return Entry(
            id=entry_id(finding),
            ref=shown[0].ref.ref,
            status=None,
            kind=terms_of(self.diff.new).kind(kinds[0]) if alike else "",
            texts=tuple(
                side.name + full_text(side.ref, None if alike else side.terms) for side in shown
            ),
            place=joined_places([(self._place(side), side.ref.ref) for side in shown]),
            heading=self._question(shown[0]),
            confidence=finding.confidence,
            doubt=next((side.doubt for side in shown if side.doubt), ""),
            items=tuple(f"{side.name}{bare(item)}" for side in shown for item in bullets(side.ref)),
        )

    def _place(self, side: SideWording) -> str:
        return self.places[side.second].place(side.ref.line, side.ref.page)

    def _question(self, side: SideWording) -> str:
        return self.places[side.second].question(side.ref.section, side.ref.heading)
