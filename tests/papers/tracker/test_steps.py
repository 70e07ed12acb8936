"""What is suggested next, and why: no closure that is not sure, no silence beside words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import Confidence, FindingChange, Mention, Status
from peeldiff.papers import Dossier
from peeldiff.papers.tracker.rows import FindingRow
from peeldiff.papers.tracker.steps import next_step, why_words
from peeldiff.status.rules import asked_otherwise, silent, told_elsewhere


def change(dossier: Dossier, **changed: object) -> FindingChange:
    return replace(dossier.pair.diff.findings[0], **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("confidence", "set_by", "step"),
    [
        (Confidence.HIGH, None, "Propose closure"),
        (Confidence.MEDIUM, None, "Check: "),
        (Confidence.LOW, None, "Check: "),
        (Confidence.HIGH, "reader", "Propose closure"),
        (Confidence.LOW, "reader", "Propose closure"),
    ],
)
def test_closure_is_proposed_only_where_it_is_sure(
    second: Dossier, confidence: Confidence, set_by: str | None, step: str
) -> None:
    one = change(second, status=Status.RESOLVED, confidence=confidence, set_by=set_by)
    assert next_step(one, None, (), terms_of(second.pair.new)).startswith(step)


@pytest.mark.parametrize(
    ("why", "mention", "is_told"),
    [
        (silent.RULE.why, Mention.SPOKEN_OF, False),
        (asked_otherwise.RULE.why, Mention.SPOKEN_OF, False),
        (silent.RULE.why, Mention.NOT_MENTIONED, True),
        (silent.RULE.why, Mention.UNSURE, True),
        (told_elsewhere.RULE.why, Mention.SPOKEN_OF, True),
    ],
)
def test_beside_words_that_speak_of_it_none_are_missing(
    second: Dossier, why: str, mention: Mention, is_told: bool
) -> None:
    one = change(second, status=Status.NOT_RAISED, mention=mention, why=why)
    assert (why_words(one) == why) == is_told
    assert is_told or why_words(one).endswith("is for you to judge.")


def test_a_finding_has_the_grade_of_its_question_then_and_now(
    second_rows: list[FindingRow],
) -> None:
    found = {row.ref: row.cells["grade_now"] for row in second_rows}
    for row in second_rows:
        if row.ref.startswith("MAR-2018/19"):
            assert row.cells["grade_now"] == row.cells["question_grade"]
    assert any(found.values())


@pytest.mark.parametrize(
    ("fates", "step"),
    [
        ((Status.PERSISTING,), "Open: answer part a."),
        ((Status.PERSISTING, Status.ESCALATED), "Open: answer parts a and b."),
        ((Status.NOT_RAISED,), "Keep part a open: no plain answer was found."),
        (
            (Status.NOT_RAISED, Status.NOT_REINSPECTED),
            "Keep parts a and b open: no plain answer was found.",
        ),
        (
            (Status.NOT_RAISED, Status.PERSISTING, Status.NOT_RAISED),
            "Open: answer part b. Keep parts a and c open: no plain answer was found.",
        ),
        ((Status.PARTLY_RESOLVED,), "Open: answer part a."),
    ],
)
def test_a_part_on_which_nothing_is_said_is_not_told_as_outstanding(
    second: Dossier, fates: tuple[Status, ...], step: str
) -> None:
    one = next(change for change in second.pair.diff.findings if change.old)
    parts = [
        replace(one, status=fate, old=(replace(one.old[0], id=f"f1{'abc'[at]}"),))
        for at, fate in enumerate(fates)
    ]
    partly = replace(one, status=Status.PARTLY_RESOLVED)
    assert next_step(partly, None, parts, terms_of(second.pair.new)) == step
