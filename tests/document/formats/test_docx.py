"""Word files: what they print becomes lines, whatever the file tries."""

from __future__ import annotations

import contextlib
import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.document.formats.docx import read_docx, read_word
from peeldiff.document.limits import DEFAULT_LIMITS, Limits
from peeldiff.document.source import Line, Role
from peeldiff.errors import FormatError, LimitError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<w:styles {W}>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="H1"/></w:style>
<w:style w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>"""


def document(body: str, **parts: str) -> bytes:
    """Pack a body, and other parts by their names, as a Word file."""
    named = {"styles": STYLES, "numbering": NUMBERING, **parts}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{TYPE}/{part.rstrip("0123456789")}" Target="{part}.xml"/>'
        for n, part in enumerate(named)
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="a" Type="{TYPE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>"
        )
        archive.writestr(
            "word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>"
        )
        for part, text in named.items():
            archive.writestr(f"word/{part}.xml", text)
    return packed.getvalue()


def p(text: str, properties: str = "", run: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def item(text: str, list_id: int, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def table(*rows: list[str]) -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> list[Line]:
    lines, _ = read_docx(data, "report.docx", limits)
    return [line for line in lines if line.text]


def test_heading_styles_inherited_and_outline_levels_make_headings() -> None:
    body = p("One", style("H1")) + p("Two", style("Sub")) + p("Three", style("Deep"))
    body += p("Four", '<w:outlineLvl w:val="3"/>') + p("Prose", style("Loop"))

    assert [(line.role, line.level) for line in read(document(body))] == [
        (Role.HEADING, 1),
        (Role.HEADING, 1),
        (Role.HEADING, 3),
        (Role.HEADING, 4),
        (Role.TEXT, 0),
    ]


def test_numbers_are_counted_as_word_prints_them() -> None:
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 1, 1)

    assert [(line.mark, line.level) for line in read(document(body))] == [
        ("1.", 0),
        ("1.a)", 1),
        ("1.b)", 1),
        ("2.", 0),
        ("2.a)", 1),
    ]


def test_bullets_keep_their_private_use_glyph() -> None:
    (line,) = read(document(item("train staff", 2)))

    assert (line.role, line.mark, line.text) == (Role.ITEM, "\uf0b7", "train staff")


def test_only_a_paragraph_all_in_bold_is_bold() -> None:
    mixed = p("Good", run="<w:b/>").removesuffix("</w:p>") + p(" work").removeprefix("<w:p>")
    body = p("Good", run="<w:b/>") + p("Good", run='<w:b w:val="0"/>') + mixed

    assert [line.bold for line in read(document(body))] == [True, False, False]


def test_table_rows_keep_their_cells_and_spans() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Grade")}'
    body = table([p("Area"), wide], [p("Custody"), p("Good") + p("(2019)"), p("")])

    assert [line.cells for line in read(document(body))] == [
        ("Area", "Grade", ""),
        ("Custody", "Good (2019)", ""),
    ]


def test_a_table_of_one_column_is_a_box_of_blocks() -> None:
    body = table([p("Area for improvement") + item("train staff", 2)])

    assert [line.role for line in read(document(body))] == [Role.TEXT, Role.ITEM]


def test_a_table_that_holds_a_list_is_read_as_blocks() -> None:
    body = table([p("Areas for improvement"), item("train", 2) + item("record", 2)])

    assert [line.role for line in read(document(body))] == [Role.TEXT, Role.ITEM, Role.ITEM]


def test_a_number_beside_the_paragraphs_of_a_finding_makes_no_table_of_data() -> None:
    finding = p("Cause of concern") + p("Cells are cold.") + p("Recommendations")
    body = table([p("6.1"), finding + p("The force should heat them.")])

    assert [line.role for line in read(document(body))] == [Role.TEXT] * 5


def test_cells_of_data_with_a_paragraph_each_stay_rows() -> None:
    body = table([p("Custody"), p("Good")], [p("Property"), p("Adequate") + p("(of 2016)")])

    assert [line.role for line in read(document(body))] == [Role.ROW, Role.ROW]


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent>{p('Case study')}</w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>Beside it.</w:t></w:r><w:r>{drawn}</w:r></w:p>"

    assert [line.text for line in read(document(body))] == ["Beside it.", "Case study"]
    assert [line.text for line in read(document(table([body, p("x")])))] == [
        "Beside it. Case study x"
    ]


def test_a_box_in_a_box_is_read_once() -> None:
    body = p("innermost")
    for _ in range(20):
        body = f"<w:p><w:r><w:drawing><w:txbxContent>{body}</w:txbxContent></w:drawing></w:r></w:p>"

    assert [line.text for line in read(document(body))] == ["innermost"]


def test_a_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    body = '<w:p><w:r><w:t>Crime fell</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("By 3%.")}</w:footnote></w:footnotes>'

    assert [
        (line.role, line.mark, line.text)
        for line in read(document(body + p("Next."), footnotes=notes))
    ] == [(Role.TEXT, "", "Crime fell"), (Role.FOOTNOTE, "1", "By 3%."), (Role.TEXT, "", "Next.")]


def test_headers_and_footers_are_kept_once_each() -> None:
    header = f"<w:hdr {W}>{p('Marlshire')}</w:hdr>"
    footer = f"<w:ftr {W}>{p('Page')}</w:ftr>"
    lines = read(document(p("Prose"), header1=header, header2=header, footer1=footer))

    assert [(line.role, line.text) for line in lines] == [
        (Role.HEADER, "Marlshire"),
        (Role.TEXT, "Prose"),
        (Role.HEADER, "Page"),
    ]


def test_tracked_changes_are_read_as_accepted_with_a_warning() -> None:
    body = (
        "<w:p><w:r><w:t>The force </w:t></w:r><w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>must</w:t></w:r></w:ins><w:r><w:t> act.</w:t></w:r></w:p>"
    )
    lines, warnings = read_docx(document(body), "report.docx", DEFAULT_LIMITS)

    assert [line.text for line in lines] == ["The force must act."]
    assert [warning.code for warning in warnings] == ["tracked-changes"]


def test_hidden_text_and_field_codes_are_no_text() -> None:
    body = (
        "<w:p><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:t>See </w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>page 2</w:t></w:r></w:p>"
    )

    assert [line.text for line in read(document(body))] == ["See page 2"]


def test_hidden_text_is_warned_of_but_not_hidden_field_codes() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>"
    body = p("Custody") + "<w:p>{}</w:p>"

    def warnings(run: str) -> list[tuple[str, str]]:
        data = document(body.format(hidden.format(run)))
        return [(w.code, w.text) for w in read_docx(data, "r.docx", DEFAULT_LIMITS)[1]]

    assert warnings("<w:t>secret</w:t>") == [
        ("hidden-text", "Text that no reader sees was not read.")
    ]
    assert warnings("<w:instrText>XE vans</w:instrText>") == []


def test_pages_are_known_where_word_noted_its_breaks() -> None:
    broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>second</w:t></w:r></w:p>"

    assert [line.page for line in read(document(p("first") + broken + p("third")))] == [1, 2, 2]


def test_a_paragraph_that_ends_on_the_next_page_begins_on_its_own() -> None:
    across = "<w:p><w:r><w:t>begins </w:t><w:lastRenderedPageBreak/><w:t>ends</w:t></w:r></w:p>"

    assert [line.page for line in read(document(across + p("next")))] == [1, 2]


# ---- hostile files ------------------------------------------------------------------------------


def repacked(part: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, content)
    return packed.getvalue()


def test_a_zip_bomb_is_refused_while_it_unpacks() -> None:
    bomb = repacked("word/document.xml", b" " * 40_000_000)

    with pytest.raises(LimitError, match=r"report\.docx unpacks to more than a report holds"):
        read(bomb)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "https://marlshire.example/x.dtd">',
    ],
    ids=["expansion", "file", "remote"],
)
def test_entities_are_refused(declared: str) -> None:
    body = f"{declared}<w:document {W}><w:body>{p('x')}</w:body></w:document>"

    with pytest.raises(FormatError, match="declares entities"):
        read(repacked("word/document.xml", body.encode()))


def test_names_in_the_archive_are_never_paths() -> None:
    packed = io.BytesIO(document(p("Prose")))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("../../escaped.txt", "x")
        archive.writestr("/etc/absolute", "x")

    assert [line.text for line in read(packed.getvalue())] == ["Prose"]


def test_a_relation_may_not_point_outside_the_archive() -> None:
    relations = (
        f'<Relationships><Relationship Type="{TYPE}/officeDocument" '
        'Target="../../etc/passwd"/></Relationships>'
    )

    with pytest.raises(FormatError, match="without a document in it"):
        read(repacked("_rels/.rels", relations.encode()))


def test_more_entries_than_the_limit_are_refused_unopened() -> None:
    with pytest.raises(LimitError, match="archive of more than 3 files"):
        read(document(p("x")), Limits(archive_entries=3))


def test_deep_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 2_000 + p("x") + "</w:sdtContent></w:sdt>" * 2_000

    with pytest.raises(LimitError, match="levels of nesting"):
        read(document(deep))


def test_nesting_up_to_the_limit_is_read() -> None:
    levels = (DEFAULT_LIMITS.nesting - 10) // 2
    deep = "<w:sdt><w:sdtContent>" * levels + p("x") + "</w:sdtContent></w:sdt>" * levels

    assert [line.text for line in read(document(deep))] == ["x"]


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95], ids=["third", "half", "end"])
def test_a_file_cut_short_is_damaged(kept: float) -> None:
    whole = document(p("Prose " * 400))

    with pytest.raises(FormatError, match=r"report\.docx is a damaged Word file"):
        read(whole[: int(len(whole) * kept)])


def test_a_part_that_is_not_xml_is_damaged() -> None:
    with pytest.raises(FormatError, match=r"line 1 of its text is not XML"):
        read(repacked("word/document.xml", b"<w:document"))


def test_an_archive_without_a_document_says_so() -> None:
    with pytest.raises(FormatError, match="without a document in it"):
        read(repacked("word/other.xml", b"<x/>"))


# ---- laws ---------------------------------------------------------------------------------------

TEXT = st.text("abcXYZ019 é’–<&>\t", min_size=1, max_size=40)


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(["p", "item", "row", "heading"]), TEXT), max_size=12))
def test_letters_and_digits_come_out_in_the_order_they_went_in(
    blocks: list[tuple[str, str]],
) -> None:
    made = {
        "p": p,
        "item": lambda text: item(text, 2),
        "row": lambda text: table([p(text), p("")]),
        "heading": lambda text: p(text, style("H1")),
    }
    lines = read(document("".join(made[kind](text) for kind, text in blocks)))
    given_text = "".join(text for _, text in blocks)
    read_text = "".join(line.text for line in lines)

    assert [c for c in read_text if c.isalnum()] == [c for c in given_text if c.isalnum()]


@settings(max_examples=50)
@given(st.integers(0, 4_000), st.binary(min_size=1, max_size=8))
def test_a_file_with_flipped_bytes_is_read_or_refused(at: int, noise: bytes) -> None:
    whole = document(p("Prose") + item("item", 1) + table([p("a"), p("b")]))
    at %= len(whole)

    with contextlib.suppress(FormatError, LimitError):
        read(whole[:at] + noise + whole[at + len(noise) :])


# ---- text files that Word has opened -------------------------------------------------------------

PLAIN_STYLES = STYLES.replace(
    "</w:styles>",
    '<w:style w:styleId="PT"><w:name w:val="Plain Text"/></w:style>'
    '<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="PT"/></w:style></w:styles>',
)
TYPED = [
    "The drivers of Oxley keep a book",
    "in which each writes.",
    "",
    "  * vans",
    "  * dogs",
    "",
]


@pytest.mark.parametrize("name", ["PT", "Mine"])
def test_a_text_file_that_word_has_opened_is_read_as_one(name: str) -> None:
    body = "".join(p(line, style(name)) for line in [*TYPED, *TYPED])
    lines, _, is_text = read_word(document(body, styles=PLAIN_STYLES), "a.docx", DEFAULT_LIMITS)
    assert is_text
    assert [(line.role, line.text) for line in lines][:5] == [
        (Role.TEXT, TYPED[0]), (Role.TEXT, TYPED[1]), (Role.TEXT, ""),
        (Role.ITEM, "vans"), (Role.ITEM, "dogs"),
    ]  # fmt: skip


def test_a_document_with_some_lines_of_plain_text_is_none() -> None:
    body = "".join(p(line, style("PT")) for line in TYPED * 2) + p("A paragraph.") * 4
    assert not read_word(document(body, styles=PLAIN_STYLES), "a.docx", DEFAULT_LIMITS)[2]


def test_the_paragraphs_of_a_cell_stay_apart() -> None:
    body = table([p("No."), p("Area")], [p("1"), p("Train staff") + p("Few were trained.")])

    assert [line.parts for line in read(document(body))] == [
        (),
        (("1",), ("Train staff", "Few were trained.")),
    ]
