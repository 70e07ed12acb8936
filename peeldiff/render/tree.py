"""What was understood of one report, as an outline that a person can check against the paper.

Sections with their grades, findings where they stand, and everything that was set aside as
furniture with its line, because a sentence lost there would be lost silently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import Finding, Furniture, Inspection, Section
from peeldiff.model.terms import Terms
from peeldiff.phrasing.phrases import (
    counted,
    date_words,
    grade_words,
    listed,
    visit_words,
    warning_words,
)
from peeldiff.render.lines import Line, Style, plain, shorten, to_text, wrap
from peeldiff.report.facts.publication import is_only_updated

__all__ = ["tree"]

_SHOWN = 60
"""Columns of a piece of furniture that are enough to recognise it."""


def tree(inspection: Inspection, width: int, *, colour: bool) -> str:
    """The outline as text of at most `width` columns."""
    return to_text(_lines(inspection, width), colour=colour)


def _lines(inspection: Inspection, width: int) -> Iterator[Line]:
    yield from _head(inspection, width)
    yield from _title("Sections and findings", _counts(inspection))
    terms = terms_of(inspection)
    depths = _depths(inspection.sections)
    findings: dict[str | None, list[Finding]] = {}
    for finding in inspection.findings:
        home = finding.section if finding.section in depths else None
        findings.setdefault(home, []).append(finding)
    for finding in findings.get(None, []):
        yield from _finding(finding, 0, width, terms)
    for section in inspection.sections:
        yield from _section(section, depths[section.id], width)
        for finding in findings.get(section.id, []):
            yield from _finding(finding, depths[section.id] + 1, width, terms)
    if inspection.followups:
        yield from _title("Comments on earlier inspections", str(len(inspection.followups)))
        for followup in inspection.followups:
            verdict = followup.verdict.replace("_", " ")
            yield from wrap(plain(f"{verdict}: {followup.text}"), width, f"{followup.line:>6}  ")
    if inspection.figures:
        yield from _title("Figures", str(len(inspection.figures)))
        for figure in inspection.figures:
            against = (
                f" ({figure.comparator}: {figure.comparator_value})" if figure.comparator else ""
            )
            yield from wrap(
                plain(f"{figure.label}: {figure.value}{against}"), width, f"{figure.line:>6}  "
            )
    yield from _furniture(inspection.furniture, width)


def _head(inspection: Inspection, width: int) -> Iterator[Line]:
    source = inspection.source
    visited = visit_words(inspection.visit_from, inspection.visit_to)
    facts = (
        (terms_of(inspection).body[0], inspection.force),
        ("inspectorate", inspection.inspectorate),
        ("programme", inspection.programme),
        ("cycle", inspection.cycle),
        ("pillars", ", ".join(inspection.pillars) or None),
        (
            "last updated" if is_only_updated(inspection) else "published",
            inspection.published and date_words(inspection.published),
        ),
        *([("visited", visited.removeprefix("visited "))] if visited else ()),
        ("title", inspection.title),
        ("source", f"{source.name}, {source.format}, {source.lines} lines"),
    )
    widest = max(len("inspectorate:"), len(facts[0][0]) + 1) + 1
    for name, value in facts:
        yield from wrap(plain(value or "not found"), width, f"{name + ':':<{widest}}")
    for warning in inspection.warnings:
        yield from wrap([(Style.WARN, warning_words(warning))], width, "Warning: ", "  ")


def _counts(inspection: Inspection) -> str:
    graded = sum(section.grade is not None for section in inspection.sections)
    parts = [counted(len(inspection.sections), "section"), counted(graded, "grade")]
    parts.append(counted(len(inspection.findings), "finding"))
    return listed(parts)


def _title(words: str, note: str) -> Iterator[Line]:
    yield ()
    yield ((Style.STRONG, words.upper()), (Style.PLAIN, f" ({note})"))


def _depths(sections: tuple[Section, ...]) -> dict[str, int]:
    """How deep each section stands; a parent comes before its children."""
    depths: dict[str, int] = {}
    for section in sections:
        depths[section.id] = depths.get(section.parent or "", -1) + 1
    return depths


def _where(line: int, page: int | None) -> str:
    return f"{line:>6}" + (f" p{page}" if page else "") + "  "


def _section(section: Section, depth: int, width: int) -> Iterator[Line]:
    spans = [(Style.STRONG, section.heading)]
    if section.grade is not None:
        since = section.grade.carried_over_from
        told = grade_words(section.grade.value) + (f", carried over from {since}" if since else "")
        spans += [
            (Style.PLAIN, " – "),
            (Style.WARN, f"{told} (line {section.grade.line}, {section.grade.stated})"),
        ]
    if not section.inspected:
        spans.append((Style.PLAIN, " – not inspected this time"))
    first = _where(section.line, section.page) + "  " * depth
    yield from wrap(spans, max(width, len(first) + 30), first)


def _finding(finding: Finding, depth: int, width: int, terms: Terms) -> Iterator[Line]:
    first = _where(finding.line, finding.page) + "  " * depth
    words = f"{terms.kinds[finding.kind].heading}: {finding.text}"
    yield from wrap(plain(words), max(width, len(first) + 30), f"{first}• ")
    for item in finding.items:
        first = _where(item.line, None) + "  " * (depth + 1)
        yield from wrap(plain(item.text), max(width, len(first) + 30), f"{first}– ")


def _furniture(furniture: tuple[Furniture, ...], width: int) -> Iterator[Line]:
    kinds = Counter(part.kind for part in furniture)
    told = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in sorted(kinds.items()))
    yield from _title("Set aside as furniture", told or "nothing")
    for part in furniture:
        span = f"{part.line}" if part.end_line == part.line else f"{part.line}-{part.end_line}"
        kind = part.kind.replace("_", " ")
        text = shorten(" ".join(part.text.split()), min(_SHOWN, max(width - 26, 20)))
        yield ((Style.PLAIN, f"{span:>11}  {kind:<12} "), (Style.QUIET, text))
