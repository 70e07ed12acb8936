"""What is told of a finding that only the newer report lists."""

from __future__ import annotations

from peeldiff.compare.points import finding_ref
from peeldiff.compare.quoting import evidence_of
from peeldiff.compare.raised_before import RaisedBeforeReader
from peeldiff.compare.tables import Tables
from peeldiff.compare.wording import reword
from peeldiff.model import DEMANDS, Confidence, Finding, FindingChange, Inspection, Status
from peeldiff.statements import Statement
from peeldiff.statements.sentences import tokenise

__all__ = ["NewFindings"]

_PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")


class NewFindings:
    """Makes the changes of findings that only the newer report lists."""

    def __init__(self, tables: Tables, since: frozenset[str], *, asks_before: bool) -> None:
        """`since` are the years of the older inspection; without `asks_before` nobody asks whether another
        inspection raised a finding."""
        self._tables, self._since, self._asks_before = tables, since, asks_before
        self._own_names = _names_of(tables.old.inspection)
        self._raised_before = RaisedBeforeReader(
            tables.statements,
            tables.new_demands.values(),
            tables.new_bearings,
            tables.verdicts,
            self._is_outside,
            tables.words,
        )

    def change(self, finding: Finding) -> FindingChange:
        """The change of a newer finding: new, or raised before by an inspection that is not compared."""
        wording, _ = reword("", finding.text)
        status, rule, confidence = Status.NEW, "only-in-the-newer", Confidence.MEDIUM
        why = "The older report has no finding like it."
        before = None
        if finding.kind in DEMANDS and self._asks_before:
            before = self._raised_before.find(self._tables.new_demands[finding.id])
        if before is not None:
            status, rule = Status.RECURRING, "raised-elsewhere"
            confidence = Confidence.HIGH if before.is_plain else Confidence.MEDIUM
            why = (
                "The report says itself that an earlier inspection, not compared here, raised this."
            )
        return FindingChange(
            status=status,
            kind=finding.kind,
            old=(),
            new=(finding_ref(finding, self._tables.new),),
            score=0.0,
            confidence=confidence,
            why=why,
            wording=wording,
            evidence=evidence_of(before.quoted, self._tables.new) if before else (),
            rule=rule,
        )

    def _is_outside(self, row: Statement) -> bool:
        """Whether a recall names an inspection other than the older one: another year, pillar or subject."""
        if row.recall is None or not row.recall.years:
            return False
        if row.recall.looked_at.difference(self._own_names):
            return True
        if all(year[:4] not in self._since for year in row.recall.years):
            return True
        pillars = self._tables.old.inspection.pillars
        words = {token.word for token in row.sentence.tokens}
        others = words.intersection(_PILLARS).difference(pillars)
        return bool(pillars and others) and words.isdisjoint(pillars)


def _names_of(inspection: Inspection) -> frozenset[str]:
    """The words by which a report calls itself: what its own inspection looked at is no other one."""
    told = " ".join((inspection.title or "", inspection.programme or "", *inspection.pillars))
    return frozenset(token.word for token in tokenise(told))
