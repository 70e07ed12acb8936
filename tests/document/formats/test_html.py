"""Web pages: what a reader of the page sees becomes lines; the rest is told apart."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.document.formats.html import read_html
from peeldiff.document.limits import DEFAULT_LIMITS, Limits
from peeldiff.document.source import Line, Role
from peeldiff.errors import FormatError, LimitError


def read(page: str, limits: Limits = DEFAULT_LIMITS) -> list[Line]:
    lines, _ = read_html(page.encode(), "page.html", limits)
    return [line for line in lines if line.text]


def shape(page: str) -> list[tuple[str, str]]:
    return [(str(line.role), line.text) for line in read(page)]


def content(page: str) -> list[tuple[str, str]]:
    return [pair for pair in shape(page) if pair[0] != "navigation"]


PAGE = """<!-- saved from url=(0030)https://marlshire.example/report --><!DOCTYPE html>
<html><head><title>Report</title><style>p {color: red}</style></head>
<body class="page menu-open"><a class="skip-link" href="#c">Skip to content</a>
<div class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<header>Inspectorate of Marlshire</header>
<main id="c"><header><h1>Marlshire Police</h1></header>
<h2>Preventing crime</h2><p>The force is good at this.</p></main>
<footer>Contact us</footer><script>var sentence = "<p>not text</p>";</script></body></html>"""


def test_the_main_part_is_content_and_what_surrounds_it_is_navigation() -> None:
    assert shape(PAGE) == [
        ("navigation", "Skip to content"),
        ("navigation", "We use cookies."),
        ("navigation", "Accept"),
        ("navigation", "Home"),
        ("navigation", "Inspectorate of Marlshire"),
        ("heading", "Marlshire Police"),
        ("heading", "Preventing crime"),
        ("text", "The force is good at this."),
        ("navigation", "Contact us"),
    ]


def test_a_list_of_links_into_the_page_is_navigation() -> None:
    links = "".join(f'<li><a href="#s{n}">Part {n}</a></li>' for n in range(3))
    page = (
        f"<body><h1>Marlshire Police</h1><ol>{links}</ol><p>The force is good at this.</p></body>"
    )
    assert content(page) == [
        ("heading", "Marlshire Police"),
        ("text", "The force is good at this."),
    ]


def test_a_list_with_words_beside_its_links_is_content() -> None:
    links = "".join(
        f'<li>Some of it is told under <a href="#s{n}">Part {n}</a></li>' for n in range(3)
    )
    page = (
        f"<body><h1>Marlshire Police</h1><ul>{links}</ul><p>The force is good at this.</p></body>"
    )
    assert [role for role, _ in content(page)] == ["heading", *["item"] * 3, "text"]


def test_without_a_main_element_the_densest_part_is_content() -> None:
    prose = "<p>The force should publish its plan and keep it under review.</p>" * 12
    page = (
        f'<body><div class="top"><p>Sign in</p></div><div class="x">{prose}</div>'
        "<div><p>About</p></div></body>"
    )

    assert [role for role, _ in shape(page)] == ["navigation"] + ["text"] * 12 + ["navigation"]


@pytest.mark.parametrize(
    "name", ["visually-hidden", "sr-only", "govuk-visually-hidden", "screen-reader-text"]
)
@pytest.mark.parametrize("button", ["", "button"])
def test_what_only_a_screen_reader_says_of_a_heading_is_no_part_of_it(
    name: str, button: str
) -> None:
    tail = f'Overview<span class="{name}"> section, collapse</span>'
    head = f"<button>{tail}</button>" if button else tail
    page = f"<body><main><h1>Oxley</h1><h2>{head}</h2><p>The force is good.</p></main></body>"
    assert shape(page)[1:] == [
        ("heading", "Overview"),
        ("navigation", "section, collapse"),
        ("text", "The force is good."),
    ]


def test_a_label_that_only_a_screen_reader_says_before_a_heading_goes() -> None:
    page = '<body><main><h1>Oxley</h1><h2><span class="sr-only">Judgment: </span>Good</h2></main></body>'
    assert content(page)[1:] == [("heading", "Good")]


def test_a_judgment_that_only_a_screen_reader_says_of_a_picture_is_kept() -> None:
    heading = '<h2>Crime<span class="sr-only"> Judgment: Good</span></h2>'
    alone = '<p><span class="sr-only">Judgment: Good</span><img src="x.png"></p>'
    cell = '<table><tr><td>Crime</td><td><span class="sr-only">Good</span></td></tr></table>'
    page = f"<body><main><h1>Oxley</h1>{heading}{alone}{cell}</main></body>"
    assert content(page)[1:] == [
        ("heading", "Crime"),
        ("text", "Judgment: Good"),
        ("text", "Judgment: Good"),
        ("row", "Crime Good"),
    ]


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            '<p><span class="sr-only">Start of box: </span>Area for improvement</p>',
            "Area for improvement",
        ),
        ('<li>The report<span class="sr-only"> (opens in a new tab)</span></li>', "The report"),
        ('<h3><span class="sr-only">Report section: </span>Crime</h3>', "Crime"),
        ('<h3><button>Crime<span class="x__toggle-text">Show</span></button></h3>', "Crime"),
        (
            '<h3>Crime <button class="copy">Copy link<span class="vh"> to this</span></button></h3>',
            "Crime",
        ),
        ('<h3><span class="vh">Section 1 of 15: </span>Crime</h3>', "Crime"),
        ('<h3><span style="position:absolute;left:-9999px">Part: </span>Crime</h3>', "Crime"),
        (
            '<h3>Crime</h3><button aria-controls="a"><span class="toggle">Hide</span></button>',
            "Crime",
        ),
    ],
)
def test_what_is_only_read_aloud_is_no_part_of_what_is_seen(part: str, told: str) -> None:
    sheet = "<style>.vh{position:absolute;clip:rect(0 0 0 0);width:1px}</style>"
    page = f"<head>{sheet}</head><body><main><h1>Oxley</h1>{part}</main></body>"
    assert [text for _, text in content(page)[1:]] == [told]


LONG = "<p>The force should publish its plan and keep it under review.</p>" * 12


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("div class=WordSection1", "div class=WordSection2"),
        ("div class=Section1", "div class=Section2"),
        ('div id="page1-div" style="top:0"', 'div id="page2-div" style="top:0"'),
        ('section id="part-1"', 'section id="part-2"'),
        ('div class="pf w0" id="pf1"', 'div class="pf w0" id="pf2"'),
        ('div class="sheet sheet-0"', 'div class="sheet sheet-1"'),
    ],
)
def test_the_numbered_parts_of_a_document_are_all_content(first: str, second: str) -> None:
    tag = first.split()[0]
    page = (
        f"<body><{first}><p>PEEL: Police efficiency 2015</p></{tag}><{second}>{LONG}</{tag}></body>"
    )
    assert shape(page)[0] == ("text", "PEEL: Police efficiency 2015")


@pytest.mark.parametrize(
    "slug",
    [
        "tackling-anti-social-behaviour",
        "preventing-crime-and-anti-social-behaviour-and-keeping-people-safe",
        "anti-social-behaviour",
        "sharing-information",
        "victim-feedback",
        "social-care",
        "language-and-interpreters",
    ],
)
def test_a_section_whose_id_is_made_of_its_heading_is_content(slug: str) -> None:
    section = (
        f'<section id="{slug}"><h2>Its heading</h2><p>Oxley Police is good at this.</p></section>'
    )
    page = f"<body><main><h1>Oxley</h1>{LONG}{section}</main></body>"
    assert ("heading", "Its heading") in content(page)


@pytest.mark.parametrize("name", ["social-links", "site-nav", "share-buttons", "cookie-banner-box"])
def test_an_id_that_names_furniture_still_does(name: str) -> None:
    page = f'<body><main><h1>Oxley</h1>{LONG}<div id="{name}"><p>Press this</p></div></main></body>'
    assert ("navigation", "Press this") in shape(page)


@pytest.mark.parametrize("cell", ["td", "th", "td valign=top"])
def test_a_cell_as_long_as_a_report_is_no_cell(cell: str) -> None:
    text = "<b>How well?</b><br><br>" + "The force is good at this, and we saw it. <br><br>" * 200
    page = (
        f"<body><table><tr><th>Item</th><th>Text</th></tr><tr><td>44</td><{cell}>{text}</{cell[:2]}>"
        "</tr></table></body>"
    )
    assert ("text", "How well?") in content(page)


def test_a_table_of_long_cells_is_still_one() -> None:
    cells = "".join(
        f"<td>{'The force should keep its plan under review. ' * 20}</td>" for _ in "ab"
    )
    page = f"<body><table><tr><th>Asked</th><th>Done</th></tr><tr>{cells}</tr></table></body>"
    assert [role for role, _ in content(page)] == ["row", "row"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('div class="row"', 'div class="row"'),
        ('div class="block-3"', 'div class="block-7"'),
        ('div class="nav-1"', 'div class="body-2"'),
        ("div", "div"),
        ('section id="part-1"', 'div id="part-2"'),
    ],
)
def test_what_only_stands_beside_the_text_is_no_part_of_it(first: str, second: str) -> None:
    one, two = first.split()[0], second.split()[0]
    page = f"<body><{first}><p>Sign in</p></{one}><{second}>{LONG}</{two}></body>"
    assert shape(page)[0] == ("navigation", "Sign in")


def test_a_wrapper_whose_class_says_menu_is_not_furniture() -> None:
    assert (
        content('<body><div class="menu">' + "<p>Oxley is safe.</p>" * 5 + "</div></body>")
        == [("text", "Oxley is safe.")] * 5
    )


@pytest.mark.parametrize(
    "opening",
    [
        "<nav>{}</nav>",
        '<div role="navigation">{}</div>',
        '<div class="breadcrumbs">{}</div>',
        '<div id="cookie-consent">{}</div>',
        '<div style="display: none">{}</div>',
        "<div hidden>{}</div>",
        "<noscript>{}</noscript>",
        "<button>{}</button>",
        "<select><option>{}</option></select>",
    ],
)
def test_furniture_is_kept_as_navigation(opening: str) -> None:
    body = "<main>" + "<p>The force records crime well in Harrowby.</p>" * 5 + "</main>"

    assert ("navigation", "Small words") in shape(body + opening.format("Small words"))


@pytest.mark.parametrize("tag", ["script", "style", "template", "iframe", "title", "noembed"])
def test_what_no_reader_sees_is_left_out(tag: str) -> None:
    assert shape(f"<body><p>Seen</p><{tag}>unseen <p>words</p></{tag}></body>") == [
        ("text", "Seen")
    ]


def test_nested_lists_keep_their_depth_and_marks() -> None:
    lines = read("<ul><li>one<ol start=3><li>two<li>three</ol><li>four</ul>")

    assert [(line.text, line.level, line.mark) for line in lines] == [
        ("one", 0, "•"),
        ("two", 1, "3."),
        ("three", 1, "4."),
        ("four", 0, "•"),
    ]


def test_a_second_paragraph_of_an_item_is_text() -> None:
    assert shape("<ul><li><p>first</p><p>second</p></li></ul>") == [
        ("item", "first"),
        ("text", "second"),
    ]


def test_a_paragraph_that_begins_with_a_bullet_is_an_item() -> None:
    (line,) = read("<p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>trains officers</p>")

    assert (line.role, line.mark, line.text) == (Role.ITEM, "·", "trains officers")


def test_table_columns_agree_where_cells_span() -> None:
    page = (
        "<table><tr><th>Area<th colspan=2>Grade<tr><td rowspan=2>Custody<td>Good<td>2019"
        "<tr><td>Adequate<td>2021</table>"
    )

    assert [line.cells for line in read(page)] == [
        ("Area", "Grade", ""),
        ("Custody", "Good", "2019"),
        ("", "Adequate", "2021"),
    ]


def test_a_box_drawn_as_a_table_is_read_as_blocks() -> None:
    page = "<table><tr><td><p>Area for improvement</p><ul><li>train staff</ul></table>"

    assert shape(page) == [("text", "Area for improvement"), ("item", "train staff")]


def test_a_table_that_holds_a_list_is_read_as_blocks() -> None:
    page = (
        "<table><tr><td>Areas for improvement<td><ul><li>train staff<li>keep records</ul></table>"
    )

    assert [role for role, _ in shape(page)] == ["text", "item", "item"]


def test_a_number_beside_the_paragraphs_of_a_finding_makes_no_table_of_data() -> None:
    finding = "<p>Cause of concern</p><p>Cells are cold.</p><p>Recommendations</p>"
    page = f"<table><tr><td><p>6.1</p><td>{finding}<p>The force should heat them.</p></table>"

    assert [role for role, _ in shape(page)] == ["text"] * 5


def test_cells_of_data_with_a_paragraph_each_stay_rows() -> None:
    page = (
        "<table><tr><td><p>Custody</p><td><p>Good</p><tr><td><p>Property</p>"
        "<td><p>Adequate</p><p>(of 2016)</p></table>"
    )

    assert [role for role, _ in shape(page)] == ["row", "row"]


def test_a_table_with_a_picture_beside_its_text_is_read_as_blocks() -> None:
    page = "<table><tr><td><img src=a.png><td><p>One.</p><p>Two.</p></table>"

    assert shape(page) == [("text", "One."), ("text", "Two.")]


@pytest.mark.parametrize(
    "opener",
    [
        "<h3><button aria-expanded=false aria-controls=c3>Custody</button></h3>",
        "<h3><a data-target='#c3' role=button>Custody</a></h3>",
        "<h3><button data-bs-target='#c3'>Custody</button></h3>",
        "<h3>Custody</h3><button aria-controls='c2 c3'>Open all</button>",
    ],
)
def test_what_a_button_opens_is_text_though_it_is_hidden(opener: str) -> None:
    page = f"<main><h2>Grades</h2>{opener}<div id=c3 hidden><p>Cells are safe.</p></div></main>"

    assert (Role.TEXT, "Cells are safe.") in [(line.role, line.text) for line in read(page)]


def test_what_nothing_opens_is_no_text_where_it_is_hidden() -> None:
    page = "<main><h2>Grades</h2><p>We saw five.</p><div id=c3 hidden><p>Cells are safe.</p></div></main>"

    assert (Role.TEXT, "Cells are safe.") not in [(line.role, line.text) for line in read(page)]


@pytest.mark.parametrize(
    "button",
    ["<a data-target='#'>Menu</a>", "<button data-bs-target='#'>Menu</button>"],
)
def test_a_button_that_opens_nothing_opens_no_part_without_a_name(button: str) -> None:
    page = (
        f"<main><h2>Grades</h2>{button}<p>We saw five.</p><div hidden><p>Old text.</p></div></main>"
    )

    assert (Role.TEXT, "Old text.") not in [(line.role, line.text) for line in read(page)]


def test_the_button_of_an_accordion_heads_its_hidden_panel() -> None:
    page = (
        "<main><h2>Grades</h2><button aria-controls=p>Custody</button>"
        '<div id=p class="accordion-panel" hidden><p>Cells are safe.</p></div></main>'
    )

    assert [(line.role, line.level, line.text) for line in read(page)] == [
        (Role.HEADING, 2, "Grades"),
        (Role.HEADING, 3, "Custody"),
        (Role.TEXT, 0, "Cells are safe."),
    ]


def test_a_definition_list_gives_its_terms_in_bold() -> None:
    lines = read("<dl><dt>Published<dd>2 May 2019</dl>")

    assert [(line.text, line.bold) for line in lines] == [
        ("Published", True),
        ("2 May 2019", False),
    ]


def test_a_paragraph_all_in_bold_is_bold_and_one_in_part_is_not() -> None:
    lines = read("<p><b>Good</b></p><p><b>Good</b> work</p>")

    assert [line.bold for line in lines] == [True, False]


def test_footnote_marks_are_gone_and_notes_keep_theirs() -> None:
    lines = read(
        "<p>Crime fell.<sup>1</sup> It rose.<sup><a href='#fn2'>2</a></sup></p>"
        "<p><sup>1</sup> By 3%.</p>"
    )

    assert [(line.role, line.text, line.mark) for line in lines] == [
        (Role.TEXT, "Crime fell. It rose.", ""),
        (Role.FOOTNOTE, "By 3%.", "1"),
    ]


def test_raised_letters_and_square_units_stay() -> None:
    assert shape("<p>On the 1<sup>st</sup> the 20km<sup>2</sup> were searched.</p>") == [
        ("text", "On the 1st the 20km2 were searched.")
    ]


def test_a_line_break_parts_lines_but_not_a_sentence() -> None:
    assert [line.text for line in read("<p>Good<br>The force is<br>effective.</p>")] == [
        "Good",
        "The force is effective.",
    ]


def test_the_text_that_stands_for_a_picture_alone_is_kept() -> None:
    (line,) = read(
        '<table><tr><td>Custody<td><img alt="Good" src="https://a.example/g.png"></table>'
    )

    assert line.cells == ("Custody", "Good")


def test_a_page_in_mhtml_is_unpacked_from_its_part() -> None:
    message = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
        'boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><p>Caf=C3=A9 caut=\r\nion</p>\r\n--xx--\r\n"
    )

    assert shape(message) == [("text", "Café caution")]


def test_mhtml_without_a_page_says_so() -> None:
    message = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n--xx--\r\n'
    )

    with pytest.raises(FormatError, match=r"page\.html is a saved web page without the page"):
        read(message)


# ---- hostile pages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page",
    [
        "<!--" * 200_000,
        '<a "' * 200_000,
        "<" * 500_000,
        "<a " + "b='" * 200_000,
        "<script>" * 200_000,
        "</" * 200_000,
        "<![CDATA[" * 200_000,
        "&#x" * 200_000,
    ],
    ids=["comments", "quotes", "brackets", "attributes", "scripts", "ends", "cdata", "entities"],
)
def test_unclosed_markup_is_read_in_linear_time(page: str) -> None:
    began = time.process_time()
    read(page)

    # Quadratic reading of any of these takes minutes; the bound only tells the two apart.
    assert time.process_time() - began < 20


@pytest.mark.slow
def test_a_hundred_thousand_headings_are_read() -> None:
    lines = read("<h2>Custody</h2>" * 100_000)

    assert len(lines) == 100_000
    assert all(line.role is Role.HEADING for line in lines)


def test_elements_nested_beyond_the_limit_keep_their_text() -> None:
    lines = read("<ul><li>a" * 5_000, Limits(nesting=50))

    assert sum(line.text.count("a") for line in lines) == 5_000


def test_more_elements_than_the_limit_are_refused() -> None:
    with pytest.raises(LimitError, match=r"page\.html has more than 10 tags"):
        read("<p>x</p>" * 10, Limits(elements=10))


def test_a_row_of_too_many_cells_is_refused() -> None:
    with pytest.raises(LimitError, match="table row of"):
        read("<table><tr>" + "<td colspan=9>x" * 3 + "</table>", Limits(cells=20))


def test_terminal_escapes_and_direction_marks_do_not_come_through() -> None:
    assert shape("<p>a\x1b[31mb&#x202e;c&#8203;d</p>") == [("text", "abcd")]


# ---- laws ---------------------------------------------------------------------------------------

WORDS = st.text("abcXYZ019 é’–<&>", min_size=1, max_size=30)
TAGS = st.sampled_from(
    ["p", "div", "h2", "li", "td", "blockquote", "dd", "section", "span", "b", "a"]
)


@settings(max_examples=60)
@given(st.lists(st.tuples(TAGS, WORDS), max_size=15))
def test_letters_and_digits_come_out_in_the_order_they_went_in(
    blocks: list[tuple[str, str]],
) -> None:
    page = "".join(
        f"<{tag}>{text.replace('&', '&amp;').replace('<', '&lt;')}</{tag}>" for tag, text in blocks
    )
    given_text = "".join(text for _, text in blocks)
    read_text = "".join(line.text for line in read(f"<main>{page}</main>"))

    assert [c for c in read_text if c.isalnum()] == [c for c in given_text if c.isalnum()]


OPENED = st.sampled_from(
    ["p", "ul", "li", "table", "tr", "td", "div", "h2", "span", "b", "nav", "header", "button"]
)
SOUP = st.lists(
    st.one_of(
        OPENED.map("<{}>".format),
        OPENED.map("</{}>".format),
        st.sampled_from(["<table hidden>", "<td colspan=2 rowspan=2>", "<div class=menu>", "<br>"]),
        st.integers(0, 99).map("w{} ".format),
    ),
    max_size=40,
)


@settings(max_examples=200)
@given(SOUP)
def test_no_word_of_a_tag_soup_is_lost_or_doubled(soup: list[str]) -> None:
    words = Counter(c for piece in soup if piece[0] == "w" for c in piece if c.isalnum())

    assert Counter(c for line in read("".join(soup)) for c in line.text if c.isalnum()) == words


@settings(max_examples=60)
@given(st.text("<>/!-pdivultabl \"'=&;x\n", max_size=200))
def test_any_tag_soup_is_read_and_numbered_without_gaps(page: str) -> None:
    lines, _ = read_html(page.encode(), "page.html", DEFAULT_LIMITS)

    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_no_visible_letter_of_the_sample_page_is_lost() -> None:
    seen = (
        "SkiptocontentWeusecookiesAcceptHomeInspectorateofMarlshireMarlshirePolicePreventingcrime"
    )
    seen += "TheforceisgoodatthisContactus"
    letters = Counter(c for _, text in shape(PAGE) for c in text if c.isalnum())

    assert letters == Counter(seen)


WORD_LIST = """<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt{one}'>{a}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span>train its clerks:</p>
<p class=MsoListParagraph style='margin-left:72.0pt;text-indent:-18.0pt{two}'>{b}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span>in law; and</p>"""


@pytest.mark.parametrize(("a", "b"), [("1.", "(a)"), ("·", "o"), ("a)", "ii)"), ("\uf0b7", "§")])
@pytest.mark.parametrize("styled", [True, False])
def test_a_list_that_a_word_processor_saved_as_paragraphs_is_one(
    a: str, b: str, styled: bool
) -> None:
    one, two = (f";mso-list:l0 level{n} lfo1" if styled else "" for n in (1, 2))
    page = f"<p class=MsoNormal>The force should:</p>{WORD_LIST.format(a=a, b=b, one=one, two=two)}"
    _, first, second = read(page)
    assert (first.role, first.level, first.mark, first.text) == (
        Role.ITEM, 0, a, "train its clerks:",
    )  # fmt: skip
    assert (second.role, second.level, second.mark, second.text) == (Role.ITEM, 1, b, "in law; and")


@pytest.mark.parametrize("style", ["margin-left:1.2.3pt", "margin-left:99999999999cm", "mso-list:"])
def test_an_odd_indent_of_a_listed_paragraph_is_no_failure(style: str) -> None:
    page = f"<p class=MsoListParagraph style='{style}'>2. train its clerks</p>"
    assert [line.text for line in read(page)] == ["train its clerks"]


def test_a_heading_with_a_typed_number_is_no_item() -> None:
    page = "<h2 class=MsoListParagraph>1. Findings</h2><p class=MsoNormal>2. Text</p>"
    assert shape(page) == [("heading", "1. Findings"), ("text", "2. Text")]


@pytest.mark.parametrize(
    "cell",
    [
        "<p>Train staff<p>Few were trained.",
        "<b>Train staff</b><br>Few were trained.",
        "<div>Train staff</div><div>Few were<br>trained.</div>",
        "• Train staff<br>• Few were trained.",
    ],
)
def test_the_paragraphs_of_a_cell_stay_apart(cell: str) -> None:
    [row] = [line for line in read(f"<table><tr><td>1<td>{cell}</table>") if line.text]

    assert row.parts == (("1",), ("Train staff", "Few were trained."))
