"""How headings nest, by what they mean before their mark-up is asked."""

from __future__ import annotations

from collections.abc import Callable

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
