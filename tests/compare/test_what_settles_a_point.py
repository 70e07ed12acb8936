"""What settles a point, and what only sounds like it: a false "resolved" is worse than no answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import FindingChange, InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

CRIME = "Investigating crime"
PEOPLE = "Protecting vulnerable people"
AFTER = "The canteen was painted in the spring, and the choir meets there on Tuesdays."

PHONES = (
    "The force should reduce the time that seized phones wait to be examined by its digital unit."
)
RECALL = "In 2016 we said that seized phones wait too long to be examined by the digital unit."
BAIL = "The force should make sure that sergeants review the bail of each suspect every month."
RECALL_BAIL = "In 2016 we said that sergeants should review the bail of each suspect every month."
VIDEO = "The force should make sure that officers use body-worn video when they search a person."
RECALL_VIDEO = (
    "In 2016 we found that officers did not use body-worn video when they searched a person."
)

SETTLED = {
    "closed in so many words": (PHONES, f"{RECALL} This has been put right."),
    "closed two sentences later": (
        PHONES,
        f"{RECALL} The unit has moved to new offices. Seized phones no longer wait to be examined.",
    ),
    "done, and named again": (BAIL, f"{RECALL_BAIL} Sergeants now review bail every month."),
    "done, and said of this": (BAIL, f"{RECALL_BAIL} They now do this."),
    "told by the inspectorate": (PHONES, f"{RECALL} We found that this has been put right."),
    "shown by its review": (
        PHONES,
        f"{RECALL} Our review of forty cases showed that the delay has been eliminated.",
    ),
    "closed as an area for improvement": (
        BAIL,
        f"{RECALL_BAIL} It has trained all of them. We have therefore closed this area for improvement.",
    ),
    "said in short": (BAIL, f"{RECALL_BAIL} They now do."),
    "good, of nothing else": (
        BAIL,
        "In 2016 we found the review of the bail of each suspect by sergeants to be poor. "
        "The review of bail is now consistently good.",
    ),
    "recalled in few of its words, and in no others": (
        "The force should adopt a single register of seized phones to enable it to return them sooner, "
        "and to answer the questions of owners, insurers and courts.",
        "In 2016 we identified the lack of a single register of seized phones. This has been put right.",
    ),
    "a verb behind a plural": (
        "The force should make sure that it reviews all visits to registered dealers and clears the "
        "backlog.",
        "In 2016 we said that the force had a backlog of visits to registered dealers. "
        "The backlog has been cleared.",
    ),
    "both things asked together": (
        "The force should reduce how long seized phones and computers wait for its digital unit.",
        "In 2016 we said that seized phones and computers wait too long. "
        "The backlog of phones has been cleared, and so has that of computers.",
    ),
    "nearly all": (BAIL, f"{RECALL_BAIL} This has been done in 97 percent of cases."),
    "limited to what was asked": (
        VIDEO,
        f"{RECALL_VIDEO} This has been put right when officers search a person.",
    ),
    "done by the force under its own name": (
        PHONES,
        f"{RECALL} Marlshire Police has cleared its backlog of seized phones.",
    ),
    "said without a recall of exactly the point": (
        BAIL,
        "Sergeants now review the bail of each suspect every month.",
    ),
}  # fmt: skip
"""By what it shows: (what the older report asked for, what the newer one says)."""

NOT_SETTLED = {
    "a practice of something else": (
        PHONES,
        f"{RECALL} The unit works on Saturdays. Its laboratory is now accredited.",
    ),
    "a closing of something else": (
        PHONES,
        f"{RECALL} The unit has moved. Problems with the heating have been resolved.",
    ),
    "a practice that shares one word": (
        VIDEO,
        f"{RECALL_VIDEO} Officers now have smartphones as well.",
    ),
    "another force": (PHONES, f"{RECALL} Oxshire Police has cleared its backlog of phones."),
    "asked of another body": (
        PHONES,
        "In 2016 we asked the fire and rescue service to reduce the time that seized phones wait to be "
        "examined. It has done so.",
    ),
    "found of many forces": (
        PHONES,
        "In 2016 we found that in many forces seized phones wait too long to be examined. "
        "Most have since put this right.",
    ),
    "found of another force": (
        PHONES,
        "In 2016 we found that in Oxshire Police seized phones wait too long for its digital unit. "
        "This has been put right.",
    ),
    "another kind of the same": (
        "The force should make sure that victims of rape are told when a suspect is released.",
        "In 2016 we said that victims of burglary should be told when a suspect is released. "
        "This has been put right.",
    ),
    "another kind, and praised": (
        "The force should make sure that a panel of residents reviews its use of force.",
        "A panel of residents reviews its use of stop and search, and the panel is effective.",
    ),
    "one of two things recalled": (
        "The force should make sure that sergeants have the training and time to review bail.",
        "In 2016 we found that sergeants lacked training to review bail. This has been put right.",
    ),
    "a rest that follows without a contrast": (
        PHONES,
        f"{RECALL} Those of suspects no longer wait. There remain about 150 phones of witnesses.",
    ),
    "most forces": (PHONES, f"{RECALL} Most forces have resolved this."),
    "another public body": (PHONES, f"{RECALL} The council has cleared its own backlog of phones."),
    "told by a board": (PHONES, f"{RECALL} The minutes record that the delay has been eliminated."),
    "told to the inspectorate": (PHONES, f"{RECALL} We were told this has been put right."),
    "printed in a leaflet": (PHONES, f"{RECALL} A leaflet says this has been put right."),
    "not believed": (PHONES, f"{RECALL} We could not establish whether this has been put right."),
    "for some only": (PHONES, f"{RECALL} This has been put right for detectives."),
    "in one place only": (BAIL, f"{RECALL_BAIL} This has been dealt with at the northern suite."),
    "a minority": (BAIL, f"{RECALL_BAIL} This has been done in 40 percent of cases."),
    "so many of so many": (BAIL, f"{RECALL_BAIL} Reviews have been completed in 12 of 30 cases."),
    "one of two things asked together": (
        "The force should reduce how long seized phones and computers wait for its digital unit.",
        "In 2016 we said that seized phones and computers wait too long. "
        "The backlog of phones has been cleared.",
    ),
    "with an exception": (BAIL, f"{RECALL_BAIL} Other than at weekends, this has been addressed."),
    "in a plan": (BAIL, f"{RECALL_BAIL} This has been addressed in the custody plan."),
    "by lowering the standard": (
        PHONES,
        f"{RECALL} The backlog has been cleared by lowering the standard.",
    ),
    "come back since": (
        PHONES,
        f"{RECALL} The backlog was cleared in May. By our visit it had recurred.",
    ),
    "taken back by a number": (
        PHONES,
        f"{RECALL} The backlog has been cleared. The backlog stood at 412 in October.",
    ),
    "good, without a word of how it is done": (
        BAIL,
        "The force has a clear picture of how often sergeants review the bail of each suspect.",
    ),
}  # fmt: skip
"""The same for what does not."""


@pytest.fixture(scope="module")
def change(diff: Diff, question: Question) -> Callable[[str, str], FindingChange]:
    """What became of a point of 2016 by what the report of 2017 says."""

    def run(asked: str, said: str) -> FindingChange:
        old = question(CRIME, asked) + question(PEOPLE)
        new = question(CRIME, prose=f"{said}\n\n{AFTER}") + question(PEOPLE)
        return diff(old, new).findings[0]

    return run


def shown(change: FindingChange) -> str:
    """All that is quoted for a point."""
    return " ".join(x.text for x in (*change.evidence, *change.passages))


def cases(table: dict[str, tuple[str, str]]) -> pytest.MarkDecorator:
    """Each case of a table under its name."""
    return pytest.mark.parametrize(("asked", "said"), table.values(), ids=list(table))


@cases(SETTLED)
def test_a_point_is_resolved_where_the_report_says_so(
    change: Callable[[str, str], FindingChange], asked: str, said: str
) -> None:
    assert change(asked, said).status is Status.RESOLVED


@cases(SETTLED)
def test_a_point_that_is_settled_is_never_told_as_open(
    change: Callable[[str, str], FindingChange], asked: str, said: str
) -> None:
    assert change(asked, said).status in (Status.RESOLVED, Status.NOT_RAISED)


@cases(SETTLED)
def test_what_settles_a_point_is_shown(
    change: Callable[[str, str], FindingChange], asked: str, said: str
) -> None:
    assert said[:40] in shown(change(asked, said))


@cases(NOT_SETTLED)
def test_a_point_is_not_resolved_by_what_only_sounds_like_it(
    change: Callable[[str, str], FindingChange], asked: str, said: str
) -> None:
    assert change(asked, said).status is not Status.RESOLVED


def test_bad_news_of_the_earlier_inspection_is_not_the_answer(
    change: Callable[[str, str], FindingChange],
) -> None:
    found = change(BAIL, f"{RECALL_BAIL} In 2016, bail was poorly supervised. They now do this.")
    assert found.status in (Status.RESOLVED, Status.NOT_RAISED)
    assert RECALL_BAIL in shown(found)


def test_what_was_done_since_is_no_full_answer(change: Callable[[str, str], FindingChange]) -> None:
    done = "The force has since given each sergeant a monthly list of bail to review."
    assert change(BAIL, f"{RECALL_BAIL} {done}").status is not Status.RESOLVED


def test_what_was_done_elsewhere_is_none(change: Callable[[str, str], FindingChange]) -> None:
    found = change(BAIL, f"{RECALL_BAIL} The force has since opened a museum.")
    assert found.status is Status.NOT_RAISED


@pytest.mark.parametrize(
    "praise",
    [
        "The sergeants' monthly review of the bail of each suspect is thorough.",
        "Sergeants are good at reviewing the bail of each suspect every month.",
    ],
)
def test_praise_of_the_point_is_shown_and_never_told_as_open(
    change: Callable[[str, str], FindingChange], praise: str
) -> None:
    found = change(BAIL, praise)
    assert found.status in (Status.RESOLVED, Status.PARTLY_RESOLVED, Status.NOT_RAISED)
    assert praise in shown(found)


CAUSE = """\
### Cause of concern

{concern}

### Recommendations

By March 2017 the force should:

(a) train its station officers; and

(b) repair the bell.

"""


@pytest.fixture(scope="module")
def of_a_cause(diff: Diff, question: Question) -> Callable[..., Status]:
    """What became of the first cause of concern of 2016 by what the report of 2017 says."""

    def run(said: str, *concerns: str) -> Status:
        causes = "".join(CAUSE.format(concern=concern) for concern in concerns)
        old = question(CRIME) + causes + question(PEOPLE)
        found = diff(old, question(CRIME, prose=f"{said}\n\n{AFTER}") + question(PEOPLE)).findings
        return next(c.status for c in found if c.old and c.old[0].text == concerns[0])

    return run


NIGHT = "The force leaves people who come to its stations at night without help."
LOST = "The force loses one in three of the objects that are handed in."


def test_the_only_cause_of_concern_needs_no_words_of_its_own(
    of_a_cause: Callable[..., Status],
) -> None:
    said = "In 2016 we had a cause of concern about the front counters. It has been discharged."
    assert of_a_cause(said, NIGHT) is Status.RESOLVED


def test_one_of_two_causes_of_concern_does(of_a_cause: Callable[..., Status]) -> None:
    said = "In 2016 we had a cause of concern about the front counters. It has been discharged."
    assert of_a_cause(said, NIGHT, LOST) is not Status.RESOLVED


CLOSED_BY_NAME = [
    "The cause of concern that we issued has been discharged.",
    "The cause of concern that we raised about this is closed.",
    "I have discharged the cause of concern that I raised.",
    "All 40 counters are staffed at night. Our cause of concern has been lifted.",
    "The cause of concern that HMIC identified in 2016 has been removed.",
]


@pytest.mark.parametrize("said", CLOSED_BY_NAME)
def test_nor_does_it_need_a_recall(of_a_cause: Callable[..., Status], said: str) -> None:
    assert of_a_cause(said, NIGHT) is Status.RESOLVED


@pytest.mark.parametrize("said", CLOSED_BY_NAME)
def test_of_two_it_does(of_a_cause: Callable[..., Status], said: str) -> None:
    assert of_a_cause(said, NIGHT, LOST) is not Status.RESOLVED


@pytest.mark.parametrize(
    "said",
    [
        "The cause of concern that we issued has not been discharged.",
        "The cause of concern that we issued about the custody of prisoners has been discharged.",
        "The force believes that the cause of concern has been discharged.",
        "The cause of concern that we issued will be discharged in the spring.",
        "The board's cause of concern has been discharged.",
        "One cause of concern in five is discharged within a year.",
    ],
)
def test_what_closes_no_such_cause_settles_nothing(
    of_a_cause: Callable[..., Status], said: str
) -> None:
    assert of_a_cause(said, NIGHT) is not Status.RESOLVED


def test_a_cause_of_concern_that_remains_persists(of_a_cause: Callable[..., Status]) -> None:
    said = "In 2016 we had a cause of concern about the front counters. It remains in place."
    assert of_a_cause(said, NIGHT) is Status.PERSISTING


def test_a_recall_without_a_clear_verdict_is_shown(
    change: Callable[[str, str], FindingChange],
) -> None:
    found = change(BAIL, f"{RECALL_BAIL} This has changed.")
    assert (found.status, found.confidence.value) == (Status.NOT_RAISED, "low")
    assert RECALL_BAIL in shown(found)


def test_a_recall_of_another_subject_settles_nothing(
    change: Callable[[str, str], FindingChange],
) -> None:
    found = change(
        "The force should improve the supervision of investigations.",
        "In 2016 we said that officers should be trained in the rules of disclosure. All officers and "
        "investigators have now been trained. The force has fully implemented our recommendation.",
    )
    assert found.status is Status.NOT_RAISED


def test_an_answer_of_which_the_next_sentence_takes_some_back_is_not_persisting(
    change: Callable[[str, str], FindingChange],
) -> None:
    found = change(
        BAIL,
        f"{RECALL_BAIL} The force has complied with most of this. Sergeants still do not review the bail "
        "of each suspect in the north.",
    )
    assert found.status in (Status.PARTLY_RESOLVED, Status.NOT_RAISED)
    assert RECALL_BAIL in shown(found)


@pytest.mark.parametrize("count", [36, 38, 40])
def test_nearly_all_of_a_sample_is_never_told_as_open(
    change: Callable[[str, str], FindingChange], count: int
) -> None:
    asked = "The force should visit the owners of stolen tractors within two days."
    said = (
        "In 2016 we asked the force to visit the owners of stolen tractors within two days. "
        f"Of 40 owners of stolen tractors, {count} had been visited within two days."
    )
    assert change(asked, said).status is not Status.PERSISTING
