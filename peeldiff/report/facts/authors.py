"""Whose report it is: ours, another inspectorate's, or one of several, told by whom it names how often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from alignment.late import late
from peeldiff.inspectorates import Inspectorate
from peeldiff.report.facts.programmes import names_programme
from peeldiff.words import plain

__all__ = ["Whose", "is_titled", "name_inspectorate", "whose_report"]

_TITLE_LINES = 12
_PARTNERS = late(r"\bwith (?:our )?colleagues (?:from|at|in)\b", re.IGNORECASE)
"""Who says "we" and names others beside them."""


class Whose(Enum):
    """Whose report it is by the inspectorates that it names; one that names none is ours."""

    OURS = "ours"
    JOINT = "joint"
    ANOTHERS = "another's"


def whose_report(texts: Sequence[str], words: Inspectorate) -> Whose:
    """Tell whose report it is by how often it names us and others."""
    joined = "\n".join(texts)
    ours = sum(_mentions(joined, name) for name in (*words.short_names, *words.full_names))
    others = _mentions_of_others(texts, words)
    if others <= ours:
        return Whose.OURS
    return Whose.JOINT if ours else Whose.ANOTHERS


def is_titled(top: Sequence[str], words: Inspectorate) -> bool:
    """Whether the title names the programme that nobody else has, whoever is named further down."""
    marks = words.programmes.get(words.main_programme or "", ())
    return any(
        mark.isupper() and names_programme(text, mark)
        for text in top[:_TITLE_LINES]
        for mark in marks
    )


def name_inspectorate(
    texts: Sequence[str], words: Inspectorate, programme: str | None, *, titled: bool
) -> str | None:
    """The inspectorate's name as the report uses it, or None for a report of another one."""
    joined = "\n".join(texts)
    counts = {name: _mentions(joined, name) for name in words.short_names}
    if not titled and _mentions_of_others(texts, words) > sum(counts.values()):
        # A joint inspection, of custody say, is still ours.
        top = "\n".join(texts[:_TITLE_LINES])
        joint = programme in words.programmes and any(_mentions(top, n) for n in words.full_names)
        return words.name if joint else None
    if any(counts.values()):
        return max(counts, key=lambda name: counts[name])
    low = joined[:20_000].casefold()
    named = any(plain(name) in low for name in words.full_names)
    return words.name if named or programme else None


def _mentions_of_others(texts: Sequence[str], words: Inspectorate) -> int:
    """How often other inspectorates are named, but for those of whom the report says "our colleagues"."""
    joined = "\n".join(texts)
    others = [name for name in words.head.other_inspectorates if name in joined]
    if others:
        beside = " ".join(text for text in texts if _PARTNERS.search(text))
        others = [name for name in others if name not in beside]
    return sum(_mentions(joined, name) for name in others)


def _mentions(text: str, name: str) -> int:
    # What stands before the name is asked behind it: a search for plain letters is much faster.
    return len(re.findall(rf"{re.escape(name)}(?<![\w/]{re.escape(name)})\b", text))
