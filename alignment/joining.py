"""Entries left over that turn a link into a split or a merge.

An entry that found no partner joins a link if most of it stands in the link's other side. It never
joins what a person pinned or what is identical, and never makes a link of several with several.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from alignment.groups import Group, Kind
from alignment.records import dataclass, replace
from alignment.scoring import SAME_KEY, Scorer

__all__ = ["joined"]

SHARE = 0.5
"""Share of an entry, by telling words, that has to stand in the other side."""

SHARE_OF_LONGER = 0.7
"""The share that has to stand there where the other side has `LONGER` times its words, and so holds many by
chance."""

LONGER = 2

OUTSTANDING = 0.1
"""How far the link must be ahead of the next one that the entry could join."""

FEWEST_STEMS = 3
"""A shorter text is contained in any long one by accident."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Offer:
    """An entry (`on_new`: of the new side) that could join a group."""

    share: float
    on_new: bool
    entry: int
    group: int


def joined(
    scorer: Scorer,
    groups: Sequence[Group],
    forbidden: Collection[Pair],
    scores: Mapping[Pair, float],
    max_pairs: int,
) -> list[Group]:
    """`groups` with leftovers joined, the largest share first, if the texts then fit better."""
    result = list(groups)
    for offer in _offers(scorer, groups, forbidden, scores, max_pairs):
        group = result[offer.group]
        if offer.on_new and len(group.old) == 1:
            larger = replace(group, new=tuple(sorted((*group.new, offer.entry))))
        elif not offer.on_new and len(group.new) == 1:
            larger = replace(group, old=tuple(sorted((*group.old, offer.entry))))
        else:
            continue
        if scorer.content(larger.old, larger.new) > scorer.content(group.old, group.new):
            result[offer.group] = larger
    return result


def _offers(
    scorer: Scorer,
    groups: Sequence[Group],
    forbidden: Collection[Pair],
    scores: Mapping[Pair, float],
    max_pairs: int,
) -> list[_Offer]:
    """The best offer of each leftover entry, the most contained first."""
    linked_old = {i for group in groups for i in group.old}
    linked_new = {j for group in groups for j in group.new}
    free_old = [i for i in range(len(scorer.old.titles)) if i not in linked_old]
    free_new = [j for j in range(len(scorer.new.titles)) if j not in linked_new]
    hosts = [k for k, group in enumerate(groups) if group.kind is Kind.MATCHED]
    every_pair = (len(free_old) + len(free_new)) * len(hosts) <= max_pairs
    offers = []
    for on_new, free in ((False, free_old), (True, free_new)):
        for entry in free:
            shares = []
            for k in hosts:
                pair = (groups[k].old[0], entry) if on_new else (entry, groups[k].new[0])
                if pair not in forbidden and (every_pair or pair in scores):
                    shares.append((-_share(scorer, pair, on_new), k))
            shares.sort()
            best = -shares[0][0] if shares else 0.0
            second = -shares[1][0] if len(shares) > 1 else 0.0
            if best and best - second >= OUTSTANDING:
                offers.append(_Offer(best, on_new, entry, shares[0][1]))
    return sorted(offers, key=lambda offer: (-offer.share, offer.on_new, offer.entry))


def _share(scorer: Scorer, pair: Pair, on_new: bool) -> float:
    """How much of the joining end of `pair` stands in its other end; 0 if that is too little.

    Entries of one family (the same key) need less.
    """
    i, j = pair
    guest, host = scorer.old.text_stems[i], scorer.new.text_stems[j]
    if on_new:
        guest, host = host, guest
    if min(len(guest), len(host)) < FEWEST_STEMS:
        return 0.0
    share = scorer.corpus.containment(guest, host)
    if scorer.same_key(i, j):
        share = (share + SAME_KEY) / 2
    least = SHARE_OF_LONGER if len(host) > LONGER * len(guest) else SHARE
    return share if share >= least else 0.0
