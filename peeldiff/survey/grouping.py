"""From receipts to bodies: which documents are on one force, and which say the same twice.

Only what the receipts say is asked, so that no reading is loaded. The shapes and the order of one
body's inspections are `peeldiff.history`'s work.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass
from peeldiff.forces import by_name, full_name
from peeldiff.inspectorates.whose import inspectorate_named
from peeldiff.survey.naming import force_id
from peeldiff.survey.tables import DocumentStatus
from peeldiff.survey.tasks import Facts, Receipt
from peeldiff.words import plain

__all__ = ["Body", "Document", "bodies_of", "documents_of"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file with its id in the package; `copy_of` is the id of the document with the same content."""

    id: str
    shown: str
    facts: Facts
    status: DocumentStatus
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body and the documents on it that are followed, in the order of their paths."""

    id: str
    name: str
    other_names: tuple[str, ...]
    documents: tuple[Document, ...]


def documents_of(receipts: Sequence[Receipt]) -> list[Document]:
    """Each document in the order of the paths, identical copies marked; own papers are left out."""
    told = [(receipt.shown, receipt.facts) for receipt in receipts if receipt.facts is not None]
    told.sort(key=lambda entry: entry[0])
    # A report and the JSON that was read from it are one document too, and the report itself counts.
    content = {facts.sha256 for _, facts in told}
    first: dict[str, str] = {}
    found = []
    for shown, facts in told:
        source = facts.source_sha256 or facts.sha256
        original = source if source in content else facts.sha256
        number = 1
        identity = facts.sha256
        while identity in first:
            number += 1
            identity = f"{facts.sha256}~{number}"
        first[identity] = shown
        is_copy = number > 1 or original != facts.sha256
        found.append(
            Document(
                id=identity,
                shown=shown,
                facts=facts,
                status=DocumentStatus.COPY if is_copy else DocumentStatus(facts.status),
                copy_of=original if is_copy else None,
            )
        )
    return found


def bodies_of(documents: Sequence[Document]) -> list[Body]:
    """The bodies by id."""
    families: dict[str, list[Document]] = {}
    for document in documents:
        if document.status is DocumentStatus.READ:
            families.setdefault(_family(document.facts.inspectorate), []).append(document)
    found: dict[str, list[Document]] = {}
    for family, members in families.items():
        for group in by_name([document.facts.force for document in members]):
            own = [members[at] for at in group]
            name = full_name(document.facts.force for document in own) or ""
            found.setdefault(force_id(name, family), []).extend(own)
    bodies = []
    for identity in sorted(found):
        own = sorted(found[identity], key=lambda document: document.shown)
        name = full_name(document.facts.force for document in own) or ""
        others = {document.facts.force or "" for document in own} - {name}
        bodies.append(Body(identity, name, tuple(sorted(others)), tuple(own)))
    return bodies


def _family(inspectorate: str | None) -> str:
    """The inspectorate under the name of its data file, whatever it was called in that year."""
    words = inspectorate_named(inspectorate)
    name = inspectorate or words.name
    return words.name if plain(name) in words.inspectorate_names else name
