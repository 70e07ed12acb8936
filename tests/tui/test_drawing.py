"""What the rows look like as lines of text, without a screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import takewhile
from typing import cast

import pytest
from rich.cells import cell_len
from rich.style import Style

from peeldiff.model import InspectionDiff, Pair
from peeldiff.rows import Cell, Fold, Mark, Row, RowChange, RowKind, build_rows
from tui.layout import Geometry, Sheet, merged
from tui.paint import Highlight, Place, RowPainter, paint_fold
from tui.view import Filter, View, visible

NO_DIFF = cast("InspectionDiff", None)
"""A paragraph bears no badge: the comparison is never asked."""

PLAIN: defaultdict[str, Style] = defaultdict(Style)

STYLED = {
    Mark.REMOVED.value: Style(strike=True),
    Mark.ADDED.value: Style(underline=True),
    Mark.WEIGHTY_REMOVED.value: Style(strike=True, bold=True),
    Mark.WEIGHTY_ADDED.value: Style(underline=True, bold=True),
    "hit": Style(reverse=True),
}


def drawn(pair: Pair, geometry: Geometry, view: View | None = None) -> str:
    table = build_rows(pair)
    entries = visible(table, pair.diff, view or View())
    sheet = Sheet(table.rows, entries, geometry)
    lines = []
    for y in range(sheet.height):
        position, within = sheet.locate(y)
        entry = entries[position]
        if isinstance(entry, Fold):
            strip = paint_fold(entry, within, geometry, PLAIN, Place.ELSEWHERE)
        else:
            row = table.rows[entry]
            strip = RowPainter(row, sheet.lines(entry), geometry, PLAIN, pair.diff).paint(
                within, Place.ELSEWHERE
            )
        assert strip.cell_length == geometry.width
        assert cell_len(strip.text) == geometry.width
        lines.append(strip.text.rstrip())
    return "\n".join(lines) + "\n"


def test_side_by_side_as_golden_text(pair: Pair, golden: Callable[[str, str], None]) -> None:
    golden("side-by-side-80.txt", drawn(pair, Geometry(80, unified=False)))


def test_unified_as_golden_text(pair: Pair, golden: Callable[[str, str], None]) -> None:
    golden("unified-60.txt", drawn(pair, Geometry(60, unified=True)))


def test_with_numbers_and_furniture_as_golden_text(
    pair: Pair, golden: Callable[[str, str], None]
) -> None:
    view = View(furniture=True, fold=False)
    golden("numbers-100.txt", drawn(pair, Geometry(100, unified=False, numbers=4), view))


def test_only_one_status_as_golden_text(pair: Pair, golden: Callable[[str, str], None]) -> None:
    status = pair.diff.findings[0].status
    view = View(filter=Filter(statuses=frozenset({status})))
    golden("escalated-72.txt", drawn(pair, Geometry(72, unified=True), view))


WIDE = "警察 officers — naïve 👩‍👩‍👧 cafe\u0301 " * 4


@pytest.mark.parametrize("unified", [False, True])
@pytest.mark.parametrize("width", [24, 41, 80])
def test_wide_characters_fill_each_line_exactly(width: int, unified: bool) -> None:
    cell = Cell(((Mark.PLAIN, WIDE), (Mark.WEIGHTY_ADDED, "日本")), 1, 1)
    row = Row(RowKind.PARAGRAPH, RowChange.REWORDED, Cell(((Mark.PLAIN, WIDE),), 1, 1), cell)
    geometry = Geometry(width, unified)
    sheet = Sheet([row], [0], geometry)
    for within in range(sheet.height):
        painter = RowPainter(row, sheet.lines(0), geometry, PLAIN, NO_DIFF)
        strip = painter.paint(within, Place.HERE)
        assert cell_len(strip.text) == width


def styled(row: Row, *highlights: Highlight) -> list[tuple[str, Style]]:
    palette = defaultdict(Style, STYLED)
    geometry = Geometry(200, unified=True)
    sheet = Sheet([row], [0], geometry)
    strip = RowPainter(row, sheet.lines(0), geometry, palette, NO_DIFF, highlights).paint(
        1, Place.HERE
    )
    return [(segment.text, segment.style) for segment in strip if segment.style]


REWORDED = Row(
    RowKind.PARAGRAPH,
    RowChange.REWORDED,
    Cell(
        ((Mark.PLAIN, "It "), (Mark.WEIGHTY_REMOVED, "should"), (Mark.PLAIN, " act on risk.")), 1, 1
    ),
    Cell(((Mark.PLAIN, "It "), (Mark.WEIGHTY_ADDED, "must"), (Mark.PLAIN, " act on risk.")), 1, 1),
)


def test_a_changed_modal_word_is_marked_more_strongly_than_other_words() -> None:
    marked = dict(styled(REWORDED))
    assert marked["should"] == Style(strike=True, bold=True)
    assert marked["must"] == Style(underline=True, bold=True)


def test_a_hit_is_marked_over_the_words_and_in_any_case() -> None:
    assert ("risk", Style(reverse=True)) in styled(REWORDED, Highlight("RISK", "hit"))


def test_a_hit_is_text_and_no_pattern() -> None:
    assert all(not style.reverse for _, style in styled(REWORDED, Highlight(".*", "hit")))


def test_merged_wording_keeps_all_words_of_both_sides() -> None:
    assert REWORDED.old is not None
    assert REWORDED.new is not None
    texts = [text for _, text in merged(REWORDED.old, REWORDED.new)]
    assert texts == ["It ", "should", " ", "must", " act on risk."]


def test_texts_with_little_in_common_stand_one_under_the_other() -> None:
    old = Cell(((Mark.PLAIN, "The "), (Mark.REMOVED, "county had nine towns")), 1, 1)
    new = Cell(((Mark.PLAIN, "The "), (Mark.ADDED, "desk answers every call in time")), 1, 1)
    row = Row(RowKind.PARAGRAPH, RowChange.REWORDED, old, new)
    blocks = Sheet([row], [0], Geometry(80, unified=True)).lines(0).left
    assert [block.side for block in blocks] == ["old", "new"]


def test_a_word_of_ten_thousand_letters_is_cut_to_the_width() -> None:
    row = Row(RowKind.PARAGRAPH, RowChange.ADDED, None, Cell(((Mark.PLAIN, "x" * 10_000),), 1, 1))
    sheet = Sheet([row], [0], Geometry(80, unified=False))
    assert sheet.height == 1 + -(-10_000 // sheet.geometry.right)


def test_a_paragraph_that_is_all_rewritten_is_coloured_and_not_struck() -> None:
    old = Cell(((Mark.PLAIN, "The "), (Mark.REMOVED, "county had nine towns of old")), 1, 1)
    new = Cell(((Mark.PLAIN, "The "), (Mark.ADDED, "desk answers every call in time")), 1, 1)
    row = Row(RowKind.PARAGRAPH, RowChange.REWORDED, old, new)
    assert not any(style.strike or style.underline for _, style in styled(row))


@pytest.mark.parametrize("width", [44, 60, 80, 120])
@pytest.mark.parametrize("unified", [False, True])
@pytest.mark.parametrize(
    ("text", "sign"),
    [("A backlog of 214", "-"), ("The chief constable has", "+"), ("Body-worn cameras", "+")],
)
def test_only_the_first_line_of_a_text_alone_has_a_dash_or_plus(
    pair: Pair, width: int, unified: bool, text: str, sign: str
) -> None:
    """The others have a bar: dashes before running text read as one point after the other."""
    lines = drawn(pair, Geometry(width, unified=unified)).splitlines()
    [first] = [n for n, line in enumerate(lines) if text[:9] in line]
    at = lines[first].index(text[:9]) - 2
    signs = [line[at : at + 1] or " " for line in lines[first:]]
    assert signs[0] == sign
    below = list(takewhile("-+¦".__contains__, signs[1:]))
    assert set(below) <= {"¦"}
    assert below or width >= 80


def test_spaces_at_the_ends_of_a_mark_are_not_marked() -> None:
    old = Cell(((Mark.PLAIN, "It acts "), (Mark.REMOVED, "very "), (Mark.PLAIN, "fast.")), 1, 1)
    new = Cell(((Mark.PLAIN, "It acts "), (Mark.PLAIN, "fast.")), 1, 1)
    row = Row(RowKind.PARAGRAPH, RowChange.REWORDED, old, new)
    assert [text for text, style in styled(row) if style.strike] == ["very"]
