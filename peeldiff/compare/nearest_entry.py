"""The newer demand that is most like an older one, whether or not it is linked with another.

Links are told only where they are probably right, which misses much where an inspectorate words each list
anew. What is merely nearest claims nothing: somebody reads the two and judges.
"""

from __future__ import annotations

from collections.abc import Collection

from peeldiff.compare.concerns import Side, concerns_of
from peeldiff.compare.kin import load_kin
from peeldiff.compare.pairing import Pair, Pairing, weigh
from peeldiff.model import DEMANDS

__all__ = ["nearest_entries"]


def nearest_entries(
    old: Side, new: Side, least: int, forbidden: Collection[Pair]
) -> dict[str, int]:
    """The position of the newer finding most likely to ask for the same, by the id of the older one; only
    from a weight of `least` on. Pairs of positions that are `forbidden` are of different bodies."""
    earlier, later = (
        concerns_of(side, [n for n, one in enumerate(side.findings) if one.kind in DEMANDS], year)
        for side, year in ((old, new.year), (new, old.year))
    )
    best: dict[int, tuple[int, int]] = {}
    for (i, j), measures in Pairing(earlier, later, load_kin(new.tables)).measures().items():
        weight = weigh(measures, new.tables)
        if (earlier[i].indexes[0], later[j].indexes[0]) in forbidden:
            continue
        if weight >= least and (i not in best or weight > best[i][0]):
            best[i] = weight, j
    return {
        old.findings[at].id: later[j].indexes[0]
        for i, (_, j) in best.items()
        for at in earlier[i].indexes[:1]
    }
