"""What the browser asks of the package of a survey: its bodies with their grades, and their documents.

No widgets. A package is small and lies in one file, so that it is asked where it stands; a search for
peers takes longer and is done in a worker (`tui.package`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from alignment.records import dataclass, replace
from peeldiff.history.shapes import GradePoint
from peeldiff.model import ThreadState
from peeldiff.peers.package import Package
from peeldiff.survey.latest import LatestGrades, latest_grades
from peeldiff.survey.latest import Programme as Graded
from peeldiff.survey.places import read_places

__all__ = [
    "Among",
    "Body",
    "Document",
    "Programme",
    "bodies_of",
    "groups_of",
    "narrowed",
]


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
    the order of their inspections. `most_similar_group` and `region` are "" where nobody gave them."""

    force: str
    name: str
    inspection: str
    inspections: int
    points: Mapping[str, GradePoint]
    states: Mapping[ThreadState, int]
    documents: tuple[Document, ...]
    most_similar_group: str
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """A group of bodies: "most similar group" or "region", and its name."""

    kind: str
    name: str

    def has(self, body: Body) -> bool:
        """Whether the body is in the group."""
        return self.name == (body.region if self.kind == REGION else body.most_similar_group)


SIMILAR, REGION = "most similar group", "region"


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The bodies that one programme inspects, with its questions by their keys."""

    name: str
    questions: Mapping[str, str]
    bodies: tuple[Body, ...]


def groups_of(programmes: Iterable[Programme]) -> dict[Among, int]:
    """Every group by its kind and name, with the number of its bodies."""
    bodies = [body for programme in programmes for body in programme.bodies]
    counts: dict[Among, int] = {}
    for kind, names in (
        (SIMILAR, Counter(body.most_similar_group for body in bodies)),
        (REGION, Counter(body.region for body in bodies)),
    ):
        counts |= {Among(kind=kind, name=name): names[name] for name in sorted(names) if name}
    return counts


def narrowed(programmes: Iterable[Programme], among: Among | None) -> list[Programme]:
    """The programmes with the bodies of one group alone; with all of them for None."""
    if among is None:
        return list(programmes)
    found = (replace(one, bodies=tuple(filter(among.has, one.bodies))) for one in programmes)
    return [one for one in found if one.bodies]


def bodies_of(package: Package, folder: Path) -> list[Programme]:
    """Every body once, under the programme with most bodies that grades it; raises `PeeldiffError`."""
    forces = {
        row["force_id"]: row
        for row in package.select(
            "SELECT force_id, name, inspections, region, most_similar_group FROM forces ORDER BY name"
        )
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
        row = forces[force]
        return Body(
            force=force,
            name=row["name"],
            inspection=inspection,
            inspections=row["inspections"],
            points=points,
            states=states.get(force, Counter()),
            documents=tuple(documents.get(force, ())),
            most_similar_group=row["most_similar_group"] or "",
            region=row["region"] or "",
        )

    seen: set[str] = set()
    programmes = []
    for programme in latest_grades(package.select):
        own = [found for found in programme.bodies if found.force not in seen]
        seen |= {found.force for found in own}
        if own:
            programmes.append(
                Programme(
                    name=programme.name,
                    questions=_asked(programme, own),
                    bodies=tuple(body(one.force, one.inspection, one.points) for one in own),
                )
            )
    rest = [force for force in forces if force not in seen]
    if rest:
        found = tuple(body(force, "", {}) for force in rest)
        programmes.append(Programme(name="Without grades", questions={}, bodies=found))
    return programmes


def _asked(programme: Graded, bodies: Sequence[LatestGrades]) -> Mapping[str, str]:
    """The questions that one of these bodies is asked."""
    return {
        key: name
        for key, name in programme.questions.items()
        if any(key in body.points for body in bodies)
    }
