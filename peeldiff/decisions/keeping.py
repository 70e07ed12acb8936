"""Writing decisions one at a time, as a reader makes them.

Each answer is on disk when the call returns. The file is read afresh before every write, so that what
was added by hand meanwhile stays; an answer replaces only earlier decisions that it contradicts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from alignment.late import late
from alignment.records import dataclass
from peeldiff.decisions.applying import places
from peeldiff.decisions.file import load_decisions, save_decisions
from peeldiff.decisions.shapes import (
    NEWER_ONLY,
    OLDER_ONLY,
    Action,
    Decision,
    Decisions,
    FindingQuote,
    InspectionQuote,
    Place,
)
from peeldiff.document.decode import clean
from peeldiff.errors import DecisionsError
from peeldiff.model import FindingChange, FindingRef, Inspection, Status

__all__ = ["DecisionKeeper", "initials", "open_decisions", "statuses_for"]

_INITIALS = late(r"[^\W\d_][\w.'’-]{1,7}")
"""Two characters or more: who types one takes the question for another of those before it."""


def open_decisions(path: Path) -> Decisions:
    """The decisions of a file, or none if there is no such file yet. Raises `DecisionsError`."""
    return load_decisions(path) if path.exists() else Decisions(path)


def initials(given: str) -> str:
    """The initials of a reader, without spaces. Raises `DecisionsError` for what cannot be any."""
    found = "".join(given.split())
    if not _INITIALS.fullmatch(found):
        raise DecisionsError(
            f'"{clean(given)[:40]}" cannot be initials; give two to eight letters, as AB.'
        )
    return found


def statuses_for(finding: FindingChange) -> tuple[Status, ...]:
    """The statuses that a reader may set on a finding, given the sides that it has."""
    if not finding.old:
        return NEWER_ONLY
    if not finding.new:
        return (*OLDER_ONLY, Status.PARTLY_RESOLVED)
    return (Status.PERSISTING, Status.ESCALATED, Status.DE_ESCALATED, Status.PARTLY_RESOLVED)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A decision with the findings that it is about in the two reports."""

    decision: Decision
    old: tuple[Place, ...]
    new: tuple[Place, ...]

    def contradicts(self, other: _Answer) -> bool:
        """Whether two answers cannot both hold."""
        meets_old = any(place in other.old for place in self.old)
        meets_new = any(place in other.new for place in self.new)
        if self.decision.action is other.decision.action is Action.STATUS:
            return meets_old or meets_new
        if Action.BREAK in (self.decision.action, other.decision.action):
            same = self.decision.action is other.decision.action
            return not same and meets_old and meets_new
        if self.old and self.new and other.old and other.new:
            several = len({*self.old, *other.old}) > 1 and len({*self.new, *other.new}) > 1
            return several and (meets_old or meets_new)
        # A match against a status of findings that stand alone.
        return meets_old or meets_new


class DecisionKeeper:
    """The decisions file of one comparison, as a reader works on it.

    `by` are the reader's initials and `date` the day ("2026-11-20"), both written with each answer.
    """

    def __init__(
        self,
        path: Path,
        old: Inspection,
        new: Inspection,
        *,
        by: str | None = None,
        date: str | None = None,
    ) -> None:
        self.path = path
        self.by = by
        self.date = date
        self._old = old
        self._new = new
        self._undo: list[tuple[Decisions, Decisions]] = []

    def for_compare(self) -> Decisions:
        """The decisions as they stand on disk."""
        return open_decisions(self.path)

    def accept(self, finding: FindingChange, note: str | None = None) -> None:
        """Let the match, or the status of a finding that stands alone, be as the program has it."""
        if finding.old and finding.new:
            self._write([self._decision(Action.MATCH, finding.old, finding.new, note=note)])
        else:
            self.set_status(finding, finding.status, note)

    def part(self, finding: FindingChange, note: str | None = None) -> None:
        """Break the match: the two sides are different concerns."""
        if not (finding.old and finding.new):
            raise DecisionsError("Only a match can be broken, and this finding stands alone.")
        self._write([self._decision(Action.BREAK, finding.old, finding.new, note=note)])

    def relink(self, finding: FindingChange, other: FindingChange, note: str | None = None) -> None:
        """Match the older side of one with the newer side of the other, and with nothing else."""
        self.link(finding.old, other.new, note)
        broken = [
            self._decision(Action.BREAK, olds, news)
            for olds, news in ((finding.old, finding.new), (other.old, other.new))
            if olds and news
        ]
        if broken:
            self._write(broken, goes_on=True)

    def link(
        self, old: Sequence[FindingRef], new: Sequence[FindingRef], note: str | None = None
    ) -> None:
        """Match findings: one with one, one with several or several with one."""
        if not (old and new):
            raise DecisionsError("A match needs a finding of each report.")
        if len(old) > 1 and len(new) > 1:
            raise DecisionsError("Several findings cannot be matched with several others.")
        self._write([self._decision(Action.MATCH, old, new, note=note)])

    def set_status(self, finding: FindingChange, status: Status, note: str | None = None) -> None:
        """Set the status. Raises `DecisionsError` for one that the finding's sides do not allow."""
        valid = statuses_for(finding)
        if status not in valid:
            raise DecisionsError(
                f"The status {status} does not suit this finding; valid are {', '.join(valid)}."
            )
        self._write(
            [self._decision(Action.STATUS, finding.old, finding.new, status=status, note=note)]
        )

    def is_decided(self, finding: FindingChange) -> bool:
        """Whether the reader has settled this match or status already."""
        settled = self._about_here(self.for_compare())
        mine = self._answer(self._decision(Action.MATCH, finding.old, finding.new))
        if mine is None:
            return False
        for answer in settled:
            if answer.decision.action is Action.BREAK:
                continue
            if set(mine.old) <= set(answer.old) and set(mine.new) <= set(answer.new):
                return True
        return False

    def undo(self) -> bool:
        """Take the last decision of this session back; False if there is none."""
        if not self._undo:
            return False
        before, after = self._undo[-1]
        if self.for_compare().decisions != after.decisions:
            raise DecisionsError(f"{self.path} has been changed meanwhile; edit it by hand.")
        save_decisions(self.path, before)
        self._undo.pop()
        return True

    # ---- inside ---------------------------------------------------------------------------------

    def _write(self, added: Sequence[Decision], *, goes_on: bool = False) -> None:
        """Add decisions; with `goes_on` they are one with the last answer for `undo`."""
        before = self.for_compare()
        answers = [answer for new in added if (answer := self._answer(new)) is not None]
        dropped = [
            other.decision
            for other in self._about_here(before)
            if any(answer.contradicts(other) or _same(answer, other) for answer in answers)
        ]
        kept = [d for d in before.decisions if not any(d is drop for drop in dropped)]
        after = save_decisions(self.path, Decisions(self.path, (*kept, *added), before.preamble))
        if goes_on and self._undo:
            before = self._undo.pop()[0]
        self._undo.append((before, after))

    def _about_here(self, decisions: Decisions) -> list[_Answer]:
        found = (self._answer(decision) for decision in decisions.decisions)
        return [answer for answer in found if answer is not None]

    def _answer(self, decision: Decision) -> _Answer | None:
        found = places(decision, self._old, self._new)
        return None if found is None else _Answer(decision, *found)

    def _decision(
        self,
        action: Action,
        old: Sequence[FindingRef],
        new: Sequence[FindingRef],
        *,
        status: Status | None = None,
        note: str | None = None,
    ) -> Decision:
        return Decision(
            action,
            _inspection(self._old),
            _inspection(self._new),
            tuple(FindingQuote(_words(ref.text), _words(ref.heading)) for ref in old),
            tuple(FindingQuote(_words(ref.text), _words(ref.heading)) for ref in new),
            status,
            self._new.force or self._old.force,
            _words(note) or None,
            _words(self.by) or None,
            self.date,
        )


def _same(one: _Answer, other: _Answer) -> bool:
    return (one.decision.action, one.old, one.new) == (other.decision.action, other.old, other.new)


def _inspection(inspection: Inspection) -> InspectionQuote:
    """A report is named by its pillar only if it has just one: a year may have several reports."""
    pillar = inspection.pillars[0] if len(inspection.pillars) == 1 else None
    return InspectionQuote(inspection.cycle or "", inspection.programme, pillar)


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
