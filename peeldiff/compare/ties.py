"""What ties statements to a point beyond one rare word that they happen to share.

"Code" stands in a code of practice and in a code of ethics. What ties is a name (of several words, or an
acronym), a term, two rare words, or two words that stand together in both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cached_property

from alignment.records import dataclass
from peeldiff.compare.bearing import Bearings
from peeldiff.statements import Demand, Statement, long_names, tokenise
from peeldiff.statements.acronyms import acronyms_in, spelt_out
from peeldiff.statements.sentences import Token
from peeldiff.status import Tie

__all__ = ["Ties"]

_RARE = math.log(1 + 1 / 0.04)
"""How telling a stem is that stands in one of 25 sentences of both reports."""
_FEWEST = 2
"""Rare words that tie."""
_NAMED = 0.6
"""Share of the words of a long name that name it."""
_TERM = 3
"""Words that follow each other and make a term: "police national computer"."""
_LONG_TERM = 4
"""Words of a term at least that has a head of two words and says of what."""
_MOST = 0.4
"""Share of a point's own words, rare ones counting most, that tie whatever they are."""
_WITHIN = frozenset({"a", "for", "of", "on", "the"})
"""Words of grammar that may stand within a term; others, and marks, end it."""
_SELDOM = 0.02
"""Share of the sentences of a report up to which two words stand seldom in one."""
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """What may tie to a point: its acronyms and their words in full, its long names, its terms, the pairs of
    words that stand together in it (`pairs`: those that tell of it), how telling all its words are, and the
    heads of its long terms with what they are of ("code of practice" and "victims of crime")."""

    acronyms: frozenset[str]
    in_full: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]
    terms: frozenset[frozenset[str]]
    together: frozenset[frozenset[str]]
    pairs: frozenset[frozenset[str]]
    total: float
    heads: tuple[tuple[frozenset[str], frozenset[str]], ...]


class Ties:
    """The ties of the points of one comparison."""

    def __init__(self, bearings: Bearings, headings: Sequence[frozenset[str]] = ()) -> None:
        """`headings` are the stems of the newer report's headings: their words name a question, no point."""
        self._bearings, self._headings = bearings, headings
        self._known: dict[str, _Marks] = {}

    def of(self, demand: Demand, rows: Sequence[Statement]) -> Tie:
        """What ties some statements to a point."""
        marks = self._marks_of(demand)
        if _is_named(marks, rows):
            return Tie.NAME
        if any(not marks.terms.isdisjoint(_runs(row.sentence.tokens, _TERM)) for row in rows):
            return Tie.TERM
        return Tie.WORDS if self._share_enough(demand, marks, rows) else Tie.SLIGHT

    def has_pair(self, demand: Demand, rows: Sequence[Statement]) -> bool:
        """Whether some statements have two words that stand together in a point and hardly elsewhere, in any
        order, which no heading has: "risk assessments" of "assessments of risk"."""
        pairs = self._marks_of(demand).pairs
        return any(not pairs.isdisjoint(_runs(row.sentence.tokens, 2)) for row in rows)

    def in_full(self, demand: Demand) -> int | None:
        """The newer statement that has the words in full for which an acronym of a point stands: of several
        the one whose paragraph has most of the point."""
        new = self._bearings.new
        found: set[int] = set()
        for words in self._marks_of(demand).in_full:
            found |= set.intersection(*(set(new.postings.get(stem, ())) for stem in words))

        def told(at: int) -> float:
            stems = _NONE.union(*(row.stems for row in new.around(at)))
            return self._weight(stems & demand.asked)

        return max(sorted(found), key=told, default=None)

    def _marks_of(self, demand: Demand) -> _Marks:
        marks = self._known.get(demand.id)
        if marks is None:
            marks = self._known[demand.id] = self._marks(demand)
        return marks

    def _marks(self, demand: Demand) -> _Marks:
        tokens = tokenise(demand.text)
        acronyms = acronyms_in(demand.text)
        also = {short for short, words in self._spelt_out.items() if words <= demand.asked}
        in_full = (self._spelt_out.get(short) for short in sorted(acronyms))
        runs = _runs(tokens, _TERM)
        together = frozenset(pair for pair in _runs(tokens, 2) if pair <= demand.asked)
        return _Marks(
            acronyms=acronyms | also,
            in_full=tuple(words for words in in_full if words),
            names=long_names(demand.text),
            terms=frozenset(
                run for run in runs if not any(run <= heading for heading in self._headings)
            ),
            together=together,
            pairs=frozenset(filter(self._is_telling, together)),
            total=self._weight(demand.asked) or 1.0,
            heads=tuple(_heads(tokens)),
        )

    def _is_telling(self, pair: frozenset[str]) -> bool:
        """Whether few sentences have both words of a pair, and no heading."""
        new = self._bearings.new
        both = set.intersection(*(set(new.postings.get(stem, ())) for stem in pair))
        is_rare = len(both) <= max(_FEWEST, _SELDOM * len(new.rows))
        return is_rare and not any(pair <= heading for heading in self._headings)

    def _weight(self, stems: frozenset[str]) -> float:
        weights = self._bearings.weights
        return math.fsum(weights.get(stem, 1.0) for stem in stems)

    def _share_enough(self, demand: Demand, marks: _Marks, rows: Sequence[Statement]) -> bool:
        """Whether some statements share more than a rare word with a point."""
        foreign = self._bearings.foreign(demand)
        told = _NONE.union(*(row.stems - foreign.get(row.sentence.index, _NONE) for row in rows))
        shared = (told & demand.asked) - _of_another_kind(marks.heads, told)
        if len(shared) < _FEWEST:
            return False
        weights = self._bearings.weights
        if sum(weights.get(stem, 0.0) >= _RARE for stem in shared) >= _FEWEST:
            return True
        if self._weight(shared) >= _MOST * marks.total:
            return True
        return any(not marks.together.isdisjoint(_runs(row.sentence.tokens, 2)) for row in rows)

    @cached_property
    def _spelt_out(self) -> dict[str, frozenset[str]]:
        return spelt_out(row.sentence.text for row in self._bearings.all_rows)


def _is_named(marks: _Marks, rows: Sequence[Statement]) -> bool:
    """Whether some statements name what a point names: in full, or by its acronym."""
    told = _NONE.union(*(row.stems for row in rows))
    if not marks.acronyms.isdisjoint(told) or any(words <= told for words in marks.in_full):
        return True
    names = [name for row in rows for name in row.names] if marks.names else []
    return any(len(own & name) >= _NAMED * len(own) for own in marks.names for name in names)


def _of_another_kind(
    heads: Sequence[tuple[frozenset[str], frozenset[str]]], told: frozenset[str]
) -> frozenset[str]:
    """The words of a head where none of those stand that say what it is of: another code of practice."""
    return _NONE.union(*(head for head, of in heads if head <= told and told.isdisjoint(of)))


def _heads(tokens: Sequence[Token]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The head of each long term, of two words that "of" joins, and the words that say what it is of."""
    run: list[str] = []
    joined = False
    for token in (*tokens, Token(word=",", stem="")):
        if token.stem:
            run.append(token.stem)
        elif token.word in _WITHIN:
            joined = joined or (len(run) == 1 and token.word == "of")
            if len(run) > 1 and not joined:
                run, joined = run[-1:], token.word == "of"
        else:
            if joined and len(run) >= _LONG_TERM:
                yield frozenset(run[:2]), frozenset(run[2:])
            run, joined = [], False


def _runs(tokens: Sequence[Token], length: int) -> set[frozenset[str]]:
    """Each run of so many stems, whatever their order, as in "risk assessments", "assessments of risk"."""
    found: set[frozenset[str]] = set()
    told: list[str] = []
    for token in tokens:
        if token.stem:
            told.append(token.stem)
            if len(told) >= length:
                found.add(frozenset(told[-length:]))
        elif token.word not in _WITHIN:
            told = []
    return {run for run in found if len(run) == length}
