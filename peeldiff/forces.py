"""When two names are of one force: a web page may give the place alone, a report the whole name.

Forces were renamed and kept their place: "Marlshire Constabulary" became "Marlshire Police".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from peeldiff.inspectorates.data_files import head, names
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.words import plain

if TYPE_CHECKING:
    from peeldiff.model import Inspection

__all__ = ["by_force", "by_name", "comparable_name", "full_name", "same_body", "same_force"]


_POLICE = (" constabulary", " police service")
"""Endings of names that say no more than "police"."""


def same_force(one: str, other: str) -> bool:
    """Whether two names are of one force: "Marlshire" and "Marlshire Police" are.

    So are "London Borough of Marl" and "Marl" where an inspectorate looks at authorities.
    """
    short, long = sorted((comparable_name(one), comparable_name(other)), key=len)
    return long == short or long.startswith(f"{short} ")


def same_body(one: Inspection, other: Inspection) -> bool:
    """Whether two inspections may be of one body: a council is not the police force of its place, and
    what names no body may be any."""
    if inspectorate_of(one).name != inspectorate_of(other).name:
        return False
    return not one.force or not other.force or same_force(one.force, other.force)


def comparable_name(name: str) -> str:
    """A name in plain form with one word for "police", or the place of an authority alone."""
    return _place(_as_police(name))


def _place(name: str) -> str:
    """A name in plain form without what stands before or behind the place of an authority."""
    for prefixes, suffixes, called in _affixes():
        told = name
        for prefix in prefixes:
            told = told.removeprefix(prefix)
        for suffix in suffixes:
            told = told.removesuffix(suffix)
        told = called.get(told, told)
        if told and told != name:
            return told
    return name


@cache
def _affixes() -> tuple[tuple[tuple[str, ...], tuple[str, ...], dict[str, str]], ...]:
    """What the data files of inspectorates of authorities say of their names, in plain form."""
    return tuple(
        (
            tuple(f"{plain(prefix)} " for prefix in told["force_prefixes"]),
            tuple(f" {plain(suffix)}" for suffix in told["force_suffixes"]),
            {plain(name): plain(place) for name, place in told.get("also_called", {}).items()},
        )
        for told in map(head, names())
        if told.get("bodies_by_place")
    )


def _as_police(name: str) -> str:
    told = plain(name).replace("&", "and")
    for ending in _POLICE:
        if told.endswith(ending):
            return f"{told.removesuffix(ending)} police"
    return told


def full_name(names: Iterable[str | None]) -> str | None:
    """The longest of the names of one force, in whatever order they come; None without any."""
    return max((name for name in names if name), key=lambda name: (len(name), name), default=None)


def by_force(inspections: Sequence[Inspection]) -> list[list[int]]:
    """The positions of the inspections on each force, the forces by name.

    A report that names no force goes with the only one, or stands alone: nobody knows whose it is.
    """
    families: dict[str, list[int]] = {}
    for at, inspection in enumerate(inspections):
        families.setdefault(inspectorate_of(inspection).name, []).append(at)
    groups = [
        [members[at] for at in group]
        for _, members in sorted(families.items())
        for group in by_name([inspections[at].force for at in members])
    ]
    unnamed = [at for at, inspection in enumerate(inspections) if not inspection.force]
    if len(groups) == 1:
        return [sorted([*groups[0], *unnamed])]
    return [*groups, *([at] for at in unnamed)]


def by_name(names: Sequence[str | None]) -> list[list[int]]:
    """The positions of the names of each force, the forces by name; of what has no name, nothing."""
    places: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(at)
    groups: list[tuple[str, list[int]]] = []
    wholes: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    # The whole names come first, so that the short ones find theirs: the first of which `same_force` holds,
    # looked up, as there may be thousands.
    for name in sorted(places, key=lambda name: (-len(name), places[name])):
        told = comparable_name(name)
        parts = [told[:at] for at, letter in enumerate(told) if letter == " "]
        homes = [wholes[part] for part in (*parts, told) if part in wholes]
        homes += [beginnings[told]] if told in beginnings else []
        if homes:
            groups[min(homes)][1].extend(places[name])
            continue
        wholes[told] = len(groups)
        for part in parts:
            beginnings.setdefault(part, len(groups))
        groups.append((name, places[name]))
    groups.sort(key=lambda group: plain(group[0]))
    return [sorted(members) for _, members in groups]
