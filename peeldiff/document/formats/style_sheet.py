"""Which classes the style sheets of a page set in bold or out of sight.

Many headings are paragraphs of a bold class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from alignment.late import late
from peeldiff.document.formats.aside import OUT_OF_SIGHT
from peeldiff.document.formats.markup import Event

__all__ = ["Rules", "bold_classes", "rules_of", "unseen_classes"]

_CLASS = late(r"\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*\Z", re.IGNORECASE)
"""A selector that is one class, with or without the element's name: what asks for more is left."""
_BOLD = late(r"font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]*\b(?:bold|[6-9]00)\b", re.IGNORECASE)
_LONGEST_SHEET = 200_000


Rules = Sequence[tuple[str, str]]
"""The selectors and declarations of rules."""


def rules_of(events: Iterable[Event]) -> Rules:
    """Return the rules of the page's own style sheets."""
    return [
        rule
        for kind, element, text in events
        if kind == "text" and element.tag == "style"
        for rule in _rules(text[:_LONGEST_SHEET])
    ]


def bold_classes(rules: Rules) -> frozenset[tuple[str, str]]:
    """Return the classes that some rules set in bold, each behind the name of the element for which they
    do; "" for every element."""
    return frozenset(_classes(rules, _BOLD))


def unseen_classes(rules: Rules) -> frozenset[str]:
    """Return the classes whose text some rules take out of sight."""
    return frozenset(name for _, name in _classes(rules, OUT_OF_SIGHT))


def _classes(rules: Rules, declared: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for selectors, declarations in rules:
        if declared.search(declarations):
            for named in map(_CLASS.match, selectors.split(",")):
                if named:
                    yield (named[1] or "").lower(), named[2]


def _rules(text: str) -> list[tuple[str, str]]:
    """The selectors and declarations of a sheet's innermost rules, in one walk: a pattern for them would
    begin anew at each letter of a sheet without braces."""
    first, *behind = text.split("/*")
    bare = first + "".join(part.partition("*/")[2] for part in behind)
    found: list[tuple[str, str]] = []
    for rule in bare.split("}")[:-1]:
        head, brace, declarations = rule.rpartition("{")
        selectors = head.rpartition("{")[2]
        if brace and selectors:
            found.append((selectors, declarations))
    return found
