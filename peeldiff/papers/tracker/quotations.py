"""What the report says of a point, as two pairs of cells: the words that count, and what else comes near."""

from __future__ import annotations

from collections.abc import Callable

from alignment.records import dataclass, field
from peeldiff.model import FindingChange, Passage
from peeldiff.pages.page import Quote
from peeldiff.papers.spreadsheet import Value
from peeldiff.papers.tracker.columns import OURS
from peeldiff.phrasing.phrases import ALSO_SAYS, is_merely_near, mention_name
from peeldiff.phrasing.quoting import Quoted, Quoter, page_of, without_itself

__all__ = ["Quotations"]

_NEAR = next(column for column in OURS if column.name == "passages")


@dataclass(slots=True)
class _Cells:
    """Numbered quotations, and the place of each under the same number."""

    lines: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def put(self, words: str, where: str) -> None:
        number = f"[{len(self.places) + 1}] "
        self.lines.append(number + words)
        self.places.append(number + where)


class Quotations:
    """Gathers the quotations for one row; none is quoted twice.

    `place` words where a line of the inspection stands, on this page if one is given.
    """

    def __init__(self, place: Callable[[int, int | None], str]) -> None:
        self._place = place
        self._quoter = Quoter()
        self._told, self._near = _Cells(), _Cells()

    def add(self, change: FindingChange, lead: str = "") -> None:
        """Quote what is said of a finding or part; `lead` stands before each quotation."""
        near = change.mention is not None and is_merely_near(change.mention)
        heading = ""
        for quoted in self._quoter.quote(without_itself(change)):
            if quoted.source is None:
                heading = quoted.text
            elif not quoted.is_repeated:
                self._put(quoted, lead, heading, near=near)
                heading = ""
        if near and change.mention is not None and not self._told.places:
            name = mention_name(change.mention)
            see = f": see under “{_NEAR.label}”" if self._near.places else ""
            self._told.lines.append(f"{name[0].upper()}{name[1:]}{see}.")

    def _put(self, quoted: Quoted, lead: str, heading: str, *, near: bool) -> None:
        """Evidence, or else the first passage that speaks of the point, counts; the rest comes near."""
        assert quoted.source is not None
        other = isinstance(quoted.source, Passage) and (near or bool(self._told.places))
        cells = self._near if other else self._told
        # What merely comes near is not told as the answer, or as what refers to the point.
        claims = cells is self._near and not near and heading != ALSO_SAYS
        if heading and not claims:
            cells.lines.append(f"{lead}{heading}")
        where = self._place(quoted.source.line, page_of(quoted.source))
        cells.put(f"{lead}{quoted.text}", where)

    def add_recall(self, one: Quote, heading: str = "") -> None:
        """Quote what the report says there of an earlier inspection, as far as it was not quoted."""
        if rest := self._quoter.further(one.text):
            if heading:
                self._told.lines.append(heading)
            where = one.place
            if one.line is not None:
                # Under which heading, as of all words here; its lines may be several.
                where = f"{self._place(one.line, None).rpartition(', ')[0]}, {where.rpartition(', ')[2]}"
            self._told.put(f"{one.label}: “{rest}”", where)

    def cells(self) -> dict[str, Value]:
        """The four cells by the names of their columns."""
        return {
            "evidence": "\n".join(self._told.lines) or None,
            "evidence_place": "\n".join(self._told.places) or None,
            "passages": "\n".join(self._near.lines) or None,
            "passages_place": "\n".join(self._near.places) or None,
        }
