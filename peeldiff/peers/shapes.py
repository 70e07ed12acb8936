"""What a search for peers gives: who else was asked for the same, and what became of it there.

Frozen data in the terms of `peeldiff.model` and `peeldiff.history`; `peeldiff schema peers` publishes it.
"""

from __future__ import annotations

from alignment.records import dataclass
from peeldiff.history.shapes import HistoryInspection, Thread, ThreadFinding, ThreadLink
from peeldiff.model import SCHEMA_VERSION, FindingKind, Generator, ThreadState

__all__ = ["Asked", "Peer", "Peers", "StateCount"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What peers were looked for: `words` as they were given, or else the finding that `ref` names.

    `unknown` are words that no demand of the package uses, so that nothing was looked for by them; the
    other fields are those of the finding, None for words.
    """

    words: str | None
    unknown: tuple[str, ...] = ()
    ref: str | None = None
    finding_id: str | None = None
    force: str | None = None
    inspection: str | None = None
    kind: FindingKind | None = None
    text: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A finding of another force that asks for the same; of each concern there the one most alike.

    `score` says from 0 to 1 how alike it is; `close` whether that is enough to be taken for the same
    demand. `thread` is its concern with what each of the force's `inspections` did with it, as in a
    history, of the passages those that speak of what was asked; `raised_in` is the index of the inspection
    that made `finding`. `later` are findings of other concerns of that force that are alike as well, by
    inspections after the last that raised this one: perhaps the same, in words by which it was not
    recognised.
    """

    force_id: str
    force: str
    finding_id: str
    raised_in: int
    finding: ThreadFinding
    detail: str | None
    page: int | None
    score: float
    close: bool
    thread: Thread
    later: tuple[ThreadLink, ...] = ()
    inspections: tuple[HistoryInspection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many concerns stand in a state."""

    state: ThreadState
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """Those shown of the peers, the most alike first.

    `forces` and `demands` say how many were looked through, `found` how many concerns ask for this or for
    some of it, and `close` how many of these are close; `states` says how many of the close ones stand in
    each state.
    """

    generator: Generator
    asked: Asked
    forces: int
    demands: int
    found: int
    close: int
    states: tuple[StateCount, ...]
    peers: tuple[Peer, ...]
    schema_version: int = SCHEMA_VERSION
