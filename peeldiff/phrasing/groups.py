"""The findings of a comparison under headings, with the sentence that guards each heading.

A heading claims something of everything under it: that the report says so, above all. Where a
reader says so instead, the sentence does not claim it of the report.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import dataclass
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import FindingChange, InspectionDiff, Status
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import QUOTED
from peeldiff.phrasing.beside import asked
from peeldiff.phrasing.facts import by_status, is_decided, two_forces
from peeldiff.phrasing.phrases import (
    SAID_IN_PASSING,
    is_merely_near,
    number,
    status_meaning,
    status_words,
)

__all__ = ["Group", "groups"]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, what it means ("" where it says it all), and what stands under it."""

    words: str
    meaning: str
    status: Status | None
    """None between two forces: nothing has become of anything."""
    findings: Sequence[FindingChange]


def groups(diff: InspectionDiff) -> list[Group]:
    """What the inspectorate asks for under the headings of every renderer, worst news first."""
    if two_forces(diff):
        return [Group(words, "", None, findings) for words, findings in asked(diff)]
    terms = terms_of(diff.new)
    return [
        Group(status_words(status), _meaning(status, findings, terms), status, findings)
        for status, findings in by_status(diff)
    ]


def _meaning(status: Status, findings: Sequence[FindingChange], terms: Terms) -> str:
    meaning = status_meaning(status, terms)
    if status is Status.NOT_REINSPECTED and any(_is_spoken_of(finding) for finding in findings):
        return f"{meaning} {SAID_IN_PASSING}"
    decided = sum(map(is_decided, findings))
    if status not in QUOTED or not decided:
        return meaning
    if decided == len(findings):
        return "Set by a reader."
    was = "was" if decided == 1 else "were"
    return f"{meaning} {number(decided).capitalize()} {was} set by a reader instead."


def _is_spoken_of(finding: FindingChange) -> bool:
    """Whether the newer report says something of the finding, or of a part of it."""
    mentions = [change.mention for change in (finding, *finding.items)]
    return any(mention is not None and not is_merely_near(mention) for mention in mentions)
