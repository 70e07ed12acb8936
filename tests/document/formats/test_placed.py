"""Pages of print that a program set as HTML, each piece of text at its place."""

from __future__ import annotations

from peeldiff.document.formats.html import read_html
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role


def page(number: int, *pieces: tuple[int, int, str]) -> str:
    placed = "".join(
        f'<p style="position:absolute;top:{top}px;left:{left}px;white-space:nowrap">{text}</p>'
        for top, left, text in pieces
    )
    return f'<div id="page{number}-div" style="position:relative;height:900px">{placed}</div>'


def lines(*pages: str) -> list[Line]:
    text = f"<html><body>{''.join(pages)}</body></html>"
    found, _ = read_html(text.encode(), "print.html", DEFAULT_LIMITS)
    return [line for line in found if line.text]


def test_what_stands_at_one_place_on_most_pages_is_a_running_header() -> None:
    seen = ("cases", "cars", "cells", "courts")
    found = lines(
        *(
            page(
                n,
                (100, 50, f"We saw the {what}, and each was in order."),
                (20, 40, "<i>Marlshire Police</i>"),
                (870, 400 - n, f"{n}"),
                (890, 40, f"3/4/19, page {n}/12"),
            )
            for n, what in enumerate(seen, start=8)
        )
    )
    told = [line.text for line in found if line.role is not Role.HEADER]
    assert told == [f"We saw the {what}, and each was in order." for what in seen]


def test_a_label_at_other_places_is_no_running_header() -> None:
    found = lines(
        *(
            page(n, (100 * n, 50, "Area for improvement"), (40, 50, f"Text {'x' * n}"))
            for n in range(1, 5)
        )
    )
    assert not any(line.role is Role.HEADER for line in found)


def test_two_pages_have_no_running_header() -> None:
    found = lines(*(page(n, (20, 40, "Marlshire Police")) for n in (1, 2)))
    assert not any(line.role is Role.HEADER for line in found)


def test_a_line_that_ends_before_a_name_or_a_number_was_wrapped() -> None:
    found = lines(
        page(
            1,
            (
                100,
                50,
                "The rate fell, against 7.8 percent in<br/>England and in each of<br/>40 towns.",
            ),
        )
    )
    assert [line.text for line in found] == [
        "The rate fell, against 7.8 percent in England and in each of 40 towns."
    ]


def test_lines_that_end_with_other_words_stay_apart() -> None:
    found = lines(page(1, (100, 50, "Marlshire Police<br/>Summary<br/>What the force is for")))
    assert [line.text for line in found] == ["Marlshire Police", "Summary", "What the force is for"]
