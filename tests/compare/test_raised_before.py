"""A newer finding of which the report says itself that an inspection beside the older one raised it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Confidence, FindingChange, InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

SKILLS = "The force should make a register of the skills of its lifeboat crews."
PILOTS = "The force should test how well its harbour pilots lead their teams."
TALENT = "The force should find gifted divers early and train them."
LANTERNS = "The force should mend the lanterns on its jetties."


@pytest.fixture
def newer(diff: Diff, question: Question) -> Callable[[str], dict[str, FindingChange]]:
    """The newer findings of a report of 2018/19 by their text, with some prose under their question."""

    def run(prose: str) -> dict[str, FindingChange]:
        old = question("Protecting vulnerable people", "The force should check its wells.")
        body = question("Meeting current demands", SKILLS, PILOTS, TALENT, LANTERNS)
        found = diff(old, f"{body}\n\n{prose}\n", cycles=("2016", "2018/19"))
        return {change.new[0].text: change for change in found.findings if not change.old}

    return run


Newer = Callable[[str], dict[str, FindingChange]]


def quoted(change: FindingChange) -> str:
    return " | ".join(one.text for one in change.evidence)


ENUMERATED = (
    "Our 2017 efficiency report identified two areas for improvement. One was that the force should "
    "make a register of the skills of its lifeboat crews.\n\n"
    "The second was that the force should test how well its harbour pilots lead their teams.\n\n"
    "We found that the force has not fully addressed either area. It has made limited progress with "
    "the skills of its crews. It has made even less progress in testing how its harbour pilots lead."
)


def test_every_point_that_a_recall_goes_through_was_raised_before(newer: Newer) -> None:
    found = newer(ENUMERATED)
    assert {text for text, change in found.items() if change.status is Status.RECURRING} == {
        SKILLS,
        PILOTS,
    }


def test_the_sentence_that_names_the_point_is_quoted_with_the_judgement_on_it(
    newer: Newer,
) -> None:
    told = quoted(newer(ENUMERATED)[PILOTS])
    assert "Our 2017 efficiency report identified two areas" in told
    assert "The second was" in told
    assert "has not fully addressed either area" in told
    assert "even less progress" in told
    assert "One was" not in told


def test_the_judgement_on_another_of_the_points_is_not_quoted(newer: Newer) -> None:
    told = quoted(newer(ENUMERATED)[SKILLS])
    assert "limited progress with the skills" in told
    assert "even less progress" not in told


def test_a_recall_that_points_back_is_quoted_with_what_it_points_at(newer: Newer) -> None:
    found = newer(
        "The force does not find gifted divers early enough. This was also an area for improvement in "
        "2017, and we are disappointed that it has made little progress."
    )[TALENT]
    assert found.status is Status.RECURRING
    assert "gifted divers" in quoted(found)
    assert "little progress" in quoted(found)


def test_a_plain_recall_of_the_point_is_certain(newer: Newer) -> None:
    assert newer(ENUMERATED)[PILOTS].confidence is Confidence.HIGH


def test_a_recall_of_something_else_beside_the_point_is_not_its_own(newer: Newer) -> None:
    found = newer(
        "The lanterns on the jetties are bright. Our 2017 efficiency report asked for more boats."
    )
    assert found[LANTERNS].status is Status.NEW


def test_a_recall_that_shares_only_the_subject_with_a_point_is_not_its_own(newer: Newer) -> None:
    found = newer(
        "The force has no register of the skills of its lifeboat crews. After an inspection of boats in "
        "2010, which found their crews in poor order, the crews of many boats have been changed."
    )
    assert {change.status for change in found.values()} == {Status.NEW}


def test_what_somebody_else_told_is_no_recall(newer: Newer) -> None:
    found = newer("Divers told us that nobody had mended the lanterns on the jetties since 2017.")
    assert found[LANTERNS].status is Status.NEW


def test_a_judgement_on_the_first_and_the_second_of_them_is_quoted(newer: Newer) -> None:
    found = newer(
        "Our 2017 efficiency report identified two areas for improvement. It said that the force should "
        "make a register of the skills of its lifeboat crews, and test how well its harbour pilots lead. "
        "The force has made some progress with the second of these, but almost none with the first."
    )[SKILLS]
    assert "almost none with the first" in quoted(found)


def test_a_sentence_of_another_paragraph_that_shares_one_word_is_no_judgement(newer: Newer) -> None:
    found = newer(
        "Our 2017 report said that the force should mend the lanterns on its jetties.\n\n"
        "The jetties have improved the look of the town."
    )[LANTERNS]
    assert "look of the town" not in quoted(found)


def test_a_recall_that_says_all_itself_is_quoted_without_the_sentence_before_it(
    newer: Newer,
) -> None:
    found = newer(
        "We went out with the keeper of the lanterns, and we liked the jetties. Our 2017 inspection of "
        "harbours had asked the force to mend its lanterns."
    )[LANTERNS]
    assert found.status is Status.RECURRING
    assert "liked the jetties" not in quoted(found)


@pytest.mark.parametrize(
    "recall",
    [
        "Our diving safety inspection in 2018 asked for a register of the skills of lifeboat crews.",
        "HMICFRS drew attention to the skills of lifeboat crews in its diving inspection of 2016.",
        "Our joint inspection of harbours in 2015 pointed out the skills that lifeboat crews lacked.",
    ],
    ids=["in the year of the newer report", "in the year of the older report", "by another verb"],
)
def test_an_inspection_of_another_name_raised_it_in_whatever_year(
    newer: Newer, recall: str
) -> None:
    assert newer(recall)[SKILLS].status is Status.RECURRING


def test_the_inspection_that_reports_did_not_raise_it_before(newer: Newer) -> None:
    found = newer("Our 2018/19 inspection found that lifeboat crews need a register of skills.")
    assert found[SKILLS].status is Status.NEW
