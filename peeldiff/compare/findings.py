"""What became of each finding.

Every finding of both reports stands in exactly one change. A restated demand outweighs any praise
beside it; a finding that is not restated has the fate that the newer report's own words give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from peeldiff.compare.answers import Answer
from peeldiff.compare.evidence import Library
from peeldiff.compare.fates import Coverage, Fate, fate_of
from peeldiff.compare.items import ItemReader
from peeldiff.compare.links import FindingMatch
from peeldiff.compare.outline import Outline
from peeldiff.compare.points import Place, PlaceReader, finding_ref
from peeldiff.compare.restating import WEIGHT, joined_text, restated
from peeldiff.compare.rulings import Rulings
from peeldiff.compare.telling import Telling
from peeldiff.compare.wording import reword
from peeldiff.model import (
    DEMANDS,
    Confidence,
    Evidence,
    Finding,
    FindingChange,
    FindingKind,
    Relation,
    Status,
    Verdict,
)

__all__ = ["FindingReader"]

_RECURRING = 0.4
"""Share of a new finding that a follow-up has to speak of to be about it."""
_PRAISED = 0.5
"""The same for a sentence that may be about praise given before and does not say so."""
_NEAR = 0.35
"""Score from which a follow-up is quoted beside a finding that is listed again."""
_OPEN = (Status.PERSISTING, Status.ESCALATED, Status.DE_ESCALATED)
_ORDER = (
    Status.ESCALATED,
    Status.PERSISTING,
    Status.RECURRING,
    Status.NEW,
    Status.PARTLY_RESOLVED,
    Status.DE_ESCALATED,
    Status.NOT_RAISED,
    Status.NOT_REINSPECTED,
    Status.RESOLVED,
)
"""Worst news first."""
_YEAR = re.compile(r"20\d\d")
_PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")


class FindingReader:
    """Builds the changes of all findings of one comparison."""

    def __init__(
        self,
        old: Outline,
        new: Outline,
        telling: Telling,
        library: Library,
        successors: Mapping[int, tuple[int, ...]],
        relation: Relation,
        rulings: Rulings,
    ) -> None:
        """`successors` maps each matched section of the older report to those of the newer."""
        self.old, self.new = old, new
        self.telling, self.library, self.rulings = telling, library, rulings
        self.places = PlaceReader(old, new, telling, successors, relation)
        self.items = ItemReader(self.places, library, rulings, telling)
        self.same = relation is Relation.SAME_INSPECTION
        causes = [f.id for f in old.inspection.findings if f.kind is FindingKind.CAUSE_OF_CONCERN]
        self.only_cause = causes[0] if len(causes) == 1 else None

    def changes(self, matches: Sequence[FindingMatch]) -> tuple[FindingChange, ...]:
        """One change for each match and for each finding left, worst news first."""
        olds, news = self.old.inspection.findings, self.new.inspection.findings
        linked_old = {i for m in matches for i in m.old}
        linked_new = {j for m in matches for j in m.new}
        free_old = [finding for i, finding in enumerate(olds) if i not in linked_old]
        free_new = [finding for j, finding in enumerate(news) if j not in linked_new]
        bridges = self.items.bridges(free_old, free_new)
        bridged = {finding.id for partners in bridges.values() for finding in partners}
        found = [self._matched(match) for match in matches]
        found += [self._unmatched(finding, bridges.get(finding.id, ())) for finding in free_old]
        found += [self._only_new(finding) for finding in free_new if finding.id not in bridged]
        return tuple(sorted(map(self.rulings.settle, found), key=_order))

    # -- a finding that both reports list --

    def _matched(self, match: FindingMatch) -> FindingChange:
        olds = [self.old.inspection.findings[i] for i in match.old]
        news = [self.new.inspection.findings[j] for j in match.new]
        status, why = restated(olds, news)
        items = self._items(olds, news)
        statuses = {item.status for item in items}
        if Status.RESOLVED in statuses and len(statuses) > 1:
            status = Status.PARTLY_RESOLVED
            why = "Part of it is listed again, and the report says that part of it is dealt with."
            if _by_reader(item for item in items if item.status is Status.RESOLVED):
                why = "Part of it is listed again, and a reader set part of it as dealt with."
            evidence = _of_parts(items)
        else:
            refused = {e.line for item in items if _overruled(item) for e in item.evidence}
            evidence = [e for e in self._beside(olds[0], news) if e.line not in refused]
        wording, weighty = reword(joined_text(olds), joined_text(news))
        link = match.link
        return FindingChange(
            status,
            news[0].kind,
            tuple(finding_ref(finding, self.old) for finding in olds),
            tuple(finding_ref(finding, self.new) for finding in news),
            round(link.content, 4),
            Confidence.HIGH if match.pinned else Confidence(link.confidence),
            why,
            wording,
            tuple(evidence),
            tuple(items),
            weighty,
            None if link.margin is None else round(link.margin, 4),
            match.runner_up,
        )

    def _beside(self, ours: Finding, news: Sequence[Finding]) -> list[Evidence]:
        """What the newer report says of a point that it lists again."""
        if self.same:
            return []
        answers = [a for f in news for a in self.library.within(f.line, f.end_line)]
        told = self.library.follow_ups(self.telling.point(ours), self.places.place(ours).questions)
        answers += [answer for answer in told if answer.score >= _NEAR]
        return _unique(answer.evidence(self.new) for answer in answers[:2])

    def _items(self, olds: Sequence[Finding], news: Sequence[Finding]) -> list[FindingChange]:
        """The parts as the reader has them: what becomes of the whole follows from these."""
        return [self.rulings.settle(item) for item in self.items.changes(olds, news)]

    # -- a finding that only the older report lists --

    def _unmatched(self, finding: Finding, partners: Sequence[Finding]) -> FindingChange:
        """The change of a finding that is not listed again as a whole; `partners` take up parts."""
        items = self._items([finding], partners)
        fate = self._fate(finding)
        if items:
            fate = _of_items(items, self._unless_overruled(fate, items))
        if partners and not any(item.new for item in items):
            status, why = restated([finding], partners)
            fate = Fate(status, Confidence.LOW, why)
        evidence = [answer.evidence(self.new) for answer in fate.answers]
        if not evidence or fate.status is Status.PARTLY_RESOLVED:
            evidence = _unique([*evidence, *_of_parts(items)])
        wording, weighty = reword(finding.text, joined_text(partners))
        overlaps = [self.telling.overlap(self.telling.whole(finding), p.text) for p in partners]
        return FindingChange(
            fate.status,
            finding.kind,
            (finding_ref(finding, self.old),),
            tuple(finding_ref(partner, self.new) for partner in partners),
            round(max(overlaps, default=0.0), 4),
            fate.confidence,
            fate.why,
            wording,
            tuple(evidence),
            tuple(items),
            weighty if partners else (),
            fate.lead,
        )

    def _unless_overruled(self, fate: Fate, items: Sequence[FindingChange]) -> Fate:
        """What is said of a finding in one piece, unless the reader has settled all of its parts, or
        not taken for an answer all that it rests on."""
        said = {answer.evidence(self.new).line for answer in fate.answers}
        kept = {evidence.line for evidence in _of_parts(items)}
        refused = {e.line for item in items if _overruled(item) for e in item.evidence} - kept
        if not all(item.set_by is not None for item in items) and not (said and said <= refused):
            return fate
        return Fate(
            Status.NOT_RAISED, Confidence.HIGH, "A reader set what has become of its parts."
        )

    def _fate(self, finding: Finding) -> Fate:
        place = self.places.place(finding)
        if finding.kind not in DEMANDS:
            return self._praised(finding, place)
        return fate_of(
            replace(self.telling.point(finding), alone=finding.id == self.only_cause),
            self.library,
            place.questions,
            place.coverage,
            since=self.places.since,
        )

    def _praised(self, finding: Finding, place: Place) -> Fate:
        """What becomes of praise that is not listed again: nothing is asked, so nothing is open."""
        silent = place.coverage is Coverage.INSPECTED
        status = Status.NOT_RAISED if silent else Status.NOT_REINSPECTED
        point = self.telling.point(finding)
        told = self.library.follow_ups(point, place.questions, since=self.places.since)
        for answer in told + self.library.statements(point, place.questions):
            if answer.telling and answer.share >= (_NEAR if answer.recalls else _PRAISED):
                why = "The newer report does not list it again, but speaks of it."
                return Fate(status, Confidence.MEDIUM, why, (answer,))
        return Fate(status, Confidence.MEDIUM, "The newer report does not mention it again.")

    # -- a finding that only the newer report lists --

    def _only_new(self, finding: Finding) -> FindingChange:
        wording, _ = reword("", finding.text)
        status, why = Status.NEW, "The older report has nothing like it."
        evidence: list[Evidence] = []
        answer = self._raised_before(finding)
        if answer:
            status = Status.RECURRING
            why = (
                "The report says itself that an earlier inspection, not compared here, raised this."
            )
            evidence = _unique([answer.recalled().evidence(self.new), answer.evidence(self.new)])
        return FindingChange(
            status,
            finding.kind,
            (),
            (finding_ref(finding, self.new),),
            0.0,
            Confidence.MEDIUM,
            why,
            wording,
            tuple(evidence),
        )

    def _raised_before(self, finding: Finding) -> Answer | None:
        """A follow-up of the newer report on this finding that names an inspection not compared."""
        if finding.kind not in DEMANDS or self.same:
            return None
        at = self.new.index.get(finding.section or "")
        questions = (at,) if at is not None else ()
        inside = self.library.within(finding.line, finding.end_line)
        told = self.library.follow_ups(self.telling.point(finding), questions)
        for answer in [*inside, *told]:
            speaks_of_it = max(answer.share, answer.around) >= _RECURRING
            if not answer.recalls or not speaks_of_it or not self._is_outside(answer):
                continue
            if answer not in inside and self._explains_another(answer, finding):
                continue
            if answer.reading.verdict is not Verdict.IMPROVED:
                return answer
        return None

    def _explains_another(self, answer: Answer, finding: Finding) -> bool:
        """Whether a follow-up stands in the explanation of another finding: it is about that one."""
        return any(
            other is not finding and other.line <= answer.begins <= other.end_line
            for other in self.new.inspection.findings
        )

    def _is_outside(self, answer: Answer) -> bool:
        """Whether a follow-up names an inspection other than the older one compared."""
        old = self.old.inspection
        year = _YEAR.search(answer.refers_to)
        if not year:
            return False
        if year[0] != (old.cycle or "")[:4]:
            return True
        named = answer.refers_to.casefold()
        others = [pillar for pillar in _PILLARS if pillar in named and pillar not in old.pillars]
        return bool(old.pillars and others)


def _of_items(items: Sequence[FindingChange], whole: Fate) -> Fate:
    """The fate of a finding out of those of its parts; `whole` is what is said of it in one piece."""
    statuses = [item.status for item in items]
    if len(set(statuses)) == 1:
        only = statuses[0]
        if only is Status.NOT_RAISED and whole.status is not Status.RESOLVED:
            return whole
        why = f"All of its parts share this fate: {items[0].why}"
        if _by_reader(items):
            why = "All of its parts share this fate, as a reader set it."
        return Fate(only, items[0].confidence, why)
    if any(status in (Status.RESOLVED, Status.PARTLY_RESOLVED) for status in statuses):
        why = "Its parts have different fates: not all of them are told as done."
        if _by_reader(items):
            why = "Its parts have different fates, as a reader set them."
        return Fate(Status.PARTLY_RESOLVED, Confidence.MEDIUM, why)
    if any(status in _OPEN for status in statuses):
        return Fate(
            Status.PERSISTING, Confidence.MEDIUM, "Parts of it are still open in the newer report."
        )
    if whole.status is Status.RESOLVED:
        return replace(whole, status=Status.NOT_RAISED, answers=())
    return whole


def _by_reader(items: Iterable[FindingChange]) -> bool:
    return any(item.set_by is not None for item in items)


def _overruled(item: FindingChange) -> bool:
    """Whether the reader says of a part that the newer report does not answer it."""
    return item.set_by is not None and item.status in (Status.NOT_RAISED, Status.NOT_REINSPECTED)


def _of_parts(items: Iterable[FindingChange]) -> list[Evidence]:
    """The quotations on which the fates of the parts rest, but none that the reader overruled."""
    return _unique(e for item in items if not _overruled(item) for e in item.evidence)


def _order(change: FindingChange) -> tuple[bool, int, int, int]:
    """Demands before praise, worst news first, then graver kinds, then reading order."""
    line = change.new[0].line if change.new else change.old[0].line
    weight = WEIGHT.get(change.kind, 0)
    return change.kind not in DEMANDS, _ORDER.index(change.status), -weight, line


def _unique(evidence: Iterable[Evidence]) -> list[Evidence]:
    return list(dict.fromkeys(evidence))
