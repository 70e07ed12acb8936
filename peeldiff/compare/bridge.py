"""Whether the later report says the same of two concerns, in whatever words they ask.

"Fewer abandoned calls" and "answer before callers give up" share no word; the sentence on callers who waited
comes nearest to both. So what comes nearest to each is looked up in the later report and compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alignment.records import dataclass
from peeldiff.compare.concerns import Concern
from peeldiff.compare.nearness import Nearness
from peeldiff.model import Finding
from peeldiff.statements import Demand

__all__ = ["MEASURES", "Asked", "Bridge"]

MEASURES = (
    "earlier nearest", "later nearest", "earlier at later's", "later at earlier's", "earlier at its own",
    "nearest in one paragraph", "nearest in one section", "nearest in its section",
)  # fmt: skip
"""The names of the measures of a pair of concerns."""
_LOOKED_AT = 3
"""Statements nearest to the earlier concern that may stand in the section of the later one."""
_SCALE = 10_000
"""Parts of a weight of nearness that make a hundredth."""
_MET = 25
"""How near, in hundredths, what comes nearest to each of two concerns must come to the other: all links of
the corpus that words alone would not tell have more."""
_FAR = -150
"""What counts for a statement that does not come near: less than nearly all that do."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The findings of one report, their demands by id, and what comes near to them in the later report."""

    findings: Sequence[Finding]
    demands: Mapping[str, Demand]
    nearness: Nearness


class Bridge:
    """Measures pairs of concerns, earlier and later, by what the later report says."""

    def __init__(self, earlier: Asked, later: Asked, sections: Mapping[str, int]) -> None:
        """`sections` gives the position of each section of the later report by its id."""
        self._earlier, self._later = earlier, later
        self._new = later.nearness.bearings.new
        self._sections = sections
        self._known: dict[tuple[bool, tuple[int, ...]], dict[int, int]] = {}

    def measures(self, ours: Concern, theirs: Concern) -> dict[str, int]:
        """The measures of a pair by name, in hundredths; none where nothing comes near to one of them."""
        earlier, later = self._near(ours, is_later=False), self._near(theirs, is_later=True)
        if not earlier or not later:
            return {}
        rows, paragraphs = self._new.rows, self._new.paragraphs
        nearest = list(earlier)[:_LOOKED_AT]
        best, other = nearest[0], next(iter(later))
        findings = [self._later.findings[at] for at in theirs.indexes]
        homes = {self._sections.get(finding.section or "") for finding in findings}
        at_home = sum(rows[at].sentence.section in homes for at in nearest)
        own = (at for finding in findings for at in self._new.of_findings.get(finding.id, ()))
        return {
            "earlier nearest": earlier[best],
            "later nearest": later[other],
            "earlier at later's": earlier.get(other, _FAR),
            "later at earlier's": later.get(best, _FAR),
            "earlier at its own": max((earlier.get(at, _FAR) for at in own), default=_FAR),
            "nearest in one paragraph": 100 * (paragraphs[best] == paragraphs[other]),
            "nearest in one section": 100
            * (rows[best].sentence.section == rows[other].sentence.section),
            "nearest in its section": 100 * at_home // len(nearest),
        }

    @staticmethod
    def meets(measures: Mapping[str, int]) -> bool:
        """Whether what comes nearest to each concern plainly speaks of the other too, by their measures."""
        across = ("earlier at later's", "later at earlier's")
        return all(measures.get(name, _FAR) >= _MET for name in across)

    def _near(self, concern: Concern, *, is_later: bool) -> dict[int, int]:
        """How near each statement comes to a concern, nearest first; demands are no answer to one."""
        key = is_later, concern.indexes
        known = self._known.get(key)
        if known is None:
            side = self._later if is_later else self._earlier
            found: dict[int, int] = {}
            for index in concern.indexes:
                near = side.nearness.weighed(side.demands[side.findings[index].id])
                for at, weight in near.items():
                    if not self._new.rows[at].sentence.is_demand:
                        found[at] = max(weight // _SCALE, found.get(at, _FAR))
            known = self._known[key] = dict(
                sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
            )
        return known
