"""A clause that settles a finding, and the verbs that all such clauses share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import dataclass, replace
from peeldiff.statements.grammar import Formal, formal
from peeldiff.statements.settling.naming import IT, KINDS, Named, names_at, whoever
from peeldiff.statements.settling.slots import Slot

__all__ = [
    "BESIDE",
    "CLOSED",
    "IT",
    "Clause",
    "as_settled",
    "been",
    "has_done",
    "off_the_list",
    "verb_ends",
    "whoever",
]

BESIDE = Slot((*formal(Formal.BESIDE_IT), *formal(Formal.ALL_OF_IT)))
"""Words that may stand between those of a clause: none of them takes anything away."""
CLOSED = Slot(formal(Formal.WE_CLOSE))
_SETTLES = Slot(formal(Formal.SETTLES))
_IN_FULL_ONLY = Slot(formal(Formal.SETTLES_IN_FULL))
_SETTLED = Slot(formal(Formal.IS_SETTLED))
_FULL = Slot(formal(Formal.ALL_OF_IT))
_LIST = Slot(
    f"{off} {whose} {what}"
    for off in ("from", "off")
    for whose in ("the", "our", "its", "the force")
    for what in ("list", "record", "register")
)
_BEHIND = (("right",), ("good",), ("to", "rights"), ("to", "rest"))
"""What may follow whatever is settled: "put *this* right"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause from the word `start` to `end` that settles the finding `named`.

    `is_ours` says that the inspectorate does it, `needs_frame` that it is a fact only where the inspectorate
    says so, `needs_then` that it is told of an earlier time, `goes_on` that its subject is that of the words
    before it, `is_beside` that it stands behind "which"; `by_it` that "it" has done it, `was` that it tells
    when.
    """

    start: int
    end: int
    named: Named
    is_ours: bool = False
    needs_frame: bool = False
    needs_then: bool = False
    goes_on: bool = False
    is_beside: bool = False
    by_it: bool = False
    was: bool = False


def has_done(
    words: Sequence[str], at: int, auxiliaries: tuple[str, ...]
) -> Iterator[tuple[int, Named]]:
    """ "has now dealt fully with that point": where it ends, and what it names."""
    if at >= len(words) or words[at] not in auxiliaries:
        return
    verb = BESIDE.over(words, at + 1)
    is_full = _has_full(words, at + 1, verb)
    if words[verb : verb + 1] == ["done"]:
        for named in names_at(words, BESIDE.over(words, verb + 1)):
            if named.is_formal and named.kind is None:
                yield named.end, named
        if words[verb + 1 : verb + 2] == ["so"]:
            yield verb + 2, Named(end=verb + 2)
    for rest, is_weak in _verbs(words, verb):
        for end in _particle(words, verb + 1, rest):
            for named in names_at(words, end):
                behind = BESIDE.over(words, named.end)
                is_whole = is_full or _has_full(words, verb + 1, end)
                if is_whole or not is_weak or _has_full(words, named.end, behind):
                    yield named.end, named
        if rest in _BEHIND:
            for named in names_at(words, verb + 1):
                last = named.end + len(rest)
                if tuple(words[named.end : last]) == rest:
                    yield last, replace(named, end=last)


def been(words: Sequence[str], at: int) -> Iterator[int]:
    """The ends of what has become of a settled finding, behind "has been": "fully dealt with"."""
    verb = BESIDE.over(words, at)
    is_full = _has_full(words, at, verb)
    for rest, is_weak in _verbs(words, verb):
        for end in _particle(words, verb + 1, rest):
            if not is_weak or is_full or _has_full(words, verb + 1, end):
                yield end
    yield from CLOSED.ends(words, verb)


def as_settled(words: Sequence[str], at: int) -> Iterator[int]:
    """The ends of how a finding is held to be: "as closed", "to have been fully met", "resolved"."""
    for lead in ("as having been", "to have been", "to be", "as", "is", ""):
        slot = lead.split()
        if list(words[at : at + len(slot)]) == slot:
            behind = BESIDE.over(words, at + len(slot))
            yield from _SETTLED.ends(words, behind)
            if slot[-1:] == ["been"]:
                yield from been(words, behind)


def verb_ends(words: Sequence[str], at: int, verbs: Slot) -> Iterator[int]:
    """The ends of those of some verbs that begin at `at`, with adverbs in and behind them."""
    for rest in verbs.heads(words, at):
        yield from _particle(words, at + 1, rest)


def _verbs(words: Sequence[str], at: int) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The rest of each verb that begins at `at`, and whether it settles only with a word for all of it."""
    yield from ((rest, False) for rest in _SETTLES.heads(words, at))
    yield from ((rest, True) for rest in _IN_FULL_ONLY.heads(words, at))


def _particle(words: Sequence[str], at: int, rest: tuple[str, ...]) -> Iterator[int]:
    """Where the rest of a verb ends, adverbs before and behind it: "dealt *fully with*"."""
    begins = BESIDE.over(words, at)
    if tuple(words[begins : begins + len(rest)]) == rest:
        yield BESIDE.over(words, begins + len(rest))


def _has_full(words: Sequence[str], start: int, end: int) -> bool:
    return any(_FULL.end(words, at) > at for at in range(start, end))


def off_the_list(words: Sequence[str], at: int) -> int:
    """ "from the list of areas for improvement": its end, or `at`."""
    end = _LIST.end(words, at)
    if end == at or words[end : end + 1] != ["of"]:
        return end
    kinds = (name for name, _ in KINDS if tuple(words[end + 1 : end + 1 + len(name)]) == name)
    return end + 1 + len(next(kinds, ()))
