"""The labelled corpus as rows: demands, passages, report pairs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from peeldiff.document.files import load_bytes
from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Finding, FindingKind, Inspection
from peeldiff.report import read_document
from peeldiff.statements import Demand, Statement, demand_of, load_lexicon, read_statement

CORPUS = Path(__file__).parents[2] / "fixtures" / "corpus"
MEASURING = ("w08", "w12", "w16", "w20", "w24", "w28", "w32", "b7", "b8", "b9", "b15")
"""Writers whose texts are for measuring only: never trained on, never read when something misses."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A demand and a passage with what it says of it."""

    writer: str
    kind: str
    demand: Demand
    passage: tuple[Statement, ...]
    saying: str


def bare_demand(text: str) -> Demand:
    """A demand that stands alone, without heading, items or explanation."""
    finding = Finding("f1", FindingKind.AREA_FOR_IMPROVEMENT, text, None, (), None, 1, 1)
    return demand_of(finding, None, "", load_lexicon(), load_inspectorate().demand_stems)


def rows(*kinds: str) -> Iterator[Row]:
    """The labelled passages of some kinds: pairs, negatives, flips."""
    for path in sorted(CORPUS.glob("*/*.jsonl")):
        if path.stem not in kinds:
            continue
        for line in path.read_text("utf-8").splitlines():
            if not line.strip():
                continue
            row = json.loads(line)
            sides = (
                (("a", "label_a"), ("b", "label_b"))
                if path.stem == "flips"
                else (("passage", "label"),)
            )
            for passage, label in sides:
                yield Row(
                    writer=path.parent.name, kind=path.stem, demand=bare_demand(row["demand"]),
                    passage=tuple(read_statement(text) for text in row[passage]), saying=row[label],
                )  # fmt: skip


@cache
def inspection(path: Path) -> Inspection:
    """A report of the corpus, read once."""
    return read_inspection(path)


def hard_negatives() -> Iterator[tuple[str, dict[str, Any], Inspection, Inspection]]:
    """The writer and row of each hard negative, and two small reports with its demand and its passage."""
    for path in sorted(CORPUS.glob("*/negatives.jsonl")):
        for line in filter(str.strip, path.read_text("utf-8").splitlines()):
            row = json.loads(line)
            old = _report("2016", f"### Areas for improvement\n\n- {row['demand']}")
            yield path.parent.name, row, old, _report("2017", " ".join(row["passage"]))


def _report(cycle: str, body: str) -> Inspection:
    head = f"PEEL: Police effectiveness {cycle}\nAn inspection of Marlshire Police"
    text = f"{head}\n\n## Investigating crime\n\n**Good**\n\n{body}\n"
    return read_document(load_bytes(text.encode(), f"{cycle}.txt"))
