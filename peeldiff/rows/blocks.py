"""What rows are put together from before their numbers are known. Private to this package."""

from __future__ import annotations

from alignment.late import late
from alignment.records import dataclass, field
from peeldiff.model import Inspection, Section, SectionChange, Wording, WordingOp
from peeldiff.rows.shapes import Cell, Mark, Row, RowChange, Side, Span

__all__ = ["SIDES", "Block", "Draft", "Key", "SideIndex", "change_of", "side_index", "spans_of"]

SIDES: tuple[Side, Side] = ("old", "new")

_FEW = 3
"""Words up to which a weighty change is marked strongly as a whole; in more, its numbers are."""

_NUMBER = late(r"([£$€]?\d[\d.,/]*(?:%|\b))")

Key = tuple[str, int, int]
"""The name of a row while rows are put together: its role and two numbers."""


@dataclass(slots=True)
class Draft:
    """A row with a name that other rows can point to, and the name of the row that it points to."""

    row: Row
    key: Key | None = None
    target: Key | None = None


@dataclass(slots=True)
class Block:
    """The rows of one section change; the first `fixed` stay on top when others are put in."""

    drafts: list[Draft]
    fixed: int = 1

    def put(self, drafts: list[Draft], side: Side, line: int) -> None:
        """Insert before the first row that stands after `line` on that side."""
        for position in range(min(self.fixed, len(self.drafts)), len(self.drafts)):
            cell = self.drafts[position].row.side(side)
            if cell is not None and cell.line > line:
                break
        else:
            position = len(self.drafts)
        self.drafts[position:position] = drafts


@dataclass(slots=True)
class SideIndex:
    """Where a source line or a section belongs among the section changes of one side."""

    sections: dict[str, Section]
    blocks: dict[str, int]
    starts: list[tuple[int, int]] = field(default_factory=list)

    def block(self, section: str | None, line: int) -> int | None:
        """The section change that holds this section, or the last that begins before `line`."""
        if section is not None and section in self.blocks:
            return self.blocks[section]
        found = None
        for start, block in self.starts:
            if start > line:
                break
            found = block
        return found


def side_index(inspection: Inspection, side: Side, changes: tuple[SectionChange, ...]) -> SideIndex:
    """Note where each section of one side went."""
    blocks: dict[str, int] = {}
    starts: list[tuple[int, int]] = []
    for number, change in enumerate(changes):
        for ref in change.old if side == "old" else change.new:
            blocks[ref.id] = number
            starts.append((ref.line, number))
    return SideIndex({s.id: s for s in inspection.sections}, blocks, sorted(starts))


def spans_of(wording: Wording, weighty: tuple[int, ...], side: Side) -> tuple[Span, ...]:
    """One side of a wording with its marks; `weighty` are positions in `wording`."""
    gone = WordingOp.INSERT if side == "old" else WordingOp.DELETE
    light, heavy = (
        (Mark.REMOVED, Mark.WEIGHTY_REMOVED) if side == "old" else (Mark.ADDED, Mark.WEIGHTY_ADDED)
    )
    spans: list[Span] = []
    for n, (op, text) in enumerate(wording):
        if op is gone or not text:
            continue
        if op is WordingOp.EQUAL:
            spans.append((Mark.PLAIN, text))
        elif n not in weighty:
            spans.append((light, text))
        elif len(text.split()) <= _FEW:
            spans.append((heavy, text))
        else:
            spans.extend(
                (heavy if _NUMBER.fullmatch(part) else light, part)
                for part in _NUMBER.split(text)
                if part
            )
    return tuple(spans)


def change_of(old: Cell | None, new: Cell | None, wording: Wording) -> RowChange:
    """How the two sides of a row differ, by which of them are there and by the wording."""
    if old is None:
        return RowChange.ADDED
    if new is None:
        return RowChange.REMOVED
    if all(op is WordingOp.EQUAL for op, _ in wording):
        return RowChange.SAME
    return RowChange.REWORDED
