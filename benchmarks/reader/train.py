"""Train the reader: passages of the corpus → whole-number weights in `peeldiff/status/weights.tsv`.

Needs scikit-learn (developers only). `--folds` prints leave-writers-out figures and writes nothing.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus import MEASURING, Row, rows
from peeldiff.status.reader import SAYINGS
from peeldiff.statements.traits import traits
from windows import report_rows

STATUS = Path(__file__).parents[2] / "peeldiff" / "status"
WRITERS = 3
"""Writers who must use a trait before it is learned: what one hand writes is style."""
COMMON_WRITERS = 5
"""The same for a word that stands for itself."""
SHRINK = 0.05
"""Inverse strength of the L2 penalty; .03 to .1 give the same leave-writers-out accuracy within .01."""
SCALE = 100
LEAST = 7
"""Hundredths that the weights of a trait must spread over to be kept."""


def common_stems(data: Sequence[Row]) -> frozenset[str]:
    """The stems that enough writers use to stand for themselves."""
    used: dict[str, set[str]] = defaultdict(set)
    for row in data:
        for statement in row.passage:
            for stem in statement.stems:
                used[stem].add(row.writer)
    return frozenset(stem for stem, writers in used.items() if len(writers) >= COMMON_WRITERS)


class Fitted:
    """A fitted linear model over named traits."""

    def __init__(self, data: Sequence[Row], sayings: Sequence[str]) -> None:
        self.sayings = tuple(sayings)
        self.common = common_stems(data)
        told = [list(traits(row.demand, row.passage, self.common)) for row in data]
        used: dict[str, set[str]] = defaultdict(set)
        for row, names in zip(data, told, strict=True):
            for name in names:
                used[name].add(row.writer)
        self.names = sorted(name for name, writers in used.items() if len(writers) >= WRITERS)
        self.column = {name: at for at, name in enumerate(self.names)}
        x = self.matrix(told)
        y = np.array([self.sayings.index(row.saying) for row in data])
        self.model = LogisticRegression(C=SHRINK, max_iter=300).fit(x, y)

    def matrix(self, told: Sequence[Sequence[str]]) -> csr_matrix:
        at = [
            (i, self.column[n]) for i, names in enumerate(told) for n in names if n in self.column
        ]
        i, j = zip(*at, strict=True)
        return csr_matrix((np.ones(len(at)), (i, j)), shape=(len(told), len(self.names)))

    def probabilities(self, data: Sequence[Row]) -> np.ndarray:
        return self.model.predict_proba(
            self.matrix([list(traits(r.demand, r.passage, self.common)) for r in data])
        )


def folds(data: list[Row], sayings: Sequence[str], count: int = 4) -> None:
    """Print the leave-writers-out accuracy and the recall of `done` at some precisions."""
    writers = sorted({row.writer for row in data})
    chance = np.zeros((len(data), len(sayings)))
    for fold in (writers[at::count] for at in range(count)):
        out = [at for at, row in enumerate(data) if row.writer in fold]
        chance[out] = Fitted([r for r in data if r.writer not in fold], sayings).probabilities(
            [data[at] for at in out]
        )
    report(data, chance, sayings)


def report(data: Sequence[Row], chance: np.ndarray, sayings: Sequence[str]) -> None:
    """Print the accuracy and the recall of some sayings at some precisions."""
    y = np.array([sayings.index(row.saying) for row in data])
    plain = np.array([row.kind in ("pairs", "threads") for row in data])
    if plain.any():
        print(f"accuracy over {plain.sum()}: {(chance.argmax(1) == y)[plain].mean():.3f}")
    for name in (
        sayings[i]
        for i in range(len(sayings))
        if sayings[i] in ("done", "partly", "not", "improved", "not_improved")
    ):
        at = sayings.index(name)
        order = np.argsort(-chance[:, at])
        hits = np.cumsum((y == at)[order])
        precision = hits / np.arange(1, len(y) + 1)
        found = {
            p: hits[np.where(precision >= p)[0][-1]] / hits[-1] if (precision >= p).any() else 0
            for p in (0.97, 0.9, 0.8)
        }
        print(f"{name}: recall at precision " + ", ".join(f"{p} {r:.2f}" for p, r in found.items()))


def write(fitted: Fitted, name: str) -> None:
    """Write the weights as whole numbers, traits in order."""
    weights = np.rint(fitted.model.coef_.T * SCALE).astype(int)
    bias = np.rint(fitted.model.intercept_ * SCALE).astype(int)
    lines = [
        "# Made by benchmarks/reader/train.py from the corpus: a trait, and its weight for each of\t",
        f"# {' '.join(fitted.sayings)}\t",
        f"#common\t{' '.join(sorted(fitted.common))}",
        f"#bias\t{' '.join(map(str, bias))}",
    ]
    lines += [
        f"{trait}\t{' '.join(map(str, row))}"
        for trait, row in zip(fitted.names, weights, strict=True)
        if np.ptp(row) >= LEAST
    ]
    path = STATUS / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(lines) - 4} traits, {path.stat().st_size} bytes")


def train(data: list[Row], sayings: Sequence[str], name: str, *, only_folds: bool) -> None:
    """Train on every writer but the measuring ones and write, or print leave-writers-out figures."""
    known = [row for row in data if row.writer not in MEASURING]
    if only_folds:
        folds(known, sayings)
        return
    fitted = Fitted(known, sayings)
    write(fitted, name)
    held = [row for row in data if row.writer in MEASURING and row.kind != "reports"]
    print("measuring writers:")
    report(held, fitted.probabilities(held), sayings)


def main() -> None:
    """Train the reader."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--folds", action="store_true", help="leave-writers-out figures only")
    ask.add_argument("--without-reports", action="store_true", help="train on short pairs alone")
    args = ask.parse_args()
    told = [] if args.without_reports else list(report_rows())
    data = [*rows("pairs", "negatives", "flips"), *told]
    train(data, SAYINGS, "weights.tsv", only_folds=args.folds)


if __name__ == "__main__":
    main()
