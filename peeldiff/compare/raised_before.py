"""What a report says itself of where a newer finding comes from: an inspection beside those compared.

A recall may name the point in its own words, point back at the sentence before it, or go through several
points one by one, over more than one paragraph. Each point that it names has the words that name it, with
the judgement that the report goes on to give of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from alignment.records import dataclass
from peeldiff.compare.bearing import Bearings
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Patterns, Raising
from peeldiff.model import Verdict
from peeldiff.reading.verdicts import VerdictReader
from peeldiff.statements import Demand, Statement, Statements
from peeldiff.status import Quoted
from peeldiff.words import plain

__all__ = ["RaisedBefore", "RaisedBeforeReader", "share_of"]

_LOOKED_AT = 12
"""Sentences that bear most on a newer demand, in which its recall is looked for."""
_ABOUT = 0.25
"""Score from which a sentence bears on a newer demand enough to tell where that comes from."""
_NAMES_IT = 0.5
"""Share of a demand's own words from which a sentence names it and does not only touch it."""
_SPEAKS_OF_IT = 0.25
"""Share of a demand's own words, rare ones counting most, below which a sentence that recalls something may
be about anything under the same subject."""
_BACK = 4
"""Points that a recall goes through at most before the one asked for."""
_ON = 8
"""Sentences after the one that names a point among which the judgement on it is looked for."""
_JUDGEMENTS = 2
_SOURCES = 2
"""Places of a report that are quoted for a finding: a summary and the part behind it often both recall it."""

_ON_IT = 2
"""Words of a demand that a judgement on it has in a paragraph that does not name it otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedBefore:
    """The statements that say that a finding was raised before; `is_plain` if they name it plainly."""

    quoted: tuple[Quoted, ...]
    is_plain: bool


class RaisedBeforeReader:
    """Looks through one newer report for what it says of where its own findings come from.

    `is_outside` tells of a recall whether it names an inspection other than the older one.
    """

    def __init__(
        self,
        new: Statements,
        demands: Iterable[Demand],
        bearings: Bearings,
        verdicts: VerdictReader,
        is_outside: Callable[[Statement], bool],
        words: Inspectorate,
    ) -> None:
        self._new, self._bearings = new, bearings
        self._demands = [demand for demand in demands if demand.item is None]
        self._verdicts, self._is_outside, self._words = verdicts, is_outside, words
        self._raising: frozenset[str] = frozenset(words.listed(Raising.raising_words))

    def _has(self, listed: Patterns, row: Statement) -> bool:
        return self._words.says(listed, plain(row.sentence.text))

    def find(self, demand: Demand) -> RaisedBefore | None:
        """What the report says of where a newer demand comes from, or None."""
        inside = [r for r in self._new.rows if r.sentence.finding == demand.finding.id]
        for row in inside:
            if row.recall is not None and self._raises(row):
                if not self._is_outside(row):
                    return None
                return RaisedBefore(
                    quoted=(_quoted(row),), is_plain=_is_named(demand, row) and row.recall.is_formal
                )
        sources: list[tuple[Statement, Statement]] = []
        for recall, naming in self._near(demand):
            place = naming.sentence.paragraph, recall.sentence.paragraph
            taken = {p for pair in sources for p in (r.sentence.paragraph for r in pair)}
            if self._is_outside(recall) and taken.isdisjoint(place):
                sources.append((recall, naming))
            if len(sources) == _SOURCES:
                break
        if not sources:
            return None
        rows = [row for pair in sources for row in self._told(demand, *pair)]
        certain = any(
            recall.recall is not None and recall.recall.is_formal and _is_named(demand, naming)
            for recall, naming in sources
        )
        return RaisedBefore(quoted=(_quoted(*dict.fromkeys(rows)),), is_plain=certain)

    def _near(self, demand: Demand) -> Iterator[tuple[Statement, Statement]]:
        """Recalls with the sentences that name a demand for them, those that bear on it most first."""
        for bearing in self._bearings.of(demand, _LOOKED_AT):
            naming = self._new.rows[bearing.index]
            if naming.sentence.finding is not None or bearing.score < _ABOUT:
                continue
            if not self._fits_best(demand, naming):
                continue
            recall = self._recall_of(demand, naming)
            if recall is None:
                continue
            # One that says by itself what it recalls is quoted without the sentence beside it.
            by_itself = not (recall.leans or self._goes_on(naming) or self._points_back(recall))
            alone = by_itself and not recall.stems.isdisjoint(demand.asked)
            named = recall if alone else naming
            if self._share(demand, named) >= _SPEAKS_OF_IT:
                yield recall, named

    def _fits_best(self, demand: Demand, naming: Statement) -> bool:
        """Whether no other demand has more of its own words in a sentence than this one."""
        own = self._share(demand, naming)
        return all(self._share(other, naming) <= own for other in self._demands)

    def _recall_of(self, demand: Demand, naming: Statement) -> Statement | None:
        """The recall to which a sentence on a demand belongs."""
        if naming.recall is not None and self._raises(naming):
            return naming
        at = naming.sentence.index
        if self._goes_on(naming):
            for before in self._back(at):
                if before.recall is not None and self._raises(before):
                    return before
                if not self._goes_on(before):
                    break
        for step in (-1, 1, -2, 2):
            beside = self._beside(naming, at + step)
            if beside is None or beside.recall is None or not self._raises(beside):
                continue
            if self._is_on(beside, demand) or (step > 0 and self._points_back(beside)):
                return beside
        return None

    def _back(self, at: int) -> Iterator[Statement]:
        """The statements of the section before one, nearest first."""
        for index in range(at - 1, max(-1, at - 1 - _BACK), -1):
            row = self._new.rows[index]
            if row.sentence.section != self._new.rows[at].sentence.section:
                return
            yield row

    def _beside(self, row: Statement, index: int) -> Statement | None:
        """The statement at `index`, if it stands in the same paragraph and is not a finding's."""
        if not self._new.are_together(row.sentence.index, index):
            return None
        other = self._new.rows[index]
        return other if other.sentence.finding is None else None

    def _told(self, demand: Demand, recall: Statement, naming: Statement) -> list[Statement]:
        """The recall, the sentence that names the point, and the judgement on it, in reading order."""
        told = {row.sentence.index: row for row in (recall, naming)}
        named = {row.sentence.paragraph for row in told.values()}
        start = max(told)
        others = [
            row.stems - demand.asked
            for row in self._new.rows[min(told) : start + _ON]
            if row is not naming and self._has(Raising.enumerates_patterns, row)
        ]
        found = 0
        for row in self._new.rows[start + 1 : start + 1 + _ON]:
            sentence = row.sentence
            if (
                found == _JUDGEMENTS
                or sentence.section != naming.sentence.section
                or sentence.is_demand
            ):
                break
            if row.recall is not None and self._raises(row) and row.recall.years:
                break
            if self._has(Raising.enumerates_patterns, row):
                continue
            apart = sentence.paragraph not in named
            if self._judges(row, demand, others, least=_ON_IT if apart else 1):
                named.add(sentence.paragraph)
                told[sentence.index] = row
                found += 1
        return [told[index] for index in sorted(told)]

    def _judges(
        self, row: Statement, demand: Demand, others: Sequence[frozenset[str]], *, least: int
    ) -> bool:
        """Whether a sentence says how a point stands, by `least` words of it or of several points at once."""
        if self._verdicts.read(row.sentence.text).verdict is None:
            return False
        if self._has(Raising.several_patterns, row):
            return True
        own = len(row.stems & demand.asked)
        return own >= least and all(len(row.stems & other) <= own for other in others)

    def _share(self, demand: Demand, row: Statement) -> float:
        return share_of(demand, row.stems, self._bearings, self._words.inspecting_stems)

    def _raises(self, row: Statement) -> bool:
        """Whether a recall says that something was asked for or found wanting, by the inspectorate."""
        if self._has(Raising.told_us_patterns, row):
            return False
        return any(token.word in self._raising for token in row.sentence.tokens)

    def _goes_on(self, row: Statement) -> bool:
        """Whether a sentence goes on with a point of the report that was recalled before it."""
        return self._has(Raising.enumerates_patterns, row) or self._has(
            Raising.goes_on_patterns, row
        )

    def _points_back(self, row: Statement) -> bool:
        return self._has(Raising.points_back_patterns, row)

    def _is_on(self, recall: Statement, demand: Demand) -> bool:
        """Whether a recall may be on a demand that the sentence beside it names: it speaks of the same, or
        names nothing itself."""
        named = recall.stems - self._words.inspecting_stems
        own = {stem for stem in named if not stem[:1].isdigit()}
        return not own or not own.isdisjoint(demand.weights)


def share_of(
    demand: Demand, stems: frozenset[str], bearings: Bearings, inspecting: frozenset[str]
) -> float:
    """How much of what a demand asks for some stems name, rare ones counting most.

    The stems `inspecting`, with which the inspectorate speaks of its own work, count nothing.
    """
    asked = sorted(demand.asked - inspecting)
    total = sum(bearings.weights.get(stem, 0.0) for stem in asked)
    named = sum(bearings.weights.get(stem, 0.0) for stem in asked if stem in stems)
    return named / (total or 1.0)


def _quoted(*rows: Statement) -> Quoted:
    return Quoted(rows=rows, verdict=Verdict.UNCLEAR)


def _is_named(demand: Demand, row: Statement) -> bool:
    """Whether a sentence has most of a demand's own words."""
    return len(row.stems & demand.asked) >= _NAMES_IT * len(demand.asked)
