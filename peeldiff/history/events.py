"""What each inspection says of a thread: one event for each comparison that says something of it.

Each finding of a thread stands in the event of its inspection that raises it, and in no other; a finding
of another thread is only named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from peeldiff.history.gathering import Column
from peeldiff.history.shapes import (
    EventKind,
    ThreadEvent,
    ThreadEvidence,
    ThreadFinding,
    ThreadItem,
    ThreadLink,
    ThreadPassage,
)
from peeldiff.model import Confidence, Evidence, Finding, FindingChange, Passage, Status
from peeldiff.model.vocabulary import SILENT

if TYPE_CHECKING:
    from peeldiff.history.threads import Node, ThreadWeb

__all__ = ["events_of", "heading_of"]


def events_of(nodes: Sequence[Node], web: ThreadWeb) -> tuple[ThreadEvent, ...]:
    """The events of a thread in order of time; of one inspection, what it raises comes first."""
    events = [_first(nodes[0], web), *_taken_up(nodes, web), *_told(nodes, web)]
    return tuple(sorted(events, key=lambda event: (event.inspection, not event.findings)))


def _first(node: Node, web: ThreadWeb) -> ThreadEvent:
    """The inspection that first raised the concern."""
    at = node[0]
    change = web.as_new(node)
    said: dict[str, Any] = _said(change) if change is not None else _NOTHING_SAID
    return ThreadEvent(
        inspection=at,
        kind=EventKind.RAISED,
        status=None if change is None else change.status,
        compared_with=at - 1 if at else None,
        findings=(_finding(web, node),),
        wording=(),
        evidence=_evidence(web.columns[at], change.evidence if change is not None else ()),
        items=(),
        **said,
    )


def _taken_up(nodes: Sequence[Node], web: ThreadWeb) -> list[ThreadEvent]:
    """The inspections that raise the concern again, in this thread or as one with another; those of one
    inspection in the order of what they raise."""
    placed: set[Node] = set()
    events: list[tuple[tuple[int, int, str], ThreadEvent]] = []
    for older, at, change in _by_change(
        (node, web.fates[node].taken_up) for node in sorted(nodes, key=lambda one: -one[0])
    ):
        fate = web.fates[older[0]]
        # A thread carries on in those of its successors that carry on one of its findings.
        here = [one for one in fate.successors if one in nodes and one not in placed]
        placed.update(here)
        dropped = any(c.status is not Status.NOT_REINSPECTED for _, c in fate.answers)
        kind = EventKind.CAME_BACK if dropped else EventKind.RAISED_AGAIN
        evidence = list(change.evidence)
        if here and older[0][0] != at - 1:
            nearer = web.as_new(here[0])
            evidence += [] if nearer is None else list(nearer.evidence)
        event = ThreadEvent(
            inspection=at,
            kind=kind if here else EventKind.JOINED,
            status=change.status,
            compared_with=older[0][0],
            older=_ids(older),
            findings=tuple(_finding(web, one) for one in here),
            elsewhere=_links(web, (one for one in fate.successors if one not in here)),
            joins=_links(web, (joined for one in here for joined in web.joined(one))),
            wording=change.wording,
            evidence=_evidence(web.columns[at], evidence),
            items=_items(web, older, change),
            **_said(change),
        )
        events.append((min(map(web.key, here or fate.successors)), event))
    return [event for _, event in sorted(events, key=lambda one: one[0])]


def _told(nodes: Sequence[Node], web: ThreadWeb) -> Iterator[ThreadEvent]:
    """What later inspections say, or do not say, without surely raising the concern again."""
    for older, at, change in _by_change(
        (node, answer)
        for node in nodes
        for answer in (*web.fates[node].answers, *web.fates[node].alike)
    ):
        alike = any(change is one for _, one in web.fates[older[0]].alike)
        silent = change.status in SILENT
        answer = EventKind.SILENT if silent else EventKind.ANSWERED
        yield ThreadEvent(
            inspection=at,
            kind=EventKind.ALIKE if alike else answer,
            status=change.status,
            compared_with=older[0][0],
            older=_ids(older),
            findings=(),
            elsewhere=_links(web, web.taking_up(at, change) if alike else ()),
            wording=(),
            evidence=_evidence(web.columns[at], change.evidence),
            mention=change.mention,
            passages=_passages(web.columns[at], change.passages),
            nearest=next(
                iter(_links(web, [(at, change.nearest.id)] if change.nearest else [])), None
            ),
            items=_items(web, older, change),
            **_said(change),
        )


def _by_change(
    found: Iterable[tuple[Node, tuple[int, FindingChange] | None]],
) -> Iterator[tuple[list[Node], int, FindingChange]]:
    """Each change once, with the findings of the thread that it is of: one may be of several."""
    grouped: dict[tuple[int, int], tuple[list[Node], int, FindingChange]] = {}
    for node, told in found:
        if told is not None:
            grouped.setdefault((node[0], id(told[1])), ([], *told))[0].append(node)
    yield from grouped.values()


_NOTHING_SAID = {"confidence": Confidence.HIGH, "why": "", "set_by": None, "note": None}


def _said(change: FindingChange) -> dict[str, Any]:
    """How sure a change is, why, and who decided it."""
    return {
        "confidence": change.confidence,
        "why": change.why,
        "set_by": change.set_by,
        "note": change.note,
    }


def _ids(nodes: Sequence[Node]) -> tuple[str, ...]:
    return tuple(finding for _, finding in sorted(nodes))


def _items(web: ThreadWeb, older: Sequence[Node], change: FindingChange) -> tuple[ThreadItem, ...]:
    """The parts of these findings, and not of another that the same change is of."""
    others = {ref.id for ref in change.old} - {finding for _, finding in older}
    column = web.columns[older[0][0]].inspection
    apart = {item.id for one in column.findings if one.id in others for item in one.items}
    return tuple(
        ThreadItem(item.old[0].text, item.status)
        for item in change.items
        if item.old and item.old[0].id not in apart
    )


def _links(web: ThreadWeb, nodes: Iterable[Node]) -> tuple[ThreadLink, ...]:
    """Findings of other threads, whose ids are put in when all threads are known."""
    return tuple(
        ThreadLink(thread="", inspection=node[0], finding=_finding(web, node))
        for node in sorted(dict.fromkeys(nodes), key=web.key)
    )


def _finding(web: ThreadWeb, node: Node) -> ThreadFinding:
    column, finding = web.columns[node[0]], web.findings[node]
    source, line = column.place(finding.line)
    heading = heading_of(column, finding)
    items = tuple(item.text for item in finding.items)
    return ThreadFinding(
        finding.id,
        finding.kind,
        finding.text,
        items,
        heading,
        source,
        line,
        ref=finding.ref,
        asked_of=finding.asked_of,
    )


def heading_of(column: Column, finding: Finding) -> str | None:
    """The heading of the section that holds a finding."""
    for section in column.inspection.sections:
        if section.id == finding.section:
            return section.heading
    return None


def _evidence(column: Column, evidence: Sequence[Evidence]) -> tuple[ThreadEvidence, ...]:
    """Each quoted passage once, at its longest, with the file and line where it stands."""
    found: dict[tuple[int, str], ThreadEvidence] = {}
    for quote in evidence:
        if any(q.line == quote.line and quote.text in q.text != quote.text for q in evidence):
            continue
        source, line = column.place(quote.line)
        found.setdefault(
            (quote.line, quote.text),
            ThreadEvidence(quote.text, quote.heading, source, line, quote.verdict),
        )
    return tuple(found.values())


def _passages(column: Column, passages: Sequence[Passage]) -> tuple[ThreadPassage, ...]:
    """The passages with the file and line where each stands."""
    found = []
    for passage in passages:
        source, line = column.place(passage.line)
        found.append(
            ThreadPassage(
                text=passage.text,
                heading=passage.heading,
                source=source,
                line=line,
                page=passage.page,
                score=passage.score,
                verdict=passage.verdict,
                tied=passage.tied,
            )
        )
    return tuple(found)
