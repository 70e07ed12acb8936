"""Nothing is lost and nothing invented: every line has one owner, and its words stand there."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from peeldiff.document.source import Document, Role
from peeldiff.model import Finding, Inspection, Section

Letters = Callable[[str], Counter[str]]


def owners(
    inspection: Inspection, number: int
) -> tuple[list[object], list[Finding], list[Section]]:
    """The furniture entries, findings and sections that span a line."""
    return (
        [f for f in inspection.furniture if f.line <= number <= f.end_line],
        [f for f in inspection.findings if f.line <= number <= f.end_line],
        [s for s in inspection.sections if s.line <= number <= s.end_line],
    )


def written(document: Document) -> Iterator[tuple[int, str]]:
    """The lines that hold something to read."""
    return ((line.number, line.text) for line in document.lines if line.text)


def grade_lines(inspection: Inspection) -> dict[int, str]:
    """The lines that hold nothing but a grade: those in a heading or in prose are counted there."""
    elsewhere = [(s.line, s.line) for s in inspection.sections if s.heading]
    elsewhere += [(p.line, p.end_line) for s in inspection.sections for p in s.paragraphs]
    return {
        s.grade.line: s.grade.text
        for s in inspection.sections
        if s.grade and not any(first <= s.grade.line <= last for first, last in elsewhere)
    }


def headings(inspection: Inspection) -> Iterator[str]:
    """The headings that stand in the text; a title that lends its name is furniture already."""
    for section in inspection.sections:
        if not any(p.line == section.line for p in section.paragraphs) and not any(
            f.line == section.line for f in inspection.findings
        ):
            yield section.heading


def given_out(inspection: Inspection) -> str:
    """Every text of an inspection, each once."""
    parts = [*headings(inspection), *grade_lines(inspection).values()]
    parts += [p.text for s in inspection.sections for p in s.paragraphs]
    for finding in inspection.findings:
        parts += [finding.text, finding.detail or "", *(item.text for item in finding.items)]
    parts += [f.text for f in inspection.furniture]
    return "\n".join(parts)


@pytest.fixture(scope="session")
def document(reports, report_file: Path) -> Document:
    return reports.document(report_file)


@pytest.fixture(scope="session")
def inspection(reports, report_file: Path) -> Inspection:
    return reports.inspection(report_file)


def test_every_line_belongs_to_something(document: Document, inspection: Inspection) -> None:
    homeless = [(n, text) for n, text in written(document) if not any(owners(inspection, n))]
    assert homeless == []


def test_no_line_is_two_pieces_of_furniture(document: Document, inspection: Inspection) -> None:
    assert [n for n, _ in written(document) if len(owners(inspection, n)[0]) > 1] == []


def test_no_line_is_in_two_findings(document: Document, inspection: Inspection) -> None:
    twice = []
    for number, _ in written(document):
        furniture, findings, _ = owners(inspection, number)
        if not furniture and len(findings) > 1:
            twice.append(number)
    assert twice == []


def test_sections_that_share_a_line_hold_each_other(
    document: Document, inspection: Inspection
) -> None:
    torn = []
    for number, _ in written(document):
        chain = owners(inspection, number)[2]
        torn += [number for outer, inner in pairwise(chain) if inner.parent != outer.id]
    assert torn == []


def test_a_blank_line_begins_and_ends_nothing(document: Document, inspection: Inspection) -> None:
    blank = {line.number for line in document.lines if not line.text}
    entries = [*inspection.furniture, *inspection.findings, *inspection.sections]
    assert [e for e in entries if e.line in blank or e.end_line in blank] == []


def test_every_line_is_read_where_it_belongs(document: Document, inspection: Inspection) -> None:
    """The words of a line, in their order, stand in the text of the entry that owns it."""

    def squeezed(text: str) -> str:
        return "".join(filter(str.isalnum, text))

    grades = grade_lines(inspection)
    lost = []
    for number, text in written(document):
        furniture, findings, sections = owners(inspection, number)
        if furniture:
            told = [f.text for f in furniture]
        elif findings:
            told = [findings[0].text, findings[0].detail or ""]
            told += [item.text for item in findings[0].items]
        else:
            own = sections[-1]
            told = [own.heading, grades.get(number, ""), *(p.text for p in own.paragraphs)]
        if not any(squeezed(text) in squeezed(part) for part in told):
            lost.append((number, text))
    assert lost == []


def test_letters_in_are_letters_out(
    document: Document, inspection: Inspection, letters: Letters
) -> None:
    source = letters("\n".join(text for _, text in written(document)))
    out = letters(given_out(inspection))
    assert (source - out, out - source) == (Counter(), Counter())


def test_the_lines_hold_what_the_file_holds(
    report_file: Path, document: Document, letters: Letters
) -> None:
    """Up to mark-up: link targets, footnote marks and tags go, entities are read."""
    raw = report_file.read_text("utf-8-sig")
    raw = re.sub(r"<sup>[^<]*</sup>|\[\^\w+\]:?", "", raw)
    raw = re.sub(r"\]\((?:[^()\s]|\([^()]*\))*\)", "]", raw)
    raw = html.unescape(re.sub(r"</?[a-z][^<>]*>", "", raw))
    marks = [line.mark for line in document.lines if line.role is not Role.FOOTNOTE]
    seen = letters("\n".join([line.text for line in document.lines] + marks))
    assert seen == letters(raw)


def test_furniture_keeps_its_words(document: Document, inspection: Inspection) -> None:
    changed = []
    for entry in inspection.furniture:
        lines = [document.lines[n - 1].text for n in range(entry.line, entry.end_line + 1)]
        if [text for text in lines if text] != entry.text.split("\n"):
            changed.append(entry)
    assert changed == []


def test_paragraphs_stand_in_reading_order(inspection: Inspection) -> None:
    starts = [p.line for s in inspection.sections for p in s.paragraphs]
    assert starts == sorted(starts)


def test_a_paragraph_knows_on_which_line_each_piece_stands(
    document: Document, inspection: Inspection
) -> None:
    astray = []
    for section in inspection.sections:
        for paragraph in section.paragraphs:
            for start, number in paragraph.pieces:
                if not paragraph.text[start:].startswith(document.lines[number - 1].text):
                    astray.append((number, paragraph.text[start : start + 40]))
    assert astray == []
