"""How alike two texts are, by the words they share and how telling those words are.

No meaning is looked up: two texts that say the same in different words stay unlike. Every score
runs from 0 to 1 and is the same in both directions, except `containment`, which has a direction.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from alignment.words import normalised, stems

__all__ = ["Corpus", "heading_similarity"]

WORK_LIMIT = 6_000_000
"""Most additions that one `Corpus.matrix` does: about a second of plain Python. Where only the
best of each text are kept it does a third of that, as rare words decide which those are."""

_BUILT_ALIKE = 0.75
"""Share of letters in order that different titles of one pattern may reach."""


class Corpus:
    """The weight of each stem over a list of texts, and the scores that follow from it.

    `texts` holds the stems of each text, of both lists together. A stem in all of them weighs 0.7,
    one in a single text of twenty 3.0: `log(1 + N / df)`.
    """

    def __init__(self, texts: Sequence[Collection[str]]) -> None:
        self._count = len(texts)
        self._parts: tuple[Counter[str], ...] = (
            Counter(stem for text in texts for stem in dict.fromkeys(text)),
        )
        self._known: dict[str, float] = {}

    @classmethod
    def of(cls, corpora: Sequence[Corpus]) -> Corpus:
        """The texts of several corpora together."""
        found = cls(())
        found._count = sum(corpus._count for corpus in corpora)
        found._parts = tuple(part for corpus in corpora for part in corpus._parts)
        return found

    def weight(self, stem: str) -> float:
        """How telling `stem` is; a stem that the corpus never saw counts as seen once."""
        known = self._known.get(stem)
        if known is None:
            seen = sum([part[stem] for part in self._parts])
            known = self._known[stem] = math.log(1 + max(1, self._count) / max(1, seen))
        return known

    def overlap(self, a: Collection[str], b: Collection[str]) -> float:
        """Weight of the shared stems over the mean weight of the two texts (weighted Dice).

        Repeats do not count, and two empty texts overlap fully.
        """
        return _dice(self._weighed(a), self._weighed(b))

    def containment(self, a: Collection[str], b: Collection[str]) -> float:
        """The share of the weight of `a` that is found in `b`; 0 if `a` is empty."""
        weighed = self._weighed(a)
        total = math.fsum(weighed.values())
        if not total:
            return 0.0
        there = frozenset(b)
        return min(1.0, math.fsum(w for stem, w in weighed.items() if stem in there) / total)

    def matrix(
        self,
        old: Sequence[Collection[str]],
        new: Sequence[Collection[str]],
        keep: int | None = None,
    ) -> list[dict[int, float]]:
        """`overlap` of every old text with every new one: for each old text, new index → score.

        Pairs without a shared stem are left out, and beyond the `keep` best of each old text those
        that are worse (ties by nearness of place). An inverted index does the work; past
        `WORK_LIMIT` additions the commonest stems are left out of all texts, as if stop words.
        """
        postings: dict[str, list[int]] = {}
        for j, text in enumerate(new):
            for stem in dict.fromkeys(text):
                postings.setdefault(stem, []).append(j)
        in_old = Counter(stem for text in old for stem in dict.fromkeys(text))
        in_new = {stem: len(found) for stem, found in postings.items()}
        used = self._affordable(in_old, in_new, WORK_LIMIT if keep is None else WORK_LIMIT // 3)
        old_weights = [self._weighed(text, used) for text in old]
        new_totals = [math.fsum(self._weighed(text, used).values()) for text in new]
        rows = []
        for i, weights in enumerate(old_weights):
            row = _row(weights, postings, new_totals)
            if keep is not None and len(row) > keep:
                place = i * len(new) // len(old)
                best = sorted(row, key=lambda j: (-row[j], abs(j - place), j))
                row = {j: row[j] for j in sorted(best[:keep])}
            rows.append(row)
        return rows

    def _weighed(
        self, text: Collection[str], used: Mapping[str, float] | None = None
    ) -> dict[str, float]:
        if used is None:
            return {stem: self.weight(stem) for stem in dict.fromkeys(text)}
        return {stem: used[stem] for stem in dict.fromkeys(text) if stem in used}

    def _affordable(
        self, in_old: Mapping[str, int], in_new: Mapping[str, int], left: int
    ) -> dict[str, float]:
        """Stems to count and their weights, cheapest first until the work is used up."""
        work = {stem: count * in_new.get(stem, 0) for stem, count in in_old.items()}
        work.update({stem: 0 for stem in in_new if stem not in work})
        if sum(work.values()) <= left:
            return {stem: self.weight(stem) for stem in work}
        used = {}
        for stem, cost in sorted(work.items(), key=lambda item: (item[1], item[0])):
            left -= cost
            if left < 0:
                break
            used[stem] = self.weight(stem)
        return used


def _dice(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if not a and not b:
        return 1.0
    shared = math.fsum(w for stem, w in a.items() if stem in b)
    return min(1.0, 2 * shared / (math.fsum(a.values()) + math.fsum(b.values())))


def _row(
    weights: Mapping[str, float], postings: Mapping[str, list[int]], new_totals: Sequence[float]
) -> dict[int, float]:
    shared: dict[int, float] = {}
    for stem in sorted(weights):  # a fixed order of additions gives the same last digit
        weight = weights[stem]
        for j in postings.get(stem, ()):
            shared[j] = shared.get(j, 0.0) + weight
    total = math.fsum(weights.values())
    return {j: min(1.0, 2 * both / (total + new_totals[j])) for j, both in shared.items()}


def heading_similarity(a: str, b: str) -> float:
    """How alike two short titles are: the better of shared words and shared letters."""
    ours, theirs = frozenset(stems(a)), frozenset(stems(b))
    words = 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))
    return title_similarity(normalised(a), normalised(b), words)


def title_similarity(a: str, b: str, words: float) -> float:
    """The likeness of normalised titles whose words overlap by `words`.

    Letters are what saves a misspelt or differently hyphenated title. As titles of one list are
    often built alike ("How well does …"), only what goes beyond that likeness counts.
    """
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    letters = ratio(a, b, score_cutoff=100 * _BUILT_ALIKE) / 100
    return max(words, (letters - _BUILT_ALIKE) / (1 - _BUILT_ALIKE))
