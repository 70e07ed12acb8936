"""The documents of the blind rounds of reading, seen since, stay read as their writers labelled them,
and the account of every line holds for each.

What is still read in another way than labelled is listed in `read_otherwise.toml`.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from peeldiff import inputs
from peeldiff.document.files import load, load_bytes
from peeldiff.document.source import Document
from peeldiff.model import Inspection
from peeldiff.report import read_document

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORPUS = ROOT / "fixtures" / "corpus" / "reading"
OTHERWISE = tomllib.loads((HERE / "read_otherwise.toml").read_text("utf-8"))
NOT_YET = (HERE.parent / "not_yet.toml").read_text("utf-8")
NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
NEWEST = 3
"""How many rounds `make test` reads whole."""


def _rounds() -> ModuleType:
    path = ROOT / "benchmarks" / "reading_round.py"
    spec = importlib.util.spec_from_file_location("reading_round", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reading_round"] = module
    spec.loader.exec_module(module)
    return module


ROUNDS = _rounds()


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"


def sampled(paths: list[Path]) -> Iterator[Path]:
    """The newest rounds, every third document of those before, and what is not read rightly yet.

    `make nightly` reads all of them.
    """
    newest = sorted({int(path.parent.name[1:]) for path in paths})[-NEWEST:]
    older = 0
    for path in paths:
        is_newest = int(path.parent.name[1:]) in newest
        older += not is_newest
        if NIGHTLY or is_newest or older % 3 == 1 or f"[{name_of(path)}]" in NOT_YET:
            yield path


LABELS: dict[Path, dict[str, Any]] = {
    path: label for folder in CORPUS.glob("r*") for path, label in ROUNDS.documents(folder)
}
NOTES = sorted(path for path in CORPUS.glob("*/*.md") if path not in LABELS)
"""What writers noted beside their documents: nothing says how it is read, but no line is lost."""


@pytest.fixture(scope="module", params=sampled(sorted(LABELS)), ids=name_of)
def path(request: pytest.FixtureRequest) -> Path:
    """Each document in turn; all that is asked of one is asked before the next is read."""
    document: Path = request.param
    return document


@pytest.fixture(scope="module")
def as_read(path: Path) -> tuple[Document, Inspection]:
    """The lines of a document and what the program understands of it."""
    documents: list[Document] = []

    def loaded(*arguments: Any, **options: Any) -> Document:
        documents.append(load_bytes(*arguments, **options))
        return documents[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "load_bytes", loaded)
        inspection = inputs.read_inspection(path)
    (document,) = documents
    return document, inspection


def test_a_document_is_read_as_labelled(path: Path, as_read: tuple[Document, Inspection]) -> None:
    wrong: dict[str, list[str]] = {}
    tally = {aspect: [0, 0] for aspect in ROUNDS.AIMS}

    def told(what: str, text: str) -> None:
        wrong.setdefault(what, []).append(text)

    ROUNDS.score(LABELS[path], as_read[1], tally, told)
    assert wrong == OTHERWISE.get(f"{path.parent.name}/{path.name}", {})


def test_every_line_of_a_document_of_the_corpus(
    as_read: tuple[Document, Inspection], accounting: ModuleType
) -> None:
    assert accounting.broken(*as_read) == {}


@pytest.mark.parametrize("notes", NOTES, ids=name_of)
def test_every_line_of_what_a_writer_noted(notes: Path, accounting: ModuleType) -> None:
    document = load(notes)
    assert accounting.broken(document, read_document(document)) == {}
