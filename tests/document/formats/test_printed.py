"""Files in which a program has made each printed line a paragraph of its own."""

from __future__ import annotations

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.document.source import Role

from .test_line_breaks import OASIS, TYPE, W, packed

PROSE = (
    "The stores of the depot were counted in the spring and again at",
    "the end of the year, when nobody could say who had taken away the",
    "lamps from the upper shelf. Those who keep the books had told the",
    "board of it in March, and asked for a second key to the cupboard in",
    "which they are kept.",
)
PROSE_JOINED = " ".join(PROSE)
OTHER = (
    "A driver who comes late has to wait until the gate is opened for the",
    "next one, which may take an hour. Since the clocks went forward the",
    "gate has been open from six to ten. Most of the drivers whom we saw",
    "Monday to Friday said that this is better for them than it was.",
)
OTHER_JOINED = " ".join(OTHER)
BODY = ("", *(f"{line}" for line in PROSE), "", *OTHER, "", *PROSE, "", *OTHER, "")
BODY_JOINED = [PROSE_JOINED, OTHER_JOINED, PROSE_JOINED, OTHER_JOINED]


def docx(*paragraphs: str, spaced: bool = False) -> bytes:
    """Paragraphs, in bold of 14 points behind "*"; `spaced`: space instead of blank ones."""
    body, above = "", 0
    for text in paragraphs:
        if spaced and not text:
            above = 200
            continue
        look = '<w:b/><w:sz w:val="28"/>' if text[:1] == "*" else '<w:sz w:val="20"/>'
        space = f'<w:pPr><w:spacing w:before="{above}" w:after="0"/></w:pPr>'
        run = f"<w:r><w:rPr>{look}</w:rPr><w:t>{text.lstrip('*')}</w:t></w:r>" if text else ""
        body += f"<w:p>{space}{run}</w:p>"
        above = 0
    return packed(
        **{
            "_rels/.rels": f'<R><R Type="{TYPE}/officeDocument" Target="word/document.xml"/></R>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        }
    )


def spaced_docx(*paragraphs: str) -> bytes:
    return docx(*paragraphs, spaced=True)


def odt(*paragraphs: str) -> bytes:
    names = "".join(
        f'<s:style s:name="{name}" s:family="paragraph">'
        f'<s:text-properties fo:font-size="{size}pt" fo:font-weight="{weight}"/></s:style>'
        for name, size, weight in (("T", 14, "bold"), ("P", 10, "normal"))
    )
    body = "".join(
        f'<text:p text:style-name="{"T" if text[:1] == "*" else "P"}">{text.lstrip("*")}</text:p>'
        for text in paragraphs
    )
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("s", "style"))
    )
    return packed(
        mimetype="application/vnd.oasis.opendocument.text",
        **{
            "content.xml": f'<office:document-content {spaces} xmlns:fo="{OASIS}:xsl-fo:1.0">'
            f"<office:automatic-styles>{names}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        },
    )


def html(*paragraphs: str) -> bytes:
    """A page as a word processor saves it."""
    body = "\n".join(
        f'<p style="margin-bottom: 0.14in"><font style="font-size: 14pt"><b>{text[1:]}</b></font></p>'
        if text[:1] == "*"
        else f'<p style="margin-bottom: 0.14in"><font style="font-size: 10pt">{text}</font></p>'
        if text
        else "<p><br/></p>"
        for text in paragraphs
    )
    return f"<!DOCTYPE html><html><body>\n{body}\n</body></html>".encode()


def placed_html(*paragraphs: str) -> bytes:
    """A page on which a converter has placed each line; a blank one is but a wider space."""
    body, top = "", 40.0
    for text in paragraphs:
        size = 14 if text[:1] == "*" else 10
        if text:
            told = f"<b>{text[1:]}</b>" if size == 14 else text
            body += (
                f'<p style="top:{top}pt;left:78.0pt;line-height:{size}.0pt">'
                f'<span style="font-size:{size}.0pt">{told}</span></p>\n'
            )
        top += size + 2
    return f"<!DOCTYPE html><html><body><div>\n{body}</div></body></html>".encode()


WRITERS = pytest.mark.parametrize("write", [docx, spaced_docx, odt, html, placed_html])


def read(data: bytes) -> list[str]:
    lines = load_bytes(data, "depot").lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    return [line.text for line in lines if line.text]


@WRITERS
def test_the_lines_of_a_paragraph_are_joined(write):
    assert read(write(*BODY)) == BODY_JOINED


@WRITERS
@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("*3. Keeping count of what is", "*lent to others"), "3. Keeping count of what is lent to others"),
        (("*Working with the carriers of", "*Upper Dale"), "Working with the carriers of Upper Dale"),
        (
            ("*Keys are handed out by whoever is at the desk,", "*Lamps are not"),
            "Keys are handed out by whoever is at the desk, Lamps are not",
        ),
    ],
)  # fmt: skip
def test_the_lines_of_a_heading_are_joined(write, lines, joined):
    assert read(write(*BODY, *lines, *BODY)) == [*BODY_JOINED, joined, *BODY_JOINED]


@WRITERS
@pytest.mark.parametrize(
    "lines",
    [
        ("*Keeping count", "*Good", "It is well done."),
        ("*Area to improve", "*Keys are handed out by whoever is there", "Nobody asks."),
        ("*Keeping count of what is lent", "small things are lent by anybody."),
        ("*Keeping count of what is lent", "", "*to others"),
        ("What is lent ........................................... 3", "What is sold ...... 4"),
        (
            "The board should",
            "1. count the keys at the end of each day and",
            "2. tell whom it asks.",
        ),
        ("7", "apart from that"),
    ],
)
def test_what_begins_anew_is_not_joined(write, lines):
    told = [line.lstrip("*").removeprefix("1. ").removeprefix("2. ") for line in lines if line]
    found = [
        line.removeprefix("1. ").removeprefix("2. ") for line in read(write(*BODY, *lines, *BODY))
    ]
    assert found == [*BODY_JOINED, *told, *BODY_JOINED]


def test_an_item_goes_on_in_the_lines_below():
    lines = ("• count the keys and lamps at the end of each", "day of the week; and", "• tell us.")
    document = load_bytes(docx(*BODY, *lines, *BODY), "depot")
    items = [line.text for line in document.lines if line.role is Role.ITEM]
    assert items == ["count the keys and lamps at the end of each day of the week; and", "tell us."]


@WRITERS
def test_whole_paragraphs_stay_as_they_are(write):
    whole = [f"{PROSE_JOINED} {OTHER_JOINED}", PROSE_JOINED, OTHER_JOINED] * 4
    assert read(write(*whole, *PROSE, *whole)) == [*whole, *PROSE, *whole]


@WRITERS
def test_entries_without_capitals_stay_as_they_are(write):
    entries = [
        "lamps of the old kind that stand on the upper shelf",
        "keys",
        "what drivers have left at the gate over the year and nobody came for",
        "books in which it is told who was there",
    ] * 6
    assert read(write(*entries)) == entries
