"""The latest grades of every body of a package, by programme and question.

Of each body the last inspection of a programme that gives grades counts, so that bodies which are
inspected at different times stand in one table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from alignment.records import dataclass
from peeldiff.history.shapes import GradePoint
from peeldiff.inspectorates import data_files, load_inspectorate
from peeldiff.model import Grade, GradeChangeKind
from peeldiff.words import plain

__all__ = ["Answers", "LatestGrades", "Programme", "family_of", "latest_grades"]

_FEW = 3
"""Bodies that must be asked a question without a family for it to have a column."""

Row = Any
"""A row of a database: its cells by place."""


class Answers(Protocol):
    """A database of a package."""

    def select(self, question: str, values: Sequence[Any] = ()) -> Iterable[Row]:
        """The rows that answer a question in SQL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestGrades:
    """The grades that one inspection of a body gives, by the key of the question.

    `force` is the id of the body. A point that compares with another inspection does so with the one that
    `before` names, whose index it gives as 0.
    """

    force: str
    inspection: str
    points: Mapping[str, GradePoint]
    before: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The bodies that a programme inspects, by name. `questions` gives the name of each key, those that
    judge a whole first; `others` is how many more only a few bodies are asked."""

    name: str
    questions: Mapping[str, str]
    others: int
    bodies: tuple[LatestGrades, ...]


def latest_grades(ask: Callable[[str], Iterable[Row]]) -> list[Programme]:
    """The programmes of a package, that with most bodies first."""
    programmes: dict[tuple[str, str], list[Row]] = {}
    for row in ask(_LATEST):
        programmes.setdefault((family_of(row[0]), row[1] or ""), []).append(row)
    by_size = sorted(
        programmes.items(), key=lambda entry: (-len({row[2] for row in entry[1]}), entry[0])
    )
    return [_programme(names, rows) for names, rows in by_size]


_LATEST = """
SELECT f.inspectorate, i.programme, g.force_id, i.label, g.question_family, g.question, g.overall,
  g.heading, g.grade, g.carried_over, g.carried_from, g.change, g.steps, b.label, g.shared_with
FROM grades g JOIN inspections i USING (inspection_id)
JOIN forces f ON f.force_id = g.force_id
LEFT JOIN inspections b ON b.inspection_id = g.compared_with
WHERE i.number = (SELECT max(n.number) FROM inspections n WHERE n.force_id = g.force_id
  AND n.graded AND coalesce(n.programme, '') = coalesce(i.programme, ''))
ORDER BY f.rowid, g.rowid
"""


def family_of(inspectorate: str | None) -> str:
    """The inspectorate under the name that it has now, whatever it was called in that year."""
    name = inspectorate or ""
    for words in map(load_inspectorate, data_files.names()):
        if plain(name) in words.inspectorate_names:
            return words.name
    return name


def _places() -> dict[str, int]:
    """Where each family of questions stands in its data file."""
    found: dict[str, int] = {}
    for words in map(load_inspectorate, data_files.names()):
        for at, question in enumerate(words.questions):
            found.setdefault(question.family, at)
    return found


def _programme(names: tuple[str, str], rows: Sequence[Row]) -> Programme:
    bodies: dict[str, list[Row]] = {}
    for row in rows:
        bodies.setdefault(row[2], []).append(row)
    questions, others = _questions(rows, len(bodies))
    return Programme(
        name=", ".join(filter(None, names)) or "unknown inspectorate",
        questions=questions,
        others=others,
        bodies=tuple(_latest(force, own) for force, own in bodies.items()),
    )


def _latest(force: str, rows: Sequence[Row]) -> LatestGrades:
    points: dict[str, GradePoint] = {}
    before: dict[str, str] = {}
    for row in rows:
        question = row[4] or row[5]
        if question not in points:
            points[question] = _point(row)
            before[question] = row[13] or ""
    return LatestGrades(force=force, inspection=rows[0][3], points=points, before=before)


def _point(row: Row) -> GradePoint:
    grade, carried, since, change, steps, shared = (
        row[8],
        row[9],
        row[10],
        row[11],
        row[12],
        row[14],
    )
    return GradePoint(
        inspection=1,
        heading=row[7],
        grade=None if grade is None else Grade(grade),
        carried_over=bool(carried),
        carried_over_from=since,
        change=None if change is None else GradeChangeKind(change),
        steps=steps,
        compared_with=0 if row[13] else None,
        shared_with=tuple(shared.split(" | ")) if shared else (),
        caveat=None,
        source="",
        line=0,
    )


def _questions(rows: Sequence[Row], bodies: int) -> tuple[dict[str, str], int]:
    """The columns, and how many questions without a family too few bodies are asked."""
    places = _places()
    asked: Counter[str] = Counter()
    names: dict[str, str] = {}
    overall: set[str] = set()
    for row in rows:
        question = row[4] or row[5]
        asked[question] += 1
        names.setdefault(question, row[5])
        if row[6]:
            overall.add(question)
    families = {row[4] for row in rows}
    least = min(_FEW, bodies)
    kept = [one for one in names if one in families or asked[one] >= least]
    first = {one: at for at, one in enumerate(names)}
    kept.sort(key=lambda one: (one not in overall, places.get(one, len(places)), first[one]))
    return {one: names[one] for one in kept}, len(names) - len(kept)
