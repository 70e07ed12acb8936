"""An inspection made ready to be compared: once, however many it is compared with."""

from __future__ import annotations

from collections.abc import Mapping

from alignment.records import dataclass
from peeldiff.compare.findings import demands_of
from peeldiff.compare.outline import Outline
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Inspection
from peeldiff.statements import Demand, Statements, annexes_of, load_lexicon, read_statements

__all__ = ["Prepared", "Sides"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prepared:
    """The outline of an inspection, its statements, and its demands by id."""

    inspection: Inspection
    words: Inspectorate
    outline: Outline
    statements: Statements
    demands: Mapping[str, Demand]


class Sides:
    """Inspections made ready to be compared, kept as long as this is."""

    def __init__(self) -> None:
        # By identity, which holds as what is kept holds the inspection: it is too much to compare.
        self._kept: dict[tuple[int, int], Prepared] = {}

    def of(self, inspection: Inspection, words: Inspectorate) -> Prepared:
        """An inspection as it reads in the words of an inspectorate."""
        key = id(inspection), id(words)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _prepared(inspection, words)
        return found


def _prepared(inspection: Inspection, words: Inspectorate) -> Prepared:
    outline = Outline(inspection, words.plain_set("structure", "summaries"))
    return Prepared(
        inspection=inspection,
        words=words,
        outline=outline,
        statements=read_statements(inspection, annexes_of(inspection, words)),
        demands=demands_of(outline, load_lexicon(), words.demand_stems),
    )
