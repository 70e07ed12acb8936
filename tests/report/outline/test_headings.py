"""Which lines are headings, with mark-up and without, and which question they ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Inspection
from peeldiff.report import read_document
from peeldiff.report.grades.lines import is_grade_line, is_interim_line
from peeldiff.report.questions import QuestionNames

Read = Callable[[str], Inspection]

PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)
WORDS = load_inspectorate()


def headings(inspection: Inspection) -> list[str]:
    return [s.heading for s in inspection.sections]


def families(heading: str, cycle: str | None = "2016", programme: str | None = "PEEL") -> list[str]:
    names = QuestionNames(WORDS, "Marlshire Police", cycle, programme)
    return [family.family for family in names.families(heading)]


# ---- lines -------------------------------------------------------------------------------------------


def test_a_marked_line_is_a_heading(read_2016: Read) -> None:
    text = (
        f"## Investigating crime\n\n{PROSE}\n\n### How calls are graded\n\n{PROSE}\n\n## Annex A\n"
    )
    assert "How calls are graded" in headings(read_2016(text))


def test_a_bold_line_is_a_heading(read_2016: Read) -> None:
    text = f"## Investigating crime\n\n{PROSE}\n\n**How calls are graded**\n\n{PROSE}\n"
    assert "How calls are graded" in headings(read_2016(text))


def test_a_bold_sentence_is_no_heading(read_2016: Read) -> None:
    text = f"## Investigating crime\n\n{PROSE}\n\n**We were glad to see this.**\n\n{PROSE}\n"
    assert headings(read_2016(text)) == ["Investigating crime"]


def test_a_short_plain_line_over_prose_is_a_heading(read_2016: Read) -> None:
    text = f"Investigating crime\n{PROSE}\nHow calls are graded\n{PROSE}\n"
    assert headings(read_2016(text)) == ["Investigating crime", "How calls are graded"]


def test_a_short_plain_line_among_marked_headings_is_none(read_2016: Read) -> None:
    text = (
        f"## Investigating crime\n\n{PROSE}\n\nHow calls are graded\n\n{PROSE}\n\n"
        f"## Preventing crime\n\n{PROSE}\n\n## Managing offenders\n\n{PROSE}\n"
    )
    assert "How calls are graded" not in headings(read_2016(text))


def test_numbered_lines_over_text_are_headings_where_questions_are(read_2016: Read) -> None:
    text = (
        f"1. Preventing crime\n\nGood\n\n{PROSE}\n\n2. Investigating crime\n\n{PROSE}\n\n"
        f"3. Horses\n\n{PROSE}\n"
    )
    assert headings(read_2016(text)) == [
        "1. Preventing crime",
        "2. Investigating crime",
        "3. Horses",
    ]


def test_numbered_lists_are_no_headings(read_2016: Read) -> None:
    text = (
        f"1. Investigating crime\n\n{PROSE}\n\n1. how calls are graded\n2. how crimes are "
        f"allocated\n\n{PROSE}\n\n1. The force grades each call\n\n{PROSE}\n"
    )
    assert headings(read_2016(text)) == ["1. Investigating crime"]


@pytest.mark.parametrize("line", ["How calls are graded", "How does the force grade its calls?"])
def test_a_line_that_stands_apart_may_head_a_short_sentence(read_2016: Read, line: str) -> None:
    text = f"Investigating crime\n\n{PROSE}\n\n{line}\n\nIt grades each call at once.\n"
    assert headings(read_2016(text)) == ["Investigating crime", line]


def test_the_prose_under_a_heading_may_end_in_the_mark_of_a_footnote(read_2016: Read) -> None:
    text = f"Investigating crime\n{PROSE}\nHow calls are graded\n{PROSE}4\n"
    assert headings(read_2016(text)) == ["Investigating crime", "How calls are graded"]


@pytest.mark.parametrize(
    "line",
    ["Officers like it.", "and so it is", "130", "12 months to 30 June 2016", "They told us:"],
)
def test_a_plain_line_that_heads_nothing(read_2016: Read, line: str) -> None:
    text = f"Investigating crime\n{PROSE}\n{line}\n{PROSE}\n"
    assert headings(read_2016(text)) == ["Investigating crime"]


def test_a_question_line_is_a_heading(read_2016: Read) -> None:
    question = "How well does the force know who is at risk?"
    text = f"Investigating crime\n{PROSE}\n{question}\n{PROSE}\n"
    assert question in headings(read_2016(text))


@pytest.mark.parametrize(
    "line",
    [
        "How effective is the force at tackling serious and organised crime?3",
        "Summary of findings12",
    ],
)
def test_the_number_of_a_footnote_is_no_part_of_a_heading(read_2016: Read, line: str) -> None:
    text = f"Investigating crime\n\n{PROSE}\n\n{line}\n\n{PROSE}\n"
    assert headings(read_2016(text))[1] == line.rstrip("0123456789")


def test_a_number_behind_an_unknown_heading_stays(read_2016: Read) -> None:
    text = f"Investigating crime\n\n{PROSE}\n\nThe work of Harrowby2020\n\n{PROSE}\n"
    assert headings(read_2016(text))[1] == "The work of Harrowby2020"


def test_a_plain_heading_may_be_wrapped_over_two_lines(read_2016: Read) -> None:
    asked = (
        "How effective is the force at protecting those who are vulnerable from\nharm, and supporting "
        "victims?"
    )
    text = f"{asked}\n\nGood\n\n{PROSE}\n\nInvestigating crime\n\nGood\n\n{PROSE}\n"
    assert asked.replace("\n", " ") in headings(read_2016(text))


@pytest.mark.parametrize("line", ["Areas for improvement", "Good", "To be graded"])
def test_a_marked_line_that_is_something_else(read_2016: Read, line: str) -> None:
    text = (
        f"## Investigating crime\n\n### {line}\n\n{PROSE}\n\n## Preventing crime\n\n{PROSE}\n\n"
        f"## Annex A\n\n{PROSE}\n"
    )
    assert line not in headings(read_2016(text))


def test_the_overview_of_questions_is_no_row_of_headings(read_2016: Read) -> None:
    text = (
        f"Overview\n{PROSE}\nInvestigating crime\nGood\nProtecting vulnerable people\nGood\n"
        f"Investigating crime\nGood\n{PROSE}\nProtecting vulnerable people\nGood\n{PROSE}\n"
    )
    found = headings(read_2016(text))
    assert found.count("Investigating crime") == found.count("Protecting vulnerable people") == 1


def test_the_last_question_of_an_overview_takes_no_prose(read_2016: Read) -> None:
    first, second = "Investigating crime", "Protecting vulnerable people"
    text = (
        f"Overview\n\n{first}\nGood\n\n{second}\nInadequate\n\n{PROSE}\n\n"
        f"{first}\n\nGood\n\n{PROSE}\n\n{second}\n\nInadequate\n\n{PROSE}\n"
    )
    inspection = read_2016(text)
    assert headings(inspection) == ["Overview", first, second]
    assert inspection.sections[0].paragraphs[-1].text == PROSE


def test_the_same_heading_may_stand_under_two_questions(read_2016: Read) -> None:
    text = "".join(
        f"## {question}\n\n**Good**\n\n### Working with others\n\n{PROSE}\n\n"
        for question in ("Investigating crime", "Protecting vulnerable people")
    )
    assert headings(read_2016(text)).count("Working with others") == 2


# ---- grade lines -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["Good", "GOOD", "Requires improvement", "Inadequate.", "Ungraded"]
)
def test_a_line_that_is_nothing_but_a_grade(line: str) -> None:
    assert is_grade_line(line, WORDS)


@pytest.mark.parametrize("line", ["Good practice", "It is good", "Goods", ""])
def test_a_line_that_is_more_than_a_grade(line: str) -> None:
    assert not is_grade_line(line, WORDS)


def test_a_grade_to_come() -> None:
    assert is_interim_line("To be graded", WORDS)


# ---- questions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Investigating crime",
        "INVESTIGATING CRIME",
        "How effective is the force at investigating crime and reducing re-offending?",
        "How effective is Marlshire Police at investigating crime and reducing re-offending?",
        "How effective is the constabulary at investigating crime and managing offenders?",
        "Overview - How effective is the force at investigating crime and reducing re-offending?",
        "Question 2: How effective is the force at investigating offending?",
        "4 Investigating crime",
        "4.1 Investigating crime",
        "4.1.3. Investigating crime",
        "How effective is the force at investigating crime, and at reducing re-offending?",
    ],
)
def test_a_question_is_known_in_other_words(heading: str) -> None:
    assert "investigating-crime" in families(heading)


@pytest.mark.parametrize(
    ("heading", "family"),
    [
        ("How legitimately does the force keep people safe and cut crime?", "overall-legitimacy"),
        (
            "To what extent is the force legitimate at keeping people safe and reducing crime?",
            "overall-legitimacy",
        ),
        ("How efficiently does the force keep people safe and cut crime?", "overall-efficiency"),
        ("How effectively does the force keep people safe and cut crime?", "overall-effectiveness"),
    ],
)
def test_the_word_for_the_pillar_says_which_overall_question_is_asked(
    heading: str, family: str
) -> None:
    assert families(heading) == [family]


def test_a_name_of_two_families_asks_both() -> None:
    heading = "How effective is the force at investigating crime and reducing re-offending?"
    assert families(heading) == ["investigating-crime", "managing-offenders"]


@pytest.mark.parametrize(
    "heading",
    [
        "Working with others",
        "How calls are graded",
        "The force is effective at investigating crime and reducing re-offending.",
        "Investigating crime, and what comes after",
        "Crime",
    ],
)
def test_a_heading_that_asks_no_question(heading: str) -> None:
    assert families(heading) == []


def test_a_question_of_later_years_was_none_before() -> None:
    assert families("Supporting victims", "2016") == []


def test_a_question_of_later_years_is_one_then() -> None:
    assert families("Supporting victims", "2021/22") == ["supporting-victims"]


def test_another_programme_asks_none_of_these() -> None:
    assert families("Investigating crime", "2014", "Core business") == []


@pytest.mark.parametrize("end", [":", ":1", ",2", ";12"])
def test_what_leads_to_a_list_is_no_heading_with_a_footnotes_number_either(
    read_2016: Read, end: str
) -> None:
    lead = f"To reach a judgment on what the force does, our inspection looked at three things{end}"
    text = f"Introduction\n\n{PROSE}\n\n{lead}\n\n• vans\n• dogs\n• horses\n\n{PROSE}\n"
    assert lead not in [section.heading for section in read_2016(text).sections]


@pytest.mark.parametrize("head", ["Main findings", "Our main findings", "Detailed findings"])
@pytest.mark.parametrize("form", ["### {}", "**{}**", "{}"])
def test_main_findings_head_the_text_under_them(read_2021: Read, head: str, form: str) -> None:
    marks = "## " if form[0] in "#*" else ""
    text = (
        f"{marks}Investigating crime\n\nGood\n\nAreas for improvement\n\nThe force should train.\n\n"
        f"Too few are trained.\n\n{form.format(head)}\n\n{PROSE}\n"
    )
    inspection = read_2021(text)
    assert [section.heading for section in inspection.sections] == ["Investigating crime", head]
    assert inspection.findings[0].detail == "Too few are trained."


@pytest.mark.parametrize("name", ["Marlshire Police", "Marlshire Police Heddlu Marlshire"])
def test_the_name_of_the_force_in_bold_heads_nothing(read_2016: Read, name: str) -> None:
    text = f"## Investigating crime\n\nGood\n\n{PROSE}\n\n**{name}**\n\n{PROSE}\n"
    assert name not in [section.heading for section in read_2016(text).sections]


def test_a_long_question_may_be_wrapped_over_four_lines(read_2016: Read) -> None:
    asked = (
        "How well does the force seek feedback and identify those issues\nand areas that have the "
        "greatest impact on what people\nthink of how fairly and how respectfully\nthey are treated?"
    )
    text = f"Introduction\n\n{PROSE}\n\n{asked}\n\n{PROSE}\n"
    assert asked.replace("\n", " ") in [s.heading for s in read_2016(text).sections]


def test_plain_headings_that_stand_further_in_are_deeper(read_2016: Read) -> None:
    text = (
        f"    Recording crime\n\n{PROSE}\n\n      Violent crime\n\n{PROSE}\n\n"
        f"      Sexual offences\n\n{PROSE}\n\n    Conclusion\n\n{PROSE}\n"
    )
    assert [(s.heading, s.level) for s in read_2016(text).sections] == [
        ("Recording crime", 1), ("Violent crime", 2), ("Sexual offences", 2), ("Conclusion", 1),
    ]  # fmt: skip


def page(*parts: str) -> Inspection:
    marked = "".join(
        f"<h2>{part[1:]}</h2>" if part[0] == "#" else f"<p>{part}</p>" for part in parts
    )
    html = f"<html><body><h1>PEEL 2016: Marlshire Police</h1>{marked}</body></html>"
    return read_document(load_bytes(html.encode(), "page.html"))


def test_a_few_words_between_whole_paragraphs_are_a_heading() -> None:
    parts = (
        "#What we did",
        PROSE,
        "Answering calls",
        PROSE,
        "Attending promptly",
        PROSE,
        "#More",
        PROSE,
    )
    headings = [section.heading for section in page(*parts).sections]
    assert headings == ["What we did", "Answering calls", "Attending promptly", "More"]


@pytest.mark.parametrize(
    "parts",
    [
        ("#What we did", PROSE, "Answering calls", PROSE, "#More", PROSE),
        ("#What we did", "Calls", "Answering calls", "12", "Attending", "13", "#More", PROSE),
        ("#What we did", PROSE, "They said so.", PROSE, "They did so.", PROSE, "#More", PROSE),
        (
            "#What we did",
            PROSE,
            "“They never ask us”",
            PROSE,
            "“They always come”",
            PROSE,
            "#More",
            PROSE,
        ),
    ],
    ids=["alone", "labels", "sentences", "quotations"],
)
def test_other_short_paragraphs_are_none(parts: tuple[str, ...]) -> None:
    headings = [section.heading for section in page(*parts).sections]
    assert headings == ["What we did", "More"]


@pytest.mark.parametrize("heading", ["Leadership", "Leadership and culture"])
def test_leadership_is_a_matter_like_others_where_no_pillar_stands_beside_it(
    read_2016: Read, heading: str
) -> None:
    text = f"## Recording crime\n\n{PROSE}\n\n### {heading}\n\n{PROSE}\n\n### Systems\n\n{PROSE}\n"
    assert [(s.heading, s.level) for s in read_2016(text).sections][1:] == [
        (heading, 2), ("Systems", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["December 2015", "3 May 2016", "October 2022 | © HMICFRS", "HMICFRS", f"{PROSE} It goes on:"],
)
def test_what_a_file_calls_a_heading_and_is_none(read_2016: Read, line: str) -> None:
    text = f"## Crime\n\n{PROSE}\n\n## {line}\n\n{PROSE}\n\n## More\n\n{PROSE}\n"
    assert [section.heading for section in read_2016(text).sections] == ["Crime", "More"]


def test_the_text_before_the_first_heading_is_not_called_by_a_date(read: Read) -> None:
    title = "PEEL 2015\n\nAn inspection of Marlshire Police\n\nDecember 2015"
    text = f"{title}\n\n{PROSE}\n\n## Crime\n\n{PROSE}\n"
    assert [s.heading for s in read(text).sections] == [
        "An inspection of Marlshire Police",
        "Crime",
    ]


# ---- rows that answer a question ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        ("Preventing crime No", "Investigating crime Yes", "Treating the public fairly No"),
        ("Firearms capability yes", "Treating the workforce fairly no"),
        ("Protecting vulnerable people ✓", "Planning for the future ✗"),
        ("Protecting vulnerable people Not inspected", "Investigating crime Inspected"),
        ("Planning for the future N/A", "Meeting current demands Yes"),
    ],
)
def test_rows_that_say_yes_or_no_are_no_headings(read_2016: Read, rows: tuple[str, ...]) -> None:
    text = (
        f"Investigating crime\n{PROSE}\n\nArea Inspected this year?\n"
        + "\n".join(rows)
        + f"\n\nOur judgments of last year stand for the areas that were not inspected.\n\n{PROSE}\n"
    )
    read = read_2016(text)
    assert headings(read) == ["Investigating crime"]
    assert not any(s.grade for s in read.sections)


def test_a_heading_that_says_no_alone_is_one(read_2016: Read) -> None:
    text = f"Investigating crime\n{PROSE}\n\nWhen the answer is no\n\n{PROSE}\n"
    assert headings(read_2016(text)) == ["Investigating crime", "When the answer is no"]


@pytest.mark.parametrize("line", ["=", "-"])
def test_headings_may_have_a_line_under_them(read_2016: Read, line: str) -> None:
    text = (
        f"Investigating crime {{#q1 .unnumbered}}\n===================\n\n{PROSE}\n\n"
        f"How calls are graded\n{line * 9}\n\n{PROSE}\n\nNext steps\n==========\n\n{PROSE}\n"
    )
    assert headings(read_2016(text)) == [
        "Investigating crime", "How calls are graded", "Next steps",
    ]  # fmt: skip


def test_a_rule_under_a_paragraph_makes_no_heading(read_2016: Read) -> None:
    text = f"## Investigating crime\n\n{PROSE}\n---\n\nWe say more below,\n---\n\n{PROSE}\n"
    assert headings(read_2016(text)) == ["Investigating crime"]


@pytest.mark.parametrize(
    "name",
    [
        "Dr Ann Marlowe HM Inspector of Constabulary",
        "Sir Roy O’Hare, His Majesty’s Chief Inspector of Constabulary",
    ],
)
def test_who_signs_is_no_heading(read_2021: Read, name: str) -> None:
    text = f"## From HM Inspector\n\n{PROSE}\n\n#### {name}\n\n## Preventing crime\n\n**Good**\n\n{PROSE}\n"
    assert headings(read_2021(text)) == ["From HM Inspector", "Preventing crime"]


def test_the_first_entry_of_a_list_is_no_heading(read_2016: Read) -> None:
    text = (
        f"## Introduction\n\n{PROSE}\n\n# 1. How well does the force listen?\n\n"
        "2. How well does it look?\n3. How well does it talk?\n\n## Investigating crime\n\n" + PROSE
    )
    assert headings(read_2016(text)) == ["Introduction", "Investigating crime"]
