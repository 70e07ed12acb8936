"""What a survey has and has not: every body in every cycle of its programme that occurs.

A survey that only shows what it has lets a reader take a file that was never given for an inspection
that never was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from peeldiff.inspectorates import DEFAULT, load_inspectorate
from peeldiff.report.refs import force_short
from peeldiff.survey.grouping import Body, Document
from peeldiff.survey.naming import place_slug, slug
from peeldiff.survey.tables import COVERAGE, Cell, CoverageState, DocumentStatus, Row

__all__ = ["coverage_rows"]


def coverage_rows(
    bodies: Sequence[Body],
    inspections: Sequence[Mapping[str, Cell]],
    documents: Sequence[Document],
) -> list[Row]:
    """The rows, the bodies by id and the inspections as they follow one another; then bodies with nothing.

    What is missing is told of the main programme of a data file alone: others are not made of everybody.
    """
    own: dict[str, list[Mapping[str, Cell]]] = {body.id: [] for body in bodies}
    for inspection in inspections:
        own[str(inspection["force_id"])].append(inspection)
    rounds = {body.words: _expected(bodies, own, body.words) for body in bodies}
    rows: list[Row] = []
    for body in bodies:
        rows += [_there(body, inspection) for inspection in own[body.id]]
        lacking = rounds[body.words] - _rounds(body, own[body.id])
        rows += [_missing(body, name) for name in sorted(lacking)]
    if DEFAULT in rounds:
        rows += _nothing(bodies)
    rows += _unreadable(bodies, documents)
    # Two ways to write one cycle ("2018/19" and "2018-19") are one id.
    return list({row[0]: row for row in reversed(rows)}.values())[::-1]


def _expected(
    bodies: Sequence[Body], own: Mapping[str, Sequence[Mapping[str, Cell]]], words: str
) -> set[str]:
    """The rounds that every body is expected to have: the cycles that occur, and the frameworks that most
    bodies were inspected under, as a framework may have been used for a few alone."""
    ours = [body for body in bodies if body.words == words]
    had = Counter(name for body in ours for name in _rounds(body, own[body.id]))
    most = len(ours) / 2 if load_inspectorate(words).frameworks else 0
    return {name for name, count in had.items() if count > most}


def _rounds(body: Body, inspections: Sequence[Mapping[str, Cell]]) -> set[str]:
    """The rounds of the main programme in which a body was inspected.

    That is the cycle, or the framework where a body has years of its own ("ILACS 2022").
    """
    words = load_inspectorate(body.words)
    frameworks = [framework.short for framework in words.frameworks]
    found = set()
    for inspection in inspections:
        cycle = str(inspection["cycle"] or "")
        if cycle and inspection["programme"] == words.main_programme:
            found.add(next((name for name in frameworks if cycle.startswith(f"{name} ")), cycle))
    return found


def _there(body: Body, inspection: Mapping[str, Cell]) -> Row:
    return COVERAGE.row({
        "coverage_id": inspection["inspection_id"],
        **_body(body),
        "programme": inspection["programme"],
        "cycle": inspection["cycle"] or inspection["label"],
        "state": CoverageState.THERE,
        "inspection_id": inspection["inspection_id"],
        "document_id": inspection["document_id"],
    })  # fmt: skip


def _missing(body: Body, cycle: str) -> Row:
    programme = load_inspectorate(body.words).main_programme
    return COVERAGE.row({
        "coverage_id": f"{body.id}-{slug(programme)}-{slug(cycle)}--missing",
        **_body(body),
        "programme": programme,
        "cycle": cycle,
        "state": CoverageState.MISSING,
        "inspection_id": None,
        "document_id": None,
    })  # fmt: skip


def _body(body: Body) -> dict[str, Cell]:
    return {"name": body.name, "force_id": body.id, "inspectorate": body.inspectorate}


def _nothing(bodies: Sequence[Body]) -> list[Row]:
    """The police forces of which the survey has nothing; one that was renamed is there by either name."""
    words = load_inspectorate()
    there = {force_short(body.name, words) for body in bodies if body.words == DEFAULT}
    known = words.refs.forces
    # Of two names of one force, the last is its newest.
    places = {short: place for place, short in known.items() if short not in there}
    return [
        COVERAGE.row({
            "coverage_id": f"{slug(place)}--nothing",
            "name": place,
            "force_id": None,
            "inspectorate": words.name,
            "programme": None,
            "cycle": None,
            "state": CoverageState.MISSING,
            "inspection_id": None,
            "document_id": None,
        })
        for place in sorted(places.values())
    ]  # fmt: skip


def _unreadable(bodies: Sequence[Body], documents: Sequence[Document]) -> list[Row]:
    """Documents that could not be read and whose path names one body of the survey."""
    places = {body.id: place_slug(body.name, body.words) for body in bodies}
    rows = []
    for document in documents:
        if document.status is not DocumentStatus.UNREADABLE:
            continue
        path = f"-{slug(document.shown)}-"
        named = [body for body in bodies if places[body.id] and f"-{places[body.id]}-" in path]
        if len(named) == 1:
            rows.append(
                COVERAGE.row({
                    "coverage_id": f"{named[0].id}-{document.id}--unreadable",
                    **_body(named[0]),
                    "programme": None,
                    "cycle": None,
                    "state": CoverageState.UNREADABLE,
                    "inspection_id": None,
                    "document_id": document.id,
                })
            )  # fmt: skip
    return rows
