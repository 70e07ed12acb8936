"""What is aimed at beside what is reached, of labelled pairs of reports: shares with 95 % intervals.

    python benchmarks/reader/aims.py FOLDER… [--negatives]

Shares are of rows (recall of a status), of what is claimed (true), and of older points with evidence (a right
passage is the first, or among three; the same for BM25 over windows of three sentences, as SQLite has it).
A status counts as right where the label has it or accepts it. `--negatives` asks each hard negative of the
corpus as a report of its own. Needs nothing but the project.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus import hard_negatives
from score import ALSO_CLAIMED, CLAIMS, REACH, evidence_of, flat, links, told_of
from windows import plain

from peeldiff.compare import compare
from peeldiff.inputs import read_inspection
from peeldiff.model import FindingChange, Inspection
from peeldiff.statements import read_statements

AIMS = {
    "all rows": 0.80, "older concerns": 0.75, "recall of resolved": 0.60, "recall of persisting": 0.65,
    "recall of partly_resolved": 0.50, "recall of escalated, de_escalated": 0.65, "recall of recurring": 0.75,
    "links found": 0.70, "links right of told": 0.95, "claims true": 0.95, "right of high confidence": 0.97,
    "right of medium confidence": 0.85, "a right passage first": 0.65, "a right passage among three": 0.85,
}  # fmt: skip
WINDOW = 3
_Z = 1.96


class Shares:
    """Counts of right and of all, by name."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()

    def add(self, name: str, right: bool, times: int = 1) -> None:
        self.right[name] += right * times
        self.all[name] += times

    def lines(self) -> Iterator[str]:
        yield "| | right | of | share, 95 % | aim |\n|---|---|---|---|---|"
        for name in [*AIMS, *sorted(self.all.keys() - AIMS.keys())]:
            right, count = self.right[name], self.all[name]
            aim = f"{AIMS[name]:.2f}" if name in AIMS else ""
            low, high = interval(right, count)
            share = f"{right / count:.2f} ({low:.2f} to {high:.2f})" if count else "none"
            yield f"| {name} | {right} | {count} | {share} | {aim} |"


def interval(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson."""
    if not count:
        return 0.0, 1.0
    share, z = right / count, _Z * _Z / count
    middle = share + z / 2
    spread = _Z * ((share * (1 - share) + z / 4) / count) ** 0.5
    return (middle - spread) / (1 + z), (middle + spread) / (1 + z)


def windows_by_bm25(new: Inspection, query: str) -> list[str]:
    """The three windows of sentences nearest to a query, plain."""
    texts = [row.sentence.text for row in read_statements(new).rows]
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table said using fts5(text, tokenize = 'porter unicode61')")
    table.executemany(
        "insert into said values (?)",
        [(" ".join(texts[at : at + WINDOW]),) for at in range(0, len(texts), WINDOW)],
    )
    words = set("".join(c if c.isalnum() else " " for c in query).split())
    asked = " OR ".join(f'"{word}"' for word in sorted(words))
    found = table.execute(
        "select text from said where said match ? order by bm25(said) limit ?", (asked, WINDOW)
    )
    return [plain(text) for (text,) in found]


def count(labels: Path, shares: Shares) -> None:
    """Add one pair of reports."""
    stem = labels.name.removesuffix("-labels.json")
    old, new = (labels.parent / f"{stem}-{side}.txt" for side in ("old", "new"))
    before, after = read_inspection(old), read_inspection(new)
    changes = list(flat(compare(before, after).findings))
    lines = [plain(line) for line in new.read_text("utf-8").split("\n")]
    rows = json.loads(labels.read_text("utf-8"))["rows"]
    linked = links(rows, changes, before, after)
    shares.right["links found"] += linked["links right"]
    shares.all["links found"] += linked["links"]
    shares.right["links right of told"] += linked["links right"]
    shares.all["links right of told"] += linked["linked"]
    for row in rows:
        side = "old" if row.get("old") else "new"
        mine = told_of(row, changes)
        right = {row["status"], *row.get("accept", [])}
        _count_status(row["status"], right, mine, shares, is_older=side == "old")
        said, wanted = evidence_of(row, lines)
        if side == "old" and wanted:
            shown = [x.line for change in mine for x in (*change.evidence, *change.passages)]
            places = list(dict.fromkeys(shown))
            near = [any(abs(a - b) <= REACH for b in wanted) for a in places]
            shares.add("a right passage first", any(near[:1]))
            shares.add("a right passage among three", any(near[:3]))
            found = [
                any(text in window for text in said)
                for window in windows_by_bm25(after, row["old"][0])
            ]
            shares.add("BM25: first", any(found[:1]))
            shares.add("BM25: among three", any(found))


def _count_status(
    label: str, right: set[str], mine: Sequence[FindingChange], shares: Shares, *, is_older: bool
) -> None:
    told = [str(change.status) for change in mine]
    is_right = not right.isdisjoint(told)
    shares.add("all rows", is_right)
    if is_older:
        shares.add("older concerns", is_right)
    together = "recall of escalated, de_escalated"
    name = together if label in together else f"recall of {label}"
    if name in AIMS:
        shares.add(name, is_right)
    for change in mine:
        status = str(change.status)
        if status not in (*CLAIMS, ALSO_CLAIMED):
            continue
        shares.add("claims true", status in right)
        shares.add(f"right of {change.confidence} confidence", status in right)
        if status == "resolved":
            shares.add("told resolved, rightly", status in right)


def negatives() -> Iterator[tuple[str, str]]:
    """Each hard negative with what is told of it, asked in two reports of one question."""
    for _, row, old, new in hard_negatives():
        for change in compare(old, new).findings:
            yield row["demand"], str(change.status)


def main() -> None:
    """Print the table of the folders, and what is told of the hard negatives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--negatives", action="store_true")
    args = parser.parse_args()
    shares = Shares()
    for labels in sorted(p for folder in args.folders for p in folder.rglob("*-labels.json")):
        count(labels, shares)
    if args.folders:
        print("\n".join(shares.lines()))
    if args.negatives:
        told = list(negatives())
        print(f"hard negatives: {len(told)}, {dict(Counter(status for _, status in told))}")
        for demand, status in told:
            if status == "resolved":
                print(f"  told resolved: {demand}")


if __name__ == "__main__":
    main()
