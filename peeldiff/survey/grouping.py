"""From receipts to bodies: which documents are on one force, and which say the same twice.

Only what the receipts say is asked, so that no reading is loaded. The shapes and the order of one
body's inspections are `peeldiff.history`'s work.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass
from peeldiff.forces import by_name, full_name
from peeldiff.inspectorates import DEFAULT, load_inspectorate
from peeldiff.survey.naming import force_id, place_slug, slug
from peeldiff.survey.tables import DocumentStatus
from peeldiff.survey.tasks import Facts, Receipt

__all__ = ["Body", "Document", "bodies_of", "documents_of"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file with its id in the package; `copy_of` is the id of the document with the same content."""

    id: str
    path: str
    shown: str
    facts: Facts
    status: DocumentStatus
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body and the documents on it that are followed, in the order of their paths.

    `words` is the data file that knows them; `inspectorate` is called as today, whatever it was called
    when it inspected.
    """

    id: str
    name: str
    words: str
    inspectorate: str
    other_names: tuple[str, ...]
    documents: tuple[Document, ...]


def documents_of(receipts: Sequence[Receipt]) -> list[Document]:
    """Each document in the order of the paths, identical copies marked; own papers are left out."""
    told = [(one.shown, one.path, one.facts) for one in receipts if one.facts is not None]
    told.sort(key=lambda entry: entry[:2])
    # A report and the JSON that was read from it are one document too, and the report itself counts.
    content = {facts.sha256 for _, _, facts in told}
    first: set[str] = set()
    found = []
    for shown, path, facts in told:
        source = facts.source_sha256 or facts.sha256
        original = source if source in content else facts.sha256
        number = 1
        identity = facts.sha256
        while identity in first:
            number += 1
            identity = f"{facts.sha256}~{number}"
        first.add(identity)
        is_copy = number > 1 or original != facts.sha256
        found.append(
            Document(
                id=identity,
                path=path,
                shown=shown,
                facts=facts,
                status=DocumentStatus.COPY if is_copy else DocumentStatus(facts.status),
                copy_of=original if is_copy else None,
            )
        )
    return found


def bodies_of(documents: Sequence[Document]) -> list[Body]:
    """The bodies by id. Names of one place are of one body only within the words of one data file: a
    fire service is no police force."""
    by_words: dict[str, list[Document]] = {}
    for document in documents:
        if document.status is DocumentStatus.READ:
            by_words.setdefault(document.facts.words or DEFAULT, []).append(document)
    bodies: dict[str, Body] = {}
    for words, members in sorted(by_words.items()):
        for group in by_name([document.facts.force for document in members]):
            own = [members[at] for at in group]
            names = [document.facts.force or "" for document in own]
            place, name = _called(names, words)
            identity = force_id(place, words)
            if (
                identity in bodies
            ):  # two places that read alike when they are spelt in plain letters
                identity = f"{identity}-{slug(name)}-{len(bodies)}"
            bodies[identity] = Body(
                id=identity,
                name=name,
                words=words,
                inspectorate=load_inspectorate(words).name,
                other_names=tuple(sorted({*names} - {name})),
                documents=tuple(own),
            )
    return [bodies[identity] for identity in sorted(bodies)]


def _called(names: Sequence[str], words: str) -> tuple[str, str]:
    """The place that most documents name, and its fullest name: one review of a board for a county does
    not rename the county."""
    places = [place_slug(name, words) for name in names]
    place = max(places, key=lambda place: (places.count(place), len(place), place))
    fullest = full_name(name for name, its in zip(names, places, strict=True) if its == place)
    return place, fullest or ""
