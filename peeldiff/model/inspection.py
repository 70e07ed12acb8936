"""One inspection: a published report (or page, or letter) on one force in one cycle."""

from __future__ import annotations

from alignment.records import dataclass, field
from peeldiff.model.values import (
    Addressee,
    DatePrecision,
    DeadlineKind,
    FindingKind,
    Grade,
    Stated,
    Verdict,
)

__all__ = [
    "SCHEMA_VERSION",
    "Deadline",
    "Figure",
    "Finding",
    "FollowUp",
    "Furniture",
    "GradeStatement",
    "Inspection",
    "Item",
    "Paragraph",
    "ReportWarning",
    "Section",
    "SourceInfo",
]

SCHEMA_VERSION = 2


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
    recommendation answers. `deadline` and `addressed_to` are of demands only; `asked_of` names the body
    that a part of the report is on beside the one inspected, None for the latter.
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
    asked_of: str | None = field(default=None, kw_only=True)
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
    """A number that a table or info-graphic gives, as printed, with what it is compared with.

    `unit` is what it is counted by ("per 1,000 population"), None where the report does not say.
    """

    label: str
    value: str
    comparator: str | None
    comparator_value: str | None
    period: str | None
    line: int
    unit: str | None = field(default=None, kw_only=True)


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
    says how exact that is. `visit_from` and `visit_to` are the first and the last day on which the
    inspectors were there ("2019-02-18"), None where the report prints none.
    """

    force: str | None
    inspectorate: str | None
    programme: str | None
    cycle: str | None
    pillars: tuple[str, ...]
    published: str | None
    published_precision: DatePrecision | None = field(default=None, kw_only=True)
    visit_from: str | None = field(default=None, kw_only=True)
    visit_to: str | None = field(default=None, kw_only=True)
    title: str | None
    source: SourceInfo
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    followups: tuple[FollowUp, ...]
    figures: tuple[Figure, ...]
    furniture: tuple[Furniture, ...]
    warnings: tuple[ReportWarning, ...]
    schema_version: int = SCHEMA_VERSION
