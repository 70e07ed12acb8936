"""How statuses and links fare on the corpus: right, claims, passages, false `resolved`, by group of writers.

Needs nothing but the project. `score.py FOLDER…` measures other folders: of one writer, or of several.
`--claims` prints each claim by status and rule too, with the labels of those that are untrue.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import CORPUS, MEASURING
from windows import plain

from peeldiff.compare import compare
from peeldiff.inputs import read_inspection
from peeldiff.model import DEMANDS, FindingChange, Inspection

CLAIMS = ("resolved", "partly_resolved", "persisting", "escalated", "de_escalated", "recurring")
ALSO_CLAIMED = "not_reinspected"
"""Told of no finding's fate, and a claim all the same; counted apart."""
REACH = 1
"""Lines by which a passage may stand beside a labelled one."""


Claims = dict[tuple[str, str], Counter[str]]
"""By status and rule: how many claims are true, and the label of each other one."""


def flat(changes: Iterable[FindingChange]) -> Iterator[FindingChange]:
    """The changes with those of their items."""
    for change in changes:
        yield change
        yield from change.items


def told_of(row: Mapping[str, Any], changes: Iterable[FindingChange]) -> list[FindingChange]:
    """What is told of the point of a label's row: the older one, or else the newer one."""
    side = "old" if row.get("old") else "new"
    point = plain(row[side][0])
    return [c for c in changes if any(plain(ref.text) == point for ref in getattr(c, side))]


def evidence_of(row: Mapping[str, Any], lines: Sequence[str]) -> tuple[list[str], list[int]]:
    """The sentences that a label's row names as evidence, plain, and the numbers of the lines with any."""
    said = [plain(text) for text in row.get("evidence", [])]
    return said, [n for n, line in enumerate(lines, 1) if any(text in line for text in said)]


def count(labels: Path, claims: Claims) -> Counter[str]:
    """The counts of one pair of reports; each claim is added to `claims`."""
    stem = labels.name.removesuffix("-labels.json")
    old, new = (labels.parent / f"{stem}-{side}.txt" for side in ("old", "new"))
    before, after = read_inspection(old), read_inspection(new)
    changes = list(flat(compare(before, after).findings))
    lines = [plain(line) for line in new.read_text("utf-8").split("\n")]
    found: Counter[str] = Counter()
    found.update(links(json.loads(labels.read_text("utf-8"))["rows"], changes, before, after))
    for row in json.loads(labels.read_text("utf-8"))["rows"]:
        side = "old" if row.get("old") else "new"
        mine = told_of(row, changes)
        told = [str(change.status) for change in mine]
        right = {row["status"], *row.get("accept", [])}
        found["rows"] += 1
        found["right"] += not right.isdisjoint(told)
        found["claims"] += any(status in CLAIMS for status in told)
        found["true"] += any(status in CLAIMS for status in told) and not right.isdisjoint(told)
        found["not looked at"] += ALSO_CLAIMED in told
        found["so"] += ALSO_CLAIMED in told and not right.isdisjoint(told)
        for change in mine:
            if change.status in (*CLAIMS, ALSO_CLAIMED):
                verdict = row["status"] if right.isdisjoint(told) else "true"
                claims.setdefault((change.status, change.rule or ""), Counter())[verdict] += 1
        found["dealt with"] += row["status"] == "resolved"
        found["told so"] += row["status"] == "resolved" and "resolved" in told
        found["false"] += "resolved" in told and "resolved" not in right
        _, wanted = evidence_of(row, lines)
        if side == "old" and wanted:
            shown = [x.line for c in mine for x in (*c.evidence, *c.passages)]
            first = list(dict.fromkeys(shown))[:3]
            found["asked"] += 1
            found["among three"] += any(abs(a - b) <= REACH for a in first for b in wanted)
    return found


def links(
    rows: list[dict[str, list[str]]], changes: list[FindingChange], old: Inspection, new: Inspection
) -> Counter[str]:
    """How many findings are linked, how many of these links are right, and how many there are.

    A link of an item counts for its finding.
    """
    owners = [
        {plain(point.text): f.id for f in report.findings for point in (*f.items, f)}
        for report in (old, new)
    ]
    wanted = {
        (owners[0].get(plain(a)), owners[1].get(plain(b)))
        for row in rows for a in row.get("old", []) for b in row.get("new", [])
    }  # fmt: skip
    told = {
        (owners[0][plain(a.text)], owners[1][plain(b.text)])
        for change in changes if change.kind in DEMANDS for a in change.old for b in change.new
    }  # fmt: skip
    return Counter({"links": len(wanted), "linked": len(told), "links right": len(wanted & told)})


def main() -> None:
    """Print one line a group of writers."""
    named = [name for name in sys.argv[1:] if name != "--claims"]
    folders = [Path(name) for name in named] or [CORPUS]
    groups: dict[str, Counter[str]] = {}
    claims: dict[str, Claims] = {}
    found = sorted(path for folder in folders for path in folder.rglob("*-labels.json"))
    if not found:
        sys.exit(f"{', '.join(map(str, folders))}: no NAME-labels.json here")
    for labels in found:
        group = "for measuring only" if labels.parent.name in MEASURING else "seen"
        group = labels.parent.name if named else group
        groups.setdefault(group, Counter()).update(count(labels, claims.setdefault(group, {})))
    for group, c in groups.items():
        print(
            f"{group}: {c['right']} of {c['rows']} right, claims true {c['true']} of {c['claims']}, "
            f"not looked at again true {c['so']} of {c['not looked at']}, "
            f"dealt with told so {c['told so']} of {c['dealt with']}, false resolved {c['false']}, "
            f"passage among three {c['among three']} of {c['asked']}, "
            f"links found {c['links right']} of {c['links']}, told {c['linked']}"
        )
        for (status, rule), verdicts in sorted(
            claims[group].items() if "--claims" in sys.argv else ()
        ):
            untrue = ", ".join(f"{n} {label}" for label, n in verdicts.items() if label != "true")
            print(f"  {status:16} {rule:22} {verdicts['true']:4} true; untrue: {untrue or 'none'}")


if __name__ == "__main__":
    main()
