"""Everything that is known about one older point when its status is decided.

A case holds tables and no text search: what bears on the point, as read, whether the area was looked at,
what became of its parts. Rules ask it and change nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import Enum, auto
from functools import cached_property

from alignment.records import dataclass
from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Decided, Decision, Demand, Statement, Thread
from peeldiff.status.reader import Reader, Reading

__all__ = [
    "Again",
    "Case",
    "Coverage",
    "Formally",
    "Names",
    "Outcome",
    "Quoted",
    "Tie",
    "Told",
    "shares",
]


class Coverage(Enum):
    """Whether the newer report looked at what a point is about."""

    INSPECTED = auto()
    NOT_INSPECTED = auto()
    """It says that it did not inspect the question."""
    NOT_ASKED = auto()
    """It covers the pillar, but asks no such question."""
    ASKED_OTHERWISE = auto()
    """It asks no such question, but another one on the same subject."""
    NO_QUESTIONS = auto()
    """It has no questions at all, as a letter: only its words tell what it looked at."""
    NOT_COVERED = auto()
    """It is of another pillar."""
    OTHER_PROGRAMME = auto()
    """It is of another programme, which may look at the same subjects."""
    ANOTHER_BODY = auto()
    """It does not look at the body that this was asked of."""
    ANOTHER_FORCE = auto()
    """It is on another force: nothing that it says is about this one."""


class Tie(Enum):
    """What ties a thread to the point that it comes near."""

    NAME = auto()
    """It names what the point names, in full or by an acronym."""
    TERM = auto()
    """It has a term of the point: three words that follow each other in both."""
    WORDS = auto()
    """It has several words of the point that are rare, or that stand together in both."""
    SLIGHT = auto()
    """One rare word at most, which may stand for anything."""


class Names(Enum):
    """Which earlier inspection a thread recalls."""

    NONE = auto()
    THE_OLDER = auto()
    """The older report, or an earlier inspection without its year."""
    ANOTHER = auto()
    """One of another year only."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Told:
    """A thread that bears on a point, with how it bears and what it says.

    `score` from 0 to 1 says how much of the point the sentences at its heart speak of, `lead` how far the
    point lies before another finding's there. `of_another` says that
    it names another force, asks instead of telling, or has its answer for another item. `after` is the next
    statement of the paragraph, `tie` what ties it to the point, `has_pair` that two words stand together in
    both and hardly elsewhere. `weights` says how telling
    each stem is. What few threads are asked for is worked out when they are.
    """

    demand: Demand
    reader: Reader
    weights: Mapping[str, float]
    thread: Thread
    score: float
    lead: float
    names: Names
    in_question: bool
    of_another: bool = False
    after: Statement | None = None
    tie: Tie = Tie.WORDS
    has_pair: bool = False

    @cached_property
    def reading(self) -> Reading:
        """What the thread says of the point."""
        return self.reader.read(self.demand, self.thread.rows)

    @cached_property
    def _shares(self) -> tuple[float, float]:
        return shares(self.demand, self.thread.rows, self.weights)

    @property
    def bound(self) -> float:
        """The share of the point's own words that the thread has."""
        return self._shares[0]

    @property
    def least_part(self) -> float:
        """The share of the part of the point that the thread has least of."""
        return self._shares[1]

    @property
    def decision(self) -> Decision | None:
        """The last formal decision of the thread."""
        return next((row.decision for row in reversed(self.thread.rows) if row.decision), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Statements that a status rests on and what they say, for the report to be quoted."""

    rows: tuple[Statement, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a point: its status, the rule that said so, and the statements that it rests on."""

    status: Status
    rule: str
    confidence: Confidence
    why: str
    quoted: tuple[Quoted, ...] = ()
    mention: Mention = Mention.NOT_MENTIONED


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """That the newer report lists a point again: how alike the two are, and what it means.

    `status` and `why` are those of the link; `is_part` says that only an item or a part was taken up.
    """

    status: Status
    why: str
    score: float
    confidence: Confidence
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Formally:
    """What the newer report decides on a point by its formal words, and the statements that say so.

    `decided` is None where it takes back what it decided, or does not agree with itself; `doubted` where it
    only leaves a doubt of a closing, which a recall of the point may outweigh.
    """

    decided: Decided | None
    rows: tuple[Statement, ...]
    doubted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """One older point and all that bears on it; `told` best first, `parts` the outcomes of its items and
    `part_cases` what each of these rests on.

    `near` are the threads that come nearest by all that the corpus weighed: they are shown, and no rule asks
    them.

    `scope` is the sentence of scope that names the point's subject, `question_scope` the one that says that
    the question above it was not inspected. `is_only` says that it is the one finding of its kind, so
    that a decision on "the cause of concern" can only mean it. `concern` is the case of the cause of
    concern that a recommendation was made for. `has_subject` says that the newer report has each word by
    which both the point and the question above it name their subject. `is_measured` says that the weights
    and thresholds were measured on reports of this inspectorate. `formal` is what it decides on the point by
    formal words that name it by its kind, place, number or subject.
    """

    demand: Demand
    coverage: Coverage
    told: tuple[Told, ...] = ()
    near: tuple[Told, ...] = ()
    scope: Statement | None = None
    question_scope: Statement | None = None
    again: Again | None = None
    parts: tuple[Outcome, ...] = ()
    part_cases: tuple[Case, ...] = ()
    is_only: bool = False
    concern: Case | None = None
    has_subject: bool = True
    is_measured: bool = True
    formal: Formally | None = None


def shares(
    demand: Demand, rows: Sequence[Statement], weight: Mapping[str, float]
) -> tuple[float, float]:
    """The share of a demand's own words that some statements have, and the least of its parts'."""
    told: Collection[str] = frozenset().union(*(row.stems for row in rows))

    def share(stems: Collection[str]) -> float:
        ordered = sorted(stems)
        total = sum([weight.get(stem, 1.0) for stem in ordered])
        return (
            sum([weight.get(stem, 1.0) for stem in ordered if stem in told]) / total
            if total
            else 0.0
        )

    return share(demand.asked), min((share(part) for part in demand.parts), default=0.0)
