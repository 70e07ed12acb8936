"""The words by class: which classes each stretch of a sentence belongs to.

The rows are data of the inspectorate (`inspectorates/lexicon/`). A phrase is looked up by its first word
in a dict; the longest wins. Nothing here is a pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from os import pardir
from typing import NamedTuple

from alignment.words import stem
from peeldiff.parsed import beside, parsed
from peeldiff.statements.sentences import Token, tokenise

__all__ = ["CLASSES", "Lexicon", "Span", "load_lexicon", "parse", "phrases_of"]

CLASSES = {
    "closed.txt": (
        "all", "most", "some", "few", "none", "not", "former", "left", "but", "then", "now", "again", "plan",
        "claim", "seen", "recall", "we", "other", "closing", "do",
    ),
    "sense.txt": ("good", "bad", "better", "worse", "up", "down", "done", "act", "stop"),
}  # fmt: skip
"""The classes that the reader's weights and the composer know, by the file of their words."""


class Span(NamedTuple):
    """A stretch of tokens, `start` to `end` (exclusive), and the classes that it belongs to."""

    start: int
    end: int
    classes: frozenset[str]


_NO_CLASS: frozenset[str] = frozenset()


class Lexicon:
    """Look-ups of words and short phrases, by word as written and by stem."""

    def __init__(
        self, phrases: dict[str, dict[tuple[str, ...], frozenset[str]]], longest: dict[str, int]
    ) -> None:
        """What `phrases_of` tells of rows."""
        self._phrases, self._longest = phrases, longest

    def spans(self, tokens: Sequence[Token]) -> Iterator[Span]:
        """The tokens in order, each in one span: a phrase that the lexicon knows, or a single word."""
        words = [token.word for token in tokens]
        shapes = [_key(token, exact=False) for token in tokens]
        at = 0
        while at < len(tokens):
            length, classes = self._longest_at(words, shapes, at)
            yield Span(start=at, end=at + length, classes=classes)
            at += length

    def _longest_at(
        self, words: Sequence[str], shapes: Sequence[str], at: int
    ) -> tuple[int, frozenset[str]]:
        best, classes = 1, _NO_CLASS
        for first in ("=" + words[at], shapes[at]):
            known = self._phrases.get(first)
            if not known:
                continue
            for length in range(min(self._longest[first], len(words) - at), 0, -1):
                if length < best:
                    break
                key = (first, *shapes[at + 1 : at + length])
                found = known.get(key)
                if found is not None:
                    classes = found if length > best else classes | found
                    best = length
                    break
        return best, classes


def _key(token: Token, *, exact: bool) -> str:
    if exact:
        return "=" + token.word
    return stem(token.word)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the inspectorate's data files."""
    paths = [beside(__file__, pardir, "inspectorates", "lexicon", name) for name in CLASSES]
    words = beside(__file__, pardir, pardir, "alignment", "words.py")
    rows = beside(__file__, pardir, "inspectorates", "word_rows.py")
    makers = (__file__, beside(__file__, "sentences.py"), words, rows)
    return Lexicon(*parsed(paths[0], lambda _: _parse(paths), (*paths, *makers)))


def _parse(
    paths: Iterable[str],
) -> tuple[dict[str, dict[tuple[str, ...], frozenset[str]]], dict[str, int]]:
    rows: list[tuple[str, str]] = []
    for name, path in zip(CLASSES, paths, strict=True):
        with open(path, "rb") as file:
            rows += parse(file.read(), name)
    return phrases_of(rows)


def parse(content: bytes, name: str) -> list[tuple[str, str]]:
    """The rows of one of the files as (class, word or phrase); raises `DataFileError`."""
    from peeldiff.inspectorates.word_rows import word_rows

    told = word_rows(content, f"lexicon/{name}", CLASSES[name])
    return [(sense, row) for sense, rows in told.items() for row in rows]


def phrases_of(
    rows: Iterable[tuple[str, str]],
) -> tuple[dict[str, dict[tuple[str, ...], frozenset[str]]], dict[str, int]]:
    """The phrases of some rows by their first words, with their classes, and how long the longest is.

    `rows` are (class, word or phrase); a word that begins with "=" is taken as written.
    """
    phrases: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    longest: dict[str, int] = {}
    for name, row in rows:
        exact = row.startswith("=")
        keys = tuple(_key(token, exact=exact) for token in tokenise(row.removeprefix("=")))
        if not keys:
            raise ValueError(f"the lexicon's class {name!r} has a row without a word: {row!r}")
        known = phrases.setdefault(keys[0], {})
        known[keys] = known.get(keys, _NO_CLASS) | {name}
        longest[keys[0]] = max(longest.get(keys[0], 0), len(keys))
    return phrases, longest
