"""Which columns of people's own a carried tracker has, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import replace
from peeldiff.papers.spreadsheet import BLANK, Cell
from peeldiff.papers.tracker.columns import (
    BOARD,
    ITEM_THEIRS,
    LISTS,
    OF_THE_PORTAL,
    THEIRS,
    plain_header,
    usual_columns,
)
from peeldiff.papers.tracker.filled import Place
from peeldiff.papers.tracker.office_headings import preferred, rates_by_colour, target_of
from peeldiff.papers.tracker.old import NOT_COPIED, OldTracker

__all__ = [
    "carried_columns",
    "copy_by_alias",
    "empty_on_the_board",
    "is_of_the_portal",
    "positions",
]

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


def copy_by_alias(rows: Sequence[Place], columns: Sequence[str]) -> dict[str, str]:
    """Offer what an office calls "Lead" as the owner as well, and so on: its own column stays.

    A rating and a day that were set for a finding are not offered as those of another that has taken its
    place. Gives the columns that were taken for a usual one, by the heading of that.
    """
    usual = {plain_header(name): name for name in columns}
    labels = {column.name: column.label for column in THEIRS}
    meant = sorted((name for name in columns if target_of(name)), key=preferred)
    shown: dict[str, str] = {}
    for place in rows:
        copied, kept = [], []
        for name in meant:
            target = usual.get(plain_header(target_of(name)))
            cell = place.cells.get(name, BLANK)
            if target is None or target == name or cell.is_blank or cell.formula:
                continue
            if place.is_of_another and target_of(name) in OF_THE_PORTAL:
                kept.append(name)
                shown.setdefault(name, labels[target_of(name)])
                continue
            if target_of(name) == "rag":
                cell = replace(cell, value=_colour(name, cell.text))
            if not cell.is_blank and place.cells.get(target, BLANK).is_blank:
                place.cells[target] = Cell(value=cell.value, number_format=cell.number_format)
                copied.append(f"{name} to {labels[target_of(name)]}")
                shown.setdefault(name, labels[target_of(name)])
        told = [f"Copied from your columns: {', '.join(copied)}."] if copied else []
        told += (
            [f"{NOT_COPIED}, as they are of the finding before it: {', '.join(kept)}."]
            if kept
            else []
        )
        place.notes += [" ".join(told)] if told else []
    return {name: shown[name] for name in columns if name in shown}


def _colour(heading: str, text: str) -> str | None:
    """A rating that begins with a colour, or the colour of which it is the letter; None for any other."""
    colours = [entry.split(":")[0] for entry in dict(LISTS)["rag"]]
    if text.title().startswith(tuple(colours)):
        return text
    letters = {colour[0]: colour for colour in colours} if rates_by_colour(heading) else {}
    return letters.get(text.strip().upper())


def empty_on_the_board(rows: Sequence[Place], columns: Sequence[str]) -> list[str]:
    """The headings of the board under which people write, and for which their sheet has no column."""
    taken = {
        target_of(name) or plain_header(name).replace(" ", "_")
        for name in columns
        if any(not place.cells.get(name, BLANK).is_blank for place in rows)
    }
    return [column.label for column in THEIRS if column.name in BOARD and column.name not in taken]
