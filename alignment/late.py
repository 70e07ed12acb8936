"""Patterns that are compiled when a text is first asked for them.

A run asks for a good third of those that its modules define, and to compile the others took as long
as to load the modules.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False

if TYPE_CHECKING:
    from re import compile as late
    from typing import Any

__all__ = ["late"]

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


if not TYPE_CHECKING:
    late = _Late
