"""The newer report says of one part of a point that it is done, and then of another that it is not.

"All response officers have been trained. The staff of the front counters have not." What is denied there is
a word of the point that was not yet spoken of, so that the two sentences are halves of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import (
    Demand,
    Reach,
    Statement,
    is_look_alone,
    load_lexicon,
    reach_of,
    tokenise,
)
from peeldiff.statements.composer import Sign, clauses, compose
from peeldiff.statements.denying import denies_likewise, denies_outright
from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.marks import skeleton
from peeldiff.status.case import Case, Coverage, Names, Quoted, Told, shares
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import nearest
from peeldiff.status.thresholds import BEHIND, TOLD_OF_A_PART

__all__ = ["RULE"]

_NONE: frozenset[str] = frozenset()
_MEANT = frozenset("aims due hopes intends must planned plans promised should will would".split())  # noqa: SIM905
_SPEAKS = words_of(Words.SPEAKS) - {"reports", "view", "judgment", "thinks", "feels"}
_OURS = frozenset({"i", "we"})
_DEGREE = frozenset({"better", "down", "up"})
_OF_ALL = frozenset({"all", "each", "every"})
_CLAUSES = frozenset({",", ";", ":", "and"})


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    told = nearest(case)
    if told is None or case.parts or case.again is not None or not case.is_measured:
        return None
    if case.coverage is Coverage.ANOTHER_FORCE or told.of_another:
        return None
    if told.lead < BEHIND or told.names is Names.ANOTHER:
        return None
    rows = (*told.thread.rows, *filter(None, (told.after,)))
    for at in range(len(rows) - 1):
        if _is_half(told, rows, at) and _is_other_half(told.demand, rows, at + 1):
            return (
                Quoted(rows=(*_with_its_sample(rows, at), rows[at + 1]), verdict=Verdict.PARTLY),
            )
    return None


def _is_half(told: Told, rows: Sequence[Statement], at: int) -> bool:
    """Whether a statement tells of now, of the point, and of nothing amiss."""
    row, demand = rows[at], told.demand
    tokens = row.sentence.tokens
    if (
        (row.recall is not None and row.decision is None)
        or is_look_alone(tokens)
        or _is_of_then(row)
    ):
        return False
    if reach_of(tokens) is Reach.SHORT or _has_fault(row, demand) or _is_said(row):
        return False
    return shares(demand, _with_its_sample(rows, at), told.weights)[0] >= TOLD_OF_A_PART


def _is_other_half(demand: Demand, rows: Sequence[Statement], at: int) -> bool:
    """Whether a statement denies of a further word of the point what the one before it says."""
    row, before = rows[at], rows[at - 1]
    tokens = row.sentence.tokens
    said = _NONE.union(*(one.stems for one in rows[:at]))
    if not (row.stems & demand.asked) - said or _is_said(row) or _is_meant(row) or _is_of_then(row):
        return False
    if denies_likewise(tokens):
        return True
    if reach_of(before.sentence.tokens) is not Reach.ALL or not _goes_on_to_it(before, demand):
        return False
    counts_fewer = reach_of(tokens) is Reach.SHORT and not (demand.stops or _asks_for_more(demand))
    return counts_fewer or _denies_it(row, demand)


def _is_of_then(row: Statement) -> bool:
    """Whether a sentence begins with another time: "In 2017, …", "When we inspected, …"."""
    words = [token.word for token in row.sentence.tokens[:2]]
    return words[:1] == ["when"] or (
        words[:1] == ["in"] and words[1:2] != [] and words[1].isdigit() and len(words[1]) == 4
    )


def _denies_it(row: Statement, demand: Demand) -> bool:
    """Whether a clause denies something that the point asks for."""
    tokens = row.sentence.tokens
    if reach_of(tokens) is Reach.ALL or tokens[0].word == "we" or not denies_outright(tokens):
        return False
    parts = (p for clause in clauses(skeleton(row.marks, demand.asked)) for p in _parted(clause))
    return any(
        (meaning := compose(part)).of_asked
        and meaning.sign in (Sign.DENIED, Sign.BAD)
        and not {"none", "not"}.isdisjoint(
            name for mark in part for name in mark.removeprefix("D").split("+")
        )
        for part in parts
    )


def _asks_for_more(demand: Demand) -> bool:
    """Whether a point asks for more or less of something, or for something better."""
    spans = load_lexicon().spans(tokenise(demand.text))
    return any(not span.classes.isdisjoint(_DEGREE) for span in spans)


def _with_its_sample(rows: Sequence[Statement], at: int) -> Sequence[Statement]:
    """A statement with the one before it on which it leans, or that names the sample."""
    joined = at > 0 and (rows[at].leans or is_look_alone(rows[at - 1].sentence.tokens))
    joined = joined and rows[at - 1].recall is None  # what was asked for is not told there as done
    return rows[at - joined : at + 1]


def _is_said(row: Statement) -> bool:
    """Whether somebody else says it: "…, as the superintendent maintains"."""
    words = [token.word for token in row.sentence.tokens]
    return any(
        word in _SPEAKS and _OURS.isdisjoint(words[max(0, at - 1) : at])
        for at, word in enumerate(words)
    )


def _has_fault(row: Statement, demand: Demand) -> bool:
    """Whether a clause tells of something bad, or denies something, in other words than the point's own."""
    names = [
        "D"
        if name.startswith("D") and not {"bad", "worse"}.isdisjoint(name[1:].split("+"))
        else name
        for name in skeleton(row.marks, demand.asked)
    ]
    parts = (part for clause in clauses(names) for part in _parted(clause))
    return any(compose(part).sign in (Sign.BAD, Sign.DENIED, Sign.BOTH) for part in parts)


def _parted(names: Sequence[str]) -> Iterator[list[str]]:
    """A clause, given by its marks' names, between its commas."""
    part: list[str] = []
    for name in (*names, ","):
        if name == ",":
            yield part
            part = []
        else:
            part.append(name)


def _is_meant(row: Statement) -> bool:
    """Whether a sentence tells of what will, would or should be."""
    return not _MEANT.isdisjoint(token.word for token in row.sentence.tokens)


def _goes_on_to_it(row: Statement, demand: Demand) -> bool:
    """Whether the clause with the word for all, or what follows it, has a word of the point."""
    tokens = row.sentence.tokens
    at = next((at for at, token in enumerate(tokens) if token.word in _OF_ALL), 0)
    begin = next((b + 1 for b in reversed(range(at)) if tokens[b].word in _CLAUSES), 0)
    return any(token.stem in demand.asked for token in tokens[begin:])


RULE = Rule(
    name="told-of-a-part",
    status=Status.PARTLY_RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report says of one part of this that it is done, and of another that it is not.",
    applies=_applies,
    examples=(
        Yes(
            asked="The force should train its divers and their tenders to work under ice.",
            said="All 24 divers have been trained to work under ice. The tenders have not.",
        ),
        Yes(
            asked="The force should keep a register of its boats and of its kayaks.",
            said="The boats are entered in a register. For kayaks there is nothing of the kind.",
        ),
        Yes(
            asked="The force should give a lamp to each diver and each tender.",
            said="Every diver has a lamp. No such lamp has been given to a tender.",
        ),
        Yes(
            asked="The force should train its divers and their tenders to work under ice.",
            said="Every diver has been trained to work under ice. Of 90 tenders, 31 have been.",
        ),
        Yes(
            asked="The force should count all boats in its sheds each month and weigh their anchors.",
            said="All boats in the sheds had been counted each month. The anchors had not been weighed.",
        ),
        No(
            asked="The force should train its divers and their tenders to work under ice.",
            said="All 24 divers have been trained to work under ice. The members of the choir have not.",
            because="the choir is no part of what was asked for",
        ),
        No(
            asked="The force should train its divers and their tenders to work under ice.",
            said="All 24 divers have been trained to work under ice. In 2014, of 90 tenders 31 had been.",
            because="what was so then is not so now",
        ),
        No(
            asked="The force should train its divers and their tenders to work under ice.",
            said="All 24 divers have been trained to work under ice. "
            "Leaving out two who could not swim, all tenders have been.",
            because="nothing is denied of the tenders",
        ),
    ),
)
