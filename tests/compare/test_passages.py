"""What is shown of the newer report beside a point: evidence of its status, and passages that bear on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from peeldiff.compare import compare
from peeldiff.model import (
    DEMANDS,
    Evidence,
    FindingChange,
    Inspection,
    InspectionDiff,
    Mention,
    Passage,
)

Report = Callable[..., Inspection]
Question = Callable[..., str]

CRIME = "Investigating crime"
PEOPLE = "Protecting vulnerable people"
HEAD = 3
"""Lines that stand above the body of a report."""
PHONES = (
    "The force should reduce the time that seized phones wait to be examined by its digital unit."
)
BAIL = "The force should keep a register of the conditions of bail that its custody suites impose."
WELLS = "The force should search old wells with a second diver at the rope."
PARTS = "The force should make sure that it:"
RECALL_PHONES = (
    "Our 2016 effectiveness report said that the force should reduce the time that seized phones wait "
    "to be examined."
)
RECALL_BAIL = "It also said that the force should keep a register of the conditions of bail."
DONE = "This has been rectified."
CALM = "Officers like their work and know the county."


@pytest.fixture(scope="session")
def change(report: Report, question: Question) -> Callable[..., FindingChange]:
    """What became of the first of some demands, given the body of the newer report."""

    def run(new: str, *demands: str, cycle: str = "2017") -> FindingChange:
        asked = demands or (PHONES,)
        old = report("2016", question(CRIME, *asked))
        found = compare(old, report(cycle, new))
        return next(c for c in found.findings if c.old and c.old[0].text == asked[0])

    return run


Change = Callable[..., FindingChange]


def quoted(evidence: tuple[Evidence, ...]) -> str:
    return " ".join(e.text for e in evidence)


def points(diff: InspectionDiff) -> Iterator[FindingChange]:
    for finding in diff.findings:
        if finding.old and finding.kind in DEMANDS:
            yield finding
            yield from finding.items


NEWER = {
    "silent": CALM,
    "recalled and done": f"{CALM} {RECALL_PHONES} {DONE}",
    "recalled only": f"{RECALL_PHONES} {CALM}",
    "two recalled": f"{RECALL_PHONES} {RECALL_BAIL} The register of bail conditions has been completed.",
    "spoken of": f"{CALM}\n\nSeized phones are examined on Mondays. Divers practise in the harbour.",
}


@pytest.fixture(scope="module", params=NEWER)
def pair(
    request: pytest.FixtureRequest, report: Report, question: Question
) -> tuple[list[str], InspectionDiff]:
    """The lines of a newer report, and what became of three points and two items by it."""
    asked = question(CRIME, PHONES, BAIL, WELLS) + question(
        PEOPLE, PARTS, items=("signs the bail register each night; and", "dries its diving ropes.")
    )
    body = question(CRIME, prose=NEWER[request.param]) + question(PEOPLE)
    lines = ["", "", "", *body.split("\n")]
    return lines, compare(report("2016", asked), report("2017", body))


def test_every_point_that_shares_a_word_with_the_report_has_passages(
    pair: tuple[list[str], InspectionDiff],
) -> None:
    words = {"phone", "bail", "register", "diver", "divers", "phones"}
    text = " ".join(pair[0]).casefold()
    bare = [
        change.old[0].text
        for change in points(pair[1])
        if not change.passages
        and any(w in text and w in change.old[0].text.casefold() for w in words)
    ]
    assert bare == []


def test_every_passage_and_every_evidence_stands_at_its_line(
    pair: tuple[list[str], InspectionDiff],
) -> None:
    lines, diff = pair
    shown: list[Evidence | Passage] = [
        x for change in points(diff) for x in (*change.evidence, *change.passages)
    ]
    assert [x.text for x in shown if x.text[:25] not in lines[x.line - 1]] == []


def test_no_more_than_three_passages_are_shown(pair: tuple[list[str], InspectionDiff]) -> None:
    assert max(len(change.passages) for change in points(pair[1])) <= 3


def test_no_passage_is_shown_twice(pair: tuple[list[str], InspectionDiff]) -> None:
    for change in points(pair[1]):
        lines = [passage.line for passage in change.passages]
        assert len(lines) == len(set(lines))


def test_the_passage_that_a_status_rests_on_comes_first(
    pair: tuple[list[str], InspectionDiff],
) -> None:
    for change in points(pair[1]):
        if change.evidence and change.passages:
            first = change.passages[0].text
            assert any(first[:25] in evidence.text for evidence in change.evidence)


def test_what_is_said_to_be_answered_quotes_the_answer(
    pair: tuple[list[str], InspectionDiff],
) -> None:
    bare = [
        change.old[0].text
        for change in points(pair[1])
        if change.mention is Mention.ANSWERED and not change.new and not change.evidence
    ]
    assert bare == []


def test_what_is_not_mentioned_quotes_no_evidence(pair: tuple[list[str], InspectionDiff]) -> None:
    for change in points(pair[1]):
        if change.mention is Mention.NOT_MENTIONED:
            assert change.evidence == ()


# ---- evidence ------------------------------------------------------------------------------------------


def test_where_nothing_answers_there_is_none(change: Change, question: Question) -> None:
    assert change(question(CRIME, prose=CALM)).evidence == ()


def test_a_sentence_on_something_else_is_none(change: Change, question: Question) -> None:
    prose = (
        "The dog section has a kennel with heating, and the backlog of repairs has been cleared."
    )
    assert change(question(CRIME, prose=prose)).evidence == ()


def test_a_follow_up_is_quoted_from_its_recall_to_its_answer(
    change: Change, question: Question
) -> None:
    found = change(question(CRIME, prose=f"{CALM} {RECALL_PHONES} {DONE} {CALM}"))
    assert quoted(found.evidence).startswith(f"{RECALL_PHONES} {DONE}")


def test_evidence_names_the_section_of_the_newer_report(change: Change, question: Question) -> None:
    new = question(CRIME) + question(PEOPLE, prose=f"{RECALL_PHONES} {DONE}")
    assert [e.heading for e in change(new).evidence] == [PEOPLE]


def test_evidence_bears_the_verdict_of_its_words(change: Change, question: Question) -> None:
    kept = "This remains an area for improvement."
    found = change(question(CRIME, prose=f"{RECALL_PHONES} {kept}"))
    assert [e.verdict for e in found.evidence] == ["not_improved"]


def test_an_answer_in_the_next_paragraph_is_quoted(change: Change, question: Question) -> None:
    found = change(question(CRIME, prose=f"{RECALL_PHONES}\n\n{DONE}"))
    assert (found.status, DONE in quoted(found.evidence)) == ("resolved", True)


def test_an_annex_answers_nothing(change: Change, question: Question) -> None:
    new = question(CRIME, prose=CALM) + f"## Annex A\n\n{RECALL_PHONES} {DONE}\n"
    found = change(new)
    assert (found.evidence, found.passages) == ((), ())


def test_the_explanation_under_a_finding_may_answer(change: Change) -> None:
    new = (
        f"## {CRIME}\n\n**Good**\n\n### Area for improvement\n\n"
        "**The force should make sure that it reads its dog handlers’ reports**\n\n"
        f"{RECALL_PHONES} {DONE}\n"
    )
    assert DONE in quoted(change(new, cycle="2021/22").evidence)


def test_a_mended_sentence_is_quoted_at_its_own_line(change: Change, question: Question) -> None:
    prose = f"{CALM} Some of them have served for twenty years, and more\n\nwant to. {RECALL_PHONES} {DONE}"
    assert [e.line for e in change(question(CRIME, prose=prose)).evidence] == [10]


def test_two_shapes_of_an_inspection_show_nothing(report: Report, question: Question) -> None:
    body = question(CRIME, PHONES, prose=f"{RECALL_PHONES} {DONE}")
    found = compare(report("2017", body), report("2017", body + "\n"))
    assert [(c.evidence, c.passages) for c in found.findings] == [((), ())]


def test_what_is_listed_again_still_quotes_what_is_said_of_it(
    change: Change, question: Question
) -> None:
    found = change(question(CRIME, PHONES, prose=f"{RECALL_PHONES} This has not been done."))
    assert (found.status, quoted(found.evidence)) == (
        "persisting", f"{RECALL_PHONES} This has not been done.",
    )  # fmt: skip


# ---- two points recalled together ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "undone"),
    [
        ("Phones no longer wait to be examined. The force has not made a register of bail.", BAIL),
        ("Phones still wait to be examined for months. The register of bail conditions has been "
         "completed.", PHONES),
    ],
)  # fmt: skip
def test_of_two_points_recalled_together_the_undone_one_is_not_resolved(
    change: Change, question: Question, answers: str, undone: str
) -> None:
    new = question(CRIME, prose=f"{RECALL_PHONES} {RECALL_BAIL} {answers}")
    other = PHONES if undone == BAIL else BAIL
    assert change(new, undone, other).status != "resolved"


def test_the_answer_to_the_second_point_does_not_resolve_the_first(
    change: Change, question: Question
) -> None:
    answers = (
        "Phones lie in the store for months. The register of bail conditions has been completed."
    )
    new = question(CRIME, prose=f"{RECALL_PHONES} {RECALL_BAIL} {answers}")
    assert change(new, PHONES, BAIL).status != "resolved"


@pytest.mark.parametrize(
    "hollow",
    [
        "If this has been rectified by the summer, the unit can take on new work.",
        "The force says that this has been rectified.",
        "The force should see to it that this is rectified.",
        "Has this been rectified?",
        "It is not clear whether this has been rectified.",
        "This will be rectified by the summer.",
    ],
)
def test_words_that_only_sound_settled_resolve_nothing(
    change: Change, question: Question, hollow: str
) -> None:
    found = change(question(CRIME, prose=f"{RECALL_PHONES} {hollow}"))
    assert found.status != "resolved"
