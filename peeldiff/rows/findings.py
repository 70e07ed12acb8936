"""The rows of grades, findings with their items, and furniture."""

from __future__ import annotations

from collections.abc import Callable

from peeldiff.model import (
    FindingChange,
    FindingRef,
    GradeChange,
    GradeChangeKind,
    GradeRef,
    Inspection,
)
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import GRADE_CHANGES, GRADES, STATUSES
from peeldiff.phrasing.facts import shown_status
from peeldiff.rows.blocks import Block, Draft, SideIndex, change_of, spans_of
from peeldiff.rows.shapes import (
    Cell,
    Mark,
    Row,
    RowChange,
    RowKind,
    Side,
    steps_in_words,
)

__all__ = ["finding_drafts", "moved_stub", "put_furniture", "put_grade"]

_GRADE_CHANGES = {
    GradeChangeKind.IMPROVED: RowChange.REWORDED,
    GradeChangeKind.DECLINED: RowChange.REWORDED,
    GradeChangeKind.UNCHANGED: RowChange.SAME,
    GradeChangeKind.CARRIED_OVER: RowChange.SAME,
    GradeChangeKind.NEWLY_GRADED: RowChange.ADDED,
    GradeChangeKind.NO_LONGER_GRADED: RowChange.REMOVED,
    GradeChangeKind.NOT_COMPARABLE: RowChange.REWORDED,
}


def put_grade(
    number: int,
    grade: GradeChange,
    blocks: list[Block],
    front: Block,
    old: SideIndex,
    new: SideIndex,
) -> None:
    """Put the grade under the heading of its question, or in front of everything if it has none."""
    home: int | None = None
    for ref, index in ((grade.old, old), (grade.new, new)):
        if ref is not None:
            home = index.blocks.get(ref.section, home)
    steps = steps_in_words(grade.steps)
    row = Row(
        RowKind.GRADE,
        _GRADE_CHANGES[grade.change],
        _grade_cell(grade.old),
        _grade_cell(grade.new),
        section=home,
        grade=number,
        label=GRADE_CHANGES[grade.change].heading.lower() + (f", {steps}" if steps else ""),
        note=grade.why,
    )
    block = front if home is None else blocks[home]
    block.drafts.insert(block.fixed, Draft(row))
    block.fixed += 1


def _grade_cell(ref: GradeRef | None) -> Cell | None:
    if ref is None:
        return None
    text = "no grade printed" if ref.grade is None else GRADES[ref.grade].heading
    return Cell(((Mark.PLAIN, text),), ref.line, ref.line)


def finding_drafts(number: int, finding: FindingChange, terms: Terms) -> list[Draft]:
    """The finding at position `number`, the explanation under it and its items, a row each; its kind in
    the words of `terms`."""
    before, after = _finding_cell(finding, "old"), _finding_cell(finding, "new")
    change = change_of(before, after, finding.wording)
    label = _label(finding, terms)
    row = Row(RowKind.FINDING, change, before, after, finding=number, label=label, note=finding.why)
    drafts = [Draft(row, ("finding", number, 0))]
    before, after = _detail(finding.old), _detail(finding.new)
    if before is not None or after is not None:
        if before is not None and after is not None:
            change = RowChange.SAME if before.text == after.text else RowChange.REWORDED
        elif after is not None:
            change = RowChange.ADDED
        else:
            change = RowChange.REMOVED
        drafts.append(Draft(Row(RowKind.DETAIL, change, before, after, finding=number)))
    for position, item in enumerate(finding.items):
        before, after = _finding_cell(item, "old"), _finding_cell(item, "new")
        row = Row(
            RowKind.ITEM,
            change_of(before, after, item.wording),
            before,
            after,
            finding=number,
            item=position,
            label=STATUSES[item.status].short,
            note=item.why,
        )
        drafts.append(Draft(row, ("item", number, position)))
    return drafts


def _label(finding: FindingChange, terms: Terms) -> str:
    told = STATUSES[shown_status(finding)].short
    if shown_status(finding) is not finding.status:
        told += f", {STATUSES[finding.status].short}"
    label = f"{terms.kind(finding.kind)}: {told}"
    return label if finding.set_by is None else f"{label}, set by reader {finding.set_by}".rstrip()


def _finding_cell(finding: FindingChange, side: Side) -> Cell | None:
    refs = finding.old if side == "old" else finding.new
    if not refs:
        return None
    text = "\n".join(ref.text for ref in refs)
    spans = spans_of(finding.wording, finding.weighty, side) or ((Mark.PLAIN, text),)
    return Cell(spans, refs[0].line, refs[0].end_line, refs[0].page)


def _detail(refs: tuple[FindingRef, ...]) -> Cell | None:
    text = "\n".join(ref.detail for ref in refs if ref.detail)
    if not text:
        return None
    return Cell(((Mark.PLAIN, text),), refs[0].line, refs[0].end_line, refs[0].page)


def moved_stub(
    number: int, finding: FindingChange, was: FindingRef, place: FindingRef, terms: Terms
) -> Draft:
    """The row at the old place of a finding that now stands under another section."""
    cell = Cell(((Mark.PLAIN, was.text),), was.line, was.end_line, was.page)
    row = Row(
        RowKind.FINDING,
        RowChange.MOVED,
        cell,
        None,
        finding=number,
        label=_label(finding, terms),
        note=f"now under: {place.heading}" if place.heading else "now elsewhere",
    )
    return Draft(row, ("was-finding", number, 0), ("finding", number, 0))


def put_furniture(inspection: Inspection, side: Side, home: Callable[[int], Block]) -> None:
    """Put each piece of furniture where it stands in its report."""
    for part in inspection.furniture:
        cell = Cell(((Mark.PLAIN, part.text),), part.line, part.end_line)
        row = Row(
            RowKind.FURNITURE,
            RowChange.SAME,
            cell if side == "old" else None,
            cell if side == "new" else None,
            label=part.kind.replace("_", " "),
        )
        home(part.line).put([Draft(row)], side, part.line)
