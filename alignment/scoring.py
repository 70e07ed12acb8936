"""The score of a pair of entries, taken apart into title, text and place.

It scores and lists candidates; it refuses to decide. Where both titles (or both texts) are empty,
that part says nothing and does not count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from alignment.records import dataclass
from alignment.shapes import Entry, Weights
from alignment.similarity import Corpus, title_similarity
from alignment.words import Texts

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

    def __init__(self, entries: Sequence[Entry], texts: Texts) -> None:
        titles = [texts.of(entry.title) for entry in entries]
        bodies = [texts.of(entry.text) for entry in entries]
        self.titles = [plain for plain, _ in titles]
        self.title_stems = [stems for _, stems in titles]
        self.texts = [plain for plain, _ in bodies]
        self.text_stems = [stems for _, stems in bodies]
        self.keys = [entry.key for entry in entries]
        self.places = [entry.position for entry in entries]
        self.parents = [_parent(entry, index, len(entries)) for index, entry in enumerate(entries)]


def _parent(entry: Entry, index: int, count: int) -> int | None:
    """An index outside the list, or the entry's own, is no parent."""
    if entry.parent is None or entry.parent == index or not 0 <= entry.parent < count:
        return None
    return entry.parent


def _places(names: Sequence[str | None]) -> dict[str | None, list[int]]:
    places: dict[str | None, list[int]] = {}
    for index, name in enumerate(names):
        places.setdefault(name, []).append(index)
    return places


class Scorer:
    """Scores pairs of two lists; `dense` says whether every pair is looked at."""

    def __init__(
        self,
        old: Sequence[Entry],
        new: Sequence[Entry],
        weights: Weights,
        max_pairs: int,
        texts: Texts,
    ) -> None:
        self.old = Side(old, texts)
        self.new = Side(new, texts)
        self.weights = weights
        self.dense = len(old) * len(new) <= max_pairs
        self.corpus = Corpus(self.old.text_stems + self.new.text_stems)
        self.titles = Corpus(self.old.title_stems + self.new.title_stems)
        self._content = self.corpus.matrix(
            self.old.text_stems, self.new.text_stems, None if self.dense else SPARSE_KEEP
        )
        self._titles = (
            self.titles.matrix(self.old.title_stems, self.new.title_stems) if self.dense else []
        )
        self._new_by_title = _places(self.new.titles)
        self._new_by_key = _places(self.new.keys)
        self._headings: dict[tuple[str, str], float] = {}

    def parts(self, i: int, j: int) -> Parts:
        """The score of old `i` with new `j`."""
        return Parts(
            self._score(i, j), self.heading(i, j), self._content_of(i, j), self._position(i, j)
        )

    def substance(self, i: int, j: int) -> float:
        """The score without the place; 1 where there is nothing but the place to go by."""
        return self._mean(self._said(i, j), self.heading(i, j), self._content_of(i, j), 1.0, 0.0)

    def _score(self, i: int, j: int) -> float:
        heading, content, position = (
            self.heading(i, j),
            self._content_of(i, j),
            self._position(i, j),
        )
        return self._mean(self._said(i, j), heading, content, position, self.weights.position)

    def _said(self, i: int, j: int) -> tuple[bool, bool]:
        titled = bool(self.old.titles[i] or self.new.titles[j])
        return titled, bool(self.old.texts[i] or self.new.texts[j])

    def _content_of(self, i: int, j: int) -> float:
        known = self._content[i].get(j)
        if known is not None:
            return known
        if self.dense and (self.old.text_stems[i] or self.new.text_stems[j]):
            return 0.0
        return self.content((i,), (j,))

    def group(self, old: tuple[int, ...], new: tuple[int, ...]) -> Parts:
        """The score of several entries together with several: their texts joined."""
        if len(old) == len(new) == 1:
            return self.parts(old[0], new[0])
        pairs = [(i, j) for i in old for j in new]
        joined = title_similarity(
            " ".join(self.old.titles[i] for i in old),
            " ".join(self.new.titles[j] for j in new),
            self.titles.overlap(
                frozenset().union(*(self.old.title_stems[i] for i in old)),
                frozenset().union(*(self.new.title_stems[j] for j in new)),
            ),
        )
        heading = max(joined, *(self.heading(i, j) for i, j in pairs))
        position = sum(self._position(i, j) for i, j in pairs) / len(pairs)
        content = self.content(old, new)
        said = [self._said(i, j) for i, j in pairs]
        either = (any(titled for titled, _ in said), any(worded for _, worded in said))
        score = self._mean(either, heading, content, position, self.weights.position)
        return Parts(score, heading, content, position)

    def heading(self, i: int, j: int) -> float:
        """How alike the two titles are; entries with the same key have like titles."""
        titles = (self.old.titles[i], self.new.titles[j])
        known = self._headings.get(titles)
        if known is None:
            known = title_similarity(*titles, self._title_words(i, j))
            self._headings[titles] = known
        return max(known, SAME_KEY) if self.same_key(i, j) else known

    def _title_words(self, i: int, j: int) -> float:
        if self.dense:
            return self._titles[i].get(j, 0.0)
        return self.titles.overlap(self.old.title_stems[i], self.new.title_stems[j])

    def same_key(self, i: int, j: int) -> bool:
        """Whether the caller named both entries as of one family."""
        key = self.old.keys[i]
        return key is not None and key == self.new.keys[j]

    def content(self, old: Collection[int], new: Collection[int]) -> float:
        """How alike the texts of several entries together are."""
        ours = frozenset().union(*(self.old.text_stems[i] for i in old))
        theirs = frozenset().union(*(self.new.text_stems[j] for j in new))
        return self.corpus.overlap(ours, theirs)

    def scores(self, least: float, forbidden: Collection[Pair]) -> dict[Pair, float]:
        """The score of each pair that is allowed and reaches `least`, sorted by pair.

        All pairs are looked at, or, where there are too many, only the likeliest.
        """
        found = {}
        everyone = range(len(self.new.titles))
        for i in range(len(self.old.titles)):
            for j in everyone if self.dense else self._likeliest(i):
                score = self._score(i, j)
                if score >= least and (i, j) not in forbidden:
                    found[i, j] = score
        return found

    def _likeliest(self, i: int) -> list[int]:
        """New entries that share telling words, the title or the key with old `i`."""
        place = i * len(self.new.titles) // len(self.old.titles)
        found = dict.fromkeys(self._content[i])
        key = self.old.keys[i]
        for same in (
            self._new_by_title.get(self.old.titles[i], ()),
            self._new_by_key.get(key, ()) if key else (),
        ):
            at = bisect_left(same, place)
            found.update(dict.fromkeys(same[max(0, at - SPARSE_KEEP // 2) : at + SPARSE_KEEP // 2]))
        return sorted(found)

    def _position(self, i: int, j: int) -> float:
        """Nearness of place; for entries that both have a parent, half of it is the parents'."""
        near = 1 - min(1.0, abs(self.old.places[i] - self.new.places[j]))
        above, over = self.old.parents[i], self.new.parents[j]
        return near if above is None or over is None else (near + self.heading(above, over)) / 2

    def _mean(
        self,
        said: tuple[bool, bool],
        heading: float,
        content: float,
        position: float,
        by_position: float,
    ) -> float:
        """The weighted mean of the parts that say something; the position if none does.

        `said`: whether there are titles, and texts, to compare.
        """
        titled, worded = said
        by_heading = self.weights.heading if titled else 0.0
        by_content = self.weights.content if worded else 0.0
        total = by_heading + by_content + by_position
        if not total:
            return position
        score = by_heading * heading + by_content * content + by_position * position
        return min(1.0, score / total)
