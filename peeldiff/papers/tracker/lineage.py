"""What each finding of a tracker was in the inspections before, by the links of the findings."""

from __future__ import annotations

from collections import defaultdict

from peeldiff.history.threads import Node
from peeldiff.model import (
    DEMANDS,
    FindingChange,
)
from peeldiff.papers.shapes import Dossier

__all__ = ["ancestors", "lineage"]


def lineage(dossier: Dossier) -> tuple[dict[Node, list[Node]], dict[Node, list[Node]]]:
    """What each finding, and each part, was in the inspections before."""
    diff, last = dossier.pair.diff, len(dossier.columns) - 1
    before: dict[Node, list[Node]] = defaultdict(list)
    parts: dict[Node, list[Node]] = defaultdict(list)

    def link(change: FindingChange, old: int, new: int) -> None:
        for kept, taken in ((before, [change]), (parts, list(change.items))):
            for one in taken:
                for ref in one.new:
                    kept[new, ref.id] += [(old, older.id) for older in one.old]

    for change in diff.findings:
        if change.kind in DEMANDS:
            link(change, last - 1, last)
    seen: set[int] = set()
    for node, fate in dossier.web.fates.items():
        # Of the newest two the comparison itself is told, and its rows must not disagree.
        if fate.taken_up is None or (node[0] == last - 1):
            continue
        for successor in fate.successors:
            before[successor].append(node)
        new, change = fate.taken_up
        if id(change) not in seen:
            seen.add(id(change))
            for part in change.items:
                for ref in part.new:
                    parts[new, ref.id] += [(node[0], older.id) for older in part.old]
    return before, parts


def ancestors(node: Node, before: dict[Node, list[Node]]) -> tuple[Node, ...]:
    """Every finding that this one goes back to, oldest inspection first."""
    found: dict[Node, None] = {}
    waiting = [node]
    while waiting:
        for older in before.get(waiting.pop(), ()):
            if older not in found:
                found[older] = None
                waiting.append(older)
    return tuple(sorted(found))
