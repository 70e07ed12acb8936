"""The grades of the two inspections, and of all that were given."""

from __future__ import annotations

from peeldiff.model import GradeChangeKind, GradeRef
from peeldiff.model.vocabulary import GRADE_CHANGES, Accent
from peeldiff.pages.grades import MOVED
from peeldiff.pages.grid import grade_grid
from peeldiff.pages.page import Block, Cell, Note, Section, Table
from peeldiff.pages.places import Places, question_name
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.words import Reader, question_words
from peeldiff.phrasing.coming import is_awaited
from peeldiff.phrasing.facts import grade_values, names, shared_note
from peeldiff.phrasing.phrases import grade_move, grade_sign, grade_words

__all__ = ["GRID", "Graded"]

GRID = "Grades through all inspections given"
"""What the heat grid is called."""
_COMPARED = 2
"""Inspections whose grades the table has."""


class Graded:
    """Makes what the page tells of grades; `places` look up the older and the newer report."""

    def __init__(self, dossier: Dossier, places: tuple[Places, Places]) -> None:
        self.dossier, self.diff = dossier, dossier.pair.diff
        self.old, self.new = places
        self.readers = Reader(dossier, -2), Reader(dossier)

    def section(self, notes: Section | None) -> Section | None:
        """The table of both reports, the `notes` on it, and the grid of all inspections, if more than two
        are graded."""
        blocks: list[Block | Section] = []
        if self.diff.grades:
            blocks.append(self._table())
            if note := shared_note(self.diff.grades):
                blocks.append(Note(text=f"{note}."))
        if notes is not None:
            blocks += notes.blocks
        graded = sum(one.graded for one in self.dossier.history.inspections)
        grid = grade_grid(self.dossier.history, GRID) if graded > _COMPARED else None
        if grid is not None:
            blocks.append(grid)
        return Section(id="grades", heading="Grades", blocks=tuple(blocks)) if blocks else None

    def _table(self) -> Table:
        moved = [one for kind in MOVED for one in self.diff.grades if one.change is kind]
        others = [one for one in self.diff.grades if one.change not in MOVED]
        rows = tuple(
            (
                Cell(text=question_words(one, *self.readers)),
                _grade(one.old),
                _grade(one.new, one.carried_over_from)
                if not is_awaited(one.new, self.dossier.pair.new)
                else Cell(text="to be graded", accent=Accent.QUIET),
                Cell(
                    text=f"{grade_sign(one)} {grade_move(one)}",
                    accent=GRADE_CHANGES[one.change].accent,
                ),
            )
            for one in (*moved, *others)
        )
        old, new = names(self.diff)
        return Table(
            caption=f"The grades of {old} and {new}, what moved first",
            columns=("Question", old, new, "Change"),
            rows=rows,
        )

    def words(self) -> dict[str, str]:
        """The grade of each question in a sentence, by its name."""
        found = {}
        for one in self.diff.grades:
            name = question_name(one, self.old, self.new)
            unknown = one.change is GradeChangeKind.NO_LONGER_GRADED
            found[name] = "" if unknown else f"Grade: {grade_values(one)} ({grade_move(one)})."
            if one.new is not None:
                found.setdefault(self.new.question(one.new.section, one.new.heading), found[name])
        return found


def _grade(ref: GradeRef | None, since: str | None = None) -> Cell:
    if ref is None:
        return Cell(text="not in this report", accent=Accent.QUIET)
    words = grade_words(ref.grade)
    return Cell(text=f"{words}, of {since}" if since else words, grade=ref.grade)
