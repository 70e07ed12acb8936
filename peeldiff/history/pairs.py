"""The comparisons that a history needs, each made once and only as far as it is asked for.

Two inspections that follow each other are compared whole. Across a gap only the grades are compared, or
what became of those findings that nothing nearer took up.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from alignment.records import dataclass, field
from peeldiff.compare import Between
from peeldiff.compare.findings import order_of
from peeldiff.compare.relation import find_relation
from peeldiff.compare.sides import Sides
from peeldiff.history.gathering import Column
from peeldiff.model import FindingChange, GradeChange, Inspection, InspectionDiff, Relation

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions

__all__ = ["Across", "Kept", "Pairs"]


@dataclass(slots=True)
class Across:
    """What was asked of two inspections with others between: their grades, or None, and findings by id."""

    grades: tuple[GradeChange, ...] | None = None
    fates: dict[str, FindingChange] = field(default_factory=dict)


class Kept(Protocol):
    """Comparisons that were made before, without decisions, and without the sections, which neither a
    history nor a page asks for."""

    def get(self, old: Inspection, new: Inspection) -> InspectionDiff | None:
        """The comparison of two inspections that follow each other, or None."""

    def put(self, old: Inspection, new: Inspection, diff: InspectionDiff) -> None:
        """Keep a comparison."""

    def get_across(self, old: Inspection, new: Inspection) -> Across | None:
        """What is known of two inspections with others between, or None."""

    def put_across(self, old: Inspection, new: Inspection, across: Across) -> None:
        """Keep what is known of two inspections with others between."""


Pair = tuple[int, int]
"""The indexes of an older and a newer inspection."""


class Pairs:
    """Comparisons of the inspections of a history, named by their indexes."""

    def __init__(
        self,
        columns: Sequence[Column],
        decisions: Decisions | None,
        kept: Kept | None = None,
    ) -> None:
        self._columns = columns
        self._decisions = decisions
        self._kept = kept
        self._sides = Sides()
        self._at_work: dict[Pair, Between] = {}
        self._diffs: dict[Pair, InspectionDiff] = {}
        self._across: dict[Pair, Across] = {}
        self._fates: dict[Pair, dict[str, FindingChange]] = {}
        self._stale: set[Pair] = set()

    def diff(self, old: int, new: int) -> InspectionDiff:
        """The whole comparison of two inspections."""
        pair = old, new
        if pair not in self._diffs:
            both = self._both(pair)
            found = None if self._kept is None else self._kept.get(*both)
            if found is None:
                # Papers are made of the newest two, and ask for their sections.
                is_last = new == len(self._columns) - 1
                found = self._between(pair).diff(with_sections=self._kept is None and is_last)
                self._at_work.pop(pair, None)
                if self._kept is not None:
                    self._kept.put(*both, found)
            self._diffs[pair] = found
            self._fates[pair] = {ref.id: c for c in found.findings for ref in c.old}
        return self._diffs[pair]

    def relation(self, old: int, new: int) -> Relation:
        """How two inspections stand to each other."""
        return find_relation(*self._both((old, new)))

    def grades(self, old: int, new: int) -> tuple[GradeChange, ...]:
        """What became of the grade of each question from one inspection to another."""
        if new == old + 1:
            return self.diff(old, new).grades
        across = self._told_across((old, new))
        if across.grades is None:
            across.grades = self._between((old, new)).grades
            self._stale.add((old, new))
        return across.grades

    def change(self, old: int, new: int, finding: str) -> FindingChange | None:
        """What became, in a newer inspection, of a finding of an older one."""
        if new == old + 1:
            self.diff(old, new)
            return self._fates[old, new].get(finding)
        across = self._told_across((old, new))
        if finding not in across.fates:
            found = self._between((old, new)).fate(finding)
            if found is None:
                return None
            # One change may be of several findings.
            across.fates.update(dict.fromkeys((ref.id for ref in found.old), found))
            self._stale.add((old, new))
        return across.fates[finding]

    def changes(self, old: int, new: int) -> tuple[FindingChange, ...]:
        """All that became of findings as far as it is known: of all that both inspections list where one
        follows the other."""
        if new == old + 1:
            return self.diff(old, new).findings
        found = {id(change): change for change in self._told_across((old, new)).fates.values()}
        return tuple(sorted(found.values(), key=order_of))

    def let_go(self, old: int, new: int) -> None:
        """Keep what was asked of two inspections, and let go of all that it was made from."""
        self._at_work.pop((old, new), None)
        if self._kept is not None and (old, new) in self._stale:
            self._kept.put_across(*self._both((old, new)), self._across[old, new])
        self._stale.discard((old, new))

    def _both(self, pair: Pair) -> tuple[Inspection, Inspection]:
        return self._columns[pair[0]].inspection, self._columns[pair[1]].inspection

    def _between(self, pair: Pair) -> Between:
        found = self._at_work.get(pair)
        if found is None:
            both = self._both(pair)
            found = Between(*both, decisions=self._decisions, sides=self._sides)
            self._at_work[pair] = found
        return found

    def _told_across(self, pair: Pair) -> Across:
        found = self._across.get(pair)
        if found is None:
            known = None if self._kept is None else self._kept.get_across(*self._both(pair))
            found = self._across[pair] = known or Across()
        return found
