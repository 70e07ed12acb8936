"""The first tab is the page of `peeldiff summary`: every word of it, and each leads to its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from peeldiff.model import DEMANDS, Pair
from peeldiff.pages.page import Entry, Note, Page, Quote
from peeldiff.pages.summary import summary_page
from peeldiff.rows import build_rows
from tui.lines import OverviewLine
from tui.summary import heads, summary_lines
from tui.work import Comparison

PAIRS = [
    ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
    ("2016-effectiveness-report.md", "2018-19-report.txt"),
    ("2018-19-report.txt", "2021-22-report.md"),
    ("2021-22-report.md", "2023-25-report.txt"),
]
NOT_SAID = {
    *(
        "id",
        "link",
        "status",
        "confidence",
        "accent",
        "near",
        "least",
        "first_screen",
        "told_below",
    ),
    *(
        "line",
        "kind",
        "title",
        "footer",
        "wording",
        "numeric",
        "breaks",
        "grade",
        "hint",
        "caption",
    ),
}
"""Fields that are no words, or words that the screen says in another place."""

Drawn = Callable[[int], list[OverviewLine]]


@pytest.fixture(params=PAIRS, ids=[new for _, new in PAIRS])
def both(request: pytest.FixtureRequest, compared) -> Comparison:
    pair: Pair = compared(*request.param)
    return Comparison(pair, build_rows(pair))


def words_of(part: object) -> Iterator[str]:
    """Every text in a page that its reader is to see."""
    if isinstance(part, str):
        if not isinstance(part, Enum):
            yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from words_of(one)
    elif isinstance(part, Page):
        reports = [note for note in part.lead if note.label in ("Older", "Newer")]
        yield from words_of(tuple(note for note in part.lead if note not in reports))
        yield from words_of(part.sections)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name == "parts":  # the heading and the reference are those of the whole
                for of in getattr(part, field.name):
                    yield from words_of(replace(of, ref="", heading=None))
            elif field.name not in NOT_SAID:
                yield from words_of(getattr(part, field.name))


def plain(lines: list[OverviewLine]) -> str:
    return " ".join(" ".join(line.content.plain for line in lines).split())


@pytest.mark.parametrize("width", [58, 76, 116, 200])
def test_no_word_of_the_page_is_missing_and_none_is_cut(both: Comparison, width: int) -> None:
    lines = list(summary_lines(both, width))
    shown = plain(lines)
    for words in words_of(summary_page(both.pair)):
        assert " ".join(words.split()) in shown
    assert max(len(part) for line in lines for part in line.content.plain.split("\n")) <= width


def test_words_quoted_from_a_report_lead_to_where_they_stand(both: Comparison) -> None:
    quoted = 0
    rows = both.table.rows
    for line in summary_lines(both, 100):
        text = " ".join(line.content.plain.split())
        if not text.startswith("“"):
            continue
        assert line.goal is not None
        assert line.goal.row is not None
        row = rows[line.goal.row]
        standing = " ".join(" ".join(c.text.split()) for c in (row.old, row.new) if c is not None)
        words = text[1 : text.index("”")].removeprefix("… ").split(" … ")[0]
        if words in standing:
            quoted += 1
    assert quoted or not any(isinstance(block, Quote) for block in quotes(both))


def quotes(both: Comparison) -> Iterator[object]:
    for section in summary_page(both.pair).sections:
        for block in section.blocks:
            if isinstance(block, Entry):
                yield from block.quotes


def test_a_finding_leads_to_its_row(both: Comparison) -> None:
    named = [n for n, f in enumerate(both.pair.diff.findings) if f.new or f.kind in DEMANDS]
    findings = {both.table.findings[number] for number in named}
    led = {line.goal.row for line in summary_lines(both, 100) if line.goal is not None}
    assert findings <= led


def test_the_headline_stands_first(both: Comparison) -> None:
    headline = next(
        note.text
        for note in summary_page(both.pair).lead
        if isinstance(note, Note) and not note.label
    )
    first = [line for line in summary_lines(both, 100) if line.content.plain.strip()]
    assert any(plain([line]) == headline for line in first[:3])


def test_a_day_of_updating_is_not_told_as_that_of_publication(compared) -> None:
    """Above the tabs as on the page."""
    pair = compared("2015-effectiveness-web.txt", "2016-effectiveness-report.md")
    old, new = heads(pair).split(" → ")
    assert old == "PEEL 2015, last updated 23 February 2016"
    assert new.startswith("PEEL 2016, published ")
