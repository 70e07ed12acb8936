"""The newer report answers the point in plain words, facts or numbers: done, in part, or still open.

The weighing says how likely each is; the rules bind it: the point's own words are there, no other finding
owns the sentence better, it recalls no other inspection, and for `resolved` no number falls short.
"""

from __future__ import annotations

from peeldiff.model import Confidence, Mention, Status, Verdict
from peeldiff.statements import Statement
from peeldiff.statements.denying import denies_likewise
from peeldiff.statements.grammar import Words, words_of
from peeldiff.status.case import Case, Names, Quoted, Told
from peeldiff.status.doubts import Doubt, doubts
from peeldiff.status.reservations import (
    goes_on_with_it,
    has_its_knowing,
    has_its_scrutiny,
    is_set_going,
    is_without_it,
    sets_aside,
)
from peeldiff.status.rule import No, Rule, Yes
from peeldiff.status.rules.answers import (
    answers_alone,
    answers_this,
    binding,
    is_weighed,
    nearest,
    quoted,
)
from peeldiff.status.rules.no_answers import answers_nothing
from peeldiff.status.thresholds import (
    IN_PART,
    OPEN,
    PLAINLY_OPEN,
    RESOLVED,
)
from peeldiff.status.weighing import answers, weigh

__all__ = ["IN_PART_RULE", "OPEN_RULE", "RECALLED_RULE", "RULE"]

_FALLS_SHORT = frozenset({Doubt.PART, Doubt.CLAIM, Doubt.FAILED, Doubt.GROWING, Doubt.PLANNED})
"""The doubts that an answer in full must not leave: a part, somebody's word, something good denied, or
still on its way."""


_ANYWHERE = frozenset({Doubt.LEFT, Doubt.COMPARED})
"""The doubts that an answer in full must not leave in any sentence, one that recalls an inspection too: "what
was in use in 2017 was still in use"."""
_OF_NONE = frozenset({"no", "none", "nobody", "nothing", "neither"})
"""Words that deny something of all at the beginning of a sentence: what is added to it is no part of it."""
_LEADS_ON = words_of(Words.CONTRASTS) | {"and", "so", ","}
"""What may stand before that: "But nobody …"."""
_DENIES = frozenset({Doubt.DENIED, Doubt.BAD, Doubt.FAILED})
"""Of these an answer leaves one that says plainly that a point is open: a number alone may be nearly all."""
_FEW = frozenset({"#few", "#none", "few", "none"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_NEAR = 7
"""Words of a sentence in which its subject is told."""
_BEHIND_IT = frozenset({Doubt.PART, Doubt.LEFT, Doubt.FAILED, Doubt.DENIED, Doubt.BAD})
"""What the next sentence must not leave, if it is on the same thing: "Seven of those 29 have none."."""


def _done(case: Case, *, recalled: bool) -> tuple[Quoted, ...] | None:
    told = answers_alone(case)
    if told is None or (told.names is Names.THE_OLDER) is not recalled:
        return None
    if doubts(case.demand, told.thread.rows) & _ANYWHERE:
        return None
    rows = told.thread.rows
    if not has_its_scrutiny(case.demand, rows) or not has_its_knowing(case.demand, rows):
        return None
    # Of a point of two or three words any thread has all, which weighs more than what is said of them.
    if told.reading.lead("done") < 0 or _is_taken_further(case, told):
        return None
    if answers_nothing(told, answers(told)) or any(
        is_set_going(case.demand, row, or_meant=False) or is_without_it(case.demand, row)
        for row in answers(told)
    ):
        return None
    if doubts(case.demand, answers(told)) & _FALLS_SHORT or weigh(case).lead("resolved") < RESOLVED:
        return None
    return quoted(told, Verdict.IMPROVED)


def _is_taken_further(case: Case, told: Told) -> bool:
    """Whether the sentence behind an answer speaks of the point too, and leaves something open, or says that
    it is otherwise with something else."""
    after = told.after
    if after is None:
        return False
    if sets_aside(after) or denies_likewise(after.sentence.tokens):
        return True
    if any(goes_on_with_it(case.demand, row, after) for row in answers(told)):
        return True
    if after.stems.isdisjoint(case.demand.asked):
        return False
    return bool(doubts(case.demand, (after,)) & _BEHIND_IT)


def _said(case: Case, outcome: str, least: int, verdict: Verdict) -> tuple[Quoted, ...] | None:
    told = binding(case)
    if told is None or not is_weighed(case, told) or weigh(case).lead(outcome) < least:
        return None
    if told.of_another or (case.demand.item is not None and not answers_this(case, told)):
        return None
    return quoted(told, verdict)


def _in_part(case: Case) -> tuple[Quoted, ...] | None:
    said = _said(case, "partly", IN_PART, Verdict.PARTLY)
    told = nearest(case)
    if said is None or told is None:
        return None
    words = (token.word for token in told.thread.heart.sentence.tokens)
    begins = next((word for word in words if word not in _LEADS_ON), "")
    return None if begins in _OF_NONE else said


def _is_of_those(row: Statement) -> bool:
    """Whether a sentence denies something of those alone to whom more applies: "None of those who …". What
    the demand asks for may be what applies to them."""
    words = [token.word for token in row.sentence.tokens]
    return bool(words) and words[0] in _OF_NONE and not _RELATIVE.isdisjoint(words[1:_NEAR])


def _tells_of_fault(case: Case, told: Told) -> bool:
    """Whether an answer tells of a fault in words, or of few or none by numbers."""
    rows = answers(told)
    names = {part for row in rows for mark in row.marks for part in mark.name.split("+")}
    return bool(doubts(case.demand, rows) & _DENIES) or not names.isdisjoint(_FEW)


def _open(case: Case) -> tuple[Quoted, ...] | None:
    told = nearest(case)
    agree = (
        told is not None
        and told.names is Names.NONE  # what was so then is no answer
        and _tells_of_fault(case, told)
        and not any(map(_is_of_those, told.thread.rows))
        and told.reading.best in ("not", "worse")
        and told.reading.lead("not", "worse", "partly") >= PLAINLY_OPEN
    )
    return _said(case, "open", 0 if agree else OPEN, Verdict.NOT_IMPROVED)


RECALLED_RULE = Rule(
    name="weighed-recalled",
    status=Status.RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report recalls this point, and what it tells is that all of it is now so.",
    applies=lambda case: _done(case, recalled=True),
    examples=(
        No(
            asked="The force should see that every firearms licence is checked against health records.",
            said="In 2016 we said that firearms licences should be checked against health records. "
            "The force plans to check them next year.",
            because="a plan is not done",
        ),
    ),
)
RULE = Rule(
    name="weighed",
    status=Status.RESOLVED,
    confidence=Confidence.LOW,
    mention=Mention.ANSWERED,
    why="The report states as a fact what was asked for, without recalling the finding.",
    applies=lambda case: _done(case, recalled=False),
    examples=(
        Yes(
            asked="The force should make sure that every seized car is photographed on arrival.",
            said="Every seized car is now photographed on arrival: we found a photograph in all 60 records.",
        ),
        No(
            asked="The force should make sure that every seized car is photographed on arrival.",
            said="We reviewed 40 records of seized cars, and 12 had been photographed on arrival.",
            because="12 of 40 is a part",
        ),
        No(
            asked="The force should make more use of photographs of seized cars.",
            said="Officers made 21 photographs of seized cars in 2016, against 58 the year before.",
            because="a number beside another says neither more nor enough",
        ),
        No(
            asked="The force should make sure that every seized car is photographed on arrival.",
            said="The share of seized cars that are photographed on arrival is steadily improving.",
            because="what is improving is not yet so",
        ),
        No(
            asked="The force should make sure that every seized car is photographed on arrival.",
            said="Every seized car is now photographed on arrival in the east of the county: we found a "
            "photograph in all 60 records.",
            because="the east is not the whole force",
        ),
        No(
            asked="The force should mend each kayak within a week of its being damaged.",
            said="Each of the 40 kayaks had been mended within a month of its being damaged.",
            because="the time is longer than asked for, though both have the word for one",
        ),
        No(
            asked="The force should evaluate how it photographs seized cars.",
            said="Every one of the 60 photographs of seized cars is now held in a single store.",
            because="what is held is not thereby evaluated",
        ),
        No(
            asked="Photographs of seized cars.",
            said="Every seized car is now washed on arrival, and all of them were clean.",
            because="a demand that only names a thing is answered by nothing less than its name",
        ),
        No(
            asked="The force should make sure that its wardens know which horses live on their rounds.",
            said="All of the 31 horses that live on the rounds are now mapped, each with a keeper.",
            because="that they are mapped tells of nobody who knows them",
        ),
        No(
            asked="The force should give its divers the days of study to which they are entitled.",
            said="Divers on the long course have all had their days of study this year. "
            "For divers on the other course the picture is one of study that was called off.",
            because="the next sentence turns to the others",
        ),
        No(
            asked="The force should name a keeper for each of its boats.",
            said="Each of the force's 12 boats had a keeper at the time of our visit in March. "
            "Three of the boats of today are without one.",
            because="the sentence behind it speaks of the same and leaves a part open",
        ),
    ),
)
IN_PART_RULE = Rule(
    name="weighed-in-part",
    status=Status.PARTLY_RESOLVED,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report says that some of it is done and some is not.",
    applies=_in_part,
)
OPEN_RULE = Rule(
    name="weighed-as-open",
    status=Status.PERSISTING,
    confidence=Confidence.MEDIUM,
    mention=Mention.ANSWERED,
    why="The report does not list this again, but what it tells is that it has not been done.",
    applies=_open,
)
