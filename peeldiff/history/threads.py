"""The threads: what became of each concern, from the report that first raised it to the last.

A thread is made of comparisons. Each finding is followed into the next inspection and, while none
takes it up, into every later one, because the next may not have looked and a concern may come back.
Across such a gap only a finding that nothing nearer explains, and a match that is not doubtful,
count; inspections that did not look are no gap.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass, field
from peeldiff.history.gathering import Column
from peeldiff.history.pairs import Pairs
from peeldiff.history.raising import says_raised
from peeldiff.history.shapes import (
    EventKind,
    Thread,
    ThreadEvent,
    ThreadEvidence,
    ThreadFinding,
    ThreadItem,
    ThreadPassage,
    ThreadState,
)
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    DEMANDS,
    Confidence,
    Evidence,
    Finding,
    FindingChange,
    Passage,
    Status,
)
from peeldiff.model.vocabulary import SILENT, THREAD_STATES, rank
from peeldiff.statements.recalls import find_recall
from peeldiff.statements.sentences import tokenise
from peeldiff.words import sentences

__all__ = ["Fate", "Node", "ThreadWeb", "follow_threads"]

Node = tuple[int, str]
"""A finding: the index of its inspection, and its id."""

_STATES = {
    Status.RESOLVED: ThreadState.RESOLVED,
    Status.PARTLY_RESOLVED: ThreadState.PARTLY_RESOLVED,
    Status.NOT_RAISED: ThreadState.NOT_RAISED,
    Status.NOT_REINSPECTED: ThreadState.NOT_REINSPECTED,
}


@dataclass(slots=True)
class Fate:
    """What later inspections say of one finding: `successors` take it up, `answers` do not."""

    successors: list[Node] = field(default_factory=list)
    taken_up: tuple[int, FindingChange] | None = None
    answers: list[tuple[int, FindingChange]] = field(default_factory=list)

    @property
    def last_answer(self) -> tuple[int, FindingChange] | None:
        """The inspection and its answer that tell how the finding stands, where none takes it up.

        What was said in words outweighs silence, and an inspection that looked one that did not.
        """
        told = [answer for answer in self.answers if answer[1].status not in SILENT]
        looked = [a for a in self.answers if a[1].status is not Status.NOT_REINSPECTED]
        for answers in (told, looked, self.answers):
            if answers:
                return answers[-1]
        return None

    @property
    def is_closed(self) -> bool:
        """Whether a later inspection says that it is dealt with, beyond doubt."""
        return any(_closes(change) for _, change in self.answers)


def _closes(change: FindingChange) -> bool:
    """Whether an answer ends a concern: one of which the program is in doubt ends none."""
    return change.status is Status.RESOLVED and change.confidence is not Confidence.LOW


class ThreadWeb:
    """All demands of a history, what each became, and which belong to one thread."""

    def __init__(self, columns: Sequence[Column], pairs: Pairs) -> None:
        self.columns = columns
        self.pairs = pairs
        self.findings: dict[Node, Finding] = {
            (at, finding.id): finding
            for at, column in enumerate(columns)
            for finding in column.inspection.findings
            if finding.kind in DEMANDS
        }
        self.fates = {node: Fate() for node in self.findings}
        self._explained: dict[Node, Node] = {}
        for new in range(1, len(columns)):
            for old in range(new - 1, -1, -1):
                self._join(old, new)

    def _join(self, old: int, new: int) -> None:
        for node in [node for node in self.findings if node[0] == old]:
            fate = self.fates[node]
            if fate.successors:
                continue
            change = self.pairs.change(old, new, node[1])
            if change is None:
                continue
            successors = [(new, ref.id) for ref in change.new if (new, ref.id) in self.findings]
            successors = successors or self._spoken_of(new, change)
            if successors and self._is_sure(node, change, successors):
                fate.successors = successors
                fate.taken_up = (new, change)
                for successor in successors:
                    self._explained.setdefault(successor, node)
            elif not fate.is_closed and (not successors or change.status in SILENT):
                fate.answers.append((new, change))
        self.pairs.let_go(old, new)

    def _is_sure(self, node: Node, change: FindingChange, successors: Sequence[Node]) -> bool:
        """Whether a match stands although inspections between did not raise the concern."""
        if change.set_by is not None or successors[0][0] == node[0] + 1:
            return True
        answers = self.fates[node].answers
        looked = any(answer.status is not Status.NOT_REINSPECTED for _, answer in answers)
        # Over a gap two demands that share a subject are often two things: only a plain likeness counts.
        if looked and change.confidence is not Confidence.HIGH:
            return False
        return all(self._explained.get(successor, node)[0] == node[0] for successor in successors)

    def _spoken_of(self, new: int, change: FindingChange) -> list[Node]:
        """The demands whose own text holds the passage that says the concern is not dealt with.

        What is partly dealt with goes on only in a demand of its kind: a recommendation that was
        half followed is not the new area for improvement that mentions it.
        """
        if change.status not in (Status.PERSISTING, Status.PARTLY_RESOLVED):
            return []
        return [
            node
            for node, finding in self.findings.items()
            if node[0] == new
            and (change.status is Status.PERSISTING or finding.kind is change.kind)
            and any(finding.line <= quote.line <= finding.end_line for quote in change.evidence)
        ]

    def threads(self) -> list[list[Node]]:
        """The findings that hang together, each thread in order of time."""
        root: dict[Node, Node] = {node: node for node in self.findings}

        def top(node: Node) -> Node:
            while root[node] != node:
                node = root[node]
            return node

        for node, fate in self.fates.items():
            for successor in fate.successors:
                one, other = sorted((top(node), top(successor)), key=self.key)
                root[other] = one
        grouped: dict[Node, list[Node]] = {}
        for node in sorted(self.findings, key=self.key):
            grouped.setdefault(top(node), []).append(node)
        return list(grouped.values())

    def years_said(self, nodes: Sequence[Node]) -> tuple[str, ...]:
        """The years in which, as the reports themselves say, an inspection raised a concern that none of
        these findings is of: "2017", earliest first."""
        own = {(self.columns[at].inspection.cycle or "")[:4] for at, _ in nodes}
        found: set[str] = set()
        for at, finding in nodes:
            if at == 0:
                continue
            words = inspectorate_of(self.columns[at].inspection)
            cycle = self.columns[at].inspection.cycle or ""
            diff = self.pairs.diff(at - 1, at)
            texts = [one.text for one in diff.recalls if one.on_new == finding]
            change = _as_new(self, at, finding)
            if change is not None and change.status is Status.RECURRING:
                texts += [one.text for one in change.evidence]
            for sentence in (sentence for text in texts for sentence in sentences(text)):
                recall = find_recall(sentence, tokenise(sentence), cycle)
                if recall is not None and says_raised(sentence, words, is_formal=recall.is_formal):
                    found.update(recall.years)
        return tuple(sorted(year for year in found if year[:4] not in own))

    def key(self, node: Node) -> tuple[int, int, str]:
        """What sorts findings by time and place."""
        return node[0], self.findings[node].line, node[1]


def follow_threads(web: ThreadWeb) -> tuple[Thread, ...]:
    """Every concern of the history; what is still open first, then the longest first."""
    threads = [_thread(nodes, web) for nodes in web.threads()]
    threads.sort(
        key=lambda t: (rank(THREAD_STATES, t.state), -t.running, -t.raised, -t.last, t.first)
    )
    return tuple(
        Thread(
            f"t{number}", t.kind, t.text, t.heading, t.state, t.first, t.last, t.raised, t.running,
            t.events,
        )
        for number, t in enumerate(threads, start=1)
    )  # fmt: skip


def _thread(nodes: Sequence[Node], web: ThreadWeb) -> Thread:
    raised = sorted({at for at, _ in nodes})
    events = sorted(
        [*_raising(nodes, raised, web), *_answering(nodes, web)],
        key=lambda event: (event.inspection, not event.findings),
    )
    latest = [node for node in nodes if node[0] == raised[-1]]
    finding = web.findings[latest[0]]
    return Thread(
        "",
        finding.kind,
        finding.text,
        _heading(web.columns[raised[-1]], finding),
        _state(latest, raised[-1], web),
        raised[0],
        raised[-1],
        len(raised),
        _running(raised, events),
        tuple(events),
    )


def _running(raised: Sequence[int], events: Sequence[ThreadEvent]) -> int:
    """How many inspections up to the last that raised it did so without a break."""
    running = 1
    for before, after in zip(reversed(raised[:-1]), reversed(raised[1:]), strict=True):
        between = [event for event in events if before < event.inspection < after]
        if any(event.status is not Status.NOT_REINSPECTED for event in between):
            break
        running += 1
    return running


def _state(latest: Sequence[Node], last: int, web: ThreadWeb) -> ThreadState:
    """How the concern stands: the worst of what the findings of its last wording came to."""
    if last == len(web.columns) - 1:
        return ThreadState.OPEN
    states = []
    for node in latest:
        answers = [change for _, change in web.fates[node].answers]
        spoken = [change for change in answers if change.status not in SILENT]
        if spoken and (spoken[-1].status is not Status.RESOLVED or _closes(spoken[-1])):
            states.append(_STATES.get(spoken[-1].status, ThreadState.OPEN))
        elif any(change.status is not Status.NOT_REINSPECTED for change in answers):
            states.append(ThreadState.NOT_RAISED)
        else:
            states.append(ThreadState.NOT_REINSPECTED)
    if ThreadState.RESOLVED in states and any(s is not ThreadState.RESOLVED for s in states):
        states.append(ThreadState.PARTLY_RESOLVED)
    return min(states, key=lambda state: rank(THREAD_STATES, state))


# ---- events -------------------------------------------------------------------------------------


def _raising(nodes: Sequence[Node], raised: Sequence[int], web: ThreadWeb) -> list[ThreadEvent]:
    """One event for each inspection that raises the concern."""
    events = []
    for at in raised:
        here = [node for node in nodes if node[0] == at]
        before = [
            (node, web.fates[node])
            for node in nodes
            if any(successor in here for successor in web.fates[node].successors)
        ]
        change = None
        compared = None
        kind = EventKind.RAISED
        if before:
            node, fate = max(before, key=lambda entry: entry[0][0])
            assert fate.taken_up is not None
            change, compared = fate.taken_up[1], node[0]
            dropped = any(c.status is not Status.NOT_REINSPECTED for _, c in fate.answers)
            kind = EventKind.CAME_BACK if dropped else EventKind.RAISED_AGAIN
        elif at > 0:
            change = _as_new(web, at, here[0][1])
            compared = at - 1
        evidence = [] if change is None else list(change.evidence)
        if before and compared != at - 1:
            nearer = _as_new(web, at, here[0][1])
            evidence += [] if nearer is None else list(nearer.evidence)
        events.append(
            ThreadEvent(
                inspection=at,
                kind=kind,
                status=None if change is None else change.status,
                compared_with=compared,
                findings=tuple(_finding(web, node) for node in here),
                wording=change.wording if change is not None and before else (),
                evidence=_evidence(web.columns[at], evidence),
                items=tuple(
                    ThreadItem(item.old[0].text, item.status)
                    for item in (change.items if change is not None and before else ())
                    if item.old
                ),
                confidence=Confidence.HIGH if change is None else change.confidence,
                why="" if change is None else change.why,
                set_by=None if change is None else change.set_by,
                note=None if change is None else change.note,
            )
        )
    return events


def _as_new(web: ThreadWeb, at: int, finding: str) -> FindingChange | None:
    """The finding as the comparison with the inspection just before sees it, if only as new."""
    for change in web.pairs.diff(at - 1, at).findings:
        if not change.old and any(ref.id == finding for ref in change.new):
            return change
    return None


def _answering(nodes: Sequence[Node], web: ThreadWeb) -> list[ThreadEvent]:
    """What later inspections say, or do not say, without raising the concern again."""
    events = []
    for node in nodes:
        for at, change in web.fates[node].answers:
            if any(other[0] == at for other in nodes) and change.status in SILENT:
                continue  # another part of the concern is raised there
            events.append(
                ThreadEvent(
                    inspection=at,
                    kind=EventKind.SILENT if change.status in SILENT else EventKind.ANSWERED,
                    status=change.status,
                    compared_with=node[0],
                    findings=(),
                    wording=(),
                    evidence=_evidence(web.columns[at], change.evidence),
                    mention=change.mention,
                    passages=_passages(web.columns[at], change.passages),
                    items=tuple(
                        ThreadItem(item.old[0].text, item.status)
                        for item in change.items
                        if item.old
                    ),
                    confidence=change.confidence,
                    why=change.why,
                    set_by=change.set_by,
                    note=change.note,
                )
            )
    return events


def _finding(web: ThreadWeb, node: Node) -> ThreadFinding:
    column, finding = web.columns[node[0]], web.findings[node]
    source, line = column.place(finding.line)
    heading = _heading(column, finding)
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


def _heading(column: Column, finding: Finding) -> str | None:
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
            )
        )
    return tuple(found)
