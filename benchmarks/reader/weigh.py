"""Fit how a case's measures are weighed → `peeldiff/status/outcomes.tsv`, and print the thresholds' table.

Each report pair is read by a reader trained without its writer, so that the weights know how good a reader
is on words that it has not seen. Needs scikit-learn (developers only).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unittest.mock import patch

import numpy as np
from corpus import CORPUS, MEASURING, inspection, rows
from sklearn.linear_model import LogisticRegression
from train import SCALE, STATUS, Fitted
from windows import plain, report_rows

from peeldiff.compare import compare
from peeldiff.compare import findings as comparing
from peeldiff.status import Case, Reader, decide, load_reader
from peeldiff.status.reader import SAYINGS
from peeldiff.status.weighing import OUTCOMES, measures

SHRINK = 0.01
"""Inverse strength of the L2 penalty on measures of unit variance: .01 to .1 differ by .01 in accuracy."""
_OUTCOME = {
    "resolved": "resolved", "partly_resolved": "partly", "de_escalated": "partly",
    "persisting": "open", "escalated": "open",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """The measures of an older point that is not linked, what became of it and what is accepted too."""

    writer: str
    values: dict[str, int]
    outcome: str
    accepted: frozenset[str]


def readers(known: Sequence[str], count: int = 3) -> dict[str, Reader]:
    """For each report writer a reader that was trained without him or her."""
    data = [
        r
        for r in [*rows("pairs", "negatives", "flips"), *report_rows()]
        if r.writer not in MEASURING
    ]
    found = {}
    for fold in (known[at::count] for at in range(count)):
        fitted = Fitted([row for row in data if row.writer not in fold], SAYINGS)
        weights = np.rint(fitted.model.coef_.T * SCALE).astype(int)
        table = {
            name: " ".join(map(str, row)) for name, row in zip(fitted.names, weights, strict=True)
        }
        bias = tuple(int(x) for x in np.rint(fitted.model.intercept_ * SCALE))
        found.update(dict.fromkeys(fold, Reader(bias, table, fitted.common)))
    return found


def labelled(known: dict[str, Reader]) -> Iterator[Labelled]:
    """Every older point that is told in prose only, with its measures."""
    for path in sorted(CORPUS.glob("*/*-labels.json")):
        writer, stem = path.parent.name, path.name.removesuffix("-labels.json")
        reader = known.get(writer) or load_reader()
        cases: list[Case] = []

        def keep(case: Case, cases: list[Case] = cases) -> object:
            cases.append(case)
            return decide(case)

        with (
            patch.object(comparing, "load_reader", lambda reader=reader: reader),
            patch.object(comparing, "decide", keep),
        ):
            compare(*(inspection(path.parent / f"{stem}-{side}.txt") for side in ("old", "new")))
        told = {plain(case.demand.text): case for case in reversed(cases)}
        for row in json.loads(path.read_text("utf-8"))["rows"]:
            case = told.get(plain(row["old"][0])) if row.get("old") else None
            if case is None or row.get("new") or case.parts or case.scope or not measures(case):
                continue
            yield Labelled(
                writer=writer, values=measures(case), outcome=_OUTCOME.get(row["status"], "silent"),
                accepted=frozenset(_OUTCOME.get(status, "silent") for status in row.get("accept", [])),
            )  # fmt: skip


def main() -> None:
    """Fit, write and print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    writers = sorted({row.writer for row in report_rows()} - set(MEASURING))
    data = list(labelled(readers(writers)))
    names = sorted({name for one in data for name in one.values})
    x = np.array([[one.values.get(name, 0) for name in names] for one in data], dtype=float)
    y = np.array([OUTCOMES.index(one.outcome) for one in data])
    held = np.array([one.writer in MEASURING for one in data])
    mean, spread = x[~held].mean(0), x[~held].std(0) + 1e-9
    unit = (x - mean) / spread
    leads = np.zeros((len(data), len(OUTCOMES)))

    def fit(chosen: np.ndarray) -> LogisticRegression:
        return LogisticRegression(C=SHRINK, max_iter=5000).fit(unit[chosen], y[chosen])

    for writer in sorted({one.writer for one in data if one.writer not in MEASURING}):
        out = np.array([one.writer == writer for one in data])
        leads[out] = fit(~held & ~out).decision_function(unit[out])
    model = fit(~held)
    leads[held] = model.decision_function(unit[held])
    table(data, leads, held)
    final = fit(np.ones(len(data), dtype=bool) & ~held)
    weights = final.coef_ / spread
    bias = final.intercept_ - weights @ mean
    lines = [
        "# Made by benchmarks/reader/weigh.py: a measure of a case, and its weight for each of",
        f"# {' '.join(OUTCOMES)}",
        "bias\t" + " ".join(str(int(v)) for v in np.rint(bias * 100)),
    ]
    lines += [
        f"{n}\t" + " ".join(str(int(v)) for v in np.rint(w * 1_000_000))
        for n, w in zip(names, weights.T, strict=True)
    ]
    (STATUS / "outcomes.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def table(data: Sequence[Labelled], scores: np.ndarray, held: np.ndarray) -> None:
    """Print, for each outcome and threshold, how many are told and how many of these are right."""
    for at, outcome in enumerate(OUTCOMES[:-1]):
        lead = 100 * (scores[:, at] - np.delete(scores, at, axis=1).max(1))
        right = np.array([one.outcome == outcome or outcome in one.accepted for one in data])
        for least in (0, 50, 100, 150, 200, 250, 300):
            cells = [
                f"{(right & side & (lead >= least)).sum()}/{(side & (lead >= least)).sum()}"
                for side in (~held, held)
            ]
            print(
                f"{outcome:9} lead {least:3}: right of told {cells[0]:>8}, measuring writers {cells[1]:>7}"
            )


if __name__ == "__main__":
    main()
