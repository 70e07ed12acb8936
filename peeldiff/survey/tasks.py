"""What a worker does: read a document, or follow a body through its inspections.

Both leave their result in the store and hand back a small receipt, so that whoever gives out the work
holds receipts and nothing more. A document never raises: its receipt says what is wrong with it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress

from alignment.records import dataclass, replace
from peeldiff.document.files import load_bytes, printable_name, read_bytes
from peeldiff.document.sniff import sniff
from peeldiff.errors import JsonInputError, NotAReportError, SourceError
from peeldiff.folders import is_own_paper
from peeldiff.inspectorates.whose import file_of_inspection
from peeldiff.jsonio import from_plain, plain_data
from peeldiff.model import Inspection
from peeldiff.report import read_document
from peeldiff.report.marks import speaks_of_inspecting
from peeldiff.survey.origin import origin_of
from peeldiff.survey.store import Store
from peeldiff.survey.tables import DocumentStatus

__all__ = [
    "BodyFile",
    "BodyReceipt",
    "BodyTask",
    "DocumentTask",
    "Facts",
    "Receipt",
    "follow_bodies",
    "load_reading",
    "lost_body",
    "lost_document",
    "read_documents",
]

READINGS = "readings"
FACTS = "facts"


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """A file to read: where it is, what it is called in the package, and the store."""

    path: str
    shown: str
    store: Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a content, wherever it lies. `reason` calls the document by `_called`.

    `source_sha256` is that of the document that JSON was made from, otherwise of the content itself.
    `words` is the data file of `peeldiff.inspectorates` that knows its words.
    """

    sha256: str
    status: str
    reason: str | None = None
    source_sha256: str | None = None
    bytes: int | None = None
    format: str | None = None
    url: str | None = None
    retrieved: str | None = None
    pages: int | None = None
    lines: int | None = None
    unread_lines: int | None = None
    inspectorate: str | None = None
    words: str | None = None
    force: str | None = None
    programme: str | None = None
    cycle: str | None = None
    published: str | None = None
    visit_from: str | None = None
    visit_to: str | None = None
    title: str | None = None
    grades: int | None = None
    findings: int | None = None
    warnings: tuple[str, ...] = ()
    opened: bool = True


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a file; `facts` is None for a paper that peeldiff wrote, which is no document."""

    path: str
    shown: str
    facts: Facts | None
    fresh: bool
    """Whether the file was read by this run."""


def read_documents(chunk: Sequence[DocumentTask]) -> list[Receipt]:
    """Read each file, unless its content was read before."""
    return [_read(task) for task in chunk]


def lost_document(task: DocumentTask) -> list[Receipt]:
    """The receipt of a file that ends whichever process reads it."""
    reason = f"{task.shown} ended the process that read it; look whether the file is damaged."
    return [Receipt(task.path, task.shown, _unopened(task, reason), True)]


def _read(task: DocumentTask) -> Receipt:
    try:
        data, name = read_bytes(task.path)
    except SourceError as error:
        reason = str(error).replace(printable_name(task.path), task.shown)
        if os.path.isdir(task.path):
            reason = f"{task.shown} is a folder that cannot be opened; look who may read it."
        return Receipt(task.path, task.shown, _unopened(task, reason), True)
    del name
    if is_own_paper(data):
        return Receipt(task.path, task.shown, None, False)
    digest = hashlib.sha256(data).hexdigest()
    store = task.store
    kept = store.get(FACTS, digest)
    fresh = kept is None
    if fresh:
        facts, inspection = _understood(data, digest)
        if inspection is not None:
            store.put(READINGS, digest, plain_data(inspection))
        store.put(FACTS, digest, plain_data(facts))  # last: it says that the reading is there
    else:
        facts = from_plain(Facts, kept)
    if facts.reason is not None:
        facts = replace(facts, reason=facts.reason.replace(_called(digest), task.shown))
    return Receipt(task.path, task.shown, facts, fresh)


def _called(digest: str) -> str:
    """What a document is called while it is read: its name must not matter, as copies have others."""
    return f"document-{digest[:16]}"


def _unopened(task: DocumentTask, reason: str) -> Facts:
    size = None
    with suppress(OSError):
        size = os.stat(task.path).st_size
    # Not the content's digest, but as unlike any other and the same in the next run.
    digest = hashlib.sha256(f"unopened {task.shown}".encode("utf-8", "replace")).hexdigest()
    unreadable = DocumentStatus.UNREADABLE
    return Facts(sha256=digest, status=unreadable, reason=reason, bytes=size, opened=False)


def _understood(data: bytes, digest: str) -> tuple[Facts, Inspection | None]:
    name = _called(digest)
    blank = Facts(sha256=digest, status=DocumentStatus.UNREADABLE, bytes=len(data))
    try:
        inspection = _inspection(data, name)
    except (NotAReportError, JsonInputError) as error:
        return replace(blank, status=DocumentStatus.FOREIGN, reason=str(error)), None
    except SourceError as error:
        return replace(blank, reason=str(error)), None
    except (RecursionError, MemoryError) as error:
        reason = f"{name} asks for more than this machine has ({type(error).__name__})."
        return replace(blank, reason=reason), None
    except Exception as error:  # a mistake of ours must not cost the other documents
        reason = f"{name} cannot be read because of a mistake in peeldiff ({type(error).__name__})."
        return replace(blank, reason=reason), None
    url, retrieved = origin_of(data)
    pages = [section.page for section in inspection.sections if section.page is not None]
    pages += [p.page for s in inspection.sections for p in s.paragraphs if p.page is not None]
    facts = replace(
        blank,
        status=DocumentStatus.READ,
        source_sha256=inspection.source.sha256,
        format=inspection.source.format,
        url=url,
        retrieved=retrieved,
        pages=max(pages, default=None),
        lines=inspection.source.lines,
        unread_lines=sum(one.end_line - one.line + 1 for one in inspection.furniture),
        inspectorate=inspection.inspectorate,
        words=file_of_inspection(inspection),
        force=inspection.force,
        programme=inspection.programme,
        cycle=inspection.cycle,
        published=inspection.published if inspection.published_precision else None,
        visit_from=inspection.visit_from,
        visit_to=inspection.visit_to,
        title=inspection.title,
        grades=sum(section.grade is not None for section in inspection.sections),
        findings=len(inspection.findings),
        warnings=tuple(warning.text for warning in inspection.warnings),
    )
    dated = inspection.cycle or inspection.published or inspection.visit_from
    if not (dated or inspection.findings):
        reason = f"{name} gives no date and no finding."
        return replace(facts, status=DocumentStatus.FOREIGN, reason=reason), None
    if inspection.inspectorate is None and not _shows_signs(inspection):
        reason = f"{name} shows no sign of an inspection report."
        return replace(facts, status=DocumentStatus.FOREIGN, reason=reason), None
    if inspection.inspectorate is None:
        reason = f"{name} is of an inspectorate that peeldiff does not know."
        return replace(facts, status=DocumentStatus.FOREIGN, reason=reason), None
    if not inspection.force:
        reason = f"{name} does not say which body it is on."
        return replace(facts, status=DocumentStatus.UNASSIGNED, reason=reason), inspection
    return facts, inspection


def _shows_signs(inspection: Inspection) -> bool:
    """Whether a text of no known inspectorate may be a report: it grades, finds or speaks of inspecting."""
    if inspection.findings or any(section.grade for section in inspection.sections):
        return True
    return speaks_of_inspecting(inspection)


def _inspection(data: bytes, name: str) -> Inspection:
    if sniff(data) == "json":
        from peeldiff.schema import inspection_from_json

        return inspection_from_json(data, name)
    inspection = read_document(load_bytes(data, name))
    if not inspection.sections and not inspection.findings:
        raise NotAReportError(f"{name} has no heading and no finding.")
    return inspection


def load_reading(store: Store, file: BodyFile) -> Inspection:
    """The reading of a document, called by what is shown for it.

    Raises `SourceError` if neither the reading nor the file is there as it was.
    """
    kept = store.get(READINGS, file.digest)
    if kept is not None:
        inspection = from_plain(Inspection, kept)
    else:
        data, _ = read_bytes(file.path)
        if hashlib.sha256(data).hexdigest() != file.digest:
            raise SourceError(f"{file.shown} was changed while the survey ran; run it again.")
        inspection = _inspection(data, _called(file.digest))
        store.put(READINGS, file.digest, plain_data(inspection))
    # By the file itself, not by what JSON says that it was made from.
    source = replace(inspection.source, name=file.shown, sha256=file.digest)
    return replace(inspection, source=source)


# ---- following a body ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BodyFile:
    """A document of a body: the digest of its content, what is shown for it, and where it is."""

    digest: str
    shown: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyTask:
    """A body to follow through its documents, and the store."""

    force_id: str
    name: str
    documents: tuple[BodyFile, ...]
    store: Store


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyReceipt:
    """Where the rows of a body lie in the store; `problem` says why there are none."""

    force_id: str
    key: str
    problem: str | None = None
    fresh: bool = True


def follow_bodies(chunk: Sequence[BodyTask]) -> list[BodyReceipt]:
    """Follow each body, unless it was followed before with the same documents."""
    from peeldiff.survey.following import follow_body

    return [follow_body(task) for task in chunk]


def lost_body(task: BodyTask) -> list[BodyReceipt]:
    """The receipt of a body whose comparison ends whichever process makes it."""
    problem = f"The documents on {task.name} ended the process that compared them."
    return [BodyReceipt(force_id=task.force_id, key="", problem=problem)]
