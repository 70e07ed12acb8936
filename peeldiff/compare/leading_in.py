"""How far before a sentence a passage has to begin, so that the sentence says whose, of what and when.

"We asked for a register of lamps." alone may be read as this year's; "As a result, few are lit." as no
reason at all. What a sentence points back to, goes on from or recalls stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.compare.turning import goes_on_counting, opposes
from peeldiff.statements import Statement
from peeldiff.statements.grammar import Formal, Phrases, Words, formal, phrases_of, words_of
from peeldiff.statements.sentences import Token
from peeldiff.statements.settling.naming import OURS
from peeldiff.words import year_in

__all__ = ["leads_in"]

_BACK = 4
"""Sentences before one among which its recall is looked for, and that a passage begins earlier at most."""
_CARRIES_ON = tuple(tuple(phrase.split()) for phrase in phrases_of(Phrases.CARRIES_ON))
_CONTRASTS = words_of(Words.CONTRASTS)
_DEMANDED = frozenset(formal(Formal.DEMANDED)) | {"stated", "told", "warned"}
_EARLIER = words_of(Words.EARLIER)
_OF_NOW = words_of(Words.OF_THIS_REPORT)
_FINITE = words_of(Words.FINITE_VERBS)
_POINTS = frozenset(
    "it its this that these those they them their he his she her both such neither".split()  # noqa: SIM905
)
_ONE_OF_SEVERAL = frozenset(
    ["first", "second", "third", "fourth", "fifth", "last", "latter", "former", "other", "others"]
)
_HERE = frozenset({"here"})
_BEGIN = 8
"""Words at the beginning of a sentence among which it says what it goes on from."""


def leads_in(row: Statement, before: Sequence[Statement]) -> int:
    """How many of the sentences before one, the nearest first, a passage that begins with it needs.

    Each may need the one before itself; a recall without its source needs all as far as that.
    """
    needed = _needs(row, before)
    while 0 < needed < min(len(before), _BACK):
        further = _needs(before[needed - 1], before[needed:])
        if not further:
            break
        needed += further
    return min(needed, len(before))


def _needs(row: Statement, before: Sequence[Statement]) -> int:
    if not before:
        return 0
    source = _source_of(row, before)
    if source:
        return source
    tokens = row.sentence.tokens
    return int(
        opposes(row)
        or _is_found_here(row)
        or _carries_on(tokens)
        or _points_back(tokens)
        or _is_one_of_several(tokens)
        or _ends_with_some_of_them(tokens)
        or goes_on_counting(row)
    )


def _source_of(row: Statement, before: Sequence[Statement]) -> int:
    """How far before a sentence the inspection is named that it goes on recalling; 0 if it needs none."""
    if not (row.recalled_before is not None or _asked_then(row.sentence.tokens)):
        recalled = row.recall is not None and before[0].recall is not None
        return int(recalled)
    steps = (at for at, other in enumerate(before[:_BACK], 1) if other.recall is not None)
    return next(steps, 0)


def _asked_then(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells what the inspectorate asked for and not when: "We said that …"."""
    words = [token.word for token in tokens]
    if not _EARLIER.isdisjoint(words) or any(year_in(word) for word in words):
        return False
    return any(
        word in OURS and not _DEMANDED.isdisjoint(words[at + 1 : at + 3])
        for at, word in enumerate(words[:_BEGIN])
    )


def _is_found_here(row: Statement) -> bool:
    """Whether a sentence recalls what was found "here"."""
    return row.recall is not None and any(token.word in _HERE for token in row.sentence.tokens)


def _carries_on(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins as a consequence, an addition or a contrast: "As a result of these, …"."""
    words = tuple(token.word for token in tokens[:_BEGIN])
    if any(words[: len(phrase)] == phrase for phrase in _CARRIES_ON):
        return True
    return any(
        words[at] in _CONTRASTS and words[at - 1] == "," and words[at + 1] == ","
        for at in range(1, len(words) - 1)
    )


def _points_back(tokens: Sequence[Token]) -> bool:
    """Whether a pronoun stands before any word of a sentence that names something, or "this" before the
    first: not "this year", which is the report's own."""
    for at, token in enumerate(tokens):
        follows = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if token.word in _POINTS:
            return not (token.word == "this" and follows in _OF_NOW)
        if token.stem or not token.word[0].isalpha():
            return False
    return False


def _ends_with_some_of_them(tokens: Sequence[Token]) -> bool:
    """Whether a sentence counts things that the one before it names: "It was so in 52 of them."."""
    words = [token.word for token in tokens[-3:]]
    return words[1:] in (["of", "them"], ["of", "these"], ["of", "those"])


def _is_one_of_several(tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with one of what was counted before: "The second was that …"."""
    words = [token.word for token in tokens[:4]]
    if words[:1] == ["one"]:
        words = ["the", "first", *words[1:]]
    if (
        len(words) < 3
        or words[0] not in ("the", "another", "our")
        or words[1] not in _ONE_OF_SEVERAL
    ):
        return False
    return words[2] in _FINITE or words[2:4] in (["of", "these"], ["of", "those"], ["of", "them"])
