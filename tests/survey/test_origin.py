"""Where a document is from: what it says itself, or nothing."""

from __future__ import annotations

import pytest

from peeldiff.survey.origin import origin_of

URL = "https://example.org/reports/marlshire-2018"
PAGE = "<html><head>{}</head><body><h1>Marlshire</h1></body></html>"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (f"<!DOCTYPE html>\n<!-- saved from url=(0042){URL} -->\n{PAGE.format('')}", (URL, None)),
        (PAGE.format(f'<link rel="canonical" href="{URL}">'), (URL, None)),
        (PAGE.format(f"<link href='{URL}' rel=canonical>"), (URL, None)),
        (PAGE.format(f'<meta property="og:url" content="{URL}">'), (URL, None)),
        (
            f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {URL} \n"
            " saved date: Sat Jan 31 2026 10:11:12 GMT+0000 (Greenwich Mean Time)\n--><body><p>x</p></body>",
            (URL, "2026-01-31"),
        ),
        (
            f"From: <Saved by a browser>\r\nSnapshot-Content-Location: {URL}\r\n"
            "Date: Sat, 31 Jan 2026 10:11:12 -0000\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n',
            (URL, "2026-01-31"),
        ),
        (PAGE.format('<link rel="stylesheet" href="https://example.org/a.css">'), (None, None)),
        (PAGE.format('<link rel="canonical" href="javascript:alert(1)">'), (None, None)),
        (PAGE.format('<link rel="canonical" href="/reports/marlshire">'), (None, None)),
        (f"A text that names {URL} is not from there.\n", (None, None)),
    ],
)
def test_a_page_is_from_where_it_says(data: str, told: tuple[str | None, str | None]) -> None:
    assert origin_of(data.encode()) == told


def test_the_address_comes_as_an_address_and_not_as_markup() -> None:
    page = PAGE.format('<link rel="canonical" href="https://example.org/?a=1&amp;b=2">')
    assert origin_of(page.encode()) == ("https://example.org/?a=1&b=2", None)
