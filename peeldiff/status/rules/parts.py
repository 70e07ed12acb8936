"""What becomes of a finding follows from what becomes of its parts."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Case, Quoted
from peeldiff.status.rule import Rule

__all__ = ["PARTS_AGREE_DONE", "PARTS_DIFFER", "PARTS_OPEN"]

_BETTER = (Status.RESOLVED, Status.PARTLY_RESOLVED)
_OPEN = (Status.PERSISTING, Status.ESCALATED, Status.DE_ESCALATED)


def _quoted(case: Case) -> tuple[Quoted, ...]:
    return tuple(quoted for part in case.parts for quoted in part.quoted)


def _differ(case: Case) -> tuple[Quoted, ...] | None:
    statuses = {part.status for part in case.parts}
    if not statuses.isdisjoint(_BETTER) and (
        len(statuses) > 1 or Status.PARTLY_RESOLVED in statuses
    ):
        return _quoted(case)
    return None


def _agree(case: Case) -> tuple[Quoted, ...] | None:
    done = bool(case.parts) and all(part.status is Status.RESOLVED for part in case.parts)
    return _quoted(case) if done and case.again is None else None


def _open(case: Case) -> tuple[Quoted, ...] | None:
    return _quoted(case) if any(part.status in _OPEN for part in case.parts) else None


PARTS_DIFFER = Rule(
    name="parts-differ",
    status=Status.PARTLY_RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="Its parts stand differently: not all of them are told as done.",
    applies=_differ,
)
PARTS_AGREE_DONE = Rule(
    name="parts-done",
    status=Status.RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report says of each of its parts that it is done.",
    applies=_agree,
)
PARTS_OPEN = Rule(
    name="parts-open",
    status=Status.PERSISTING,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="Parts of it are still open in the newer report.",
    applies=_open,
)
