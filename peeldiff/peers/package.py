"""A data package that `peeldiff survey` wrote, opened to be read: its demands, and what became of them.

Only `peeldiff.sqlite` is asked. It is never written to.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from peeldiff.errors import SourceError, UsageError
from peeldiff.folders import DATABASE, is_package
from peeldiff.groups import check_group
from peeldiff.history.shapes import (
    HistoryInspection,
    Thread,
    ThreadEvent,
    ThreadEvidence,
    ThreadFinding,
    ThreadItem,
    ThreadLink,
    ThreadPassage,
)
from peeldiff.inspectorates import load_inspectorate
from peeldiff.meant import nearest
from peeldiff.model import (
    DEMANDS,
    Confidence,
    EventKind,
    FindingKind,
    Mention,
    SourceInfo,
    Status,
    ThreadState,
    Verdict,
)
from peeldiff.peers.ranking import Demand
from peeldiff.peers.shapes import Asked, Peer

__all__ = ["Package"]

_RAISING = (EventKind.RAISED, EventKind.RAISED_AGAIN, EventKind.CAME_BACK)


class Package:
    """The package in the folder `path`; raises `SourceError` where there is none."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.folder = Path(path)
        if not is_package(self.folder):
            wrong = "is no survey" if self.folder.exists() else "does not exist"
            raise SourceError(
                f"{self.folder} {wrong}; give the folder that `peeldiff survey --out` wrote."
            )
        address = (self.folder / DATABASE).absolute().as_uri()
        self._connection = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True)
        self._connection.row_factory = sqlite3.Row

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def select(self, question: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """The rows that answer a question in SQL; raises `SourceError` for a database of another make."""
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise SourceError(
                f"{self.folder / DATABASE} is no package of this version of peeldiff ({error}); make "
                "it anew with `peeldiff survey`."
            ) from error

    # -- demands --

    def demands(self) -> list[Demand]:
        """Everything that any force was asked for."""
        items: dict[str, list[str]] = {}
        for row in self.select("SELECT finding_id, text FROM items ORDER BY finding_id, item_no"):
            items.setdefault(row["finding_id"], []).append(row["text"])
        marks = ", ".join("?" * len(DEMANDS))
        rows = self.select(
            "SELECT finding_id, force_id, inspection_id, question_family, kind, heading, text, detail, "
            "  words FROM findings JOIN forces USING (force_id) "
            f"WHERE thread_id IS NOT NULL AND kind IN ({marks}) ORDER BY finding_id",
            sorted(DEMANDS),
        )
        return [
            Demand(
                id=row["finding_id"],
                force=row["force_id"],
                inspection=row["inspection_id"],
                question=row["question_family"] or "",
                kind=FindingKind(row["kind"]),
                asks=" ".join((row["text"], *items.get(row["finding_id"], ()))),
                told=" ".join(filter(None, (row["heading"], row["detail"]))),
                tables=load_inspectorate(row["words"]).head.link_tables,
            )
            for row in rows
        ]

    def forces(self, group: str | None = None) -> frozenset[str]:
        """The ids of the bodies, or of those of a group or region; raises `UsageError` for none."""
        rows = self.select("SELECT force_id, most_similar_group, region FROM forces")
        named = check_group(group, [name for row in rows for name in row[1:]])
        return frozenset(row[0] for row in rows if named is None or named in row[1:])

    # -- one finding --

    def asked(self, ref: str) -> Asked:
        """The finding that a reference or an id names; raises `UsageError` with the nearest references."""
        rows = self.select(
            "SELECT f.*, o.name AS force, i.label FROM findings f JOIN forces o USING (force_id) "
            "JOIN inspections i USING (inspection_id) "
            "WHERE lower(f.ref) = ?1 OR lower(f.finding_id) = ?1 ORDER BY f.finding_id",
            [ref.strip().lower()],
        )
        if not rows:
            raise UsageError(
                f"No finding of {self.folder} has the reference {ref}{self._near(ref)}."
            )
        forces = {row["force_id"] for row in rows}
        if len(forces) > 1:
            told = " or ".join(row["finding_id"] for row in rows)
            raise UsageError(f"{ref} is a reference of several forces; give one of {told}.")
        row = rows[0]
        if row["thread_id"] is None:
            raise UsageError(f"{ref} praises a practice and asks for nothing; give a demand.")
        return Asked(
            words=None,
            ref=row["ref"],
            finding_id=row["finding_id"],
            force=row["force"],
            inspection=row["label"],
            kind=FindingKind(row["kind"]),
            text=row["text"],
            items=self._items(row["finding_id"]),
        )

    def _near(self, ref: str) -> str:
        names = [
            row["ref"] for row in self.select("SELECT DISTINCT ref FROM findings ORDER BY ref")
        ]
        near = nearest(ref, names)
        return f"; the nearest are {', '.join(near)}" if near else ""

    def _items(self, finding: str) -> tuple[str, ...]:
        rows = self.select(
            "SELECT text FROM items WHERE finding_id = ? ORDER BY item_no", [finding]
        )
        return tuple(row["text"] for row in rows)

    def threads(self) -> dict[str, tuple[str, ThreadState]]:
        """The concern of each demand, and how it stands."""
        rows = self.select(
            "SELECT f.finding_id, f.thread_id, t.state FROM findings f JOIN threads t USING (thread_id)"
        )
        return {row[0]: (row[1], ThreadState(row[2])) for row in rows}

    def peer(self, finding: str, score: float, *, close: bool, others: Sequence[str] = ()) -> Peer:
        """A finding with what became of its concern; `others` are findings of its force that are alike."""
        [row] = self.select(
            "SELECT f.*, o.name AS force, i.number FROM findings f "
            "JOIN forces o USING (force_id) JOIN inspections i USING (inspection_id) "
            "WHERE f.finding_id = ?",
            [finding],
        )
        numbers, inspections = self._inspections(row["force_id"])
        thread = self._thread(row["thread_id"], numbers)
        return Peer(
            force_id=row["force_id"],
            force=row["force"],
            finding_id=finding,
            raised_in=numbers[row["inspection_id"]],
            finding=self._finding(row),
            detail=row["detail"],
            page=row["page"],
            score=score,
            close=close,
            thread=thread,
            later=tuple(self._later(thread, others, numbers)),
            inspections=inspections,
        )

    def _later(
        self, thread: Thread, others: Sequence[str], numbers: dict[str, int]
    ) -> Iterator[ThreadLink]:
        """Those of some findings that stand in other concerns and came after a concern was raised last."""
        for name in others:
            [row] = self.select("SELECT * FROM findings WHERE finding_id = ?", [name])
            at = numbers[row["inspection_id"]]
            if row["thread_id"] != thread.id and at > thread.last:
                yield ThreadLink(thread=row["thread_id"], inspection=at, finding=self._finding(row))

    def _inspections(self, force: str) -> tuple[dict[str, int], tuple[HistoryInspection, ...]]:
        """The inspections of a force, oldest first, and the place of each among them by its id."""
        rows = self.select(
            "SELECT i.*, f.inspectorate, d.path, d.format, d.lines FROM inspections i "
            "JOIN forces f USING (force_id) JOIN documents d USING (document_id) "
            "WHERE i.force_id = ? ORDER BY i.number",
            [force],
        )
        found = tuple(
            HistoryInspection(
                label=row["label"],
                inspectorate=row["inspectorate"],
                programme=row["programme"],
                cycle=row["cycle"],
                published=row["published"],
                pillars=tuple(filter(None, (row["pillars"] or "").split(" | "))),
                sources=(
                    SourceInfo(
                        row["path"], row["format"] or "", row["document_id"], row["lines"] or 0
                    ),
                ),
                graded=bool(row["graded"]),
                scale_changed=bool(row["scale_changed"]),
            )
            for row in rows
        )
        return {row["inspection_id"]: at for at, row in enumerate(rows)}, found

    def _finding(self, row: sqlite3.Row) -> ThreadFinding:
        return ThreadFinding(
            id=row["finding_id"],
            kind=FindingKind(row["kind"]),
            text=row["text"],
            items=self._items(row["finding_id"]),
            heading=row["heading"],
            source=self._path(row["document_id"]),
            line=row["line"],
            ref=row["ref"],
        )

    def _path(self, document: str | None) -> str:
        rows = self.select("SELECT path FROM documents WHERE document_id = ?", [document])
        return str(rows[0]["path"]) if rows else ""

    def _thread(self, thread: str, numbers: dict[str, int]) -> Thread:
        [row] = self.select("SELECT * FROM threads WHERE thread_id = ?", [thread])
        events = self.select("SELECT * FROM events WHERE thread_id = ? ORDER BY rowid", [thread])
        found = [self._event(thread, event, numbers) for event in events]
        found.sort(key=lambda event: event.inspection)
        return Thread(
            id=thread,
            kind=FindingKind(row["kind"]),
            text=row["text"],
            heading=row["heading"],
            state=ThreadState(row["state"]),
            first=numbers[row["first_inspection_id"]],
            last=numbers[row["last_inspection_id"]],
            raised=row["times_raised"],
            running=row["running"],
            events=tuple(found),
        )

    def _event(self, thread: str, row: sqlite3.Row, numbers: dict[str, int]) -> ThreadEvent:
        raised: list[sqlite3.Row] = []
        if row["kind"] in _RAISING:
            raised = self.select(
                "SELECT * FROM findings WHERE thread_id = ? AND inspection_id = ? ORDER BY rowid",
                [thread, row["inspection_id"]],
            )
        items = self.select(
            "SELECT old_text, status FROM item_changes WHERE change_id = ? "
            "AND old_text IS NOT NULL ORDER BY rowid",
            [row["change_id"]],
        )
        compared = row["compared_with"]
        return ThreadEvent(
            inspection=numbers[row["inspection_id"]],
            kind=EventKind(row["kind"]),
            status=None if row["status"] is None else Status(row["status"]),
            compared_with=None if compared is None else numbers[compared],
            findings=tuple(map(self._finding, raised)),
            wording=(),
            evidence=tuple(self._evidence(row["change_id"])),
            mention=None if row["mention"] is None else Mention(row["mention"]),
            passages=tuple(self._passages(row["change_id"])),
            items=tuple(ThreadItem(item["old_text"], Status(item["status"])) for item in items),
            confidence=Confidence(row["confidence"] or Confidence.HIGH),
            why=row["why"] or "",
            set_by=None,
            note=None,
        )

    def _evidence(self, change: str | None) -> Iterator[ThreadEvidence]:
        """What a change rests on; a sentence that settles a finding and its parts is given once."""
        found: dict[tuple[str, int], None] = {}
        for row in self._quotes("evidence", change):
            if (row["text"], row["line"]) in found:
                continue
            found[row["text"], row["line"]] = None
            yield ThreadEvidence(
                text=row["text"],
                heading=row["heading"],
                source=row["path"] or "",
                line=row["line"],
                verdict=Verdict(row["verdict"]),
            )

    def _passages(self, change: str | None) -> Iterator[ThreadPassage]:
        for row in self._quotes("passages", change):
            if row["item_change_id"] is None:
                yield ThreadPassage(
                    text=row["text"],
                    heading=row["heading"],
                    source=row["path"] or "",
                    line=row["line"],
                    page=row["page"],
                    score=row["score"],
                    verdict=Verdict(row["verdict"]),
                )

    def _quotes(self, table: str, change: str | None) -> list[sqlite3.Row]:
        if change is None:
            return []
        return self.select(
            f"SELECT q.*, d.path FROM {table} q LEFT JOIN documents d USING (document_id) "
            "WHERE q.change_id = ? ORDER BY q.rowid",
            [change],
        )
