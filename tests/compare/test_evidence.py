"""Which passages of the newer report are quoted for a point, and when none is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.model import Evidence, FindingChange, Inspection

Report = Callable[..., Inspection]
Question = Callable[..., str]

CRIME = "Investigating crime"
PEOPLE = "Protecting vulnerable people"
PHONES = (
    "The force should reduce the time that seized phones wait to be examined by its digital unit."
)
BAIL = "The force should keep a register of the conditions of bail that its custody suites impose."
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
    assert quoted(found.evidence) == f"{RECALL_PHONES} {DONE}"


def test_evidence_names_the_section_of_the_newer_report(change: Change, question: Question) -> None:
    new = question(CRIME) + question(PEOPLE, prose=f"{RECALL_PHONES} {DONE}")
    assert [e.heading for e in change(new).evidence] == [PEOPLE]


def test_evidence_bears_the_verdict_of_its_words(change: Change, question: Question) -> None:
    found = change(question(CRIME, prose=f"{RECALL_PHONES} This has not been done."))
    assert [e.verdict for e in found.evidence] == ["not_improved"]


def test_an_answer_in_the_next_paragraph_is_quoted(change: Change, question: Question) -> None:
    found = change(question(CRIME, prose=f"{RECALL_PHONES}\n\n{DONE}"))
    assert DONE in quoted(found.evidence)


def test_an_answer_in_the_next_paragraph_resolves(change: Change, question: Question) -> None:
    assert change(question(CRIME, prose=f"{RECALL_PHONES}\n\n{DONE}")).status == "resolved"


def test_an_annex_answers_nothing(change: Change, question: Question) -> None:
    new = question(CRIME, prose=CALM) + f"## Annex A\n\n{RECALL_PHONES} {DONE}\n"
    assert change(new).evidence == ()


def test_the_explanation_under_a_finding_may_answer(change: Change) -> None:
    new = (
        f"## {CRIME}\n\n**Good**\n\n### Area for improvement\n\n"
        "**The force should make sure that it reads its dog handlers’ reports**\n\n"
        f"{RECALL_PHONES} {DONE}\n"
    )
    assert DONE in quoted(change(new, cycle="2021/22").evidence)


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


def test_every_quotation_stands_at_its_line(report: Report, question: Question) -> None:
    prose = f"{CALM} {RECALL_PHONES}\n\n{DONE} {CALM}"
    new = question(CRIME, prose=CALM) + question(PEOPLE, prose=prose)
    found = compare(report("2016", question(CRIME, PHONES)), report("2017", new))
    lines = f"PEEL: Police effectiveness 2017\nAn inspection of Marlshire Police\n\n{new}".split(
        "\n"
    )
    quotes = [e for c in found.findings for e in c.evidence]
    assert quotes
    assert all(lines[e.line - 1].find(e.text[:30]) >= 0 for e in quotes)


def test_a_mended_sentence_is_quoted_at_its_own_line(change: Change, question: Question) -> None:
    prose = f"{CALM} Some of them have served for twenty years, and more\n\nwant to. {RECALL_PHONES} {DONE}"
    assert [e.line for e in change(question(CRIME, prose=prose)).evidence] == [10]


def test_two_shapes_of_an_inspection_answer_nothing(report: Report, question: Question) -> None:
    body = question(CRIME, PHONES, prose=f"{RECALL_PHONES} {DONE}")
    found = compare(report("2017", body), report("2017", body + "\n"))
    assert [c.evidence for c in found.findings] == [()]


def test_what_is_listed_again_still_quotes_what_is_said_of_it(
    change: Change, question: Question
) -> None:
    found = change(question(CRIME, PHONES, prose=f"{RECALL_PHONES} This has not been done."))
    assert (found.status, quoted(found.evidence)) == (
        "persisting", f"{RECALL_PHONES} This has not been done.",
    )  # fmt: skip


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
