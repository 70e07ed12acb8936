"""What a survey says on one look: counts, the grid, who rose and fell, what is open longest, what is unread.

Asked of the database of a package, so that it can be told again without a new survey. Nothing is put
in words here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from alignment.records import dataclass
from peeldiff.errors import SourceError
from peeldiff.folders import DATABASE
from peeldiff.groups import check_group
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import SCHEMA_VERSION, FindingKind, Grade, GradeChangeKind, Status, ThreadState
from peeldiff.model.vocabulary import STATUSES, THREAD_STATES, rank
from peeldiff.survey.database import YEARS
from peeldiff.survey.tables import DocumentStatus

__all__ = [
    "Concern",
    "Count",
    "Grid",
    "GridRow",
    "Mark",
    "Move",
    "Moves",
    "Overview",
    "Unread",
    "overview",
]


_OF_GROUP = "(:group IS NULL OR :group IN (f.most_similar_group, f.region))"
"""The bodies `f` of the group or region that is asked for; all without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of something; `value` is a word of the package's tables."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A grade in the grid. `new_scale`: it stands on another scale than the one before."""

    inspection: str
    grade: Grade | None
    carried_over: bool
    new_scale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A body with its grades: for each question those of its inspections that ask it, oldest first.

    `inspections` are those of the body that give a grade of any of the questions.
    """

    force: str
    inspections: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The grades of the bodies whose inspections share their words; `inspections` are their cycles."""

    inspectorate: str
    programme: str
    questions: tuple[str, ...]
    inspections: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A question whose grade moved, and the grade that it has now."""

    question: str
    grade: Grade
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What moved in the last graded inspection of a body."""

    force: str
    inspection: str
    better: tuple[Move, ...]
    worse: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A concern that is still open, with the inspections that raised it first and last."""

    id: str
    force: str
    words: str
    """The data file that has the words of its inspectorate."""
    kind: FindingKind
    text: str
    first_text: str
    """The words of the inspection that raised it first; `text` has those of the last."""
    heading: str | None
    first: str
    last: str
    since: str
    """The year of the first."""
    raised: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that is part of no history, and why."""

    path: str
    status: DocumentStatus
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A package on one look. `open` has all open concerns, the oldest first; `missing` the inspections
    that other bodies have and one has not, `nothing` the bodies of which nothing was found."""

    documents: tuple[Count, ...]
    forces: int
    words: tuple[str, ...]
    """The data files that have the words of the inspectorates."""
    inspections: int
    first: str | None
    last: str | None
    demands: int
    statuses: tuple[Count, ...]
    states: tuple[Count, ...]
    grids: tuple[Grid, ...]
    moves: tuple[Moves, ...]
    open: tuple[Concern, ...]
    missing: tuple[tuple[str, str], ...]
    nothing: tuple[str, ...]
    unread: tuple[Unread, ...]
    group: str | None = None
    """The most similar group to which grids, moves and open concerns are narrowed."""
    schema_version: int = SCHEMA_VERSION


def overview(package: Path, *, group: str | None = None) -> Overview:
    """Look at a package; raises `SourceError` for a folder that is none.

    With a `group` the grades, what moved and what is open are those of the bodies of one most similar group
    alone; `UsageError` where nobody is in it.
    """
    path = package / DATABASE
    if not path.is_file():
        raise SourceError(
            f"{package} is no survey; give the folder that `peeldiff survey --out` wrote."
        )
    # A path may hold what an address of SQLite would obey, so it is opened by its name alone.
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA query_only = ON")
        return _Look(connection, group).overview()


class _Look:
    def __init__(self, connection: sqlite3.Connection, group: str | None = None) -> None:
        self.ask = connection.execute
        known = self.ask("SELECT most_similar_group, region FROM forces").fetchall()
        self.group = check_group(group, (name for row in known for name in row))
        self._group = {"group": self.group}

    def overview(self) -> Overview:
        first, last = self.ask(YEARS).fetchone()
        inspections = self._one("SELECT count(*) FROM inspections")
        statuses = self._counts("SELECT status, count(*) FROM changes WHERE successive GROUP BY 1")
        states = self._counts("SELECT state, count(*) FROM threads GROUP BY 1")
        return Overview(
            documents=tuple(self._documents()),
            forces=self._one("SELECT count(*) FROM forces"),
            words=tuple(row[0] for row in self.ask("SELECT DISTINCT words FROM forces ORDER BY 1")),
            inspections=inspections,
            first=first,
            last=last,
            demands=self._one("SELECT total(demands) FROM inspections"),
            statuses=tuple(sorted(statuses, key=lambda one: rank(STATUSES, Status(one.value)))),
            states=tuple(
                sorted(states, key=lambda one: rank(THREAD_STATES, ThreadState(one.value)))
            ),
            grids=tuple(self._grids()),
            moves=tuple(self._moves()),
            open=tuple(self._open()),
            missing=tuple(
                (str(name), f"{programme or ''} {cycle or ''}".strip())
                for name, programme, cycle in self.ask(
                    "SELECT name, programme, cycle FROM coverage "
                    "WHERE state = 'missing' AND cycle IS NOT NULL ORDER BY rowid"
                )
            ),
            nothing=tuple(
                str(name)
                for (name,) in self.ask(
                    "SELECT name FROM coverage WHERE state = 'missing' AND cycle IS NULL "
                    "ORDER BY rowid"
                )
            ),
            unread=tuple(
                Unread(path=path, status=DocumentStatus(status), reason=reason)
                for path, status, reason in self.ask(
                    "SELECT path, status, coalesce(reason, '') FROM documents "
                    "WHERE inspection_id IS NULL AND status <> 'copy' ORDER BY rowid"
                )
            ),
            group=self.group,
        )

    def _one(self, question: str) -> int:
        return int(self.ask(question).fetchone()[0])

    def _counts(self, question: str) -> list[Count]:
        return [Count(value=value, count=count) for value, count in self.ask(question)]

    def _documents(self) -> Iterator[Count]:
        found = dict(self.ask("SELECT status, count(*) FROM documents GROUP BY 1").fetchall())
        for status in DocumentStatus:
            if found.get(status):
                yield Count(value=status, count=found[status])

    def _grids(self) -> Iterator[Grid]:
        rows = self.ask(
            "SELECT f.words, f.force_id, f.name, i.label, i.scale_changed, "
            "  g.question_family, g.question, g.grade, g.carried_over "
            "FROM grades g JOIN inspections i USING (inspection_id) "
            "JOIN forces f ON f.force_id = g.force_id "
            "WHERE g.question_family IS NOT NULL "
            f"AND {_OF_GROUP} ORDER BY f.words, f.rowid, i.number",
            self._group,
        ).fetchall()
        for file in dict.fromkeys(row[0] for row in rows):
            words = load_inspectorate(file)
            places = {question.family: at for at, question in enumerate(words.questions)}
            own = [row for row in rows if row[0] == file]
            names = {row[5]: row[6] for row in own}
            families = sorted(names, key=lambda one: (places.get(one, len(places)), one))
            marks: dict[tuple[str, str], dict[str, list[Mark]]] = {}
            for _, force, name, label, new_scale, family, _, grade, carried in own:
                body = marks.setdefault((force, name), {one: [] for one in families})
                body[family].append(
                    Mark(
                        inspection=label,
                        grade=Grade(grade) if grade else None,
                        carried_over=bool(carried),
                        new_scale=bool(new_scale),
                    )
                )
            yield Grid(
                inspectorate=words.name,
                programme=words.main_programme,
                questions=tuple(names[family] for family in families),
                inspections=tuple(sorted({row[3] for row in own})),
                rows=tuple(
                    GridRow(
                        force=name,
                        inspections=tuple(dict.fromkeys(row[3] for row in own if row[1] == force)),
                        marks=tuple(tuple(body[one]) for one in families),
                    )
                    for (force, name), body in marks.items()
                ),
            )

    def _moves(self) -> Iterator[Moves]:
        rows = self.ask(
            "SELECT f.force_id, f.name, i.label, g.question, g.grade, g.change, g.steps "
            "FROM grades g JOIN inspections i USING (inspection_id) "
            "JOIN forces f ON f.force_id = g.force_id "
            "WHERE g.change IN ('improved', 'declined') AND i.number = ("
            "  SELECT max(n.number) FROM inspections n WHERE n.force_id = g.force_id AND n.graded) "
            f"AND {_OF_GROUP} "
            "ORDER BY f.rowid, g.rowid",
            self._group,
        ).fetchall()
        for force in dict.fromkeys(row[0] for row in rows):
            own = [row for row in rows if row[0] == force]
            moved: dict[str, list[Move]] = {kind: [] for kind in ("improved", "declined")}
            for _, _, _, question, grade, change, steps in own:
                moved[change].append(Move(question=question, grade=Grade(grade), steps=abs(steps)))
            yield Moves(
                force=own[0][1],
                inspection=own[0][2],
                better=tuple(moved[GradeChangeKind.IMPROVED]),
                worse=tuple(moved[GradeChangeKind.DECLINED]),
            )

    def _open(self) -> Iterator[Concern]:
        for row in self.ask(
            "SELECT t.thread_id, f.name, f.words, t.kind, t.text, r.text, t.heading, a.label, b.label, "
            "  substr(coalesce(a.published, a.visit_to, a.cycle, a.label), 1, 4), t.times_raised "
            "FROM threads t JOIN forces f USING (force_id) "
            "JOIN inspections a ON a.inspection_id = t.first_inspection_id "
            "JOIN inspections b ON b.inspection_id = t.last_inspection_id "
            "JOIN findings r ON r.finding_id = t.thread_id WHERE t.state = 'open' "
            f"AND {_OF_GROUP} "
            "ORDER BY 10, t.times_raised DESC, f.rowid, t.rowid",
            self._group,
        ):
            identity, force, words, kind, text, was, heading, first, last, since, raised = row
            yield Concern(
                id=identity,
                force=force,
                words=words,
                kind=FindingKind(kind),
                text=text,
                first_text=was,
                heading=heading,
                first=first,
                last=last,
                since=since,
                raised=raised,
            )
