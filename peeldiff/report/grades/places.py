"""The places in a sentence where the name of a grade stands for a grade, and praises nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.model import Grade
from peeldiff.report.grades.words import ADVERBS, BE, HAS, SINCE, TURNS

__all__ = ["GradePlaces", "Place"]

Place = tuple[int, int, Grade]
"""Where the name of a grade begins and ends among the words of a sentence, and which it is."""

_GOES_ON = frozenset(
    "or to too that it we force forces last under of then if what from these those standard".split()  # noqa: SIM905
)
"""What may stand behind a grade, besides what `behind_grade_words` has, without being praised by it."""
_RANGE = frozenset("to down up through all the way right ,".split())  # noqa: SIM905
_LISTING = frozenset(", and or to through then : ( ) -".split())  # noqa: SIM905
_MOVED = frozenset(
    """
    went moved moves gone goes risen rises rose fallen falls fell improved improves slipped slips dropped
    drops climbed climbs raised lowered upgraded downgraded changed changes come comes came up down step jump
    """.split()  # noqa: SIM905
)
_SEVERAL = 3
"""Different grades in one sentence from which it tells of the scale."""
_CHOICE = 3
_NEAR = 4


class GradePlaces:
    """Finds the names of grades among the words of sentences."""

    def __init__(self, words: Inspectorate) -> None:
        self.names = {tuple(name.split()): grade for name, grade in words.grade_names.items()}
        improve = words.grade_names.get("requires improvement")
        if improve is not None:
            self.names |= {
                (verb, "improvement"): improve for verb in ("require", "required", "requiring")
            }
            self.names |= {("improvement", helper, "required"): improve for helper in ("is", "was")}
        self._told_by = tuple({max(name, key=len) for name in self.names})
        self.first_words = frozenset(name[0] for name in self.names)
        self._longest = max(map(len, self.names))
        self._may_follow = (
            words.plain_set(Judgments.behind_grade_words)
            | words.plain_set(Judgments.verdict_nouns)
            | ADVERBS | BE | HAS | SINCE | TURNS | _GOES_ON
        )  # fmt: skip

    def may_be_in(self, sentence: str) -> bool:
        """Whether a sentence may name a grade at all: a quick test."""
        said = sentence.casefold()
        return any(map(said.__contains__, self._told_by))

    def open(self, tokens: Sequence[str]) -> bool:
        """Whether words begin with a grade."""
        return any(tuple(tokens[:length]) in self.names for length in range(1, self._longest + 1))

    def of(self, tokens: Sequence[str]) -> list[Place]:
        """The grades that the words of a sentence name, each once, none where it lists the scale."""
        places = self._named(tokens)
        if _is_scale(tokens, places):
            return []
        return [
            place
            for number, place in enumerate(places)
            if not self._is_no_grade(tokens, places, number)
        ]

    def _named(self, tokens: Sequence[str]) -> list[Place]:
        found: list[Place] = []
        at = 0
        while at < len(tokens):
            for length in range(self._longest if tokens[at] in self.first_words else 0, 0, -1):
                grade = self.names.get(tuple(tokens[at : at + length]))
                if grade is not None:
                    found.append((at, at + length, grade))
                    at += length - 1
                    break
            at += 1
        return found

    def _is_no_grade(self, tokens: Sequence[str], places: Sequence[Place], number: int) -> bool:
        """Whether a grade word praises a noun or a fact, or stands in a choice or a range of grades."""
        at, end, _ = places[number]
        return (
            self._praises(tokens, end)
            or _is_expletive(tokens, at, end)
            or "or" in tokens[end : end + _CHOICE]
            or "or" in tokens[max(0, at - 2) : at]
            or _is_in_range(tokens, places, number)
        )

    def _praises(self, tokens: Sequence[str], end: int) -> bool:
        following = tokens[end] if end < len(tokens) else ""
        if not following[:1].isalpha():
            return False
        return following not in self._may_follow


def _is_scale(tokens: Sequence[str], places: Sequence[Place]) -> bool:
    """Whether a sentence lists the grades that there are."""
    listed = 1
    for one, other in pairwise(places):
        between = set(tokens[one[1] : other[0]])
        listed = listed + 1 if between <= _LISTING else 1
        if listed >= _SEVERAL and len({grade for _, _, grade in places}) >= _SEVERAL:
            return True
    return False


def _is_expletive(tokens: Sequence[str], at: int, end: int) -> bool:
    """Whether something is only called good: "it is good that", "it is good, too, to"."""
    behind = [token for token in tokens[end : end + _NEAR] if token not in ADVERBS and token != ","]
    return not {"it", "it's"}.isdisjoint(tokens[max(0, at - 3) : at]) and behind[:1] in (
        ["that"],
        ["to"],
    )


def _is_in_range(tokens: Sequence[str], places: Sequence[Place], number: int) -> bool:
    """Whether a grade is an end of the scale: "from outstanding down to inadequate"."""
    for place, (one, other) in enumerate(pairwise(places)):
        first = one[0]
        if number in (place, place + 1) and tokens[first - 1 : first] == ["from"]:
            moved = first > 1 and tokens[first - 2] in _MOVED | BE
            if set(tokens[one[1] : other[0]]) <= _RANGE and not moved:
                return True
    return False
