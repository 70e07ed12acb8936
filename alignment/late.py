"""Patterns that are compiled when a text is first asked for them.

A run asks for a good third of those that its modules define, and to compile the others took as long
as to load the modules.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from re import compile as late
    from typing import Any

__all__ = ["late", "late_with"]

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Late:
    """A pattern that is not compiled yet; its methods become those of the compiled one."""

    def __init__(self, pattern: Any, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # no business of a pattern's: copying and the like ask for them
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class _LateWith:
    """A late pattern that is tried, and compiled, only for texts that hold one of some words."""

    def __init__(self, words: tuple[str, ...], pattern: str, flags: int) -> None:
        self.words = words
        self.pattern = pattern
        self.bare = late(pattern, flags)

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        return self.bare.search(text, *place) if self._may_be_in(text) else None

    def match(self, text: str, *place: int) -> re.Match[str] | None:
        return self.bare.match(text, *place) if self._may_be_in(text) else None

    def fullmatch(self, text: str, *place: int) -> re.Match[str] | None:
        return self.bare.fullmatch(text, *place) if self._may_be_in(text) else None

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        return self.bare.finditer(text, *place) if self._may_be_in(text) else iter(())

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return self.bare.sub(put, text, count) if self._may_be_in(text) else text

    def _may_be_in(self, text: str) -> bool:
        return any(map(text.__contains__, self.words))


def late_with(words: tuple[str, ...], pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A late pattern of which every match holds one of `words`, as they stand, so that most texts
    need not be asked; it can search, match, iterate and put something else in the place."""
    guarded: Any = _LateWith(words, pattern, flags)
    return guarded  # type: ignore[no-any-return]


if not TYPE_CHECKING:
    late = _Late
