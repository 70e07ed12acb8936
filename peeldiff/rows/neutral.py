"""The rows of two forces: who asks what, where a row of one force says what became of it."""

from __future__ import annotations

from alignment.records import replace
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import InspectionDiff
from peeldiff.neutral import force_names, kinds_of, section_words, told_of, whose
from peeldiff.rows.shapes import Cell, Mark, Row, RowChange, RowKind

__all__ = ["neutral"]


def neutral(row: Row, diff: InspectionDiff) -> Row:
    """The row with the same texts at the same lines, without a word of movement."""
    match row.kind:
        case RowKind.GRADE:
            sides = (
                f"{name}: {'not asked' if cell is None else cell.text}"
                for name, cell in zip(force_names(diff), (row.old, row.new), strict=True)
            )
            return replace(row, change=_difference(row), label=" | ".join(sides), note="")
        case RowKind.FINDING | RowKind.DETAIL | RowKind.ITEM:
            return _asked(row, diff)
        case RowKind.HEADING if row.section is not None:
            change = diff.sections[row.section]
            told = "" if row.change is RowChange.SAME else section_words(change, diff)
            return replace(row, label=told, note="")
        case RowKind.PARAGRAPH if row.change is RowChange.MOVED:
            note = "elsewhere in this section of the other report"
            return replace(row, note=note)
    return row


def _difference(row: Row) -> RowChange:
    """One grade in both reports is no difference, whatever else keeps them from being compared."""
    if row.old is None or row.new is None:
        return row.change
    return RowChange.SAME if row.old.text == row.new.text else RowChange.REWORDED


def _asked(row: Row, diff: InspectionDiff) -> Row:
    """Each force is asked in its own words: marks would tell one wording as the other's past."""
    assert row.finding is not None
    finding = diff.findings[row.finding]
    row = replace(row, old=_unmarked(row.old), new=_unmarked(row.new))
    if row.kind is RowKind.DETAIL:
        return row
    if row.item is not None:
        item = finding.items[row.item]
        label = "" if whose(item) is whose(finding) else told_of(item, diff)
        return replace(row, label=label, note="")
    note = ""
    if row.change is RowChange.MOVED and finding.new:
        under = finding.new[0].heading
        note = f"the other report has it under: {under}" if under else "elsewhere in the other"
    kinds = " | ".join(terms_of(diff.new).kind(kind) for kind in kinds_of(finding))
    return replace(row, label=f"{kinds}: {told_of(finding, diff)}", note=note)


def _unmarked(cell: Cell | None) -> Cell | None:
    return None if cell is None else replace(cell, spans=((Mark.PLAIN, cell.text),))
