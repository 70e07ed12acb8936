"""Sentences of scope: the inspectorate says what it did not look at this time.

Such a sentence is why silence proves nothing; it never says how the force does.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements.grammar import Phrases, Words, phrases_of, words_of
from peeldiff.statements.sentences import Token

__all__ = ["is_scope", "looks_at_what_was_named"]

_LOOKS = words_of(Words.LOOKS)
_OURS = frozenset(
    [
        "we",
        "our",
        "hmic",
        "hmicfrs",
        "inspection",
        "inspectors",
        "inspectorate",
        "fieldwork",
        "report",
        "i",
    ]
)
_DENIES = frozenset("not nor neither no without never".split())  # noqa: SIM905
_REPORTED = frozenset("found reported said identified criticised concerned noted".split())  # noqa: SIM905
_THIS_TIME = words_of(Words.THIS_TIME)
_OUTSIDE = phrases_of(Phrases.OUTSIDE_THE_SCOPE)
_ELSEWHERE = phrases_of(Phrases.INSPECTED_ELSEWHERE)
"""What is said of no force's own work, so that it need not be told who inspects."""
_COVERED = frozenset("covered considered discussed examined graded inspected reported".split())  # noqa: SIM905
_SHORT = 12
"""Words at most of a sentence that says no more than that something is not covered."""
_POINTS_BACK = frozenset({"it", "them", "these", "this", "those"})
_WITHIN = 4
"""Words between the denial and the verb: "did not this year look"."""


def is_scope(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says that the inspectorate did not look at something this time."""
    words = [token.word for token in tokens]
    if _is_not_covered_here(words):
        return True
    told = " ".join(words)
    if any(phrase in told for phrase in _ELSEWHERE):
        return True
    if _OURS.isdisjoint(words):
        return False
    if any(phrase in told for phrase in _OUTSIDE):
        return True
    if "carried over" in told and not {"judgment", "judgement", "grade"}.isdisjoint(words):
        return True
    for at, word in enumerate(words):
        if word not in _DENIES:
            continue
        before = words[max(0, at - 4) : at]
        ours = not {"we", "i", "hmic", "hmicfrs", "inspectors", "inspection"}.isdisjoint(before)
        passive = not {"was", "were", "been"}.isdisjoint(words[max(0, at - 2) : at])
        passive = passive and _REPORTED.isdisjoint(words)  # "we found that risk was not reviewed"
        looks = not _LOOKS.isdisjoint(words[at + 1 : at + 1 + _WITHIN])
        timed = not _THIS_TIME.isdisjoint(words)
        if looks and (ours or passive) and timed:
            return True
        if (
            looks
            and ours
            and not {"did", "have"}.isdisjoint(words[max(0, at - 1) : at])
            and "found" not in words
        ):
            return True
    return False


def looks_at_what_was_named(tokens: Sequence[Token]) -> bool:
    """Whether a sentence only points back to what it is about: "We now inspect these separately.".

    Its own words then tell of inspecting, and what it is about is named in the sentence before it.
    """
    for at, token in enumerate(tokens[:-1]):
        if token.word in _LOOKS:
            after = tokens[at + 1 : at + 3]
            alone = len(after) < 2 or not after[1].stem or after[1].word.endswith("ly")
            if after[0].word in _POINTS_BACK and alone:
                return True
    return False


def _is_not_covered_here(words: Sequence[str]) -> bool:
    """ "It is not covered here.": "here", at the end, is the report, as only a report covers anything.

    A long sentence names more than what is not covered.
    """
    if len(words) > _SHORT:
        return False
    if words[-1:] != ["here"] or words[-2:-1] == [] or words[-2] not in _COVERED:
        return False
    return not _DENIES.isdisjoint(words[-4:-2])
