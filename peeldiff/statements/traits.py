"""What a passage shows beside a demand, as a list of traits that a linear reader weighs.

A trait is a short run of marks ("none D now"), a composed clause (sign, extent, time), a word that many
reports use, or how much of the demand is spoken of. Each is there or not; none holds a word of the demand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from alignment.records import dataclass
from peeldiff.statements.composer import clauses, compose
from peeldiff.statements.demands import Demand
from peeldiff.statements.marks import skeleton
from peeldiff.statements.table import Statement

__all__ = ["beginnings", "traits"]

_LONGEST_RUN = 3
_LONGEST_OF_ASKED = 2
_COVERED = (0.15, 0.3, 0.45, 0.6, 0.8)
"""Shares of the demand's stems at which speaking of it counts as more."""
_BEGIN, _END = "^", "$"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The statements of a passage parted into those that recall and those that answer."""

    recalls: tuple[Statement, ...]
    answers: tuple[Statement, ...]


def beginnings(known: Iterable[str]) -> frozenset[str]:
    """The beginnings of those traits among `known` that are runs of several names."""
    found: set[str] = set()
    for trait in known:
        while (trait := trait.rpartition(" ")[0]) and trait not in found:
            found.add(trait)
    return frozenset(found)


def traits(
    demand: Demand,
    passage: Sequence[Statement],
    common: Collection[str] | None,
    runs: Collection[str] | None = None,
) -> dict[str, None]:
    """The traits of a passage beside a demand, in a fixed order, each once.

    `common` are the stems that may stand for themselves; None lets every stem (for training). Runs of
    several names are told only where they go on from one of `runs`; None tells them all.
    """
    told = _parted(passage)
    found: dict[str, None] = {}
    for statement in told.recalls:
        run = [_BEGIN, *skeleton(statement.marks, demand.asked), _END]
        _add_runs(found, ("r",), run, _LONGEST_RUN, runs)
    for statement in told.answers:
        _add_answer(found, demand, statement, statement is told.answers[-1], common, runs)
    found.update(dict.fromkeys(_of_whole(demand, told)))
    return found


def _parted(passage: Sequence[Statement]) -> _Told:
    answers = tuple(s for s in passage if s.recall is None or s.decision is not None)
    return _Told(
        recalls=tuple(s for s in passage if s.recall is not None and s.decision is None),
        answers=answers or tuple(passage[-1:]),
    )


def _of_whole(demand: Demand, told: _Told) -> Iterator[str]:
    """The traits that are of no single statement."""
    if demand.stops:
        yield "d:stop"
    if demand.names_fault:
        yield "d:fault"
    yield from _of_coverage(demand, told)
    yield f"sentences:{min(4, len(told.recalls) + len(told.answers))}"
    if told.recalls:
        yield "recalled"
    if demand.limits:
        named = {t.word for s in told.answers for t in s.sentence.tokens if t.word[0].isdigit()}
        yield f"limit:{'same' if demand.limits & named else 'other' if named else 'none'}"


def _add_answer(
    found: dict[str, None],
    demand: Demand,
    statement: Statement,
    is_last: bool,
    common: Collection[str] | None,
    runs: Collection[str] | None,
) -> None:
    bare = skeleton(statement.marks, demand.asked)
    run = [_BEGIN, *bare, _END]
    _add_runs(found, ("a", "z") if is_last else ("a",), run, _LONGEST_RUN, runs)
    if demand.stops:
        _add_runs(found, ("n",), run, _LONGEST_OF_ASKED, runs)
    worded = [_BEGIN, *_worded(statement, demand.asked, common), _END]
    _add_runs(found, ("w", "y") if is_last else ("w",), worded, _LONGEST_OF_ASKED, runs)
    for clause in clauses(bare):
        meaning = compose(clause)
        side = "c" if meaning.against else "k"
        for code in meaning.codes():
            found[f"{side}:{code}"] = None
            if is_last:
                found[f"{side}z:{code}"] = None
            if demand.stops:
                found[f"{side}s:{code}"] = None


def _worded(
    statement: Statement, asked: Collection[str], common: Collection[str] | None
) -> Iterator[str]:
    """The words of a sentence with its common stems, the demand's masked."""
    last = ""
    for token in statement.sentence.tokens:
        if not token.stem:
            name = token.word
        elif token.stem in asked:
            name = "D"
        elif token.word[0].isdigit():
            name = "N"
        elif common is None or token.stem in common:
            name = token.stem
        else:
            name = "x"
        if name != last or name not in ("D", "x", "N"):
            yield name
        last = name


def _add_runs(
    found: dict[str, None],
    sides: Sequence[str],
    names: Sequence[str],
    longest: int,
    runs: Collection[str] | None,
) -> None:
    for side in sides:
        for at, first in enumerate(names):
            trait = f"{side}:{first}"
            found[trait] = None
            for name in names[at + 1 : at + longest]:
                if runs is not None and trait not in runs:
                    break
                trait = f"{trait} {name}"
                found[trait] = None


def _of_coverage(demand: Demand, told: _Told) -> Iterator[str]:
    asked = demand.asked
    answered = asked.intersection(*[frozenset().union(*(s.stems for s in told.answers))])
    recalled = asked.intersection(
        *[frozenset().union(*(s.stems for s in told.recalls), frozenset())]
    )
    size = max(1, len(asked))
    for share in _COVERED:
        if len(answered) >= share * size:
            yield f"answered>{share}"
        if len(answered | recalled) >= share * size:
            yield f"spoken>{share}"
