"""Finding again, in two given reports, what the reader's decisions are about.

Words are compared as `alignment` normalises them and may have been edited a little. Where two
findings fit a quotation about equally well nothing is chosen: the decision is reported as unfit.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from alignment.records import dataclass
from alignment.similarity import heading_similarity
from alignment.words import normalised
from peeldiff.decisions.shapes import (
    OLDER_ONLY,
    Action,
    Applied,
    Decision,
    Decisions,
    FindingQuote,
    InspectionQuote,
    ItemRuling,
    Place,
    Ruling,
    StatusRuling,
)
from peeldiff.forces import same_force
from peeldiff.model import Inspection
from peeldiff.words import plain

__all__ = ["apply", "is_about", "places"]

_FITS = 85.0
"""Share of letters in order, of 100, from which a text is the quoted one, edited."""

_LEAD = 5.0
"""How far the best text must be ahead of the next for the choice to be clear."""

_SAME_HEADING = 0.7
"""Likeness from which a heading is the quoted one, edited."""


def is_about(quote: InspectionQuote, inspection: Inspection) -> bool:
    """Whether an inspection is the one that a decision names."""
    if _cycle(quote.cycle) != _cycle(inspection.cycle or ""):
        return False
    named = quote.programme and inspection.programme
    if named and plain(quote.programme or "") != plain(inspection.programme or ""):
        return False
    if quote.pillar and inspection.pillars:
        return plain(quote.pillar) in [plain(pillar) for pillar in inspection.pillars]
    return True


def _cycle(cycle: str) -> str:
    return plain(cycle).replace("/", "-")


def apply(decisions: Decisions, old: Inspection, new: Inspection) -> Applied:
    """What the decisions say about two reports; indexes are those of the findings of each.

    Decisions on other reports say nothing here. On reports in reverse order matches and breaks
    still hold, mirrored; a status has a direction and is reported as unfit.
    """
    work = _Work(_Side(old), _Side(new))
    for number, decision in enumerate(decisions.decisions, start=1):
        if not _is_force(decision, old, new):
            continue
        named = (decision.old_inspection, decision.new_inspection)
        if is_about(named[0], old) and is_about(named[1], new):
            work.take(number, decision, mirrored=False)
        elif is_about(named[0], new) and is_about(named[1], old):
            work.take(number, decision, mirrored=True)
    return work.settled()


def places(
    decision: Decision, old: Inspection, new: Inspection
) -> tuple[tuple[Place, ...], tuple[Place, ...]] | None:
    """The findings that a decision is about; None if it is about other reports or does not fit."""
    if not (
        _is_force(decision, old, new)
        and is_about(decision.old_inspection, old)
        and is_about(decision.new_inspection, new)
    ):
        return None
    sides = []
    for inspection, quotes in ((old, decision.old), (new, decision.new)):
        side = _Side(inspection)
        found = [side.find(quote) for quote in quotes]
        if any(isinstance(place, str) for place in found):
            return None
        sides.append(tuple(place for place in found if isinstance(place, Place)))
    return sides[0], sides[1]


def _is_force(decision: Decision, old: Inspection, new: Inspection) -> bool:
    if decision.force is None:
        return True
    return all(same_force(side.force, decision.force) for side in (old, new) if side.force)


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Place
    text: str
    heading: str | None


class _Side:
    """The findings and items of one report, ready to be compared with quotations."""

    def __init__(self, inspection: Inspection) -> None:
        headings = {section.id: section.heading for section in inspection.sections}
        self.candidates: list[_Candidate] = []
        for i, finding in enumerate(inspection.findings):
            heading = headings.get(finding.section or "")
            self.candidates.append(_Candidate(Place(i), normalised(finding.text), heading))
            self.candidates += [
                _Candidate(Place(i, k), normalised(item.text), heading)
                for k, item in enumerate(finding.items)
            ]

    def find(self, quote: FindingQuote) -> Place | str:
        """The place that a quotation means, or why there is none."""
        wanted = normalised(quote.text)
        scored = [(_fit(wanted, c.text), c) for c in self.candidates]
        best = max((score for score, _ in scored), default=0.0)
        if best < _FITS:
            return "is not among the findings"
        fitting = [c for score, c in scored if score >= max(_FITS, best - _LEAD)]
        if len(fitting) > 1 and quote.section is not None:
            likeness = [heading_similarity(quote.section, c.heading or "") for c in fitting]
            top = max(likeness)
            if top >= _SAME_HEADING:
                fitting = [
                    c for c, like in zip(fitting, likeness, strict=True) if like >= top - 0.01
                ]
        if len(fitting) > 1:
            exact = [c for c in fitting if c.text == wanted]
            fitting = exact if len(exact) == 1 else fitting
        if len(fitting) > 1:
            return f"fits {len(fitting)} findings equally well; quote more of it"
        return fitting[0].place


def _fit(wanted: str, text: str) -> float:
    """How well a text, or its beginning, is the quoted one: from 0 to 100."""
    if text.startswith(wanted):
        return 100.0
    return max(ratio(wanted, text), ratio(wanted, text[: len(wanted)]))


class _Work:
    """Gathers what each decision asks for, then sets aside what contradicts itself."""

    def __init__(self, old: _Side, new: _Side) -> None:
        self._old = old
        self._new = new
        self._numbers: dict[int, int] = {}
        self._pins: list[tuple[Place, Place, Decision]] = []
        self._breaks: list[tuple[Place, Place, Decision]] = []
        self._statuses: list[StatusRuling] = []
        self._unfit: list[tuple[int, str]] = []

    def take(self, number: int, decision: Decision, *, mirrored: bool) -> None:
        """Find the findings of one decision and note what it asks for."""
        self._numbers[id(decision)] = number
        if mirrored and decision.action is Action.STATUS:
            self._refuse(decision, "sets a status, and the two reports are in reverse order here")
            return
        sides = (self._new, self._old) if mirrored else (self._old, self._new)
        found_old = self._places(decision, decision.old, sides[0], decision.old_inspection)
        found_new = self._places(decision, decision.new, sides[1], decision.new_inspection)
        if found_old is None or found_new is None:
            return
        if mirrored:
            found_old, found_new = found_new, found_old
        pairs = [(o, n, decision) for o in found_old for n in found_new]
        if decision.action is Action.BREAK:
            self._breaks += pairs
            return
        self._pins += pairs
        if decision.status is not None:
            self._statuses.append(StatusRuling(found_old, found_new, decision.status, decision))

    def _places(
        self,
        decision: Decision,
        quotes: Sequence[FindingQuote],
        side: _Side,
        inspection: InspectionQuote,
    ) -> tuple[Place, ...] | None:
        places: list[Place] = []
        for quote in quotes:
            found = side.find(quote)
            if isinstance(found, str):
                report = f"the {inspection.cycle} report" if inspection.cycle else "its report"
                self._refuse(decision, f"quotes “{_short(quote.text)}”, which {found} of {report}")
                return None
            if found in places:
                self._refuse(decision, f"quotes the same finding twice (“{_short(quote.text)}”)")
                return None
            places.append(found)
        return tuple(places)

    def _refuse(self, decision: Decision, reason: str) -> None:
        number = self._numbers[id(decision)]
        signed = f", {decision.by}" if decision.by else ""
        self._unfit.append(
            (number, f"Decision {number} ({decision.action}{signed}) {reason}: not applied.")
        )

    def settled(self) -> Applied:
        """What remains when contradictions are set aside."""
        refused = self._contradicted()
        for decision, reason in refused:
            self._refuse(decision, reason)
        out = {id(decision) for decision, _ in refused}
        pins = _once([pin for pin in self._pins if id(pin[2]) not in out])
        breaks = [pair for pair in self._breaks if id(pair[2]) not in out]
        statuses = [ruling for ruling in self._statuses if id(ruling.decision) not in out]
        for ruling in statuses:
            breaks += self._ruled_out(ruling)
        breaks = _once(breaks)
        return Applied(
            tuple(Ruling(o.finding, n.finding, d) for o, n, d in pins if _whole(o, n)),
            tuple(Ruling(o.finding, n.finding, d) for o, n, d in breaks if _whole(o, n)),
            tuple(ItemRuling(o, n, d) for o, n, d in pins if not _whole(o, n)),
            tuple(ItemRuling(o, n, d) for o, n, d in breaks if not _whole(o, n)),
            tuple(statuses),
            tuple(sentence for _, sentence in sorted(self._unfit)),
        )

    def _ruled_out(self, ruling: StatusRuling) -> list[tuple[Place, Place, Decision]]:
        """The links that a status of one side alone forbids."""
        if (ruling.old and ruling.new) or not (ruling.new or ruling.status in OLDER_ONLY):
            return []
        olds = ruling.old or [c.place for c in self._old.candidates if c.place.item is None]
        news = ruling.new or [c.place for c in self._new.candidates if c.place.item is None]
        return [(o, n, ruling.decision) for o in olds for n in news]

    def _contradicted(self) -> list[tuple[Decision, str]]:
        """Decisions that exclude one another, each once, with the reason."""
        refused: dict[int, tuple[Decision, str]] = {}

        def refuse(decision: Decision, other: Decision) -> None:
            reason = f"contradicts decision {self._numbers[id(other)]}"
            refused.setdefault(id(decision), (decision, reason))

        pinned = _by_pair(self._pins)
        ruled_out = [pair for ruling in self._statuses for pair in self._ruled_out(ruling)]
        for pair, breaking in _by_pair([*self._breaks, *ruled_out]).items():
            for decision in pinned.get(pair, ()):
                refuse(decision, breaking[0])
            for decision in breaking if pair in pinned else ():
                refuse(decision, pinned[pair][0])
        told: dict[tuple[str, Place], list[StatusRuling]] = {}
        for ruling in self._statuses:
            for side, found in (("old", ruling.old), ("new", ruling.new)):
                for place in found:
                    told.setdefault((side, place), []).append(ruling)
        for rulings in told.values():
            other = next((r for r in rulings if r.status is not rulings[0].status), None)
            if other is not None:
                for ruling in rulings:
                    against = other if ruling.status is rulings[0].status else rulings[0]
                    refuse(ruling.decision, against.decision)
        for o, n in pinned:
            alive = [
                pair for pair, asked in pinned.items() if any(id(d) not in refused for d in asked)
            ]
            if sum(q == n for _, q in alive) > 1 and sum(p == o for p, _ in alive) > 1:
                reason = "would link several older findings with several newer ones"
                for decision in pinned[o, n]:
                    refused.setdefault(id(decision), (decision, reason))
        return list(refused.values())


def _by_pair(
    pairs: Sequence[tuple[Place, Place, Decision]],
) -> dict[tuple[Place, Place], list[Decision]]:
    found: dict[tuple[Place, Place], list[Decision]] = {}
    for o, n, decision in pairs:
        found.setdefault((o, n), []).append(decision)
    return found


def _once(
    pairs: Sequence[tuple[Place, Place, Decision]],
) -> list[tuple[Place, Place, Decision]]:
    """Each pair once, with the first decision that asks for it, in the order of the findings."""
    first: dict[tuple[Place, Place], Decision] = {}
    for o, n, decision in pairs:
        first.setdefault((o, n), decision)
    return [(o, n, first[o, n]) for o, n in sorted(first, key=_order)]


def _order(pair: tuple[Place, Place]) -> tuple[int, int, int, int]:
    (o, n) = pair
    return (
        o.finding,
        -1 if o.item is None else o.item,
        n.finding,
        -1 if n.item is None else n.item,
    )


def _whole(old: Place, new: Place) -> bool:
    return old.item is None and new.item is None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rsplit(" ", 1)[0] + " …"
