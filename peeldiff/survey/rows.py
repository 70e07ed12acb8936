"""The rows that one body gives to each table of the package, from its history and what is behind it.

A row is a fact of a report or a status of a comparison; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from peeldiff.history import Followed, Thread, ThreadEvent
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    DEMANDS,
    Evidence,
    Finding,
    FindingChange,
    FindingRef,
    Passage,
    Section,
)
from peeldiff.survey.naming import finding_ids, inspection_ids, slug
from peeldiff.survey.tables import Cell, Row, table

__all__ = ["BODY_TABLES", "body_rows"]

BODY_TABLES = (
    *("inspections", "grades", "findings", "items", "changes", "change_findings"),
    *("item_changes", "threads", "events", "evidence", "passages"),
)
"""The tables to which each body gives rows of its own."""

Pair = tuple[int, int]


def body_rows(followed: Followed, force: str) -> dict[str, list[Row]]:
    """The rows by table, and which inspection each document "prints"; `force` is the id of the body."""
    return _Body(followed, force).rows()


class _Body:
    """The ids of one body, and the rows that it gives."""

    def __init__(self, followed: Followed, force: str) -> None:
        self.followed = followed
        self.force = force
        self.columns = list(followed.columns)
        self.inspections = inspection_ids(force, self.columns)
        self.findings = [
            finding_ids(identity, column)
            for identity, column in zip(self.inspections, self.columns, strict=True)
        ]
        self.sections = [{s.id: s for s in c.inspection.sections} for c in self.columns]
        self.threads = self._threads()
        self.found: dict[str, list[Row]] = {name: [] for name in BODY_TABLES}

    def rows(self) -> dict[str, list[Row]]:
        for at in range(len(self.columns)):
            self._inspection(at)
            self._findings(at)
        self._grades()
        told: dict[Pair, list[FindingChange]] = {}
        for new in range(1, len(self.columns)):
            pair = (new - 1, new)
            told[pair] = list(self.followed.pairs.diff(*pair).findings)
        events = list(self._events())
        for _, pair, change in events:
            if change is not None and change not in told.setdefault(pair, []):
                told[pair].append(change)
        for pair in sorted(told):
            for change in told[pair]:
                self._change(pair, change)
        for cells, pair, change in events:
            identity = None if change is None else self._change_id(pair, change)
            self._add("events", **cells, change_id=identity)
        self.found["prints"] = [
            (source.sha256, identity)
            for identity, column in zip(self.inspections, self.columns, strict=True)
            for source in column.sources
        ]
        return self.found

    def _add(self, name: str, /, **cells: Cell) -> None:
        self.found[name].append(table(name).row(cells))

    # -- what the reports say --

    def _inspection(self, at: int) -> None:
        column, head = self.columns[at], self.followed.history.inspections[at]
        inspection = column.inspection
        scale = inspectorate_of(inspection).scale(inspection.cycle)
        self._add(
            "inspections",
            inspection_id=self.inspections[at],
            force_id=self.force,
            number=at + 1,
            label=head.label,
            inspectorate=inspection.inspectorate,
            programme=inspection.programme,
            cycle=inspection.cycle,
            published=inspection.published,
            published_precision=inspection.published_precision,
            pillars=_joined(inspection.pillars),
            graded=head.graded,
            scale=len(scale.grades) if scale is not None and head.graded else None,
            scale_changed=head.scale_changed,
            document_id=column.sources[0].sha256,
            documents=len(column.sources),
            demands=sum(finding.kind in DEMANDS for finding in inspection.findings),
        )

    def _findings(self, at: int) -> None:
        column = self.columns[at]
        ids = self.findings[at]
        for finding in column.inspection.findings:
            identity = ids[finding.id]
            section = self.sections[at].get(finding.section or "")
            deadline = finding.deadline
            self._add(
                "findings",
                finding_id=identity,
                inspection_id=self.inspections[at],
                force_id=self.force,
                ref=finding.ref,
                kind=finding.kind,
                question_family=self._family(at, finding),
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
                thread_id=self.threads.get((at, finding.id)),
                page=finding.page,
                **self._place(at, finding.line),
            )
            for number, item in enumerate(finding.items, start=1):
                self._add(
                    "items",
                    item_id=_item_id(identity, number),
                    finding_id=identity,
                    item_no=number,
                    text=item.text,
                    **self._place(at, item.line),
                )

    def _place(self, at: int, line: int) -> dict[str, Cell]:
        source, number = self.columns[at].origin(line)
        return {"document_id": self.columns[at].sources[source].sha256, "line": number}

    def _family(self, at: int, finding: Finding) -> str | None:
        """The family of the question that holds the finding."""
        section = self.sections[at].get(finding.section or "")
        while section is not None:
            if section.questions:
                return section.questions[0]
            section = self.sections[at].get(section.parent or "")
        return None

    def _grades(self) -> None:
        for at in range(len(self.columns)):
            taken: dict[str, int] = {}
            for question in self.followed.history.questions:
                point = question.points[at]
                if point is None:
                    continue
                name = slug(question.name) or "question"
                taken[name] = taken.get(name, 0) + 1
                number = f"-{taken[name]}" if taken[name] > 1 else ""
                section = self._asking(at, point.heading, point.source, point.line)
                grade = None if section is None else section.grade
                compared = point.compared_with
                line = point.line if section is None else _grade_line(section)
                self._add(
                    "grades",
                    grade_id=f"{self.inspections[at]}-{name}{number}",
                    inspection_id=self.inspections[at],
                    force_id=self.force,
                    question=question.name,
                    question_family=question.family,
                    pillar=question.pillar,
                    overall=question.overall,
                    heading=point.heading,
                    grade=point.grade,
                    stated=None if grade is None else grade.stated,
                    **self._place(at, line),
                    carried_over=point.carried_over,
                    carried_from=point.carried_over_from,
                    change=point.change,
                    steps=point.steps,
                    comparable=point.steps is not None,
                    compared_with=None if compared is None else self.inspections[compared],
                    shared_with=_joined(point.shared_with),
                    caveat=None if point.caveat is None else point.caveat.text,
                )

    def _asking(self, at: int, heading: str, source: str, line: int) -> Section | None:
        """The section that a grade of the history was taken from."""
        column = self.columns[at]
        for section in column.inspection.sections:
            if section.heading == heading and column.place(_grade_line(section)) == (source, line):
                return section
        return None

    # -- what became of them --

    def _change_id(self, pair: Pair, change: FindingChange) -> str:
        old, new = pair
        if change.old:
            return f"{self.findings[old][change.old[0].id]}--{self.inspections[new]}"
        return f"{self.inspections[old]}--{self.findings[new][change.new[0].id]}"

    def _change(self, pair: Pair, change: FindingChange) -> None:
        old, new = pair
        identity = self._change_id(pair, change)
        before = [self.findings[old][ref.id] for ref in change.old]
        after = [self.findings[new][ref.id] for ref in change.new]
        self._add(
            "changes",
            change_id=identity,
            force_id=self.force,
            old_inspection_id=self.inspections[old],
            new_inspection_id=self.inspections[new],
            successive=new == old + 1,
            relation=self.followed.pairs.diff(old, new).relation,
            old_finding_id=before[0] if before else None,
            new_finding_id=after[0] if after else None,
            old_findings=len(before),
            new_findings=len(after),
            kind=change.kind,
            **_outcome(change),
            set_by=change.set_by,
        )
        for side, ids in (("old", before), ("new", after)):
            for finding in ids:
                self._add("change_findings", change_id=identity, side=side, finding_id=finding)
        told = _Counter(identity)
        near = _Counter(identity, "p")
        self._evidence(new, change.evidence, told, identity, None)
        self._passages(new, change.passages, near, identity, None)
        for number, item in enumerate(change.items, start=1):
            part = f"{identity}--{number}"
            self._add(
                "item_changes",
                item_change_id=part,
                change_id=identity,
                old_item_id=self._item(old, change.old, item.old),
                new_item_id=self._item(new, change.new, item.new),
                old_text=item.old[0].text if item.old else None,
                new_text=item.new[0].text if item.new else None,
                **_outcome(item),
            )
            self._evidence(new, item.evidence, told, identity, part)
            self._passages(new, item.passages, near, identity, part)

    def _item(
        self, at: int, findings: Sequence[FindingRef], item: Sequence[FindingRef]
    ) -> str | None:
        """The id of a part; None for a finding that stands as a part of another's."""
        if not item:
            return None
        for finding in findings:
            for number, part in enumerate(finding.items, start=1):
                if part.id == item[0].id:
                    return _item_id(self.findings[at][finding.id], number)
        return None

    def _evidence(
        self,
        new: int,
        evidence: Sequence[Evidence],
        told: _Counter,
        change: str,
        part: str | None,
    ) -> None:
        for quote in evidence:
            self._add(
                "evidence",
                evidence_id=told.next(),
                change_id=change,
                item_change_id=part,
                inspection_id=self.inspections[new],
                verdict=quote.verdict,
                heading=quote.heading,
                text=quote.text,
                **self._place(new, quote.line),
            )

    def _passages(
        self,
        new: int,
        passages: Sequence[Passage],
        near: _Counter,
        change: str,
        part: str | None,
    ) -> None:
        for passage in passages:
            self._add(
                "passages",
                passage_id=near.next(),
                change_id=change,
                item_change_id=part,
                inspection_id=self.inspections[new],
                verdict=passage.verdict,
                heading=passage.heading,
                text=passage.text,
                score=round(passage.score, 4),
                page=passage.page,
                **self._place(new, passage.line),
            )

    # -- threads --

    def _threads(self) -> dict[tuple[int, str], str]:
        """The thread of each demand, called by the finding that first raised it."""
        found = {}
        for thread in self.followed.history.threads:
            name = self._thread_id(thread)
            for event in thread.events:
                for finding in event.findings:
                    found[event.inspection, finding.id] = name
        return found

    def _thread_id(self, thread: Thread) -> str:
        first = thread.events[0]
        return self.findings[first.inspection][first.findings[0].id]

    def _events(self) -> Iterator[tuple[dict[str, Cell], Pair, FindingChange | None]]:
        """The cells of each event, and the change that it rests on; adds the rows of threads."""
        for thread in self.followed.history.threads:
            name = self._thread_id(thread)
            last = next(e for e in thread.events if e.inspection == thread.last and e.findings)
            finding = self.followed.web.findings[thread.last, last.findings[0].id]
            self._add(
                "threads",
                thread_id=name,
                force_id=self.force,
                kind=thread.kind,
                state=thread.state,
                text=thread.text,
                heading=thread.heading,
                question_family=self._family(thread.last, finding),
                first_inspection_id=self.inspections[thread.first],
                last_inspection_id=self.inspections[thread.last],
                times_raised=thread.raised,
                running=thread.running,
            )
            nodes = {(e.inspection, f.id) for e in thread.events for f in e.findings}
            used: list[tuple[Pair, FindingChange]] = []
            for number, event in enumerate(thread.events, start=1):
                compared = event.compared_with
                pair = (-1 if compared is None else compared, event.inspection)
                change = None if compared is None else self._behind(pair, event, nodes, used)
                if change is not None:
                    used.append((pair, change))
                cells: dict[str, Cell] = {
                    "event_id": f"{name}--{number}",
                    "thread_id": name,
                    "inspection_id": self.inspections[event.inspection],
                    "kind": event.kind,
                    "status": event.status,
                    "compared_with": None if compared is None else self.inspections[compared],
                    "mention": event.mention,
                    "confidence": event.confidence,
                    "why": event.why or None,
                }
                yield cells, pair, change

    def _behind(
        self,
        pair: Pair,
        event: ThreadEvent,
        nodes: set[tuple[int, str]],
        used: Sequence[tuple[Pair, FindingChange]],
    ) -> FindingChange | None:
        """The change that an event tells: of a finding of its thread, with the same status and reason."""
        old, new = pair
        fitting = [
            change
            for change in self.followed.pairs.diff(old, new).findings
            if (change.status, change.why) == (event.status, event.why)
            and (
                any((old, ref.id) in nodes for ref in change.old)
                or (not change.old and any((new, ref.id) in nodes for ref in change.new))
            )
        ]
        fresh = [change for change in fitting if (pair, change) not in used]
        return next(iter(fresh or fitting), None)


class _Counter:
    """Ids for what has none of its own: that of its owner, a letter and a number."""

    def __init__(self, owner: str, letter: str = "e") -> None:
        self.owner, self.letter = owner, letter
        self.number = 0

    def next(self) -> str:
        self.number += 1
        return f"{self.owner}--{self.letter}{self.number}"


def _outcome(change: FindingChange) -> Mapping[str, Any]:
    return {
        "status": change.status,
        "confidence": change.confidence,
        "score": round(change.score, 4),
        "rule": change.rule,
        "why": change.why or None,
        "mention": change.mention,
    }


def _item_id(finding: str, number: int) -> str:
    return f"{finding}-{number}"


def _grade_line(section: Section) -> int:
    return section.grade.line if section.grade else section.line


def _joined(parts: Iterable[str]) -> str | None:
    return " | ".join(parts) or None
