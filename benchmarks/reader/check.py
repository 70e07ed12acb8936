"""Whether the labels of a writer's folder fit its texts: form only, what they say is not judged.

    python benchmarks/reader/check.py FOLDER…

Prints a line for each row that does not fit, and exits 1 if there is one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from windows import plain

from peeldiff.inputs import read_inspection
from peeldiff.model import Inspection, Mention, Status
from peeldiff.status.reader import SAYINGS

_STATUSES = {str(status) for status in Status}
_MENTIONS = {str(mention) for mention in Mention}
_SAYINGS = {
    "pairs": ("label",),
    "negatives": ("label",),
    "flips": ("label_a", "label_b"),
}


def of_lines(path: Path) -> Iterator[str]:
    """What does not fit in a file of one JSON object a line."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield f"{path}:{number}: no JSON ({error})"
            continue
        for key in _SAYINGS[path.stem]:
            if row.get(key) not in SAYINGS:
                yield f"{path}:{number}: {key} is {row.get(key)!r}; valid are {', '.join(SAYINGS)}"
        for key in ("a", "b") if path.stem == "flips" else ("passage",):
            if not isinstance(row.get(key), list) or not row[key]:
                yield f"{path}:{number}: {key} is no list of sentences"


def of_reports(labels: Path) -> Iterator[str]:
    """What does not fit in the labels of two reports."""
    stem = labels.name.removesuffix("-labels.json")
    old, new = (labels.parent / f"{stem}-{side}.txt" for side in ("old", "new"))
    points = {"old": _points(read_inspection(old)), "new": _points(read_inspection(new))}
    printed = plain(" ".join(new.read_text("utf-8").split()))
    for number, row in enumerate(json.loads(labels.read_text("utf-8"))["rows"], 1):
        for problem in _of_row(row, points, printed):
            yield f"{labels}, row {number}: {problem}"


def _of_row(row: dict[str, Any], points: dict[str, set[str]], printed: str) -> Iterator[str]:
    for side, known in points.items():
        for text in row.get(side, []):
            if plain(text) not in known:
                yield f"no finding or item of the {side}er report reads {text!r}"
    for status in (row.get("status"), *row.get("accept", [])):
        if status not in _STATUSES:
            yield f"status {status!r}; valid are {', '.join(sorted(_STATUSES))}"
    if row.get("old") and row.get("mention") not in _MENTIONS:
        yield f"mention {row.get('mention')!r}; valid are {', '.join(sorted(_MENTIONS))}"
    for text in row.get("evidence", []):
        if plain(" ".join(text.split())) not in printed:
            yield f"the newer report has no sentence {text!r}"


def _points(report: Inspection) -> set[str]:
    return {plain(point.text) for finding in report.findings for point in (finding, *finding.items)}


def main() -> None:
    """Check every folder that is named."""
    problems = []
    for folder in map(Path, sys.argv[1:]):
        for path in sorted(folder.rglob("*.jsonl")):
            if path.stem in _SAYINGS:
                problems += of_lines(path)
        for labels in sorted(folder.rglob("*-labels.json")):
            problems += of_reports(labels)
    print("\n".join(problems) if problems else "The form is right.")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
