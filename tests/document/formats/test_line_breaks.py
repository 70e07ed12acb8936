"""Line breaks, tabs, preformatted text and `dl`: what an author sets apart inside a block."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.document.source import Document, Line, Role

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE = f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def docx(*paragraphs: str, listed: bool = False) -> bytes:
    """Paragraphs in which "¶" is a line break and a tab a tab."""
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    breaks = {"¶": "</w:t><w:br/><w:t>", "⏎": "</w:t><w:cr/><w:t>", "\t": "</w:t><w:tab/><w:t>"}
    body = ""
    for text in paragraphs:
        for typed, written in breaks.items():
            text = text.replace(typed, written)
        body += f"<w:p>{number * listed}<w:r><w:t>{text}</w:t></w:r></w:p>"
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    return packed(
        **{
            "_rels/.rels": f'<R><R Type="{TYPE}/officeDocument" Target="word/document.xml"/></R>',
            "word/_rels/document.xml.rels": f'<R><R Type="{TYPE}/numbering" '
            'Target="numbering.xml"/></R>',
            "word/numbering.xml": numbering,
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        }
    )


def odt(*paragraphs: str, listed: bool = False) -> bytes:
    body = ""
    for text in paragraphs:
        for typed, written in {"¶": "<text:line-break/>", "\t": "<text:tab/>"}.items():
            text = text.replace(typed, written)
        inside = f"<text:p>{text.replace('⏎', '<text:line-break/>')}</text:p>"
        item = f"<text:list><text:list-item>{inside}</text:list-item></text:list>"
        body += item if listed else inside
    return packed(
        **{
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {OFFICE}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        }
    )


def html(*paragraphs: str, listed: bool = False) -> bytes:
    tag = "li" if listed else "p"
    body = "".join(f"<{tag}>{text}</{tag}>" for text in paragraphs)
    return f"<html><body>{body.replace('¶', '<br>').replace('⏎', '<br/>')}</body></html>".encode()


Writer = Callable[..., bytes]
every_format = pytest.mark.parametrize("write", [docx, odt, html])


def read(data: bytes) -> list[Line]:
    return [line for line in load_bytes(data, "report").lines if line.text]


def shape(data: bytes) -> list[tuple[str, str]]:
    return [(str(line.role), line.text) for line in read(data)]


# ---- breaks -------------------------------------------------------------------------------------


@every_format
@pytest.mark.parametrize(
    "text",
    [
        "The force should look after¶each of its vans.",
        "The force should look after⏎each of its vans.",
        "The force should look¶after each¶of its vans.",
        "The force should look after ¶ each of its vans.",
    ],
)
def test_a_sentence_that_a_break_wraps_is_one(write: Writer, text: str) -> None:
    whole = "The force should look after each of its vans."

    assert shape(write(text, listed=True)) == [("item", whole)]
    assert shape(write(text)) == [("text", whole)]


@every_format
def test_a_comma_before_a_break_ends_no_sentence(write: Writer) -> None:
    assert shape(write("In Oxley,¶Harrowby shares its vans.")) == [
        ("text", "In Oxley, Harrowby shares its vans.")
    ]


@every_format
@pytest.mark.parametrize("mark", ["•", "-", "–", "◦", "\uf0b7"])
def test_bullets_typed_behind_breaks_are_items(write: Writer, mark: str) -> None:
    data = write(f"{mark} Keep the vans clean.¶{mark} Keep the dogs fed.¶{mark} Lock up.")

    assert [(line.role, line.mark, line.text) for line in read(data)] == [
        (Role.ITEM, mark, "Keep the vans clean."),
        (Role.ITEM, mark, "Keep the dogs fed."),
        (Role.ITEM, mark, "Lock up."),
    ]


@every_format
def test_bullets_may_follow_an_introduction_in_the_same_paragraph(write: Writer) -> None:
    assert shape(write("The force should:¶• keep the vans clean; and¶• lock up.")) == [
        ("text", "The force should:"),
        ("item", "keep the vans clean; and"),
        ("item", "lock up."),
    ]


@every_format
def test_numbers_typed_behind_breaks_are_items(write: Writer) -> None:
    assert [line.mark for line in read(write("1. Clean the vans.¶2. Feed the dogs."))] == [
        "1.",
        "2.",
    ]


@every_format
def test_sentences_parted_by_breaks_stay_apart(write: Writer) -> None:
    assert shape(write("Clean the vans.¶Feed the dogs.")) == [
        ("text", "Clean the vans."),
        ("text", "Feed the dogs."),
    ]


# ---- tabs ---------------------------------------------------------------------------------------


@every_format
def test_words_parted_by_tabs_are_the_cells_of_a_row(write: Writer) -> None:
    lines = read(write("Area\tVans\tDogs", "Oxley\t3\t4", "Harrowby\t\t5"))

    assert [(line.role, line.cells) for line in lines] == [
        (Role.ROW, ("Area", "Vans", "Dogs")),
        (Role.ROW, ("Oxley", "3", "4")),
        (Role.ROW, ("Harrowby", "", "5")),
    ]


@every_format
def test_rows_may_be_parted_by_breaks_in_one_paragraph(write: Writer) -> None:
    lines = read(write("Oxley\tYes¶Harrowby\tNo"))

    assert [line.cells for line in lines] == [("Oxley", "Yes"), ("Harrowby", "No")]


@every_format
@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("1.1\tThe vans of Oxley", Role.TEXT),
        ("•\tClean the vans.", Role.ITEM),
        ("Clean the\t vans. " + "They are dirty. " * 10, Role.TEXT),
        ("\tClean the vans.", Role.TEXT),
    ],
)
def test_a_tab_behind_a_number_or_inside_a_paragraph_makes_no_row(
    write: Writer, text: str, role: Role
) -> None:
    assert [line.role for line in read(write(text))] == [role]


@every_format
def test_an_item_holds_no_row(write: Writer) -> None:
    assert shape(write("Clean\tthe vans.", listed=True)) == [("item", "Clean the vans.")]


def test_the_tabs_that_indent_a_page_are_no_cells() -> None:
    page = b"<html><body>\n\t<p>\n\t\tClean the\n\t\tvans.\n\t</p></body></html>"

    assert shape(page) == [("text", "Clean the vans.")]


# ---- preformatted text --------------------------------------------------------------------------

PLAIN = (
    "Marlshire\n\nAreas to mend\n\n  • Clean the vans.\n  • Feed the dogs, and do it\n    daily.\n\n"
    "Oxley\tYes\nHarrowby\tNo\n"
)


def signs(document: Document) -> list[tuple[object, ...]]:
    kept = [line for line in document.lines if line.text]
    return [(line.role, line.text, line.mark, line.indent, line.cells) for line in kept]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><pre>{}</pre></body></html>",
        "<html><body><pre>\n{}</pre></body></html>",
        "<html><body><h1></h1><pre class='western'><span>{}</span></pre></body></html>",
        "<html><body><div style='white-space: pre-wrap'>{}</div></body></html>",
        "<html><body><main><pre style='word-wrap: break-word'><b>{}</b></pre></main></body></html>",
        "<html><body><pre><font size=2><pre>{}</pre></font></pre></body></html>",
    ],
)
def test_preformatted_text_is_read_as_a_text_file(page: str) -> None:
    text = load_bytes(PLAIN.encode(), "report.txt")
    document = load_bytes(page.format(PLAIN).encode(), "report.html")

    assert document.format == "html"
    assert not document.whole_paragraphs
    assert signs(document) == signs(text)


def test_breaks_in_preformatted_text_end_lines() -> None:
    assert shape(b"<html><body><pre>- Clean.<br>- Feed.</pre></body></html>") == [
        ("item", "Clean."),
        ("item", "Feed."),
    ]


def test_a_little_preformatted_text_leaves_the_paragraphs_of_a_page_whole() -> None:
    page = f"<html><body><p>{'Vans need care. ' * 20}</p><pre>- Clean.</pre></body></html>"
    document = load_bytes(page.encode(), "report.html")

    assert document.whole_paragraphs
    assert [line.role for line in document.lines if line.text] == [Role.TEXT, Role.ITEM]


# ---- terms --------------------------------------------------------------------------------------


def dl(*pairs: tuple[str, str]) -> bytes:
    inside = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in pairs)
    return f"<html><body><dl>{inside}</dl></body></html>".encode()


@pytest.mark.parametrize(
    "terms", [("1", "2"), ("1.", "2."), ("a)", "b)"), ("•", "•"), ("(i)", "(ii)")]
)
def test_a_number_before_a_description_is_its_mark(terms: tuple[str, str]) -> None:
    data = dl((terms[0], "Clean each of the vans."), (terms[1], "Feed each of the dogs."))

    assert [(line.role, line.mark, line.text) for line in read(data)] == [
        (Role.ITEM, terms[0], "Clean each of the vans."),
        (Role.ITEM, terms[1], "Feed each of the dogs."),
    ]


def test_a_named_number_is_a_mark_too() -> None:
    data = dl(("Point 1", "Clean each of the vans."), ("Point 2", "Feed each of the dogs."))

    assert [line.mark for line in read(data)] == ["Point 1", "Point 2"]


def test_a_sentence_before_a_description_is_the_entry_that_it_explains() -> None:
    title = "The force should clean each of its vans every day"
    why = "We saw eleven vans in Oxley that nobody had cleaned."

    assert shape(dl((title, why))) == [("item", title), ("text", why)]


def test_a_theme_before_a_description_stays_a_line_over_the_entry() -> None:
    demand = "The force should clean each of its vans every day."

    assert shape(dl(("Vans", demand))) == [("text", "Vans"), ("item", demand)]


def test_labels_of_values_are_no_entries() -> None:
    assert shape(dl(("Published:", "3 May 2016"), ("Force:", "Marlshire"))) == [
        ("text", "Published:"),
        ("text", "3 May 2016"),
        ("text", "Force:"),
        ("text", "Marlshire"),
    ]
