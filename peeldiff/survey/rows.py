"""The rows that one body gives to each table of the package, from its history and what is behind it.

A row is a fact of a report or a status of a comparison; nothing is judged here.
"""

from __future__ import annotations

from peeldiff.history import Followed
from peeldiff.survey.body import BodyTables
from peeldiff.survey.outcomes import add_outcomes
from peeldiff.survey.reports import add_reports
from peeldiff.survey.tables import Row, Table, table

__all__ = ["body_rows"]


def body_rows(followed: Followed, force: str) -> dict[str, list[Row]]:
    """The rows by table, and which inspection each document "prints"; `force` is the id of the body.

    Raises `ValueError` for rows that the database would refuse, with those of all other bodies.
    """
    body = BodyTables(followed, force)
    add_reports(body)
    add_outcomes(body)
    for name, rows in body.found.items():
        _check(table(name), rows)
    prints: list[Row] = [
        (source.sha256, identity)
        for identity, column in zip(body.inspections, body.columns, strict=True)
        for source in column.sources
    ]
    return {**body.found, "prints": prints}


def _check(found: Table, rows: list[Row]) -> None:
    """Look at what a key promises: no two rows have the same, and what is required is there."""
    key = [found.names.index(name) for name in found.key]
    if len({tuple(row[at] for at in key) for row in rows}) < len(rows):
        raise ValueError(f"two rows of {found.name} have one key")
    for at, column in enumerate(found.columns):
        if column.required and any(row[at] is None for row in rows):
            raise ValueError(f"a row of {found.name} has no {column.name}")
