"""Lists of patterns of a data file, of which a text is asked only those that it has the words for.

A list answers as one pattern would that has its patterns as alternatives: the match that begins first,
and among those the one of the pattern that is listed first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

TYPE_CHECKING = False

if TYPE_CHECKING:
    from peeldiff.inspectorates.needs import Needs

__all__ = ["Patterns", "WordIndex", "caught", "index_of", "numbered", "union"]

_WORD_BEGINS = r"\b"
_WORD = re.compile(r"\w+")
_ASCII_WORDS = "".join(
    chr(code) if chr(code).isalnum() or chr(code) == "_" else " " for code in range(128)
)
_TEXTS_KEPT = 10_000
_TEXTS_KEPT_OF_LIST = 1_000


def union(patterns: Iterable[str]) -> str:
    """One pattern out of several, each group name with the number of its turn.

    Neighbours that begin a word share one test for its beginning: it fails at most places of a
    sentence.
    """
    joined = "|".join(
        _WORD_BEGINS + _either(run, len(_WORD_BEGINS)) if begins else _either(run)
        for begins, run in groupby(patterns, lambda pattern: pattern.startswith(_WORD_BEGINS))
    )
    return numbered(joined)


def _either(patterns: Iterable[str], skipped: int = 0) -> str:
    return "(?:" + "|".join(f"(?:{pattern[skipped:]})" for pattern in patterns) + ")"


def numbered(pattern: str) -> str:
    """A group name may stand only once in a pattern: each gets the number of its turn."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match[1]
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name]}>"

    return re.sub(r"\(\?P<(\w+)>", rename, pattern) if "(?P<" in pattern else pattern


def caught(match: re.Match[str], name: str) -> str | None:
    """What a group of the pattern that matched caught, whichever of its turns it was."""
    for key, value in match.groupdict().items():
        if value and key.rstrip("0123456789") == name:
            return value
    return None


def index_of(
    lists: Iterable[Sequence[Needs]],
) -> tuple[dict[str, int], int, list[tuple[int, int]]]:
    """Which patterns each beginning of a word calls for, which are always tried, where each list stands.

    The patterns of all lists are the bits of one number, so that what a text calls for is told in one
    step a word. A list has those from its place on, the first pattern the lowest, under its mask.
    """
    beginnings: dict[str, int] = {}
    always = 0
    places: list[tuple[int, int]] = []
    place = 0
    for needs in lists:
        for at, (words, _) in enumerate(needs, start=place):
            for word in words:
                beginnings[word] = beginnings.get(word, 0) | 1 << at
            if not words:
                always |= 1 << at
        places.append((place, (1 << len(needs)) - 1))
        place += len(needs)
    return beginnings, always, places


class WordIndex:
    """Which patterns of which lists the words of a text call for."""

    def __init__(
        self, beginnings: dict[str, int], always: int, places: Sequence[tuple[int, int]]
    ) -> None:
        """What `index_of` tells of some lists."""
        self._by_beginning = beginnings
        self._always = always
        self._places = places
        self._shortest = min(map(len, beginnings), default=0)
        self._lengths: dict[str, set[int]] = {}
        for word in beginnings:
            self._lengths.setdefault(word[: self._shortest], set()).add(len(word))
        self._of_word: dict[str, int] = {}
        self._of_text: dict[str, int] = {}

    def called_for(self, number: int, text: str) -> int:
        """Which patterns of a list may be found in a text."""
        told = self._of_text.get(text)
        if told is None:
            told = self._told(text)
        place, mask = self._places[number]
        return told >> place & mask

    def _told(self, text: str) -> int:
        told = self._always
        of_word = self._of_word
        quick = text.isascii()  # as most texts are
        words = text.translate(_ASCII_WORDS).split() if quick else _WORD.findall(text)
        for word in set(words):
            called = of_word.get(word)
            if called is None:
                called = of_word[word] = self._beginning(word)
            told |= called
        if len(self._of_text) >= _TEXTS_KEPT:
            self._of_text.clear()
        self._of_text[text] = told
        return told

    def _beginning(self, word: str) -> int:
        found = 0
        for length in self._lengths.get(word[: self._shortest], ()):
            found |= self._by_beginning.get(word[:length], 0)
        return found


class Patterns:
    """One list of patterns; it finds as a compiled pattern does."""

    def __init__(
        self,
        patterns: Sequence[str],
        needs: Sequence[tuple[Sequence[str], Sequence[Sequence[str]]]],
        index: WordIndex,
        number: int,
        filled: Callable[[str], str] = str,
    ) -> None:
        """`needs` are those of each pattern (`Needs`), `number` is that of the list in the index; `filled`
        gives a pattern with what stands for the names in it."""
        self._patterns = patterns
        self._filled = filled
        self._parts = [parts for _, parts in needs]
        self._index = index
        self._number = number
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._places: dict[int, list[int]] = {}
        # Every pass over a report asks of the same lines.
        self._called_for = lru_cache(maxsize=_TEXTS_KEPT_OF_LIST)(self._find_called_for)

    @property
    def pattern(self) -> str:
        """All patterns as one, to be part of another."""
        return union(map(self._filled, self._patterns))

    def search(self, text: str, begin: int = 0) -> re.Match[str] | None:
        """The first match in a text, from a position on."""
        first: re.Match[str] | None = None
        for pattern in self._called_for(text):
            found = pattern.search(text, begin)
            if found and (first is None or found.start() < first.start()):
                first = found
        return first

    def match(self, text: str, begin: int = 0) -> re.Match[str] | None:
        """The match at the beginning of a text, or at a position."""
        for pattern in self._called_for(text):
            if found := pattern.match(text, begin):
                return found
        return None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        for pattern in self._called_for(text):
            if found := pattern.fullmatch(text):
                return found
        return None

    def finditer(self, text: str, begin: int = 0) -> Iterator[re.Match[str]]:
        """Every match, none of which overlaps another."""
        patterns = self._called_for(text)
        if len(patterns) == 1:
            yield from patterns[0].finditer(text, begin)
            return
        next_of: list[re.Match[str] | None] = [one.search(text, begin) for one in patterns]
        while found := min(filter(None, next_of), key=re.Match.start, default=None):
            yield found
            begin = found.end()
            if found.end() == found.start():
                begin += 1
            for at, other in enumerate(next_of):
                if other and other.start() < begin:
                    next_of[at] = patterns[at].search(text, begin)

    def may_be_in(self, text: str) -> bool:
        """Whether a text has the words that a pattern needs; what has none of them holds no match."""
        return bool(self._called_for(text))

    def sub(self, put: str, text: str, count: int = 0) -> str:
        """The text with every match, or the first `count`, replaced by `put`, taken as written."""
        pieces: list[str] = []
        end = 0
        for turn, found in enumerate(self.finditer(text), start=1):
            pieces += [text[end : found.start()], put]
            end = found.end()
            if turn == count:
                break
        return "".join(pieces) + text[end:]

    def _find_called_for(self, text: str) -> list[re.Pattern[str]]:
        bits = self._index.called_for(self._number, text)
        if not bits:
            return []
        places = self._places.get(bits)
        if places is None:
            places = [at for at in range(len(self._patterns)) if bits >> at & 1]
            self._places[bits] = places
        parts = self._parts
        return [
            self._compiled.get(at) or self._compile(at)
            for at in places
            if not parts[at] or self._may_hold(at, text)
        ]

    def _may_hold(self, at: int, text: str) -> bool:
        for part in self._parts[at]:
            for one in part:
                if one in text:
                    break
            else:
                return False
        return True

    def _compile(self, at: int) -> re.Pattern[str]:
        pattern = self._compiled[at] = re.compile(numbered(self._filled(self._patterns[at])))
        return pattern
