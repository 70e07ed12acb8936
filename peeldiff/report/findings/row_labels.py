"""Labels and demands in the rows of tables: a box printed as a table, and columns of demands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alignment.late import late
from peeldiff.document.source import Role
from peeldiff.model import FindingKind
from peeldiff.report.blocks import Block
from peeldiff.report.findings.entry_tables import entry_table, is_answered, is_owned
from peeldiff.report.findings.found import STATED
from peeldiff.words import ends_sentence, plain

if TYPE_CHECKING:
    from peeldiff.report.findings.labels import LabelReader

__all__ = ["RowLabels"]

_FEWEST_WORDS = 4
_BULLET = late(r"[•·▪◦‣–-]\s+")


class RowLabels:
    """Tells, for the rows of one report's tables, which open a finding list and what they ask for."""

    def __init__(self, blocks: Sequence[Block], labels: LabelReader) -> None:
        self.blocks, self.labels = blocks, labels
        self.titled = labels.titled

    def demand_in(self, index: int) -> str | None:
        """The cell of a table row that asks for something, if the block is one with such a cell."""
        if index >= len(self.blocks) or self.blocks[index].role is not Role.ROW:
            return None
        block = self.blocks[index]
        first = [told[:1] for told in block.parts] or [()] * len(block.cells)
        return next(
            (
                cell
                for cell, told in zip(block.cells, first, strict=True)
                if any(map(self.labels.is_demand, (cell, *told)))
            ),
            None,
        )

    def column(self, index: int) -> int | None:
        """The column of a table that a label heads, if the block is the row of its heads."""
        cells = self.blocks[index].cells
        if sum(map(bool, cells)) < 2:  # the label of a box
            return None
        return next((at for at, cell in enumerate(cells) if self.labels.kind_of(cell)), None)

    def asked_in(self, index: int, column: int | None) -> str | None:
        """The sentence that a table row has in a column of demands."""
        if index >= len(self.blocks) or column is None:
            return None
        cell = (*self.blocks[index].cells, *[""] * (column + 1))[column]
        whole = ends_sentence(cell) and len(cell.split()) >= _FEWEST_WORDS
        return cell if whole and not self.labels.is_general(plain(cell)) else None

    def stated_in(self, index: int) -> str | None:
        """The statement that is all of a table row, if the block is one that holds no more."""
        if index >= len(self.blocks) or self.blocks[index].role is not Role.ROW:
            return None
        cells = [cell for cell in self.blocks[index].cells if cell]
        if len(cells) != 1 or self.labels.kind_of(cells[0]) is not None:
            return None
        title = self.titled and len(cells[0].split()) >= _FEWEST_WORDS
        return cells[0] if title or ends_sentence(cells[0]) else None

    def boxed(self, index: int) -> int | None:
        """The column of the one cell of a row whose paragraphs are a label and what stands under it."""
        found = []
        for at, paragraphs in enumerate(self.blocks[index].parts):
            kind = self.labels.kind_of(paragraphs[0]) if len(paragraphs) > 1 else None
            if kind and (kind in STATED or self.titled or self.labels.asks(paragraphs[1])):
                found.append(at)
        return found[0] if len(found) == 1 else None

    def _in_box(self, index: int) -> tuple[FindingKind, str] | None:
        at = self.boxed(index)
        if at is None:
            return None
        block = self.blocks[index]
        kind = self.labels.kind_of(block.parts[at][0])
        return (kind, block.cells[at]) if kind else None

    def _heads_demands(self, index: int) -> bool:
        """Whether a row is the head of a table of which one column has what the force should do."""
        table = entry_table(self.blocks, index)
        above = self.blocks[index - 1] if index else None
        return (
            table is not None
            and table.headed
            and not is_owned(self.blocks[index].cells)  # an action plan, for all that it says
            and not (above and (above.role is Role.ROW or self.labels.kind_of(above.text)))
            and self.labels.worded.heads_column(self.blocks[index].cells[table.column])
        )

    def label(self, index: int) -> tuple[FindingKind, str] | None:
        """A box printed as a table: its label in one cell, the demand in the next or a row below."""
        cells = [cell for cell in self.blocks[index].cells if cell]
        if len(cells) == 1:
            kind = self.labels.kind_of(cells[0])
            stated = (self.titled or kind in STATED) and self.stated_in(index + 1)
            if kind is None and (boxed := self._in_box(index)):
                return boxed
            rows = stated or self.demand_in(index + 1) or entry_table(self.blocks, index + 1)
            return (kind, "") if kind and rows else None
        kinds = [kind for cell in cells if (kind := self.labels.kind_of(cell))]
        demands = [cell for cell in cells if self.labels.is_demand(_BULLET.sub("", cell, count=1))]
        if not kinds and (boxed := self._in_box(index)):
            return boxed
        if not kinds and self._heads_demands(index):
            return FindingKind.AREA_FOR_IMPROVEMENT, ""
        if len(kinds) != 1:
            return None
        if not demands and kinds[0] in STATED:
            told = [cell for cell in cells if ends_sentence(cell) and self.labels.names_force(cell)]
            if len(told) == 1:
                return kinds[0], told[0]
        if not demands:  # the head of a column
            answered = is_answered(cells)
            asks = self.demand_in(index + 1) or self.asked_in(index + 1, self.column(index))
            return (kinds[0], "") if asks and not answered else None
        return (kinds[0], demands[0]) if len(demands) == 1 else None
