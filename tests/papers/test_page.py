"""The page that is handed on: every finding once, every quotation, counts that agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from peeldiff.document.decode import clean
from peeldiff.inputs import read_inspection
from peeldiff.model import DEMANDS, FindingChange
from peeldiff.model.vocabulary import KINDS, STATUSES, Accent, rank
from peeldiff.pages.naming import entry_id, slug
from peeldiff.pages.page import Bullet, Counts, Entry, Section, Table
from peeldiff.papers.page.build import handout
from peeldiff.papers.page.graded import GRID
from peeldiff.papers.shapes import Dossier, assemble
from peeldiff.papers.words import one_line
from peeldiff.phrasing.phrases import SEE_ALSO
from peeldiff.phrasing.pressing import heads
from peeldiff.render.html import html
from peeldiff.words import sentences

SETS = {
    "two": ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
    "new-scale": ("2018-19-report.txt", "2021-22-report.md"),
    "all": (
        "2014-core-business-letter.txt",
        "2015-effectiveness-web.txt",
        "2016-effectiveness-report.md",
        "2016-effectiveness-web.txt",
        "2018-19-report.txt",
        "2021-22-report.md",
        "2023-25-report.txt",
    ),
}


def dossier_of(paths: Sequence[Path], **rest: Any) -> Dossier:
    return assemble([read_inspection(path) for path in paths], **rest)


@pytest.fixture(scope="module", params=SETS)
def dossier(request: pytest.FixtureRequest, fixtures_dir: Path) -> Dossier:
    return dossier_of([fixtures_dir / name for name in SETS[request.param]])


@pytest.fixture(scope="module")
def long(fixtures_dir: Path) -> Dossier:
    return dossier_of([fixtures_dir / name for name in SETS["all"]], made_on="2026-11-03")


def shown(page: str) -> str:
    """The text of a page as a reader has it, on one line."""
    without_style = re.sub(r"<style>.*</style>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", without_style)).split())


def entries(blocks: Sequence[object]) -> Iterator[Entry]:
    """Every finding, in whatever section it stands."""
    for block in blocks:
        if isinstance(block, Entry):
            yield block
        elif isinstance(block, Section):
            yield from entries(block.blocks)


def changes(dossier: Dossier) -> list[FindingChange]:
    found = dossier.pair.diff.findings
    return [*found, *(item for change in found for item in change.items)]


def test_every_finding_stands_once_under_its_id(dossier: Dossier) -> None:
    page = html(handout(dossier))
    for change in dossier.pair.diff.findings:
        if change.kind in DEMANDS:
            assert page.count(f' id="{entry_id(change)}"') == 1


def test_no_id_is_given_twice_and_every_link_leads_somewhere(dossier: Dossier) -> None:
    page = html(handout(dossier))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= set(ids)


def test_every_sentence_of_evidence_and_of_every_passage_is_there(dossier: Dossier) -> None:
    text = shown(html(handout(dossier)))
    for change in changes(dossier):
        for one in (*change.evidence, *change.passages):
            for sentence in sentences(" ".join(clean(one.text).split())):
                assert sentence in text


def test_every_demand_is_told_whole(dossier: Dossier) -> None:
    text = shown(html(handout(dossier)))
    for change in dossier.pair.diff.findings:
        for ref in (change.new or change.old) if change.kind in DEMANDS else change.new:
            assert " ".join(ref.text.split()) in text
            for item in ref.items:
                assert " ".join(item.text.removesuffix("; and").rstrip(";. ").split()) in text


def test_the_counts_are_those_of_the_reports(dossier: Dossier) -> None:
    found = [section for section in handout(dossier).sections if section.id == "counts"]
    if not found:  # the strips tell it: each report has findings of one kind
        return
    (counts,) = found
    (table,) = (block for block in counts.blocks if isinstance(block, Table))
    rows = [[cell.text for cell in row] for row in table.rows]
    for side in (dossier.pair.old, dossier.pair.new):
        kinds = Counter(finding.kind for finding in side.findings if finding.kind in DEMANDS)
        for kind, count in kinds.items():
            names = [name for name in table.columns if name.endswith(KINDS[kind].several)]
            column = [int(rows[-1][table.columns.index(name)]) for name in names]
            assert count in column
    for column in range(1, len(table.columns)):
        assert int(rows[-1][column]) == sum(int(row[column]) for row in rows[:-1])


def test_the_sections_come_in_the_order_of_a_paper_for_a_board(long: Dossier) -> None:
    order = [section.id for section in handout(long).sections]
    assert order[:6] == ["short", "first", "others", "counts", "key", "grades"]
    assert order.index("findings") < order.index("not-raised") < order.index("how-sure")
    assert order[-1] == "sources"


def test_the_question_with_the_worst_news_comes_first(long: Dossier) -> None:
    (findings,) = (section for section in handout(long).sections if section.id == "findings")
    worst = []
    for question in findings.blocks:
        assert isinstance(question, Section)
        ranks = [
            rank(STATUSES, entry.status)  # type: ignore[type-var]
            for entry in question.blocks
            if isinstance(entry, Entry) and entry.status is not None
        ]
        assert ranks == sorted(ranks)
        worst.append(ranks[0])
    assert worst == sorted(worst)


def test_what_earlier_inspections_said_stands_with_the_finding(long: Dossier) -> None:
    page = html(handout(long))
    assert "What earlier inspections said of it" in page
    assert "Earlier:</b> 2014, 2015, 2016 and 2018/19" in page


def test_what_the_newest_inspection_says_is_told_of_the_finding_and_not_again(
    long: Dossier,
) -> None:
    newest = long.history.inspections[-1].label
    found = list(entries(handout(long).sections))
    compared = [one for one in found if one.past and not one.id.startswith("c-")]
    assert compared
    assert all(bullet.label != newest for one in compared for bullet in one.past)


def test_the_page_bears_the_date_that_it_is_given_and_no_other(
    long: Dossier, dossier: Dossier
) -> None:
    assert "Made on:</b> 3 November 2026" in html(handout(long))
    assert "Made on" not in html(handout(dossier))


def test_two_files_of_one_inspection_are_told(long: Dossier) -> None:
    assert "print the same inspection (2016)" in shown(html(handout(long)))


def test_the_sources_have_their_fingerprints_and_the_licence(dossier: Dossier) -> None:
    text = shown(html(handout(dossier)))
    for inspection in dossier.history.inspections:
        for source in inspection.sources:
            assert f"{source.name}, {source.lines:,} lines" in text
            assert source.sha256 in text
    assert "Open Government Licence v3.0" in text


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_file_is_the_same_under_every_hash_seed(
    seed: str, peeldiff: Callable[..., Any], fixtures_dir: Path, tmp_path: Path
) -> None:
    reports = [fixtures_dir / name for name in SETS["two"]]
    path = tmp_path / "page.html"
    done = peeldiff("paper", "page", *reports, "--output", path, env={"PYTHONHASHSEED": seed})
    assert (done.code, done.out, done.err) == (0, "", "")
    assert path.read_text("utf-8") == html(handout(dossier_of(reports)))


def test_a_page_is_made_anew_without_asking(
    peeldiff: Callable[..., Any], fixtures_dir: Path, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text("the page of yesterday")
    reports = [fixtures_dir / name for name in SETS["two"]]
    assert peeldiff("paper", "page", *reports, "--output", path).code == 0
    assert path.read_text("utf-8").startswith("<!doctype html>")


def test_a_page_is_no_report_of_its_own_folder(
    peeldiff: Callable[..., Any], fixtures_dir: Path, tmp_path: Path
) -> None:
    for name in SETS["two"]:
        (tmp_path / name).write_bytes((fixtures_dir / name).read_bytes())
    path = tmp_path / "page.html"
    for _ in range(2):
        assert peeldiff("paper", "page", tmp_path, "--output", path).err == ""


@pytest.mark.real
def test_the_biggest_pair_makes_a_page_that_can_be_mailed(shared_dir: Path) -> None:
    seeds = sorted((shared_dir / "seeds").iterdir())
    pair = [
        path for path in seeds if "2016-effectiveness-report" in path.name or "2018-19" in path.name
    ]
    for paths in (pair, seeds):
        assert len(html(handout(dossier_of(paths))).encode()) <= 150 * 1024


def test_the_first_sheet_tells_bad_news_before_good(dossier: Dossier) -> None:
    short = next(section for section in handout(dossier).sections if section.id == "short")
    accents = [block.accent for block in short.blocks if isinstance(block, Bullet) and block.label]
    good = [at for at, accent in enumerate(accents) if accent is Accent.GOOD]
    bad = [at for at, accent in enumerate(accents) if accent is Accent.BAD]
    assert bad or good
    assert max(bad, default=-1) < min(good, default=len(accents))


def test_every_demand_is_named_once_in_front_of_the_counts(dossier: Dossier) -> None:
    """What needs an answer first with its words, the rest in a line; neither says what the other does."""
    sections = {section.id: section for section in handout(dossier).sections}
    first, others = (
        [b for b in sections[name].blocks if isinstance(b, Bullet)] if name in sections else []
        for name in ("first", "others")
    )
    assert not {b.text.rstrip(".") for b in first} & {b.text.rstrip(".") for b in others}
    named = {b.text.rstrip(".") for b in (*first, *others)}
    short = {b.text.rstrip(".") for b in sections["short"].blocks if isinstance(b, Bullet)}
    for change in dossier.pair.diff.findings:
        for ref in heads(change) if change.kind in DEMANDS and change.new else ():
            assert one_line(ref) in named - short


def test_every_demand_that_is_named_there_has_its_number(dossier: Dossier) -> None:
    sections = {section.id: section for section in handout(dossier).sections}
    named = [sections[name] for name in ("first", "others") if name in sections]
    text = " ".join(
        f"{b.link} {slug(b.place)}" for s in named for b in s.blocks if isinstance(b, Bullet)
    )
    for change in dossier.pair.diff.findings:
        for ref in heads(change) if change.kind in DEMANDS and change.new else ():
            assert slug(ref.ref) in text


def test_counts_stand_in_a_table_where_a_report_has_findings_of_several_kinds(
    dossier: Dossier, fixtures_dir: Path
) -> None:
    """Of one kind the strips say as much."""
    shown = {section.id for section in handout(dossier).sections}
    kinds = [
        {finding.kind for finding in side.findings if finding.kind in DEMANDS}
        for side in (dossier.pair.old, dossier.pair.new)
    ]
    assert ("counts" in shown) == any(len(found) > 1 for found in kinds)


def test_grades_of_two_inspections_stand_in_one_table(dossier: Dossier) -> None:
    """The grid of all inspections would say the same of two."""
    (grades,) = (section for section in handout(dossier).sections if section.id == "grades")
    captions = [block.caption for block in grades.blocks if isinstance(block, Table)]
    graded = sum(one.graded for one in dossier.history.inspections)
    assert (GRID in captions) == (graded > 2)


def test_a_reason_that_several_silent_findings_share_is_not_told_under_each(
    dossier: Dossier,
) -> None:
    """The words above them say what it says."""
    for section in handout(dossier).sections:
        if section.id in ("not-raised", "not-reinspected"):
            whys = [entry.why for entry in entries(section.blocks) if entry.why]
            assert len(whys) == len(set(whys))


def test_each_strip_is_of_the_findings_of_one_report(dossier: Dossier) -> None:
    short = next(section for section in handout(dossier).sections if section.id == "short")
    strips = [block for block in short.blocks if isinstance(block, Counts)]
    sides = (dossier.pair.old, dossier.pair.new)
    assert [sum(count for *_, count in strip.rows) for strip in strips] == [
        asked for side in sides if (asked := sum(f.kind in DEMANDS for f in side.findings))
    ]


def test_an_explanation_that_is_quoted_whole_is_not_printed_again(dossier: Dossier) -> None:
    for entry in entries(handout(dossier).sections):
        quoted = " ".join(quote.text for quote in entry.quotes)
        for line in entry.detail:
            assert line not in quoted


def test_what_the_report_recalls_stands_before_passages_where_no_evidence_answers(
    fixtures_dir: Path,
) -> None:
    page = handout(
        dossier_of([fixtures_dir / "2021-22-report.md", fixtures_dir / "2023-25-report.txt"])
    )
    told = {entry.ref: [quote.text for quote in entry.quotes] for entry in entries(page.sections)}
    assert told["MAR-2021/22-AFI-07"][0].startswith(
        "We asked the force in 2021/22 to make disclosures"
    )
    lessened = next(entry for entry in entries(page.sections) if entry.ref == "MAR-2023-25-AFI-03")
    recalled, progress, *_ = lessened.quotes
    assert recalled.label == "The newer report, looking back to two years ago"
    assert progress.label == SEE_ALSO.rstrip(": ")  # it improved, and something is left
    assert progress.text.startswith("In 2021/22 the failure to reassess waiting calls")


def test_a_cause_of_concern_that_ended_is_told_with_the_words_that_end_it(
    fixtures_dir: Path,
) -> None:
    page = handout(
        dossier_of([fixtures_dir / "2021-22-report.md", fixtures_dir / "2023-25-report.txt"])
    )
    short = next(section for section in page.sections if section.id == "short")
    ended = [b for b in short.blocks if isinstance(b, Bullet) and b.label.startswith("Cause of")]
    assert len(ended) == 2
    assert all("we have closed the cause of concern.”" in bullet.text for bullet in ended)


def test_that_an_answer_is_still_to_come_stands_once_under_a_finding(fixtures_dir: Path) -> None:
    page = handout(dossier_of([fixtures_dir / name for name in SETS["all"][-2:]]))
    (entry,) = [
        one
        for section in page.sections
        for one in entries(section.blocks)
        if one.ref == "MAR-2021/22-AFI-11"
    ]
    told = [note.text for note in entry.notes if "has not finished its work" in note.text]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("names", "published", "told"),
    [
        (
            ("2021-22-report.md", "2023-25-report.txt"),
            None,
            "8 January 2025 (day 56; 14 November 2024 is",
        ),
        (
            ("2016-effectiveness-report.md", "2018-19-report.txt"),
            None,
            "unknown, because the report prints",
        ),
        (
            ("2016-effectiveness-report.md", "2018-19-report.txt"),
            "2019-05-02",
            "26 June 2019 (day 56; 2 May",
        ),
        (SETS["two"], None, ""),
        (
            ("fire-and-rescue/marlshire-2018-19.txt", "fire-and-rescue/marlshire-2021-22.txt"),
            None,
            "",
        ),
    ],
)
def test_the_first_sheet_says_by_when_comments_are_due(
    names: Sequence[str], published: str | None, told: str, fixtures_dir: Path
) -> None:
    """As cover, response and tracker say; nothing where the law set no day or asks for none."""
    page = handout(dossier_of([fixtures_dir / name for name in names], published=published))
    short = next(section for section in page.sections if section.id == "short")
    due = [
        b.text for b in short.blocks if isinstance(b, Bullet) and b.label.startswith("Last day for")
    ]
    assert [text[: len(told)] for text in due] == ([told] if told else [])
