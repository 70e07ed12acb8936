"""Sentences that have a point's words and answer nothing: they tell its fault, or what was said, of then."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements import Demand, Statement
from peeldiff.statements.grammar import Formal, Words, formal, words_of
from peeldiff.statements.settling.naming import OURS

__all__ = ["answer_nothing"]

_FAULT = frozenset({"bad", "worse"})
_LESSENS = frozenset(
    "better done down falls few former good nearly-all none not stop to-none".split()  # noqa: SIM905
)
"""What a sentence says of a fault that is gone, denied or fewer."""
_SAID = frozenset(formal(Formal.RAISES)) | {"found", "noted", "reported", "saw", "stated", "wrote"}
_PAST = frozenset({"had", "was", "were"})
_TODAY = words_of(Words.TELLS_OF_TODAY)
_BEGIN = 8
"""Words at the beginning of a sentence among which the inspectorate says what it said."""


def answer_nothing(demand: Demand, rows: Sequence[Statement]) -> bool:
    """Whether some statements tell only what was so then of a point: its fault, or what was said of it."""
    if not all(map(_is_of_then, rows)):
        return False
    return _affirm_its_fault(demand, rows) or all(map(_tells_what_was_said, rows))


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
