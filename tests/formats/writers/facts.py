"""What an inspection says, whatever file it was read from: all but its lines and pages."""

from __future__ import annotations

from collections.abc import Callable

from peeldiff.model import Inspection, Section

__all__ = ["ASPECTS", "findings", "grades", "head", "sections"]


def head(inspection: Inspection) -> list[str | None]:
    """Force, programme, cycle and date."""
    read = inspection
    return [read.force, read.programme, read.cycle, read.published]


def sections(inspection: Inspection) -> list[tuple[str, ...]]:
    """Each section as its heading behind the headings that hold it."""
    by_id = {section.id: section for section in inspection.sections}
    return [_path(section, by_id) for section in inspection.sections]


def grades(inspection: Inspection) -> list[tuple[str, str | None, str | None, bool]]:
    """Heading, grade, where it is carried over from, and whether the question was inspected."""
    return [
        (
            section.heading,
            section.grade.value if section.grade else None,
            section.grade.carried_over_from if section.grade else None,
            section.inspected,
        )
        for section in inspection.sections
        if section.grade or not section.inspected
    ]


def findings(inspection: Inspection) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Kind, text, explanation and items."""
    return [
        (f.kind.value, f.text, f.detail, tuple(item.text for item in f.items))
        for f in inspection.findings
    ]


def _path(section: Section, by_id: dict[str, Section]) -> tuple[str, ...]:
    above = by_id[section.parent] if section.parent else None
    return (*(_path(above, by_id) if above else ()), section.heading)


ASPECTS: dict[str, Callable[[Inspection], object]] = {
    "head": head,
    "sections": sections,
    "grades": grades,
    "findings": findings,
}
