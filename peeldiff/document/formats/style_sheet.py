"""Which classes the style sheet of a page sets in bold: many headings are paragraphs of such a class."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alignment.late import late
from peeldiff.document.formats.elements import OUT_OF_SIGHT
from peeldiff.document.formats.markup import Event

__all__ = ["bold_classes", "unseen_classes"]

_CLASS = late(r"\s*([a-z][a-z0-9]*)?\.([\w-]+)\s*\Z", re.IGNORECASE)
"""A selector that is one class, with or without the element's name: what asks for more is left."""
_BOLD = late(r"font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]*\b(?:bold|[6-9]00)\b", re.IGNORECASE)
_LONGEST_SHEET = 200_000


def bold_classes(events: Iterable[Event]) -> frozenset[tuple[str, str]]:
    """Return the classes that the page's own style sheets set in bold, each behind the name of the
    element for which they do; "" for every element."""
    found: set[tuple[str, str]] = set()
    for kind, element, text in events:
        if kind != "text" or element.tag != "style" or ("bold" not in text and "00" not in text):
            continue
        for selectors, declarations in _rules(text[:_LONGEST_SHEET]):
            if _BOLD.search(declarations):
                named = map(_CLASS.match, selectors.split(","))
                found.update(((name[1] or "").lower(), name[2]) for name in named if name)
    return frozenset(found)


def unseen_classes(events: Iterable[Event]) -> frozenset[str]:
    """Return the classes whose text the page's own style sheets take out of sight."""
    found: set[str] = set()
    for kind, element, text in events:
        if kind != "text" or element.tag != "style":
            continue
        for selectors, declarations in _rules(text[:_LONGEST_SHEET]):
            if OUT_OF_SIGHT.search(declarations):
                named = map(_CLASS.match, selectors.split(","))
                found.update(name[2] for name in named if name)
    return frozenset(found)


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
