"""What goes into an alignment and what comes out: plain frozen data, nothing computed here."""

from __future__ import annotations

from typing import Literal

from alignment.records import dataclass

__all__ = ["Alignment", "Confidence", "Entry", "Link", "Side", "Weights"]

Confidence = Literal["high", "medium", "low"]
Side = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One titled text.

    `position` is its place in its list, from 0 to 1; `parent` the index of the entry above it in
    the same list; `key` a caller's name for a family that both lists know: equal keys are a strong
    prior, a missing key says nothing.
    """

    title: str
    text: str
    position: float
    parent: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the title, the text and the place count; only their ratios matter."""

    heading: float
    content: float
    position: float

    def __post_init__(self) -> None:
        if min(self.heading, self.content, self.position) < 0:
            raise ValueError("a weight cannot be negative")
        if self.heading + self.content + self.position <= 0:
            raise ValueError("at least one weight must be above zero")


@dataclass(frozen=True, slots=True)
class Link:
    """Entries that belong together: one to one, one to many (split) or many to one (merge).

    `score` and its parts run from 0 to 1. `runner_up` names the next best partner of either end,
    by side and index (of equal ones a new entry, then the lowest index), and `margin` is how far
    it falls behind (negative if it is ahead, but the best total needed it elsewhere); both are None
    where no other partner scores half the floor. `why` is one sentence for a reader.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    heading: float
    content: float
    position: float
    runner_up: tuple[Side, int] | None
    margin: float | None
    confidence: Confidence
    why: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The whole answer: every index of each side stands in exactly one of its three parts."""

    links: tuple[Link, ...]
    old_only: tuple[int, ...]
    new_only: tuple[int, ...]
