"""What stands on the page without belonging to the text, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Inspection, Section

Read = Callable[[str], Inspection]

PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)
HALF = "The force knows its neighbourhoods, and its officers speak with the people who live"
REST = "in them. It has a plan for each of the places that suffer most."
QUESTION = "## Investigating crime\n\n**Good**\n\n"


def kinds(inspection: Inspection) -> dict[str, str]:
    """What was set aside after the title page, by its text."""
    return {f.text: f.kind for f in inspection.furniture if f.kind != "title"}


def paragraphs(inspection: Inspection) -> list[str]:
    return [p.text for s in inspection.sections for p in s.paragraphs]


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content", "Print this document", "Share this page", "Cymraeg", "Back to top",
        "This page uses cookies to remember your choice", "Questions for effectiveness",
        "Was this page helpful? Yes No",
        "Share on a network of your choice", "Read the full report", "Accept all cookies",
        "English | Cymraeg", "About PEEL | Contact us | Cookies",
    ],
)  # fmt: skip
def test_navigation(read_2016: Read, line: str) -> None:
    assert kinds(read_2016(f"{QUESTION}{PROSE}\n\n{line}\n"))[line] == "navigation"


def test_a_sentence_with_the_words_of_navigation_is_text(read_2016: Read) -> None:
    text = "Officers search the home and share what they find with the council."
    assert text in paragraphs(read_2016(f"{QUESTION}{PROSE}\n\n{text}\n"))


def test_the_date_of_the_last_update(read_2016: Read) -> None:
    inspection = read_2016(f"{QUESTION}Last updated 23/02/2017\n\n{PROSE}\n")
    assert kinds(inspection)["Last updated 23/02/2017"] == "published"


def test_an_embargo_line_is_a_running_header(read_2016: Read) -> None:
    line = "Under embargo until 00:01 on 2 March 2017"
    assert kinds(read_2016(f"{QUESTION}{HALF}\n{line}\n{REST}\n"))[line] == "running_header"


def test_a_line_that_interrupts_sentences_is_a_running_header(read_2016: Read) -> None:
    header = "Effective policing in Marlshire"
    pages = f"{HALF}\n\n{header}\n\n{REST}\n\n" * 3
    assert kinds(read_2016(f"{QUESTION}{pages}"))[header] == "running_header"


def test_a_heading_that_recurs_is_no_running_header(read_2016: Read) -> None:
    pages = "".join(
        f"## {question}\n\n### Summary of findings\n\n**Good**\n\n{PROSE}\n\n"
        for question in ("Investigating crime", "Protecting vulnerable people", "Preventing crime")
    )
    assert "Summary of findings" in [s.heading for s in read_2016(pages).sections]


def test_a_heading_that_begins_a_page_is_none_though_the_contents_name_it(
    read_2016: Read, section: Callable[[Inspection, str], Section]
) -> None:
    contents = "Contents\n\n[1. Wells 4](#a)\n\n[2. Ropes 6](#b)\n\n[3. Lamps 9](#c)\n\n"
    prose = "Divers dry their ropes each night. They have done so since the spring."
    wells, ropes, lamps = (
        f"## {name}\n\n{prose}\n\n" for name in ("1. Wells", "2. Ropes", "3. Lamps")
    )
    text = f"{contents}{wells}6\n\n{ropes}{lamps}"
    assert section(read_2016(text), "2. Ropes").paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "PEEL: Police effectiveness 2016 – An inspection of Marlshire Police",
        "PEEL: Police effectiveness 2016",
        "Marlshire Police – PEEL 2016 {}",
        "{} Marlshire Police PEEL inspection report",
    ],
)
def test_the_reports_own_name_is_a_running_header_wherever_it_stands(
    read_2016: Read, line: str
) -> None:
    pages = [line.format(page) for page in (3, 4, 5)]
    text = (
        f"{QUESTION}{PROSE}\n\n{pages[0]}\n\n### Areas for improvement\n\n"
        f"- The force should count:\n  - its cars; and\n{pages[1]}\n  - its dogs.\n\n"
        f"{PROSE}\n{pages[2]}\n"
    )
    inspection = read_2016(text)
    assert [kinds(inspection).get(page) for page in pages] == ["running_header"] * 3
    assert inspection.findings[0].items[0].text == "its cars; and"


def test_a_title_that_runs_through_the_pages_is_the_title_once(read_2016: Read) -> None:
    line = "PEEL: Police effectiveness 2016 – An inspection of Marlshire Police"
    text = f"{line}\n\n{QUESTION}" + f"{PROSE}\n\n{line}\n\n" * 3
    expected = "PEEL: Police effectiveness 2016 – An inspection of Marlshire Police"
    assert read_2016(text).title == expected


@pytest.mark.parametrize("line", ["Marlshire Police", "Police effectiveness", "PEEL", "Marlshire"])
def test_half_of_the_reports_name_is_no_running_header(read_2016: Read, line: str) -> None:
    text = QUESTION + f"{line}\n\n{PROSE}\n\n" * 3
    assert line not in kinds(read_2016(text))


def test_a_running_header_glued_to_a_caption_takes_it_along(read_2016: Read) -> None:
    header = "Effective policing in Marlshire"
    glued = f"{header} Figure 4: Calls by hour of the day"
    pages = f"{HALF}\n\n{header}\n\n{REST}\n\n" * 3
    assert kinds(read_2016(f"{QUESTION}{pages}{PROSE}\n\n{glued}\n"))[glued] == "running_header"


@pytest.mark.parametrize("form", ["{}", "- {} -", "{} of 40", "p. {}"])
def test_page_numbers_count_up(read_2016: Read, form: str) -> None:
    page = f"{PROSE}\n\n" * 6
    pages = "".join(f"{page}{form.format(number)}\n\n" for number in (7, 8, 9))
    found = [f.line for f in read_2016(QUESTION + pages).furniture if f.kind == "page_number"]
    assert found == [20, 34, 48]


def test_numbers_of_an_info_graphic_are_no_page_numbers(read_2016: Read) -> None:
    inspection = read_2016(f"{QUESTION}{PROSE}\n\nCalls per hour\n\n130\n\n171\n\n{PROSE}\n")
    assert "page_number" not in kinds(inspection).values()


def test_a_marked_footnote(read_2016: Read) -> None:
    inspection = read_2016(
        f"{QUESTION}{HALF}\n\n<sup>4</sup> A neighbourhood has about six thousand homes.\n\n{REST}\n"
    )
    assert kinds(inspection)["A neighbourhood has about six thousand homes."] == "footnote"


def test_a_footnote_may_go_on_on_the_next_line(read_2016: Read) -> None:
    inspection = read_2016(
        f"{QUESTION}{PROSE}\n\n<sup>4</sup> A neighbourhood, as the force\ncounts it.\n\n{PROSE}\n"
    )
    assert kinds(inspection)["A neighbourhood, as the force\ncounts it."] == "footnote"


def test_a_footnote_on_the_scale_is_no_grade(read_2016: Read) -> None:
    inspection = read_2016(
        "## Investigating crime\n\n<sup>1</sup> Outstanding, good, requires improvement or "
        f"inadequate.\n\n{PROSE}\n\n## Preventing crime\n\n{PROSE}\n"
    )
    assert [s.grade for s in inspection.sections] == [None, None]


def test_a_footnote_at_the_foot_of_a_page_needs_no_mark(read_2016: Read) -> None:
    inspection = read_2016(
        f"{QUESTION}{PROSE}\n\n1 A neighbourhood has about six thousand homes.\n\f{PROSE}\n"
    )
    assert kinds(inspection)["1 A neighbourhood has about six thousand homes."] == "footnote"


def test_a_sentence_that_begins_with_a_number_is_text(read_2016: Read) -> None:
    text = "40 officers work in the unit, and most of them are detectives."
    assert text in paragraphs(read_2016(f"{QUESTION}{PROSE}\n\n{text}\n\n{PROSE}\n"))


@pytest.mark.parametrize("caption", ["Figure 4: Calls by hour", "Table 2: Officers in post, 2016"])
def test_a_caption_whose_picture_is_lost(read_2016: Read, caption: str) -> None:
    inspection = read_2016(
        f"{QUESTION}{PROSE}\n\n{caption}\n\nSource: Marlshire Police\n\n{PROSE}\n"
    )
    assert kinds(inspection)[caption] == "caption"


def test_the_source_of_a_picture(read_2016: Read) -> None:
    inspection = read_2016(f"{QUESTION}{PROSE}\n\nSource: Marlshire Police\n\n{PROSE}\n")
    assert kinds(inspection)["Source: Marlshire Police"] == "source"


def test_a_sentence_about_a_figure_is_text(read_2016: Read) -> None:
    text = "Figure 4 shows the calls by hour, and the queue is longest before midnight."
    assert text in paragraphs(read_2016(f"{QUESTION}{PROSE}\n\n{text}\n\n{PROSE}\n"))


@pytest.mark.parametrize(
    "line",
    ["Delete as appropriate Outstanding Good", "Areas for improvement - XX", "[Insert map here]"],
)
def test_what_is_left_of_the_template(read_2016: Read, line: str) -> None:
    assert kinds(read_2016(f"{QUESTION}{PROSE}\n\n{line}\n\n{PROSE}\n"))[line] == "template"


LETTER = f"""
HMIC
Globe House
1 October 2014

Dear Chief Constable

CORE BUSINESS INSPECTION

{PROSE}

How officers are supervised

{PROSE}

Yours sincerely

Helena Marchbank
HM Inspector of Constabulary
"""


def test_a_letter_is_set_aside_down_to_its_salutation(read: Read) -> None:
    (head,) = [f for f in read(LETTER).furniture if f.kind == "letterhead"]
    assert head.text.endswith("Dear Chief Constable")


def test_a_letter_is_set_aside_from_its_closing_on(read: Read) -> None:
    (foot,) = [f for f in read(LETTER).furniture if f.kind == "sign_off"]
    assert foot.text.startswith("Yours sincerely")


def test_a_signature_and_the_name_above_it(read_2016: Read) -> None:
    signed = "Helena Marchbank\nHM Inspector of Constabulary"
    inspection = read_2016(f"## Foreword\n\n{PROSE}\n\n{signed}\n\n{QUESTION}{PROSE}\n")
    assert kinds(inspection)[signed] == "signature"


@pytest.mark.parametrize("line", ["© HMIC 2017", "ISBN: 978-1-00000-000-1", "www.example.org/peel"])
def test_the_publishers_lines(read_2016: Read, line: str) -> None:
    assert kinds(read_2016(f"{line}\n\n{QUESTION}{PROSE}\n"))[line] == "imprint"


def test_the_label_of_a_list_is_set_aside(read_2016: Read) -> None:
    inspection = read_2016(
        f"{QUESTION}{PROSE}\n\n### Areas for improvement\n\n- The force should train its clerks.\n"
    )
    assert kinds(inspection)["Areas for improvement"] == "label"


def test_furniture_keeps_its_lines(read_2016: Read) -> None:
    inspection = read_2016(f"{QUESTION}{PROSE}\n\nSource: Marlshire Police\n\n{PROSE}\n")
    (source,) = [f for f in inspection.furniture if f.kind == "source"]
    assert (source.line, source.end_line) == (10, 10)


# ---- what a page prints around a report --------------------------------------------------------------

WEB = "How effective is the force at investigating crime?\nGood\n"


@pytest.mark.parametrize(
    "label",
    ["See also", "Related links", "You might also like", "Other reports on Marlshire Police",
     "Related content", "Read next:"],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["- ", ""], ids=["bullets", "lines"])
def test_links_to_other_pages(read: Read, label: str, mark: str) -> None:
    links = [f"{mark}Marlshire PEEL 2016: Legitimacy", f"{mark}Custody in Marlshire"]
    inspection = read("\n".join([f"Marlshire PEEL 2016\n{WEB}{PROSE}", label, *links]))
    assert [f.kind for f in inspection.furniture if f.text.startswith(label)] == ["navigation"]
    assert len(inspection.sections) == 1


def test_a_label_of_links_over_prose_is_none(read: Read) -> None:
    text = f"PEEL 2016\n\n## Investigating crime\n\n### Further reading\n\n{PROSE}\n\n## Related\n\n{PROSE}\n"
    assert "navigation" not in kinds(read(text)).values()


@pytest.mark.parametrize(
    "choice",
    [
        "Strike out what does not apply: Outstanding Good Requires improvement Inadequate",
        "Outstanding / Good / Requires improvement / Inadequate",
        "Choose one: good, adequate, requires improvement or inadequate",
        "[Grade: Outstanding | Good | Adequate | Inadequate]",
        "Outstanding Good Adequate Requires improvement Inadequate (delete)",
    ],
)
def test_a_scale_to_choose_from(read: Read, choice: str) -> None:
    inspection = read(f"Marlshire PEEL 2016\n{WEB}{PROSE}\n{choice}\n")
    assert kinds(inspection)[choice] == "template"


def test_a_sentence_on_the_scale_is_text(read_2016: Read) -> None:
    told = (
        "A force may be outstanding or good, or it may be inadequate, as this one was in custody."
    )
    assert told not in kinds(read_2016(f"{QUESTION}{PROSE}\n\n{told}\n"))


@pytest.mark.parametrize(
    "general",
    [
        "Once a year we visit all 43 forces in England and Wales, and we ask the same of each of them.",
        "PEEL is our regular assessment of the police. It asks how effective the police are, and more.",
        "Each year HMICFRS looks at every force. What we find is printed here for anybody to read it.",
        "The questions are the same for all police forces, so that people can tell one from another.",
        "We have an annual programme of visits, and it is agreed with ministers before it is printed.",
    ],
)
def test_what_a_page_says_of_every_force(read: Read, general: str) -> None:
    inspection = read(f"Marlshire PEEL 2016\n{general}\n{WEB}{PROSE}\n")
    assert kinds(inspection)[general] == "boilerplate"
    assert len(inspection.sections) == 1


def test_what_a_page_says_of_this_force_first_is_text(read: Read) -> None:
    told = (
        "Of all the forces that we visit each year, Marlshire Police is the one whose cells are the "
        "oldest, and whose sergeants know them best."
    )
    inspection = read(f"Marlshire PEEL 2016\n{told}\n{WEB}{PROSE}\n")
    assert told in [p.text for s in inspection.sections for p in s.paragraphs]


@pytest.mark.parametrize("glued", ["PEEL 2017Effectiveness", "PEEL 2017Legitimacy"])
def test_a_year_glued_to_what_follows_is_the_cycle(read: Read, glued: str) -> None:
    assert read(f"Marlshire {glued}\n{WEB}{PROSE}\n").cycle == "2017"


@pytest.mark.parametrize("line", ["An inspection of Marlshire Police", "Policing our county {}"])
def test_a_line_on_which_pages_begin_or_end_is_a_running_header(read: Read, line: str) -> None:
    pages = [line.format(page) for page in (3, 4, 5)]
    begins = "\f".join(f"{page}\n\n{PROSE}\n\nThe chief answered.\n" for page in pages)
    ends = "\f".join(f"The chief answered.\n\n{PROSE}\n\n{page}\n" for page in pages)
    for text in (begins, ends):
        inspection = read(f"PEEL: Police effectiveness 2016\n\nMarlshire Police\n\f{text}")
        assert [kinds(inspection).get(page) for page in pages] == ["running_header"] * 3


@pytest.mark.parametrize("line", ["Areas for improvement", "Good", "Summary of findings"])
def test_a_label_with_which_pages_begin_is_none(read_2016: Read, line: str) -> None:
    text = "\f".join(f"{line}\n\n- The force should try.\n\n{PROSE}\n" for _ in range(3))
    assert kinds(read_2016(f"{QUESTION}\f{text}")).get(line) != "running_header"


def test_the_scale_inside_a_wrapped_sentence_is_text(read_2016: Read) -> None:
    text = (
        f"{QUESTION}This report sets out what we found in Marlshire. Forces are graded\n"
        "outstanding, good, requires improvement or inadequate. Reports on the\n"
        "other pillars will follow when they are ready to be published.\n"
    )
    assert "template" not in kinds(read_2016(text)).values()


def test_the_rule_under_the_head_of_a_table_sets_no_footnote_apart(read_2016: Read) -> None:
    text = (
        f"{QUESTION}| Question | Inspected? |\n|---|---|\n| Investigating crime | No |\n\n"
        f"{PROSE}\n\n<sup>1</sup> See our website.\n"
    )
    found = kinds(read_2016(text))
    assert [line for line, kind in found.items() if kind == "footnote"] == ["See our website."]


# ---- headers of chapters, mails, pictures ------------------------------------------------------------

CUT = "The force spends money on making places safer. It found that lamps were linked to a run of"
CHAPTER = "Reducing crime and preventing offending"


@pytest.mark.parametrize(
    "between",
    [f"3\n\n{CHAPTER}", f"3\n\n[page 4]\n\n{CHAPTER}", f"\n{CHAPTER}\n", f"3\n\n{CHAPTER}  4"],
)
def test_a_header_that_comes_once_is_told_by_the_sentence_that_it_cuts(
    read_2016: Read, between: str
) -> None:
    text = f"{QUESTION}{PROSE}\n\n{CUT}\n\n{between}\n\nrobberies. {PROSE}\n"
    inspection = read_2016(text)
    assert paragraphs(inspection)[-1] == f"{CUT} robberies. {PROSE}"
    assert "running_header" in kinds(inspection).values()


def test_the_notes_of_a_page_do_not_part_a_sentence_from_its_header(read_2016: Read) -> None:
    text = f"{QUESTION}{CUT}\n\n______\n\n1 See our website.\n\n3\n\n{CHAPTER}\n\nrobberies.\n"
    assert paragraphs(read_2016(text)) == [f"{CUT} robberies."]


@pytest.mark.parametrize("line", ["Summary of findings", "Good", "It was seen to.", "and so on"])
def test_what_is_no_header_cuts_no_sentence(read_2016: Read, line: str) -> None:
    text = f"{QUESTION}{PROSE}\n\n{CUT}\n\n{line}\n\nrobberies. {PROSE}\n"
    assert "running_header" not in kinds(read_2016(text)).values()


MAIL = (
    "From: Hollis, Margery\nTo: Panel\nSent: 02 December 2014\nSubject: FW: report\n\n"
    "Dear all\n\nIt follows below.\n\n-----\n\n{}\n\n-----\nMargery Hollis | Tel 01632 960 118\n\n"
    "This e-mail is confidential.\n"
)


def test_what_a_mail_adds_is_set_aside(read: Read) -> None:
    report = f"PEEL 2016\nMarlshire Police\n\n{QUESTION}{PROSE}"
    inspection = read(MAIL.format(report))
    mail = [f.text for f in inspection.furniture if f.kind == "mail"]
    assert [text.splitlines()[0] for text in mail] == [
        "From: Hollis, Margery",
        "Margery Hollis | Tel 01632 960 118",
    ]
    assert [section.heading for section in inspection.sections] == ["Investigating crime"]


def test_a_text_that_names_a_sender_is_no_mail(read_2016: Read) -> None:
    inspection = read_2016(f"From: the force\n\n{QUESTION}{PROSE}\n\n-----\n{PROSE}\n")
    assert [f.kind for f in inspection.furniture if f.kind == "mail"] == []


@pytest.mark.parametrize("line", ["[chart not copied]", "[HMIC logo]", "[image: a van]"])
def test_what_stands_for_a_picture_is_set_aside(read_2016: Read, line: str) -> None:
    assert kinds(read_2016(f"{QUESTION}{PROSE}\n\n{line}\n\n{PROSE}\n"))[line] == "picture"


def test_a_mail_inside_a_mail_is_set_aside_with_what_it_says(read: Read) -> None:
    inner = "-----Original Message-----\nFrom: Inbox\nSent: 1 May\nTo: G\nSubject: report\n\nLive now.\n"
    text = (
        f"From: G\nSent: 8 May\nTo: all\nSubject: FW\n\nAll\n\n1. Read it.\n\n{inner}\n"
        f"-- pasted from website --\n\nPEEL 2016\nMarlshire Police\n\n{QUESTION}{PROSE}\n"
    )
    inspection = read(text)
    assert [section.heading for section in inspection.sections] == ["Investigating crime"]
    assert inspection.findings == ()


@pytest.mark.parametrize(
    "menu",
    [
        ("Skip to content", "Print this document", "Our people"),
        ("Home", "About us", "Publications and reports", "Contact us"),
        ("Share this page", "Reports by force", "Cymraeg"),
        ("Our work", "Careers", "Accessibility", "Cookies", "Freedom of information"),
    ],
)
def test_a_list_of_which_half_is_navigation_is_a_menu(
    read_2016: Read, menu: tuple[str, ...]
) -> None:
    for text in (
        "".join(f"- {link}\n" for link in menu) + f"\n{QUESTION}{PROSE}\n",
        f"{QUESTION}{PROSE}\n\n" + "".join(f"* {link}\n" for link in menu),
    ):
        read = read_2016(text)
        assert [s.heading for s in read.sections] == ["Investigating crime"]
        assert set(kinds(read).values()) == {"navigation"}


def test_a_list_with_one_word_of_navigation_is_text(read_2016: Read) -> None:
    items = ("search;", "stop and account;", "the use of force; and", "arrest.")
    text = f"{QUESTION}The force records:\n\n" + "".join(f"- {item}\n" for item in items)
    assert set(items) <= set(paragraphs(read_2016(text)))


@pytest.mark.parametrize(
    "source",
    [
        "Source: HMIC data return,\nHome Office data",
        "Source: Home Office, Office for National Statistics,\nHMIC data return",
        "Sources: data return of the force,\nHome Office",
    ],
)
def test_a_source_that_breaks_at_a_comma_goes_on(read_2016: Read, source: str) -> None:
    read = read_2016(f"{QUESTION}{PROSE}\n\n{source}\n\n{PROSE}\n")
    assert kinds(read)[source] == "source"


NOTED = (
    "Preventing crime\nGood\n\n"
    "The force knows its neighbourhoods, and its officers speak with those who live in them.\n"
    "\n2\n\nMarlshire Police: an inspection\n\nInvestigating crime\nGood\n\nCrime recording\n"
    "The force records 82 percent of crimes{ref} A victim of the others is\n"
    "unlikely to be given help, and may not call again. We examined\n{note}\n\n3\n\n"
    "Marlshire Police: an inspection\n\n"
    "the reports of a year, and found that 80 of them had been\n"
    "recorded on the same day. The others were not.\n\n4\n\nMarlshire Police: an inspection\n\n"
    "It has since trained its staff.\n"
)


@pytest.mark.parametrize(
    ("ref", "note"),
    [
        (
            ".1",
            "1. The true figure is likely to lie between 80 and 84 percent, as the sample was\nsmall.",
        ),
        (" (or fewer).1", "1. We use the 95 percent level throughout."),
        ("1.", "1. Figures of the force."),
    ],
)
def test_a_note_with_a_stop_behind_its_number_parts_no_sentence(
    read_2016: Read, ref: str, note: str
) -> None:
    read = read_2016(NOTED.format(ref=ref, note=note))
    texts = [p.text for section in read.sections for p in section.paragraphs]
    assert any("We examined the reports" in text for text in texts)
    assert "Crime recording" in [section.heading for section in read.sections]


@pytest.mark.parametrize(
    ("ref", "note"),
    [
        (".", "1. We use the 95 percent level throughout."),  # nothing refers to it
        (".2", "1. We use the 95 percent level throughout."),
    ],
)
def test_an_item_that_nothing_refers_to_stays(read_2016: Read, ref: str, note: str) -> None:
    read = read_2016(NOTED.format(ref=ref, note=note))
    texts = [p.text for section in read.sections for p in section.paragraphs]
    assert any("95 percent level" in text for text in texts)


COLOPHON = """If you would like a copy of this report in large print, please
telephone 0000 123 456, or email copies@example.org.

You may reuse this information free of charge in any format.

Piccadilly House
T: 0000 123 456
"""


def test_the_publishers_page_is_no_text(read_2016: Read) -> None:
    inspection = read_2016(f"{QUESTION}{PROSE}\n\n{COLOPHON}")
    assert [p for p in paragraphs(inspection) if p != PROSE] == []
    assert [kind for text, kind in kinds(inspection).items() if "Piccadilly" in text] == ["imprint"]


def test_a_heading_ends_the_publishers_page(read_2016: Read) -> None:
    more = "The force has three stations in the north, and each of them is open at night."
    text = f"{QUESTION}{PROSE}\n\n{COLOPHON}\n## Protecting vulnerable people\n\n{more}\n"
    assert more in paragraphs(read_2016(text))


def test_a_sentence_that_goes_on_is_not_the_publishers(read_2016: Read) -> None:
    text = "The force tells victims that they may ask at any station,\nand that to get\n"
    text += "updates they need no appointment at all."
    assert "updates they need" in " ".join(paragraphs(read_2016(f"{QUESTION}{PROSE}\n\n{text}\n")))
