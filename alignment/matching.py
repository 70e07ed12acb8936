"""Which entries of two lists belong together.

In order: what the caller pinned, what is identical and unique, the best total assignment over the
rest, then neighbours that make an entry split or merged. A pair is taken only if it is better than
leaving both out and is either plainly alike or not seriously contested; see `_believable`.
The lists are put into a canonical order first, so that swapping the sides swaps the answer.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from alignment.assignment import assign
from alignment.explaining import explained
from alignment.groups import Group, Kind
from alignment.joining import joined
from alignment.scoring import Scorer
from alignment.shapes import Alignment, Entry, Weights
from alignment.words import Texts

__all__ = ["FLOOR", "MAX_PAIRS", "align"]

FLOOR = 0.3
"""A pair below this is worse than leaving both out."""

SURE = 0.5
"""A pair from here on stands even if another partner would fit about as well."""

SUBSTANCE = 0.75
"""Share of the floor that title and text have to reach by themselves: place alone makes no pair."""

CLEAR = 0.05
"""How far a pair at the floor must stand out from its rivals; less and less towards `SURE`."""

MAX_PAIRS = 250_000
"""Past this many pairs only the likeliest are scored (500 by 500 entries)."""

_STEPS = 1_000_000  # scores are compared to six places: beyond that they are equal

Pair = tuple[int, int]


def align(
    old: Sequence[Entry],
    new: Sequence[Entry],
    weights: Weights,
    *,
    pinned: Sequence[Pair] = (),
    forbidden: Collection[Pair] = (),
    join: bool = True,
    floor: float = FLOOR,
    max_pairs: int = MAX_PAIRS,
    texts: Texts | None = None,
) -> Alignment:
    """Pair the entries of two lists; `pinned` and `forbidden` hold (old index, new index).

    Whoever aligns a text several times gives the same `texts` each time.

    Pinned pairs that share an end become one link. Raises ValueError for an index out of range, a
    pair both pinned and forbidden, and pins that would tie several to several.
    """
    forbidden = frozenset(forbidden)
    groups = _pinned_groups(pinned, forbidden, len(old), len(new))
    flipped = _order(new, [(j, i) for i, j in pinned], [(j, i) for i, j in forbidden]) < _order(
        old, pinned, forbidden
    )
    if flipped:
        old, new = new, old
        groups = [Group(group.new, group.old, group.kind) for group in groups]
        forbidden = frozenset((j, i) for i, j in forbidden)
    scorer = Scorer(old, new, weights, max_pairs, texts or Texts())
    groups += _identical(scorer, groups, forbidden)
    scores = scorer.scores(floor / 2, forbidden)
    groups += _assigned(scorer, scores, groups, floor)
    if join:
        groups = joined(scorer, groups, forbidden, scores, max_pairs)
    links = explained(scorer, groups, scores, flipped)
    if flipped:
        old, new = new, old
    linked_old = {i for link in links for i in link.old}
    linked_new = {j for link in links for j in link.new}
    return Alignment(
        tuple(sorted(links, key=lambda link: (link.old, link.new))),
        tuple(i for i in range(len(old)) if i not in linked_old),
        tuple(j for j in range(len(new)) if j not in linked_new),
    )


def _order(
    entries: Sequence[Entry], pinned: Sequence[Pair], forbidden: Collection[Pair]
) -> tuple[object, ...]:
    """What decides which list is worked on as the first, whichever way round they came."""
    facts = [
        (
            e.title,
            e.text,
            e.position,
            -1 if e.parent is None else e.parent,
            e.key is None,
            e.key or "",
        )
        for e in entries
    ]
    return len(entries), facts, sorted(pinned), sorted(forbidden)


def _pinned_groups(
    pinned: Sequence[Pair], forbidden: Collection[Pair], old_count: int, new_count: int
) -> list[Group]:
    olds: dict[int, list[int]] = {}
    news: dict[int, list[int]] = {}
    for i, j in sorted(dict.fromkeys(pinned)):
        if not (0 <= i < old_count and 0 <= j < new_count):
            raise ValueError(f"pinned pair {(i, j)} is out of range")
        if (i, j) in forbidden:
            raise ValueError(f"pair {(i, j)} is both pinned and forbidden")
        olds.setdefault(i, []).append(j)
        news.setdefault(j, []).append(i)
    groups = []
    for i, partners in olds.items():
        if len(partners) > 1 and any(len(news[j]) > 1 for j in partners):
            raise ValueError(f"pins tie several to several at old entry {i}")
        if len(partners) > 1 or len(news[partners[0]]) == 1:
            groups.append(Group((i,), tuple(partners), Kind.PINNED))
    groups += [
        Group(tuple(partners), (j,), Kind.PINNED)
        for j, partners in sorted(news.items())
        if len(partners) > 1
    ]
    return groups


def _identical(scorer: Scorer, groups: Sequence[Group], forbidden: Collection[Pair]) -> list[Group]:
    """Entries whose title and text stand once on each side, the same.

    Where there are too many pairs to look at each, copies are paired too, first with first.
    """
    taken_old = {i for group in groups for i in group.old}
    taken_new = {j for group in groups for j in group.new}
    places: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for i, face in enumerate(zip(scorer.old.titles, scorer.old.texts, strict=True)):
        if i not in taken_old:
            places.setdefault(face, ([], []))[0].append(i)
    for j, face in enumerate(zip(scorer.new.titles, scorer.new.texts, strict=True)):
        if j not in taken_new and face in places:
            places[face][1].append(j)
    return [
        Group((i,), (j,), Kind.IDENTICAL)
        for ours, theirs in places.values()
        if not scorer.dense or len(ours) == len(theirs) == 1
        for i, j in zip(ours, theirs, strict=False)
        if (i, j) not in forbidden
    ]


def _assigned(
    scorer: Scorer, scores: Mapping[Pair, float], groups: Sequence[Group], floor: float
) -> list[Group]:
    """The best total over what is still free; each pair earns what it scores above `floor`."""
    taken_old = {i for group in groups for i in group.old}
    taken_new = {j for group in groups for j in group.new}
    height, width = len(scorer.old.titles), len(scorer.new.titles)
    cells = height * width
    unit = 1001 * (cells + 1) * min(height, width) + 1 if cells else 1
    weights = {}
    for (i, j), score in scores.items():
        if i in taken_old or j in taken_new or score < floor:
            continue
        if scorer.substance(i, j) >= SUBSTANCE * floor:
            apart = abs(scorer.old.places[i] - scorer.new.places[j])
            near = round(1000 * (1 - min(1.0, apart)))
            tie_break = near * (cells + 1) + cells - abs(i * width - j * height)
            weights[i, j] = round((score - floor) * _STEPS) * unit + tie_break + 1
    chosen = assign(weights)
    partner_of_old = dict(chosen)
    partner_of_new = {j: i for i, j in chosen}
    rivals = _rivals(scores, {**partner_of_old, **_singles(groups)}, partner_of_new, groups)
    return [
        Group((i,), (j,), Kind.MATCHED)
        for i, j in chosen
        if _believable(scores[i, j], max(rivals[0].get(i, 0.0), rivals[1].get(j, 0.0)), floor)
    ]


def _singles(groups: Sequence[Group]) -> dict[int, int]:
    return {i: group.new[0] for group in groups for i in group.old}


def _rivals(
    scores: Mapping[Pair, float],
    partner_of_old: Mapping[int, int],
    partner_of_new: Mapping[int, int],
    groups: Sequence[Group],
) -> tuple[dict[int, float], dict[int, float]]:
    """For each end the best score of a rival that has no better partner of its own."""
    settled_new = {j for group in groups for j in group.new}
    settled_old = {i for group in groups for i in group.old}
    for_old: dict[int, float] = {}
    for_new: dict[int, float] = {}
    for (i, j), score in scores.items():
        if partner_of_old.get(i) == j or i in settled_old or j in settled_new:
            continue
        other_i, other_j = partner_of_new.get(j), partner_of_old.get(i)
        if other_i is None or scores[other_i, j] <= score:
            for_old[i] = max(score, for_old.get(i, 0.0))
        if other_j is None or scores[i, other_j] <= score:
            for_new[j] = max(score, for_new.get(j, 0.0))
    return for_old, for_new


def _believable(score: float, rival: float, floor: float) -> bool:
    """Whether a pair of the best assignment is taken.

    From `SURE` on it is. Below, it has to stand out from every rival partner of either end that is
    not itself better matched elsewhere: by `CLEAR` at the floor, by less the nearer it is to
    `SURE`. A weak pair that could as well be another one is none.
    """
    if score >= SURE:
        return True
    return score - rival >= CLEAR * (SURE - score) / max(SURE - floor, 0.01)
