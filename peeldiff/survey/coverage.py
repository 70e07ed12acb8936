"""What a survey has and has not: every body in every cycle of its programme that occurs.

A survey that only shows what it has lets a reader take a file that was never given for an inspection
that never was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peeldiff.inspectorates import load_inspectorate
from peeldiff.report.refs import place_of
from peeldiff.survey.grouping import Body
from peeldiff.survey.naming import slug
from peeldiff.survey.tables import COVERAGE, Cell, CoverageState, Row

__all__ = ["coverage_rows"]


def coverage_rows(bodies: Sequence[Body], inspections: Sequence[Mapping[str, Cell]]) -> list[Row]:
    """The rows, the bodies by id and the cycles as they follow one another; then bodies with nothing."""
    words = load_inspectorate()
    there: dict[tuple[str, str, str], list[str]] = {}
    cycles: dict[str, list[str]] = {}
    programmes: dict[str, set[str]] = {}
    inspectorates: dict[str, str] = {}
    for inspection in inspections:
        force, programme = str(inspection["force_id"]), str(inspection["programme"] or "")
        cycle = str(inspection["cycle"] or inspection["label"])
        there.setdefault((force, programme, cycle), []).append(str(inspection["inspection_id"]))
        programmes.setdefault(force, set()).add(programme)
        inspectorates[force] = str(inspection["inspectorate"] or words.name)
        if cycle not in cycles.setdefault(programme, []):
            cycles[programme].append(cycle)
    rows = []
    for body in bodies:
        for programme in sorted(programmes.get(body.id, ())):
            for cycle in sorted(cycles[programme]):
                # Cycles that all bodies have in common are those of the main programme alone.
                found: list[str | None] = [*there.get((body.id, programme, cycle), [])]
                if not found and programme != words.main_programme:
                    continue
                rows += [
                    _row(body, inspectorates[body.id], programme, cycle, identity)
                    for identity in found or [None]
                ]
    surveyed = {place_of(body.name, words) for body in bodies}
    if any(programme == words.main_programme for programme in cycles):
        for place in words.data["refs"]["forces"]:
            if place_of(place, words) not in surveyed:
                rows.append(
                    COVERAGE.row({
                        "coverage_id": f"{slug(place)}--none",
                        "name": place,
                        "force_id": None,
                        "inspectorate": words.name,
                        "programme": None,
                        "cycle": None,
                        "state": CoverageState.MISSING,
                        "inspection_id": None,
                    })
                )  # fmt: skip
    return rows


def _row(body: Body, inspectorate: str, programme: str, cycle: str, inspection: str | None) -> Row:
    parts = (body.id, slug(programme), slug(cycle))
    return COVERAGE.row({
        "coverage_id": inspection or f"{'-'.join(parts)}--missing",
        "name": body.name,
        "force_id": body.id,
        "inspectorate": inspectorate,
        "programme": programme or None,
        "cycle": cycle,
        "state": CoverageState.THERE if inspection else CoverageState.MISSING,
        "inspection_id": inspection,
    })  # fmt: skip
