"""What becomes of a finding follows from what becomes of its parts."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.status.case import Case, Coverage, Quoted, Told
from peeldiff.status.rule import Rule
from peeldiff.status.rules.answers import nearest, quoted
from peeldiff.status.thresholds import BEHIND, BOUND, DONE_BESIDE
from peeldiff.status.weighing import weigh

__all__ = ["ASKED_IN_PART", "PARTS_AGREE_DONE", "PARTS_DIFFER", "PARTS_OPEN"]

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


def _asked_in_part(case: Case) -> tuple[Quoted, ...] | None:
    """What is told of a part that is not asked for again, beside one that is."""
    if not any(part.status in _OPEN for part in case.parts):
        return None
    told = [
        told
        for part, own in zip(case.parts, case.part_cases, strict=True)
        if part.status is Status.NOT_RAISED and (told := _sounds_done(own)) is not None
    ]
    return tuple(q for one in told for q in quoted(one, Verdict.PARTLY)) or None


def _sounds_done(part: Case) -> Told | None:
    """The thread that bears most on a part, if what it tells is rather that the part is done."""
    told = nearest(part)
    if told is None or told.of_another or told.bound < BOUND or told.lead < BEHIND:
        return None
    if not part.is_measured or part.coverage is Coverage.ANOTHER_FORCE:
        return None
    return told if weigh(part).lead("resolved") >= DONE_BESIDE else None


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
ASKED_IN_PART = Rule(
    name="asked-again-in-part",
    status=Status.PARTLY_RESOLVED,
    confidence=Confidence.LOW,
    mention=Mention.ANSWERED,
    why="Only some of its parts are asked for again; what the report tells of another sounds done.",
    applies=_asked_in_part,
)
