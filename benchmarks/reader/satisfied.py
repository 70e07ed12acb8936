"""A trial that did not pay: a linear model judges whether the nearest passages satisfy a demand.

Each older point that no newer finding takes up is measured over the three threads that are shown for it: what
the reader makes of each, how near it comes, what binds it to the point, what doubts it leaves. A logistic
regression tells `resolved` (or another status) from all others, each writer by what the others taught, those
for measuring by all others. Printed is how many are told right before so many false ones (in brackets, with
those told now), and what the marks of the seen let through of the writers for measuring and of the hard
negatives, each a report of its own. It writes nothing. Needs scikit-learn (developers only).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import numpy as np
from corpus import CORPUS, MEASURING, hard_negatives, inspection
from sklearn.linear_model import LogisticRegression
from weigh import readers
from windows import plain

from peeldiff.compare import between
from peeldiff.compare import findings as comparing
from peeldiff.compare.nearness import MEASURES, Nearness
from peeldiff.model import Inspection
from peeldiff.statements import Statement
from peeldiff.status import Case, Coverage, Names, Outcome, Reader, Tie, Told, decide, load_reader
from peeldiff.status.doubts import Doubt, doubts

SHRINK = 0.001
"""Inverse strength of the L2 penalty on measures of unit variance: .001 and .003 give the same within .02."""
FURTHEST = 4
"""Spreads from the mean beyond which a measure says no more."""
FALSE = (0, 1, 2, 5)
KIN = 450
"""Thousandths of a point's words, kin counted, that the nearest statement must have behind the bars."""
BARS = frozenset({Doubt.LEFT, Doubt.COMPARED, Doubt.PLANNED})
"""Doubts that the nearest thread must not leave behind the bars."""
_SAYINGS = {
    "done": ("done",), "good": ("done", "better"), "partly": ("partly",), "bad": ("not", "worse"),
    "silent": ("other", "unclear"), "talk": ("plan", "claim"),
}  # fmt: skip
_THREADS = 3
Kept = tuple[Case, Outcome, Nearness]


@dataclass(frozen=True, kw_only=True)
class Point:
    """The measures of an older point, what became of it, what is accepted too and what is told now."""

    writer: str
    label: str
    accepted: frozenset[str]
    told: str
    values: Mapping[str, float]
    passes: bool


def kept(old: Inspection, new: Inspection, reader: Reader) -> Iterator[Kept]:
    """Each case of a comparison with its outcome, and the nearness that it was made with."""
    cases: list[tuple[Case, Outcome]] = []
    made: list[Nearness] = []

    def keep(case: Case) -> Outcome:
        cases.append((case, decide(case)))
        return cases[-1][1]

    def keep_nearness(*args: Any) -> Nearness:
        made.append(Nearness(*args))
        return made[-1]

    with (
        patch.object(comparing, "load_reader", lambda: reader),
        patch.object(comparing, "decide", keep),
        patch.object(between, "Nearness", keep_nearness),
    ):
        between.Between(old, new).diff()
    yield from ((*one, made[0]) for one in cases)


def points(known: Mapping[str, Reader]) -> Iterator[Point]:
    """The older points of the corpus without parts that no newer finding takes up."""
    for path in sorted(CORPUS.glob("*/*-labels.json")):
        writer, stem = path.parent.name, path.name.removesuffix("-labels.json")
        old, new = (inspection(path.parent / f"{stem}-{side}.txt") for side in ("old", "new"))
        made = [*kept(old, new, known.get(writer) or load_reader())]
        cases = {plain(one[0].demand.text): one for one in reversed(made)}
        for row in json.loads(path.read_text("utf-8"))["rows"]:
            one = cases.get(plain(row["old"][0])) if row.get("old") else None
            if one is None or row.get("new") or one[0].parts or one[0].again is not None:
                continue
            yield _point(one, writer, row["status"], row.get("accept", []))


def negatives() -> Iterator[Point]:
    """The hard negatives, each as two small reports. The reader has learned from most of them."""
    for writer, row, old, new in hard_negatives():
        for one in kept(old, new, load_reader()):
            yield _point(one, writer, row["label"])


def _point(kept: Kept, writer: str, label: str, accepted: Sequence[str] = ()) -> Point:
    case, outcome, nearness = kept
    values = dict(_measures(case, nearness))
    left = doubts(case.demand, case.near[0].thread.rows) if case.near else frozenset()
    return Point(
        writer=writer, label=label, accepted=frozenset(accepted), told=str(outcome.status), values=values,
        passes=1000 * values.get("0 kin", 0) >= KIN and left.isdisjoint(BARS),
    )  # fmt: skip


def _measures(case: Case, nearness: Nearness) -> Iterator[tuple[str, float]]:
    demand, new = case.demand, nearness.bearings.new
    for coverage in Coverage:
        yield f"coverage {coverage.name}", case.coverage is coverage
    near = case.near[:_THREADS]
    yield from _of_order(nearness.shown(demand), "shown")
    yield from _of_order(nearness.weighed(demand), "weighed")
    measures = nearness.measures(demand)
    for place, told in enumerate(near):
        row = measures.get(told.thread.heart.sentence.index)
        yield from ((f"{place} {n}", v / 1000) for n, v in zip(MEASURES, row or (), strict=False))
    yield from _of_nearest(case, near[0]) if near else ()
    found: dict[str, list[float]] = defaultdict(list)
    for place, told in enumerate(near):
        at = told.thread.heart.sentence.index
        heart = new.rows[at : at + 1 + new.are_together(at, at + 1)]
        for name, rows in (("thread", told.thread.rows), ("heart", heart)):
            for saying, lead in _leads(told, rows):
                yield f"{place} {name} {saying}", lead
                found[f"{name} {saying}"].append(lead)
    hearts = sorted((told.thread.heart for told in near), key=lambda row: row.sentence.index)
    yield from ((f"all {name}", lead) for told in near[:1] for name, lead in _leads(told, hearts))
    yield from ((f"most {name}", max(leads)) for name, leads in found.items())
    yield from ((f"least {name}", min(leads)) for name, leads in found.items())


def _of_order(scores: Mapping[int, int], name: str) -> Iterator[tuple[str, float]]:
    best = sorted((score / 1_000_000 for score in scores.values()), reverse=True) or [0.0]
    yield from ((f"{name} best", best[0]), (f"{name} gap", best[0] - best[:2][-1]))


def _of_nearest(case: Case, told: Told) -> Iterator[tuple[str, float]]:
    demand, rows = case.demand, told.thread.rows
    yield from (("score", told.score), ("lead", told.lead), ("bound", told.bound))
    yield "least part", told.least_part
    words = {token.word for row in rows for token in row.sentence.tokens}
    yield "limits kept", not demand.limits or not demand.limits.isdisjoint(words)
    stems = frozenset[str]().union(*(row.stems for row in rows))
    yield "named", not demand.names or not demand.names.isdisjoint(stems)
    yield from ((f"tie {tie.name}", told.tie is tie) for tie in Tie)
    yield from ((f"recalls {names.name}", told.names is names) for names in Names)
    yield from ((f"doubt {doubt}", 1) for doubt in doubts(demand, rows))
    if told.after is not None:
        yield from ((f"doubt behind {doubt}", 1) for doubt in doubts(demand, (told.after,)))


def _leads(told: Told, rows: Sequence[Statement]) -> Iterator[tuple[str, float]]:
    reading = told.reader.read(told.demand, rows)
    yield from ((name, reading.lead(*sayings) / 100) for name, sayings in _SAYINGS.items())


class Fitted:
    """A logistic regression over named measures."""

    def __init__(self, data: Sequence[Point], status: str) -> None:
        self.names = sorted({name for one in data for name in one.values})
        x = self._table(data)
        self.mean, self.spread = x.mean(0), x.std(0) + 1e-9
        y = [one.label == status for one in data]
        self.model = LogisticRegression(C=SHRINK, max_iter=1000).fit(self._unit(x), y)

    def scores(self, data: Sequence[Point]) -> np.ndarray:
        """The score of each point, in natural logarithms of its odds."""
        return self.model.decision_function(self._unit(self._table(data)))

    def _table(self, data: Sequence[Point]) -> np.ndarray:
        return np.array([[one.values.get(n, 0) for n in self.names] for one in data], dtype=float)

    def _unit(self, x: np.ndarray) -> np.ndarray:
        return np.clip((x - self.mean) / self.spread, -FURTHEST, FURTHEST)


def curve(data: Sequence[Point], scores: np.ndarray, status: str, *, barred: bool) -> list[float]:
    """Print how many are told right for so many false ones; the marks above which these are told."""
    false = [float(s) for one, s in zip(data, scores, strict=True)
             if (one.passes or not barred) and status not in {one.label, *one.accepted}]  # fmt: skip
    marks = [sorted(false, reverse=True)[count] for count in FALSE]
    told = {at for at, one in enumerate(data) if one.told == status and one.label == status}
    cells = [f"of {sum(one.label == status for one in data)}, told now {len(told)}"]
    for count, mark in zip(FALSE, marks, strict=True):
        right = {at for at in above(data, scores, mark, barred=barred) if data[at].label == status}
        cells.append(f"{count} false {len(right)} ({len(right | told)})")
    print(", ".join(cells))
    return marks


def above(data: Sequence[Point], scores: np.ndarray, mark: float, *, barred: bool) -> list[int]:
    """The positions of what is told above a mark."""
    return [at for at, s in enumerate(scores) if s > mark and (data[at].passes or not barred)]


def main() -> None:
    """Print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    known = sorted({path.parent.name for path in CORPUS.glob("*/*-labels.json")} - {*MEASURING})
    data, traps = list(points(readers(known))), list(negatives())
    seen = [one for one in data if one.writer not in MEASURING]
    rest = [one for one in data if one.writer in MEASURING]
    for status in ("resolved", "partly_resolved"):
        apart = np.zeros(len(seen))
        for writer in known:
            out = [at for at, one in enumerate(seen) if one.writer == writer]
            fitted = Fitted([one for one in seen if one.writer != writer], status)
            apart[out] = fitted.scores([seen[at] for at in out])
        fitted = Fitted(seen, status)
        of_rest, of_traps = fitted.scores(rest), fitted.scores(traps)
        for barred in (False, True):
            for name, some, scores in (("measuring", rest, of_rest), ("seen", seen, apart)):
                print(f"{status}, {name}, {'behind bars' if barred else 'all'}: ", end="")
                marks = curve(some, scores, status, barred=barred)
            for count, mark in zip(FALSE, marks, strict=True):
                told = [rest[at] for at in above(rest, of_rest, mark, barred=barred)]
                right = sum(one.label == status for one in told)
                false = sum(status not in {one.label, *one.accepted} for one in told)
                caught = len(above(traps, of_traps, mark, barred=barred))
                print(f"  at the mark of {count} false of the seen: measuring {right} right, {false} false; "
                      f"{caught} of {len(traps)} hard negatives")  # fmt: skip


if __name__ == "__main__":
    main()
