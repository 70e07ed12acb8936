"""Force, programme, cycle, date and title, in the spellings that title pages have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.document.formats.text import read_text_lines
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Inspection
from peeldiff.report.facts.metadata import Metadata, read_metadata

Read = Callable[[str], Inspection]

PROSE = "Officers know their neighbourhoods and speak with the people who live in them."


def metadata(text: str) -> Metadata:
    return read_metadata(read_text_lines(text), load_inspectorate())


# ---- force -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "An inspection of Marlshire Police",
        "PEEL 2021/22\nAn inspection of the Marlshire Police",
        "PEEL: Police effectiveness 2016\nMarlshire Police\n",
        f"{PROSE} Marlshire Police is good at this. In Marlshire Police, officers like it.",
        "In 2015, Marlshire Police and Brackenshire Constabulary shared a unit.\n"
        "Marlshire Police leads it.",
    ],
)
def test_the_force(text: str) -> None:
    assert metadata(text).force == "Marlshire Police"


def test_the_title_outdoes_the_text() -> None:
    text = "An inspection of Marlshire Police\n" + "Brackenshire Constabulary helps. " * 5
    assert metadata(text).force == "Marlshire Police"


def test_a_force_of_several_words() -> None:
    assert metadata("An inspection of North and South Marlshire Constabulary").force == (
        "North and South Marlshire Constabulary"
    )


@pytest.mark.parametrize("force", ["Norwall Police", "Marlhythe Police", "South Marlnew Police"])
def test_a_place_may_end_with_letters_that_are_no_place(force: str) -> None:
    assert (
        metadata(f"{force} – PEEL assessment 2018/19\n{force} knows this. {PROSE}").force == force
    )


@pytest.mark.parametrize("name", ["British Transport Police", "National Police", "the Police"])
def test_what_is_no_force_of_an_area(name: str) -> None:
    assert metadata(f"Officers work with {name} on this.").force is None


# ---- inspectorate and programme ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HMIC inspected the force in 2016.", "HMIC"),
        ("HMICFRS inspected the force in 2018.", "HMICFRS"),
        ("HMICFRS was HMIC until 2017. HMICFRS inspects every force.", "HMICFRS"),
        ("His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services", "HMICFRS"),
    ],
)
def test_the_inspectorate(text: str, name: str) -> None:
    assert metadata(text).inspectorate == name


def test_another_inspectorate_is_none() -> None:
    assert metadata("Ofsted inspected the county’s services for children.").inspectorate is None


@pytest.mark.parametrize(
    ("line", "programme"),
    [
        ("PEEL: Police effectiveness 2016", "PEEL"),
        ("Police legitimacy 2015", "PEEL"),
        ("Core business: an inspection of crime prevention", "Core business"),
        ("Crime data integrity inspection 2018", "Crime data integrity"),
        ("National child protection inspection", "National child protection inspections"),
        ("Report on an inspection visit to police custody suites in Marlshire", "Police custody"),
        ("Joint inspection of police custody: Marlshire", "Police custody"),
        ("Unannounced inspection of custody facilities in Marlshire Police", "Police custody"),
        ("Crime Inspection 2014", "Crime inspection"),
        ("2014 crime inspection of Marlshire Police", "Crime inspection"),
        ("HMIC's crime inspection: Marlshire, 2014", "Crime inspection"),
        ("Police integrity and corruption", "Police integrity and corruption"),
        ("Marlshire Police’s approach to tackling domestic abuse", "Domestic abuse"),
        ("Responding to austerity", "Responding to austerity"),
        ("Joint targeted area inspection of Marlshire", "Joint targeted area inspection"),
    ],
)
def test_the_programme(line: str, programme: str) -> None:
    assert metadata(f"{line}\nAn inspection of Marlshire Police\n{PROSE}").programme == programme


def test_the_line_that_names_a_programme_first_decides() -> None:
    text = "Core business: Marlshire Police\nThis was published before the PEEL assessment."
    assert metadata(text).programme == "Core business"


# ---- cycle -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "cycle"),
    [
        ("2015", "2015"),
        ("2016", "2016"),
        ("2018/19", "2018/19"),
        ("2018-19", "2018/19"),
        ("2018–19", "2018/19"),
        ("2018–2019", "2018/19"),
        ("2018/2019", "2018/19"),
        ("2021/22", "2021/22"),
        ("2023-25", "2023-25"),
        ("2023–25", "2023-25"),
        ("2023–2025", "2023-25"),
        ("2018 to 2019", "2018/19"),
    ],
)
def test_a_cycle_in_all_spellings(printed: str, cycle: str) -> None:
    assert metadata(f"PEEL {printed}\nAn inspection of Marlshire Police\n{PROSE}").cycle == cycle


def test_the_cycle_may_stand_on_a_line_of_its_own() -> None:
    assert metadata(
        "PEEL\nPolice effectiveness\n2016\nAn inspection of Marlshire Police"
    ).cycle == ("2016")


@pytest.mark.parametrize(
    "facts",
    [
        "Force\tMarlshire Police\nProgramme\tPEEL\nCycle\t2018/19\nDate of publication\t2 May 2019",
        "Force: Marlshire Police\nProgramme: PEEL\nInspection cycle: 2018-19\nPublished: 2 May 2019",
        "Force\n\nMarlshire Police\n\nProgramme\n\nPEEL\n\nCycle\n\n2018/19\n\nPublished\n\n2 May 2019",
    ],
)
def test_the_title_page_may_be_a_table_of_facts(facts: str) -> None:
    told = metadata(f"{facts}\n\n{PROSE}\n")
    assert (told.force, told.programme, told.cycle, told.published) == (
        "Marlshire Police", "PEEL", "2018/19", "2019-05-02",
    )  # fmt: skip


def test_a_place_and_a_year_may_stand_over_the_programme() -> None:
    text = (
        f"Marlshire 2015\n\nPEEL assessment\n\nLast updated 18/02/2016\n\nMarlshire Police. {PROSE}"
    )
    assert metadata(text).cycle == "2015"


def test_the_text_is_asked_where_the_title_is_silent() -> None:
    text = (
        "PEEL assessment\nAn inspection of Marlshire Police\n"
        "This is what we found in 2018/19. The 2018/19 grades cannot be compared with those of 2017."
    )
    assert metadata(text).cycle == "2018/19"


def test_a_letter_may_say_to_which_cycle_its_inspection_belongs() -> None:
    text = (
        "Chief Constable\nMarlshire Police\n\n3 May 2023\n\nDear Jo\n\nIn March 2023 we "
        "inspected Marlshire Police as part of our PEEL 2021/22 programme.\n"
    )
    assert metadata(text).cycle == "2021/22"


def test_an_inspection_that_a_letter_recalls_is_not_its_own() -> None:
    text = (
        "Chief Constable\nMarlshire Police\n\n3 May 2023\n\nDear Jo\n\nIn our PEEL 2018/19 "
        "inspection we judged Marlshire Police to be good at each of the questions that this "
        "letter deals with.\n"
    )
    assert metadata(text).cycle == "2023"


def test_another_programme_has_the_year_of_its_publication() -> None:
    text = "Core business: Marlshire Police\n2 September 2014\n"
    assert metadata(text).cycle == "2014"


def test_a_report_without_a_year_has_no_cycle() -> None:
    assert metadata(f"PEEL\nAn inspection of Marlshire Police\n{PROSE}").cycle is None


# ---- names that are none -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted, HMI Constabulary and HMI Probation came together.",
        "Her Majesty's Inspectorate of Constabulary wrote to us.",
        "Officers of the Riverside Neighbourhood Police are known by name.",
        "The meeting was held in Lowgate Police Station.",
        "The Board's Police lead was away.",
        "The SOC Police lead was away.",
        "PEEL assessments 2023 – 2025\nThis page tells how we inspect.",
        "PEEL 2016\nDr Ann Peel is the independent member.",
        "PEEL 2016\n| Aldshire Police | Good |\n| Besshire Police | Good |\n| Cawshire Police | Good |",
    ],
)
def test_no_force(text: str) -> None:
    assert metadata(f"{text}\n{PROSE}").force is None


def test_another_bodys_report_is_on_no_force() -> None:
    text = "Ofsted inspected the county’s services. Ofsted thanks Marlshire Police for its help."
    assert metadata(text).force is None


def test_a_joint_report_may_be_on_a_force() -> None:
    text = "Ofsted, the Care Quality Commission and HMICFRS\n" + "Marlshire Police was quick. " * 9
    assert metadata(text).force == "Marlshire Police"


def test_a_council_in_front_of_a_force_is_no_part_of_its_name() -> None:
    text = (
        "PEEL 2016\nThe Local Council and Marlshire Police meet every week. Marlshire Police leads."
    )
    assert metadata(text).force == "Marlshire Police"


@pytest.mark.parametrize(
    "text",
    [
        "Social workers know their core business and keep to it.",
        "The custody sergeants’ core business\nis to keep people safe.",
        "Dr Ann Peel is the independent scrutineer.",
        "She has kept to her core business, which is to listen.",
        "The old peel tower is now a police museum.",
    ],
)
def test_no_programme(text: str) -> None:
    assert (
        metadata(
            f"Marlshire Police\n\nA letter to the chief constable.\n\n{PROSE}\n{text}"
        ).programme
        is None
    )


def test_a_programme_may_be_named_in_a_sentence() -> None:
    told = "This letter is about our inspection of Core business in 2014."
    assert metadata(f"Marlshire Police\n\n{PROSE}\n{told}").programme == "Core business"


@pytest.mark.parametrize("service", ["Fire and Rescue Service", "Fire & Rescue Service"])
@pytest.mark.parametrize("cycle", ["2018/19", "2021/22", "2023-25"])
def test_a_fire_and_rescue_service(service: str, cycle: str) -> None:
    found = metadata(f"Marlshire {service} {cycle}\n\nEffectiveness\n\nGood\n\n{PROSE}")
    assert (found.force, found.cycle, found.inspectorate) == (
        f"Marlshire {service}",
        cycle,
        "HMICFRS",
    )


def test_the_county_s_fire_service_is_not_the_force() -> None:
    text = "PEEL 2016\nMarlshire Police shares a fleet with Marlshire Fire and Rescue Service. " + (
        "Marlshire Police leads it. "
    )
    assert metadata(text).force == "Marlshire Police"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: Marlshire PEEL 2015", "Marlshire PEEL 2015"),
        ('title: "Marlshire PEEL 2015"\nauthor: A. Clerk', "Marlshire PEEL 2015"),
        (
            "layout: page\ntitle: 'Marlshire PEEL 2015'\ntags:\n  - police\n  - peel",
            "Marlshire PEEL 2015",
        ),
        ("title: Marlshire PEEL 2015\ndate: 2016-02-18", "Marlshire PEEL 2015"),
        ("# made by a tool\ntitle: Marlshire PEEL 2015\nlang: en", "Marlshire PEEL 2015"),
    ],
)
def test_the_front_matter_of_markdown(front: str, title: str) -> None:
    found = metadata(f"---\n{front}\n---\n\n## Investigating crime\n\n**Good**\n\n{PROSE}")
    assert (found.title, found.force, found.cycle) == (title, "Marlshire", "2015")
    assert found.published == ("2016-02-18" if "date" in front else None)


def test_a_rule_above_a_text_is_no_front_matter() -> None:
    text = "---\nPEEL 2016\nAn inspection of Marlshire Police\n---\n"
    assert metadata(text).force == "Marlshire Police"


# ---- date --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2 March 2017", "2017-03-02"),
        ("02 March 2017", "2017-03-02"),
        ("2nd March 2017", "2017-03-02"),
        ("Published on: 2 March 2017", "2017-03-02"),
        ("Published 2 March 2017", "2017-03-02"),
        ("Last updated 23/02/2017", "2017-02-23"),
        ("Last updated: 23.02.2017", "2017-02-23"),
        ("Publication date: 23 February 2017", "2017-02-23"),
        ("March 2017", "2017-03"),
        ("March 2017 | ISBN 978-1-00000-000-1", "2017-03"),
        ("MARCH 2017", "2017-03"),
        ("Published: March 2017", "2017-03"),
        ("Report published: 2 March 2017", "2017-03-02"),
        ("This report was published on 2 March 2017", "2017-03-02"),
        ("Letter issued 2 March 2017", "2017-03-02"),
        ("Date of publication: 2 March 2017", "2017-03-02"),
        ("Published\n2 March 2017", "2017-03-02"),
        ("Thursday 2 March 2017", "2017-03-02"),
        ("Date: 2 March 2017", "2017-03-02"),
        ("Published: 2017-03-02", "2017-03-02"),
        ("Published: 02-03-2017", "2017-03-02"),
        ("2 Mar 2017", "2017-03-02"),
        ("Mar. 2017", "2017-03"),
        ("Published 2 Sept 2017", "2017-09-02"),
        ("Inspection dates: 4 to 15 January 2017\nReport published: 2 March 2017", "2017-03-02"),
    ],
)
def test_a_date_as_exact_as_it_is_printed(printed: str, published: str) -> None:
    text = f"PEEL: Police effectiveness 2016\nAn inspection of Marlshire Police\n\n{printed}\n\n{PROSE}"
    assert metadata(text).published == published


@pytest.mark.parametrize(
    "line",
    [
        "Under embargo until 00:01 on 2 March 2017",
        "The unit was opened on 2 March 2015 and closed in May.",
        "45/13/2017",
        "As at 31 March 2016",
        "Inspection dates: 4 to 15 March 2016",
        "Inspection date: 4 March 2016",
        "4–15 March 2016",
        "29 February to 4 March 2016",
        "Visited on 4 March 2016",
        "Fieldwork: March 2016",
        "March to April 2016",
        "Dates of inspection:\n4 March 2016",
        "Fieldwork\n\nMarch 2016",
        "We were on site from\n4 March 2016",
        "29 February to\n4 March 2016",
        "Next inspection: 4 March 2017",
        "Data to 31 March 2016",
    ],
)
def test_is_no_date_of_publication(line: str) -> None:
    assert metadata(f"PEEL: Police effectiveness 2016\n\n{line}\n").published is None


def test_the_date_may_stand_at_the_end() -> None:
    text = "PEEL 2016\n" + f"{PROSE}\n" * 80 + "March 2017\n"
    assert metadata(text).published == "2017-03"


@pytest.mark.parametrize(
    "period",
    ["12 months ending 30 September 2016", "Year to 30 June 2016", "Staff at 30 June 2016"],
)
def test_the_period_of_a_figure_is_no_date_of_publication(period: str) -> None:
    text = f"PEEL: Police effectiveness 2016\nMarch 2017\n\nCalls per 1,000 people\n{period}\n"
    assert metadata(text).published == "2017-03"


# ---- title and pillar --------------------------------------------------------------------------------


def test_the_title_joins_its_lines() -> None:
    assert metadata("PEEL: Police effectiveness 2016\nAn inspection of Marlshire Police").title == (
        "PEEL: Police effectiveness 2016 – An inspection of Marlshire Police"
    )


@pytest.mark.parametrize("pillar", ["effectiveness", "efficiency", "legitimacy", "leadership"])
def test_the_pillar_of_a_title(pillar: str) -> None:
    assert (
        metadata(f"PEEL: Police {pillar} 2017\nAn inspection of Marlshire Police").pillar == pillar
    )


def test_a_wrapped_sentence_is_no_part_of_the_title() -> None:
    text = (
        "PEEL: Police effectiveness 2016\n\nIntroduction\n\n"
        "Each year we inspect police effectiveness, efficiency and legitimacy in all the forces of\n"
        "the country, and every report that we write is for the people whom its force serves.\n"
    )
    assert metadata(text).title == "PEEL: Police effectiveness 2016"


def test_the_middle_of_a_wrapped_sentence_is_no_part_of_the_title() -> None:
    text = (
        "PEEL: Police effectiveness 2016\n\nIntroduction\n\n"
        "Each year we inspect all the forces of the country with one programme, which we call\n"
        "the police effectiveness programme, and every report that we write of it is for them\n"
        "Marlshire serves.\n"
    )
    assert metadata(text).title == "PEEL: Police effectiveness 2016"


def test_a_trail_of_links_is_no_part_of_the_title() -> None:
    text = (
        "Home\nPEEL assessments\nPEEL 2015\nYou are here: Home > PEEL 2015 > Marlshire\n\n"
        f"Marlshire PEEL 2015\nEfficiency\n{PROSE}\n"
    )
    assert metadata(text).title == "Marlshire PEEL 2015 – Efficiency"


def test_a_part_about_leadership_does_not_hide_the_pillar_of_a_page() -> None:
    text = f"Marlshire PEEL 2017\nLegitimacy\n{PROSE}\nLeadership\n{PROSE}\n"
    assert metadata(text).pillar == "legitimacy"


def test_a_title_with_three_pillars_names_none() -> None:
    assert metadata("Police effectiveness, efficiency and legitimacy 2018/19").pillar is None


def test_the_pillars_of_a_report_without_one_in_its_title_are_those_of_its_questions(
    read: Read,
) -> None:
    text = (
        f"PEEL 2018/19\nAn inspection of Marlshire Police\n\n## Effectiveness\n\n{PROSE}\n\n"
        f"## Legitimacy\n\n{PROSE}\n"
    )
    assert read(text).pillars == ("effectiveness", "legitimacy")


@pytest.mark.parametrize(
    "title",
    [
        "Crime Data Integrity inspection 2018",
        "Marlshire Police: Crime Data Integrity inspection 2018",
    ],
)
def test_another_programme_may_tell_its_year_in_its_title(read: Read, title: str) -> None:
    text = f"{title}\n\nMarlshire Police\n\nFirst published: 5 February 2019\n\n## Audit\n\nHMICFRS came.\n"
    inspection = read(text)
    assert (inspection.cycle, inspection.published) == ("2018", "2019-02-05")


# ---- what a site prints above the title --------------------------------------------------------------

CHROME = (
    "Skip to content", "We use cookies to make this site work.", "Accept", "Home",
    "English | Cymraeg", "Print this document", "Share this page", "Contact us", "Search", "Menu",
    "Is this page useful? Yes No", "Accessibility", "Privacy", "Subscribe to our newsletter",
)  # fmt: skip


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize(
    ("title", "cycle"),
    [
        ("PEEL 2023–25", "2023-25"),
        ("PEEL 2021/22", "2021/22"),
        ("Marlshire PEEL 2016", "2016"),
        ("PEEL: Police legitimacy 2017", "2017"),
        ("Marlshire Police: PEEL Assessment 2018/19", "2018/19"),
    ],
)
def test_the_title_stands_below_what_the_site_prints(title: str, cycle: str, mark: str) -> None:
    chrome = "\n\n".join(f"{mark}{line}" for line in CHROME)
    text = (
        f"{chrome}\n\n{title}\n\nAn inspection of Marlshire Police\n\n"
        "Since the PEEL 2014/15 inspection the force has done much. In 2014/15 it did less, and its "
        f"grade of 2014/15 stands.\n{PROSE}\n"
    )
    found = metadata(text)
    assert (found.cycle, found.force, found.programme) == (cycle, "Marlshire Police", "PEEL")


@pytest.mark.parametrize(
    "said",
    [
        "We inspect custody with our colleagues from HMI Prisons and the Care Quality Commission.",
        "This visit, with colleagues from the Care Quality Commission, was not announced.",
        "We carried it out with our colleagues at the Care Quality Commission.",
    ],
)
def test_colleagues_of_another_inspectorate_are_not_the_authors(said: str) -> None:
    text = (
        f"A visit to cells\n\n{said}\n\nMarlshire Police was ready for us. Marlshire Police has 20 cells.\n\n"
        "J Moss, Care Quality Commission\n\nP Oram, Care Quality Commission\n"
    )
    assert metadata(text).force == "Marlshire Police"


@pytest.mark.parametrize(
    "title",
    [
        "Marlshire Police – Report on an unannounced visit to police custody suites",
        "Marlshire Police: a short report on its control room",
        "Marlshire Police - Inspection report of the crime bureau",
    ],
)
def test_a_title_names_the_force_that_it_reports_on(title: str) -> None:
    others = "Ofsted and Estyn came with us.\n" * 3 + "Thornshire Police helped. " * 8
    assert metadata(f"{title}\n\n{others}").force == "Marlshire Police"


@pytest.mark.parametrize(
    ("above", "published"),
    [
        ("Marlshire Police: Crime Data Integrity inspection 2018", "2018-08"),
        ("Police: crime data integrity\ninspection 2017/18", "2018-08"),
        ("A report on the inspections 2018", "2018-08"),
        ("Inspection", None),
        ("Inspection dates", None),
        ("Date of inspection: May to July 2018", None),
        ("Inspection visits, June 2018", None),
        ("Fieldwork 2018", None),
    ],
)
def test_a_title_with_its_year_is_no_label_of_the_month_under_it(
    above: str, published: str | None
) -> None:
    assert metadata(f"{above}\nAugust 2018\n© HMICFRS 2018\n").published == published


def test_facts_of_another_inspection_are_not_its_own() -> None:
    text = (
        "Marlshire Police: how it deals with referrals\n\nPublished\tMarch 2024\n"
        f"Last full inspection\tPEEL 2021/22: Managing offenders – Requires improvement\n\n{PROSE}\n"
    )
    told = metadata(text)
    assert (told.programme, told.cycle) == (None, "2024")


def test_the_year_of_a_visit_is_not_the_cycle_that_a_letter_comes_back_to() -> None:
    text = f"14 June 2019\n\nPEEL 2018/19: revisit to Marlshire Constabulary, 8 to 10 May 2019\n\n{PROSE}\n"
    assert metadata(text).cycle == "2018/19"


def test_what_a_file_calls_navigation_comes_behind_the_title() -> None:
    page = (
        "<nav><a href='/'>Home</a><ul><li>PEEL 2014</li><li>PEEL 2015</li></ul></nav>"
        f"<main><h1>Marlshire PEEL 2016</h1><p>Marlshire Police. {PROSE}</p></main>"
    )
    lines = load_bytes(f"<html><body>{page}</body></html>".encode(), "page.html").lines
    assert read_metadata(lines, load_inspectorate()).cycle == "2016"


def test_the_date_of_front_matter_may_have_no_day() -> None:
    front = "---\ntitle: PEEL 2017\ndate: December 2017\n---\n\n"
    text = f"{front}An inspection of Marlshire Police\n\n{PROSE}\n"
    assert metadata(text).published == "2017-12"


# ---- several dates, no inspectorate ------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Published on 22 March 2018 | Last updated 09/04/2018",
        "Last updated 09/04/2018 | Published on 22 March 2018",
        "Last updated: 9 April 2018\nPublished: 22 March 2018",
        "Published 22 March 2018 · Updated 9 April 2018",
    ],
)
def test_a_later_change_is_no_publication(line: str) -> None:
    assert metadata(f"PEEL 2017\nMarlshire Police\n{line}\n").published == "2018-03-22"


def test_a_date_in_two_languages_is_one() -> None:
    assert metadata("PEEL 2016\nFebruary 2017 / Chwefror 2017\n").published == "2017-02"


def test_a_title_with_peel_is_the_inspectorates_whoever_is_named_below() -> None:
    text = (
        f"PEEL 2021/22\nMarlshire Police\n{PROSE} Ofsted and the Care Quality Commission say so.\n"
    )
    assert metadata(text).inspectorate == "HMICFRS"


def test_the_subject_of_a_letter_tells_the_cycle_that_it_comes_back_to() -> None:
    heads = "".join(f"Line {n}\n" for n in range(14))
    text = f"{heads}14 September 2016\nDear Alan\nPEEL 2015: effectiveness – revisit of Marlshire Police\n"
    assert metadata(text).cycle == "2015"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Date of report: 04/05/2022", "2022-05-04"),
        ("Published: May 4, 2022", "2022-05-04"),
        ("HMICFRS, May 2022", "2022-05"),
        ("Release date: 4 May 2022", "2022-05-04"),
        ("Published 04 May 22", "2022-05-04"),
        ("Published: 04-May-2022", "2022-05-04"),
        ("Published: 4/5/22", "2022-05-04"),
        ("Published 2022/05/04", "2022-05-04"),
        ("London, 4 May 2022", "2022-05-04"),
        ("Inspection report, 4 May 2022", "2022-05-04"),
        ("Fieldwork: 4 to 8 April 2022\nReport: May 2022", "2022-05"),
        ("Home Office, May 2022", None),
        ("Inspection dates: 4-8 April 2022", None),
    ],
)
def test_the_date_of_publication_in_other_spellings(line: str, day: str | None) -> None:
    text = f"PEEL 2021/22\nAn inspection of Marlshire Police\n{line}\n\nSummary\n\n{PROSE}\n"
    assert metadata(text).published == day


@pytest.mark.parametrize(
    ("title", "programme"),
    [
        (
            "Marlshire Police: child protection inspection 2016",
            "National child protection inspections",
        ),
        ("Custody inspection: Marlshire Police", "Police custody"),
        (
            "An inspection of vetting, IT monitoring and counter-corruption in Marlshire Police",
            "Vetting, IT monitoring and counter-corruption",
        ),
        ("Crime inspection 2014: Marlshire Police", "Crime inspection"),
    ],
)
def test_a_programme_by_its_other_names(title: str, programme: str) -> None:
    assert metadata(f"{title}\n\nHMIC\n\nSummary\n\n{PROSE}\n").programme == programme
