"""How likely two concerns of two reports are one: measures of each pair, weighed.

The measures are shares in hundredths and small counts; their whole-number weights come from the corpus
(`benchmarks/reader/link.py`). A word weighs as much as it is rare in demands at large: "abuse" tells two
demands less well apart than "appraisal", however seldom it stands in these two reports.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from peeldiff.compare import bridge
from peeldiff.compare.concerns import Concern
from peeldiff.compare.kin import LINK_TABLES, Kin
from peeldiff.model import FindingKind
from peeldiff.parsed import read_beside
from peeldiff.weights import weights

__all__ = ["MEASURES", "Pair", "Pairing", "likelihood", "weigh"]

Pair = tuple[int, int]
_CAUSE, _AREA = FindingKind.CAUSE_OF_CONCERN, FindingKind.AREA_FOR_IMPROVEMENT
_MOST_WEIGHT, _MOST_IN_WHOLE = 3000, 5000
"""Bounds of sums of weights: beyond them they say no more."""
_HALFWAY = 150
"""Weight at which `likelihood` is halfway from even to certain."""
_LED = ("asks", "met", "kin")
"""The measures of which the lead over other pairs of either concern is a measure too."""
MEASURES = (
    "asks", "kin", "earlier met", "later met", "met", "weight met of earlier", "weight met of later",
    "weight in whole", "weight shared", "same kind", "raised", "lowered", "recalled", "recalled in its words",
    "recalls another", "same question", "one alone there", *(f"{name}: least lead" for name in _LED),
    *(f"{name}: best lead" for name in _LED),
)  # fmt: skip
"""The names of the measures of a pair's words, each of which may have a weight."""
_FILE, _BRIDGED = "pairing.tsv", "bridged.tsv"
"""The weights of the measures of words alone, and of these with those of the bridge."""
_KNOWN = {_FILE: MEASURES, _BRIDGED: (*MEASURES, *bridge.MEASURES)}


class Pairing:
    """The measures of every pair of concerns, earlier × later."""

    def __init__(
        self,
        earlier: Sequence[Concern],
        later: Sequence[Concern],
        kin: Kin,
        between: bridge.Bridge | None = None,
    ) -> None:
        """With `between`, pairs are measured by what the later report says too."""
        self.earlier, self.later = earlier, later
        self._kin, self._between = kin, between
        self._bags: dict[frozenset[str], dict[str, int]] = {}
        self._sums: dict[frozenset[str], int] = {}
        self._nearest: dict[frozenset[str], dict[str, int]] = {}

    def measures(self) -> dict[Pair, dict[str, int]]:
        """The measures of each pair by name."""
        found = {
            (i, j): self._of(ours, theirs)
            for i, ours in enumerate(self.earlier)
            for j, theirs in enumerate(self.later)
        }
        asked_earlier = Counter(concern.question for concern in self.earlier)
        asked_later = Counter(concern.question for concern in self.later)
        for (i, j), told in found.items():
            question = self.earlier[i].question
            if question == self.later[j].question:
                told["same question"] = 100
                told["one alone there"] = 100 * (
                    min(asked_earlier[question], asked_later[question]) == 1
                )
        for name in _LED:
            _add_leads(found, name)
        if self._between is not None:
            for (i, j), told in found.items():
                told.update(self._between.measures(self.earlier[i], self.later[j]))
        return found

    def _of(self, ours: Concern, theirs: Concern) -> dict[str, int]:
        asked, shared = ours.asked & theirs.asked, ours.whole & theirs.whole
        met = self.met(ours.asks[0], theirs.whole), self.met(theirs.asks[0], ours.whole)
        return {
            "asks": max(self._alike(a, b) for a in ours.asks for b in theirs.asks),
            "kin": max(self._near(a, b) for a in ours.asks for b in theirs.asks),
            "earlier met": met[0],
            "later met": met[1],
            "met": sum(met) // 2,
            "weight met of earlier": min(self._sum(ours.asks[0]) * met[0] // 100, _MOST_WEIGHT),
            "weight met of later": min(self._sum(theirs.asks[0]) * met[1] // 100, _MOST_WEIGHT),
            "weight in whole": min(self._sum(shared), _MOST_IN_WHOLE),
            "weight shared": min(self._sum(asked), _MOST_WEIGHT),
            "same kind": 100 * (ours.kind is theirs.kind),
            "raised": 100 * ((ours.kind, theirs.kind) == (_AREA, _CAUSE)),
            "lowered": 100 * ((ours.kind, theirs.kind) == (_CAUSE, _AREA)),
            "recalled": 100 * (theirs.recalled is not None),
            "recalled in its words": self.met(ours.asked, theirs.recalled or frozenset()),
            "recalls another": 100 * theirs.recalls_another,
        }  # fmt: skip

    # -- shares of weighed stems, in hundredths --

    def _sum(self, stems: frozenset[str]) -> int:
        known = self._sums.get(stems)
        if known is None:
            known = self._sums[stems] = sum(map(self._kin.rarity, stems))
        return known

    def _alike(self, a: frozenset[str], b: frozenset[str]) -> int:
        total = self._sum(a) + self._sum(b)
        return 200 * self._sum(a & b) // total if total else 0

    def met(self, stems: frozenset[str], others: frozenset[str]) -> int:
        """The share of some stems that others meet, in hundredths; kin count for as much as they are near."""
        total = self._sum(stems)
        if not total or not others:
            return 0
        known = self._nearest.setdefault(others, {})  # many demands have words in common
        met = 0
        for stem in stems:
            told = known.get(stem)
            if told is None:
                told = known[stem] = self._kin.rarity(stem) * self._kin.nearest(stem, others)
            met += told
        return met // total

    def _near(self, a: frozenset[str], b: frozenset[str]) -> int:
        """How near two texts are with all kin of their stems, as the cosine of their bags."""
        ours, theirs = self._bag(a), self._bag(b)
        if len(ours) > len(theirs):
            ours, theirs = theirs, ours
        both = sum(weight * theirs[stem] for stem, weight in ours.items() if stem in theirs)
        return both // 10_000

    def _bag(self, stems: frozenset[str]) -> dict[str, int]:
        """The stems with their kin, weighed; of length 1000."""
        known = self._bags.get(stems)
        if known is None:
            bag: dict[str, int] = {}
            for stem in stems:
                weight = self._kin.rarity(stem)
                bag[stem] = bag.get(stem, 0) + 100 * weight
                for other, near in self._kin.of(stem).items():
                    bag[other] = bag.get(other, 0) + near * weight
            length = math.isqrt(sum(weight * weight for weight in bag.values())) or 1
            known = {stem: 1000 * weight // length for stem, weight in bag.items()}
            self._bags[stems] = known
        return known


def _add_leads(found: Mapping[Pair, dict[str, int]], name: str) -> None:
    """Add how far each pair leads the next best of its earlier and of its later concern."""
    ends: dict[tuple[str, int], list[int]] = {}
    for (i, j), told in found.items():
        ends.setdefault(("earlier", i), []).append(told[name])
        ends.setdefault(("later", j), []).append(told[name])
    best = {end: sorted(values, reverse=True)[:2] for end, values in ends.items()}
    for (i, j), told in found.items():
        leads = []
        for end in (("earlier", i), ("later", j)):
            first, second = (*best[end], 0)[:2]
            leads.append(told[name] - (second if told[name] == first else first))
        told[f"{name}: least lead"], told[f"{name}: best lead"] = min(leads), max(leads)


def weigh(measures: Mapping[str, int], own: str = "", *, bridged: bool = False) -> int:
    """How likely a pair with some measures is one concern: hundredths of a natural logarithm of its odds.

    `own` names the folder of an inspectorate that has weights of its own; `bridged` says that the later
    report was asked.
    """
    bias, known = _weights(own, _BRIDGED if bridged else _FILE)
    total = sum(known[name] * told for name, told in measures.items() if name in known)
    return (bias * 10_000 + total) // 10_000


def likelihood(weight: int) -> float:
    """A weight as a share from 0 to 1, even at 0, without an exponent."""
    return round((1 + weight / (_HALFWAY + abs(weight))) / 2, 4)


@cache
def _weights(own: str, file: str) -> tuple[int, dict[str, int]]:
    """The bias in hundredths and the weight of each measure in hundredths of a ten-thousandth."""
    folder = (LINK_TABLES, own) if own else ()
    text = read_beside(__file__, *folder, file)
    told = weights(text, "/".join((*folder, file)), 1, known=_KNOWN[file])
    return told.pop("bias")[0], {name: weight for name, (weight,) in told.items()}
