"""When two names are of one force: a web page may give the place alone, a report the whole name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from peeldiff.words import plain

if TYPE_CHECKING:
    from peeldiff.model import Inspection

__all__ = ["by_force", "full_name", "same_force"]


def same_force(one: str, other: str) -> bool:
    """Whether two names are of one force: "Marlshire" and "Marlshire Police" are."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return long == short or long.startswith(f"{short} ")


def full_name(names: Iterable[str | None]) -> str | None:
    """The longest of the names of one force, in whatever order they come; None without any."""
    return max((name for name in names if name), key=lambda name: (len(name), name), default=None)


def by_force(inspections: Sequence[Inspection]) -> list[list[int]]:
    """The positions of the inspections on each force, the forces by name.

    A report that names no force goes with the only one, or stands alone: nobody knows whose it is.
    """
    groups: list[tuple[str, list[int]]] = []
    unnamed: list[int] = []
    # The whole names come first, so that the short ones find theirs.
    order = sorted(range(len(inspections)), key=lambda at: (-len(inspections[at].force or ""), at))
    for at in order:
        force = inspections[at].force
        if not force:
            unnamed.append(at)
            continue
        for name, members in groups:
            if same_force(name, force):
                members.append(at)
                break
        else:
            groups.append((force, [at]))
    groups.sort(key=lambda group: plain(group[0]))
    if len(groups) == 1:
        groups[0][1].extend(unnamed)
    else:
        groups += [("", [at]) for at in unnamed]
    return [sorted(members) for _, members in groups]
