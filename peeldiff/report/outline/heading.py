"""A heading of the outline and how high it stands."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from alignment.records import dataclass
from peeldiff.inspectorates import Question

__all__ = ["Heading", "Tier", "question_above"]


class Tier(IntEnum):
    """How high a heading stands; a heading holds those after it with a greater tier."""

    PART = 0
    OVERALL = 1
    QUESTION = 2
    LISTED = 3
    """Promised by the contents list, under a question."""
    SUMMARY = 4
    GROUP = 5
    OTHER = 6


@dataclass(slots=True)
class Heading:
    """A heading in the outline; `parent` is the index of another, `level` counts from 1."""

    block: int
    text: str
    line: int
    key: str
    """The text in plain form, without the number of a chapter."""
    tier: Tier
    markup: int
    families: tuple[Question, ...]
    parent: int | None = None
    level: int = 1
    pillar: str | None = None
    is_summary: bool = False
    is_annex: bool = False
    is_judgement: bool = False
    """Prints a judgement of a table: nothing stands under it but text."""

    @property
    def asks_for_whole(self) -> bool:
        """Whether the heading asks for a pillar, or for the body, as a whole."""
        return self.tier is Tier.OVERALL or any(family.overall for family in self.families)


def question_above(headings: Sequence[Heading], at: int | None) -> int | None:
    """The nearest question that holds a heading, or the heading itself."""
    place = at
    while place is not None:
        heading = headings[place]
        if heading.tier in (Tier.OVERALL, Tier.QUESTION):
            return place
        place = heading.parent
    return at
