"""The shapes that everything else passes round: one inspection, and the difference between two.

Names and values are those of the published JSON: `peeldiff.jsonio` writes these classes field by
field, `peeldiff.schema` validates what comes back. Standard dataclasses, frozen and slotted, so that
a comparison loads no validation library. Nothing here computes.

Units: `line` and `end_line` count from 1 in the file as given (for PDF, DOCX, ODT and HTML in the
extracted text, which `peeldiff read --format text` prints); `score` is a similarity from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "DEMANDS",
    "SCHEMA_VERSION",
    "Addressee",
    "Confidence",
    "DatePrecision",
    "Deadline",
    "DeadlineKind",
    "Evidence",
    "Figure",
    "FigureChange",
    "Finding",
    "FindingChange",
    "FindingKind",
    "FindingRef",
    "FollowUp",
    "Furniture",
    "Generator",
    "Grade",
    "GradeChange",
    "GradeChangeKind",
    "GradeRef",
    "GradeStatement",
    "Inspection",
    "InspectionDiff",
    "InspectionHead",
    "Item",
    "Mention",
    "MissingInspection",
    "Observation",
    "Pair",
    "Paragraph",
    "ParagraphChange",
    "Passage",
    "Quote",
    "Recall",
    "Relation",
    "ReportWarning",
    "Scores",
    "Section",
    "SectionChange",
    "SectionRef",
    "SectionRelation",
    "SourceInfo",
    "Stated",
    "Status",
    "Tone",
    "Verdict",
    "Wording",
    "WordingOp",
]

SCHEMA_VERSION = 2


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


class WordingOp(StrEnum):
    """One step from the older wording to the newer."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


Wording = tuple[tuple[WordingOp, str], ...]
"""Steps in reading order: the equal and deleted texts joined are the older wording exactly, the
equal and inserted ones the newer."""


# ---- one inspection -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """The file that an inspection was read from; `lines` counts those of the (extracted) text."""

    name: str
    format: str
    sha256: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWarning:
    """What a reader must know before trusting a result: `code` for programs, `text` one sentence for
    people, `line` the place in the file or None."""

    code: str
    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section's prose, mended: `line` to `end_line` may hold furniture between.

    `pieces` gives, for a paragraph that was mended from several lines, the position in `text` at
    which each line after the first begins, and its number.
    """

    text: str
    line: int
    end_line: int
    page: int | None = None
    pieces: tuple[tuple[int, int], ...] = ()

    def line_at(self, position: int) -> int:
        """The line on which the character at `position` of the text stands."""
        line = self.line
        for start, number in self.pieces:
            if start > position:
                break
            line = number
        return line


@dataclass(frozen=True, slots=True)
class GradeStatement:
    """The grade of a question, as printed in `text` at `line`.

    `carried_over_from` is the year or cycle of the earlier inspection whose judgment stands, or None.
    """

    value: Grade
    stated: Stated
    line: int
    carried_over_from: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part. `end_line` includes its subsections; `paragraphs` are its own alone.

    `inspected` is False where the report says that the question was not inspected this time.
    `questions` names the families of questions that the section answers as a whole, as the
    inspectorate's data file calls them; empty for a section that is no question. `short` is the short
    name of a question ("Investigating crime"), None for another section.
    """

    id: str
    parent: str | None
    level: int
    heading: str
    pillar: str | None
    line: int
    end_line: int
    page: int | None
    inspected: bool
    grade: GradeStatement | None
    paragraphs: tuple[Paragraph, ...]
    questions: tuple[str, ...] = ()
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One bulleted part of a finding, with a fate of its own."""

    id: str
    text: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When a demand must be met: `text` as printed, `date` as exact as that is ("2023-03-31",
    "2023-03", "2023") or None where no date follows from it.

    A period is counted from `counted_from`, the day of publication; both stay None where the report
    prints no day.
    """

    text: str
    kind: DeadlineKind
    date: str | None = None
    counted_from: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the inspectorate formally asks for (or, for the practice kinds, praises).

    `detail` is the explanation under the title sentence (2021/22 on), its paragraphs joined by a
    newline, or None; `detail_lines` gives the line on which each of these begins.

    What follows from the rest is worked out by `peeldiff.report.particulars`: `ref` names the finding
    in every run and in papers ("LEI-2018/19-AFI-03", "" before it is worked out), `question_grade` is
    the grade of the question that it stands under, `concern` the id of the cause of concern that a
    recommendation answers. `deadline` and `addressed_to` are of demands only.
    """

    id: str
    kind: FindingKind
    text: str
    detail: str | None
    items: tuple[Item, ...]
    section: str | None
    line: int
    end_line: int
    page: int | None = None
    detail_lines: tuple[int, ...] = ()
    ref: str = field(default="", kw_only=True)
    deadline: Deadline | None = field(default=None, kw_only=True)
    addressed_to: Addressee | None = field(default=None, kw_only=True)
    question_grade: Grade | None = field(default=None, kw_only=True)
    concern: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A passage in which the report comments on an earlier inspection.

    `refers_to` is the report's own words for it ("2017 effectiveness report", "our last inspection").
    """

    line: int
    text: str
    refers_to: str
    verdict: Verdict
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a table or info-graphic gives, as printed, with what it is compared with."""

    label: str
    value: str
    comparator: str | None
    comparator_value: str | None
    period: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that are kept and accounted for but are no part of a finding or a section's text."""

    line: int
    end_line: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """One published report (or page, or letter) on one force in one cycle.

    `published` is as exact as the report is: "2019-05-02", "2019-05" or None; `published_precision`
    says how exact that is.
    """

    force: str | None
    inspectorate: str | None
    programme: str | None
    cycle: str | None
    pillars: tuple[str, ...]
    published: str | None
    published_precision: DatePrecision | None = field(default=None, kw_only=True)
    title: str | None
    source: SourceInfo
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    followups: tuple[FollowUp, ...]
    figures: tuple[Figure, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[ReportWarning, ...]
    schema_version: int = SCHEMA_VERSION


# ---- the difference between two -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Generator:
    """The program that wrote the JSON."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class InspectionHead:
    """What identifies one side of a comparison."""

    force: str | None
    programme: str | None
    cycle: str | None
    published: str | None
    published_precision: DatePrecision | None = field(default=None, kw_only=True)
    title: str | None
    source: SourceInfo


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a report and the line at which it stands."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The newer report's own words on which a status rests; `text` stands at `line` there."""

    text: str
    line: int
    section: str | None
    heading: str | None
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence or two of the newer report that bear on an older point, whether or not they settle it.

    `score` says from 0 to 1 how much of the point it speaks of; nearness proves nothing by itself.
    """

    text: str
    line: int
    page: int | None
    section: str | None
    heading: str | None
    score: float
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What the newer report says of an earlier inspection that belongs to no finding."""

    line: int
    text: str
    refers_to: str
    verdict: Verdict
    heading: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What the inspector says in his or her own name."""

    line: int
    text: str
    tone: Tone
    heading: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingInspection:
    """An inspection that the newer report names and that neither input is; `lines` are where."""

    refers_to: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """A match's similarity taken apart, each from 0 to 1."""

    heading: float
    content: float
    position: float


@dataclass(frozen=True, slots=True)
class GradeRef:
    """One side of a grade change: the question and the grade it bears (None: none in print)."""

    section: str
    heading: str
    line: int
    grade: Grade | None
    stated: Stated | None


@dataclass(frozen=True, slots=True)
class GradeChange:
    """What became of the grade of one question.

    `steps` counts on the scale of the newer cycle, up is better; None where it means nothing.
    """

    change: GradeChangeKind
    old: GradeRef | None
    new: GradeRef | None
    steps: int | None
    carried_over_from: str | None
    caveat: Quote | None
    stated_by_report: Quote | None
    why: str


@dataclass(frozen=True, slots=True)
class FindingRef:
    """A finding or an item as a side of a change shows it; `heading` is that of its section.

    An item has the `ref` of its finding with its letter behind it, and the deadline of its finding
    unless it names one itself.
    """

    id: str
    kind: FindingKind
    text: str
    detail: str | None
    items: tuple[Item, ...]
    section: str | None
    heading: str | None
    line: int
    end_line: int
    page: int | None = None
    ref: str = field(default="", kw_only=True)
    deadline: Deadline | None = field(default=None, kw_only=True)
    addressed_to: Addressee | None = field(default=None, kw_only=True)
    question_grade: Grade | None = field(default=None, kw_only=True)
    concern: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class FindingChange:
    """What became of a finding (or of an item, inside `items`).

    Several on a side mean that it was split or merged; `wording` then runs over the texts of a side
    joined by newlines. `weighty` are the positions in `wording` where a number, a modal verb or a
    word of frequency or severity changed. `margin` is the lead over the runner-up match, or None.
    `set_by` names the reader who decided otherwise than the program ("" if unsigned), or is None.
    `rule` names the rule that decided the status. `mention` and `passages` are of older points only:
    whether the newer report speaks of it, and up to three passages that bear on it, best first.
    """

    status: Status
    kind: FindingKind
    old: tuple[FindingRef, ...]
    new: tuple[FindingRef, ...]
    score: float
    confidence: Confidence
    why: str
    wording: Wording
    evidence: tuple[Evidence, ...]
    rule: str | None = field(default=None, kw_only=True)
    mention: Mention | None = field(default=None, kw_only=True)
    passages: tuple[Passage, ...] = field(default=(), kw_only=True)
    items: tuple[FindingChange, ...] = ()
    weighty: tuple[int, ...] = ()
    margin: float | None = None
    runner_up: str | None = None
    set_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SectionRef:
    """A section as a side of a change shows it."""

    id: str
    heading: str
    line: int


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One row of two aligned sections; `old` and `new` are positions among the paragraphs of the
    side's sections in the order in which these are listed, from 0, or None."""

    old: int | None
    new: int | None
    score: float
    wording: Wording
    weighty: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionChange:
    """How sections of the two sides belong together, and their paragraphs row by row."""

    relation: SectionRelation
    old: tuple[SectionRef, ...]
    new: tuple[SectionRef, ...]
    score: float
    scores: Scores
    confidence: Confidence
    why: str
    paragraphs: tuple[ParagraphChange, ...]
    margin: float | None = None
    runner_up: str | None = None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that both reports give; `comparable` is False where the two do not mean the same."""

    label: str
    old: str
    new: str
    comparable: bool
    why: str
    old_line: int
    new_line: int


@dataclass(frozen=True, slots=True)
class InspectionDiff:
    """Everything that changed between two inspections, worst news first within each list."""

    generator: Generator
    old: InspectionHead
    new: InspectionHead
    relation: Relation
    grades: tuple[GradeChange, ...]
    findings: tuple[FindingChange, ...]
    sections: tuple[SectionChange, ...]
    recalls: tuple[Recall, ...] = field(default=(), kw_only=True)
    observations: tuple[Observation, ...] = field(default=(), kw_only=True)
    missing: tuple[MissingInspection, ...] = field(default=(), kw_only=True)
    figures: tuple[FigureChange, ...]
    warnings: tuple[ReportWarning, ...]
    schema_version: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Pair:
    """A comparison together with the two inspections, for whoever shows the text as well."""

    old: Inspection
    new: Inspection
    diff: InspectionDiff = field(repr=False)
