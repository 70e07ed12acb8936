"""The laws hold for reports that were copied badly: lines lost, doubled, swapped and torn.

Such a file has no truth to be read, but nothing of it may be lost, and what is said of two of them
must still fit together.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peeldiff.compare import compare
from peeldiff.document.source import Document
from peeldiff.model import Inspection, InspectionDiff, Relation, WordingOp
from peeldiff.report import read_document

SHORT = (
    "2015-effectiveness-web.txt",
    "2016-effectiveness-web.txt",
    "2017-legitimacy-web.md",
    "other-force-2016-web.txt",
)
"""Fixtures that are read in milliseconds: the damage is what varies here."""


NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
few = settings(max_examples=1000 if NIGHTLY else 25)
"""Each example is read and compared several times."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged copy and its source."""

    document: Document
    whole: Inspection
    read: Inspection

    @property
    def diff(self) -> InspectionDiff:
        """From the source to the copy."""
        return compare(self.whole, self.read)


@st.composite
def damage(draw, lines: list[str]) -> list[str]:
    """A copy of the lines with up to six faults."""
    lines = list(lines)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 2))
        match draw(st.sampled_from(("lost", "doubled", "swapped", "torn", "joined", "blank"))):
            case "lost":
                del lines[at]
            case "doubled":
                lines.insert(at, lines[at])
            case "swapped":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "torn":
                cut = draw(st.integers(0, max(0, len(lines[at]))))
                lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
            case "joined":
                lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
            case _:
                lines.insert(at, "")
    return lines


@pytest.fixture(scope="session")
def damaged(reports, fixture_files: tuple[Path, ...]):
    """Draws a damaged copy of a fixture."""
    files = [path for path in fixture_files if path.name in SHORT]
    texts = {path: path.read_text("utf-8") for path in files}

    def draw(data: st.DataObject) -> Damaged:
        path = data.draw(st.sampled_from(files))
        text = "\n".join(data.draw(damage(texts[path].split("\n"))))
        document = reports.lines_of(text, path.name)
        return Damaged(document, reports.inspection(path), read_document(document))

    return draw


def _linked(changes) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return sorted(
        (tuple(sorted(o.id for o in c.old)), tuple(sorted(n.id for n in c.new)))
        for c in changes
        if c.old and c.new
    )


@few
@given(data=st.data())
def test_no_line_of_a_damaged_report_is_lost(damaged, data: st.DataObject) -> None:
    found = damaged(data)
    entries = [*found.read.furniture, *found.read.findings, *found.read.sections]
    owned = {n for entry in entries for n in range(entry.line, entry.end_line + 1)}
    assert [line for line in found.document.lines if line.text and line.number not in owned] == []


@few
@given(data=st.data())
def test_a_damaged_report_is_unchanged_beside_itself(damaged, data: st.DataObject) -> None:
    found = damaged(data)
    itself = compare(found.read, found.read)
    assert itself.relation is Relation.SAME_INSPECTION
    assert _linked(itself.findings) == sorted(((f.id,), (f.id,)) for f in found.read.findings)
    assert _linked(itself.sections) == sorted(((s.id,), (s.id,)) for s in found.read.sections)
    moved = [c for c in itself.findings if c.status != "persisting" or c.score != 1]
    assert moved == []
    assert {c.relation for c in itself.sections} <= {"same"}


@few
@given(data=st.data())
def test_a_damaged_report_links_the_same_both_ways(damaged, data: st.DataObject) -> None:
    found = damaged(data)
    diff, back = found.diff, compare(found.read, found.whole)
    for there, again in ((diff.findings, back.findings), (diff.sections, back.sections)):
        assert _linked(there) == sorted((new, old) for old, new in _linked(again))


@few
@given(data=st.data())
def test_every_finding_of_a_damaged_report_stands_in_one_change(
    damaged, data: st.DataObject
) -> None:
    found = damaged(data)
    diff = found.diff
    old = Counter(ref.id for change in diff.findings for ref in change.old)
    new = Counter(ref.id for change in diff.findings for ref in change.new)
    assert old == Counter(finding.id for finding in found.whole.findings)
    assert new == Counter(finding.id for finding in found.read.findings)


@few
@given(data=st.data())
def test_the_wording_of_a_damaged_report_rebuilds_both_texts(damaged, data: st.DataObject) -> None:
    for change in damaged(data).diff.findings:
        for part in (change, *change.items):
            old = "".join(text for op, text in part.wording if op is not WordingOp.INSERT)
            new = "".join(text for op, text in part.wording if op is not WordingOp.DELETE)
            assert old == "\n".join(ref.text for ref in part.old)
            assert new == "\n".join(ref.text for ref in part.new)


@few
@given(data=st.data())
def test_the_evidence_in_a_damaged_report_stands_at_its_line(
    damaged, stands_at, data: st.DataObject
) -> None:
    found = damaged(data)
    evidence = [
        e
        for change in found.diff.findings
        for part in (change, *change.items)
        for e in part.evidence
    ]
    astray = [e for e in evidence if not stands_at(found.read, found.document, e.line, e.text)]
    assert astray == []
