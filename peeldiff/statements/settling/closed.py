"""Clauses by which the inspectorate settles a finding itself, or has nothing more to ask under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import replace
from peeldiff.statements.grammar import Formal, formal
from peeldiff.statements.settling.clauses import BESIDE, CLOSED, Clause, as_settled, off_the_list
from peeldiff.statements.settling.frames import ABLE_TO, GLAD
from peeldiff.statements.settling.naming import OURS, Named, names_at
from peeldiff.statements.settling.slots import Slot

__all__ = ["closed_by_us", "nothing_left"]

_CLOSE = Slot(formal(Formal.WE_CAN_CLOSE))
_CLOSING = frozenset(formal(Formal.WE_ARE_CLOSING))
_HOLD = frozenset(formal(Formal.WE_HOLD))
_NOTHING = Slot(formal(Formal.NOTHING_MORE))
_IS_LEFT = Slot(formal(Formal.IS_LEFT))
_IN_THIS = Slot(formal(Formal.IN_THIS_RESPECT))
_UNDER = Slot(formal(Formal.UNDER_IT))
_OF_THE_FORCE = Slot(("of it", "of the force", "from the force", "from it", "by the force"))
_DECIDED = Slot(
    ("decided to", "no hesitation in", "resolved to", "been able to", "taken the decision to")
)
_WANT = frozenset(formal(Formal.WANT))
_KEEP = frozenset(formal(Formal.KEEP))
_CONCERNS = frozenset(formal(Formal.CONCERNS))


def closed_by_us(words: Sequence[str], at: int) -> Iterator[Clause]:
    """ "we have therefore discharged it", "we can now close the point", "we regard the matter as met"."""
    goes_on = (
        at > 0 and words[at - 1] == "and" and words[0] in OURS
    )  # "we saw it, and have closed …"
    if words[at] not in OURS and not goes_on:
        return
    yield from _no_concern(words, at)
    verb = BESIDE.over(words, at + (words[at] in OURS))
    ends: list[int] = []
    if words[verb : verb + 1] in (["have"], ["has"]):
        closed = BESIDE.over(words, verb + 1)
        ends += CLOSED.ends(words, closed)
        decided = _DECIDED.end(words, closed)
        if decided > closed and decided < len(words):
            ends += _CLOSE.ends(words, decided)
            ends += [decided + 1] if words[decided] in _CLOSING else []
    else:
        able = _able(words, verb)
        ends += _CLOSE.ends(words, able)
        for held in _held(words, able):
            yield replace(held, start=at)
    for end in ends:
        for named in names_at(words, BESIDE.over(words, end)):
            yield Clause(start=at, end=off_the_list(words, named.end), named=named, is_ours=True)


def _able(words: Sequence[str], at: int) -> int:
    """The end of "can", "are now able to", `at` where nothing of the kind stands."""
    if words[at : at + 1] == ["can"]:
        return BESIDE.over(words, at + 1)
    if words[at : at + 1] in (["are"], ["am"], ["is"]):
        able = BESIDE.over(words, at + 1)
        glad = GLAD.end(words, able)
        end = ABLE_TO.end(words, able)
        if end > able:
            return BESIDE.over(words, end)
        if glad > able and words[glad : glad + 1] == ["to"]:
            return BESIDE.over(words, glad + 1)
    return at


def _held(words: Sequence[str], at: int) -> Iterator[Clause]:
    if at < len(words) and words[at].removesuffix("s") in _HOLD:
        for named in names_at(words, at + 1 + (words[at + 1 : at + 2] == ["that"])):
            for end in as_settled(words, BESIDE.over(words, named.end)):
                yield Clause(start=at, end=end, named=named, is_ours=True)


def _no_concern(words: Sequence[str], at: int) -> Iterator[Clause]:
    """ "we no longer have any concern on this score", "we see no reason to keep it open"."""
    verb = BESIDE.over(words, at + 1)
    ended = words[verb : verb + 2] == ["no", "longer"]
    verb = BESIDE.over(words, verb + 2 * ended)
    if words[verb : verb + 1] in (["are"], ["am"]):
        glad = BESIDE.over(words, verb + 1)
        respect = GLAD.end(words, glad)
        end = _IN_THIS.end(words, respect)
        if end > respect > glad:
            yield Clause(start=at, end=end, named=Named(end=end), is_ours=True)
    if ended and words[verb : verb + 1] in (["have"], ["has"], ["hold"], ["holds"]):
        for named in names_at(words, verb + 1):
            if (named.is_pointed_at or named.is_formal) and not {
                *words[verb + 1 : named.end]
            }.isdisjoint(_CONCERNS):
                yield Clause(start=at, end=named.end, named=named, is_ours=True)
    if words[verb : verb + 1] not in (["have"], ["has"], ["see"], ["find"], ["do"]):
        return
    reason = words[verb + 1 : verb + 4] in (["no", "reason", "to"], ["no", "need", "to"])
    reason = reason or words[verb : verb + 4] == ["do", "not", "need", "to"]
    if reason and words[verb + 4 : verb + 5] != [] and words[verb + 4] in _KEEP:
        for named in names_at(words, verb + 5):
            end = named.end + (words[named.end : named.end + 1] == ["open"])
            yield Clause(start=at, end=end, named=named, is_ours=True)
    denied = words[verb + 1 : verb + 3] in (["no", "further"], ["no", "remaining"])
    noun = (
        verb + 3 if denied else verb + 2 if ended and words[verb + 1 : verb + 2] == ["any"] else at
    )
    if noun > at and words[noun : noun + 1] != [] and words[noun] in _CONCERNS:
        end = _IN_THIS.end(words, noun + 1)
        if end > noun + 1:
            yield Clause(start=at, end=end, named=Named(end=end), is_ours=True)


def nothing_left(words: Sequence[str], at: int) -> Iterator[Clause]:
    """ "nothing remains to be done under this recommendation", "there is nothing further that we ask of it in
    this respect", "we require nothing more of the force on this point"."""
    done, is_ours = _nothing(words, at)
    if done == at:
        return
    is_ours = is_ours or _OF_THE_FORCE.end(words, done) > done  # whose else is what it still asks?
    done = _OF_THE_FORCE.end(words, done)
    respect = _IN_THIS.end(words, done)
    if respect > done:
        yield Clause(start=at, end=respect, named=Named(end=respect), is_ours=is_ours)
    under = _UNDER.end(words, done)
    if under > done:
        for named in names_at(words, under):
            yield Clause(start=at, end=named.end, named=named, is_ours=is_ours)


def _nothing(words: Sequence[str], at: int) -> tuple[int, bool]:
    """Where words end by which nothing is left, `at` if there are none, and whether the inspectorate is
    said to ask for nothing."""
    verb = BESIDE.over(words, at + 1)
    if words[at] in OURS:
        if verb < len(words) and words[verb] in _WANT:
            end = _NOTHING.end(words, verb + 1)
            return (end if end > verb + 1 else at), True
        return at, True
    start = at + 2 if words[at : at + 2] == ["there", "is"] else at
    more = _NOTHING.end(words, start)
    if more == start:
        return at, False
    that = more + (words[more : more + 1] == ["that"])
    if words[that : that + 1] != [] and words[that] in OURS:
        wants = words[that + 1 : that + 2] != [] and words[that + 1] in _WANT
        return (that + 2 if wants else at), True
    left = BESIDE.over(words, more)
    end = _IS_LEFT.end(words, left)
    return (end if end > left else at), False
