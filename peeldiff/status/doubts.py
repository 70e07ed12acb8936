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
from peeldiff.statements.grammar import Phrases, phrases_of
from peeldiff.statements.marks import skeleton

__all__ = ["Doubt", "as_words", "doubts", "is_of_a_place"]


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
    COMPARED = "compared"
    """It sets a number beside another: up or down is not told by words."""
    PLAN = "plan"
    PLANNED = "planned"
    """The force means to do something: "is planning to check"."""
    CLAIM = "claim"


_PARTIAL = frozenset({"#most", "#some", "#few"})
_PARTS = frozenset({"some", "few"})
_GROWS = frozenset({"better", "up", "down", "act"})
_AGAINST = frozenset({"against", "compared"})
_PLANS = phrases_of(Phrases.MEANS_TO_DO)
_PLACES = phrases_of(Phrases.IN_A_PART_OF_THE_AREA)
_IS = frozenset({"is", "are", "be", "been"})


def doubts(demand: Demand, answers: Sequence[Statement]) -> frozenset[Doubt]:
    """The doubts that the answering statements of a thread leave about a point."""
    return frozenset(doubt for statement in answers for doubt in _of(demand, statement))


def as_words(statement: Statement) -> str:
    """The words of a statement with a space before and behind each, to look for phrases in."""
    return f" {' '.join(token.word for token in statement.sentence.tokens)} "


def is_of_a_place(demand: Demand, statement: Statement) -> bool:
    """Whether a statement tells of a part of the area that the demand does not name."""
    told, asked = as_words(statement), demand.text.casefold()
    return any(f" {phrase} " in told and phrase not in asked for phrase in _PLACES)


def _of(demand: Demand, statement: Statement) -> Iterator[Doubt]:
    names = skeleton(statement.marks, demand.asked)
    plain = {name.removeprefix("D") for name in names}
    if plain & _PARTIAL or _counts_fewer(statement, names):
        yield Doubt.PART
    told = as_words(statement)
    if any(f" {phrase} " in told for phrase in _PLANS):
        yield Doubt.PLANNED
    if is_of_a_place(demand, statement):
        yield Doubt.PART
    if _compares(statement):
        yield Doubt.COMPARED
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
        if meaning.time is Time.CLAIM or {"claim", "now"} <= classes:
            yield Doubt.CLAIM  # what somebody says of now is no less their word


def _compares(statement: Statement) -> bool:
    """Whether a sentence sets a number against one of an earlier time: "21 orders, against 58"."""
    words = [token.word for token in statement.sentence.tokens]
    numbers = [number_of(word) is not None for word in words]
    return any(
        word in _AGAINST and any(numbers[:at]) and any(numbers[at + 1 : at + 4])
        for at, word in enumerate(words)
    )


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
