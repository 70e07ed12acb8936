"""What is quoted from the middle of an argument, with what it turns against."""

from __future__ import annotations

from peeldiff.model import Inspection
from peeldiff.words import sentences

__all__ = ["begun", "whole_thought"]

_HEAD = 4
"""Words at the head of a sentence among which it may turn against the one before."""
_TURNS = frozenset({"but", "yet", "despite", "conversely"})
_LEFT_OUT = "…"


def whole_thought(text: str, heading: str | None, inspection: Inspection) -> str:
    """What is quoted, from the sentence before where it begins with a turn against that: "However, …".

    Where a paragraph begins so, it turns against the one before as a whole: what that begins with is
    quoted, "…" standing for its rest. `heading` is the one that the words stand under, if that is known.
    """
    return begun(text, heading, inspection)[0]


def begun(text: str, heading: str | None, inspection: Inspection) -> tuple[str, int | None]:
    """The same, and the line on which it begins, None where nothing stands before it."""
    if not _turns(text):
        return text, None
    for section in inspection.sections:
        if heading is not None and section.heading != heading:
            continue
        before, line = "", None
        for paragraph in section.paragraphs:
            at = paragraph.text.find(text)
            if at > 0 and (told := sentences(paragraph.text[:at].strip())):
                before, line = told[-1], paragraph.line_at(paragraph.text.rfind(told[-1], 0, at))
            if at >= 0:
                return f"{before} {text}".strip(), line
            told = sentences(paragraph.text)
            before = " ".join([*told[:1], *([_LEFT_OUT] if len(told) > 1 else [])])
            line = paragraph.line
    return text, None


def _turns(text: str) -> bool:
    """Whether a text begins with a turn against what stands before it: "I am, however, …", "But …"."""
    words = [word.strip(",;:").lower() for word in text.split()[:_HEAD]]
    return bool(words) and (words[0] in _TURNS or "however" in words or "nevertheless" in words)
