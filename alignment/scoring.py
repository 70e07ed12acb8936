"""The score of a pair of entries, taken apart into title, text and place.

It scores and lists candidates; it refuses to decide. Where both titles (or both texts) are empty,
that part says nothing and does not count.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from alignment.shapes import Entry, Weights
from alignment.similarity import Corpus, title_similarity
from alignment.words import normalised, stems

__all__ = ["Parts", "Scorer"]

SAME_KEY = 0.9
"""Least likeness of two titles whose entries bear the same key."""

SPARSE_KEEP = 24
"""Candidates kept for each entry where there are too many pairs to look at each."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Parts:
    """A score and what it is made of, each from 0 to 1."""

    score: float
    heading: float
    content: float
    position: float


class Side:
    """One list, prepared: titles and texts normalised and stemmed once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.titles = [normalised(entry.title) for entry in entries]
        self.title_stems = [frozenset(stems(entry.title)) for entry in entries]
        self.texts = [normalised(entry.text) for entry in entries]
        self.text_stems = [frozenset(stems(entry.text)) for entry in entries]

    def parent(self, index: int) -> int | None:
        """The parent's index, or None; an index outside the list, or its own, is no parent."""
        parent = self.entries[index].parent
        if parent is None or parent == index or not 0 <= parent < len(self.entries):
            return None
        return parent


class Scorer:
    """Scores pairs of two lists; `dense` says whether every pair is looked at."""

    def __init__(
        self, old: Sequence[Entry], new: Sequence[Entry], weights: Weights, max_pairs: int
    ) -> None:
        self.old = Side(old)
        self.new = Side(new)
        self.weights = weights
        self.dense = len(old) * len(new) <= max_pairs
        self.corpus = Corpus(self.old.text_stems + self.new.text_stems)
        self._content = self.corpus.matrix(
            self.old.text_stems, self.new.text_stems, None if self.dense else SPARSE_KEEP
        )
        self._headings: dict[tuple[str, str], float] = {}

    def parts(self, i: int, j: int) -> Parts:
        """The score of old `i` with new `j`."""
        content = self._content[i].get(j)
        if content is None:
            content = (
                0.0
                if self.dense and (self.old.text_stems[i] or self.new.text_stems[j])
                else self.content((i,), (j,))
            )
        return self._weigh((i,), (j,), self.heading(i, j), content, self._position(i, j))

    def group(self, old: tuple[int, ...], new: tuple[int, ...]) -> Parts:
        """The score of several entries together with several: their texts joined."""
        if len(old) == len(new) == 1:
            return self.parts(old[0], new[0])
        pairs = [(i, j) for i in old for j in new]
        joined = title_similarity(
            " ".join(self.old.titles[i] for i in old),
            " ".join(self.new.titles[j] for j in new),
            frozenset().union(*(self.old.title_stems[i] for i in old)),
            frozenset().union(*(self.new.title_stems[j] for j in new)),
        )
        heading = max(joined, *(self.heading(i, j) for i, j in pairs))
        position = sum(self._position(i, j) for i, j in pairs) / len(pairs)
        return self._weigh(old, new, heading, self.content(old, new), position)

    def heading(self, i: int, j: int) -> float:
        """How alike the two titles are; entries with the same key have like titles."""
        titles = (self.old.titles[i], self.new.titles[j])
        known = self._headings.get(titles)
        if known is None:
            known = title_similarity(*titles, self.old.title_stems[i], self.new.title_stems[j])
            self._headings[titles] = known
        return max(known, SAME_KEY) if self.same_key(i, j) else known

    def same_key(self, i: int, j: int) -> bool:
        """Whether the caller named both entries as of one family."""
        key = self.old.entries[i].key
        return key is not None and key == self.new.entries[j].key

    def content(self, old: Collection[int], new: Collection[int]) -> float:
        """How alike the texts of several entries together are."""
        ours = frozenset().union(*(self.old.text_stems[i] for i in old))
        theirs = frozenset().union(*(self.new.text_stems[j] for j in new))
        return self.corpus.overlap(ours, theirs)

    def candidates(self) -> list[Pair]:
        """The pairs worth scoring, sorted: all of them, or the likeliest where there are many."""
        if self.dense:
            return [
                (i, j) for i in range(len(self.old.titles)) for j in range(len(self.new.titles))
            ]
        found = {(i, j): None for i, row in enumerate(self._content) for j in row}
        for ours, theirs in (
            (self.old.titles, self.new.titles),
            ([e.key for e in self.old.entries], [e.key for e in self.new.entries]),
        ):
            places: dict[str | None, list[int]] = {}
            for j, name in enumerate(theirs):
                places.setdefault(name, []).append(j)
            for i, name in enumerate(ours):
                if name:
                    near = i * len(theirs) // len(ours)
                    same = sorted(places.get(name, ()), key=lambda j: (abs(j - near), j))
                    found.update({(i, j): None for j in same[:SPARSE_KEEP]})
        return sorted(found)

    def _position(self, i: int, j: int) -> float:
        """Nearness of place; for entries that both have a parent, half of it is the parents'."""
        near = 1 - min(1.0, abs(self.old.entries[i].position - self.new.entries[j].position))
        above, over = self.old.parent(i), self.new.parent(j)
        return near if above is None or over is None else (near + self.heading(above, over)) / 2

    def _weigh(
        self,
        old: tuple[int, ...],
        new: tuple[int, ...],
        heading: float,
        content: float,
        position: float,
    ) -> Parts:
        titled = any(self.old.titles[i] for i in old) or any(self.new.titles[j] for j in new)
        worded = any(self.old.texts[i] for i in old) or any(self.new.texts[j] for j in new)
        by_heading = self.weights.heading if titled else 0.0
        by_content = self.weights.content if worded else 0.0
        total = by_heading + by_content + self.weights.position
        if not total:
            return Parts(position, heading, content, position)
        score = by_heading * heading + by_content * content + self.weights.position * position
        return Parts(min(1.0, score / total), heading, content, position)
