"""Of whom or what a sentence tells that all of it is so, and whether that is what is asked about.

"All boats" are those of "each boat should be painted"; "all boats of the ferry company", "every hired boat"
and "all kayaks" are not, as what names them has a word that the demand has not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from peeldiff.statements.extents import number_of, read_measures
from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.periods import TIMES
from peeldiff.statements.sentences import Token, content_stems

__all__ = ["Group", "Whose", "groups_of", "is_of_another_kind"]

_ALL = frozenset("all any both each every neither no none".split())  # noqa: SIM905
_ALONE = frozenset("anybody anyone everybody everyone nobody".split())  # noqa: SIM905
_PASSED_OVER = frozenset("her his its of our single such the their them these those".split())  # noqa: SIM905
_NARROWS = frozenset({"at", "for", "from", "in", "of", "on", "with"})
_ARTICLES = frozenset("a all an any each every no that this".split()) | _PASSED_OVER - {"of"}  # noqa: SIM905
_OF_THE_WHOLE = frozenset(
    ["area", "authority", "constabulary", "county", "force", "forces", "inspection", "visit"]
)
_COUNTED = words_of(Words.WHAT_IS_COUNTED) | {"member", "members", "people", "sample"}
_BELONGS = frozenset({"for", "in", "of"})
_ENOUGH = 0.95
"""Share of a count that is as good as all of it (`wholes.py`)."""


class Whose(Enum):
    """Whether a group is the one that a demand is about."""

    ASKED_ABOUT = auto()
    UNNAMED = auto()
    """It is named before: "all 60", "in each of them"."""
    ANOTHER = auto()
    """Another one, or a part of it."""


class Group(NamedTuple):
    """A group of which all is told: where it stands, and the stems of the demand that name it."""

    whose: Whose
    at: int
    named: frozenset[str] = frozenset()


def groups_of(
    tokens: Sequence[Token], asked: Collection[str], known: Collection[str]
) -> Iterator[Group]:
    """Each group of which a sentence tells all, for a demand with the stems `asked`.

    `known` are all stems of the demand, those of its heading too. "each month" tells how often and is no
    group; a count is one ("58 of the 60 files", "all 60").
    """
    for at, token in enumerate(tokens):
        if token.word in _ALONE:
            yield Group(Whose.UNNAMED, at)
        elif token.word in _ALL and not _is_time(tokens, at + 1, asked):
            yield _group(tokens, at, asked, known)
    for measure in read_measures(tokens):
        if measure.share is not None and measure.share >= _ENOUGH:
            yield _group(tokens, measure.end - 1, asked, known)


def _is_time(tokens: Sequence[Token], at: int, asked: Collection[str]) -> bool:
    """Whether a time follows, and not what is called by one: "all 48 night wardens"."""
    for place in range(at, min(at + 2, len(tokens))):
        if tokens[place].word in TIMES:
            return not any(token.stem in asked for token in tokens[place + 1 : place + 2])
    return False


def _group(
    tokens: Sequence[Token], before: int, asked: Collection[str], known: Collection[str]
) -> Group:
    """The group that is named behind a word or number."""
    own: set[str] = set()
    is_foreign = False
    for at in range(before + 1, len(tokens)):
        word, stem = tokens[at]
        if stem and number_of(word) is None:
            if stem in asked:
                own.add(stem)
            elif own:
                break  # what follows the name tells what is so of it
            elif stem not in known and word not in _COUNTED and word not in _OF_THE_WHOLE:
                is_foreign = True
        elif word in _NARROWS and (own or is_foreign):
            if _is_narrowed(tokens, at + 1, known):
                return Group(Whose.ANOTHER, before)
        elif word not in _PASSED_OVER and number_of(word) is None:
            break
    if is_foreign:
        return Group(Whose.ANOTHER, before)
    return Group(Whose.ASKED_ABOUT if own else Whose.UNNAMED, before, frozenset(own))


def _is_narrowed(tokens: Sequence[Token], at: int, known: Collection[str]) -> bool:
    """Whether what follows "of", "in" or "at" names a part or another: no word of it is the demand's."""
    named: list[Token] = []
    for token in tokens[at:]:
        if token.stem and number_of(token.word) is None:
            named.append(token)
        elif token.word not in _ARTICLES and number_of(token.word) is None:
            break
    own = any(token.stem in known for token in named)
    return not own and any(token.word not in _COUNTED | _OF_THE_WHOLE for token in named)


def is_of_another_kind(
    asked: Sequence[Token], told: Sequence[Token], known: Collection[str], said: Collection[str]
) -> bool:
    """Whether a sentence has another word where a demand tells of what kind something is.

    "hired boats" are another kind than "rowing boats", and "keepers of boats" than "keepers of horses",
    unless the one is said elsewhere (`said`) or the other one known of the demand.
    """
    own = _kinds(asked)
    for name, kinds in _kinds(told).items():
        for wanted, found in zip(own.get(name, ()), kinds, strict=False):
            kind = wanted.intersection(known)  # not "should", not "ensure"
            apart = kind and found and found.isdisjoint(known)
            if apart and kind.isdisjoint(found) and kind.isdisjoint(said):
                return True
    return False


def _kinds(tokens: Sequence[Token]) -> dict[str, tuple[set[str], set[str]]]:
    """For each stem those that stand right before it, and those behind "of", "in" or "for"."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for at, token in enumerate(tokens):
        if not token.stem or number_of(token.word) is not None:
            continue
        before, behind = found.setdefault(token.stem, (set(), set()))
        if at and number_of(tokens[at - 1].word) is None:
            before |= content_stems(tokens[at - 1 : at])
        if at + 1 < len(tokens) and tokens[at + 1].word in _BELONGS:
            behind |= _noun(tokens, at + 2)
    return found


def _noun(tokens: Sequence[Token], at: int) -> frozenset[str]:
    while at < len(tokens) and (
        tokens[at].word in _ARTICLES or number_of(tokens[at].word) is not None
    ):
        at += 1
    end = at
    while end < len(tokens) and tokens[end].stem:
        end += 1
    return content_stems(tokens[at:end])
