"""A history as a page: every concern once, every grade in its cell, several forces apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.history import History, history
from peeldiff.inputs import read_inspection
from peeldiff.model import FindingKind, Grade
from peeldiff.model.vocabulary import GRADES
from peeldiff.pages.grid import grade_grid
from peeldiff.pages.history import history_page, slug
from peeldiff.pages.page import Bullet, Entry, Page, Quote, Section, Table
from peeldiff.phrasing.history_words import headline
from peeldiff.render.html import html
from peeldiff.report import read_document

REPORTS = (
    "2014-core-business-letter.txt",
    "2015-effectiveness-web.txt",
    "2016-effectiveness-report.md",
    "2018-19-report.txt",
    "2021-22-report.md",
    "2023-25-report.txt",
)


@pytest.fixture(scope="module")
def long(fixtures_dir: Path) -> History:
    return history([read_inspection(fixtures_dir / name) for name in REPORTS])


@pytest.fixture(scope="module")
def short(fixtures_dir: Path) -> History:
    return history([read_inspection(fixtures_dir / name) for name in REPORTS[1:3]])


@pytest.fixture(scope="module")
def other(fixtures_dir: Path) -> History:
    return history([read_inspection(fixtures_dir / "other-force-2016-web.txt")])


def blocks(page: Page) -> Iterator[object]:
    """All blocks of a page, those of nested parts too."""

    def within(section: Section) -> Iterator[object]:
        for block in section.blocks:
            yield block
            if isinstance(block, Section):
                yield from within(block)

    for section in page.sections:
        yield from within(section)


def entries(page: Page) -> list[Entry]:
    return [block for block in blocks(page) if isinstance(block, Entry)]


def test_the_page_of_a_short_history(short: History, golden: Callable[[str, str], None]) -> None:
    text = html(history_page([short]))
    text = re.sub(r"<style>.*</style>", "<style>…</style>", text, flags=re.DOTALL)
    golden("history-page.html", re.sub(r"sha256-[^&]*", "sha256-…", text))


def test_every_concern_stands_once_under_how_it_stands(long: History) -> None:
    found = entries(history_page([long]))
    assert sorted(entry.texts[0] for entry in found) == sorted(
        {
            thread.id: entry.texts[0] for thread, entry in zip(long.threads, found, strict=True)
        }.values()
    )
    assert [entry.status for entry in found] == [thread.state for thread in long.threads]


def test_ids_come_from_the_finding_that_first_raised_a_concern(long: History) -> None:
    for thread, entry in zip(long.threads, entries(history_page([long])), strict=True):
        assert entry.id == f"c-{slug(thread.events[0].findings[0].ref)}"


def test_ids_stay_when_another_report_comes(short: History, long: History) -> None:
    before = {entry.id for entry in entries(history_page([short]))}
    after = {entry.id for entry in entries(history_page([long]))}
    assert before - after == set()


def test_a_quotation_of_the_history_is_whole(long: History) -> None:
    page = history_page([long])
    quotes = [
        under
        for entry in entries(page)
        for bullet in entry.past
        for under in bullet.under
        if isinstance(under, Quote)
    ]
    printed = {
        one.text for t in long.threads for e in t.events for one in (*e.evidence, *e.passages)
    }
    assert quotes
    for quote in quotes:
        assert quote.place
        assert all(
            any(piece in text for text in printed)
            for piece in quote.text.split("…")
            if piece.strip()
        )


def test_what_each_inspection_said_is_told_in_order(long: History) -> None:
    labels = [inspection.label for inspection in long.inspections]
    for entry in entries(history_page([long])):
        assert all(isinstance(bullet, Bullet) for bullet in entry.past)
        order = [labels.index(bullet.label) for bullet in entry.past]
        assert order == sorted(order)


def test_several_forces_are_kept_apart(short: History, other: History) -> None:
    page = history_page([other, short])
    assert page.title == "Inspections of 2 forces"
    assert [section.heading for section in page.sections[1:]] == [
        "Brackenshire Constabulary, 2016",
        "Marlshire Police, 2015 to 2016",
    ]
    text = html(page)
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' href="#([^"]+)"', text)) <= set(ids)


# ---- the grid ------------------------------------------------------------------------------------


def grid(history: History) -> Table:
    table = grade_grid(history, "Grades")
    assert table is not None
    return table


def test_the_grid_has_a_column_for_each_inspection_that_gives_grades(long: History) -> None:
    graded = [inspection.label for inspection in long.inspections if inspection.graded]
    assert grid(long).columns == ("Question", *graded)
    assert "2014 gives no grade." in [
        note.text for note in grid(long).notes if hasattr(note, "text")
    ]


def test_every_cell_is_told_in_letters_and_in_words(long: History) -> None:
    cells = [cell for row in grid(long).rows for cell in row[1:]]
    assert all(cell.hint for cell in cells)
    for cell in cells:
        if cell.grade is None:
            assert cell.text[0] in "·–?"
        else:
            term = GRADES[Grade(cell.grade)]
            assert cell.text.startswith(term.short)
            assert cell.hint.startswith(term.heading)


def test_moves_standing_judgments_and_another_scale_are_marked(long: History) -> None:
    table = grid(long)
    cells = [(cell.text, cell.hint) for row in table.rows for cell in row[1:]]
    assert ("G ▲", "Good; 1 step better than in 2015") in cells
    assert any("not inspected, the judgment of" in hint for text, hint in cells if text == "G ←")
    assert [table.columns[at] for at in table.breaks] == ["2021/22"]


def test_the_legend_explains_every_sign_and_no_other(short: History, long: History) -> None:
    legends = [grid(history).notes[0].text for history in (short, long)]
    assert "←" not in legends[0]
    for sign in ("G good", "RI requires improvement", "A adequate", "▲ better", "← not inspected"):
        assert sign in legends[1]


def test_a_change_of_the_scale_is_told_in_words(long: History) -> None:
    notes = [note.text for note in grid(long).notes]
    assert (
        "The scale changed in 2021/22: grades on the two sides of the line cannot be compared."
        in notes
    )


def test_without_a_grade_there_is_no_grid(fixtures_dir: Path) -> None:
    letter = history([read_inspection(fixtures_dir / "2014-core-business-letter.txt")])
    assert grade_grid(letter, "Grades") is None


def test_a_day_of_updating_is_told_as_one_and_the_end_of_an_embargo_as_publication(
    fixtures_dir: Path, tmp_path: Path
) -> None:
    updated = (fixtures_dir / "2015-effectiveness-web.txt").read_text()
    assert "Last updated 23/02/2016" in updated
    report = (fixtures_dir / "2016-effectiveness-report.md").read_text()
    under = tmp_path / "2016.md"
    under.write_text(f"EMBARGOED UNTIL 00:01 ON 2 MARCH 2017\n\n{report}")
    told = history_page(
        [
            history(
                [
                    read_inspection(fixtures_dir / "2015-effectiveness-web.txt"),
                    read_inspection(under),
                ]
            )
        ]
    )
    said = [block.text for block in told.lead if block.label in ("2015", "2016")]
    assert "last updated 23 February 2016" in said[0]
    assert "published 2 March 2017" in said[1]
    labels = [b.label for s in told.sections for b in s.blocks if isinstance(b, Bullet) and b.label]
    assert any("last updated 23 February 2016" in label for label in labels)


def test_graver_findings_that_count_under_what_became_of_them_are_told(long: History) -> None:
    (counts,) = (
        b
        for s in history_page([long]).sections
        for b in s.blocks
        if isinstance(b, Table) and "stands" in b.columns[0]
    )
    raised = Counter(f.kind for t in long.threads for e in t.events for f in e.findings)
    shown = Counter(thread.kind for thread in long.threads)
    missing = raised[FindingKind.CAUSE_OF_CONCERN] - shown[FindingKind.CAUSE_OF_CONCERN]
    assert missing == 1
    (note,) = counts.notes
    assert note.text.startswith(
        "A concern counts once, as what it is called last: one cause of concern and "
    )


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        ("A", "One concern was raised since 2016: one area for improvement."),
        ("C", "One concern was raised since 2016: one cause of concern."),
        ("AA", "Two concerns were raised since 2016: all areas for improvement."),
        (
            "CA",
            "Two concerns were raised since 2016: one cause of concern and one area for improvement, "
            "each counted once, as last called.",
        ),
        (
            "CCAAA",
            "Five concerns were raised since 2016: two causes of concern and three areas for "
            "improvement, each counted once, as last called.",
        ),
    ],
)
def test_the_first_sentence_says_what_kinds_of_concern_there_are(kinds: str, told: str) -> None:
    """A reader knows the word from "cause of concern"; most concerns are none."""
    listed = {"C": "Causes of concern", "A": "Areas for improvement"}
    asked = "".join(
        f"### {heading}\n\n"
        + "".join(
            f"- The force should mend its {WORDS[kind][at]}.\n" for at in range(kinds.count(kind))
        )
        + "\n"
        for kind, heading in listed.items()
        if kind in kinds
    )
    text = (
        "PEEL: Police effectiveness 2016\nAn inspection of Marlshire Police\n\n"
        f"## Investigating crime\n\n**Good**\n\n{asked}"
    )
    report = read_document(load_bytes(text.encode(), "report.md"))
    assert headline(history([report]))[0] == told


WORDS = {"C": ("boats", "carts"), "A": ("fences", "gardens", "kitchens")}
