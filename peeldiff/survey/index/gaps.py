"""What is here and what is missing, and which files could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff.model.vocabulary import Accent
from peeldiff.pages.page import Block, Cell, Note, Section, Table
from peeldiff.survey.index.look import Look, and_more
from peeldiff.survey.latest import family_of
from peeldiff.survey.tables import CoverageState
from peeldiff.survey.wording import nothing_words

__all__ = ["coverage", "unread"]

_UNREAD = 200
"""Files that are shown of those that were not read."""
_COVERED = {
    CoverageState.THERE: ("✓", "there", Accent.GOOD),
    CoverageState.MISSING: ("–", "missing", Accent.QUIET),
    CoverageState.UNREADABLE: ("!", "unreadable", Accent.BAD),
}


def coverage(look: Look) -> Iterator[Section]:
    """Which inspection of each body is here, and which is missing."""
    programmes: dict[tuple[str, str], dict[str, dict[str, CoverageState]]] = {}
    ids: dict[str, str | None] = {}
    nothing: list[str] = []
    for name, force, inspectorate, programme, cycle, state in look.ask(
        "SELECT name, force_id, inspectorate, programme, cycle, state FROM coverage ORDER BY rowid"
    ):
        if cycle is None:
            nothing.append(name)
            continue
        ids[name] = force
        bodies = programmes.setdefault((family_of(inspectorate), programme or ""), {})
        bodies.setdefault(name, {}).setdefault(cycle, CoverageState(state))
    blocks: list[Block] = [
        _covered(look, ", ".join(filter(None, names)), bodies, ids)
        for names, bodies in sorted(
            programmes.items(), key=lambda entry: (-len(entry[1]), entry[0])
        )
    ]
    if nothing:
        blocks.append(Note(text=nothing_words(nothing)))
    if blocks:
        yield Section(
            id="coverage",
            heading="What is here and what is missing",
            guard="A dash says that no document was found; that no inspection was made it does not say.",
            blocks=tuple(blocks),
        )


def _covered(
    look: Look, names: str, bodies: dict[str, dict[str, CoverageState]], ids: dict[str, str | None]
) -> Table:
    cycles = sorted({cycle for states in bodies.values() for cycle in states})
    rows = []
    order = {force: at for at, force in enumerate(look.forces)}
    # Those with a document as everywhere, then those of which nothing was found.
    names_in_order = sorted(bodies, key=lambda one: (order.get(ids[one] or "", len(order)), one))
    for name in names_in_order:
        force = ids[name]
        head = Cell(text=name) if force is None else look.body(force)
        rows.append((head, *(_sign(bodies[name].get(cycle)) for cycle in cycles)))
    return Table(
        caption=f"Inspections by body and cycle, {names}",
        columns=("Body", *cycles),
        rows=tuple(rows),
        choices=look.chosen(ids[name] for name in names_in_order),
        notes=(
            Note(
                text="✓ there; – missing; ! found and not readable; · not looked for, as not every "
                "body has each cycle of this programme.",
                accent=Accent.QUIET,
            ),
        ),
    )


def unread(look: Look) -> Section | None:
    """The files that are part of no history, and why."""
    rows = list(
        look.ask(
            "SELECT path, status, coalesce(reason, '') FROM documents "
            "WHERE inspection_id IS NULL AND status <> 'copy' ORDER BY rowid"
        )
    )
    if not rows:
        return None
    table = Table(
        caption="Files that are part of no history",
        columns=("File", "Why"),
        rows=tuple(
            (Cell(text=path), Cell(text=reason.removeprefix(f"{path} ") or status))
            for path, status, reason in rows[:_UNREAD]
        ),
    )
    return Section(
        id="unread",
        heading=f"Not read ({len(rows):,})",
        blocks=and_more(table, len(rows) - _UNREAD, "in data/documents.csv"),
    )


def _sign(state: CoverageState | None) -> Cell:
    if state is None:
        return Cell(text="·", hint="not looked for")
    sign, words, accent = _COVERED[state]
    return Cell(text=sign, hint=words, accent=accent)
