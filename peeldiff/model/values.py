"""The closed sets of the published JSON: their names and values, and nothing about how they read.

`peeldiff.model.vocabulary` says what each value is called, how it ranks and what it looks like.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "DEMANDS",
    "Addressee",
    "Confidence",
    "DatePrecision",
    "DeadlineKind",
    "EventKind",
    "FindingKind",
    "Grade",
    "GradeChangeKind",
    "Mention",
    "Relation",
    "SectionRelation",
    "Stated",
    "Status",
    "ThreadState",
    "Tone",
    "Verdict",
    "Wording",
    "WordingOp",
]


class Grade(StrEnum):
    """A graded judgment, best first; `ADEQUATE` exists from 2021/22 on."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    ADEQUATE = "adequate"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"
    UNGRADED = "ungraded"


class Stated(StrEnum):
    """Where in print a grade stands."""

    LINE = "line"
    PROSE = "prose"
    TABLE = "table"


class FindingKind(StrEnum):
    """What the inspectorate calls a finding; the last two ask for nothing."""

    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    CAUSE_OF_CONCERN = "cause_of_concern"
    RECOMMENDATION = "recommendation"
    INNOVATIVE_PRACTICE = "innovative_practice"
    PROMISING_PRACTICE = "promising_practice"


DEMANDS = (
    FindingKind.AREA_FOR_IMPROVEMENT,
    FindingKind.CAUSE_OF_CONCERN,
    FindingKind.RECOMMENDATION,
)
"""The kinds that ask the force for something."""


class Addressee(StrEnum):
    """Whom a demand is addressed to, by its own subject."""

    FORCE = "force"
    ALL_FORCES = "all_forces"
    OTHER_BODY = "other_body"


class DatePrecision(StrEnum):
    """How exact a date is in print."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DeadlineKind(StrEnum):
    """How a report says when something must be done."""

    IMMEDIATE = "immediate"
    DATE = "date"
    """ "By 31 March 2023"."""
    PERIOD = "period"
    """ "Within six months"."""
    URGENT = "urgent"
    """ "As a matter of urgency": no date follows from it."""
    EVENT = "event"
    """ "Before our next inspection"."""


class Verdict(StrEnum):
    """What a report says has become of an earlier point."""

    IMPROVED = "improved"
    NOT_IMPROVED = "not_improved"
    PARTLY = "partly"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    UNCLEAR = "unclear"


class Mention(StrEnum):
    """Whether the newer report speaks of an older point."""

    ANSWERED = "answered"
    SPOKEN_OF = "spoken_of"
    """It speaks of the point, without a plain answer."""
    NOT_MENTIONED = "not_mentioned"
    UNSURE = "unsure"


class Tone(StrEnum):
    """How an inspector speaks in his or her own name."""

    CONCERN = "concern"
    PRAISE = "praise"
    MIXED = "mixed"


class Confidence(StrEnum):
    """How sure the program is of a match or a status."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Relation(StrEnum):
    """How the two inputs of a comparison stand to each other."""

    SUCCESSIVE = "successive"
    SAME_INSPECTION = "same_inspection"
    DIFFERENT_PROGRAMME = "different_programme"
    DIFFERENT_FORCE = "different_force"
    REVERSED = "reversed"


class GradeChangeKind(StrEnum):
    """What became of the grade of one question."""

    IMPROVED = "improved"
    DECLINED = "declined"
    UNCHANGED = "unchanged"
    CARRIED_OVER = "carried_over"
    NEWLY_GRADED = "newly_graded"
    NO_LONGER_GRADED = "no_longer_graded"
    NOT_COMPARABLE = "not_comparable"


class Status(StrEnum):
    """What became of one finding, or of one item of it."""

    NEW = "new"
    RECURRING = "recurring"
    PERSISTING = "persisting"
    ESCALATED = "escalated"
    DE_ESCALATED = "de_escalated"
    PARTLY_RESOLVED = "partly_resolved"
    RESOLVED = "resolved"
    NOT_RAISED = "not_raised"
    NOT_REINSPECTED = "not_reinspected"


class SectionRelation(StrEnum):
    """How the sections of the two sides belong together."""

    SAME = "same"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"
    NOT_INSPECTED = "not_inspected"


class EventKind(StrEnum):
    """What one inspection did with a concern."""

    RAISED = "raised"
    RAISED_AGAIN = "raised_again"
    CAME_BACK = "came_back"
    """Raised again after an inspection that looked and did not raise it."""
    JOINED = "joined"
    """Asked from here on as one with another concern, in whose thread the finding stands."""
    ALIKE = "alike"
    """A finding of another concern is like it, too doubtfully to say that it is raised again."""
    ANSWERED = "answered"
    """Not in the list of demands, but the report says how it stands: see `status`."""
    SILENT = "silent"
    """Nothing said: `status` tells whether the report looked at all."""


class ThreadState(StrEnum):
    """How a concern stands after the last inspection."""

    OPEN = "open"
    NOT_REINSPECTED = "not_reinspected"
    NOT_RAISED = "not_raised"
    PARTLY_RESOLVED = "partly_resolved"
    RESOLVED = "resolved"
    MERGED = "merged"
    """Asked as one with another concern, in whose thread it is told how that stands."""


class WordingOp(StrEnum):
    """One step from the older wording to the newer."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


Wording = tuple[tuple[WordingOp, str], ...]
"""Steps in reading order: the equal and deleted texts joined are the older wording exactly, the
equal and inserted ones the newer."""
