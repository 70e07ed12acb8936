"""What the reader has decided, as data: nothing here reads a file or looks at a report.

A decision refers to findings by their words and to reports by cycle, never by position, so that it
outlives a reordered list, a mended misprint or another copy of the same report.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from alignment.records import dataclass, field
from peeldiff.model import Status

__all__ = [
    "NEWER_ONLY",
    "OLDER_ONLY",
    "Action",
    "Applied",
    "Decision",
    "Decisions",
    "FindingQuote",
    "InspectionQuote",
    "ItemRuling",
    "Place",
    "Ruling",
    "StatusRuling",
]

OLDER_ONLY = (Status.RESOLVED, Status.NOT_RAISED, Status.NOT_REINSPECTED)
"""Statuses of a finding that the newer report does not repeat."""

NEWER_ONLY = (Status.NEW, Status.RECURRING)
"""Statuses of a finding that the older report does not hold."""


class Action(StrEnum):
    """What a decision does: pin a match, forbid one, or set what became of a finding."""

    MATCH = "match"
    BREAK = "break"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class InspectionQuote:
    """The report of one side. `cycle` is "" for a report that names none; None matches any."""

    cycle: str
    programme: str | None = None
    pillar: str | None = None


@dataclass(frozen=True, slots=True)
class FindingQuote:
    """A finding or an item by its words: the whole text or a beginning that no other one shares.

    `section` is the heading under which it stands, and only needed where the words stand twice.
    """

    text: str
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on two reports. `date` is "2026-11-20" or None; `by` are initials.

    `status` is set with `Action.STATUS` only. `source` is how the file prints it, comments
    above it too ("" for one not yet written): saving leaves that as it is.
    """

    action: Action
    old_inspection: InspectionQuote
    new_inspection: InspectionQuote
    old: tuple[FindingQuote, ...]
    new: tuple[FindingQuote, ...]
    status: Status | None = None
    force: str | None = None
    note: str | None = None
    by: str | None = None
    date: str | None = None
    source: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Decisions:
    """A decisions file: where it is, its decisions in order, and what stands above the first."""

    path: Path
    decisions: tuple[Decision, ...] = ()
    preamble: str = field(default="", compare=False, repr=False)


# ---- applied to two reports ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A finding by its index in `Inspection.findings`, or one of its items by the item's index."""

    finding: int
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A pinned or broken pair of findings, and the decision that says so."""

    old: int
    new: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class ItemRuling:
    """A pinned or broken pair of which at least one side is an item."""

    old: Place
    new: Place
    decision: Decision


@dataclass(frozen=True, slots=True)
class StatusRuling:
    """The status of a finding or an item; a side that is empty holds no finding."""

    old: tuple[Place, ...]
    new: tuple[Place, ...]
    status: Status
    decision: Decision


@dataclass(frozen=True, slots=True)
class Applied:
    """What the decisions say about two given reports.

    `matches` that share an end are a split or a merge, never several to several. `breaks` also hold
    every pair that a one-sided status rules out. `unfit` has one sentence for each decision that is
    about these reports and no longer fits.
    """

    matches: tuple[Ruling, ...] = ()
    breaks: tuple[Ruling, ...] = ()
    item_matches: tuple[ItemRuling, ...] = ()
    item_breaks: tuple[ItemRuling, ...] = ()
    statuses: tuple[StatusRuling, ...] = ()
    unfit: tuple[str, ...] = ()
