"""When two names are of one force: a web page may give the place alone, a report the whole name.

Forces were renamed and kept their place: "Marlshire Constabulary" became "Marlshire Police".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from peeldiff.words import plain

if TYPE_CHECKING:
    from peeldiff.model import Inspection

__all__ = ["by_force", "by_name", "full_name", "same_force"]


_POLICE = (" constabulary", " police service")
"""Endings of names that say no more than "police"."""


def same_force(one: str, other: str) -> bool:
    """Whether two names are of one force: "Marlshire" and "Marlshire Police" are."""
    short, long = sorted((_as_police(one), _as_police(other)), key=len)
    return long == short or long.startswith(f"{short} ")


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
    groups = by_name([inspection.force for inspection in inspections])
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
        told = _as_police(name)
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
