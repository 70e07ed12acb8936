"""A history in the words of a meeting: the same sentences for every format.

Layout, colour and escaping are the renderers' work. Text of reports is only ever quoted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from peeldiff.history import (
    EventKind,
    History,
    HistoryInspection,
    Thread,
    ThreadFinding,
    ThreadState,
)
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import Status
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import KINDS, THREAD_STATES
from peeldiff.phrasing.phrases import (
    counted,
    listed,
    number,
)
from peeldiff.phrasing.publication import dated_in_history

__all__ = [
    "age",
    "bare_item",
    "by_state",
    "concern",
    "grade_notes",
    "headline",
    "inspection_words",
    "latest",
    "state_meaning",
    "state_words",
    "wording",
]

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


# ---- the inspections ----------------------------------------------------------------------------


def inspection_words(inspection: HistoryInspection) -> str:
    """ "PEEL, effectiveness, published March 2017 (a.md and b.txt)"."""
    parts = [inspection.programme or "unknown programme"]
    if inspection.pillars:
        parts.append(listed(list(inspection.pillars)))
    parts.append(dated_in_history(inspection))
    return f"{', '.join(filter(None, parts))} ({listed([source.name for source in inspection.sources])})"


def headline(history: History) -> list[str]:
    """How many concerns there were, and how they stand; what matters most first."""
    if not history.threads:
        return ["None of these inspections makes a formal demand."]
    first = min(thread.first for thread in history.threads)
    count = counted(len(history.threads), "concern").capitalize()
    verb = "was" if len(history.threads) == 1 else "were"
    since = history.inspections[first].label
    told = [f"{count} {verb} raised since {since}: {_kinds(history)}."]
    for state, threads in by_state(history):
        sentence = f"{status_count(state, len(threads))}"
        if state is ThreadState.OPEN:
            sentence += _open_since(threads)
        told.append(f"{sentence}.")
    return told


def _kinds(history: History) -> str:
    """ "one cause of concern and two areas for improvement": not every concern is a cause of concern."""
    terms = terms_of(history.inspections[-1])
    found = Counter(thread.kind for thread in history.threads)
    if len(found) == 1:
        one = next(iter(found))
        return f"all {terms.kind(one, 2)}" if found[one] > 1 else counted(1, terms.kind(one))
    told = [
        counted(found[kind], terms.kind(kind), terms.kind(kind, 2)) for kind in KINDS if found[kind]
    ]
    return f"{listed(told)}, each counted once, as last called"


def status_count(state: ThreadState, count: int) -> str:
    """ "Seven are still open"."""
    return f"{number(count).capitalize()} {THREAD_STATES[state].fate[count != 1]}"


def _open_since(threads: Sequence[Thread]) -> str:
    """The longest runs among what is open, and what came back."""
    parts: list[str] = []
    for running in sorted({t.running for t in threads if t.running > 1}, reverse=True):
        count = sum(thread.running == running for thread in threads)
        noun = "" if parts else " inspection running"
        parts.append(f"{number(count)} for the {_ordinal(running)}{noun}")
    told = [", ".join(parts)] if parts else []
    back = sum(_came_back(thread) is not None for thread in threads)
    if back:
        told.append(f"{number(back)} came back")
    return f" ({'; '.join(told)})" if told else ""


# ---- the grades ---------------------------------------------------------------------------------


def grade_notes(history: History) -> Iterator[str]:
    """What the table cannot say: the scale, standing judgments, caveats of the reports."""
    for inspection in history.inspections:
        if inspection.scale_changed:
            yield (
                f"The scale changed in {inspection.label}: grades on the two sides of the line "
                "cannot be compared."
            )
    carried: dict[tuple[str, str], list[str]] = {}
    for question in history.questions:
        for point in question.points:
            if point is not None and point.carried_over:
                label = history.inspections[point.inspection].label
                since = point.carried_over_from or "an earlier inspection"
                carried.setdefault((label, since), []).append(question.name)
    for (label, since), names in carried.items():
        verb = "was" if len(names) == 1 else "were"
        yield f"{listed(names)} {verb} not inspected in {label}: the judgment of {since} stands."
    caveats: dict[str, None] = {}
    for question in history.questions:
        for point in question.points:
            if point is not None and point.caveat is not None:
                label = history.inspections[point.inspection].label
                caveats[f"“{point.caveat.text}” ({label}, line {point.caveat.line})"] = None
    yield from caveats


# ---- the threads --------------------------------------------------------------------------------


def by_state(history: History) -> list[tuple[ThreadState, list[Thread]]]:
    """The threads under how they stand, in their order; states without threads are left out."""
    return [
        (state, list(threads)) for state, threads in groupby(history.threads, lambda t: t.state)
    ]


def state_words(state: ThreadState) -> str:
    """The state as a heading."""
    return THREAD_STATES[state].heading


def state_meaning(state: ThreadState, threads: Sequence[Thread], terms: Terms) -> str:
    """What guards against a wrong reading; what a reader set is not told as a report's words."""
    meaning = terms.states[state].guard
    if state not in (ThreadState.RESOLVED, ThreadState.PARTLY_RESOLVED):
        return meaning
    decided = sum(_is_decided(thread) for thread in threads)
    if decided == len(threads):
        return "Set by a reader."
    was = "was" if decided == 1 else "were"
    instead = f" {number(decided).capitalize()} {was} set by a reader instead." if decided else ""
    return meaning + instead


def _is_decided(thread: Thread) -> bool:
    """Whether a reader set how a concern stands: what came last, silence aside."""
    told = [e for e in thread.events if e.kind not in (EventKind.SILENT, EventKind.ALIKE)]
    return bool(told) and told[-1].set_by is not None


def concern(thread: Thread) -> str:
    """The concern in its latest wording, with its parts where the sentence needs them."""
    return wording(latest(thread)[0])


def latest(thread: Thread) -> list[ThreadFinding]:
    """The findings of the last inspection that raised the concern, in the order of its report."""
    return [f for event in thread.events if event.inspection == thread.last for f in event.findings]


def wording(finding: ThreadFinding) -> str:
    """A finding as one inspection printed it, with its parts where the sentence needs them."""
    text = finding.text
    if text.endswith(":") and finding.items:
        text += " " + "; ".join(map(bare_item, finding.items))
    return text


def age(thread: Thread, history: History) -> str:
    """Since when, how often, and whether it came back; and whose it is, if another body's."""
    bodies = dict.fromkeys(f.asked_of for e in thread.events for f in e.findings if f.asked_of)
    whose = f" Asked of {listed(list(bodies))}." if bodies else ""
    return f"{_age(thread, history)}{whose}"


def _age(thread: Thread, history: History) -> str:
    names = [inspection.label for inspection in history.inspections]
    labels = [names[at] for at in dict.fromkeys(e.inspection for e in thread.events if e.findings)]
    back = _came_back(thread)
    recurs = thread.raised == 1 and thread.events[0].status is Status.RECURRING
    if thread.first == len(history.inspections) - 1 and not recurs:
        sentence = f"New in {labels[0]}"
    elif back == thread.last and thread.running == 1:
        return f"Raised in {listed(labels[:-1])}; came back in {labels[-1]}."
    else:
        sentence = f"Raised in {listed(labels)}"
    if thread.running > 1:
        current = thread.state in (ThreadState.OPEN, ThreadState.NOT_REINSPECTED)
        sentence += (
            f": {_ordinal(thread.running)} inspection running"
            if current
            else f": {number(thread.running)} inspections running"
        )
    if back is not None:
        sentence += f"; came back in {history.inspections[back].label}"
    elif recurs:
        sentence += ", and before by an inspection that is not among these"
    joined = [names[at] for at in _joined(thread)]
    if joined:
        sentence += f"; asked as one with another concern in {listed(joined)}"
    return f"{sentence}."


def _joined(thread: Thread) -> list[int]:
    """The inspections from which on it, or a part of it, is asked as one with another concern."""
    events = [e for e in thread.events if e.kind is EventKind.JOINED and e.inspection > thread.last]
    return list(dict.fromkeys(event.inspection for event in events))


def _came_back(thread: Thread) -> int | None:
    found = [e.inspection for e in thread.events if e.kind is EventKind.CAME_BACK]
    return found[-1] if found else None


def _ordinal(count: int) -> str:
    return _ORDINALS[count - 1] if count <= len(_ORDINALS) else f"{count}th"


def bare_item(item: str) -> str:
    """A part without the sign or word that leads to the next."""
    return item.removesuffix("; and").rstrip(";. ")
