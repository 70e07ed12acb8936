"""What the rules on answers share: which thread counts, and how it is quoted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alignment.words import stem
from peeldiff.model import Verdict
from peeldiff.statements import Demand, Statement, content_stems, tokenise
from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.periods import periods
from peeldiff.statements.taking_back import takes_back
from peeldiff.status.case import Case, Coverage, Names, Quoted, Told
from peeldiff.status.thresholds import ALIKE, BEHIND, BOUND, UNSURE
from peeldiff.status.weighing import answers, statements_of

__all__ = [
    "LEAST_PART",
    "answers_alone",
    "answers_this",
    "binding",
    "is_taken_back",
    "is_weighed",
    "keeps_limits",
    "keeps_periods",
    "names_it",
    "nearest",
    "quoted",
]

_SHORT = 8
"""Stems up to which a demand is short: each of its parts is then half of it."""
LEAST_PART = 0.3
"""Share of its words that each joined part of a short demand must have in the thread."""
_ALL = 0.95
"""Share of its words that a demand which only names a thing must have in the thread."""
_FEWEST = 3
"""Stems below which only a recall shows that a sentence is on such a demand."""
_TODAY = words_of(Words.TELLS_OF_TODAY)
_HALF = 0.5
"""Share of the words by which an item differs from its neighbours that its answer must have."""
_NAMED = 0.7
"""Share of a part's words that a recall of it alone must have."""
_APART_BY = 0.04
"""Part by which two spaces of time may differ and be the same: a quarter and three months."""
_MONTHS = (28.0, 30.0)
_APART = tuple(
    frozenset(map(stem, words_of(name)))
    for name in (
        Words.CRIMES_TOLD_APART,
        Words.RISKS_TOLD_APART,
        Words.PEOPLE_TOLD_APART,
        Words.CALLS_TOLD_APART,
    )
)
"""Things of one sort that reports tell apart: what is said of one is no answer for another."""


def nearest(case: Case) -> Told | None:
    """The thread that bears most on the point, if it bears on it at all."""
    told = statements_of(case)
    return told[0] if told and told[0].score >= UNSURE else None


def binding(case: Case) -> Told | None:
    """The nearest thread, if it speaks of this point and of no other inspection's."""
    told = nearest(case)
    if told is None or case.parts or case.coverage is Coverage.ANOTHER_FORCE:
        return None
    bound = told.bound >= BOUND and told.lead >= BEHIND and told.names is not Names.ANOTHER
    return told if bound else None


def is_weighed(case: Case, told: Told) -> bool:
    """Whether the weights hold here: plain statements of another inspectorate were never weighed against
    labels, only what it says behind a recall."""
    return case.is_measured or told.names is Names.THE_OLDER


def quoted(told: Told, verdict: Verdict) -> tuple[Quoted, ...]:
    """A thread as it is quoted: all its statements, in order."""
    return (Quoted(rows=told.thread.rows, verdict=verdict),)


def names_it(case: Case, told: Told) -> bool:
    """Whether a thread names the places, units or methods that the demand names, if it names any."""
    names = case.demand.names
    return not names or any(not names.isdisjoint(row.stems) for row in told.thread.rows)


def is_taken_back(told: Told, answering: Callable[[Statement], bool]) -> bool:
    """Whether a sentence behind the answering one turns to what is still to do: "However, more …"."""
    rows = told.thread.rows
    last = max((at for at, row in enumerate(rows) if answering(row)), default=len(rows))
    return any(takes_back(row.sentence.tokens) for row in rows[last + 1 :])


def keeps_limits(case: Case, told: Told) -> bool:
    """Whether a thread tells of the limits that the demand sets: each space of time, in whatever unit it is
    told; where there is none, one of its numbers."""
    demand, rows = case.demand, told.thread.rows
    if not demand.limits:
        return True
    if not demand.periods:
        words = {token.word for row in rows for token in row.sentence.tokens}
        return not demand.limits.isdisjoint(words)
    return keeps_periods(demand, [days for row in rows for days in periods(row.sentence.tokens)])


def keeps_periods(demand: Demand, found: Sequence[float]) -> bool:
    """Whether each space of time that a demand sets is among some, in days."""
    return all(any(_is_as_long(asked, days) for days in found) for asked in demand.periods)


def _is_as_long(asked: float, told: float) -> bool:
    return abs(asked - told) <= _APART_BY * asked or (asked in _MONTHS and told in _MONTHS)


def _recalls_alone(case: Case, told: Told) -> bool:
    """Whether the recall of a thread names this point and hardly anything else."""
    recall, asked = told.thread.recall, case.demand.asked
    return recall is not None and told.bound >= _NAMED and len(recall.stems - asked) <= len(asked)


def _tells_of_today(row: Statement) -> bool:
    """Whether a sentence that recalls an inspection also tells how things are now."""
    return not _TODAY.isdisjoint(token.word for token in row.sentence.tokens)


def answers_this(case: Case, told: Told) -> bool:
    """Whether what answers in a thread answers this point, and not a neighbour that its recall names too.

    A part of a finding must be named where it is answered; of a short demand each joined part must be
    spoken of, and of one that only names a thing all words. A thread on another of things that are told apart
    (rape, burglary) is no answer.
    """
    demand = case.demand
    rows = [row for row in answers(told) if row.recall is None or _tells_of_today(row)]
    on_it = any(row.leans or not row.stems.isdisjoint(demand.asked) for row in rows)
    if not on_it and not any(row.decision for row in rows):
        return False
    if demand.names_only and (
        told.bound < _ALL or (len(demand.asked) < _FEWEST and told.thread.recall is None)
    ):
        return False
    if demand.item is not None and not _recalls_alone(case, told):
        said = frozenset().union(*(row.stems for row in rows))
        if len(said & demand.distinct) < _HALF * len(demand.distinct):
            return False
        if told.bound < _HALF and not _is_on_its_list(demand, told):
            return False
    if len(demand.asked) <= _SHORT and told.least_part < LEAST_PART:
        return False
    said = frozenset().union(*(row.stems for row in told.thread.rows))
    return not any(
        demand.asked & sorts and said & sorts and not demand.asked & said & sorts
        for sorts in _APART
    )


def _is_on_its_list(demand: Demand, told: Told) -> bool:
    """Whether a thread has a word of what the whole list of an item is about."""
    about = content_stems(tokenise(demand.finding.text)) & demand.weights.keys()
    return any(not about.isdisjoint(row.stems) for row in told.thread.rows)


def answers_alone(case: Case) -> Told | None:
    """The nearest thread, if it answers this point and no other, in the words and within the limits that it
    sets, and no newer finding that is as near asks for it again."""
    told = binding(case)
    if told is None or told.of_another or not is_weighed(case, told):
        return None
    if case.again is not None and case.again.score >= min(ALIKE, told.score):
        return None
    answers_it = names_it(case, told) and keeps_limits(case, told) and answers_this(case, told)
    return told if answers_it and _has_its_own_words(case, told) else None


def _has_its_own_words(case: Case, told: Told) -> bool:
    """Whether a thread has enough of the words by which an item differs from what its whole list is about.

    Of "missing children" all items of a list may be: what is told of them answers none of these by itself.
    """
    demand = case.demand
    own = demand.distinct - content_stems(tokenise(demand.finding.text))
    if demand.item is None or not own or _recalls_alone(case, told):
        return True
    said = frozenset().union(*(row.stems for row in told.thread.rows))
    return len(said & own) >= _HALF * len(own)
