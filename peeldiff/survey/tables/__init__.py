"""The tables of a survey's data package: the only place that knows their columns.

CSV files, the Data Package descriptor, the database and the page of documentation are made from what
stands here: what was given (`given`), what the inspections print (`printed`), what became of it
(`became`). A cell is None where something is unknown or does not apply; it is empty in CSV.
"""

from __future__ import annotations

from peeldiff.survey.tables.became import (
    CHANGE_FINDINGS,
    CHANGES,
    EVENTS,
    EVIDENCE,
    ITEM_CHANGES,
    PASSAGES,
    THREADS,
)
from peeldiff.survey.tables.given import COVERAGE, DOCUMENTS, FORCES, INSPECTIONS
from peeldiff.survey.tables.printed import FINDINGS, FORCES_BY_QUESTION, GRADES, ITEMS
from peeldiff.survey.tables.shapes import Cell, Column, ForeignKey, Row, Table
from peeldiff.survey.tables.states import CoverageState, DocumentStatus

__all__ = [
    "COVERAGE",
    "DOCUMENTS",
    "FORCES",
    "FORCES_BY_QUESTION",
    "INSPECTIONS",
    "TABLES",
    "Cell",
    "Column",
    "CoverageState",
    "DocumentStatus",
    "ForeignKey",
    "Row",
    "Table",
    "table",
]

TABLES = (
    FORCES,
    DOCUMENTS,
    INSPECTIONS,
    GRADES,
    FINDINGS,
    ITEMS,
    CHANGES,
    CHANGE_FINDINGS,
    ITEM_CHANGES,
    THREADS,
    EVENTS,
    EVIDENCE,
    PASSAGES,
    COVERAGE,
)
"""Every table but `FORCES_BY_QUESTION`, whose columns depend on the survey."""


def table(name: str) -> Table:
    """The table of that name; raises `KeyError`."""
    return next(found for found in TABLES if found.name == name)
