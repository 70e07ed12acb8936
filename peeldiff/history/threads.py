"""The threads: what became of each concern, from the report that first raised it to the last.

A thread is made of comparisons. Each finding is followed into the next inspection and, while none
takes it up, into every later one, because the next may not have looked and a concern may come back.
Across such a gap a doubtful match joins nothing; inspections that did not look are no gap.

Nothing that a comparison found is left out. A finding stands once, in the thread of the older finding
that it carries on; where it asks for others as well, their threads say that they are asked as one with
it, and a match that is too doubtful to join two threads is told as a likeness.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from alignment.records import dataclass, field, replace
from peeldiff.history.events import events_of, heading_of
from peeldiff.history.gathering import Column
from peeldiff.history.own_recalls import own_recalls
from peeldiff.history.pairs import Pairs
from peeldiff.history.raising import says_raised
from peeldiff.history.shapes import Thread, ThreadEvent, ThreadLink, ThreadState
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    DEMANDS,
    Confidence,
    Finding,
    FindingChange,
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
    """What later inspections say of one finding: `successors` take it up, `answers` do not, and of the
    findings of `alike` nobody knows whether they do."""

    successors: list[Node] = field(default_factory=list)
    taken_up: tuple[int, FindingChange] | None = None
    answers: list[tuple[int, FindingChange]] = field(default_factory=list)
    alike: list[tuple[int, FindingChange]] = field(default_factory=list)

    @property
    def last_answer(self) -> tuple[int, FindingChange] | None:
        """The inspection and its answer that tell how the finding stands, where none takes it up.

        What was said in words outweighs silence, what was sure a doubtful "dealt with" after it, and an
        inspection that looked one that did not.
        """
        spoken = self.spoken
        told = [answer for answer in self.answers if answer[1].status not in SILENT]
        if spoken and _closes(spoken[-1][1]):
            return spoken[-1]
        looked = [a for a in self.answers if a[1].status is not Status.NOT_REINSPECTED]
        for answers in (told, looked, self.answers):
            if answers:
                return answers[-1]
        return None

    @property
    def spoken(self) -> list[tuple[int, FindingChange]]:
        """The answers in words, without a "dealt with" of which the program is in doubt."""
        return [
            (at, change)
            for at, change in self.answers
            if change.status not in SILENT
            and (change.status is not Status.RESOLVED or _closes(change))
        ]


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
        self._before = self._links()
        self._root: dict[Node, Node] = {}
        for node in sorted(self.findings, key=self.key):
            carried = self.carried_on(node)
            self._root[node] = node if carried is None else self._root[carried]

    def _join(self, old: int, new: int) -> None:
        for node in [node for node in self.findings if node[0] == old]:
            fate = self.fates[node]
            if fate.successors:
                continue
            change = self.pairs.change(old, new, node[1])
            if change is None:
                continue
            successors = self.taking_up(new, change)
            if successors and self._is_sure(node, change, successors):
                fate.successors = successors
                fate.taken_up = (new, change)
                for successor in successors:
                    self._explained.setdefault(successor, node)
            elif any((new, ref.id) in self.findings for ref in change.new):
                fate.alike.append((new, change))
            else:
                fate.answers.append((new, change))
        self.pairs.let_go(old, new)

    def taking_up(self, new: int, change: FindingChange) -> list[Node]:
        """The demands of a newer inspection that a change names, or whose own text is its evidence."""
        named = [(new, ref.id) for ref in change.new if (new, ref.id) in self.findings]
        return named or self._spoken_of(new, change)

    def _is_sure(self, node: Node, change: FindingChange, successors: Sequence[Node]) -> bool:
        """Whether a match stands although inspections between did not raise the concern."""
        if change.set_by is not None or successors[0][0] == node[0] + 1:
            return True
        answers = self.fates[node].answers
        looked = any(answer.status is not Status.NOT_REINSPECTED for _, answer in answers)
        # What an inspection between explains is another's already; and two demands that share a subject
        # over a gap are often two things. Only a plain likeness counts.
        explained = any(self._explained.get(one, node)[0] != node[0] for one in successors)
        return change.confidence is Confidence.HIGH or not (looked or explained)

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

    def _links(self) -> dict[Node, list[Node]]:
        """The older findings that each takes up, in order of time and place."""
        found: dict[Node, list[Node]] = {}
        for node in sorted(self.findings, key=self.key):
            for successor in self.fates[node].successors:
                found.setdefault(successor, []).append(node)
        return found

    def carried_on(self, node: Node) -> Node | None:
        """The one older finding that a finding carries on, of those that it takes up: of the nearest
        inspection, and there of the concern that was raised first."""
        before = self._before.get(node, ())
        return min(
            before,
            key=lambda one: (-one[0], self.key(self._root[one]), self.key(one)),
            default=None,
        )

    def joined(self, node: Node) -> list[Node]:
        """The findings of other threads that a finding takes up beside the one that it carries on."""
        return [one for one in self._before.get(node, ()) if self._root[one] != self._root[node]]

    def root(self, node: Node) -> Node:
        """The finding that first raised the concern of a finding."""
        return self._root[node]

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """Every older finding that a finding goes back to, in whichever threads; oldest first."""
        found: set[Node] = set()
        waiting = [node]
        while waiting:
            older = [one for one in self._before.get(waiting.pop(), ()) if one not in found]
            found.update(older)
            waiting += older
        return tuple(sorted(found, key=self.key))

    def threads(self) -> list[list[Node]]:
        """The findings of each thread in order of time: each carries on one of those before it."""
        grouped: dict[Node, list[Node]] = {}
        for node in sorted(self.findings, key=self.key):
            grouped.setdefault(self._root[node], []).append(node)
        return list(grouped.values())

    def years_said(self, nodes: Sequence[Node]) -> tuple[str, ...]:
        """The years in which, as the reports themselves say, an inspection raised a concern that none of
        these findings is of: "2017", earliest first."""
        own = {(self.columns[at].inspection.cycle or "")[:4] for at, _ in nodes}
        found: set[str] = set()
        for at, finding in nodes:
            if at == 0:
                found.update(self._own_recalls.get(finding, ()))
                continue
            words = inspectorate_of(self.columns[at].inspection)
            cycle = self.columns[at].inspection.cycle or ""
            diff = self.pairs.diff(at - 1, at)
            texts = [one.text for one in diff.recalls if one.on_new == finding]
            asking = [one for one in diff.findings if any(ref.id == finding for ref in one.new)]
            for change in asking:
                # Of what went into several findings the words may be on another of them.
                if change.status is Status.RECURRING or len(change.old) == len(change.new) == 1:
                    texts += [one.text for one in change.evidence]
            for sentence in (sentence for text in texts for sentence in sentences(text)):
                recall = find_recall(sentence, tokenise(sentence), cycle)
                if recall is not None and says_raised(sentence, words, is_formal=recall.is_formal):
                    found.update(recall.years)
        return tuple(sorted(year for year in found if year[:4] not in own))

    @cached_property
    def _own_recalls(self) -> dict[str, set[str]]:
        """What the earliest report says itself of what was raised before it."""
        return own_recalls(self.columns[0].inspection)

    def as_new(self, node: Node) -> FindingChange | None:
        """A finding as the comparison with the inspection just before sees it, if only as new."""
        at, finding = node
        for change in self.pairs.diff(at - 1, at).findings if at else ():
            if not change.old and any(ref.id == finding for ref in change.new):
                return change
        return None

    def key(self, node: Node) -> tuple[int, int, str]:
        """What sorts findings by time and place."""
        return node[0], self.findings[node].line, node[1]


def follow_threads(web: ThreadWeb) -> tuple[Thread, ...]:
    """Every concern of the history; what is still open first, then the longest first."""
    found = [(nodes[0], _thread(nodes, web)) for nodes in web.threads()]
    found.sort(
        key=lambda one: (
            rank(THREAD_STATES, one[1].state),
            *(-one[1].running, -one[1].raised, -one[1].last, one[1].first),
        )
    )
    names = {root: f"t{number}" for number, (root, _) in enumerate(found, start=1)}
    return tuple(
        replace(thread, id=names[root], events=_named(thread.events, names, web))
        for root, thread in found
    )


def _named(
    events: Sequence[ThreadEvent], names: Mapping[Node, str], web: ThreadWeb
) -> tuple[ThreadEvent, ...]:
    """The events with the ids of the other threads that they name."""

    def named(links: Sequence[ThreadLink]) -> tuple[ThreadLink, ...]:
        return tuple(
            replace(link, thread=names[web.root((link.inspection, link.finding.id))])
            for link in links
        )

    return tuple(
        replace(
            event,
            elsewhere=named(event.elsewhere),
            joins=named(event.joins),
            nearest=None if event.nearest is None else named([event.nearest])[0],
        )
        if event.elsewhere or event.joins or event.nearest
        else event
        for event in events
    )


def _thread(nodes: Sequence[Node], web: ThreadWeb) -> Thread:
    raised = sorted({at for at, _ in nodes})
    events = events_of(nodes, web)
    latest = [node for node in nodes if node[0] == raised[-1]]
    finding = web.findings[latest[0]]
    return Thread(
        "",
        finding.kind,
        finding.text,
        heading_of(web.columns[raised[-1]], finding),
        _state(latest, raised[-1], web),
        raised[0],
        raised[-1],
        len(raised),
        _running(raised, events),
        events,
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
        fate = web.fates[node]
        if fate.successors:
            states.append(ThreadState.MERGED)
        elif fate.spoken:
            states.append(_STATES.get(fate.spoken[-1][1].status, ThreadState.OPEN))
        elif fate.alike or any(c.status is not Status.NOT_REINSPECTED for _, c in fate.answers):
            states.append(ThreadState.NOT_RAISED)
        else:
            states.append(ThreadState.NOT_REINSPECTED)
    if ThreadState.RESOLVED in states and any(s is not ThreadState.RESOLVED for s in states):
        states.append(ThreadState.PARTLY_RESOLVED)
    return min(states, key=lambda state: rank(THREAD_STATES, state))
