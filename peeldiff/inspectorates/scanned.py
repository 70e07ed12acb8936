"""Known words as recognition of a scanned page gets them wrong: "irnprovement", "lnadequate"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, overload

__all__ = ["KnownWords", "as_scanned"]

_LONGEST = 60
_LIKE = str.maketrans({"l": "i", "1": "i", "|": "i", "!": "i", "0": "o", "ﬁ": "fi", "ﬂ": "fl"})

V = TypeVar("V")
D = TypeVar("D")


def as_scanned(text: str) -> str:
    """A text in plain form with what looks alike made one; only for words that are known anyway."""
    return text.translate(_LIKE).replace("rn", "m").replace("vv", "w")


class KnownWords(dict[str, V]):
    """Words in plain form with what they mean, found as printed or else as a scan has them."""

    def __init__(self, words: Iterable[tuple[str, V]]) -> None:
        super().__init__(words)
        self._scanned = {as_scanned(word): word for word in self}
        self._beginnings = tuple(self._scanned)

    def begin(self, text: str) -> bool:
        """Whether a text begins with one of the words; asked once before each of its beginnings is."""
        return as_scanned(text[: 2 * _LONGEST]).startswith(self._beginnings)

    @overload
    def get(self, key: str, default: None = None, /) -> V | None: ...
    @overload
    def get(self, key: str, default: V, /) -> V: ...
    @overload
    def get(self, key: str, default: D, /) -> V | D: ...
    def get(self, key: str, default: object = None, /) -> object:
        """What a word means, or the default."""
        known = self._known(key)
        return default if known is None else super().__getitem__(known)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._known(key) is not None

    def __getitem__(self, key: str) -> V:
        known = self._known(key)
        if known is None:
            raise KeyError(key)
        return super().__getitem__(known)

    def _known(self, key: str) -> str | None:
        if super().__contains__(key):
            return key
        return self._scanned.get(as_scanned(key)) if len(key) <= _LONGEST else None
