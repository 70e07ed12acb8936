"""Which paragraphs of two versions of a section stand for each other, in reading order.

Pairs never cross: a paragraph that moved is left without a partner rather than shown out of place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from alignment.similarity import Corpus
from alignment.words import normalised, stems

__all__ = ["LEAST_ALIKE", "rows"]

LEAST_ALIKE = 0.2
"""Paragraphs less alike than this are never paired."""

MOST_CELLS = 250_000
"""Largest stretch between two identical paragraphs (old times new) that is compared in full."""

Row = tuple[int | None, int | None, float]
Pair = tuple[int, int]


def rows(old: Sequence[str], new: Sequence[str]) -> list[Row]:
    """(old index, new index, score) in reading order; an index is None where a side has nothing.

    Each index stands in exactly one row, ascending on both sides; of unpaired paragraphs at one
    place the old ones come first. Swapping the sides gives the same pairs.
    """
    if (len(new), list(new)) < (len(old), list(old)):
        pairs = [(j, i, score) for i, j, score in _pairs(new, old)]
    else:
        pairs = _pairs(old, new)
    result: list[Row] = []
    at_old = at_new = 0
    for i, j, score in [*pairs, (len(old), len(new), 0.0)]:
        result += [(k, None, 0.0) for k in range(at_old, i)]
        result += [(None, k, 0.0) for k in range(at_new, j)]
        if i < len(old):
            result.append((i, j, score))
        at_old, at_new = i + 1, j + 1
    return result


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, float]]:
    faces = [normalised(text) for text in old], [normalised(text) for text in new]
    old_stems = [frozenset(stems(text)) for text in old]
    new_stems = [frozenset(stems(text)) for text in new]
    corpus = Corpus([*old_stems, *new_stems])
    found: list[tuple[int, int, float]] = []
    low_old = low_new = 0
    for i, j in [*_anchors(*faces), (len(old), len(new))]:
        found += _best_path(corpus, old_stems[low_old:i], new_stems[low_new:j], low_old, low_new)
        if i < len(old):
            found.append((i, j, 1.0))
        low_old, low_new = i + 1, j + 1
    return found


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Identical paragraphs: a common start and end, and between them the longest rising run of
    those that stand once on each side.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    places: dict[str, tuple[list[int], list[int]]] = {}
    for i in range(start, len(old) - end):
        places.setdefault(old[i], ([], []))[0].append(i)
    for j in range(start, len(new) - end):
        places.setdefault(new[j], ([], []))[1].append(j)
    unique = [(a[0], b[0]) for a, b in places.values() if len(a) == len(b) == 1]
    return [
        *((k, k) for k in range(start)),
        *_rising(sorted(unique)),
        *((len(old) - k, len(new) - k) for k in range(end, 0, -1)),
    ]


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run of pairs that rises on both sides; the first index rises already."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int | None] = []
    for k, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        before.append(holders[at - 1] if at else None)
        if at == len(ends):
            ends.append(j)
            holders.append(k)
        else:
            ends[at], holders[at] = j, k
    run: list[Pair] = []
    here = holders[-1] if holders else None
    while here is not None:
        run.append(pairs[here])
        here = before[here]
    return run[::-1]


def _best_path(
    corpus: Corpus,
    old: Sequence[frozenset[str]],
    new: Sequence[frozenset[str]],
    first_old: int,
    first_new: int,
) -> list[tuple[int, int, float]]:
    """Pairs in order with the greatest sum of what they score above `LEAST_ALIKE`.

    A stretch too large to compare in full is compared within a band along its diagonal.
    """
    if not old or not new:
        return []
    height, width = len(old), len(new)
    half = width if height * width <= MOST_CELLS else max(1, MOST_CELLS // (2 * height))
    scores = corpus.matrix(old, new, None if half == width else 2 * half)
    best: list[dict[int, float]] = [{} for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        middle = i * width // height
        here, below = best[i], best[i + 1]
        for j in range(min(width, middle + half) - 1, max(0, middle - half) - 1, -1):
            gain = scores[i].get(j, 0.0) - LEAST_ALIKE
            top = max(below.get(j, 0.0), here.get(j + 1, 0.0))
            here[j] = max(top, gain + below.get(j + 1, 0.0)) if gain > 0 else top
    found = []
    i = j = 0
    while i < height and j < width:
        value = best[i].get(j, 0.0)
        gain = scores[i].get(j, 0.0) - LEAST_ALIKE
        if gain > 0 and value == gain + best[i + 1].get(j + 1, 0.0):
            found.append((first_old + i, first_new + j, scores[i][j]))
            i, j = i + 1, j + 1
        elif value == best[i + 1].get(j, 0.0):
            i += 1
        else:
            j += 1
    return found
