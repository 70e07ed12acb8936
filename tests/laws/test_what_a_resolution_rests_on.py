"""In the labelled reports a resolution stands and falls with the sentence that it quotes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from peeldiff.compare import compare
from peeldiff.model import FindingChange, Inspection, InspectionDiff, Section, Status


@dataclass(frozen=True, slots=True)
class Edited:
    """A resolved finding of a labelled pair, and the pair after an edit of the newer report."""

    change: FindingChange
    before: InspectionDiff
    after: InspectionDiff

    @property
    def now(self) -> FindingChange:
        """What the finding has become by the edit."""
        key = self.change.old[0].id
        return next(c for c in self.after.findings if any(ref.id == key for ref in c.old))

    def __str__(self) -> str:
        return f"{self.change.old[0].text} → {self.now.status}: {self.now.why}"


def _removed(lines: list[str], at: int, sentence: str, _: Inspection) -> None:
    lines[at] = lines[at].replace(sentence, "")


def _hedged(lines: list[str], at: int, sentence: str, _: Inspection) -> None:
    hedged = f"{sentence[:-1]}, but much more work is needed{sentence[-1]}"
    lines[at] = lines[at].replace(sentence, hedged)


def _taken_back(lines: list[str], at: int, sentence: str, _: Inspection) -> None:
    lines[at] = lines[at].replace(sentence, f"{sentence} However, this has not yet been done.")


def _moved(lines: list[str], at: int, _: str, newer: Inspection) -> None:
    """The paragraph to the end of a section in another question, half of these on."""
    here = [s for s in newer.sections if s.line <= at + 1 <= s.end_line][-1]
    places = [
        section
        for section in newer.sections
        if section.paragraphs
        and len(section.paragraphs[-1].text) > 120
        and _question(newer, section) not in (None, _question(newer, here))
    ]
    to = places[len(places) // 2].paragraphs[-1].end_line
    paragraph, lines[at] = lines[at], ""
    lines[to:to] = [paragraph] if lines[to].strip() else ["", paragraph, ""]


def _question(newer: Inspection, section: Section) -> str | None:
    """The id of the question that holds a section, annexes aside."""
    by_id = {s.id: s for s in newer.sections}
    at: Section | None = section
    while at is not None and not at.questions:
        at = by_id.get(at.parent or "")
    return at.id if at else None


_EDITS: dict[str, Callable[[list[str], int, str, Inspection], None]] = {
    "removed": _removed, "hedged": _hedged, "taken back": _taken_back, "moved": _moved,
}  # fmt: skip


@pytest.fixture(scope="session")
def edited(reports, labels: Path, fixture_files: tuple[Path, ...]) -> dict[str, list[Edited]]:
    """Edit → every resolved finding of the labelled pairs after it."""
    by_name = {path.name: path for path in fixture_files}
    found: dict[str, list[Edited]] = {edit: [] for edit in _EDITS}
    for label in sorted(labels.glob("pair-*.json")):
        pair = json.loads(label.read_text("utf-8"))
        old, new = by_name[pair["old"]], by_name[pair["new"]]
        older, newer, before = (
            reports.inspection(old),
            reports.inspection(new),
            reports.diff(old, new),
        )
        for change in before.findings:
            if change.status is not Status.RESOLVED:
                continue
            for edit, apply in _EDITS.items():
                lines = new.read_text("utf-8").split("\n")
                for evidence in change.evidence:
                    assert evidence.text in lines[evidence.line - 1]
                    apply(lines, evidence.line - 1, evidence.text, newer)
                after = compare(older, reports.of_text("\n".join(lines), new.name))
                found[edit].append(Edited(change, before, after))
    return found


def _key(change: FindingChange) -> tuple[str, ...]:
    """What tells a change before an edit and after it: ids of the newer report may have moved on."""
    return tuple(ref.id for ref in change.old) or tuple(ref.text for ref in change.new)


def test_there_are_resolved_findings_to_edit(edited: dict[str, list[Edited]]) -> None:
    assert len(edited["removed"]) >= 8


@pytest.mark.parametrize("edit", ["removed", "hedged", "taken back"])
def test_a_resolution_falls_with_its_sentence(edited: dict[str, list[Edited]], edit: str) -> None:
    assert [str(e) for e in edited[edit] if e.now.status is Status.RESOLVED] == []


def test_a_resolution_stands_wherever_its_sentence_stands(
    edited: dict[str, list[Edited]],
) -> None:
    told = [
        str(one)
        for one in edited["moved"]
        if one.now.status is not Status.RESOLVED
        # "We also said …" names no inspection: it goes on from the recall before it, and not elsewhere.
        and not one.change.evidence[0].text.startswith("We also said")
    ]
    assert told == []


@pytest.mark.parametrize("edit", _EDITS)
def test_no_other_finding_is_touched_by_it(edited: dict[str, list[Edited]], edit: str) -> None:
    assert _touched(edited[edit]) == []


def _touched(edits: list[Edited]) -> list[object]:
    """Findings that another status befell than the edited one's; those beside it may follow."""
    touched: list[object] = []
    for one in edits:
        places = {e.line for e in one.change.evidence}
        now = {_key(change): change for change in one.after.findings}
        for was in one.before.findings:
            after = now.get(_key(was))
            rests = {e.line for side in (was, after) if side for e in side.evidence}
            if was is one.change or places & rests:
                continue
            if after is None or after.status is not was.status:
                touched.append((_key(was), was.status, str(one)))
    return touched
