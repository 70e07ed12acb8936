"""What the earliest report given says itself of inspections before it: when its own findings were raised.

No comparison tells this, as nothing stands before it. A sentence counts for a finding only where it says
that an earlier inspection raised something, has most of the words of what is asked, and more of them than
of anything else that is asked.
"""

from __future__ import annotations

from math import log

from peeldiff.history.raising import says_raised
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import DEMANDS, Inspection
from peeldiff.statements import Statements, annexes_of, content_stems, read_statements
from peeldiff.statements.recalls import find_recall
from peeldiff.statements.sentences import tokenise

__all__ = ["own_recalls"]

_MOST = 0.5
"""Share of the weight of what is asked that a sentence has."""
_FEWEST = 3
"""Words of what is asked that it has at least."""


def own_recalls(inspection: Inspection) -> dict[str, set[str]]:
    """The years in which earlier inspections raised each finding, by its id, as the report itself says."""
    words = inspectorate_of(inspection)
    statements = read_statements(inspection, annexes_of(inspection, words))
    asked = {
        finding.id: content_stems(
            tokenise(" ".join((finding.text, *(item.text for item in finding.items))))
        )
        for finding in inspection.findings
        if finding.kind in DEMANDS
    }
    found: dict[str, set[str]] = {}
    for row in statements.rows:
        sentence = row.sentence
        if sentence.finding is not None:
            continue
        recall = find_recall(sentence.text, sentence.tokens, inspection.cycle or "")
        if recall is None or not recall.years:
            continue
        if not says_raised(sentence.text, words, is_formal=recall.is_formal):
            continue
        for id_ in _about(row.stems, asked, statements):
            earlier = {year for year in recall.years if year[:4] < (inspection.cycle or "9")[:4]}
            found.setdefault(id_, set()).update(earlier)
    return found


def _about(
    said: frozenset[str], asked: dict[str, frozenset[str]], statements: Statements
) -> list[str]:
    """The finding that a sentence speaks of, none or one."""
    shares = {
        id_: _weight(said & stems, statements) / whole
        for id_, stems in asked.items()
        if len(said & stems) >= _FEWEST and (whole := _weight(stems, statements))
    }
    best = max(shares.values(), default=0.0)
    told = [id_ for id_, share in shares.items() if share == best]
    return told if best >= _MOST and len(told) == 1 else []


def _weight(stems: frozenset[str], statements: Statements) -> float:
    """What words say together: the rarer in the report, the more."""
    count, spread = len(statements.rows), statements.spread
    return sum(log((count + 1) / (spread[stem] + 0.5)) for stem in sorted(stems))
