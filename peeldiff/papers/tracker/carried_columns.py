"""Which columns of people's own a carried tracker has, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.papers.spreadsheet import BLANK, Cell
from peeldiff.papers.tracker.columns import (
    ALIASES,
    ITEM_THEIRS,
    LISTS,
    OF_THE_PORTAL,
    plain_header,
    usual_columns,
)
from peeldiff.papers.tracker.filled import Place
from peeldiff.papers.tracker.old import OldTracker

__all__ = ["carried_columns", "copy_by_alias", "is_of_the_portal", "positions"]

_PORTAL = frozenset(map(plain_header, OF_THE_PORTAL))
_ITEM_NAMES = frozenset(plain_header(column.name) for column in ITEM_THEIRS)


def carried_columns(
    old: OldTracker, *, with_items: bool, with_register: bool
) -> tuple[list[str], list[str]]:
    """Their columns in their order; a tracker that peeldiff did not make gets the usual ones too."""
    columns, items = list(old.columns), list(old.item_columns)
    if not old.own:
        items = list(columns) if with_items else items
        there = {plain_header(name): name for name in columns}
        usual = [
            there.pop(plain_header(column.name), column.name)
            for column in usual_columns(with_register=with_register)
        ]
        columns = [*usual, *(name for name in columns if name not in usual)]
    elif with_items and not any(plain_header(name) in _ITEM_NAMES for name in items):
        items = [*(column.name for column in ITEM_THEIRS), *items]  # made before there were any
    if not with_items:
        known = {name.casefold() for name in columns}
        columns += [name for name in items if name.casefold() not in known]
    return columns, items


def positions(ours: Sequence[str], theirs: Sequence[str]) -> dict[str, int]:
    """The place of each column in a row, by its name without regard to capitals."""
    return {name.casefold(): at for at, name in enumerate((*ours, *theirs))}


def is_of_the_portal(column: str) -> bool:
    """Whether a column is about one finding as the inspectorate's register lists it."""
    return plain_header(column) in _PORTAL


def copy_by_alias(rows: Sequence[Place], columns: Sequence[str]) -> None:
    """Offer what an office calls "Lead" as the owner as well, and so on: its own column stays."""
    usual = {plain_header(name): name for name in columns}
    colours = tuple(entry.split(":")[0] for entry in dict(LISTS)["rag"])
    for place in rows:
        copied = []
        for name, cell in list(place.cells.items()):
            target = usual.get(ALIASES.get(plain_header(name), ""))
            if target is None or cell.is_blank or cell.formula:
                continue
            if not place.cells.get(target, BLANK).is_blank:
                continue
            if plain_header(target) == "rag" and not cell.text.title().startswith(colours):
                continue
            place.cells[target] = Cell(value=cell.value, number_format=cell.number_format)
            copied.append(f"{name} to {target}")
        if copied:
            place.notes.append(f"Copied from your columns: {', '.join(copied)}.")
