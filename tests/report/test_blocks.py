"""Lines to whole paragraphs: what is mended, and what must not be joined."""

from __future__ import annotations

import pytest

from peeldiff.document.formats.text import read_text_lines
from peeldiff.report.blocks import Block, make_blocks

HALF = "The force knows its neighbourhoods, and its officers speak with the people who live"
REST = "in them when they are on patrol."
WHOLE = f"{HALF} {REST}"


def blocks(text: str, *aside: int, whole: bool = False) -> list[Block]:
    """The blocks of a text; `aside` are line numbers of furniture."""
    kinds = {number - 1: "running_header" for number in aside}
    return make_blocks(read_text_lines(text), kinds, whole_paragraphs=whole)


def texts(text: str, *aside: int, whole: bool = False) -> list[str]:
    return [block.text for block in blocks(text, *aside, whole=whole)]


def test_a_line_that_begins_small_goes_on() -> None:
    assert texts(f"{HALF}\n{REST}\n") == [WHOLE]


def test_a_sentence_goes_on_over_a_blank_line() -> None:
    assert texts(f"{HALF}\n\n{REST}\n") == [WHOLE]


def test_a_sentence_goes_on_over_a_page_break() -> None:
    assert texts(f"{HALF}\n\f{REST}\n") == [WHOLE]


def test_a_sentence_goes_on_over_a_running_header() -> None:
    assert texts(f"{HALF}\n\nMarlshire\n\n{REST}\n", 3) == [WHOLE]


def test_a_sentence_goes_on_over_a_page_number_and_a_header() -> None:
    assert texts(f"{HALF}\n12\nMarlshire\n{REST}\n", 2, 3) == [WHOLE]


def test_a_mended_paragraph_ends_on_its_last_line() -> None:
    (block,) = blocks(f"{HALF}\n\nMarlshire\n\n{REST}\n", 3)
    assert (block.first, block.last, block.lines) == (1, 5, [1, 5])


def test_a_mended_paragraph_knows_where_its_lines_begin() -> None:
    (block,) = blocks(f"{HALF}\n\n{REST}\n")
    assert block.pieces == [(len(HALF) + 1, 3)]


def test_a_whole_sentence_does_not_go_on() -> None:
    assert texts(f"{WHOLE}\n\nOfficers like it.\n") == [WHOLE, "Officers like it."]


SPLIT = "The force knows well where it fails those people in its area who are the most vulner-"


def test_a_word_that_the_report_prints_whole_elsewhere_is_joined() -> None:
    text = f"{SPLIT}\nable of all.\n\nIt speaks with vulnerable people.\n"
    assert texts(text)[0] == f"{SPLIT[:-1]}able of all."


def test_a_joined_word_knows_where_its_second_line_begins() -> None:
    block = blocks(f"{SPLIT}\nable of all.\n\nIt speaks with vulnerable people.\n")[0]
    assert block.text[block.pieces[0][0] :] == "able of all."


@pytest.mark.parametrize(
    "elsewhere",
    ["It speaks with them.", "Some print vulnerable and vulner-able in one report."],
)
def test_a_hyphen_that_may_be_the_words_own_stays(elsewhere: str) -> None:
    assert texts(f"{SPLIT}\nable of all.\n\n{elsewhere}\n")[0] == f"{SPLIT}able of all."


def test_a_hyphen_before_and_parts_words() -> None:
    text = "The force has a plan for each of its places and knows what it costs in the short-"
    assert texts(f"{text}\nand long-term.\n") == [f"{text} and long-term."]


def test_a_heading_does_not_go_on() -> None:
    assert len(texts("Investigating crime\n\nit is said that the force is quick.\n")) == 2


@pytest.mark.parametrize("word", ["the", "of", "and", "with"])
def test_no_sentence_ends_with_such_a_word(word: str) -> None:
    open_ended = f"Officers in the north of the county have to work closely {word}"
    assert len(texts(f"{open_ended}\n\nHarrowby Council.\n")) == 1


def test_a_word_divided_at_the_line_end_keeps_its_dash() -> None:
    text = "The force has given every neighbourhood its own team of community-\nminded officers.\n"
    assert texts(text) == [
        "The force has given every neighbourhood its own team of community-minded officers."
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "Officers who work in the north of the county have a long way to the"
    assert len(texts(f"{line}\n" * 8 + "Harrowby court.\n")) == 1


def test_a_short_line_ends_a_hard_wrapped_paragraph() -> None:
    full = "Officers who work in the north of the county have a long way to the\n"
    assert len(texts(f"{full * 6}nearest court.\n{full * 6}nearest town.\n")) == 2


def test_a_line_that_is_a_paragraph_is_not_joined() -> None:
    assert texts(f"{HALF}\nOfficers like it.\n", whole=True) == [HALF, "Officers like it."]


def test_even_whole_paragraphs_are_mended_over_a_page_break() -> None:
    assert texts(f"{HALF}\n\f{REST}\n", whole=True) == [WHOLE]


def test_an_item_goes_on_on_an_indented_line() -> None:
    assert texts("- The force should train all those who\n  Answer calls.\n") == [
        "The force should train all those who Answer calls."
    ]


def test_two_items_are_not_joined() -> None:
    assert len(texts("- who it was\n- when it was\n")) == 2


def test_rows_are_not_joined() -> None:
    assert len(texts("Calls\t12\nVisits\t14\n")) == 2


def test_an_indent_makes_an_item_part_of_the_one_before() -> None:
    assert [b.level for b in blocks("- one\n  - two\n  - three\n- four\n")] == [0, 1, 1, 0]


def test_another_bullet_makes_an_item_part_of_the_one_before() -> None:
    assert [b.level for b in blocks("• one\n– two\n– three\n• four\n")] == [0, 1, 1, 0]


def test_numbers_of_a_list_are_one_kind_of_bullet() -> None:
    assert [b.level for b in blocks("1. one\n2. two\n3. three\n")] == [0, 0, 0]


# ---- full lines of a wrapped text over the end of a page ---------------------------------------------

WRAPPED = (
    "The force has worked hard to make the best use of what it has for the public\n"
    "who live in its area, and it does so with partners that it has known for years.\n"
    "It looks at what it may need in the years to come and asks others what they do.\n"
    "Its leaders have plans that are ambitious, and they are set out in a programme,\n"
    "which says what will be done by whom and when each of its steps is to be taken.\n\n"
) * 3


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            "arrangements in place with Brackenshire Police and with Marlshire, whose long",
            "Police mean that the force can call on more officers if it should need them, and",
        ),
        (
            "public and meet demand, and that approach is reflected in the well-led Blueprint",
            "2025 programme. The force has tried to become more business-like, and it learns",
        ),
        (
            "of the people of the county, as the inspectors were told by those who work at",
            "Harrowby and in Stanwick Cross, where the new unit has its office, and by those",
        ),
    ],
)
def test_a_full_line_goes_on_over_the_end_of_a_page(above: str, below: str) -> None:
    for between in ("\n\f", "\n\n\f"):
        found = texts(f"{WRAPPED}The {above}{between}{below}\nwho hear of it.\n")
        assert found[-1] == f"The {above} {below} who hear of it."


def test_a_short_line_ends_at_the_end_of_a_page() -> None:
    found = texts(f"{WRAPPED}Ambition to improve\n\f{WRAPPED.splitlines()[0]}\nwho see it.\n")
    assert "Ambition to improve" in found


@pytest.mark.parametrize("end", ["scheme.7", "scheme?12", "scheme.’3"])
def test_a_full_line_with_a_stop_and_a_note_ends_at_the_end_of_a_page(end: str) -> None:
    last = f"The supervisors should review the records of stop and search under the {end}"
    question = "How well does the force treat its workforce with fairness and with respect?"
    assert texts(f"{WRAPPED}{last}\n\n\f{question}\n")[-2:] == [last, question]
