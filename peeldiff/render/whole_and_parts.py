"""The parts of a finding beside the whole: told so that neither contradicts the other.

A report often answers a finding as a whole, and its words fit one part or another. Those words stand
under the part that they are about.
"""

from __future__ import annotations

from collections.abc import Collection

from alignment.records import replace
from alignment.words import stems
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Evidence, FindingChange, Passage, Status
from peeldiff.model.vocabulary import SILENT
from peeldiff.render.phrases import status_words
from peeldiff.words import words_in

__all__ = ["about_part", "is_open_part", "part_words", "rearranged"]

_SHARE = 0.5
"""Share of the telling words of a part that a sentence about it holds."""
_FEWEST = 3
"""Telling words that it holds at least."""
_SHORTEST = 4
"""Characters of a telling word."""


def part_words(part: FindingChange, whole: FindingChange) -> str:
    """What became of a part, in words that agree with what is said of the whole."""
    if part.set_by is None and part.old and part.status in SILENT:
        if whole.status is Status.RESOLVED:
            return "Dealt with as part of the whole"
        if whole.status is Status.PARTLY_RESOLVED:
            return "No plain words found for this part"
    return status_words(part.status)


def is_open_part(part: FindingChange, whole: FindingChange) -> bool:
    """Whether a part of an older finding still asks for something, or may do so."""
    done = Status.RESOLVED in (part.status, whole.status)
    return bool(part.old) and not done


def rearranged(change: FindingChange, words: Inspectorate) -> FindingChange:
    """The finding with each passage under the parts that it is about; none is dropped.

    `words` are those of the inspectorate.
    """
    if len(change.items) < 2:
        return change
    homes: dict[int, dict[str, Passage]] = {at: {} for at in range(len(change.items))}
    for at, part in enumerate(change.items):
        for passage in part.passages:
            shares = [_share(other, passage.text, words) for other in change.items]
            best = max(shares)
            fit = [place for place, share in enumerate(shares) if share and share == best]
            for place in fit or [at]:
                homes[place].setdefault(passage.text, passage)
    items = tuple(
        part if tuple(homes[at].values()) == part.passages
        else replace(part, passages=tuple(homes[at].values()))
        for at, part in enumerate(change.items)
    )  # fmt: skip
    return replace(change, items=items)


def about_part(
    part: FindingChange,
    whole: FindingChange,
    words: Inspectorate,
    demands: Collection[str] = (),
) -> list[Evidence | Passage]:
    """The words of the newer report, quoted anywhere for the finding, that are about this part of it.

    Its own evidence, or else the sentence that says most of it; `demands` are the texts of the newer
    report's own findings, which answer nothing.
    """
    if part.evidence:
        return list(part.evidence)
    quoted: list[Evidence | Passage] = []
    for change in (whole, *whole.items):
        quoted += [one for one in change.evidence if one.text not in demands]
        quoted += [one for one in change.passages if one.text not in demands]
    ranked = [(-_share(part, one.text, words), one.line, at) for at, one in enumerate(quoted)]
    share, _, at = min(ranked, default=(0.0, 0, 0))
    return [quoted[at]] if share else []


def _share(part: FindingChange, text: str, words: Inspectorate) -> float:
    """How much of a part a text is about, from 0 to 1; 0 for too little to tell."""
    asked = _telling((part.old or part.new)[0].text, words)
    shared = asked & _telling(text, words)
    share = len(shared) / len(asked) if asked else 0.0
    return share if len(shared) >= _FEWEST and share >= _SHARE else 0.0


def _telling(text: str, words: Inspectorate) -> frozenset[str]:
    """The stems of a text that say what is asked for, and not merely that something is."""
    asking = words.demand_stems
    return frozenset(
        stem
        for word in words_in(text)
        if len(word) >= _SHORTEST
        for stem in stems(word)
        if stem not in asking
    )
