"""The rows of one section change: headings of its parts, paragraphs, and what moved within it."""

from __future__ import annotations

from bisect import bisect_left

from alignment.records import replace
from peeldiff.model import Paragraph, ParagraphChange, Section, SectionChange, SectionRelation
from peeldiff.rows.blocks import Block, Draft, SideIndex, change_of, spans_of
from peeldiff.rows.shapes import Cell, Mark, Row, RowChange, RowKind, Side

__all__ = ["section_block"]


def section_block(number: int, change: SectionChange, old: SideIndex, new: SideIndex) -> Block:
    """The rows of the section change at position `number` in the comparison."""
    drafts = [_heading(number, change, 0, 0, old, new)]
    old_paragraphs, old_parts = _paragraphs(change, "old", old)
    new_paragraphs, new_parts = _paragraphs(change, "new", new)
    at_old = at_new = 0
    moved = _moved(change)
    for step in change.paragraphs:
        while step.old is not None and at_old < old_parts[step.old]:
            at_old += 1
            drafts.append(_heading(number, change, at_old, None, old, new))
        while step.new is not None and at_new < new_parts[step.new]:
            at_new += 1
            drafts.append(_heading(number, change, None, at_new, old, new))
        before = _paragraph_cell(old_paragraphs, step.old, step, "old")
        after = _paragraph_cell(new_paragraphs, step.new, step, "new")
        change_here = change_of(before, after, step.wording)
        row = Row(RowKind.PARAGRAPH, change_here, before, after, section=number)
        draft = Draft(row)
        if step.old in moved and before is not None:
            order = moved[step.old]
            draft.row = replace(row, change=RowChange.MOVED, note=f"stood at line {before.line}")
            draft.key, draft.target = ("here", number, order), ("was", number, order)
        drafts.append(draft)
    rest: list[tuple[int | None, int | None]] = []
    rest += [(part, None) for part in range(at_old + 1, len(change.old))]
    rest += [(None, part) for part in range(at_new + 1, len(change.new))]
    drafts.extend(_heading(number, change, *part, old, new) for part in rest)
    block = Block(drafts)
    for place, order in moved.items():
        paragraph = old_paragraphs[place]
        cell = Cell(((Mark.PLAIN, paragraph.text),), paragraph.line, paragraph.end_line)
        stub = Row(
            RowKind.PARAGRAPH,
            RowChange.MOVED,
            cell,
            None,
            section=number,
            note="moved within the section",
        )
        block.put([Draft(stub, ("was", number, order), ("here", number, order))], "old", cell.line)
    return block


def _moved(change: SectionChange) -> dict[int, int]:
    """Old positions of pairs that cross the longest run of pairs kept in order, numbered."""
    pairs = [p.old for p in change.paragraphs if p.old is not None and p.new is not None]
    ends: list[int] = []  # the smallest last position of a kept run of each length
    ends_at: list[int] = []
    previous: list[int] = []
    for here, place in enumerate(pairs):
        length = bisect_left(ends, place)
        previous.append(ends_at[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        ends_at[length : length + 1] = [here]
    kept = set()
    at = ends_at[-1] if ends_at else -1
    while at >= 0:
        kept.add(pairs[at])
        at = previous[at]
    return {place: n for n, place in enumerate(p for p in pairs if p not in kept)}


def _paragraphs(
    change: SectionChange, side: Side, index: SideIndex
) -> tuple[list[Paragraph], list[int]]:
    """The paragraphs of this side's sections in order, and of which section each is."""
    texts: list[Paragraph] = []
    parts: list[int] = []
    for part, ref in enumerate(change.old if side == "old" else change.new):
        found = index.sections[ref.id].paragraphs
        texts.extend(found)
        parts.extend([part] * len(found))
    return texts, parts


def _paragraph_cell(
    paragraphs: list[Paragraph], place: int | None, step: ParagraphChange, side: Side
) -> Cell | None:
    if place is None:
        return None
    paragraph = paragraphs[place]
    spans = spans_of(step.wording, step.weighty, side) or ((Mark.PLAIN, paragraph.text),)
    return Cell(spans, paragraph.line, paragraph.end_line, paragraph.page)


def _heading(
    number: int,
    change: SectionChange,
    old_part: int | None,
    new_part: int | None,
    old: SideIndex,
    new: SideIndex,
) -> Draft:
    """The heading of a part of the section change; the parts of one change point round."""
    cells: list[Cell | None] = []
    level = 0
    for part, refs, index in ((old_part, change.old, old), (new_part, change.new, new)):
        if part is None or part >= len(refs):
            cells.append(None)
            continue
        ref = refs[part]
        section = index.sections[ref.id]
        level = max(level, _depth(section, index.sections))
        cells.append(Cell(((Mark.PLAIN, ref.heading),), ref.line, ref.line, section.page))
    first = old_part in (0, None) and new_part in (0, None) and 0 in (old_part, new_part)
    row = Row(
        RowKind.HEADING,
        _heading_change(change.relation, *cells),
        cells[0],
        cells[1],
        section=number,
        level=level,
        label=_RELATION_WORDS[change.relation],
        note=_parts_note(change) if first else "goes on from the part before",
    )
    if len(change.old) < 2 and len(change.new) < 2:
        return Draft(row)
    here = max(old_part or 0, new_part or 0)
    parts = max(len(change.old), len(change.new))
    return Draft(row, ("part", number, here), ("part", number, (here + 1) % parts))


def _heading_change(relation: SectionRelation, old: Cell | None, new: Cell | None) -> RowChange:
    """What has changed of the heading itself: what was not inspected may have one in both reports."""
    if relation is not SectionRelation.NOT_INSPECTED or old is None or new is None:
        return _HEADING_CHANGES[relation]
    return RowChange.SAME if old.text == new.text else RowChange.REWORDED


_HEADING_CHANGES = {
    SectionRelation.SAME: RowChange.SAME,
    SectionRelation.RENAMED: RowChange.REWORDED,
    SectionRelation.SPLIT: RowChange.MOVED,
    SectionRelation.MERGED: RowChange.MOVED,
    SectionRelation.ADDED: RowChange.ADDED,
    SectionRelation.REMOVED: RowChange.REMOVED,
    SectionRelation.NOT_INSPECTED: RowChange.REMOVED,
}

_RELATION_WORDS = {
    SectionRelation.SAME: "",
    SectionRelation.RENAMED: "renamed",
    SectionRelation.SPLIT: "split",
    SectionRelation.MERGED: "merged",
    SectionRelation.ADDED: "new section",
    SectionRelation.REMOVED: "not in the newer report",
    SectionRelation.NOT_INSPECTED: "not inspected this time",
}


def _parts_note(change: SectionChange) -> str:
    if change.relation is SectionRelation.SPLIT:
        return "now " + "; ".join(ref.heading for ref in change.new)
    if change.relation is SectionRelation.MERGED:
        return "formerly " + "; ".join(ref.heading for ref in change.old)
    return ""


def _depth(section: Section, sections: dict[str, Section]) -> int:
    depth, parent = 0, section.parent
    while parent is not None and parent in sections and depth < 6:
        depth, parent = depth + 1, sections[parent].parent
    return depth
