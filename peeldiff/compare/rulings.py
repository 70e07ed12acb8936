"""What the reader decided about this pair of reports, as the comparison asks for it.

The reader's judgment outranks the program's: pins and breaks are known before anything is scored,
statuses replace what was found, and a decision that no longer fits is said, never dropped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alignment.records import dataclass, field, replace
from peeldiff.model import (
    Confidence,
    Finding,
    FindingChange,
    FindingRef,
    Inspection,
    Item,
    ReportWarning,
)

if TYPE_CHECKING:
    from peeldiff.decisions import Applied, Decision, Decisions, Place

__all__ = ["Rulings", "unfit_warnings"]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions that fit two given inspections; empty without a decisions file.

    `pinned` and `broken` hold (older index, newer index) of findings; the item rulings hold ids.
    """

    pinned: tuple[Pair, ...] = ()
    broken: tuple[Pair, ...] = ()
    item_pins: dict[str, str] = field(default_factory=dict)
    item_breaks: frozenset[tuple[str, str]] = frozenset()
    unfit: tuple[ReportWarning, ...] = ()
    applied: Applied | None = None
    old: Inspection | None = None
    new: Inspection | None = None

    @classmethod
    def of(cls, decisions: Decisions | None, old: Inspection, new: Inspection) -> Rulings:
        """What a decisions file says about two inspections."""
        if decisions is None:
            return cls()
        from peeldiff.decisions import apply

        applied = apply(decisions, old, new)
        return cls(
            tuple((r.old, r.new) for r in applied.matches),
            tuple((r.old, r.new) for r in applied.breaks),
            {_id(old, r.old): _id(new, r.new) for r in applied.item_matches},
            frozenset((_id(old, r.old), _id(new, r.new)) for r in applied.item_breaks),
            unfit_warnings(applied),
            applied,
            old,
            new,
        )

    def settle(self, change: FindingChange) -> FindingChange:
        """A change with the reader's decisions put over what was found; its items are settled before."""
        if self.applied is None:
            return change
        decision = self._status_decision(change)
        if decision is not None and decision.status is not None:
            return _signed(replace(change, status=decision.status), decision, "set the status")
        decision = self._pin_decision(change)
        return _signed(change, decision, "matched these") if decision is not None else change

    def _status_decision(self, change: FindingChange) -> Decision | None:
        assert self.applied is not None
        olds, news = _ids(change.old), _ids(change.new)
        for ruling in self.applied.statuses:
            about_old = {_id(self.old, place) for place in ruling.old}
            about_new = {_id(self.new, place) for place in ruling.new}
            if about_old <= olds and about_new <= news and (about_old or not olds):
                return ruling.decision
        return None

    def _pin_decision(self, change: FindingChange) -> Decision | None:
        assert self.applied is not None
        olds, news = _ids(change.old), _ids(change.new)
        for pin in self.applied.matches:
            if _finding(self.old, pin.old).id in olds and _finding(self.new, pin.new).id in news:
                return pin.decision
        for item_pin in self.applied.item_matches:
            if _id(self.old, item_pin.old) in olds and _id(self.new, item_pin.new) in news:
                return item_pin.decision
        return None


def unfit_warnings(applied: Applied) -> tuple[ReportWarning, ...]:
    """A warning for each decision on these two inspections that no longer fits them."""
    return tuple(
        ReportWarning(code="unfit-decision", text=f"A decision no longer fits: {sentence}")
        for sentence in applied.unfit
    )


def _signed(change: FindingChange, decision: Decision, what: str) -> FindingChange:
    who = decision.by or "A reader"
    when = f" on {decision.date}" if decision.date else ""
    return replace(
        change,
        confidence=Confidence.HIGH,
        why=f"{who} {what}{when}; the program's own reason was: {change.why}",
        set_by=decision.by or "",
        note=decision.note,
    )


def _ids(refs: tuple[FindingRef, ...]) -> set[str]:
    return {ref.id for ref in refs}


def _finding(inspection: Inspection | None, index: int) -> Finding:
    assert inspection is not None
    return inspection.findings[index]


def _id(inspection: Inspection | None, place: Place) -> str:
    finding = _finding(inspection, place.finding)
    found: Finding | Item = finding if place.item is None else finding.items[place.item]
    return found.id
