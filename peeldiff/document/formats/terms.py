"""What the terms and descriptions of an HTML `dl` are: entries of a list, or labels of values.

Judged by length alone: a number before a text is the entry's mark, a sentence before a text is an
entry with its explanation, a word or two before a text name the entry's theme. Where the texts are
short too, the list holds facts ("Published: 3 May"), which stay as they are.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from alignment.late import late
from peeldiff.document.formats.markup import Element, Event

__all__ = ["Term", "terms_of"]

_MARK = late(
    r"(?:\w+\s+)?\(?(?:[0-9]{1,3}(?:\.[0-9]{1,2})*|[a-z]|[ivx]{1,4}|\W)?[.):]?\Z", re.IGNORECASE
)
# Letters of a description on average, from which it is a text and no value; behind a number, fewer.
_TEXT = 30
_MARKED_TEXT = 15
# Letters of a term on average, from which it is a sentence and no theme.
_SENTENCE = 36


class Term(Enum):
    """What a `dt` or `dd` gives."""

    MARK = auto()
    """The mark of the entry that follows; no line of its own."""
    ENTRY = auto()
    LABEL = auto()
    """A line above an entry, or under one its explanation."""


def terms_of(events: list[Event], listed: Element) -> dict[Element, Term]:
    """Return what each `dt` and `dd` of a list gives; none for facts and for nested lists."""
    if listed.holds("dl"):
        return {}
    terms: dict[Element, str] = {}
    described: list[Element] = []
    inside: Element | None = None
    for kind, element, text in events[listed.start : listed.end]:
        if kind == "open" and element.tag in ("dt", "dd"):
            inside = element if element.tag == "dt" else None
            if inside is None:
                described.append(element)
            else:
                terms[element] = ""
        elif kind == "text" and inside is not None:
            terms[inside] += text
    if not terms or not described:
        return {}
    marked = all(_MARK.match(text.strip()) for text in terms.values())
    if _mean(described) < (_MARKED_TEXT if marked else _TEXT):
        return {}
    if marked:
        return dict.fromkeys(terms, Term.MARK) | dict.fromkeys(described, Term.ENTRY)
    if _mean(list(terms)) >= _SENTENCE:
        return dict.fromkeys(terms, Term.ENTRY) | dict.fromkeys(described, Term.LABEL)
    return dict.fromkeys(terms, Term.LABEL) | dict.fromkeys(described, Term.ENTRY)


def _mean(elements: list[Element]) -> float:
    return sum(element.text_length for element in elements) / len(elements)
