"""Where a grade stands in print, what is none, and which inspection gave it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Inspection, Section, Stated

Read = Callable[[str], Inspection]
Find = Callable[[Inspection, str], Section]

PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)
ASKED = "How effective is the force at investigating crime and reducing re-offending?"
PREVENTING = (
    "How effective is the force at preventing crime, tackling anti-social behaviour and keeping "
    "people safe?"
)


def graded(inspection: Inspection) -> dict[str, str]:
    return {s.heading: s.grade.value for s in inspection.sections if s.grade}


def stated(section: Section) -> tuple[str, Stated, int]:
    assert section.grade is not None
    return section.grade.value, section.grade.stated, section.grade.line


# ---- where it stands ---------------------------------------------------------------------------------


def test_alone_on_a_line_under_the_question(read_2016: Read, section: Find) -> None:
    inspection = read_2016(f"{PREVENTING}\nGood\n{PROSE}\n")
    assert stated(section(inspection, PREVENTING)) == ("good", Stated.LINE, 5)


def test_in_bold_under_its_summary(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        f"## {PREVENTING}\n\n### Summary of findings\n\n**Requires improvement**\n\n{PROSE}\n"
    )
    assert stated(section(inspection, PREVENTING))[0] == "requires_improvement"


def test_under_its_summary_with_a_footnote(read_2016: Read, section: Find) -> None:
    inspection = read_2016(f"{PREVENTING}\n\nOverall judgment1\n\nGood2\n\n{PROSE}\n")
    assert stated(section(inspection, PREVENTING))[0] == "good"


def test_in_bold_under_its_summary_it_stands_once(read_2016: Read) -> None:
    inspection = read_2016(
        f"## {PREVENTING}\n\n### Summary of findings\n\n**Requires improvement**\n\n{PROSE}\n"
    )
    assert list(graded(inspection)) == [PREVENTING]


def test_as_a_heading_of_its_own(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        f"## {PREVENTING}\n\n### **Ungraded**\n\n{PROSE}\n\n## {ASKED}\n\nText.\n"
    )
    assert stated(section(inspection, PREVENTING))[0] == "ungraded"


def test_as_a_heading_it_is_no_section(read_2016: Read) -> None:
    inspection = read_2016(
        f"## {PREVENTING}\n\n### **Ungraded**\n\n{PROSE}\n\n## {ASKED}\n\nText.\n"
    )
    assert "Ungraded" not in [s.heading for s in inspection.sections]


def test_after_the_date_of_the_last_update(read_2016: Read, section: Find) -> None:
    inspection = read_2016(f"{PREVENTING}\nLast updated 23/02/2017\nInadequate\n{PROSE}\n")
    assert stated(section(inspection, PREVENTING))[0] == "inadequate"


def test_in_a_table_before_the_question(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        f"""
        Overall summary

        Question\tGrade\tLast inspected
        Preventing crime and tackling anti-social behaviour\tGood\t2016
        Investigating crime\tRequires improvement\t2016

        Investigating crime

        {PROSE}
        """
    )
    assert stated(section(inspection, "Investigating crime")) == (
        "requires_improvement", Stated.TABLE, 9,
    )  # fmt: skip


def test_in_a_table_whose_columns_are_swapped_half_way(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        f"""
        Overall summary

        Question\tGrade\tLast inspected
        Preventing crime and tackling anti-social behaviour\tGood\t2016
        \t2016\tProtecting vulnerable people\tInadequate

        Protecting vulnerable people

        {PROSE}
        """
    )
    assert stated(section(inspection, "Protecting"))[0] == "inadequate"


def test_in_a_table_whose_columns_are_the_grades(read_2021: Read, section: Find) -> None:
    inspection = read_2021(
        f"""
        | Outstanding | Good | Adequate | Requires improvement | Inadequate |
        |---|---|---|---|---|
        |  | Preventing crime | Managing offenders | Investigating crime |  |

        ## Managing offenders

        {PROSE}

        ## Investigating crime

        {PROSE}
        """
    )
    assert stated(section(inspection, "Managing offenders"))[0] == "adequate"


def test_in_a_flattened_table_on_the_line_of_the_area(read_2021: Read, section: Find) -> None:
    inspection = read_2021(
        f"""
        Preventing crime Good
        Managing offenders Requires improvement

        ## Managing offenders

        {PROSE}

        ## Preventing crime

        {PROSE}

        ## Investigating crime

        {PROSE}
        """
    )
    assert stated(section(inspection, "Managing offenders"))[0] == "requires_improvement"


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Marlshire Police is good at preventing crime and keeping people safe.", "good"),
        ("The force is outstanding at preventing crime and anti-social behaviour.", "outstanding"),
        ("Marlshire Police requires improvement in preventing crime and keeping people safe.",
         "requires_improvement"),
        ("The force is is good in preventing crime and tackling anti-social behaviour.", "good"),
        ("Marlshire Police is requires improvement at preventing crime and keeping people safe.",
         "requires_improvement"),
        ("Marlshire Police’s approach to preventing crime and keeping people safe is inadequate.",
         "inadequate"),
        ("The force is inadequate in the way that it prevents crime and keeps people safe.",
         "inadequate"),
        ("We judged Marlshire Police to be good at preventing crime and keeping people safe.",
         "good"),
        ("We have graded the force as outstanding in preventing crime and keeping people safe.",
         "outstanding"),
        ("Marlshire Police was judged to be good at preventing crime and keeping people safe.",
         "good"),
        ("The way in which the force prevents crime and keeps people safe requires improvement.",
         "requires_improvement"),
        ("How Marlshire Police prevents crime is, in our view, a matter that is told below. Its work "
         "to prevent crime and anti-social behaviour is inadequate.", "inadequate"),
        ("We judge Marlshire Police to be inadequate at preventing crime and keeping people safe.",
         "inadequate"),
        ("We rate the force outstanding for preventing crime and keeping people safe.",
         "outstanding"),
        ("Taken together, what we saw shows that Marlshire Police is good at preventing crime and "
         "keeping people safe.", "good"),
        ("The force prevents crime and anti-social behaviour in a manner that we grade as requiring "
         "improvement.", "requires_improvement"),
        ("We conclude that the constabulary is now good at keeping people safe and preventing crime.",
         "good"),
        ("The force has been found to require improvement in preventing crime and keeping people "
         "safe.", "requires_improvement"),
        ("The force is good at preventing crime and keeping people safe; we said the same in 2014.",
         "good"),
        ("The force is good at preventing crime and keeping people safe, which agrees with what we "
         "found in 2014.", "good"),
        ("Our judgment of how well the force prevents crime and keeps people safe is good.", "good"),
        ("We found it to be inadequate at preventing crime and tackling anti-social behaviour.",
         "inadequate"),
        ("Anti-social behaviour goes unanswered in many towns, and Marlshire Police is inadequate.",
         "inadequate"),
    ],
)  # fmt: skip
def test_only_in_the_first_sentence(
    read_2016: Read, section: Find, sentence: str, grade: str
) -> None:
    inspection = read_2016(f"{PREVENTING}\n{sentence} {PROSE}\n")
    assert stated(section(inspection, PREVENTING))[:2] == (grade, Stated.PROSE)


@pytest.mark.parametrize(
    ("asked", "sentence", "grade"),
    [
        (ASKED, "We found the force to be inadequate at investigating crime.", "inadequate"),
        (ASKED, "Marlshire Police investigates crime to a standard that we assess as good.", "good"),
        ("Protecting vulnerable people", "The force’s care of the vulnerable is outstanding.",
         "outstanding"),
        ("How effective is the force at protecting from harm those who are vulnerable, and supporting "
         "victims?", "We judge that the force serves vulnerable people to a standard that requires "
         "improvement.", "requires_improvement"),
        ("Tackling serious and organised crime",
         "The force’s struggle with organised crime is inadequate.", "inadequate"),
        ("How effective is the force at tackling serious and organised crime, including its "
         "arrangements for fulfilling its national policing responsibilities?",
         "What the force does about serious crime that is organised requires improvement.",
         "requires_improvement"),
    ],
)  # fmt: skip
def test_in_words_of_its_own_for_what_is_asked(
    read_2016: Read, section: Find, asked: str, sentence: str, grade: str
) -> None:
    inspection = read_2016(f"{asked}\n{sentence} {PROSE}\n")
    assert stated(section(inspection, asked[:20]))[:2] == (grade, Stated.PROSE)


def test_one_of_several_in_a_sentence_with_commas(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        f"{ASKED}\nMarlshire Police is good at preventing crime, requires improvement in "
        f"investigating crime and reducing re-offending, and is outstanding at tackling gangs. {PROSE}\n"
    )
    assert stated(section(inspection, ASKED))[0] == "requires_improvement"


def test_the_overall_judgment_names_no_question(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        "How effective is the force at keeping people safe and reducing crime?\n"
        f"Overall, Marlshire Police is judged to be inadequate. {PROSE}\n"
    )
    assert stated(section(inspection, "How effective"))[0] == "inadequate"


def test_one_of_several_in_a_sentence_with_semicolons(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        f"{ASKED}\n"
        "The force is good at preventing crime; it requires improvement in investigating crime and "
        f"reducing re-offending; and it is outstanding at tackling gangs. {PROSE}\n"
    )
    assert stated(section(inspection, ASKED))[0] == "requires_improvement"


def test_in_the_heading(read_2021: Read, section: Find) -> None:
    inspection = read_2021(f"## Investigating crime: adequate\n\n{PROSE}\n\n## Other\n\n## More\n")
    assert stated(section(inspection, "Investigating crime"))[0] == "adequate"


def test_in_a_heading_that_is_wrapped_over_two_lines(read_2021: Read, section: Find) -> None:
    inspection = read_2021(
        "Preventing and deterring crime and antisocial behaviour, and reducing\n"
        f"vulnerability: requires improvement to be good\n\n{PROSE}\n"
    )
    assert stated(section(inspection, "Preventing"))[0] == "requires_improvement"


@pytest.mark.parametrize(
    "line",
    [
        "Judgment: Requires improvement",
        "Judgment:Requires improvement",
        "Overall judgment: REQUIRES IMPROVEMENT",
        "Grade – requires improvement",
        "Our judgement is: requires improvement.",
        "## **Judgment: Requires improvement**",
    ],
)
def test_alone_on_a_line_behind_its_label(read_2016: Read, section: Find, line: str) -> None:
    inspection = read_2016(f"{PREVENTING}\n\n{line}\n\n{PROSE}\n")
    assert stated(section(inspection, PREVENTING)) == ("requires_improvement", Stated.LINE, 6)


def test_behind_its_label_it_is_no_section(read_2016: Read) -> None:
    inspection = read_2016(f"{PREVENTING}\n\nJudgment: Good\n\n{PROSE}\n")
    assert [s.heading for s in inspection.sections] == [PREVENTING]


def test_behind_its_label_at_the_end_of_a_paragraph(read_2016: Read, section: Find) -> None:
    inspection = read_2016(f"{PREVENTING}\n\n{PROSE} Judgment: Good\n")
    assert stated(section(inspection, PREVENTING)) == ("good", Stated.PROSE, 6)


def test_behind_its_label_in_the_middle_of_a_sentence_it_is_none(read_2016: Read) -> None:
    text = f"{PREVENTING}\n\n{PROSE} Partners gave it the grade good for three of its plans.\n"
    assert graded(read_2016(text)) == {}


@pytest.mark.parametrize(
    "told",
    [
        "We haven't graded this area.",
        "HMICFRS has not graded this question.",
        "We do not give a graded judgment in this area this year.",
        "We don't make a graded judgment for this area.",
        "This area is not graded here.",
        "In 2016, we did not grade this question.",
        "This question bears no grade.",
        "No separate grade is given for this area.",
        "We gave this area no graded judgment.",
        "It has been left ungraded.",
        "This area does not carry a grade.",
        "We looked at this question, which was not graded.",
    ],
)
def test_said_not_to_be_graded(read_2016: Read, section: Find, told: str) -> None:
    found = section(read_2016(f"{PREVENTING}\n\n{PROSE} {told}\n"), PREVENTING)
    assert stated(found)[:2] == ("ungraded", Stated.PROSE)
    assert found.inspected


def test_not_to_have_been_graded_in_another_year_says_nothing(
    read_2016: Read, section: Find
) -> None:
    text = f"{PREVENTING}\n\n{PROSE} In 2014, we did not grade this question.\n"
    assert section(read_2016(text), PREVENTING).grade is None


def test_in_a_list_behind_the_grade(read_2021: Read) -> None:
    text = (
        "Our judgments\n\nGood: Preventing crime; Investigating crime\nAdequate: Managing offenders\n\n"
        f"Preventing crime\n\n{PROSE}\n\nInvestigating crime\n\n{PROSE}\n\n"
        f"Managing offenders\n\n{PROSE}\n"
    )
    assert graded(read_2021(text)) == {
        "Preventing crime": "good", "Investigating crime": "good", "Managing offenders": "adequate",
    }  # fmt: skip


AREAS = "".join(
    f"{area}\n\n{PROSE}\n\n"
    for area in ("Preventing and deterring crime", "Investigating crime", "Managing offenders")
).replace("Preventing and deterring crime", "Preventing crime and anti-social behaviour")
UNDER_GRADES = {
    "Preventing crime and anti-social behaviour": "good",
    "Investigating crime": "good",
    "Managing offenders": "inadequate",
}


@pytest.mark.parametrize("mark", ["", "• "])
@pytest.mark.parametrize("after", ["", "We set out below what we found in each of the areas.\n\n"])
def test_in_a_list_under_the_grade(read_2021: Read, mark: str, after: str) -> None:
    judgments = (
        f"Good\n{mark}Preventing crime\n{mark}Investigating crime\n\nInadequate\n"
        f"{mark}Managing offenders\n\n{after}"
    )
    text = f"Our judgments\n\nWe make graded judgments as follows:\n\n{judgments}{AREAS}"
    assert graded(read_2021(text)) == UNDER_GRADES


def test_the_areas_of_a_list_under_grades_are_no_sections(read_2021: Read) -> None:
    judgments = "Good\nPreventing crime\nInvestigating crime\n\nInadequate\nManaging offenders\n\n"
    text = f"Our judgments\n\nWe make graded judgments as follows:\n\n{judgments}{AREAS}"
    assert [s.heading for s in read_2021(text).sections] == ["Our judgments", *UNDER_GRADES]


def test_a_legend_before_areas_grades_none(read_2021: Read) -> None:
    legend = "Outstanding\nGood\nAdequate\nInadequate\nPreventing crime\nInvestigating crime\n\n"
    text = f"Our judgments\n\nWe make graded judgments as follows:\n\n{legend}{AREAS}"
    assert graded(read_2021(text)) == {}


@pytest.mark.parametrize("end", ["(graded: Adequate)", "– Adequate", "[Adequate]", ": Adequate"])
def test_at_the_end_of_the_heading(read_2021: Read, section: Find, end: str) -> None:
    found = section(read_2021(f"## Investigating crime {end}\n\n{PROSE}\n"), "Investigating")
    assert stated(found)[0] == "adequate"
    assert found.questions == ("investigating-crime",)


def test_in_a_table_that_was_flattened_it_makes_no_heading(read_2016: Read) -> None:
    rows = f"Question      Grade\n{PREVENTING}      Good\n{ASKED}      Inadequate\n\n"
    overall = "Overall judgment of the force: Good\n\n"
    text = f"Overview\n\n{rows}{overall}{PREVENTING}\n\n{PROSE}\n\n{ASKED}\n\n{PROSE}\n"
    inspection = read_2016(text)
    assert [s.heading for s in inspection.sections] == ["Overview", PREVENTING, ASKED]
    assert graded(inspection)[PREVENTING] == "good"
    assert graded(inspection)[ASKED] == "inadequate"


def test_behind_its_label_under_the_table_of_an_overview(read_2016: Read) -> None:
    table = f"| Question | Judgment |\n|---|---|\n| {PREVENTING} | Good |\n"
    text = f"## Overview\n\n{table}\n**Overall: Good**\n\n## {PREVENTING}\n\n{PROSE}\n"
    assert graded(read_2016(text)) == {"Overview": "good", PREVENTING: "good"}


def test_nowhere_where_the_picture_is_lost(read_2021: Read) -> None:
    inspection = read_2021(
        f"## Our judgments\n\nOur inspection assessed the force as follows:\n\n## Investigating crime\n\n"
        f"{PROSE}\n\n## Managing offenders\n\n{PROSE}\n"
    )
    assert graded(inspection) == {}


# ---- what is none ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The grades are outstanding, good, requires improvement and inadequate.",
        "<sup>3</sup> We give four grades: outstanding, good, requires improvement, inadequate.",
        "The force has good plans for preventing crime and works well with others.",
        "The force is good at seeking to arrest suspects who are wanted.",
        "Officers have an outstanding knowledge of the people who live on the estates.",
        "Last year we judged the force to be good at preventing crime and keeping people safe.",
        "In 2015 we judged the force to be good at preventing crime and keeping people safe.",
        "Brackenshire Constabulary is good at preventing crime and keeping people safe.",
        "Marlshire Police’s efficiency was judged to be good in a separate inspection.",
        "The force makes good use of what the council knows about anti-social behaviour.",
        "Delete as appropriate Outstanding Good Requires improvement Inadequate",
        "The county’s fire service is inadequate at preventing fires.",
        "The force’s fleet of cars is good.",
        "We do not think that the force is good at preventing crime and keeping people safe.",
        "The force hopes to be outstanding at preventing crime and keeping people safe.",
        "We asked whether the force is good at preventing crime and keeping people safe.",
        "The force told us that its neighbours are good at preventing crime.",
        "The force could be outstanding at preventing crime and keeping people safe.",
        "The force is no longer inadequate at preventing crime and keeping people safe.",
        "Most forces are good at preventing crime and keeping people safe.",
        "We judged the force to be good at preventing crime and keeping people safe in 2014.",
        "The council, which the force works with, is good at answering letters.",
    ],
)
def test_is_no_grade(read_2016: Read, text: str) -> None:
    assert graded(read_2016(f"{PREVENTING}\n{text} {PROSE}\n")) == {}


def test_praise_does_not_outdo_the_grade_of_the_question(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        f"{ASKED}\nMarlshire Police requires improvement in investigating crime and reducing "
        f"re-offending. It is good at seeking to arrest suspects. {PROSE}\n"
    )
    assert stated(section(inspection, ASKED))[0] == "requires_improvement"


def test_last_years_grade_in_the_next_sentence_is_none(read_2016: Read, section: Find) -> None:
    inspection = read_2016(
        f"{ASKED}\nMarlshire Police is good at investigating crime and reducing re-offending. "
        f"Last year the force was judged to require improvement; in 2014 it was inadequate. {PROSE}\n"
    )
    assert stated(section(inspection, ASKED))[0] == "good"


def test_template_words_on_lines_of_their_own_are_none(read_2016: Read) -> None:
    inspection = read_2016(
        f"""
        {PREVENTING}
        {PROSE}

        Delete as appropriate

        Outstanding

        Good

        Requires improvement

        Areas for improvement - XX
        """
    )
    assert graded(inspection) == {}


def test_an_annex_that_repeats_a_question_is_not_graded(read_2016: Read) -> None:
    inspection = read_2016(
        f"""
        ## {PREVENTING}

        **Good**

        {PROSE}

        ## Annex A

        ### Preventing crime

        {PROSE}
        """
    )
    assert graded(inspection) == {PREVENTING: "good"}


# ---- by which inspection -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("This question was not subject to detailed inspection in 2018/19, and our judgment from "
         "the 2016 effectiveness inspection has been carried over.", "2016"),
        ("Our judgment of 2017 still stands.", "2017"),
        ("The grade from 2016 has been carried forward.", "2016"),
        ("We did not inspect this question again. In 2016, we judged the force to be good, and that "
         "judgment stands.", "2016"),
        ("The 2016/17 judgment remains in place.", "2016/17"),
        ("This question was left out of our programme. The inadequate judgment that the force was "
         "given in the 2017 inspection therefore stands.", "2017"),
        ("In 2018/19 this area lay outside our inspection. We keep to the grade of 2017, which still "
         "applies.", "2017"),
        ("The force was judged good in 2016. That judgment, from 2016, has been brought forward.",
         "2016"),
        ("What we said in 2017 holds: the judgment was good and is left unchanged.", "2017"),
        ("The grade is the one from 2016, retained because nothing has changed; the grade of 2016 is "
         "retained.", "2016"),
        ("This question was not inspected this year; the force was last inspected in 2015.", "2015"),
        ("We have not re-inspected this area. The grade was carried over from our 2016 inspection.",
         "2016"),
    ],
)  # fmt: skip
def test_an_earlier_judgment_stands_with_its_year(
    read: Read, section: Find, sentence: str, year: str
) -> None:
    inspection = read(
        "PEEL 2018/19\nAn inspection of Marlshire Police\n\n"
        f"## Investigating crime\n\n**Good**\n\n{sentence}\n\n## Protecting vulnerable people\n\n"
        f"**Good**\n\n{PROSE}\n"
    )
    grade = section(inspection, "Investigating crime").grade
    assert grade is not None
    assert grade.carried_over_from == year


def test_a_question_whose_judgment_stands_was_not_inspected(read_2016: Read, section: Find) -> None:
    inspection = read_2016(f"{ASKED}\nGood\nOur judgment of 2015 has been carried over. {PROSE}\n")
    assert not section(inspection, ASKED).inspected


@pytest.mark.parametrize(
    "told",
    [
        "This question was left out of the inspection.",
        "The area did not form part of our inspection.",
        "This area fell outside the inspection.",
        "This question was omitted.",
        "This aspect was not among those that we looked at.",
    ],
)
def test_a_question_may_be_said_to_be_left_out(read_2016: Read, section: Find, told: str) -> None:
    assert not section(read_2016(f"{ASKED}\n\n{told} {PROSE}\n"), ASKED).inspected


@pytest.mark.parametrize(
    "told",
    [
        "We did not examine the handling of complaints this year.",
        "In this inspection, we did not look at the care of horses.",
        "We didn't inspect how the stables are heated.",
        "The registers of gifts were not part of our inspection.",
        "The boathouse was not inspected this year.",
        "HMIC did not assess the contract for meals.",
    ],
)
def test_a_question_of_which_a_part_was_left_out_was_inspected(
    read_2016: Read, section: Find, told: str
) -> None:
    body = f"{ASKED}\n\n**Requires improvement**\n\n{PROSE} {told}\n\n{PROSE}\n\n{PROSE}\n"
    assert section(read_2016(body), ASKED).inspected


@pytest.mark.parametrize(
    "told",
    [
        "We did not examine how the force treats its people this year.",
        "We did not inspect this question this year.",
        "It was not inspected this year.",
        "This was not part of our inspection.",
        "The area was not inspected.",
    ],
)
def test_a_question_that_was_left_out_was_not_inspected_whatever_follows(
    read_2016: Read, section: Find, told: str
) -> None:
    asked = "How well does the force treat its people?"
    body = f"{asked}\n\n**Good**\n\n{told}\n\n{PROSE}\n\n{PROSE}\n"
    assert not section(read_2016(body), asked).inspected


@pytest.mark.parametrize(
    "told",
    [
        "The force stands out, and our judgment is better than in 2014.",
        "Our judgment is that the weakness that we saw in 2014 remains a concern.",
        "In 2014 the force left rape out of its plans.",
        "The judgment of the courts in 2013 was that records should be kept.",
    ],
)
def test_a_judgment_that_is_compared_does_not_stand(
    read_2016: Read, section: Find, told: str
) -> None:
    found = section(read_2016(f"{ASKED}\nGood\n{told} {PROSE}\n"), ASKED)
    assert found.inspected


def test_a_question_of_this_inspection_is_inspected(read_2016: Read, section: Find) -> None:
    inspection = read_2016(f"{ASKED}\nGood\n{PROSE}\n")
    grade = section(inspection, ASKED).grade
    assert grade is not None
    assert (section(inspection, ASKED).inspected, grade.carried_over_from) == (True, None)


def test_a_judgment_of_a_grade_may_stand(read_2016: Read, section: Find) -> None:
    told = (
        "This question was not inspected in 2016. The judgment of good from our 2014 crime "
        "inspection stands."
    )
    found = section(read_2016(f"{PREVENTING}\n\n{told}\n\n{ASKED}\n\n{PROSE}\n"), PREVENTING)
    assert found.grade is not None
    assert (found.grade.value, found.grade.carried_over_from) == ("good", "2014")
    assert not found.inspected


def test_the_sentence_that_lets_a_judgment_stand_may_name_it(
    read_2016: Read, section: Find
) -> None:
    inspection = read_2016(
        f"{ASKED}\nWe did not inspect this question in 2016. Our judgment from 2015 was good and "
        f"still stands. {PROSE}\n"
    )
    assert stated(section(inspection, ASKED))[0] == "good"


def test_a_judgment_that_stands_may_follow_behind_its_label(read_2016: Read, section: Find) -> None:
    text = (
        "This question was not subject to inspection in 2016, and our judgment from the 2015 "
        "effectiveness inspection has been carried over. Judgment: Inadequate"
    )
    grade = section(read_2016(f"{ASKED}\n\n{text}\n"), ASKED).grade
    assert grade
    assert (grade.value, grade.carried_over_from) == ("inadequate", "2015")


def test_a_page_that_is_not_finished_has_no_grade(read_2016: Read, section: Find) -> None:
    inspection = read_2016(f"{ASKED}\nTo be graded\n{PROSE}\n")
    assert section(inspection, ASKED).grade is None


def test_a_page_that_is_not_finished_was_not_inspected(read_2016: Read, section: Find) -> None:
    inspection = read_2016(f"{ASKED}\nTo be graded\n{PROSE}\n")
    assert not section(inspection, ASKED).inspected


def test_a_table_may_say_what_was_not_inspected(read: Read, section: Find) -> None:
    inspection = read(
        f"""
        PEEL 2018/19
        An inspection of Marlshire Police

        Question\tInspected in 2018/19\tLast inspected\tGrade
        Investigating crime\tNo\t2016\tGood
        Protecting vulnerable people\tYes\t2018/19\tGood

        Investigating crime

        {PROSE}
        """
    )
    assert not section(inspection, "Investigating crime").inspected


# ---- told by the overview, or by a box ---------------------------------------------------------------

OVERALL = "How effective is the force at keeping people safe and reducing crime?"
PROTECTING = (
    "How effective is the force at protecting those who are vulnerable from harm, and supporting "
    "victims?"
)
SERIOUS = "How effective is the force at tackling serious and organised crime?"
WORKFORCE = "How sustainable and affordable is the workforce model?"


def overview_over(told: str) -> str:
    parts = "".join(
        f"{question}\n{PROSE}\n" for question in (PREVENTING, ASKED, PROTECTING, SERIOUS)
    )
    return f"{OVERALL}\nOverall, we judge that the force is good. {told}\n{parts}"


@pytest.mark.parametrize(
    "told",
    [
        "Marlshire Police is good at preventing crime and tackling anti-social behaviour; requires "
        "improvement at investigating crime and reducing re-offending; is inadequate at protecting "
        "those who are vulnerable from harm and supporting victims; and is good at tackling serious "
        "and organised crime.",
        "The force is good at preventing crime and tackling anti-social behaviour, requires "
        "improvement at investigating crime and reducing re-offending, is inadequate at protecting "
        "those who are vulnerable from harm, and is good at tackling serious and organised crime.",
        "It is good in the first question and in the last question, it requires improvement in "
        "respect of the second question and it is inadequate in respect of the third.",
    ],
)
def test_a_sentence_of_the_overview_may_grade_all_questions(read_2016: Read, told: str) -> None:
    assert graded(read_2016(overview_over(told))) == {
        OVERALL: "good",
        PREVENTING: "good",
        ASKED: "requires_improvement",
        PROTECTING: "inadequate",
        SERIOUS: "good",
    }


@pytest.mark.parametrize(
    "told",
    [
        "It is good at talking to the public and requires improvement at talking to its own staff.",
        "In 2014 it was good in the first two questions and it required improvement in the third.",
        "It is good at preventing crime.",
    ],
)
def test_a_sentence_of_the_overview_on_other_things_grades_no_question(
    read_2016: Read, told: str
) -> None:
    assert list(graded(read_2016(overview_over(told)))) == [OVERALL]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("The sustainability and affordability of the workforce model require improvement.",
         "requires_improvement"),
        ("The workforce model’s affordability and sustainability are good.", "good"),
        ("The sustainability and affordability of the model in the north are good.", None),
        ("The workforce model is good at dinner.", None),
    ],
)  # fmt: skip
def test_the_question_itself_may_be_what_has_the_grade(
    read: Read, told: str, value: str | None
) -> None:
    text = (
        f"PEEL: Police efficiency 2015\nAn inspection of Marlshire Police\n\n{WORKFORCE}\n{told}\n"
    )
    assert graded(read(text + f"{PROSE}\n")).get(WORKFORCE) == value


@pytest.mark.parametrize(
    "told",
    ["While this assessment is ungraded, it bears on the others.", "We don’t grade this area."],
)
def test_what_a_question_only_introduces_may_say_that_it_is_not_graded(
    read_2021: Read, section: Find, told: str
) -> None:
    text = (
        "## Providing a service to the victims of crime\n\nThis section is on victims.\n\n"
        f"### Victim service assessment\n\n{told} {PROSE}\n"
    )
    found = section(read_2021(text), "Providing a service to the victims of crime")
    assert stated(found)[0] == "ungraded"


def test_a_part_that_asks_nothing_is_not_ungraded(read_2016: Read) -> None:
    text = f"The crime inspection\n\nThere is no judgment for the force as a whole. {PROSE}\n"
    assert graded(read_2016(text)) == {}


@pytest.mark.parametrize("row", ["Investigating crime\tGood", "| Investigating crime | Good |"])
def test_beside_its_question_in_a_row_of_its_own(read_2021: Read, section: Find, row: str) -> None:
    inspection = read_2021(
        f"{row}\n\n{PROSE}\n\nProtecting vulnerable people\tAdequate\n\n{PROSE}\n"
    )
    assert graded(inspection) == {
        "Investigating crime": "good", "Protecting vulnerable people": "adequate",
    }  # fmt: skip
    assert stated(section(inspection, "Investigating crime"))[1:] == (Stated.LINE, 4)


def test_a_row_of_a_question_that_stands_elsewhere_is_no_heading(read_2021: Read) -> None:
    text = f"Investigating crime\tGood\n\n{PROSE}\n\n## Investigating crime\n\n{PROSE}\n"
    assert [s.heading for s in read_2021(text).sections if s.grade] == ["Investigating crime"]
    assert len([s for s in read_2021(text).sections if s.heading == "Investigating crime"]) == 1


# ---- names and parts that the data file does not know ------------------------------------------------


@pytest.mark.parametrize(
    "overview",
    [
        "Good – Investigating crime; Tackling workforce corruption",
        "Good: Tackling workforce corruption; Investigating crime\nAdequate: Keeping records",
        "Outstanding – Keeping records Good – Tackling workforce corruption; Investigating crime",
        "| Area | Grade |\n|---|---|\n| Tackling workforce corruption | Good |\n"
        "| Investigating crime | Good |",
        "Area\tJudgment\nTackling workforce corruption\tGood\nInvestigating crime\tGood",
    ],
)
def test_an_overview_grades_an_area_by_the_name_that_its_heading_has(
    read_2021: Read, overview: str
) -> None:
    text = (
        f"## Our judgments\n\n{overview}\n\n## Investigating crime\n\n{PROSE}\n\n"
        f"## Tackling workforce corruption\n\n{PROSE}\n"
    )
    inspection = read_2021(text)
    assert graded(inspection) == {
        "Investigating crime": "good", "Tackling workforce corruption": "good",
    }  # fmt: skip
    assert [s.parent for s in inspection.sections] == [None, None, None]


@pytest.mark.parametrize(
    "told", ["Our judgment: inadequate.", "Judgment on this point: inadequate."]
)
@pytest.mark.parametrize("number", ["", "4.2 "])
def test_a_part_of_a_question_may_have_a_judgment_of_its_own(
    read_2016: Read, told: str, number: str
) -> None:
    text = (
        f"## {ASKED}\n\n**Good**\n\n### Does the force record violent crime?\n\n{number}{told}\n\n"
        f"{PROSE}\n\n### Does the force catch those who are wanted?\n\n{PROSE}\n"
    )
    assert graded(read_2016(text)) == {
        ASKED: "good", "Does the force record violent crime?": "inadequate",
    }  # fmt: skip


def test_the_judgment_on_the_whole_may_stand_before_all_questions(read: Read) -> None:
    text = (
        "Marlshire Police: Crime Data Integrity inspection 2018\n\n## Overall judgment\n\n"
        f"**Requires improvement**\n\n{PROSE}\n\n## How well are crimes recorded?\n\n**Good**\n\n"
        f"{PROSE}\n"
    )
    assert graded(read(text)) == {
        "Overall judgment": "requires_improvement", "How well are crimes recorded?": "good",
    }  # fmt: skip


def test_a_deeper_heading_with_words_of_its_question_is_a_part(read_2021: Read) -> None:
    text = (
        "## Disrupting serious organised crime\n\n**Outstanding**\n\n"
        f"### Understanding serious organised crime\n\n{PROSE}\n"
    )
    assert list(graded(read_2021(text))) == ["Disrupting serious organised crime"]


@pytest.mark.parametrize("printed", ["Requires irnprovement", "Requlres improvement", "G00d"])
def test_a_grade_may_be_misread_by_a_scan(read_2016: Read, section: Find, printed: str) -> None:
    found = section(read_2016(f"{PREVENTING}\n\n{printed}\n\n{PROSE}\n"), PREVENTING)
    assert found.grade is not None
    assert found.grade.text == printed


@pytest.mark.parametrize("badge", ["Grade: Outstanding", "Good", "Judgment: Requires improvement"])
def test_in_a_badge_behind_its_question(read_2016: Read, badge: str) -> None:
    inspection = read_2016(f"## {ASKED} {badge}\n\n{PROSE}\n")
    assert [s.heading for s in inspection.sections] == [ASKED]
    assert inspection.sections[0].grade is not None
    assert inspection.sections[0].grade.text == badge


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        (
            "We judge that the force requires improvement in investigating crime.",
            "requires_improvement",
        ),
        ("HMICFRS grades the force as good at investigating crime.", "good"),
        ("We judged that the force required improvement in investigating crime in 2014.", None),
        ("We judge that the force is good at saving money.", None),
        ("We know that others judge the force to be good at investigating crime.", None),
    ],
)
def test_what_the_inspectorate_judges_now_is_believed_wherever_it_stands(
    read_2016: Read, said: str, grade: str | None
) -> None:
    text = f"## Investigating crime\n\n{PROSE}\n\n{PROSE}\n\n{PROSE} {PROSE} {said}\n"
    assert graded(read_2016(text)).get("Investigating crime") == grade


@pytest.mark.parametrize(
    "heading", ["The 2015 inspection", "Our last report", "The first inspection"]
)
def test_what_an_earlier_inspection_judged_is_no_grade_of_the_heading_over_it(
    read_2021: Read, heading: str
) -> None:
    report = read_2021(f"## {heading}\n\nWe judged Marlshire Police to be inadequate. {PROSE}\n")
    assert graded(report) == {}


def test_beside_a_question_that_no_data_file_knows(read_2021: Read) -> None:
    text = f"How well is the force led and managed?\tAdequate\n\n{PROSE}\n"
    assert graded(read_2021(text)) == {"How well is the force led and managed?": "adequate"}


@pytest.mark.parametrize(
    "printed",
    ["Graded: Good", "Judgment – Good", "Rated: good", "Judged as good", "Grade: Good", "Graded\n\nGOOD",
     "Judgment\n\nGood"],
)  # fmt: skip
def test_a_label_may_stand_over_or_before_a_grade(
    read_2016: Read, section: Find, printed: str
) -> None:
    found = section(read_2016(f"## Investigating crime\n\n{printed}\n\n{PROSE}\n"), "Investigating")
    assert found.grade is not None
    assert found.grade.value.value == "good"


def test_what_stands_beside_the_next_question_is_no_grade_of_a_part(read_2021: Read) -> None:
    text = (
        f"## Investigating crime\n\n**Adequate**\n\n{PROSE}\n\n### Workloads are heavy\n\n"
        f"Graded\n\nGOOD\n\n## Preventing crime\n\nThe force is good at preventing crime.\n\n{PROSE}\n"
    )
    grades = {s.heading: s.grade.value.value for s in read_2021(text).sections if s.grade}
    assert grades == {"Investigating crime": "adequate", "Preventing crime": "good"}


@pytest.mark.parametrize(
    "said",
    [
        "Marlshire Police is judged to be outstanding in this respect; last year it was good.",
        "The force is outstanding in this area.",
        f"{PROSE} {PROSE} {PROSE} This makes the force outstanding in this area.",
    ],
)
def test_a_sentence_may_point_to_what_is_asked(read_2016: Read, section: Find, said: str) -> None:
    found = section(read_2016(f"## Investigating crime\n\n{said}\n"), "Investigating")
    assert found.grade is not None
    assert found.grade.value.value == "outstanding"


def test_further_down_praise_is_no_grade(read_2016: Read, section: Find) -> None:
    said = f"{PROSE} {PROSE} {PROSE} The force is outstanding at investigating crime. {PROSE}"
    found = section(read_2016(f"## Investigating crime\n\n{said}\n"), "Investigating")
    assert found.grade is None


def test_figures_set_beside_a_text_do_not_hide_its_judgment(read_2021: Read, section: Find) -> None:
    text = f"## Crime recording\n\n95.1%\n\nof crimes\n\nThe force is good at recording crime.\n\n{PROSE}\n"
    found = section(read_2021(text), "Crime recording")
    assert found.grade is not None
    assert found.grade.value.value == "good"


def test_the_whole_may_be_asked_for_in_words_that_no_data_file_knows(
    read_2016: Read, section: Find
) -> None:
    text = (
        "**How effective is the force at cutting crime?**\n\nOverall, we judge the force to be good at "
        f"cutting crime. {PROSE}\n\n**How effective is the force at investigating offending?**\n\n"
        f"The force requires improvement at investigating offending. {PROSE}\n"
    )
    found = section(read_2016(text), "How effective is the force at cutting")
    assert found.grade is not None
    assert found.grade.value.value == "good"


@pytest.mark.parametrize(
    "printed",
    [
        "Judgement: ★★★ Good", "🟢 Good", "Good ▲ (was requires improvement)",
        "Our grade for this area is Good.",
        "**Good** (2015: Requires improvement)", "Good – up from requires improvement",
        "Good (improved from requires improvement in 2015)", "Good; previously requires improvement",
        "Summary judgment: good", "Grade given: Good", "Grade awarded – Good", "We grade this: good",
        "For this question, the force has been graded as: Good", "The force is: Good",
        "#### Our judgment for this question\n\nGood",
        "We have graded Marlshire Police **good** for this.",
        f"{PROSE}\n\n{PROSE}\n\nOverall, the force is good at investigating crime.",
    ],
)  # fmt: skip
def test_a_grade_in_print_of_another_build(read_2016: Read, section: Find, printed: str) -> None:
    found = section(read_2016(f"## Investigating crime\n\n{printed}\n\n{PROSE}\n"), "Investigating")
    assert found.grade is not None
    assert found.grade.value.value == "good"


@pytest.mark.parametrize(
    "printed",
    [
        "☐ Good", "Good (see page 4)", "Good – most of the time", "The force was: good in parts",
        f"{PROSE}\n\n{PROSE}\n\nOverall, the force is good at talking to its neighbours.",
        f"{PROSE}\n\n{PROSE}\n\nOverall, in 2014 the force was good at investigating crime.",
    ],
)  # fmt: skip
def test_what_looks_like_such_a_grade_is_none(read_2016: Read, section: Find, printed: str) -> None:
    found = section(read_2016(f"## Investigating crime\n\n{printed}\n\n{PROSE}\n"), "Investigating")
    assert found.grade is None
