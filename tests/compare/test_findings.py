"""What became of each finding: every status, out of two small reports each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.model import FindingChange, Inspection, InspectionDiff

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]
Report = Callable[..., Inspection]

CRIME = "Investigating crime"
PEOPLE = "Protecting vulnerable people"
PHONES = (
    "The force should reduce the time that seized phones wait to be examined by its digital unit."
)
DOGS = "The force should give its dog handlers a kennel with heating, light and running water."
RECALL = (
    "Our 2016 effectiveness report said that the force should reduce the time that seized phones wait "
    "to be examined."
)


def statuses(diff: InspectionDiff) -> dict[str, str]:
    """The status of each finding by its first words (those of the older report if it has it)."""
    return {(c.old or c.new)[0].text: c.status.value for c in diff.findings}


def only(diff: InspectionDiff) -> FindingChange:
    (change,) = diff.findings
    return change


def said(question: Question, prose: str, *demands: str) -> str:
    return question(CRIME, *demands, prose=f"{prose} Officers like their work and know the county.")


# ---- raised in one report only ------------------------------------------------------------------------


def test_only_in_the_newer_report_it_is_new(diff: Diff, question: Question) -> None:
    assert statuses(diff(question(CRIME), question(CRIME, DOGS))) == {DOGS: "new"}


def test_a_new_one_has_no_evidence(diff: Diff, question: Question) -> None:
    assert only(diff(question(CRIME), question(CRIME, DOGS))).evidence == ()


def test_raised_before_by_an_inspection_not_compared_it_is_recurring(
    diff: Diff, question: Question
) -> None:
    again = (
        "In our 2014 crime inspection we said that dog handlers should have a kennel with heating "
        "and running water. This has not been done."
    )
    assert statuses(diff(question(CRIME), said(question, again, DOGS))) == {DOGS: "recurring"}


def test_a_recurring_one_quotes_the_newer_report(diff: Diff, question: Question) -> None:
    again = (
        "In our 2014 crime inspection we said that dog handlers should have a kennel with heating "
        "and running water. This has not been done."
    )
    evidence = only(diff(question(CRIME), said(question, again, DOGS))).evidence
    assert (evidence[0].text.startswith("In our 2014"), evidence[0].line) == (True, 8)


def test_silence_where_the_question_was_inspected_again_is_not_raised(
    diff: Diff, question: Question
) -> None:
    assert statuses(diff(question(CRIME, PHONES), question(CRIME))) == {PHONES: "not_raised"}


@pytest.mark.parametrize(
    "praise",
    [
        "The force is good at disrupting gangs.",
        "The force has taken on eight more detectives, and its investigations are good.",
        "The digital unit is well led.",
        "If the time that seized phones wait is reduced, victims will be told sooner.",
        "The force told us that the time that seized phones wait has been reduced.",
    ],
)
def test_praise_of_the_neighbourhood_resolves_nothing(
    diff: Diff, question: Question, praise: str
) -> None:
    found = diff(question(CRIME, PHONES), said(question, praise))
    assert statuses(found)[PHONES] == "not_raised"


def test_a_question_that_was_not_inspected_is_not_reinspected(
    diff: Diff, question: Question
) -> None:
    new = question(CRIME, prose="Our judgment of 2016 has been carried over.")
    found = diff(question(CRIME, PHONES), new, cycles=("2016", "2018/19"))
    assert statuses(found) == {PHONES: "not_reinspected"}


def test_a_question_that_is_not_asked_again_is_not_reinspected(
    diff: Diff, question: Question
) -> None:
    found = diff(question(CRIME, PHONES) + question(PEOPLE), question(PEOPLE))
    assert statuses(found) == {PHONES: "not_reinspected"}


def test_another_pillar_proves_nothing(report: Report, question: Question) -> None:
    asked = "To what extent does the force treat its workforce with fairness and respect?"
    new = report("2017", question(asked), title="PEEL: Police legitimacy 2017")
    found = compare(report("2016", question(CRIME, PHONES)), new)
    assert statuses(found) == {PHONES: "not_reinspected"}


def test_another_force_proves_nothing(report: Report, question: Question) -> None:
    new = report("2017", question(CRIME), force="Brackenshire Constabulary")
    found = compare(report("2016", question(CRIME, PHONES)), new)
    assert statuses(found) == {PHONES: "not_reinspected"}


# ---- answered ------------------------------------------------------------------------------------------


CAUTIOUS = "not_raised"
"""Where the program does not believe an answer, it shows the passage and claims nothing."""


@pytest.mark.parametrize(
    ("answer", "true"),
    [
        ("This has been rectified.", "resolved"),
        ("Phones no longer wait to be examined.", "resolved"),
        ("The delay has been eliminated.", "resolved"),
        ("Some progress has been made, but more work is needed.", "partly_resolved"),
        ("This has been rectified in high-risk cases.", "partly_resolved"),
        (
            "The force has improved this, although phones from Oxley still wait.",
            "partly_resolved",
        ),
        ("This has not been done.", "persisting"),
        ("Since then, the wait has become longer.", "persisting"),
        ("Little progress has been made.", "persisting"),
    ],
)
def test_what_the_newer_report_says_of_it_is_told_truly_or_shown(
    diff: Diff, question: Question, answer: str, true: str
) -> None:
    found = only(diff(question(CRIME, PHONES), said(question, f"{RECALL} {answer}")))
    assert found.status.value in (true, CAUTIOUS)
    assert RECALL in " ".join(x.text for x in (*found.evidence, *found.passages))


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("This has been rectified.", "resolved"),
        ("This has been fully addressed.", "resolved"),
        ("This remains an area for improvement.", "persisting"),
        ("We have not closed this area for improvement.", "persisting"),
    ],
)
def test_what_the_newer_report_says_of_it_plainly_decides(
    diff: Diff, question: Question, answer: str, status: str
) -> None:
    found = diff(question(CRIME, PHONES), said(question, f"{RECALL} {answer}"))
    assert statuses(found) == {PHONES: status}


def test_the_answer_may_stand_under_another_question(diff: Diff, question: Question) -> None:
    new = question(CRIME) + question(PEOPLE, prose=f"{RECALL} This has been rectified.")
    assert statuses(diff(question(CRIME, PHONES), new)) == {PHONES: "resolved"}


def test_what_is_resolved_is_quoted_with_its_line(diff: Diff, question: Question) -> None:
    found = diff(question(CRIME, PHONES), said(question, f"{RECALL} This has been rectified."))
    (evidence,) = only(found).evidence
    assert (evidence.line, evidence.verdict) == (8, "improved")


def test_a_restated_demand_outweighs_praise(diff: Diff, question: Question) -> None:
    new = said(question, f"{RECALL} This has been rectified.", PHONES)
    assert statuses(diff(question(CRIME, PHONES), new)) == {PHONES: "persisting"}


def test_an_answer_to_another_point_is_none(diff: Diff, question: Question) -> None:
    other = (
        "Our 2016 report said that the force should paint its dog vans. This has been done in full."
    )
    found = diff(question(CRIME, PHONES), said(question, other))
    assert statuses(found) == {PHONES: "not_raised"}


# ---- raised in both --------------------------------------------------------------------------------------


def test_the_same_demand_persists(diff: Diff, question: Question) -> None:
    found = only(diff(question(CRIME, PHONES), question(CRIME, PHONES)))
    assert (found.status, found.why) == (
        "persisting",
        "Both reports ask for the same, word for word.",
    )


def test_a_reworded_demand_persists(diff: Diff, question: Question) -> None:
    reworded = (
        "The force must reduce the wait of seized phones for examination by its digital unit."
    )
    found = only(diff(question(CRIME, PHONES), question(CRIME, reworded)))
    assert (found.status, found.old[0].text, found.new[0].text) == ("persisting", PHONES, reworded)


def test_what_was_reworded_is_marked(diff: Diff, question: Question) -> None:
    found = only(diff(question(CRIME, PHONES), question(CRIME, PHONES.replace("should", "must"))))
    assert [w[1].strip() for w in found.wording if w[0] != "equal"] == ["should", "must"]


def test_must_for_should_weighs(diff: Diff, question: Question) -> None:
    found = only(diff(question(CRIME, PHONES), question(CRIME, PHONES.replace("should", "must"))))
    assert [found.wording[at][1].strip() for at in found.weighty] == ["should", "must"]


def test_two_demands_on_other_things_are_not_linked(diff: Diff, question: Question) -> None:
    found = diff(question(CRIME, PHONES), question(CRIME, DOGS))
    assert statuses(found) == {PHONES: "not_raised", DOGS: "new"}


CONCERN = """
## Investigating crime

**Inadequate**

### Cause of concern

The time that seized phones wait to be examined by the digital unit is a cause of concern.

### Recommendations

- The force should immediately reduce the time that seized phones wait to be examined.

"""
LATER = ("2018/19", "2018/19")


def area(question: Question) -> str:
    return question(CRIME, PHONES)


def test_an_area_that_became_a_cause_of_concern_is_escalated(
    diff: Diff, question: Question
) -> None:
    found = diff(area(question), CONCERN, cycles=("2016", "2018/19"))
    assert "escalated" in statuses(found).values()


def test_a_cause_of_concern_that_became_an_area_is_de_escalated(
    diff: Diff, question: Question
) -> None:
    found = diff(CONCERN, area(question), cycles=("2016", "2018/19"))
    assert "de_escalated" in statuses(found).values()


def concerned(name: str, concern: str, recommendation: str) -> str:
    return (
        f"## {name}\n\n**Inadequate**\n\n### Cause of concern\n\n{concern}\n\n"
        f"### Recommendations\n\n- {recommendation}\n\n"
    )


def test_a_concern_goes_to_the_concern_where_its_recommendation_fits_a_little_better(
    diff: Diff,
) -> None:
    old = concerned(
        CRIME,
        "Seized phones and tablets wait on shelves, where evidence is lost.",
        "The force should reduce the time that seized phones and tablets wait to be examined.",
    )
    new = concerned(
        CRIME,
        "It still takes far too long before seized phones and tablets are examined.",
        "The force should hire staff with a licence for the laboratory in the county town.",
    )
    linked = [c for c in diff(old, new).findings if c.old and c.new]
    assert [(c.old[0].kind, c.new[0].kind) for c in linked] == [("cause_of_concern",) * 2]


def test_a_recommendation_that_becomes_an_area_brings_its_concern_along(
    diff: Diff, question: Question
) -> None:
    old = concerned(
        CRIME,
        "Evidence from seized phones comes too late, and suspects are released without a charge.",
        "The force should examine nine in ten seized phones within a month of the arrest.",
    )
    new = question(CRIME, "The force should examine seized phones within a fortnight of an arrest.")
    linked = [c for c in diff(old, new).findings if c.old and c.new]
    assert [[ref.kind.value for ref in c.old] for c in linked] == [
        ["cause_of_concern", "recommendation"]
    ]
    assert [c.status.value for c in linked] == ["de_escalated"]


def test_a_concern_may_be_raised_again_under_a_question_that_was_not_asked(
    diff: Diff, question: Question
) -> None:
    old = concerned(
        PEOPLE,
        "Officers reach vulnerable victims too late, and the force has known this for three years.",
        DOGS,
    )
    new = concerned(
        "Responding to the public",
        "The force comes too late to those who call, and vulnerable victims are left at risk.",
        PHONES,
    )
    found = diff(old, question(PEOPLE) + new, cycles=("2018/19", "2021/22"))
    (concern,) = (c for c in found.findings if c.kind == "cause_of_concern")
    assert (concern.status, concern.new[0].heading) == ("persisting", "Responding to the public")


def plainly(question: Question, demand: str) -> str:
    return question(CRIME, demand).replace("Areas for improvement", "Recommendations")


@pytest.mark.parametrize("turned", [False, True])
def test_a_recommendation_says_nothing_of_weight(
    diff: Diff, question: Question, turned: bool
) -> None:
    pair = [plainly(question, PHONES), question(CRIME, PHONES)]
    found = only(diff(*(pair[::-1] if turned else pair)))
    names = ["a recommendation", "an area for improvement"]
    before, after = names[::-1] if turned else names
    assert (found.status, found.why) == ("persisting", f"What was {before} is now {after}.")


def test_an_item_that_became_a_recommendation_is_no_cause_of_concern(
    diff: Diff, question: Question
) -> None:
    new = CONCERN.replace(
        "reduce the time that seized phones wait to be examined",
        "interview every child within three days of the return home",
    ).replace(CRIME, PEOPLE)
    found = diff(question(PEOPLE, LEAD, items=ITEMS), new, cycles=("2016", "2018/19"))
    (item, *_) = next(c for c in found.findings if c.items).items
    assert (item.status, item.why) == (
        "persisting",
        "What was an area for improvement is now a recommendation.",
    )


DIGITAL = "The force should reduce the time that seized phones wait to be examined"
SPLIT_ONE = f"{DIGITAL}."
SPLIT_TWO = "The force should tell victims why a case against a suspect is closed without a charge."
WHOLE = (
    f"{DIGITAL}, and should tell victims why a case against a suspect is closed without a charge."
)


def test_one_that_became_two_is_one_change(diff: Diff, question: Question) -> None:
    found = only(diff(question(CRIME, WHOLE), question(CRIME, SPLIT_ONE, SPLIT_TWO)))
    assert (found.status, len(found.old), len(found.new)) == ("persisting", 1, 2)


def test_two_that_became_one_are_one_change(diff: Diff, question: Question) -> None:
    found = only(diff(question(CRIME, SPLIT_ONE, SPLIT_TWO), question(CRIME, WHOLE)))
    assert (found.status, len(found.old), len(found.new)) == ("persisting", 2, 1)


def test_the_wording_of_a_split_runs_over_both(diff: Diff, question: Question) -> None:
    found = only(diff(question(CRIME, WHOLE), question(CRIME, SPLIT_ONE, SPLIT_TWO)))
    new = "".join(text for op, text in found.wording if op != "delete")
    assert new == f"{SPLIT_ONE}\n{SPLIT_TWO}"


# ---- practice ---------------------------------------------------------------------------------------------

WALKS = "Officers and residents walk the estates together to plan where lights are needed"
SONGS = "Residents and officers plan a festival of songs for the children of the harbour"


def praised(title: str, prose: str = "") -> str:
    return (
        f"## {CRIME}\n\n**Good**\n\n### Promising practice\n\n**{title}**\n\nIt began last year.\n\n"
        f"### How calls are graded\n\n{prose or 'The force knows its neighbourhoods well.'}\n\n"
    )


def praise(diff: Diff, old: str, new: str) -> list[tuple[str, str]]:
    found = diff(old, new, cycles=("2021/22", "2023-25"))
    return [(change.status.value, change.why) for change in found.findings]


def test_two_practices_under_one_question_are_not_one_for_that(diff: Diff) -> None:
    found = praise(diff, praised(WALKS), praised(SONGS))
    assert [status for status, _ in found] == ["new", "not_raised"]


def test_a_practice_that_is_listed_again_asks_for_nothing(diff: Diff) -> None:
    again = praised(f"{WALKS} next")
    assert praise(diff, praised(WALKS), again) == [
        ("persisting", "Both reports praise the same in other words.")
    ]


def test_a_practice_that_is_only_spoken_of_is_not_raised(diff: Diff, question: Question) -> None:
    told = "The walks on which residents and officers plan lights for the estates are held weekly."
    ((status, _),) = praise(diff, praised(WALKS), question(CRIME, prose=told))
    assert status == "not_raised"


def test_silence_on_a_practice_claims_nothing_of_it_being_done(
    diff: Diff, question: Question
) -> None:
    ((_, why),) = praise(diff, praised(WALKS), question(CRIME))
    assert "asks" not in why


# ---- items -----------------------------------------------------------------------------------------------

LEAD = "The force should improve its work with missing children by making sure that it:"
ITEMS = (
    "interviews every child within three days of the return home;",
    "keeps a register of the places from which children go missing; and",
    "trains volunteers to search the river banks with thermal cameras.",
)


def fates(diff: InspectionDiff) -> list[str]:
    return [item.status.value for item in only(diff).items]


def test_every_item_has_a_fate(diff: Diff, question: Question) -> None:
    old = question(PEOPLE, LEAD, items=ITEMS)
    assert fates(diff(old, question(PEOPLE))) == ["not_raised"] * 3


def test_items_that_are_listed_again_persist(diff: Diff, question: Question) -> None:
    old = question(PEOPLE, LEAD, items=ITEMS)
    assert fates(diff(old, old)) == ["persisting"] * 3


def test_an_item_may_be_resolved_alone(diff: Diff, question: Question) -> None:
    answer = (
        "In 2016 we said that the force should interview every child within three days of the return "
        "home. This has been rectified."
    )
    old = question(PEOPLE, LEAD, items=ITEMS)
    assert fates(diff(old, question(PEOPLE, prose=answer)))[0] == "resolved"


def test_a_finding_whose_items_differ_is_partly_resolved(diff: Diff, question: Question) -> None:
    answer = (
        "In 2016 we said that the force should interview every child within three days of the return "
        "home. This has been rectified."
    )
    old = question(PEOPLE, LEAD, items=ITEMS)
    found = diff(old, question(PEOPLE, prose=answer))
    assert only(found).status == "partly_resolved"


def test_an_item_may_become_a_finding_of_its_own(diff: Diff, question: Question) -> None:
    alone = "The force should train its volunteers to search the river banks with thermal cameras."
    found = diff(question(PEOPLE, LEAD, items=ITEMS), question(PEOPLE, alone))
    items = [item for change in found.findings for item in change.items]
    assert [(i.status.value, [r.text for r in i.new]) for i in items][2] == ("persisting", [alone])


def test_items_of_a_question_that_was_not_inspected_share_its_fate(
    diff: Diff, question: Question
) -> None:
    new = question(PEOPLE, prose="Our judgment of 2016 has been carried over.")
    found = diff(question(PEOPLE, LEAD, items=ITEMS), new, cycles=("2016", "2018/19"))
    assert fates(found) == ["not_reinspected"] * 3


# ---- laws ------------------------------------------------------------------------------------------------


def test_every_finding_stands_in_one_change(diff: Diff, question: Question) -> None:
    found = diff(question(CRIME, PHONES, DOGS), question(CRIME, SPLIT_TWO, PHONES))
    assert sorted(r.id for c in found.findings for r in c.old) == ["f1", "f2"]


def test_a_report_compared_with_itself_says_that_all_persists(
    diff: Diff, question: Question
) -> None:
    text = said(question, f"{RECALL} This has been rectified.", PHONES, DOGS)
    assert set(statuses(diff(text, text, cycles=("2017", "2017"))).values()) == {"persisting"}


def test_every_change_says_why(diff: Diff, question: Question) -> None:
    found = diff(question(CRIME, PHONES, DOGS), question(CRIME, SPLIT_TWO, DOGS))
    assert all(change.why.endswith(".") for change in found.findings)


def test_the_worst_news_comes_first(diff: Diff, question: Question) -> None:
    new = said(question, f"{RECALL} This has been rectified.", DOGS)
    found = diff(question(CRIME, PHONES, DOGS), new)
    assert [c.status for c in found.findings] == ["persisting", "resolved"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The force should read every officer's file - each week.",
         "The force should read every officer’s file – each week."),
        ("The force should mend its cafe\u0301.", "The force should mend its café."),
        ("The force should count its keys each week.", "The force should count its\u00a0keys each week."),
    ],
)  # fmt: skip
def test_the_same_letters_are_the_same_words(
    diff: Diff, question: Question, old: str, new: str
) -> None:
    assert "word for word" in only(diff(question(CRIME, old), question(CRIME, new))).why
