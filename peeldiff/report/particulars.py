"""What papers need to know of each finding and what follows from the report as it was read.

Reference, deadline, addressee, the grade of the question, the cause of concern that a recommendation
answers. Worked out anew whenever a report is read, from a document or from JSON, so that none of it
can disagree with the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from alignment.late import late
from alignment.records import replace
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Findings
from peeldiff.model import (
    DEMANDS,
    Addressee,
    DatePrecision,
    Deadline,
    Finding,
    FindingKind,
    Grade,
    Inspection,
    Section,
)
from peeldiff.report.bodies import asked_of, is_apart
from peeldiff.report.findings.deadlines import (
    MODAL,
    opening_deadline,
    read_deadline,
    read_part_deadline,
)
from peeldiff.report.refs import distinct, finding_refs
from peeldiff.words import plain, sentences

__all__ = ["causes_of", "of_merged", "with_particulars", "with_published"]

_OWN_CAUSE = ("this cause of concern", "this cause for concern")
_DATES = late(r"immediately|(?:within|by|before|no later than) [\w ]{3,40}")


def with_particulars(inspection: Inspection, words: Inspectorate) -> Inspection:
    """The same inspection with everything filled in that follows from it."""
    published = inspection.published
    by_id = {section.id: section for section in inspection.sections}
    causes = causes_of(inspection.findings)
    findings = []
    for at, (finding, ref) in enumerate(
        zip(inspection.findings, finding_refs(inspection, words), strict=True)
    ):
        asks = finding.kind in DEMANDS and inspection.inspectorate is not None
        body = asked_of(
            finding.section,
            by_id,
            words,
            force=inspection.force,
            programme=inspection.programme,
        )
        findings.append(
            replace(
                finding,
                ref=ref,
                deadline=_deadline(finding, words, published, by_id) if asks else None,
                addressed_to=_addressed(finding, body, words, inspection.force) if asks else None,
                asked_of=body if asks else None,
                question_grade=_question_grade(finding.section, by_id),
                concern=inspection.findings[causes[at]].id if at in causes else None,
            )
        )
    return replace(
        inspection,
        published_precision=_precision(published),
        findings=tuple(findings),
    )


def of_merged(inspection: Inspection, words: Inspectorate, *, one_report: bool) -> Inspection:
    """What follows from several files of one inspection together.

    That is the grade of a question that another file prints and, where all files are shapes of
    `one_report`, a date counted from the day of publication that another file prints. References stay
    those of the files, so that they do not depend on which files are given.
    """
    by_id = {section.id: section for section in inspection.sections}
    refs = distinct([finding.ref for finding in inspection.findings])
    findings = []
    for finding, ref in zip(inspection.findings, refs, strict=True):
        deadline = finding.deadline
        if one_report and deadline is not None and deadline.date is None:
            deadline = _deadline(finding, words, inspection.published, by_id)
        findings.append(
            replace(
                finding,
                ref=ref,
                deadline=deadline,
                question_grade=_question_grade(finding.section, by_id),
            )
        )
    return replace(
        inspection,
        published_precision=_precision(inspection.published),
        findings=tuple(findings),
    )


def with_published(inspection: Inspection, published: str, words: Inspectorate) -> Inspection:
    """The same inspection as if it printed `published` (ISO 8601) as its day of publication."""
    return with_particulars(replace(inspection, published=published), words)


def causes_of(findings: Sequence[Finding]) -> dict[int, int]:
    """Index of each recommendation → index of its cause of concern.

    That is the one before it in the same section; or the only one of the report, for a recommendation
    that says that it is about "this cause of concern".
    """
    found: dict[int, int] = {}
    every = [
        at for at, finding in enumerate(findings) if finding.kind is FindingKind.CAUSE_OF_CONCERN
    ]
    last: int | None = None
    for at, finding in enumerate(findings):
        if finding.kind is FindingKind.CAUSE_OF_CONCERN:
            last = at
        elif finding.kind is not FindingKind.RECOMMENDATION:
            last = None
        elif last is not None and findings[last].section == finding.section:
            found[at] = last
        elif len(every) == 1 and any(words in plain(finding.text) for words in _OWN_CAUSE):
            found[at] = every[0]
    return found


def _precision(published: str | None) -> DatePrecision | None:
    """How exact a date in ISO 8601 is; None for what is none, as JSON may hold anything."""
    for precision, rest in (
        (DatePrecision.DAY, ""),
        (DatePrecision.MONTH, "-01"),
        (DatePrecision.YEAR, "-01-01"),
    ):
        with suppress(ValueError):
            if date.fromisoformat(f"{published}{rest}").isoformat() == f"{published}{rest}":
                return precision
    return None


def _deadline(
    finding: Finding, words: Inspectorate, published: str | None, by_id: dict[str, Section]
) -> Deadline | None:
    told = read_deadline(finding.text, words, published)
    if told is None and finding.detail is not None:
        told = read_deadline(finding.detail, words, published, detail=True)
        for line in finding.detail.split("\n"):  # what its label says, or a cell: "by June 2019"
            if told is None and _DATES.fullmatch(plain(line)):
                told = read_part_deadline(line, words, published)
    if told is None and finding.section in by_id:
        heading = by_id[finding.section].heading
        if _DATES.fullmatch(plain(heading)):  # "Within three months" heads what is asked by then
            told = read_part_deadline(heading, words, published)
    return told


def _addressee(text: str, words: Inspectorate, force: str | None) -> Addressee:
    """Whom the subject of the first demand names; the force where none is made in so many words."""
    asking = next((sentence for sentence in sentences(text) if MODAL.search(sentence)), None)
    if asking is None:
        return Addressee.FORCE
    begin = opening_deadline(asking, words)
    modal = MODAL.search(asking, begin)
    subject = plain(asking[begin : modal.start()]) if modal else ""
    of_force = words.pattern(Findings.force_subject_patterns, force)
    of_all = words.pattern(Findings.all_forces_patterns)
    if of_force.match(subject):
        return Addressee.FORCE
    if of_all.search(subject):
        return Addressee.ALL_FORCES
    if of_force.search(subject) or not words.pattern(Findings.other_body_patterns).search(subject):
        return Addressee.FORCE
    return Addressee.OTHER_BODY


def _addressed(
    finding: Finding, body: str | None, words: Inspectorate, force: str | None
) -> Addressee:
    """Whom a demand is addressed to: in a part on another `body`, that body."""
    if is_apart(body, words):
        return Addressee.OTHER_BODY
    return _addressee(finding.text, words, force)


def _question_grade(section: str | None, by_id: dict[str, Section]) -> Grade | None:
    """The grade of the nearest section that bears one, up to the question that holds it: the
    judgment on a whole pillar is no grade of its questions."""
    while section in by_id:
        holder = by_id[section]
        if holder.grade is not None:
            return holder.grade.value
        if holder.questions:
            return None
        section = holder.parent
    return None
