"""Slots of a closed grammar: which phrase of a list stands at a place of a sentence, and where it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Slot"]


class Slot:
    """A list of words and phrases, asked for the ends of those that begin at a place."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """`phrases` are in small letters, their words parted by spaces."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append(words)
        for rows in self._by_first.values():
            rows.sort(key=len, reverse=True)

    def may_begin(self, words: Iterable[str]) -> bool:
        """Whether one of some words begins a phrase."""
        return not self._by_first.keys().isdisjoint(words)

    def ends(self, words: Sequence[str], at: int) -> Iterator[int]:
        """The ends of all phrases that begin at `at`, the longest first."""
        if at < len(words):
            for row in self._by_first.get(words[at], ()):
                if tuple(words[at : at + len(row)]) == row:
                    yield at + len(row)

    def end(self, words: Sequence[str], at: int) -> int:
        """The end of the longest phrase that begins at `at`, `at` itself where none does."""
        if at < len(words):
            for row in self._by_first.get(words[at], ()):
                end = at + len(row)
                if tuple(words[at:end]) == row:
                    return end
        return at

    def over(self, words: Sequence[str], at: int) -> int:
        """The end of all phrases that follow each other from `at` on."""
        while (end := self.end(words, at)) > at:
            at = end
        return at

    def heads(self, words: Sequence[str], at: int) -> Iterator[tuple[str, ...]]:
        """For each phrase whose first word stands at `at` the words that have to follow that."""
        if at < len(words):
            for row in self._by_first.get(words[at], ()):
                yield row[1:]
