"""What the browser asks of the package of a survey: its bodies with their grades, and their documents.

No widgets. A package is small and lies in one file, so that it is asked where it stands; a search for
peers takes longer and is done in a worker (`tui.package`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from alignment.records import dataclass
from peeldiff.history.shapes import GradePoint
from peeldiff.model import ThreadState
from peeldiff.peers.package import Package, is_package
from peeldiff.survey.latest import LatestGrades, Programme, latest_grades
from peeldiff.survey.places import read_places

__all__ = ["Body", "Document", "Group", "bodies_of", "is_package"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report on a body: what the package calls it, and where it lies; `path` is None if nobody knows."""

    shown: str
    path: Path | None

    @property
    def is_there(self) -> bool:
        """Whether it can be opened now."""
        return self.path is not None and self.path.is_file()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body: the grades of its last inspection by question, how its concerns stand, and its reports in
    the order of their inspections."""

    force: str
    name: str
    inspection: str
    inspections: int
    points: Mapping[str, GradePoint]
    states: Mapping[ThreadState, int]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The bodies that one programme inspects, with its questions by their keys."""

    name: str
    questions: Mapping[str, str]
    bodies: tuple[Body, ...]


def bodies_of(package: Package, folder: Path) -> list[Group]:
    """Every body once, under the programme with most bodies that grades it; raises `PeeldiffError`."""
    forces = {
        row["force_id"]: (row["name"], row["inspections"])
        for row in package.select("SELECT force_id, name, inspections FROM forces ORDER BY name")
    }
    states: dict[str, Counter[ThreadState]] = {}
    for row in package.select("SELECT force_id, state, count(*) AS n FROM threads GROUP BY 1, 2"):
        states.setdefault(row["force_id"], Counter())[ThreadState(row["state"])] = row["n"]
    places = read_places(folder)
    documents: dict[str, list[Document]] = {}
    for row in package.select(
        "SELECT d.document_id, d.path, d.force_id FROM documents d "
        "LEFT JOIN inspections i USING (inspection_id) "
        "WHERE d.force_id IS NOT NULL AND d.status = 'read' ORDER BY i.number, d.path"
    ):
        document = Document(shown=row["path"], path=places.get(row["document_id"]))
        documents.setdefault(row["force_id"], []).append(document)

    def body(force: str, inspection: str, points: Mapping[str, GradePoint]) -> Body:
        name, inspections = forces[force]
        return Body(
            force=force,
            name=name,
            inspection=inspection,
            inspections=inspections,
            points=points,
            states=states.get(force, Counter()),
            documents=tuple(documents.get(force, ())),
        )

    seen: set[str] = set()
    groups = []
    for programme in latest_grades(package.select):
        own = [found for found in programme.bodies if found.force not in seen]
        seen |= {found.force for found in own}
        if own:
            groups.append(
                Group(
                    name=programme.name,
                    questions=_asked(programme, own),
                    bodies=tuple(body(one.force, one.inspection, one.points) for one in own),
                )
            )
    rest = [force for force in forces if force not in seen]
    if rest:
        found = tuple(body(force, "", {}) for force in rest)
        groups.append(Group(name="Without grades", questions={}, bodies=found))
    return groups


def _asked(programme: Programme, bodies: Sequence[LatestGrades]) -> Mapping[str, str]:
    """The questions that one of these bodies is asked."""
    return {
        key: name
        for key, name in programme.questions.items()
        if any(key in body.points for body in bodies)
    }
