"""When two names are of one force: a web page may give the place alone, a report the whole name."""

from __future__ import annotations

from collections.abc import Iterable

from peeldiff.words import plain

__all__ = ["full_name", "same_force"]


def same_force(one: str, other: str) -> bool:
    """Whether two names are of one force: "Marlshire" and "Marlshire Police" are."""
    short, long = sorted((plain(one), plain(other)), key=len)
    return long == short or long.startswith(f"{short} ")


def full_name(names: Iterable[str | None]) -> str | None:
    """The longest of the names of one force, in whatever order they come; None without any."""
    return max((name for name in names if name), key=lambda name: (len(name), name), default=None)
