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
from peeldiff.phrasing.phrases import status_words
from peeldiff.words import words_in

__all__ = ["MOST", "about_part", "is_open_part", "part_words", "rearranged", "to_the_end"]

MOST = 3
"""Passages that are shown of a point as they come; those of its parts may come to it."""
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
            return "Dealt with together with the whole"
        if whole.status is Status.PARTLY_RESOLVED:
            return "No plain answer found on this part"
    return status_words(part.status)


def is_open_part(part: FindingChange, whole: FindingChange) -> bool:
    """Whether a part of an older finding still asks for something, or may do so."""
    done = Status.RESOLVED in (part.status, whole.status)
    return bool(part.old) and not done


def rearranged(change: FindingChange, words: Inspectorate) -> FindingChange:
    """The finding with each passage under the parts that it is about; none is dropped.

    What is partly dealt with is quoted to the end of what is said of it. `words` are those of the
    inspectorate.
    """
    change = to_the_end(_at_most(change))
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


def _at_most(change: FindingChange) -> FindingChange:
    """The finding with as many passages for each point as the published shape has."""
    if all(len(one.passages) <= MOST for one in (change, *change.items)):
        return change
    items = tuple(replace(part, passages=part.passages[:MOST]) for part in change.items)
    return replace(change, passages=change.passages[:MOST], items=items)


def to_the_end(change: FindingChange) -> FindingChange:
    """The finding with its evidence as far as the report goes on, if it is told as partly dealt with.

    What is done often stands in one sentence and what is not in the next: either alone would say the
    opposite of both.
    """
    if change.status is not Status.PARTLY_RESOLVED:
        return change
    longer = {one.text: _longest(one, _passages(change)) for one in change.evidence}
    if all(text == told for text, told in longer.items()):
        return change
    evidence = tuple(replace(one, text=longer[one.text]) for one in change.evidence)
    return replace(change, evidence=evidence)


def _passages(change: FindingChange) -> list[Passage]:
    return [one for told in (change, *change.items) for one in told.passages]


def _longest(one: Evidence, passages: Collection[Passage]) -> str:
    found = [p.text for p in passages if p.line == one.line and one.text in p.text]
    return max((one.text, *found), key=len)


def about_part(
    part: FindingChange,
    whole: FindingChange,
    words: Inspectorate,
    demands: Collection[str] = (),
) -> list[Evidence | Passage]:
    """The words of the newer report, quoted anywhere for the finding, that are about this part of it.

    Its own evidence, or else the sentence that says most of it, or else what is said of a whole that is
    partly dealt with; `demands` are the texts of the newer report's own findings, which answer nothing.
    """
    if part.evidence:
        return list(part.evidence)
    quoted: list[Evidence | Passage] = []
    for change in (whole, *whole.items):
        quoted += [one for one in change.evidence if one.text not in demands]
        quoted += [one for one in change.passages if one.text not in demands]
    ranked = [(-_share(part, one.text, words), one.line, at) for at, one in enumerate(quoted)]
    share, _, at = min(ranked, default=(0.0, 0, 0))
    if share:
        return [quoted[at]]
    if whole.status is not Status.PARTLY_RESOLVED:
        return []
    of_parts = {one.text for item in whole.items for one in item.evidence}
    of_whole: list[Evidence | Passage] = [one for one in whole.evidence if one.text not in of_parts]
    return of_whole[:1]


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
