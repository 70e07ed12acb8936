"""The package as one SQLite file: the same tables with their keys, full text search, and views.

It is built in a place of its own and takes the place of the old one when it is whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from peeldiff.survey.tables import TABLES, Cell, Column, Row, Table, table

__all__ = ["Database"]

YEARS = """
SELECT min(substr(coalesce(published, visit_to, visit_from), 1, 4)),
  max(substr(coalesce(published, visit_to, visit_from), 1, 4)) FROM inspections
"""
"""The years of the first and the last inspection: published, or visited where that is not printed."""

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}

_SEARCH = """
CREATE VIRTUAL TABLE findings_search USING fts5(
  text, detail, heading, content='findings', tokenize='porter unicode61');
INSERT INTO findings_search(findings_search) VALUES ('rebuild');
CREATE VIRTUAL TABLE evidence_search USING fts5(
  text, heading, content='evidence', tokenize='porter unicode61');
INSERT INTO evidence_search(evidence_search) VALUES ('rebuild');
"""

_VIEWS = """
CREATE VIEW latest_grades AS
SELECT g.*, f.name AS force, i.label, i.programme
FROM grades g JOIN inspections i USING (inspection_id) JOIN forces f ON f.force_id = g.force_id
WHERE g.grade IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM grades later JOIN inspections n ON n.inspection_id = later.inspection_id
  WHERE later.force_id = g.force_id AND later.question = g.question
    AND later.grade IS NOT NULL AND n.number > i.number);

CREATE VIEW open_concerns AS
SELECT t.*, f.name AS force, a.label AS first_raised, b.label AS last_raised
FROM threads t JOIN forces f USING (force_id)
JOIN inspections a ON a.inspection_id = t.first_inspection_id
JOIN inspections b ON b.inspection_id = t.last_inspection_id
WHERE t.state = 'open';

CREATE VIEW statuses AS
SELECT c.force_id, c.new_inspection_id AS inspection_id, c.status, count(*) AS changes
FROM changes c WHERE c.successive GROUP BY 1, 2, 3;

CREATE VIEW what_closed AS
SELECT f.finding_id, f.force_id, f.kind, f.text, c.change_id, c.status, c.confidence,
  c.new_inspection_id AS closed_by, e.text AS words, e.document_id, e.line
FROM changes c JOIN change_findings m ON m.change_id = c.change_id AND m.side = 'old'
JOIN findings f ON f.finding_id = m.finding_id
JOIN evidence e ON e.change_id = c.change_id
WHERE c.status IN ('resolved', 'partly_resolved');
"""


class Database:
    """A new database at `path`, which must not exist."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # Nobody sees the file before it is whole, so nothing need be kept safe on the way.
        self._connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
        )
        for found in TABLES:
            self._connection.execute(_create(found))
        self._connection.execute("BEGIN")

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Add rows to a table; keys are looked at by `finish`."""
        marks = ", ".join("?" * len(table(name).columns))
        self._connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)

    def finish(self) -> None:
        """Make indexes, search and views; raises `ValueError` where a foreign key leads nowhere."""
        self._connection.execute("COMMIT")
        for found in TABLES:
            for link in found.links:
                self._connection.execute(
                    f"CREATE INDEX {found.name}_{link.column} ON {found.name} ({link.column})"
                )
        try:
            self._connection.executescript(_SEARCH)
        except sqlite3.OperationalError as error:
            if "fts5" not in str(
                error
            ):  # a few systems have SQLite without it: the tables are whole
                raise
        self._connection.executescript(_VIEWS)
        loose = self._connection.execute("PRAGMA foreign_key_check").fetchall()
        if loose:
            raise ValueError(f"foreign keys lead nowhere: {loose[:5]}")

    def select(self, question: str, values: Sequence[Cell] = ()) -> Iterator[Row]:
        """The rows that answer a question in SQL."""
        return self._connection.execute(question, values)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _create(found: Table) -> str:
    parts = [_column(column) for column in found.columns]
    parts.append(f"PRIMARY KEY ({', '.join(found.key)})")
    parts += [
        f"FOREIGN KEY ({link.column}) REFERENCES {link.table} ({link.key})" for link in found.links
    ]
    return f"CREATE TABLE {found.name} (\n  " + ",\n  ".join(parts) + "\n)"


def _column(column: Column) -> str:
    told = f"{column.name} {_TYPES[column.type]}"
    if column.required:
        told += " NOT NULL"
    allowed = [f"'{value}'" for value in column.values]
    if column.type == "boolean":
        allowed = ["0", "1"]
    return f"{told} CHECK ({column.name} IN ({', '.join(allowed)}))" if allowed else told
