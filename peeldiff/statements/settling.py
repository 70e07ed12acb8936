"""Formal words that settle a finding, composed of who says it, what is named, and that all of it is done.

"We are pleased to report that this has been resolved", "It has moved, and has dealt fully with that area for
improvement", "We now regard the matter as closed". Every word between the slots is one of a list: what limits
the extent, denies it or leaves it open is in none of them, so that the sentence is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from alignment.records import dataclass, replace
from peeldiff.model import FindingKind
from peeldiff.statements.frames import Voice, voice_of
from peeldiff.statements.grammar import Phrases, Words, phrases_of, words_of
from peeldiff.statements.naming import OURS, Named, names_at
from peeldiff.statements.sentences import Token, content_stems
from peeldiff.statements.slots import Slot

__all__ = ["Settled", "find_settled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """That a finding is settled: its kind, None where it is only pointed back to, and what it is said to be
    about, no stems where nothing is said. `is_formal` says that it is named as a finding, or by what was asked
    for, and not by "this" alone; `by_it` says that it is told of "it" or "they" what they did."""

    kind: FindingKind | None
    is_one: bool
    is_formal: bool
    about: frozenset[str] = frozenset()
    by_it: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A clause that settles a finding: from the word `start` to `end`. `is_ours` says that the
    inspectorate does, `needs_then` that it is told of an earlier time, `goes_on` that its subject is that of
    the words before it."""

    start: int
    end: int
    named: Named
    is_ours: bool = False
    needs_then: bool = False
    goes_on: bool = False
    by_it: bool = False


_SETTLES = Slot(phrases_of(Phrases.SETTLES))
_IN_FULL_ONLY = Slot(phrases_of(Phrases.SETTLES_IN_FULL))
_IS_SETTLED = Slot(phrases_of(Phrases.IS_SETTLED))
_ENDS = words_of(Words.ENDS)
_CLOSED = Slot(phrases_of(Phrases.WE_CLOSE))
_CLOSE = Slot(phrases_of(Phrases.WE_CAN_CLOSE))
_CLOSING = words_of(Words.WE_ARE_CLOSING)
_HOLD = words_of(Words.WE_HOLD)
_HELD = words_of(Words.HELD)
_FULL = Slot(phrases_of(Phrases.ALL_OF_IT))
_BESIDE = Slot((*phrases_of(Phrases.BESIDE_IT), *phrases_of(Phrases.ALL_OF_IT)))
_LEAVES = words_of(Words.LEAVES_SOMETHING)
_BREAKS = frozenset({":", ";", "-", "("})
_LIMITS = frozenset({"in", "as", "for", "at", "among", "within", "on", "so", "with", "by"})
_WHY = frozenset({"and", "because"})
_POLICE = frozenset({"police", "constabulary"})
_IT = frozenset({"it", "they"})
_NAME_LENGTH = 4


def find_settled(tokens: Sequence[Token]) -> Settled | None:
    """What a sentence settles by the inspectorate's own formal words, or None."""
    words = [token.word for token in tokens]
    main = list(takewhile(lambda word: word not in _BREAKS, words))
    if not _LEAVES.isdisjoint(words[len(main) :]):
        return None
    for clause in _clauses(main):
        if not _is_whole(main, clause.end):
            continue
        voice = voice_of(main[: clause.start])
        if not _holds(clause, voice, main):
            continue
        first, last = clause.named.subject
        return Settled(
            kind=clause.named.kind,
            is_one=clause.named.is_one,
            is_formal=clause.named.is_formal,
            about=content_stems(tokens[first:last]),
            by_it=clause.by_it or (clause.goes_on and words[0] in _IT),
        )
    return None


def _holds(clause: _Clause, voice: Voice | None, words: Sequence[str]) -> bool:
    """Whether a clause is told as the inspectorate's own word, and names a finding or is framed."""
    if voice is None or (clause.needs_then and voice is not Voice.FRAMED_THEN):
        return False
    if clause.goes_on and _subject(words, 0) is None:
        return False
    return clause.is_ours or clause.named.is_formal or voice is not Voice.PLAIN


def _is_whole(words: Sequence[str], end: int) -> bool:
    """Whether what follows a clause to the end of its sentence takes nothing of it back."""
    end = _BESIDE.over(words, end)
    if words[end : end + 1] == [","]:
        behind = _BESIDE.over(words, end + 1)
        end = behind if behind > end + 1 else end
    rest = words[end:]
    if not rest:
        return True
    if not _LEAVES.isdisjoint(rest) or "not" in rest:
        return False
    if rest[0] == ",":
        return rest[1:] != [] and rest[1] not in _LIMITS
    return rest[0] in _WHY


def _clauses(words: Sequence[str]) -> Iterator[_Clause]:
    for at in range(len(words)):
        yield from _done_by_the_force(words, at)
        yield from _done_to_it(words, at)
        yield from _closed_by_us(words, at)
        if at and words[at - 1] in ("and", ","):
            for end, named in _has_done(words, at, ("has", "have")):
                yield _Clause(start=at, end=end, named=named, goes_on=True)


# ---- the force has done it -----------------------------------------------------------------------------


def _subject(words: Sequence[str], at: int) -> int | None:
    """The end of the name of whoever is inspected: "it", "the force", "Marlshire Police"."""
    if at >= len(words):
        return None
    if words[at] in _IT:
        return at + 1
    if words[at] in ("the", "this") and words[at + 1 : at + 2] in (["force"], ["constabulary"]):
        return at + 2
    for end in range(at + 1, min(at + _NAME_LENGTH, len(words))):
        if words[end] in _POLICE and words[at] not in ("the", "a", "of"):
            return end + 1
    return None


def _done_by_the_force(words: Sequence[str], at: int) -> Iterator[_Clause]:
    verb = _subject(words, at)
    if verb is None:
        return
    by_it = words[at] in _IT
    relative = words[verb : verb + 1] == [","] and words[verb + 1 : verb + 2] == ["which"]
    if words[verb : verb + 1] == ["which"] or relative:
        verb += 2 if relative else 1
    verb = _BESIDE.over(words, verb)
    for end, named in _has_done(words, verb, ("has", "have")):
        if relative:
            yield _Clause(start=verb, end=end, named=named, goes_on=False, by_it=by_it)
        yield _Clause(start=at, end=end, named=named, by_it=by_it)
    for end, named in _has_done(words, verb, ("had",)):
        yield _Clause(start=at, end=end, named=named, needs_then=True, by_it=by_it)


def _has_done(
    words: Sequence[str], at: int, auxiliaries: tuple[str, ...]
) -> Iterator[tuple[int, Named]]:
    """ "has now dealt fully with that point": where it ends, and what it names."""
    if at >= len(words) or words[at] not in auxiliaries:
        return
    verb = _BESIDE.over(words, at + 1)
    full = _has_full(words, at + 1, verb)
    if words[verb : verb + 1] == ["done"]:
        for named in names_at(words, _BESIDE.over(words, verb + 1)):
            if named.is_formal and named.kind is None:
                yield named.end, named
        if words[verb + 1 : verb + 2] == ["so"]:
            yield verb + 2, Named(end=verb + 2)
    for rest, weak in _verbs(words, verb):
        for particle, end in _particle(words, verb + 1, rest):
            for named in names_at(words, end):
                behind = _BESIDE.over(words, named.end)
                whole = full or _has_full(words, verb + 1, end) or _has_full(words, named.end, behind)
                if (whole or not weak) and particle:
                    yield named.end, named
        if rest in (("right",), ("good",)):
            for named in names_at(words, verb + 1):
                if tuple(words[named.end : named.end + 1]) == rest:
                    yield named.end + 1, replace(named, end=named.end + 1)


def _verbs(words: Sequence[str], at: int) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The rest of each verb that begins at `at`, and whether it settles only with a word for all of it."""
    yield from ((rest, False) for rest in _SETTLES.heads(words, at))
    yield from ((rest, True) for rest in _IN_FULL_ONLY.heads(words, at) if words[at] != "done")


def _particle(words: Sequence[str], at: int, rest: tuple[str, ...]) -> Iterator[tuple[bool, int]]:
    """Where the rest of a verb ends, adverbs before and behind it: "dealt *fully with*"."""
    begins = _BESIDE.over(words, at)
    if tuple(words[begins : begins + len(rest)]) == rest:
        yield True, _BESIDE.over(words, begins + len(rest))


def _has_full(words: Sequence[str], start: int, end: int) -> bool:
    return any(_FULL.end(words, at) > at for at in range(start, end))


# ---- it has been done ----------------------------------------------------------------------------------


def _done_to_it(words: Sequence[str], at: int) -> Iterator[_Clause]:
    """ "this has been fully addressed", "the point is closed", "the area for improvement no longer applies"."""
    for named in names_at(words, at):
        verb = _BESIDE.over(words, named.end)
        if verb >= len(words):
            continue
        if words[verb] in ("has", "have", "had"):
            been = _BESIDE.over(words, verb + 1)
            if words[been : been + 1] != ["been"]:
                continue
            for end in _been(words, been + 1):
                yield _Clause(start=at, end=end, named=named, needs_then=words[verb] == "had")
        elif words[verb] in ("is", "are"):
            for end in _IS_SETTLED.ends(words, _BESIDE.over(words, verb + 1)):
                yield _Clause(start=at, end=end, named=named)
        elif words[verb] == "can":
            held = _BESIDE.over(words, verb + 1)
            if words[held : held + 1] == ["be"]:
                for end in _held(words, _BESIDE.over(words, held + 1), _HELD):
                    yield _Clause(start=at, end=end, named=named)
        elif words[verb : verb + 2] == ["no", "longer"] and words[verb + 2 : verb + 3] != []:
            if words[verb + 2] in _ENDS:
                yield _Clause(start=at, end=verb + 3, named=named)


def _been(words: Sequence[str], at: int) -> Iterator[int]:
    verb = _BESIDE.over(words, at)
    full = _has_full(words, at, verb)
    for rest, weak in _verbs(words, verb):
        for _, end in _particle(words, verb + 1, rest):
            if not weak or full or _has_full(words, verb + 1, end):
                yield end
    yield from _CLOSED.ends(words, verb)


# ---- we close it ---------------------------------------------------------------------------------------


def _closed_by_us(words: Sequence[str], at: int) -> Iterator[_Clause]:
    """ "we have therefore discharged it", "we can now close the point", "we regard the matter as met"."""
    if words[at] not in OURS:
        return
    verb = _BESIDE.over(words, at + 1)
    ends: list[int] = []
    if words[verb : verb + 1] in (["have"], ["has"]):
        closed = _BESIDE.over(words, verb + 1)
        ends += _CLOSED.ends(words, closed)
        if words[closed : closed + 3] == ["no", "hesitation", "in"] and closed + 3 < len(words):
            ends += [closed + 4] if words[closed + 3] in _CLOSING else []
    else:
        ends += _CLOSE.ends(words, _able(words, verb))
        for held in _held_by_us(words, verb):
            yield replace(held, start=at)
    for end in ends:
        for named in names_at(words, end):
            yield _Clause(start=at, end=named.end, named=named, is_ours=True)


def _able(words: Sequence[str], at: int) -> int:
    """The end of "can", "are now able to", `at` where nothing of the kind stands."""
    if words[at : at + 1] == ["can"]:
        return _BESIDE.over(words, at + 1)
    if words[at : at + 1] in (["are"], ["am"], ["is"]):
        able = _BESIDE.over(words, at + 1)
        if words[able : able + 2] == ["able", "to"]:
            return _BESIDE.over(words, able + 2)
    return at


def _held_by_us(words: Sequence[str], at: int) -> Iterator[_Clause]:
    verb = _able(words, at)
    if verb >= len(words) or words[verb] not in _HOLD:
        return
    for named in names_at(words, verb + 1 + (words[verb + 1 : verb + 2] == ["that"])):
        for end in _as_settled(words, _BESIDE.over(words, named.end)):
            yield _Clause(start=at, end=end, named=named, is_ours=True)


def _held(words: Sequence[str], at: int, verbs: frozenset[str]) -> Iterator[int]:
    if at < len(words) and words[at] in verbs:
        yield from _as_settled(words, _BESIDE.over(words, at + 1))


def _as_settled(words: Sequence[str], at: int) -> Iterator[int]:
    """ "as closed", "to have been fully met", "resolved"."""
    for slot in (("as", "having", "been"), ("to", "have", "been"), ("to", "be"), ("as",), ("is",), ()):
        if tuple(words[at : at + len(slot)]) == slot:
            behind = _BESIDE.over(words, at + len(slot))
            yield from _IS_SETTLED.ends(words, behind)
            if slot[-1:] == ("been",):
                yield from _been(words, behind)
