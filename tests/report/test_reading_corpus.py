"""The documents of the blind rounds of reading, seen since, stay read as their writers labelled them.

What is still read in another way than labelled is listed in `read_otherwise.toml`.
"""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.inputs import read_inspection

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "fixtures" / "corpus" / "reading"
OTHERWISE = tomllib.loads((Path(__file__).parent / "read_otherwise.toml").read_text("utf-8"))


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
LABELLED = [found for folder in sorted(CORPUS.glob("r*")) for found in ROUNDS.documents(folder)]


@pytest.mark.parametrize(
    ("path", "label"), LABELLED, ids=[f"{path.parent.name}-{path.name}" for path, _ in LABELLED]
)
def test_a_document_is_read_as_labelled(path: Path, label: dict[str, object]) -> None:
    wrong: dict[str, list[str]] = {}
    tally = {aspect: [0, 0] for aspect in ROUNDS.AIMS}

    def told(what: str, text: str) -> None:
        wrong.setdefault(what, []).append(text)

    ROUNDS.score(label, read_inspection(path), tally, told)
    assert wrong == OTHERWISE.get(f"{path.parent.name}/{path.name}", {})
