"""Puts sections, grades, findings and furniture in reading order and numbers the rows."""

from __future__ import annotations

from alignment.records import replace
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import Pair, SectionChange
from peeldiff.neutral import two_forces
from peeldiff.rows.blocks import Block, Draft, Key, SideIndex, side_index
from peeldiff.rows.findings import finding_drafts, moved_stub, put_furniture, put_grade
from peeldiff.rows.neutral import neutral
from peeldiff.rows.sections import section_block
from peeldiff.rows.shapes import RowKind, RowTable

__all__ = ["build_rows"]


def build_rows(pair: Pair) -> RowTable:
    """Lay out `pair` in reading order; every finding and every aligned paragraph is there once.

    A finding that stands in another section than before has a second row at its old place, which
    says where it went.
    """
    diff, terms = pair.diff, terms_of(pair.new)
    old = side_index(pair.old, "old", diff.sections)
    new = side_index(pair.new, "new", diff.sections)
    blocks = [section_block(n, change, old, new) for n, change in enumerate(diff.sections)]
    front = Block([], fixed=0)

    def home(index: SideIndex, section: str | None, line: int) -> Block:
        number = index.block(section, line)
        return front if number is None else blocks[number]

    for number, grade in enumerate(diff.grades):
        put_grade(number, grade, blocks, front, old, new)
    for number, finding in enumerate(diff.findings):
        drafts = finding_drafts(number, finding, terms)
        if finding.new:
            place = finding.new[0]
            block = home(new, place.section, place.line)
            block.put(drafts, "new", place.line)
            for was in finding.old:
                if home(old, was.section, was.line) is not block:
                    stub = moved_stub(number, finding, was, place, terms)
                    home(old, was.section, was.line).put([stub], "old", was.line)
        elif finding.old:
            place = finding.old[0]
            home(old, place.section, place.line).put(drafts, "old", place.line)
    put_furniture(pair.old, "old", lambda line: home(old, None, line))
    put_furniture(pair.new, "new", lambda line: home(new, None, line))
    ordered = [front, *(blocks[n] for n in _reading_order(diff.sections))]
    drafts = [draft for block in ordered for draft in block.drafts]
    if two_forces(diff):
        for draft in drafts:
            draft.row = neutral(draft.row, diff)
    return _finish(drafts)


def _reading_order(changes: tuple[SectionChange, ...]) -> list[int]:
    """Newer order; what only the older report has follows what it followed there."""
    order = sorted(
        (n for n, change in enumerate(changes) if change.new),
        key=lambda n: min(ref.line for ref in changes[n].new),
    )
    before: int | None = None
    for _, number in sorted(
        (ref.line, n) for n, change in enumerate(changes) for ref in change.old
    ):
        if number not in order:
            order.insert(0 if before is None else order.index(before) + 1, number)
        before = number
    return order


def _finish(drafts: list[Draft]) -> RowTable:
    places: dict[Key, int] = {}
    sections: dict[int, int] = {}
    findings: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        row = draft.row
        if draft.key is not None:
            places.setdefault(draft.key, number)
        if row.kind is RowKind.HEADING and row.section is not None:
            sections.setdefault(row.section, number)
        if draft.key is not None and draft.key[0] == "finding":
            findings.setdefault(draft.key[1], number)
    rows = tuple(
        draft.row if draft.target is None else replace(draft.row, target=places.get(draft.target))
        for draft in drafts
    )
    return RowTable(rows, sections, findings)
