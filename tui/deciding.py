"""The reader's own decisions, kept in their file as they are made; the last can be taken back.

The screens know only `Choice` and `Decider`; the file's words and rules are `peeldiff.decisions`'s.
Imported when the reader first decides, or when there is a file to apply.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from peeldiff.decisions import (
    DECISIONS_NAME,
    NEWER_ONLY,
    OLDER_ONLY,
    Action,
    Decision,
    Decisions,
    FindingQuote,
    InspectionQuote,
    find_decisions,
    load_decisions,
    save_decisions,
)
from peeldiff.model import FindingChange, FindingRef, Inspection, Pair, Status
from peeldiff.render.phrases import STATUS_ORDER
from tui.plain import one_line

__all__ = ["Choice", "Decider", "FileDecider", "choices", "open_decider"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader can decide on a concern: an action, with a status or another concern."""

    action: Action
    status: Status | None = None
    other: FindingChange | None = None


class Decider(Protocol):
    """Keeps decisions; each is on disk when the call returns. Raises `PeeldiffError`."""

    path: Path
    decisions: Decisions

    def decide(
        self, pair: Pair, finding: FindingChange, choice: Choice, note: str, date: str
    ) -> None:
        """Keep a decision; `date` is "2026-11-20"."""

    def undo(self) -> bool:
        """Take the last decision of this session back; False if there is none."""


def open_decider(path: Path | None, report: Path) -> FileDecider:
    """The decisions in `path`, or in the file beside `report`; a missing one is empty."""
    place = path or find_decisions(report) or report.parent / DECISIONS_NAME
    return FileDecider(place, load_decisions(place) if place.exists() else Decisions(place))


class FileDecider:
    """Decisions in a TOML file."""

    def __init__(self, path: Path, decisions: Decisions) -> None:
        self.path = path
        self.decisions = decisions
        self._before: list[Decisions] = []

    def decide(
        self, pair: Pair, finding: FindingChange, choice: Choice, note: str, date: str
    ) -> None:
        """Write the decision after those that are there; one on the same concern is replaced."""
        decision = _decision(pair, finding, choice, one_line(note) or None, date)
        kept = [d for d in self.decisions.decisions if not _same_subject(d, decision)]
        self._write(replace(self.decisions, decisions=(*kept, decision)))

    def undo(self) -> bool:
        """Write the decisions as they were before the last one."""
        if not self._before:
            return False
        self.decisions = save_decisions(self.path, self._before[-1])
        self._before.pop()
        return True

    def _write(self, decisions: Decisions) -> None:
        before = self.decisions
        self.decisions = save_decisions(self.path, decisions)
        self._before.append(before)


def choices(finding: FindingChange, others: tuple[FindingChange, ...]) -> Iterator[Choice]:
    """What makes sense for a concern: a match can be broken, a lone one linked with another."""
    both = bool(finding.old and finding.new)
    yield Choice(Action.MATCH if both else Action.STATUS, None if both else finding.status)
    if both:
        yield Choice(Action.BREAK)
    for status in STATUS_ORDER:
        if status in OLDER_ONLY:
            fits = bool(finding.old)
        elif status in NEWER_ONLY:
            fits = bool(finding.new)
        else:
            fits = both or (status is Status.PARTLY_RESOLVED and bool(finding.old))
        if fits and status is not finding.status:
            yield Choice(Action.STATUS, status)
    for other in others:
        linked = other.new if finding.old else other.old
        if other is not finding and linked:
            yield Choice(Action.MATCH, other=other)


def _decision(
    pair: Pair, finding: FindingChange, choice: Choice, note: str | None, date: str
) -> Decision:
    old, new = finding.old, finding.new
    if choice.other is not None:
        old = finding.old or choice.other.old
        new = choice.other.new if finding.old else finding.new
    elif choice.status in OLDER_ONLY:
        new = ()
    elif choice.status in NEWER_ONLY:
        old = ()
    return Decision(
        choice.action,
        _inspection(pair.old),
        _inspection(pair.new),
        _quotes(old),
        _quotes(new),
        status=choice.status,
        force=one_line(pair.new.force or "") or None,
        note=note,
        date=date,
    )


def _inspection(inspection: Inspection) -> InspectionQuote:
    pillar = inspection.pillars[0] if len(inspection.pillars) == 1 else None
    programme = one_line(inspection.programme or "") or None
    return InspectionQuote(one_line(inspection.cycle or ""), programme, pillar)


def _quotes(refs: tuple[FindingRef, ...]) -> tuple[FindingQuote, ...]:
    return tuple(
        FindingQuote(one_line(ref.text), one_line(ref.heading or "") or None) for ref in refs
    )


def _same_subject(one: Decision, other: Decision) -> bool:
    """Whether both speak of the same finding of the same reports, so that the later one counts."""
    same_reports = (one.old_inspection, one.new_inspection) == (
        other.old_inspection,
        other.new_inspection,
    )
    return same_reports and (one.old == other.old if other.old else one.new == other.new)
