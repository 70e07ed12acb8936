"""Train the ranking of passages: report pairs of the corpus → two tables in `peeldiff/compare`.

`nearness.tsv` has what a point's own words and their kin count, which links ask; `shown.tsv` orders what is
shown, by all measures. The latter learns from the pairs as they are and drawn out (`drawn_out.py`).

For each older point with evidence, the statements that its label names are told from the other candidates of
the same report by a linear model, fitted listwise (softmax over the candidates). Prints how often a right one
is the first and among the first three, each writer read by what the others taught, beside the order by
bearing alone. Folders given are measured beside the corpus and, like the measuring writers, teach nothing.
Needs numpy (developers only).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from corpus import CORPUS, MEASURING, inspection
from drawn_out import draw_out
from windows import plain

from peeldiff.compare import between as comparing
from peeldiff.compare.nearness import MEASURES, OWN, Nearness

TARGET = Path(__file__).parents[2] / "peeldiff" / "compare"
FOLDS = 5
STEPS, RATE, SHRINK = 300, 0.1, 0.001
"""Steps and rate of the descent (Adam), and its L2 penalty."""
Order = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The candidates of one point: their measures, and which of them are right."""

    writer: str
    x: np.ndarray
    right: np.ndarray


def asked(root: Path) -> Iterator[Asked]:
    """The points of the report pairs under a folder that have evidence, as the comparison weighs them."""
    for labels in sorted(root.glob("*/*-labels.json")):
        stem = labels.name.removesuffix("-labels.json")
        old, new = (inspection(labels.parent / f"{stem}-{side}.txt") for side in ("old", "new"))
        made: list[Nearness] = []

        def keep(*args: Any, kept: list[Nearness] = made) -> Nearness:
            kept.append(Nearness(*args))
            return kept[-1]

        with (
            patch.object(comparing, "Nearness", keep),
            patch.object(Nearness, "of", lambda *_: []),  # its weights are only to be learned
        ):
            comparing.Between(old, new).diff()
        nearness = made[0]
        known = {plain(demand.text): demand for demand in nearness.bearings.demands}
        for label in json.loads(labels.read_text("utf-8"))["rows"]:
            demand = known.get(plain(label["old"][0])) if label.get("old") else None
            if demand is None:
                continue
            said = [plain(text) for text in label.get("evidence", [])]
            measures = nearness.measures(demand)
            right = [
                any(told in text or text in told for text in said)
                for at in measures
                if (told := plain(nearness.bearings.new.rows[at].sentence.text)) or True
            ]
            if any(right):
                yield Asked(
                    writer=labels.parent.name, x=np.array(list(measures.values()), dtype=float),
                    right=np.array(right),
                )  # fmt: skip


def fit(data: Sequence[Asked], width: int) -> np.ndarray:
    """The weights of the first so many measures, whole numbers."""
    data = list(data)
    x = np.vstack([one.x[:, :width] for one in data])
    spread = x.std(0) + 1e-9
    z = (x - x.mean(0)) / spread
    right = np.concatenate([one.right for one in data])
    lengths = np.array([len(one.right) for one in data])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    weights, mean, square = (np.zeros(x.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        told = z @ weights
        odds = np.exp(told - np.repeat(np.maximum.reduceat(told, starts), lengths))
        share = odds / np.repeat(np.add.reduceat(odds, starts), lengths)
        good = np.where(right, odds, 0)
        good /= np.repeat(np.add.reduceat(good, starts), lengths)
        slope = z.T @ (share - good) / len(data) + SHRINK * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.rint(100_000 * weights / spread).astype(int)


def told(data: Iterable[Asked], order: Callable[[Asked], np.ndarray]) -> str:
    """How often a right statement comes first, and among the first three."""
    ranks = [one.right[np.argsort(-order(one), kind="stable")] for one in data]
    first, three = sum(r[:1].any() for r in ranks), sum(r[:3].any() for r in ranks)
    return (
        f"{first} ({first / len(ranks):.2f}) and {three} ({three / len(ranks):.2f}) of {len(ranks)}"
    )


def kept_apart(data: Sequence[Asked], width: int) -> dict[str, np.ndarray]:
    """For each writer the weights of the first measures that the others taught."""
    writers = sorted({one.writer for one in data})
    return {
        writer: fit([one for one in data if one.writer not in writers[at::FOLDS]], width)
        for at in range(FOLDS) for writer in writers[at::FOLDS]
    }  # fmt: skip


def weighed_by(
    weights: np.ndarray, apart: Mapping[str, np.ndarray] | None = None
) -> Callable[[Asked], np.ndarray]:
    """An order of statements by weights of the first measures; some writers may have theirs `apart`."""

    def order(one: Asked) -> np.ndarray:
        own = (apart or {}).get(one.writer, weights)
        return one.x[:, : len(own)] @ own

    return order


def write(name: str, names: Sequence[str], weights: np.ndarray) -> None:
    """Write a table of weights."""
    lines = [
        "# Made by benchmarks/reader/rank.py from the corpus: a measure of a statement, its weight",
        *(f"{measure}\t{weight}" for measure, weight in zip(names, weights, strict=True)),
    ]
    (TARGET / name).write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Train, print, write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folders", nargs="*", type=Path, help="more report pairs to measure")
    ask.add_argument("--dry", action="store_true", help="write nothing")
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        draw_out(Path(folder))
        long = list(asked(Path(folder)))
    short = list(asked(CORPUS))
    more = {path.name: list(asked(path)) for path in args.folders}
    for name, names, data in (
        ("nearness.tsv", OWN, short),
        ("shown.tsv", MEASURES, [*short, *long]),
    ):
        taught = [one for one in data if one.writer not in MEASURING]
        weights = fit(taught, len(names))
        by_others = weighed_by(weights, kept_apart(taught, len(names)))
        by_all = weighed_by(weights)
        print(name)
        for kind, some in (("the corpus", short), ("the corpus drawn out", long)):
            seen = [one for one in some if one.writer not in MEASURING]
            rest = [one for one in some if one.writer in MEASURING]
            print(
                f"  {kind}, by what other writers taught: right at 1 and at 3: {told(seen, by_others)}"
            )
            print(f"  {kind}, writers for measuring only: {told(rest, by_all)}")
        for kind, some in more.items():
            print(f"  {kind}: {told(some, by_all)}")
            print(f"    by bearing alone: {told(some, lambda one: one.x[:, 0])}")
        if not args.dry:
            write(name, names, weights)


if __name__ == "__main__":
    main()
