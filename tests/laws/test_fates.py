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
SILENT = (
    "not mentioned",
    "not inspected",
    "something near it praised",
    "said to be done and asked again",
)
"""Kinds in which nothing on the point is planted, or nothing that its status rests on."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with what became of it; `change` is that of the point in question."""

    case: Any
    newer: Inspection
    diff: InspectionDiff
    change: FindingChange

    @property
    def said(self) -> str:
        """What the newer report says and the older does not."""
        return " ".join(line for line in self.case.newer.split("\n") if line not in self.case.older)

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


CAUTIOUS = "not_raised"
"""What may be told of any fate: nothing is claimed, and the passage is shown."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_fate_than_the_planted_one_is_claimed(
    outcomes: tuple[Outcome, ...], kind: str
) -> None:
    wrong = [
        str(o)
        for o in outcomes
        if o.case.kind == kind and o.change.status not in (*o.case.fates, CAUTIOUS)
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SILENT])
def test_the_planted_sentence_is_shown(outcomes: tuple[Outcome, ...], kind: str) -> None:
    hidden = [
        str(o)
        for o in outcomes
        if o.case.kind == kind
        and not o.case.items
        and not any(x.text[:30] in o.said for x in (*o.change.evidence, *o.change.passages))
    ]
    assert hidden == []


@pytest.mark.parametrize(
    ("kind", "least"),
    [("said to be done", 0.3), ("general: done", 0.4), ("said to be done and asked again", 1.0),
     ("not inspected", 1.0), ("not mentioned", 1.0)],
)  # fmt: skip
def test_the_planted_fate_comes_out_often(
    outcomes: tuple[Outcome, ...], kind: str, least: float
) -> None:
    right = [o.change.status in o.case.fates for o in outcomes if o.case.kind == kind]
    assert sum(right) >= least * len(right)


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


def test_items_have_the_fates_that_were_planted_or_none(outcomes: tuple[Outcome, ...]) -> None:
    wrong = []
    for outcome in outcomes:
        got = [item.status for item in outcome.change.items]
        if outcome.case.items:
            fits = [g in (*want, CAUTIOUS) for g, want in zip(got, outcome.case.items, strict=True)]
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
