"""One body while its rows are made: the ids of what it has, and the tables that take its rows."""

from __future__ import annotations

from collections.abc import Iterable

from peeldiff.history import Followed, Thread
from peeldiff.model import Finding
from peeldiff.survey.naming import finding_ids, inspection_ids
from peeldiff.survey.tables import TABLES, Cell, Row

__all__ = ["BODY_TABLES", "BodyTables", "joined"]

BODY_TABLES = (
    *("inspections", "grades", "findings", "items", "changes", "change_findings"),
    *("item_changes", "threads", "events", "evidence", "passages"),
)
"""The tables to which each body gives rows of its own."""

_TABLES = {table.name: table for table in TABLES}


class BodyTables:
    """Ids by the index of an inspection in the history, and `found`, the rows by table."""

    def __init__(self, followed: Followed, force: str) -> None:
        self.followed = followed
        self.force = force
        self.columns = list(followed.columns)
        self.inspections = inspection_ids(force, self.columns)
        self.findings = [
            finding_ids(identity, column)
            for identity, column in zip(self.inspections, self.columns, strict=True)
        ]
        self.sections = [{s.id: s for s in c.inspection.sections} for c in self.columns]
        self.threads = self._threads()
        self.found: dict[str, list[Row]] = {name: [] for name in BODY_TABLES}

    def add(self, name: str, /, **cells: Cell) -> None:
        """Add a row to a table."""
        self.found[name].append(_TABLES[name].row(cells))

    def place(self, at: int, line: int) -> dict[str, Cell]:
        """The document and line of a line of a merged inspection."""
        source, number = self.columns[at].origin(line)
        return {"document_id": self.columns[at].sources[source].sha256, "line": number}

    def family(self, at: int, finding: Finding) -> str | None:
        """The family of the question that holds a finding."""
        section = self.sections[at].get(finding.section or "")
        while section is not None:
            if section.questions:
                return section.questions[0]
            section = self.sections[at].get(section.parent or "")
        return None

    def item(self, finding: str, number: int) -> str:
        """The id of a bulleted part of a finding, whose parts count from 1."""
        return f"{finding}-{number}"

    def thread_id(self, thread: Thread) -> str:
        """A thread is called by the finding that first raised it."""
        first = thread.events[0]
        return self.findings[first.inspection][first.findings[0].id]

    def _threads(self) -> dict[tuple[int, str], str]:
        """The thread of each demand."""
        found = {}
        for thread in self.followed.history.threads:
            name = self.thread_id(thread)
            for event in thread.events:
                for finding in event.findings:
                    found[event.inspection, finding.id] = name
        return found


def joined(parts: Iterable[str]) -> str | None:
    """Several values in one cell."""
    return " | ".join(parts) or None
