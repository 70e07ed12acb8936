"""Ordering the reports of one force and merging those of one inspection."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.errors import PeeldiffError, UsageError
from peeldiff.history import history
from peeldiff.history.gathering import gather
from peeldiff.model import Inspection, ReportWarning
from peeldiff.report import read_inspection

FIXTURES = Path(__file__).parents[2] / "fixtures"


def read(name: str) -> Inspection:
    return read_inspection(FIXTURES / name)


@pytest.fixture(scope="module")
def page() -> Inspection:
    return read("2016-effectiveness-web.txt")


@pytest.fixture(scope="module")
def report() -> Inspection:
    return read("2016-effectiveness-report.md")


@pytest.fixture(scope="module")
def older() -> Inspection:
    return read("2015-effectiveness-web.txt")


@pytest.fixture(scope="module")
def legitimacy() -> Inspection:
    return read("2017-legitimacy-web.md")


def test_reports_are_ordered_by_cycle(older: Inspection, page: Inspection) -> None:
    columns, _ = gather([page, older])
    assert [column.label for column in columns] == ["2015", "2016"]


def test_a_report_without_a_cycle_stands_at_its_year_of_publication(
    older: Inspection, page: Inspection
) -> None:
    columns, _ = gather([page, replace(older, cycle=None, published="2014-05")])
    assert [column.label for column in columns] == ["2014-05", "2016"]


def test_a_revisit_of_a_cycle_is_no_other_shape_of_its_inspection(report: Inspection) -> None:
    title = "PEEL: Police effectiveness 2016 revisit"
    other = replace(report.source, sha256="other", name="revisit.md")
    revisit = replace(report, title=title, published="2018-01", source=other)
    columns, warnings = gather([revisit, report])
    assert [column.inspection.source.name for column in columns] == [report.source.name, other.name]
    assert len({column.label for column in columns}) == 2
    assert "printed-twice" not in {warning.code for warning in warnings}


def test_labels_tell_all_inspections_apart(older: Inspection, legitimacy: Inspection) -> None:
    unknown = [replace(i, cycle=None, published=None) for i in (older, legitimacy)]
    other = replace(older, source=replace(older.source, sha256="other"))
    columns, _ = gather([*unknown, other])
    assert [column.label for column in columns] == ["2015", "undated PEEL (1)", "undated PEEL (2)"]


def test_a_web_page_and_a_report_of_one_cycle_are_one_inspection(
    page: Inspection, report: Inspection
) -> None:
    columns, warnings = gather([page, report])
    assert (len(columns), "print the same inspection (2016)" in warnings[-1].text) == (1, True)


def test_the_findings_of_two_shapes_are_counted_once(page: Inspection, report: Inspection) -> None:
    columns, _ = gather([page, report])
    assert [f.text for f in columns[0].inspection.findings] == [f.text for f in report.findings]


def test_a_grade_that_only_the_other_shape_prints_is_taken_from_it(
    page: Inspection, report: Inspection
) -> None:
    bare = replace(
        report,
        sections=tuple(
            replace(s, grade=None) if "investigating-crime" in s.questions else s
            for s in report.sections
        ),
    )
    columns, _ = gather([page, bare])
    (section,) = (s for s in columns[0].inspection.sections if "investigating-crime" in s.questions)
    printed = next(s.grade for s in page.sections if "investigating-crime" in s.questions)
    assert section.grade is not None
    assert printed is not None
    assert columns[0].place(section.grade.line) == (page.source.name, printed.line)


def test_a_finding_that_only_the_other_shape_prints_is_kept_with_its_place(
    page: Inspection, report: Inspection
) -> None:
    columns, _ = gather([page, replace(report, findings=report.findings[1:])])
    last = columns[0].inspection.findings[-1]
    assert columns[0].place(last.line) == (page.source.name, page.findings[0].line)


def test_the_pillar_reports_of_one_year_are_parts_of_one_inspection(
    page: Inspection, legitimacy: Inspection
) -> None:
    columns, _ = gather([page, replace(legitimacy, cycle="2016")])
    merged = columns[0].inspection
    assert sorted(merged.pillars) == ["effectiveness", "legitimacy"]
    assert len(merged.findings) == len(page.findings) + len(legitimacy.findings)


def test_every_line_of_a_merged_inspection_says_where_it_is_from(
    page: Inspection, legitimacy: Inspection
) -> None:
    columns, _ = gather([page, replace(legitimacy, cycle="2016")])
    placed = [columns[0].place(f.line) for f in columns[0].inspection.findings]
    printed = [(i.source.name, f.line) for i in (page, legitimacy) for f in i.findings]
    assert sorted(placed) == sorted(printed)


def test_merging_leaves_no_id_twice(page: Inspection, legitimacy: Inspection) -> None:
    columns, _ = gather([page, replace(legitimacy, cycle="2016")])
    merged = columns[0].inspection
    ids = [s.id for s in merged.sections] + [f.id for f in merged.findings]
    assert len(ids) == len(set(ids))


def test_two_programmes_of_one_year_stay_apart(older: Inspection) -> None:
    letter = replace(read("2014-core-business-letter.txt"), cycle="2015")
    columns, _ = gather([older, letter])
    assert sorted(column.label for column in columns) == ["2015 Core business", "2015 PEEL"]


def test_the_same_file_twice_counts_once(older: Inspection) -> None:
    copied = replace(older, source=replace(older.source, name="copy.txt"))
    for second, told in (
        (older, "2015-effectiveness-web.txt was given twice: it is read once."),
        (copied, "copy.txt is the same file as 2015-effectiveness-web.txt: it is read once."),
    ):
        columns, warnings = gather([older, second])
        assert (len(columns), warnings[-1].text) == (1, told)


def test_reports_on_two_forces_are_refused_with_their_names(page: Inspection) -> None:
    with pytest.raises(
        PeeldiffError,
        match=r"Brackenshire Constabulary \(other-force-2016-web.txt\) and "
        r"Marlshire Police \(2016-effectiveness-web.txt\)",
    ):
        gather([page, read("other-force-2016-web.txt")])


def test_a_report_that_names_no_force_is_taken_with_a_warning(
    page: Inspection, older: Inspection
) -> None:
    _, warnings = gather([page, replace(older, force=None)])
    assert (
        ReportWarning(
            code="no-force", text="2015-effectiveness-web.txt does not say which force it is about."
        )
        in warnings
    )


def test_no_report_is_a_mistake_of_usage() -> None:
    with pytest.raises(UsageError):
        gather([])


def test_the_place_alone_names_the_same_force(page: Inspection) -> None:
    older = read("2015-effectiveness-web.txt")
    for one, other in (("Marlshire", "Marlshire Police"), ("Marlshire Police", "Marlshire")):
        found = history([replace(older, force=one), replace(page, force=other)])
        assert found.force == "Marlshire Police"


def test_a_force_that_was_renamed_is_the_same_force(page: Inspection) -> None:
    names = ("Marlshire Constabulary", "Marlshire Police", "Marlshire Police Service")
    inspections = [
        replace(page, force=name, cycle=cycle, source=replace(page.source, sha256=cycle))
        for name, cycle in zip(names, ("2015", "2016", "2017"), strict=True)
    ]
    assert len(history(inspections).inspections) == 3


def test_a_place_does_not_make_two_forces_one(page: Inspection) -> None:
    names = ("Marlshire", "Marlshire Police", "Marlshire Fire and Rescue Service")
    with pytest.raises(PeeldiffError, match="These reports are on 2"):
        gather([replace(page, force=name) for name in names])


def test_a_finding_keeps_its_reference_whichever_files_are_given(
    page: Inspection, legitimacy: Inspection
) -> None:
    columns, _ = gather([page, replace(legitimacy, cycle="2016")])
    refs = {finding.ref for finding in columns[0].inspection.findings}
    assert refs == {finding.ref for one in (page, legitimacy) for finding in one.findings}


def test_what_only_the_second_shape_prints_gets_a_reference_of_its_own(page: Inspection) -> None:
    added = replace(page.findings[0], text="The force should paint every door of its garage blue.")
    twin = replace(page, findings=(added, *page.findings[1:]))
    twin = replace(twin, source=replace(twin.source, name="twin.txt", sha256="0" * 64, lines=1))
    merged = gather([page, twin])[0][0].inspection
    refs = [finding.ref for finding in merged.findings]
    assert len(refs) == len(page.findings) + 1
    assert len(set(refs)) == len(refs)
