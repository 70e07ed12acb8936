"""What the inspectorate does to the findings of an earlier report."""

from __future__ import annotations

from enum import Enum

from alignment.records import dataclass
from peeldiff.statements.closings.naming import NamedFindings

__all__ = ["Act", "Deed"]


class Deed(Enum):
    """What an act does to the findings that it names."""

    CLOSES = "closes"
    KEEPS = "keeps"
    SAME = "same"
    """What was done before is done to these too."""
    ASKED = "asked"
    """Somebody else asks, hopes or thinks that they may be closed."""
    GRANTED = "granted"
    """What was asked is done."""
    REFUSED = "refused"
    """What was asked is refused."""
    NOT_SAME = "not same"
    DOUBTED = "doubted"
    """It would close them, and something takes that away."""
    REOPENS = "reopens"
    """It takes a decision back, or tells that it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A formal act on some findings, `years` those in which it was done, if any are named.

    `by_us` says that the inspectorate does it in so many words, `by_it` that "it" has done it; `but` that it
    is done to all findings of their kind except these; `of_a_list` that it stands in a list that may be one
    of findings; `plain` that a closing is said so plainly that it is believed.
    """

    deed: Deed
    on: NamedFindings
    years: frozenset[str] = frozenset()
    by_us: bool = False
    by_it: bool = False
    but: bool = False
    of_a_list: bool = False
    plain: bool = False
