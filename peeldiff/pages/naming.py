"""What a page calls a finding: its id, its places, its deadline and its doubt, in words.

Sentences and ids only; what is quoted for a finding stands in `quoted`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from peeldiff.model import Confidence, Deadline, DeadlineKind, FindingChange
from peeldiff.model.vocabulary import SILENT
from peeldiff.phrasing.phrases import confidence_words, date_words

__all__ = ["bare", "deadline_words", "doubt", "entry_id", "joined_places", "slug"]


def slug(text: str) -> str:
    """The text as part of an id: "LEI-2018/19-AFI-03" → "lei-2018-19-afi-03"."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def entry_id(change: FindingChange) -> str:
    """The id of a finding on a page, the same in every run: that of its newest wording."""
    ref = (change.new or change.old)[0]
    side = "f" if change.new else "was"
    return f"{side}-{slug(ref.ref or ref.id)}"


def bare(item: str) -> str:
    """A bulleted part without the sign or word that leads to the next."""
    for ending in ("; and", ", and", "; or", ", or"):
        item = item.removesuffix(ending)
    return item.rstrip(";,. ")


def deadline_words(deadline: Deadline) -> str:
    """ "deadline: by 31 March 2023", or as printed with the date that follows from it, if one does."""
    printed = f"deadline: “{deadline.text}”"
    if deadline.date is None:
        undated = deadline.kind is DeadlineKind.PERIOD
        return f"{printed}, from a day that the report does not print" if undated else printed
    day = date_words(deadline.date)
    if day in deadline.text:
        return f"deadline: {deadline.text[0].lower()}{deadline.text[1:]}"
    counted = deadline.counted_from
    since = f", counted from {date_words(counted)}" if counted else ""
    return f"{printed}: {day}{since}"


def joined_places(places: Sequence[tuple[str, str]]) -> str:
    """Several places in one line, each with its reference; that of a single one is told with the entry."""
    if len(places) == 1:
        return places[0][0]
    return "; ".join(f"{place} ({ref})" if ref else place for place, ref in places)


def doubt(change: FindingChange) -> str:
    """What to add to a status that is not certain; silence says already that nobody knows."""
    if change.status in SILENT and change.confidence is not Confidence.LOW:
        return ""
    return confidence_words(change.confidence)
