"""One of several newer findings that take up an older one: only what is about it is told beside it.

A part of the older finding may be asked for again in one of them; told beside the other it would say that
this one asks for it too.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import replace
from peeldiff.model import FindingChange, Status
from peeldiff.phrasing.phrases import listed
from peeldiff.phrasing.pressing import nearest_ref

__all__ = ["NONE_OF_ITS_PARTS", "for_newer", "home_of_parts", "letter"]

NONE_OF_ITS_PARTS = (
    "Both reports ask for the like; no part of the older finding was recognised in this one, so read "
    "both."
)
"""Why a newer finding is told as asked again that takes up none of the older parts by itself."""


def letter(part: FindingChange) -> str:
    """ "b" for the second part of a finding."""
    ref = (part.old or part.new)[0]
    return ref.id[len(ref.id.rstrip("abcdefghijklmnopqrstuvwxyz")) :] or ref.id


def home_of_parts(change: FindingChange) -> str | None:
    """The newer finding, by its id, beside which the older parts stand that none takes up: the first that
    takes up any."""
    takers = (taker for part in _older(change) for taker in _takers(part, change))
    first = set(takers) or {change.new[0].id} if change.new else set[str]()
    return next((ref.id for ref in change.new if ref.id in first), None)


def for_newer(change: FindingChange, newer: str) -> FindingChange:
    """What is told of a finding beside one of several newer ones, by its id; of one alone all of it."""
    if len(change.new) < 2 or not _older(change):
        return change
    home = home_of_parts(change)
    own = [part for part in change.items if newer in (_takers(part, change) or (home,))]
    elsewhere = {one.text for part in change.items if part not in own for one in part.evidence}
    told = replace(
        change,
        items=tuple(own),
        evidence=tuple(one for one in change.evidence if one.text not in elsewhere),
        passages=tuple(
            one for one in change.passages if nearest_ref(one.text, change.new, change).id == newer
        ),
    )
    if newer == home or change.status is not Status.PARTLY_RESOLVED:
        return told
    # What is done of it is told beside the other: this one is asked for again.
    taken = [letter(part) for part in own if part.old]
    why = NONE_OF_ITS_PARTS
    if taken:
        why = (
            f"It asks again for part{'s' * (len(taken) > 1)} {listed(taken)} of the older finding."
        )
    return replace(told, status=Status.PERSISTING, why=why)


def _older(change: FindingChange) -> list[FindingChange]:
    return [part for part in change.items if part.old]


def _takers(part: FindingChange, change: FindingChange) -> Sequence[str | None]:
    """The newer findings, by their ids, that take up a part or have it as one of their own."""
    taken_up = {ref.id for ref in part.new}
    return [
        ref.id
        for ref in change.new
        if not taken_up.isdisjoint({ref.id, *(i.id for i in ref.items)})
    ]
