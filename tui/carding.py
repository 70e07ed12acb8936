"""Which card belongs to a row: of a concern, a grade or a section, of one force or of two."""

from __future__ import annotations

from textual.content import Content

from alignment.records import dataclass
from peeldiff.inspectorates.whose import terms_of
from peeldiff.neutral import two_forces
from peeldiff.phrasing.quoting import Quoted, Quoter
from peeldiff.rows import Row
from tui import beside, cards
from tui.labels import Badge, row_badge
from tui.names import concerns_under
from tui.summary import years
from tui.work import Comparison

__all__ = ["Card", "card_of"]


@dataclass(frozen=True, slots=True)
class Card:
    """The text, the quotations under it, and the status for the frame; None where it has none."""

    text: Content
    quoted: tuple[Quoted, ...] = ()
    chip: Badge | None = None


def card_of(comparison: Comparison, number: int, mode: str) -> Card:
    """What is known of the row `number`: the "card", or "why" it was told so."""
    row = comparison.table.rows[number]
    diff = comparison.pair.diff
    if two_forces(diff):
        return Card(_neutral(comparison, row, mode))
    chip = row_badge(row, diff)
    if row.finding is not None:
        finding = diff.findings[row.finding]
        if mode == "why":
            return Card(cards.finding_why(finding), (), chip)
        told = tuple(Quoter().quote(finding))
        return Card(
            cards.finding_card(finding, years(comparison), terms_of(comparison.pair.new)),
            told,
            chip,
        )
    if row.grade is not None:
        grade = diff.grades[row.grade]
        asked = concerns_under(grade, comparison.pair)
        return Card(cards.grade_card(grade, years(comparison), asked), (), chip)
    if row.section is not None:
        return Card(cards.section_card(diff.sections[row.section]))
    return Card(cards.nothing_card())


def _neutral(comparison: Comparison, row: Row, mode: str) -> Content:
    """Of two forces: who is asked for what, or how alike two wordings are."""
    diff = comparison.pair.diff
    if row.finding is not None:
        finding = diff.findings[row.finding]
        if mode == "why" and finding.old and finding.new:
            return cards.likeness_card(finding)
        return beside.finding_beside(finding, diff)
    if row.grade is not None:
        return beside.grade_beside(diff.grades[row.grade], diff)
    if row.section is not None:
        return beside.section_beside(diff.sections[row.section], diff)
    return cards.nothing_card()
