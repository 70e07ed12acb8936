"""Rows of what became of the findings of a body: changes with their words, threads and events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from peeldiff.history import ThreadEvent
from peeldiff.model import Evidence, FindingChange, FindingRef, Passage
from peeldiff.survey.body import BodyTables
from peeldiff.survey.tables import Cell

__all__ = ["add_outcomes"]

Pair = tuple[int, int]
"""The indexes of an older and a newer inspection."""


def add_outcomes(body: BodyTables) -> None:
    """Add the rows of every successive comparison, of those that a thread rests on, and of the threads."""
    told: dict[Pair, list[FindingChange]] = {}
    for new in range(1, len(body.columns)):
        pair = (new - 1, new)
        told[pair] = list(body.followed.pairs.changes(*pair))
    events = list(_events(body))
    for _, pair, change in events:
        if change is not None and change not in told.setdefault(pair, []):
            told[pair].append(change)
    for pair in sorted(told):
        for change in told[pair]:
            _change(body, pair, change)
    for cells, pair, change in events:
        identity = None if change is None else _change_id(body, pair, change)
        body.add("events", **cells, change_id=identity)


def _change_id(body: BodyTables, pair: Pair, change: FindingChange) -> str:
    old, new = pair
    if change.old:
        return f"{body.findings[old][change.old[0].id]}--{body.inspections[new]}"
    return f"{body.inspections[old]}--{body.findings[new][change.new[0].id]}"


def _change(body: BodyTables, pair: Pair, change: FindingChange) -> None:
    old, new = pair
    identity = _change_id(body, pair, change)
    before = [body.findings[old][ref.id] for ref in change.old]
    after = [body.findings[new][ref.id] for ref in change.new]
    body.add(
        "changes",
        change_id=identity,
        force_id=body.force,
        old_inspection_id=body.inspections[old],
        new_inspection_id=body.inspections[new],
        successive=new == old + 1,
        relation=body.followed.pairs.relation(old, new),
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
            body.add("change_findings", change_id=identity, side=side, finding_id=finding)
    told = _Counter(identity)
    near = _Counter(identity, "p")
    _evidence(body, new, change.evidence, told, identity, None)
    _passages(body, new, change.passages, near, identity, None)
    for number, item in enumerate(change.items, start=1):
        part = f"{identity}--{number}"
        body.add(
            "item_changes",
            item_change_id=part,
            change_id=identity,
            old_item_id=_item(body, old, change.old, item.old),
            new_item_id=_item(body, new, change.new, item.new),
            old_text=item.old[0].text if item.old else None,
            new_text=item.new[0].text if item.new else None,
            **_outcome(item),
        )
        _evidence(body, new, item.evidence, told, identity, part)
        _passages(body, new, item.passages, near, identity, part)


def _item(
    body: BodyTables, at: int, findings: Sequence[FindingRef], item: Sequence[FindingRef]
) -> str | None:
    """The id of a part; None for a finding that stands as a part of another's."""
    if not item:
        return None
    for finding in findings:
        for number, part in enumerate(finding.items, start=1):
            if part.id == item[0].id:
                return body.item(body.findings[at][finding.id], number)
    return None


def _evidence(
    body: BodyTables,
    new: int,
    evidence: Sequence[Evidence],
    told: _Counter,
    change: str,
    part: str | None,
) -> None:
    for quote in evidence:
        body.add(
            "evidence",
            evidence_id=told.next(),
            change_id=change,
            item_change_id=part,
            inspection_id=body.inspections[new],
            verdict=quote.verdict,
            heading=quote.heading,
            text=quote.text,
            **body.place(new, quote.line),
        )


def _passages(
    body: BodyTables,
    new: int,
    passages: Sequence[Passage],
    near: _Counter,
    change: str,
    part: str | None,
) -> None:
    for passage in passages:
        body.add(
            "passages",
            passage_id=near.next(),
            change_id=change,
            item_change_id=part,
            inspection_id=body.inspections[new],
            verdict=passage.verdict,
            heading=passage.heading,
            text=passage.text,
            score=round(passage.score, 4),
            page=passage.page,
            **body.place(new, passage.line),
        )


def _events(body: BodyTables) -> Iterator[tuple[dict[str, Cell], Pair, FindingChange | None]]:
    """The cells of each event, and the change that it rests on; adds the rows of threads."""
    for thread in body.followed.history.threads:
        name = body.thread_id(thread)
        last = next(e for e in thread.events if e.inspection == thread.last and e.findings)
        finding = body.followed.web.findings[thread.last, last.findings[0].id]
        body.add(
            "threads",
            thread_id=name,
            force_id=body.force,
            kind=thread.kind,
            state=thread.state,
            text=thread.text,
            heading=thread.heading,
            question_family=body.family(thread.last, finding),
            first_inspection_id=body.inspections[thread.first],
            last_inspection_id=body.inspections[thread.last],
            times_raised=thread.raised,
            running=thread.running,
        )
        for number, event in enumerate(thread.events, start=1):
            compared = event.compared_with
            pair = (-1 if compared is None else compared, event.inspection)
            change = None if compared is None else _behind(body, pair, event)
            cells: dict[str, Cell] = {
                "event_id": f"{name}--{number}",
                "thread_id": name,
                "inspection_id": body.inspections[event.inspection],
                "kind": event.kind,
                "status": event.status,
                "compared_with": None if compared is None else body.inspections[compared],
                "mention": event.mention,
                "confidence": event.confidence,
                "why": event.why or None,
            }
            yield cells, pair, change


def _behind(body: BodyTables, pair: Pair, event: ThreadEvent) -> FindingChange | None:
    """The change that an event tells: of the same older findings, or of the newer one alone."""
    told = set(event.older or (finding.id for finding in event.findings))
    for change in body.followed.pairs.changes(*pair):
        refs = change.old if event.older else () if change.old else change.new
        if told <= {ref.id for ref in refs}:
            return change
    return None


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
