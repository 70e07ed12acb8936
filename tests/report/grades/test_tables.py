"""What overview tables say of a question, however their columns lie."""

from __future__ import annotations

import pytest

from peeldiff.document.formats.text import read_text_lines
from peeldiff.inspectorates import load_inspectorate
from peeldiff.report.blocks import make_blocks
from peeldiff.report.grades.lists import grade_lists
from peeldiff.report.grades.tables import TableRow, read_overview_rows
from peeldiff.report.questions import QuestionNames

WORDS = load_inspectorate()


def rows(text: str, cycle: str = "2018/19") -> list[TableRow]:
    blocks = make_blocks(read_text_lines(text), {}, whole_paragraphs=False)
    names = QuestionNames(WORDS, "Marlshire Police", cycle, "PEEL")
    return read_overview_rows(blocks, names, WORDS, grade_lists(blocks, names, WORDS), cycle)


def graded(text: str) -> dict[str, str | None]:
    return {row.name: row.grade.value if row.grade else None for row in rows(text)}


def test_a_grade_in_the_next_column() -> None:
    assert graded("Investigating crime\tGood\n") == {"Investigating crime": "good"}


def test_a_grade_in_the_column_before() -> None:
    assert graded("Good\tInvestigating crime\n") == {"Investigating crime": "good"}


def test_columns_shifted_by_an_empty_cell() -> None:
    text = "Investigating crime\tGood\t2016\n\tPlanning for the future\t\tInadequate\n"
    assert graded(text) == {"Investigating crime": "good", "Planning for the future": "inadequate"}


def test_grades_as_columns() -> None:
    text = "Outstanding\tGood\tAdequate\n\tPreventing crime\tInvestigating crime\n\tManaging offenders\t\n"
    assert graded(text) == {
        "Preventing crime": "good", "Investigating crime": "adequate", "Managing offenders": "good",
    }  # fmt: skip


def test_columns_end_with_their_table() -> None:
    text = "Outstanding\tGood\tAdequate\n\nOfficers like it.\n\nInvestigating crime\t2016\n"
    assert graded(text) == {"Investigating crime": None}


def test_what_was_inspected() -> None:
    text = "Question\tInspected in 2018/19\nInvestigating crime\tNo\nPreventing crime\tYes\n"
    assert [row.inspected for row in rows(text)] == [False, True]


def test_yes_says_nothing_in_another_table() -> None:
    assert rows("Question\tPublic meeting held\nInvestigating crime\tYes\n") == []


def test_the_year_of_the_last_inspection() -> None:
    text = "Question\tInspected in 2018/19\tLast inspected\nInvestigating crime\tNo\t2016\n"
    assert [row.last_inspected for row in rows(text)] == ["2016"]


def test_a_year_in_brackets_behind_the_grade() -> None:
    (row,) = rows("Investigating crime\tGood (2016)\n")
    assert (row.grade, row.last_inspected) == ("good", "2016")


def test_a_grade_before_all_that_have_it() -> None:
    text = "Good: Investigating crime; Preventing crime\n\nAdequate: Managing offenders.\n"
    assert graded(text) == {
        "Investigating crime": "good", "Preventing crime": "good", "Managing offenders.": "adequate",
    }  # fmt: skip


def test_an_area_and_its_grade_on_one_line() -> None:
    text = "Investigating crime Requires improvement\n\nPreventing crime Good\n"
    assert graded(text) == {
        "investigating crime": "requires_improvement",
        "preventing crime": "good",
    }


def test_a_sentence_is_no_row() -> None:
    assert rows("The force investigates crime and its work is good\n") == []


def test_a_row_of_numbers_is_no_row_of_grades() -> None:
    assert rows("Calls for each officer\t130\t171\n") == []


def test_a_row_keeps_its_line() -> None:
    assert [row.line for row in rows("Question\tGrade\nInvestigating crime\tGood\n")] == [2]


@pytest.mark.parametrize(
    "name",
    [
        "How effective is the force at investigating crime and reducing re-offending? Inadequate",
        "Protecting vulnerable people and supporting victims Requires improvement",
        "How well does the force use its resources to manage current demand? Outstanding",
    ],
)
def test_a_grade_beside_a_name_that_another_grade_is_glued_to_is_nobodys(name: str) -> None:
    assert rows(f"{name}\tGood\n", "2016") == []
    assert rows(f"{name}\t2015\tGood\n", "2016") == []


@pytest.mark.parametrize(
    ("heads", "grade"),
    [
        ("Area\t2017\t2018/19", "good"),
        ("Area\t2018/19\t2017", "inadequate"),
        ("Area\tGrade in 2017\tGrade in 2018/19", "good"),
        ("Area\tOur grade 2018/19\tLast time (2016)", "inadequate"),
        ("Area\tGrade\tComment", "inadequate"),
    ],
)
def test_the_grade_of_a_row_stands_in_the_column_of_its_own_cycle(heads: str, grade: str) -> None:
    [row] = rows(f"{heads}\nInvestigating crime\tInadequate\tGood\n")
    assert row.grade == grade


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("|  | Outstanding | Good | Inadequate |", "| Investigating crime | ○ | ● | ○ |"),
        ("| Area | Outstanding | Good | Inadequate |", "| Investigating crime |  | ✓ |  |"),
        ("|  | Outstanding Good | Inadequate |", "| Investigating crime | ○ ● | ○ |"),
        ("|  | Outstanding Good | Inadequate |", "| Investigating crime | ○ | ● ○ |"),
        ("|  | Good | Requires improvement | Inadequate |", "| Investigating crime | X | – | – |"),
    ],
)
def test_a_mark_may_pick_the_grade(head: str, row: str) -> None:
    assert graded(f"{head}\n{row}\n") == {"Investigating crime": "good"}


@pytest.mark.parametrize(
    "row",
    ["| Investigating crime | ○ | ○ | ○ |", "| Investigating crime | ● | ● | ○ |",
     "| Investigating crime | ● | 2016 | ○ |", "| Investigating crime |  |  |  |"],
)  # fmt: skip
def test_no_mark_or_two_pick_none(row: str) -> None:
    assert graded(f"|  | Outstanding | Good | Inadequate |\n{row}\n") == {}


@pytest.mark.parametrize("leader", ["." * 110, ". " * 55, "…" * 40, "-" * 90, ".. " * 36])
@pytest.mark.parametrize("end", [" 3", " x1", ""])
def test_a_line_of_leaders_that_ends_in_no_grade_is_left_at_once(leader: str, end: str) -> None:
    assert graded(f"Investigating crime {leader}{end}\n") == {}


@pytest.mark.parametrize("leader", [" ....... ", "...", " … ", ": ", " | "])
def test_a_grade_behind_leaders_is_the_areas(leader: str) -> None:
    assert list(graded(f"Investigating crime{leader}Good\n").values()) == ["good"]
