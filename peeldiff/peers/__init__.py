"""Who else was asked for the same, and what became of it there.

`find_peers` looks through the package that `peeldiff survey` wrote. Nothing is read or compared again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection

from alignment.late import late
from alignment.records import replace
from peeldiff._version import __version__
from peeldiff.errors import UsageError
from peeldiff.history.shapes import ThreadEvent
from peeldiff.model import Generator, ThreadState
from peeldiff.model.vocabulary import THREAD_STATES
from peeldiff.peers.package import Package
from peeldiff.peers.ranking import Demand, Ranked, Ranking
from peeldiff.peers.shapes import Asked, Peer, Peers, StateCount

__all__ = [
    "MOST",
    "Asked",
    "Demand",
    "Package",
    "Peer",
    "Peers",
    "Ranked",
    "Ranking",
    "StateCount",
    "find_peers",
]

MOST = 10
"""Peers that are shown unless another number is asked for."""

_REFERENCE = late(r"[\w&.'’]+(?:-[\w&/.'’]+)*-\d+[a-z]?", re.IGNORECASE)
"""One word that ends in a hyphen and a number, as references and ids do."""


def find_peers(
    package: Package,
    asked: str,
    *,
    most: int = MOST,
    state: ThreadState | None = None,
    group: str | None = None,
    among: Collection[str] | None = None,
) -> Peers:
    """The `most` findings that ask for the same as some words, or as the finding that a reference names.

    Of a finding those of its own force are left out. Of each concern of a force the finding most alike
    stands for all; `state` leaves only concerns that stand so, `group` only forces of that most similar
    group or region, `among` only those with these ids. Raises `UsageError` for no words, and for a
    reference or a group that the package does not know.
    """
    told = " ".join(asked.split())
    if not told:
        raise UsageError("Nothing is asked for; give a few words, or the reference of a finding.")
    forces = package.forces(group)
    if among is not None:
        forces &= frozenset(among)
    ranking = Ranking(package.demands())
    if _REFERENCE.fullmatch(told):
        about = package.asked(told)
        by_id = {demand.id: demand for demand in ranking.demands}
        ranked = ranking.by_finding(by_id[about.finding_id or ""])
    else:
        about = Asked(words=told, unknown=tuple(ranking.unknown(told)))
        ranked = ranking.by_words(told)
    threads = package.threads()
    first: dict[str, Ranked] = {}
    for one in (one for one in ranked if one.demand.force in forces):
        first.setdefault(threads[one.demand.id][0], one)
    stands = {thread: threads[one.demand.id][1] for thread, one in first.items()}
    close = [thread for thread, one in first.items() if one.close]
    counts = Counter(stands[thread] for thread in close)
    shown = [one for thread, one in first.items() if state in (None, stands[thread])]
    weight = ranking.telling(" ".join(filter(None, (about.words, about.text, *about.items))))
    of_force: dict[str, list[Demand]] = {}
    for one in first.values():
        of_force.setdefault(one.demand.force, []).append(one.demand)
    return Peers(
        generator=Generator("peeldiff", __version__),
        asked=about,
        forces=len(forces),
        demands=sum(demand.force in forces for demand in ranking.demands),
        found=len(first),
        close=len(close),
        states=tuple(
            StateCount(state=each, count=counts[each]) for each in THREAD_STATES if counts[each]
        ),
        peers=tuple(
            _speaking_of(
                package.peer(
                    one.demand.id,
                    one.score,
                    close=one.close,
                    # Another is perhaps the same if it says the most telling word as well.
                    others=[
                        other.id
                        for other in of_force[one.demand.force]
                        if weight(other.asks)[0] >= weight(one.demand.asks)[0] > 0
                    ],
                ),
                weight,
            )
            for one in shown[:most]
        ),
    )


def _speaking_of(peer: Peer, weight: Callable[[str], tuple[int, int]]) -> Peer:
    """A peer with those passages of each event that speak most of what was asked, where any does."""

    def narrowed(event: ThreadEvent) -> ThreadEvent:
        weights = [weight(passage.text) for passage in event.passages]
        most = max(weights, default=(0, 0))[0]
        kept = [
            (told, passage)
            for told, passage in zip(weights, event.passages, strict=True)
            if told[0] == most
        ]
        kept.sort(key=lambda entry: entry[0], reverse=True)
        return replace(event, passages=tuple(passage for _, passage in kept))

    events = tuple(map(narrowed, peer.thread.events))
    return replace(peer, thread=replace(peer.thread, events=events))
