"""One way of counting: page, tracker, cover, response and summary tell the same numbers of one pair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import DEMANDS
from peeldiff.model.vocabulary import STATUSES
from peeldiff.pages.page import Counts, Section, Table
from peeldiff.pages.summary import summary_page
from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.blocks import Table as Written
from peeldiff.papers.cover import make as make_cover
from peeldiff.papers.page.build import handout
from peeldiff.papers.response.script import write_response
from peeldiff.papers.shapes import assemble
from peeldiff.papers.spreadsheet.plans import SheetPlan
from peeldiff.papers.tracker.counts import counts as count_sheet
from peeldiff.papers.tracker.rows import finding_rows
from peeldiff.phrasing.counting import counted_by_status

SETS = {
    "2016": ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
    "2018": ("2016-effectiveness-report.md", "2018-19-report.txt"),
    "2021": ("2018-19-report.txt", "2021-22-report.md"),
    "2023": ("2018-19-report.txt", "2021-22-report.md", "2023-25-report.txt"),
}
REAL = {
    "real-2016": ("-2015-effectiveness-web.txt", "-2016-effectiveness-report.md"),
    "real-2018": ("-2016-effectiveness-report.md", "-2018-19-report.txt"),
}


@cache
def _read(paths: tuple[Path, ...]) -> Dossier:
    return assemble([read_inspection(path) for path in paths])


@pytest.fixture(
    params=[*SETS, *(pytest.param(name, marks=pytest.mark.real) for name in REAL)],
)
def dossier(request: pytest.FixtureRequest, fixtures_dir: Path) -> Dossier:
    name = request.param
    if name in SETS:
        return _read(tuple(fixtures_dir / file for file in SETS[name]))
    shared: Path = request.getfixturevalue("shared_dir")
    seeds = sorted((shared / "seeds").iterdir())
    return _read(tuple(next(p for p in seeds if p.name.endswith(end)) for end in REAL[name]))


def counts(dossier: Dossier) -> list[tuple[str, int, int]]:
    """What every paper must tell, from the reports themselves."""
    found = counted_by_status(dossier.pair.diff)
    sides = (dossier.pair.old, dossier.pair.new)
    asked = [sum(f.kind in DEMANDS for f in side.findings) for side in sides]
    assert [sum(one.older for one in found), sum(one.newer for one in found)] == asked
    return [(STATUSES[one.status].heading, one.older, one.newer) for one in found]


def _table(rows: Sequence[Sequence[str]]) -> list[tuple[str, int, int]]:
    return [(row[0], int(row[1]), int(row[2])) for row in rows if row[0] != "All"]


def test_the_page(dossier: Dossier) -> None:
    """In the strips, and in the table where there is one."""
    sections = {section.id: section for section in handout(dossier).sections}
    strips = [block for block in sections["short"].blocks if isinstance(block, Counts)]
    told = [{name: count for _, name, count in strip.rows} for strip in strips]
    sides = [{row[0]: row[column] for row in counts(dossier) if row[column]} for column in (1, 2)]
    assert told == [side for side in sides if side]
    if "counts" not in sections:
        return
    (table,) = (block for block in sections["counts"].blocks if isinstance(block, Table))
    label = table.columns[-1].partition(":")[0]
    last = len(table.columns) - 1
    before = max(at for at, name in enumerate(table.columns) if at and not name.startswith(label))
    rows = [[row[0].text, row[before].text, row[last].text] for row in table.rows]
    assert _table(rows) == counts(dossier)


def test_the_cover(dossier: Dossier) -> None:
    (file,) = make_cover(dossier, PaperOptions(output="c.md", ending=".md"))
    told = file.content.decode()
    for column, label in ((1, dossier.columns[-2].label), (2, dossier.columns[-1].label)):
        found = re.search(rf"\*\*The \S+ findings? of {label}(?:, cited .*)?:\*\* ([^.]*)\.", told)
        assert found is not None
        plain = re.sub(r" \([^)]*\)", "", found[1])
        shown = {words: int(n) for n, words in (one.split(" ", 1) for one in plain.split(", "))}
        short = {term.heading: term.short for term in STATUSES.values()}
        assert shown == {short[row[0]]: row[column] for row in counts(dossier) if row[column]}


def test_the_tracker(dossier: Dossier) -> None:
    rows = finding_rows(dossier)
    sheet = count_sheet(dossier, rows, SheetPlan(name="Findings", columns=(), rows=()), {})
    told = [
        (row[0].text.removeprefix("– "), row[1].value, row[2].value)
        for row in sheet.rows
        if row[0].text.startswith("– ") and row[1].value is not None
    ]
    assert told == counts(dossier)
    (every,) = [row for row in sheet.rows if row[0].text == "All findings"]
    assert every[3].value == len(rows)


def test_the_response(dossier: Dossier) -> None:
    paper, _ = write_response(dossier, load_inspectorate())
    told: Counter[str] = Counter()
    for block in paper.blocks:
        if isinstance(block, Written) and block.columns[1] == "What became of it":
            told.update(row[1] for row in block.rows if not row[0].startswith("– "))
    assert told == {name: older for name, older, _ in counts(dossier) if older}


def test_the_summary(dossier: Dossier) -> None:
    page = summary_page(dossier.pair)
    told = {section.heading for section in page.sections if isinstance(section, Section)}
    for name, older, newer in counts(dossier):
        if not older or not newer or older == newer:
            count = str(older or newer)
        else:
            count = f"{older} before, {newer} now"
        assert f"{name} ({count})" in told


def test_the_first_things_to_answer_are_the_same(
    dossier: Dossier,
) -> None:
    page = next(s for s in handout(dossier).sections if s.id == "first")
    summary = next(s for s in summary_page(dossier.pair).sections if s.id == "first")
    assert page.heading == summary.heading
    found = re.search(r"\((\d+)\)", page.heading)
    (file,) = make_cover(dossier, PaperOptions(output="c.md", ending=".md"))
    part = file.content.decode().partition("## What needs an answer first\n")[2]
    points = [line for line in part.partition("\n## ")[0].splitlines() if line.startswith("- ")]
    points = [
        line for line in points if not line.startswith("- **Recommendation (")
    ]  # under its cause
    assert len(points) == (int(found[1]) if found else 1)
