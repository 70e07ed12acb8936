"""The concerns that are open at the last inspection of a body, and how those of each body stand."""

from __future__ import annotations

from collections import Counter

from peeldiff.model import FindingKind, ThreadState
from peeldiff.model.vocabulary import STATES_OF_BODIES, Accent
from peeldiff.pages.page import Block, Cell, Note, Section, Table
from peeldiff.phrasing.phrases import listed
from peeldiff.survey.index.look import Look, and_more

__all__ = ["asked_again", "bodies", "causes"]

_OF_CONCERNS = "on the pages of the bodies and in data/threads.csv"
_THREADS = (
    "FROM threads t JOIN inspections a ON a.inspection_id = t.first_inspection_id "
    "JOIN inspections b ON b.inspection_id = t.last_inspection_id "
    "JOIN findings r ON r.finding_id = t.thread_id JOIN forces f ON f.force_id = t.force_id"
)
"""The concerns with the inspections that raised them first and last, the finding that did so first, and
the body."""


def causes(look: Look) -> Section | None:
    """The gravest that an inspection can say, before everything else."""
    rows = list(
        look.ask(
            "SELECT t.text, t.force_id, a.label, b.label, r.ref "
            f"{_THREADS} "
            "WHERE t.state = 'open' AND t.kind = ? "
            "ORDER BY substr(coalesce(b.published, b.visit_to, b.cycle, b.label), 1, 4) DESC, "
            "  f.name, f.force_id, t.rowid",
            (FindingKind.CAUSE_OF_CONCERN.value,),
        )
    )
    if not rows:
        return None
    named = {look.terms[force].gravest: None for _, force, *_ in rows}
    one = " or ".join(term.heading if at == 0 else term.short for at, term in enumerate(named))
    several = " and ".join(t.title if at == 0 else t.several for at, t in enumerate(named))
    table = Table(
        caption=f"{several} that were open at the last inspection of a body",
        columns=(one, "Body", "Raised first", "Raised last"),
        rows=tuple(
            (
                Cell(text=text, page=look.entry(force, ref)),
                look.body(force),
                Cell(text=first),
                Cell(text=last),
            )
            for text, force, first, last, ref in rows[: look.room]
        ),
        choices=look.chosen(row[1] for row in rows[: look.room]),
    )
    return Section(
        id="causes",
        heading=f"{several} ({len(rows):,})",
        guard="What has become of them since, no document here says.",
        blocks=and_more(table, len(rows) - look.room, _OF_CONCERNS),
    )


def asked_again(look: Look) -> Section | None:
    """What was asked for more than once, the oldest first."""
    rows = list(
        look.ask(
            "SELECT t.text, r.text, t.force_id, a.label, b.label, t.times_raised, r.ref "
            f"{_THREADS} "
            "WHERE t.state = 'open' AND t.times_raised > 1 "
            "ORDER BY substr(coalesce(a.published, a.visit_to, a.cycle, a.label), 1, 4), "
            "  t.times_raised DESC, f.name, f.force_id, t.rowid"
        )
    )
    if not rows:
        return None
    table = Table(
        caption="What was asked for more than once, by the inspection that raised it first",
        columns=("What is asked for", "First asked for", "Body", "Raised last", "Times"),
        rows=tuple(
            (
                Cell(text=text, page=look.entry(force, ref)),
                Cell(text=f"{first}, in the same words" if was == text else f"{first}: “{was}”"),
                look.body(force),
                Cell(text=last),
                Cell(text=str(times)),
            )
            for text, was, force, first, last, times, ref in rows[: look.room]
        ),
        numeric=(4,),
        choices=look.chosen(row[2] for row in rows[: look.room]),
    )
    return Section(
        id="open",
        heading=f"Asked for again ({len(rows):,})",
        guard="What the last inspection of a body asks for, and an earlier one did. Between the two it may "
        "have been gone: the body's own page says so. That both ask for the same is the program's reading: "
        "set the two wordings side by side.",
        blocks=and_more(table, len(rows) - look.room, _OF_CONCERNS),
    )


def bodies(look: Look) -> Section | None:
    """Every body with its inspections and how its concerns stand."""
    if not look.forces:
        return None
    found: Counter[tuple[str, str]] = Counter()
    for force, state, count in look.ask(
        "SELECT force_id, state, count(*) FROM threads GROUP BY 1, 2"
    ):
        found[force, state] = count
    states = [state for state in ThreadState if any(found[f, state] for f in look.forces)]
    states = [state for state in STATES_OF_BODIES if state in states]
    counts = dict(look.ask("SELECT force_id, inspections FROM forces"))
    table = Table(
        caption="Inspections of each body, and how the concerns that they raised stand",
        columns=("Body", "Inspections", *(STATES_OF_BODIES[state].heading for state in states)),
        rows=tuple(
            (
                look.body(force),
                Cell(text=str(counts[force])),
                *(Cell(text=str(found[force, state])) for state in states),
            )
            for force in look.forces
        ),
        numeric=tuple(range(1, len(states) + 2)),
        choices=look.chosen(look.forces),
    )
    without = [name for force, name in look.forces.items() if not look.address(force)]
    blocks: list[Block] = [table]
    if without:
        told = f"No page could be made of {listed(without)}."
        blocks.append(Note(text=told, accent=Accent.WARN))
    guard = (
        "As each body's last inspection here left them. Not raised again does not mean dealt with."
    )
    return Section(
        id="bodies",
        heading=f"All bodies ({len(look.forces):,})",
        guard=guard,
        blocks=tuple(blocks),
    )
