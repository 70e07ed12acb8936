"""A history as a page: the inspections, the grades through the years, and the story of each concern."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from peeldiff.history.shapes import History, Thread
from peeldiff.inspectorates.whose import bodies_of, terms_of
from peeldiff.model import Confidence, FindingKind, ThreadState
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import KINDS, THREAD_STATES, Accent
from peeldiff.pages.about import inspection_facts, sources
from peeldiff.pages.grid import grade_grid
from peeldiff.pages.naming import slug
from peeldiff.pages.page import (
    Bullet,
    Cell,
    Entry,
    Note,
    Page,
    Quote,
    Section,
    Table,
)
from peeldiff.phrasing.history_events import Told, told
from peeldiff.phrasing.history_words import (
    age,
    by_state,
    concern,
    headline,
    inspection_words,
    latest,
    state_meaning,
)
from peeldiff.phrasing.phrases import CAUTION, counted, listed, warning_words

__all__ = ["history_page", "history_sections", "past_of", "thread_entry"]


def history_page(histories: Sequence[History]) -> Page:
    """The page of one history or, with a part for each force, of several."""
    if len(histories) == 1:
        [history] = histories
        title = f"{_force(history)}, {_years(history)}"
        return Page(
            title=title,
            lead=(
                *_inspections(history),
                Note(text=" ".join(headline(history)), accent=Accent.STRONG),
                *_warnings(history),
            ),
            sections=tuple(history_sections(history, "")),
            footer=title,
        )
    names = [_force(history) for history in histories]
    one, several = bodies_of(i for history in histories for i in history.inspections)
    warnings = dict.fromkeys(note for history in histories for note in _warnings(history))
    return Page(
        title=f"Inspections of {len(histories)} {several}",
        lead=(Note(text=f"{listed(names)}.", accent=Accent.STRONG), *warnings),
        sections=(
            Section(id="forces", heading=f"Counts by {one}", blocks=(_by_force(histories, one),)),
            *(_of_force(history, number) for number, history in enumerate(histories, start=1)),
        ),
        footer=f"Inspections of {len(histories)} {several}",
    )


def _force(history: History) -> str:
    return history.force or f"Unknown {bodies_of(history.inspections)[0]}"


def _years(history: History) -> str:
    labels = [inspection.label for inspection in history.inspections]
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"


def _inspections(history: History) -> Iterator[Note]:
    for inspection in history.inspections:
        yield Note(label=inspection.label, text=inspection_words(inspection))


def _warnings(history: History) -> Iterator[Note]:
    for warning in history.warnings:
        yield Note(text=warning_words(warning), label="Note", accent=Accent.WARN)


# ---- several forces -----------------------------------------------------------------------------


def _by_force(histories: Sequence[History], one: str) -> Table:
    states = [s for s in THREAD_STATES if any(t.state is s for h in histories for t in h.threads)]
    rows = []
    for number, history in enumerate(histories, start=1):
        found = Counter(thread.state for thread in history.threads)
        name = Cell(text=_force(history), link=f"force-{number}")
        inspections = Cell(text=str(len(history.inspections)))
        rows.append((name, inspections, *(Cell(text=str(found[state])) for state in states)))
    return Table(
        caption="Inspections, and how the concerns that they raised stand",
        columns=(
            one.capitalize(),
            "Inspections",
            *(THREAD_STATES[state].heading for state in states),
        ),
        rows=tuple(rows),
        numeric=tuple(range(1, len(states) + 2)),
    )


def _of_force(history: History, number: int) -> Section:
    prefix = f"force-{number}"
    return Section(
        id=prefix,
        heading=f"{_force(history)}, {_years(history)}",
        blocks=(
            *_inspections(history),
            Note(text=" ".join(headline(history)), accent=Accent.STRONG),
            *history_sections(history, f"{prefix}-"),
        ),
    )


# ---- one force ----------------------------------------------------------------------------------


def history_sections(history: History, prefix: str) -> Iterator[Section]:
    """Counts, grades, concerns by state and sources; `prefix` stands before every id, so that the parts
    of several forces keep theirs apart."""
    of = f" of {_force(history)}" if prefix else ""
    if history.threads:
        yield Section(
            id=f"{prefix}counts",
            heading="Counts",
            blocks=(_counts(history, of), Note(text=CAUTION, accent=Accent.QUIET)),
        )
    grid = grade_grid(history, f"Grades{of} by question and inspection")
    if grid is not None:
        yield Section(id=f"{prefix}grades", heading="Grades", blocks=(grid,))
    for state, threads in by_state(history):
        yield Section(
            id=f"{prefix}{state.replace('_', '-')}",
            heading=f"{THREAD_STATES[state].heading} ({len(threads)})",
            guard=state_meaning(state, threads, terms_of(history.inspections[-1])),
            blocks=tuple(thread_entry(thread, history, prefix) for thread in threads),
        )
    yield sources(history.inspections, id=f"{prefix}sources")


def _counts(history: History, of: str) -> Table:
    """How the concerns stand, by their latest kind."""
    terms = terms_of(history.inspections[-1])
    found = Counter((thread.state, thread.kind) for thread in history.threads)
    kinds = [kind for kind in KINDS if any(thread.kind is kind for thread in history.threads)]
    states = [state for state in THREAD_STATES if any(found[state, kind] for kind in kinds)]

    def row(name: Cell, counted: Sequence[ThreadState]) -> tuple[Cell, ...]:
        numbers = [sum(found[state, kind] for state in counted) for kind in kinds]
        return (name, *(Cell(text=str(count)) for count in (*numbers, sum(numbers))))

    return Table(
        caption=f"Concerns{of}: how each stands after the last inspection",
        columns=("How it stands", *(terms.kinds[kind].title for kind in kinds), "All"),
        rows=(
            *(row(_name(state), [state]) for state in states),
            row(Cell(text="All", accent=Accent.STRONG), states),
        ),
        numeric=tuple(range(1, len(kinds) + 2)),
        notes=_called_otherwise(history, terms),
    )


def _called_otherwise(history: History, terms: Terms) -> tuple[Note, ...]:
    """How many graver findings count under what their concern is called last; nothing if none does."""
    found: dict[FindingKind, set[str]] = {}
    for thread in history.threads:
        for event in thread.events:
            for finding in event.findings:
                if KINDS[finding.kind].gravity > KINDS[thread.kind].gravity:
                    found.setdefault(finding.kind, set()).add(finding.ref or finding.id)
    if not found:
        return ()
    told = listed(
        [counted(len(found[k]), terms.kind(k), terms.kind(k, 2)) for k in KINDS if k in found]
    )
    several = sum(map(len, found.values())) > 1
    told = f"{told} of earlier inspections {'are' if several else 'is'} counted there."
    return (
        Note(text=f"A concern counts once, as what it is called last: {told}", accent=Accent.QUIET),
    )


def _name(state: ThreadState) -> Cell:
    return Cell(text=THREAD_STATES[state].heading, accent=THREAD_STATES[state].accent)


def thread_entry(thread: Thread, history: History, prefix: str = "") -> Entry:
    """A concern as an entry, with its whole past; `prefix` stands before its id."""
    first = thread.events[0].findings[0]
    last = latest(thread)[0]
    return Entry(
        id=f"{prefix}c-{slug(first.ref or thread.id)}",
        ref=last.ref,
        status=thread.state,
        kind=terms_of(history.inspections[thread.last]).kind(thread.kind),
        texts=(concern(thread),),
        place=f"{inspection_facts(history.inspections[thread.last])}, line {last.line}",
        heading=thread.heading,
        confidence=Confidence.HIGH,
        notes=(Note(text=age(thread, history)),),
        past=past_of(thread, history),
    )


def past_of(thread: Thread, history: History, headed: int | None = None) -> tuple[Bullet, ...]:
    """What each inspection said of a concern, the oldest first; `headed` as of `told`."""
    return tuple(
        Bullet(label=label, text=entries[0].text.rstrip(":"), under=tuple(_under(entries[1:])))
        for label, entries in told(thread, history, headed)
    )


def _under(entries: Sequence[Told]) -> Iterator[Note | Quote]:
    """Words above a quotation become its label."""
    label = ""
    for at, entry in enumerate(entries):
        if entry.what == "quoted":
            told = label or entry.lead.rstrip(": ")
            yield Quote(text=entry.text, place=entry.place, label=told, near=entry.near)
            label = ""
        elif entry.what == "said" and entries[at + 1 : at + 2] and entries[at + 1].what == "quoted":
            label = (entry.text[:1].upper() + entry.text[1:]).rstrip(":")
        else:
            yield Note(text=entry.words)
