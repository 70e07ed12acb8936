"""What became of each finding, and of each of its items.

Every finding of both reports stands in exactly one change. A restated demand outweighs any praise
beside it; a finding that is not restated has the fate that the newer report's own words give it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from peeldiff.compare.evidence import Answer, Library
from peeldiff.compare.fates import Coverage, Fate, fate_of
from peeldiff.compare.links import FindingMatch
from peeldiff.compare.outline import Outline
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
    FindingRef,
    Item,
    Relation,
    Status,
    Verdict,
)

__all__ = ["FindingReader"]

_ITEM_MATCH = 0.3
_ITEM_NEAR = 0.25
"""The same under the question that succeeds its own."""
_ITEM_TELLING = 0.15
"""Likeness that is enough under the same question, if the most telling word is shared."""
_RECURRING = 0.4
_NEAR = 0.35
_WEIGHT = {
    FindingKind.CAUSE_OF_CONCERN: 2,
    FindingKind.RECOMMENDATION: 2,
    FindingKind.AREA_FOR_IMPROVEMENT: 1,
}
_OPEN = (Status.PERSISTING, Status.ESCALATED, Status.DE_ESCALATED)
_ORDER = [
    Status.ESCALATED, Status.PERSISTING, Status.RECURRING, Status.NEW, Status.PARTLY_RESOLVED,
    Status.DE_ESCALATED, Status.NOT_RAISED, Status.NOT_REINSPECTED, Status.RESOLVED,
]  # fmt: skip
_YEAR = re.compile(r"20\d\d")
_PILLARS = ("effectiveness", "efficiency", "legitimacy", "leadership")


@dataclass(frozen=True, slots=True)
class _Point:
    """A finding or item of the older report with where it stands."""

    text: str
    stems: frozenset[str]
    questions: tuple[int, ...]
    coverage: Coverage


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
        self.telling, self.library = telling, library
        self.successors = successors
        self.relation = relation
        self.rulings = rulings
        self.same = relation is Relation.SAME_INSPECTION

    # -- all of them --

    def changes(self, matches: Sequence[FindingMatch]) -> tuple[FindingChange, ...]:
        """One change for each match and for each finding left, worst news first."""
        olds, news = self.old.inspection.findings, self.new.inspection.findings
        linked_old = {i for m in matches for i in m.old}
        linked_new = {j for m in matches for j in m.new}
        free_new = [j for j in range(len(news)) if j not in linked_new]
        found = [self._matched(match) for match in matches]
        for i, finding in enumerate(olds):
            if i not in linked_old:
                change, taken = self._unmatched(finding, [news[j] for j in free_new])
                free_new = [j for j in free_new if news[j] not in taken]
                found.append(change)
        found += [self._only_new(news[j]) for j in free_new]
        return tuple(sorted(map(self.rulings.settle, found), key=self._order))

    def _order(self, change: FindingChange) -> tuple[int, int, int, int]:
        demanded = 0 if change.kind in DEMANDS else 1
        weight = -_WEIGHT.get(change.kind, 0)
        line = change.new[0].line if change.new else change.old[0].line
        return demanded, _ORDER.index(change.status), weight, line

    # -- a finding that both reports list --

    def _matched(self, match: FindingMatch) -> FindingChange:
        olds = [self.old.inspection.findings[i] for i in match.old]
        news = [self.new.inspection.findings[j] for j in match.new]
        status, why = self._restated(olds, news)
        items = self._items(olds, news)
        statuses = {item.status for item in items}
        evidence = _unique(e for item in items for e in item.evidence)
        if statuses and Status.RESOLVED in statuses and statuses - {Status.RESOLVED}:
            status = Status.PARTLY_RESOLVED
            why = "Part of it is listed again, and the report says that part of it is dealt with."
        else:
            point = self._point(olds[0])
            answers = [a for f in news for a in self.library.within(f.line, f.end_line)]
            answers += [
                a for a in self.library.follow_ups(point.stems, point.questions) if a.score >= _NEAR
            ]
            evidence = [] if self.same else _unique(a.evidence(self.new) for a in answers[:2])
        wording, weighty = reword(_joined(olds), _joined(news))
        link = match.link
        return FindingChange(
            status,
            news[0].kind,
            tuple(_ref(f, self.old) for f in olds),
            tuple(_ref(f, self.new) for f in news),
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

    def _restated(self, olds: Sequence[Finding], news: Sequence[Finding]) -> tuple[Status, str]:
        before = max(_WEIGHT.get(f.kind, 0) for f in olds)
        after = max(_WEIGHT.get(f.kind, 0) for f in news)
        if after > before:
            return Status.ESCALATED, "What was an area for improvement is now a cause of concern."
        if after < before:
            return (
                Status.DE_ESCALATED,
                "What was a cause of concern is now an area for improvement.",
            )
        if _joined(olds) == _joined(news):
            return Status.PERSISTING, "Both reports ask for the same, word for word."
        if len(news) > len(olds):
            return (
                Status.PERSISTING,
                f"The newer report asks for the same, as {_count(len(news))} findings.",
            )
        if len(olds) > len(news):
            return (
                Status.PERSISTING,
                f"The newer report asks for the same, {_count(len(olds))} findings as one.",
            )
        return Status.PERSISTING, "Both reports ask for the same in other words."

    # -- a finding that only the older report lists --

    def _unmatched(
        self, finding: Finding, free: Sequence[Finding]
    ) -> tuple[FindingChange, list[Finding]]:
        """The change of a finding that is not listed again, and new findings that its items took."""
        point = self._point(finding)
        items = self._items([finding], free)
        taken_ids = {ref.id for item in items for ref in item.new}
        taken = [f for f in free if f.id in taken_ids or any(i.id in taken_ids for i in f.items)]
        if finding.kind not in DEMANDS:
            fate = Fate(
                Status.NOT_RAISED, Confidence.MEDIUM, "The newer report does not mention it again."
            )
            if point.coverage is not Coverage.INSPECTED:
                fate = replace(fate, status=Status.NOT_REINSPECTED)
        else:
            fate = fate_of(
                point.stems,
                self.library,
                point.questions,
                point.coverage,
                core=self.telling.core(finding.text),
            )
            if items:
                fate = self._of_items(items, fate)
        evidence = [answer.evidence(self.new) for answer in fate.answers]
        if not evidence or fate.status is Status.PARTLY_RESOLVED:
            evidence = _unique([*evidence, *(e for item in items for e in item.evidence)])
        wording, weighty = reword(finding.text, _joined(taken))
        return (
            FindingChange(
                fate.status,
                finding.kind,
                (_ref(finding, self.old),),
                tuple(_ref(f, self.new) for f in taken),
                max((item.score for item in items), default=0.0) if taken else 0.0,
                fate.confidence,
                fate.why,
                wording,
                tuple(evidence),
                tuple(items),
                weighty if taken else (),
                fate.lead,
            ),
            taken,
        )

    def _of_items(self, items: Sequence[FindingChange], whole: Fate) -> Fate:
        """The fate of a finding out of those of its parts."""
        statuses = [item.status for item in items]
        if len(set(statuses)) == 1:
            only = statuses[0]
            if only is Status.NOT_RAISED and whole.status is not Status.RESOLVED:
                return whole
            return Fate(
                only, items[0].confidence, f"All of its parts share this fate: {items[0].why}"
            )
        good = [s for s in statuses if s in (Status.RESOLVED, Status.PARTLY_RESOLVED)]
        if good:
            return Fate(
                Status.PARTLY_RESOLVED, Confidence.MEDIUM,
                "Its parts have different fates: the report speaks of some as done and of others not.",
            )  # fmt: skip
        if any(s in _OPEN for s in statuses):
            return Fate(
                Status.PERSISTING,
                Confidence.MEDIUM,
                "Parts of it are still open in the newer report.",
            )
        return (
            whole
            if whole.status not in (Status.RESOLVED,)
            else replace(whole, status=Status.NOT_RAISED, answers=())
        )

    # -- items --

    def _items(self, olds: Sequence[Finding], news: Sequence[Finding]) -> list[FindingChange]:
        """The items of older findings, each with its own fate among some newer findings."""
        found: list[FindingChange] = []
        pool: list[tuple[Finding, Item | None]] = [(f, i) for f in news for i in f.items]
        pool += [(f, None) for f in news]
        for finding in olds:
            used: set[str] = set()
            for item in finding.items:
                change = self._item(finding, item, [p for p in pool if _id(p) not in used])
                used |= {ref.id for ref in change.new if ref.id in {i.id for _, i in pool if i}}
                found.append(change)
        return found

    def _item(
        self, finding: Finding, item: Item, pool: Sequence[tuple[Finding, Item | None]]
    ) -> FindingChange:
        parent = self._point(finding)
        stems = self.telling.stems(item.text)
        fate = fate_of(stems, self.library, parent.questions, parent.coverage, whole=False)
        pin = self.rulings.item_pins.get(item.id)
        pool = [
            p
            for p in pool
            if (item.id, _id(p)) not in self.rulings.item_breaks and pin in (None, _id(p))
        ]
        ranked = sorted(
            ((self.telling.overlap(item.text, _text(p)), -n, p) for n, p in enumerate(pool)),
            key=lambda entry: (-entry[0], -entry[1]),
        )
        score, _, best = ranked[0] if ranked else (0.0, 0, None)
        margin = score - ranked[1][0] if len(ranked) > 1 else None
        evidence = [answer.evidence(self.new) for answer in fate.answers]
        if best is not None and (
            pin
            or score >= _ITEM_MATCH
            or (score >= _ITEM_NEAR and self._near(finding, best))
            or (
                score >= _ITEM_TELLING
                and not best[0].items
                and self._near(finding, best)
                and self.telling.share_telling(item.text, _text(best))
            )
        ):
            status, why = self._restated([finding], [best[0]])
            if fate.status is Status.RESOLVED and score < 2 * _ITEM_MATCH and not pin:
                status, why = fate.status, fate.why
                best = None
            else:
                fate = Fate(status, Confidence.MEDIUM, why)
                answers = self.library.follow_ups(stems, parent.questions, whole=False)[:2]
                evidence = _unique([*evidence, *(a.evidence(self.new) for a in answers)])
        else:
            best = None
        new = (self._item_ref(best),) if best else ()
        wording, weighty = reword(item.text, _text(best) if best else "")
        return FindingChange(
            fate.status, finding.kind, (_item_ref(finding, item, self.old),), new,
            round(score, 4) if best else 0.0, fate.confidence, fate.why, wording,
            tuple(evidence), (), weighty if best else (),
            None if margin is None or not best else round(margin, 4),
        )  # fmt: skip

    def _near(self, finding: Finding, candidate: tuple[Finding, Item | None]) -> bool:
        """Whether a newer finding stands under the question that succeeds the older one's."""
        at = self.new.index.get(candidate[0].section or "")
        return at is not None and at in self._point(finding).questions

    def _item_ref(self, entry: tuple[Finding, Item | None]) -> FindingRef:
        finding, item = entry
        return _ref(finding, self.new) if item is None else _item_ref(finding, item, self.new)

    # -- a finding that only the newer report lists --

    def _only_new(self, finding: Finding) -> FindingChange:
        wording, _ = reword("", finding.text)
        status, why = Status.NEW, "The older report has nothing like it."
        evidence: tuple[Evidence, ...] = ()
        confidence = Confidence.MEDIUM
        if finding.kind in DEMANDS and not self.same:
            answer = self._raised_before(finding)
            if answer:
                status = Status.RECURRING
                why = "The report says itself that an earlier inspection, not compared here, raised this."
                evidence = (answer.evidence(self.new),)
        return FindingChange(
            status,
            finding.kind,
            (),
            (_ref(finding, self.new),),
            0.0,
            confidence,
            why,
            wording,
            evidence,
        )

    def _raised_before(self, finding: Finding) -> Answer | None:
        """A follow-up of the newer report on this finding that names an inspection not compared."""
        stems = self.telling.stems(self.telling.whole(finding))
        core = self.telling.core(finding.text)
        at = self.new.index.get(finding.section or "")
        questions = (at,) if at is not None else ()
        inside = self.library.within(finding.line, finding.end_line)
        for answer in [*inside, *self.library.follow_ups(stems, questions, core=core)]:
            if max(answer.share, answer.around) < _RECURRING or not answer.recalls:
                continue
            if answer not in inside and self._explains_another(answer, finding):
                continue
            if self._is_outside(answer) and answer.reading.verdict is not Verdict.IMPROVED:
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
        return any(pillar in named and pillar not in old.pillars for pillar in _PILLARS) and bool(
            old.pillars
        )

    # -- where a point stands --

    def _point(self, finding: Finding) -> _Point:
        at = self.old.index.get(finding.section or "")
        questions: tuple[int, ...] = ()
        if at is not None:
            for place in (at, *self.old.above(at)):
                if place in self.successors:
                    questions = self.successors[place]
                    break
        text = self.telling.whole(finding)
        return _Point(text, self.telling.stems(text), questions, self._coverage(at))

    def _coverage(self, at: int | None) -> Coverage:
        if self.relation in (Relation.DIFFERENT_FORCE, Relation.DIFFERENT_PROGRAMME):
            return Coverage.NOT_COVERED
        section = self.old.sections[at] if at is not None else None
        pillars = self.new.inspection.pillars
        news = self.successors.get(at, ()) if at is not None else ()
        if news:
            inspected = any(self.new.sections[j].inspected for j in news) or self.same
            return Coverage.INSPECTED if inspected else Coverage.NOT_INSPECTED
        if section and section.pillar and pillars and section.pillar not in pillars:
            return Coverage.NOT_COVERED
        return Coverage.NOT_ASKED if self.old.questions else Coverage.INSPECTED


def _joined(findings: Sequence[Finding]) -> str:
    return "\n".join(finding.text for finding in findings)


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(number, str(number))


def _id(entry: tuple[Finding, Item | None]) -> str:
    finding, item = entry
    return finding.id if item is None else item.id


def _text(entry: tuple[Finding, Item | None]) -> str:
    finding, item = entry
    return Telling.whole(finding) if item is None else item.text


def _unique(evidence: Iterable[Evidence]) -> list[Evidence]:
    return list(dict.fromkeys(evidence))


def _ref(finding: Finding, outline: Outline) -> FindingRef:
    return FindingRef(
        finding.id, finding.kind, finding.text, finding.detail, finding.items, finding.section,
        outline.heading_of(finding.section), finding.line, finding.end_line, finding.page,
    )  # fmt: skip


def _item_ref(finding: Finding, item: Item, outline: Outline) -> FindingRef:
    return FindingRef(
        item.id, finding.kind, item.text, None, (), finding.section,
        outline.heading_of(finding.section), item.line, item.end_line, finding.page,
    )  # fmt: skip
