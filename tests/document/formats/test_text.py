"""Text and Markdown as lines: the words that a reader reads, and the look that they have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.document.formats.text import read_text_lines
from peeldiff.document.sniff import looks_like_markdown
from peeldiff.document.source import Line, Role


def line(text: str) -> Line:
    (found,) = read_text_lines(text)
    return found


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("See [the report](https://example.org/a) for more.", "See the report for more."),
        ("See [the report](#) for more.", "See the report for more."),
        ("See [the report](/a_(b)) for more.", "See the report for more."),
        ("A [picture ![of it](x.png) here](#) is lost.", "A picture of it here is lost."),
        ("Crime fell<sup>4</sup> in May.", "Crime fell in May."),
        ("Crime fell[^4] in May.", "Crime fell in May."),
        ("Crime **fell** in May.", "Crime fell in May."),
        ("Crime *fell* in May.", "Crime fell in May."),
        ("Crime _fell_ in May.", "Crime fell in May."),
        ("Crime fell <b>in</b> May.<br>", "Crime fell in May."),
        ("The file call\\_log is read.", "The file call_log is read."),
        ("The file call_log_2016 is read.", "The file call_log_2016 is read."),
        ("Two \\* three is six.", "Two * three is six."),
        ("Calls &amp; visits", "Calls & visits"),
        ("Crime fell  in May.", "Crime fell in May."),
        ("The word [sic] stays.", "The word [sic] stays."),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_a_reader_sees_only_the_words(printed: str, read: str) -> None:
    assert line(printed).text == read


@pytest.mark.parametrize(
    ("printed", "role", "read"),
    [
        ("> Crime fell in May.", Role.TEXT, "Crime fell in May."),
        (">Crime fell in May.", Role.TEXT, "Crime fell in May."),
        ("> > Crime fell in May.", Role.TEXT, "Crime fell in May."),
        ("> ### Crime in May", Role.HEADING, "Crime in May"),
        ("> - crime in May; and", Role.ITEM, "crime in May; and"),
        ("> | Crime | May |", Role.ROW, "Crime May"),
        ("> ---", Role.RULE, ""),
        (">", Role.TEXT, ""),
    ],
)
def test_a_block_quote_is_read_without_its_mark(printed: str, role: Role, read: str) -> None:
    assert (line(printed).role, line(printed).text) == (role, read)


def test_a_quoted_list_keeps_its_depth() -> None:
    outer, inner = read_text_lines("> - one:\n>   - two")
    assert outer.indent < inner.indent


def test_a_quoted_line_may_begin_with_a_number() -> None:
    _, found = read_text_lines("> The force closed\n> 31 of 80 cases.")
    assert found.text == "31 of 80 cases."


def test_more_than_a_number_is_no_quote() -> None:
    assert line("> 50 calls an hour").text == "> 50 calls an hour"


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5, 6])
def test_number_signs_make_a_heading(level: int) -> None:
    found = line(f"{'#' * level} Investigating crime")
    assert (found.role, found.level, found.text) == (Role.HEADING, level, "Investigating crime")


def test_a_heading_may_be_bold() -> None:
    found = line("### **Ungraded**")
    assert (found.text, found.bold) == ("Ungraded", True)


@pytest.mark.parametrize("printed", ["**Good**", "<b>Good</b>", "__Good__"])
def test_a_whole_line_may_be_bold(printed: str) -> None:
    assert line(printed).bold


def test_a_line_with_a_bold_word_is_not_bold() -> None:
    assert not line("The force is **good** at this.").bold


@pytest.mark.parametrize("mark", ["-", "•", "◼", "−", "–", "*", "\uf0b7", "○", "▪"])
def test_a_bullet_makes_an_item(mark: str) -> None:
    found = line(f"{mark} who it was")
    assert (found.role, found.mark, found.text) == (Role.ITEM, mark, "who it was")


@pytest.mark.parametrize("mark", ["1.", "2)", "(a)", "b.", "iv)"])
def test_a_number_makes_an_item(mark: str) -> None:
    found = line(f"{mark} who it was")
    assert (found.role, found.mark) == (Role.ITEM, mark)


def test_a_bold_line_is_no_item() -> None:
    assert line("** Good **").role is not Role.ITEM


def test_a_year_is_no_number_of_an_item() -> None:
    assert line("2016. It was a good year.").role is Role.TEXT


def test_tabs_make_a_row() -> None:
    assert line("Calls\t\t12").cells == ("Calls", "", "12")


def test_pipes_make_a_row() -> None:
    assert line("| Calls |  | **12** |").cells == ("Calls", "", "12")


@pytest.mark.parametrize("printed", ["---", "* * *", "____", "|---|:-:|"])
def test_a_rule_has_no_words(printed: str) -> None:
    assert (line(printed).role, line(printed).text) == (Role.RULE, "")


def test_a_note_keeps_its_number() -> None:
    found = line("<sup>4</sup> Homes, not people.")
    assert (found.role, found.mark, found.text) == (Role.FOOTNOTE, "4", "Homes, not people.")


def test_the_indent_counts_columns() -> None:
    assert line("\t- who it was").indent == 4


def test_a_form_feed_turns_the_page() -> None:
    assert [found.page for found in read_text_lines("one\n\ftwo\nthree")] == [1, 2, 2]


def test_without_form_feeds_there_are_no_pages() -> None:
    assert [found.page for found in read_text_lines("one\ntwo")] == [None, None]


@given(st.text(max_size=60))
def test_lines_are_numbered_without_gaps(text: str) -> None:
    lines = read_text_lines(text)
    assert [found.number for found in lines] == list(range(1, len(lines) + 1))


@given(st.text(alphabet="ab *_[]()<>\\`#|-1.&;\t", max_size=40))
def test_no_line_holds_a_line_break_or_a_double_space(text: str) -> None:
    assert all("  " not in found.text and "\n" not in found.text for found in read_text_lines(text))


def test_two_headings_make_markdown() -> None:
    assert looks_like_markdown("# One\ntext\n## Two\n")


def test_a_number_sign_in_the_text_makes_no_markdown() -> None:
    assert not looks_like_markdown("#tag\nWe are #1 in this.\n")


def test_a_row_may_hold_nothing_but_a_later_cell() -> None:
    _, found = read_text_lines("Good\tAdequate\tInadequate\n\t\tInvestigating crime")
    assert (found.role, found.cells) == (Role.ROW, ("", "", "Investigating crime"))


@pytest.mark.parametrize(
    "text", ["Good\tAdequate\n\n\tInvestigating crime", "Good\tAdequate\n\tCrime has fallen."]
)
def test_a_text_behind_a_tab_is_no_row_by_itself(text: str) -> None:
    assert read_text_lines(text)[-1].role is Role.TEXT


@pytest.mark.parametrize(
    "text",
    [
        "**How clean are the vans of Oxley?\n..... 14**",
        "**How clean\nare the\nvans? 7**\n",
        "Text before.\n\n**How clean are\nthe vans? ..... 9**\n\nText after.",
    ],
)
def test_a_bold_contents_entry_that_a_tool_wrapped_is_bold_on_each_line(text: str) -> None:
    lines = [line for line in read_text_lines(text) if line.text]
    inside = [line for line in lines if not line.text.startswith("Text")]

    assert all(line.bold for line in inside)
    assert not any("*" in line.text for line in lines)
    assert not any(line.bold for line in lines if line not in inside)


@pytest.mark.parametrize(
    "text",
    [
        "**Note\n\nthat vans 4**",
        "**Vans for each\n1,000 people**",
        "** one\ntwo **",
        "**a\n**b** c",
        "**Vans:** they\nare **clean**",
    ],
)
def test_other_marks_make_no_line_bold(text: str) -> None:
    assert not any(line.bold for line in read_text_lines(text))


@pytest.mark.parametrize("mark", ["1.", "12)", "(a)", "iv.", "-", "+"])
def test_an_escaped_mark_makes_an_item_as_on_the_page(mark: str) -> None:
    escaped = f"{mark[:-1]}\\{mark[-1]}"
    (line,) = read_text_lines(f"{escaped} train its clerks")
    assert (line.role, line.mark, line.text) == (Role.ITEM, mark, "train its clerks")


@pytest.mark.parametrize("text", ["1\\.5 percent", "\\* as at March", "\\# 1 place", "see 1\\. a"])
def test_other_escapes_make_no_item(text: str) -> None:
    (line,) = read_text_lines(text)
    assert line.role is Role.TEXT


@pytest.mark.parametrize(
    "mark", ["{1}" + "-" * 48, "--- Page 2 ---", "=== page 2 of 9 ===", "<!-- PageBreak -->"]
)
def test_the_page_marks_of_converters_turn_the_page(mark: str) -> None:
    before, number, turned, after = read_text_lines(f"They asked\n4\n{mark}\nfor help.")
    assert [line.page for line in (before, number, turned, after)] == [1, 1, 2, 2]
    assert (number.role, turned.role) == (Role.HEADER, Role.HEADER)


@pytest.mark.parametrize("line", ["---", "--- page ---", "{1} and {2}", "<!-- a --> and b"])
def test_other_lines_turn_no_page(line: str) -> None:
    assert [found.page for found in read_text_lines(f"{line}\nText")] == [None, None]


def test_a_comment_is_furniture() -> None:
    assert [line.role for line in read_text_lines("<!-- from a scan -->\nText")] == [
        Role.HEADER,
        Role.TEXT,
    ]


# ---- what converters leave -----------------------------------------------------------------------


PANDOC = """::: {#top .main}
# PEEL 2021/22 {#peel .page-title}

[Published on:]{.label} [14 October 2022]{.date}

It has [independent advisory
groups](#x){.glossary} in {braces}.

  Outstanding      Good
  ---------------- ------------------
  Crime records    Preventing crime
                   Responding
:::
"""


def test_what_pandoc_tells_other_programs_is_left_out() -> None:
    lines = read_text_lines(PANDOC)
    assert len(lines) == PANDOC.count("\n")
    assert [(str(line.role), line.text) for line in lines if line.text] == [
        ("heading", "PEEL 2021/22"),
        ("text", "Published on: 14 October 2022"),
        ("text", "It has independent advisory"),
        ("text", "groups in {braces}."),
        ("row", "Outstanding Good"),
        ("row", "Crime records Preventing crime"),
        ("row", "Responding"),
    ]


def test_the_cells_of_a_table_of_dashes_stand_under_their_heads() -> None:
    rows = [line.cells for line in read_text_lines(PANDOC) if line.role is Role.ROW]
    assert rows == [
        ("Outstanding", "Good"),
        ("Crime records", "Preventing crime"),
        ("", "Responding"),
    ]


@pytest.mark.parametrize(
    "text", ["Use of {force}", "The set {a, b} is ours.", "no -- - table", "a ::: b"]
)
def test_braces_and_dashes_of_other_texts_stay(text: str) -> None:
    assert [line.text for line in read_text_lines(text)] == [text]


SAVED = """Home <https://a.example/> and
Skip to main <#main>

  * Severnvale 2016
    <https://a.example/2016/>

See <x> and 5 < 6 > 4 <mailto:a@b.example>.
<https://alone.example/>
"""


def test_the_addresses_of_links_in_a_page_saved_as_text_are_left_out() -> None:
    assert [line.text for line in read_text_lines(SAVED) if line.text] == [
        "Home and", "Skip to main", "Severnvale 2016", "See <x> and 5 < 6 > 4.",
    ]  # fmt: skip


def test_a_text_with_few_addresses_keeps_them() -> None:
    (line,) = read_text_lines("See <https://a.example/> there.")
    assert line.text == "See <https://a.example/> there."


@pytest.mark.parametrize("marks", ["ee", "e«", "¢e", "«»"])
def test_bullets_that_a_scan_has_misread_make_items(marks: str) -> None:
    text = "\n\n".join(f"{mark} The force should count its vans." for mark in marks)
    assert [line.role for line in read_text_lines(text) if line.text] == [Role.ITEM] * 2


@pytest.mark.parametrize(
    "text", ["e The only one", "a b\n\ne mail is slow\nc d\ne mail is", "e-mail\n\ne-mail"]
)
def test_a_lone_letter_makes_no_item(text: str) -> None:
    assert Role.ITEM not in [line.role for line in read_text_lines(text)]


@pytest.mark.parametrize("dirt", [". -", "|", "~ .", "'"])
def test_a_spot_of_dirt_is_furniture(dirt: str) -> None:
    assert read_text_lines(f"A\n\n{dirt}\n\nb")[2].role is Role.HEADER


@pytest.mark.parametrize("text", ["-", "•", "*", "4.", "a."])
def test_a_lone_bullet_or_number_is_no_dirt(text: str) -> None:
    assert read_text_lines(text)[0].role is not Role.HEADER


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["•", "◼", "\uf0b7", "1.", "(a)", "4.2."])
def test_a_mark_alone_on_its_line_belongs_to_the_text_below(mark: str, gap: str) -> None:
    found = [line for line in read_text_lines(f"{mark}{gap}train its clerks") if line.text]
    assert [line.text.endswith("train its clerks") for line in found] == [True]
    assert found[0].mark == mark or found[0].text == f"{mark} train its clerks"


@pytest.mark.parametrize("text", ["4\n\nThe force", "•\n\n\nThe force", "•\n5 vans", "2015.\nIt"])
def test_other_lone_signs_stay_alone(text: str) -> None:
    assert len(read_text_lines(text)) == text.count("\n") + 1
    assert read_text_lines(text)[-1].mark == ""


def test_a_tag_over_a_line_end_is_left_out() -> None:
    text = '<div class="grade"\nstyle="border:0">\n\nGood\n\n<span\nid="x">here</span> 3 < 4\nand 5 > 4'
    assert [line.text for line in read_text_lines(text) if line.text] == [
        "Good", "here 3 < 4", "and 5 > 4",
    ]  # fmt: skip


def test_a_span_inside_a_span_is_its_words() -> None:
    text = '# [[Findings]{lang="en" style="color:red"}]{#_Toc4 .x}\n\n::: x\n'
    assert read_text_lines(text)[0].text == "Findings"


def test_bullets_that_stand_over_all_their_entries_say_nothing() -> None:
    text = "Label\n•\n•\n\n•\n\nThe force should find out.\nThe force should wait.\n"
    lines = read_text_lines(text)
    assert [line.text for line in lines if line.text] == [
        "Label", "The force should find out.", "The force should wait.",
    ]  # fmt: skip
    assert len(lines) == text.count("\n")


def test_numbers_that_stand_over_all_their_entries_are_furniture() -> None:
    lines = [
        line for line in read_text_lines("1.\n\n2.\n\n3.\n\nHow well?\nHow often?\n") if line.text
    ]
    assert [line.role for line in lines] == [Role.HEADER] * 3 + [Role.TEXT] * 2


def test_a_dash_alone_before_a_small_letter_is_a_bullet() -> None:
    lines = [
        line for line in read_text_lines("itself that:\n–\nits vans are clean;\n") if line.text
    ]
    assert [(line.role, line.text) for line in lines][1:] == [(Role.ITEM, "its vans are clean;")]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("<td>· The force should dry ropes.", (Role.ITEM, "The force should dry ropes.")),
        ("<tr><td>- The force should dry ropes.</td>", (Role.ITEM, "The force should dry ropes.")),
        ("<li>The force should dry ropes.</li>", (Role.ITEM, "The force should dry ropes.")),
        ("<ul><li>2. Dry ropes</li>", (Role.ITEM, "2. Dry ropes")),
        ("<p>The force dries ropes.</p>", (Role.TEXT, "The force dries ropes.")),
        ("<td>Areas for improvement</td>", (Role.TEXT, "Areas for improvement")),
    ],
)
def test_a_bullet_may_stand_behind_tags(raw: str, told: tuple[Role, str]) -> None:
    [line] = read_text_lines(raw)
    assert (line.role, line.text) == told


@pytest.mark.parametrize(
    "printed",
    [
        "- one:\n\n```{=html}\n<!-- -->\n```\n- two\n\n[a]{.smallcaps}\n",
        "- one:\n\n``` {=html}\n<!-- -->\n```\n\n- two\n\na\n",
        "one\n\n````{=html}\n<!-- -->\n````\n\ntwo\n\na\n",
    ],
)
def test_what_pandoc_sets_between_two_lists_is_not_read(printed: str) -> None:
    told = [
        one.text for one in read_text_lines(printed) if one.text and one.role is not Role.HEADER
    ]
    assert [text.rstrip(":") for text in told] == ["one", "two", "a"]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (
            "> [!warning] Area for improvement\n> The force should act.",
            ["Area for improvement", "The force should act."],
        ),
        ("> [!danger]- Cause of concern\n> It fails.", ["Cause of concern", "It fails."]),
        ("> [!NOTE]\n> The force should act.", ["The force should act."]),
        (
            '!!! warning "Area for improvement"\n    The force should act.',
            ["Area for improvement", "The force should act."],
        ),
        (
            '::: {.callout-note title="Recommendation"}\nThe force should act.\n:::',
            ["Recommendation", "The force should act."],
        ),
        (
            "[[Inspections]] of [[Marlshire|the force]] are kept.",
            ["Inspections of the force are kept."],
        ),
        ("![[cover.png]]\nThe force is good.", ["The force is good."]),
        ("See [the whole\nreport](#report) for more.", ["See the whole", "report for more."]),
        ("/Cause of concern/\n\nIt fails.", ["Cause of concern", "It fails."]),
        (
            "*To what extent does it\nact?*\n\nIt does.",
            ["To what extent does it", "act?", "It does."],
        ),
        ("> /Area for improvement/\n>\n> It should.", ["Area for improvement", "It should."]),
        ("/etc/passwd is a file.", ["/etc/passwd is a file."]),
        ("Stop/search and either/or stay.", ["Stop/search and either/or stay."]),
    ],
)
def test_dialects_and_mails_mark_what_a_reader_sees(printed: str, told: list[str]) -> None:
    assert [line.text for line in read_text_lines(printed) if line.text] == told


LYNX = (
    "[1]Home\n[2]About\n\nOur [3]2015 report and [4]The plan.\nIt held [5] things.\n[6]Share\n\n"
    "References\n\n   1. https://marlshire.example/\n   2. https://marlshire.example/a\n"
)


def test_the_numbers_that_a_terminal_browser_gives_to_links_are_not_read() -> None:
    told = [line.text for line in read_text_lines(LYNX) if line.text]
    assert told[:5] == [
        "Home",
        "About",
        "Our 2015 report and The plan.",
        "It held [5] things.",
        "Share",
    ]


def test_numbers_in_brackets_without_a_list_of_links_stay() -> None:
    text = LYNX.partition("References")[0]
    assert "Our [3]2015 report and [4]The plan." in [line.text for line in read_text_lines(text)]


@pytest.mark.parametrize("quote", ["", "> ", "> > ", ">"])
def test_a_title_with_a_line_under_it_is_a_heading_also_in_a_quotation(quote: str) -> None:
    text = "\n".join(
        f"{quote}{line}" for line in ("", "What next?", "==========", "", "It will act.")
    )
    assert [(line.role, line.text) for line in read_text_lines(text) if line.text] == [
        (Role.HEADING, "What next?"),
        (Role.TEXT, "It will act."),
    ]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Crime fell.[16](#fn16)", "Crime fell."),
        ("Crime fell,^[16](#fn16)^ then rose.", "Crime fell, then rose."),
        ("Crime fell.[\\[3\\]](#_ftn3)", "Crime fell."),
        ("Crime fell.[[4]](https://example.org/a#_ftn4)", "Crime fell."),
        ("Crime fell.^4^", "Crime fell."),
        ("An area of 10 km^2^", "An area of 10 km^2^"),
        ("Crime in numbers [16](#crime)", "Crime in numbers 16"),
        ("See [2016](#then) and [a note](#fn1).", "See 2016 and a note."),
    ],
)
def test_the_link_of_a_footnote_is_no_word(printed: str, read: str) -> None:
    assert line(printed).text == read


def test_a_box_on_one_line_holds_lines_of_its_number() -> None:
    row, _ = read_text_lines(
        "| **Notes**  * One is late; and * two are lost.  We go on. |\n| --- |"
    )
    inside = [(told.role, told.bold, told.text, told.number) for told in row.inside]
    assert inside == [
        (Role.TEXT, True, "Notes", 1),
        (Role.ITEM, False, "One is late; and", 1),
        (Role.ITEM, False, "two are lost.", 1),
        (Role.TEXT, False, "We go on.", 1),
    ]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| One | Two |", ("One", "Two")),
        ("| One \\| two | Three |", ("One | two", "Three")),
        ("| 2 - 3 | Good - or better |", ("2 - 3", "Good - or better")),
        ("| a * b | c |", ("a * b", "c")),
    ],
)
def test_a_row_of_cells_holds_no_entries(row: str, cells: tuple[str, ...]) -> None:
    found = line(row)
    assert (found.cells, found.parts, found.inside) == (cells, (), ())


def test_a_table_may_have_no_outer_pipes() -> None:
    head, rule, row = read_text_lines("Area| Grade  \n---|---  \nCrime| Good  ")
    assert (head.cells, rule.role, row.cells) == (("Area", "Grade"), Role.RULE, ("Crime", "Good"))


@pytest.mark.parametrize(
    "text",
    [
        "| " + "a - b " * 30_000 + "|\n| --- |",
        "|" + "  x" * 50_000 + "|",
        "= " + " " * 100_000 + "x\n" * 2,
        "---|---\n" * 20_000,
        "| a\n" * 20_000,
        ".. x::\n`" * 20_000,
        "{|\n" * 20_000,
    ],
)
def test_marks_without_end_cost_no_time(text: str) -> None:
    read_text_lines(text)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("as the chief says.^1 Nobody", "as the chief says. Nobody"),
        ("as the chief says.^(2)", "as the chief says."),
        ("as the chief says^[1][2] it is", "as the chief says it is"),
        ("a plan.^{1} It is", "a plan. It is"),
        ("a plan.¹²", "a plan."),
        ("of 10 km^2 and 3 m² it has", "of 10 km^2 and 3 m² it has"),
        ("x^2 and y^10^3", "x^2 and y^10^3"),
    ],
)
def test_the_raised_number_of_a_note_is_no_word(printed: str, read: str) -> None:
    assert read_text_lines(printed)[0].text == read


@pytest.mark.parametrize("mark", ["¹ ", "^1 ", "^(1) ", "^[1] ", "¹²"])
def test_a_raised_number_opens_a_note(mark: str) -> None:
    line = read_text_lines(f"{mark}Letter of the chief constable.")[0]
    assert (line.role, line.text) == (Role.FOOTNOTE, "Letter of the chief constable.")


@pytest.mark.parametrize("mark", "★☆◎△♦❍➜")
def test_marks_of_deeper_lists_make_items(mark: str) -> None:
    assert read_text_lines(f"      {mark} each call is logged")[0].role is Role.ITEM
    assert read_text_lines(f"{mark * 3} Good")[0].role is Role.TEXT


def test_a_heading_broken_behind_a_hyphen_is_one_word() -> None:
    prose = "This is a line of prose that goes on to the very end of its\nlast words.\n\n"
    text = prose * 6 + "## How well does it do at investigating crime and at re-\noffending?\n\n"
    assert "re-offending?" in " ".join(line.text for line in read_text_lines(text))


GAPS = "Title\n\n" + "".join(
    f"One line.\n\nAnother line.\n\n\n\n\n\n{name}\n\n\n" for name in ("One", "Two", "Three of it")
)


def test_gaps_round_lines_tell_headings() -> None:
    lines = read_text_lines(f"{GAPS}Words.\n\nMore words.\n")
    assert [line.text for line in lines if line.role is Role.HEADING] == [
        "One",
        "Two",
        "Three of it",
    ]


@pytest.mark.parametrize(
    "page_end",
    [
        "\n\n\n\n                    {}\n\f      Marlshire Police – Crime inspection\n\n\n",
        "\n\n\n\n                    {}\n      Marlshire Police – Crime inspection\n\n\n",
        "\n\n\n\nMarlshire Police – Crime inspection {}\n\n\n",
        "\n\n\n\n{}\n\n\n",
    ],
)
def test_gaps_at_the_ends_of_pages_tell_no_headings(page_end: str) -> None:
    text = "".join(f"One line.\n\nAnother line.\n{page_end.format(n)}" for n in (2, 3, 4))
    assert Role.HEADING not in {line.role for line in read_text_lines(f"{text}Words.\n\nWords.\n")}


@pytest.mark.parametrize(
    "text",
    [
        GAPS.replace("Three of it", "Three."),
        GAPS.replace("\n\n\nOne line.", "\n\nOne line."),
        GAPS.replace("Title", "# Title"),
        GAPS.replace("line.\n\nAnother", "line.\n\n\nAnother"),
    ],
)
def test_other_gaps_tell_none(text: str) -> None:
    found = [line.text for line in read_text_lines(f"{text}Words.\n") if line.role is Role.HEADING]
    assert not set(found) & {"One", "Two", "Three", "Three."}
