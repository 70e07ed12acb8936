"""Formal words that settle a finding, composed of who says it, what is named, and that all of it is done.

"We are pleased to report that this has been resolved", "It has moved, and has dealt fully with that area for
improvement", "We now regard the matter as closed". Every word between the slots is one of a list: what limits
the extent, denies it or leaves it open is in none of them, so that the sentence is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from alignment.records import dataclass
from peeldiff.model import FindingKind
from peeldiff.statements.grammar import Formal, Words, formal, words_of
from peeldiff.statements.sentences import Token, content_stems
from peeldiff.statements.settling.clauses import BESIDE, IT, Clause, whoever
from peeldiff.statements.settling.closed import closed_by_us, nothing_left
from peeldiff.statements.settling.done import done_by_the_force, done_to_it, praised
from peeldiff.statements.settling.frames import Voice, leads_in, tells_beside, voice_of
from peeldiff.statements.settling.naming import OURS, names_at, when
from peeldiff.statements.taking_back import takes_back

__all__ = ["Settled", "find_settled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """That a finding is settled: its kind, None where it is only pointed back to, and what it is said to be
    about, no stems where nothing is said.

    `is_formal` says that it is named as a finding, or by what was asked for, and not by "this" alone,
    `is_plain` that it neither is nor is told in so many words as the inspectorate's own; `by_it` that it is
    told of "it" or "they" what they did.
    """

    kind: FindingKind | None
    is_one: bool
    is_formal: bool
    is_plain: bool = False
    about: frozenset[str] = frozenset()
    by_it: bool = False


_KINDS_OF_CLAUSE = (done_by_the_force, done_to_it, closed_by_us, praised, nothing_left)
_FRAMED = (Voice.FRAMED, Voice.FRAMED_THEN)
_LEAVES = frozenset(formal(Formal.LEAVES_SOMETHING))
_CUES = frozenset(
    max(phrase.split(), key=len)
    for name in (
        Formal.SETTLES, Formal.SETTLES_IN_FULL, Formal.IS_SETTLED, Formal.ENDS, Formal.HAS_ENDED,
        Formal.WE_CLOSE, Formal.WE_CAN_CLOSE, Formal.WE_ARE_CLOSING, Formal.SETTLING, Formal.END_OF,
        Formal.NOTHING_MORE, Formal.CONCERNS, Formal.KEEP,
    )
    for phrase in (*formal(name), "satisfied", "content", "reassured", "convinced")
)  # fmt: skip
"""The longest word of each verb of such clauses: a sentence without any settles nothing."""
_BREAKS = frozenset({":", ";", "-", "("})
_BEFORE = _LEAVES | words_of(Words.SPEAKS) | words_of(Words.NOT_MEANT) | words_of(Words.UNREAL)
"""What must not stand in the part of a sentence before one that settles."""
_TAKES = _LEAVES | words_of(Words.SPEAKS)
"""What must not follow: what leaves something, and whose word else it is."""
_LIMITS = frozenset(formal(Formal.LIMITS))
_CONTRASTS = words_of(Words.CONTRASTS)
_WHY = frozenset({"and", "because"})


def find_settled(tokens: Sequence[Token]) -> Settled | None:
    """What a sentence settles by the inspectorate's own formal words, or None."""
    words = [token.word for token in tokens]
    if _CUES.isdisjoint(words) or takes_back(tokens[1:]):
        return None
    tokens = _with_frames_first(tokens)
    words = [token.word for token in tokens]
    begins = [0, *(at + 1 for at, word in enumerate(words) if word in _BREAKS)]
    for begin in begins:
        main = list(takewhile(lambda word: word not in _BREAKS, words[begin:]))
        limits = begin > 0 and words[0] in _LIMITS
        beside = (
            not limits
            and _BEFORE.isdisjoint(words[:begin])
            and _LEAVES.isdisjoint(words[begin + len(main) :])
        )
        found = _settled(main, tokens[begin:]) if beside else None
        if found is not None:
            return found
    return None


def _with_frames_first(tokens: Sequence[Token]) -> Sequence[Token]:
    """A sentence with what is put between commas in it, if that only leads in, at its beginning: "The force
    has, we are pleased to say, met it"."""
    commas = [at for at, token in enumerate(tokens) if token.word == ","]
    for first, last in pairwise(commas):
        inner = [token.word for token in tokens[first + 1 : last]]
        if first and inner and (leads_in(inner) or voice_of(inner) in _FRAMED):
            rest = (*tokens[:first], *tokens[last + 1 :])
            comma = (tokens[first],) if leads_in(inner) else ()
            return (*tokens[first + 1 : last], *comma, *rest)
    return tokens


def _settled(main: Sequence[str], tokens: Sequence[Token]) -> Settled | None:
    """What a part of a sentence settles, which the `tokens` begin with."""
    for clause in _clauses(main):
        voice = _voice(clause, main) if _is_whole(main, clause) else None
        if voice is None:
            continue
        named = clause.named
        first, last = named.subject
        return Settled(
            kind=named.kind,
            is_one=named.is_one,
            is_formal=named.is_formal,
            is_plain=voice is Voice.PLAIN and not named.is_formal and not clause.is_ours,
            about=content_stems(tokens[first:last]),
            by_it=clause.by_it or (clause.goes_on and main[0] in IT),
        )
    return None


def _clauses(words: Sequence[str]) -> Iterator[Clause]:
    for at in range(len(words)):
        for kind in _KINDS_OF_CLAUSE:
            yield from kind(words, at)


def _voice(clause: Clause, words: Sequence[str]) -> Voice | None:
    """In whose voice a clause settles a finding, or None where it does not."""
    lead = words[: clause.start]
    voice = voice_of(lead)
    if clause.is_beside and tells_beside(lead):
        voice = Voice.PLAIN
    if clause.goes_on and whoever(words, 0) is None:
        return None
    if clause.needs_then and voice is not Voice.FRAMED_THEN:
        return None
    if voice is Voice.PLAIN:
        named = clause.named
        # "It took our recommendation to heart, and has put it into practice."
        is_named = clause.goes_on and any(
            other.is_formal for at in range(len(lead)) for other in names_at(lead, at)
        )
        ours = clause.is_ours or {"our", "satisfaction"} <= {*words[clause.start :]}
        told = ours or named.is_formal or named.is_pointed_at or is_named
        return voice if told and not clause.needs_frame else None
    return voice


def _is_whole(words: Sequence[str], clause: Clause) -> bool:
    """Whether what follows a clause to the end of its sentence takes nothing of it back.

    A contrast does not, where the inspectorate itself closes a finding by its kind.
    """
    end = BESIDE.over(words, clause.end)
    if clause.is_ours and "by" in words[clause.end : end]:
        return False  # what the force closed, the inspectorate did not
    end = when(words, end) if clause.was else end
    if words[end : end + 1] == [","]:
        behind = BESIDE.over(words, end + 1)
        end = behind if behind > end + 1 else end
    rest = words[end:]
    if not rest or clause.was:
        return not rest
    why = rest[1:2] if rest[0] == "," else rest[:1]
    if not why:
        return False
    if clause.is_ours and clause.named.kind is not None and why[0] in _CONTRASTS:
        return True
    of_ours = any(word in OURS for word in rest[1:3])  # "and we do not need to repeat it"
    goes_on = why[0] in _WHY or (rest[0] == "," and why[0] in ("having", "which"))
    return goes_on and _TAKES.isdisjoint(rest) and ("not" not in rest or of_ours)
