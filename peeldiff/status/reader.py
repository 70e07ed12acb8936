"""The trained reader: what a passage says of a demand, weighed trait by trait.

Its weights are whole numbers in a data file that `benchmarks/reader/train.py` makes from the corpus; the
program only adds them up. It reads; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from os import pardir

from alignment.records import dataclass
from peeldiff.parsed import beside, parsed
from peeldiff.statements.demands import Demand
from peeldiff.statements.table import Statement
from peeldiff.statements.traits import beginnings, traits

__all__ = ["SAYINGS", "Reader", "Reading", "load_reader"]

SAYINGS = ("better", "claim", "done", "not", "other", "partly", "plan", "unclear", "worse")
"""What a passage may say of a demand, as the corpus labels it; the order of the weights."""
_FILE = "weights.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The weight of each saying, in hundredths of a natural logarithm of its odds.

    Only differences count.
    """

    weights: tuple[int, ...]

    @property
    def best(self) -> str:
        """The saying that weighs most."""
        return SAYINGS[max(range(len(SAYINGS)), key=lambda at: (self.weights[at], -at))]

    def lead(self, *sayings: str) -> int:
        """By how much the best of some sayings outweighs the best of all others; below 0 if it does not."""
        ours = max(self.weights[SAYINGS.index(name)] for name in sayings)
        return ours - max(
            w for name, w in zip(SAYINGS, self.weights, strict=True) if name not in sayings
        )


class Reader:
    """Weighs passages with the weights of one data file."""

    def __init__(
        self,
        bias: tuple[int, ...],
        rows: dict[str, str],
        common: frozenset[str],
        runs: frozenset[str] | None = None,
    ) -> None:
        """`rows` gives for each trait its line of the table: its weights, parted by spaces; `runs` are their
        beginnings, outside which no run need be told."""
        self._bias, self._rows, self._common = bias, rows, common
        self._known: dict[str, tuple[int, ...]] = {}
        self._runs = runs

    def read(self, demand: Demand, passage: Sequence[Statement]) -> Reading:
        """What a passage says of a demand."""
        rows, known, told = [self._bias], self._known, self._rows
        for trait in traits(demand, passage, self._common, self._runs):
            if trait in told:
                row = known.get(trait)
                if row is None:
                    row = known[trait] = tuple(map(int, told[trait].split()))
                rows.append(row)
        return Reading(weights=tuple(map(sum, zip(*rows, strict=True))))


@cache
def load_reader() -> Reader:
    """The reader that the package ships."""
    makes_traits = beside(__file__, pardir, "statements", "traits.py")
    checks = beside(__file__, pardir, "weights.py")
    return Reader(*parsed(beside(__file__, _FILE), _parse, (__file__, makes_traits, checks)))


def _parse(
    content: bytes,
) -> tuple[tuple[int, ...], dict[str, str], frozenset[str], frozenset[str]]:
    bias: tuple[int, ...] = ()
    common: frozenset[str] = frozenset()
    rows: dict[str, str] = {}
    from peeldiff.weights import check_needed, numbers
    from peeldiff.weights import rows as read

    seen = set()
    for line, trait, rest in read(content.decode("utf-8"), _FILE):
        seen.add(trait)
        if trait == "#common":
            common = frozenset(rest.split())
        elif trait == "#bias":
            bias = numbers(rest, len(SAYINGS), _FILE, line)
        elif not trait.startswith("#"):
            numbers(rest, len(SAYINGS), _FILE, line)
            rows[trait] = rest
    check_needed(seen, ("#common", "#bias"), _FILE)
    return bias, rows, common, beginnings(rows)
