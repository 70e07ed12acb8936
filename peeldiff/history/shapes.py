"""What a history holds: the inspections in order, the grade of each question, and the threads.

Frozen data in the terms of `peeldiff.model`. Inspections are named by their index in
`History.inspections`; `line` counts from 1 in the file that `source` names.
"""

from __future__ import annotations

from alignment.records import dataclass, field
from peeldiff.model import (
    SCHEMA_VERSION,
    Confidence,
    EventKind,
    FindingKind,
    Generator,
    Grade,
    GradeChangeKind,
    Mention,
    Quote,
    ReportWarning,
    SourceInfo,
    Status,
    ThreadState,
    Verdict,
    Wording,
)

__all__ = [
    "EventKind",
    "GradePoint",
    "History",
    "HistoryInspection",
    "QuestionHistory",
    "Thread",
    "ThreadEvent",
    "ThreadEvidence",
    "ThreadFinding",
    "ThreadItem",
    "ThreadLink",
    "ThreadPassage",
    "ThreadState",
]


@dataclass(frozen=True, slots=True)
class HistoryInspection:
    """One inspection. `sources` are the files that print it, the one that is followed first.

    `label` names it among the others ("2018/19"); `scale_changed` says that its grades stand on
    another scale than those of the graded inspection before it. `published` is the day on which an
    embargo ended where only that is exact; `only_updated` says that it is none but that of the last update.
    """

    label: str
    inspectorate: str | None = field(default=None, kw_only=True)
    programme: str | None
    cycle: str | None
    published: str | None
    only_updated: bool = field(default=False, kw_only=True)
    pillars: tuple[str, ...]
    sources: tuple[SourceInfo, ...]
    graded: bool
    scale_changed: bool
    visit_from: str | None = field(default=None, kw_only=True)
    visit_to: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class GradePoint:
    """The grade of a question in one inspection; `grade` is None where none is in print.

    `change` and `steps` are against the grade `compared_with` (an index of inspections); all three
    are None for the first. `shared_with` names other questions of the history that the same printed
    grade judges.
    """

    inspection: int
    heading: str
    grade: Grade | None
    carried_over: bool
    carried_over_from: str | None
    change: GradeChangeKind | None
    steps: int | None
    compared_with: int | None
    shared_with: tuple[str, ...]
    caveat: Quote | None
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class QuestionHistory:
    """One question through the years. `family` is None for one that the data file does not know.

    `points` has one entry for each inspection, None where the question was not asked.
    """

    name: str
    family: str | None
    pillar: str | None
    overall: bool
    points: tuple[GradePoint | None, ...]


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """A part of a finding and what became of it."""

    text: str
    status: Status


@dataclass(frozen=True, slots=True)
class ThreadFinding:
    """The concern as one inspection printed it, its bulleted parts in `items`; `asked_of` as of a finding."""

    id: str
    kind: FindingKind
    text: str
    items: tuple[str, ...]
    heading: str | None
    source: str
    line: int
    ref: str = field(default="", kw_only=True)
    asked_of: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLink:
    """A finding of another inspection or thread that an event names: `thread` is the id of its thread."""

    thread: str
    inspection: int
    finding: ThreadFinding


@dataclass(frozen=True, slots=True)
class ThreadEvidence:
    """The report's own words at `line` of `source`."""

    text: str
    heading: str | None
    source: str
    line: int
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPassage:
    """Words of the report at `line` of `source` that bear on a concern, as `peeldiff.model.Passage`."""

    text: str
    heading: str | None
    source: str
    line: int
    page: int | None
    score: float
    verdict: Verdict
    tied: bool = True


@dataclass(frozen=True, slots=True)
class ThreadEvent:
    """What one inspection says of a concern.

    `findings` are those that raise it (several: it was split), empty if none does. `compared_with`
    is the inspection against which `status` and `wording` were found, None for the first. `items`
    are the parts of the finding of that inspection. `mention` and `passages` are of an inspection
    that does not raise the concern again: whether it speaks of it, and where, best first.

    `older` are the ids of the findings of `compared_with` of which the status is told. `elsewhere` are
    findings of this inspection that take them up, or are like them, and stand in another thread or event:
    nothing is counted twice. `nearest` is as of a change. `joins` are older findings of other threads that
    `findings` ask for as well.
    """

    inspection: int
    kind: EventKind
    status: Status | None
    compared_with: int | None
    older: tuple[str, ...] = field(default=(), kw_only=True)
    findings: tuple[ThreadFinding, ...]
    elsewhere: tuple[ThreadLink, ...] = field(default=(), kw_only=True)
    joins: tuple[ThreadLink, ...] = field(default=(), kw_only=True)
    nearest: ThreadLink | None = field(default=None, kw_only=True)
    wording: Wording
    evidence: tuple[ThreadEvidence, ...]
    mention: Mention | None = field(default=None, kw_only=True)
    passages: tuple[ThreadPassage, ...] = field(default=(), kw_only=True)
    items: tuple[ThreadItem, ...]
    confidence: Confidence
    why: str
    set_by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Thread:
    """One concern from where it was first raised to the last inspection.

    `text`, `kind` and `heading` are those of the latest wording. `first` and `last` are the first
    and the last inspection that raised it, `raised` how many did, `running` how many of these without
    a break up to the last: inspections that did not look are no break. A finding counts in one thread only.
    """

    id: str
    kind: FindingKind
    text: str
    heading: str | None
    state: ThreadState
    first: int
    last: int
    raised: int
    running: int
    events: tuple[ThreadEvent, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Everything known of one force, oldest inspection first, what is still open first."""

    generator: Generator
    force: str | None
    inspections: tuple[HistoryInspection, ...]
    questions: tuple[QuestionHistory, ...]
    threads: tuple[Thread, ...]
    warnings: tuple[ReportWarning, ...]
    schema_version: int = SCHEMA_VERSION
