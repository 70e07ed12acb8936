"""What the older report says round its own points: words by which the newer one may take them up.

"The force should comply fully with the code for victims" stands under pages that speak of contact with
victims and of their statements; a newer report on contact takes the point up in none of its own words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping

from peeldiff.compare.bearing import Bearings
from peeldiff.statements import Demand, long_names

__all__ = ["OlderProse"]

_LOOKED_AT = 5
"""Statements of the older report in which a point's further words are looked for."""
_LEAST = 0.15
"""The share of a point's own words that such a statement must have."""
_ELSEWHERE = 0.5
"""What a statement outside the question of a point counts."""
_BEFORE, _AFTER = 2, 6
"""Statements of the same section before and after one of these that count too."""
_BESIDE = 0.5
"""What the next one of them counts; the others less with each step."""
_KEPT = 14
"""Further words of a point at most. These numbers were set on the corpus, with its reports as they are and
drawn out with the prose of others: passages stay within .02 from half to twice each."""


class OlderProse:
    """The further words of each point of a comparison."""

    def __init__(self, bearings: Bearings, homes: Mapping[str, Collection[int]]) -> None:
        """`homes` gives the sections of the older report that belong to a demand's question, by its id."""
        self._bearings, self._homes = bearings, homes
        self._known: dict[str, dict[str, float]] = {}
        self._rarities: dict[str, float] = {}

    def of(self, demand: Demand) -> dict[str, float]:
        """The stems that the older report uses round a point besides the point's own, with their shares of
        all that they count."""
        known = self._known.get(demand.id)
        if known is None:
            known = self._known[demand.id] = self._words_of(demand)
        return known

    def _words_of(self, demand: Demand) -> dict[str, float]:
        rows, new = self._bearings.old.rows, self._bearings.new.postings
        found: dict[str, float] = defaultdict(float)
        for at, counts in sorted(self._statements_round(demand).items()):
            for stem in rows[at].stems - demand.asked:
                if stem in new:
                    found[stem] += counts * self._rarity(stem)
        kept = sorted(found, key=lambda stem: (-found[stem], stem))[:_KEPT]
        total = math.fsum(found[stem] for stem in kept) or 1.0
        return {stem: found[stem] / total for stem in kept}

    def _statements_round(self, demand: Demand) -> dict[int, float]:
        """The older statements that speak of a point, and those beside them, with what each counts."""
        old, home = self._bearings.old, self._homes.get(demand.id, ())
        weights = {stem: self._rarity(stem) for stem in sorted(demand.asked)}
        total = math.fsum(weights.values()) or 1.0
        told: dict[int, float] = defaultdict(float)
        for stem, weight in weights.items():
            for at in old.postings.get(stem, ()):
                told[at] += weight / total
        for at in told:
            if old.rows[at].sentence.section not in home:
                told[at] *= _ELSEWHERE
        spoken = [at for at in told if told[at] >= _LEAST and not old.rows[at].sentence.is_demand]
        names = long_names(demand.text)
        if names:  # "practice" alone is no word on a code of practice
            spoken = [at for at in spoken if self._is_named(names, at)] or spoken
        found: dict[int, float] = {}
        for at in sorted(spoken, key=lambda at: (-told[at], at))[:_LOOKED_AT]:
            section = old.rows[at].sentence.section
            found[at] = max(told[at], found.get(at, 0.0))
            for step in (*range(-_BEFORE, 0), *range(1, _AFTER + 1)):
                beside = at + step
                if not 0 <= beside < len(old.rows) or old.rows[beside].sentence.is_demand:
                    continue
                if old.rows[beside].sentence.section == section:
                    part = _BESIDE * told[at] / abs(step) ** 0.5
                    found[beside] = max(part, found.get(beside, 0.0))
        return found

    def _is_named(self, names: tuple[frozenset[str], ...], at: int) -> bool:
        row = self._bearings.old.rows[at]
        return any(name <= row.stems for name in names)

    def _rarity(self, stem: str) -> float:
        """How telling a stem is in that of the two reports in which it is less so; a number tells nothing."""
        known = self._rarities.get(stem)
        if known is None:
            old, new = self._bearings.old, self._bearings.new
            one = len(old.rows) / (old.spread[stem] or 1)
            other = len(new.rows) / (new.spread[stem] or 1)
            known = 0.0 if stem[0].isdigit() else math.log(1 + min(one, other))
            self._rarities[stem] = known
        return known
