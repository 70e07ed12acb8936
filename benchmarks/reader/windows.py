"""Report pairs of the corpus as training rows: each older point with the thread that bears on it most."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import CORPUS, Row, inspection

from peeldiff.compare.bearing import Bearings
from peeldiff.inspectorates import load_inspectorate
from peeldiff.statements import (
    Demand,
    Statements,
    demand_of,
    load_lexicon,
    read_statements,
    thread_at,
)

_SAYING = {
    "resolved": "done",
    "partly_resolved": "partly",
    "persisting": "not",
    "not_raised": "unclear",
    "not_reinspected": "other",
}

_LOOKED_AT = 8
_READ = 3


@dataclass(frozen=True, kw_only=True)
class Point:
    """An older point of a labelled pair: its demand, its label row, the newer statements, the right ones."""

    writer: str
    stem: Path
    demand: Demand
    label: dict[str, Any]
    new: Statements
    bearings: Bearings
    right: frozenset[int]


def plain(text: str) -> str:
    """A sentence as it compares with a label's."""
    return (
        re.sub(r"\s+", " ", re.sub(r"[*#]", "", text))
        .strip(" .;-")
        .removesuffix("; and")
        .casefold()
    )


def points() -> Iterator[Point]:
    """Every older point of every report pair that is read as its label has it."""
    lexicon, asking = load_lexicon(), load_inspectorate().demand_stems
    for path in sorted(CORPUS.glob("*/*-labels.json")):
        stem = path.name.removesuffix("-labels.json")
        old, new = (inspection(path.parent / f"{stem}-{side}.txt") for side in ("old", "new"))
        before, after = read_statements(old), read_statements(new)
        headings = {section.id: section.heading for section in old.sections}
        demands = [
            demand_of(finding, item, headings.get(finding.section or "", ""), lexicon, asking)
            for finding in old.findings
            for item in (None, *finding.items)
        ]
        bearings = Bearings(
            demands,
            after,
            before,
            [()] * len(demands),
        )
        known = {plain(demand.text): demand for demand in demands}
        for label in json.loads(path.read_text("utf-8"))["rows"]:
            demand = known.get(plain(label["old"][0])) if label.get("old") else None
            if demand is None:
                continue
            said = [plain(text) for text in label.get("evidence", [])]
            right = frozenset(
                at for at, row in enumerate(after.rows)
                if (told := plain(row.sentence.text)) and any(told in text or text in told for text in said)
            )  # fmt: skip
            yield Point(
                writer=path.parent.name, stem=path.parent / stem, demand=demand, label=label, new=after,
                bearings=bearings, right=right,
            )  # fmt: skip


def report_rows() -> Iterator[Row]:
    """The threads that the program would read for each unlinked older point, with what each is to say.

    A thread without a sentence that the label names as evidence speaks of something else.
    """
    for point in points():
        saying = _SAYING.get(point.label["status"])
        if saying is None or point.label.get("new") or point.label.get("accept"):
            continue
        taken: set[int] = set()
        read = 0
        for bearing in point.bearings.of(point.demand, _LOOKED_AT):
            if bearing.index in taken or read == _READ:
                continue
            thread = thread_at(point.new, bearing.index, point.demand.asked)
            taken.update(row.sentence.index for row in thread.rows)
            read += 1
            bears = any(row.sentence.index in point.right for row in thread.rows)
            yield Row(
                writer=point.writer, kind="reports", demand=point.demand, passage=thread.rows,
                saying=saying if bears else "other",
            )  # fmt: skip
