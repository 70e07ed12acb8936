"""Words that stand for one subject though they are not the same: "abandon" and "ring off".

The table is made from the corpus (`benchmarks/reader/link.py`), an inspectorate's own from its published
reports (`link_published.py`): which stems stand in the same passages far
more often than chance has it, and how rare each is in demands. It holds stems and whole numbers only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from os import pardir

from alignment.late import late
from peeldiff.parsed import beside, parsed

__all__ = ["LINK_TABLES", "Kin", "load_kin"]

LINK_TABLES = "link_tables"
"""The folder of what inspectorates have of their own, each in one that its data file names."""
_FILE = "kin.tsv"
_ROW = late(r"\d+( [^\s:]+:\d+)*")


class Kin:
    """The table of kin words; `rare` is how telling a stem is that it does not know."""

    def __init__(self, rows: dict[str, str], rare: int) -> None:
        """`rows` gives for each stem its line of the table: its rarity, then each kin with hundredths."""
        self._rows = rows
        self._rare = rare
        self._known: dict[str, dict[str, int]] = {}
        self._rarities: dict[str, int] = {}

    def with_rarities(self, rarities: Mapping[str, int]) -> Kin:
        """This table for texts in which stems are as rare as `rarities` says."""
        found = Kin(self._rows, self._rare)
        found._rarities.update(rarities)
        return found

    def rarity(self, stem: str) -> int:
        """How rare a stem is in demands, in hundredths of a natural logarithm."""
        known = self._rarities.get(stem)
        if known is None:
            row = self._rows.get(stem)
            known = self._rarities[stem] = self._rare if row is None else int(row.partition(" ")[0])
        return known

    def of(self, stem: str) -> dict[str, int]:
        """The kin of a stem, each with how near it is in hundredths."""
        known = self._known.get(stem)
        if known is None:
            known = self._known[stem] = {}
            for told in self._rows.get(stem, "").split()[1:]:
                other, _, near = told.partition(":")
                known[other] = int(near)
        return known

    def nearest(self, stem: str, others: Collection[str]) -> int:
        """How near the nearest of some stems is, in hundredths: 100 if it is among them, 0 if none is kin."""
        if stem in others:
            return 100
        known = self.of(stem)
        if known.keys().isdisjoint(others):
            return 0
        return max([near for kin, near in known.items() if kin in others])


@cache
def load_kin(own: str = "") -> Kin:
    """The table that the package ships; `own` names the folder of an inspectorate that has its own."""
    folder = (LINK_TABLES, own) if own else ()
    return Kin(
        *parsed(
            beside(__file__, *folder, _FILE),
            _parse,
            (__file__, beside(__file__, pardir, "weights.py")),
        )
    )


def _parse(content: bytes) -> tuple[dict[str, str], int]:
    from peeldiff.weights import check_needed, rows, wrong

    told = {name: (line, rest) for line, name, rest in rows(content.decode("utf-8"), _FILE)}
    check_needed(told, ("#rare",), _FILE)
    for line, rest in told.values():
        if not _ROW.fullmatch(rest):
            raise wrong(
                _FILE, line, f'"{rest[:40]}" should be how rare a stem is, and its kin as "stem:50"'
            )
    rare = int(told.pop("#rare")[1])
    return {name: rest for name, (_, rest) in told.items()}, rare
