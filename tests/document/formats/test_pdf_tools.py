"""PDF files that browsers and word processors made, with tags, outlines, drawn bullets or neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.document.formats.pdf import read_pdf
from peeldiff.document.formats.pdf_layout import blocks_of_page
from peeldiff.document.formats.pdf_lines import Span
from peeldiff.document.formats.pdf_order import in_reading_order
from peeldiff.document.formats.pdf_tags import Kind, Tag, are_sound
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role

BUILT = Path(__file__).parent / "built"
"""From `tagged.html` by Chromium, wkhtmltopdf and WeasyPrint, from `tagged-table.html` and `cards.html` by
Chromium, from the others by LibreOffice."""


def built(name: str) -> list[Line]:
    data = (BUILT / name).read_bytes()
    return [line for line in read_pdf(data, name, DEFAULT_LIMITS)[0] if line.text]


every_build = pytest.mark.parametrize("name", ["tagged.pdf", "shapes.pdf", "marks.pdf"])


@every_build
def test_items_are_told_whoever_built_the_file(name: str) -> None:
    items = [line for line in built(name) if line.role is Role.ITEM]

    assert [(line.level, line.text[-16:]) for line in items] == [
        (0, "an find that out"),
        (0, "d feed its dogs."),
        (0, "ds by seeing to:"),
        (1, "the gates;"),
        (1, "them in May; and"),
        (1, "the drains."),
        (0, "rs should sleep."),
        (0, "vers should eat."),
    ]


@every_build
def test_headings_are_told_whoever_built_the_file(name: str) -> None:
    headings = [line.text for line in built(name) if line.role is Role.HEADING]

    assert [text for text in headings if text != "Good"] == [
        "Vans of Marlshire",
        "How well does the force look after its vans, its dogs and all that stands in the yards of "
        "Oxley and Harrowby?",
        "Areas to mend",
        "Drivers",
    ]


def test_tags_tell_headings_from_strong_text() -> None:
    assert [(line.role, line.level) for line in built("tagged.pdf")[:5]] == [
        (Role.HEADING, 1),
        (Role.HEADING, 2),
        (Role.TEXT, 0),
        (Role.TEXT, 0),
        (Role.HEADING, 3),
    ]


def test_a_justified_paragraph_of_one_tag_is_whole() -> None:
    (line,) = [line for line in built("tagged.pdf") if line.text.startswith("Superintendents")]

    assert line.text.endswith("considerable interruptions.")


def test_an_outline_names_headings_that_look_like_text_and_no_others() -> None:
    headings = [
        (line.level, line.text) for line in built("outline.pdf") if line.role is Role.HEADING
    ]

    assert headings == [
        (1, "Vans of Marlshire"),
        (2, "Vans"),
        (3, "Washing"),
        (4, "Soap"),
        (2, "Dogs"),
        (3, "Small dogs"),
    ]


def test_a_contents_list_typed_with_tabs_stays_line_by_line() -> None:
    texts = [line.text for line in built("plain.pdf")]

    assert texts[1:9] == [
        "Contents",
        "What this report is about 1",
        "Vans 3",
        "How well does the force look after all its vans and its dogs? 7",
        "Protecting small dogs 16",
        "Tyres and other round things 22",
        "Yards 24",
        "What this report is about",
    ]


def test_a_line_under_a_finished_paragraph_is_its_own() -> None:
    assert [line.text for line in built("plain.pdf")][-3:] == [
        "Small dogs",
        "They bite.",
        "They sleep.",
    ]


# ---- tags that are not believed -----------------------------------------------------------------


def tagged(count: int, parted: bool) -> list[Span]:
    return [
        Span(
            "goes on with the vans",
            72,
            300,
            700 - 13 * n,
            11,
            False,
            tag=Tag(n * parted, Kind.TEXT),
        )
        for n in range(count)
    ]


def test_tags_that_part_sentences_are_not_believed() -> None:
    assert not are_sound([tagged(20, parted=True)])


def test_tags_that_keep_sentences_whole_are_believed() -> None:
    assert are_sound([tagged(20, parted=False)])
    assert are_sound([tagged(5, parted=True)])


# ---- the order of tags ---------------------------------------------------------------------------


def run_of(x0: float, top: float, *blocks: int) -> list[Span]:
    """Lines down a page, each in a tagged block of its number; 0: not tagged."""
    return [
        Span(
            f"line {block}", x0, x0 + 90, top - 14 * at, 11, False,
            tag=Tag(block, Kind.TEXT) if block else None,
        )
        for at, block in enumerate(blocks)
    ]  # fmt: skip


def test_what_stands_beside_the_text_has_the_place_that_its_tags_give_it() -> None:
    beside = run_of(400, 650, 3, 4)
    text = run_of(60, 700, 1, 2, 5, 6, 6)
    ordered = in_reading_order([*beside, *text])
    assert [span.text for span in ordered] == [f"line {n}" for n in (1, 2, 3, 4, 5, 6, 6)]


def test_a_note_that_is_tagged_within_the_text_stays_at_the_foot_of_its_run() -> None:
    beside = run_of(400, 650, 8, 9)
    text = run_of(60, 700, 1, 2, 5, 6, 3)
    ordered = in_reading_order([*beside, *text])
    assert [span.text for span in ordered][:5] == [f"line {n}" for n in (1, 2, 5, 6, 3)]


def test_lines_without_tags_stay_with_those_before_them() -> None:
    beside = run_of(400, 650, 5, 6)
    text = run_of(60, 700, 1, 2, 0, 8, 9)
    ordered = in_reading_order([*beside, *text])
    assert [span.text for span in ordered] == [f"line {n}" for n in (1, 2, 0, 5, 6, 8, 9)]


def loose(line: Span, place: int) -> Span:
    line.text, line.tag, line.place = f"loose {place}", None, place
    return line


def test_text_in_no_block_of_its_own_stands_where_the_tree_has_it() -> None:
    text = run_of(60, 700, 2, 6, 8)
    cards = run_of(66, 720, 1, 0, 4, 5, 7)
    for line, y in zip(cards, (714, 693, 690, 688, 680), strict=True):
        line.y = y
    loose(cards[1], 3)
    ordered = in_reading_order([*text, *cards])
    assert [span.text for span in ordered] == [
        "line 1", "line 2", "loose 3", *(f"line {n}" for n in (4, 5, 6, 7, 8))
    ]  # fmt: skip


def test_what_floats_to_the_end_of_a_line_stands_behind_it() -> None:
    floats = [loose(line, at) for line, at in zip(run_of(300, 686, 0, 0), (2, 4), strict=True)]
    head, *lines = run_of(60, 700, 1, 0, 0)
    lines = [loose(line, at) for line, at in zip(lines, (3, 5), strict=True)]
    ordered = in_reading_order([*floats, head, *lines])
    assert [span.place for span in ordered] == [0, 3, 2, 5, 4]


def test_what_floats_beside_a_paragraph_does_not_part_its_lines() -> None:
    floated = loose(run_of(300, 672, 0)[0], 2)
    ordered = in_reading_order([floated, *run_of(60, 700, 1, 1, 3, 3, 4)])
    assert [span.text for span in ordered][2:5] == ["loose 2", "line 3", "line 3"]


def test_the_name_of_a_site_over_the_title_of_its_page_is_no_heading() -> None:
    lines = built("cards.pdf")
    assert [line.text for line in lines if line.role is Role.HEADING] == [
        "How the vans are kept",
        "Yards",
        "The gates do not close",
        "Drivers",
        "Drivers sleep between two journeys",
    ]
    assert [line.cells for line in lines if line.role is Role.ROW] == [
        ("Vans in the north", "Seven"),
        ("Vans in the south", "Nine"),
    ]


@pytest.mark.parametrize("link", ["; and", ", or"])
def test_items_that_are_tagged_apart_stay_apart_where_one_leads_to_the_next(link: str) -> None:
    first = Span(f"its vans are clean{link}", 90, 300, 700, 11, False, tag=Tag(1, Kind.ITEM))
    second = Span("its dogs are fed.", 90, 200, 686, 11, False, tag=Tag(2, Kind.ITEM))
    assert len(blocks_of_page([first, second], [first, second])) == 2


def column(x: float, y: float, *texts: str) -> list[Span]:
    return [Span(text, x, x + 5 * len(text), y - 14 * n, 10, False) for n, text in enumerate(texts)]


STUMPS = [
    *column(
        58, 764, "The end of what the page before says of the", "way in which it looks into crime."
    ),
    *column(309, 756, "Area for improvement"),
    *column(316, 735, "The force should look into it"),
]


def test_the_stumps_of_two_columns_are_no_row() -> None:
    rest = [
        *column(58, 690, "What stands over both columns reaches from one margin to the other one"),
        *column(58, 660, *(f"left line {n} of a column of prose that goes on" for n in range(8))),
        *column(309, 660, *(f"right line {n} of a column of prose that goes on" for n in range(8))),
    ]
    page = [*STUMPS, *rest]
    assert [block for block in blocks_of_page(page, page) if block.cells] == []


def test_pieces_beside_each_other_where_no_columns_are_make_a_row() -> None:
    assert [len(block.cells) for block in blocks_of_page(STUMPS, STUMPS) if block.cells] == [2]


def test_a_table_with_heads_and_borders_is_one_beside_tags_too() -> None:
    lines = [line for line in built("tagged-table.pdf") if line.role in (Role.ROW, Role.ITEM)]

    assert [line.cells or line.text for line in lines] == [
        ("Recommendation", "By when"),
        ("The force should:", "June 2017"),
        "clean each van; and",
        "note who has done it.",
        ("The force should feed its dogs.", "July 2017"),
    ]


@pytest.mark.parametrize("higher", [0.5, 1.5, 8.5, 9.0, 9.5])
def test_a_float_beside_a_line_that_stands_a_little_higher_is_placed(higher: float) -> None:
    """A float of one line has the baseline of no line of the text that goes round it."""
    wide, short = (
        "The force answers its calls in the time that it has set itself, as",
        "The force is",
    )
    lines = column(60, 700, wide, wide, short, wide, wide, wide, wide, wide, wide)
    beside = lines[2]
    note = Span("A note on the calls", 250, 380, beside.y - higher, 10, False)
    ordered = [span.text for span in in_reading_order([note, *lines])]
    assert sorted(ordered) == sorted([note.text, *(line.text for line in lines)])
    assert abs(ordered.index(note.text) - ordered.index(short)) <= 1
