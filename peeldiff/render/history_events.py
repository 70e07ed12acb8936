"""What each inspection said of a concern, in words: the lines under a thread, for every format.

Text of reports is only ever quoted; layout and escaping are the renderers' work.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from alignment.records import dataclass
from peeldiff.history import (
    EventKind,
    History,
    Thread,
    ThreadEvent,
    ThreadEvidence,
    ThreadFinding,
    ThreadPassage,
)
from peeldiff.model import Mention, Status, Verdict
from peeldiff.model.vocabulary import KINDS, STATUSES
from peeldiff.pages.rewording import is_reworded
from peeldiff.render.history_words import bare_item, wording
from peeldiff.render.phrases import (
    confidence_words,
    is_merely_near,
    kind_words,
    listed,
    mention_label,
    mention_name,
    number,
)
from peeldiff.render.quoting import Quoted, Quoter

__all__ = ["Told", "told"]

_QUOTES = 3
"""Passages of one inspection that are quoted; of further ones the place is given."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell of an event. `asked` may be cut short, `quoted` is evidence and never is.

    A quotation stands at `place` of its report; `near` says that it merely stands near the concern.
    """

    what: Literal["said", "asked", "quoted"]
    text: str
    place: str = ""
    lead: str = ""
    near: bool = False

    @property
    def words(self) -> str:
        """The text; that of a quotation in quotation marks, behind its lead and before its place."""
        if self.what != "quoted":
            return self.text
        return f"{self.lead}“{self.text}” ({self.place})"


def told(thread: Thread, history: History) -> list[tuple[str, list[Told]]]:
    """What each inspection said, oldest first, under its label; silence in a row is told once."""
    labels = [inspection.label for inspection in history.inspections]
    entries: list[tuple[str, list[Told]]] = []
    last = len(labels) - 1
    runs = groupby(thread.events, lambda event: _silence(event, last))
    for silent, run in runs:
        events = list(run)
        if silent:
            names = list(dict.fromkeys(labels[event.inspection] for event in events))
            words = _words(events[0])
            if events[0].mention is not None:
                words += f", {mention_name(events[0].mention)}"
            if len(names) > 1:
                words += f"; nor in {listed(names[1:])}"
            entries.append((names[0], [Told("said", words), *_decided(events[0])]))
            continue
        for event in events:
            newest = event.inspection == thread.last and bool(event.findings)
            followed = history.inspections[event.inspection].sources[0].name
            entry = (labels[event.inspection], _event(event, newest, followed))
            if entry not in entries:  # two findings that were merged may get one answer
                entries.append(entry)
    return entries


def _silence(event: ThreadEvent, last: int) -> tuple[Status | None, Mention | None] | None:
    """What a silent inspection has in common with its neighbours; None where it is quoted.

    Passages that are merely near are worth reading in the newest inspection only.
    """
    if event.kind is not EventKind.SILENT:
        return None
    mention = event.mention
    quoted = mention is not None and (not is_merely_near(mention) or event.inspection == last)
    return None if quoted else (event.status, mention)


def _event(event: ThreadEvent, newest: bool, followed: str) -> list[Told]:
    """`newest`: the wording stands above already. `followed`: the file that needs no naming."""
    words = _words(event)
    certain = event.kind in (EventKind.RAISED, EventKind.SILENT)
    doubt = "" if certain else confidence_words(event.confidence)
    if doubt:
        words += f" ({doubt})"
    lines: list[Told] = []
    if len(event.findings) == 1:
        finding = event.findings[0]
        words += f" ({_place(finding, followed)})"
        if newest:
            lines.append(Told("said", words))
        else:
            lines += [Told("said", f"{words}:"), Told("asked", f"“{wording(finding)}”")]
    else:
        lines.append(Told("said", f"{words}:" if event.findings else words))
        lines += [
            Told("asked", f"{_place(finding, followed)}: “{wording(finding)}”")
            for finding in event.findings
        ]
    if len({item.status for item in event.items}) > 1:
        lines += [
            Told("asked", f"– {STATUSES[item.status].short}: {bare_item(item.text)}")
            for item in event.items
        ]
    near = event.mention is not None and is_merely_near(event.mention)
    for quoted in _quoted(event):
        if not isinstance(quoted.source, ThreadEvidence | ThreadPassage):
            lines.append(Told("said", quoted.words))
            continue
        place = _place(quoted.source, followed)
        if quoted.is_repeated:
            lines.append(Told("said", f"{quoted.words} ({place})"))
        else:
            lines.append(Told("quoted", quoted.words, place, quoted.lead, near and quoted.under))
    if further := [e for e in event.evidence if e not in _telling(event)]:
        places = dict.fromkeys(_place(evidence, followed) for evidence in further)
        lines.append(Told("said", f"see also {listed(list(places))}"))
    return [*lines, *_decided(event)]


def _quoted(event: ThreadEvent) -> Iterator[Quoted]:
    quoter = Quoter()
    if event.mention is None:
        return quoter.evidence(_telling(event))
    return quoter.told(_telling(event), event.passages, event.mention, mention_label)


def _telling(event: ThreadEvent) -> list[ThreadEvidence]:
    """The passages to quote: those that say how the concern stands, if any does."""
    clear = [e for e in event.evidence if e.verdict is not Verdict.UNCLEAR]
    return (clear or list(event.evidence))[:_QUOTES]


def _place(part: ThreadFinding | ThreadEvidence | ThreadPassage, followed: str) -> str:
    return f"line {part.line}" if part.source == followed else f"{part.source}, line {part.line}"


def _decided(event: ThreadEvent) -> list[Told]:
    """That the reader decided, and why."""
    if event.set_by is None:
        return []
    words = f"set by reader {event.set_by}".rstrip()
    return [Told("said", f"{words}: {event.note}" if event.note else words)]


def _words(event: ThreadEvent) -> str:
    """What the inspection did, in a few words."""
    match event.kind:
        case EventKind.RAISED:
            count = len(event.findings)
            kind = event.findings[0].kind
            named = KINDS[kind].one if count == 1 else f"{number(count)} {kind_words(kind, count)}"
            return f"raised as {named}"
        case EventKind.RAISED_AGAIN | EventKind.CAME_BACK:
            return _again(event)
        case EventKind.ANSWERED:
            if event.status is Status.RESOLVED:
                return STATUSES[event.status].short
            if event.status is Status.PARTLY_RESOLVED:
                return f"{STATUSES[event.status].short}, not asked for again"
            return f"not asked for again, but not {STATUSES[Status.RESOLVED].short}"
        case EventKind.SILENT:
            looked = event.status is Status.NOT_RAISED
            return STATUSES[Status.NOT_RAISED if looked else Status.NOT_REINSPECTED].short


def _again(event: ThreadEvent) -> str:
    words = "came back" if event.kind is EventKind.CAME_BACK else STATUSES[Status.PERSISTING].short
    if len(event.findings) > 1:
        words += f" as {number(len(event.findings))}"
    if event.status is Status.ESCALATED:
        words += ", now as a cause of concern"
    elif event.status is Status.DE_ESCALATED:
        words += ", no longer as a cause of concern"
    elif event.status is Status.PARTLY_RESOLVED:
        words += f", {STATUSES[event.status].short}"
    return (
        words if is_reworded(event.wording) or not event.wording else f"{words} in the same words"
    )
