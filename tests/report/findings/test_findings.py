"""What is formally asked for, in every layout, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.model import Finding, Inspection
from peeldiff.report import read_document

Read = Callable[[str], Inspection]
Texts = Callable[[Inspection], list[str]]
Parts = Callable[[Finding], list[str]]

ONE = "The force should train its call handlers to ask about children in the home."
TWO = "The force should visit registered sex offenders when their visits are due."
PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)
QUESTION = "## Investigating crime\n\n**Good**\n\n"
NEXT = f"\n## Protecting vulnerable people\n\n**Good**\n\n{PROSE}\n"


# ---- lists in every layout ---------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["-", "•", "◼", "−", "*", "\uf0b7", "–", "o", "1."])
def test_a_list_may_have_any_bullet(read_2016: Read, asked: Texts, mark: str) -> None:
    second = "2." if mark == "1." else mark
    text = f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n{mark} {ONE}\n{second} {TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_a_list_may_have_no_bullets(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n{ONE}\n\n{TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_a_list_without_blank_lines_is_read(read_2016: Read, asked: Texts) -> None:
    text = f"Investigating crime\nGood\n{PROSE}\nAreas for improvement\n{ONE}\n{TWO}\n"
    assert asked(read_2016(text)) == [ONE, TWO]


@pytest.mark.parametrize(
    "introduction",
    [
        "You may care to start with the second, which costs nothing.",
        "There are two of them, and neither is new to the force.",
        "These follow from what we say above",
        "We set them out here:",
        "Two matters cannot wait. We have told the commissioner of both.",
        "A word on these.\n\nThe first is for the chief officers and the second for the inspectors.",
        "Our inspectors agreed these with the force in July; it has begun on both.",
    ],
)
@pytest.mark.parametrize("mark", ["- ", "1. ", ""], ids=["bullets", "numbers", "unmarked"])
@pytest.mark.parametrize("label", ["Areas for improvement", "Recommendations"])
def test_a_list_may_have_an_introduction(
    read_2016: Read, asked: Texts, label: str, mark: str, introduction: str
) -> None:
    second = mark.replace("1", "2")
    text = f"{QUESTION}{PROSE}\n\n### {label}\n\n{introduction}\n\n{mark}{ONE}\n\n{second}{TWO}\n"
    inspection = read_2016(text + NEXT)
    assert asked(inspection) == [ONE, TWO]
    assert introduction.split("\n")[0] in [p.text for p in inspection.sections[0].paragraphs]


@pytest.mark.parametrize(
    "group", ["Call handling", "### Call handling", "**Call handling**", "#### People and posts",
              "Leadership, governance and money"],
)  # fmt: skip
def test_a_list_may_be_parted_by_what_it_is_about(
    read_2016: Read, asked: Texts, group: str
) -> None:
    text = f"{QUESTION}## Areas for improvement\n\n{group}\n\n- {ONE}\n- {TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_each_part_of_a_list_may_have_a_heading(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}## Areas for improvement\n\n### Calls\n\n- {ONE}\n\n### Visits\n\n- {TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_an_introduction_over_a_list_is_no_title(read_2021: Read, asked: Texts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\nWe found two.\n\n- {ONE}\n- {TWO}\n{NEXT}"
    assert asked(read_2021(text)) == [ONE, TWO]


def test_prose_under_a_label_without_demands_is_no_finding(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\nWe found none.\n\n{PROSE}\n{NEXT}"
    assert asked(read_2016(text)) == []


def test_a_list_may_stand_in_a_block_quote(read_2016: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}{PROSE}\n\n> ### Areas for improvement\n>\n> - {ONE}\n> - {TWO}\n\n"
        f"{PROSE}\n{NEXT}"
    )
    assert asked(read_2016(text)) == [ONE, TWO]


def test_a_singular_label_may_stand_over_several(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}{PROSE}\n\n### Area for improvement\n\n- {ONE}\n- {TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_a_plural_label_may_stand_over_one(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n- {ONE}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE]


def test_the_list_may_stand_before_the_prose(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n- {ONE}\n- {TWO}\n\n{PROSE}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_prose_after_the_list_is_not_part_of_it(read_2016: Read) -> None:
    text = (
        f"{QUESTION}### Areas for improvement\n\n- {ONE}\n\n"
        f"We set out our detailed findings below.\n\n{PROSE}\n{NEXT}"
    )
    (section,) = [s for s in read_2016(text).sections if s.heading == "Investigating crime"]
    assert PROSE in [p.text for p in section.paragraphs]


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("We set out below the main findings for this area.", True),
        ("We describe below what we found.", True),
        ("We now present the other findings of this inspection.", True),
        ("Our detailed findings are set out below.", True),
        ("The main findings for this question are described in the rest of this section:", True),
        ("The force described below the findings of its own review.", False),
        ("Its findings are given to the sergeants. We set out what they must do.", False),
        ("We found that it sets out its findings on a card.", False),
    ],
)
def test_what_leads_on_to_the_prose_explains_no_finding(
    read_2021: Read, said: str, ends: bool
) -> None:
    asks = "**The force needs to count its boats**"
    told = "It does not know how many boats it has, and it could not tell us who keeps them."
    text = f"{QUESTION}### Area for improvement\n\n{asks}\n\n{told}\n\n{said}\n{NEXT}"
    (finding,) = read_2021(text).findings
    assert (said not in (finding.detail or "")) == ends
    assert told in (finding.detail or "")


def test_a_label_may_end_in_a_colon(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}{PROSE}\n\n**Areas for improvement:**\n\n- {ONE}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE]


def test_a_hard_wrapped_entry_is_one(read_2016: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n"
        "- The force should train its call handlers to ask about\n  children in the home.\n"
        f"- {TWO}\n{NEXT}"
    )
    assert asked(read_2016(text)) == [ONE, TWO]


def test_an_entry_split_by_a_blank_line_is_one(read_2016: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n"
        "- The force should train its call handlers to ask about\n\nchildren in the home.\n"
        f"- {TWO}\n{NEXT}"
    )
    assert asked(read_2016(text)) == [ONE, TWO]


def test_an_entry_split_by_a_page_number_is_one(read_2016: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}{PROSE}\n\n12\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n"
        "### Areas for improvement\n\n- The force should train its call handlers to ask about\n\n13\n\n"
        f"children in the home.\n- {TWO}\n{NEXT}"
    )
    assert asked(read_2016(text)) == [ONE, TWO]


def test_an_entry_split_by_a_page_break_is_one(read_2016: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n"
        "- The force should train its call handlers to ask about\n\fchildren in the home.\n"
        f"- {TWO}\n{NEXT}"
    )
    assert asked(read_2016(text)) == [ONE, TWO]


def test_the_line_of_a_finding_is_its_first(read_2016: Read) -> None:
    (found,) = read_2016(f"{QUESTION}### Area for improvement\n\n- {ONE}\n{NEXT}").findings
    assert (found.line, found.end_line) == (10, 10)


def test_a_finding_belongs_to_the_question_that_it_stands_under(read_2016: Read) -> None:
    text = f"{QUESTION}{PROSE}\n{NEXT}\n### How it works\n\n{PROSE}\n\n### Areas for improvement\n\n- {ONE}\n"
    inspection = read_2016(text)
    (home,) = [s for s in inspection.sections if s.id == inspection.findings[0].section]
    assert home.heading == "Protecting vulnerable people"


# ---- items -------------------------------------------------------------------------------------------

LEAD = (
    "The force should improve its response to missing children by taking steps to ensure that it:"
)
A, B, C = (
    "assesses the risk to each child within the hour;",
    "tells the council of every return; and",
    "keeps a record of each talk with a child.",
)


def test_nested_bullets_are_items(read_2016: Read, parts: Parts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n- {LEAD}\n  - {A}\n  - {B}\n  - {C}\n- {TWO}\n{NEXT}"
    assert parts(read_2016(text).findings[0]) == [A, B, C]


def test_after_nested_bullets_comes_the_next_finding(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n- {LEAD}\n  - {A}\n  - {B}\n  - {C}\n- {TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [LEAD, TWO]


def test_items_flattened_to_the_same_dash_are_items(read_2016: Read, parts: Parts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n- {LEAD}\n- {A}\n- {B}\n- {C}\n- {TWO}\n{NEXT}"
    assert parts(read_2016(text).findings[0]) == [A, B, C]


def test_after_flattened_items_comes_the_next_finding(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n- {LEAD}\n- {A}\n- {B}\n- {C}\n- {TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [LEAD, TWO]


def test_after_nested_bullets_the_next_finding_may_have_no_bullet(
    read_2016: Read, asked: Texts
) -> None:
    entries = (
        f"   {LEAD}\n\n    –    {A}\n    –    keeps a record of each talk with a child, and of what "
        "the child said of it.\n"
        "   The force should ensure that those who investigate crime have been trained for it, and\n"
        "    that a record is kept.\n"
    )
    prose = "\n".join([PROSE[:92], PROSE[92:]] * 6)
    text = f"Investigating crime\n\nGood\n\n{prose}\n\nAreas for improvement\n\n{entries}"
    assert [found[:40] for found in asked(read_2016(text))] == [
        LEAD[:40],
        "The force should ensure that those who i",
    ]


def test_items_with_another_bullet_are_items(read_2016: Read, parts: Parts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n• {LEAD}\n– {A}\n– {B}\n– {C}\n• {TWO}\n{NEXT}"
    assert parts(read_2016(text).findings[0]) == [A, B, C]


def test_bullets_under_an_unmarked_entry_are_its_items(read_2016: Read, parts: Parts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n{LEAD}\n\n- {A}\n- {B}\n- {C}\n{NEXT}"
    assert parts(read_2016(text).findings[0]) == [A, B, C]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_that_have_lost_their_bullets_are_items(
    read_2016: Read, asked: Texts, parts: Parts, gap: str
) -> None:
    entries = gap.join([LEAD, A, B, C, TWO])
    found = read_2016(f"Investigating crime\nGood\n{PROSE}\nAreas for improvement\n{entries}\n")
    assert asked(found) == [LEAD, TWO]
    assert parts(found.findings[0]) == [A, B, C]


def test_the_first_entry_may_say_when_before_it_asks(read_2016: Read, asked: Texts) -> None:
    entry = "Each year, the force should publish what it has learned from complaints."
    text = f"Investigating crime\nGood\n{PROSE}\nAreas for improvement\n{entry}\n"
    assert asked(read_2016(text)) == [entry]


def test_a_bullet_that_is_a_full_demand_is_a_finding(read_2016: Read, asked: Texts) -> None:
    lead = "The force should take these steps to protect victims:"
    text = f"{QUESTION}### Areas for improvement\n\n{lead}\n\n- {ONE}\n- {TWO}\n{NEXT}"
    assert [a for a in asked(read_2016(text)) if a in (ONE, TWO)] == [ONE, TWO]


def test_items_have_letters_after_the_id_of_their_finding(read_2016: Read) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n- {LEAD}\n  - {A}\n  - {B}\n  - {C}\n{NEXT}"
    assert [item.id for item in read_2016(text).findings[0].items] == ["f1a", "f1b", "f1c"]


# ---- kinds -------------------------------------------------------------------------------------------


def kinds(inspection: Inspection) -> list[str]:
    return [finding.kind.value for finding in inspection.findings]


CONCERN = (
    "The force does not know which of the people who wait for an answer are in danger, and nobody "
    "looks again at those who have waited longest."
)


def test_a_cause_of_concern_and_its_recommendations(read_2021: Read) -> None:
    text = (
        f"{QUESTION}### Cause of concern\n\n{CONCERN}\n\n### Recommendations\n\n"
        f"- Within three months, the force should reassess each call that waits.\n- {ONE}\n{NEXT}"
    )
    assert kinds(read_2021(text)) == ["cause_of_concern", "recommendation", "recommendation"]


def test_a_recommendation_may_begin_with_its_date(read_2021: Read, asked: Texts) -> None:
    demand = "By 31 March 2022, the force should reassess each call that waits."
    text = (
        f"{QUESTION}### Cause of concern\n\n{CONCERN}\n\n### Recommendations\n\n- {demand}\n{NEXT}"
    )
    assert asked(read_2021(text))[1] == demand


def test_a_recommendation_may_ask_at_once(read_2021: Read, asked: Texts) -> None:
    demand = "The force should immediately reassess each call that waits."
    text = (
        f"{QUESTION}### Cause of concern\n\n{CONCERN}\n\n### Recommendations\n\n- {demand}\n{NEXT}"
    )
    assert asked(read_2021(text))[1] == demand


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Innovative practice", "innovative_practice"),
        ("Promising practice", "promising_practice"),
    ],
)
def test_a_box_of_practice_is_kept(read_2021: Read, label: str, kind: str) -> None:
    title = "The force maps the street lamps that fail"
    text = f"{QUESTION}{PROSE}\n\n### {label}\n\n**{title}**\n\n{PROSE}\n{NEXT}"
    assert [(f.kind.value, f.text) for f in read_2021(text).findings] == [(kind, title)]


# ---- a title with its explanation ----------------------------------------------------------------------

TITLE = "The force should make sure that it tells victims why a case is closed"


def test_a_letters_closing_remarks_explain_no_recommendation(read: Read) -> None:
    inspection = read(
        "Marlshire Police\n\n3 May 2023\n\nDear Jo\n\nPEEL 2021/22\n\nRecommendations\n\n"
        f"{ONE}\n\nWe will return to the force in the autumn. I look forward to it.\n\n"
        "Yours sincerely\n\nA. Person\n"
    )
    assert inspection.findings[0].detail is None


def test_a_later_finding_is_a_title(read_2021: Read, asked: Texts) -> None:
    text = f"{QUESTION}### Area for improvement\n\n**{TITLE}**\n\n{PROSE}\n\n### Our view\n\n{PROSE}\n{NEXT}"
    assert asked(read_2021(text)) == [TITLE]


def test_the_paragraph_under_a_title_explains_it(read_2021: Read) -> None:
    text = f"{QUESTION}### Area for improvement\n\n**{TITLE}**\n\n{PROSE}\n\n### Our view\n\n{PROSE}\n{NEXT}"
    assert [f.detail for f in read_2021(text).findings] == [PROSE]


def test_a_title_on_a_plain_line_is_no_heading(read_2021: Read) -> None:
    text = f"Investigating crime\n\nGood\n\nArea for improvement\n\n{TITLE}\n\n{PROSE}\n"
    assert TITLE not in [s.heading for s in read_2021(text).sections]


def test_two_titles_under_one_label_are_two(read_2021: Read, asked: Texts) -> None:
    other = "The force should make sure that its officers know what bail is for"
    text = f"{QUESTION}### Areas for improvement\n\n**{TITLE}**\n\n{PROSE}\n\n**{other}**\n\n{PROSE}\n{NEXT}"
    assert asked(read_2021(text)) == [TITLE, other]


@pytest.mark.parametrize("explained", [f"\n{PROSE}\n", ""])
@pytest.mark.parametrize("lead", ["The force should:", "The force should make sure that it:"])
def test_a_demand_without_a_subject_leads_from_a_title_to_its_items(
    read_2021: Read, parts: Parts, explained: str, lead: str
) -> None:
    text = (
        f"{QUESTION}### Area for improvement\n\n{TITLE}\n{explained}\n{lead}\n\n"
        f"- {A}\n- {B}\n- {C}\n{NEXT}"
    )
    (finding,) = read_2021(text).findings
    assert (finding.text, parts(finding)) == (TITLE, [A, B, C])


def test_a_demand_with_a_subject_and_items_is_the_next_title(read_2021: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}### Areas for improvement\n\n{TITLE}\n\n{PROSE}\n\n{LEAD}\n\n"
        f"- {A}\n- {B}\n- {C}\n{NEXT}"
    )
    assert asked(read_2021(text)) == [TITLE, LEAD]


@pytest.mark.parametrize("place", ["before", "after"])
def test_what_an_overview_or_annex_repeats_is_one_finding(read_2016: Read, place: str) -> None:
    again = f"### Areas for improvement\n\n- {ONE}\n- {TWO}\n\n"
    question = f"{QUESTION}{PROSE}\n\n{again}{NEXT}\n"
    text = (
        f"## Overview\n\n{PROSE}\n\n{again}{question}"
        if place == "before"
        else f"{question}## Annex A\n\n{PROSE}\n\n{again}"
    )
    inspection = read_2016(text)
    (section,) = [s for s in inspection.sections if s.heading == "Investigating crime"]
    assert [(f.text, f.section) for f in inspection.findings] == [
        (ONE, section.id), (TWO, section.id),
    ]  # fmt: skip


# ---- numbers and tables ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label", ["Cause of concern:", "Cause of concern 1:", "Cause of concern –"]
)
def test_a_cause_of_concern_may_stand_behind_its_label(
    read_2016: Read, asked: Texts, label: str
) -> None:
    text = f"{QUESTION}{PROSE}\n\n**{label} {CONCERN}**\n\nRecommendations\n\n- {ONE}\n{NEXT}"
    found = read_2016(text)
    assert asked(found) == [CONCERN, ONE]
    assert kinds(found) == ["cause_of_concern", "recommendation"]


@pytest.mark.parametrize("label", ["2.1 Areas for improvement", "**3.2.1 Area for improvement**"])
def test_a_label_may_have_the_number_of_its_chapter(
    read_2016: Read, asked: Texts, label: str
) -> None:
    text = f"{QUESTION}{PROSE}\n\n{label}\n\n{ONE}\n\n{TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


@pytest.mark.parametrize(
    "number", ["**AFI {}** ", "AFI {}: ", "Area for improvement {}. ", "AFI{} - "]
)
@pytest.mark.parametrize("label", ["### Areas for improvement\n\n", ""])
def test_each_entry_may_have_its_kind_and_number(
    read_2016: Read, asked: Texts, number: str, label: str
) -> None:
    entries = "\n\n".join(number.format(n) + text for n, text in ((1, ONE), (2, TWO)))
    found = read_2016(f"{QUESTION}{PROSE}\n\n{label}{entries}\n{NEXT}")
    assert asked(found) == [ONE, TWO]
    assert kinds(found) == ["area_for_improvement"] * 2


def test_the_explanation_of_a_numbered_title_is_its_detail(read_2021: Read) -> None:
    text = f"{QUESTION}**AFI 1** {TITLE}\n\n{PROSE}\n\n### Our view\n\n{PROSE}\n{NEXT}"
    assert [(f.text, f.detail) for f in read_2021(text).findings] == [(TITLE, PROSE)]


def test_a_sentence_that_counts_areas_for_improvement_is_none(read_2016: Read) -> None:
    text = f"{QUESTION}Area for improvement 2 The report of 2014 had is one that the force knows.\n{NEXT}"
    assert read_2016(text).findings == ()


def test_a_table_under_a_label_holds_its_entries(read_2016: Read, asked: Texts) -> None:
    table = f"| No. | What we ask |\n|---|---|\n| 1 | {ONE} |\n| 2 | {TWO} |\n"
    text = f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n{table}{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_a_box_may_be_a_table_row_with_its_label(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}{PROSE}\n\n| Area for improvement | {ONE} |\n|---|---|\n\n{PROSE}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE]


def test_a_table_of_figures_under_a_label_asks_for_nothing(read_2016: Read) -> None:
    table = "| Year | Visits |\n|---|---|\n| 2015 | 12 |\n| 2016 | 14 |\n"
    text = f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n{table}{NEXT}"
    assert read_2016(text).findings == ()


# ---- what is none --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lead_in",
    [
        "To address this cause of concern, HMIC recommends that by 31 May 2017 ",
        "HMIC recommends that ",
        "To remedy these failings, ",
        "As a matter of urgency, we recommend that, before 1 June, ",
    ],
)
def test_a_recommendation_may_follow_a_lead_in(read_2016: Read, asked: Texts, lead_in: str) -> None:
    demand = f"{lead_in}the force should count the detectives that it has."
    text = f"{QUESTION}### Recommendation\n\n{demand}\n\n### Areas for improvement\n\n- {ONE}\n"
    assert asked(read_2016(text)) == [demand, ONE]


def test_behind_a_lead_in_a_cause_of_concern_has_its_recommendation(read_2016: Read) -> None:
    text = (
        f"{QUESTION}### Cause of concern\n\n{CONCERN}\n\n"
        "To address this cause of concern, HMIC recommends that the force should:\n\n- count; and\n"
        f"- train.\n{NEXT}"
    )
    assert kinds(read_2016(text)) == ["cause_of_concern", "recommendation"]


@pytest.mark.parametrize(
    "text",
    [
        "Our 2015 report identified an area for improvement. It said that the force should train "
        "its call handlers.",
        "In 2015 we made two recommendations: the force should train its call handlers, and it "
        "should visit offenders.",
        "To address this cause of concern, HMIC recommends that the force should train its staff.",
        "### Recommendation\n\nTo address this concern, HMIC recommends that all forces should act.",
        "All forces need to visit registered sex offenders when their visits are due.",
        "The code stipulates that forces should keep a record of each search.",
        "Areas for improvement - XX",
        "Cause of concern XX",
        "The force should be proud of what it has done for the people of Harrowby.",
        "There are areas for improvement in the way in which the force answers calls.",
        "The force regards this as a cause of concern and has asked a senior officer to look at it.",
        "All forces should, within six months:\n\n- publish the results of their searches; and\n"
        "- ask an independent group to look at them.",
        "Case study: areas for improvement found by a volunteer\n\nA volunteer in Oxley read the "
        "letters that victims receive, and rewrote three of them.",
    ],
)
def test_is_no_finding(read_2016: Read, text: str) -> None:
    assert read_2016(f"{QUESTION}{PROSE}\n\n{text}\n\n{PROSE}\n{NEXT}").findings == ()


def test_recommendations_to_all_forces_are_none(read_2016: Read) -> None:
    text = (
        f"{QUESTION}{PROSE}\n\n### Recommendations\n\nWithin six months, all forces should:\n\n"
        f"- publish the results of their searches; and\n- ask others to look at them.\n{NEXT}"
    )
    assert read_2016(text).findings == ()


def test_dummies_between_labels_are_none(read_2016: Read) -> None:
    text = f"{QUESTION}{PROSE}\n\nAreas for improvement\n\n- XX\n\nCause of concern\n\nXX\n{NEXT}"
    assert read_2016(text).findings == ()


def test_a_label_without_a_list_opens_nothing(read_2016: Read) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n{PROSE}\n{NEXT}"
    assert read_2016(text).findings == ()


def test_a_demand_in_the_prose_after_the_list_is_none(read_2016: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}### Areas for improvement\n\n- {ONE}\n\n### How it works\n\n{PROSE}\n\n"
        f"The force should be proud of its cadets. {PROSE}\n{NEXT}"
    )
    assert asked(read_2016(text)) == [ONE]


@pytest.mark.parametrize("label", ["What needs to improve", "What needs to improve?"])
def test_another_inspectorates_list_is_read_whatever_its_entries_begin_with(
    read: Read, asked: Texts, label: str
) -> None:
    entries = ["The quality of plans for children who leave care.", "How well managers supervise."]
    text = (
        f"# Marlshire\n\n{PROSE}\n\n## {label}\n\n- {entries[0]}\n- {entries[1]}\n\n## Help: good\n"
    )
    assert asked(read(text)) == entries


STATED = (
    "### Areas for improvement\n\n**The force should make sure that its files are read**\n\n"
    "In 46 of 100 files nobody had.\n\n**The force doesn’t know why victims withdraw**\n\n{}\n\n"
    f"**Files are kept well**\n\n{PROSE}\n"
)


@pytest.mark.parametrize(
    "under",
    [
        "Of those closed, 39 percent were. It should find out why.",
        "In 28 of 40 none was told. The force needs to ask them.",
    ],
)
def test_a_label_that_promises_several_may_have_a_statement_as_its_second_title(
    read_2021: Read, asked: Texts, under: str
) -> None:
    inspection = read_2021(f"## Investigating crime\n\n**Good**\n\n{STATED.format(under)}")
    assert asked(inspection) == [
        "The force should make sure that its files are read",
        "The force doesn’t know why victims withdraw",
    ]
    assert inspection.findings[1].detail == under
    assert "Files are kept well" in [section.heading for section in inspection.sections]


@pytest.mark.parametrize(
    ("label", "under"),
    [
        ("Area for improvement", "It should find out why."),
        ("Areas for improvement", "Of those closed, 39 percent were."),
    ],
)
def test_another_statement_in_bold_is_a_heading(
    read_2021: Read, asked: Texts, label: str, under: str
) -> None:
    text = STATED.format(under).replace("Areas for improvement", label)
    inspection = read_2021(f"## Investigating crime\n\n**Good**\n\n{text}")
    assert asked(inspection) == ["The force should make sure that its files are read"]


# ---- inside running text, by themes and by dates -----------------------------------------------------


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("This is an area for improvement: the force should train its clerks.",
         ["the force should train its clerks."]),
        ("For this reason we make the following area for improvement: The force should wait.",
         ["The force should wait."]),
        ("We make two areas for improvement. First, the force should wait. Second, the force "
         "should listen. It is late.", ["the force should wait.", "the force should listen."]),
        ("We therefore make one area for improvement: Marlshire Police should wait and see.",
         ["Marlshire Police should wait and see."]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", ["", "3.5 "])
def test_a_sentence_may_announce_a_demand_within_its_paragraph(
    read_2016: Read, asked: Texts, told: str, wanted: list[str], number: str
) -> None:
    inspection = read_2016(f"{QUESTION}{PROSE}\n\n{number}Clerks wait. {told}\n")
    assert asked(inspection) == wanted
    assert {finding.line for finding in inspection.findings} == {10}
    assert told in inspection.sections[0].paragraphs[-1].text


@pytest.mark.parametrize(
    "told",
    [
        "In 2014 we made an area for improvement: the force should train its clerks.",
        "This was an area for improvement: the force should train its clerks.",
        "This is not an area for improvement: the force should not be blamed.",
        "This is an area for improvement: all forces should train their clerks.",
        "Its leaflet says “this is an area for improvement: the force should train”.",
        "This is an area for improvement. Nobody trains the clerks.",
    ],
)
def test_other_sentences_announce_none(read_2016: Read, asked: Texts, told: str) -> None:
    assert asked(read_2016(f"{QUESTION}{PROSE} {told}\n")) == []


def test_what_a_list_asks_for_is_not_asked_again_by_the_text(read_2016: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}This is an area for improvement: the force should train its clerks.\n\n"
        "### Area for improvement\n\n- The force should train its clerks.\n"
    )
    assert asked(read_2016(text)) == ["The force should train its clerks."]


@pytest.mark.parametrize("date", ["Immediately", "Within three months", "By 31 March 2019"])
@pytest.mark.parametrize("form", ["**{}**", "#### {}", "{}:"])
def test_a_list_may_be_parted_by_dates(read_2016: Read, asked: Texts, date: str, form: str) -> None:
    text = f"{QUESTION}### Recommendations\n\n- {ONE}\n\n{form.format(date)}\n\n- {TWO}\n{NEXT}"
    inspection = read_2016(text)
    assert asked(inspection) == [ONE, TWO]
    assert date not in [section.heading for section in inspection.sections]


@pytest.mark.parametrize("entry", [TWO, "Ensure that visits are made.", "With others, review it."])
def test_a_list_may_be_parted_by_themes(read_2016: Read, asked: Texts, entry: str) -> None:
    text = f"{QUESTION}### Recommendations\n\n- {ONE}\n\n**Offenders**\n\n- {entry}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, entry]


def test_a_heading_over_other_bullets_ends_a_list(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}### Recommendations\n\n- {ONE}\n\n**For children**\n\n- {PROSE}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE]


def test_the_text_behind_a_part_that_leads_to_another_is_no_part(
    read_2021: Read, parts: Parts
) -> None:
    text = (
        "## Investigating crime\n\n**Good**\n\n### Area for improvement\n\n"
        "The force should improve how it decides, so that:\n\n- delays are approved; and\n"
        "- every caller is told the reason for a delay; and\n\nIn 17 of 60 cases none was told.\n"
    )
    (finding,) = read_2021(text).findings
    assert parts(finding) == ["delays are approved; and",
                              "every caller is told the reason for a delay; and"]  # fmt: skip


@pytest.mark.parametrize("marks", [("1.", "2."), ("(a)", "(b)"), ("a)", "b)")])
def test_entries_may_have_their_numbers_typed(asked: Texts, marks: tuple[str, str]) -> None:
    entries = (f"<p>{marks[0]} Not later than 3 May, {ONE[0].lower()}{ONE[1:]}</p>"
               f"<p>{marks[1]} {TWO}</p>")  # fmt: skip
    inspection = of_page(f"<p><b>Recommendations</b></p>{entries}")
    assert asked(inspection) == [f"Not later than 3 May, {ONE[0].lower()}{ONE[1:]}", TWO]


def test_parts_may_have_their_letters_typed(asked: Texts, parts: Parts) -> None:
    entries = (
        "<p>1. The force should have a process by which supervisors:</p><p>(a) set a plan for "
        "every crime; and</p><p>(b) give reasons when a crime is filed.</p><p>2. The force should "
        "stop.</p>"
    )
    (first, _) = of_page(f"<p><b>Recommendations</b></p>{entries}").findings
    assert parts(first) == ["set a plan for every crime; and",
                            "give reasons when a crime is filed."]  # fmt: skip


@pytest.mark.parametrize("number", ["7.", "5.6"])
def test_the_next_numbered_paragraph_of_a_report_is_no_entry(asked: Texts, number: str) -> None:
    entries = f"<p>{ONE}</p><p>{number} Victims get a good service from it.</p>"
    assert asked(of_page(f"<p><b>Area for improvement</b></p>{entries}")) == [ONE]


def of_page(html: str) -> Inspection:
    page = f"<html><body><h1>PEEL 2016: Marlshire Police</h1><h2>Crime</h2><p>{PROSE}</p>{html}</body></html>"
    return read_document(load_bytes(page.encode(), "page.html"))


@pytest.mark.parametrize(
    "demand",
    [
        "We recommend that Marlshire Police immediately takes steps to mend its records.",
        "We recommend that, within six months, Marlshire Police reviews its visits.",
        "HMIC recommends that the force sends an officer who knows the case.",
    ],
)
@pytest.mark.parametrize("form", ["### Recommendation\n\n{}\n", "10.1 {}\n"])
def test_a_recommendation_may_say_what_the_force_does(
    read_2016: Read, asked: Texts, demand: str, form: str
) -> None:
    inspection = read_2016(f"{QUESTION}{PROSE}\n\n{form.format(demand)}")
    assert asked(inspection) == [demand]
    assert inspection.findings[0].kind.value == "recommendation"


@pytest.mark.parametrize(
    "told",
    [
        "We recommended that Marlshire Police reviews its visits.",
        "We recommend that all forces review their visits.",
        "We recommend that the College of Policing reviews its advice.",
    ],
)
def test_what_others_do_or_did_is_no_recommendation(
    read_2016: Read, asked: Texts, told: str
) -> None:
    assert asked(read_2016(f"{QUESTION}{PROSE} {told}\n")) == []


@pytest.mark.parametrize(
    "lead",
    [
        "16. Besides those of the national report, I make these recommendations to you:",
        "5.2 We therefore recommend the following:",
        "12.  There are two matters to which I should like you to attend:",
        "- The letter of March asked for less. We now ask for this:",
    ],
)
@pytest.mark.parametrize("mark", ["(a) (b)", "- -", "1. 2."])
def test_a_numbered_paragraph_that_leads_to_demands_is_none(
    read_2016: Read, asked: Texts, lead: str, mark: str
) -> None:
    first, second = mark.split()
    text = (
        f"Investigating crime\n\n{PROSE}\n\nRecommendations\n\n{lead}\n\n"
        f"    {first} {ONE}\n\n    {second} {TWO}\n"
    )
    assert asked(read_2016(text)) == [ONE, TWO]


def test_a_numbered_demand_keeps_its_parts(read_2016: Read, asked: Texts, parts: Parts) -> None:
    text = (
        f"Investigating crime\n\n{PROSE}\n\nRecommendations\n\n1. The force should do two things:\n\n"
        "    (a) train its call handlers; and\n\n    (b) answer their letters.\n"
    )
    [finding] = read_2016(text).findings
    assert parts(finding) == ["train its call handlers; and", "answer their letters."]


@pytest.mark.parametrize("date", ["Immediately:", "Within three months", "By 31 March 2019"])
@pytest.mark.parametrize(
    "lead",
    [
        "In order to serve its people better, the force should take the following action.",
        "What follows is for the chief officers:",
    ],
)
def test_a_numbered_paragraph_over_dated_demands_is_none(
    read_2016: Read, asked: Texts, lead: str, date: str
) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n22. {lead}\n\n#### {date}\n\n- {ONE}\n- {TWO}\n"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_a_numbered_demand_over_a_dated_one_is_one(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}### Areas for improvement\n\n1. {ONE}\n\n#### Within a year\n\n2. {TWO}\n"
    assert asked(read_2016(text)) == [ONE, TWO]


def test_a_table_that_brings_all_together_asks_nothing_again(read_2016: Read, asked: Texts) -> None:
    inner = "The force should improve files by:"
    text = (
        f"{QUESTION}### Areas for improvement\n\n- {ONE}\n- {inner}\n  - reading them; and\n"
        "  - keeping them.\n"
        f"\n## All in one place\n\n| Area | Kind | Finding |\n|---|---|---|\n"
        f"| Crime | Area for improvement | {ONE} |\n"
        f"|  | Area for improvement | {inner} reading them; and keeping them. |\n"
    )
    assert asked(read_2016(text)) == [ONE, inner]


def test_a_table_that_asks_for_more_is_read(read_2016: Read, asked: Texts) -> None:
    text = (
        f"{QUESTION}### Areas for improvement\n\n- {ONE}\n\n## All in one place\n\n"
        f"| Kind | Finding |\n|---|---|\n| Area for improvement | {ONE} |\n| Area for improvement | {TWO} |\n"
    )
    assert asked(read_2016(text)) == [ONE, TWO]


@pytest.mark.parametrize("code", ["R1 {} R2 {}", "AF1. {} AF2. {}", "R1: {} R2: {}"])
def test_entries_may_be_numbered_with_a_letter(read_2016: Read, asked: Texts, code: str) -> None:
    first, second = code.split("{}")[:2]
    text = f"{QUESTION}### Recommendations\n\n{first}{ONE}\n\n{second.strip()} {TWO}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE, TWO]


@pytest.mark.parametrize("label", ["Requirement", "Requirements"])
def test_what_is_required_is_asked_for(read_2016: Read, asked: Texts, label: str) -> None:
    text = (
        f"{QUESTION}### {label}\n\n- The chief officer must by 5 May 2024 read every file.\n{NEXT}"
    )
    inspection = read_2016(text)
    assert asked(inspection) == ["The chief officer must by 5 May 2024 read every file."]
    assert inspection.findings[0].kind.value == "recommendation"


def test_two_sentences_may_announce_a_demand(read_2016: Read, asked: Texts) -> None:
    text = f"{QUESTION}{PROSE}\n\nI have one new area for improvement. It is this:\n\n{ONE}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE]


@pytest.mark.parametrize(
    "listed",
    [
        "AFI-1 {one}\n\nAFI-2 {two}",
        "| No. | Area for improvement |\n|---|---|\n| 1 | {one} |\n| 2 | {two} |",
        "| Ref | Kind | What we ask | When |\n|---|---|---|---|\n"
        "| 1 | Area for improvement | {one} | May 2018 |\n"
        "| 2 | Area for improvement | {two} | May 2018 |",
        "*Area for improvement.* {one}\n\n*Area for improvement.* {two}",
        "Areas for improvement –\n\n– {one}\n– {two}",
        "### Areas for improvement identified\n\n- {one}\n- {two}",
        "### Our areas for improvement\n\n- {one}\n- {two}",
        "### The force’s areas for improvement\n\n- {one}\n- {two}",
        "### Areas for improvement in this area\n\n- {one}\n- {two}",
        "### Areas for improvement: investigating crime\n\n- {one}\n- {two}",
        "### Areas for improvement (AFIs)\n\n- {one}\n- {two}",
        "### Two areas for improvement\n\n- {one}\n- {two}",
        "The areas for improvement are as follows:\n\n- {one}\n- {two}",
        "### Areas for improvement\n\n#### 1. {one}\n\n#### 2. {two}",
        "- **AFI:** {one}\n- **AFI:** {two}",
    ],
)
def test_a_label_may_be_worded_otherwise(read_2016: Read, asked: Texts, listed: str) -> None:
    inspection = read_2016(f"{QUESTION}{PROSE}\n\n{listed.format(one=ONE, two=TWO)}\n{NEXT}")
    assert asked(inspection) == [ONE, TWO]
    assert {found.kind.value for found in inspection.findings} == {"area_for_improvement"}


@pytest.mark.parametrize(
    "heading",
    [
        "### Areas for improvement in 2014 and what became of them",
        "### Case study: an area for improvement no longer",
        "### How the force deals with its areas for improvement",
        "| Area | Areas for improvement |\n|---|---|\n| Investigating crime | 2 |",
    ],
)
def test_the_words_of_a_label_over_text_open_nothing(
    read_2016: Read, asked: Texts, heading: str
) -> None:
    assert asked(read_2016(f"{QUESTION}{PROSE}\n\n{heading}\n\n{PROSE}\n{NEXT}")) == []


def test_what_a_row_says_beside_its_demand_is_kept(read_2016: Read) -> None:
    text = (
        f"{QUESTION}{PROSE}\n\n| No. | Recommendation | By when |\n|---|---|---|\n"
        f"| 1 | {ONE} | 31 May 2018 |\n{NEXT}"
    )
    [finding] = read_2016(text).findings
    assert (finding.text, finding.detail) == (ONE, "31 May 2018")


@pytest.mark.parametrize("tail", ["a", "D", "N", "iv", "IX", "3", "no. 4", "(2)"])
def test_a_label_may_end_in_a_letter_or_a_number(read_2016: Read, asked: Texts, tail: str) -> None:
    text = f"{QUESTION}{PROSE}\n\n### Recommendation {tail}\n\n{ONE}\n{NEXT}"
    assert asked(read_2016(text)) == [ONE]


@pytest.mark.parametrize(
    "when", ["Within six months, w", "By 30 June 2017, w", "Immediately, w", "W"]
)
def test_each_deadline_over_its_parts_is_a_finding(read_2016: Read, when: str) -> None:
    text = (
        "## Recommendations\n\n**Immediately, we recommend that Marlshire Police:**\n\n- dries ropes; and\n"
        f"- lights lamps.\n\n**{when}e recommend that Marlshire Police:**\n\n- mends nets.\n"
    )
    found = read_2016(text).findings
    assert [len(finding.items) for finding in found] == [2, 1]


def test_a_part_that_names_its_own_date_stays_a_part(read_2016: Read) -> None:
    text = (
        "## Recommendations\n\nThe force should:\n\n- immediately dry its ropes;\n"
        "- by 30 June 2017, make sure that lamps are lit; and\n- within a year, mend its nets.\n"
    )
    [finding] = read_2016(text).findings
    assert len(finding.items) == 3


@pytest.mark.parametrize("label", ["Area for improvement", "Cause of concern", "Recommendation"])
@pytest.mark.parametrize(
    "meaning",
    [
        "an aspect of practice that falls short of what is expected",
        "where something serious is wrong",
    ],
)
@pytest.mark.parametrize("mark", ["- ", ""])
def test_what_a_glossary_says_of_a_label_is_no_finding(
    read_2016: Read, label: str, meaning: str, mark: str
) -> None:
    assert not read_2016(f"## Glossary\n\n**{label}**\n\n{mark}{meaning}\n").findings


@pytest.mark.parametrize(
    "named", ["a cause of concern", "now a cause of concern", "still a cause of concern"]
)
def test_prose_may_name_a_kind_that_an_inspectorate_does_not_have(named: str) -> None:
    text = (
        "Lead inspector: Ann Marsh\nInspection of Marlshire local authority children's services\n\n"
        "Ofsted inspected the local authority.\n\n"
        f"It has few foster carers. This is {named}. The local authority should act.\n"
    )
    assert read_document(load_bytes(text.encode(), "report.txt")).findings == ()
