"""What the trained reader says of a recall and of what answers it, where no words tell it.

"In 2017 reviews came late. A supervisor had read each of the 45 reports within four hours": nothing here
says "improved". The recall is taken for what was asked, and the thread that follows for the passage; what
the reader then says counts only where it leads all else by far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alignment.records import replace
from peeldiff.inspectorates import Inspectorate
from peeldiff.model import Finding, FindingKind, Verdict
from peeldiff.statements import (
    Demand,
    Statement,
    Statements,
    demand_of,
    load_lexicon,
    thread_at,
)
from peeldiff.status.reader import Reading, load_reader

__all__ = ["borne_out", "carried_on", "weighed"]

_SAYINGS = {
    Verdict.IMPROVED: ("done", "better"),
    Verdict.PARTLY: ("partly",),
    Verdict.NOT_IMPROVED: ("not",),
    Verdict.WORSE: ("worse",),
}
_GOOD, _BAD = ("done", "better"), ("not", "worse")
_LEAD = 150
"""Lead from which a saying is told: of threads by writers who taught nothing four in five are then right."""
_LEAD_AGAINST = 100
"""Lead from which a saying takes back what words have told."""


def weighed(rows: Sequence[Statement], words: Inspectorate) -> Verdict:
    """The verdict on a recall, the first of some statements; unclear where the reader is not sure."""
    reading = _read(rows, words)
    for verdict, sayings in _SAYINGS.items():
        if reading.lead(*sayings) >= _LEAD:
            return verdict
    return Verdict.NOT_IMPROVED if reading.lead(*_BAD) >= _LEAD else Verdict.UNCLEAR


def borne_out(verdict: Verdict, rows: Sequence[Statement], words: Inspectorate) -> bool:
    """Whether the reader does not read the opposite of a verdict that words have told of a recall."""
    against = _BAD if verdict is Verdict.IMPROVED else _GOOD
    return verdict is Verdict.PARTLY or _read(rows, words).lead(*against) < _LEAD_AGAINST


def carried_on(rows: Sequence[Statement], words: Inspectorate, cycle: str) -> int:
    """How many statements of its paragraph carry on from a recall that no words answer."""
    asked = rows[0].stems - words.demand_stems
    thread = thread_at(Statements(rows=tuple(rows), spread=Counter(), cycle=cycle), 0, asked)
    paragraph = rows[0].sentence.paragraph
    return sum(row.sentence.paragraph == paragraph for row in thread.rows[1:])


def _read(rows: Sequence[Statement], words: Inspectorate) -> Reading:
    return load_reader().read(_asked_in(rows[0], words), _thread(rows))


def _thread(rows: Sequence[Statement]) -> Sequence[Statement]:
    """A recall and what follows in its paragraph, as far as the next recall.

    More than `thread_at` joins, which ends where the words change: facts often answer in others. On the
    corpus the reader was right more often with all of it.
    """
    recall = rows[0]
    for at, row in enumerate(rows[1:], start=1):
        if row.sentence.paragraph != recall.sentence.paragraph:
            return rows[:at]
        if row.recall is not None and row.decision is None:
            return rows[:at]
    return rows


def _asked_in(recall: Statement, words: Inspectorate) -> Demand:
    """A recall as the demand that it recalls: its words but for those of asking and inspecting."""
    text = recall.sentence.text
    finding = Finding("f1", FindingKind.AREA_FOR_IMPROVEMENT, text, None, (), None, 1, 1)
    demand = demand_of(finding, None, "", load_lexicon(), words.demand_stems)
    asked = recall.stems - words.demand_stems - words.inspecting_stems
    return replace(demand, asked=asked or demand.asked)
