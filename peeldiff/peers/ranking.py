"""Which demands of many forces ask for the same as one demand, or as a few words.

First every demand is weighed by the words that it shares, rare ones counting most. Then the nearest of a
finding are weighed again as a comparison weighs the demands of two reports (`peeldiff.compare.pairing`):
each against all that its own inspection asks for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from alignment.records import dataclass
from peeldiff.compare.concerns import Concern, stems_of
from peeldiff.compare.grouping import LINKED
from peeldiff.compare.kin import Kin, load_kin
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
_SHARED_OF_FEW = 30
"""The share that it must meet where fewer than `_FEW` meet the larger one: a long question has words that no
report uses."""
_FEW = 10
_KIN_WORTH = 60
"""What a kin word counts beside the word itself, in hundredths. Measured, as what follows, with
`benchmarks/peers.py`."""
_BESIDE = 30
"""What it adds, in hundredths, if all words of a question that stand side by side do so in a demand."""
_APART = 2
"""Words from one to the next that still stand side by side."""
_WHOLLY = 100
_ASKED = 75
"""Share of the words given, in hundredths, from which on a demand asks for these words, and does not merely
speak of some of them."""
_EMPTY_WORDS = stems_of(
    "ask told tell forces who what which else other others another anyone need should must ensure "
    "improve better required recommended enough too many much few more less most least never always often "
    "sometimes far near close late soon come coming go going get getting having make making happen "
    "happening keep people person thing things way good bad poor right wrong well badly"
)
"""Stems of the words in which a question is put; they tell no demand from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What one finding asks for: `asks` is its text with its parts, `told` its explanation and heading.

    `tables` is the folder of the kin words of its inspectorate, "" for those that everybody shares.
    """

    id: str
    force: str
    inspection: str
    question: str
    kind: FindingKind
    asks: str
    told: str
    tables: str = ""


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
        tables = sorted({demand.tables for demand in self.demands}) or [""]
        self._kins = {name: self._weighed(load_kin(name)) for name in tables}

    def _weighed(self, kin: Kin) -> Kin:
        """A table of kin words, with how rare each stem is among these demands."""
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

        What is asked for counts twice as much as what stands around it. Words that stand side by side in
        the question count more where they do so in the demand, and of equals the one that says least
        besides comes first.
        """
        told = [stem for stem in self._known_words(words).values() if stem]
        stems = frozenset(told)
        beside = list(pairwise(dict.fromkeys(told)))
        # Few demands say too little of how rare a word is to tell what is near from what is not.
        least = _SHARED_OF_FEW if len(self.demands) >= _MANY else _SHARED
        found = []
        for asks, whole, demand in zip(self._asks, self._whole, self.demands, strict=True):
            kin = self._kins[demand.tables]
            around = self._met(stems, whole, kin)
            share = (2 * self._met(stems, asks, kin) + around) // 3 if around else 0
            # Its explanation alone may say it all: then it is shown, and last.
            reached = max(share, _SHARED if around == _WHOLLY else 0)
            if reached >= least:
                rarity = kin.rarity
                density = 100 * sum(map(rarity, stems & asks)) // (1 + sum(map(rarity, asks)))
                # A short demand that asks for this comes before a long one that touches it.
                rank = share * (70 + min(30, density)) + _BESIDE * _side_by_side(
                    demand.asks, beside, kin
                )
                found.append((-rank, -density, demand.id, reached, share, demand))
        if sum(entry[3] >= _SHARED for entry in found) >= _FEW:
            found = [entry for entry in found if entry[3] >= _SHARED]
        found.sort(key=lambda entry: entry[:3])
        return [Ranked(demand, share / 100, share >= _ASKED) for *_, share, demand in found]

    def _met(self, stems: frozenset[str], others: frozenset[str], kin: Kin) -> int:
        """The share of the weight of some stems that others meet, in hundredths, kin as far as near.

        A stem that is looked for itself is kin to no other: "clear" is no vetting, near as they are.
        """
        total = sum(map(kin.rarity, stems))
        if not total:
            return 0
        besides = others - stems
        near = {
            stem: 100 if stem in others else _KIN_WORTH * kin.nearest(stem, besides) // 100
            for stem in stems
        }
        return sum(kin.rarity(stem) * share for stem, share in near.items()) // total

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
            found[word] = (
                best if any(k.nearest(best, self._holding) for k in self._kins.values()) else ""
            )
        return found

    def telling(self, words: str) -> Callable[[str], tuple[int, int]]:
        """What tells how much a text speaks of some words: by the rarest of them first, then by all."""
        stems = frozenset(self._known_words(words).values()) - {""}
        rarity = next(iter(self._kins.values())).rarity

        def weight(text: str) -> tuple[int, int]:
            met = [rarity(stem) for stem in stems & stems_of(text)]
            return max(met, default=0), sum(met)

        return weight

    # -- by finding --

    def by_finding(self, asked: Demand) -> list[Ranked]:
        """The demands of other forces that ask for the same as one finding, the most alike first."""
        concern = self._concern(asked)
        kin = self._kins[asked.tables]
        near = {self.demands[at].id for at in self._nearest(concern, asked)}
        found = []
        for group in self._inspections(near):
            concerns = [self._concern(demand) for demand in group]
            pairing = Pairing([concern], concerns, kin)
            for (_, j), measures in pairing.measures().items():
                weight = weigh(measures, asked.tables)
                if group[j].id in near and weight >= _LEAST:
                    close = weight >= LINKED and measures["kin"] >= _KIN
                    found.append((-weight, group[j].id, close, group[j]))
        found.sort(key=lambda entry: entry[:2])
        return [Ranked(demand, likelihood(-less), close) for less, _, close, demand in found]

    def _nearest(self, asked: Concern, by: Demand) -> list[int]:
        """The demands of other forces that share the most weight with one, length taken into account."""
        rarity = self._kins[by.tables].rarity
        shared = []
        for at, demand in enumerate(self.demands):
            if demand.force == by.force:
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


def _side_by_side(text: str, pairs: Sequence[tuple[str, str]], kin: Kin) -> int:
    """How much of the weight of some pairs of stems a text has side by side, in hundredths."""
    weights = [min(kin.rarity(a), kin.rarity(b)) for a, b in pairs]
    if not sum(weights):
        return 0
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words_in(text)):
        for stem in stems_of(word):
            places.setdefault(stem, []).append(at)
    met = sum(
        weight
        for (a, b), weight in zip(pairs, weights, strict=True)
        if any(
            abs(one - other) <= _APART for one in places.get(a, ()) for other in places.get(b, ())
        )
    )
    return 100 * met // sum(weights)
