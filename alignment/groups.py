"""A link on its way: which entries are tied and how that came about, not yet scored."""

from __future__ import annotations

from enum import Enum, auto

from alignment.records import dataclass

__all__ = ["Group", "Kind"]


class Kind(Enum):
    """How entries came to be tied."""

    PINNED = auto()
    IDENTICAL = auto()
    MATCHED = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """Indexes of both sides, ascending."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    kind: Kind
