"""The sentences of an overview, which may give several questions their grades at once."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from peeldiff.model import Grade
from peeldiff.report.grades.mentions import GradeMention, GradeMentions, Whose
from peeldiff.report.grades.passages import stems_asked

__all__ = ["OverviewSentences"]

_SURELY = 0.6
"""Share of a question's words from which a judgment among several is on it and no other."""
_WHOLLY = 0.75
"""The same where an overview judges one question a sentence."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_COUNTS = {"two": 2, "three": 3, "four": 4}
_BY_PLACE = late(
    rf"\b({'|'.join(_ORDINALS)}|last)(?: ({'|'.join(_COUNTS)}))?(?= questions?\b| areas?\b|,| and |$)"
)
"""Questions told by their place: "the first two questions", "the third"."""
_PARTS_OF_IT = late(r",? (?:including|such as) .*")


class OverviewSentences:
    """Tells which questions of an overview a sentence judges."""

    def __init__(self, mentions: GradeMentions) -> None:
        self.mentions = mentions

    def listed(self, sentence: str, asked: Sequence[str]) -> dict[int, Grade]:
        """The grades that a sentence gives questions of the same overview, of which it may have but one.

        `asked` are these questions in their order; the result has their places in it.
        """
        found = [one for one in self.mentions.of(sentence) if _judges(one)]
        if not found:
            return {}
        wanted = [stems_asked(_PARTS_OF_IT.sub("", question)) for question in asked]
        if len(found) == 1:
            said = stems_asked(_topic(found[0]))
            shares = [_share(words, said) for words in wanted]
            best = max(shares, default=0.0)
            judged = [place for place, share in enumerate(shares) if share == best >= _WHOLLY]
            return dict.fromkeys(judged, found[0].grade)
        told: dict[int, Grade] = {}
        rests = [stems_asked(_topic(one)) for one in found]
        for place, words in enumerate(wanted):
            shares = [_share(words, rest) for rest in rests]
            best = max(shares, default=0.0)
            if best >= _SURELY and shares.count(best) == 1:
                told[place] = found[shares.index(best)].grade
        if not told:
            for one in found:
                told |= dict.fromkeys(_places(one.rest, len(asked)), one.grade)
        return told

    def named(self, sentence: str, asked: Sequence[str]) -> list[int]:
        """The places of the one question, if any, that a sentence has most of the words of."""
        said = stems_asked(sentence)
        shares = [_share(wanted, said) for wanted in map(stems_asked, asked)]
        best = max(shares, default=0.0)
        return [shares.index(best)] if best >= _SURELY and shares.count(best) == 1 else []


def _judges(one: GradeMention) -> bool:
    """Whether a mention gives this force a grade now."""
    return one.governed and not (one.denied or one.then) and one.whose is not Whose.OTHER


def _topic(one: GradeMention) -> str:
    """What a mention is on: the words behind it, or those before it where it is of something of the force."""
    if one.whose is not Whose.FORCE:
        return f"{one.subject} {one.rest}"
    return one.rest or one.opening


def _share(wanted: frozenset[str], said: frozenset[str]) -> float:
    """How much of the words of a question a text has."""
    return len(wanted & said) / max(1, len(wanted))


def _places(text: str, count: int) -> list[int]:
    """The places, from 0, that "the first two questions" or "the third" name among so many."""
    places: list[int] = []
    for match in _BY_PLACE.finditer(text):
        length = _COUNTS.get(match[2] or "", 1)
        first = count - length if match[1] == "last" else _ORDINALS.index(match[1])
        places += [place for place in range(first, first + length) if 0 <= place < count]
    return places
