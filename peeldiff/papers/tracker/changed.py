"""What is new against the last tracker: the first thing that a board asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.papers.spreadsheet import Cell
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.filled import Filled, Place
from peeldiff.papers.tracker.old import OWN_ROW, REPLACED
from peeldiff.papers.tracker.points import CHECK
from peeldiff.papers.tracker.rows import FindingRow
from peeldiff.papers.tracker.sheets import CHANGED_SHEET

__all__ = ["changed"]

_ORDER = (
    "Please check",
    "New finding",
    "Takes the place of",
    "Another status",
    "Replaced",
    "Row of your own",
    "Not carried",
)
"""What wants an eye first."""


def changed(rows: Sequence[FindingRow], filled: Filled) -> SheetPlan:
    """A row for each thing that is not as it was in the last tracker."""
    told = [*_findings(rows, filled.rows), *_kept(filled.own_rows), *_left(filled)]
    told.sort(key=lambda line: _ORDER.index(line[0]))
    none = [("Nothing has changed", "", "", "", "")]
    columns = (
        ("what", "What changed", 20),
        ("ref", "Reference", 22),
        ("text", "What the report asks for", 54),
        ("before", "In the last tracker", 36),
        ("now", "Now", 36),
    )
    return SheetPlan(
        name=CHANGED_SHEET,
        columns=tuple(
            ColumnPlan(header=name, width=width, label=label) for name, label, width in columns
        ),
        rows=tuple(tuple(Cell(value=text or None) for text in line) for line in told or none),
        table="changed",
    )


_Line = tuple[str, str, str, str, str]


def _findings(rows: Sequence[FindingRow], places: Sequence[Place]) -> Iterator[_Line]:
    for row, place in zip(rows, places, strict=True):
        text, now = str(row.cells["text"]), str(row.cells.get("what_became_of_it") or "")
        if not place.sources:
            yield "New finding", row.ref, text, "", now
            continue
        for line in place.notes:
            if line.startswith(CHECK):
                yield "Please check", row.ref, text, line, now
        others = [ref for ref in place.sources if ref != row.ref]
        if others and row.ref not in place.sources:
            yield "Takes the place of", row.ref, text, ", ".join(dict.fromkeys(others)), now
        elif place.before and place.before != now:
            yield "Another status", row.ref, text, place.before, now


def _kept(places: Sequence[Place]) -> Iterator[_Line]:
    for place in places:
        ref, text = (
            place.marks[name].text if name in place.marks else "" for name in ("ref", "text")
        )
        note = place.notes[0] if place.notes else ""
        what = "Replaced" if note.startswith(REPLACED) else OWN_ROW
        yield what, ref, text, "", note


def _left(filled: Filled) -> Iterator[_Line]:
    for one in filled.left:
        ref = (one.ours.get("item_ref") or one.ours.get("ref") or Cell()).text
        text = (one.ours.get("item") or one.ours.get("text") or one.cell).text
        yield "Not carried", ref, text[:_LONGEST], one.place, one.why


_LONGEST = 2_000
"""Characters of a text that is told here; the whole stands on its sheet."""
