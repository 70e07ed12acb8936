"""What several papers say of a finding: where it stands, by when, since when, under which question.

Sentences only, over a dossier; no layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from alignment.records import dataclass
from peeldiff.history import Thread
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.naming import own_name
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    Addressee,
    Deadline,
    DeadlineKind,
    Finding,
    FindingKind,
    FindingRef,
    Grade,
    GradeChange,
    Inspection,
)
from peeldiff.model.terms import Terms
from peeldiff.papers.shapes import Dossier
from peeldiff.phrasing.facts import Pages
from peeldiff.phrasing.phrases import counted, date_words, grade_words, listed

__all__ = [
    "Reader",
    "addressee_heading",
    "addressee_words",
    "apart",
    "cited",
    "cited_list",
    "count_words",
    "deadline_words",
    "inspection_words",
    "one_line",
    "own_reading_words",
    "question_list",
    "question_words",
    "shared_beginning",
    "short_ref",
    "times_words",
]

_FEW_DAYS = 3
"""Days short of a month at which it is told as almost whole."""


def apart(first: str, last: str) -> str:
    """ "20 months", "almost 48 months", "12 days": from a day to a later one (ISO 8601)."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    months = days * 12 // 365
    if months < 2:
        return counted(days, "day")
    if (days + _FEW_DAYS) * 12 // 365 > months:
        return f"almost {counted(months + 1, 'month')}"
    return counted(months, "month")


def deadline_words(deadline: Deadline | None) -> str:
    """By when, as a date and as printed; "" without a deadline."""
    if deadline is None:
        return ""
    printed = f"“{deadline.text}”"
    if deadline.date is None:
        if deadline.kind is DeadlineKind.PERIOD:
            return f"{printed}; no date follows from what the report prints"
        return printed
    if deadline.counted_from is None:
        return date_words(deadline.date)
    counted = f"counted from publication on {date_words(deadline.counted_from)}"
    return f"{date_words(deadline.date)} ({printed}, {counted})"


def addressee_words(finding: Finding, terms: Terms) -> str:
    """Whom a demand names beside the force; "" for the force itself."""
    if finding.asked_of is not None:
        return finding.asked_of
    to = finding.addressed_to
    return "" if to in (None, Addressee.FORCE) else terms.addressees[to].short


def addressee_heading(to: Addressee, words: Inspectorate) -> str:
    """Whom a demand addresses, with a capital, for a column of its own; `words` are those of the
    inspectorate."""
    return words.terms.addressees[to].heading


def count_words(findings: Sequence[Finding], terms: Terms) -> str:
    """ "two causes of concern, four recommendations and 11 areas for improvement"; "" for none."""
    told = []
    for kind in (
        FindingKind.CAUSE_OF_CONCERN,
        FindingKind.RECOMMENDATION,
        FindingKind.AREA_FOR_IMPROVEMENT,
    ):
        count = sum(finding.kind is kind for finding in findings)
        if count:
            told.append(counted(count, terms.kind(kind), terms.kind(kind, 2)))
    return listed(told) if told else ""


def inspection_words(inspection: Inspection) -> str:
    """ "PEEL 2018/19", "PEEL 2016 (effectiveness)", or what there is of it."""
    name = " ".join(part for part in (inspection.programme, inspection.cycle) if part) or "report"
    return f"{name} ({inspection.pillars[0]})" if len(inspection.pillars) == 1 else name


@dataclass(frozen=True, slots=True)
class _Raised:
    at: int
    label: str
    refs: tuple[str, ...]


def one_line(ref: Finding | FindingRef) -> str:
    """A finding inside a sentence, nothing cut: its text and, where it is nothing without them, its parts."""
    text = ref.text
    if text.endswith(":") and ref.items:
        items = (item.text.removesuffix("; and").rstrip(";. ") for item in ref.items)
        text = f"{text} {'; '.join(items)}"
    return text.rstrip(".")


def shared_beginning(findings: Sequence[Finding]) -> str:
    """How all references of an inspection begin, "LEI-2018/19-"; "" where they begin differently."""
    known = {finding.ref.rsplit("-", 2)[0] for finding in findings if finding.ref.count("-") > 1}
    return f"{known.pop()}-" if len(known) == 1 else ""


def cited(ref: FindingRef, old: Reader, new: Reader, *, brief: bool = False) -> str:
    """The reference of a finding for readers of one paper, with the year of its report: "2016 AFI-02".

    `brief`: without the year for a finding of the newest report.
    """
    for reader in (new, old):
        beginning = shared_beginning(reader.inspection.findings)
        if beginning and ref.ref.startswith(beginning):
            told = short_ref(ref.ref, beginning, reader.column.label)
            return ref.ref.removeprefix(beginning) if brief and reader is new else told
    return ref.ref


def short_ref(ref: str, beginning: str, label: str) -> str:
    """ "2016 AFI-02" for a reference of a report of 2016; the whole where references share no beginning."""
    return f"{label} {ref.removeprefix(beginning)}" if beginning else ref


def cited_list(refs: Sequence[str]) -> str:
    """ "2016 AFI-02, AFI-03 and 2018/19 REC-01": a year is told once for those that follow each other."""
    told, last = [], ""
    for ref in refs:
        year, _, rest = ref.rpartition(" ")
        told.append(rest if year and year == last else ref)
        last = year
    return listed(told)


def times_words(count: int) -> str:
    """ "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(count, counted(count, "time"))


def own_reading_words(inspection: Inspection) -> str:
    """What is said before the words of people, so that nobody takes them for the inspectorate's."""
    called = inspectorate_of(inspection).called
    return f"{called[0].upper()}{called[1:]}’s own reading"


class Reader:
    """Looks up in a dossier what a paper says of one inspection of it, the newest by default."""

    def __init__(self, dossier: Dossier, at: int = -1) -> None:
        self.dossier = dossier
        self.at = at % len(dossier.columns)
        self.column = dossier.columns[self.at]
        self.inspection = self.column.inspection
        self._pages = Pages(self.inspection)
        self._sections = {section.id: section for section in self.inspection.sections}
        self._threads = {
            id_: thread
            for thread in dossier.history.threads
            for event in thread.events
            if event.inspection == self.at
            for id_ in (finding.id for finding in event.findings)
        }

    def place(self, line: int, page: int | None = None) -> str:
        """Where a line stands, for whoever holds the report: "2018/19 report, page 12".

        Without pages under its nearest heading. Lines and files are for the tracker.
        """
        report = f"{self.column.label} report"
        if page := page or self._pages.of(line):
            return f"{report}, page {page}"
        heading = self.heading_at(line)
        return f"{report}, under “{heading}”" if heading else report

    def heading_at(self, line: int) -> str:
        """The heading that a line stands under, as the report prints it; "" without one."""
        around = [s for s in self.inspection.sections if s.heading and s.line <= line <= s.end_line]
        return max(around, key=lambda s: (s.line, s.level)).heading if around else ""

    def question(self, section: str | None) -> str:
        """The short name of the question that a section is or belongs to, or else its heading."""
        at = section
        while at in self._sections:
            found = self._sections[at]
            if found.short is not None:
                return found.short
            at = found.parent
        return self._sections[section].heading if section in self._sections else ""

    def own_question(self, section: str | None) -> str:
        """What the report itself calls the question that a section is: its heading, or of a heading that
        asks the words by which it is known."""
        at = section
        while at in self._sections and self._sections[at].short is None:
            at = self._sections[at].parent
        if at not in self._sections:
            return self.question(section)
        return own_name(self._sections[at], inspectorate_of(self.inspection))

    def printed_question(self, section: str | None) -> str:
        """The heading of the question that a section is or belongs to, as the report prints it."""
        at = section
        while at in self._sections:
            found = self._sections[at]
            if found.short is not None:
                return found.heading
            at = found.parent
        return self._sections[section].heading if section in self._sections else ""

    def whereabouts(
        self, section: str | None, grade: Grade | None, line: int, page: int | None
    ) -> str:
        """The place of a finding with the heading of its question and that one's grade."""
        told = f"{self.column.label} report"
        if page := page or self._pages.of(line):
            told += f", page {page}"
        if name := self.printed_question(section):
            told += f", under “{name}”"
            if grade is Grade.UNGRADED:
                told += ", which is not graded"
            elif grade is not None:
                graded = grade_words(grade)
                told += f", graded {graded[0].lower()}{graded[1:]}"
        return told

    def thread(self, finding: str) -> Thread | None:
        """The thread of a finding of the inspection."""
        return self._threads.get(finding)

    def raised_before(self, finding: str, *, refs: bool = True) -> str:
        """Which earlier inspections raised a finding: "in 2016 (MAR-2016-EFFECT-AFI-03)"; "" if none.

        Without `refs` their years alone.
        """
        before = self._raised(finding)
        told = [f"in {year} (as the report says)" for year in self.years_said(finding)]
        told += [
            f"in {one.label} ({', '.join(one.refs)})" if refs else f"in {one.label}"
            for one in before
        ]
        return listed(told) if told else ""

    def times_raised(self, finding: str) -> int:
        """How many inspections, this one among them, raised a finding."""
        return 1 + len(self._raised(finding)) + len(self.years_said(finding))

    def years_said(self, finding: str) -> tuple[str, ...]:
        """The years in which an inspection beside those given raised a finding, as the reports say."""
        node = self.at, finding
        return self.dossier.web.years_said([*self.dossier.web.ancestors(node), node])

    def _raised(self, finding: str) -> list[_Raised]:
        """The earlier inspections that raised a finding, alone or with what it is asked as one with."""
        web = self.dossier.web
        refs: dict[int, list[str]] = {}
        for node in web.ancestors((self.at, finding)):
            refs.setdefault(node[0], []).append(web.findings[node].ref)
        columns = self.dossier.columns
        return [_Raised(at, columns[at].label, tuple(found)) for at, found in refs.items()]


def question_words(
    change: GradeChange, old: Reader, new: Reader, *, told_apart: bool = True
) -> str:
    """The name that the newer report has for a question, or else the older one.

    What was two questions before and bears one name now is `told_apart` by what it was called.
    """
    before = old.own_question(change.old.section) if change.old else ""
    if change.new is None:
        return before
    now = new.own_question(change.new.section)
    is_one_of_several = told_apart and change.new.is_shared and before
    return f"{now} ({old.column.label}: {before})" if is_one_of_several else now


def question_list(changes: Iterable[GradeChange], old: Reader, new: Reader) -> str:
    """Questions by the names that the newer report has for them, each name once."""
    names = (question_words(change, old, new, told_apart=False) for change in changes)
    return listed(list(dict.fromkeys(names)))
