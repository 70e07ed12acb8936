"""Which thread settles a point by the inspectorate's own formal words, and that these are on this point."""

from __future__ import annotations

from functools import partial
from operator import is_

from peeldiff.model import FindingKind
from peeldiff.statements import Decided, Settled, Statement, is_asked_of_another
from peeldiff.statements.composer import speaks_ill
from peeldiff.status.case import Case, Coverage, Names, Told, shares
from peeldiff.status.doubts import Doubt, doubts
from peeldiff.status.rules.answers import LEAST_PART, is_taken_back, names_it
from peeldiff.status.thresholds import BEHIND, DECIDED_BOUND

__all__ = ["asked_of_another", "is_about", "settled_on"]

_OTHERS = frozenset({"other"})
_SUBJECT = 5
"""Words at the beginning of a sentence among which whoever acts stands."""
_ABOUT = 0.5
"""Share of the words of what a settled finding is said to be about that the point must have."""
_LEFT_OVER = frozenset({Doubt.PART, Doubt.LEFT, Doubt.FAILED, Doubt.DENIED, Doubt.BAD})
"""What a sentence behind the settling one must not leave, if it is on the same thing."""


def settled_on(case: Case) -> Told | None:
    """The thread that settles this point by formal words, or None."""
    if case.coverage is Coverage.ANOTHER_FORCE:
        return None
    for told in case.told:
        row = next((row for row in reversed(told.thread.rows) if row.settled is not None), None)
        if row is None or row.settled is None or told.names is Names.ANOTHER or told.of_another:
            continue
        decision = told.decision
        if decision is not None and decision.decided is Decided.KEPT:
            continue
        if not names_it(case, told) or not _is_on_it(case, told, row):
            continue
        if asked_of_another(case, told) or _is_of_something_between(case, told, row):
            continue
        if is_taken_back(told, partial(is_, row)) or _is_taken_further(case, told, row):
            continue
        return told
    return None


def asked_of_another(case: Case, told: Told) -> bool:
    """Whether what a thread recalls was asked of another body than the one inspected."""
    recall = told.thread.recall
    return recall is not None and is_asked_of_another(recall.sentence.tokens, case.demand.asked)


def _is_on_it(case: Case, told: Told, settling: Statement) -> bool:
    """Whether a thread names this point: by a recall of it, or by what the settled finding is about."""
    recall, settled = told.thread.recall, settling.settled
    if recall is None or settled is None or told.lead < BEHIND:
        return False
    if settled.kind not in (None, case.demand.kind) and not _is_called_so(settled):
        return False
    if settled.about:
        return is_about(case, settled.about)
    if case.is_only and settled.kind is case.demand.kind:
        return True
    bound, least_part = shares(case.demand, (recall, settling), told.weights)
    return bound >= DECIDED_BOUND and (settled.is_formal or least_part >= LEAST_PART)


def is_about(case: Case, about: frozenset[str]) -> bool:
    """Whether this point may be the one that is said to be about some words."""
    return len(about & case.demand.weights.keys()) >= _ABOUT * len(about)


def _is_called_so(settled: Settled) -> bool:
    """Whether it is called by a name that is used of every kind of finding."""
    return settled.kind is FindingKind.RECOMMENDATION and settled.is_one


def _is_of_something_between(case: Case, told: Told, settling: Statement) -> bool:
    """Whether a sentence between the recall and the settling one tells of what else may be settled: of
    something ill that is not this point, or of another body, which "it" would then be."""
    rows = told.thread.rows
    first = next((at for at, row in enumerate(rows) if row.recall is not None), 0)
    between = rows[first + 1 : rows.index(settling)]
    settled = settling.settled
    if settled is not None and settled.is_plain:
        return bool(between)
    by_it = settled is not None and settled.by_it
    return any(
        (row.stems.isdisjoint(case.demand.asked) and speaks_ill([m.name for m in row.marks]))
        or (by_it and _is_of_others(row))
        for row in between
    )


def _is_of_others(row: Statement) -> bool:
    """Whether whoever acts in a sentence is another body."""
    names = {part for mark in row.marks[:_SUBJECT] for part in mark.name.split("+")}
    return not names.isdisjoint(_OTHERS)


def _is_taken_further(case: Case, told: Told, settling: Statement) -> bool:
    """Whether a sentence behind the settling one is on this point too, and leaves something open."""
    rows = told.thread.rows
    behind = (*rows[rows.index(settling) + 1 :], *(() if told.after is None else (told.after,)))
    on_it = tuple(row for row in behind if not row.stems.isdisjoint(case.demand.asked))
    return not doubts(case.demand, on_it).isdisjoint(_LEFT_OVER)
