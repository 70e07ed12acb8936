"""Many documents on many bodies → one data package.

`survey` names the passes. Nothing here reads or compares: workers do (`tasks`), wherever an engine
runs them, and what they leave in the store is put together in one order.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from alignment.records import dataclass
from peeldiff.survey.assembling import Assembly
from peeldiff.survey.engines import Engine, PoolEngine, SerialEngine, default_jobs
from peeldiff.survey.finding import FoundFile, find_files
from peeldiff.survey.grouping import Body, bodies_of, documents_of
from peeldiff.survey.package import held, write_package
from peeldiff.survey.places import write_places
from peeldiff.survey.register import read_register
from peeldiff.survey.store import WORK, Store
from peeldiff.survey.tasks import (
    BodyFile,
    BodyReceipt,
    BodyTask,
    DocumentTask,
    Receipt,
    follow_bodies,
    lost_body,
    lost_document,
    read_documents,
)

__all__ = ["Engine", "PoolEngine", "SerialEngine", "Survey", "default_jobs", "survey"]

T = TypeVar("T")

Tell = Callable[[str, int, int], None]
"""Told what is going on, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a run did: the folder of the package, the documents read by it and the bodies followed."""

    out: Path
    documents: int
    read: int
    bodies: int
    followed: int


def survey(
    given: Sequence[str],
    out: str | os.PathLike[str],
    *,
    engine: Engine | None = None,
    forces: str | None = None,
    tell: Tell = lambda doing, done, of: None,
) -> Survey:
    """Write the data package on every document below `given` into the folder `out`.

    What an earlier run into the same folder read and compared is used again. `forces` is a CSV file that
    says of bodies what no report does (`register`). Raises `PeeldiffError`;
    a document that cannot be read is a row of the package.
    """
    engine = engine or SerialEngine()
    folder = Path(out)
    register = None if forces is None else read_register(forces)
    files = find_files(given, folder)
    with held(folder):
        store = Store(folder.absolute() / WORK)
        receipts = _read(files, store, engine, tell)
        documents = documents_of(receipts)
        bodies = bodies_of(documents)
        registered = {} if register is None else register.of(bodies)
        followed = _follow(bodies, store, engine, tell)
        tell("Writing", 0, 1)
        assembly = Assembly(
            documents=documents,
            bodies=bodies,
            receipts=followed,
            store=store,
            register=registered,
        )
        write_package(assembly, folder)
        paths = {file.shown: file.path for file in files}
        write_places(folder, {document.id: paths[document.shown] for document in documents})
        store.forget_other_programs()
    return Survey(
        out=folder,
        documents=len(documents),
        read=sum(receipt.fresh for receipt in receipts),
        bodies=len(bodies),
        followed=sum(receipt.fresh for receipt in followed),
    )


def _read(files: Sequence[FoundFile], store: Store, engine: Engine, tell: Tell) -> list[Receipt]:
    """Read every document, or find that it was read before."""
    tasks = [DocumentTask(file.path, file.shown, store) for file in files]
    receipts: list[Receipt] = []
    tell("Reading", 0, len(tasks))
    for some in engine.map_unordered(read_documents, _chunks(tasks, engine), lost_document):
        receipts += some
        tell("Reading", len(receipts), len(tasks))
    return receipts


def _follow(bodies: Sequence[Body], store: Store, engine: Engine, tell: Tell) -> list[BodyReceipt]:
    """Follow every body through its inspections, or find that it was followed before.

    Those with the most documents come first, so that none of them is left to the end alone.
    """
    tasks = [
        BodyTask(
            force_id=body.id,
            name=body.name,
            documents=tuple(
                BodyFile(document.id, document.shown, document.path) for document in body.documents
            ),
            store=store,
        )
        for body in sorted(bodies, key=lambda body: (-len(body.documents), body.id))
    ]
    receipts: list[BodyReceipt] = []
    tell("Comparing", 0, len(tasks))
    for some in engine.map_unordered(follow_bodies, ([task] for task in tasks), lost_body):
        receipts += some
        tell("Comparing", len(receipts), len(tasks))
    return receipts


_CHUNK = 20
"""Documents that a worker gets at a time: more would leave the others without work at the end."""


def _chunks(tasks: Sequence[T], engine: Engine) -> Iterator[Sequence[T]]:
    size = max(1, min(_CHUNK, len(tasks) // (engine.workers * 4)))
    return (tasks[at : at + size] for at in range(0, len(tasks), size))
