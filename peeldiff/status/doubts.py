"""What takes something away from a good answer: one sentence of the thread that falls short of "all done".

A doubt never says that a point is open; it only keeps `resolved` from being said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from peeldiff.statements import Demand, Statement, load_lexicon
from peeldiff.statements.composer import Sign, Time, clauses, compose
from peeldiff.statements.extents import number_of
from peeldiff.statements.marks import skeleton

__all__ = ["Doubt", "doubts"]


class Doubt(StrEnum):
    """Why an answer may not be the whole of it."""

    PART = "part"
    """It tells of a part by numbers or words: 31 of 48, some, only, most."""
    DENIED = "denied"
    """It denies something of what was asked for."""
    BAD = "bad"
    """It tells of something bad."""
    LEFT = "left"
    """It says that something is left to do, or goes on."""
    FAILED = "failed"
    """It denies something good: "no improvement"."""
    GROWING = "growing"
    """It tells of something that is getting better, and not that it is good: "is improving"."""
    PLAN = "plan"
    CLAIM = "claim"


_PARTIAL = frozenset({"#most", "#some", "#few"})
_PARTS = frozenset({"some", "few"})
_GROWS = frozenset({"better", "up", "down", "act"})
_IS = frozenset({"is", "are", "be", "been"})


def doubts(demand: Demand, answers: Sequence[Statement]) -> frozenset[Doubt]:
    """The doubts that the answering statements of a thread leave about a point."""
    return frozenset(doubt for statement in answers for doubt in _of(demand, statement))


def _of(demand: Demand, statement: Statement) -> Iterator[Doubt]:
    names = skeleton(statement.marks, demand.asked)
    plain = {name.removeprefix("D") for name in names}
    if plain & _PARTIAL or _counts_fewer(statement, names):
        yield Doubt.PART
    if _is_growing(statement):
        yield Doubt.GROWING
    for clause in clauses(names):
        meaning = compose(clause)
        classes = {part for name in clause for part in name.removeprefix("D").split("+")}
        if classes & _PARTS:
            yield Doubt.PART
        if (
            meaning.sign is Sign.DENIED
            and meaning.of_asked
            and not demand.stops
            and not demand.names_fault
        ):
            yield Doubt.DENIED
        if meaning.sign is Sign.BAD and not classes.isdisjoint({"good", "better", "done"}):
            yield Doubt.FAILED
        if meaning.sign is Sign.BAD:
            yield Doubt.BAD
        if meaning.time is Time.LEFT:
            yield Doubt.LEFT
        if meaning.time is Time.PLAN:
            yield Doubt.PLAN
        if meaning.time is Time.CLAIM:
            yield Doubt.CLAIM


def _is_growing(statement: Statement) -> bool:
    """Whether a sentence says that something is getting better: "is steadily improving"."""
    tokens = statement.sentence.tokens
    spans = [s for s in load_lexicon().spans(tokens) if not _GROWS.isdisjoint(s.classes)]
    return any(
        tokens[span.start].word.endswith("ing")
        and not _IS.isdisjoint(t.word for t in tokens[max(0, span.start - 3) : span.start])
        for span in spans
    )


def _counts_fewer(statement: Statement, names: Sequence[str]) -> bool:
    """Whether a sentence counts a sample and then fewer of it beside a word of fault or denial."""
    numbers = [
        n for t in statement.sentence.tokens if (n := number_of(t.word)) is not None and n > 1
    ]
    fewer = any(after < before for before, after in pairwise(numbers))
    classes = {part for name in names for part in name.removeprefix("D").split("+")}
    return fewer and not classes.isdisjoint({"bad", "not", "none", "worse"})
