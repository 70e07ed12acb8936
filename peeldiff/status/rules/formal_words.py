"""Which thread settles a point by the inspectorate's own formal words, and that these are on this point."""

from __future__ import annotations

from functools import partial
from operator import is_

from alignment.late import late
from peeldiff.model import FindingKind
from peeldiff.statements import Decided, Settled, Statement, is_asked_of_another
from peeldiff.statements.composer import speaks_ill
from peeldiff.statements.grammar import Formal, formal
from peeldiff.statements.settling.clauses import whoever
from peeldiff.statements.settling.naming import KINDS, OURS
from peeldiff.status.case import Case, Coverage, Names, Told, shares
from peeldiff.status.doubts import Doubt, doubts
from peeldiff.status.rules.answers import LEAST_PART, is_taken_back, names_it
from peeldiff.status.thresholds import BEHIND, DECIDED_BOUND
from peeldiff.words import straight

__all__ = ["asked_of_another", "is_about", "is_of_something_between", "raises", "settled_on"]

_POSSESSIVE = late(r"(?:The|This) (?:force|constabulary)'s|\w+ (?:Police|Constabulary)'s")
_RAISES = frozenset(formal(Formal.RAISES))
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
        between = told.thread.recall is not None and is_of_something_between(case, told, row)
        if between or asked_of_another(case, told):
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
    if settled is None or told.lead < BEHIND:
        return False
    if recall is None:
        return _is_the_only_one(case, settled)
    if settled.kind not in (None, case.demand.kind) and not _is_called_so(settled):
        return False
    if settled.about:
        return is_about(case, settled.about)
    if case.is_only and settled.kind is case.demand.kind:
        return True
    bound, least_part = shares(case.demand, (recall, settling), told.weights)
    return bound >= DECIDED_BOUND and (settled.is_formal or least_part >= LEAST_PART)


def _is_the_only_one(case: Case, settled: Settled) -> bool:
    """Whether what is settled is called by its kind, and this point is the only one of that."""
    named = settled.kind is case.demand.kind and settled.is_formal and settled.is_one
    return case.is_only and named and not settled.about - case.demand.weights.keys()


def is_about(case: Case, about: frozenset[str]) -> bool:
    """Whether this point may be the one that is said to be about some words."""
    return len(about & case.demand.weights.keys()) >= _ABOUT * len(about)


def _is_called_so(settled: Settled) -> bool:
    """Whether it is called by a name that is used of every kind of finding."""
    return settled.kind is FindingKind.RECOMMENDATION and settled.is_one


def is_of_something_between(case: Case, told: Told, settling: Statement) -> bool:
    """Whether a sentence between the recall and the settling one tells of what else may be settled: of
    another point, of something ill that is not this one, or of somebody else, who "it" would then be."""
    rows = told.thread.rows
    first = next((at for at, row in enumerate(rows) if row.recall is not None), 0)
    between = rows[first + 1 : rows.index(settling)]
    settled = settling.settled
    if settled is not None and settled.is_plain:
        return bool(between)
    by_it = settled is not None and settled.by_it
    decision = settling.decision
    is_named = decision is not None and decision.kind is not None
    points = not is_named and (settled is None or not settled.is_formal)
    for row in between:
        if by_it and not _is_of_the_force(row):
            return True
        if row.stems.isdisjoint(case.demand.asked) and (
            speaks_ill([mark.name for mark in row.marks])
            or raises(row)
            or (points and not _is_of_the_force(row))
        ):
            return True
    return False


def _is_of_the_force(row: Statement) -> bool:
    """Whether whoever is inspected acts in a sentence, or the inspectorate looks."""
    words = [token.word for token in row.sentence.tokens]
    owns = _POSSESSIVE.match(straight(row.sentence.text)) is not None
    lead = 2 if words[1:2] == [","] else 0  # "Since, it has …"
    return not owns and (whoever(words, lead) is not None or words[lead : lead + 1] == ["we"])


def raises(row: Statement) -> bool:
    """Whether a sentence raises a point: "We also said …", "Another area for improvement was …"."""
    words = [token.word for token in row.sentence.tokens]
    said = any(
        word in OURS and not _RAISES.isdisjoint(words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )
    return said or any(
        tuple(words[at : at + len(name)]) == name for at in range(len(words)) for name, _ in KINDS
    )


def _is_taken_further(case: Case, told: Told, settling: Statement) -> bool:
    """Whether a sentence behind the settling one is on this point too, and leaves something open."""
    rows = told.thread.rows
    behind = (*rows[rows.index(settling) + 1 :], *(() if told.after is None else (told.after,)))
    on_it = tuple(row for row in behind if not row.stems.isdisjoint(case.demand.asked))
    return not doubts(case.demand, on_it).isdisjoint(_LEFT_OVER)
