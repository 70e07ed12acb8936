"""The laws that the contract states for every pair, over every pair of the invented reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peeldiff.model import (
    DEMANDS,
    GradeChangeKind,
    Inspection,
    InspectionDiff,
    Relation,
    SectionRelation,
    Status,
    WordingOp,
)

NEEDS_EVIDENCE = {Status.RESOLVED, Status.PARTLY_RESOLVED, Status.RECURRING}


def side(wording, gone: WordingOp) -> str:
    return "".join(text for op, text in wording if op is not gone)


def all_changes(changes):
    for change in changes:
        yield change
        yield from all_changes(change.items)


def linked(changes) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What is linked with what, by id."""
    return sorted(
        (tuple(sorted(o.id for o in c.old)), tuple(sorted(n.id for n in c.new)))
        for c in changes
        if c.old and c.new
    )


# ---- a report and itself ---------------------------------------------------------------------------


@pytest.fixture(scope="session")
def with_itself(reports, report_file: Path) -> InspectionDiff:
    return reports.diff(report_file, report_file)


@pytest.fixture(scope="session")
def itself(reports, report_file: Path) -> Inspection:
    return reports.inspection(report_file)


def test_a_report_is_the_same_inspection_as_itself(with_itself: InspectionDiff) -> None:
    assert with_itself.relation is Relation.SAME_INSPECTION


def test_a_report_moves_no_grade_of_its_own(with_itself: InspectionDiff) -> None:
    """Where no grade is in print there is none to be unchanged."""
    moved = [
        row
        for row in with_itself.grades
        if row.change is not GradeChangeKind.UNCHANGED and (row.old is None or row.old.grade)
    ]
    assert moved == []


def test_every_grade_of_a_report_meets_itself(
    with_itself: InspectionDiff, itself: Inspection
) -> None:
    met = [(row.old.section, row.new.section) for row in with_itself.grades if row.old and row.new]
    graded = [(s.id, s.id) for s in itself.sections if s.grade]
    assert [pair for pair in graded if met.count(pair) != 1] == []


def test_every_finding_of_a_report_persists_as_itself(
    with_itself: InspectionDiff, itself: Inspection
) -> None:
    persisting = linked(c for c in with_itself.findings if c.status is Status.PERSISTING)
    assert persisting == sorted(((f.id,), (f.id,)) for f in itself.findings)


def test_a_finding_is_wholly_like_itself(with_itself: InspectionDiff) -> None:
    assert [c.score for c in with_itself.findings if c.score != 1] == []


def test_a_report_rewords_no_finding_of_its_own(with_itself: InspectionDiff) -> None:
    changed = [
        c
        for c in all_changes(with_itself.findings)
        if any(op is not WordingOp.EQUAL for op, _ in c.wording)
    ]
    assert changed == []


def test_every_item_of_a_report_persists_as_itself(with_itself: InspectionDiff) -> None:
    astray = [
        (item.status, [o.id for o in item.old], [n.id for n in item.new])
        for change in with_itself.findings
        for item in change.items
        if item.status is not Status.PERSISTING
        or [o.id for o in item.old] != [n.id for n in item.new]
    ]
    assert astray == []


def test_every_section_of_a_report_is_the_same_as_itself(
    with_itself: InspectionDiff, itself: Inspection
) -> None:
    same = [c for c in with_itself.sections if c.relation is SectionRelation.SAME]
    assert linked(same) == sorted(((s.id,), (s.id,)) for s in itself.sections)


def test_every_paragraph_of_a_report_stays_as_it_is(with_itself: InspectionDiff) -> None:
    changed = [
        row
        for change in with_itself.sections
        for row in change.paragraphs
        if row.old != row.new or any(op is not WordingOp.EQUAL for op, _ in row.wording)
    ]
    assert changed == []


def test_a_report_changes_no_figure_of_its_own(with_itself: InspectionDiff) -> None:
    assert [f for f in with_itself.figures if f.old != f.new] == []


# ---- two reports -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def diff(reports, fixture_pair: tuple[Path, Path]) -> InspectionDiff:
    return reports.diff(*fixture_pair)


@pytest.fixture(scope="session")
def back(reports, fixture_pair: tuple[Path, Path]) -> InspectionDiff:
    old, new = fixture_pair
    return reports.diff(new, old)


@pytest.fixture(scope="session")
def sides(reports, fixture_pair: tuple[Path, Path]) -> tuple[Inspection, Inspection]:
    old, new = fixture_pair
    return reports.inspection(old), reports.inspection(new)


def turned(pairs):
    return sorted((new, old) for old, new in pairs)


def test_the_other_way_round_the_same_findings_are_linked(
    diff: InspectionDiff, back: InspectionDiff
) -> None:
    assert linked(diff.findings) == turned(linked(back.findings))


def test_the_other_way_round_the_same_sections_are_linked(
    diff: InspectionDiff, back: InspectionDiff
) -> None:
    assert linked(diff.sections) == turned(linked(back.sections))


def test_the_other_way_round_the_same_grades_meet(
    diff: InspectionDiff, back: InspectionDiff
) -> None:
    def met(grades):
        return sorted(
            (row.old.section if row.old else "", row.new.section if row.new else "")
            for row in grades
            if (row.old and row.old.grade) or (row.new and row.new.grade)
        )

    assert met(diff.grades) == turned(met(back.grades))


def test_every_finding_stands_in_one_change(
    diff: InspectionDiff, sides: tuple[Inspection, Inspection]
) -> None:
    for at, inspection in zip(("old", "new"), sides, strict=True):
        told = sorted(ref.id for change in diff.findings for ref in getattr(change, at))
        assert told == sorted(finding.id for finding in inspection.findings)


def test_every_item_of_an_older_finding_has_one_fate(
    diff: InspectionDiff, sides: tuple[Inspection, Inspection]
) -> None:
    told = sorted(ref.id for c in diff.findings for item in c.items for ref in item.old)
    assert told == sorted(i.id for f in sides[0].findings if f.kind in DEMANDS for i in f.items)


def test_every_section_stands_in_one_change_at_least(
    diff: InspectionDiff, sides: tuple[Inspection, Inspection]
) -> None:
    for at, inspection in zip(("old", "new"), sides, strict=True):
        told = {ref.id for change in diff.sections for ref in getattr(change, at)}
        assert [s.id for s in inspection.sections if s.id not in told] == []


def test_the_wording_of_findings_rebuilds_both_texts(diff: InspectionDiff) -> None:
    wrong = [
        change.wording
        for change in all_changes(diff.findings)
        if side(change.wording, WordingOp.INSERT) != "\n".join(ref.text for ref in change.old)
        or side(change.wording, WordingOp.DELETE) != "\n".join(ref.text for ref in change.new)
    ]
    assert wrong == []


def test_the_wording_of_paragraphs_rebuilds_both_texts(
    diff: InspectionDiff, sides: tuple[Inspection, Inspection]
) -> None:
    wrong = []
    for change in diff.sections:
        texts = [
            [
                p.text
                for ref in refs
                for s in inspection.sections
                if s.id == ref.id
                for p in s.paragraphs
            ]
            for refs, inspection in zip((change.old, change.new), sides, strict=True)
        ]
        for row in change.paragraphs:
            old = "" if row.old is None else texts[0][row.old]
            new = "" if row.new is None else texts[1][row.new]
            got = side(row.wording, WordingOp.INSERT), side(row.wording, WordingOp.DELETE)
            if got != (old, new):
                wrong.append((row, old, new))
    assert wrong == []


def test_every_paragraph_of_a_change_has_one_row(
    diff: InspectionDiff, sides: tuple[Inspection, Inspection]
) -> None:
    for change in diff.sections:
        for at, refs, inspection in zip(
            ("old", "new"), (change.old, change.new), sides, strict=True
        ):
            count = sum(
                len(s.paragraphs) for r in refs for s in inspection.sections if s.id == r.id
            )
            rows = [n for row in change.paragraphs if (n := getattr(row, at)) is not None]
            assert sorted(rows) == list(range(count))


def test_what_is_said_to_be_dealt_with_or_raised_before_has_evidence(diff: InspectionDiff) -> None:
    bare = [
        change.why
        for change in all_changes(diff.findings)
        if change.status in NEEDS_EVIDENCE and not change.evidence
    ]
    assert bare == []


def test_evidence_stands_in_the_newer_report_at_its_line(
    reports, fixture_pair: tuple[Path, Path], diff: InspectionDiff, stands_at
) -> None:
    inspection, document = reports.inspection(fixture_pair[1]), reports.document(fixture_pair[1])
    astray = {
        (evidence.line, evidence.text)
        for change in all_changes(diff.findings)
        for evidence in change.evidence
        if not stands_at(inspection, document, evidence.line, evidence.text)
    }
    assert astray == set()


def test_what_a_report_says_of_a_grade_stands_at_its_line(
    reports, fixture_pair: tuple[Path, Path], diff: InspectionDiff, stands_at
) -> None:
    inspection, document = reports.inspection(fixture_pair[1]), reports.document(fixture_pair[1])
    quotes = [q for row in diff.grades for q in (row.caveat, row.stated_by_report) if q]
    astray = [q for q in quotes if not stands_at(inspection, document, q.line, q.text)]
    assert astray == []


def test_scores_lie_between_nothing_and_all(diff: InspectionDiff) -> None:
    scores = [c.score for c in all_changes(diff.findings)]
    scores += [c.score for c in diff.sections]
    scores += [row.score for c in diff.sections for row in c.paragraphs]
    assert [score for score in scores if not 0 <= score <= 1] == []


def test_ids_name_one_thing_each(reports, fixture_file: Path) -> None:
    inspection = reports.inspection(fixture_file)
    ids = [s.id for s in inspection.sections] + [f.id for f in inspection.findings]
    ids += [item.id for f in inspection.findings for item in f.items]
    assert len(ids) == len(set(ids))


# ---- what the labels say ---------------------------------------------------------------------------


def _labelled(labels: Path) -> list[dict]:
    return [json.loads(path.read_text("utf-8")) for path in sorted(labels.glob("pair-*.json"))]


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def test_resolved_is_only_what_a_reader_calls_resolved(
    reports, labels: Path, fixture_files: tuple[Path, ...]
) -> None:
    """Precision of `resolved` is 1.00 on every labelled pair, findings and items."""
    by_name = {path.name: path for path in fixture_files}
    false = []
    for pair in _labelled(labels):
        true = {
            _words(old["text"])
            for row in pair["findings"]
            if row["status"] == Status.RESOLVED or Status.RESOLVED in row["accept"]
            for old in row["old"]
        }
        diff = reports.diff(by_name[pair["old"]], by_name[pair["new"]])
        false += [
            (pair["old"], pair["new"], ref.text)
            for change in all_changes(diff.findings)
            if change.status is Status.RESOLVED
            for ref in change.old
            if _words(ref.text) not in true
        ]
    assert false == []


def test_the_labelled_pairs_have_resolved_findings_to_find(labels: Path) -> None:
    rows = [row for pair in _labelled(labels) for row in pair["findings"]]
    assert sum(row["status"] == Status.RESOLVED for row in rows) >= 6
