"""From the weights of all pairs of concerns to groups that are one: which pairs are taken, splits, merges."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from alignment.assignment import assign
from peeldiff.compare.concerns import Concern
from peeldiff.compare.pairing import Pair

__all__ = ["JOINED", "LINKED", "Group", "groups_of", "recalled"]

LINKED = 75
"""Least weight of a pair that is taken, in hundredths of a natural logarithm of its odds. From here on .96 of
the links are right, and .73 of all are found, where the writer taught nothing (`reader/link.py`)."""
JOINED = 125
"""Least weight of a concern that makes a link of one with one a split or a merge."""
RECALLED = -300
"""Least weight of a pair where the later report says that the earlier one raised this, and one is left under
the question: four in five pairs of one question that are not one weigh less."""
Group = tuple[list[int], list[int]]
"""Earlier and later concerns that are one."""


def groups_of(
    weights: Mapping[Pair, int],
    may_merge: Callable[[int, int, int], bool] = lambda *_: True,
    sure: Mapping[Pair, int] | None = None,
) -> list[Group]:
    """The best assignment over all pairs, then those left over that split or merge one of its pairs.

    `may_merge` says whether an earlier concern may join another earlier one at a later one; of two pairs that
    weigh alike the one that is `sure` goes first.
    """
    surer = {pair: max(0, weight) for pair, weight in (sure or {}).items()}
    most = max((max(i, j) for i, j in weights), default=0) + 1
    tried = {
        (i, j): (weight - LINKED + 1 + surer.get((i, j), 0)) * most + most - 1 - abs(i - j)
        for (i, j), weight in weights.items()
        if weight >= LINKED
    }
    groups = [([i], [j]) for i, j in assign(tried)]
    linked = {i for olds, _ in groups for i in olds}, {j for _, news in groups for j in news}
    for (i, j), weight in sorted(weights.items(), key=lambda entry: (-entry[1], entry[0])):
        if weight < JOINED:
            break
        if (i in linked[0]) is (j in linked[1]):
            continue
        olds, news = next(group for group in groups if i in group[0] or j in group[1])
        if j in linked[1] and len(news) == 1:
            if may_merge(i, olds[0], j):
                olds.append(i)
                linked[0].add(i)
        elif i in linked[0] and len(olds) == 1:
            news.append(j)
            linked[1].add(j)
    return groups


def recalled(
    groups: Sequence[Group],
    weights: Mapping[Pair, int],
    earlier: Sequence[Concern],
    later: Sequence[Concern],
) -> list[Group]:
    """The later concerns that say that the earlier report raised them, each with the one that it can mean.

    That is the only one left under the same question, and not wholly unlike.
    """
    left = set(range(len(earlier))) - {i for olds, _ in groups for i in olds}
    linked = {j for _, news in groups for j in news}
    found = []
    for j, concern in enumerate(later):
        if not concern.was_raised or j in linked:
            continue
        there = [i for i in sorted(left) if earlier[i].question == concern.question]
        if len(there) == 1 and weights.get((there[0], j), RECALLED - 1) >= RECALLED:
            left.discard(there[0])
            found.append((there, [j]))
    return found
