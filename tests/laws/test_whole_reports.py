"""What is planted in a generated report is read, in every shape, and nothing else is."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from peeldiff.model import Inspection

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
some = settings(max_examples=settings.default.max_examples if NIGHTLY else 40)
"""Each example is a whole report, made and read for one claim: 40 of them, all in the nightly profile."""


@pytest.fixture(scope="session")
def drawn(whole_reports, reports):
    """Draws a report and reads it; (truth, inspection)."""
    strategy = whole_reports.reports()

    def draw(data: st.DataObject) -> tuple[object, Inspection]:
        planned = data.draw(strategy)
        event(f"{planned.shape}, {planned.cycle}")
        return planned, reports.of_text(planned.text)

    return draw


@some
@given(data=st.data())
def test_every_planted_section_is_read_and_no_other(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    assert [s.heading for s in read.sections] == [s.heading for s in planned.sections], planned.text


@some
@given(data=st.data())
def test_sections_nest_as_they_were_planted(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    at = {s.id: n for n, s in enumerate(read.sections)}
    parents = [at.get(s.parent) for s in read.sections]
    assert parents == [s.parent for s in planned.sections], planned.text


@some
@given(data=st.data())
def test_every_planted_grade_is_read_and_no_other(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    grades = [(s.heading, s.grade.value if s.grade else None) for s in read.sections]
    assert grades == [(s.heading, s.grade) for s in planned.sections], planned.text


@some
@given(data=st.data())
def test_what_stands_from_an_earlier_inspection_is_read_as_that(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    stands = [(s.inspected, s.grade.carried_over_from if s.grade else None) for s in read.sections]
    assert stands == [
        (s.carried_over_from is None, s.carried_over_from) for s in planned.sections
    ], planned.text


@some
@given(data=st.data())
def test_every_planted_finding_is_read_and_no_other(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    found = [(f.kind, f.text) for f in read.findings]
    assert found == [(f.kind, f.text) for f in planned.findings], planned.text


@some
@given(data=st.data())
def test_every_planted_item_is_read_and_no_other(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    found = [[item.text for item in f.items] for f in read.findings]
    assert found == [f.items for f in planned.findings], planned.text


@some
@given(data=st.data())
def test_every_planted_explanation_is_read_and_no_other(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    found = [f.detail for f in read.findings]
    assert found == ["\n".join(f.detail) or None for f in planned.findings], planned.text


@some
@given(data=st.data())
def test_every_finding_stands_under_its_question(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    headings = {s.id: s.heading for s in read.sections}
    found = [headings.get(f.section) for f in read.findings]
    assert found == [planned.sections[f.section].heading for f in planned.findings], planned.text


@some
@given(data=st.data())
def test_every_planted_paragraph_is_read_whole(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    found = [[p.text for p in s.paragraphs] for s in read.sections]
    assert found == [s.paragraphs for s in planned.sections], planned.text


@some
@given(data=st.data())
def test_what_is_set_aside_is_what_was_planted_as_furniture(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    found = Counter(line for f in read.furniture for line in f.text.split("\n"))
    assert found == Counter(planned.furniture), planned.text


@some
@given(data=st.data())
def test_the_force_and_the_cycle_are_read(drawn, data: st.DataObject) -> None:
    planned, read = drawn(data)
    assert (read.force, read.cycle) == ("Marlshire Police", planned.cycle)
