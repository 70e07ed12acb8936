"""The difference between two inspections, worst news first within each list."""

from __future__ import annotations

from alignment.records import dataclass, field
from peeldiff.model.inspection import (
    SCHEMA_VERSION,
    Deadline,
    Inspection,
    Item,
    ReportWarning,
    SourceInfo,
)
from peeldiff.model.values import (
    Addressee,
    Confidence,
    DatePrecision,
    FindingKind,
    Grade,
    GradeChangeKind,
    Mention,
    Relation,
    SectionRelation,
    Stated,
    Status,
    Tone,
    Verdict,
    Wording,
)

__all__ = [
    "Evidence",
    "FigureChange",
    "FindingChange",
    "FindingRef",
    "Generator",
    "GradeChange",
    "GradeRef",
    "InspectionDiff",
    "InspectionHead",
    "MissingInspection",
    "Observation",
    "Pair",
    "ParagraphChange",
    "Passage",
    "Quote",
    "Recall",
    "Scores",
    "SectionChange",
    "SectionRef",
]


@dataclass(frozen=True, slots=True)
class Generator:
    """The program that wrote the JSON."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class InspectionHead:
    """What identifies one side of a comparison."""

    force: str | None
    inspectorate: str | None = field(default=None, kw_only=True)
    programme: str | None
    cycle: str | None
    published: str | None
    published_precision: DatePrecision | None = field(default=None, kw_only=True)
    visit_from: str | None = field(default=None, kw_only=True)
    visit_to: str | None = field(default=None, kw_only=True)
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

    `score` says from 0 to 1 how much of the point it speaks of; nearness proves nothing by itself. `tied` is
    false where no more than one rare word of the point stands there, so that it may be on anything, `paired`
    true where two words stand together as in the point and hardly elsewhere in the report.
    """

    text: str
    line: int
    page: int | None
    section: str | None
    heading: str | None
    score: float
    verdict: Verdict
    tied: bool = True
    paired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What the newer report says of an earlier inspection, where no finding's evidence quotes it.

    `verdict` is what the words say plainly. `on_old` or `on_new` is the id of the finding of that report
    that they speak of most; both are None where they speak of none.
    """

    line: int
    text: str
    refers_to: str
    verdict: Verdict
    heading: str | None
    on_old: str | None = None
    on_new: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What the inspector says of the force as a whole; `tone` is None where it is not plain."""

    line: int
    text: str
    tone: Tone | None
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
    """One side of a grade change: the question and the grade it bears (None: none in print).

    `is_shared` says that the one printed grade stands in several changes, as it judges several questions of
    the other report.
    """

    section: str
    heading: str
    line: int
    grade: Grade | None
    stated: Stated | None
    is_shared: bool = field(default=False, kw_only=True)


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
    asked_of: str | None = field(default=None, kw_only=True)
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
    `nearest` is the newer demand most like one that is not raised again, told where links are weak: it
    may ask for the same or for something else.
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
    nearest: FindingRef | None = field(default=None, kw_only=True)


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
