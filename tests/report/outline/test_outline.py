"""How headings nest, by what they mean before their mark-up is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Inspection

Read = Callable[[str], Inspection]

PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)


def tree(inspection: Inspection) -> dict[str, str | None]:
    """Each heading with that of its parent."""
    names = {s.id: s.heading for s in inspection.sections}
    return {s.heading: names.get(s.parent or "") for s in inspection.sections}


def page(*headings: str) -> str:
    return "".join(f"{heading}\n\n{PROSE}\n\n" for heading in headings)


def test_a_part_of_a_question_at_the_same_level_stands_inside_it(read_2016: Read) -> None:
    text = page("## Investigating crime", "## Summary of findings", "## Preventing crime")
    assert tree(read_2016(text))["Summary of findings"] == "Investigating crime"


def test_peers_at_two_levels_are_peers(read_2016: Read) -> None:
    text = page("## Investigating crime", "### Protecting vulnerable people", "## Preventing crime")
    assert tree(read_2016(text))["Protecting vulnerable people"] is None


def test_a_question_stands_in_the_question_of_its_pillar(read_2016: Read) -> None:
    overall = "How effective is the force at keeping people safe and reducing crime?"
    text = page(f"## {overall}", "## Investigating crime", "## Preventing crime")
    assert tree(read_2016(text))["Investigating crime"] == overall


def test_a_heading_numbered_like_the_questions_is_one(read_2021: Read) -> None:
    text = page(
        "**1. Preventing crime**", "**1.1 Plans**", "**2. Investigating crime**", "**2.1 Files**",
        "**3. Horses**", "**3.1 Stables**",
    )  # fmt: skip
    assert tree(read_2021(text)) == {
        "1. Preventing crime": None, "1.1 Plans": "1. Preventing crime",
        "2. Investigating crime": None, "2.1 Files": "2. Investigating crime",
        "3. Horses": None, "3.1 Stables": "3. Horses",
    }  # fmt: skip


def test_a_pillar_may_have_a_number(read: Read) -> None:
    text = "PEEL 2018/19\nAn inspection of Marlshire Police\n\n" + page(
        "2 EFFECTIVENESS", "2.1 Investigating crime", "3 EFFICIENCY", "3.1 Planning for the future"
    )
    assert tree(read(text))["3.1 Planning for the future"] == "3 EFFICIENCY"


def test_a_pillar_holds_its_question(read: Read) -> None:
    text = "PEEL 2018/19\nAn inspection of Marlshire Police\n\n" + page(
        "## Effectiveness", "## How effective is the force?", "## Investigating crime",
        "## Efficiency", "## How efficient is the force?", "## Planning for the future",
    )  # fmt: skip
    assert tree(read(text))["How efficient is the force?"] == "Efficiency"


def test_a_pillar_ends_where_the_next_begins(read: Read) -> None:
    text = "PEEL 2018/19\nAn inspection of Marlshire Police\n\n" + page(
        "## Effectiveness", "## How effective is the force?", "## Investigating crime",
        "## Efficiency", "## How efficient is the force?", "## Planning for the future",
    )  # fmt: skip
    assert tree(read(text))["Efficiency"] is None


def test_sections_have_the_pillar_of_their_question(read: Read) -> None:
    text = "PEEL 2018/19\nAn inspection of Marlshire Police\n\n" + page(
        "## Effectiveness", "## How effective is the force?", "## Investigating crime",
        "## Efficiency", "## How efficient is the force?", "## Planning for the future",
        "### How money is saved",
    )  # fmt: skip
    pillars = {s.heading: s.pillar for s in read(text).sections}
    assert pillars["How money is saved"] == "efficiency"


def test_later_reports_have_no_pillars(read_2021: Read) -> None:
    text = page("## Investigating crime", "## Preventing crime", "## Managing offenders")
    assert {s.pillar for s in read_2021(text).sections} == {None}


def test_an_introduction_stands_beside_the_questions(read_2016: Read) -> None:
    text = page("# Introduction", "## Investigating crime", "## Preventing crime")
    assert tree(read_2016(text))["Investigating crime"] is None


def test_questions_end_where_an_annex_begins(read_2016: Read) -> None:
    text = page("## Investigating crime", "### How calls are graded", "## Annex A", "### Method")
    assert tree(read_2016(text))["Annex A"] is None


def test_what_an_annex_repeats_stands_in_it(read_2016: Read) -> None:
    text = page("## Investigating crime", "## Annex A - About the data", "## Preventing crime")
    assert tree(read_2016(text))["Preventing crime"] == "Annex A - About the data"


def test_marked_sub_headings_nest_by_their_level(read_2016: Read) -> None:
    text = page("## Investigating crime", "### Calls", "#### At night", "### Visits")
    assert tree(read_2016(text)) == {
        "Investigating crime": None,
        "Calls": "Investigating crime",
        "At night": "Calls",
        "Visits": "Investigating crime",
    }


def test_a_bold_line_stands_beside_the_heading_before_it(read_2016: Read) -> None:
    text = page("## Investigating crime", "### Calls to the force", "**Visits to homes**")
    assert tree(read_2016(text))["Visits to homes"] == "Investigating crime"


def test_what_the_contents_list_sets_under_a_question_stands_there(read_2016: Read) -> None:
    text = (
        "Contents\nIntroduction ... 4\nInvestigating crime ... 5\n   How calls are graded ... 6\n"
        "Protecting vulnerable people ... 9\n\n"
    ) + page(
        "Introduction",
        "Investigating crime",
        "How calls are graded",
        "Protecting vulnerable people",
    )
    assert tree(read_2016(text))["How calls are graded"] == "Investigating crime"


def test_a_section_ends_before_the_next_of_its_level(read_2016: Read) -> None:
    inspection = read_2016(page("## Investigating crime", "### Calls", "## Preventing crime"))
    first = inspection.sections[0]
    assert (first.line, first.end_line) == (4, 10)


def test_levels_count_from_one(read_2016: Read) -> None:
    inspection = read_2016(page("## Investigating crime", "### Calls", "#### At night"))
    assert [s.level for s in inspection.sections] == [1, 2, 3]


BOTH = "How effective is the force at investigating crime and reducing re-offending?"


def test_a_question_that_the_one_before_it_asks_as_well_is_its_part(read_2016: Read) -> None:
    text = page(f"## {BOTH}\n\n**Good**", "## Managing offenders", "## Preventing crime")
    assert tree(read_2016(text))["Managing offenders"] == BOTH


def test_a_part_of_a_question_asks_no_question_of_its_own(read_2016: Read) -> None:
    text = page(f"## {BOTH}\n\n**Good**", "**Managing offenders**")
    asked = {s.heading: s.questions for s in read_2016(text).sections}
    assert asked["Managing offenders"] == ()


def test_a_question_that_is_graded_stands_for_itself(read_2016: Read) -> None:
    text = page(f"## {BOTH}\n\n**Good**", "## Managing offenders\n\n**Good**")
    assert tree(read_2016(text))["Managing offenders"] is None


def test_a_question_that_is_to_be_graded_stands_for_itself(read_2016: Read) -> None:
    text = page(f"## {BOTH}\n\n**Good**", "## Managing offenders\n\nTo be graded")
    assert tree(read_2016(text))["Managing offenders"] is None


# ---- a question and what is asked under it ------------------------------------------------------------

DEMAND = "How well does the force understand its current and likely future demand?"
FUTURE = "How well is the force planning for demand in the future?"
PREVENTING = "How effective is the force at preventing crime and tackling anti-social behaviour?"
INVESTIGATING = "How effective is the force at investigating crime and reducing re-offending?"


def graded(inspection: Inspection) -> dict[str, str]:
    """Each heading that bears a grade."""
    return {s.heading: s.grade.value.value for s in inspection.sections if s.grade}


def summary(grade: str, mark: str = "## ") -> str:
    return f"{mark}Summary of findings\n\n{grade}\n\n{PROSE}\n\n"


@pytest.mark.parametrize(
    "part",
    [
        "How well does the force understand demand at sea?",
        "How well does the force understand the demand that is hidden?",
        "How well are the calls counted?",
        "Does the force know its villages?",
        "What will be asked of the force in ten years?",
        "To what extent does the force look ahead?",
    ],
)
@pytest.mark.parametrize("mark", ["## ", "**", ""], ids=["marked", "bold", "plain"])
def test_what_is_asked_before_the_grade_is_a_part(read_2016: Read, mark: str, part: str) -> None:
    end = "**" if mark == "**" else ""
    text = (
        page(f"{mark}{DEMAND}{end}", f"{mark}{part}{end}")
        + f"{mark}Summary of findings{end}\n\nInadequate\n\n{PROSE}\n\n"
        + page(f"{mark}{FUTURE}{end}")
        + f"{mark}Summary of findings{end}\n\nGood\n\n{PROSE}\n"
    )
    inspection = read_2016(text)
    assert graded(inspection) == {DEMAND: "inadequate", FUTURE: "good"}
    assert tree(inspection)[part] == DEMAND


def test_a_question_that_no_data_file_knows_may_have_a_grade_of_its_own(read_2016: Read) -> None:
    text = (
        f"## {DEMAND}\n\nGood\n\n{PROSE}\n\n"
        + page("## How well are the horses kept?")
        + summary("Inadequate")
    )
    assert graded(read_2016(text))["How well are the horses kept?"] == "inadequate"


def test_a_grade_right_under_a_question_is_its_own(read_2016: Read) -> None:
    text = page(f"## {DEMAND}") + f"## How well are the horses kept?\n\nGood\n\n{PROSE}\n"
    assert graded(read_2016(text)) == {"How well are the horses kept?": "good"}


def test_two_known_questions_of_one_family_are_two(read_2016: Read) -> None:
    used = "How well does the force use its resources to manage current demand?"
    text = page(f"## {DEMAND}", f"## {used}") + summary("Good")
    assert tree(read_2016(text))[used] is None


def test_a_question_that_the_contents_leave_out_is_a_part(read_2016: Read) -> None:
    part = "How well does the force understand demand at sea?"
    text = f"Contents\n\nIntroduction .... 3\n{DEMAND} .... 4\n{FUTURE} .... 9\n\n" + page(
        "Introduction", DEMAND, part, FUTURE
    )
    assert tree(read_2016(text))[part] == DEMAND


@pytest.mark.parametrize("deeper", ["###", "####"])
def test_a_contents_list_without_levels_leaves_those_of_the_markup(
    read_2016: Read, deeper: str
) -> None:
    parts = ("Walking the streets", "What do the constables do?")
    entries = [PREVENTING, parts[0], INVESTIGATING, parts[1]]
    contents = "\n".join(f"{entry} ..... {n}" for n, entry in enumerate(entries, start=5))
    text = f"## Contents\n\n{contents}\n\n" + "".join(
        page(f"## {question}", f"{deeper} {part}") + summary("Good", f"{deeper} ")
        for question, part in zip((PREVENTING, INVESTIGATING), parts, strict=True)
    )
    inspection = read_2016(text)
    assert graded(inspection) == {PREVENTING: "good", INVESTIGATING: "good"}
    assert [tree(inspection)[part] for part in parts] == [PREVENTING, INVESTIGATING]


# ---- plain headings over headings ---------------------------------------------------------------------

ANNEX = f"Investigating crime\n\nGood\n\n{PROSE}\n\nAnnex B – How we counted\n\n"


@pytest.mark.parametrize(
    ("over", "first", "second"),
    [
        ("What the numbers mean", "Letters", "Visits"),
        ("Where to be careful", "Sums that were rounded", "Sums that were guessed"),
        ("Our method", "Which files we read", "Which files we did not read"),
        ("People whom we asked", "Constables and sergeants", "People who had called"),
        ("Words in this annex", "Crime", "Incident"),
    ],
)
def test_a_plain_line_over_a_heading_heads_what_follows(
    read_2016: Read, over: str, first: str, second: str
) -> None:
    below = tree(read_2016(ANNEX + f"{over}\n\n" + page(f"{first} now", f"{second} now")))
    assert (below[over], below[f"{first} now"], below[f"{second} now"]) == (
        "Annex B – How we counted", over, over,
    )  # fmt: skip


def test_a_plain_line_over_a_heading_stands_in_its_question(read_2016: Read) -> None:
    text = f"Investigating crime\n\nGood\n\n{PROSE}\n\nHow files are kept\n\n" + page(
        "On paper as before", "On the computer"
    )
    below = tree(read_2016(text))
    assert below["How files are kept"] == "Investigating crime"
    assert below["On the computer"] == "How files are kept"


def test_two_lines_over_a_heading_are_both_headings(read_2016: Read) -> None:
    below = tree(read_2016(ANNEX + "What we did\n\nHow we chose\n\n" + page("Towns and villages")))
    assert {"What we did", "How we chose", "Towns and villages"} <= below.keys()


@pytest.mark.parametrize(
    "labels",
    [
        "Calls answered\n130\nEngland and Wales",
        "Officers and staff\n\n1,204\n\nStaff",
        "Marlshire in numbers\n- 12 stations\n- 9 cells",
    ],
)
def test_labels_that_came_apart_head_nothing(read_2016: Read, labels: str) -> None:
    text = f"Investigating crime\n\nGood\n\n{PROSE}\n\n{labels}\n\n" + page("How files are kept")
    assert labels.split("\n")[-1] not in tree(read_2016(text))
