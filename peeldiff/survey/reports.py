"""Rows of what the reports of a body say: inspections, grades, findings and their parts."""

from __future__ import annotations

from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import DEMANDS, Section
from peeldiff.survey.body import BodyTables, joined
from peeldiff.survey.naming import slug

__all__ = ["add_reports"]


def add_reports(body: BodyTables) -> None:
    """Add the rows of every inspection."""
    for at in range(len(body.columns)):
        _inspection(body, at)
        _findings(body, at)
    _grades(body)


def _inspection(body: BodyTables, at: int) -> None:
    column, head = body.columns[at], body.followed.history.inspections[at]
    inspection = column.inspection
    scale = inspectorate_of(inspection).scale(inspection.cycle)
    body.add(
        "inspections",
        inspection_id=body.inspections[at],
        force_id=body.force,
        number=at + 1,
        label=head.label,
        inspectorate=inspection.inspectorate,
        programme=inspection.programme,
        cycle=inspection.cycle,
        # JSON that is read back may hold anything there.
        published=inspection.published if inspection.published_precision else None,
        published_precision=inspection.published_precision,
        visit_from=inspection.visit_from,
        visit_to=inspection.visit_to,
        pillars=joined(inspection.pillars),
        graded=head.graded,
        scale=len(scale.grades) if scale is not None and head.graded else None,
        scale_changed=head.scale_changed,
        document_id=column.sources[0].sha256,
        documents=len(column.sources),
        demands=sum(finding.kind in DEMANDS for finding in inspection.findings),
    )


def _findings(body: BodyTables, at: int) -> None:
    column = body.columns[at]
    ids = body.findings[at]
    for finding in column.inspection.findings:
        identity = ids[finding.id]
        section = body.sections[at].get(finding.section or "")
        deadline = finding.deadline
        body.add(
            "findings",
            finding_id=identity,
            inspection_id=body.inspections[at],
            force_id=body.force,
            ref=finding.ref,
            kind=finding.kind,
            question_family=body.family(at, finding),
            heading=None if section is None else section.heading,
            text=finding.text,
            detail=finding.detail,
            items=len(finding.items),
            deadline_text=None if deadline is None else deadline.text,
            deadline_kind=None if deadline is None else deadline.kind,
            deadline_date=None if deadline is None else deadline.date,
            addressed_to=finding.addressed_to,
            question_grade=finding.question_grade,
            concern_id=ids.get(finding.concern or ""),
            thread_id=body.threads.get((at, finding.id)),
            page=finding.page,
            **body.place(at, finding.line),
        )
        for number, item in enumerate(finding.items, start=1):
            body.add(
                "items",
                item_id=body.item(identity, number),
                finding_id=identity,
                item_no=number,
                text=item.text,
                **body.place(at, item.line),
            )


def _grades(body: BodyTables) -> None:
    for at in range(len(body.columns)):
        taken: dict[str, int] = {}
        for question in body.followed.history.questions:
            point = question.points[at]
            if point is None:
                continue
            name = slug(question.name) or "question"
            taken[name] = taken.get(name, 0) + 1
            number = f"-{taken[name]}" if taken[name] > 1 else ""
            section = _asking(body, at, point.heading, point.source, point.line)
            grade = None if section is None else section.grade
            compared = point.compared_with
            line = point.line if section is None else _grade_line(section)
            body.add(
                "grades",
                grade_id=f"{body.inspections[at]}-{name}{number}",
                inspection_id=body.inspections[at],
                force_id=body.force,
                question=question.name,
                question_family=question.family,
                pillar=question.pillar,
                overall=question.overall,
                heading=point.heading,
                grade=point.grade,
                stated=None if grade is None else grade.stated,
                **body.place(at, line),
                carried_over=point.carried_over,
                carried_from=point.carried_over_from,
                change=point.change,
                steps=point.steps,
                comparable=point.steps is not None,
                compared_with=None if compared is None else body.inspections[compared],
                shared_with=joined(point.shared_with),
                caveat=None if point.caveat is None else point.caveat.text,
            )


def _asking(body: BodyTables, at: int, heading: str, source: str, line: int) -> Section | None:
    """The section that a grade of the history was taken from."""
    column = body.columns[at]
    for section in column.inspection.sections:
        if section.heading == heading and column.place(_grade_line(section)) == (source, line):
            return section
    return None


def _grade_line(section: Section) -> int:
    return section.grade.line if section.grade else section.line
