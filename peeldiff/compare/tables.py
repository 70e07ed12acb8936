"""What the readers of one comparison's findings ask: the tables of both reports, made once."""

from __future__ import annotations

from collections.abc import Mapping

from alignment.records import dataclass
from peeldiff.compare.bearing import Bearings
from peeldiff.compare.likeness import Likeness
from peeldiff.compare.nearness import Nearness
from peeldiff.compare.outline import Outline
from peeldiff.compare.ties import Ties
from peeldiff.inspectorates import Inspectorate
from peeldiff.reading.verdicts import VerdictReader
from peeldiff.statements import Demand, Statements

__all__ = ["Tables"]


@dataclass(frozen=True, kw_only=True)
class Tables:
    """The tables of one comparison: outlines, newer statements, demands, and how all bears on them."""

    words: Inspectorate
    old: Outline
    new: Outline
    statements: Statements
    demands: Mapping[str, Demand]
    bearings: Bearings
    nearness: Nearness
    ties: Ties
    new_demands: Mapping[str, Demand]
    new_bearings: Bearings
    likeness: Likeness
    verdicts: VerdictReader
