"""Formal decisions: the inspectorate closes, keeps or raises a finding in its own words.

A closed grammar of three slots: the kind of finding, what is decided, and whether it is meant as a fact.
"The cause of concern is closed" decides; "we will close it when …" does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import takewhile

from alignment.records import dataclass
from peeldiff.model import FindingKind
from peeldiff.statements.grammar import Formal, Phrases, Words, formal, phrases_of, words_of
from peeldiff.statements.sentences import Token, content_stems
from peeldiff.statements.settling import find_settled
from peeldiff.statements.settling.naming import KINDS, subject_at
from peeldiff.statements.taking_back import takes_back

__all__ = ["Decided", "Decision", "find_decision"]


class Decided(StrEnum):
    """What the inspectorate decides about a finding."""

    CLOSED = "closed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A formal decision; `kind` is None where the sentence only points back ("We have closed it").

    `about` are the stems of what it says that the finding is about, if it does.
    """

    decided: Decided
    kind: FindingKind | None
    about: frozenset[str] = frozenset()


_NAMES: tuple[tuple[tuple[str, ...], FindingKind | None], ...] = (
    *KINDS,
    (("matter",), None),
    (("point",), None),
)
_BEGIN = frozenset(name[0] for name, _ in _NAMES)
_CLOSES = words_of(Words.CLOSES)
_OPEN = words_of(Words.KEEPS_OPEN)
_NOT_MEANT = words_of(Words.NOT_MEANT)
_DENIES = frozenset("not nor cannot never neither no unable".split())  # noqa: SIM905
_BACK = frozenset("it this that them these those both all".split())  # noqa: SIM905
_OURS = frozenset("we hmic hmicfrs inspectorate".split())  # noqa: SIM905
_LIMITS = frozenset({"in", "as", "for", "at", "among", "within", "except", "apart", "so"})
_NOW = frozenset({"now", "have", "has", "therefore", "is", "are", "longer"})
_SETTLED = words_of(Words.SETTLED)
_SPEAKS = words_of(Words.SPEAKS)
_OUR_WORD = _OURS | {"our", "i", "inspectors"}
_QUANTITIES = frozenset(formal(Formal.QUANTITIES))
_BEFORE_NOUN = frozenset({"of", "the", "those", "these", "our", "its"}) | frozenset(
    formal(Formal.OLDER)
)
_WHOLE = frozenset({"all", "both", "every", "each"})
_IN_PART = frozenset(formal(Formal.IN_PART))
_IN_A_PART = (*formal(Formal.FOR_A_PART), *phrases_of(Phrases.IN_A_PART_OF_THE_AREA))
_OF_SEVERAL = frozenset({"only", "main", "sole", "biggest", "worst"})
_WE_CLOSE = frozenset(formal(Formal.CLOSED))
_TO_VERB = 4
"""Words between "we" and what it has done at most: "we have therefore closed"."""
_THIS = Token(word="this", stem="")
_CALLED_BY = 4
"""Words before the name of a finding in "this was also listed as an area for improvement"."""
_WHEN = 8
"""Words behind it that may say when it was one."""
_NEAR = 7
"""Words between the name of a finding and what is decided about it."""


def find_decision(tokens: Sequence[Token]) -> Decision | None:
    """The formal decision that a sentence states as a fact and does not take back, or None."""
    tokens = _as_one_clause(tokens)
    words = [token.word for token in tokens]
    found = _find(tokens, words) or _pointing_back(words) or _satisfied(tokens)
    if found is not None and found.decided is Decided.KEPT:
        settled = find_settled(tokens)  # "we have no hesitation in closing it" denies nothing
        return found if settled is None else Decision(decided=Decided.CLOSED, kind=settled.kind)
    if found is None:
        return None
    return None if takes_back(tokens[1:]) else found


def _as_one_clause(tokens: Sequence[Token]) -> Sequence[Token]:
    """A sentence that calls to mind what "this" was and goes on with "and", as if it named that at once:
    "This was an area for improvement in 2018/19 and is closed" as "this area for improvement is closed"."""
    words = [token.word for token in tokens]
    if words[:1] not in (["this"], ["that"], ["it"]) or words[1:2] != ["was"]:
        return tokens
    named = next(((at, length) for at, kind, length in _named(words) if kind is not None), None)
    if named is None or named[0] > _CALLED_BY:
        return tokens
    at, length = named
    end = at + length
    joined = next((n for n in range(end, min(end + _WHEN, len(words))) if words[n] == "and"), None)
    if joined is None or words[joined + 1 : joined + 2] not in (["is"], ["has"]):
        return tokens
    return [_THIS, *tokens[at:end], *tokens[joined + 1 :]]


def _find(tokens: Sequence[Token], words: Sequence[str]) -> Decision | None:
    for at, kind, length in [] if _BEGIN.isdisjoint(words) else _named(words):
        if kind is None and _OURS.isdisjoint(words[:at]):
            continue  # whose matter is closed, nobody says
        decided = _decided(words, at, at + length)
        if decided is Decided.CLOSED and (
            _is_loosely_told(tokens, words, at)
            or _is_limited(words[at + length :])
            or _is_past(words)
            or _is_anothers_word(words[:at])
            or _is_in_part(words, at, at + length)
        ):
            continue
        if decided is not None:
            first, last = subject_at(words, at + length)
            about = content_stems(tokens[first:last])
            return Decision(decided=decided, kind=kind, about=about)
    return None


def _is_anothers_word(before: Sequence[str]) -> bool:
    """Whether somebody else says what follows: "the force considers that this area is closed"."""
    said = next((at for at, word in enumerate(before) if word in _SPEAKS), None)
    return said is not None and _OUR_WORD.isdisjoint(before[: said + 1])


def _named(words: Sequence[str]) -> list[tuple[int, FindingKind | None, int]]:
    return [
        (at, kind, len(name))
        for at in range(len(words))
        for name, kind in _NAMES
        if tuple(words[at : at + len(name)]) == name
    ]


def _decided(words: Sequence[str], start: int, end: int) -> Decided | None:
    before = list(words[max(0, start - _NEAR) : start])
    after = list(words[end : end + _NEAR])
    if _cut(before[::-1], _NOT_MEANT | {","})[1] and not _NOT_MEANT.isdisjoint(before):
        return None
    near_before, near_after = _clause_before(before), _clause_after(after)
    if not _OF_SEVERAL.isdisjoint(near_before[-2:]):
        return None  # "no longer the only area for improvement"
    if "no" in near_before and "longer" in near_before[near_before.index("no") :]:
        return Decided.CLOSED
    if (
        "any" in near_after[:2]
        and "longer" in near_after[:3]
        and not _DENIES.isdisjoint(near_before)
    ):
        return Decided.CLOSED
    if near_before[-4:-2] == ["not", "any"] or ("not" in near_before and "longer" in near_before):
        return Decided.CLOSED
    if not _NOT_MEANT.isdisjoint([*near_before, *near_after]) or "to be" in " ".join(near_after):
        return None  # "to be completed by March" decides nothing
    closes = not _CLOSES.isdisjoint(near_before) and not _OURS.isdisjoint(words[:start])
    closes = closes or not _CLOSES.isdisjoint(near_after)
    denied = not _DENIES.isdisjoint([*near_before[-_NEAR:], *near_after])
    if closes:
        return Decided.KEPT if denied else Decided.CLOSED
    if near_after[:2] == ["no", "longer"] and near_after[2:3] != ["than"]:
        return Decided.CLOSED
    if not _OPEN.isdisjoint(near_after[:4]) or not _OPEN.isdisjoint(near_before[-4:]):
        return None if "no" in near_before[-4:] else Decided.KEPT
    if "still" in near_before[-4:] or "again" in near_before[-4:]:
        return Decided.KEPT
    return None


def _is_limited(after: Sequence[str]) -> bool:
    """Whether what follows the name of a finding closes it for a part only: "…, as regards cash"."""
    rest = list(after[1:] if after[:1] == [","] else after)
    return rest[:1] != [] and rest[0] in _LIMITS


def _is_loosely_told(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Whether a finding whose name begins at `at` is closed neither by the inspectorate before it ("we have
    closed", "we no longer regard") nor in words that leave nothing open."""
    before = words[max(0, at - _NEAR) : at]
    ended = "longer" in before or "longer" in words[at : at + _NEAR]
    ours = any(
        word in _WE_CLOSE and not _OURS.isdisjoint(before[max(0, i - _TO_VERB) : i])
        for i, word in enumerate(before)
    )
    return not ended and not ours and find_settled(tokens) is None


def _is_in_part(words: Sequence[str], start: int, end: int) -> bool:
    """Whether it is told of some of several findings ("two of the three areas for improvement"), or of a part
    of one ("has largely been met", "has been met in most respects")."""
    before = list(takewhile(lambda word: word not in _QUANTITIES, reversed(words[:start])))
    counted = len(before) < start and all(word in _BEFORE_NOUN for word in before)
    whole = _WHOLE.intersection(words[max(0, start - len(before) - 3) : start])
    if counted and not whole:
        return True
    near = words[max(0, start - _NEAR) : end + _NEAR]
    told = f" {' '.join(words[end:])} "
    return not _IN_PART.isdisjoint(near) or any(f" {phrase} " in told for phrase in _IN_A_PART)


def _is_past(words: Sequence[str]) -> bool:
    """Whether a decision is told of an earlier time: "In 2018 we closed the matter"."""
    return _NOW.isdisjoint(words) and any(
        word == "closed" and words[max(0, at - 1) : at] in (["we"], ["hmic"], ["hmicfrs"])
        for at, word in enumerate(words)
    )


def _cut(words: Sequence[str], stops: frozenset[str]) -> tuple[list[str], bool]:
    kept: list[str] = []
    for word in words:
        if word in stops:
            return kept, True
        kept.append(word)
    return kept, False


def _clause_before(words: list[str]) -> list[str]:
    for mark in (";", ":", "but", "although", "and"):
        if mark in words:
            words = words[len(words) - words[::-1].index(mark) :]
    return words


def _clause_after(words: list[str]) -> list[str]:
    for mark in (";", ":", "but", "although", "which", "that", "about", "because"):
        if mark in words:
            words = words[: words.index(mark)]
    return words


def _pointing_back(words: Sequence[str]) -> Decision | None:
    """ "We have closed it"."""
    for at, word in enumerate(words):
        if word not in _OURS:
            continue
        rest = list(words[at + 1 : at + 5])
        verb = next(
            (i for i, w in enumerate(rest) if w in ("closed", "discharged", "lifted", "withdrawn")),
            None,
        )
        if verb is None or not _NOT_MEANT.isdisjoint(rest[:verb]):
            continue
        if words[at + 2 + verb : at + 3 + verb] and words[at + 2 + verb] in _BACK:
            denied = not _DENIES.isdisjoint(rest[:verb])
            return Decision(decided=Decided.KEPT if denied else Decided.CLOSED, kind=None)
    return None


def _satisfied(tokens: Sequence[Token]) -> Decision | None:
    """ "We are satisfied that this has been addressed", and that we are not."""
    words = [token.word for token in tokens]
    at = words.index("satisfied") if "satisfied" in words else 0
    if _OURS.isdisjoint(words[:at]) or words[at + 1 : at + 2] != ["that"]:
        return None
    if not _DENIES.isdisjoint(words[max(0, at - 3) : at]):
        pointing = words[at + 2 : at + 3] != [] and words[at + 2] in _BACK
        settled = pointing and not _SETTLED.isdisjoint(words[at + 3 : at + 9])
        return Decision(decided=Decided.KEPT, kind=None) if settled else None
    found = find_settled(tokens)
    points_back = found is not None and found.kind is None and not found.about
    return Decision(decided=Decided.CLOSED, kind=None) if points_back else None
