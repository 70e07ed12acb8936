"""What became of an older point: every rule is tried on its case, one table settles which is told.

`decide` gives the outcome; `tried` gives every rule that applies, for whoever asks why.
"""

from __future__ import annotations

from collections.abc import Iterator

from alignment.records import replace
from peeldiff.model import Mention
from peeldiff.status.case import (
    Again,
    Case,
    Coverage,
    Formally,
    Names,
    Outcome,
    Quoted,
    Tie,
    Told,
    shares,
)
from peeldiff.status.reader import Reader, Reading, load_reader
from peeldiff.status.thresholds import SPOKEN_OF, UNSURE

__all__ = [
    "Again",
    "Case",
    "Coverage",
    "Formally",
    "Names",
    "Outcome",
    "Quoted",
    "Reader",
    "Reading",
    "Tie",
    "Told",
    "decide",
    "load_reader",
    "shares",
    "tried",
]


def tried(case: Case) -> tuple[Outcome, ...]:
    """The outcome of every rule that applies to a case, in order of precedence; never empty."""
    return tuple(_outcomes(case))


def _outcomes(case: Case) -> Iterator[Outcome]:
    from peeldiff.status.rules import PRECEDENCE  # what only reads a report asks no rule

    return (outcome for rule in PRECEDENCE if (outcome := rule.try_on(case)) is not None)


def decide(case: Case) -> Outcome:
    """What became of the point of a case."""
    outcome = next(_outcomes(case))  # the first is told, so the rules behind it need not be tried
    if case.again is not None and outcome.status is case.again.status and not outcome.quoted:
        outcome = replace(outcome, confidence=case.again.confidence, why=case.again.why)
    if outcome.mention is Mention.NOT_MENTIONED:
        return replace(outcome, mention=_mention(case))
    return outcome


def _mention(case: Case) -> Mention:
    """Whether the report speaks of a point that no rule found an answer to."""
    from peeldiff.status.rules.spoken_of import is_tied, names

    told = [one for one in case.told if not one.thread.heart.is_scope]
    best = max((one.score for one in told), default=0.0)
    if (best >= SPOKEN_OF and is_tied(case)) or names(case):
        return Mention.SPOKEN_OF
    return Mention.UNSURE if best >= UNSURE else Mention.NOT_MENTIONED
