"""The newer report says of all of it that what was asked for is so, in its own words.

Where a sentence tells of all ("in 58 of the 60", "Every call …") and names what was asked for, less weight
is needed than for a statement that leaves open of how many it holds. In turn nothing beside it may take
from it: a fault, an exception, somebody else's word, a part of the point that comes only behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

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
from peeldiff.statements.extents import read_measures
from peeldiff.statements.grammar import Phrases, Words, phrases_of, words_of
from peeldiff.statements.marks import skeleton
from peeldiff.statements.periods import TIMES
from peeldiff.statements.sentences import Token
from peeldiff.status.case import Case, Coverage, Names, Quoted, Told, shares
from peeldiff.status.doubts import Doubt, doubts
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import answers_this, keeps_limits, names_it, nearest, quoted
from peeldiff.status.thresholds import ALIKE, BEHIND, TOLD_OF
from peeldiff.status.weighing import weigh

__all__ = [
    "RULE",
    "asks_for_more",
    "goes_on_to_it",
    "has_fault",
    "is_meant",
    "is_said",
    "parted",
    "with_its_sample",
]

_LEAST_PART = 0.25
"""Share of each joined part of the point that the telling sentence must have."""
_TAKES_AWAY = frozenset({"but", "few", "left", "most", "some"})
"""Classes of words by which a sentence tells of less than all."""
_IN_A_PART = phrases_of(Phrases.IN_A_PART_OF_THE_AREA)
_EXCEPTS = frozenset("apart except excluding only unless".split())  # noqa: SIM905
_MEANT = frozenset("aims due hopes intends must planned plans promised should will would".split())  # noqa: SIM905
_SPEAKS = words_of(Words.SPEAKS) - {"reports", "view", "judgment", "thinks", "feels"}
_OURS = frozenset({"i", "we"})
_DEGREE = frozenset({"better", "down", "up"})
"""Classes of what can be done more or less: all of it is not told by a number."""
_PLACES = frozenset({"at", "from", "in"})
_IN_ALL = frozenset(
    "all any area both constabulary county each every force our sample these those".split()  # noqa: SIM905
)
_BEGINNING = 5
"""Words behind "all" in which its noun is told, and at the beginning of a sentence its place."""
_NOUN = 4
"""Words behind "each" up to which its noun stands: "all of its crimes"."""
_OF_ALL = frozenset({"all", "each", "every"})
_CLAUSES = frozenset({",", ";", ":", "and"})


def _applies(case: Case) -> tuple[Quoted, ...] | None:
    told = nearest(case)
    if told is None or case.parts or not _bears(case, told):
        return None
    demand = case.demand
    if demand.stops or asks_for_more(demand) or not keeps_limits(case, told):
        return None
    rows = told.thread.rows
    at = next((i for i in range(len(rows)) if _tells(told, rows, i)), None)
    if at is None:
        return None
    telling = with_its_sample(rows, at)
    if (
        _takes_away(rows[at])
        or _is_of_some(rows[at], demand)
        or _is_of_another_kind(demand, telling)
    ):
        return None
    if any(is_said(row) for row in rows[: at + 2]) or any(
        has_fault(row, demand) for row in telling
    ):
        return None
    if _is_taken_further(demand, telling, (*rows[at + 1 :], *filter(None, (told.after,)))):
        return None
    return quoted(told, Verdict.IMPROVED) if answers_this(case, told) else None


def _bears(case: Case, told: Told) -> bool:
    """Whether the nearest thread is on this point, as far as its words tell, and reads like an answer."""
    if case.coverage is Coverage.ANOTHER_FORCE or not case.is_measured:
        return False
    if told.lead < BEHIND or told.names is Names.ANOTHER or told.of_another:
        return False
    if case.again is not None and case.again.score >= min(ALIKE, told.score):
        return False
    if told.bound < TOLD_OF or not names_it(case, told) or told.reading.best != "done":
        return False
    return (
        Doubt.PLANNED not in doubts(case.demand, told.thread.rows)
        and weigh(case).lead("resolved") >= 0
    )


def asks_for_more(demand: Demand) -> bool:
    """Whether a point asks for more or less of something, or for something better."""
    spans = load_lexicon().spans(tokenise(demand.text))
    return any(not span.classes.isdisjoint(_DEGREE) for span in spans)


def with_its_sample(rows: Sequence[Statement], at: int) -> Sequence[Statement]:
    """A statement with the one before it on which it leans, or that names the sample."""
    joined = at > 0 and (rows[at].leans or is_look_alone(rows[at - 1].sentence.tokens))
    joined = joined and rows[at - 1].recall is None  # what was asked for is not told there as done
    return rows[at - joined : at + 1]


def _tells(told: Told, rows: Sequence[Statement], at: int) -> bool:
    """Whether a statement tells of all, and of what was asked for, of each of its parts."""
    row = rows[at]
    tokens = row.sentence.tokens
    if row.recall is not None and row.decision is None:
        return False
    if reach_of(tokens) is not Reach.ALL or is_look_alone(tokens):
        return False
    if not goes_on_to_it(row, told.demand) or _is_of_others(row, told.demand):
        return False
    bound, least = shares(told.demand, with_its_sample(rows, at), told.weights)
    return bound >= TOLD_OF and least >= _LEAST_PART


def _is_of_others(row: Statement, demand: Demand) -> bool:
    """Whether it tells of each of one thing, without a count, where each of another was asked about."""
    tokens = row.sentence.tokens
    if any(measure.share is not None for measure in read_measures(tokens)):
        return False
    asked, told = (_each_of(tokens) for tokens in (tokenise(demand.text), tokens))
    return bool(asked and told) and asked.isdisjoint(row.stems)


def _each_of(tokens: Sequence[Token]) -> frozenset[str]:
    """The stems right behind "each", "every" or "all"; "every month" tells how often."""
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token.word in _OF_ALL and TIMES.isdisjoint(t.word for t in tokens[at + 1 : at + 2]):
            behind = takewhile(lambda t: t.word not in _OF_ALL, tokens[at + 1 : at + _NOUN])
            found.update(t.stem for t in behind if t.stem)
    return frozenset(found)


def _takes_away(row: Statement) -> bool:
    """Whether a sentence tells of less than all: of some, with an exception, of one place, to come."""
    words = [token.word for token in row.sentence.tokens]
    classes = {part for mark in row.marks for part in mark.name.split("+")}
    if ["all", "but"] in [words[at : at + 2] for at in range(len(words))]:
        classes.discard("but")
    told = f" {' '.join(words)} "
    if any(f" {phrase} " in told for phrase in _IN_A_PART):
        return True
    return not (classes.isdisjoint(_TAKES_AWAY) and (_EXCEPTS | _MEANT).isdisjoint(words))


def is_said(row: Statement) -> bool:
    """Whether somebody else says it: "…, as the superintendent maintains"."""
    words = [token.word for token in row.sentence.tokens]
    return any(
        word in _SPEAKS and _OURS.isdisjoint(words[max(0, at - 1) : at])
        for at, word in enumerate(words)
    )


def has_fault(row: Statement, demand: Demand) -> bool:
    """Whether a clause tells of something bad, or denies something, in other words than the point's own."""
    names = [
        "D"
        if name.startswith("D") and not {"bad", "worse"}.isdisjoint(name[1:].split("+"))
        else name
        for name in skeleton(row.marks, demand.asked)
    ]
    parts = (part for clause in clauses(names) for part in parted(clause))
    return any(compose(part).sign in (Sign.BAD, Sign.DENIED, Sign.BOTH) for part in parts)


def parted(names: Sequence[str]) -> Iterator[list[str]]:
    """A clause, given by its marks' names, between its commas."""
    part: list[str] = []
    for name in (*names, ","):
        if name == ",":
            yield part
            part = []
        else:
            part.append(name)


def goes_on_to_it(row: Statement, demand: Demand) -> bool:
    """Whether the clause with the word for all, or what follows it, has a word of the point."""
    tokens = row.sentence.tokens
    at = next((at for at, token in enumerate(tokens) if token.word in _OF_ALL), 0)
    begin = next((b + 1 for b in reversed(range(at)) if tokens[b].word in _CLAUSES), 0)
    return any(token.stem in demand.asked for token in tokens[begin:])


def _is_of_some(row: Statement, demand: Demand) -> bool:
    """Whether all are only those of a place or body that was not asked about: "every sergeant in the fire
    service", "In the vetting office of Oxshire all …"."""
    tokens = row.sentence.tokens
    words = [token.word for token in tokens]
    first = next((at + 1 for at, word in enumerate(words) if word in _OF_ALL), None)
    if first is not None and _is_elsewhere(_place(tokens[first : first + _BEGINNING]), demand, all):
        return True
    return words[:1] in (["in"], ["at"]) and _is_elsewhere(_place(tokens[:_BEGINNING]), demand, any)


def _place(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words behind the first word of place."""
    at = next((at for at, token in enumerate(tokens) if token.word in _PLACES), len(tokens))
    return tokens[at + 1 : at + 4]


def _is_elsewhere(
    place: Sequence[Token], demand: Demand, how: Callable[[Iterable[bool]], bool]
) -> bool:
    """Whether a place is named, in `how` many other words than the point's; a sample is none."""
    named = [token for token in place if token.stem]
    if not named or named[0].word[0].isdigit() or not _IN_ALL.isdisjoint(t.word for t in place):
        return False
    return how(token.stem not in demand.asked for token in named)


def _is_of_another_kind(demand: Demand, rows: Sequence[Statement]) -> bool:
    """Whether a noun of the point stands there with other words before it only: "cyber crime"."""
    said = frozenset().union(*(row.stems for row in rows))
    asked: dict[str, set[str]] = {}
    for before, noun in _pairs(tokenise(demand.text)):
        if before in demand.asked and noun in demand.asked:
            asked.setdefault(noun, set()).add(before)
    for noun, before_it in sorted(asked.items()):
        if noun not in said or not said.isdisjoint(before_it):
            continue
        told = [b for row in rows for b, n in _pairs(row.sentence.tokens) if n == noun]
        if told and demand.asked.isdisjoint(told):
            return True
    return False


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The stems of each two words that stand together."""
    last = ""
    for token in tokens:
        if last and token.stem:
            yield last, token.stem
        last = token.stem


def _is_taken_further(
    demand: Demand, telling: Sequence[Statement], behind: Sequence[Statement]
) -> bool:
    """Whether what stands behind takes from it, or comes to a part of the point that it leaves out."""
    said = frozenset().union(*(row.stems for row in telling))
    for at, row in enumerate(behind):
        tokens = row.sentence.tokens
        falls_short = reach_of(tokens) is Reach.SHORT or has_fault(row, demand)
        if at == 0 and (falls_short or is_said(row) or is_meant(row)):
            return True
        on_it = row.stems & demand.asked
        if on_it - said or ((on_it or row.leans) and (falls_short or _takes_away(row))):
            return True
    return False


def is_meant(row: Statement) -> bool:
    """Whether a sentence tells of what will, would or should be."""
    return not _MEANT.isdisjoint(token.word for token in row.sentence.tokens)


RULE = Rule(
    name="told-of-all",
    status=Status.RESOLVED,
    confidence=Confidence.LOW,
    mention=Mention.ANSWERED,
    why="The report says of all of it, as a fact, that what was asked for is so.",
    applies=_applies,
    examples=(
        Yes(
            asked="The force should train its divers to work under ice.",
            said="All 24 divers have been trained to work under ice, by a school on the coast.",
        ),
        Yes(
            asked="The force should see that its divers work under ice only with a tender.",
            said="In 38 of 40 cases, the divers had worked under ice with a tender.",
        ),
        Yes(
            asked="The force should mend each kayak within a day of its being damaged.",
            said="In 39 of 40 cases, the kayak had been mended within 24 hours of its being damaged.",
        ),
        Yes(
            asked="The force should keep a record of every loan of a boat.",
            said="Of the 412 loans of boats, the force had made a record of every one.",
        ),
        Yes(
            asked="The force should bring visits to boat owners up to date.",
            said="Boat owners are seen by a team of 18. None of the county's 866 owners was overdue a visit "
            "when we inspected.",
        ),
        No(
            asked="The force should train its divers and their tenders to work under ice.",
            said="All 24 divers have been trained to work under ice. Tenders come next.",
            because="the sentence behind it comes to a part that it leaves out",
        ),
        No(
            asked="The force should train its divers to work under ice.",
            said="All divers in the fire service have been trained to work under ice.",
            because="the divers of another body are not those of the force",
        ),
        No(
            asked="The force should train its ice divers in first aid.",
            said="All 24 cave divers have been trained in first aid.",
            because="divers of another kind are not those asked about",
        ),
        No(
            asked="The force should mend each kayak within a week of its being damaged.",
            said="Each of the 40 kayaks had been mended within a month of its being damaged.",
            because="the time is longer than asked for",
        ),
        No(
            asked="The force should train its divers to work under ice.",
            said="All 24 divers have been trained to work under ice, or so the sergeant told us.",
            because="it is somebody's word",
        ),
        No(
            asked="The force should make sure that divers check the lamp of each kayak.",
            said="The force gave each diver a list of the lamps to check.",
            because="each diver is not each kayak",
        ),
        No(
            asked="The force should train its divers to work under ice.",
            said="All 24 divers will be trained to work under ice.",
            because="a plan is not done",
        ),
        No(
            asked="The force should train its divers to work under ice.",
            said="All 24 divers have been trained to work under ice, except those who joined this year.",
            because="there is an exception",
        ),
        No(
            asked="The force should keep a record of every loan of a boat.",
            said="All but nine of the 60 loans of boats that we traced were on record.",
            because="nine of 60 is too many",
        ),
    ),
)
