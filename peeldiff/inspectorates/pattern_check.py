"""What is wrong with a pattern of a data file: it is none, could never match, or would match anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from peeldiff.inspectorates.patterns import numbered
from peeldiff.words import straight

__all__ = ["fault"]

_ESCAPED = re.compile(r"\\.|\(\?P[<=!]\w*>?")
_CLASS = re.compile(r"\\.|\[[^]]*\]")
_INNER = re.compile(r"\([^()]*\)")
_GRADE, _FORCE = "(?P<grade>good)", "(?:the force)"


def fault(
    pattern: str,
    fragments: Mapping[str, str],
    groups: Collection[str],
    *,
    lowered: bool,
    is_part: bool = False,
) -> str:
    """Half a sentence on what is wrong with a pattern and how to mend it, "" if nothing is.

    `lowered` says that it is matched against texts in plain form, `is_part` that it is a part of others.
    """
    filled = pattern
    for name, fragment in fragments.items():
        filled = filled.replace(name, fragment)
    bare = filled
    filled = filled.replace("GRADE", _GRADE).replace("FORCE", _FORCE)
    try:
        compiled = re.compile(numbered(filled) if lowered else filled)
    except (re.error, OverflowError, RecursionError) as error:
        return f"is no regular expression: {error}; mend it, or write '(?!)' for nothing"
    if is_part:
        return ""
    if compiled.search(""):
        return "matches an empty text, and so every text; say what must stand there"
    if lowered:
        rest = _ESCAPED.sub("", bare.replace("GRADE", "").replace("FORCE", ""))
        if capital := re.search(r"[A-Z]+", rest):
            return f'has the capitals "{capital[0]}", and texts come in small letters; write those'
        if odd := next((a for a, b in zip(bare, straight(bare), strict=True) if a != b), None):
            return f'has "{odd}", and texts come with straight quotes and dashes; write those'
        if "  " in _CLASS.sub("", bare):
            return "has two spaces together, and texts come with single ones; take one out"
        if filled.startswith(r"\b") and "|" in _outside(filled):
            return (
                r"begins with \b and has a bar outside brackets; put brackets round all behind \b"
            )
    for group in groups:
        if group not in {name.rstrip("0123456789") for name in compiled.groupindex}:
            return f"has no group (?P<{group}>…), which code asks for; put one round what it should catch"
    return ""


def _outside(pattern: str) -> str:
    """What stands outside all brackets of a pattern."""
    pattern = _CLASS.sub("", pattern)
    while pattern != (pattern := _INNER.sub("", pattern)):
        pass
    return pattern
