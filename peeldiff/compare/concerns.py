"""Causes of concern with the recommendations that hang under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peeldiff.compare.links import FindingMatch
from peeldiff.model import Finding, FindingKind
from peeldiff.report.particulars import causes_of

__all__ = ["with_causes"]


def with_causes(
    matches: Sequence[FindingMatch], old: Sequence[Finding], new: Sequence[Finding]
) -> list[FindingMatch]:
    """Matches in which a recommendation that belongs with an area for improvement brings its cause along.

    What was asked for in an area and is now a recommendation under a cause of concern has become that
    cause of concern; and the reverse.
    """
    causes_old, causes_new = causes_of(old), causes_of(new)
    taken_old = {i for match in matches for i in match.old}
    taken_new = {j for match in matches for j in match.new}
    found = []
    for match in matches:
        grave_old = any(old[i].kind is not FindingKind.AREA_FOR_IMPROVEMENT for i in match.old)
        grave_new = any(new[j].kind is not FindingKind.AREA_FOR_IMPROVEMENT for j in match.new)
        if not grave_old:
            more = {causes_new[j] for j in match.new if j in causes_new} - taken_new
            taken_new |= more
            match = replace(match, new=tuple(sorted({*match.new, *more})))
        if not grave_new:
            more = {causes_old[i] for i in match.old if i in causes_old} - taken_old
            taken_old |= more
            match = replace(match, old=tuple(sorted({*match.old, *more})))
        found.append(match)
    return found
