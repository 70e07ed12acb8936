"""Nothing is lost and nothing invented: every line has one owner, and its words stand there."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.document.source import Document, Role
from peeldiff.model import Inspection

Letters = Callable[[str], Counter[str]]


@pytest.fixture(scope="session")
def document(reports, report_file: Path) -> Document:
    return reports.document(report_file)


@pytest.fixture(scope="session")
def inspection(reports, report_file: Path) -> Inspection:
    return reports.inspection(report_file)


def test_every_line_belongs_to_something(
    document: Document, inspection: Inspection, accounting: ModuleType
) -> None:
    assert accounting.homeless(document, inspection) == []


def test_no_line_is_two_pieces_of_furniture_or_in_two_findings(
    document: Document, inspection: Inspection, accounting: ModuleType
) -> None:
    assert accounting.owned_twice(document, inspection) == []


def test_sections_that_share_a_line_hold_each_other(
    document: Document, inspection: Inspection, accounting: ModuleType
) -> None:
    assert accounting.torn(document, inspection) == []


def test_a_blank_line_begins_and_ends_nothing(document: Document, inspection: Inspection) -> None:
    blank = {line.number for line in document.lines if not line.text}
    entries = [*inspection.furniture, *inspection.findings, *inspection.sections]
    assert [e for e in entries if e.line in blank or e.end_line in blank] == []


def test_every_line_is_read_where_it_belongs(
    document: Document, inspection: Inspection, accounting: ModuleType
) -> None:
    assert accounting.astray(document, inspection) == []


def test_letters_in_are_letters_out(
    document: Document, inspection: Inspection, accounting: ModuleType
) -> None:
    assert accounting.letters_changed(document, inspection) == []


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
