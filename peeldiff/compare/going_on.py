"""Whether a sentence goes on with the point of the one before it, so that no passage ends between the two.

"By day 96 in 100 are on time. At night it is 71." A passage that ends before the second says too much; one
that ends with "We read 40 plans." says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.statements import Statement, is_look_alone
from peeldiff.statements.extents import number_of
from peeldiff.statements.grammar import Phrases, Words, phrases_of, words_of
from peeldiff.statements.periods import TIMES
from peeldiff.statements.sentences import Token

__all__ = ["goes_on_from", "is_on_it_too"]

_COUNTED = words_of(Words.WHAT_IS_COUNTED)
_OF_NOW = words_of(Words.OF_THIS_REPORT)
_MONTHS = words_of(Words.MONTHS)
_LOOKS = words_of(Words.LOOKS) | {"read", "opened", "listened", "counted", "checked", "traced"}
_SETS_BESIDE = tuple(tuple(phrase.split()) for phrase in phrases_of(Phrases.SETS_BESIDE))
_ONE_BESIDE = tuple(tuple(phrase.split()) for phrase in phrases_of(Phrases.BEGINS_AN_EXCEPTION))
_ANNOUNCES = tuple(tuple(phrase.split()) for phrase in phrases_of(Phrases.ANNOUNCES))
_IT = frozenset({"it", "that", "this", "they", "these", "those", "there"})
_IS = frozenset(
    "is was are were had has have been stood stands came comes fell rose took takes".split()  # noqa: SIM905
)
_SHARES = frozenset(
    {"half", "third", "quarter", "quarters", "thirds", "all", "none", "most", "few"}
)
_OF_THOSE = frozenset({"these", "those", "them", "which", "whom"})
_POINTS = frozenset({"it", "this", "these", "those", "them", "they"})
_CASES = frozenset({"where", "when", "if"})
_TIMES = frozenset({"before", "after", "until", "outside", "during"})
_UNITS = TIMES | {"percent", "cent", "%"}
_YEARS = range(1900, 2101)
_NEAR = 6
"""Words behind "it is" among which its number stands: "it was a little over half"."""
_BEGIN = 8
"""Words at the beginning of a sentence among which it says what it is set beside."""


def goes_on_from(row: Statement, before: Statement) -> bool:
    """Whether a sentence tells more of what the one right before it tells, or tells it at all."""
    tokens = row.sentence.tokens
    return bool(tokens) and (
        _leaves_it_to_the_next(before.sentence.tokens)
        or _tells_its_number(tokens)
        or _counts_those(tokens)
        or _ends_with_a_number(tokens)
        or _is_set_beside(tokens)
        or _is_the_other_case(tokens, before.sentence.tokens)
        or _has_a_figure_of(tokens, before.sentence.tokens)
        or _tests_it(tokens)
    )


def is_on_it_too(row: Statement) -> bool:
    """Whether a recall is one of what stands before it, and of no further point.

    "We asked for this in 2016.", "It was 40 when we last came.", "We have closed this cause of concern."
    """
    tokens = row.sentence.tokens
    words = [token.word for token in tokens]
    if row.decision is not None or row.settled is not None or words[:1] in (["it"], ["that"]):
        return True
    return any(
        (word in ("this", "these", "those") and not _is_of_now(words, at))
        or (word in ("so", "that") and words[at - 1 : at] in (["do"], ["did"], ["done"]))
        or (word == "same" and words[at - 1 : at] == ["the"])
        for at, word in enumerate(words)
    )


def _is_of_now(words: Sequence[str], at: int) -> bool:
    """Whether "this" stands before a word of the report's own: "this year", "this inspection"."""
    return words[at] == "this" and at + 1 < len(words) and words[at + 1] in _OF_NOW


def _leaves_it_to_the_next(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells only what was looked at, or that something follows."""
    words = [token.word for token in tokens]
    looks = is_look_alone(tokens) and not _LOOKS.isdisjoint(words[1:3]) and "found" not in words
    return looks or _begins_among(words, _ANNOUNCES, len(words)) or _is_set_beside(tokens)


def _tells_its_number(tokens: Sequence[Token]) -> bool:
    """Whether a sentence gives a number of what the one before it names: "At night it is 71 percent."."""
    words = [token.word for token in tokens]
    return any(
        words[at] in _IT and words[at + 1] in _IS
        and any(_is_a_share(tokens, n) for n in range(at + 2, min(at + 2 + _NEAR, len(words))))
        for at in range(len(words) - 2)
    )  # fmt: skip


def _is_a_share(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number or a share stands at a place that names nothing of its own that is counted."""
    if not (tokens[at].word in _SHARES or _number(tokens[at].word)):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after is None
        or not after.stem
        or after.word in _UNITS | _COUNTED
        or after.word[0].isdigit()
    )


def _counts_those(tokens: Sequence[Token]) -> bool:
    """Whether a sentence counts some of what the one before it names: "It had signed 26 of these."."""
    words = [token.word for token in tokens]
    return any(
        words[at] == "of" and words[at + 1] in _OF_THOSE and _number(words[at - 1])
        and (at + 2 == len(words) or not tokens[at + 2].stem)
        for at in range(1, len(words) - 1)
    )  # fmt: skip


def _ends_with_a_number(tokens: Sequence[Token]) -> bool:
    """Whether a sentence ends with a number of what the one before it names: "Wardens had seen 19."."""
    words = [token.word for token in tokens]
    return len(words) > 2 and _number(words[-1]) and words[-2] not in _MONTHS


def _is_set_beside(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says that it is otherwise elsewhere: "On Sundays it is another story."."""
    words = [token.word for token in tokens]
    if any(tuple(words[: len(phrase)]) == phrase for phrase in _ONE_BESIDE):
        return True
    return _begins_among(words, _SETS_BESIDE, len(words))


def _begins_among(words: Sequence[str], phrases: Sequence[tuple[str, ...]], reach: int) -> bool:
    """Whether one of some phrases begins among the first words of a sentence."""
    return any(
        tuple(words[at : at + len(phrase)]) == phrase for at in range(reach) for phrase in phrases
    )


def _is_the_other_case(tokens: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether two sentences tell of two cases: "Where it is high, …" and "Where it is low, …"."""
    first = {tokens[0].word, before[0].word} if before else frozenset[str]()
    return first <= _CASES or first <= _TIMES


def _has_a_figure_of(tokens: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a sentence has a number in figures of the one before it, which is no year: "After 2am, …"."""
    figures = {token.word for token in before if token.word[0].isdigit() and not _year(token.word)}
    return not figures.isdisjoint(token.word for token in tokens)


def _tests_it(tokens: Sequence[Token]) -> bool:
    """Whether the inspectorate looks at what the sentence before names: "We tested this on 60 files."."""
    words = [token.word for token in tokens[:_BEGIN]]
    return words[:1] == ["we"] and any(
        word in _POINTS and not _is_of_now(words, at) for at, word in enumerate(words)
    )


def _number(word: str) -> bool:
    value = number_of(word)
    return value is not None and value not in _YEARS


def _year(word: str) -> bool:
    return number_of(word) in _YEARS
