"""Sentences that have a point's words and answer nothing: they tell its fault, or what was said, of then."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements import Demand, Reach, Statement, reach_of
from peeldiff.statements.grammar import Formal, Words, formal, words_of
from peeldiff.statements.settling.naming import OURS
from peeldiff.status.case import Told, shares
from peeldiff.status.thresholds import BOUND

__all__ = ["answers_nothing"]

_FAULT = frozenset({"bad", "worse"})
_LESSENS = frozenset(
    "better done down falls few former good nearly-all none not stop to-none".split()  # noqa: SIM905
)
"""What a sentence says of a fault that is gone, denied or fewer."""
_SAID = frozenset(formal(Formal.RAISES)) | {"found", "noted", "reported", "saw", "stated", "wrote"}
_WE = frozenset({"we", "i"})
_VISITS = words_of(Words.LOOKS) | {
    "accompanied", "checked", "counted", "followed", "joined", "listened", "met", "observed", "opened",
    "read", "sat", "saw", "spent", "spoke", "stayed", "traced", "watched", "went",
}  # fmt: skip
_IS = frozenset({"is", "are", "was", "were"})
_STATES = _IS | {"each", "found", "has", "have", "none", "that"}
"""Words by which a sentence tells more than what was looked at."""
_PAST = frozenset({"had", "was", "were"})
_TODAY = words_of(Words.TELLS_OF_TODAY)
_BEGIN = 8
"""Words at the beginning of a sentence among which the inspectorate says what it said."""


def answers_nothing(told: Told, rows: Sequence[Statement]) -> bool:
    """Whether some statements of a thread tell nothing that settles its point.

    They tell what was so then of it, its fault or what was said of it; or only what inspectors looked at; or
    that what it asks for is done no longer.
    """
    demand = told.demand
    if any(_is_no_longer(demand, row) for row in rows):
        return True
    found = [row for row in rows if not _is_a_look(row) and not _is_until_then(row)]
    if len(found) < len(rows) and not _tell_of_it(told, found):
        return True
    if not all(map(_is_of_then, rows)):
        return False
    return _affirm_its_fault(demand, rows) or all(map(_tells_what_was_said, rows))


def _tell_of_it(told: Told, rows: Sequence[Statement]) -> bool:
    """Whether statements have enough of a point's words, or tell of all that was looked at."""
    counted = any(reach_of(row.sentence.tokens) is Reach.ALL for row in rows)
    return counted or (bool(rows) and shares(told.demand, rows, told.weights)[0] >= BOUND)


def _is_a_look(row: Statement) -> bool:
    """Whether a sentence tells only what inspectors looked at: "We read 60 files and sat with two teams."."""
    words = [token.word for token in row.sentence.tokens]
    ours = next((at for at, word in enumerate(words) if word in _WE), None)
    if ours is None or reach_of(row.sentence.tokens) is not None:
        return False
    return not _VISITS.isdisjoint(words[ours + 1 : ours + 3]) and _STATES.isdisjoint(words)


def _is_until_then(row: Statement) -> bool:
    """Whether a sentence tells how it was: "Until the spring, each lamp was lit."."""
    words = [token.word for token in row.sentence.tokens]
    return words[:1] == ["until"] and not _PAST.isdisjoint(words)


def _is_no_longer(demand: Demand, row: Statement) -> bool:
    """Whether what is asked for, and is no fault, is done no longer: "The list is no longer published."."""
    if demand.stops or demand.names_fault:
        return False
    tokens = row.sentence.tokens
    return any(
        tokens[at].word == "no" and tokens[at + 1].word == "longer"
        and tokens[at - 1].word in _IS and tokens[at + 2].stem in demand.asked
        for at in range(1, len(tokens) - 2)
    )  # fmt: skip


def _is_of_then(row: Statement) -> bool:
    words = {token.word for token in row.sentence.tokens}
    return not _PAST.isdisjoint(words) and _TODAY.isdisjoint(words)


def _affirm_its_fault(demand: Demand, rows: Sequence[Statement]) -> bool:
    """Whether a fault that is to end is told, and nothing makes less of it: "Visits were late."."""
    if not demand.stops:
        return False
    marks = [mark for row in rows for mark in row.marks]
    names = {part for mark in marks for part in mark.name.lstrip("#").split("+")}
    return names.isdisjoint(_LESSENS) and any(
        not demand.asked.isdisjoint(mark.stems) and not _FAULT.isdisjoint(mark.name.split("+"))
        for mark in marks
    )


def _tells_what_was_said(row: Statement) -> bool:
    """Whether the inspectorate tells only what it said or found then: "We said in May that …"."""
    words = [token.word for token in row.sentence.tokens]
    said = any(
        word in OURS and not _SAID.isdisjoint(words[at + 1 : at + 2])
        for at, word in enumerate(words[:_BEGIN])
    )
    return said and "that" in words
