"""OpenDocument texts: what they print becomes lines, whatever the file tries."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.document.formats.odt import read_odt, read_opendocument
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role
from peeldiff.errors import FormatError, LimitError

NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    ]
)
AUTOMATIC = """<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style><style:style style:name="BP" style:family="paragraph" style:parent-style-name="BB"/>
<style:style style:name="BB" style:family="paragraph"><style:text-properties fo:font-weight="700"/>
</style:style><style:style style:name="T1" style:family="paragraph"
 style:parent-style-name="Title"/><text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"
 text:bullet-char="&#xE00C;"/></text:list-style></office:automatic-styles>"""


def document(body: str, styles: str = "", prolog: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"{prolog}<office:document-content {NS}>{AUTOMATIC}<office:body><office:text "
            f'text:use-soft-page-breaks="true">{body}</office:text></office:body>'
            "</office:document-content>",
        )
        if styles:
            archive.writestr(
                "styles.xml",
                f"<office:document-styles {NS}><office:master-styles><style:master-page>{styles}"
                "</style:master-page></office:master-styles></office:document-styles>",
            )
    return packed.getvalue()


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def listed(style: str, *items: str) -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}">{inside}</text:list>'


def table(*rows: list[str]) -> str:
    inside = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{inside}</table:table>"


def read(data: bytes) -> list[Line]:
    lines, _ = read_odt(data, "report.odt", DEFAULT_LIMITS)
    return [line for line in lines if line.text]


def test_headings_have_their_outline_level_and_titles_the_first() -> None:
    body = p("Marlshire Police", "T1") + '<text:h text:outline-level="3">Custody</text:h>'

    assert [(line.role, line.level) for line in read(document(body))] == [
        (Role.HEADING, 1),
        (Role.HEADING, 3),
    ]


def test_nested_lists_are_numbered_as_printed() -> None:
    body = listed("L1", p("a") + listed("", p("b"), p("c")), p("d") + p("more"))

    assert [(line.role, line.mark, line.level) for line in read(document(body))] == [
        (Role.ITEM, "1.", 0),
        (Role.ITEM, "a)", 1),
        (Role.ITEM, "b)", 1),
        (Role.ITEM, "2.", 0),
        (Role.TEXT, "", 0),
    ]


def test_bullets_keep_their_private_use_glyph() -> None:
    (line,) = read(document(listed("L2", p("train staff"))))

    assert (line.role, line.mark) == (Role.ITEM, "\ue00c")


def test_a_list_that_goes_on_keeps_counting() -> None:
    again = listed("L1", p("c")).replace(
        "<text:list ", '<text:list text:continue-numbering="true" '
    )

    assert [line.mark for line in read(document(listed("L1", p("a"), p("b")) + again))] == [
        "1.",
        "2.",
        "3.",
    ]


def test_only_a_paragraph_all_in_bold_is_bold() -> None:
    span = '<text:p><text:span text:style-name="B">Good</text:span>{}</text:p>'
    body = span.format("") + span.format(" work") + p("Good", "BP")

    assert [line.bold for line in read(document(body))] == [True, False, True]


def test_table_rows_keep_their_cells() -> None:
    body = table([p("Area"), p("Grade")], [p("Custody"), p("Good") + p("(2019)")])

    assert [line.cells for line in read(document(body))] == [
        ("Area", "Grade"),
        ("Custody", "Good (2019)"),
    ]


def test_a_table_of_one_column_is_a_box_of_blocks() -> None:
    body = table([p("Area for improvement") + listed("L2", p("train staff"))])

    assert [line.role for line in read(document(body))] == [Role.TEXT, Role.ITEM]


def test_a_footnote_follows_its_paragraph() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('By 3%.')}</text:note-body></text:note>"
    )
    body = f"<text:p>Crime fell{note}.</text:p>" + p("Next.")

    assert [(line.role, line.mark, line.text) for line in read(document(body))] == [
        (Role.TEXT, "", "Crime fell."),
        (Role.FOOTNOTE, "1", "By 3%."),
        (Role.TEXT, "", "Next."),
    ]


def test_a_table_that_holds_a_list_is_read_as_blocks() -> None:
    body = table([p("Areas for improvement"), listed("L2", p("train"), p("record"))])

    assert [line.role for line in read(document(body))] == [Role.TEXT, Role.ITEM, Role.ITEM]


def test_a_number_beside_the_paragraphs_of_a_finding_makes_no_table_of_data() -> None:
    finding = p("Cause of concern") + p("Cells are cold.") + p("Recommendations")
    body = table([p("6.1"), finding + p("The force should heat them.")])

    assert [line.role for line in read(document(body))] == [Role.TEXT] * 5


def test_cells_of_data_with_a_paragraph_each_stay_rows() -> None:
    body = table([p("Custody"), p("Good")], [p("Property"), p("Adequate") + p("(of 2016)")])

    assert [line.role for line in read(document(body))] == [Role.ROW, Role.ROW]


def test_a_text_box_follows_its_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('Case study')}</draw:text-box></draw:frame>"

    assert [line.text for line in read(document(f"<text:p>Beside{box} it.</text:p>"))] == [
        "Beside it.",
        "Case study",
    ]


def test_a_box_in_a_box_is_read_once() -> None:
    body = p("innermost")
    for _ in range(20):
        box = f"<draw:frame><draw:text-box>{body}</draw:text-box></draw:frame>"
        body = f"<text:p>{box}</text:p>"

    assert [line.text for line in read(document(body))] == ["innermost"]


def test_spaces_tabs_and_breaks_have_elements() -> None:
    body = "<text:p>a<text:s text:c='3'/>b<text:tab/>c\nd<text:line-break/>e</text:p>"

    assert [line.text for line in read(document(body))] == ["a b c d", "e"]


def test_running_headers_and_footers_are_kept() -> None:
    styles = f"<style:header>{p('Marlshire')}</style:header><style:footer>{p('2')}</style:footer>"

    assert [(line.role, line.text) for line in read(document(p("Prose"), styles))] == [
        (Role.HEADER, "Marlshire"),
        (Role.TEXT, "Prose"),
        (Role.HEADER, "2"),
    ]


def test_tracked_changes_are_read_as_accepted_with_a_warning() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('gone')}</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>The force <text:change/>must act.</text:p>"
    )
    lines, warnings = read_odt(document(body), "report.odt", DEFAULT_LIMITS)

    assert [line.text for line in lines] == ["The force must act."]
    assert [warning.code for warning in warnings] == ["tracked-changes"]


def test_comments_are_no_text() -> None:
    body = f"<text:p>Seen<office:annotation>{p('unseen')}</office:annotation>.</text:p>"

    assert [line.text for line in read(document(body))] == ["Seen."]


def test_pages_are_known_where_the_file_notes_its_breaks() -> None:
    body = p("one") + "<text:soft-page-break/>" + p("two")

    assert [line.page for line in read(document(body))] == [1, 2]


def test_entities_are_refused() -> None:
    with pytest.raises(FormatError, match="declares entities"):
        read(document(p("x"), prolog='<!DOCTYPE x [<!ENTITY a "aaaa">]>'))


def test_deep_lists_are_refused() -> None:
    body = p("x")
    for _ in range(1_000):
        body = listed("", body)

    with pytest.raises(LimitError, match="levels of nesting"):
        read(document(body))


def test_a_cell_repeated_by_the_million_is_bounded() -> None:
    wide = '<table:table-cell table:number-columns-repeated="99999"/>'
    row = f"<table:table-row><table:table-cell>{p('a')}</table:table-cell>{wide}</table:table-row>"
    body = table([p("Area"), p("Grade")]).replace("</table:table>", f"{row}</table:table>")

    assert [line.cells for line in read(document(body))] == [("Area", "Grade"), ("a", "")]


def test_a_spreadsheet_says_that_it_holds_no_text() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", "<document><body><spreadsheet/></body></document>")

    with pytest.raises(FormatError, match="without a text in it"):
        read(packed.getvalue())


TEXT = st.text("abcXYZ019 é’–<&>", min_size=1, max_size=40)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(["p", "item", "row", "heading"]), TEXT), max_size=12))
def test_letters_and_digits_come_out_in_the_order_they_went_in(
    blocks: list[tuple[str, str]],
) -> None:
    made = {
        "p": p,
        "item": lambda text: listed("L2", p(text)),
        "row": lambda text: table([p(text), p("")]),
        "heading": lambda text: f"<text:h>{escape(text)}</text:h>",
    }
    lines = read(document("".join(made[kind](text) for kind, text in blocks)))
    given_text = "".join(text for _, text in blocks)
    read_text = "".join(line.text for line in lines)

    assert [c for c in read_text if c.isalnum()] == [c for c in given_text if c.isalnum()]


def test_hidden_text_is_left_out_with_a_warning() -> None:
    automatic = '<style:style style:name="X" style:family="text"><style:text-properties '
    body = p("Custody") + '<text:p>seen<text:span text:style-name="X"> secret</text:span></text:p>'
    data = document(body)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(packed, "w") as archive:
        content = given.read("content.xml").decode()
        style = f'{automatic}text:display="none"/></style:style></office:automatic-styles>'
        archive.writestr("content.xml", content.replace("</office:automatic-styles>", style))
    lines, warnings = read_odt(packed.getvalue(), "r.odt", DEFAULT_LIMITS)

    assert [line.text for line in lines if line.text] == ["Custody", "seen"]
    assert [(warning.code, warning.text) for warning in warnings] == [
        ("hidden-text", "Text that no reader sees was not read.")
    ]


def test_an_encoding_that_does_not_exist_is_damage() -> None:
    data = document(p("Custody"), prolog='<?xml version="1.0" encoding="NTF-8"?>')

    with pytest.raises(FormatError, match="damaged OpenDocument file"):
        read_odt(data, "r.odt", DEFAULT_LIMITS)


@pytest.mark.parametrize("style", ["Preformatted_20_Text", "Plain_20_Text"])
def test_a_text_file_that_a_word_processor_has_opened_is_read_as_one(style: str) -> None:
    typed = ["The drivers of Oxley keep a book", "in which each writes.", "", "* vans"] * 4
    body = "".join(p(line, style) for line in typed)
    lines, _, is_text = read_opendocument(document(body), "a.odt", DEFAULT_LIMITS)
    assert is_text
    assert [line.text for line in lines][:4] == [*typed[:3], "vans"]


def test_a_document_without_that_style_is_none() -> None:
    body = "".join(p(f"Paragraph {number}.") for number in range(20))
    assert not read_opendocument(document(body), "a.odt", DEFAULT_LIMITS)[2]


def test_the_paragraphs_of_a_cell_stay_apart() -> None:
    body = table([p("No."), p("Area")], [p("1"), p("Train staff") + p("Few were trained.")])

    assert [line.parts for line in read(document(body))] == [
        (),
        (("1",), ("Train staff", "Few were trained.")),
    ]
