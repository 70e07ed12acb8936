"""What became of each finding: links, cases and outcomes put together.

Every finding of both reports stands in exactly one change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from alignment.records import dataclass, replace
from peeldiff.compare.cases import nearest_to, scope_of, threads_of
from peeldiff.compare.closings import Closings
from peeldiff.compare.items import Candidate, Parts
from peeldiff.compare.likeness import whole_text
from peeldiff.compare.links import FindingMatch
from peeldiff.compare.new_findings import NewFindings
from peeldiff.compare.outline import Outline
from peeldiff.compare.points import Place, PlaceReader, finding_ref, item_ref
from peeldiff.compare.quoting import evidence_of, passages_of, verdict_of
from peeldiff.compare.restating import joined_text, restated
from peeldiff.compare.rulings import Rulings
from peeldiff.compare.tables import Tables
from peeldiff.compare.wording import reword
from peeldiff.model import (
    DEMANDS,
    Confidence,
    Finding,
    FindingChange,
    FindingRef,
    Item,
    Mention,
    Passage,
    Relation,
    Status,
    Verdict,
)
from peeldiff.model.vocabulary import KINDS, STATUSES, rank
from peeldiff.statements import Demand, Lexicon, Statement, content_stems, demand_of, tokenise
from peeldiff.statements.names import names_of_force
from peeldiff.status import (
    Again,
    Case,
    Coverage,
    Formally,
    Names,
    Outcome,
    Quoted,
    Told,
    decide,
    load_reader,
)
from peeldiff.status.thresholds import BESIDE

__all__ = ["FindingReader", "demands_of", "order_of"]


@dataclass(frozen=True, slots=True)
class _Planned:
    """The findings of a change, and the match that they have as wholes."""

    olds: Sequence[Finding]
    news: Sequence[Finding]
    match: FindingMatch | None = None


def demands_of(outline: Outline, lexicon: Lexicon, asking: frozenset[str]) -> dict[str, Demand]:
    """The demands of a report by id: each finding and each item.

    The name of the force says who is asked, as "the force" does, and nothing of what for.
    """
    found = {}
    asking |= names_of_force(outline.inspection.force or "")
    for finding in outline.inspection.findings:
        heading = outline.heading_of(finding.section) or ""
        for item in (None, *finding.items):
            demand = demand_of(finding, item, heading, lexicon, asking)
            found[demand.id] = demand
    return found


class FindingReader:
    """Builds the changes of the findings of one comparison, each when it is first asked for."""

    def __init__(
        self,
        tables: Tables,
        places: PlaceReader,
        relation: Relation,
        rulings: Rulings,
        parts: Parts,
        nearest: Mapping[str, int] | None = None,
    ) -> None:
        """`nearest` has the position of the newer demand most like an older one, by the id of that."""
        self._nearest = nearest or {}
        self.tables, self.places, self.rulings = tables, places, rulings
        self.same = relation is Relation.SAME_INSPECTION
        self.links = {link.old.id: link for link in parts.links}
        kinds = [finding.kind for finding in tables.old.inspection.findings]
        self._new_findings = NewFindings(tables, places.years, asks_before=not self.same)
        self.only = {kind for kind in DEMANDS if kinds.count(kind) == 1}
        self._closings = Closings(tables.old, tables.new, tables.demands, tables.bearings, places)
        self._plan = list(self._planned(parts))
        self._turns = {f.id: turn for turn, planned in enumerate(self._plan) for f in planned.olds}
        self._made: dict[int, FindingChange] = {}
        self._cases: dict[str, Case] = {}
        self._alone: dict[str, Case] = {}

    def _planned(self, parts: Parts) -> Iterator[_Planned]:
        """What each change is of, in the order in which causes of concern come before what rests on them."""
        olds, news = self.tables.old.inspection.findings, self.tables.new.inspection.findings
        for match in parts.matches:
            yield _Planned([olds[i] for i in match.old], [news[j] for j in match.new], match)
        for earlier, later in parts.loose:
            yield _Planned([olds[i] for i in earlier], [news[j] for j in later])
        tied = [*(match.old for match in parts.matches), *(earlier for earlier, _ in parts.loose)]
        linked = {i for earlier in tied for i in earlier}
        for i, finding in enumerate(olds):
            if i not in linked:
                yield _Planned([finding], [])

    @property
    def cases(self) -> dict[str, Case]:
        """What each change that was made rests on, by the id of the older finding or item."""
        return {**self._alone, **self._cases}

    def changes(self) -> tuple[FindingChange, ...]:
        """One change for each match and for each finding left, worst news first."""
        found = [self._change_at(turn) for turn in range(len(self._plan))]
        taken = {ref.id for change in found for ref in change.new}
        news = self.tables.new.inspection.findings
        found += [self._new_findings.change(finding) for finding in news if finding.id not in taken]
        return tuple(sorted(map(self.rulings.settle, found), key=order_of))

    def fate(self, finding: str) -> FindingChange | None:
        """The change of an older finding, by its id."""
        turn = self._turns.get(finding)
        return None if turn is None else self.rulings.settle(self._change_at(turn))

    def _change_at(self, turn: int) -> FindingChange:
        known = self._made.get(turn)
        if known is None:
            planned = self._plan[turn]
            if planned.match is not None:
                known = self._matched(planned.olds, planned.news, planned.match)
            else:
                known = self._unmatched(planned.olds, planned.news)
            self._made[turn] = known
        return known

    # -- a finding that both reports list --

    def _matched(
        self, olds: Sequence[Finding], news: Sequence[Finding], match: FindingMatch
    ) -> FindingChange:
        status, why = restated(olds, news, self.tables.words.terms)
        again = Again(
            status=status,
            why=why,
            score=1.0 if match.pinned else match.score,
            confidence=match.confidence,
        )
        change = self._change(olds, news, again, match.pinned)
        return replace(
            change,
            kind=news[0].kind if change.new else olds[0].kind,
            score=round(match.score, 4),
            margin=None if match.margin is None else round(match.margin, 4),
            runner_up=match.runner_up,
        )

    # -- a finding that only the older report lists --

    def _unmatched(self, olds: Sequence[Finding], partners: Sequence[Finding]) -> FindingChange:
        """The change of findings that are not listed again as wholes; `partners` take up parts."""
        again = None
        texts = [whole_text(finding) for finding in olds]
        overlaps = [self.tables.likeness.overlap(text, p.text) for text in texts for p in partners]
        if partners:
            status, why = restated(olds, partners, self.tables.words.terms)
            again = Again(
                status=status, why=why, score=max(overlaps), confidence=Confidence.LOW, is_part=True
            )
        change = self._change(olds, partners, again, pinned=False)
        near = self._nearest.get(olds[0].id)
        if near is not None and change.status is Status.NOT_RAISED:
            there = self.tables.new.inspection.findings[near]
            change = replace(change, nearest=finding_ref(there, self.tables.new))
        return replace(change, score=round(max(overlaps, default=0.0), 4))

    def _change(
        self, olds: Sequence[Finding], news: Sequence[Finding], again: Again | None, pinned: bool
    ) -> FindingChange:
        items = [self.rulings.settle(item) for item in self._items(olds, news)]
        if again is not None and again.is_part and not any(item.new for item in items):
            again = replace(again, is_part=False)
        if again is not None and again.is_part:
            again = None  # what was taken up are parts: these have fates of their own
        case = self._cases[olds[0].id] = self._case(olds[0], None, again, items)
        outcome = decide(case)
        if outcome.status is Status.RESOLVED and not pinned:
            news = ()  # the report's own words outrank a likeness: what it asks for is something else
        if self.same:
            outcome = replace(outcome, quoted=(), mention=Mention.ANSWERED)
        evidence = evidence_of(outcome.quoted, self.tables.new)
        if outcome.rule.startswith("parts-"):
            evidence = tuple(dict.fromkeys(e for change in items for e in change.evidence))
        if news and not evidence and not self.same:
            evidence = evidence_of(self._beside(case), self.tables.new)
        wording, weighty = reword(joined_text(olds), joined_text(news))
        asks = olds[0].kind in DEMANDS
        return FindingChange(
            status=outcome.status,
            kind=olds[0].kind,
            old=tuple(finding_ref(finding, self.tables.old) for finding in olds),
            new=tuple(finding_ref(finding, self.tables.new) for finding in news),
            score=0.0,
            confidence=outcome.confidence,
            why=outcome.why,
            wording=wording,
            evidence=evidence,
            items=tuple(items),
            weighty=weighty if news else (),
            rule=outcome.rule,
            mention=outcome.mention if asks else None,
            passages=self._passages(case, outcome, news) if asks else (),
        )

    def _beside(self, case: Case) -> list[Quoted]:
        """What the newer report says of a point that it lists again: its recall, or what is still so."""
        for told in case.told:
            recalled = told.names is Names.THE_OLDER and told.score >= BESIDE
            if recalled and told.lead >= 0 and not told.thread.heart.sentence.is_demand:
                return [Quoted(rows=told.thread.rows, verdict=verdict_of(told.reading))]
        for told in case.told:
            plain = verdict_of(told.reading) in (
                Verdict.NOT_IMPROVED,
                Verdict.WORSE,
                Verdict.PARTLY,
            )
            if plain and told.score >= BESIDE and told.lead >= 0:
                return [Quoted(rows=told.thread.rows, verdict=verdict_of(told.reading))]
        return []

    def _case(
        self,
        finding: Finding,
        item: Item | None,
        again: Again | None,
        items: Sequence[FindingChange],
    ) -> Case:
        place = self.places.place(finding)
        demand = self.tables.demands[finding.id if item is None else item.id]
        tables = self.tables
        told: tuple[Told, ...] = ()
        near: tuple[Told, ...] = ()
        scope = None
        if not self.same and finding.kind in DEMANDS:
            neighbours = [] if item is None else self._neighbours(finding, item)
            told = threads_of(
                demand,
                tables.statements,
                tables.bearings,
                load_reader(),
                since=self.places.years,
                force=tables.new.inspection.force or "",
                ties=tables.ties,
                also=self._decisions_on(finding) if item is None else (),
                neighbours=neighbours,
            )
            near = nearest_to(
                demand,
                tables.nearness,
                load_reader(),
                told,
                since=self.places.years,
                force=tables.new.inspection.force or "",
                ties=tables.ties,
                neighbours=neighbours,
            )
            others = self._other_questions(place)
            scope = scope_of(demand, told, tables.statements, tables.bearings, others)
        return Case(
            demand=demand,
            coverage=place.coverage,
            told=told,
            near=near,
            scope=scope,
            again=again,
            parts=tuple(_as_outcome(change) for change in items),
            part_cases=tuple(self._cases[change.old[0].id] for change in items),
            is_only=item is None and finding.kind in self.only,
            question_scope=self._scope_of_question(place),
            has_subject=self.places.has_subject(finding, demand.asked, tables.statements.postings),
            is_measured=self.tables.words.head.measured,
            concern=self._concern_of(finding) if item is None else None,
            formal=self._formal_on(finding) if item is None else None,
        )

    def _passages(
        self, case: Case, outcome: Outcome, news: Sequence[Finding] = ()
    ) -> tuple[Passage, ...]:
        """The passages shown for a point; twins of one inspection answer nothing."""
        if self.same:
            return ()
        again = [finding.id for finding in news]
        return passages_of(case, outcome, self.tables.new, self.tables.statements, again)

    def _scope_of_question(self, place: Place) -> Statement | None:
        """The first sentence that says that the question of a place was not inspected."""
        if place.coverage is not Coverage.NOT_INSPECTED:
            return None
        rows = self.tables.statements.rows
        return next((r for r in rows if r.sentence.section in place.questions and r.is_scope), None)

    def _other_questions(self, place: Place) -> list[frozenset[str]]:
        """The stems of the headings of questions that do not succeed that of a place, if one does."""
        new = self.tables.new
        own = {new.question_of[at] for at in place.questions}
        if not own:
            return []
        headings = (new.sections[at].heading for at in new.questions if at not in own)
        return [stems for heading in headings if (stems := content_stems(tokenise(heading)))]

    def _concern_of(self, finding: Finding) -> Case | None:
        """The case of the cause of concern that a recommendation was made for."""
        if finding.concern is None:
            return None
        turn = self._turns.get(finding.concern)
        if turn is None:
            return None
        concern = next(f for f in self._plan[turn].olds if f.id == finding.concern)
        if turn < self._turns[finding.id] and concern is self._plan[turn].olds[0]:
            self._change_at(turn)
            return self._cases[concern.id]
        if concern.id not in self._alone:
            self._alone[concern.id] = self._case(concern, None, None, ())
        return self._alone[concern.id]

    def _formal_on(self, finding: Finding) -> Formally | None:
        """What the newer report decides on a finding by formal words that name it."""
        asks = not self.same and finding.kind in DEMANDS
        return self._closings.of(finding.id) if asks else None

    def _neighbours(self, finding: Finding, item: Item) -> list[Demand]:
        """The demands of the other items of a finding."""
        return [self.tables.demands[other.id] for other in finding.items if other.id != item.id]

    def _decisions_on(self, finding: Finding) -> list[int]:
        """The statements that decide on the one finding of its kind, whatever words they have of it."""
        if finding.kind not in self.only:
            return []
        return [
            row.sentence.index
            for row in self.tables.statements.rows
            if (row.decision is not None and row.decision.kind is finding.kind)
            or (row.settled is not None and row.settled.kind is finding.kind)
        ]

    # -- the items of a finding --

    def _items(self, olds: Sequence[Finding], news: Sequence[Finding]) -> Iterator[FindingChange]:
        """The change of each item of some older findings, with its partner among newer ones."""
        listed = {finding.id for finding in news}
        for finding in olds:
            for item in finding.items:
                link = self.links.get(item.id)
                if link is None or link.new.finding.id not in listed:
                    yield self._item(finding, item, None, None, None)
                    continue
                status, why = restated([finding], [link.new.finding], self.tables.words.terms)
                again = Again(
                    status=status, why=why, score=link.score, confidence=Confidence.MEDIUM
                )
                yield self._item(finding, item, link.new, again, link.margin)

    def _item(
        self,
        finding: Finding,
        item: Item,
        partner: Candidate | None,
        again: Again | None,
        margin: float | None,
    ) -> FindingChange:
        case = self._cases[item.id] = self._case(finding, item, again, ())
        outcome = decide(case)
        if outcome.status is Status.RESOLVED and item.id not in self.rulings.item_pins:
            partner = None
        if self.same:
            outcome = replace(outcome, quoted=())
        new = (self._ref(partner),) if partner else ()
        wording, weighty = reword(item.text, new[0].text if new else "")
        return FindingChange(
            status=outcome.status,
            kind=finding.kind,
            old=(item_ref(finding, item, self.tables.old),),
            new=new,
            score=round(again.score, 4) if again and new else 0.0,
            confidence=outcome.confidence,
            why=outcome.why,
            wording=wording,
            evidence=evidence_of(outcome.quoted, self.tables.new),
            weighty=weighty if new else (),
            margin=margin if new else None,
            rule=outcome.rule,
            mention=outcome.mention,
            passages=self._passages(case, outcome),
        )

    def _ref(self, candidate: Candidate) -> FindingRef:
        if candidate.item is None:
            return finding_ref(candidate.finding, self.tables.new)
        return item_ref(candidate.finding, candidate.item, self.tables.new)


def _as_outcome(change: FindingChange) -> Outcome:
    return Outcome(
        status=change.status,
        rule=change.rule or "",
        confidence=change.confidence,
        why=change.why,
        mention=change.mention or Mention.NOT_MENTIONED,
    )


def order_of(change: FindingChange) -> tuple[bool, int, int, int]:
    """Demands before praise, worst news first, then graver kinds, then reading order."""
    line = change.new[0].line if change.new else change.old[0].line
    gravity = KINDS[change.kind].gravity
    return change.kind not in DEMANDS, rank(STATUSES, change.status), -gravity, line
