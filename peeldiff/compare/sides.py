"""An inspection made ready to be compared: once, however many it is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from alignment.records import dataclass
from alignment.similarity import Corpus
from alignment.words import Texts
from peeldiff.compare.findings import demands_of
from peeldiff.compare.nearness import Ground, headings_of
from peeldiff.compare.outline import Outline
from peeldiff.inspectorates import Inspectorate
from peeldiff.inspectorates.lists import Structure
from peeldiff.model import Inspection
from peeldiff.statements import (
    Demand,
    Statement,
    Statements,
    annexes_of,
    load_lexicon,
    read_statements,
)
from peeldiff.timeline import year_of

__all__ = ["Prepared", "Sides"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Prepared:
    """The outline of an inspection, its statements, its demands by id, and what follows from these alone."""

    inspection: Inspection
    words: Inspectorate
    outline: Outline
    statements: Statements
    demands: Mapping[str, Demand]

    @cached_property
    def year(self) -> str:
        """The year of the inspection."""
        return year_of(self.inspection)

    @cached_property
    def told(self) -> dict[str, list[Statement]]:
        """The statements of each finding, by its id."""
        rows = self.statements.rows
        return {id_: [rows[at] for at in own] for id_, own in self.statements.of_findings.items()}

    @cached_property
    def ground(self) -> Ground:
        """The statements as others come near to them."""
        return Ground(self.statements, headings_of(self.inspection))

    @cached_property
    def corpus(self) -> Corpus:
        """How telling each stem is among the statements, words of asking left out."""
        asking = self.words.demand_stems
        return Corpus([row.stems - asking for row in self.statements.rows])


class Sides:
    """Inspections made ready to be compared, kept as long as this is, and the `texts` of their sections."""

    def __init__(self) -> None:
        # By identity, which holds as what is kept holds the inspection: it is too much to compare.
        self._kept: dict[tuple[int, int], Prepared] = {}
        self.texts = Texts()

    def of(self, inspection: Inspection, words: Inspectorate) -> Prepared:
        """An inspection as it reads in the words of an inspectorate."""
        key = id(inspection), id(words)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _prepared(inspection, words)
        return found


def _prepared(inspection: Inspection, words: Inspectorate) -> Prepared:
    outline = Outline(inspection, words.plain_set(Structure.summaries))
    return Prepared(
        inspection=inspection,
        words=words,
        outline=outline,
        statements=read_statements(inspection, annexes_of(inspection, words)),
        demands=demands_of(outline, load_lexicon(), words.demand_stems),
    )
