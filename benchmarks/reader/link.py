"""Train the links: report pairs of the corpus → tables of `peeldiff/compare/` (kin, pairing, bridged).

Kin are found over all texts of the corpus but those of the measuring writers; a pair of concerns is weighed
by a linear model, one of its words alone and one that asks the later report too. Prints what each threshold
tells, each writer read by what the others taught. Folders given are measured beside the corpus and, like
the measuring writers, teach nothing. Needs scikit-learn (developers only).
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import numpy as np
from corpus import CORPUS, MEASURING, inspection
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression
from windows import plain

from peeldiff.compare import between, bridge, compare, grouping, links
from peeldiff.compare.kin import Kin, load_kin
from peeldiff.compare.pairing import Pair, Pairing
from peeldiff.model import Inspection
from peeldiff.statements import content_stems, tokenise

COMPARE = Path(__file__).parents[2] / "peeldiff" / "compare"
MADE = "# Made by benchmarks/reader/link.py from the corpus"
DIMENSIONS = 100
FEWEST = 4
"""Texts that a stem must stand in to have kin."""
KIN = 20
LEAST = 40
"""Most kin of a stem, and the least nearness in hundredths."""
SHRINK = 0.05
"""Inverse strength of the L2 penalty on measures of unit variance."""


FOLDS = 5


@cache
def _stems(text: str) -> frozenset[str]:
    return content_stems(tokenise(text))


def _texts(without: Collection[str], demands: set[frozenset[str]]) -> Iterator[frozenset[str]]:
    """The stems of each passage with its demand, and of each paragraph of a report."""
    for path in sorted(CORPUS.glob("*/*.jsonl")):
        if path.parent.name in without:
            continue
        for row in map(json.loads, filter(str.strip, path.read_text("utf-8").splitlines())):
            demands.add(_stems(row["demand"]))
            passages = [row[name] for name in ("passage", "a", "b") if name in row]
            if "sentences" in row:
                passages.append([sentence["text"] for sentence in row["sentences"]])
            if row.get("label") != "other":
                for passage in passages:
                    yield _stems(row["demand"]) | _stems(" ".join(passage))
    for path in sorted(CORPUS.glob("*/*-old.txt")) + sorted(CORPUS.glob("*/*-new.txt")):
        if path.parent.name in without:
            continue
        report = inspection(path)
        for finding in report.findings:
            demands.add(_stems(finding.text))
            yield _stems(
                " ".join((finding.text, *(i.text for i in finding.items), finding.detail or ""))
            )
        for section in report.sections:
            for paragraph in section.paragraphs:
                yield _stems(paragraph.text)


@cache
def kin_rows(without: frozenset[str]) -> tuple[dict[str, str], int]:
    """The lines of the table of kin, learned without some writers, and the rarity of an unknown stem."""
    demands: set[frozenset[str]] = set()
    texts = [text for text in _texts(without | set(MEASURING), demands) if len(text) > 2]
    return table_of_kin(texts, demands)


def table_of_kin(
    texts: Sequence[frozenset[str]], demands: Collection[frozenset[str]], fewest: int = FEWEST
) -> tuple[dict[str, str], int]:
    """The lines of the table of kin by the stems of texts, and the rarity of a stem that no demand has."""
    spread = Counter(stem for text in texts for stem in text)
    asked = Counter(stem for demand in demands for stem in demand)
    stems = sorted(s for s, count in spread.items() if count >= fewest and s.isalpha())
    column = {stem: at for at, stem in enumerate(stems)}
    cells = [
        (n, column[s], math.log(len(texts) / spread[s]))
        for n, text in enumerate(texts) for s in sorted(text) if s in column
    ]  # fmt: skip
    i, j, values = zip(*cells, strict=True)
    table = csr_matrix((values, (i, j)), shape=(len(texts), len(stems)))
    axes = TruncatedSVD(DIMENSIONS, random_state=0).fit(table).components_.T
    axes /= np.linalg.norm(axes, axis=1, keepdims=True) + 1e-12
    near = np.rint(100 * axes @ axes.T).astype(int)
    np.fill_diagonal(near, 0)
    kin: dict[str, dict[str, int]] = {stem: {} for stem in stems}
    for at, stem in enumerate(stems):
        for other in np.argsort(-near[at], kind="stable")[:KIN]:
            if near[at, other] >= LEAST:
                kin[stem][stems[other]] = kin[stems[other]][stem] = int(near[at, other])

    def rarity(stem: str) -> int:
        return round(100 * math.log(1 + len(demands) / (asked[stem] + 1)))

    rows = {
        stem: " ".join(
            [str(rarity(stem))]
            + [f"{o}:{n}" for o, n in sorted(kin.get(stem, {}).items(), key=lambda e: (-e[1], e[0]))]
        )
        for stem in sorted({*stems, *(s for s, n in asked.items() if n >= 2)})
    }  # fmt: skip
    return rows, round(100 * math.log(1 + len(demands)))


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """The measures of a pair of concerns and whether they are one."""

    writer: str
    path: Path
    pair: Pair
    measures: dict[str, int]
    is_one: bool
    texts: tuple[str, str]


def report_pairs(folders: Sequence[Path]) -> list[Path]:
    """The label files of report pairs."""
    return sorted(path for folder in folders for path in folder.glob("*/*-labels.json"))


def wanted(labels: Path) -> set[tuple[str, str]]:
    """The texts that the labels link."""
    return {
        (plain(old), plain(new))
        for row in json.loads(labels.read_text("utf-8"))["rows"]
        for old in row.get("old", []) for new in row.get("new", [])
    }  # fmt: skip


def pairing_of(old: Inspection, new: Inspection, kin: Kin) -> Pairing:
    """The pairs of concerns that a comparison weighs."""
    made: list[Pairing] = []

    def keep(*args: object) -> Pairing:
        made.append(Pairing(*args))  # type: ignore[arg-type]
        return made[-1]

    with (
        patch.object(links, "Pairing", keep),
        patch.object(links, "load_kin", lambda *_: kin),
        patch.object(between, "load_kin", lambda *_: kin),
    ):
        compare(old, new)
    return made[0]


def labelled(labels: Path, kin: Kin) -> Iterator[Labelled]:
    """Every pair of concerns of a report pair, as the comparison weighs them."""
    stem = labels.name.removesuffix("-labels.json")
    old, new = (inspection(labels.parent / f"{stem}-{side}.txt") for side in ("old", "new"))
    right = wanted(labels)
    pairing = pairing_of(old, new, kin)
    for (i, j), measures in pairing.measures().items():
        ours = [old.findings[at] for at in pairing.earlier[i].indexes]
        theirs = [new.findings[at] for at in pairing.later[j].indexes]
        yield Labelled(
            writer=labels.parent.name, path=labels, pair=(i, j), measures=measures,
            is_one=any(
                (plain(a), plain(b)) in right
                for f in ours for a in (f.text, *(x.text for x in f.items))
                for g in theirs for b in (g.text, *(x.text for x in g.items))
            ),
            texts=(" / ".join(f.text for f in ours), " / ".join(g.text for g in theirs)),
        )  # fmt: skip


class Fitted:
    """A linear model over the measures of pairs, in whole numbers."""

    def __init__(self, data: Sequence[Labelled], *, bridged: bool = False) -> None:
        """`bridged` tells to fit the measures of the later report too."""
        names = {name for one in data for name in one.measures}
        self.names = sorted(names if bridged else names.difference(bridge.MEASURES))
        x = self._table(data)
        mean, spread = x.mean(0), x.std(0) + 1e-9
        model = LogisticRegression(C=SHRINK, max_iter=5000).fit(
            (x - mean) / spread, [one.is_one for one in data]
        )
        weights = model.coef_[0] / spread
        self.weights = np.rint(weights * 1_000_000).astype(int)
        self.bias = int(np.rint((model.intercept_[0] - weights @ mean) * 100))

    def _table(self, data: Sequence[Labelled]) -> np.ndarray:
        return np.array(
            [[one.measures.get(name, 0) for name in self.names] for one in data], dtype=float
        )

    def weigh(self, data: Sequence[Labelled]) -> list[int]:
        """The weight of each pair, as the program has it."""
        told = self._table(data).astype(int) @ self.weights
        return [int(weight) for weight in (told + self.bias * 10_000) // 10_000]

    def write(
        self, path: Path = COMPARE / "pairing.tsv", *, made: str = MADE, less: int = 0
    ) -> None:
        """Write the weights; `less` is what every pair loses, in hundredths."""
        lines = [
            f"{made}: a measure of two concerns, its weight",
            f"bias\t{self.bias - less}",
            *(f"{name}\t{weight}" for name, weight in zip(self.names, self.weights, strict=True)),
        ]
        path.write_text("\n".join(lines) + "\n", "utf-8")


def write_kin(
    table: tuple[dict[str, str], int], path: Path = COMPARE / "kin.tsv", *, made: str = MADE
) -> None:
    """Write a table of kin."""
    rows, rare = table
    lines = [
        f"{made}: a stem, how rare it is in demands, and its kin",
        f"#rare\t{rare}",
        *(f"{stem}\t{told}" for stem, told in rows.items()),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"kin.tsv: {len(rows)} stems, {path.stat().st_size} bytes")


def told_at(data: Sequence[Labelled], weights: Sequence[int], least: int) -> tuple[int, int, int]:
    """Links told from a threshold on, how many of them are right, and how many there are."""
    pairs: dict[Path, dict[Pair, int]] = {}
    for one, weight in zip(data, weights, strict=True):
        pairs.setdefault(one.path, {})[one.pair] = weight
    right = {(one.path, one.pair) for one in data if one.is_one}
    with (
        patch.object(grouping, "LINKED", least),
        patch.object(grouping, "JOINED", least + grouping.JOINED - grouping.LINKED),
    ):
        told = {
            (path, (i, j))
            for path, known in pairs.items()
            for olds, news in grouping.groups_of(known)
            for i in olds for j in news
        }  # fmt: skip
    return len(told), len(told & right), len(right)


def main() -> None:
    """Train, print, write."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folders", nargs="*", type=Path, help="more report pairs to measure")
    ask.add_argument("--dry", action="store_true", help="write nothing")
    ask.add_argument(
        "--bridged-only", action="store_true", help="keep the kin and the weights of words alone"
    )
    args = ask.parse_args()
    corpus, further = report_pairs([CORPUS]), report_pairs(args.folders)
    writers = sorted({path.parent.name for path in corpus} - set(MEASURING))
    whole = load_kin() if args.bridged_only else Kin(*kin_rows(frozenset()))
    folds = []
    for fold in (writers[at::FOLDS] for at in range(FOLDS)):
        kin = Kin(*kin_rows(frozenset(fold)))
        folds.append(
            (fold, [one for p in corpus if p.parent.name in writers for one in labelled(p, kin)])
        )
    known = [one for path in corpus if path.parent.name in writers for one in labelled(path, whole)]
    held = {
        name: [one for path in paths for one in labelled(path, whole)]
        for name, paths in (
            ("writers for measuring only", [p for p in corpus if p.parent.name in MEASURING]),
            ("the folders given", further),
        )
    }
    models = {}
    for title, bridged in (("words alone", False), ("with the later report", True)):
        final = models[title] = Fitted(known, bridged=bridged)
        data, weights = [], []
        for fold, rows in folds:
            fitted = Fitted([one for one in rows if one.writer not in fold], bridged=bridged)
            mine = [one for one in rows if one.writer in fold]
            data += mine
            weights += fitted.weigh(mine)
        groups = {"the corpus, by what other writers taught": (data, weights)}
        groups |= {name: (rows, final.weigh(rows)) for name, rows in held.items() if rows}
        for name, (rows, told) in groups.items():
            print(f"{title}: {name}")
            for least in range(-100, 251, 25):
                count, right, wanted_ = told_at(rows, told, least)
                print(
                    f"  from {least:4}: {right:3} of {count:3} links right"
                    f" ({right / max(1, count):.2f}), of {wanted_} to be found ({right / wanted_:.2f})"
                )
    if not args.dry:
        if not args.bridged_only:
            write_kin(kin_rows(frozenset()))
            models["words alone"].write()
        models["with the later report"].write(COMPARE / "bridged.tsv")


if __name__ == "__main__":
    main()
