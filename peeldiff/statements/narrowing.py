"""What one sentence says of one part of a finding, where it speaks of several.

"The times are set out in a policy, and every supervisor has a screen" answers two parts, each in a clause
of its own. A sentence is parted only where both sides have a verb of their own, so that no denial is cut
from what it denies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignment.records import replace
from peeldiff.statements.composer import Time, compose, speaks_ill
from peeldiff.statements.grammar import Words, words_of
from peeldiff.statements.lexicon import load_lexicon
from peeldiff.statements.marks import lay_bare
from peeldiff.statements.sentences import Token, content_stems
from peeldiff.statements.table import Statement, leans

__all__ = ["narrowed"]

_ON_IT = 0.5
"""Share of the words by which a part differs from its neighbours from which a sentence that cannot be parted
is on it, whatever else it names: as much as an answer must have (`status/rules/answers.py`)."""
_JOINS = words_of(Words.JOINS_CLAUSES)
_TURNS = words_of(Words.TURNS_WITHIN)
"""Words that part two clauses without a comma too."""
_VERBS = words_of(Words.FINITE_VERBS)
_ASKS = frozenset({"must", "ought", "should"})
"""Words of a sentence that goes through what was asked for, and answers none of it."""
_RELATIVE = frozenset({"that", "to", "which", "who"})
_NOT_SO = (Time.LEFT, Time.CLAIM)
_STOPS = frozenset({",", ";", ":"})


def narrowed(
    row: Statement, own: frozenset[str], others: Sequence[frozenset[str]]
) -> Statement | None:
    """A sentence with the clauses alone that may be on a part, None where it is on its neighbours.

    `own` are the stems by which the part differs from its neighbours, `others` those of each neighbour.
    A sentence that recalls an inspection is left whole, as it names what was asked for and answers nothing.
    """
    if row.recall is not None and row.decision is None:
        return row
    if all(row.stems.isdisjoint(other) for other in others):
        return row
    if any(token.word in _ASKS for token in row.sentence.tokens):
        return None if _is_on_another(row.stems, own, others) else row
    clauses = list(_clauses(row.sentence.tokens))
    kept = [clause for clause in clauses if not _is_on_another(content_stems(clause), own, others)]
    if len(clauses) == 1:
        return row if kept or len(row.stems & own) >= _ON_IT * len(own) else None
    told = _with(row, tuple(token for clause in kept for token in clause))
    if own.isdisjoint(told.stems):
        return None
    # What a sentence says alike of several parts is read whole: there is more of it to go by.
    is_mixed = any(token.word in _TURNS for token in row.sentence.tokens) or any(
        _falls_short(clause, is_own=clause in kept) for clause in clauses
    )
    return told if is_mixed and len(kept) < len(clauses) else row


def _falls_short(clause: tuple[Token, ...], *, is_own: bool) -> bool:
    """Whether a clause tells of ill, or one on a neighbour of what is left or merely claimed."""
    names = [mark.name for mark in lay_bare(clause, load_lexicon())]
    return speaks_ill(names) or (not is_own and compose(names).time in _NOT_SO)


def _is_on_another(
    told: frozenset[str], own: frozenset[str], others: Sequence[frozenset[str]]
) -> bool:
    return any(len(told & other) > len(told & own) for other in others)


def _with(row: Statement, tokens: tuple[Token, ...]) -> Statement:
    """The statement read by some of its tokens; its text stays whole, as it is quoted whole."""
    return replace(
        row,
        sentence=replace(row.sentence, tokens=tokens),
        stems=content_stems(tokens),
        leans=leans(tokens),
    )


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The clauses of a sentence that have each a verb; what has none stays with the one before."""
    begins = 0
    for at in range(1, len(tokens)):
        word, before = tokens[at].word, tokens[at - 1].word
        parts = word in _TURNS and before != "all"  # "all but one" turns to nothing
        parts = parts or before == ";" or (before in _STOPS and word in _JOINS)
        if parts and begins < at and _has_verb(tokens[begins:at]) and _has_verb(tokens[at:]):
            yield tuple(tokens[begins:at])
            # What joins two clauses says nothing of the second alone: "but" makes it no half of it.
            begins = at + (word in _JOINS or word in _TURNS)
    yield tuple(tokens[begins:])


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Whether some tokens have a verb before the first comma in them, but for one behind "which" or "who"."""
    before = ""
    for at, token in enumerate(tokens):
        if at and token.word in _STOPS:
            return False
        if token.word in _VERBS and before not in _RELATIVE:
            return True
        before = token.word
    return False
