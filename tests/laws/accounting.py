"""The account of a report's lines: who owns each, and what is given out of it.

Each of the questions at the end is a law: its answer is empty for every report in every format.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from peeldiff.document.source import Document, Role
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Finding, Inspection, Section
from peeldiff.words import plain

_MARK = re.compile(
    r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[.)]\s+|(?:[A-Z]{1,3} ?)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+"
)

_NOTE = re.compile(r"\s?\[\d{1,2}\]$")
_NUMBER = re.compile(r"\d+|\s?\[\d{1,2}\]")


_LABELLED_WORDS = 2
"""Words of a cell that is no more than a code or a label: "E1", "Core question"."""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def owners(
    inspection: Inspection, number: int
) -> tuple[list[object], list[Finding], list[Section]]:
    """The furniture entries, findings and sections that span a line."""
    return (
        [f for f in inspection.furniture if f.line <= number <= f.end_line],
        [f for f in own_lines(inspection) if f.line <= number <= f.end_line],
        [s for s in inspection.sections if s.line <= number <= s.end_line],
    )


_own: tuple[Inspection, list[Finding]] | None = None


def own_lines(inspection: Inspection) -> list[Finding]:
    """The findings that have lines of their own: one that a sentence announces stays in its paragraph."""
    global _own
    if _own is None or _own[0] is not inspection:  # asked for each line of a report
        _own = (inspection, _own_lines(inspection))
    return _own[1]


def _own_lines(inspection: Inspection) -> list[Finding]:
    return [
        finding
        for finding in inspection.findings
        if not any(
            paragraph.line <= finding.line <= paragraph.end_line and finding.text in paragraph.text
            for section in inspection.sections
            for paragraph in section.paragraphs
        )
    ]


def written(document: Document) -> Iterator[tuple[int, str]]:
    """The lines that hold something to read."""
    return ((line.number, line.text) for line in document.lines if line.text)


def grade_lines(inspection: Inspection) -> dict[int, str]:
    """The lines that hold nothing but a grade: those in a heading or in prose are counted there.

    A grade that stands beside its question, on the line of the heading, is no part of that.
    """
    elsewhere = [
        (s.line, s.line)
        for s in inspection.sections
        if s.heading
        and not (s.grade and s.grade.line == s.line and not s.heading.endswith(s.grade.text))
    ]
    # An overview on the title page is furniture, and grades the questions all the same.
    elsewhere += [(f.line, f.end_line) for f in inspection.furniture]
    told = [(p.line, p.end_line, p.text) for s in inspection.sections for p in s.paragraphs]
    return {
        s.grade.line: s.grade.text
        for s in inspection.sections
        if s.grade
        and not any(first <= s.grade.line <= last for first, last in elsewhere)
        # A box has the grade in a cell of its own beside what it says.
        and not any(
            a <= s.grade.line <= b and _letters(s.grade.text) in _letters(text)
            for a, b, text in told
        )
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
    for finding in own_lines(inspection):
        parts += [finding.text, finding.detail or "", *(item.text for item in finding.items)]
    parts += [f.text for f in inspection.furniture]
    return "\n".join(parts)


def printed(document: Document, inspection: Inspection) -> Iterator[tuple[int, str]]:
    """The lines that hold something, without marks that are typed: the number of a footnote that a
    copy has glued to a heading, the number of an entry and the label before it; of a row that asks for
    something its cells, each alone."""
    headings_at = {section.line: section.heading for section in inspection.sections}
    asked: dict[int, str] = {}
    for finding in own_lines(inspection):
        asked[finding.line] = finding.text
        asked |= {item.line: item.text for item in finding.items}
    marks = {line.number: line.mark for line in document.lines if line.mark}
    rows = {line.number: line for line in document.lines if line.role is Role.ROW}
    grades = grade_lines(inspection)
    paragraphs = [(p.line, p.end_line) for s in inspection.sections for p in s.paragraphs]
    paragraphs += [(f.line, f.end_line) for f in inspection.furniture]
    paragraphs += [(s.line, s.line) for s in inspection.sections]
    for number, text in written(document):
        if number in rows and (headings_at.get(number) or "?") in rows[number].cells:
            # The first row of a form: what is asked, behind its code or a word for a question.
            yield from (
                (number, cell)
                for cell in rows[number].cells
                if cell in (headings_at[number], grades.get(number))
                or len(cell.split()) > _LABELLED_WORDS
            )
            continue
        if number in rows and (number in asked or number in grades):
            row = rows[number]
            told = row.parts or [(cell,) for cell in row.cells]
            cells = [t for cell in told for t in cell if t and not _is_label(t)]
            apart = number in grades and not any(a <= number <= b for a, b in paragraphs)
            first = apart and cells[1:] == [grades[number]] and _labels_judgment(cells[0])
            yield from ((number, t) for t in cells[1 if first else 0 :])
            continue
        if number in grades and _NOTE.sub("", text) == grades[number]:
            yield number, grades[number]
            continue
        before = text.removesuffix(asked.get(number, text))
        if before.strip() and _is_label(before):
            yield number, text.removeprefix(before)
            continue
        heading = headings_at.get(number, "")
        mark = _MARK.match(text)
        if heading and number in marks and heading.startswith(f"{marks[number]} {text}"):
            # The number of a heading, which may go on below, looks like the mark of an entry.
            yield number, f"{marks[number]} {text}"
        elif heading and text.startswith(heading) and _NUMBER.fullmatch(text[len(heading) :]):
            yield number, heading
        elif mark and asked.get(number, "").startswith(text[mark.end() :]):
            yield number, text[mark.end() :]
        else:
            yield number, text


def _is_label(text: str) -> bool:
    """Whether a text is the label of a kind, numbered or not, or a number or a code alone."""
    if re.fullmatch(r"[A-Z]{1,3} ?\d{1,2}[.):]?", text.strip()):
        return True
    said = re.sub(r"[\s-]*\d{1,2}(?:\.\d{1,2})?$", "", plain(text).rstrip(" .:-"))
    said = re.sub(
        r"^(?:[a-z]{0,2}\d{1,2}(?:\.\d{1,2})* )?(?:(?:further|new|additional|other) )?", "", said
    )
    return not said or said in load_inspectorate().finding_labels


def _labels_judgment(cell: str) -> bool:
    return load_inspectorate().labelled_grade(f"{cell}: good") is not None


# ---- the laws ----------------------------------------------------------------------------------------


def homeless(document: Document, inspection: Inspection) -> list[object]:
    """The lines that belong to nothing."""
    return [(n, text) for n, text in written(document) if not any(owners(inspection, n))]


def owned_twice(document: Document, inspection: Inspection) -> list[object]:
    """The lines that are two pieces of furniture, or stand in two findings.

    Markdown has a whole box, or the lists of a row, on one line: there each finding has a paragraph of its
    own.
    """
    parts = {line.number: sum(map(len, line.parts)) for line in document.lines}
    twice: list[object] = []
    for number, text in written(document):
        furniture, findings, _ = owners(inspection, number)
        if len(furniture) > 1 or (not furniture and len(findings) > max(1, parts[number])):
            twice.append((number, text))
    return twice


def torn(document: Document, inspection: Inspection) -> list[object]:
    """The lines that two sections share of which neither holds the other."""
    found: list[object] = []
    for number, text in written(document):
        chain = owners(inspection, number)[2]
        found += [(number, text) for a, b in pairwise(chain) if b.parent != a.id]
    return found


def astray(document: Document, inspection: Inspection) -> list[object]:
    """The lines whose words, in their order, do not stand in the text of the entry that owns them."""

    grades = grade_lines(inspection)
    lost: list[object] = []
    for number, text in printed(document, inspection):
        furniture, findings, sections = owners(inspection, number)
        if furniture:
            told = [f.text for f in furniture]  # type: ignore[attr-defined]
        elif findings:
            told = [text for one in findings for text in (one.text, one.detail or "")]
            told += [item.text for one in findings for item in one.items]
            # The first part on the line on which the text above it ends, with no space between.
            told += [
                f"{one.text} {item.text}"
                for one in findings
                for item in one.items[:1]
                if item.line == number
            ]
        elif sections:
            own = sections[-1]
            told = [f"{own.heading} {grades.get(number, '')}", grades.get(number, "")]
            told += [p.text for p in own.paragraphs]
            # The name of a question and its grade on one line below a heading of the report's own.
            told += [
                f"{p.text} {grades[number]}"
                for p in own.paragraphs
                if number == p.line and number in grades
            ]
        else:
            told = []
        if not any(_letters(text) in _letters(part) for part in told):
            lost.append((number, text))
    return lost


def letters_changed(document: Document, inspection: Inspection) -> list[object]:
    """The letters of the lines that are not given out, and those given out that no line has."""
    source = Counter(
        filter(str.isalnum, "\n".join(text for _, text in printed(document, inspection)))
    )
    out = Counter(filter(str.isalnum, given_out(inspection)))
    return [*(source - out).items(), *(out - source).items()]


Law = Callable[[Document, Inspection], list[object]]
LAWS: tuple[Law, ...] = (homeless, owned_twice, torn, astray, letters_changed)


def broken(document: Document, inspection: Inspection) -> dict[str, list[object]]:
    """The laws that a report breaks, by name, and where."""
    told = {law.__name__: law(document, inspection) for law in LAWS}
    return {name: found for name, found in told.items() if found}
