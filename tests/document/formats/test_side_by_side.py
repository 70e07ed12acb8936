"""Columns of text are read one below another, and tables stay as they are."""

from __future__ import annotations

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.document.formats.side_by_side import one_below_another

COLUMNS = """\
The kennels of the force are clean, and the               every stable has a lamp and a bell. The horses
dogs in them are walked twice a day. People               go out before it is light, and are back when
in the town know the handlers by name.                    the first trains have come in.

The vans are another matter. Two of them have             The saddler
no heating, and a third has no back door that
can be shut from the inside. The handlers have            He comes twice a year. What he mends in one
said so since the spring, and nobody has told             week would take the grooms a month, and they
them what will be done about it.                          told us that they would like to see him more
                                                          often than they do."""
STAGGERED = """\
The kennels of the force are clean, and the
                                                          every stable has a lamp and a bell. The horses
dogs in them are walked twice a day. People
                                                          go out before it is light, and are back when
in the town know the handlers by name.
                                                          the first trains have come in.
The vans

Two of them have no heating, and a third has              The saddler comes twice a year. What he mends
                                                          in one week would take the grooms a month, and
no back door that can be shut from the inside.            they told us that they would like to see him
The handlers have said so since the spring, and
                                                          more often than they do.
nobody has told them what will be done about it."""


@pytest.mark.parametrize("page", [COLUMNS, STAGGERED], ids=["at one height", "at two heights"])
def test_a_column_is_read_to_its_end(page: str) -> None:
    text = "\n".join(one_below_another(page.split("\n")))
    assert text.index("what will be done about it") < text.index("every stable has a lamp")
    assert "the\ndogs" in text
    assert "horses\ngo out" in text


def test_what_stands_over_the_whole_width_keeps_its_place() -> None:
    over = "The force has dogs and horses, and this page tells of both of them in two columns side by side."
    under = "The next page tells of the boats, of which there are four, and of who looks after them all year."
    lines = one_below_another([over, "", *COLUMNS.split("\n"), "", "Boats", "", under])
    assert lines[0] == over
    assert lines[-3:] == ["Boats", "", under]


def test_three_columns_are_three_texts() -> None:
    middle, outer = zip(*((line[:58], line[58:]) for line in COLUMNS.split("\n")), strict=True)
    last = [line.replace("horses", "boats") for line in outer]
    lines = [f"{a:<56}{b:<58}{c}".rstrip() for a, b, c in zip(outer, middle, last, strict=True)]
    text = "\n".join(one_below_another(lines))
    assert text.index("horses") < text.index("kennels") < text.index("boats")
    assert "    " not in text


TABLE = """\
What we asked for                             What the force has done since

Make sure that dogs are walked twice a        The handlers have a list on the door, and
day and that somebody writes down when        write on it when they come back. We saw the
they were, so that it can be checked.         list, and it was full.

Mend the heating of the vans, or buy          Two of them have been mended, and a third
others, before the winter comes and the       was sold in the spring. No other was bought,
dogs are cold in them again.                  since the money was needed for the boats."""
FIGURES = """\
                                              Marlshire          England and Wales
   Dogs for each 1,000 people                       4                          5
   Dogs that were walked in the year               97                         88
   Horses for each 1,000 people                     1                          2
   Horses that were fed                            12                         14
   Boats that float                                 2                          2"""
TERMS = """\
Kennel        A house for a dog that works, with
              a yard and a gate, and what else is
              needed to keep it clean and dry.

Stable        A house for a horse, which has to be
              as near to the station as a house of
              that size can be in a town."""


GRADED = """\
How well does the force look after            The dogs are walked twice a day. There is a list
the dogs that it keeps in its                 on the door of the kennels which every handler
kennels?                                      has to sign, and the sergeant looks at it before
                                              she goes home in the evening.
Good

How well does the force look after            Horses are fed well, and seldom walked. What they
its horses?                                   are given is weighed in the morning by a groom who
                                              has been there for many years and who knows what
Requires improvement                          each of them likes.


                                                         4"""


@pytest.mark.parametrize(
    "page", [TABLE, FIGURES, TERMS, GRADED], ids=["prose", "figures", "terms", "grades"]
)
def test_a_table_stays_as_it_is(page: str) -> None:
    lines = page.split("\n")
    assert one_below_another(lines) == lines


QUESTION = """\
  How effective is the force at looking after its dogs
                                                                          Requires
  and its horses, and at walking them?                                    improvement

The dogs are walked twice a day."""


def test_a_box_beside_a_question_stands_below_it() -> None:
    assert one_below_another(QUESTION.split("\n"))[:4] == [
        "  How effective is the force at looking after its dogs",
        "  and its horses, and at walking them?",
        "",
        "Requires improvement",
    ]


def test_boxes_below_one_another_are_the_rows_of_a_table() -> None:
    lines = [
        "Looking after the dogs            Good",
        "and walking them",
        "",
        "Looking after            Good",
        "horses",
    ]
    assert one_below_another(lines) == lines


def test_a_text_whose_columns_were_parted_is_warned_of_however_many_lines_it_has() -> None:
    head = "PEEL 2016\nAn inspection of Marlshire Police\n\n## Investigating crime\n\nGood\n\n"
    spaced = COLUMNS.replace("\n", "\n\n\n")
    parted = load_bytes(f"{head}{spaced}\n".encode(), "columns.txt")
    assert len(parted.lines) < head.count("\n") + spaced.count("\n")
    assert [warning.code for warning in parted.warnings] == ["columns-parted"]


@pytest.mark.parametrize("page", [TABLE, FIGURES, TERMS, GRADED])
def test_a_text_without_columns_is_not(page: str) -> None:
    assert load_bytes(page.encode(), "table.txt").warnings == ()
