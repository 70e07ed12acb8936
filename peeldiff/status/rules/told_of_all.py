"""A sentence of the newer report tells of all that a point is about that it is so, and nothing takes it back.

The sentence has no reservation, and no other passage on the point reads the other way. Then a lower weight is
believed; and one that is lower still where the sentence names the very group that the point names, says of it
another word of the point, and neither it nor what follows tells of anything ill or of fewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Demand, Reach, Statement, reach_of, tokenise
from peeldiff.statements.groups import Whose, groups_of, is_of_another_kind
from peeldiff.statements.names import names_within
from peeldiff.statements.periods import periods
from peeldiff.status.case import Case, Quoted, Told
from peeldiff.status.reservations import (
    counts,
    goes_on_with_it,
    has_its_deed,
    has_its_knowing,
    has_its_scrutiny,
    is_another_voice,
    is_given_to_do_it,
    is_set_going,
    is_taken_back_by,
    is_without_it,
    leaves_nothing,
    sets_aside,
    speaks_ill_of_it,
    takes_out,
)
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import answers_alone, keeps_periods, quoted
from peeldiff.status.rules.no_answers import answers_nothing
from peeldiff.status.thresholds import BOUND, OF_ALL, OF_ALL_BOUND, OF_ALL_OF_IT
from peeldiff.status.weighing import answers, statements_of, weigh

__all__ = ["RULE"]

_LESSENS = frozenset("down falls few former none not stop to-none".split())  # noqa: SIM905
"""What a sentence says of a fault that is to end and has ended."""
_OTHERS = 4
"""Further passages on a point that are asked whether they read the other way."""
_AS_NEAR = 0.4
"""Share of a point's own words from which another passage may tell of ill and not be on something else."""
_THESE = frozenset({"them", "these", "those"})


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    told = answers_alone(case)
    if told is None:
        return None
    lead = weigh(case).lead("resolved")
    if lead < OF_ALL_OF_IT and told.reading.lead("done") < 0:
        return None
    whole = [row for row in told.thread.rows if _tells_of_all(case.demand, row)]
    if not whole or not told.least_part or told.bound < OF_ALL_BOUND:
        return None
    rows = told.thread.rows
    bars = (has_its_deed, has_its_scrutiny, has_its_knowing)
    if not all(bar(case.demand, rows) for bar in bars):
        return None
    if not _is_believed(case, told, whole):
        return None
    if lead < OF_ALL and not _is_of_all_of_it(told, whole):
        return None
    return quoted(told, Verdict.IMPROVED)


def _tells_of_all(demand: Demand, row: Statement) -> bool:
    if row.stems.isdisjoint(demand.asked) or (row.recall is not None and row.decision is None):
        return False
    return reach_of(row.sentence.tokens) is Reach.ALL


def _is_believed(case: Case, told: Told, whole: Sequence[Statement]) -> bool:
    """Whether no word of the sentences that tell of all, nor round them, takes anything away."""
    demand, rows = case.demand, told.thread.rows
    if any(
        takes_out(row) or is_set_going(demand, row) or is_without_it(demand, row) for row in whole
    ):
        return False
    if any(is_given_to_do_it(demand, row) for row in whole):
        return False
    if any(row.recall is None and is_another_voice(row) for row in rows):
        return False
    if any(sets_aside(row) for row in _behind(told, whole)):
        return False
    if demand.stops and not any(map(_lessens, whole)):
        return False
    if _is_of_another(told, whole) or not _keeps_time(told) or _is_said_otherwise(case, told):
        return False
    if answers_nothing(told, answers(told)) or not leaves_nothing(demand, answers(told)):
        return False
    after = told.after
    if after is None:
        return True
    if any(goes_on_with_it(demand, row, after) for row in whole):
        return False
    return not is_taken_back_by(demand, after)


def _behind(told: Told, whole: Sequence[Statement]) -> Iterator[Statement]:
    """What stands behind the first sentence that tells of all, to the one behind the thread."""
    rows = told.thread.rows
    yield from rows[rows.index(whole[0]) + 1 :]
    if told.after is not None:
        yield told.after


def _lessens(row: Statement) -> bool:
    names = {part for mark in row.marks for part in mark.name.lstrip("#").split("+")}
    return not _LESSENS.isdisjoint(names)


def _is_of_another(told: Told, whole: Sequence[Statement]) -> bool:
    """Whether a sentence, or the one before it that names its sample, is on another kind of thing."""
    demand, rows = told.demand, told.thread.rows
    asked = tokenise(demand.text)
    said = frozenset().union(*(row.stems for row in rows))
    places = {rows.index(row) for row in whole}
    samples = {at - 1 for at in places if at and rows[at - 1].recall is None}
    return any(
        is_of_another_kind(asked, rows[at].sentence.tokens, demand.weights.keys(), said)
        for at in sorted(places | samples)
    )


def _keeps_time(told: Told) -> bool:
    """Whether the spaces of time that the point sets are told, if any are."""
    found = [days for row in told.thread.rows for days in periods(row.sentence.tokens)]
    return not found or keeps_periods(told.demand, found)


def _is_said_otherwise(case: Case, told: Told) -> bool:
    """Whether another passage on the point reads as if it was not so, or in part, or tells of ill of it."""
    others = (
        one
        for one in statements_of(case)[1 : 1 + _OTHERS]
        if one.bound >= BOUND and all(one.thread.heart is not row for row in told.thread.rows)
    )
    return any(
        one.reading.lead("not", "worse", "partly") > 0
        or (
            one.bound >= _AS_NEAR
            and speaks_ill_of_it(case.demand, one.thread.heart, between_commas=True)
        )
        for one in others
    )


def _is_of_all_of_it(told: Told, whole: Sequence[Statement]) -> bool:
    """Whether the very group is named of which the point tells, and nothing is told of fewer or of ill."""
    demand, most = told.demand, _most(whole[0])
    if not any(_names_the_group(told, row) for row in whole):
        return False
    if any(names_within(row.sentence.text) - demand.weights.keys() for row in whole):
        return False
    if any(speaks_ill_of_it(demand, row) for row in whole):
        return False
    return not any(
        row not in whole and (_counts_fewer(row, most) or speaks_ill_of_it(demand, row))
        for row in _behind(told, whole)
    )


def _names_the_group(told: Told, row: Statement) -> bool:
    """Whether a sentence tells of all of what is asked about, and another word of the point of it."""
    demand, rows = told.demand, told.thread.rows
    before = frozenset[str]().union(
        *(one.stems for one in rows[: rows.index(row)] if one.recall is None)
    )
    tokens = row.sentence.tokens
    for group in groups_of(tokens, demand.asked, demand.weights.keys()):
        if group.whose is Whose.ASKED_ABOUT and (row.stems | before) & demand.asked - group.named:
            return True
        behind = {token.stem for token in tokens[group.at + 1 :]} & demand.asked
        named = ({token.stem for token in tokens[: group.at]} | before) & demand.asked
        if group.whose is Whose.UNNAMED and behind and (named - behind or len(behind) > 1):
            return True
    return False


def _most(row: Statement) -> float:
    return max((count for _, count in counts(row)), default=0.0)


def _counts_fewer(row: Statement, most: float) -> bool:
    """Whether a sentence counts some of what was counted before: "Of these, 31 …", "… in 12."."""
    tokens = row.sentence.tokens
    found = list(counts(row))
    if reach_of(tokens) is Reach.SHORT or any(
        after < before for (_, before), (_, after) in pairwise(found)
    ):
        return True
    for at, count in found:
        follows = [token.word for token in tokens[at + 1 : at + 4]]
        if follows[:1] == ["of"] and not _THESE.isdisjoint(follows[1:]):
            return True
        if count < most and (not follows or not tokens[at + 1].stem):
            return True
    return False


RULE = Rule(
    name="told-of-all",
    status=Status.RESOLVED,
    confidence=Confidence.LOW,
    mention=Mention.ANSWERED,
    why="The report states as a fact, of all of it, what was asked for.",
    applies=_applies,
    examples=(
        Yes(
            asked="The force should mend its ladders.",
            said="None of the 60 ladders was broken, and each had been mended in the year.",
        ),
        Yes(
            asked="The force should make sure that the ropes of all its boats are tested.",
            said="The ropes of each boat had been tested. The harbour master keeps the list.",
        ),
        No(
            asked="The force should give a lamp to each of its night wardens.",
            said="All 48 day wardens have been given a lamp.",
            because="wardens of the day are others",
        ),
        No(
            asked="The force should give a lamp to each of its night wardens.",
            said="All 48 night wardens have been promised a lamp.",
            because="what is promised is not given",
        ),
        No(
            asked="The force should give a lamp to each of its night wardens.",
            said="All night wardens have been given a lamp, those at the lock apart.",
            because="some are left out",
        ),
        No(
            asked="The force should give a lamp to each of its night wardens.",
            said="All night wardens have been given a lamp. Oil is another matter.",
            because="what follows says that it is otherwise with something else",
        ),
        No(
            asked="The force should give a lamp to each of its night wardens.",
            said="All night wardens have been given a lamp, their sergeant told us.",
            because="it is somebody's word",
        ),
        No(
            asked="The force should give a lamp to each of its night wardens.",
            said="All night wardens of the ferry company have been given a lamp.",
            because="they are not the force's",
        ),
        No(
            asked="The force should see that every boat is tarred each month.",
            said="Every boat had been tarred each year.",
            because="the time is longer",
        ),
    ),
)
