"""The fate that a planted sentence settles comes out; nothing is called resolved that is not.

Over 300 pairs of reports out of the table in `fates.toml`, over 500 in the nightly profile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from peeldiff.compare import compare
from peeldiff.model import FindingChange, Inspection, InspectionDiff

KINDS = (
    "said to be done", "said not to be done", "said to be open", "said to be partly done",
    "done with a reservation", "only planned", "only recalled",
    "recalled beside praise of something else", "recalled, then another answered",
    "done, nothing recalled", "something near it praised", "planned, nothing recalled",
    "not mentioned", "general: done", "general: undone", "general: some", "general: trap",
    "said to be done elsewhere", "said to be done and asked again", "not inspected", "items",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with what became of it; `change` is that of the point in question."""

    case: Any
    newer: Inspection
    diff: InspectionDiff
    change: FindingChange

    def __str__(self) -> str:
        said = [line for line in self.case.newer.split("\n") if line not in self.case.older]
        said = [line for line in said if len(line) > 60 and " is good at " not in line]
        return f"{self.change.status}, not {self.case.fates}: {' '.join(said)}"


@pytest.fixture(scope="session")
def outcomes(reports, fates, thorough: bool) -> tuple[Outcome, ...]:
    read: dict[str, Inspection] = {}
    found = []
    for case in fates.cases(thorough=thorough):
        for text in (case.older, case.newer):
            if text not in read:
                read[text] = reports.of_text(text)
        diff = compare(read[case.older], read[case.newer])
        (change,) = [c for c in diff.findings if any(o.text == case.point for o in c.old)]
        found.append(Outcome(case, read[case.newer], diff, change))
    return tuple(found)


@pytest.mark.parametrize("kind", KINDS)
def test_the_planted_fate_comes_out(outcomes: tuple[Outcome, ...], kind: str) -> None:
    wrong = [
        str(o) for o in outcomes if o.case.kind == kind and o.change.status not in o.case.fates
    ]
    assert wrong == []


def test_every_kind_of_fate_is_planted(outcomes: tuple[Outcome, ...]) -> None:
    assert {outcome.case.kind for outcome in outcomes} == set(KINDS)


def test_at_least_three_hundred_pairs_are_planted(outcomes: tuple[Outcome, ...]) -> None:
    assert len({(o.case.older, o.case.newer) for o in outcomes}) >= 300


def test_nothing_is_called_resolved_that_was_not_planted_as_done(
    outcomes: tuple[Outcome, ...],
) -> None:
    """Precision of `resolved` is 1.00, over the point in question and all others."""
    false = [
        str(outcome)
        for outcome in outcomes
        for change in outcome.diff.findings
        if change.status == "resolved"
        and (change is not outcome.change or "resolved" not in outcome.case.fates)
    ]
    assert false == []


def test_no_item_is_called_resolved_that_was_not_planted_as_done(
    outcomes: tuple[Outcome, ...],
) -> None:
    false = [
        (item.old[0].text, str(outcome))
        for outcome in outcomes
        for change in outcome.diff.findings
        for nth, item in enumerate(change.items)
        if item.status == "resolved"
        and (change is not outcome.change or "resolved" not in outcome.case.items[nth])
    ]
    assert false == []


def test_items_have_the_fates_that_were_planted(outcomes: tuple[Outcome, ...]) -> None:
    wrong = []
    for outcome in outcomes:
        got = [item.status for item in outcome.change.items]
        if outcome.case.items:
            fits = [g in want for g, want in zip(got, outcome.case.items, strict=True)]
            wrong += [] if all(fits) else [(got, str(outcome))]
    assert wrong == []


def test_what_is_still_asked_for_persists(outcomes: tuple[Outcome, ...]) -> None:
    """But where its question was not inspected: there nothing is asked for."""
    fell = [
        (change.status, change.old[0].text, str(outcome))
        for outcome in outcomes
        for change in outcome.diff.findings
        if change is not outcome.change
        and change.status
        != (
            "not_reinspected"
            if outcome.case.kind == "not inspected" and not change.new
            else "persisting"
        )
    ]
    assert fell == []


def test_the_evidence_is_the_planted_sentence(
    outcomes: tuple[Outcome, ...], reports, stands_at
) -> None:
    astray = [
        (evidence.line, evidence.text)
        for outcome in outcomes
        for evidence in outcome.change.evidence
        if not stands_at(
            outcome.newer, reports.lines_of(outcome.case.newer), evidence.line, evidence.text
        )
    ]
    assert astray == []


def test_what_is_resolved_or_partly_so_quotes_evidence(outcomes: tuple[Outcome, ...]) -> None:
    bare = [
        str(o)
        for o in outcomes
        if o.change.status in ("resolved", "partly_resolved") and not o.change.evidence
    ]
    assert bare == []
