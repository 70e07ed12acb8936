"""Kinds of passages that are easy to misread, each as two reports of an invented force.

Every kind was met in reports that somebody read; the words here are none of theirs.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.model import FindingChange, Inspection, InspectionDiff, Status
from peeldiff.report import read_document

FORCE = "Brackenshire Constabulary"
KEEPING = "How effective is the force at keeping people safe and reducing crime?"
VULNERABLE = "How effective is the force at protecting those who are vulnerable from harm?"
CALM = "The band of the force plays in the park on Sundays."


def report(cycle: str, *blocks: str, title: str | None = None, force: str = FORCE) -> Inspection:
    head = title or f"PEEL: Police effectiveness {cycle}"
    body = "\n\n".join(blocks)
    text = f"{head}\n\nAn inspection of {force}\n\n## {KEEPING}\n\n**Good**\n\n{body}\n"
    return read_document(load_bytes(text.encode(), f"{cycle.replace('/', '-')}.txt"))


def areas(*demands: str) -> str:
    return "### Areas for improvement\n\n" + "\n".join(f"- {demand}" for demand in demands)


def of(diff: InspectionDiff, beginning: str) -> FindingChange:
    """The change whose older or newer text begins so."""
    return next(
        change
        for change in diff.findings
        if any(ref.text.startswith(beginning) for ref in (*change.old, *change.new))
    )


def quoted(change: FindingChange) -> str:
    return " ".join(evidence.text for evidence in change.evidence)


@pytest.fixture
def told() -> Callable[..., FindingChange]:
    """What became of one area for improvement of 2016 by a paragraph of 2017."""

    def run(asked: str, said: str, *listed: str) -> FindingChange:
        new = report("2017", CALM, said, *((areas(*listed),) if listed else ()))
        return of(compare(report("2016", CALM, areas(asked)), new), asked)

    return run


Told = Callable[..., FindingChange]


# ---- silence and scope -----------------------------------------------------------------------------------


def test_a_question_that_was_not_inspected_quotes_the_sentence_that_says_so() -> None:
    """K08."""
    said = (
        "We did not inspect this question in 2017, and the judgment from our 2016 inspection has been "
        "carried over."
    )
    old = report("2016", CALM, areas("The force should give each horse a stable of its own."))
    change = compare(old, report("2017", said)).findings[0]
    assert (change.status, quoted(change)) == (Status.NOT_REINSPECTED, said)


def _letter(*recommendations: str) -> Inspection:
    listed = "\n\n".join(f"{n}. {text}" for n, text in enumerate(recommendations, 1))
    text = (
        "Her Majesty's Inspectorate of Constabulary\n\n7 Mill Lane | Aldermere AM1 4QT\n\n9 October 2014\n\n"
        f"Chief Constable - {FORCE}\n\nDear Ruth\n\n"
        "Core business: An inspection of crime prevention, police attendance and use of police time\n\n"
        f"Boats\n\n{CALM}\n\nRecommendations\n\n{listed}\n\nYours sincerely\n\nEdith Marl\n"
        "HM Inspector of Constabulary\n"
    )
    return read_document(load_bytes(text.encode(), "letter.txt"))


BOATS = "The force should immediately have its boats checked for leaks by a shipwright."
JETTY = "Within six months, the force should mend the jetty at Sandmouth."
BOATS_DONE = (
    "In our 2014 inspection of core business we recommended that boats be checked for leaks by a "
    "shipwright. This has been fully implemented."
)


def test_a_report_of_another_programme_may_say_that_a_recommendation_is_met() -> None:
    """K09."""
    diff = compare(_letter(BOATS, JETTY), report("2015", CALM, BOATS_DONE))
    assert of(diff, BOATS).status is Status.RESOLVED
    assert "fully implemented" in quoted(of(diff, BOATS))


def test_what_another_programme_does_not_speak_of_is_not_reinspected() -> None:
    """K09."""
    diff = compare(_letter(BOATS, JETTY), report("2015", CALM, BOATS_DONE))
    assert of(diff, JETTY).status is Status.NOT_REINSPECTED


# ---- likeness and words --------------------------------------------------------------------------------

LOGS = "The force should make sure that inspectors read the logs that drivers keep of each pursuit."
TELL = (
    "The force should tell each driver, and note that it has done so, when the pursuit is reviewed."
)
LOGS_DONE = (
    "Our 2016 effectiveness inspection said that inspectors should read the logs that drivers keep of "
    "each pursuit. This has been fully addressed, and it is no longer an area for improvement."
)


def test_the_reports_own_words_outrank_a_likeness_of_demands(told: Told) -> None:
    """K10."""
    change = told(LOGS, LOGS_DONE, TELL)
    assert (change.status, change.new) == (Status.RESOLVED, ())


def test_what_is_only_alike_is_new() -> None:
    """K10."""
    diff = compare(report("2016", CALM, areas(LOGS)), report("2017", LOGS_DONE, areas(TELL)))
    assert of(diff, TELL).status is Status.NEW


# ---- answers in facts ----------------------------------------------------------------------------------

FACTS = {
    "a count": (
        "The force should make sure that every van carries a defibrillator.",
        "In our 2016 effectiveness report we said that every van should carry a defibrillator. We opened "
        "60 vans at random. There was a defibrillator in 59 of them.",
    ),
    "an empty place": (
        "The force should clear the heap of unanswered letters at Sandmouth.",
        "In 2016 we criticised the heap of unanswered letters at Sandmouth. The heap is gone.",
    ),
    "a deed": (
        "The force should let residents hear how it answers emergency calls.",
        "In 2016 we asked the force to let residents hear how it answers emergency calls. Six of them have "
        "sat in the control room each week since then and have told their neighbours what they heard.",
    ),
    "nobody does": (
        "The force should make sure that no diver goes down without a valid medical certificate.",
        "In 2016 we said that no diver should go down without a valid medical certificate. Nobody does.",
    ),
}


@pytest.mark.parametrize(("asked", "said"), FACTS.values(), ids=list(FACTS))
def test_a_plain_fact_after_a_recall_settles_the_point(told: Told, asked: str, said: str) -> None:
    """K11."""
    assert told(asked, said).status is Status.RESOLVED


@pytest.mark.parametrize(("asked", "said"), FACTS.values(), ids=list(FACTS))
def test_a_plain_fact_after_a_recall_is_shown_and_never_reversed(
    told: Told, asked: str, said: str
) -> None:
    """K11."""
    change = told(asked, said)
    assert change.status in (Status.RESOLVED, Status.NOT_RAISED)
    shown = " ".join(x.text for x in (*change.evidence, *change.passages))
    assert said[:50] in shown


CAUSE = (
    "We have a cause of concern about the kennels at Sandmouth, because they have no vet on call."
)
RECOMMENDED = "By 31 July 2017, the force should find a vet on call for the kennels at Sandmouth."
CONCEDED = (
    "Last year we had a cause of concern about the kennels at Sandmouth, because they had no vet on call. "
    "They have one now. She came in May 2017 and every handler has her number, although two of the new "
    "cages have yet to be delivered. We have closed the cause of concern."
)


@pytest.mark.parametrize(
    "beginning", [CAUSE, RECOMMENDED], ids=["the concern", "its recommendation"]
)
def test_a_concession_does_not_outrank_a_closing(beginning: str) -> None:
    """K12."""
    old = report(
        "2016", CALM, f"### Cause of concern\n\n{CAUSE}", f"### Recommendation\n\n- {RECOMMENDED}"
    )
    change = of(compare(old, report("2017", CALM, CONCEDED)), beginning)
    assert change.status is Status.RESOLVED


def test_a_closing_may_stand_six_sentences_after_its_recall(told: Told) -> None:
    """K13."""
    change = told(
        "The force should make sure that lost dogs reach the kennels within a day.",
        "In our 2016 effectiveness inspection we said that lost dogs should reach the kennels within a day. "
        "At that time a cart went round when it was full. There is now a driver. He starts at noon. We "
        "followed 30 dogs. The slowest had taken nine hours. This is no longer an area for improvement.",
    )
    assert change.status is Status.RESOLVED
    assert "no longer an area for improvement" in quoted(change)


# ---- recalls -------------------------------------------------------------------------------------------

HEARD = (
    "In March 2017 we wrote to the chief constable that boats must be logged within an hour. "
    "This has been fully implemented.",
    "The slow repair of radios troubled us in 2016, and it has not improved.",
    "Twelve months ago we judged the stables to be poor. They have been rebuilt.",
    "We had recommended that the force test its sirens. This has been done.",
    "Replies to residents are plainer than they were when we last visited.",
)


@pytest.mark.parametrize("said", HEARD)
def test_a_recall_in_other_words_is_heard(said: str) -> None:
    """K14."""
    assert report("2017", CALM, said).followups


def test_a_letter_to_the_chief_constable_is_a_recall_of_the_point(told: Told) -> None:
    """K14."""
    asked = "The force should make sure that boats are logged within an hour."
    assert told(asked, HEARD[0]).status is Status.RESOLVED


EXPLAINED = """\
### Area for improvement

The force needs to find out which of its riders are trained before it sends them to a match

We made this an area for improvement in 2017 and again in our 2018/19 inspection. A spreadsheet exists, \
but a third of the names are missing from it.

### Main findings

What follows is the evidence for our grade in this area."""


def _explained() -> InspectionDiff:
    title = "PEEL {}\n\nPolice effectiveness, efficiency and legitimacy"
    old = report(
        "2018/19", CALM, areas("The force should draw up a list of the courses that its riders have passed."),
        title=title.format("2018/19"),
    )  # fmt: skip
    return compare(old, report("2021/22", CALM, EXPLAINED, title=title.format("2021/22")))


def test_an_explanation_that_names_the_older_report_links_the_two() -> None:
    """K15."""
    change = of(_explained(), "The force should draw up a list")
    assert (change.status, len(change.new)) == (Status.PERSISTING, 1)


def test_what_the_older_report_raised_is_not_told_as_raised_elsewhere() -> None:
    """K15."""
    statuses = [change.status for change in _explained().findings]
    assert Status.RECURRING not in statuses


# ---- listed again in other words -------------------------------------------------------------------------


def test_two_points_may_come_back_as_one() -> None:
    """K16."""
    old = report(
        "2016", CALM,
        areas(
            "The force should decide how many riders it needs in each park.",
            "The force should alter the hours of its riders, so that someone is there when matches end.",
        ),
    )  # fmt: skip
    new = report(
        "2017",
        "There are as many riders in the quiet parks as in the busy one, and they still go home at nine, "
        "when the crowds are only coming out.",
        areas(
            "The force should match the number of its mounted officers, and the shifts that they work, to "
            "the crowds that it expects."
        ),
    )
    (change,) = compare(old, new).findings
    assert (change.status, len(change.old)) == (Status.PERSISTING, 2)


CARE = "The force should agree with boatyards how they are to be warned of thieves who have robbed moorings."


def test_a_concern_that_recalls_the_point_escalates_it() -> None:
    """K17."""
    new = report(
        "2017",
        CALM,
        f"### Cause of concern\n\nWhat {FORCE} does about thefts from boatyards leaves owners unprotected. "
        "In 2016 we asked the force to agree with boatyards how they were to be warned. It did not do so.",
        "### Recommendation\n\n- By 30 June 2018, the force should put into use, with each boatyard in its "
        "area, a way of warning it of thieves who have robbed moorings.",
    )
    change = of(compare(report("2016", CALM, areas(CARE)), new), CARE)
    assert change.status is Status.ESCALATED


@pytest.mark.parametrize(
    ("grade", "said", "verdict"),
    [
        ("Good", "In 2016 we judged it to require improvement.", "improved"),
        ("Requires improvement", "It was graded as good for this in 2016.", "worse"),
        ("Good", "Our judgment last year was the same.", "unchanged"),
    ],
)
def test_an_earlier_grade_is_compared_with_that_of_its_section(
    grade: str, said: str, verdict: str
) -> None:
    """K18."""
    text = (
        f"PEEL: Police effectiveness 2017\nAn inspection of {FORCE}\n\n## {KEEPING}\n\n**{grade}**\n\n"
        f"{FORCE} keeps people safe. {said}\n"
    )
    found = read_document(load_bytes(text.encode(), "2017.txt")).followups
    assert [followup.verdict for followup in found] == [verdict]


def test_three_parts_may_become_one_section() -> None:
    """K19."""
    old = report(
        "2016",
        "### How good is the first visit to a wreck?\n\nDivers photograph the hull, knock on it and raise "
        "the log before it is soaked. Statements are taken on the first day.",
        "### How good is the search that follows?\n\nDivers draw a plan for each wreck, and a sergeant reads "
        "the plan every fortnight and writes down what is to be done next.",
        "### Telling owners\n\nOwners of boats and buoys hear from the diver every ten days, and are asked "
        "how they would like to be told.",
    )
    new = report(
        "2017",
        "### Quality of searches\n\nAt the wreck divers photograph what they find, knock on the hull and "
        "raise the log. Divers draw a plan for each wreck, which a sergeant reads every fortnight. Owners of "
        "boats and buoys hear from the diver every ten days.",
    )
    rows = compare(old, new).sections
    merged = next(row for row in rows if any(s.heading == "Quality of searches" for s in row.new))
    assert (merged.relation, len(merged.old)) == ("merged", 3)


SHOPS = "The force should tell the owners of boats which thieves have moved to their harbour."


def test_what_is_said_of_a_point_that_is_listed_again_is_quoted(told: Told) -> None:
    """K20."""
    said = (
        "Boatmen like their constables. Even so, they still hear from one another, and not from the police, "
        "who has moved in, although we had asked in 2016 for the opposite."
    )
    change = told(SHOPS, said, SHOPS)
    assert (change.status, bool(change.evidence)) == (Status.PERSISTING, True)


def _linked(diff: InspectionDiff) -> set[frozenset[str]]:
    changes = [x for change in diff.findings for x in (change, *change.items)]
    return {frozenset((o.text, n.text)) for c in changes for o in c.old for n in c.new}


def test_what_is_linked_one_way_is_linked_the_other() -> None:
    """K21."""
    one = report(
        "2016",
        CALM,
        "### Areas for improvement\n\n- The force should improve its boathouse by taking steps to ensure "
        "that it:\n  - counts every oar twice; and\n"
        "  - burns what the harbour master has condemned within a month.",
    )
    other = report(
        "2017",
        CALM,
        areas("The force should burn what the harbour master has condemned within a month."),
    )
    assert _linked(compare(one, other)) == _linked(compare(other, one))


# ---- what is denied, and of what ------------------------------------------------------------------------

ABSENT = {
    "not left open": (
        "The force should make sure that the gates of its boatyards are locked at night.",
        "In 2016 we said that the gates of the boatyards should be locked at night. They were not left open "
        "on any of the nine nights on which we came.",
    ),
    "not without a note": (
        "The force should stop lending boats to other forces without a note of who lent them.",
        "In our 2016 report we asked the force to stop lending boats to other forces without a note of who "
        "lent them. Boats are not lent without a note.",
    ),
}


@pytest.mark.parametrize(("asked", "said"), ABSENT.values(), ids=list(ABSENT))
def test_a_fault_that_is_denied_settles_the_point(told: Told, asked: str, said: str) -> None:
    """K23."""
    assert told(asked, said).status is Status.RESOLVED


@pytest.mark.parametrize(("asked", "said"), ABSENT.values(), ids=list(ABSENT))
def test_a_fault_that_is_denied_is_never_told_as_there(told: Told, asked: str, said: str) -> None:
    """K23."""
    change = told(asked, said)
    assert change.status in (Status.RESOLVED, Status.NOT_RAISED)
    assert not {e.verdict for e in (*change.evidence, *change.passages)} & {"not_improved", "worse"}


ELSEWHERE = {
    "cleared by a jury": (
        "The force should make sure that oars from its boathouse are never lost.",
        "In 2016 we said that oars from the boathouse should never be lost. The boatman who was accused of "
        "losing oars has been cleared by a jury.",
    ),
    "addressed a petition": (
        "The force should visit the owners of stolen canoes within a week.",
        "In 2016 we said that the owners of stolen canoes should be visited within a week. The owners of "
        "stolen canoes to whom we spoke have addressed a petition to the commissioner.",
    ),
    "a contract completed": (
        "The force should test the hearing of its gunners at the start of each season.",
        "In 2016 we said that gunners should have their hearing tested at the start of each season. The "
        "contract for the hearing tests has been completed and the testers have gone back to their owner.",
    ),
    "done by the wrong one": (
        "The force should weigh seized fish in front of a witness.",
        "In 2016 we said that seized fish should be weighed in front of a witness. Fish are now weighed in "
        "the van by whoever drives it.",
    ),
}


@pytest.mark.parametrize(("asked", "said"), ELSEWHERE.values(), ids=list(ELSEWHERE))
def test_words_of_settling_about_something_else_settle_nothing(
    told: Told, asked: str, said: str
) -> None:
    """K24."""
    assert told(asked, said).status in (Status.NOT_RAISED, Status.PERSISTING)


KEYS = "The force should make sure that the oars of its boathouse are signed for."
KEYS_SAID = (
    "In our 2016 report we criticised how the oars of the boathouse were looked after. At that time the oars "
    "were not signed for, and some lay in an open shed. In all of the 50 cases that we looked at there was a "
    "signature."
)


def test_the_state_of_then_is_never_the_verdict(told: Told) -> None:
    """K25."""
    assert told(KEYS, KEYS_SAID).status in (Status.RESOLVED, Status.NOT_RAISED)


def test_the_state_of_now_settles_the_point(told: Told) -> None:
    """K25."""
    assert told(KEYS, KEYS_SAID).status is Status.RESOLVED
