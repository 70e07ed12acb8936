"""Which demands of many forces ask for the same as one demand, or as a few words.

First every demand is weighed by the words that it shares, rare ones counting most. Then the nearest of a
finding are weighed again as a comparison weighs the demands of two reports (`peeldiff.compare.pairing`):
each against all that its own inspection asks for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from alignment.records import dataclass
from peeldiff.compare.concerns import Concern, stems_of
from peeldiff.compare.kin import Kin, load_kin
from peeldiff.compare.links import LINKED
from peeldiff.compare.pairing import Pairing, likelihood, weigh
from peeldiff.model import FindingKind
from peeldiff.words import words_in

__all__ = ["Demand", "Ranked", "Ranking"]

_MANY = 300
"""Demands from which on they say themselves how rare a word is; fewer leave that to the shipped table."""
_NEAREST = 200
"""Demands that share most with a finding and are weighed as a comparison would."""
_LEAST = -100
"""Weight of a pair from which on it is worth showing."""
_KIN = 25
"""Nearness with all kin words, in hundredths, that a demand must have besides to be close. In a report that
asks for two things the less unlike of them leads by much; of those below most are on another subject."""
_SHARED = 50
"""Share of the words given, in hundredths, that a demand must meet with its explanation and heading."""
_WHOLLY = 100
_ASKED = 75
"""The same from which on a demand asks for these words, and does not merely speak of some of them."""
_EMPTY_WORDS = stems_of(
    "ask told tell forces who what which else other others another anyone need should must ensure "
    "improve better required recommended"
)
"""Stems of the words in which a question is put; they tell no demand from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What one finding asks for: `asks` is its text with its parts, `told` its explanation and heading."""

    id: str
    force: str
    inspection: str
    question: str
    kind: FindingKind
    asks: str
    told: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A demand, how alike it is from 0 to 1, and whether that is enough to be the same."""

    demand: Demand
    score: float
    close: bool


class Ranking:
    """Ranks the demands of a survey; the order in which they are given makes no difference."""

    def __init__(self, demands: Sequence[Demand]) -> None:
        self.demands = sorted(demands, key=lambda demand: demand.id)
        self._asks = [stems_of(demand.asks) for demand in self.demands]
        self._whole = [
            asks | stems_of(demand.told)
            for asks, demand in zip(self._asks, self.demands, strict=True)
        ]
        self._holding = Counter(stem for whole in self._whole for stem in whole)
        self._kin = self._weighed()

    def _weighed(self) -> Kin:
        """The table of kin words, with how rare each stem is among these demands."""
        kin = load_kin()
        if len(self.demands) < _MANY:
            return kin
        count = len(self.demands)
        return kin.with_rarities(
            {
                stem: round(100 * math.log(1 + count / found))
                for stem, found in self._holding.items()
            }
        )

    # -- by words --

    def by_words(self, words: str) -> list[Ranked]:
        """The demands that meet most of some words, the most alike first.

        What is asked for counts twice as much as what stands around it, and of equals the one that
        says least besides comes first.
        """
        stems = frozenset(self._known_words(words).values()) - {""}
        rarity = self._kin.rarity
        found = []
        for asks, whole, demand in zip(self._asks, self._whole, self.demands, strict=True):
            around = self._met(stems, whole)
            share = (2 * self._met(stems, asks) + around) // 3 if around else 0
            if share >= _SHARED or around == _WHOLLY:
                density = sum(map(rarity, stems & asks)) / (1 + sum(map(rarity, asks)))
                found.append((-share, -round(density, 6), demand.id, share, demand))
        found.sort(key=lambda entry: entry[:3])
        return [Ranked(demand, share / 100, share >= _ASKED) for *_, share, demand in found]

    def _met(self, stems: frozenset[str], others: frozenset[str]) -> int:
        """The share of the weight of some stems that others meet, in hundredths, kin as far as near.

        A stem that is looked for itself is kin to no other: "clear" is no vetting, near as they are.
        """
        total = sum(map(self._kin.rarity, stems))
        if not total:
            return 0
        kin = others - stems
        near = {stem: 100 if stem in others else self._kin.nearest(stem, kin) for stem in stems}
        return sum(self._kin.rarity(stem) * share for stem, share in near.items()) // total

    def unknown(self, words: str) -> list[str]:
        """The words that tell something, but that no demand uses, nor any kin of them."""
        return [word for word, stem in self._known_words(words).items() if not stem]

    def _known_words(self, words: str) -> dict[str, str]:
        """The telling words of a question, each with the stem to look for, "" if no demand has one.

        People ask for quicker answers where reports ask for quick ones: of a word and its comparative
        the one is looked for that more demands use.
        """
        found = {}
        for word in dict.fromkeys(words_in(words)):
            stems = stems_of(word) - _EMPTY_WORDS
            if not stems:
                continue
            plain = stems_of(word.removesuffix("er").removesuffix("est"))
            best = max(sorted(stems) + sorted(plain), key=lambda stem: self._holding[stem])
            found[word] = best if self._kin.nearest(best, self._holding) else ""
        return found

    # -- by finding --

    def by_finding(self, asked: Demand) -> list[Ranked]:
        """The demands of other forces that ask for the same as one finding, the most alike first."""
        concern = self._concern(asked)
        near = {self.demands[at].id for at in self._nearest(concern, asked.force)}
        found = []
        for group in self._inspections(near):
            concerns = [self._concern(demand) for demand in group]
            pairing = Pairing([concern], concerns, self._kin)
            for (_, j), measures in pairing.measures().items():
                weight = weigh(measures)
                if group[j].id in near and weight >= _LEAST:
                    close = weight >= LINKED and measures["kin"] >= _KIN
                    found.append((-weight, group[j].id, close, group[j]))
        found.sort(key=lambda entry: entry[:2])
        return [Ranked(demand, likelihood(-less), close) for less, _, close, demand in found]

    def _nearest(self, asked: Concern, force: str) -> list[int]:
        """The demands of other forces that share the most weight with one, length taken into account."""
        rarity = self._kin.rarity
        shared = []
        for at, demand in enumerate(self.demands):
            if demand.force == force:
                continue
            both = sum(map(rarity, asked.asked & self._asks[at])) * 2
            both += sum(map(rarity, asked.whole & self._whole[at]))
            if both:
                length = math.isqrt(sum(map(rarity, self._whole[at]))) or 1
                shared.append((-both / length, demand.id, at))
        return [at for *_, at in sorted(shared)[:_NEAREST]]

    def _inspections(self, near: set[str]) -> Iterator[list[Demand]]:
        """All demands of each inspection that holds one of those that are near."""
        groups: dict[str, list[Demand]] = {}
        for demand in self.demands:
            groups.setdefault(demand.inspection, []).append(demand)
        for name in sorted(groups):
            if any(demand.id in near for demand in groups[name]):
                yield groups[name]

    def _concern(self, demand: Demand) -> Concern:
        """A demand as the comparison weighs it; nothing in it recalls an inspection of another force."""
        asks = stems_of(demand.asks)
        return Concern(
            indexes=(0,),
            kind=demand.kind,
            # That two forces are asked under one question says little: all of them are asked it.
            question=demand.id,
            asks=(asks,),
            whole=asks | stems_of(demand.told),
            recalled=None,
            recalls_another=False,
            was_raised=False,
        )
