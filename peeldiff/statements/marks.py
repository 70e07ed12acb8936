"""A sentence laid bare: its words of grammar and sense in order, what it is about left out.

Two sentences that say the same of different things have the same marks: "no prisoner now waits without
a meal" and "no caller now waits without an answer". That is what a reader learns from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from peeldiff.statements.extents import Measure, number_of, read_measures
from peeldiff.statements.lexicon import Lexicon
from peeldiff.statements.sentences import Token

__all__ = ["ASKED", "Mark", "bare", "lay_bare", "skeleton"]

ASKED = "D"
"""Stands for a word of the demand."""
_OTHER = "x"
_NUMBER = "N"


class Mark(NamedTuple):
    """What stands for a stretch of a sentence, and the stems of the words that it stands for.

    `name` is the classes of the lexicon joined by "+", an extent ("#most"), a word of grammar as it is, "N"
    for a number or "x" for any other word. `is_sense` says that it keeps its name beside the demand's.
    """

    name: str
    stems: tuple[str, ...]
    is_sense: bool


def lay_bare(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Mark, ...]:
    """The marks of a sentence, whatever is asked of it."""
    return tuple(_marks(tokens, lexicon))


def _marks(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Mark]:
    measures = {measure.start: measure for measure in read_measures(tokens)}
    skip = 0
    for span in lexicon.spans(tokens):
        if span.start < skip:
            continue
        measure: Measure | None = measures.get(span.start)
        if measure is not None:
            skip = measure.end
            yield Mark(name=f"#{measure.extent}", stems=(), is_sense=True)
            continue
        own = tokens[span.start : span.end]
        stems = tuple(token.stem for token in own if token.stem)
        if span.classes:
            yield Mark(name="+".join(sorted(span.classes)), stems=stems, is_sense=True)
        elif number_of(own[0].word) is not None:
            yield Mark(name=_NUMBER, stems=stems, is_sense=False)
        else:
            yield Mark(name=_OTHER if stems else own[0].word, stems=stems, is_sense=False)


def skeleton(marks: Sequence[Mark], asked: Collection[str]) -> list[str]:
    """The names of marks for a demand with the stems `asked`; runs of other words are one name."""
    found: list[str] = []
    for mark in marks:
        is_asked = any(stem in asked for stem in mark.stems)
        name = (ASKED + mark.name if mark.is_sense else ASKED) if is_asked else mark.name
        if name in (_OTHER, ASKED) and found and found[-1] == name:
            continue
        found.append(name)
    return found


def bare(marks: Sequence[Mark]) -> list[str]:
    """The names of marks whatever is asked."""
    return skeleton(marks, ())
