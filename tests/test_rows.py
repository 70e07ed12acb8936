"""Rows are in reading order, complete, and know where they go on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.compare import compare
from peeldiff.inputs import read_inspection
from peeldiff.model import (
    Confidence,
    Generator,
    Inspection,
    InspectionDiff,
    InspectionHead,
    Pair,
    Paragraph,
    ParagraphChange,
    Relation,
    Scores,
    Section,
    SectionChange,
    SectionRef,
    SectionRelation,
    SourceInfo,
    WordingOp,
)
from peeldiff.rows import Fold, Mark, Row, RowChange, RowKind, RowTable, build_rows, folded

FIXTURES = Path(__file__).parents[1] / "fixtures"
SOURCE = SourceInfo("a.txt", "text", "0" * 64, 999)
HEAD = InspectionHead("Marlshire Police", "PEEL", "2016", None, None, SOURCE)


def section(name: str, line: int, *texts: str) -> Section:
    paragraphs = tuple(Paragraph(text, line + n, line + n) for n, text in enumerate(texts, 1))
    return Section(
        name, None, 2, name.title(), None, line, line + len(texts), None, True, None, paragraphs
    )


def inspection(*sections: Section) -> Inspection:
    return Inspection(
        *("Marlshire Police", "HMICFRS", "PEEL", "2016", (), None, None, SOURCE, sections),
        *((), (), (), (), ()),
    )


def change(
    old: tuple[Section, ...], new: tuple[Section, ...], *steps: ParagraphChange
) -> SectionChange:
    relation = (
        SectionRelation.SPLIT
        if len(new) > 1
        else SectionRelation.MERGED
        if len(old) > 1
        else SectionRelation.SAME
        if old and new
        else SectionRelation.ADDED
        if new
        else SectionRelation.REMOVED
    )
    refs = [tuple(SectionRef(s.id, s.heading, s.line) for s in side) for side in (old, new)]
    scores = Scores(0.0, 0.0, 0.0)
    return SectionChange(relation, refs[0], refs[1], 0.0, scores, Confidence.HIGH, "", steps)


def table(old: tuple[Section, ...], new: tuple[Section, ...], *changes: SectionChange) -> RowTable:
    diff = InspectionDiff(
        Generator("peeldiff", "0"), HEAD, HEAD, Relation.SUCCESSIVE, (), (), changes, (), ()
    )
    return build_rows(Pair(inspection(*old), inspection(*new), diff))


def both(old: int, new: int, text: str) -> ParagraphChange:
    return ParagraphChange(old, new, 1.0, ((WordingOp.EQUAL, text),))


def shown(row: Row) -> tuple[str | None, str | None]:
    return row.old and row.old.text, row.new and row.new.text


def test_what_only_the_older_report_has_follows_what_it_followed_there() -> None:
    a, gone, b = section("a", 1), section("gone", 10), section("b", 20)
    new_b, new_a = section("b", 1), section("a", 10)
    rows = table(
        (a, gone, b),
        (new_b, new_a),
        change((a,), (new_a,)),
        change((b,), (new_b,)),
        change((gone,), ()),
    ).rows
    assert [shown(row) for row in rows] == [("B", "B"), ("A", "A"), ("Gone", None)]


def test_a_paragraph_that_crossed_others_is_shown_at_both_places_with_the_way() -> None:
    old, new = section("a", 1, "one", "two", "three"), section("a", 1, "three", "one", "two")
    steps = (both(2, 0, "three"), both(0, 1, "one"), both(1, 2, "two"))
    rows = table((old,), (new,), change((old,), (new,), *steps)).rows
    assert [(shown(row), row.change) for row in rows[1:]] == [
        (("three", "three"), RowChange.MOVED),
        (("one", "one"), RowChange.SAME),
        (("two", "two"), RowChange.SAME),
        (("three", None), RowChange.MOVED),
    ]
    assert (rows[1].target, rows[4].target) == (4, 1)


def test_parts_of_a_split_section_point_to_the_next_and_the_last_to_the_first() -> None:
    old = section("a", 1, "x", "y")
    new = (section("b", 1, "x"), section("c", 10, "y"), section("d", 20))
    rows = table((old,), new, change((old,), new, both(0, 0, "x"), both(1, 1, "y"))).rows
    headings = [n for n, row in enumerate(rows) if row.kind is RowKind.HEADING]
    assert [shown(rows[n]) for n in headings] == [("A", "B"), (None, "C"), (None, "D")]
    assert [rows[n].target for n in headings] == [*headings[1:], headings[0]]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("serious crime", None, RowChange.REMOVED),
        ("serious crime", "serious crime", RowChange.SAME),
        ("serious crime", "tackling serious crime", RowChange.REWORDED),
        ("how fair is the force?", "fairness", RowChange.REWORDED),
        (None, "fairness", RowChange.REMOVED),
    ],
)
def test_a_heading_of_what_was_not_inspected_is_gone_only_where_it_is_gone(
    old: str | None, new: str | None, told: RowChange
) -> None:
    sides = [(section(name, 10, "Text."),) if name else () for name in (old, new)]
    step = replace(change(*sides), relation=SectionRelation.NOT_INSPECTED)
    [heading, *_] = [row for row in table(*sides, step).rows if row.kind is RowKind.HEADING]
    assert heading.change is told
    assert heading.label == "not inspected this time"


def test_a_changed_number_in_a_long_rewording_is_still_marked_strongly() -> None:
    long = "in the 12 months to June more than 214 cases waited"
    wording = ((WordingOp.EQUAL, "So "), (WordingOp.INSERT, long))
    old, new = section("a", 1, "So "), section("a", 1, "So " + long)
    step = ParagraphChange(0, 0, 0.5, wording, (1,))
    row = table((old,), (new,), change((old,), (new,), step)).rows[1]
    assert row.new is not None
    assert [text for mark, text in row.new.spans if mark is Mark.WEIGHTY_ADDED] == ["12", "214"]
    assert row.new.text == "So " + long


def test_a_fold_closes_over_runs_and_opens_by_its_first_row() -> None:
    same = Row(RowKind.PARAGRAPH, RowChange.SAME, None, None)
    other = Row(RowKind.PARAGRAPH, RowChange.ADDED, None, None)
    rows = [same, same, other, same, other, same, same, same]
    assert list(folded(rows, range(8), frozenset())) == [Fold(0, 2, 2), 2, 3, 4, Fold(5, 8, 3)]
    assert list(folded(rows, range(8), frozenset({5})))[4:] == [5, 6, 7]


@st.composite
def aligned(draw: st.DrawFn) -> tuple[Section, Section, SectionChange]:
    """A section on each side and any alignment of their paragraphs, crossings too."""
    old = section("a", 1, *(f"old {n}" for n in range(draw(st.integers(0, 6)))))
    new = section("a", 1, *(f"new {n}" for n in range(draw(st.integers(0, 6)))))
    lefts = draw(st.permutations(range(len(old.paragraphs))))
    pairs = draw(st.integers(0, min(len(old.paragraphs), len(new.paragraphs))))
    wording = ((WordingOp.DELETE, "x"), (WordingOp.INSERT, "y"))
    steps = [
        ParagraphChange(lefts[n] if n < pairs else None, n, 0.5, wording)
        for n in range(len(new.paragraphs))
    ]
    steps += [ParagraphChange(n, None, 0.0, wording) for n in sorted(lefts[pairs:])]
    return old, new, change((old,), (new,), *steps)


@given(aligned())
def test_every_paragraph_is_there_once_and_what_moved_twice(
    case: tuple[Section, Section, SectionChange],
) -> None:
    old, new, made = case
    rows = [row for row in table((old,), (new,), made).rows if row.kind is RowKind.PARAGRAPH]
    stubs = [row for row in rows if row.change is RowChange.MOVED and row.new is None]
    assert sorted(row.new.line for row in rows if row.new) == [p.line for p in new.paragraphs]
    olds = sorted(row.old.line for row in rows if row.old and row not in stubs)
    assert olds == [p.line for p in old.paragraphs]
    moved = [row for row in rows if row.change is RowChange.MOVED and row.new is not None]
    assert len(moved) == len(stubs)
    kept = [row.old.line for row in rows if row.old and row.new and row not in moved]
    assert kept == sorted(kept)


@pytest.fixture(scope="module")
def pair() -> Pair:
    old = read_inspection(FIXTURES / "2016-effectiveness-report.md")
    new = read_inspection(FIXTURES / "2018-19-report.txt")
    return Pair(old, new, compare(old, new))


def test_the_fixtures_lose_no_line_of_a_paragraph_or_finding(pair: Pair) -> None:
    rows = build_rows(pair).rows
    for side, one in (("old", pair.old), ("new", pair.new)):
        lines = {cell.line for row in rows if (cell := row.side(side)) is not None}
        assert {p.line for s in one.sections for p in s.paragraphs} <= lines
        assert {finding.line for finding in one.findings} <= lines


def test_every_finding_and_section_of_the_fixtures_has_its_row(pair: Pair) -> None:
    made = build_rows(pair)
    assert sorted(made.findings) == list(range(len(pair.diff.findings)))
    assert sorted(made.sections) == list(range(len(pair.diff.sections)))
    for number, at in made.findings.items():
        assert made.rows[at].finding == number


def test_evidence_of_the_fixtures_is_found_by_its_line(pair: Pair) -> None:
    made = build_rows(pair)
    evidence = [e for finding in pair.diff.findings for e in finding.evidence]
    assert evidence
    for quoted in evidence:
        number = made.at_line("new", quoted.line)
        assert number is not None
        cell = made.rows[number].new
        assert cell is not None
        assert cell.line <= quoted.line <= cell.end_line


def test_each_line_of_the_fixtures_leads_to_the_narrowest_row_that_shows_it(pair: Pair) -> None:
    made = build_rows(pair)
    for side, one in (("old", pair.old), ("new", pair.new)):
        for line in range(one.source.lines + 2):
            cells = [(row.side(side), number) for number, row in enumerate(made.rows)]
            ranks = [
                (cell.end_line - cell.line, number)
                for cell, number in cells
                if cell is not None and cell.line <= line <= cell.end_line
            ]
            assert made.at_line(side, line) == (min(ranks)[1] if ranks else None)
    assert made == build_rows(pair)  # what was looked up is no part of it


def test_rows_of_two_forces_claim_no_movement_and_lose_no_text() -> None:
    old = read_inspection(FIXTURES / "2016-effectiveness-web.txt")
    new = read_inspection(FIXTURES / "other-force-2016-web.txt")
    diff = compare(old, new)
    told = build_rows(Pair(old, new, diff)).rows
    same = build_rows(Pair(old, new, replace(diff, relation=Relation.SUCCESSIVE))).rows
    assert [(r.kind, r.old and r.old.text, r.new and r.new.text) for r in told] == [
        (r.kind, r.old and r.old.text, r.new and r.new.text) for r in same
    ]
    said = {part for row in told for part in (row.label, row.note)}
    assert "area for improvement: asked of Marlshire Police" in said
    assert "Marlshire Police: Good | Brackenshire Constabulary: Requires improvement" in said
    assert "in the report on Marlshire Police" in said
    movement = r"older|newer|again|new\b|step|raised|inspected|comparable|unchanged"
    assert [words for words in said if re.search(movement, words)] == []


@pytest.mark.parametrize(
    ("beyond", "found"), [(0, "last"), (1, "last"), (400, "last"), (-1, "before")]
)
def test_words_in_no_row_stand_below_the_one_that_begins_last_above_them(
    pair: Pair, beyond: int, found: str
) -> None:
    made = build_rows(pair)
    begun = sorted(
        (row.new.line, number) for number, row in enumerate(made.rows) if row.new is not None
    )
    line = begun[-1][0]
    told = max(pair for pair in begun if pair[0] <= line + beyond)
    assert made.above_line("new", line + beyond) == told[1]
    assert (told[0] == line) is (found == "last")


def test_above_all_rows_there_is_none(pair: Pair) -> None:
    assert build_rows(pair).above_line("new", 0) is None
