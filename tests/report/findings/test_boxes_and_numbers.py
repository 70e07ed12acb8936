"""Boxes that sum up a question, numbered lists of findings, quoted lists under a heading of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection
from peeldiff.report import read_document

Read = Callable[[str], Inspection]
Asked = Callable[[Inspection], list[str]]

PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)
QUESTION = "How effective is the force at investigating crime and reducing re-offending?"
PARTS = f"### How well does the force allocate crimes?\n\n{PROSE}\n\n"


def grades(inspection: Inspection) -> dict[str, str]:
    return {
        section.heading: section.grade.value.value
        for section in inspection.sections
        if section.grade
    }


# ---- boxes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "box",
    [
        "Summary of findings\t\nThe force has a good grip of its files.\tRequires improvement",
        "Summary\nThe force has a good grip of its files.\tRequires improvement",
        "Overall judgment\nThe force has a good grip of its files.\tRequires improvement",
        "Summary of findings\tRequires improvement\nThe force has a good grip of its files.\t",
    ],
    ids=["label above", "label alone", "another label", "grade beside the label"],
)
def test_a_box_at_the_end_of_a_question_has_its_grade(read_2016: Read, box: str) -> None:
    report = read_2016(f"## {QUESTION}\n\n{PARTS}{box}\n\n## Next steps\n\n{PROSE}\n")
    assert grades(report) == {QUESTION: "requires_improvement"}


@pytest.mark.parametrize(
    "box",
    [
        "The force has a good grip of its files. Some lie still.\tRequires improvement",
        "Requires improvement\tThe force has a good grip of its files.",
    ],
)
def test_a_box_under_a_question_needs_no_label(read_2016: Read, box: str) -> None:
    report = read_2016(f"## {QUESTION}\n\n{box}\n\n{PARTS}## Next steps\n\n{PROSE}\n")
    assert grades(report) == {QUESTION: "requires_improvement"}


@pytest.mark.parametrize(
    "table",
    [
        "Lost property is kept for 30 days.\t12\tGood",
        "The scale has four grades.\tGood\tInadequate",
        "It is kept.\tGood\nIt is not.\tInadequate",
        "It is kept.\tGood\nOne.\t1\nTwo.\t2\nThree.\t3",
    ],
)
def test_a_table_is_no_box(read_2016: Read, table: str) -> None:
    assert grades(read_2016(f"## {QUESTION}\n\n{PARTS}{table}\n\n{PROSE}\n")) == {}


@pytest.mark.parametrize("mark", ["[2]", " [12]", "3"])
def test_the_mark_of_a_note_behind_a_grade_is_none_of_it(read_2016: Read, mark: str) -> None:
    report = read_2016(f"## {QUESTION}\n\nRequires improvement{mark}\n\n{PROSE}\n")
    assert grades(report) == {QUESTION: "requires_improvement"}


# ---- numbered lists --------------------------------------------------------------------------------------


NUMBERED = f"""## 6. Summary of areas for improvement

### Areas for improvement

6.1 The force should dry its ropes. (2.1)

6.2 Divers should have a towel each. (2.4)

6.3 Lamps should:

- be cleaned; and
- be lit. (3.2)

## Appendix I

{PROSE}
"""


def test_paragraphs_that_count_on_are_entries(read_2016: Read, asked: Asked) -> None:
    report = read_2016(NUMBERED)
    assert asked(report) == [
        "The force should dry its ropes. (2.1)",
        "Divers should have a towel each. (2.4)",
        "Lamps should:",
    ]
    assert [item.text for item in report.findings[-1].items] == ["be cleaned; and", "be lit. (3.2)"]


def test_a_paragraph_whose_number_does_not_count_on_is_none(read_2016: Read, asked: Asked) -> None:
    text = NUMBERED.replace("6.2 Divers", "7.2 Divers").replace("6.3 Lamps", "8.3 Lamps")
    assert asked(read_2016(text)) == ["The force should dry its ropes. (2.1)"]


@pytest.mark.parametrize("number", ["6.3 ", ""])
def test_a_concern_with_its_recommendation_under_it(
    read_2016: Read, asked: Asked, number: str
) -> None:
    text = (
        f"## Concerns\n\n{number}Cause of concern: Divers went down without a rope far too often.\n\n"
        f"{number and '6.4 '}Recommendation: The force should give every diver a rope.\n"
    )
    assert asked(read_2016(text)) == [
        "Divers went down without a rope far too often.",
        "The force should give every diver a rope.",
    ]


# ---- quoted lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head", ["What we said in 2014", "What our 2014 report recommended", "What HMIC found in 2013"]
)
def test_what_stands_under_the_name_of_an_earlier_report_is_quoted(
    read_2016: Read, asked: Asked, head: str
) -> None:
    quoted = "**Area for improvement:** The force should dry its ropes."
    text = f"## {QUESTION}\n\n**Good**\n\n{PROSE}\n\n### {head}\n\n{quoted}\n"
    assert asked(read_2016(text)) == []


def test_what_stands_under_the_name_of_this_report_is_asked_for(
    read_2016: Read, asked: Asked
) -> None:
    said = "### What we found in 2016\n\nArea for improvement: The force should dry its ropes.\n"
    text = f"## {QUESTION}\n\n**Good**\n\n{PROSE}\n\n{said}"
    assert asked(read_2016(text)) == ["The force should dry its ropes."]


# ---- cells that hold several paragraphs ------------------------------------------------------------------


def page(rows: str) -> Inspection:
    body = (
        f"<h1>PEEL: Police effectiveness 2016</h1><p>Marlshire Police</p><h2>{QUESTION}</h2>"
        f"<p>Good</p><p>{PROSE}</p><table>{rows}</table><h2>Next steps</h2><p>{PROSE}</p>"
    )
    return read_document(load_bytes(f"<main>{body}</main>".encode(), "page.html"))


HEAD = "<tr><th>No.<th>Area for improvement<th>Owner"


def test_a_cell_may_hold_a_finding_and_what_explains_it(asked: Asked) -> None:
    row = "<tr><td>1<td><p>The force should dry its ropes<p>Forty of 90 were wet.<td>ACC"
    report = page(HEAD + row)
    assert asked(report) == ["The force should dry its ropes"]
    assert report.findings[0].detail == "Forty of 90 were wet.\n1\nACC".replace("\n1", "")


def test_a_cell_may_hold_several_findings(asked: Asked) -> None:
    row = "<tr><td>1<td>• The force should dry ropes.<br>• The force should light lamps.<td>ACC"
    assert asked(page(HEAD + row)) == [
        "The force should dry ropes.",
        "The force should light lamps.",
    ]


def test_a_cell_may_hold_a_finding_with_its_parts() -> None:
    row = "<tr><td>1<td><p>The force should make sure that:<p>• ropes are dry; and<p>• lamps are lit.<td>ACC"
    [finding] = page(HEAD + row).findings
    assert [item.text for item in finding.items] == ["ropes are dry; and", "lamps are lit."]


def test_boxes_side_by_side_have_the_grades_of_their_questions() -> None:
    boxes = (
        f"<tr><td><p>{QUESTION}<p>Inadequate<p>Ropes are wet."
        "<td><p>How effective is the force at tackling serious and organised crime?<p>Good<p>It is."
    )
    body = (
        "<h1>PEEL: Police effectiveness 2016</h1><p>Marlshire Police</p><h2>Summary</h2>"
        f"<p>{PROSE}</p><table>{boxes}</table><h2>{QUESTION}</h2><p>{PROSE}</p>"
        f"<h2>How effective is the force at tackling serious and organised crime?</h2><p>{PROSE}</p>"
    )
    report = read_document(load_bytes(f"<main>{body}</main>".encode(), "page.html"))
    assert [*grades(report).values()] == ["inadequate", "good"]


@pytest.mark.parametrize("verb", ["make", "have made", "identify", "issue", "now give the force"])
def test_a_sentence_of_today_announces_what_follows(
    read_2016: Read, asked: Asked, verb: str
) -> None:
    listed = "- The force should dry ropes.\n- The force should light lamps.\n"
    text = f"## {QUESTION}\n\n{PROSE} We therefore {verb} two further recommendations:\n\n{listed}"
    assert len(asked(read_2016(text))) == 2
