"""What is quoted from the middle of an argument, with what it turns against."""

from __future__ import annotations

from collections.abc import Iterable

from alignment.late import late
from peeldiff.model import Inspection
from peeldiff.words import sentences

__all__ = ["begun", "whole_thought"]

_HEAD = 4
"""Words at the head of a sentence among which it may turn against the one before."""
_TURNS = frozenset({"but", "yet", "despite", "conversely"})
_HANGS = late(
    r"(?:the (?:first|second|third|fourth|other|others|former|latter|rest)|both|neither|the same)"
    r"(?: of (?:these|them))? (?:has|have|had|is|are|was|were|did|does|do)\b",
)
"""How a sentence begins that says nothing by itself: "The second has been dealt with"."""


def whole_thought(
    text: str, heading: str | None, inspection: Inspection, beside: Iterable[str] = ()
) -> str:
    """What is quoted, from the sentence before where it begins with a turn against that: "However, …".

    So too where it takes up what is counted there: "The second has …", as far back as that goes.

    Where a paragraph begins so, it is quoted alone: sentences of two paragraphs are never one quotation.
    Nor is the sentence before told twice where it is quoted `beside` by itself. `heading` is the one that
    the words stand under, if that is known.
    """
    return begun(text, heading, inspection, beside)[0]


def begun(
    text: str, heading: str | None, inspection: Inspection, beside: Iterable[str] = ()
) -> tuple[str, int | None]:
    """A quotation with what it turns against, and the line on which that begins; None where nothing is before
    it."""
    if not (_turns(text) or _hangs(text)):
        return text, None
    others = tuple(beside)
    for section in inspection.sections:
        if heading is not None and section.heading != heading:
            continue
        for paragraph in section.paragraphs:
            at = paragraph.text.find(text)
            if at < 0:
                continue
            told = sentences(paragraph.text[:at].strip())
            words, line = text, None
            while told and not any(told[-1] in other for other in others):
                words = f"{told[-1]} {words}"
                at = paragraph.text.rfind(told[-1], 0, at)
                line = paragraph.line_at(at)
                if not _hangs(told.pop()):
                    break
            return words, line
    return text, None


def _turns(text: str) -> bool:
    """Whether a text begins with a turn against what stands before it: "I am, however, …", "But …"."""
    words = [word.strip(",;:").lower() for word in text.split()[:_HEAD]]
    return bool(words) and (words[0] in _TURNS or "however" in words or "nevertheless" in words)


def _hangs(text: str) -> bool:
    """Whether a text begins with one of several that were counted before: "The other has …"."""
    return _HANGS.match(text.casefold()) is not None
