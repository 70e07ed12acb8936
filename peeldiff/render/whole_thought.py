"""What is quoted from the middle of an argument, with what it turns against."""

from __future__ import annotations

from collections.abc import Iterable

from peeldiff.model import Inspection
from peeldiff.words import sentences

__all__ = ["begun", "whole_thought"]

_HEAD = 4
"""Words at the head of a sentence among which it may turn against the one before."""
_TURNS = frozenset({"but", "yet", "despite", "conversely"})


def whole_thought(
    text: str, heading: str | None, inspection: Inspection, beside: Iterable[str] = ()
) -> str:
    """What is quoted, from the sentence before where it begins with a turn against that: "However, …".

    Where a paragraph begins so, it is quoted alone: sentences of two paragraphs are never one quotation.
    Nor is the sentence before told twice where it is quoted `beside` by itself. `heading` is the one that
    the words stand under, if that is known.
    """
    return begun(text, heading, inspection, beside)[0]


def begun(
    text: str, heading: str | None, inspection: Inspection, beside: Iterable[str] = ()
) -> tuple[str, int | None]:
    """The same, and the line on which it begins, None where nothing stands before it."""
    if not _turns(text):
        return text, None
    for section in inspection.sections:
        if heading is not None and section.heading != heading:
            continue
        for paragraph in section.paragraphs:
            at = paragraph.text.find(text)
            if at < 0:
                continue
            told = sentences(paragraph.text[:at].strip())
            if not told or any(told[-1] in other for other in beside):
                return text, None
            line = paragraph.line_at(paragraph.text.rfind(told[-1], 0, at))
            return f"{told[-1]} {text}", line
    return text, None


def _turns(text: str) -> bool:
    """Whether a text begins with a turn against what stands before it: "I am, however, …", "But …"."""
    words = [word.strip(",;:").lower() for word in text.split()[:_HEAD]]
    return bool(words) and (words[0] in _TURNS or "however" in words or "nevertheless" in words)
