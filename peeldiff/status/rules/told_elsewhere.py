"""The newer report did not look at the question, but what it says elsewhere may be on the point."""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status
from peeldiff.status.case import Case, Coverage, Names, Tie, Told
from peeldiff.status.rule import Rule
from peeldiff.status.rules.not_asked import is_out_of_sight
from peeldiff.status.thresholds import DECIDED_BOUND, TOLD
from peeldiff.status.weighing import statements_of, weigh

__all__ = ["RULE", "may_be_told"]

_NOT_LOOKED_AT = (Coverage.NOT_INSPECTED, Coverage.NOT_ASKED)


def may_be_told(case: Case) -> bool:
    """Whether the report is likelier to tell what became of a point than to be silent on it."""
    told = statements_of(case)
    if not told:
        return False
    if _is_recalled(case, told[0]):
        return True
    if case.coverage is Coverage.NOT_ASKED:
        return not is_out_of_sight(case)
    return told[0].tie is not Tie.SLIGHT and weigh(case).lead("silent") <= TOLD


def _is_recalled(case: Case, told: Told) -> bool:
    """Whether what comes nearest recalls the older report on this point: it tells what became of it then."""
    recalls = told.names is Names.THE_OLDER and told.lead >= 0 and told.bound >= DECIDED_BOUND
    return recalls and case.coverage is Coverage.NOT_INSPECTED


RULE = Rule(
    name="told-elsewhere",
    status=Status.NOT_RAISED,
    confidence=Confidence.LOW,
    mention=Mention.NOT_MENTIONED,
    why="The newer report did not look at the question under which this stood, but may tell of it elsewhere; "
    "whether its words settle it is for the reader to judge.",
    applies=lambda case: () if case.coverage in _NOT_LOOKED_AT and may_be_told(case) else None,
)
