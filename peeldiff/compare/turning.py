"""Whether a sentence turns what stands before it: a contrast, bad news of the same, a count that goes on.

"Most plans had been reviewed. In six, nobody had looked at them." Without its end it says the opposite.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.words import stem
from peeldiff.statements import Statement
from peeldiff.statements.composer import speaks_ill
from peeldiff.statements.extents import number_of
from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.marks import bare
from peeldiff.statements.sentences import Token

__all__ = ["denies", "goes_on_counting", "opposes", "takes_back", "turns"]

_CONTRASTS = words_of(Words.CONTRASTS)
_PARTS = words_of(Words.PARTS_OF_A_COUNT)
_COUNTED = words_of(Words.WHAT_IS_COUNTED)
_FIGURES = words_of(Words.THE_SAME_FIGURE)
_SUBJECTS = frozenset(map(stem, words_of(Words.SOUND_ILL)))
"""Stems of what inspections are about that sound ill by themselves: risk, harm, missing persons."""
_PASSED_OVER = frozenset(
    "in of for at with the a an small large only just almost nearly about some further more other no".split()  # noqa: SIM905
)
"""Words that may stand before the part of a count that a sentence begins with."""
_WHOLE = frozenset({"neither", "nobody", "none", "others", "remainder", "rest"})
"""Parts that need no noun after them, whatever follows."""
_POINTS = frozenset({"this", "that", "these", "those", "such"})
_DENIES = frozenset({"no", "not", "never", "cannot", "neither", "fails", "failed"})
_NEAR = 6
"""Words among which a sentence that begins by pointing back denies what it points to."""
_LAST = 3
"""Words at the end of a sentence among which such a part may stand."""


def opposes(row: Statement) -> bool:
    """Whether a sentence begins with a contrast to what stands before it."""
    return bool(row.sentence.tokens) and row.sentence.tokens[0].word in _CONTRASTS


def turns(row: Statement, words: frozenset[str]) -> bool:
    """Whether a sentence turns a passage that has some stems."""
    return opposes(row) or (not row.stems.isdisjoint(words) and _tells_of_ill(row))


def goes_on_counting(row: Statement) -> bool:
    """Whether a sentence tells a further part of what the one before it counts, or has its figure again.

    It names nothing of its own that is counted: "Fifteen could not.", "In others, nothing was listed.",
    "In May the figure was 264."
    """
    tokens = row.sentence.tokens
    return _begins_with_a_part(tokens) or _ends_with_a_part(tokens) or _has_the_figure(tokens)


def takes_back(row: Statement) -> bool:
    """Whether a sentence denies what the one before it names: "Those reasons no longer apply."."""
    tokens = row.sentence.tokens
    return bool(tokens) and tokens[0].word in _POINTS and denies(row)


def denies(row: Statement) -> bool:
    """Whether a sentence denies something near its beginning: "It has not done so."."""
    words = [token.word for token in row.sentence.tokens][1:_NEAR]
    return any(word in _DENIES or word.endswith("n't") for word in words)


def _begins_with_a_part(tokens: Sequence[Token]) -> bool:
    at = 0
    while at < len(tokens) and tokens[at].word in _PASSED_OVER and not _stands_alone(tokens, at):
        at += 1
    return _stands_alone(tokens, at)


def _ends_with_a_part(tokens: Sequence[Token]) -> bool:
    last = len(tokens)
    return any(
        at > 0 and tokens[at - 1].word in ("in", "for", "of", "the") and tokens[at].word in _PARTS
        and all(token.word in _COUNTED for token in tokens[at + 1 :])
        for at in range(max(0, last - _LAST), last)
    )  # fmt: skip


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a part of a count stands at a place with no noun of its own after it."""
    if at >= len(tokens) or not (tokens[at].word in _PARTS or _is_number(tokens[at].word)):
        return False
    if tokens[at].word in _WHOLE:
        return True
    after = at + 1
    while (
        after < len(tokens) and tokens[after].word not in _PARTS and _is_number(tokens[after].word)
    ):
        after += 1
    if after == len(tokens) or tokens[after].word in _COUNTED:
        return True
    follows = tokens[after]
    return (
        not follows.stem and follows.word not in ("of", "%", "-") and not follows.word[0].isdigit()
    )


def _is_number(word: str) -> bool:
    """Whether a word is a number and no year."""
    value = number_of(word)
    return value is not None and not 1900 < value < 2100


def _has_the_figure(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has, near its beginning, "the figure" and does not say of what."""
    words = [token.word for token in tokens]
    return any(
        words[at] in _FIGURES and words[at - 1] in ("the", "that", "this") and words[at + 1] != "of"
        and words[at + 1] != "for" and not tokens[at + 1].stem
        for at in range(1, min(len(words) - 1, 9))
    ) or (bool(words) and words[-1] in _FIGURES and words[-2:-1] == ["the"])  # fmt: skip


def _tells_of_ill(row: Statement) -> bool:
    """Whether a sentence says that something is amiss, and not only speaks of what the police deal with."""
    return speaks_ill(bare([mark for mark in row.marks if _SUBJECTS.isdisjoint(mark.stems)]))
