"""Whether a sentence lets an earlier judgment stand, or tells where the one in print is from.

"The judgment of 2016 stands" has a word for standing; "The grade is the one that we gave in 2016", "The
grade printed above comes from our 2016 report" say when the grade was given; "It retains the grade of 2016"
says who keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from alignment.late import late
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Judgments
from peeldiff.report.judgments.looked_at import clauses

__all__ = ["Standing"]

_BE = frozenset("is was are were been be being should can may must".split())  # noqa: SIM905
_WE = frozenset("we i readers we've hmic hmicfrs".split())  # noqa: SIM905
_IS = frozenset("is was are were has been it's".split())  # noqa: SIM905
_FROM = frozenset("from of in by as with at".split())  # noqa: SIM905
_THE = frozenset("the this that our its any each".split())  # noqa: SIM905
_EARLIER = frozenset(
    "earlier previous last former old older existing previously formerly then before".split()  # noqa: SIM905
)
_STILL = frozenset("still therefore so thus accordingly also only simply hence".split())  # noqa: SIM905
_THAT = frozenset("one what historical last".split())  # noqa: SIM905
_YEAR = late(r"20\d\d(?:/\d\d)?")
_FAR = 9


class Standing:
    """Reads sentences for an earlier judgment that stands, in a report of some cycle."""

    def __init__(self, words: Inspectorate, cycle: str | None) -> None:
        self._cycle = cycle or ""
        self._nouns = words.plain_set(Judgments.standing_nouns)
        self._given = words.plain_set(Judgments.giving_words)
        self._kept = words.plain_set(Judgments.keeping_words)
        self._comes = words.plain_set(Judgments.coming_words)

    def told(self, said: str) -> bool:
        """Whether a sentence in plain form says that the judgment in print is an earlier one."""
        if self._nouns.isdisjoint(said.replace(",", " ").replace(".", " ").split()):
            return False
        if not self._is_earlier(said.split()):
            return False
        return any(self._tells(clause) for clause in clauses(said))

    def years(self, said: str) -> Iterator[str]:
        """The years before the inspection that a sentence names, those nearest to a judgment first."""
        tokens = said.split()
        nouns = [at for at, token in enumerate(tokens) if token.strip(",.;") in self._nouns]
        found = [
            (min((abs(at - noun) for noun in nouns), default=at), match[0])
            for at, token in enumerate(tokens)
            if (match := _YEAR.search(token)) and self._is_before(match[0])
        ]
        return (year for _, year in sorted(found))

    def _tells(self, clause: Sequence[str]) -> bool:
        for at, word in enumerate(clause):
            if word not in self._nouns:
                continue
            before, behind = clause[:at], clause[at + 1 :]
            if self._is_kept(before[-_FAR:]) and self._is_earlier(clause[max(0, at - 3) :]):
                return True
            if self._is_kept(behind[:_FAR], passive=True):
                return True
            if not _EARLIER.isdisjoint(before[-2:]) and self._counts(behind):
                return True
            recalled = not _EARLIER.isdisjoint(before[-2:]) or any(map(_YEAR.match, before[-2:]))
            if not recalled and _THE.intersection(before[-4:]) and self._is_from(behind):
                return True
        return False

    def _counts(self, behind: Sequence[str]) -> bool:
        """Whether an earlier judgment is said to count today: "is still the force's grade"."""
        return any(one in _IS and then == "still" for one, then in pairwise(behind[:_FAR]))

    def _is_kept(self, tokens: Sequence[str], *, passive: bool = False) -> bool:
        """Whether a judgment is kept by nobody named, or by the inspectorate.

        A force that keeps its grade may have been inspected again.
        """
        at = next((at for at, token in enumerate(tokens) if token in self._kept), None)
        if at is None:
            return False
        helped = not tokens[at].startswith("repeat") and not _BE.isdisjoint(
            tokens[max(0, at - 3) : at]
        )
        ours = not _WE.isdisjoint(tokens[:at])
        return helped if passive else helped or ours

    def _is_from(self, behind: Sequence[str]) -> bool:
        """Whether what follows a noun for a judgment says when it was given: "is from our 2016 report"."""
        for at, word in enumerate(behind[:_FAR]):
            rest = [token for token in behind[at + 1 :] if token not in _STILL]
            if word in self._comes and rest[:1] == ["from"]:
                return self._is_earlier(rest)
            if word in _IS:
                while rest and rest[0] in _IS:
                    rest = rest[1:]
                return self._dates(rest) and self._is_earlier(rest)
        return False

    def _dates(self, rest: Sequence[str]) -> bool:
        """Whether words behind "is" begin to say when: "that of", "the one that", "given in"."""
        first, then = (*rest, "", "")[:2]
        if first == "that":
            return then in _FROM
        if first == "the":
            return then == "one" or then in self._nouns
        return first in _THAT or first == "from" or first in self._given

    def _is_earlier(self, tokens: Sequence[str]) -> bool:
        """Whether words name a time before the inspection."""
        if not _EARLIER.isdisjoint(tokens):
            return True
        return any(self._is_before(year[0]) for year in map(_YEAR.search, tokens) if year)

    def _is_before(self, year: str) -> bool:
        return year not in self._cycle and (not self._cycle or year[:4] <= self._cycle[:4])
