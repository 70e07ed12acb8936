"""What each inspection said of a concern, in words: the lines under a thread, for every format.

Text of reports is only ever quoted; layout and escaping are the renderers' work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import STATUSES
from peeldiff.phrasing.history_words import bare_item, wording
from peeldiff.phrasing.phrases import (
    NEAREST,
    confidence_words,
    is_merely_near,
    listed,
    mention_label,
    mention_name,
    number,
)
from peeldiff.phrasing.quoting import Quoted, Quoter
from peeldiff.phrasing.rewording import is_reworded

__all__ = ["Told", "told"]

_QUOTES = 4
"""Passages of one inspection that are quoted: a recall of several findings, which of them this is, what is
said of all of them and what of this one. Of further ones the place is given."""

_NAMING = {
    EventKind.JOINED: "it stands under that concern",
    EventKind.ALIKE: "another concern is like it, and may be the same",
}
"""What stands above the findings of other concerns that an event names."""


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


def told(
    thread: Thread, history: History, headed: int | None = None
) -> list[tuple[str, list[Told]]]:
    """What each inspection said, oldest first, under its label; silence in a row is told once.

    `headed` is the inspection whose wording stands above already: the last that raised it, unless given.
    """
    headed = thread.last if headed is None else headed
    labels = [inspection.label for inspection in history.inspections]
    entries: list[tuple[str, list[Told]]] = []
    terms = [terms_of(inspection) for inspection in history.inspections]
    last = len(labels) - 1
    asked = {(e.inspection, f.id): wording(f) for e in thread.events for f in e.findings}
    alone = sum(at == headed for at, _ in asked) == 1
    closed = min((e.inspection for e in thread.events if _closes(e)), default=last)
    runs = groupby(
        thread.events,
        lambda event: (_silence(event, last, after=event.inspection > closed), _part(event, asked)),
    )
    for (silent, part), run in runs:
        events = list(run)
        if silent:
            names = list(dict.fromkeys(labels[event.inspection] for event in events))
            words = _words(events[0], terms[events[0].inspection])
            if events[0].mention is not None:
                words += f", {mention_name(events[0].mention)}"
            if len(names) > 1:
                words += f"; nor in {listed(names[1:])}"
            entries.append((names[0], [*_of(part, words), *_decided(events[0])]))
            continue
        for event in events:
            at = event.inspection
            stands = at == headed and bool(event.findings) and alone
            followed = [inspection.sources[0].name for inspection in history.inspections]
            named = list(_together(event, labels, followed))
            lines = _event(event, stands, followed[at], part, named, terms[at])
            entries.append((labels[at], lines))
    return entries


def _closes(event: ThreadEvent) -> bool:
    """Whether a report says, beyond doubt, that the concern is dealt with."""
    is_done = event.kind is EventKind.ANSWERED and event.status is Status.RESOLVED
    return is_done and event.confidence is not Confidence.LOW


def _part(event: ThreadEvent, asked: Mapping[tuple[int, str], str]) -> str:
    """The wording of what an event is told of, where that is not all that its thread asked; else ""."""
    at = event.compared_with
    if event.findings or at is None:
        return ""
    there = [finding for inspection, finding in asked if inspection == at]
    told = [finding for finding in there if finding in event.older]
    return "" if len(told) in (0, len(there)) else " / ".join(asked[at, one] for one in told)


def _of(part: str, words: str) -> list[Told]:
    """Words on a concern, or on the part of it that they are told of."""
    if not part:
        return [Told("said", words)]
    return [Told("said", f"{words}; said of this part:"), Told("asked", f"“{part}”")]


def _together(event: ThreadEvent, labels: Sequence[str], followed: Sequence[str]) -> Iterator[Told]:
    """The findings of other concerns that are asked as one with this, or are like it."""
    for link in (*event.joins, *event.elsewhere):
        place = _place(link.finding, followed[link.inspection])
        if link.inspection != event.inspection:
            place = f"{labels[link.inspection]}, {place}"
        lead = "" if event.kind in _NAMING else "as one with "
        yield Told("asked", f"{lead}“{wording(link.finding)}” ({place})")


def _silence(
    event: ThreadEvent, last: int, *, after: bool
) -> tuple[Status | None, Mention | None] | None:
    """What a silent inspection has in common with its neighbours; None where it is quoted.

    Passages that are merely near are worth reading in the newest inspection only, and not `after` the
    concern was dealt with.
    """
    if event.kind is not EventKind.SILENT or (
        event.nearest is not None and event.inspection == last
    ):
        return None
    mention = event.mention
    quoted = mention is not None and (
        not is_merely_near(mention) or (event.inspection == last and not after)
    )
    return None if quoted else (event.status, mention)


def _event(
    event: ThreadEvent, stands: bool, followed: str, part: str, named: Sequence[Told], terms: Terms
) -> list[Told]:
    """`stands`: the wording stands above already. `followed`: the file that needs no naming. `part`: what
    of the concern it is told of, where that is not all. `named`: what is said of findings of others."""
    words = _words(event, terms)
    certain = event.kind in (EventKind.RAISED, EventKind.SILENT, EventKind.ALIKE)
    doubt = "" if certain else confidence_words(event.confidence)
    if doubt:
        words += f" ({doubt})"
    lines: list[Told] = []
    if len(event.findings) == 1:
        finding = event.findings[0]
        words += f" ({_place(finding, followed)})"
        if stands:
            lines.append(Told("said", words))
        else:
            lines += [Told("said", f"{words}:"), Told("asked", f"“{wording(finding)}”")]
    elif not event.findings:
        lines += _of(part, words)
        if event.elsewhere:
            lines.append(Told("said", f"{_NAMING[event.kind]}:"))
    else:
        lines.append(Told("said", f"{words}:"))
        lines += [
            Told("asked", f"{_place(finding, followed)}: “{wording(finding)}”")
            for finding in event.findings
        ]
    lines += named
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
    if event.nearest is not None:
        told = event.nearest.finding
        lines.append(
            Told("quoted", wording(told), _place(told, followed), f"{NEAREST}: ", near=True)
        )
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


def _words(event: ThreadEvent, terms: Terms) -> str:
    """What the inspection did, in a few words."""
    match event.kind:
        case EventKind.RAISED:
            count = len(event.findings)
            kind = event.findings[0].kind
            one = count == 1
            named = terms.kinds[kind].one if one else f"{number(count)} {terms.kind(kind, count)}"
            return f"raised as {named}"
        case EventKind.RAISED_AGAIN | EventKind.CAME_BACK:
            return _again(event, terms)
        case EventKind.JOINED:
            return f"asked as one with another concern from here on{_graver(event, terms)}"
        case EventKind.ALIKE:
            return f"{STATUSES[Status.NOT_RAISED].short}, as far as the program can tell"
        case EventKind.ANSWERED:
            if event.status is Status.RESOLVED:
                return STATUSES[event.status].short
            if event.status is Status.PARTLY_RESOLVED:
                return f"{STATUSES[event.status].short}, not asked for again"
            return f"not asked for again, but not {STATUSES[Status.RESOLVED].short}"
        case EventKind.SILENT:
            looked = event.status is Status.NOT_RAISED
            return STATUSES[Status.NOT_RAISED if looked else Status.NOT_REINSPECTED].short


def _again(event: ThreadEvent, terms: Terms) -> str:
    words = "came back" if event.kind is EventKind.CAME_BACK else STATUSES[Status.PERSISTING].short
    if len(event.findings) > 1:
        words += f" as {number(len(event.findings))}"
    words += _graver(event, terms)
    return (
        words if is_reworded(event.wording) or not event.wording else f"{words} in the same words"
    )


def _graver(event: ThreadEvent, terms: Terms) -> str:
    """What has become of a concern beside that it is asked for again: ", now as a cause of concern"."""
    if event.status is Status.ESCALATED:
        return f", now as {terms.gravest.one}"
    if event.status is Status.DE_ESCALATED:
        return f", no longer as {terms.gravest.one}"
    return f", {STATUSES[event.status].short}" if event.status is Status.PARTLY_RESOLVED else ""
