"""Which findings of two inspections are the same concern.

Matched on what they are about, a little on the question that they stand under, and never across the
border between what is demanded and what is praised.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from alignment import Entry, Link, Weights, align
from peeldiff.compare.telling import Telling
from peeldiff.model import DEMANDS, Finding

__all__ = ["FindingMatch", "match_findings"]

_WEIGHTS = Weights(heading=0.1, content=0.9, position=0.0)
_FLOOR = 0.28
_CROSS_FLOOR = 0.4

Pair = tuple[int, int]


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
    telling: Telling,
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
        found = align(
            [_entry(old[i], old_questions[i], telling) for i in chosen_old],
            [_entry(new[j], new_questions[j], telling) for j in chosen_new],
            _WEIGHTS,
            pinned=pins,
            forbidden=barred,
            floor=_FLOOR,
        )
        for link in found.links:
            olds = tuple(chosen_old[i] for i in link.old)
            news = tuple(chosen_new[j] for j in link.new)
            is_pinned = any((i, j) in pinned for i in olds for j in news)
            same_question = any(old_questions[i] == new_questions[j] for i in olds for j in news)
            if not (is_pinned or same_question or link.content >= _CROSS_FLOOR):
                continue
            rival = None
            if link.runner_up:
                side, at = link.runner_up
                rival = (old[chosen_old[at]] if side == "old" else new[chosen_new[at]]).text
            matches.append(FindingMatch(olds, news, link, rival, is_pinned))
    return matches


def _entry(finding: Finding, question: str, telling: Telling) -> Entry:
    return Entry(question, telling.reduced(telling.whole(finding)), 0.0)
