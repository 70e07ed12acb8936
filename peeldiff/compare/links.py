"""Which findings of two inspections are the same concern.

Matched on what they are about, a little on the question that they stand under, and never across the
border between what is demanded and what is praised.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from alignment import Alignment, Entry, Link, Weights, align
from peeldiff.compare.likeness import Likeness, whole_text
from peeldiff.model import DEMANDS, Finding, FindingKind

__all__ = ["FindingMatch", "match_findings"]

_WEIGHTS = Weights(heading=0.1, content=0.9, position=0.0)
_FLOOR = 0.28
_CROSS_FLOOR = 0.4
_CROSS_FLOOR_OF_CONCERNS = 0.3
"""Causes of concern are few, and an inspectorate that closes a question raises them under the next."""
_FITS_TOO = 0.7
"""Share of a pair's score from which a partner of the same kind is taken instead."""
_FITS_AS_WELL = 0.9
"""The same for one of another kind that is only nearer."""

_CONCERN = FindingKind.CAUSE_OF_CONCERN
_AREA_AND_RECOMMENDATION = {FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.RECOMMENDATION}

Pair = tuple[int, int]
Kinds = tuple[Sequence[FindingKind], Sequence[FindingKind]]


@dataclass(frozen=True, slots=True)
class FindingMatch:
    """Indexes of findings that are one concern, with what `align` says of them."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    link: Link
    runner_up: str | None
    pinned: bool = False


def match_findings(
    old: Sequence[Finding],
    new: Sequence[Finding],
    old_questions: Sequence[str],
    new_questions: Sequence[str],
    likeness: Likeness,
    *,
    pinned: Sequence[Pair] = (),
    forbidden: Collection[Pair] = (),
) -> list[FindingMatch]:
    """Match findings; `old_questions` and `new_questions` name the question of each, the same name
    for matched questions."""
    matches: list[FindingMatch] = []
    for demands in (True, False):
        chosen_old = [i for i, f in enumerate(old) if (f.kind in DEMANDS) is demands]
        chosen_new = [j for j, f in enumerate(new) if (f.kind in DEMANDS) is demands]
        at_old = {index: at for at, index in enumerate(chosen_old)}
        at_new = {index: at for at, index in enumerate(chosen_new)}
        pins = [(at_old[i], at_new[j]) for i, j in pinned if i in at_old and j in at_new]
        barred = [(at_old[i], at_new[j]) for i, j in forbidden if i in at_old and j in at_new]
        find = partial(
            align,
            [_entry(old[i], old_questions[i], likeness) for i in chosen_old],
            [_entry(new[j], new_questions[j], likeness) for j in chosen_new],
            _WEIGHTS,
            pinned=pins,
            floor=_FLOOR,
        )
        kinds = [old[i].kind for i in chosen_old], [new[j].kind for j in chosen_new]
        found = _like_with_like(find, kinds, frozenset(pins), frozenset(barred))
        for link in found.links:
            olds = tuple(chosen_old[i] for i in link.old)
            news = tuple(chosen_new[j] for j in link.new)
            is_pinned = any((i, j) in pinned for i in olds for j in news)
            same_question = any(old_questions[i] == new_questions[j] for i in olds for j in news)
            concerns = all(
                f.kind is _CONCERN for f in (*(old[i] for i in olds), *(new[j] for j in news))
            )
            floor = _CROSS_FLOOR_OF_CONCERNS if concerns else _CROSS_FLOOR
            near = same_question and demands  # praise under one heading may be for anything
            if not (is_pinned or near or link.content >= floor):
                continue
            rival = None
            if link.runner_up:
                side, at = link.runner_up
                rival = (old[chosen_old[at]] if side == "old" else new[chosen_new[at]]).text
            matches.append(FindingMatch(olds, news, link, rival, is_pinned))
    return matches


def _like_with_like(
    find: Callable[..., Alignment], kinds: Kinds, pins: Collection[Pair], barred: Collection[Pair]
) -> Alignment:
    """The alignment in which a demand goes to one of its own kind, or of the nearest, if both fit.

    A cause of concern and its recommendations speak of the same thing, so that either may be a
    little more like a demand of the other report.
    """
    found = find(forbidden=barred)
    odd = {
        (link.old[0], link.new[0]): link.score
        for link in found.links
        if len(link.old) == len(link.new) == 1
        and _apart(kinds, link.old[0], link.new[0])
        and (link.old[0], link.new[0]) not in pins
    }
    if not odd:
        return found
    others = find(forbidden={*barred, *odd})
    score = {(i, j): link.score for link in others.links for i in link.old for j in link.new}
    better = {
        (i, j)
        for (i, j), known in odd.items()
        if any(
            (a == i or b == j)
            and _apart(kinds, a, b) < _apart(kinds, i, j)
            and other >= known * (_FITS_AS_WELL if _apart(kinds, a, b) else _FITS_TOO)
            for (a, b), other in score.items()
        )
    }
    return find(forbidden={*barred, *better}) if better else found


def _apart(kinds: Kinds, i: int, j: int) -> int:
    """How far the kinds of a pair are from each other: a recommendation is furthest from an area."""
    pair = {kinds[0][i], kinds[1][j]}
    return len(pair) - 1 + (pair == _AREA_AND_RECOMMENDATION)


def _entry(finding: Finding, question: str, likeness: Likeness) -> Entry:
    return Entry(question, likeness.reduced(whole_text(finding)), 0.0)
