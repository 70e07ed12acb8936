"""The rows that one body gives to each table of the package, from its history and what is behind it.

A row is a fact of a report or a status of a comparison; nothing is judged here.
"""

from __future__ import annotations

from peeldiff.history import Followed
from peeldiff.survey.body import BodyTables
from peeldiff.survey.outcomes import add_outcomes
from peeldiff.survey.reports import add_reports
from peeldiff.survey.tables import Row

__all__ = ["body_rows"]


def body_rows(followed: Followed, force: str) -> dict[str, list[Row]]:
    """The rows by table, and which inspection each document "prints"; `force` is the id of the body."""
    body = BodyTables(followed, force)
    add_reports(body)
    add_outcomes(body)
    prints: list[Row] = [
        (source.sha256, identity)
        for identity, column in zip(body.inspections, body.columns, strict=True)
        for source in column.sources
    ]
    return {**body.found, "prints": prints}
