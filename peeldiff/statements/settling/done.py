"""Clauses by which whoever is inspected has settled a finding, or it has been settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import replace
from peeldiff.statements.grammar import Formal, formal
from peeldiff.statements.settling.clauses import (
    BESIDE,
    CLOSED,
    IT,
    Clause,
    as_settled,
    been,
    has_done,
    off_the_list,
    verb_ends,
    whoever,
)
from peeldiff.statements.settling.naming import OURS, Named, names_at
from peeldiff.statements.settling.slots import Slot

__all__ = ["done_by_the_force", "done_to_it", "praised"]

_IS_SETTLED = Slot(formal(Formal.IS_SETTLED))
_HAS_ENDED = Slot(formal(Formal.HAS_ENDED))
_ENDS = Slot(formal(Formal.ENDS))
_BY_US = frozenset(formal(Formal.CLOSED))
_HELD = frozenset(formal(Formal.HELD))
_HOLD = frozenset(formal(Formal.WE_HOLD))
_SETTLING = Slot(formal(Formal.SETTLING))
_PRAISED = Slot(formal(Formal.PRAISED))
_PRAISES = Slot(formal(Formal.PRAISES))
_END_OF = Slot(formal(Formal.END_OF))
_IN_THIS = Slot(formal(Formal.IN_THIS_RESPECT))
_SATISFIED = frozenset({"satisfied", "convinced", "reassured"})


def done_by_the_force(words: Sequence[str], at: int) -> Iterator[Clause]:
    """ "it has since met all three recommendations", "…, and has dealt fully with that area"."""
    if at and words[at - 1] in ("and", ","):
        for end, named in has_done(words, at, ("has", "have")):
            yield Clause(start=at, end=end, named=named, goes_on=True)
    verb = whoever(words, at)
    if verb is None:
        return
    by_it = words[at] in IT
    if words[verb : verb + 2] == [",", "which"] and not by_it:
        for end, named in has_done(words, BESIDE.over(words, verb + 2), ("has", "have")):
            yield Clause(start=at, end=end, named=named, is_beside=True)
    verb = BESIDE.over(words, verb)
    for auxiliaries in (("has", "have"), ("had",)):
        for end, named in has_done(words, verb, auxiliaries):
            yield Clause(
                start=at, end=end, named=named, needs_then=auxiliaries == ("had",), by_it=by_it
            )
    if words[verb : verb + 1] == ["has"]:
        yield from _satisfied_us(words, at, BESIDE.over(words, verb + 1))
    if words[verb : verb + 1] == ["can"]:
        yield from _may_hold(words, at, BESIDE.over(words, verb + 1))


def _satisfied_us(words: Sequence[str], start: int, at: int) -> Iterator[Clause]:
    """ "the force has satisfied us on this point"."""
    if at + 1 < len(words) and words[at] in _SATISFIED and words[at + 1] == "us":
        behind = BESIDE.over(words, at + 2)
        end = _IN_THIS.end(words, behind)
        if end > behind:
            yield Clause(start=start, end=end, named=Named(end=end), is_ours=True)


def _may_hold(words: Sequence[str], start: int, at: int) -> Iterator[Clause]:
    """ "the force can now regard this matter as closed"."""
    if at < len(words) and words[at] in _HOLD:
        for named in names_at(words, at + 1):
            for end in as_settled(words, BESIDE.over(words, named.end)):
                yield Clause(start=start, end=end, named=named, is_ours=True)


def done_to_it(words: Sequence[str], at: int) -> Iterator[Clause]:
    """ "this has been fully addressed", "the point is closed", "the area for improvement falls away"."""
    end = _END_OF.end(words, at)
    if end > at:
        for named in names_at(words, end):
            yield Clause(start=at, end=named.end, named=named, needs_frame=True)
    for named in names_at(words, at):
        verb = BESIDE.over(words, named.end)
        told = words[verb] if verb < len(words) else ""
        behind = BESIDE.over(words, verb + 1)
        if told in ("has", "have", "had"):
            ends = list(_HAS_ENDED.ends(words, behind))
            if words[behind : behind + 1] == ["been"]:
                ends += been(words, behind + 1)
            for end in ends:
                yield replace(_closed_or_done(words, at, end, named), needs_then=told == "had")
        elif told in ("is", "are"):
            for end in _IS_SETTLED.ends(words, behind):
                yield _closed_or_done(words, at, end, named)
        elif told in ("was", "were") and named.kind is not None:
            for end in CLOSED.ends(words, behind):
                yield Clause(start=at, end=end, named=named, is_ours=True, was=True)
        elif told == "can" and words[behind : behind + 1] == ["be"]:
            held = BESIDE.over(words, behind + 1)
            if held < len(words) and words[held] in _HELD:
                for end in as_settled(words, BESIDE.over(words, held + 1)):
                    yield Clause(start=at, end=end, named=named)
        for end in _ENDS.ends(words, verb):
            yield Clause(start=at, end=end, named=named)
        which = verb + (told == ",")
        if words[which : which + 1] == ["which"] and words[which + 2 : which + 3] == ["have"]:
            for end in CLOSED.ends(words, BESIDE.over(words, which + 3)):
                if words[which + 1] in OURS:
                    yield Clause(start=at, end=end, named=named, is_ours=True, is_beside=True)


def _closed_or_done(words: Sequence[str], start: int, end: int, named: Named) -> Clause:
    """A clause in the passive; a kind of finding that is closed is so by the inspectorate."""
    is_ours = named.kind is not None and words[end - 1] in _BY_US
    return Clause(start=start, end=off_the_list(words, end), named=named, is_ours=is_ours)


def praised(words: Sequence[str], at: int) -> Iterator[Clause]:
    """ "the force deserves credit for having dealt with this", "we commend the force for resolving it"."""
    subject = whoever(words, at)
    if subject is not None:
        behind = _PRAISED.end(words, subject)
        praise = behind if behind > subject else at
    else:
        begins = at + 1 if words[at] in OURS else at
        behind = _PRAISES.end(words, begins) if begins > at else at
        praise = (whoever(words, behind) or at) if behind > begins else at
    if praise == at or words[praise : praise + 1] not in (["for"], ["with"]):
        return
    for end, named in has_done(words, praise + 1, ("having",)):
        yield Clause(start=at, end=end, named=named, is_ours=True)
    for verb in verb_ends(words, praise + 1, _SETTLING):
        for named in names_at(words, verb):
            yield Clause(start=at, end=named.end, named=named, is_ours=True)
