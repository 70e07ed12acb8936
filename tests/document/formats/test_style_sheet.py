"""A paragraph whose class the page's style sheet sets in bold is as bold as one in strong letters."""

from __future__ import annotations

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.errors import SourceError
from peeldiff.report import read_document


def _lines(style: str, body: str) -> dict[str, bool]:
    page = f"<!doctype html><html><head><style>{style}</style></head><body>{body}</body></html>"
    document = load_bytes(page.encode(), "page.html")
    return {line.text: line.bold for line in document.lines if line.text}


@pytest.mark.parametrize(
    "style",
    [
        ".sub{font-weight:bold}",
        "p.sub { color: red; font-weight: 700; }",
        "h4, .sub, .x{font-weight:bold}",
        "/* .sub */ .sub{font:bold 14px Arial}",
        ".a{color:red}.sub{FONT-WEIGHT:600}",
    ],
)
def test_a_class_may_be_bold(style: str) -> None:
    told = _lines(style, '<p class="x sub">Leadership</p><p>The force has a plan.</p>')
    assert told == {"Leadership": True, "The force has a plan.": False}


@pytest.mark.parametrize(
    "style",
    [
        ".sub{font-weight:normal}",
        ".box .sub{font-weight:bold}",
        ".sub:hover{font-weight:bold}",
        ".other{font-weight:bold}",
        "h1.sub, div.sub{font-weight:bold}",
        ".sub{font-weight:400}",
        ".sub{",
        "}{}{{",
    ],
)
def test_what_is_not_surely_bold_is_not(style: str) -> None:
    assert _lines(style, '<p class="sub">Leadership</p>') == {"Leadership": False}


def test_headings_of_a_bold_class_part_the_text() -> None:
    prose = (
        "<p>A superintendent is in charge of custody and sees the sergeants of both each week.</p>"
    )
    body = (
        f"<h1>Custody in Marlshire</h1><h2>Section 1</h2><p class='t'>Leadership</p>{prose}"
        f"<p class='t'>Accountability</p>{prose}<h2>Section 2</h2>{prose}"
    )
    page = f"<html><head><style>.t{{font-weight:bold}}</style></head><body>{body}</body></html>"
    read = read_document(load_bytes(page.encode(), "page.html"))
    assert [s.heading for s in read.sections][-4:] == [
        "Section 1", "Leadership", "Accountability", "Section 2",
    ]  # fmt: skip


def test_a_sheet_without_braces_costs_no_more_than_its_length() -> None:
    import time

    began = time.process_time()
    with pytest.raises(SourceError):
        load_bytes(
            f"<html><head><style>{'x' * 150_000}</style></head></html>".encode(), "page.html"
        )
    assert time.process_time() - began < 5
