"""What a report prints of a finding, for the row of a tracker: its words, its question, its deadline."""

from __future__ import annotations

from datetime import date

from peeldiff.history.gathering import Column
from peeldiff.history.threads import Node
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.naming import own_name
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Finding, Inspection, Section
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import Value
from peeldiff.papers.words import addressee_heading, apart
from peeldiff.phrasing.phrases import date_words, grade_words
from peeldiff.phrasing.publication import dated
from peeldiff.report.facts.publication import is_only_updated, published_day

__all__ = ["Printed", "deadline_of", "full_text", "label_of", "shown_date"]


def full_text(finding: Finding) -> str:
    """What is asked for, each part on a line of its own."""
    return "\n".join([finding.text, *(f"• {item.text}" for item in finding.items)])


def label_of(column: Column) -> str:
    """ "PEEL 2018/19"."""
    programme = column.inspection.programme
    return (
        column.label
        if not programme or programme in column.label
        else f"{programme} {column.label}"
    )


def shown_date(told: str | None) -> Value:
    """A day as a date; a month or year in words; None for nothing."""
    if not told:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        return date_words(told)


def deadline_of(finding: Finding) -> Value:
    """The deadline as a day, or else as it is printed: "immediately"."""
    told = finding.deadline
    return None if told is None else shown_date(told.date) or told.text


class Printed:
    """Looks up what the reports of a dossier print."""

    def __init__(self, dossier: Dossier) -> None:
        self.columns = dossier.columns
        self.made_on = dossier.made_on
        self.words = inspectorate_of(dossier.pair.new)
        self.questions = dossier.history.questions
        self.sections = [
            {section.id: section for section in column.inspection.sections}
            for column in dossier.columns
        ]

    def cells(self, node: Node, finding: Finding, *, done: bool) -> dict[str, Value]:
        """Our columns on what is printed; `done`: it was told as dealt with, so that no time is left."""
        column = self.columns[node[0]]
        source, line = column.place(finding.line)
        report = label_of(column)
        question, pillar = self._question(node[0], finding.section)
        deadline, grade = finding.deadline, finding.question_grade
        return {
            "ref": finding.ref,
            "kind": self.words.terms.kinds[finding.kind].heading,
            "text": full_text(finding),
            "detail": finding.detail,
            "question": question,
            "pillar": pillar,
            "question_grade": None if grade is None else grade_words(grade),
            "grade_now": self._grade_now(node[0], finding),
            "report": f"{report} ({source})" if len(column.sources) > 1 else report,
            "published": _published(column.inspection),
            "page": finding.page,
            "line": line,
            "deadline_as_printed": None if deadline is None else deadline.text,
            "deadline_date": None if deadline is None else shown_date(deadline.date),
            "addressed_to": _addressee(finding, self.words),
            "deadline_left": self._left(finding, done=done),
        }

    def _grade_now(self, at: int, finding: Finding) -> str | None:
        """The grade that the newest report has for the question of a finding."""
        section = self._asked(at, finding.section)
        for question in self.questions if section is not None else ():
            then, now = question.points[at], question.points[-1]
            if section is not None and then is not None and then.heading == section.heading:
                return None if now is None or now.grade is None else grade_words(now.grade)
        return None

    def _left(self, finding: Finding, *, done: bool) -> str | None:
        """ "12 days", "43 months past": from the date of the paper to the deadline, if it stands."""
        day = None if finding.deadline is None else finding.deadline.date
        if self.made_on is None or day is None or len(day) != len(self.made_on) or done:
            return None
        if day < self.made_on:
            return f"{apart(day, self.made_on)} past"
        return "today" if day == self.made_on else apart(self.made_on, day)

    def _asked(self, at: int, section: str | None) -> Section | None:
        """The question that a section is or belongs to."""
        above = self.sections[at].get(section or "")
        while above is not None and not above.questions:
            above = self.sections[at].get(above.parent or "")
        return above

    def _question(self, at: int, section: str | None) -> tuple[str | None, str | None]:
        """The question that a section belongs to, as its report calls it, and its pillar."""
        own = self.sections[at].get(section or "")
        named: Section | None = self._asked(at, section) or own
        if named is None:
            return None, None
        pillar = named.pillar or (own.pillar if own is not None else None)
        words = inspectorate_of(self.columns[at].inspection)
        return own_name(named, words), None if pillar is None else pillar.capitalize()


def _published(inspection: Inspection) -> Value:
    """The day of publication as a date, a month or a day of updating in words; None for nothing."""
    if is_only_updated(inspection):
        return dated(inspection)
    return shown_date(published_day(inspection) or inspection.published)


def _addressee(finding: Finding, words: Inspectorate) -> str | None:
    """Whom a finding asks; None for praise."""
    if finding.addressed_to is None:
        return None
    told = finding.asked_of or addressee_heading(finding.addressed_to, words)
    return told[0].upper() + told[1:]
